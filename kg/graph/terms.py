"""Terms of a graph that the vocabulary does not know: a misspelt one would else go unchecked."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence

from kg.iri import KG, SCHEMA
from kg.rdf import Violation

_PLAIN_SCHEMA = SCHEMA.replace("https:", "http:")
_WORDS = {
    ("en", "unknown"): "The vocabulary has no such term.",
    ("zh", "unknown"): "词汇中没有这一术语。",
    ("en", "near"): "The vocabulary has no such term; did you mean {near}?",
    ("zh", "near"): "词汇中没有这一术语，是否应为 {near}？",
}


def unknown(
    classes: Collection[str], properties: Collection[str], known: Sequence[str], language: str
) -> Iterator[Violation]:
    """A violation for each class and property that bears the vocabulary's prefix, or schema.org's with http, in vain.

    Likewise for a class of schema.org that all but bears the name of one used here.
    """
    for term in sorted({*classes, *properties} - set(known)):
        ours = term.startswith((KG, _PLAIN_SCHEMA))
        near = (
            _near(term, known, 0.75 if ours else 0.9) if ours or (term in classes and term.startswith(SCHEMA)) else ""
        )
        if ours or near:
            message = _WORDS[language, "near" if near else "unknown"].format(near=near)
            yield Violation(focus=term, path="", message=message, severity="Violation", shape="", value="")


def _near(term: str, known: Sequence[str], cutoff: float) -> str:
    """The term most like it; of schema.org the same term with https, which alone is used here."""
    if term.startswith(_PLAIN_SCHEMA):
        return SCHEMA + term.removeprefix(_PLAIN_SCHEMA)
    names = {one.removeprefix(KG).removeprefix(SCHEMA).lower(): one for one in known if one.startswith((KG, SCHEMA))}
    name = term.removeprefix(KG).removeprefix(SCHEMA).lower()
    found = difflib.get_close_matches(name, names, n=1, cutoff=cutoff)
    return names[found[0]] if found else ""
