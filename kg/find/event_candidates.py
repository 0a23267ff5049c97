"""What may be an event: its mention, the word that shows it, and by which rule it is one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.find.event_guards import ORDINAL
from kg.find.event_names import Phrase
from kg.find.event_words import Hit
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Span

_SCORES = {"event-held": 0.92, "event-named": 0.8, "event-bare": 0.7, "event-verb": 0.8}


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A possible event: its mention, the word that shows it, and whether a verb says that it takes place.

    `mention.rule` is `event-held` (named, and said to take place), `event-named` (named so that it can be no other),
    `event-bare` (the head noun alone, pointing back) or `event-verb` (a trigger word). `free` tells that the word
    neither describes another noun nor is the object of preventing or preparing.
    """

    mention: Mention
    trigger: Span
    hit: Hit
    free: bool = True

    @property
    def named(self) -> bool:
        """Whether a noun phrase of its own names the event."""
        return self.mention.rule in {"event-held", "event-named"}


def of_phrase(document: Document, hit: Hit, found: Phrase, mentions: list[Mention]) -> Candidate | None:
    """The candidate that a noun phrase is: held, named, or bare; None where it is another name or speaks of many."""
    folded = found.span.of(document.folded)
    same = [mention for mention in mentions if mention.span == found.span]
    own_name = hit.word in words("event-own-names") and len(folded) > len(hit.word) + 1
    if any(mention.kind is not Kind.EVENT for mention in same) and not (own_name or ORDINAL.search(folded)):
        return None
    if found.vague or document.is_damaged(found.span):
        return None
    bare = found.span.start == hit.span.start
    weak = hit.word in words("event-weak-heads") and not found.specific
    held = found.held
    definite = found.subject or found.anaphor or held is None or held.of(document.folded) in words("event-attending")
    if bare and definite:
        candidate = make(document, hit, hit.span, held or hit.span, "event-bare")
        free = not found.modifier and not found.governed
        return replace(candidate, free=free)
    empty = weak and (
        len(folded) < 4 if not bare else held is not None and held.of(document.folded) in words("light-verbs")
    )
    if held is not None and not found.modifier and not empty:
        return make(document, hit, found.span, held, "event-held")
    if found.anaphor and not hit.trigger:
        return make(document, hit, hit.span, hit.span, "event-bare")
    single = own_name or _single(hit, found, folded)
    return make(document, hit, found.span, hit.span, "event-named") if single else None


def _single(hit: Hit, found: Phrase, folded: str) -> bool:
    """Whether a name of which no verb says that it takes place can mean one event only.

    A place or body before a common noun is not enough (俄乌冲突, 全会选举), save where the word is also a verb of an
    accident or disaster (玉树地震).
    """
    told = bool(ORDINAL.search(folded)) or any(mark in folded for mark in "“《")
    return found.specific and (told or bool(hit.trigger) or hit.word not in words("event-weak-heads"))


def make(document: Document, hit: Hit, span: Span, trigger: Span, rule: str) -> Candidate:
    """A candidate by a rule, whose score it has; `trigger` is the word that shows it."""
    type_iri = (hit.trigger or hit.head) if rule == "event-verb" else (hit.head or hit.trigger)
    mention = Mention(span, Kind.EVENT, type_iri, span.of(document.text), span.of(document.folded), rule, _SCORES[rule])
    return Candidate(mention, trigger, hit)
