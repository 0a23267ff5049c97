"""Names that only belong to another word beside the event: whose man it is, which side of a place, a list's members."""

from __future__ import annotations

from itertools import takewhile

from kg.find.sides import ACTING
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Argument, Event, Kind, Mention, Span
from kg.relate.clauses import Line
from kg.relate.deed_roles import RULE
from kg.relate.grounds import SIDES
from kg.relate.one_role import AGENT_ROLES
from kg.relate.slot_links import RULE as BESIDE

_WHERE = SCHEMA + "location"
_FREE = frozenset({RULE, BESIDE, "before", "after", "doer-goes-on", "listed-with"})
"""Rules that take a name by where it stands, without a word that says what it is of the event."""
_NOUNS = frozenset({"n", "nz", "nw"})
_ASIDE, _OWN = frozenset({"d", "ad", "vd", "c", "w", "TIME", "t"}), frozenset({"n", "nz", "nw"})
_PHRASE = frozenset({"n", "nz", "nw", "vn", "a", "b", "m", "q", "TIME", "ORG", "LOC"})
_COUNTRY = SCHEMA + "Country"


def astray(line: Line, event: Event, link: Argument) -> bool:
    """Whether the words beside a name of the sentence give it to something else than the event."""
    name = link.mention
    if name.kind not in {Kind.PLACE, Kind.ORGANISATION, Kind.PERSON}:
        return False
    if _lone(line, link) or _quoted(line, event, link):
        return True
    if link.role == _WHERE:
        return _beyond(line, name) or _of_origin(line, link) or _of_bodies(line, name) or _era(line, event, link)
    free = link.evidence.rule in _FREE and link.role in AGENT_ROLES
    return free and _of_another(line, event, link)


def _of_another(line: Line, event: Event, link: Argument) -> bool:
    name = link.mention
    if (_of_town(line, name) and link.role == SCHEMA + "attendee") or _owner(line, name):
        return True
    if name.span.end <= event.trigger.start:
        if _other_subject(line, event, link) or _hears(line, link, event.trigger):
            return True
        if _by_another(line, link, event.trigger) or _of_thing(line, event, link):
            return True
        if _where_it_is_done(line, name, event.trigger):
            return True
        return _at_place(line, name, event.trigger) or _of_members(line, name) or _passive(line, event, link)
    return False


def _lone(line: Line, link: Argument) -> bool:
    """Whether a place is one character that no word beside it shows to be one (李强同阿比会谈)."""
    name = link.mention
    free = link.evidence.rule in _FREE and len(name.span) == 1 and name.kind is Kind.PLACE and name.rule != ACTING
    led = line.folded[max(0, name.span.start - 1) : name.span.start] in words("place-leads")  # 赴台
    return free and not led and line.folded[name.span.end : name.span.end + 1] not in words("country-sides")


def _beyond(line: Line, name: Mention) -> bool:
    """Whether words behind a place say on which side of it something is (长江以北)."""
    return bool(words("side-words").longest(line.folded, name.span.end))


def _quoted(line: Line, event: Event, link: Argument) -> bool:
    """Whether a name stands in a title in quotation marks with other words, and the event outside (“甲邦宪法”废除)."""
    span, start = link.mention.span, line.sentence.span.start
    if link.evidence.rule not in _FREE:
        return False
    first, last = line.folded.rfind("“", start, span.start), line.folded.find("”", span.end, line.sentence.span.end)
    if first < 0 or last < 0 or line.folded.find("”", first, span.start) >= 0:
        return False
    alone = first + 1 == span.start and last == span.end
    return not alone and not first < event.trigger.start < last


def _of_origin(line: Line, link: Argument) -> bool:
    """Whether a country behind the verb only tells whose the thing is that it is done to (袭击美国油轮)."""
    name = link.mention
    rule = link.evidence.rule
    if name.type != _COUNTRY or "_" not in rule or rule[:1] in words("locative-prepositions"):
        return False
    after = line.token_at(name.span.end)
    if after is None or after.pos not in _NOUNS or words("town-nouns").ending(line.text(after.span)):
        return False
    following = line.token_at(after.span.end)
    return following is None or following.pos != "LOC"


def _era(line: Line, event: Event, link: Argument) -> bool:
    """Whether a realm is but the time, or is what is set up (西晋时, 罗马统治期间, 建西凉国)."""
    name, trigger = link.mention, event.trigger
    behind = line.between(name.span.end, line.sentence.span.end)[:2]
    if behind and behind[0].span.start == name.span.end <= trigger.start:
        texts = [line.text(one.span) for one in behind]
        if texts[0] in words("era-words") or (texts[0] == "统治" and texts[-1] in words("era-words")):
            return True
    made = line.text(trigger) in words("setting-up") and name.span.start == trigger.end
    return made and link.evidence.rule in _FREE


def _of_town(line: Line, name: Mention) -> bool:
    """Whether a country only tells of what land a town is (乌克兰首都基辅)."""
    noun = line.token_at(name.span.end)
    if name.type != _COUNTRY or noun is None or line.text(noun.span) not in words("town-nouns"):
        return False
    after = line.token_at(noun.span.end)
    return after is not None and after.pos == "LOC"


