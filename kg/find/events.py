"""Events: noun phrases that name one, and verbs that show one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.find.event_candidates import Candidate, make, of_phrase
from kg.find.event_guards import ORDINAL, free, stands_as_verb, within_name
from kg.find.event_joins import joined, verbs_shared
from kg.find.event_names import Phrase, phrase
from kg.find.event_pointing import pointing_back
from kg.find.event_tasks import told_there
from kg.find.event_words import EventWords, Hit
from kg.lexicon import words
from kg.model import Block, Document, Mention, Sentence, Span, Token

_NOUNS = frozenset({"n", "nz", "vn", "nw"})
_WITH_NOUNS = _NOUNS | {"m", "q", "a"}
_BETWEEN = frozenset({"p", "d", "ad", "TIME", "t", "LOC", "m", "q", "f"})
_NOTHING_HELD = ("venue-endings", "place-endings", "organization-endings", "not-held-nouns")
_CLAUSE_ENDS = frozenset("，。；！？,;!?、\n")
_SHORTEST_QUOTE, _LONGEST_QUOTE, _LONGEST_PLACE = 4, 30, 5


def find(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], event_words: EventWords
) -> tuple[Candidate, ...]:
    """The possible events of tagged sentences, left to right; `mentions` are the names and dates found before.

    What of the verbs is an event is decided where their roles are known (`kg.relate.roles`).
    """
    ordered = sorted(mentions)
    starts = [mention.span.start for mention in ordered]
    found: list[Candidate] = []
    for sentence in sentences:
        if sentence.block is Block.BYLINE or not sentence.tokens:
            continue
        inside = ordered[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        found.extend(_of_sentence(document, sentence, inside, event_words))
    return tuple(pointing_back(document, found, sentences, event_words))


def settle(candidates: tuple[Candidate, ...], mentions: tuple[Mention, ...]) -> tuple[Candidate, ...]:
    """The candidates whose mentions kept their spans."""
    kept = set(mentions)
    return tuple(candidate for candidate in candidates if candidate.mention in kept)


def _of_sentence(
    document: Document, sentence: Sentence, mentions: list[Mention], event_words: EventWords
) -> Iterator[Candidate]:
    edges = frozenset(edge for token in sentence.tokens for edge in (token.span.start, token.span.end))
    found = event_words.hits(document.folded, sentence.span, edges)
    hits = [event_words.told_by_deed(hit, document.folded) for hit in found if free(document, hit.span, mentions)]
    heads = [hit for hit in hits if not within_name(document, hit, mentions)]
    phrases = [(hit, phrase(document, sentence.tokens, hit, mentions)) for hit in heads]
    phrases = [(hit, found) for hit, found in phrases if _noun(document, sentence, hit, found)]
    phrases = [one for one in phrases if not told_there(sentence, one, phrases, event_words)]
    shared = list(verbs_shared(list(joined(phrases, document.folded)), document.folded))
    named = [
        of_phrase(document, hit, found, mentions)
        for hit, found in shared
        if not found.several or event_words.alone(hit.head or hit.trigger)
    ]
    named += _unlisted(document, sentence, hits, mentions, [found.span for _, found in shared])
    spans = [candidate.mention.span for candidate in named if candidate]
    helds = [candidate.trigger for candidate in named if candidate and candidate.mention.rule == "event-held"]
    helds += [found.held for _, found in shared if found.several and found.held is not None]
    yield from (candidate for candidate in named if candidate)
    for hit in _beyond(document, hits, spans, event_words):
        if (
            hit.trigger
            and not any(hit.span.overlaps(span) for span in (*spans, *helds))
            and stands_as_verb(document, sentence, hit, mentions)
        ):
            yield make(document, hit, hit.span, hit.span, "event-verb")


def _beyond(document: Document, hits: list[Hit], names: list[Span], event_words: EventWords) -> Iterator[Hit]:
    """The hits, one that begins inside an event's name and runs beyond it as its verb alone (会议通过)."""
    for hit in hits:
        name = next(
            (one for one in names if one.start < hit.span.end and hit.span.start < one.end < hit.span.end), None
        )
        if name is None:
            yield hit
        else:
            yield from event_words.hits(document.folded, Span(name.end, hit.span.end), frozenset({name.end}))


def _noun(document: Document, sentence: Sentence, hit: Hit, found: Phrase) -> bool:
    """Whether an event word stands as a noun: a head noun not used as verb, or a trigger behind 开展, 进行, 举行.

    One that a longer noun goes on from (赛 in 赛事) is none.
    """
    carried = found.held is not None and not found.subject
    if not hit.head:
        inside = [token for token in sentence.tokens if token.span.overlaps(hit.span)]
        whole = inside[-1].span.end == hit.span.end and not _describes(sentence, hit.span.end)
        return carried and whole and all(token.pos in _WITH_NOUNS for token in inside)
    tokens = [token for token in sentence.tokens if token.span.overlaps(hit.span)]
    rest = Span(hit.span.end, max(hit.span.end, tokens[-1].span.end))
    if rest and tokens[-1].pos in _NOUNS and rest.of(document.folded) not in words("locative-localizers"):
        return False
    verb = any(token.pos == "v" and (hit.trigger or len(token.span) > len(hit.span)) for token in tokens)
    return carried or not verb


