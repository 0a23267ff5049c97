"""Groups of names in coordination that can fill a slot together, with the titles around persons."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from operator import attrgetter

from kg.find.sides import ACTING
from kg.iri import KG
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Span, Token

AGENTS = frozenset({Kind.ORGANISATION, Kind.PERSON})
OPENING = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』", "〈": "〉"}
"""Marks that open, with those that close."""
_THINGS = frozenset({Kind.DOCUMENT, Kind.PLACE, Kind.DATE, Kind.STATISTIC})
_COUNTING, _COMMON = frozenset({"m", "q", "a", "b"}), frozenset({"n", "nz", "vn"})
_OPENED, _CLOSED = frozenset("（("), frozenset("）)")
TITLES = frozenset({"n", "nz", "nt", "ns", "ORG", "LOC", "vn", "a", "b", "m", "q", "f"})
"""Tags of the words that the title of a person is made of."""
_START, _END = attrgetter("span.start"), attrgetter("span.end")


@dataclass(frozen=True, slots=True)
class Group:
    """Names of like kind in coordination (甲、乙和丙); `span` takes in the titles before and after persons.

    `free` tells that the last does not merely describe the noun after it, `clipped` that it is but the front of a word
    (乌 in 乌军, 国防部 in 国防部长).
    """

    mentions: tuple[Mention, ...]
    span: Span
    free: bool
    preposition: str
    clipped: bool


def acts(mention: Mention) -> bool:
    """Whether a mention can be who does something: a body, a person, or a country where it acts."""
    return mention.kind in AGENTS or mention.rule == ACTING


def groups(document: Document, sentence: Sentence, mentions: tuple[Mention, ...]) -> Iterator[Group]:
    """The groups of a tagged sentence, left to right; bodies and places that only tell a person's post are in none."""
    open_group: list[tuple[Mention, Span]] = []
    for mention in (
        one for one in mentions if one.kind is not Kind.EVENT and not _in_title(document, sentence, one, mentions)
    ):
        widened = _widened(document, sentence, mention)
        if open_group and _same_place(document, open_group[-1], mention):
            open_group[-1] = (mention, Span(open_group[-1][1].start, widened.end))
            continue
        if open_group and not _coordinated(document, sentence, open_group[-1], (mention, widened)):
            yield _group(document, sentence, open_group)
            open_group = []
        open_group.append((mention, widened))
    if open_group:
        yield _group(document, sentence, open_group)


def _same_place(document: Document, left: tuple[Mention, Span], right: Mention) -> bool:
    """Whether a place is told by a wider and a narrower name side by side (江苏南京); the narrower one counts."""
    if left[0].kind is not Kind.PLACE or right.kind is not Kind.PLACE:
        return False
    apart = acts(left[0]) or acts(right)
    return not apart and not document.folded[left[1].end : right.span.start].strip()


def _coordinated(
    document: Document, sentence: Sentence, left: tuple[Mention, Span], right: tuple[Mention, Span]
) -> bool:
    if left[0].kind is not right[0].kind and not (acts(left[0]) and acts(right[0])):
        return False
    if right[1].start < left[1].end:
        return right[0].span.start >= left[0].span.end and right[1].start >= left[0].span.end
    between_them = document.folded[left[1].end : right[1].start]
    gap = between_them.strip()
    if between_them and not between_them.strip(" ") and left[0].kind is right[0].kind is Kind.PERSON:
        return True  # 甲 乙 丙出席: names set apart by spaces alone
    if gap in {"", "、"}:
        pair = acts(right[0]) and len(left[0].span) == len(right[0].span) == 1
        return pair or left[0].kind is Kind.DOCUMENT or gap == "、"
    if gap in {"，", ","}:
        return left[0].kind is Kind.DOCUMENT
    between = [
        token for token in sentence.tokens if left[1].end <= token.span.start and token.span.end <= right[1].start
    ]
    return len(between) == 1 and between[0].pos == "c"


