"""Statistics: a number with a unit and what was counted (39.2万人次, 47个展区)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.find import titles
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Block, Document, Kind, Measure, Mention, Sentence, Span, Token
from kg.spans import Nearby, taken

_ARABIC = re.compile(r"(?<![0-9A-Za-z.:/\-])(?<!\d,)[+-]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![0-9])")
_CHINESE = re.compile(r"[两〇零一二三四五六七八九十百千万亿]+")
_BEGINS = re.compile(r"[+\-\d两〇零一二三四五六七八九十百千万亿]")
_SPACE = re.compile(r"\s*")
_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_GREAT_POWERS = {"万": 10**4, "亿": 10**8}
_BREAKS = frozenset("，。；！？、：“”‘’「」『』《》（）()[]【】,;:!?\"'\n…—")
_CLAUSE_ENDS = frozenset("，。；！？,;!?\n")
_THINGS = ("ORG", "LOC", "PER")
_NOUNS = frozenset(("n", "nz", "nw", "vn", "an", "a", "b", "f", "s", "j", "i", "l", "nr", "ns", "nt", *_THINGS))
_NAMES = frozenset({*_THINGS, "TIME"})
_LIGHT = frozenset({"d", "c", "p", "r", "t", "u", "w", "TIME", "m", "q", "xc"})
_LONGEST_PROPERTY = 24


@dataclass(frozen=True, slots=True)
class _Quantity:
    span: Span
    value: Decimal
    unit: str
    approximate: bool


def find(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Measure, ...]:
    """Measures, left to right: `value` a plain decimal, `unit` and `property` folded, without spaces.

    Dates, ordinals, durations, numbers inside titles and names are left out.
    """
    marked = taken(titles.spans(document.folded, traditional=document.script == "Hant"))
    measures: list[Measure] = []
    for sentence in sentences:
        if sentence.block is not Block.BYLINE:
            measures.extend(_in_sentence(document, sentence, marked))
    return tuple(measures)


def decimal(numeral: str) -> Decimal:
    """The number a Chinese numeral writes.

    >>> decimal("三百零五"), decimal("两万"), decimal("二〇二三")
    (Decimal('305'), Decimal('20000'), Decimal('2023'))
    """
    if len(numeral) > 1 and all(character in _DIGITS for character in numeral):
        return Decimal("".join(str(_DIGITS[character]) for character in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _POWERS:
            section += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * _GREAT_POWERS[character]
            section = digit = 0
    return Decimal(total + section + digit)


def _in_sentence(document: Document, sentence: Sentence, marked: Nearby[None]) -> Iterator[Measure]:
    text = document.folded
    previous, unit = "", ""
    quantities = tuple(_quantities(text, sentence.span))
    for number, quantity in enumerate(quantities):
        span = quantity.span
        if marked.holds(span) or document.is_damaged(span) or _in_name(sentence.tokens, span):
            continue
        before = quantities[number - 1].span.end if number else sentence.span.start
        shared = previous if unit == quantity.unit or words("units")[quantity.unit][0] == "whole" else ""
        counted = _property(text, sentence, quantity, before, shared)
        if not counted:
            continue
        previous, unit = (counted, quantity.unit) if not _changes(counted) else (previous, unit)
        value = _plain(quantity.value)
        surface = span.of(document.text)
        mention = Mention(span, Kind.STATISTIC, SCHEMA + "Observation", surface, value, "number-unit", 0.9)
        yield Measure(mention, value, quantity.unit, counted, quantity.approximate)


def _quantities(text: str, within: Span) -> Iterator[_Quantity]:
    at = within.start
    while (begun := _BEGINS.search(text, at, within.end)) is not None:
        at = begun.start()
        arabic = _ARABIC.match(text, at, within.end)
        match = arabic or _CHINESE.match(text, at, within.end)
        if match is None:
            at += 1
            continue
        quantity = _quantity(text, match, within, chinese=arabic is None)
        if quantity:
            yield quantity
        at = quantity.span.end if quantity else match.end()


def _quantity(text: str, match: re.Match[str], within: Span, *, chinese: bool) -> _Quantity | None:
    value = decimal(match[0]) if chinese else Decimal(match[0].replace(",", ""))
    end, about = _within(text, match.end())
    if not chinese:
        end, power = _multiplier(text, end)
        value *= Decimal(10) ** power
        end, loose = _within(text, end)
        about |= loose
    start_of_unit = _skip(text, end)
    unit = words("units").longest(text, start_of_unit)
    stop = start_of_unit + len(unit)
    if not unit or stop > within.end or not _countable(text, Span(match.start(), stop), unit, chinese):
        return None
    about |= _approximate(text, match.start(), stop)
    return _Quantity(Span(match.start(), stop), value, unit, about)


def _within(text: str, at: int) -> tuple[int, bool]:
    start = _skip(text, at)
    word = words("approximators").longest(text, start)
    if word and words("approximators")[word][0] == "within":
        return start + len(word), True
    return at, False


def _multiplier(text: str, at: int) -> tuple[int, int]:
    start = _skip(text, at)
    word = words("number-multipliers").longest(text, start)
    return (start + len(word), int(words("number-multipliers")[word][0])) if word else (at, 0)


def _countable(text: str, span: Span, unit: str, chinese: bool) -> bool:
    ordinal = words("statistic-ordinals").ending(text[max(0, span.start - 6) : span.start].rstrip())
    if ordinal and words("statistic-ordinals")[ordinal] == ():
        return False
    if unit[-1].isascii() and text[span.end : span.end + 1].isascii() and text[span.end : span.end + 1].isalnum():
        return False
    if words("statistic-followers").longest(text, _skip(text, span.end)):
        return False
    if words("statistic-names").longest(text, span.start):
        return False
    numeral = _CHINESE.match(text, span.start) if chinese else None
    return numeral is None or _clear_numeral(text, numeral[0], span, unit)


def _clear_numeral(text: str, numeral: str, span: Span, unit: str) -> bool:
    before = words("statistic-ordinals").get(text[span.start - 1 : span.start], ())
    if "chinese" in before or numeral == "一":
        return False
    if len(numeral) == 1:
        return numeral in _DIGITS and unit in words("units-plain")
    return (numeral[0] in _DIGITS or numeral[0] == "十") and not set(numeral) <= set(_DIGITS)


def _approximate(text: str, start: int, end: int) -> bool:
    lexicon = words("approximators")
    before = lexicon.ending(text[max(0, start - 4) : start].rstrip())
    after = lexicon.longest(text, _skip(text, end))
    return (bool(before) and lexicon[before][0] == "before") or (bool(after) and lexicon[after][0] == "after")


def _in_name(tokens: tuple[Token, ...], span: Span) -> bool:
    return any(token.pos in _NAMES and token.span.contains(Span(span.start, span.start + 1)) for token in tokens)


def _property(text: str, sentence: Sentence, quantity: _Quantity, floor: int, previous: str) -> str:
    kind = words("units")[quantity.unit][0]
    state = words("statistic-states").longest(text, _skip(text, quantity.span.end))
    after = _counted_after(text, sentence, quantity.span.end) if kind == "noun" else ""
    if state or after:
        return state or after
    counted = _counted_before(text, sentence, quantity.span.start, floor)
    if previous and (not counted or _changes(counted)):
        counted = previous + counted if not previous.endswith(counted) else previous
    if not counted and kind != "noun":
        counted = _counted_after(text, sentence, quantity.span.end)
    return counted or _verb_behind(text, sentence, quantity.span.end)


def _verb_behind(text: str, sentence: Sentence, end: int) -> str:
    """What those counted do or undergo, told by nothing but the verb right behind (120人受益)."""
    start = _skip(text, end)
    following = next((token for token in sentence.tokens if token.span.start >= start), None)
    told = following is not None and following.span.start == start and following.pos in {"v", "vn"}
    return _tight(following.span.of(text)) if told and following is not None else ""


def _counted_after(text: str, sentence: Sentence, start: int) -> str:
    start = _skip(text, start)
    stop = next((at for at in range(start, sentence.span.end) if text[at] in _BREAKS or text[at].isdigit()), None)
    end = sentence.span.end if stop is None else stop
    tokens = [token for token in sentence.tokens if start <= token.span.start and token.span.end <= end]
    if tokens and tokens[0].span.start == start:
        return _tight(text[start : _noun_run(text, tokens)])
    stops = words("statistic-stops")
    cut = next((at for at in range(start, min(end, start + _LONGEST_PROPERTY)) if stops.longest(text, at)), end)
    return _tight(text[start : min(cut, start + _LONGEST_PROPERTY)])


def _noun_run(text: str, tokens: list[Token]) -> int:
    end = tokens[0].span.start
    for number, token in enumerate(tokens):
        word = token.span.of(text).strip()
        joining = token.pos == "u" and word == "的" and number + 1 < len(tokens) and tokens[number + 1].pos in _NOUNS
        if token.pos not in _NOUNS and word and not joining:
            break
        if token.pos not in {"a", "f", "b", "u"} and word:
            end = token.span.end
    return end


def _counted_before(text: str, sentence: Sentence, end: int, floor: int) -> str:
    start = max((at + 1 for at in range(floor, end) if text[at] in _CLAUSE_ENDS), default=floor)
    tokens = [token for token in sentence.tokens if start <= token.span.start and token.span.end <= end]
    while tokens and (tokens[0].pos in _LIGHT or not tokens[0].span.of(text).strip()):
        start = tokens.pop(0).span.end
    part = re.sub(r"^.*[、：:（()）]", "", _tight(text[start:end]))
    part = re.sub(r"^.*?\d+(?:年|月|日|号)(?:\d+[月日])*", "", part)
    return _trim(part)[-_LONGEST_PROPERTY:]


def _trim(part: str) -> str:
    weak = words("statistic-weak")
    while part:
        ending = weak.ending(part)
        front = weak.longest(part, 0)
        if ending:
            part = part[: -len(ending)]
        elif front:
            part = part[len(front) :]
        else:
            break
    return part.strip("·-+“”")


def _changes(part: str) -> bool:
    changes = words("statistic-changes")
    while part:
        word = changes.longest(part, 0)
        if not word:
            return False
        part = part[len(word) :]
    return True


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match and "\n" not in match[0] else at


def _tight(part: str) -> str:
    return re.sub(r"\s+", "", part)
