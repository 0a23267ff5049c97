"""Networks run without a word to anybody: the library that runs them would write a record and send it home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

READS = "from kg import stages\nassert stages.names('2023年5月6日，苏州市总工会在苏州召开座谈会。')\n"


def test_reading_leaves_nothing_at_home(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    kept = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", READS], env=kept | home, check=True)
    assert not [one for one in tmp_path.rglob("*") if "onnxruntime" in str(one)]
