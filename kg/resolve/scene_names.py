"""Where an event was, in a name that tells of nobody and no place: 云岭市多名工人被困 for 多名工人被困."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from kg.find import gazetteer
from kg.lexicon import words
from kg.model import Analysis, Kind, Mention, Sentence, Span
from kg.read.script import fold
from kg.resolve import event_classes, name_forms, placed_names, telling
from kg.resolve.cluster import Cluster
from kg.resolve.named import folded_name
from kg.spans import sentence_of

_NAMING = frozenset((Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.DOCUMENT))
_NAMES = frozenset(("nr", "ns", "nt", "nw", "nz", "PER", "LOC", "ORG"))
_SUBJECT = frozenset(("n", "nz", "nw", "m", "q", "r", "a", "b", "vn", "an", "s", "f"))
_POINTS = re.compile("[全本该][省市县区州镇乡村]")
_LEVEL = re.compile("^[省市县区州镇乡](?=.)")
_QUOTED = re.compile("[“《「『].{2,}?[”》」』]")
_ORDINAL = re.compile("第[零一二三四五六七八九十百\\d]|[一二三四五六七八九十百\\d]届|\\d{4}年")
_LONGEST_PLACE, _LONGEST_LEAD = 14, 8
_DIRECTION = re.compile("(?:[往至到—~-]+[\\u4e00-\\u9fff]{1,6}?)?方向")
_LEADS, _BARE = 2, 6
_HERE = "当地"
_WIDE = ("nation-wide-leads", "nation-wide-words")


def placed(analysis: Analysis, clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Events in order of place, those that name nobody behind where they were, else where the mishap before befell.

    Those of a chronicle stay as they are.
    """
    if analysis.reading.chronicle:
        yield from clusters
        return
    scene: _Scene | None = None
    for cluster in clusters:
        name = _POINTS.sub(partial(_meant, analysis, cluster), cluster.names[0])
        name = _whose(analysis, cluster, name)
        here = _Scene.of(analysis, cluster)
        scene = scene if scene is not None and scene.holds(analysis, cluster) else None
        verb = any(one.trigger == one.mention.span and _spelt(analysis, one.trigger) == name for one in cluster.events)
        bare = verb and len(name) <= _BARE and cluster.mentions[0].type in event_classes.alone()
        open_ = bare or (not verb and _begins_with_noun(analysis, cluster, name))
        if open_ and not _tells(analysis, cluster, name):
            own = here if cluster.mentions[0].type in event_classes.mishaps() else None
            where = _where(analysis, cluster) or _scene(analysis, scene, own, helped=_helps(name))
            name = where + (name.removeprefix(_HERE) if where and _here_alone(analysis, cluster) else name)
        scene = here or scene
        yield _called(cluster, name)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where a mishap befell, roughly and as its text calls it, its section, and the ends of its tellings."""

    place: str
    detail: str
    section: int
    ends: tuple[int, ...]

    @staticmethod
    def of(analysis: Analysis, cluster: Cluster) -> _Scene | None:
        """None where an event is no mishap or nobody tells where it was."""
        home = sentence_of(analysis.sentences, cluster.mentions[0].span)
        if home is None or cluster.mentions[0].type not in event_classes.alone():
            return None
        own = _own_place(analysis, cluster).rpartition("、")[2]
        local = bool(gazetteer.lookup(own)) and not gazetteer.is_country(own)
        known = _known_before(analysis, home, cluster.mentions[0].span.start)
        finer = bool(own and known) and not gazetteer.lookup(own)
        place = (own if local else known) or own or _leading(cluster.names[0])
        detail = _where(analysis, cluster) if finer else place
        ends = tuple(one.span.end for one in cluster.mentions)
        return _Scene(place, detail, home.section, ends) if place else None

    def holds(self, analysis: Analysis, cluster: Cluster) -> bool:
        """Whether an event is told of in its section before another place is named."""
        start = cluster.mentions[0].span.start
        home = sentence_of(analysis.sentences, cluster.mentions[0].span)
        if home is None or home.section != self.section:
            return False
        end = max((end for end in self.ends if end <= start), default=start)
        between = (one for one in analysis.mentions if one.kind is Kind.PLACE and end <= one.span.start < start)
        return all(self._here(folded_name(analysis.document, one)) for one in between)

    def _here(self, path: str) -> bool:
        name = path.rsplit("/", maxsplit=1)[-1]
        if gazetteer.is_country(self.place):
            return name == self.place or not gazetteer.is_country(name)
        return name in self.place or self.place in path or not gazetteer.lookup(name)


def _scene(analysis: Analysis, before: _Scene | None, here: _Scene | None, *, helped: bool) -> str:
    """Where the mishap told before was, else a mishap itself by its sentence, else what the article is about.

    Those who come to help are not of the very house.
    """
    told = before or here
    return (told.place if helped else told.detail) if told else _topic(analysis)


def _helps(name: str) -> bool:
    """Whether a name begins with people who act at a scene (消防官兵赶到; not 被困人员被救出)."""
    people = [one for one in words("locative-people-endings") if len(one) > 1]
    return not _struck(name) and any(one in name[:_LONGEST_LEAD] for one in people)


def _topic(analysis: Analysis) -> str:
    """The place that an article is about, by its title."""
    title = fold(analysis.document.title)
    places = (one for one in analysis.mentions if one.kind is Kind.PLACE)
    told = any(folded_name(analysis.document, one).rsplit("/", maxsplit=1)[-1].startswith(title) for one in places)
    return title if len(title) > 1 and told else ""


def _leading(name: str) -> str:
    """The country, or the place with its level, that a name begins with (江城县|大仓镇一村民家中起火)."""
    for size in range(min(_LONGEST_LEAD, len(name) - 1), 1, -1):
        lead = name[:size]
        level = lead[-1] in words("organization-local") and (gazetteer.lookup(lead) or gazetteer.lookup(lead[:-1]))
        if level or gazetteer.is_country(lead):
            return lead
    return ""


def _where(analysis: Analysis, cluster: Cluster) -> str:
    """Where an event is told to be, behind the known place that its sentence names before where few know it."""
    own, home = _own_place(analysis, cluster), sentence_of(analysis.sentences, cluster.mentions[0].span)
    if not own or home is None or "、" in own or gazetteer.lookup(own):
        return own
    wider = _known_before(analysis, home, cluster.mentions[0].span.start)
    return own if wider in own else wider + own if len(wider + own) <= _LONGEST_PLACE else wider


def _known_before(analysis: Analysis, home: Sentence, start: int) -> str:
    """The last place of a sentence before a point that the table knows; a country only where no other is named."""
    told = [one for one in _within(analysis, home) if one.kind is Kind.PLACE and one.span.start < start]
    told = [one for one in told if not _headed_for(analysis, one.span)]
    names = [folded_name(analysis.document, one).rsplit("/", maxsplit=1)[-1] for one in told]
    bodies = (one for one in _within(analysis, home) if one.kind is Kind.ORGANISATION and one.span.start < start)
    leads = (_leading(folded_name(analysis.document, one)) for one in bodies)
    names = [lead for lead in leads if lead and not gazetteer.is_country(lead)] + names  # not 美国地质勘探局
    known = [name for name in names if gazetteer.lookup(name)]
    local = [name for name in known if not gazetteer.is_country(name)]
    return local[-1] if local else known[0] if known else ""


def _headed_for(analysis: Analysis, place: Span) -> bool:
    """Whether a place only says which way a road or somebody goes (江城往云岭方向, 开往云岭的客车)."""
    folded = analysis.document.folded
    heading = words("heading-words")
    leads = heading.ending(folded[: place.start][-_LEADS:]) or heading.longest(folded, place.end)
    return bool(leads or _DIRECTION.match(folded, place.end))


def _called(cluster: Cluster, name: str) -> Cluster:
    if name == cluster.names[0]:
        return cluster
    rest = cluster.names[1:] if cluster.described else cluster.names
    names = (name, *(one for one in rest if one != name))
    return replace(cluster, names=names, described=True)


def _own_place(analysis: Analysis, cluster: Cluster) -> str:
    return placed_names.placed(analysis, cluster.events, "")


def _tells(analysis: Analysis, cluster: Cluster, name: str) -> bool:
    """Whether a name says of whom, where or by what title it tells."""
    unique = telling.unique(name) and bool(_ORDINAL.search(name))
    if unique or telling.proper(name) or name_forms.begins(name) or _QUOTED.search(name):
        return True
    if any(words(one).longest(name, 0) for one in _WIDE):
        return True
    return any(one in name for one in _things(analysis, cluster))


def _things(analysis: Analysis, cluster: Cluster) -> Iterator[str]:
    """What the sentences of an event and its roles call by name."""
    homes = {home for one in cluster.mentions if (home := sentence_of(analysis.sentences, one.span)) is not None}
    told = [one for home in sorted(homes, key=lambda one: one.span) for one in _within(analysis, home)]
    told += [one.mention for event in cluster.events for one in event.arguments]
    for one in told:
        if one.kind in _NAMING and _proper(analysis, one):
            yield from (folded_name(analysis.document, one).rsplit("/", maxsplit=1)[-1], _spelt(analysis, one.span))


def _within(analysis: Analysis, home: Sentence) -> list[Mention]:
    mentions = analysis.mentions
    first = bisect_left(mentions, home.span.start, key=lambda one: one.span.start)
    return [*mentions[first : bisect_left(mentions, home.span.end, key=lambda one: one.span.start)]]


def _proper(analysis: Analysis, mention: Mention) -> bool:
    """Whether a mention is more than common nouns (not 消防, 警方)."""
    name = folded_name(analysis.document, mention)
    if mention.kind is not Kind.ORGANISATION or name_forms.begins(name) or words("place-aliases").longest(name, 0):
        return True
    home = sentence_of(analysis.sentences, mention.span)
    inside = [one.pos for one in home.tokens if one.span.overlaps(mention.span)] if home else []
    return not inside or bool(_NAMES.intersection(inside))


def _begins_with_noun(analysis: Analysis, cluster: Cluster, name: str) -> bool:
    """Whether a name begins with a word of the event's sentence that may be its subject, or with a noun for it."""
    for mention in cluster.mentions:
        home = sentence_of(analysis.sentences, mention.span)
        for token in home.tokens if home else ():
            inside = token.span.start <= mention.span.start or mention.span.contains(token.span)
            if inside and name.startswith(_spelt(analysis, token.span)):
                rough = _spelt(analysis, token.span) in words("approximators") or _struck(name)
                return token.pos in _SUBJECT or rough
    return False


