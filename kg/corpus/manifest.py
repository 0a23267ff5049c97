"""Which articles a folder's graph is of, by its run.json."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg import earlier, folder, report
from kg.archive.intake import Entry
from kg.errors import StoreError
from kg.model import Failure
from kg.resolve.decisions import Decision, Verdict
from kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Manifest:
    """A corpus: its articles by id, what could not be read, the settings and decisions it was made with.

    `files` are the names that it wrote into the folder.
    """

    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...]
    settings: Settings
    decisions: tuple[Decision, ...]
    files: tuple[str, ...]


def read(directory: Path) -> Manifest:
    """The corpus in a folder; a `StoreError` where there is none, or one of another version."""
    where = str(directory)
    build = earlier.build_in(directory)
    if build is None:
        raise StoreError(
            "no graph of kg in this folder", where=where, hint="build it first: kg build ARTICLES -o FOLDER"
        )
    told = refuse_newer(directory)
    if _kept_nothing(told):
        hint = "read its articles again: kg update FOLDER"
        raise StoreError("written by an older version, which kept nothing of what it read", where=where, hint=hint)
    try:
        return _manifest(told, build.files)
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(f"run.json is damaged: {error!r}", where=where, hint="build the graph again") from error


def bare(directory: Path) -> tuple[tuple[str, ...], Settings] | None:
    """The files and settings of a build whose version kept nothing of what it read; `None` for every other folder."""
    build, told = earlier.build_in(directory), refuse_newer(directory)
    if build is None or not _kept_nothing(told):
        return None
    known = {one.name for one in fields(Settings)}
    given = {name: value for name, value in dict(told.get("settings", {})).items() if name in known}
    return tuple(dict.fromkeys(one.source for one in build.articles)), Settings(**given)


def _kept_nothing(told: dict[str, Any]) -> bool:
    return "format" not in told or any("content" not in one for one in told["articles"])


def decisions(directory: Path) -> tuple[Decision, ...]:
    """What was decided of the corpus in a folder; nothing where there is none."""
    try:
        return read(directory).decisions
    except StoreError:
        return ()


def refuse_newer(directory: Path) -> dict[str, Any]:
    """What run.json tells, if anything; a `StoreError` where a later version of the program wrote it."""
    if earlier.build_in(directory) is None:
        return {}
    told: dict[str, Any] = json.loads(folder.path_of(directory, earlier.RUN).read_text(encoding="utf-8"))
    form = told.get("format", 0)
    if not isinstance(form, int) or form > report.FORMAT:
        hint = "bring dashiji up to date, or give another folder"
        raise StoreError("written by a newer version of dashiji", where=str(directory), hint=hint)
    return told


def _manifest(told: dict[str, Any], files: tuple[str, ...]) -> Manifest:
    decided = tuple(
        Decision(**{**one, "name": tuple(one["name"]), "verdict": Verdict(one["verdict"])}) for one in told["decisions"]
    )
    unfollowed = {one.where for one in decided}
    names = [one.name for one in fields(Entry)]
    return Manifest(
        entries=tuple(Entry(**{name: one[name] for name in names}) for one in told["articles"]),
        failures=tuple(Failure(**one) for one in told["failures"] if one["source"] not in unfollowed),
        settings=Settings(**told["settings"]),
        decisions=decided,
        files=files,
    )
