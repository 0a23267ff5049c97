"""A build's files take their places together: whatever ends the program, all are the old ones or all the new ones."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import pytest

from kg import disk, folder
from kg.errors import StoreError

OLD, NEW = ("gone.csv", "graph.nq", "run.json", "store"), ("graph.nq", "report.md", "run.json", "store")

CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink")


def fill(home: Path) -> None:
    with folder.hold(home), folder.together(home, ()) as draft:
        (draft / "store").mkdir()
        for name in ("gone.csv", "graph.nq", "run.json", "store/CURRENT"):
            (draft / name).write_text("old")


def content(home: Path) -> dict[str, str]:
    """What stands in a folder, hidden things apart."""
    files = sorted(path for path in home.rglob("*") if path.is_file())
    shown = [path.relative_to(home) for path in files]
    return {str(path): (home / path).read_text() for path in shown if not path.parts[0].startswith(".")}


def led_to(home: Path) -> dict[str, str]:
    """What `path_of` leads to."""
    found = {name: folder.path_of(home, name) for name in sorted({*OLD, *NEW} - {"gone.csv", "report.md", "store"})}
    return {name: path.read_text() for name, path in found.items()} | {
        "store": (folder.path_of(home, "store") / "CURRENT").read_text()
    }


def run(home: Path, moment: int, how: str, where: str) -> int:
    """The exit code of a build in a process of its own that a signal ends at its step `moment`; 0 where it was done."""
    child = os.fork()
    if not child:
        _end(home, moment, how, where)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _end(home: Path, moment: int, how: str, where: str) -> NoReturn:
    steps = count(1)

    def watch(event: str, given: tuple[object, ...]) -> None:
        if (event in CHANGES or (event == "open" and "w" in str(given[1]))) and next(steps) == moment:
            os.kill(os.getpid(), signal.SIGKILL if how == "kill" else signal.SIGINT)

    def refused(one: Path, other: Path) -> None:
        raise OSError("no such step here")

    if where == "elsewhere":
        disk.exchange = refused
    sys.addaudithook(watch)
    try:
        write(home)
    except KeyboardInterrupt:
        os._exit(130)
    else:
        os._exit(0)
    finally:
        os._exit(1)


def write(home: Path) -> None:
    with folder.hold(home), folder.together(home, OLD) as draft:
        (draft / "store").mkdir()
        for name in ("graph.nq", "report.md", "run.json", "store/CURRENT"):
            (draft / name).write_text("new")


BEFORE = {"gone.csv": "old", "graph.nq": "old", "run.json": "old", "store/CURRENT": "old"}
AFTER = {"graph.nq": "new", "report.md": "new", "run.json": "new", "store/CURRENT": "new"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs signals, and names that can be exchanged")
@pytest.mark.parametrize("where", ["linux", "elsewhere"])
@pytest.mark.parametrize("how, code", [("kill", -signal.SIGKILL), ("interrupt", 130)])
def test_ended_at_every_step(how: str, code: int, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # no power is cut here, and the disk takes its time
    outcomes: list[str] = []
    for moment in range(1, 100):
        home = tmp_path / str(moment)
        fill(home)
        if not (done := run(home, moment, how, where)):
            break
        assert done == code
        states = set(led_to(home).values())
        assert len(states) == 1, (moment, states)
        if where == "linux":
            assert seen(home) == (BEFORE if states == {"old"} else AFTER), moment
        if how == "kill":
            folder.recover(home)
        assert content(home) == (BEFORE if states == {"old"} else AFTER), moment
        outcomes += states
        fill_again(home)
    assert outcomes == sorted(outcomes, reverse=True), "once the new files are there they stay"
    assert min(outcomes.count("old"), outcomes.count("new")) >= 4
    assert content(home) == AFTER


def seen(home: Path) -> dict[str, str]:
    """What a reader that knows nothing of kg finds at the names of the files."""
    found = {}
    for name in ("gone.csv", "graph.nq", "report.md", "run.json", "store/CURRENT"):
        with suppress(FileNotFoundError):
            found[name] = (home / name).read_text()
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that can be exchanged")
def test_a_stranger_sees_all_old_files_or_all_new_ones_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    views: list[dict[str, str]] = []
    for name in ("rename", "unlink", "symlink", "rmdir", "mkdir", "fsync"):
        monkeypatch.setattr(os, name, _looking(getattr(os, name), tmp_path, views))
    monkeypatch.setattr(disk, "exchange", _looking(disk.exchange, tmp_path, views))
    fill(tmp_path)
    views.clear()
    write(tmp_path)
    turn = views.index(AFTER)
    assert turn > 20
    assert all(view == BEFORE for view in views[:turn])
    assert all(view == AFTER for view in views[turn:])
    assert not [path for path in tmp_path.iterdir() if path.is_symlink() or path.name.startswith(".")]


def _looking(act: Callable[..., Any], home: Path, views: list[dict[str, str]]) -> Callable[..., Any]:
    def done(*given: Any, **named: Any) -> Any:
        views.append(seen(home))
        result = act(*given, **named)
        views.append(seen(home))
        return result

    return done


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that can be exchanged")
def test_what_is_written_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    real, turn = os.fsync, disk.exchange
    monkeypatch.setattr(
        os, "fsync", lambda file: kept.append(Path(f"/proc/self/fd/{file}").readlink().name) or real(file)
    )
    monkeypatch.setattr(disk, "exchange", lambda one, other: kept.append(f"turn {other.name}") or turn(one, other))
    with folder.hold(tmp_path), folder.together(tmp_path, ()) as draft:
        (draft / "store").mkdir()
        (draft / "graph.nq").write_text("new")
        (draft / "store" / "CURRENT").write_text("new")
    at = kept.index("turn .kg-ready")
    assert {"graph.nq", "CURRENT", "store", draft.name, tmp_path.name} <= set(kept[:at])
    assert tmp_path.name in kept[at:]


def fill_again(home: Path) -> None:
    """The next build clears away all that was left."""
    with folder.hold(home), folder.together(home, {*OLD, *NEW}) as draft:
        (draft / "graph.nq").write_text("next")
    assert [path.name for path in home.iterdir()] == ["graph.nq"]


def test_an_error_meanwhile_leaves_what_was_there(tmp_path: Path) -> None:
    fill(tmp_path)
    with pytest.raises(FileNotFoundError), folder.together(tmp_path, OLD) as draft:
        (draft / "store" / "CURRENT").write_text("new")
    assert content(tmp_path) == BEFORE
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(OLD)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_another_hand_put_there_is_never_overwritten(kind: str, tmp_path: Path) -> None:
    fill(tmp_path)
    stranger = tmp_path / "report.md"
    if kind == "file":
        stranger.write_text("mine")
    else:
        stranger.mkdir()
    with (
        pytest.raises(StoreError, match=r"overwritten: report\.md") as refused,
        folder.together(tmp_path, OLD) as draft,
    ):
        (draft / "report.md").write_text("new")
    assert refused.value.hint
    assert {**content(tmp_path), "report.md": ""} == {**BEFORE, "report.md": ""}


def test_other_files_stay(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    with folder.together(tmp_path, OLD) as draft:
        (draft / "graph.nq").write_text("new")
    assert content(tmp_path) == {"graph.nq": "new", "notes.txt": "mine"}


def test_a_folder_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / ".kg-ready").mkdir()
    (tmp_path / ".kg-ready" / "graph.nq").write_text("new")
    tmp_path.chmod(0o555)
    try:
        folder.recover(tmp_path)
        assert folder.path_of(tmp_path, "graph.nq").read_text() == "new"
    finally:
        tmp_path.chmod(0o755)
    folder.recover(tmp_path)
    assert (tmp_path / "graph.nq").read_text() == "new"
    assert not (tmp_path / ".kg-ready").exists()


def test_a_build_at_work_is_let_alone(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / ".kg-ready").mkdir()
    code = "import sys; from pathlib import Path; from kg import folder\nwith folder.hold(Path(sys.argv[1])):\n"
    code += "    print('held', flush=True); sys.stdin.read()\n"
    command = [sys.executable, "-c", code, str(tmp_path)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout
    assert other.stdout.readline() == b"held\n"
    folder.recover(tmp_path)
    assert (tmp_path / ".kg-ready").exists()
    with pytest.raises(StoreError, match="another build is writing") as refused, folder.hold(tmp_path):
        pass
    assert refused.value.where == str(tmp_path)
    other.kill()
    other.communicate()
    with folder.hold(tmp_path), folder.hold(tmp_path):
        pass
    folder.recover(tmp_path)
    assert not (tmp_path / ".kg-ready").exists()
