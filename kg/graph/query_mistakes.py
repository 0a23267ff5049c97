"""What is wrong with a query, or not allowed in one, in words and with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError
from kg.graph.query_tokens import TOKEN, tokens
from kg.iri import PREFIXES

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SENTENCE = re.compile(r"[A-Z][A-Za-z]+( \w+){2,}")
_SHOWN = 30
DEEPEST = 128
"""Brackets within brackets; the engine takes a level on its stack, which has an end."""


def not_too_deep(text: str) -> None:
    """Refuses what is nested deeper than the engine can follow."""
    if sum(map(text.count, "([{")) <= DEEPEST:
        return
    depth = 0
    quoted = ("iri", "comment", "string")
    for character in TOKEN.sub(lambda token: "" if any(token[kind] for kind in quoted) else token[0], text):
        depth += (character in "([{") - (character in ")]}")
        if depth > DEEPEST:
            raise QueryError(f"the query nests more than {DEEPEST} brackets", hint="write it flatter, or ask in parts")


def allowed(text: str) -> None:
    """Refuses what would leave the graph: other servers (in a sub-query too) and changes."""
    served = "SERVICE" in text.upper()  # the parser needs no space around it: 5SERVICE:x, SERVICESILENT
    if served and any("SERVICE" in word for word in _words(text)):
        raise QueryError("SERVICE is refused: a query stays within this graph", hint="ask the other server itself")
    first = next((word for word in _words(text) if word in _UPDATES | _FORMS), "")
    if first in _UPDATES:
        raise QueryError(f"{first} is refused: a built graph is only read", hint="build it again from its articles")


def _words(text: str) -> Iterator[str]:
    return ((token["word"] or token["prefix"] or "").upper() for token in tokens(text))


def mistake(text: str, reason: str) -> QueryError:
    """What is wrong with a query, in words and with its place, from what the engine said."""
    missing = _undeclared(text)
    if missing:
        told, name = ", ".join(f"{prefix}:" for prefix in sorted(PREFIXES)), missing["prefix"] or ""
        before = text[: missing.start()]
        return QueryError(
            f"the prefix {name}: is not declared",
            where=f"line {before.count(chr(10)) + 1}, column {len(before.rpartition(chr(10))[2]) + 1}",
            hint=f"begin with PREFIX {name}: <…>; known without it: {told}",
        )
    match = _PLACE.match(reason)
    if match is None:
        return QueryError(f"the query cannot be answered: {reason}", hint="see https://www.w3.org/TR/sparql11-query/")
    near = _near(text, int(match[1]), int(match[2]))
    where = f"line {match[1]}, column {match[2]}"
    return QueryError(f"not valid SPARQL: {near}{_reasons(match[3])}", where=where, hint="mend the query there")


def _near(text: str, line: int, column: int) -> str:
    """The words where the parser stopped."""
    lines = text.splitlines() or [""]
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    return f"at {rest[:_SHOWN]}" if rest else "it ends too early" if line >= len(lines) else "at the end of the line"


def _reasons(told: str) -> str:
    """What the parser says in words; the characters it would have taken are left out."""
    found = [part.strip() for part in re.split(r",\s|one of ", told) if _SENTENCE.fullmatch(part.strip())]
    return f" ({'; '.join(found)})" if found else ""


def _undeclared(text: str) -> re.Match[str] | None:
    """The first prefixed name whose prefix nobody has declared."""
    declared, used, last = set(PREFIXES), [], ""
    for token in tokens(text):
        if token["prefixed"] and last == "PREFIX":
            declared.add(token["prefix"] or "")
        elif token["prefixed"]:
            used.append(token)
        last = (token["word"] or "").upper()
    return next((token for token in used if (token["prefix"] or "") not in declared), None)
