"""The house style that no linter checks: lengths, names, docstrings, and no event class named in Python."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg import ontology

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(ROOT.glob("kg/**/*.py"))
FORBIDDEN = {"utils", "util", "helper", "helpers", "common", "misc", "manager", "base"}


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_package_is_seen() -> None:
    assert len(MODULES) >= 40


def test_modules() -> None:
    assert [f"{path.relative_to(ROOT)}: {fault}" for path in MODULES for fault in _faults(path)] == []


def _faults(path: Path) -> Iterator[str]:
    text, tree = path.read_text(encoding="utf-8"), _tree(path)
    if path.stem in FORBIDDEN:
        yield "a name that says nothing"
    if len(text.splitlines()) > 300:
        yield "longer than 300 lines"
    if text.strip() and not ast.get_docstring(tree):
        yield "no docstring"
    for function in _functions(tree):
        if (function.end_lineno or 0) - function.lineno >= 40:
            yield f"{function.name} is longer than 40 lines"
        if not function.name.startswith("_") and path.parent.name != "cli":
            parameters = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
            if len([one for one in parameters if one.arg != "self"]) > 5:
                yield f"{function.name} has more than 5 parameters"
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and getattr(node.type, "id", node.type) in (None, "Exception"):
            yield f"line {node.lineno} catches everything"


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_python_names_no_event_class() -> None:
    types = ontology.load().event_types
    names = {one.iri.rsplit("#")[-1].rsplit("/")[-1] for one in types} - {"Event"}
    assert len(names) >= 18
    for path in MODULES:
        strings = {
            node.value
            for node in ast.walk(_tree(path))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not names & strings, path.relative_to(ROOT)
