"""A person's word on who is who: what a decision says, and whether a row says it rightly.

`name` is a path below the base as the graph shows it (segments decoded), `verdict` one of `Verdict`, `target` what
the verdict needs. How a table holds them: `decision_table`; how they are followed: `deciding`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg import edtf, ontology
from kg.errors import InputError
from kg.model import Kind

FOLDERS = {
    Kind.ORGANISATION: "organization",
    Kind.EVENT: "event",
    Kind.DATE: "date",
    Kind.DOCUMENT: "document",
    Kind.PLACE: "place",
    Kind.PERSON: "person",
}
COLUMNS = ("name", "verdict", "target", "reason", "who", "when")
_NEEDED = 3
_STATISTIC = re.compile(r"(article)/(.+#stat=\d+,\d+)")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


class Verdict(StrEnum):
    """What a person decided about a thing."""

    MERGE = "merge"
    SAME = "same"
    SPLIT = "split"
    DIFFERENT = "different"
    RENAME = "rename"
    RETYPE = "retype"
    PATH = "path"
    DROP = "drop"
    DATE = "date"
    DENY = "deny"
    LINK = "link"


HINT = f"write: name, {'|'.join(Verdict)}, target, reason, who, when"


@dataclass(frozen=True, slots=True)
class Denied:
    """A link that is not so: its property, its other end (a path or words), in which articles (none: all)."""

    predicate: str
    value: str
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: what is decided about the thing at `name`, why, by whom and when, as the person wrote it."""

    name: tuple[str, ...]
    verdict: Verdict
    target: str
    reason: str
    where: str = ""
    who: str = ""
    when: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The target as a path; empty where it is none."""
        return path_of(self.target)

    @property
    def fact(self) -> Denied:
        """The target as a fact: what is denied of the thing."""
        predicate, _, rest = self.target.partition(" ")
        value, *articles = rest.strip().split("|")
        return Denied(ontology.property_of(predicate), value.strip(), frozenset(articles) - {""})

    @property
    def told(self) -> str:
        """The decision as the reason that the graph gives for it."""
        by = ", ".join(filter(None, (self.who, self.when)))
        words = " ".join(filter(None, (self.verdict.value, self.target)))
        told = f"decided: {words}: {self.reason}" if self.reason else f"decided: {words}"
        return told + (f" ({by})" if by else "")


def row(where: str, columns: Sequence[str]) -> Decision:
    """The decision of a row of `COLUMNS`; one that breaks the format is an `InputError` at `where`."""
    cells = [column.strip() for column in columns]
    cells += [""] * (len(COLUMNS) - len(cells))
    name, verdict, target, reason, who, when = cells[: len(COLUMNS)]
    if not name or len(columns) < _NEEDED:
        raise InputError("a decision needs a name, a verdict and a target", where=where, hint=HINT)
    if verdict not in set(Verdict):
        raise InputError(f"no verdict {verdict}", where=where, hint=HINT)
    path = path_of(name) or (statistic_of(name) if verdict == Verdict.DROP else ())
    if not path:
        raise InputError(f"no path of a thing: {name}", where=where, hint="write one as in organization/国务院")
    made = Decision(path, Verdict(verdict), target, reason, where, who, when)
    fault = _fault(made)
    if fault:
        raise InputError(fault, where=where, hint=HINT)
    return made


def path_of(name: str) -> tuple[str, ...]:
    """A path of a thing as its segments; empty where it is none.

    >>> path_of("place/北京市/朝阳区"), path_of("20240506-3")
    (('place', '北京市', '朝阳区'), ())
    """
    segments = tuple(name.split("/"))
    return segments if len(segments) > 1 and segments[0] in FOLDERS.values() and all(segments) else ()


def statistic_of(name: str) -> tuple[str, ...]:
    """The path of a number that an article gives, by its place there; empty where it is none.

    >>> statistic_of("article/news/3#stat=12,15")
    ('article', 'news/3#stat=12,15')
    """
    found = _STATISTIC.fullmatch(name)
    return found.groups() if found else ()


def _fault(one: Decision) -> str:
    """What is wrong with a target, or an empty string."""
    if not one.target and one.verdict is not Verdict.DROP:
        return f"{one.verdict} needs a target"
    return {
        Verdict.SAME: _fault_of_path,
        Verdict.MERGE: _fault_of_path,
        Verdict.PATH: _fault_of_path,
        Verdict.SPLIT: _fault_of_parting,
        Verdict.DIFFERENT: _fault_of_parting,
        Verdict.RETYPE: lambda one: "" if ontology.class_of(one.target) else f"no class of the ontology: {one.target}",
        Verdict.LINK: lambda one: "" if _IRI.fullmatch(one.target) else f"no IRI: {one.target}",
        Verdict.DATE: _fault_of_date,
        Verdict.DENY: _fault_of_fact,
    }.get(one.verdict, lambda _: "")(one)


def _fault_of_path(one: Decision) -> str:
    alike = one.path and one.path[0] == one.name[0]
    return "" if alike or linked(one) else f"no path of a thing of that kind: {one.target}"


def _fault_of_parting(one: Decision) -> str:
    return f"no path of a thing of that kind: {one.target}" if one.path and one.path[0] != one.name[0] else ""


def _fault_of_date(one: Decision) -> str:
    if one.name[0] != FOLDERS[Kind.EVENT]:
        return f"only an event has a date to correct: {'/'.join(one.name)}"
    first, last = edtf.bounds(one.target)
    whole = (first or last) and not (first and last and last < first)
    return "" if whole else f"no date, as in 2024-05-06, 2024-05 or 2024-05-06/2024-05-09: {one.target}"


def _fault_of_fact(one: Decision) -> str:
    whole = one.fact.predicate and one.fact.value
    return "" if whole else f"no property and value, as in schema:location place/北京市: {one.target}"


def linked(one: Decision) -> bool:
    """Whether a decision ties a thing to one outside the graph."""
    outside = one.verdict in {Verdict.LINK, Verdict.SAME} and not one.path
    return outside and _IRI.fullmatch(one.target) is not None
