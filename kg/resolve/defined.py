"""Names that a text itself gives a thing in brackets: a short one (以下简称…), or the one it had before (原…)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.find import titles
from kg.lexicon import words
from kg.model import Document, Kind, Mention
from kg.resolve.names import SURE, short_form

_ALIAS = re.compile(
    r"[”’\"》]?[(（][^()（）\n]{0,6}?([一-鿿]{2,5})(?:为)?[:：]?\s*[“《\"「‘](?P<name>[^”》\"」’\n]+)[”》\"」’]"
)
_LETTERS = re.compile(
    r"[”’\"》]?[(（](?:[A-Za-z][A-Za-z .&'’-]+[,，;；]\s*)?[一-鿿]{0,6}[:：]?\s*"
    r"(?P<name>[A-Z][A-Za-z]*[A-Z\d][A-Za-z\d-]*)[)）]"
)
_SHORT = re.compile(r"[(（](?P<name>[一-鿿]{2,8})[)）]")
_LETTERED = frozenset({Kind.ORGANISATION, Kind.EVENT, Kind.DOCUMENT})
_FORMER = re.compile(r"[(（]原(?:名|称|为)?[:：]?[“《\"]?(?P<name>[^()（）“”\"《》，。、\n]{3,24})[”》\"]?[)）]")


def names(document: Document, mentions: Iterable[Mention]) -> Iterator[tuple[str, Mention]]:
    """Each name with the mention it is given to: 甲公司(以下简称“甲”), 乙局(原丙局), 丁组织(DZ), 戊科学院(戊科院)."""
    markers = words("alias-markers")
    for mention in mentions:
        at = mention.span.end
        match = _ALIAS.match(document.folded, at)
        if match and markers.ending(document.folded[at : match.start("name") - 1].rstrip(":： ")):
            yield titles.normal(match["name"]), mention
        letters = _LETTERS.match(document.folded, at) if mention.kind in _LETTERED else None
        if letters:
            yield letters["name"], mention
        short = _SHORT.match(document.folded, at) if mention.kind is Kind.ORGANISATION else None
        if short and short_form(short["name"], titles.normal(mention.span.of(document.folded))) >= SURE:
            yield short["name"], mention
        former = _FORMER.match(document.folded, at) if mention.kind is Kind.ORGANISATION else None
        if former:
            yield titles.normal(former["name"]), mention
