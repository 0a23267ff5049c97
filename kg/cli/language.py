"""What the command line says, in English or Chinese: messages are English in the source, Chinese by one table."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "zh")
_VARIABLES = ("KG_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What tells the language where nothing else does, the first that is set."""

_state = {"language": "en"}


def of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for: `KG_LANGUAGE`, or else the locale; English where neither is known.

    >>> of_environment({"LANG": "zh_CN.UTF-8"}), of_environment({"LANG": "zh_CN.UTF-8", "KG_LANGUAGE": "en"})
    ('zh', 'en')
    """
    asked = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "zh" if asked.lower().startswith(("zh", "chinese")) else "en"


def asked(arguments: Sequence[str]) -> str:
    """The language that the options before the command ask for; empty for none, or one that is not known."""
    for place, one in enumerate(arguments):
        if not one.startswith("-"):
            break
        flag, _, value = one.partition("=")
        if flag == "--language":
            wanted = value or "".join(arguments[place + 1 : place + 2])
            return wanted if wanted in LANGUAGES else ""
    return ""


def use(language: str) -> None:
    """Let what follows be said in one of `LANGUAGES`."""
    _state["language"] = language


def current() -> str:
    """The language that is spoken now."""
    return _state["language"]


def told(message: str) -> str:
    """A message of kg in the language that is spoken now; what the table does not know stays as it is."""
    return message if current() == "en" or not message else "\n".join(map(_line, message.split("\n")))


@cache
def table() -> dict[str, str]:
    """Each message with its translation: `{}` stands for what is put in, `{0}`, `{1}` … in the translation."""
    rows = files("kg.data").joinpath("messages.zh.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for row in rows:
        if row and not row.startswith("#"):
            english, chinese = row.split("\t")
            found[english.replace("\\t", "\t")] = chinese.replace("\\t", "\t")
    return found


def _line(line: str) -> str:
    """A line as the table has it, or its parts between semicolons."""
    if line in table() or "; " not in line:
        return _whole(line) or line
    parts = [(part, _whole(part)) for part in line.split("; ")]
    whole = None if all(translated for _, translated in parts) else _whole(line)
    return whole or "；".join(translated or part for part, translated in parts)


def _whole(line: str) -> str | None:
    known = table().get(line)
    if known is not None:
        return known
    for pattern, translation in _patterns():
        match = pattern.fullmatch(line)
        if match:
            filled = [_line(value) if " " in value else value for value in match.groups()]
            return re.sub(r"\{(\d)\}", lambda place: filled[int(place[1])], translation)  # noqa: B023 - used at once
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Messages with places to fill, those with the most words of their own first."""
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL), chinese)
        for english, chinese in sorted(_with_places(), key=lambda row: (-len(row[0].replace("{}", "")), row[0]))
    )


def _with_places() -> Iterator[tuple[str, str]]:
    return ((english, chinese) for english, chinese in table().items() if "{}" in english)
