"""File formats: which reader reads what a file is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from kg.read import (
    archives,
    feeds,
    json_articles,
    opendocument,
    plain,
    portable,
    rich_text,
    sniff,
    subtitles,
    tables,
    web_file,
    wikis,
    word,
)
from kg.read.encoding import Undecodable
from kg.read.raw import Broken, Raw, Reader

READERS: dict[str, Reader] = {
    "csv": tables.comma_separated,
    "docx": word.word,
    "epub": archives.book,
    "feed": feeds.feed,
    "html": web_file.of_page,
    "json": json_articles.whole,
    "jsonl": json_articles.lines,
    "mediawiki": wikis.dump,
    "mhtml": archives.mime,
    "ods": opendocument.spreadsheet,
    "odt": opendocument.text,
    "parquet": tables.parquet,
    "pdf": portable.portable,
    "rtf": rich_text.rich_text,
    "subtitles": subtitles.subtitles,
    "txt": plain.plain,
    "warc": archives.web_archive,
    "wikitext": wikis.page,
    "xlsx": tables.excel,
}


def read(data: bytes, suffix: str = "") -> Iterator[Raw | Broken]:
    """The articles of a file's bytes, by what they are; `suffix` (`.csv`) decides where any text would do.

    A reader of the entry point group `kg.readers` whose name is the suffix comes first. A file without any, such as a
    feed or a table that has only a head, raises `Undecodable`.
    """
    empty = True
    for raw in _articles(data, suffix):
        yield raw
        empty = False
    if empty:
        raise Undecodable("there is no article in it", "leave it out, or check how it was saved")


def _articles(data: bytes, suffix: str) -> Iterator[Raw | Broken]:
    for entry in _plugged():
        if f".{entry.name}" == suffix:
            plugged: Reader = entry.load()
            yield from plugged(data)
            return
    yield from READERS[sniff.kind(data, suffix)](data)


@cache
def _plugged() -> tuple[EntryPoint, ...]:
    """The readers of other packages; to look for them takes as long as to read an article."""
    return tuple(entry_points(group="kg.readers"))
