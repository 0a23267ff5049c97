"""How sure a name is: of the judged names that show the same signs, how many were right."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.find import weights
from kg.find.gazetteer import lookup
from kg.find.transliterated import foreign
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Token
from kg.spans import sentence_of

KINDS = {Kind.ORGANISATION: "ORG", Kind.PLACE: "LOC", Kind.PERSON: "PER"}
"""The kinds that are names, by the tagger's tags."""

_LOWEST, _LONG, _TRADITIONAL, _WEIGHTS = 0.05, 5, "Hant", "name-weights.tsv"
_BESIDE = frozenset({"n", "nz", "v", "vn", "f", "m", "a", "PER", "LOC", "ORG", "w", "u", "p", "c", "TIME"})
_CUTS = ("cut", "and", "owned", "jointly", "appointed")
_OTHERS = ("pointing", "authority", "short-form")
_KNOWN = ("organization-name", "place-table", "place-list", "venue", "body", "team")


def weighed(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions in their order, each name with how sure it is as its score, from 0 to 1 in steps of .01."""
    met = Counter(one.surface for one in mentions if one.kind in KINDS)
    return tuple(
        replace(one, score=likely(tuple(signs(document, sentences, one, met[one.surface])))) if _asked(one) else one
        for one in mentions
    )


def _asked(mention: Mention) -> bool:
    """Whether a mention is a name that was judged by its like; others (该校) are as sure as their rule."""
    return mention.kind in KINDS and mention.rule not in _OTHERS


def likely(told: Sequence[str]) -> float:
    """From 0 to 1, in steps of .01: how likely a name is right that shows these signs (logistic regression)."""
    return round(max(_LOWEST, weights.likely(_WEIGHTS, Counter(told))), 2)


def signs(document: Document, sentences: tuple[Sentence, ...], mention: Mention, met: int) -> Iterator[str]:
    """What speaks for and against a name; `met` is how often the article has it."""
    kind = KINDS[mention.kind]
    script = "traditional" if document.script == _TRADITIONAL else "simplified"
    yield from (kind, f"{kind} {script}", f"{kind} by {_family(mention.rule)}")
    yield f"{kind} of {min(len(mention.surface), _LONG)}"
    yield from (f"{kind} {one}" for one in _form(mention, kind))
    if met > 1:
        yield f"{kind} met again"
    home = sentence_of(sentences, mention.span)
    if home is not None:
        yield from (f"{kind} {one}" for one in _around(document, home.tokens, mention, kind))


def _family(rule: str) -> str:
    """What kind of rule found a name: the tagger alone, the tables, a cut of the tagger's word, or a grammar."""
    if rule == "tagger":
        return rule
    if rule in _KNOWN or rule == "acting-country":
        return "table"
    return "cut" if any(part in rule for part in _CUTS) else "grammar"


def _form(mention: Mention, kind: str) -> Iterator[str]:
    """What the name itself shows."""
    name = mention.value if kind == "ORG" else mention.surface
    if kind == "LOC":
        yield "in the table" if "/" in mention.value or lookup(mention.value) else "in no table"
        yield "with an ending" if words("place-endings").ending(name) else "without ending"
    elif kind == "ORG":
        ending = words("organization-endings").ending(name)
        strong = words("organization-endings").get(ending, ())[1:] == ("strong",)
        yield "well known" if name in words("organization-names") else "not well known"
        yield "with a strong ending" if strong else "with a weak ending" if ending else "without ending"
    else:
        surname = bool(words("surnames").longest(name, 0))
        abroad = foreign(name.replace("·", ""))
        yield "with surname" if surname and not abroad else "from abroad" if abroad else "of another form"


def _around(document: Document, tokens: tuple[Token, ...], mention: Mention, kind: str) -> Iterator[str]:
    """How the tagger's words lie under the name, and what stands beside it."""
    first = bisect_left(tokens, mention.span.start, key=lambda token: token.span.end - 1)
    last = bisect_left(tokens, mention.span.end, key=lambda token: token.span.end)
    inside = tokens[first : last + 1]
    whole = bool(inside) and inside[0].span.start == mention.span.start and inside[-1].span.end == mention.span.end
    if not whole:
        yield "part of a word"
    elif len(inside) == 1:
        yield "as the tagger has it" if inside[0].pos == kind else "tagged otherwise"
    else:
        yield "of several words"
    before, behind = tokens[first - 1 : first] if first else (), tokens[last + 1 : last + 2]
    yield from (f"behind {one.pos}" for one in before if one.pos in _BESIDE)
    yield from (f"before {one.pos}" for one in behind if one.pos in _BESIDE)
    if kind == "PER" and any(_title(document, one) for one in (*before, *behind)):
        yield "titled"


def _title(document: Document, token: Token) -> bool:
    text = token.span.of(document.folded)
    return bool(words("person-titles").ending(text)) or text in words("saying-verbs")
