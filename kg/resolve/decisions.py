"""A person's word on who is who: a table that overrules what the rules decided.

The file is tab-separated UTF-8 text, `#` begins a comment. Columns: name, verdict, target, reason.

    name                    verdict    target                          reason
    person/张伟             different  article-7                       another 张伟: he is a doctor
    organization/市总工会   same       organization/江城市总工会       the article is from 江城
    event/2024_论坛         path       event/2024-05-02_江城论坛       the full name

`name` is a path below the base as the graph shows it (segments decoded). `same`: the thing is one with the target,
whose path it takes. `path`: the thing moves to that new path. `different`: what the article with the id in `target`
says is of another thing, which gets the path `name~target`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import InputError
from kg.resolve.across import FOLDERS, Thing, renamed

_HINT = "write: name, same|different|path, target, reason, with tabs between"


class Verdict(StrEnum):
    """What a person decided about a thing."""

    SAME = "same"
    DIFFERENT = "different"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: the thing at `name` is the same as, different in, or to stand at `target`."""

    name: tuple[str, ...]
    verdict: Verdict
    target: str
    reason: str
    where: str = ""


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file in order; a row that breaks the format is an `InputError` naming its line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as decisions: {error}", where=str(path), hint=_HINT) from error
    rows = ((number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))
    return tuple(_row(f"{path}:{number}", line) for number, line in rows)


def apply(things: tuple[Thing, ...], decisions: Iterable[Decision]) -> tuple[Thing, ...]:
    """The things after all decisions, in order; one about a thing that is not there is an `InputError`."""
    for decision in decisions:
        known = {thing.path: thing for thing in things}
        if decision.name not in known:
            raise InputError(f"no thing {'/'.join(decision.name)}", where=decision.where, hint="copy its path exactly")
        rest = tuple(thing for thing in things if thing.path != decision.name)
        things = _decided(decision, known[decision.name], rest)
    return tuple(sorted(things, key=lambda thing: thing.path))


def _row(where: str, line: str) -> Decision:
    columns = [column.strip() for column in line.split("\t")]
    if len(columns) != 4 or not all(columns[:3]):
        raise InputError("a decision needs four columns", where=where, hint=_HINT)
    name, verdict, target, reason = columns
    if verdict not in set(Verdict):
        raise InputError(f"no verdict {verdict}", where=where, hint=_HINT)
    path = tuple(name.split("/"))
    for segments in (path, tuple(target.split("/")) if verdict != Verdict.DIFFERENT else path):
        if len(segments) < 2 or segments[0] not in FOLDERS.values() or segments[0] != path[0]:
            raise InputError(f"no path of a thing: {'/'.join(segments)}", where=where, hint=_HINT)
    return Decision(path, Verdict(verdict), target, reason, where)


def _decided(decision: Decision, thing: Thing, rest: tuple[Thing, ...]) -> tuple[Thing, ...]:
    reason = f"decided: {decision.verdict} {decision.target}: {decision.reason}"
    if decision.verdict is Verdict.DIFFERENT:
        return (*rest, *_divided(decision, thing, reason))
    target = tuple(decision.target.split("/"))
    other = next((one for one in rest if one.path == target), None)
    if decision.verdict is Verdict.SAME and other is None:
        raise InputError(f"no thing {decision.target}", where=decision.where, hint="copy its path exactly, or use path")
    if other is None:
        return (*rest, renamed(thing, target, reason))
    clusters = tuple(sorted((*other.clusters, *thing.clusters), key=lambda one: (one.document, one.mentions[0].span)))
    merged = Thing(target, other.kind, clusters, (*other.reasons, *thing.reasons, reason))
    return (*(one for one in rest if one is not other), merged)


def _divided(decision: Decision, thing: Thing, reason: str) -> tuple[Thing, ...]:
    inside = tuple(cluster for cluster in thing.clusters if cluster.document == decision.target)
    outside = tuple(cluster for cluster in thing.clusters if cluster.document != decision.target)
    if not inside:
        raise InputError(f"article {decision.target} does not name it", where=decision.where, hint="check the id")
    path = (*decision.name[:-1], f"{decision.name[-1]}~{decision.target}")
    apart = Thing(path, thing.kind, inside, (*thing.reasons, reason))
    return (apart, Thing(thing.path, thing.kind, outside, thing.reasons)) if outside else (apart,)