def _here_alone(analysis: Analysis, cluster: Cluster) -> bool:
    """Whether a word that only says here does something by itself (当地又发生余震; not 当地政府)."""
    home = sentence_of(analysis.sentences, cluster.mentions[0].span)
    pairs = pairwise(home.tokens) if home else ()
    return any(_spelt(analysis, one.span) == _HERE and after.pos in {"v", "vd", "d", "p", "ad"} for one, after in pairs)


def _struck(name: str) -> bool:
    return bool(words("struck-attributes").longest(name, 0))


def _spelt(analysis: Analysis, span: Span) -> str:
    return "".join(span.of(analysis.document.folded).split())


def _meant(analysis: Analysis, cluster: Cluster, pointing: re.Match[str]) -> str:
    """The place of a kind that is named last before an event, for what points at it (全县); else those words."""
    title = fold(analysis.document.title)
    if pointing[0][0] != "该" and len(title) > 1 and title.endswith(pointing[0][-1]):
        return title  # 本市 in an article about a town
    found = _place_of(analysis, cluster, pointing[0][-1]) if pointing[0][0] != "本" else ""
    stem = found[:-1]
    return pointing[0] if stem and pointing.string[: pointing.start()].endswith((stem, found)) else found or pointing[0]


def _whose(analysis: Analysis, cluster: Cluster, name: str) -> str:
    """A name that begins with a body called by its level alone (市政府) behind the place of that level."""
    found = _LEVEL.match(name)
    bodies = [one for one in _things(analysis, cluster) if found and name.startswith(one)]
    start = cluster.mentions[0].span.start
    for one in reversed(analysis.mentions if bodies else ()):
        whole = folded_name(analysis.document, one) if one.span.start < start else ""
        if one.kind is Kind.ORGANISATION and len(whole) > len(bodies[0]) + 1 and whole.endswith(bodies[0]):
            return whole + name[len(bodies[0]) :]
    place = _place_of(analysis, cluster, found[0]) if found and bodies else ""
    return place[:-1] + name if place else name


def _place_of(analysis: Analysis, cluster: Cluster, kind: str) -> str:
    start = cluster.mentions[0].span.start
    for one in reversed([one for one in analysis.mentions if one.span.start < start]):
        if one.kind in {Kind.PLACE, Kind.ORGANISATION}:
            name = folded_name(analysis.document, one)
            for part in reversed(name.split("/")) if one.kind is Kind.PLACE else (_seat(name, kind),):
                if len(part) > 1 and part.endswith(kind):
                    return part
    return ""


def _seat(body: str, kind: str) -> str:
    """The place that a body's name begins with (江城市|卫生局)."""
    end = body.find(kind) + 1
    return body[:end] if end > 1 and gazetteer.lookup(body[:end]) else ""
