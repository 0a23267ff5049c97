"""The house style that no linter checks: lengths, names, docstrings, and no event class named in Python."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert path.stem not in FORBIDDEN
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(tree) or not text.strip()
    for function in _functions(tree):
        assert (function.end_lineno or 0) - function.lineno < 40, function.name
        if not function.name.startswith("_") and path.parent.name != "cli":
            parameters = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
            assert len([one for one in parameters if one.arg != "self"]) <= 5, function.name
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"bare except in line {node.lineno}"
            assert not (isinstance(node.type, ast.Name) and node.type.id == "Exception"), f"line {node.lineno}"


def test_python_names_no_event_class() -> None:
    types = ontology.load().event_types
    names = {one.iri.rsplit("#")[-1].rsplit("/")[-1] for one in types} - {"Event"}
    assert len(names) >= 18
    for path in MODULES:
        strings = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not names & strings, path.relative_to(ROOT)
