"""Measures the parser on Universal Dependencies: heads and relations, over the words given and over its own.

    python benchmarks/parsing.py

Own words are LAC's, coarser than the treebank's, whose heads are laid over them (`kg.data.make_parser_data`). Marks do
not count. `$KG_DATA/ud_zh` holds gsd-test.conllu and pud.conllu, of whose news part nothing was learnt.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from kg.data.make_parser_data import Tree, projected, trees
from kg.find import tagger
from kg.model import Document, Sentence, Span, Token
from kg.parse import parser
from kg.read import document as documents

SHOWN = ("nsubj", "obj", "obl", "obl:tmod", "nmod", "acl:relcl", "conj", "ccomp", "xcomp", "nsubj:pass", "root")


@dataclass
class Counts:
    """Words, right heads, right heads and relations; by relation how many there are, are told, and are right."""

    words: int = 0
    heads: int = 0
    both: int = 0
    wanted: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: tuple[int, str], found: tuple[int, str]) -> None:
        """Counts one word."""
        self.words += 1
        self.heads += gold[0] == found[0]
        self.both += gold == found
        self.wanted[gold[1]] += 1
        self.told[found[1]] += 1
        self.right[gold[1]] += gold == found

    def line(self, name: str) -> str:
        """The counts as one line of a table: F1 of the relations that tell roles."""
        shares = [f"{2 * self.right[one] / max(1, self.wanted[one] + self.told[one]):.2f}" for one in SHOWN]
        cells = (name, str(self.words), f"{self.heads / self.words:.3f}", f"{self.both / self.words:.3f}", *shares)
        return f"| {' | '.join(cells)} |"


def main() -> None:
    """Prints a table."""
    data = Path(os.environ.get("KG_DATA", "../shared/data")) / "ud_zh"
    if not data.is_dir():
        print(f"no data at {data}: set KG_DATA")
        return
    sets = {"gsd-test": trees(data / "gsd-test.conllu", 1)}
    sets["pud, news"] = (tree for tree in trees(data / "pud.conllu", 2) if tree.news)
    print(f"| words | n | UAS | LAS | {' | '.join(SHOWN)} |\n|{'---|' * (4 + len(SHOWN))}")
    for name, found in sets.items():
        own, given = measure(found)
        print(own.line(f"{name}, own words"))
        print(given.line(f"{name}, words given"))


def measure(found: Iterable[Tree]) -> tuple[Counts, Counts]:
    """Counts over own words and over those of the treebank."""
    own, given = Counts(), Counts()
    for tree in found:
        document = documents.make(tree.text, id="tree")
        if len(document.text) != len(tree.text) or len(tree.text) > tagger.LONGEST_PIECE - 1:
            continue
        tagged = tagger.get("lac").tag(document, (Sentence(Span(0, len(document.text))),))[0]
        ends = tuple(token.span.end for token in tagged.tokens)
        _count(own, tagged, projected(tree, ends), document)
        gold = tuple((word.head, word.relation) for word in tree.words)
        _count(given, Sentence(tagged.span, tokens=tuple(_recut(tree, tagged))), gold, document)
    return own, given


def _recut(tree: Tree, tagged: Sentence) -> Iterator[Token]:
    """The treebank's words with the tag that LAC gives their last character."""
    tags = [token.pos for token in tagged.tokens for _ in range(len(token.span))]
    start = 0
    for end in accumulate(len(word.form) for word in tree.words):
        yield Token(Span(start, end), tags[end - 1])
        start = end


def _count(counts: Counts, sentence: Sentence, gold: tuple[tuple[int, str], ...], document: Document) -> None:
    parsed = parser.get("network").parse(document, (sentence,))[0]
    for wanted, arc in zip(gold, parsed.arcs, strict=True):
        if wanted[1] != "punct":
            counts.add(wanted, (arc.head + 1, arc.relation))


if __name__ == "__main__":
    main()
