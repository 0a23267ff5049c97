"""Names that were cut wrongly in one article, mended by what other articles call the same words of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg import ontology
from kg.find.gazetteer import lookup
from kg.lexicon import words
from kg.model import Kind, Mention
from kg.read.characters import count
from kg.resolve.cluster import Cluster
from kg.resolve.name_forms import canonical

_MORE = {Kind.PERSON: 2, Kind.ORGANISATION: 4, Kind.PLACE: 2}  # characters that may have been cut off
_LEAST = 2  # articles that know the whole name
_FIRST_NAME = 4  # characters of a first name that may have been cut off before the last name
_PLAIN = 3  # characters of a Chinese name with a surname of one
_SURE = 3
_SHORTEST = 2  # characters of a name
_BEHIND = 2  # characters of a given name
_COMMON = 100  # times that a common word is met
_WELL_KNOWN, _FAR_MORE = 10, 3  # articles that know a name, and times as many as know a longer one
_CUT = ": cut from "


@dataclass(frozen=True, slots=True)
class Around:
    """What the text reads where the mentions of a cluster go on.

    `longer` has for each form of the name that form, and what all its mentions go on as; `beside` are the names with a
    character of foreign names more, `behind` the two characters behind each mention; `verbal` tells that a verb begins
    in the last character of each.
    """

    longer: tuple[tuple[str, ...], ...]
    beside: tuple[str, ...]
    behind: tuple[str, ...]
    verbal: bool


def around(folded: str, cluster: Cluster) -> Around:
    """What a text shows of a person, body or place."""
    forms: dict[str, set[str]] = {}
    for mention in cluster.mentions:
        form, here = mention.span.of(folded), _around(folded, mention)
        forms[form] = forms[form] & here if form in forms else here
    longer = tuple((form, *sorted(forms[form])) for form in sorted(forms))
    behind = tuple(sorted({folded[one.span.end : one.span.end + _BEHIND] for one in cluster.mentions}))
    if cluster.kind is not Kind.PERSON:
        return Around(longer, (), behind, verbal=False)
    name = cluster.names[0]
    alone = set(forms) == {name} and _transliterated(name)
    beside = set.intersection(*(_beside(folded, one, name) for one in cluster.mentions)) if alone else set[str]()
    return Around(longer, tuple(sorted(beside)), behind, _begins_verbs(folded, cluster))


def mended(clusters: Iterable[Cluster]) -> list[Cluster]:
    """The clusters of one kind in their order, wrongly cut names replaced.

    A name that goes on in the text is the longer one where several other articles know that and more than know the cut
    one (特朗 before 普称); one that took in a word is the shorter one (同 before 拉马福萨, 小 behind 习近平). A foreign
    name that all articles cut goes on by the character that stands beside it in all of them (扎 | 哈罗娃).
    """
    told = [*_always_cut(list(clusters))]
    known: dict[str, set[str]] = defaultdict(set)
    for cluster in told:
        known[cluster.names[0]].add(cluster.document)
    spread = {name: len(documents) for name, documents in known.items()}
    return [_mended(cluster, spread) for cluster in told]


def cut_names(reasons: Iterable[str]) -> frozenset[str]:
    """The names that were mended: they name nothing."""
    return frozenset(reason.partition(_CUT)[0] for reason in reasons if _CUT in reason)


def _always_cut(told: list[Cluster]) -> Iterator[Cluster]:
    """The clusters, foreign persons' names with the character beside them in every text, where several have it."""
    beside: dict[str, set[str]] = defaultdict(set)
    known: dict[str, set[str]] = defaultdict(set)
    for cluster in told:
        name = cluster.names[0]
        if cluster.kind is Kind.PERSON and _transliterated(name):
            known[name].add(cluster.document)
            here = set(cluster.seen.beside)
            beside[name] = here & beside[name] if len(known[name]) > 1 else here
    wholes = {name: min(found) for name, found in beside.items() if len(found) == 1 and len(known[name]) >= _SURE}
    for cluster in told:
        yield _as(cluster, wholes[cluster.names[0]]) if cluster.names[0] in wholes else cluster


@lru_cache(maxsize=1 << 16)
def _transliterated(name: str) -> bool:
    return all(one in words("transliteration") for one in name)


def _beside(folded: str, mention: Mention, name: str) -> set[str]:
    """A name with the character of foreign names before it or behind it, unless that begins a word for a place."""
    start, end = mention.span.start, mention.span.end
    before, behind = folded[max(0, start - 1) : start], folded[end : end + 1]
    goes_on = any(words(one).longest(folded, end) for one in ("place-feature-nouns", "organization-endings"))
    return {
        *({before + name} if before in words("transliteration") else ()),
        *({name + behind} if behind in words("transliteration") and not goes_on else ()),
    }


def _as(cluster: Cluster, whole: str) -> Cluster:
    name = cluster.names[0]
    rest = tuple(one for one in cluster.names[1:] if one != whole)
    return replace(cluster, names=(whole, *rest), reasons=(*cluster.reasons, f"{name}{_CUT}{whole}"))


def _mended(cluster: Cluster, spread: Mapping[str, int]) -> Cluster:
    name = cluster.names[0]
    whole = _longer(cluster, spread)
    if not whole and cluster.kind is not Kind.PERSON:
        whole = _before_word(cluster, spread)
    elif not whole:
        whole = _shorter(name, spread, verbal=cluster.seen.verbal) or _before_next(cluster, spread)
    return _as(cluster, whole) if whole else cluster


