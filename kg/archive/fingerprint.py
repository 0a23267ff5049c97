"""By what program, models, words and settings an article is read: all but its text that decides what is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.lexicon import ontology_home
from kg.settings import Settings

_HOME = Path(__file__).parents[1]
_ROOMS = ("data", "find", "parse", "read", "relate", "resolve")
_MODULES = (
    "edtf",
    "event_types",
    "iri",
    "lexicon",
    "model",
    "ontology",
    "ontology_source",
    "pipeline",
    "rdf",
    "spans",
    "text",
    "turtle",
)
_PASSED = (".pyc", ".md")


def of(settings: Settings) -> str:
    """A SHA-256 in hexadecimal; where it differs, the articles must be read again."""
    brought = "".join(f"\n{name} {version_of(name)}" for name in packages(settings.tagger))
    told = f"{program()}{brought}\n{settings.tagger}\n{settings.join_places}" + "".join(_given(settings))
    return hashlib.sha256(told.encode()).hexdigest()


def _given(settings: Settings) -> Iterator[str]:
    """Overlays of the ontology and authority files, by what is in them."""
    for place in map(Path, (*settings.overlays, *settings.authorities)):
        files = [place] if place.is_file() else sorted(one for one in place.rglob("*") if one.is_file())
        for path in files:
            yield f"\n{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"


@cache
def program() -> str:
    """The SHA-256 of all that reads articles: code, models, ontology and word lists."""
    whole = hashlib.sha256()
    for home, path in _files():
        whole.update(f"{path.relative_to(home).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _files() -> Iterator[tuple[Path, Path]]:
    for name in _MODULES:
        yield _HOME, _HOME / f"{name}.py"
    for home, folders in ((_HOME, _ROOMS), (ontology_home(), (".",))):
        for folder in folders:
            found = (path for path in (home / folder).rglob("*") if path.is_file() and path.suffix not in _PASSED)
            yield from ((home, path) for path in sorted(found))


def packages(tagger: str) -> tuple[str, ...]:
    """Packages whose data decides what is read with a tagger."""
    return ("opencc",) if tagger == "lac" else ("jieba", "opencc")


@cache
def version_of(name: str) -> str:
    """The release of a package that is installed, or the word none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
