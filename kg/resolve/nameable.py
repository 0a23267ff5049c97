"""Which deeds a good name can be made of: one without a subject, or that begins with a preposition, says too little."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Analysis, Event, Token
from kg.relate.deed_roles import RULE
from kg.relate.grounds import OWN_DATES, TIMES
from kg.resolve import event_classes, event_labels, what_is_said
from kg.resolve.verb_clause import NOUNS, VerbClause

_RULES = frozenset({RULE, "event-verb"})
_VERBS = frozenset({"v", "vd"})
_BRINGS = ("making-verbs", "appointing-verbs", "entry-founding-verbs", "merging-verbs")
_LEADING = frozenset({"p", "u", "v", "vd"})


def nameable(analysis: Analysis, event: Event) -> bool:
    """Whether something but a verb names an event, or a good name can be made of the clause of its verb.

    What names a document or somebody that it is done to needs no subject (审议通过《…》, 任命某某为局长).
    """
    return _named(event) or _has_name(analysis, event)


def _dated(event: Event) -> bool:
    """Whether a day or year of its own tells that it was done, as lives and histories do without saying who did it."""
    return any(one.role in TIMES and one.evidence.rule in OWN_DATES for one in event.arguments)


def _named(event: Event) -> bool:
    return event.trigger != event.mention.span or event.mention.rule not in _RULES


def _bare(clause: VerbClause, event: Event) -> bool:
    """Whether a mishap of which nothing is told is but a noun that belongs to another."""
    if event.mention.type not in event_classes.alone() or event.arguments or event.participants:
        return False
    if any(one.pos in _VERBS for one in clause.inside()):
        return False
    behind = clause.behind()[:1]
    return any(one.pos in {"n", "nz"} and one.span.start == clause.trigger.end for one in behind)  # 爆炸声音


def _has_name(analysis: Analysis, event: Event) -> bool:
    clause = VerbClause.of(analysis, event.trigger)
    if clause is not None and ((event.mention.rule == "event-verb" and _bare(clause, event)) or _says_nothing(clause)):
        return False
    if clause is None or not any(one.pos in _VERBS for one in clause.inside()):
        return True
    called, verb = event_labels.label(analysis, (event,)), event.trigger.of(analysis.document.folded)
    first = clause.passing(clause.before())[:1]
    nothing = _nothing_but(event, called, verb) and not _befell(clause, event)
    nothing = nothing or bool(words("uttering-verbs").ending(called))  # 大声喊道：“…”
    surely = clause.needs_no_subject() or _dated(event)
    if nothing or surely or _opens_with_preposition(clause, called):
        return surely and not nothing
    if event.mention.rule == RULE and _points(clause):
        return not called.startswith(clause.text(first[0]))
    if not first and called.partition(verb)[0] in "".join(map(clause.text, clause.before())):
        struck = event.mention.type in event_classes.mishaps() and bool(clause.behind())  # 撞上停在路旁的轿车
        return "《" in called or struck or (event.mention.rule != RULE and _brings(clause, verb))
    named = not first or not called.startswith(clause.text(first[0])) or clause.named(first[0])
    return named or _begins_well(clause, first[0])


def _nothing_but(event: Event, called: str, verb: str) -> bool:
    """Whether a name is but the verb, and nothing but when it was is told."""
    return called == verb and all(one.role in TIMES for one in event.arguments)


def _befell(clause: VerbClause, event: Event) -> bool:
    """Whether a verb says that a mishap befell, which so is one whatever else is told of it (发生数次爆炸)."""
    before = map(clause.text, clause.before())
    return event.mention.type in event_classes.alone() and any(one in words("befalling-verbs") for one in before)


def _says_nothing(clause: VerbClause) -> bool:
    """Whether a clause ends with a verb of coming to what it does not name, or of saying what is too long to tell."""
    if clause.trigger.of(clause.analysis.document.folded) in words("event-attending") and not clause.behind():
        return True  # 某某与各方参加
    behind = clause.behind()
    if clause.trigger.of(clause.analysis.document.folded) == "通过" and behind:
        return bool(words("means-nouns").ending(clause.text(behind[-1])))  # 通过施压手段，…
    return what_is_said.ends(clause) and not what_is_said.told(clause, "")


def _opens_with_preposition(clause: VerbClause, called: str) -> bool:
    """Whether a name begins with a preposition and no subject stands behind it (经过十小时的扑救)."""
    opening = [one for one in clause.before() if called.startswith(clause.text(one))]
    return bool(opening) and opening[0].pos == "p" and not clause.subject_by_tree()


def _points(clause: VerbClause) -> bool:
    """Whether the subject only points at what was told before (这些人员, 当地; not 当地消防队)."""
    tokens = clause.passing(clause.before())
    text = clause.text(tokens[0]) if tokens else ""
    alone = len(clause.run(tokens)) < 2
    return any(words(name).longest(text, 0) for name in ("pointing-subjects", *(("pointing-places",) if alone else ())))


def _brings(clause: VerbClause, verb: str) -> bool:
    """Whether a verb tells enough without a subject: it makes or appoints what is named, or what befalls leads it."""
    behind = clause.behind()
    if any(clause.text(one) in words("befalling-verbs") for one in behind):
        return True  # 爆炸发生在码头
    return any(words(name).longest(verb, 0) for name in _BRINGS) and any(map(clause.named, behind))


def _begins_well(clause: VerbClause, first: Token) -> bool:
    """Whether the first word of a name tells who does it."""
    text = clause.text(first)
    if text in words("approximators"):
        return True  # 超过五万户断电
    if text in words("being-verbs") or text in words("third-persons"):
        return False
    if first.pos in _VERBS:
        return clause.has_own_subject()
    if first.pos not in _LEADING or clause.describes():  # 对货车泄漏的汽油进行稀释
        return True
    return clause.subject_by_tree() or _placed_first(clause)


def _placed_first(clause: VerbClause) -> bool:
    """Whether nouns follow a phrase that says in what or where (在人质事件中|27名匪徒被打死)."""
    before = clause.before()
    ends = [at for at, one in enumerate(before[:-1]) if clause.text(one) in words("phrase-closers")]
    return bool(ends) and before[ends[-1] + 1].pos in NOUNS
