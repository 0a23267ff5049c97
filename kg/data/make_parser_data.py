"""Sentences of Universal Dependencies for the parser's training: labels of one kind, heads over any cut of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.read.script import fold

_FIRST_TO_SECOND = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "case:suff": "compound",
    "case:pref": "compound",
    "case:dec": "case",
    "case:aspect": "aux",
    "aux:caus": "xcomp",
    "nmod:tmod": "obl:tmod",
    "neg": "advmod",
    "foreign": "flat",
    "dep": "parataxis",
}
_SECOND = {"nmod:tmod": "obl:tmod", "mark:prt": "aux", "mark:adv": "mark", "dep": "parataxis"}
_KEPT = frozenset(
    {"nsubj:pass", "csubj:pass", "aux:pass", "acl:relcl", "mark:rel", "obl:tmod", "obl:agent", "obl:patient"}
)
_CLAUSAL = frozenset({"VERB", "ADJ"})


@dataclass(frozen=True)
class Word:
    """A word of a treebank: folded form, part of speech, head (its number from 1, 0 the root) and relation."""

    form: str
    pos: str
    head: int
    relation: str


@dataclass(frozen=True)
class Tree:
    """A sentence; `style` numbers the treebank whose manner of attaching it follows, `news` tells a news text."""

    words: tuple[Word, ...]
    style: int
    news: bool = False

    @property
    def text(self) -> str:
        """The folded sentence without spaces."""
        return "".join(word.form for word in self.words)


def trees(path: Path, style: int, *, first: bool = False) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file, relations brought to one set; `first` tells labels of UD 1."""
    news, rows = False, []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            news = line.startswith("# sent_id = n") or (news and not line.startswith("# sent_id"))
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            words = tuple(Word(fold(row[1]), row[3], int(row[6]), row[7]) for row in rows if row[0].isdigit())
            yield Tree(tuple(_first(words) if first else _second(words)), style, news)
            news, rows = False, []


def _second(words: tuple[Word, ...]) -> Iterator[Word]:
    for word in words:
        relation = _SECOND.get(word.relation, word.relation)
        yield replace(word, relation=relation if relation in _KEPT else relation.partition(":")[0])


def _first(words: tuple[Word, ...]) -> Iterator[Word]:
    """UD 1 hangs obliques as nmod and marks a relative clause on its particle."""
    relative = {word.head for word in words if word.relation == "acl:relcl" and word.form in {"的", "之"}}
    for number, word in enumerate(words, 1):
        relation = _FIRST_TO_SECOND.get(word.relation, word.relation)
        above = words[word.head - 1] if word.head else None
        if word.relation == "acl:relcl" and word.form in {"的", "之"}:
            relation = "mark:rel"
        elif word.relation == "acl" and number in relative:
            relation = "acl:relcl"
        elif word.relation == "acl" and above is not None and above.pos == "VERB":
            relation = "advcl"
        elif word.relation in {"nmod", "nmod:tmod"} and above is not None:
            clausal = above.pos in _CLAUSAL
            relation = ("obl:tmod" if word.relation == "nmod:tmod" else "obl") if clausal else "nmod"
        yield replace(word, relation=relation if relation in _KEPT else relation.partition(":")[0])


def projected(tree: Tree, ends: tuple[int, ...]) -> tuple[tuple[int, str], ...]:
    """Head (number from 1, 0 the root) and relation of the words that end at these characters.

    A coarser word stands where the one of its parts stands whose head lies outside it, nearest the root; a part of a
    word hangs on the last part.
    """
    owner, finish = _owners(tree, ends)
    depth = [_depth(tree, number) for number in range(len(tree.words))]
    out: list[tuple[int, str]] = []
    for number in range(len(ends)):
        parts = [at for at, own in enumerate(owner) if own == number]
        if not parts:
            out.append((finish[number] + 1, "compound"))
            continue
        outside = [at for at in parts if tree.words[at].head == 0 or owner[tree.words[at].head - 1] != number]
        top = min(outside or parts, key=lambda at: (depth[at], -at))
        word = tree.words[top]
        out.append((owner[word.head - 1] + 1 if word.head else 0, word.relation))
    return tuple(out)


def _owners(tree: Tree, ends: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """Of each gold word the number of the word holding its last character; of each word the one it may hang on."""
    owner, at, number = [], 0, 0
    for word in tree.words:
        at += len(word.form)
        while ends[number] < at:
            number += 1
        owner.append(number)
    following = [min((own for own in owner if own > one), default=len(ends) - 1) for one in range(len(ends))]
    return owner, following


def _depth(tree: Tree, at: int) -> int:
    steps = 0
    while tree.words[at].head and steps <= len(tree.words):
        at, steps = tree.words[at].head - 1, steps + 1
    return steps
