"""The title of a web page without the site's name."""

from __future__ import annotations

import re
from typing import Any

from kg.lexicon import words
from kg.read.script import fold

_PARTED = re.compile(
    r"\s*(?:[_|\uff5c]+|::|\s[-\u2013—－·•»\u00ab]\s?|\s?[-\u2013—－]{2,}|[-\u2013—－](?=[^-\u2013—－]{2,12}$))\s*"
)
_STRONG = frozenset("_|\uff5c\u00ab")
_SHORTEST = 2


def title(root: Any) -> str:
    """The headline: the first-rank heading that the page's title holds too, else that title without the site's name."""
    whole = _text(root.find(".//title"))
    heads = [text for one in root.iter("h1") if (text := _text(one))]
    shared = next((head for head in heads if _plain(head) and _plain(head) in _plain(whole)), "")
    if shared:
        return shared
    told = (_squeezed(one.get("content")) for one in root.iter("meta") if _is_title(one))
    whole = whole or next(filter(None, told), "")
    return without_site(whole) if whole else heads[0] if len(heads) == 1 else ""


def without_site(whole: str) -> str:
    """A page's title without the names of site and channel behind it.

    >>> without_site("植树活动举行_晨报网"), without_site("植树活动举行--时政--晨报网"), without_site("A-B测试")
    ('植树活动举行', '植树活动举行', 'A-B测试')
    """
    whole = _without_first(whole)
    cut: set[str] = set()
    while True:
        marks = list(_PARTED.finditer(whole))
        if not marks or marks[-1].start() < _SHORTEST:
            return whole
        last = whole[marks[-1].end() :]
        strong = marks[-1][0].strip()[:1] in _STRONG or marks[-1][0].strip() in cut
        if last and not strong and not _is_site(last):
            return whole
        whole = whole[: marks[-1].start()].rstrip()
        cut |= {marks[-1][0].strip()} if len(marks[-1][0]) > 1 else set()


def _without_first(whole: str) -> str:
    """The title without a newspaper's or a site's name before it, where what follows is none."""
    first = re.match(r"([^-_|]{2,12}?)\s*[-_|]+\s*(?=\S{6})", whole)
    rest = whole[first.end() :] if first else ""
    named = first and _is_site(first[1]) and not first[1].isascii()
    return rest if named and not _is_site(_PARTED.split(rest)[0]) else whole


def _is_site(name: str) -> bool:
    folded = fold(name.strip()).lower()
    return bool(words("site-endings").ending(folded)) or re.fullmatch(r"[a-z0-9 .]+", folded) is not None


def _is_title(meta: Any) -> bool:
    return (meta.get("property") or meta.get("name") or "").lower() in {"og:title", "articletitle", "twitter:title"}


def _text(element: Any) -> str:
    return _squeezed("".join(element.itertext())) if element is not None else ""


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
