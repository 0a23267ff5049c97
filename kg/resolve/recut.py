"""Names that were cut wrongly in one article, mended by what other articles call the same words of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.lexicon import words
from kg.model import Analysis, Kind, Mention
from kg.resolve.within import Cluster

_MORE = {Kind.PERSON: 2, Kind.ORGANISATION: 4}  # characters that may have been cut off
_LEAST = 2  # articles that know the whole name
_PLAIN = 3  # characters of a Chinese name with a surname of one
_SURE = 3


def mended(analyses: Mapping[str, Analysis], clusters: Iterable[Cluster]) -> list[Cluster]:
    """The clusters of one kind in their order, wrongly cut names replaced.

    A name that goes on in the text is the longer one where several other articles know that and more than know the cut
    one (特朗 before 普称); one that took in a word is the shorter one (同 before 拉马福萨, 小 behind 习近平).
    """
    told = list(clusters)
    known: dict[str, set[str]] = defaultdict(set)
    for cluster in told:
        known[cluster.names[0]].add(cluster.document)
    spread = {name: len(documents) for name, documents in known.items()}
    return [_mended(analyses[cluster.document].document.folded, cluster, spread) for cluster in told]


def _mended(folded: str, cluster: Cluster, spread: Mapping[str, int]) -> Cluster:
    name = cluster.names[0]
    whole = _longer(folded, cluster, spread) or (_shorter(name, spread) if cluster.kind is Kind.PERSON else "")
    if not whole:
        return cluster
    rest = tuple(one for one in cluster.names[1:] if one != whole)
    return replace(cluster, names=(whole, *rest), reasons=(*cluster.reasons, f"{name}: cut from {whole}"))


def _longer(folded: str, cluster: Cluster, spread: Mapping[str, int]) -> str:
    """The longest known name that every mention is a part of."""
    name, found = cluster.names[0], None
    for mention in cluster.mentions:
        if mention.span.of(folded) != name:
            return ""
        around = {one for one in _around(folded, mention) if spread.get(one, 0) >= max(_LEAST, spread[name] + 1)}
        found = around if found is None else found & around
        if not found:
            return ""
    return max(found or {""}, key=lambda one: (len(one), one))


def _around(folded: str, mention: Mention) -> set[str]:
    """What the text reads where the mention goes on to the right, or begins one character before."""
    start, end = mention.span.start, mention.span.end
    more = {folded[start : end + size] for size in range(1, _MORE[mention.kind] + 1)}
    return more | ({folded[start - 1 : end]} if mention.kind is Kind.PERSON and start else set())


def _shorter(name: str, spread: Mapping[str, int]) -> str:
    """The known name in one that took in a preposition before it, or a character that ends no name."""
    least = max(_LEAST, spread[name] + 1)
    if name[0] in words("with-words") and spread.get(name[1:], 0) >= least:
        return name[1:]
    short, last = name[:-1], name[-1]
    foreign = "·" in name or "-" in name or all(one in words("transliteration") for one in short)
    odd = last not in words("transliteration") if foreign else len(short) == _PLAIN
    surname = foreign or name[0] in words("surnames")
    return short if odd and surname and spread.get(short, 0) >= max(_SURE, least) else ""
