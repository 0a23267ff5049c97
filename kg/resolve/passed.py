"""The meeting that passed a document: by it a bare title (《决定》) is known in other articles too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.lexicon import words
from kg.model import Analysis, Document, Kind, Mention
from kg.resolve import name_forms, telling
from kg.resolve.cluster import Cluster, Digest

_LONGEST_GAP = 8
_OPENING = frozenset("《〈“「『 ")


def full_titles(articles: Mapping[str, Digest], documents: Iterable[Cluster]) -> dict[Cluster, tuple[str, str]]:
    """For bare titles of what a meeting with an ordinal or year passed: the name to go by, and why.

    The meeting stands right before the title; or it is the only one its article names that passed a document of the
    kind, by this article or another. The name is the only title of the kind that an article says the meeting passed;
    where no article has one, the bare title with the meeting's name behind it (决定~二十届三中全会).
    """
    passed: dict[str, set[str]] = defaultdict(set)
    passing: dict[str, set[str]] = defaultdict(set)
    bare: dict[Cluster, set[str]] = {}
    for cluster in documents:
        name, found = cluster.names[0], set(cluster.seen.meetings)
        if name_forms.generic(name):
            bare[cluster] = found
            passing[name] |= found
        else:
            for meeting in found:
                passed[meeting].add(name)
    told: dict[Cluster, tuple[str, str]] = {}
    for cluster, found in bare.items():
        kind = cluster.names[0]
        named = articles[cluster.document].meetings
        fitting = found or {one for one in named if one in passing[kind] or _titled(kind, passed[one])}
        if not found and cluster.seen.owned:
            continue
        if len(fitting) == 1:
            told[cluster] = _name(kind, min(fitting), passed[min(fitting)])
    return told


def _titled(kind: str, titles: Iterable[str]) -> list[str]:
    return [title for title in titles if title.endswith(kind)]


def _name(kind: str, meeting: str, passed: set[str]) -> tuple[str, str]:
    titled = _titled(kind, passed)
    return titled[0] if len(titled) == 1 else f"{kind}~{meeting}", f"{kind}: passed by {meeting}"


def meetings(events: Iterable[Cluster]) -> dict[int, str]:
    """Of an article the meetings that no other bears the name of, by where their mentions end."""
    found: dict[int, str] = {}
    for cluster in events:
        name = next((name for name in cluster.names if _numbered(name)), "")
        if name:
            whose = telling.whose(name_forms.canonical(name))
            found.update((mention.span.end, whose) for mention in cluster.mentions)
    return found


def _numbered(name: str) -> bool:
    """Whether one meeting alone bears the name, and the name is no deed done to a document (通过《2024年预算》)."""
    return name_forms.numbered(name) and telling.unique(name) and not _OPENING & set(name)


def before(document: Document, meetings: Mapping[int, str], mentions: Iterable[Mention]) -> set[str]:
    """The meetings right before mentions of a document, at most a verb of passing between."""
    found = set()
    for mention in mentions:
        start = mention.span.start
        while document.folded[start - 1 : start] in _OPENING and start:
            start -= 1
        for end in range(start, max(0, start - _LONGEST_GAP), -1):
            if end in meetings and _passes(document.folded[end:start]):
                found.add(meetings[end])
                break
    return found


def owned(analysis: Analysis, mentions: Iterable[Mention]) -> bool:
    """Whether a body stands right before a title (市政府的《决定》)."""
    bodies = {one.span.end for one in analysis.mentions if one.kind is Kind.ORGANISATION}
    folded = analysis.document.folded
    starts = (one.span.start for one in mentions)
    return any(
        {at, at - len(words("describing-particles").ending(folded[max(0, at - 2) : at]))} & bodies for at in starts
    )


def _passes(gap: str) -> bool:
    """Whether nothing, or no more than a verb of passing with its particles stands there (审议通过了, 通过的, 的)."""
    for particles in ("describing-particles", "aspect-particles"):
        if not gap or gap in words("document-verbs"):
            break
        gap = gap.removesuffix(words(particles).ending(gap))
    return not gap or gap in words("document-verbs")