def _group(document: Document, sentence: Sentence, members: list[tuple[Mention, Span]]) -> Group:
    span = Span(min(widened.start for _, widened in members), max(widened.end for _, widened in members))
    before = _before(sentence, span.start)
    preposition = before.span.of(document.folded) if before is not None and before.pos == "p" else ""
    preposition = _inside(document, sentence, span.start) or preposition or _over_place(document, sentence, span.start)
    last = members[-1][0]
    held = _around(sentence, span.end)
    clipped = (
        last.rule != ACTING
        and last.kind in {Kind.ORGANISATION, Kind.PLACE}
        and held is not None
        and (held.pos != "LOC" or len(last.span) == 1)
        and not document.folded[span.end : held.span.end].isdecimal()  # 某队2 | 比1
    )
    free = not clipped and _free(document, sentence, span, last)
    return Group(tuple(mention for mention, _ in members), span, free, preposition, clipped)


def _over_place(document: Document, sentence: Sentence, at: int) -> str:
    """A preposition that takes an aim or a source, over words of place (对国内甲族, 从乙州丙市; 在首都甲城)."""
    before = list(sentence.tokens[: bisect_right(sentence.tokens, at, key=_END)])
    settled = bool(before) and before[-1].span.end == at and _settlement(document, before[-1])
    if settled:
        at = before.pop().span.start
    while before and before[-1].pos in {"s", "f", "LOC", "b"} and before[-1].span.end == at:
        at = before.pop().span.start
    text = before[-1].span.of(document.folded) if before and before[-1].pos == "p" else ""
    if settled and text in words("locative-prepositions"):
        return text
    return text if text in words("object-prepositions") or text in words("source-prepositions") else ""


def _settlement(document: Document, token: Token) -> bool:
    return token.span.of(document.folded) in words("settlement-nouns")


def _inside(document: Document, sentence: Sentence, at: int) -> str:
    """The preposition that was cut as one word with a pronoun that begins at `at` (对其)."""
    held = _around(sentence, at)
    front = "" if held is None else document.folded[held.span.start : at]
    return front if front in words("prepositions") else ""


def _free(document: Document, sentence: Sentence, span: Span, last: Mention) -> bool:
    """Whether the group stands for itself and does not merely describe the noun after it (市总工会干部)."""
    following = _after(sentence, span.end)
    if following is not None and following.span.of(document.folded) in OPENING.values():
        quoted, following = following, _after(sentence, following.span.end)
        if following is not None and following.pos in {"n", "nz"} and following.span.start == quoted.span.end:
            return False
    if following is None or document.folded[span.end : following.span.start].strip():
        return True
    text = following.span.of(document.folded)
    if text in {"的", "之"} or (acts(last) and text in words("list-ends") and _listed(document, sentence, following)):
        return False
    return _free_of(document, sentence, span, following, last)


def closes_clause(last: Mention, text: str) -> bool:
    """Whether a word behind a name only tells while or after what the clause is, and is described by none (会见甲时).

    After is so told behind persons alone: 甲公司后 may be cut from a longer word.
    """
    return text in words("while-tails") or (last.kind is Kind.PERSON and text in words("after-words"))


def _free_of(document: Document, sentence: Sentence, span: Span, following: Token, last: Mention) -> bool:
    """Whether the last name of a group does not describe the word that touches it."""
    text = following.span.of(document.folded)
    if acts(last) and text in words("side-nouns"):
        return not _goes_on(sentence, following)
    if last.kind in _THINGS or text in words("adverbial-nouns") or closes_clause(last, text):
        return True
    if following.pos in _COUNTING:  # of several bodies it sums them up: 甲、乙和丙3所大学
        alone = span == last.span and last.kind is Kind.ORGANISATION
        return not (alone and _its_people(document, sentence, following))
    speaks = text in words("party-nouns") and not _goes_on(sentence, following) and not _sits(last, text)
    return following.pos not in {"n", "nz", "nw", "f", "ORG", "PER"} or speaks


def _sits(body: Mention, noun: str) -> bool:
    """Whether a noun means those who sit in an assembly, not those who speak for it (全国人大代表)."""
    return body.type == KG + "Legislature" and noun in words("assembly-members")


