"""Writes cli.md, the commands as their help tells them: python docs/make_cli_page.py."""

from pathlib import Path

import typer

from kg import cli

PAGE = Path(__file__).parent / "cli.md"
HEAD = """# Commands

Written by `python docs/make_cli_page.py` from what each command says with `--help`; tests hold it to that. Exit codes:
0 done; 1 the answer is no; 2 something you can mend; 70 a bug; 130 stopped by Ctrl-C.
"""


def page() -> str:
    """The page, a section a command in the order of `kg --help`."""
    group = typer.main.get_group(cli.app)
    parts = [HEAD]
    for name, command in group.commands.items():
        context = typer.Context(command, info_name=f"kg {name}")
        context.terminal_width = context.max_content_width = 100
        parts.append(f"## kg {name}\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
