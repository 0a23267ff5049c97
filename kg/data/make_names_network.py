"""Trains names-hant.onnx, the network beside names-hant.crfsuite, from the train part of UNER Chinese-GSD.

    python kg/data/make_names_network.py TRAIN.jsonl OUT

Rows: {"text": ..., "entities": [{"start", "end", "type": PER|ORG|LOC}]}. It begins with the weights of LAC (Apache-2.0)
and needs torch and onnx. The model is CC BY-SA 4.0, as the data are.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from kg.data.make_lac_layers import Lac, characters
from kg.data.make_names_model import labels
from kg.data.make_network_file import write
from kg.find import name_features, names, tagger
from kg.find.name_network import LABELS, TOLD, allowed
from kg.model import Sentence, Span
from kg.read import document as reader

_SEED, _ROUNDS, _BATCH, _DROPPED = 3, 9, 32, 0.5
_RATE, _LAC_RATE, _WARM = 1e-3, 3e-4, 100
_WIDTH, _HIDDEN, _RARE = 64, 128, 5


@dataclass(frozen=True)
class Row:
    """A sentence to learn from: ids of LAC's characters, numbers of features, numbers of labels."""

    ids: list[int]
    features: list[list[int]]
    labels: list[int]


class Network(nn.Module):
    """LAC's layers, the features beside them, one more recurrent layer, and a linear-chain random field."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.lac = Lac()
        self.lac.embedding.weight.requires_grad = False
        self.features = nn.EmbeddingBag(features, _WIDTH, mode="sum")
        nn.init.normal_(self.features.weight, 0, 0.1)
        self.recurrent = nn.GRU(128 + 256 + 256 + _WIDTH, _HIDDEN, bidirectional=True, batch_first=True)
        self.drop = nn.Dropout(_DROPPED)
        self.out = nn.Linear(2 * _HIDDEN, len(LABELS))
        self.start = nn.Parameter(torch.zeros(len(LABELS)))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.register_buffer("allowed", torch.tensor(allowed()))

    def scores(self, ids: Tensor, told: Tensor) -> Tensor:
        """Scores (rows, places, labels); `told` is a table of features (rows, places, features) of 0 and 1."""
        layers = [*self.lac(ids), told @ self.features.weight]
        deep, _ = self.recurrent(self.drop(torch.cat(layers, -1)))
        return self.out(self.drop(deep))

    def loss(self, scores: Tensor, wanted: Tensor, inside: Tensor) -> Tensor:
        """Mean negative log-likelihood of the wanted labels; `inside` is false behind the end of a row."""
        moves = self.transitions + self.allowed
        sums = scores[:, 0] + self.start
        path = sums.gather(1, wanted[:, :1]).squeeze(1)
        for at in range(1, scores.shape[1]):
            here = inside[:, at]
            sums = torch.where(here[:, None], torch.logsumexp(sums[:, :, None] + moves, 1) + scores[:, at], sums)
            step = moves[wanted[:, at - 1], wanted[:, at]] + scores[:, at].gather(1, wanted[:, at : at + 1]).squeeze(1)
            path = path + torch.where(here, step, torch.zeros_like(step))
        return (torch.logsumexp(sums, 1) - path).mean()


def main(train: Path, out: Path) -> None:
    """Trains with one thread, so that a machine and its versions of torch give the same weights again."""
    torch.set_num_threads(1)
    random.seed(_SEED)
    torch.manual_seed(_SEED)
    told = [json.loads(line) for line in train.read_text(encoding="utf-8").splitlines()]
    raw = [one for row in told if (one := _features(row)) is not None]
    counted = Counter(name for _, features, _ in raw for place in features for name in place)
    known = {name: at for at, name in enumerate(sorted(name for name, count in counted.items() if count >= _RARE))}
    rows = [Row(ids, [[known[n] for n in place if n in known] for place in places], made) for ids, places, made in raw]
    network = Network(len(known))
    _fit(network, rows)
    write(network.eval(), sorted(known), out)


def _features(row: dict[str, Any]) -> tuple[list[int], list[list[str]], list[int]] | None:
    document = reader.make(row["text"], id=row["id"])
    if len(document.text) != len(row["text"]):  # a repair moved the labels
        return None
    tagged = tagger.get("lac").tag(document, (Sentence(Span(0, len(document.text))),))
    features = name_features.of_sentence(document, tagged[0], names.find(document, tagged))
    known = characters()
    ids = [known.get(character, known["OOV"]) for character in document.folded]
    made = [LABELS.index(label) for label in labels(len(ids), row["entities"])]
    return ids, [[name for name in place if name.startswith(TOLD)] for place in features], made


def _fit(network: Network, rows: list[Row]) -> None:
    slow = [weight for name, weight in network.named_parameters() if name.startswith("lac.") and weight.requires_grad]
    fast = [weight for name, weight in network.named_parameters() if not name.startswith("lac.")]
    groups = [{"params": fast, "lr": _RATE}, {"params": slow, "lr": _LAC_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = _ROUNDS * -(-len(rows) // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / _WARM) * (1 - step / steps)
    )
    network.train()
    for _ in range(_ROUNDS):
        for batch in _batches(rows, network.features.num_embeddings):
            loss = network.loss(network.scores(batch[0], batch[1]), batch[2], batch[3])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()


def _batches(rows: list[Row], width: int) -> list[tuple[Tensor, ...]]:
    """Rows of like length together, the batches in random order; ids, features, labels, and what is inside a row."""
    ordered = sorted(rows, key=lambda row: (len(row.ids), random.random()))
    parts = [ordered[at : at + _BATCH] for at in range(0, len(ordered), _BATCH)]
    random.shuffle(parts)
    return [_table(part, width) for part in parts]


def _table(rows: list[Row], width: int) -> tuple[Tensor, ...]:
    longest = max(len(row.ids) for row in rows)
    ids, wanted = torch.zeros(2, len(rows), longest, dtype=torch.long)
    told = torch.zeros(len(rows), longest, width)
    inside = torch.zeros(len(rows), longest, dtype=torch.bool)
    for number, row in enumerate(rows):
        ids[number, : len(row.ids)] = torch.tensor(row.ids)
        wanted[number, : len(row.ids)] = torch.tensor(row.labels)
        inside[number, : len(row.ids)] = True
        for at, features in enumerate(row.features):
            told[number, at, features] = 1.0
    return ids, told, wanted, inside


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