def _goes_on(sentence: Sentence, noun: Token) -> bool:
    """Whether another noun that is nobody's name stands at once behind one (某会代表某地小组)."""
    behind = _after(sentence, noun.span.end)
    return behind is not None and behind.span.start == noun.span.end and behind.pos in {"n", "nz", "LOC", "ORG"}


def _its_people(document: Document, sentence: Sentence, first: Token) -> bool:
    """Whether people or organs of a body, counted or described, follow its name (总工会新一届领导班子成员)."""
    run = sentence.tokens[bisect_left(sentence.tokens, first) :]
    nouns = takewhile(lambda one: one.pos in _COMMON, dropwhile(lambda one: one.pos in _COUNTING, run))
    told = [one.span.of(document.folded) for one in nouns]
    beings = [words("beings").get(words("beings").ending(one), ("",))[0] for one in told]
    return bool({"being", "body"}.intersection(beings)) and not any(one in words("party-nouns") for one in told)


def _listed(document: Document, sentence: Sentence, ending: Token) -> bool:
    """Whether a list only describes a noun (甲、乙等3家公司的名称)."""
    for token in sentence.tokens:
        if token.span.start >= ending.span.end and token.pos not in {"m", "q", "n", "nz", "a"}:
            return token.span.of(document.folded) in words("describing-particles")
    return False


def _in_title(document: Document, sentence: Sentence, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether an organisation or place only tells a person's post: 全国总工会主席某某."""
    if mention.kind not in {Kind.ORGANISATION, Kind.PLACE}:
        return False
    for person in mentions:
        if person.kind is Kind.PERSON and person.span.start >= mention.span.end:
            return _widened(document, sentence, person).start <= mention.span.start
    return False


def _widened(document: Document, sentence: Sentence, mention: Mention) -> Span:
    """A person's span with the titles around it; other mentions keep theirs."""
    if mention.kind is not Kind.PERSON:
        return mention.span
    tokens = sentence.tokens
    first = next((i for i, token in enumerate(tokens) if token.span.end > mention.span.start), 0)
    start, at = mention.span.start, first - 1
    while at >= 0:
        text = tokens[at].span.of(document.folded)
        if text in _CLOSED and start < mention.span.start:
            while at >= 0 and tokens[at].span.of(document.folded) not in _OPENED:
                at -= 1
            at -= 1
            continue
        if (
            text in words("title-links")
            and at > 0
            and _title(document, tokens[at - 1])
            and tokens[at + 1].pos in {"ORG", "LOC", "n", "nt"}
        ):
            at -= 1
        if at > 0 and text in words("posting-verbs") and tokens[at + 1].pos in {"LOC", "ORG"}:
            at -= 1
        if tokens[at].pos not in TITLES or (start == mention.span.start and not _title(document, tokens[at])):
            break
        start = tokens[at].span.start
        at -= 1
    following = _after(sentence, mention.span.end)
    end = mention.span.end
    if following is not None and following.span.start == end and _title(document, following):
        end = following.span.end
    return Span(start, end)


def _title(document: Document, token: Token) -> bool:
    text = token.span.of(document.folded)
    ending = words("person-titles").ending(text) or words("member-posts").ending(text)
    return bool(ending) and (token.pos in {"n", "nz", "nr", "vn"} or (token.pos == "ORG" and ending == text))


def _before(sentence: Sentence, at: int) -> Token | None:
    behind = bisect_right(sentence.tokens, at, key=_END)
    return sentence.tokens[behind - 1] if behind else None


def _around(sentence: Sentence, at: int) -> Token | None:
    """The word that a place lies inside, neither at its start nor at its end."""
    number = bisect_right(sentence.tokens, at, key=_END)
    found = sentence.tokens[number] if number < len(sentence.tokens) else None
    return found if found is not None and found.span.start < at else None


def _after(sentence: Sentence, at: int) -> Token | None:
    number = bisect_left(sentence.tokens, at, key=_START)
    return sentence.tokens[number] if number < len(sentence.tokens) else None
