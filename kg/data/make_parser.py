"""Trains parser.onnx, the network that reads how sentences are built, from Universal Dependencies.

    python kg/data/make_parser.py FOLDER OUT

FOLDER holds gsd-train.ud1.conllu (UD 1 labels), gsd-dev.conllu and pud.conllu. Only the part of pud that is no news is
learnt from. It needs torch and onnx. The model is CC BY-SA 4.0, as the data are.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from kg.data.make_parser_data import Tree, projected, trees
from kg.data.make_parser_file import write
from kg.find import tagger
from kg.find.lac import LacTagger
from kg.model import Sentence, Span, Token
from kg.parse.network import Layers, features
from kg.read import document as reader

_SEED, _ROUNDS, _BATCH, _DROPPED, _RATE, _WARM = 1, 9, 32, 0.33, 2e-3, 100
_AGAIN, _LONGEST, _STYLES, _OWN = 2, 200, 3, 0.75
_TOLD, _TAG, _STYLE, _HIDDEN, _ARC, _NAME = 192, 32, 8, 128, 128, 64


@dataclass(frozen=True)
class Row:
    """A sentence in one cut of words: features, tags, heads (0 the root), relations, style."""

    features: NDArray[np.float16]
    tags: tuple[str, ...]
    tree: tuple[tuple[int, str], ...]
    style: int


class Network(nn.Module):
    """What is told of words, a recurrent layer, and bilinear scores of heads and relations."""

    sizes = (_ARC, _ARC, _NAME, _NAME)

    def __init__(self, told: int, tags: int, relations: int) -> None:
        super().__init__()
        self.projection = nn.Linear(told, _TOLD)
        self.tag = nn.Embedding(tags, _TAG)
        self.style = nn.Embedding(_STYLES, _STYLE)
        self.recurrent = nn.GRU(_TOLD + _TAG + _STYLE, _HIDDEN, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * _HIDDEN, sum(self.sizes))
        self.root = nn.Parameter(torch.randn(2 * _HIDDEN) * 0.05)
        self.arcs = nn.Parameter(torch.randn(_ARC + 1, _ARC) * 0.01)
        self.names = nn.Parameter(torch.randn(_NAME + 1, relations, _NAME + 1) * 0.01)
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, told: Tensor, tags: Tensor, styles: Tensor, inside: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of heads (rows, words, 1 + words), and what tells relations of heads and of words."""
        words = functional.leaky_relu(self.projection(self.drop(told)), 0.1)
        style = self.style(styles)[:, None].expand(-1, words.shape[1], -1)
        words = self.drop(torch.cat([words, self.tag(tags), style], -1))
        packed = nn.utils.rnn.pack_padded_sequence(words, inside.sum(1), batch_first=True, enforce_sorted=False)
        deep, _ = nn.utils.rnn.pad_packed_sequence(self.recurrent(packed)[0], True, total_length=words.shape[1])
        deep = torch.cat([self.root.expand(len(deep), 1, -1), self.drop(deep)], 1)
        parts = self.drop(functional.leaky_relu(self.out(deep), 0.1)).split(self.sizes, -1)
        one = torch.ones_like(parts[0][..., :1])
        scores = torch.cat([parts[1], one], -1) @ self.arcs @ parts[0].transpose(1, 2)
        possible = torch.cat([torch.ones_like(inside[:, :1]), inside], 1)
        scores = scores.masked_fill(~possible[:, None], -1e9)[:, 1:]
        return scores, torch.cat([parts[2], one], -1), torch.cat([parts[3], one], -1)[:, 1:]

    def relations(self, heads: Tensor, words: Tensor, chosen: Tensor) -> Tensor:
        """Scores of relations (rows, words, relations) under the chosen heads."""
        above = heads.gather(1, chosen[..., None].expand(-1, -1, heads.shape[-1]))
        return torch.einsum("bie,elf,bif->bil", above, self.names, words)


def main(folder: Path, out: Path) -> None:
    """Trains with one thread, so that a machine and its versions of torch give the same weights again."""
    torch.set_num_threads(1)
    random.seed(_SEED)
    torch.manual_seed(_SEED)
    rows = _rows(folder)
    tags = sorted({tag for cuts in rows for row in cuts for tag in row.tags})
    relations = sorted({relation for cuts in rows for row in cuts for _, relation in row.tree})
    network = Network(rows[0][0].features.shape[1], len(tags), len(relations))
    _fit(network, rows, tags, relations)
    write(network.eval(), tags, relations, out)