def _hears(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether a name only hears of a mishap that is told behind (市政府接报城东区发生食物中毒)."""
    between = line.between(link.mention.span.end, trigger.start)
    return link.evidence.rule == "before" and any(line.text(one.span) in words("hearing-verbs") for one in between)


def _other_subject(line: Line, event: Event, link: Argument) -> bool:
    """Whether the verb's own clause begins with a noun that no name tells, for a doer of a clause before."""
    name, trigger = link.mention, event.trigger
    clause = line.clauses[line.clause_of(trigger.start)]
    if link.evidence.rule != RULE or link.role not in SIDES or clause.contains(name.span):
        return False
    told = [one for one in line.between(clause.start, trigger.start) if one.pos not in _ASIDE]
    if not told or told[0].pos not in _OWN or any(one.pos in {"v", "p"} for one in told):
        return False
    return not any(one.kind is Kind.DATE and one.span.overlaps(told[0].span) for one in line.mentions)


def _of_bodies(line: Line, name: Mention) -> bool:
    """Whether a place stands in a list of bodies (组织消防、甲街道等单位)."""
    at = name.span.end
    return line.folded.startswith("等", at) and bool(words("body-list-tails").longest(line.folded, at + 1))


def _by_another(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether 由 with somebody else stands between, so that the name only undergoes it (近卫队由教宗建立)."""
    between = line.between(link.mention.span.end, trigger.start)
    led = [at for at, one in enumerate(between) if one.pos == "p" and line.text(one.span) == "由"]
    return link.role in SIDES and bool(led) and led[-1] < len(between) - 1


def _of_thing(line: Line, event: Event, link: Argument) -> bool:
    """Whether a side only belongs to what describes a thing before the verb (将与甲国战事的条件递交乙国)."""
    name, clause = link.mention, line.clauses[line.clause_of(event.trigger.start)]
    if link.role != SCHEMA + "attendee" or not clause.contains(name.span):
        return False
    between = line.between(name.span.end, event.trigger.start)
    told = any(one.pos == "v" for one in between)
    return not told and len(between) > 1 and any(line.describes(one.span.end) for one in between)


def _at_place(line: Line, name: Mention, trigger: Span) -> bool:
    """Whether a name only tells near or in what something happens (央视新大楼附近燃放焰火)."""
    for token in line.between(name.span.end, trigger.start):
        if token.pos in {"f", "s"}:
            return line.text(token.span) in words("place-tails")
        if token.pos not in {*_NOUNS, "a", "b", "vn"}:
            return False
    return False


def _where_it_is_done(line: Line, name: Mention, trigger: Span) -> bool:
    """Whether a body only begins a phrase behind 在 that tells where it is done (在某台纪录频道首播)."""
    before = line.between(line.clauses[line.clause_of(name.span.start)].start, name.span.start)
    if not before or line.text(before[-1].span) not in words("locative-prepositions") or before[-1].pos != "p":
        return False
    phrase = list(takewhile(lambda one: one.pos in _PHRASE, line.between(name.span.end, trigger.start)))
    return bool(phrase) and phrase[0].span.start == name.span.end


def _of_members(line: Line, name: Mention) -> bool:
    """Whether a name stands in a list that only describes who does it (甲党、乙会、教育界的委员)."""
    behind = line.between(name.span.end, line.clauses[line.clause_of(name.span.start)].end)
    listed = bool(behind) and line.text(behind[0].span) in words("list-marks")
    last = False
    for token in behind[1:] if listed else ():
        if line.text(token.span) in words("describing-particles"):
            return last
        last = token.pos in _NOUNS and not any(one.span.overlaps(token.span) for one in line.mentions)
        if token.pos not in {*_NOUNS, "ORG", "w", "c"}:
            return False
    return False


def _passive(line: Line, event: Event, link: Argument) -> bool:
    """Whether whoever is told to do it undergoes it, or it happens of itself (甲遭乙袭击)."""
    between = line.between(link.mention.span.end, event.trigger.start)
    suffers = any(line.text(one.span) in words("suffering-verbs") for one in between)
    return (suffers and link.role in SIDES) or _happens(line, event, link)


def _happens(line: Line, event: Event, link: Argument) -> bool:
    """Whether what happens by itself stands behind 发生, so that nobody before it does it (甲集会上发生枪击)."""
    before = [one for one in line.sentence.tokens if one.span.end <= event.trigger.start][-1:]
    texts = [line.text(one.span) for one in before]
    happening = any(text in words("happening-verbs") for text in texts)
    happening = happening or bool(words("happening-verbs").longest(line.folded, event.trigger.start))
    return happening and link.role in SIDES


def _owner(line: Line, name: Mention) -> bool:
    """Whether a person only tells whose man it is who does it or undergoes it (诛杀了刘毅亲信郗某, 甲夫人乙)."""
    noun = line.token_at(name.span.end)
    if name.kind is not Kind.PERSON or noun is None or noun.pos != "n":
        return False
    after = line.token_at(noun.span.end)
    return after is not None and after.pos == "PER" and bool(words("kin-nouns").ending(line.text(noun.span)))
