"""Words and tags by jieba, mapped to LAC's tag set: the tagger that needs no model."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import Any

from kg.find.tagger import Piece, join, pieces
from kg.model import Document, Sentence, Token

_TAGS = {
    "nr": "PER", "nrt": "PER", "nrfg": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "tg": "TIME",
    "x": "w", "eng": "nz", "ag": "a", "dg": "d", "vg": "v", "ng": "n", "g": "n", "j": "n", "i": "n", "l": "n",
    "b": "a", "z": "a", "h": "n", "k": "n", "o": "xc", "e": "xc", "y": "xc", "mq": "m", "rr": "r", "rz": "r",
    "rg": "r", "ud": "u", "ug": "u", "uj": "u", "ul": "u", "uv": "u", "uz": "u", "vi": "v", "vq": "v", "df": "d",
}  # fmt: skip


class JiebaTagger:
    """jieba.posseg with its hidden Markov model."""

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with tokens."""
        return join(sentences, [(piece, self._tokens(piece)) for piece in pieces(document, sentences)])

    def _tokens(self, piece: Piece) -> tuple[Token, ...]:
        tokens = []
        start = 0
        for word, flag in self._posseg.cut(piece.text):
            end = start + len(word)
            tokens.append(piece.token(start, end, _TAGS.get(flag, flag)))
            start = end
        return tuple(tokens)

    @cached_property
    def _posseg(self) -> Any:
        import jieba  # noqa: PLC0415 - its dictionary takes a second to load
        import jieba.posseg  # noqa: PLC0415

        jieba.setLogLevel(logging.WARNING)
        jieba.initialize()
        # A tokenizer of our own: words that other code adds to jieba's global dictionary don't change our tokens.
        return jieba.posseg.POSTokenizer(jieba.Tokenizer())
