"""Writes queries.md, every ready-made query with its answer on the sample, and reference.md, the public names of
Python as their docstrings tell them: python docs/make_reference_pages.py."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import kg
from kg import chronicle, errors, frames, progress, records, saved, stages
from kg.graph import answers, queries, store
from kg.view import load

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "output"
ROWS = 8
_LISTED = re.compile(r'[^,";]+(?:; [^,";]+)+')
BAR = "\\|"
PARAMETERS = {"events-in-place": {"place_name": "苏州"}, "events-of": {"org": "苏州市博物馆联合会"}}
"""What is put into a query so that its answer is short; without it a query is asked as it stands."""
QUERIES = """# Ready-made queries

Written by `python docs/make_reference_pages.py`; a test asks each again. They are asked here of `output/`, the graph of
the sample article `tests/samples/museums-2022.txt`: `kg query output @NAME`, with parameters as flags (`--org …`). The
same names work in Python (`graph.query("@timeline")`), over HTTP (`/sparql?query=@timeline`) and as forms at
`/questions`; the files stand in `ontology/queries/`, and any store takes them as they are.
"""
REFERENCE = """# Python reference

Written by `python docs/make_reference_pages.py` from signatures and docstrings; tests hold it to them. How things are
used is told in [Python](api.md) and [In a notebook](howto/notebook.md).
"""
CLASSES = (
    kg.Graph,
    saved.SavedGraph,
    kg.Settings,
    records.Events,
    frames.Records,
    records.EventRecord,
    records.ThingRecord,
    records.FactRecord,
    stages.DateRecord,
    stages.NameRecord,
    chronicle.Filter,
    answers.Result,
    progress.Step,
    progress.Bar,
    errors.KgError,
)
FUNCTIONS = (kg.build, kg.add, kg.open, kg.dates, kg.names, kg.titles)


def queries_page() -> str:
    """Every ready-made query: what it is for, its parameters, its text, its answer on the sample."""
    opened = store.in_memory(load.statements(SAMPLE))
    return "\n".join((QUERIES, *(_query(one, opened) for one in queries.ready_made())))


def reference_page() -> str:
    """The functions and classes one meets, each with its docstring, members of classes below."""
    parts = [REFERENCE, "## Functions\n"]
    parts += [f"### `kg.{one.__name__}{_signature(one)}`\n\n{_told(one)}\n" for one in FUNCTIONS]
    parts += ["## Classes\n", *map(_class, CLASSES)]
    return "\n".join(parts)


def _query(one: queries.ReadyMade, opened: store.Store) -> str:
    given = PARAMETERS.get(one.name, {})
    result = queries.run(opened, f"@{one.name}", given)
    lines = [_LISTED.sub(_sorted, line) for line in answers.show(result, "csv").splitlines()]
    more = f"… {len(lines) - 1 - ROWS} more rows\n" if len(lines) > ROWS + 1 else ""
    flags = "".join(f" --{name.replace('_', '-')} {value}" for name, value in given.items())
    asked = "".join(f"- `--{name.replace('_', '-')}`: {hint}\n" for name, hint in one.parameters)
    shown = "\n".join(line if len(line) <= 240 else f"{line[:239]}…" for line in lines[: ROWS + 1])
    command = f"kg query output @{one.name}{flags} --format csv"
    return (
        f"## @{one.name} · {one.title_zh}\n\n{one.title}. {one.description}\n\n{asked}\n"
        f"```sparql\n{_body(one.text)}\n```\n`{command}`\n```text\n{shown}\n{more}```\n"
    )


def _sorted(listed: re.Match[str]) -> str:
    """What a query strings together, in order: engines give it as it comes."""
    return "; ".join(sorted(listed[0].split("; ")))


def _body(text: str) -> str:
    return "\n".join(line for line in text.strip().splitlines() if not re.match(r"#|PREFIX ", line)).strip()


def _class(kind: type) -> str:
    head = f"### `{kind.__module__}.{kind.__name__}`\n\n{_told(kind)}\n"
    rows = [f"| `{name.replace('|', BAR)}` | {_told(member, flat=True)} |" for name, member in _members(kind)]
    fields = (
        [one for one in dataclasses.fields(kind) if not one.name.startswith("_")]
        if dataclasses.is_dataclass(kind)
        else []
    )
    typed = ", ".join(f"`{one.name}: {one.type}`" for one in fields)
    table = "\n".join(("| member | |", "|---|---|", *rows)) if rows else ""
    return "\n".join(filter(None, (head, f"Fields: {typed}.\n" if typed else "", f"{table}\n" if table else "")))


def _members(kind: type) -> Iterator[tuple[str, object]]:
    fields = {one.name for one in dataclasses.fields(kind)} if dataclasses.is_dataclass(kind) else set()
    for name, member in vars(kind).items():
        if name.startswith("_") or name in fields or not (callable(member) or hasattr(member, "__doc__")):
            continue
        if callable(member):
            yield f"{name}{_signature(member)}", member
        elif isinstance(member, property) or type(member).__name__ == "cached_property":
            yield name, member


def _signature(function: object) -> str:
    signature = inspect.signature(function)  # type: ignore[arg-type]
    kept = [one for name, one in signature.parameters.items() if name != "self"]
    shown = re.sub(r"(: |-> )'([^']+)'", r"\1\2", str(signature.replace(parameters=kept)))
    return re.sub(r"<function (\w+) at [^>]*>", r"\1", shown)


def _told(one: object, *, flat: bool = False) -> str:
    text = inspect.getdoc(one) or ""
    if flat:
        return " ".join(text.split()).replace("|", "\\|")
    return re.sub(r"(?m)^>>>.*(\n(?!$).*)*", lambda found: f"```pycon\n{found[0]}\n```", text)


if __name__ == "__main__":
    (HERE / "queries.md").write_text(queries_page(), encoding="utf-8")
    (HERE / "reference.md").write_text(reference_page(), encoding="utf-8")
