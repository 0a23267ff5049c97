"""RSS and Atom feeds as articles, an item each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.read import web
from kg.read.markup import named, parsed
from kg.read.raw import Broken, Raw, edtf_day

_TEXTS = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")


def feed(data: bytes) -> Iterator[Raw | Broken]:
    """The items of RSS 0.9 to 2.0 and the entries of Atom."""
    root = parsed(data, "a feed")
    for number, item in enumerate((one for one in root.iter() if named(one) in {"item", "entry"}), 1):
        parts = {named(child): child for child in reversed(item)}
        text = max((_text(parts[name]) for name in _TEXTS if name in parts), key=len, default="")
        title = " ".join("".join(parts["title"].itertext()).split()) if "title" in parts else ""
        if not text and not title:
            yield Broken(f":{number}", "the item has no text", "leave it out")
            continue
        date = next((day for name in _DAYS if name in parts and (day := edtf_day(parts[name].text or ""))), "")
        page = web.page(f"<html><body>{text or title}</body></html>")
        yield Raw(page.text or title, "", title, date or edtf_day(page.date), page.blocks, f":{number}")


def _text(element: Any) -> str:
    """The markup or text inside an element, escaped or not."""
    from lxml import etree  # noqa: PLC0415 - heavy

    if len(element):
        return "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "").strip()
