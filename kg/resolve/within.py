"""Which mentions of one article name the same thing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator

from kg.lexicon import words
from kg.model import Analysis, Document, Kind, Mention, Sentence
from kg.resolve import defined, name_forms, names, offices_told, owners, whereabouts
from kg.resolve.cluster import Cluster
from kg.resolve.letters import Letters, required, traits
from kg.resolve.named import Names
from kg.resolve.names import Match

_UNKNOWN_SECTION = -1
_FIRST_NAME = 3  # characters of a first name that few bear
_DOT = "·"  # between the names of a foreigner
_CITY = 2  # a venue's name most often begins with a city of two characters


def clusters(analysis: Analysis) -> tuple[Cluster, ...]:
    """The things of an article other than events and statistics, in order of kind and place."""
    by_kind: dict[Kind, list[Mention]] = defaultdict(list)
    for mention in every_mention(analysis):
        by_kind[mention.kind].append(mention)
    made: list[Cluster] = []
    known = Names(analysis)
    for kind in (Kind.ORGANISATION, Kind.DOCUMENT, Kind.PLACE, Kind.PERSON, Kind.DATE):
        made.extend(_of_kind(analysis, kind, tuple(by_kind[kind]), known))
    return tuple(made)


def every_mention(analysis: Analysis) -> tuple[Mention, ...]:
    """All mentions of an analysis, those that only events and relations hold included, in order of place."""
    held = {mention for event in analysis.events for mention in (event.mention, *(a.mention for a in event.arguments))}
    for relation in analysis.relations:
        held.add(relation.subject)
        if isinstance(relation.object, Mention):
            held.add(relation.object)
    return tuple(sorted(held | set(analysis.mentions), key=order))


def order(one: Mention) -> tuple[int, int, str, str, str, str, str, float]:
    """The order of mentions themselves, found faster."""
    return one.span.start, one.span.end, one.kind, one.type, one.surface, one.value, one.rule, one.score


def sections(sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> dict[Mention, int]:
    """The section each mention stands in, -1 where it stands in none."""
    ordered = sorted(sentences, key=lambda sentence: sentence.span)
    starts = [sentence.span.start for sentence in ordered]
    found = {}
    for mention in mentions:
        at = bisect_right(starts, mention.span.start) - 1
        found[mention] = ordered[at].section if at >= 0 else _UNKNOWN_SECTION
    return found


def _of_kind(analysis: Analysis, kind: Kind, mentions: tuple[Mention, ...], known: Names) -> Iterator[Cluster]:
    if kind is Kind.DATE:
        mentions = tuple(mention for mention in mentions if mention.value and not mention.value.startswith("@"))
    resolver = _Resolver(analysis, kind, mentions, known)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[resolver.roots[mention]].append(mention)
    for root in sorted(groups, key=lambda name: groups[name][0].span):
        met = sorted({resolver.name(mention) for mention in groups[root]} - {root})
        main = _titled(analysis.document, root, groups[root][0]) if kind is Kind.PERSON else root
        yield Cluster(
            analysis.document.id, kind, (main, *met), tuple(groups[root]), tuple(sorted(resolver.reasons[root]))
        )


def _titled(document: Document, name: str, mention: Mention) -> str:
    """A surname that no full name goes with, with the title behind it (陈书记); other names as they are."""
    return name if len(name) > 1 else name + _title(document, mention)


def _title(document: Document, mention: Mention) -> str:
    return words("person-titles").longest(document.folded, mention.span.end)


class _Resolver:
    """Finds for each mention of one kind the full name it stands for; longer names are settled first."""

    def __init__(self, analysis: Analysis, kind: Kind, mentions: tuple[Mention, ...], known: Names) -> None:
        self._document = analysis.document
        self._named = {mention: known.of(mention) for mention in mentions}
        self._known = known
        self._sections = sections(analysis.sentences, mentions)
        self.roots: dict[Mention, str] = {}
        self.reasons: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._by_name[self.name(mention)].append(mention)
        self._aliases = dict(defined.names(analysis.document, mentions))
        self._longer = tuple(self._by_name)
        self._letters = Letters([traits(name) | traits(name[_CITY:]) for name in self._longer])
        compare = _COMPARE.get(kind)
        for name in sorted(self._by_name, key=lambda word: (word in self._aliases, -len(word), word)):
            self._settle(name, compare)

    def name(self, mention: Mention) -> str:
        return self._named.get(mention) or self._known.of(mention)

    def _settle(self, name: str, compare: Callable[[str, str], Match] | None) -> None:
        candidates: dict[str, Match] = {}
        if compare is not None:
            for number in self._letters.holding(required(name)):
                long = self._longer[number]
                match = compare(name, long) if len(long) > len(name) else None
                if match is not None and match.score >= names.LIKELY and not self._others(name, long):
                    candidates[long] = match
        candidates = _sure(name, candidates)
        met = _Met(self, candidates)
        for mention in self._by_name[name]:
            alone = mention.kind is Kind.PERSON and len(name) == 1 and not _title(self._document, mention)
            alone = alone or (mention.kind is Kind.PERSON and _kept_back(name))
            chosen = self._only_bearer(mention) if alone else self._chosen(mention, candidates, met)
            self.roots[mention] = self.roots[chosen[0]] if chosen else name
            if chosen:
                self.reasons[self.roots[mention]].add(f"{name} = {self.name(chosen[0])}: {chosen[1]}")

    def _others(self, name: str, long: str) -> bool:
        """Whether a longer name is of many bodies, or of a foreigner with another office than who bears the other."""
        return owners.of_many(long) or (
            _DOT in long and offices_told.differ(self._document, self._by_name[name], self._by_name[long])
        )

    def _only_bearer(self, mention: Mention) -> tuple[Mention, str] | None:
        """The full name before a bare surname (柯文哲 … 柯今天出席, 谢金水 … 谢男) where none else has that surname."""
        surname = self.name(mention)[0]
        full = [one for one in self._longer if one.startswith(surname) and len(one) > 1 and not _kept_back(one)]
        if len(full) != 1 or surname not in words("surnames"):
            return None
        before = [one for one in self._by_name[full[0]] if one.span.end <= mention.span.start and one in self.roots]
        return (before[-1], "the only one of that surname") if before else None

    def _chosen(self, mention: Mention, candidates: dict[str, Match], met: _Met) -> tuple[Mention, str] | None:
        definition = self._aliases.get(self.name(mention))
        if definition in self.roots and definition is not None and self.name(definition) != self.name(mention):
            return definition, "named so in brackets"
        pool = met.nearest(mention, self._sections[mention])
        if not pool:
            return None
        counts = sorted(((len(self._by_name[self.name(other)]), other) for other in pool), key=lambda row: -row[0])
        if len(counts) > 1 and counts[0][0] < 2 * counts[1][0]:
            nearest = max(pool, key=lambda other: (other.span.start <= mention.span.start, other.span))
            before = nearest.span.start <= mention.span.start
            best = nearest if before else min(pool, key=lambda other: other.span)
        else:
            best = counts[0][1]
        return best, candidates[self.name(best)].reason

    def place(self, mention: Mention) -> tuple[str, int]:
        """The full name a settled mention stands for, and its section."""
        return self.roots[mention], self._sections[mention]

    def called(self, name: str) -> list[Mention]:
        """The mentions of a name, in order."""
        return self._by_name[name]


def _kept_back(name: str) -> bool:
    """Whether a name is a surname and what somebody is (谢男, 王妇), not whose relative (谢父)."""
    return len(name) > 1 and name[:-1] in words("surnames") and "one" in words("masked-name-tails").get(name[-1], ())


def _sure(name: str, candidates: dict[str, Match]) -> dict[str, Match]:
    """The sure ones; else the only likely one, which in one article is the one meant (特勤局, 甲国特勤局).

    A ministry as China has one too (教育部) may be China's.
    """
    sure = {long: match for long, match in candidates.items() if match.score >= names.SURE}
    return sure or (candidates if len(candidates) == 1 and name not in words("home-bodies") else {})


class _Met:
    """Where the things that a short name may stand for are named."""

    def __init__(self, resolver: _Resolver, candidates: dict[str, Match]) -> None:
        self._first: dict[str, Mention] = {}
        self._all: dict[str, list[Mention]] = defaultdict(list)
        self._by_section: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        there = sorted(
            ((other, match) for long, match in candidates.items() for other in resolver.called(long)),
            key=lambda row: row[0],
        )
        for other, match in there:
            root, section = resolver.place(other)
            self._all[root].append(other)
            self._by_section[section][root].append(other)
            if match.reason != _KIND_REASON:
                self._first.setdefault(root, other)

    def nearest(self, mention: Mention, section: int) -> list[Mention]:
        """One nearest mention for each thing: before it in its section, else before it, else after it."""
        for things in (self._by_section.get(section, {}), self._all):
            before = [one for named in things.values() if (one := _last_before(named, mention)) is not None]
            if before:
                return before
        return list(self._first.values())


def _last_before(named: list[Mention], mention: Mention) -> Mention | None:
    at = bisect_right(named, mention.span.start, key=lambda other: other.span.start)
    return named[at - 1] if at else None


_KIND_REASON = "the document of that kind named before"


def _compare_documents(short: str, long: str) -> Match:
    match = names.compare(short, long)
    if match.score or not name_forms.generic(short):
        return match
    return Match(0.8, _KIND_REASON) if name_forms.canonical(long).endswith(name_forms.canonical(short)) else match


def _compare_people(short: str, long: str) -> Match:
    """A foreigner's last or first name, or a surname alone that stands with a title."""
    if "·" in long and long.endswith("·" + short):
        return Match(0.9, "last name of the full name")
    if len(short) >= _FIRST_NAME and short in long.split("·"):
        return Match(0.8, "part of the full name")
    if len(short) == 1 and long.startswith(short) and len(long) <= 3:
        return Match(0.8, "surname of the person named before")
    return Match(0.0, "")


def _compare_places(short: str, long: str) -> Match:
    """Short forms of venues; administrative places are told by their paths."""
    divided = "/" in short or "/" in long or words("name-divisions").ending(long)
    if divided or len(long) < 5 or whereabouts.common(short):
        return Match(0.0, "")
    match = names.compare(short, long)
    return match if match.score else names.compare(short, long[_CITY:])


_COMPARE: dict[Kind, Callable[[str, str], Match]] = {
    Kind.ORGANISATION: names.compare,
    Kind.DOCUMENT: _compare_documents,
    Kind.PERSON: _compare_people,
    Kind.PLACE: _compare_places,
}
