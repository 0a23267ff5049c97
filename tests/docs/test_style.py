"""What no linter checks of the source: lengths, names, docstrings, no event type named, what is imported."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import ontology
from kg.iri import KG

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(ROOT.glob("kg/**/*.py"))
FORBIDDEN = {"utils", "util", "helper", "helpers", "common", "misc", "manager", "base"}


@pytest.fixture(scope="module")
def modules() -> dict[Path, list[ast.AST]]:
    """The nodes of each module, the module itself first; walked through once for all."""
    return {path: list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))) for path in MODULES}


def test_the_package_is_seen() -> None:
    assert len(MODULES) >= 40


def test_modules(modules: dict[Path, list[ast.AST]]) -> None:
    told = [f"{path.relative_to(ROOT)}: {fault}" for path, nodes in modules.items() for fault in _faults(path, nodes)]
    assert told == []


def _faults(path: Path, nodes: list[ast.AST]) -> Iterator[str]:
    text, tree = path.read_text(encoding="utf-8"), nodes[0]
    assert isinstance(tree, ast.Module)
    if path.stem in FORBIDDEN:
        yield "a name that says nothing"
    if len(text.splitlines()) > 300:
        yield "longer than 300 lines"
    if text.strip() and not ast.get_docstring(tree):
        yield "no docstring"
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _faults_of_function(path, node)
        if isinstance(node, ast.ExceptHandler) and getattr(node.type, "id", node.type) in (None, "Exception"):
            yield f"line {node.lineno} catches everything"


def _faults_of_function(path: Path, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    if (function.end_lineno or 0) - function.lineno >= 40:
        yield f"{function.name} is longer than 40 lines"
    if not function.name.startswith("_") and path.parent.name != "cli":
        parameters = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        if len([one for one in parameters if one.arg != "self"]) > 5:
            yield f"{function.name} has more than 5 parameters"


def test_python_names_no_event_type(modules: dict[Path, list[ast.AST]]) -> None:
    """No literal is nothing but the name of a class, whole or with its prefix."""
    types = ontology.load().event_types
    names = {re.split("[#/]", one.iri)[-1] for one in types} - {"Event"}
    assert len(names) >= 48
    literals = [
        (path, node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value)
        for path, nodes in modules.items()
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    ]
    assert len(literals) > 1000
    named = re.compile(rf"(?:kg:|{re.escape(KG)})?({'|'.join(map(re.escape, names))})")
    assert [(path.name, text) for path, text in literals if named.fullmatch(text)] == []


def test_what_is_imported_is_declared_and_nothing_else(modules: dict[Path, list[ast.AST]]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for name in EXTRAS for one in project["optional-dependencies"][name])]
    declared = {re.split(r"[<>=]", one)[0] for one in asked}
    found = {
        name.split(".")[0]
        for path, nodes in modules.items()
        if not path.name.startswith("make_")  # these make the tables that ship, with the extra `tables`
        for node in nodes
        for name in _imported(node)
    }
    outside = {one for one in found if one not in sys.stdlib_module_names and one != "kg"}
    assert {DISTRIBUTIONS.get(one, one) for one in outside} | BEHIND == declared
    assert len(declared) >= 10


EXTRAS = (
    "brotli",
    "check",
    "formats",
    "jieba",
    "names",
    "owl",
    "pandas",
    "parquet",
    "polars",
    "pyvis",
    "spark",
    "watch",
)
BEHIND = {"httptools"}
"""What another package takes where it is there: uvicorn."""
DISTRIBUTIONS = {"prometheus_client": "prometheus-client", "docx": "python-docx", "pycrfsuite": "python-crfsuite"}
"""Modules whose distribution bears another name."""


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