def _describes(sentence: Sentence, end: int) -> bool:
    """Whether a noun follows at once, so that a word only describes it (入学考试)."""
    return any(token.span.start == end and token.pos in _NOUNS for token in sentence.tokens)


def _unlisted(
    document: Document, sentence: Sentence, hits: list[Hit], mentions: list[Mention], taken: list[Span]
) -> list[Candidate | None]:
    """Names with a head noun that no list holds, beside a verb of holding: “江上明月”联展昨天开幕, 召开防汛会商会."""
    found: list[Candidate | None] = []
    for hit in hits:
        if not hit.trigger or hit.word not in words("event-held"):
            continue
        final = document.folded[hit.span.end : hit.span.end + 1] in _CLAUSE_ENDS or hit.span.end == sentence.span.end
        quoted = _quoted(document, sentence, hit.span.start) if final else None
        if quoted is not None and not any(quoted.overlaps(span) for span in taken) and free(document, quoted, mentions):
            found.append(make(document, replace(hit, head=hit.trigger), quoted, hit.span, "event-held"))
            continue
        head = _subject_head(sentence, hit.span.start) if final else _object_head(document, sentence, hit.span.end)
        if head is None or any(head.overlaps(span) for span in taken) or not free(document, head, mentions):
            continue
        named = replace(hit, span=head, word=head.of(document.folded), head=hit.trigger)
        if within_name(document, named, mentions):
            continue
        told = phrase(document, sentence.tokens, named, mentions)
        text = told.span.of(document.folded)
        own = told.specific and bool(words("event-endings").ending(text)) and _proper(sentence, head)
        single = bool(ORDINAL.search(text)) or text[0] in "“《" or not final or own
        happens = hit.word in words("outline-happening") and not any(words(one).ending(text) for one in _NOTHING_HELD)
        single = single or (happens and len(told.span) >= _SHORTEST_QUOTE)
        if told.held is not None and single and (len(told.span) > len(head) or not final):
            found.append(of_phrase(document, named, told, mentions))
    return found


def _proper(sentence: Sentence, head: Span) -> bool:
    """Whether a noun is tagged as a name (雪顿节)."""
    return any(token.span == head and token.pos == "nz" for token in sentence.tokens)


def _quoted(document: Document, sentence: Sentence, at: int) -> Span | None:
    """A name in quotation marks as subject of a verb (“某某友好对话”在旧金山举行)."""
    before = [token for token in sentence.tokens if token.span.end <= at]
    while before and before[-1].pos in _BETWEEN:
        before.pop()
    if not before or before[-1].span.of(document.folded) != "”":
        return None
    start = document.folded.rfind("“", sentence.span.start, before[-1].span.start)
    inside = Span(start + 1, before[-1].span.start)
    return inside if start >= 0 and _SHORTEST_QUOTE <= len(inside) <= _LONGEST_QUOTE else None


def _object_head(document: Document, sentence: Sentence, at: int) -> Span | None:
    """The last noun of a verb's object, where its ending mostly names events."""
    after = [token for token in sentence.tokens if token.span.start >= at]
    run = []
    for token in after:
        if token.span.of(document.folded)[0] in _CLAUSE_ENDS:
            break
        run.append(token)
    last = run[-1] if run else None
    fits = last is not None and last.pos in _NOUNS and len(last.span) > 1
    return last.span if last and fits and words("event-endings").ending(last.span.of(document.folded)) else None


def _subject_head(sentence: Sentence, at: int) -> Span | None:
    """The noun before a verb with nothing but dates, places and adverbs between."""
    before = [token for token in sentence.tokens if token.span.end <= at]
    while before and before[-1].pos in _BETWEEN:
        before.pop()
    while place := _led_place(before):
        del before[-place:]
        while before and before[-1].pos in _BETWEEN:
            before.pop()
    verbal = len(before) > 1 and before[-1].pos in {"v", "vn"} and before[-2].pos in _NOUNS
    return before[-1].span if before and (before[-1].pos in {"n", "nz"} or verbal) else None


def _led_place(tokens: list[Token]) -> int:
    """How many of the last words are a preposition and the nouns that it leads (在 | 古城)."""
    for size in range(2, min(len(tokens), _LONGEST_PLACE) + 1):
        if tokens[-size].pos == "p":
            return size
        if tokens[-size].pos not in {*_NOUNS, "LOC", "ORG", "s", "f", "a"}:
            return 0
    return 0
