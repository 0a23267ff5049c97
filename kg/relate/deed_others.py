"""Where a deed is done or leads to, with which documents, and with whom, to whom or from whom it is done."""

from __future__ import annotations

from collections.abc import Iterator

from kg.find.sides import ACTING
from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Kind, Span, Token
from kg.relate.clauses import Line
from kg.relate.deed_verbs import Deed
from kg.relate.groups import AGENTS, Group
from kg.relate.modality import quoted
from kg.relate.participants import object_phrase

_WHERE, _WITH = SCHEMA + "location", SCHEMA + "attendee"
_COUNTRY = SCHEMA + "Country"
_SCENE_BEHIND, _PARTS = 2, frozenset("；;")
_PLACELESS = (
    "naming-verbs", "becoming-verbs", "placeless-verbs", "making-verbs", "causative-verbs", "sending-verbs",
    "approving-verbs",
)  # fmt: skip
_LEADS = frozenset({"w", "TIME", "t", "c", "d", "ad", "m"})
_NOUNS = frozenset({"n", "nz", "nw", "vn", "a", "b", "m", "q", "f", "s", "u", "ORG", "LOC", "PER", "TIME", "d", "ad"})
_HEADS = frozenset({"n", "nz", "nw", "vn", "v", "ORG", "PER", "m", "a", "b"})
_NOMINAL = frozenset({"n", "nz", "vn", "a", "b", "m", "q", "TIME", "t"})
_DESCRIBING, _POSTS = frozenset({"m", "q", "a", "b", "u", "an", "f"}), frozenset({"n", "nz"})


def others(deed: Deed) -> Iterator[tuple[str, Group]]:
    """The groups of names of its clause beside its subject, each with its role."""
    for group in deed.line.groups:
        if _sets_scene(deed, group):
            yield _WHERE, group
        if not deed.shown.clause.contains(group.span) or group.clipped or group is deed.shown.subject:
            continue
        if not quoted(deed.line, group.span.start):
            role = _role(deed, group)
            if role:
                yield role, group


def _sets_scene(deed: Deed, group: Group) -> bool:
    """Whether a place is a clause of its own right before the deed's or the one before that (在甲省乙市，隧道贯通)."""
    line = deed.line
    number = line.clause_of(group.span.start)
    clause = line.clauses[number]
    led = line.folded[clause.start : group.span.start].strip() in words("locative-prepositions")
    alone = group.mentions[0].kind is Kind.PLACE and clause.end - group.span.end <= 1
    between = line.folded[clause.end : deed.shown.clause.start]
    near = 0 < line.clause_of(deed.verb.start) - number <= _SCENE_BEHIND
    return alone and led and near and not any(mark in between for mark in _PARTS)


def _role(deed: Deed, group: Group) -> str:
    kind, free = group.mentions[0].kind, group.free
    if kind is Kind.DOCUMENT:
        return KG + "document" if free and group.span.start >= deed.verb.end and not _only_named(deed, group) else ""
    if kind is Kind.PLACE and not _aimed_at(deed, group):
        return _WHERE if _place(deed, group) else ""
    if kind not in AGENTS and not _aimed_at(deed, group):
        return ""
    if free:
        return _agent(deed, group)
    return _WITH if _gives(deed, group) or _takes_more(deed, group) else ""


def _only_named(deed: Deed, group: Group) -> bool:
    """Whether a title is only the short form of the one before (以下简称《办法》)."""
    before = deed.line.folded[deed.line.sentence.span.start : group.span.start]
    return bool(words("alias-markers").ending(before.rstrip(":： ")))


def _agent(deed: Deed, group: Group) -> str:
    line, verb = deed.line, deed.verb
    if group.span.end > verb.start:
        return _WITH if _undergoes(deed, group) and not _owns(deed, group) else ""
    if group.preposition in words("agent-prepositions"):
        approves = "approval" in words("agent-prepositions")[group.preposition]
        return "" if approves else SCHEMA + "organizer"
    led = any(group.preposition in words(name) for name in ("with-words", "disposal-markers", "guest-prepositions"))
    return _WITH if led and not _verb_between(line, group, verb) else ""


def _undergoes(deed: Deed, group: Group) -> bool:
    """Whether the group stands right behind the verb, but for words that count or describe it or give to it (交给)."""
    line, end = deed.line, deed.verb.end
    text, person = line.text(deed.verb), group.mentions[0].kind is Kind.PERSON
    leads = "far" in words("direction-endings").get(words("direction-endings").ending(text), ())
    takes_post = text in words("undergoing-verbs") or bool(words("becoming-tails").ending(text))  # 接替甲某, 改为乙会
    received = text in words("receiving-verbs") and not line.describes(group.span.end)
    if received or words("gaining-endings").ending(text):
        return False  # 荣获某奖
    if group.span.start < end or (leads and not _takes_body(text)) or takes_post:
        return False
    describing = _DESCRIBING | _POSTS if person else _DESCRIBING
    particles = (words("aspect-particles"), words("giving-particles"))
    between = line.between(end, group.span.start)
    return all(one.pos in describing or any(line.text(one.span) in each for each in particles) for one in between)


def _takes_body(verb: str) -> bool:
    """Whether a verb that ends as those of going do takes a body all the same (收到某局的函, 诉至某法院)."""
    return any(verb in words(name) for name in ("receiving-verbs", "sentencing-verbs", "joining-verbs"))


