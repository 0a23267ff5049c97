"""What an earlier build left in a folder, told by its run.json: never read as articles, never overwritten unasked."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import folder
from kg.errors import StoreError

RUN = "run.json"
ANALYSES, BATCH = "analyses", ".batch"
"""The folder of what was read in articles, filled long before the graph is there, and the ending of its files."""
DRAFT, LEDGER = ".draft", ".ledger"
_MARK = "dashiji"
_OFFICE, _KEYWORD = {".docx", ".xlsx"}, b"<cp:keywords>dashiji</cp:keywords>"
_PAGES, _GENERATOR, _HEAD = {".html", ".htm", ".md"}, re.compile(rb'generator(?:" content="|: )dashiji'), 4096
_TABLES = tuple(heads.encode("utf-8-sig") for heads in ("日期,起,止,事件,类型,", "Date,Start,End,Event,Type,"))
_UNNAMED = ("-", "stdin")
_UNTOLD = (
    *(f"graph.{ending}" for ending in ("gexf", "graphml", "html", "jsonld", "nq", "nt", "rdf", "trig", "ttl")),
    *("entities.csv", "facts.csv", "neo4j-nodes.csv", "neo4j-relationships.csv", "report.md", RUN, "store"),
)
"""What the first versions wrote, whose run.json does not name it."""
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a build: its id, the path it was read from, the SHA-256 of that file."""

    id: str
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Build:
    """A build in a folder: its articles, and the names it wrote there, which it alone may replace."""

    articles: tuple[Article, ...]
    files: tuple[str, ...]


def build_in(directory: Path) -> Build | None:
    """The build whose `run.json` stands in `directory`; `None` where there is none or it is no build of ours.

    The first versions did not name their files.
    """
    try:
        told = json.loads(folder.path_of(directory, RUN).read_text(encoding="utf-8"))
        if _MARK not in told["versions"]:
            return None
        articles = tuple(Article(str(one["id"]), str(one["source"]), str(one["sha256"])) for one in told["articles"])
        files = tuple(str(name) for name in told.get("files", _UNTOLD) if _plain(str(name)))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Build(articles, files)


def begun(directory: Path) -> bool:
    """Whether a build has begun in a folder, and nothing else is in its folder of analyses."""
    inside = directory / ANALYSES
    return inside.is_dir() and all(path.suffix in {BATCH, DRAFT, LEDGER} for path in inside.iterdir())


def written(path: Path) -> bool:
    """Whether a page, document or table says that kg made it from a graph."""
    try:
        if path.suffix.lower() in _OFFICE:
            with zipfile.ZipFile(path) as packed:
                return _KEYWORD in packed.read("docProps/core.xml")
        if path.suffix.lower() in _PAGES:
            with path.open("rb") as file:
                return bool(_GENERATOR.search(file.read(_HEAD)))
        if path.suffix.lower() == ".csv":
            with path.open("rb") as file:
                return file.read(_HEAD).startswith(_TABLES)
    except (OSError, zipfile.BadZipFile, KeyError, NotImplementedError):
        pass  # whoever reads it says what is wrong
    return False


def admit(directory: Path, articles: Iterable[Article] | None, *, replace: bool) -> tuple[str, ...]:
    """The names in `directory` that a build of `articles` may replace.

    A `StoreError` where the folder holds other things than a build, or a build of articles that would be lost, unless
    `replace` lets them go. With `None` for articles that are not known yet, only the first is looked at.
    """
    build = build_in(directory)
    if build is None:
        _refuse_others(directory)
        return ()
    if not replace and articles is not None:
        _refuse_loss(directory, build, articles)
    return build.files


def _refuse_others(directory: Path) -> None:
    if not directory.is_dir():
        return
    ours = {ANALYSES} if begun(directory) else set()
    others = sorted({entry.name for entry in directory.iterdir() if not entry.name.startswith(".")} - ours)
    if others:
        raise StoreError(
            f"this folder holds other things than a graph of kg: {_listed(others)}",
            where=str(directory),
            hint="give a new or empty folder; what kg did not write is never overwritten",
        )


def _refuse_loss(directory: Path, build: Build, articles: Iterable[Article]) -> None:
    new = {one.id: one for one in articles}
    lost = [one.id for one in build.articles if not _same(one, new.get(one.id))]
    if lost:
        raise StoreError(
            f"{len(lost)} of the {len(build.articles)} articles there would be lost: {_listed(lost)}",
            where=str(directory),
            hint="give another folder, name those articles too, or let them go with --replace (save(…, replace=True))",
        )


def _same(old: Article, new: Article | None) -> bool:
    """Whether an article is there again, be it in a new wording or seen from another folder."""
    if new is None:
        return False
    if old.sha256 == new.sha256:
        return True
    source, stem = _UNNAMED
    if new.source == source and new.id.startswith(stem):
        return False  # any text may come that way
    return old.source == new.source or Path(old.source).absolute() == Path(new.source).absolute()


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _plain(name: str) -> bool:
    """Whether it names a file of the folder itself, so that no run.json from elsewhere leads out of it."""
    return bool(name) and Path(name).name == name and name not in {".", ".."} and "\\" not in name
