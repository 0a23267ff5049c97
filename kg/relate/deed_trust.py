"""How sure the links of deeds are: as readers found of those that show the same signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.find import weights
from kg.iri import short
from kg.model import Argument, Document, Event, Kind, Mention, Sentence
from kg.relate import confidence
from kg.relate.clauses import line_of, lines
from kg.relate.deed_roles import RULE
from kg.relate.going_on import matches
from kg.relate.signs import Signs, family, signs

LEAST = 0.68
"""Links less sure than this are not told."""
_WEIGHTS, _LINKS = "deed-link-weights.tsv", "link-weights.tsv"


class Reader:
    """Tells the signs of the links of one article's events that `kg.relate.confidence` does not weigh."""

    def __init__(
        self,
        document: Document,
        sentences: tuple[Sentence, ...],
        mentions: Iterable[Mention],
        events: tuple[Event, ...],
    ) -> None:
        self._lines = lines(document, sentences, tuple(one for one in mentions if one.kind is not Kind.EVENT))
        homes = (line_of(self._lines, one.trigger) for one in events)
        self._told = Counter(one.sentence.span for one in homes if one is not None)

    def signs(self, event: Event) -> Iterator[tuple[Argument, Signs]]:
        """The links of an event that a deed's rules told, each with its signs."""
        for one, shown in self.plain(event):
            if of_deed(event, one):
                shape = confidence.structure(one.evidence.rule, one.evidence.score)
                more = {f"deed {event.mention.rule == RULE}": 1.0, f"{short(one.role)} {shape}": 1.0}
                yield one, shown | more

    def plain(self, event: Event) -> Iterator[tuple[Argument, Signs]]:
        """All links of an event with the signs by which `kg.relate.confidence` weighs them."""
        line = line_of(self._lines, event.trigger)
        for one in event.arguments if line is not None else ():
            if line is not None:
                shape = confidence.structure(one.evidence.rule, one.evidence.score)
                yield one, signs(line, event, one, shape, self._told[line.sentence.span])


def of_deed(event: Event, link: Argument) -> bool:
    """Whether a link is of an event that no type knows, or was added to another; not what is told of a match."""
    if event.mention.type in matches():
        return False
    shape = confidence.structure(link.evidence.rule, link.evidence.score)
    return RULE in {event.mention.rule, link.evidence.rule} or f"{family(link)} {shape}" not in weights.weights(_LINKS)


def told(
    document: Document, sentences: tuple[Sentence, ...], mentions: Iterable[Mention], events: tuple[Event, ...]
) -> tuple[Event, ...]:
    """The events, each link of a deed with how sure it is; links that are too doubtful are left out."""
    reader, table = Reader(document, sentences, mentions, events), weights.weights(_WEIGHTS)
    made = []
    for event in events:
        judged = {
            one: round(weights.likely(_WEIGHTS, shown), 2) for one, shown in reader.signs(event) if _judged(one, table)
        }
        kept = (_scored(one, judged.get(one)) for one in event.arguments if judged.get(one, 1.0) >= LEAST)
        made.append(replace(event, arguments=tuple(kept)) if judged else event)
    return tuple(made)


def _judged(link: Argument, table: dict[str, float]) -> bool:
    """Whether readers judged enough links of that role and rule."""
    return f"{short(link.role)} {confidence.structure(link.evidence.rule, link.evidence.score)}" in table


def _scored(link: Argument, score: float | None) -> Argument:
    return link if score is None else replace(link, evidence=replace(link.evidence, score=score))
