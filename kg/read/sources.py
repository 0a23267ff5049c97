"""Paths to documents: files, folders and standard input, each bad one told with its cause."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg import earlier
from kg.model import Document, Failure
from kg.read import formats
from kg.read.articles import Article, Item
from kg.read.encoding import Undecodable
from kg.read.limits import LARGEST_PART
from kg.read.naming import free
from kg.read.raw import Broken

STANDARD_INPUT = "-"
_PAGE_FOLDERS = ("_files", ".files")
_BUILT = "left out: it holds a graph that kg build wrote"
_WRITTEN, _WRITTEN_HINT = "left out: kg wrote it from a graph", "to read it all the same, name it"
_BUILT_HINT = "if articles lie there too, move them out or name them one by one"


def read(paths: Iterable[str]) -> Iterator[Document | Failure]:
    """The documents of files, folders (all readable files below, sorted) and `-`, with a `Failure` for each bad one.

    A document's id is the `id` of its row, else the file's stem (and the line of the row); where that is taken, with
    its folder before it.
    """
    taken: set[str] = set()
    for item in items(paths):
        if isinstance(item, Item):
            name = free(item.article.name, item.source, taken)
            taken.add(name)
            yield replace(item.article.document(), id=name, source=item.source, sha256=item.sha256)
        else:
            yield item


def items(paths: Iterable[str]) -> Iterator[Item | Failure]:
    """The articles of the same files as they came in, neither repaired nor named apart."""
    for path in paths:
        for place in files(path):
            yield from (place,) if isinstance(place, Failure) else _items(place)


def files(path: str) -> Iterator[str | Failure]:
    """The files of a path, in order, and what is left out there on purpose."""
    if path == STANDARD_INPUT:
        yield path
        return
    home = Path(path)
    if not home.is_dir():
        yield path
        return
    inside = sorted(entry for entry in home.rglob("*") if not _hidden(entry.relative_to(home)) and not _beside(entry))
    built = {entry for entry in (home, *inside) if entry.is_dir() and _built(entry)}
    for entry in (home, *inside):
        if not built.isdisjoint(entry.parents):
            continue
        if entry in built:
            yield Failure(entry.as_posix(), _BUILT, _BUILT_HINT, skipped=True)
        elif entry.is_file() and earlier.written(entry):
            yield Failure(entry.as_posix(), _WRITTEN, _WRITTEN_HINT, skipped=True)
        elif entry.is_file():
            yield entry.as_posix()


def _built(home: Path) -> bool:
    """Whether a folder holds a build, or the beginning of one."""
    return earlier.build_in(home) is not None or ((home / earlier.ANALYSES).is_dir() and earlier.begun(home))


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _beside(path: Path) -> bool:
    """Whether a path lies in the folder of pictures and scripts that a browser saved beside a page."""
    folders = [folder for folder in path.parents if folder.name.endswith(_PAGE_FOLDERS)]
    names = [folder.with_name(folder.name.rsplit(mark, 1)[0]) for folder in folders for mark in ("_", ".")]
    return any(name.with_name(name.name + suffix).is_file() for name in names for suffix in (".html", ".htm"))


def items_of(source: str, data: bytes) -> Iterator[Item | Failure]:
    """The articles of a file whose bytes are at hand."""
    try:
        yield from _articles(source, data)
    except Undecodable as error:
        yield Failure(source, error.cause, error.hint)


def _items(source: str) -> Iterator[Item | Failure]:
    try:
        yield from _articles(source, _bytes(source))
    except FileNotFoundError:
        yield Failure(source, "no such file or folder", "check the path")
    except OSError as error:
        yield Failure(source, f"cannot be opened: {error.strerror or error}", "check its permissions")
    except Undecodable as error:
        yield Failure(source, error.cause, error.hint)


def _bytes(source: str) -> bytes:
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST_PART)
    path = Path(source)
    size = path.stat().st_size
    if size > LARGEST_PART:
        raise Undecodable(f"{size // 2**20} MiB, more than {LARGEST_PART // 2**20}", "split the file")
    return path.read_bytes()


def _articles(source: str, data: bytes) -> Iterator[Item | Failure]:
    if not data.strip():
        raise Undecodable("the file is empty", "leave it out, or check how it was saved")
    suffix = "" if source == STANDARD_INPUT else Path(source).suffix.lower()
    digest, met = hashlib.sha256(data).hexdigest(), Counter[str]()
    for raw in formats.read(data, suffix):
        if isinstance(raw, Broken):
            yield Failure(source + raw.place, raw.cause, raw.hint)
        elif not raw.text.strip():
            yield Failure(source + raw.place, "there is no text in it", "leave it out, or check how it was saved")
        else:
            name = raw.id.strip() or _stem(source) + raw.place.replace(":", "-")
            article = Article(name, raw.text, raw.title, raw.date, raw.blocks, raw.notes, raw.imprint)
            yield Item(article, source, digest, met[name])
            met[name] += 1


def _stem(source: str) -> str:
    return "stdin" if source == STANDARD_INPUT else Path(source).stem
