"""Which messages kg can say, found in its source: `python tests/docs/said.py` lists them with their files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parents[2] / "kg"
NOT_SAID = ("data/", "evaluate/run", "find/dates/", "graph/findings", "resolve/happenings")
"""What errors reach only a developer, and records that bear the name of a message."""
TO_PEOPLE = ("serve/server.py", "serve/record.py", "view/explorer.py", "view/doubt_table.py")
"""Of the rooms whose errors reach programs over HTTP, what the command line tells."""
ERRORS = frozenset({"Failure", "Undecodable"})
PYTHON = frozenset(
    {"ValueError", "AttributeError", "OSError", "TypeError", "AssertionError", "UnacceptableError", "ProtocolError"}
)
WORDS = frozenset({"hint", "cause", "remedy", "message"})
DEEPEST = 4

Assigned = dict[str, list[ast.expr]]


def said() -> dict[str, str]:
    """Each message as a template, `{}` for what is put in, and the file it stands in."""
    found: dict[str, str] = {}
    for path in sorted(HOME.rglob("*.py")):
        name = path.relative_to(HOME).as_posix()
        if name.startswith(NOT_SAID) or (name.startswith(("serve/", "view/")) and name not in TO_PEOPLE):
            continue
        for template in _Module(path, name).templates():
            plain = template.lstrip("; ")
            if " " in plain and re.search("[A-Za-z]", plain.replace("{}", "")):
                found.setdefault(plain, name)
    return found


class _Module:
    """The messages of one file."""

    def __init__(self, path: Path, name: str) -> None:
        self._tree = ast.parse(path.read_text(encoding="utf-8"))
        self._functions = {one.name: one for one in ast.walk(self._tree) if isinstance(one, ast.FunctionDef)}
        self._constants = _assigned(self._tree.body)
        self._saying = {"say", "tell", "told"} if name.startswith("cli/") else {"tell"} if "remote" in name else set()
        self._health = name == "health.py"

    def templates(self) -> Iterator[str]:
        for function in self._functions.values():
            local = _assigned(ast.walk(function))
            for node in ast.walk(function):
                if isinstance(node, ast.Call):
                    for one in self._arguments(node):
                        yield from self._texts(one, local, 0)

    def _arguments(self, node: ast.Call) -> Iterator[ast.expr]:
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if (name.endswith("Error") and name not in PYTHON) or name in ERRORS:
            yield from node.args[1:] if name == "Failure" else node.args
            yield from (one.value for one in node.keywords if one.arg in WORDS)
        elif name in self._saying:
            yield from node.args
        elif self._health and name in {"Finding", "_tried"}:
            yield from node.args[1:]
            yield from (one.value for one in node.keywords if one.arg in WORDS)

    def _texts(self, node: ast.expr, local: Assigned, depth: int) -> Iterator[str]:
        """What an expression can say; names and functions of the file are followed."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(map(self._part, node.values))
            for part in node.values:
                if isinstance(part, ast.FormattedValue) and _is_made(part.value):
                    yield from self._texts(part.value, local, depth + 1)
        elif depth < DEEPEST:
            for one, names in self._within(node, local):
                yield from self._texts(one, names, depth + 1)

    def _within(self, node: ast.expr, local: Assigned) -> Iterator[tuple[ast.expr, Assigned]]:
        if isinstance(node, ast.IfExp):
            yield from ((one, local) for one in (node.body, node.orelse))
        elif isinstance(node, ast.BoolOp):
            yield from ((one, local) for one in node.values)
        elif isinstance(node, ast.BinOp):
            yield from ((one, local) for one in (node.left, node.right))
        elif isinstance(node, ast.Name) and node.id not in self._functions:
            yield from ((one, local) for one in (*local.get(node.id, ()), *self._constants.get(node.id, ())))
        elif function := self._functions.get(getattr(getattr(node, "func", node), "id", "")):
            inner = _assigned(ast.walk(function))
            returned = (one.value for one in ast.walk(function) if isinstance(one, ast.Return))
            yield from ((one, inner) for one in returned if one is not None)

    def _part(self, part: ast.expr) -> str:
        """A constant of the file that is put in stands there as it is."""
        if isinstance(part, ast.Constant):
            return str(part.value)
        assert isinstance(part, ast.FormattedValue)
        known = self._constants.get(getattr(part.value, "id", ""), [])
        if len(known) == 1 and isinstance(known[0], ast.Constant) and isinstance(known[0].value, str | int):
            return str(known[0].value)
        return "{}"


def _is_made(node: ast.expr) -> bool:
    """Whether what is put into a message may be a message itself: a name, or what a function of the file makes."""
    function = getattr(getattr(node, "func", None), "id", "")
    return isinstance(node, ast.Name | ast.IfExp) or (isinstance(node, ast.Call) and function.startswith("_"))


def _assigned(nodes: object) -> Assigned:
    found: Assigned = {}
    for one in nodes:  # type: ignore[attr-defined]
        if isinstance(one, ast.Assign):
            for target in one.targets:
                pairs = [(target, one.value)]
                if isinstance(target, ast.Tuple) and isinstance(one.value, ast.Tuple):
                    pairs = list(zip(target.elts, one.value.elts, strict=False))
                for name, value in pairs:
                    if isinstance(name, ast.Name):
                        found.setdefault(name.id, []).append(value)
        elif isinstance(one, ast.AnnAssign | ast.NamedExpr) and isinstance(one.target, ast.Name) and one.value:
            found.setdefault(one.target.id, []).append(one.value)
    return found


if __name__ == "__main__":
    for template, path in said().items():
        print(f"{path}\t{template!r}")  # noqa: T201
