"""Subtitles (SRT, WebVTT): what is said, without numbers and times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.read.encoding import decode
from kg.read.raw import Broken, Raw

_TIMES = re.compile(r"^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->")
_TAGS = re.compile(r"<[^<>\n]{1,40}>|\{\\[^{}\n]*\}")


def subtitles(data: bytes) -> Iterator[Raw | Broken]:
    """A line a caption; one that repeats the last is left out."""
    text, _ = decode(data)
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = block.split("\n")
        at = next((number for number, line in enumerate(lines) if _TIMES.match(line)), None)
        if at is None:
            continue
        said = " ".join(_TAGS.sub("", line).strip() for line in lines[at + 1 :]).strip()
        if said and found[-1:] != [said]:
            found.append(said)
    yield Raw("\n".join(found))
