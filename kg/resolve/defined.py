"""Names that a text itself gives a thing in brackets: a short one (以下简称…), or the one it had before (原…)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.find import titles
from kg.lexicon import words
from kg.model import Document, Kind, Mention

_ALIAS = re.compile(
    r"[”’\"》]?[(（][^()（）\n]{0,6}?([一-鿿]{2,5})(?:为)?[:：]?\s*[“《\"「‘](?P<name>[^”》\"」’\n]+)[”》\"」’]"
)
_FORMER = re.compile(r"[(（]原(?:名|称|为)?[:：]?[“《\"]?(?P<name>[^()（）“”\"《》，。、\n]{3,24})[”》\"]?[)）]")


def names(document: Document, mentions: Iterable[Mention]) -> Iterator[tuple[str, Mention]]:
    """Each name with the mention it is given to: 甲公司(以下简称“甲”), 乙局(原丙局)."""
    markers = words("alias-markers")
    for mention in mentions:
        at = mention.span.end
        match = _ALIAS.match(document.folded, at)
        if match and markers.ending(document.folded[at : match.start("name") - 1].rstrip(":： ")):
            yield titles.normal(match["name"]), mention
        former = _FORMER.match(document.folded, at) if mention.kind is Kind.ORGANISATION else None
        if former:
            yield titles.normal(former["name"]), mention
