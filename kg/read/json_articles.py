"""JSON as articles: an object a line, an array of objects, an object that holds one, a JSON feed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.read import rows
from kg.read.encoding import Undecodable, decode
from kg.read.limits import LONGEST_LINE
from kg.read.raw import Broken, Raw

_DEEPEST = 4


def lines(data: bytes) -> Iterator[Raw | Broken]:
    """One object a line."""
    text, _ = decode(data)
    yield from rows.articles(_objects(text))


def whole(data: bytes) -> Iterator[Raw | Broken]:
    """One document of JSON; what is none is read as lines."""
    text, _ = decode(data)
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        yield from lines(data)
        return
    listed = _listed(content)
    if listed is None:
        raise Undecodable("JSON without articles", 'write {"title": …, "date": …, "text": …}, or a list of such')
    single = isinstance(content, dict) and len(listed) == 1 and listed[0] is content
    yield from rows.articles((row, "" if single else f":{number}") for number, row in enumerate(listed, 1))


def _objects(text: str) -> Iterator[tuple[object, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            yield Broken(f":{number}", f"a line of {len(line)} characters", "leave this row out"), ""
            continue
        try:
            yield json.loads(line), f":{number}"
        except (json.JSONDecodeError, RecursionError) as error:
            yield Broken(f":{number}", f"not valid JSON: {error}", "write one JSON object a line"), ""


def _listed(content: object) -> list[object] | None:
    """The list of articles: the content itself, an article alone, or the first list inside whose objects have a text.

    An object that tells only a summary beside such a list is a feed.
    """
    if isinstance(content, list):
        return content if any(isinstance(one, dict) for one in content) else None
    if not isinstance(content, dict):
        return None
    if _told(content, whole=True):
        return [content]
    return _inside(content, 0) or ([content] if _told(content) else None)


def _told(row: object, *, whole: bool = False) -> bool:
    """Whether an object tells a text, `whole` one that is no summary."""
    named = row.items() if isinstance(row, dict) else ()
    return any(
        rows.field(name) in {"text", "entry"} and isinstance(value, str) and not (whole and rows.is_summary(name))
        for name, value in named
    )


def _inside(content: object, depth: int) -> list[object] | None:
    if isinstance(content, list) and any(map(_told, content)):
        return content
    below = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    if depth >= _DEEPEST:
        return None
    return next((found for one in below if (found := _inside(one, depth + 1))), None)