def _longer(cluster: Cluster, spread: Mapping[str, int]) -> str:
    """The longest known name that every mention of the name is a part of; its short forms are left aside."""
    name = cluster.names[0]
    least = max(_LEAST, spread[name] + 1)
    around = next((longer for words, *longer in cluster.seen.longer if words == name), [])
    found = [one for one in around if spread.get(one, 0) >= least]
    if not found or (cluster.kind is Kind.ORGANISATION and _whole_body(name)):
        return ""
    return max(found, key=lambda one: (len(one), one))


@lru_cache(maxsize=1 << 16)
def _whole_body(name: str) -> bool:
    """Whether a body's name is whole by itself, so that what goes on is a part of it (越共 | 中央)."""
    known = name in words("organization-names") or bool(words("organization-endings").ending(name))
    return known or canonical(name) != name


def _around(folded: str, mention: Mention) -> set[str]:
    """What the text reads where the mention goes on to the right, or begins before, one character or a first name's."""
    start, end = mention.span.start, mention.span.end
    more = {folded[start : end + size] for size in range(1, _MORE[mention.kind] + 1)}
    if mention.kind is not Kind.PERSON:
        return more
    sizes = range(1, (_FIRST_NAME if "·" in mention.span.of(folded) else 1) + 1)
    return more | {folded[start - size : end] for size in sizes if size <= start}


def _before_next(cluster: Cluster, spread: Mapping[str, int]) -> str:
    """A name without its last character where that begins the next name of a list without marks (张三李|四海)."""
    name = cluster.names[0]
    short, last = name[:-1], name[-1:]
    if len(short) < _SHORTEST or last not in words("surnames") or spread.get(short, 0) < _SURE:
        return ""
    following = ({last + behind[:size] for size in (1, _BEHIND)} for behind in cluster.seen.behind)
    known = all(any(spread.get(one, 0) >= _SURE for one in around if len(one) > 1) for around in following)
    return short if known and spread[short] > spread[name] else ""


def _before_word(cluster: Cluster, spread: Mapping[str, int]) -> str:
    """A body or place without its last character where that begins a word with what follows (某委|会同)."""
    name = cluster.names[0]
    short, last = name[:-1], name[-1:]
    known = spread.get(short, 0) >= max(_SURE, _FAR_MORE * spread[name])
    if not known or len(short) < _SHORTEST or (cluster.kind is Kind.PLACE and lookup(name)):  # 赫尔松州 is no 赫尔松
        return ""
    least = max(_COMMON, count(name[-2:]) + 1)
    return short if all(one and count(last + one[0]) >= least for one in cluster.seen.behind) else ""


def _begins_verbs(folded: str, cluster: Cluster) -> bool:
    """Whether the last character of each mention begins a word that shows an event (特朗普 | 通电话)."""
    ends = [mention.span.end - 1 for mention in cluster.mentions]
    return all(any(folded.startswith(word, at) for word in _verbs().get(folded[at], ())) for at in ends)


@cache
def _verbs() -> Mapping[str, tuple[str, ...]]:
    """The words of more than one character that show events, by their first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted({word for one in ontology.load().event_types for word in one.triggers if len(word) > 1}):
        found[word[0]].append(word)
    return {first: tuple(words) for first, words in found.items()}


def _shorter(name: str, spread: Mapping[str, int], *, verbal: bool) -> str:
    """The known name in one that took in a preposition before it, a post or verb behind, or what ends no name."""
    least = max(_LEAST, spread[name] + 1)
    if len(name) <= _SHORTEST:
        return ""
    written = all(one in words("transliteration") for one in name[1:]) or spread.get(name[1:], 0) >= _SURE
    led = name[0] in words("name-leads") and len(name) > _PLAIN and written
    if (name[0] in words("with-words") or led or _foreign_tail(name, spread)) and spread.get(name[1:], 0) >= least:
        return name[1:]
    if tailed := _without_tail(name, spread):
        return tailed
    short, last = name[:-1], name[-1]
    foreign = "·" in name or "-" in name or all(one in words("transliteration") for one in short)
    if foreign and len(name) <= _PLAIN and name[0] in words("surnames") and not verbal:
        return ""
    odd = verbal or last not in words("transliteration") if foreign else len(short) == _PLAIN
    surname = foreign or name[0] in words("surnames")
    return short if odd and surname and spread.get(short, 0) >= max(_SURE, least) else ""


def _foreign_tail(name: str, spread: Mapping[str, int]) -> bool:
    """Whether all but the first character is a foreigner whom many articles know, this one none (周内 | 特朗普)."""
    rest, known = name[1:], spread.get(name[1:], 0)
    single = spread[name] == 1 and name[0] not in words("familiar-forms")
    return single and len(rest) >= _PLAIN and known >= _WELL_KNOWN and _transliterated(rest)


def _without_tail(name: str, spread: Mapping[str, int]) -> str:
    """The well known name that a longer one begins with, a post or word of a clause behind it (习近平 | 总书记率)."""
    for end in range(len(name) - 1, _SHORTEST - 1, -1):
        short, rest = name[:end], name[end:]
        post = words("person-titles").longest(rest, 0)
        told = len(post) > 1 or rest in words("name-followers") or rest in _verbs().get(rest[0], ())
        if told and spread.get(short, 0) >= max(_SURE, _FAR_MORE * spread[name]):
            return short
    return ""
