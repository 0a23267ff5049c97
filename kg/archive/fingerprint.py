"""By what program, models, words and settings an article is read, and by what it is digested and joined.

What is read in an article, what joining asks of it (its digest) and how articles are joined change apart. By the first
an article must be read again, by the second its digest is made anew of what was read, by the third all are joined anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.lexicon import ontology_home
from kg.settings import Settings

_HOME = Path(__file__).parents[1]
_ROOMS = ("data", "find", "parse", "read", "relate")
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
_RESOLVE = "resolve"
READING, _DIGESTS = ("unseen", "untold"), "digest"
"""The modules of that room that find names and leave events out in an article, and that which makes its digest."""
_IMPORTS = re.compile(r"^\s*from kg\.resolve(?:\.(\w+) import|\s+import (?:\(([^)]*)\)|([^\n#]*)))", re.MULTILINE)
_PASSED = (".pyc", ".md")
_ASIDE = frozenset({"queries", "rules"})
_MAKERS = "make_"


def of(settings: Settings) -> str:
    """A SHA-256 in hexadecimal; where it differs, the articles must be read again."""
    brought = "".join(f"\n{name} {version_of(name)}" for name in packages(settings.tagger))
    told = f"{program()}{brought}\n{settings.tagger}\n{settings.join_places}\n{settings.sure}" + "".join(
        _given(settings)
    )
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def digests() -> str:
    """The SHA-256 of what makes digests of what was read; where it differs, they must be made anew."""
    return _sum((_HOME, path) for path in resolving(_DIGESTS))


@cache
def joins() -> str:
    """The SHA-256 of all that joins articles, digests included."""
    return _sum((_HOME, path) for path in sorted((_HOME / _RESOLVE).glob("*.py")))


def _given(settings: Settings) -> Iterator[str]:
    """Overlays of the ontology and authority files, by what is in them."""
    for place in map(Path, (*settings.overlays, *settings.authorities)):
        files = [place] if place.is_file() else sorted(one for one in place.rglob("*") if one.is_file())
        for path in files:
            yield f"\n{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"


@cache
def program() -> str:
    """The SHA-256 of all that reads articles: code, models, ontology and word lists."""
    return _sum(_files())


def _sum(files: Iterable[tuple[Path, Path]]) -> str:
    """The SHA-256 of files by their paths below a folder."""
    whole = hashlib.sha256()
    for home, path in files:
        whole.update(f"{path.relative_to(home).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _files() -> Iterator[tuple[Path, Path]]:
    for path in (
        *(_HOME / f"{name}.py" for name in _MODULES),
        *dict.fromkeys(path for name in READING for path in resolving(name)),
    ):
        yield _HOME, path
    for home, folders in ((_HOME, _ROOMS), (ontology_home(), (".",))):
        for folder in folders:
            found = (path for path in (home / folder).rglob("*") if path.is_file() and _decides(path))
            yield from ((home, path) for path in sorted(found))


def resolving(name: str) -> tuple[Path, ...]:
    """The modules of `kg/resolve` that one of them needs, itself included."""
    home, found, waiting = _HOME / _RESOLVE, dict[str, Path](), [name]
    while waiting:
        name = waiting.pop()
        path = home / f"{name}.py"
        if name not in found and path.is_file():
            found[name] = path
            for told in _IMPORTS.findall(path.read_text(encoding="utf-8")):
                waiting += re.findall(r"\w+", " ".join(told))
    return tuple(found[one] for one in sorted(found))


def _decides(path: Path) -> bool:
    """Whether a file may decide what is read: no query, no rule of reasoning, nothing that only made a model."""
    return not (path.suffix in _PASSED or path.name.startswith(_MAKERS) or path.parent.name in _ASIDE)


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
