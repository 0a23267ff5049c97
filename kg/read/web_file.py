"""Web pages as files: bytes to an article, and how much of the page it is."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read import web
from kg.read.encoding import decode
from kg.read.markup import declared
from kg.read.raw import Raw, merged


def of_page(data: bytes, address: str = "", *, whole: bool = False) -> Iterator[Raw]:
    """The article of a page found at `address`, or all of the page."""
    page = web.page(decode(data, declared(data))[0], address, all_of_it=whole)
    taken = sum(not character.isspace() for character in page.text)
    notes = () if whole or not page.text else (f"{taken} of the page's {page.whole} characters taken",)
    yield Raw(
        page.text, "", page.title, page.date, page.blocks, "", (*notes, *merged(page.merged, page.wide)), page.imprint
    )
