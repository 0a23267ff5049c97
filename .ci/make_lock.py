"""Writes requirements.lock: every package of a plain installation, exact, with the hashes of its files.

`pip install --require-hashes -r requirements.lock && pip install --no-deps dashiji`. Hashes are of the files that this
Python on this machine takes; a name appears once for each.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]


def main() -> None:
    """Resolve without installing, and write what was chosen."""
    with (HOME / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["-m", "pip", "install", "-q", "--dry-run", "--ignore-installed", "--report", str(report), *wanted]
        subprocess.run([sys.executable, *command], check=True)
        chosen = json.loads(report.read_text(encoding="utf-8"))["install"]
    lines = [
        f"# CPython {platform.python_version()}, {platform.system()} {platform.machine()}; python .ci/make_lock.py"
    ]
    for one in sorted(chosen, key=lambda one: one["metadata"]["name"].lower()):
        hashes = one["download_info"]["archive_info"]["hashes"]
        name = re.sub("[-_.]+", "-", one["metadata"]["name"]).lower()
        lines.append(f"{name}=={one['metadata']['version']} \\")
        lines.append(f"    --hash=sha256:{hashes['sha256']}")
    (HOME / "requirements.lock").write_text("\n".join((*lines, "")), encoding="utf-8")


if __name__ == "__main__":
    main()
