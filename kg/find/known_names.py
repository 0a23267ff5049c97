"""Names that the user's own authority files know, found where the text has them as whole words."""

from __future__ import annotations

from kg.catalogue import Catalogue, Record
from kg.iri import SCHEMA
from kg.model import Document, Kind, Mention, Sentence
from kg.read.characters import count
from kg.spans import Nearby, occurrences, sentence_of
from kg.text import Block, Span

RULE = "authority"
_KINDS = frozenset({Kind.ORGANISATION, Kind.PLACE, Kind.PERSON})
_ROOTS = {Kind.ORGANISATION: SCHEMA + "Organization", Kind.PLACE: SCHEMA + "Place", Kind.PERSON: SCHEMA + "Person"}
_SHORTEST, _COMMON = 2, 100
_SCORE = 0.95


def find(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], known: Catalogue
) -> tuple[Mention, ...]:
    """The mentions with those of known names; what was found inside such a name gives way to it.

    A name that only one family bears is looked for, of two characters at least, no common word, and never in a
    byline. What was found in the same place and family takes the known class.
    """
    if not known.records:
        return mentions
    wanted = {name: record for name in known.names() if (record := _sought(name, known)) is not None}
    near = Nearby((one.span, one) for one in mentions)
    made: dict[Span, Mention] = {}
    for name, spans in occurrences(document.folded, wanted).items():
        for span in spans:
            if _whole(sentences, span) and _free(span, near):
                made[span] = _mention(document, span, wanted[name], known, near)
    spans = sorted(made, key=lambda one: (one.start, -one.end))
    kept = [one for at, one in enumerate(spans) if not any(other.contains(one) for other in spans[:at][-8:])]
    taken = Nearby((span, span) for span in kept)
    rest = (one for one in mentions if one.kind not in _KINDS or not any(taken.overlapping(one.span)))
    return tuple(sorted((*rest, *(made[span] for span in kept))))


def _sought(name: str, known: Catalogue) -> Record | None:
    """The record whose name is looked for in texts."""
    if len(name) < _SHORTEST or (len(name) == _SHORTEST and count(name) >= _COMMON):
        return None
    bearers = [one for kind in sorted(_KINDS) for one in known.bearers(name, kind) if known.kind(one) is kind]
    return bearers[0] if len({known.kind(one) for one in bearers}) == 1 else None


def _free(span: Span, near: Nearby[Mention]) -> bool:
    """Whether only names inside the stretch are in its way."""
    return all(span.contains(one.span) or one.kind is Kind.EVENT for one in near.overlapping(span))


def _mention(document: Document, span: Span, record: Record, known: Catalogue, near: Nearby[Mention]) -> Mention:
    kind = known.kind(record)
    assert kind is not None
    here = next((one for one in near.overlapping(span) if one.span == span and one.kind is kind), None)
    value = here.value if here is not None else span.of(document.folded)
    type_iri = record.type or _ROOTS[kind]
    if here is not None and record.type == _ROOTS[kind]:
        type_iri = here.type
    return Mention(span, kind, type_iri, span.of(document.text), value, RULE, _SCORE)


def _whole(sentences: tuple[Sentence, ...], span: Span) -> bool:
    """Whether words begin and end where the name does."""
    home = sentence_of(sentences, span)
    if home is None or home.block is Block.BYLINE:
        return False
    ends = _ends(home)
    return span.start in ends and span.end in ends


def _ends(home: Sentence) -> frozenset[int]:
    return frozenset(edge for token in home.tokens for edge in (token.span.start, token.span.end))
