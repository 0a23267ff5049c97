"""The IRIs of what a corpus holds: things, articles, mentions, sentences, statistics, facts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from kg import iri
from kg.model import Corpus, Document, Kind, Mention, Span
from kg.rdf import Literal


@dataclass(frozen=True, slots=True)
class Links:
    """From the values of a corpus to IRIs below `base`."""

    corpus: Corpus
    base: str

    @property
    def inferred(self) -> str:
        """The graph of what is inferred rather than read."""
        return self.base + "inferred"

    @property
    def things(self) -> str:
        """The graph of what is said of things once, whichever article names them."""
        return self.base + "things"

    def article(self, document: Document | str) -> str:
        """The IRI of an article and of its graph."""
        return _article(self.base, document if isinstance(document, str) else document.id)

    def thing(self, document: Document, mention: Mention) -> str:
        """The thing a mention names; empty where it names none (a date that stayed open)."""
        if mention.kind is Kind.STATISTIC:
            return self._stretch(document, mention.span, "stat")
        path = self.corpus.links.get((document.id, mention))
        return _joined(self.base, path) if path else ""

    def characters(self, document: Document, span: Span) -> str:
        """A stretch of an article, counted in the text as it came in."""
        return self._stretch(document, span, "char")

    def fact(self, document: Document, words: tuple[str, str, str | Literal], sentence: Span) -> str:
        """A fact: the same link read in the same sentence is the same fact."""
        subject, predicate, node = words
        form = f"{node.value}\x1f{node.datatype}\x1f{node.language}" if isinstance(node, Literal) else node
        said = "\x1e".join((subject, predicate, form, self.characters(document, sentence)))
        digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        return f"{self.article(document)}#fact={digest[:16]}"

    def _stretch(self, document: Document, span: Span, kind: str) -> str:
        original = document.original_span(span)
        return f"{self.article(document)}#{kind}={original.start},{original.end}"


_joined = lru_cache(maxsize=1 << 16)(iri.join)
_article = lru_cache(maxsize=1 << 10)(iri.article)
