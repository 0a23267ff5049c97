"""Accuracy floors that only rise, each pinned to the hash of its gold file."""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

PATH = Path(__file__).resolve().parent / "floors.json"
MARGIN = 0.01
"""How far below what was reached a floor is set: another processor rounds the tagger's figures a little otherwise."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What one measure reached (0 to 1) on the gold file at `gold`."""

    measure: str
    value: float
    gold: Path


def check(reached: list[Reached], floors: dict[str, dict[str, object]]) -> list[str]:
    """One complaint for each measure below its floor, without a floor, or whose gold file is another."""
    complaints = []
    for one in reached:
        floor = floors.get(one.measure)
        if floor is None:
            complaints.append(f"{one.measure}: no floor; run with --raise-floors")
        elif floor["gold_sha256"] != sha256(one.gold):
            complaints.append(f"{one.measure}: {one.gold.name} is not the file its floor was set on")
        elif one.value < float(str(floor["floor"])):
            complaints.append(f"{one.measure}: {one.value:.3f} is below its floor {floor['floor']}")
    return complaints


def raised(reached: list[Reached], floors: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """The floors lifted to `MARGIN` below what was reached, in three digits; none sinks while its gold file stays."""
    lifted = dict(floors)
    for one in reached:
        digest, old = sha256(one.gold), floors.get(one.measure)
        same = old is not None and old["gold_sha256"] == digest
        least = float(str(old["floor"])) if old is not None and same else 0.0
        lifted[one.measure] = {"floor": max(least, round(one.value - MARGIN, 3)), "gold_sha256": digest}
    return dict(sorted(lifted.items()))


def lowered(before: dict[str, dict[str, object]], after: dict[str, dict[str, object]]) -> list[str]:
    """The measures that lost or lowered their floor although their gold file stayed the same."""
    return [
        name
        for name, old in before.items()
        if name not in after
        or (
            after[name]["gold_sha256"] == old["gold_sha256"]
            and float(str(after[name]["floor"])) < float(str(old["floor"]))
        )
    ]


def history() -> list[dict[str, dict[str, object]]]:
    """The committed versions of the floors, oldest first; none outside a git clone."""
    git = ["git", "-C", str(PATH.parent)]
    log = subprocess.run([*git, "log", "--format=%H", "--", PATH.name], capture_output=True, text=True, check=False)
    commits = log.stdout.split()[::-1]
    shows = (
        subprocess.run([*git, "show", f"{one}:./{PATH.name}"], capture_output=True, check=False) for one in commits
    )
    return [json.loads(show.stdout) for show in shows if show.returncode == 0]


def load() -> dict[str, dict[str, object]]:
    """The floors as they stand in the file; none where there is no file yet."""
    return json.loads(PATH.read_text(encoding="utf-8")) if PATH.is_file() else {}


def save(floors: dict[str, dict[str, object]]) -> None:
    """Writes the floors, one measure a line."""
    PATH.write_text(json.dumps(floors, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
