"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.encoding import Undecodable, decode
from kg.read.limits import LONGEST_LINE
from kg.read.raw import Broken, Raw


def plain(data: bytes) -> Iterator[Raw | Broken]:
    """The text as one article."""
    text, _ = decode(data)
    longest = max(map(len, text.splitlines()), default=0)
    if longest > LONGEST_LINE:
        cause = f"a line of {longest} characters, more than {LONGEST_LINE}"
        raise Undecodable(cause, "break the text into paragraphs, or leave it out")
    yield Raw(text)
