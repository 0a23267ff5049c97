"""Whether every locked package has files for other systems and Pythons: python .ci/check_wheels.py.

pip resolves `requirements.lock` for each without installing.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
PLATFORMS = {
    "macOS, Apple silicon": [f"macosx_{one}_0_{kind}" for one in (14, 13, 12, 11) for kind in ("arm64", "universal2")],
    "Windows": ["win_amd64"],
    "Linux": ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_12_x86_64"],
}
PYTHONS = ("3.11", "3.12", "3.13")


def main() -> int:
    """A line for each system and Python; the exit code is 1 where something is missing."""
    lock = (HOME / "requirements.lock").read_text(encoding="utf-8")
    locked = re.findall(r"(?m)^([\w.-]+==\S+)", lock)
    failed = False
    for system, tags in PLATFORMS.items():
        for python in PYTHONS:
            missing = _missing(locked, tags, python)
            failed = failed or bool(missing)
            print(f"{system}, Python {python}: {', '.join(missing) or f'{len(locked)} packages have files'}")  # noqa: T201
    return int(failed)


def _missing(packages: list[str], tags: list[str], python: str) -> list[str]:
    """Those without a file; asked for all together, and one by one only where that fails."""
    if not packages or _there(packages, tags, python):
        return []
    return [one for one in packages if not _there([one], tags, python)]


def _there(packages: list[str], tags: list[str], python: str) -> bool:
    chosen = [part for tag in (*tags, "any") for part in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "pip", "install", "-q", "--dry-run", "--no-deps", "--target", folder, "--only-binary=:all:"]
        done = subprocess.run(
            [sys.executable, *command, "--python-version", python, *chosen, *packages], capture_output=True, check=False
        )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
