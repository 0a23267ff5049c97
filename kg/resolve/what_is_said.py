"""What a verb of saying or publishing says in the clauses behind its own (重申，反对停航)."""

from __future__ import annotations

import re

from kg.lexicon import words
from kg.resolve.verb_clause import VerbClause

_SAYING = ("opining-verbs", "announcing-verbs", "publishing-verbs", "own-report-verbs")
_LONGEST = 48
_TO_MARK = re.compile("[^，,。；;！!？?\\n]*")
_COMMAS = tuple("，,：:")


def told(clause: VerbClause, name: str) -> str:
    """A name with what is said, where there is room for it."""
    said = behind(clause)
    return name + said if len(name) + len(said) <= _LONGEST else name


def behind(clause: VerbClause) -> str:
    """What is said behind a clause that ends with the verb, up to the first clause that tells a deed; else empty."""
    folded, at = clause.analysis.document.folded, clause.trigger.end
    if not ends(clause):
        return ""
    said = ""
    while folded[at : at + 1] in _COMMAS:
        found = _TO_MARK.match(folded, at + 1)
        part = "".join(found[0].split()) if found else ""
        said, at = said + ("，" if said else "") + part, found.end() if found else len(folded)
        if not _leads_on(clause, part, at):
            return said
    return ""


def ends(clause: VerbClause) -> bool:
    """Whether a clause ends with a verb that says something, and others follow."""
    folded, end = clause.analysis.document.folded, clause.trigger.end
    says = any(words(name).ending(clause.trigger.of(folded)) for name in _SAYING)
    return says and not clause.behind() and folded[end : end + 1] in _COMMAS


def _leads_on(clause: VerbClause, part: str, end: int) -> bool:
    """Whether a clause only says when or has no verb, so that the one behind tells what is said."""
    tokens = [one for one in clause.home.tokens if end - len(part) <= one.span.start < end]
    verbal = any(one.pos in {"v", "vd"} for one in tokens)
    return not verbal or any(words(name).ending(part) for name in ("looking-back-words", "while-tails"))
