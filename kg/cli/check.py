"""`kg check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import DONE, NO, say
from kg.errors import InputError

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
    language: Annotated[str, typer.Option(help="Language of the messages: en or zh.")] = "en",
) -> int:
    """Hold graphs, also from elsewhere, against the shapes; several files are checked together."""
    from kg.graph import foreign, shapes  # noqa: PLC0415 -- keeps the light commands quick

    if language not in WORDS:
        raise InputError(f"no messages in {language}", hint=f"known languages: {', '.join(WORDS)}")
    words = WORDS[language]
    graph = foreign.read(files)
    size, known = len(graph), shapes.count_of_known(graph)
    found = shapes.check_graph(graph, language)
    for one in found:
        path = f" {one.path}" if one.path else ""
        value = words["value"].format(one.value) if one.value else ""
        typer.echo(f"{words[one.severity]}{one.focus}{path}: {one.message}{value}")
    if not known:
        say("warning", "no thing of a class that the shapes know: nothing was checked", "see docs/ontology.md")
    broken = sum(one.severity == "Violation" for one in found)
    other = len(found) - broken
    typer.echo(words["sum"].format(triples=size, known=known, broken=broken, other=other))
    return NO if broken else DONE
