"""What this installation has and whether each part of it works, told as lines to read or to report."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path

from kg import ontology
from kg.errors import KgError
from kg.graph import store
from kg.pipeline import analyse_text
from kg.rdf import Literal, Statement
from kg.settings import Settings

_TEXT = "北京市总工会2023年5月6日在北京召开座谈会。"
_FOR_DEVELOPERS = {"docs", "lint", "tables", "test", "training"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `works` is None where it is only told (a version, an extra that is not installed)."""

    name: str
    told: str
    works: bool | None = None
    remedy: str = ""


def examine() -> tuple[Finding, ...]:
    """Looks at the program, its packages, its tables and models, and the store; touches nothing outside a temporary
    folder."""
    return (
        Finding("kg", version("dashiji")),
        Finding("python", f"{platform.python_version()} ({sys.executable})"),
        Finding("machine", f"{platform.system()} {platform.release()}, {platform.machine()}"),
        Finding("terminal", f"{sys.stdout.encoding}, file names {sys.getfilesystemencoding()}"),
        *_packages(),
        _tried("ontology", _ontology, "reinstall dashiji; where KG_ONTOLOGY is set, mend the file that is named"),
        _tried("reading", _reading, "reinstall dashiji and numpy"),
        _tried("store", _store, "reinstall pyoxigraph; free space in the folder for temporary files"),
    )


def _packages() -> Iterator[Finding]:
    extras: dict[str, list[str]] = {name: [] for name in metadata("dashiji").get_all("Provides-Extra") or ()}
    for line in requires("dashiji") or ():
        asked, _, condition = line.partition(";")
        package = asked.split("[")[0].translate({ord(sign): " " for sign in "<>=!~("}).split()[0]
        extra = condition.partition("extra ==")[2].strip(" '\"")
        if extra:
            extras.setdefault(extra, []).append(package)
        else:
            there = _version(package)
            yield Finding(package, there or "missing", bool(there), "" if there else f"pip install {package}")
    for extra in sorted(set(extras) - _FOR_DEVELOPERS):
        lacking = [package for package in extras.get(extra, ()) if not _version(package)]
        told = "installed" if not lacking else f"not installed (pip install 'dashiji[{extra}]')"
        yield Finding(f"extra {extra}", told)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _tried(name: str, look: Callable[[], str], remedy: str) -> Finding:
    try:
        return Finding(name, look(), works=True)
    except (KgError, OSError, ImportError, ValueError, RuntimeError) as error:
        return Finding(name, f"{type(error).__name__}: {error}", works=False, remedy=remedy)


def _ontology() -> str:
    known = ontology.load()
    return f"{len(known.event_types)} event types"


def _reading() -> str:
    settings = Settings()
    found = analyse_text(_TEXT, settings=settings)
    if not found.events:
        raise RuntimeError(f"the tagger {settings.tagger} runs but finds no event in {_TEXT}")
    return f"tagger {settings.tagger}, {len(found.mentions)} mentions and {len(found.events)} event in a sentence"


def _store() -> str:
    with tempfile.TemporaryDirectory() as folder:
        store.save((Statement("http://a", "http://b", Literal("甲"), "http://g"),), Path(folder))
        if not len(store.open_store(Path(folder))):
            raise RuntimeError("a store that was written opens empty")
        return f"written and opened in {tempfile.gettempdir()}"