def _owns(deed: Deed, group: Group) -> bool:
    """Whether what stands behind the group is what the verb takes (拦截甲军发射的导弹), or it lists another."""
    line = deed.line
    behind = line.between(group.span.end, deed.shown.clause.end)
    if not behind or behind[0].span.start != group.span.end:
        return False
    first, last = behind[0], len(behind) == 1 or behind[1].pos == "w"
    joined = line.text(first.span) in words("with-words") or first.pos == "c"
    body = group.mentions[-1].kind is not Kind.PERSON
    deed_noun = body and first.pos in {"v", "vn"} and (last or any(line.describes(one.span.end) for one in behind))
    rest = [one for one in behind if one.pos != "w"]
    noun = first.pos != "w" and all(one.pos in _NOMINAL for one in rest)
    return joined or deed_noun or noun


def _gives(deed: Deed, group: Group) -> bool:
    """Whether something of the group's is what a verb of receiving takes (收到甲某的辞呈)."""
    line, verb = deed.line, deed.verb
    receives = line.text(verb) in words("receiving-verbs")
    return receives and group.mentions[0].kind in AGENTS and _undergoes(deed, group) and line.describes(group.span.end)


def _takes_more(deed: Deed, group: Group) -> bool:
    """Whether a person right behind the verb stands before what else it takes (判处甲某有期徒刑)."""
    person = group.mentions[-1].kind is Kind.PERSON and not deed.line.describes(group.span.end)
    judged = deed.line.text(deed.verb) in words("sentencing-verbs")
    return person and judged and _undergoes(deed, group)


def _aimed_at(deed: Deed, group: Group) -> bool:
    """Whether a deed is done to a country or place that stands for its people (向甲国发射导弹)."""
    mention = group.mentions[0]
    led = group.preposition in words("object-prepositions") or group.preposition in words("with-words")
    country = mention.type == _COUNTRY or mention.rule == ACTING
    return country and led and group.span.end <= deed.verb.start


def _place(deed: Deed, group: Group) -> bool:
    line, verb = deed.line, deed.verb
    if group.span.end <= verb.start:
        there = group.preposition in words("locative-prepositions") and not _verb_between(line, group, verb)
        return group.free and ((there and not _opens_name(line, group)) or _scene(deed, group))
    return not _past_directions(line, line.between(verb.end, group.span.start)) and _reached(deed, group)


def _opens_name(line: Line, group: Group) -> bool:
    """Whether a place is but the front of the name of something else (在中国国家人才网, 在亚洲金融风暴期间)."""
    following = line.between(group.span.end, line.sentence.span.end)[:2]
    if not following or following[0].span.start != group.span.end:
        return False
    country = group.mentions[-1].type == _COUNTRY
    if country and following[0].pos == "TIME":  # 在甲国21日宣布之后
        return True
    nouns = [one.pos in {"n", "nz", "nw", "ORG"} for one in following]
    return nouns[0] and (country or (all(nouns[1:]) and len(nouns) > 1))


def _reached(deed: Deed, group: Group) -> bool:
    """Whether a verb leads to the place right behind it or is done there, and the place describes no other noun."""
    line, verb = deed.line, deed.verb
    if any(line.text(verb) in words(name) for name in _PLACELESS):
        return False
    following = line.between(group.span.end, deed.shown.clause.end)[:1]
    text = line.text(following[0].span) if following else ""
    beside = bool(following) and following[0].span.start == group.span.end
    noun = beside and following[0].pos in _HEADS and not words("place-endings").ending(text)
    if noun or (beside and line.describes(group.span.end)):
        return False
    leads = any(line.text(verb) in words(name) for name in ("motion-verbs", "coming-verbs"))
    leads = leads or bool(words("direction-endings").ending(line.folded[verb.start : group.span.start]))
    return leads or group.mentions[0].type != _COUNTRY


def _past_directions(line: Line, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind those that only tell where a verb leads to, or that it is done (押解 | 回, 捐献 | 给)."""
    at = 0
    while at < len(tokens) and any(
        line.text(tokens[at].span) in words(name)
        for name in ("direction-endings", "aspect-particles", "giving-particles")
    ):
        at += 1
    return tokens[at:]


def _scene(deed: Deed, group: Group) -> bool:
    """Whether a place opens the clause as where its subject is or as what the verb tells of (甲县县城失守)."""
    line, verb = deed.line, deed.verb
    if group.preposition or group.mentions[0].rule == ACTING or deed.shown.subject is not None:
        return False
    if words("organization-endings").ending(line.text(group.span)) or line.text(verb) in words("placeless-verbs"):
        return False
    dates = [one.span for one in line.mentions if one.kind is Kind.DATE]
    before = line.between(deed.shown.clause.start, group.span.start)
    if not all(one.pos in _LEADS or any(span.overlaps(one.span) for span in dates) for one in before):
        return False
    between = line.between(group.span.end, verb.start)
    if not all(one.pos in _NOUNS or any(span.overlaps(one.span) for span in dates) for one in between):
        return False
    people = any(words("people-abroad").ending(line.text(one.span)) for one in between)
    nouns = any(one.pos in {"n", "nz", "vn", "s", "f"} for one in between)
    if group.mentions[0].type == _COUNTRY:  # 甲国空管人员罢工; not 甲国菠萝打开市场, 甲国媒体公布视频
        kinds = (words("beings").get(words("beings").ending(line.text(one.span)), ("",))[0] for one in between)
        nouns = any(kind not in {"", "body"} for kind in kinds)
    alone = object_phrase(line, verb.end) is None and group.mentions[0].type != _COUNTRY  # 甲县失守
    return not people and (nouns or alone)


def _verb_between(line: Line, group: Group, verb: Span) -> bool:
    first, last = (group.span.end, verb.start) if group.span.end <= verb.start else (verb.end, group.span.start)
    return any(one.pos == "v" for one in line.between(first, last))
