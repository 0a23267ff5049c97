"""Decisions as RDF: each an activity of PROV that used a thing, with who took it and when, as the person wrote it."""

from __future__ import annotations

import re
from pathlib import Path

from kg import iri
from kg import turtle as files
from kg.errors import InputError, OntologyError
from kg.iri import KG, PROV, RDF, RDFS
from kg.rdf import Literal
from kg.resolve.decisions import Decision, row

_HINT = 'write: [] a kg:Decision ; prov:used <thing> ; kg:verdict "merge" ; kg:target <thing> .'


def prefixes() -> str:
    """What a Turtle file of decisions begins with."""
    return f"@prefix kg: <{KG}> .\n@prefix prov: <{PROV}> .\n@prefix rdfs: <{RDFS}> .\n\n"


def turtle(one: Decision, base: str) -> str:
    """A decision in Turtle, whole in itself, so that a file of them grows by appending."""
    aim = f"<{iri.join(base, one.path)}>" if one.path else _quoted(one.target)
    told = [("kg:verdict", _quoted(one.verdict)), ("kg:target", aim if one.target else "")]
    told += [("rdfs:comment", _quoted(one.reason) if one.reason else "")]
    told += [("prov:wasAssociatedWith", f"[ rdfs:label {_quoted(one.who)} ]" if one.who else "")]
    told += [("prov:endedAtTime", _quoted(one.when) if one.when else "")]
    lines = [f"    {name} {value}" for name, value in told if value]
    return f"[] a kg:Decision ;\n    prov:used <{_address(base, one.name)}> ;\n" + " ;\n".join(lines) + " .\n\n"


def read(path: Path, base: str) -> tuple[Decision, ...]:
    """The decisions of a Turtle file in the order of its lines; a fault is an `InputError` naming the line."""
    try:
        facts = files.read(path)
    except OntologyError as error:
        line = re.search(r"at line (\d+)", error.message)
        where = f"{path}:{line[1]}" if line else str(path)
        raise InputError(error.message, where=where, hint=_HINT) from error

    def of(node: str, predicate: str) -> str:
        found = sorted(facts.get(node, {}).get(predicate, ()), key=str)
        first = found[0] if found else ""
        if isinstance(first, Literal):
            return first.value
        return (of(first, RDFS + "label") or first) if predicate == PROV + "wasAssociatedWith" else first

    text, made = path.read_text(encoding="utf-8-sig"), []
    for node in facts:
        if KG + "Decision" in facts[node].get(RDF + "type", ()):
            used, aim = of(node, PROV + "used"), of(node, KG + "target")
            cells = [_path(used, base), of(node, KG + "verdict"), _path(aim, base)]
            cells += [of(node, one) for one in (RDFS + "comment", PROV + "wasAssociatedWith", PROV + "endedAtTime")]
            made.append((_line(text, used, base), cells))
    return tuple(row(f"{path}:{line}", cells) for line, cells in sorted(made))


def _address(base: str, name: tuple[str, ...]) -> str:
    """The IRI of a thing, or of a number that an article gives."""
    article, mark, place = name[-1].partition("#stat=")
    return iri.article(base, article) + mark + place if mark and name[0] == "article" else iri.join(base, name)


def _line(text: str, used: str, base: str) -> int:
    """The line in which a thing is first named, which is where its decision stands."""
    short, lines = used.removeprefix(base), list(enumerate(text.splitlines(), 1))
    named = [number for number, line in lines if short and short in line]
    return next((number for number, line in lines if number in named and "used" in line), min(named, default=1))


def _path(node: str, base: str) -> str:
    return "/".join(map(iri.decode, node.removeprefix(base).split("/"))) if node.startswith(base) else node


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