def _rows(folder: Path) -> list[tuple[Row, ...]]:
    first = trees(folder / "gsd-train.ud1.conllu", 0, first=True)
    second = trees(folder / "gsd-dev.conllu", 1)
    third = (tree for tree in trees(folder / "pud.conllu", 2) if not tree.news)
    made = [cuts for tree in first if (cuts := rows_of(tree))]
    return made + _AGAIN * [cuts for tree in (*second, *third) if (cuts := rows_of(tree))]


def rows_of(tree: Tree) -> tuple[Row, ...]:
    """A tree over LAC's words and over its own, both with LAC's tags; none where the sentence is too long."""
    document = reader.make(tree.text, id="tree")
    if len(document.text) != len(tree.text) or len(tree.text) > _LONGEST:
        return ()
    lac = tagger.get("lac")
    assert isinstance(lac, LacTagger)
    tagged = lac.tag(document, (Sentence(Span(0, len(document.text))),))
    layers = next(lac.read(document, tagged))[1].parts
    own = tuple(token.span.end for token in tagged[0].tokens)
    gold = tuple(np.cumsum([len(word.form) for word in tree.words]).tolist())
    plain = tuple((word.head, word.relation) for word in tree.words)
    return tuple(
        _row(layers, ends, tagged[0].tokens, (made, tree.style))
        for ends, made in ((own, projected(tree, own)), (gold, plain))
    )


def _row(
    layers: Layers,
    ends: tuple[int, ...],
    tokens: tuple[Token, ...],
    told: tuple[tuple[tuple[int, str], ...], int],
) -> Row:
    first = np.array([0, *ends[:-1]])
    last = np.array(ends) - 1
    tags = [token.pos for token in tokens for _ in range(len(token.span))]
    return Row(features(layers, first, last).astype(np.float16), tuple(tags[at] for at in last), *told)


def _fit(network: Network, rows: list[tuple[Row, ...]], tags: list[str], relations: list[str]) -> None:
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, betas=(0.9, 0.95), weight_decay=1e-3)
    steps = _ROUNDS * -(-len(rows) // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / _WARM) * (1 - step / steps)
    )
    network.train()
    for number in range(_ROUNDS):
        total = 0.0
        for batch in _batches(rows):
            told, tagged, styles, heads, wanted, inside = table(batch, tags, relations)
            scores, above, below = network(told, tagged, styles, inside)
            named = network.relations(above, below, heads)
            cost = functional.cross_entropy(scores[inside], heads[inside])
            cost = cost + functional.cross_entropy(named[inside], wanted[inside])
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += cost.item()
        sys.stderr.write(f"round {number + 1} of {_ROUNDS}, cost {total / steps * _ROUNDS:.3f}\n")


def _batches(rows: list[tuple[Row, ...]]) -> list[list[Row]]:
    """One cut of each sentence, LAC's more often; like lengths together, the batches in random order."""
    chosen = [own if random.random() < _OWN else gold for own, gold in rows]
    ordered = sorted(chosen, key=lambda row: (len(row.tags), random.random()))
    parts = [ordered[at : at + _BATCH] for at in range(0, len(ordered), _BATCH)]
    random.shuffle(parts)
    return parts


def table(rows: list[Row], tags: list[str], relations: list[str]) -> tuple[Tensor, ...]:
    """Features, tags, styles, heads, relations, and what is inside a row, each (rows, words, …)."""
    longest = max(len(row.tags) for row in rows)
    told: NDArray[Any] = np.zeros((len(rows), longest, rows[0].features.shape[1]), dtype=np.float32)
    numbers: NDArray[Any] = np.zeros((3, len(rows), longest), dtype=np.int64)
    inside: NDArray[Any] = np.zeros((len(rows), longest), dtype=np.bool_)
    for at, row in enumerate(rows):
        length = len(row.tags)
        told[at, :length] = row.features
        numbers[0, at, :length] = [tags.index(tag) for tag in row.tags]
        numbers[1, at, :length] = [head for head, _ in row.tree]
        numbers[2, at, :length] = [relations.index(relation) for _, relation in row.tree]
        inside[at, :length] = True
    styles = torch.tensor([row.style for row in rows])
    tagged, heads, wanted = (torch.tensor(one) for one in numbers)
    return torch.tensor(told), tagged, styles, heads, wanted, torch.tensor(inside)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
