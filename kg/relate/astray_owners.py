"""Names that only describe something else: whose man or mission it is, what a deed is done to, half of a name."""

from __future__ import annotations

from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Argument, Event, Kind, Mention, Span
from kg.relate.clauses import Line
from kg.relate.one_role import AGENT_ROLES
from kg.relate.others import felt
from kg.relate.participants import object_phrase
from kg.relate.signs import above, top, word_at

_WHERE, _WITH, _COUNTRY = SCHEMA + "location", SCHEMA + "attendee", SCHEMA + "Country"
_HYPHENS = frozenset("-\u2010\u2013·・")
_BESIDE, _OF_NAME, _OF_TEXT, _DEED = "beside", "body-in-name", "article-subject", "clause-deed"
_FAR = frozenset({_BESIDE, _OF_TEXT, _DEED})
_NAMES = frozenset({"ORG", "PER", "LOC"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def astray(line: Line, event: Event, link: Argument) -> bool:
    """Whether the words beside a name show that it only describes another, or is what the deed is done to."""
    name = link.mention
    if name.kind not in {Kind.PLACE, Kind.ORGANISATION, Kind.PERSON}:
        return False
    if not line.sentence.span.contains(name.span):
        return link.role in AGENT_ROLES and link.evidence.rule in _FAR and _of_own_subject(line, link, event.trigger)
    if link.role == _WHERE:
        if _made_or_ended(line, link, event.trigger) or _felt_about(line, link, event.trigger):
            return True
        return _half(line, name) or _bound_for(line, link, event) or _done_to(line, link, event.trigger)
    return link.role in AGENT_ROLES and (_half(line, name) or _of_another(line, event, link))


def _of_another(line: Line, event: Event, link: Argument) -> bool:
    name = link.mention
    if _abroad(line, name) or _deputed(line, name) or _of_another_host(event, link):
        return True
    if _of_the_holder(line, event, link):
        return True
    return _in_description(line, link, event.trigger)


def _half(line: Line, name: Mention) -> bool:
    """Whether a hyphen or dot joins the name to characters beside it (甲斯坦-乙斯坦省, 本-格维尔, 路易-拿破仑)."""
    start, end = name.span.start, name.span.end
    beside = (line.folded[max(0, start - 2) : start][::-1], line.folded[end : end + 2])
    return any(len(one) == 2 and one[0] in _HYPHENS and "\u4e00" <= one[1] <= "\u9fff" for one in beside)


def _abroad(line: Line, name: Mention) -> bool:
    """Whether a country or town only tells whose mission it is that is abroad (甲国驻乙国使馆)."""
    at = line.token_at(name.span.end)
    return name.kind is Kind.PLACE and at is not None and line.folded[at.span.start] in words("stationed-marks")


def _deputed(line: Line, name: Mention) -> bool:
    """Whether someone else is the deputy of the person named (甲主席特别代表乙)."""
    tokens = line.between(name.span.end, line.clauses[line.clause_of(name.span.start)].end)[:3]
    nouns = []
    for token in tokens:
        if token.pos not in {"n", "b", "nz", "a"}:
            break
        nouns.append(line.text(token.span))
    return name.kind is Kind.PERSON and any(one in words("deputy-nouns") for one in nouns)


def _bound_for(line: Line, link: Argument, event: Event) -> bool:
    """Whether a place behind a verb of going only describes what goes there (开往甲市的客车相撞)."""
    before = [one for one in line.sentence.tokens if one.span.end == link.mention.span.start]
    if not before or before[0].span.overlaps(event.trigger) or before[0].pos not in {"v", "p"}:
        return False
    if not words("bound-for-endings").ending(line.text(before[0].span)):
        return False
    behind = line.between(link.mention.span.end, event.trigger.start)
    return any(line.text(one.span) in words("describing-particles") for one in behind)


def _done_to(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether a place is what the deed is done to or for: a country right behind the verb, a place behind 向."""
    name = link.mention
    if link.evidence.rule != _BESIDE:
        return False
    if name.type == _COUNTRY and name.span.start == trigger.end:
        return not words("direction-endings").ending(line.text(trigger))
    before = [one for one in line.sentence.tokens if one.span.end == name.span.start]
    return any(line.text(one.span) in words("object-prepositions") for one in before)


def _of_the_holder(line: Line, event: Event, link: Argument) -> bool:
    """Whether a title behind the name leads to a person in the same role (被甲公爵乙劫掠)."""
    noun = line.token_at(link.mention.span.end)
    if link.mention.kind is Kind.PERSON or noun is None or noun.pos != "n":
        return False
    held = (one.mention for one in event.arguments if one.role == link.role)
    return any(one.kind is Kind.PERSON and one.span.start == noun.span.end for one in held)


def _of_another_host(event: Event, link: Argument) -> bool:
    """Whether a body that only opens the event's name stands beside one that a verb tells to hold it."""
    return link.evidence.rule == _OF_NAME and any(
        one.role == link.role and one.evidence.rule != _OF_NAME and one.mention.value != link.mention.value
        for one in event.arguments
    )


def _in_description(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether the name stands in the clause that describes the verb's subject (甲馆遭袭击现场的搜救工作停止)."""
    name, tokens, arcs = link.mention, line.sentence.tokens, line.sentence.arcs
    verb = word_at(tokens, trigger)
    if not arcs or verb is None:
        return False
    at = top(line, name.span)
    if at is None or name.span.end > trigger.start or "_" in link.evidence.rule:
        return False
    chain = above([arc.head for arc in arcs], at)
    subject = next((number for number, one in enumerate(chain[1:], 1) if arcs[one].relation in _SUBJECTS), 0)
    below = chain[:subject]
    return verb not in below and any(arcs[one].relation == "acl:relcl" and tokens[one].pos == "v" for one in below)


def _of_own_subject(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether a name of its own sentence does what a name of another is told to do, or is described so.

    北岭趁机攻下三镇 is not told of the land that the text is about, nor 最早诞生的那批恒星 of the one star.
    """
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    verb = word_at(tokens, trigger)
    if not arcs or verb is None:
        return False
    over = above([arc.head for arc in arcs], verb)
    if arcs[verb].relation == "acl:relcl" and any(arcs[one].relation in _SUBJECTS for one in over):
        return True
    clause = line.clauses[line.clause_of(trigger.start)]
    return any(
        arc.relation in _SUBJECTS and arc.head == verb and token.pos in _NAMES and clause.contains(token.span)
        for token, arc in zip(tokens[:verb], arcs, strict=False)
    )


def _felt_about(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether 对 before a place leads to what somebody feels about its deed (对甲国举行演习表示关切)."""
    led = link.evidence.rule.partition("_")[0] in words("object-prepositions")
    return led and felt(line, line.sentence.span.start, trigger.start)


def _made_or_ended(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether a place right before or behind the verb is itself set up or ended (某府撤销, 成立某共和国)."""
    span = link.mention.span
    if link.evidence.rule not in {_DEED, _BESIDE}:
        return False
    before = [line.text(one.span) for one in line.sentence.tokens if one.span.end == span.start]
    if any(one in words("locative-prepositions") for one in before):
        return False
    alone = span.end == trigger.start and object_phrase(line, trigger.end) is None
    told = (words(kind) for kind in ("making-verbs", "setting-up", "ending-verbs"))
    return (alone or trigger.end == span.start) and any(line.text(trigger) in one for one in told)
