"""Paths to documents: files, folders and standard input, each bad one told with its cause."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.model import Document, Failure
from kg.read import formats
from kg.read.document import make
from kg.read.encoding import Undecodable

LARGEST_FILE = 256 * 1024 * 1024
STANDARD_INPUT = "-"


def read(paths: Iterable[str]) -> Iterator[Document | Failure]:
    """The documents of files, folders (all readable files below, sorted) and `-`, with a `Failure` for each bad one.

    A document's id is the `id` of its row, else the file's stem (and the line of the row); where that is taken, with
    its folder before it.
    """
    taken: set[str] = set()
    for path in paths:
        for place in _files(path):
            yield from (_document(item, taken) if isinstance(item, _Item) else item for item in _items(place))


class _Item:
    """An article and where it came from."""

    def __init__(self, raw: formats.Raw, source: str, digest: str) -> None:
        self.raw, self.source, self.digest = raw, source, digest


def _files(path: str) -> Iterator[str]:
    if path == STANDARD_INPUT:
        yield path
        return
    home = Path(path)
    if not home.is_dir():
        yield path
        return
    inside = sorted(entry for entry in home.rglob("*") if entry.is_file() and not _hidden(entry.relative_to(home)))
    yield from (entry.as_posix() for entry in inside)


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _items(source: str) -> Iterator[_Item | Failure]:
    try:
        data = _bytes(source)
        yield from _articles(source, data)
    except FileNotFoundError:
        yield Failure(source, "no such file or folder", "check the path")
    except OSError as error:
        yield Failure(source, f"cannot be opened: {error.strerror or error}", "check its permissions")
    except Undecodable as error:
        yield Failure(source, error.cause, error.hint)


def _bytes(source: str) -> bytes:
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST_FILE)
    path = Path(source)
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise Undecodable(f"{size // 2**20} MiB, more than {LARGEST_FILE // 2**20}", "split the file")
    return path.read_bytes()


def _articles(source: str, data: bytes) -> Iterator[_Item | Failure]:
    if not data.strip():
        raise Undecodable("the file is empty", "leave it out, or check how it was saved")
    suffix = ".txt" if source == STANDARD_INPUT else Path(source).suffix.lower()
    reader = formats.reader(suffix)
    digest = hashlib.sha256(data).hexdigest()
    for raw in reader(data):
        if isinstance(raw, formats.Broken):
            yield Failure(source + raw.place, raw.cause, raw.hint)
        elif not raw.text.strip():
            yield Failure(source + raw.place, "there is no text in it", "leave it out, or check how it was saved")
        else:
            yield _Item(raw, source, digest)


def _document(item: _Item, taken: set[str]) -> Document:
    raw = item.raw
    name = _free(raw.id.strip() or _stem(item.source) + raw.place.replace(":", "-"), item.source, taken)
    taken.add(name)
    document = make(raw.text, id=name, title=raw.title, published=raw.date, blocks=raw.blocks)
    return replace(document, source=item.source, sha256=item.digest)


def _stem(source: str) -> str:
    return "stdin" if source == STANDARD_INPUT else Path(source).stem


def _free(name: str, source: str, taken: set[str]) -> str:
    """The name, with its folder or else a number where it is taken."""
    if name not in taken:
        return name
    folder = Path(source).parent.name
    wider = f"{folder}/{name}" if folder else name
    number, free = 2, wider
    while free in taken:
        free = f"{wider}~{number}"
        number += 1
    return free
