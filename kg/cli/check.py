"""`kg check`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.flags import Answer
from kg.cli.language import current
from kg.cli.terminal import DONE, NO, say
from kg.errors import InputError
from kg.lexicon import ontology_home

_FIELDS = ("severity", "focus", "path", "message", "value")
WORDS = {
    "en": {
        "Violation": "violation: ",
        "Warning": "warning: ",
        "Info": "info: ",
        "value": " (value: {})",
        "sum": "{triples} triples, {known} known things: {broken} violations, {other} other findings",
    },
    "zh": {
        "Violation": "违规: ",
        "Warning": "警告: ",
        "Info": "提示: ",
        "value": " (值: {})",
        "sum": "{triples} 条三元组，{known} 个已知事物：{broken} 处违规，{other} 处其他问题",
    },
}


def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="RDF files of any kind, packed or not, folders that kg build wrote, or - (standard input)."
        ),
    ],
    language: Annotated[
        str, typer.Option(help="Language of the messages, en or zh; if none is given, that of kg.")
    ] = "",
    answer: Answer = False,
) -> int:
    """Hold graphs, also from elsewhere, against the shapes; several files are checked together."""
    from kg.graph import foreign, shapes  # noqa: PLC0415 -- keeps the light commands quick

    language = language or current()
    if language not in WORDS:
        raise InputError(f"no messages in {language}", hint=f"known languages: {', '.join(WORDS)}")
    words = WORDS[language]
    graph = foreign.read(files)
    size, known = len(graph), shapes.count_of_known(graph)
    found = shapes.check_graph(graph, language)
    broken = sum(one.severity == "Violation" for one in found)
    if answer:
        kinds = [{name: getattr(one, name) for name in _FIELDS} for one in found]
        typer.echo(json.dumps({"triples": size, "known": known, "findings": kinds}, ensure_ascii=False, indent=1))
        return NO if broken else DONE
    for one in found:
        path = f" {one.path}" if one.path else ""
        value = words["value"].format(one.value) if one.value else ""
        typer.echo(f"{words[one.severity]}{one.focus}{path}: {one.message}{value}")
    if not known:
        hint = f"the classes they know stand in {ontology_home()}: kg.ttl and event/*.ttl"
        say("warning", "no thing of a class that the shapes know: nothing was checked", hint)
    other = len(found) - broken
    typer.echo(words["sum"].format(triples=size, known=known, broken=broken, other=other))
    return NO if broken else DONE
