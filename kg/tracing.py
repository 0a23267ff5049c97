"""One text through all stages, as lines to read: words, tree, names, events, and the rule that filled each slot."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Analysis, Event, Evidence, Mention, Sentence
from kg.pipeline import analyse_text
from kg.settings import Settings


def trace(text: str, date: str = "", settings: Settings | None = None) -> str:
    """What each stage makes of a text; `date` is the day of publication (EDTF) that relative dates hang on."""
    analysis = analyse_text(text, date=date, settings=settings)
    return "\n".join(_lines(analysis))


def _lines(analysis: Analysis) -> Iterator[str]:
    for number, sentence in enumerate(analysis.sentences, 1):
        yield f"sentence {number} ({sentence.block}): {sentence.span.of(analysis.document.text).strip()}"
        yield from _words(analysis, sentence)
        for mention in analysis.mentions:
            if sentence.span.contains(mention.span):
                yield _mention(mention)
        for event in analysis.events:
            if sentence.span.contains(event.trigger):
                yield from _event(event)
        for link in analysis.relations:
            if sentence.span.contains(link.evidence.span):
                told = link.object.surface if isinstance(link.object, Mention) else link.object
                yield f"  link   {link.subject.surface} {_local(link.predicate)} {told} {_why(link.evidence)}"


def _words(analysis: Analysis, sentence: Sentence) -> Iterator[str]:
    words = [token.span.of(analysis.document.text) for token in sentence.tokens]
    if not sentence.arcs:
        yield f"  words  {' '.join(f'{word}/{token.pos}' for word, token in zip(words, sentence.tokens, strict=True))}"
    for word, token, arc in zip(words, sentence.tokens, sentence.arcs, strict=False):
        above = words[arc.head] if arc.head >= 0 else ""
        yield f"  word   {word}/{token.pos} {arc.relation}{f' of {above}' if above else ''}"


def _mention(mention: Mention) -> str:
    value = f" = {mention.value}" if mention.value != mention.surface else ""
    return f"  name   {mention.surface} ({_local(mention.type)}{value}) by {mention.rule}, {mention.score:.2f}"


def _event(event: Event) -> Iterator[str]:
    told = f", {event.modality}" if event.modality else ""
    holder = f" by {event.holder}" if event.holder else ""
    yield f"  event  {event.mention.surface} ({_local(event.mention.type)}{told}{holder}) by {event.mention.rule}"
    for slot in event.arguments:
        yield f"    {_local(slot.role)}: {slot.mention.surface} {_why(slot.evidence)}"


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _why(evidence: Evidence) -> str:
    return f"by {evidence.rule}, {evidence.score:.2f}"
