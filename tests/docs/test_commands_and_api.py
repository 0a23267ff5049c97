"""The manual and the program say the same: commands, flags, names, dependencies, and CLI = API."""

import inspect
import json
import re
import runpy
import sys
import tomllib
import types
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

import kg
from kg import chronicle, cli, errors, evaluate, pipeline
from kg.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
API = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
COMMANDS = {command.name or command.callback.__name__: command.callback for command in cli.app.registered_commands}


WHERE = {"engine", "master"}
"""On which machines to work, likewise."""
WORK = {"jobs", "machine", "quiet"}
"""How to work, which makes no difference to what comes of it."""


def _command(mark: str) -> str:
    fence = re.search(rf"<!-- command: {mark} -->\n```sh\n(.*)\n```", README)
    assert fence, f"README.md has no one-line command marked {mark}"
    return fence.group(1)


def _parameters(name: str) -> set[str]:
    return set(inspect.signature(COMMANDS[name]).parameters)


def test_readme_commands_make_their_environment_and_run_the_main_job() -> None:
    build, test = _command("build"), _command("test")
    assert build.startswith("python3 -m venv .venv && ")
    sample = re.search(r"kg build (\S+) -o output$", build)
    assert sample
    assert (ROOT / sample.group(1)).is_file()
    assert "'.[test]'" in test
    assert test.endswith("-m pytest -n auto")


def test_every_command_is_in_the_readme() -> None:
    assert set(COMMANDS) == {
        "build", "add", "remove", "replace", "update", "diff", "export", "chronicle", "check", "query", "queries",
        "review", "decide", "serve", "view", "load", "eval", "trace", "explain", "doctor", "init", "watch",
    }  # fmt: skip
    for name in COMMANDS:
        assert re.search(rf"^\| `kg {name}\b", README, re.MULTILINE), name


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_flag_is_in_the_readme(name: str) -> None:
    command = typer.main.get_command(cli.app).commands[name]  # type: ignore[attr-defined]
    flags = {flag for one in command.params for flag in one.opts if flag.startswith("--") and flag != "--help"}
    assert [flag for flag in sorted(flags) if f"`{flag}" not in README and flag != "--output"] == []


def test_settings_are_flags_of_build() -> None:
    settings = {field.name for field in fields(Settings)}
    assert _parameters("build") - {"paths", "output", "config", "replace", *WHERE, *WORK} <= settings
    flags = {field.name for field in fields(chronicle.Filter)} - {"type"} | {"kind"}
    asked = set(inspect.signature(kg.Graph.chronicle).parameters) - {"self", "path", "wanted"}
    assert _parameters("chronicle") - {"directory", "output"} == flags | asked
    assert set(inspect.signature(kg.Graph.save).parameters) - {"self"} == {"directory", "replace"}
    assert set(inspect.signature(pipeline.build).parameters) == {"paths", "settings", "jobs", "progress"}
    assert set(inspect.signature(evaluate.evaluate).parameters) == {"gold", "settings"}


def test_settings_are_in_the_manual() -> None:
    for field in fields(Settings):
        assert f"{field.name}=" in API, field.name


def test_public_names_are_in_the_manual() -> None:
    assert set(kg.__all__) == {
        "Graph", "SavedGraph", "Settings", "__version__", "add", "build", "dates", "names", "open", "titles",
    }  # fmt: skip
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        kg.nothing  # noqa: B018 - asked for in vain
    for name in kg.__all__:
        assert f"`kg.{name}" in API, name
    public = [name for name in vars(kg.Graph) if not name.startswith("_")]
    assert len(public) >= 9
    for name in {"events", "entities", "failures", "violations", "report", "query", "save", "show"} | {
        name for name in public if name.startswith("to_")
    }:
        assert hasattr(kg.Graph, name) or name in {field.name for field in fields(kg.Graph)}, name
        assert f"| `{name}" in API, name


def test_errors_are_in_the_manual() -> None:
    known = [one for one in vars(errors).values() if inspect.isclass(one) and issubclass(one, errors.KgError)]
    assert len(known) >= 10
    for one in known:
        assert f"`{one.__name__}`" in API or f"kg.errors.{one.__name__}" in API, one.__name__


def test_every_dependency_is_explained() -> None:
    project = _project()
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = [re.match(r"[A-Za-z0-9-]+", one).group() for group in groups for one in group]  # type: ignore[union-attr]
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([a-z][\w-]*) \|", told, re.MULTILINE)
    assert sorted(set(names)) == sorted(one for one in listed if one != "package")


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def test_what_decides_the_bytes_is_asked_for_exactly() -> None:
    told = set(json.loads((ROOT / "output" / "run.json").read_text(encoding="utf-8"))["versions"]) - {"dashiji"}
    exact = {one.split("==")[0] for one in _project()["dependencies"] if "==" in one}
    assert told == exact == {"opencc"}


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_a_package_index_gets_a_readme_whose_pictures_and_links_lead_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interface:
        root = str(ROOT)

    door = types.ModuleType("hatchling.metadata.plugin.interface")
    vars(door)["MetadataHookInterface"] = Interface  # what builds wheels need not be installed
    monkeypatch.setitem(sys.modules, door.__name__, door)
    made = runpy.run_path(str(ROOT / "hatch_build.py"))
    metadata: dict[str, Any] = {}
    made["ReadmeHook"]().update(metadata)
    assert metadata["readme"]["content-type"] == "text/markdown"
    targets = re.findall(r"\]\(([^)]+)\)", metadata["readme"]["text"])
    assert [one for one in targets if not one.startswith(("https://", "#"))] == []
    site = [one.removeprefix(made["SITE"]).partition("#")[0] for one in targets if one.startswith(made["SITE"])]
    sources = [ROOT / "docs" / re.sub(r"\.html$", ".md", one) for one in site]
    assert len(sources) > 12
    assert [one for one in sources if not one.is_file()] == []


def test_the_locked_list_has_every_dependency_and_its_hash() -> None:
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    rows = re.findall(r"^([\w.-]+)==(\S+) \\\n    --hash=sha256:[0-9a-f]{64}$", locked, re.MULTILINE)
    assert len(rows) == locked.count("--hash=") > 30
    known = dict(rows)
    for one in _project()["dependencies"]:
        name, _, exact = one.partition("==")
        assert re.split("[><=]", name)[0] in known, one
        assert not exact or known[name] == exact
