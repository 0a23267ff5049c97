"""Which of several documents of one title is meant: its edition (2022年《公报》), its genre, the day it was signed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from kg.lexicon import words
from kg.model import Document, Mention
from kg.resolve import name_forms
from kg.resolve.cluster import Cluster

_PAPER = "报刊"
_YEARLY, _SIGNED = "yearly", "signed"
_BEFORE, _AFTER = "before", "after"
_LONGEST_SIGN = 12  # characters before a title in which its edition stands
_LONGEST_GENRE = 8
_OPENING = "《〈“「『 "
_SEASON = 60  # days between articles that tell of one document of a series without its number
_LONG = 10  # characters of a title that names who signed, in full
_EDITION = re.compile(rf"((?:19|20)\d\d)(?:年度?|年?版)$|(第{name_forms.NUMERAL}+[次期版卷辑])$")


def edition(document: Document, name: str, mentions: Iterable[Mention]) -> str:
    """The year or number before a title of a series (第52次《…报告》); empty where none or several are told."""
    if _series(name) is None:
        return ""
    found = {match[1] or match[2] for one in mentions if (match := _EDITION.search(_ahead(document, one)))}
    return found.pop() if len(found) == 1 else ""


def genre(document: Document, mentions: Iterable[Mention]) -> str:
    """The genre that words beside a title tell; empty where none or several do."""
    found = {told for one in mentions for told in _genres(document, one)}
    return found.pop() if len(found) == 1 else ""


def papers(clusters: Iterable[Cluster]) -> dict[Cluster, str]:
    """The whole titles of newspapers that a short one stands for (《苹果》 for 《苹果日报》), where one alone fits.

    It does where the short title reports, and everywhere where it reports in some article and has no other genre.
    """
    told = list(clusters)
    genres: dict[str, set[str]] = defaultdict(set)
    wholes: dict[str, set[str]] = defaultdict(set)
    for cluster in told:
        name = cluster.names[0]
        ending = words("paper-endings").ending(name)
        genres[name].add(cluster.seen.genre)
        wholes[name.removesuffix(ending) if ending else ""].add(name)
    fitting = {name: min(found) for name, found in wholes.items() if len(found) == 1 and _PAPER in genres[name]}
    reporting = ((one, fitting.get(one.names[0], "")) for one in told)
    return {
        one: whole
        for one, whole in reporting
        if whole and (one.seen.genre == _PAPER or genres[one.names[0]] <= {_PAPER, ""})
    }


def parted(name: str, clusters: list[Cluster], days: Mapping[str, str]) -> Iterator[tuple[str, list[Cluster]]]:
    """The documents behind clusters of one title, each with the path segment it goes by; `days` of their articles."""
    series = _series(name)
    if series is None:
        yield from _by_genre(name, clusters)
    elif series == _YEARLY:
        yield from _named(name, _grouped(clusters, lambda one: one.seen.edition or days.get(one.document, "")[:4]))
    elif any(one.seen.edition for one in clusters) or (series == _SIGNED and len(name) >= _LONG):
        yield from _by_edition(name, clusters, days)
    else:
        yield name, clusters


def _series(name: str) -> str | None:
    """How documents of a title follow each other; None where the title is no series, or tells its number itself."""
    ending = "" if name_forms.numbered(name) else words("serial-documents").ending(name)
    return "".join(words("serial-documents")[ending][:1]) if ending else None


def _ahead(document: Document, mention: Mention) -> str:
    start = mention.span.start
    return document.folded[max(0, start - _LONGEST_SIGN) : start].rstrip(_OPENING)


def _genres(document: Document, mention: Mention) -> Iterator[str]:
    before, behind = _ahead(document, mention), document.folded[mention.span.end : mention.span.end + _LONGEST_GENRE]
    particle = words("describing-particles").longest(behind, 0)
    for side, word in (
        (_BEFORE, words("document-genres").ending(before)),
        (_AFTER, words("document-genres").longest(behind, len(particle))),
    ):
        if word and words("document-genres")[word][0] == side:
            yield words("document-genres")[word][1]


def _by_genre(name: str, clusters: list[Cluster]) -> Iterator[tuple[str, list[Cluster]]]:
    """One document a genre, those without one with the genre told most."""
    groups = _grouped(clusters, lambda one: one.seen.genre)
    silent = groups.pop("", [])
    if len(groups) < 2:
        yield name, clusters
        return
    most = min(groups, key=lambda one: (-len(groups[one]), one))
    groups[most] = [one for one in clusters if one in {*silent, *groups[most]}]
    for told in sorted(groups):
        yield name if told == most else f"{name}~{told}", groups[told]


def _by_edition(name: str, clusters: list[Cluster], days: Mapping[str, str]) -> Iterator[tuple[str, list[Cluster]]]:
    """One document an edition; those without its number are of the only one told in the same season, else of their own.

    Articles of one season that tell of no edition mean one document.
    """
    editions = _grouped(clusters, lambda one: one.seen.edition)
    silent = sorted(editions.pop("", []), key=lambda one: (days.get(one.document, ""), one.document))
    seasons: list[list[Cluster]] = []
    for cluster in silent:
        day = days.get(cluster.document, "")
        near = [told for told, group in editions.items() if any(_near(day, days.get(o.document, "")) for o in group)]
        if len(near) == 1:
            editions[near[0]].append(cluster)
        elif seasons and _near(day, days.get(seasons[-1][-1].document, "")):
            seasons[-1].append(cluster)
        else:
            seasons.append([cluster])
    yield from _named(name, editions)
    for number, group in enumerate(seasons):
        yield f"{name}~{group[0].document}" if number or editions else name, group


def _near(one: str, other: str) -> bool:
    """Whether two ISO days, or days that are not told, are of one season."""
    if not one or not other:
        return not one and not other
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _SEASON


def _named(name: str, groups: Mapping[str, list[Cluster]]) -> Iterator[tuple[str, list[Cluster]]]:
    for told in sorted(groups):
        yield f"{name}~{told}" if told else name, groups[told]


def _grouped(clusters: Iterable[Cluster], key: Callable[[Cluster], str]) -> dict[str, list[Cluster]]:
    groups: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        groups[key(cluster)].append(cluster)
    return dict(groups)
