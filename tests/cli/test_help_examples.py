"""What the command line shows to one who knows nothing yet: `kg` alone, `-h`, and examples that parse."""

import shlex

import pytest
import typer

from kg import cli
from kg.cli.examples import EXAMPLES

COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]


def test_kg_alone_says_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == cli.DONE
    out = capsys.readouterr().out
    assert out.index("kg build") < out.index("kg chronicle") < out.index("kg query")
    assert max(map(len, out.splitlines())) <= 120


@pytest.mark.parametrize("name", sorted(COMMANDS))
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_of_each_command_ends_with_its_examples(name: str, flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([name, flag]) == cli.DONE
    out = capsys.readouterr().out
    shown = [line.strip() for line in out.rstrip().splitlines()]
    assert shown[-len(EXAMPLES[name]) - 1 :] == ["Examples:", *EXAMPLES[name]]


def test_help_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["-h"]) == cli.DONE
    out = capsys.readouterr().out
    assert all(f"  {name} " in out for name in COMMANDS)
    assert "..." not in out.split("Commands:")[1]  # each sentence is whole


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_examples_parse(line: str) -> None:
    kg, name, *arguments = shlex.split(line)
    assert kg == "kg"
    assert name in COMMANDS
    COMMANDS[name].make_context(name, arguments)
