"""Help of the commands in the language that is spoken."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from kg.cli.language import told

_BEGINNINGS = re.compile(r"^( *)(Usage|Options|Commands|Arguments|Examples):", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=\.)\s|(?<=。)")
_REMARKS = re.compile(r"\[(required|default: [^\]\n]*)\]")


class Command(TyperCommand):
    """A command whose help is told in the language that is spoken."""

    def get_help(self, ctx: Any) -> str:
        """The help as text."""
        translate(self)
        return _framed(super().get_help(ctx))


class Group(TyperGroup):
    """The commands together, whose help is told in the language that is spoken."""

    def get_help(self, ctx: Any) -> str:
        """The help as text."""
        translate(self)
        for command in self.commands.values():
            translate(command)
            command.short_help = _SENTENCE.split(command.help or "", maxsplit=1)[0]  # whole: click would cut it
        return _framed(super().get_help(ctx))


def translate(command: object) -> None:
    """Tell what a command and its options do in the language that is spoken."""
    for one in (command, *getattr(command, "params", ())):
        for name in ("help", "short_help"):
            words = getattr(one, name, None)
            if words:
                setattr(one, name, told(words))


def _framed(text: str) -> str:
    """The words that typer puts around: headings, what is required, what the default is."""
    text = _BEGINNINGS.sub(lambda found: found[1] + told(f"{found[2]}:"), text)
    text = _REMARKS.sub(lambda found: f"[{told(found[1])}]", text)
    return text.replace("Show this message and exit.", told("Show this message and exit."))
