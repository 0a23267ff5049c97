"""Trains names-hant.crfsuite, which tells names in traditional text, from the train part of UNER Chinese-GSD.

    python kg/data/make_names_model.py TRAIN.jsonl OUT

Rows: {"text": ..., "entities": [{"start", "end", "type": PER|ORG|LOC}]}. The model is CC BY-SA 4.0, as the data are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pycrfsuite

from kg.find import name_features, names, tagger
from kg.model import Sentence, Span
from kg.read import document as reader

_SETTINGS = {"c1": 0.5, "c2": 0.1, "max_iterations": 70, "feature.minfreq": 2, "feature.possible_transitions": True}


def main(train: Path, out: Path) -> None:
    """Writes the model; the same rows and settings give the same bytes."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for line in train.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = reader.make(row["text"], id=row["id"])
        tagged = tagger.get("lac").tag(document, (Sentence(Span(0, len(document.text))),))
        features = name_features.of_sentence(document, tagged[0], names.find(document, tagged))
        trainer.append(pycrfsuite.ItemSequence(features), labels(len(document.text), row["entities"]))
    trainer.select("lbfgs")
    trainer.set_params(_SETTINGS)
    trainer.train(str(out))


def labels(length: int, entities: list[dict[str, str | int]]) -> list[str]:
    """B-, I- and O labels of each character."""
    made = ["O"] * length
    for entity in entities:
        for at in range(int(entity["start"]), int(entity["end"])):
            made[at] = ("B-" if at == entity["start"] else "I-") + str(entity["type"])
    return made


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
