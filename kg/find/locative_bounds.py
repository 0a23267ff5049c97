"""Where a phrase of place begins and ends."""

from __future__ import annotations

from kg.find.locative_words import NOMINAL, Line
from kg.lexicon import words

SCENE = "现场"
"""The scene, whatever happened there."""

_ROADS = "道"
_ATTRIBUTE = "的"
_TOWARDS = ("往", "至", "到")
_QUOTE, _QUOTE_END = "“", "”"
_LONGEST_QUOTE = 5


def start(line: Line, first: int, last: int) -> int:
    """The first word of a run that belongs to the place: no medium of a dateline, no count, nobody at work."""
    at = first
    if at < last and line[at].pos in {"nz", "ORG", "n"} and line[at].text[-1] in words("locative-media-tails"):
        at += line[at + 1].pos == "LOC" or first == 0
    while at < last and line[at].pos in {"m", "q"} and not _numbered_road(line, at):
        at += 1
    while at < last and line[at].text in words("approximators"):
        at += 1
    actors = at
    while actors < last and words("locative-people-endings").ending(line[actors].text):
        actors += 1
    return actors if line[actors].text == SCENE else at


def uncounted(line: Line, first: int, last: int) -> int:
    """The last word before a count of people, vehicles or events (某县 | 一辆客车); else `last`."""
    for at in range(first + 1, last + 1):
        word = line[at]
        unit = word.text[-1:]
        if word.pos == "m" and line[at - 1].pos != "m" and unit in words("locative-count-units"):
            return at - 1 if line.has("LOC", first, at - 1) else last
    return last


def measured(line: Line, last: int) -> int:
    """`last`, or the end of the measure behind it that tells the spot more exactly (公路 | 3公里处)."""
    at = end = last
    while line.joined(at):
        word = line[at + 1]
        unit = bool(words("locative-distance-units").ending(word.text.removesuffix("处")))
        if unit and word.pos == "m":
            at = end = at + 1
        elif word.text in words("locative-distance-starts"):
            at += 1
        elif end > last and word.text in words("locative-distance-tails"):
            return at + 1
        else:
            break
    return end


def grown(line: Line, last: int) -> int:
    """The end of a governed phrase that goes on: 甲市的客运站, 甲路与乙路交叉口, 甲地旧厂房."""
    while line.joined(last):
        further = _attribute(line, last) or linked(line, last, _TOWARDS) or _inner(line, last) or _more(line, last)
        if not further:
            break
        last = further
    return last


def linked(line: Line, last: int, directions: tuple[str, ...] = ()) -> int:
    """The end of two places that are one, such as a crossing or a stretch between towns; 0 where they are two."""
    link = line[last + 1].text
    at = last + 2 + (line[last + 2].pos == "vn")
    if not line.joined(last) or link not in words("locative-links") or line[at].pos not in NOMINAL:
        return 0
    end = _whole_run(line, at)
    tail = line.text(at, end + 4)
    crossing = any(word in tail for word in words("locative-crossings"))
    return end if end and (link in directions or crossing) else 0


def _numbered_road(line: Line, at: int) -> bool:
    following = line[at + 1].text
    return line[at].text.endswith(_ROADS) or (len(following) == 2 and following.endswith(_ROADS))


def _attribute(line: Line, last: int) -> int:
    """The end of what 的 leads to, with the adjectives before it (甲市的大型客运站)."""
    if line[last + 1].text != _ATTRIBUTE:
        return 0
    at = last + 2
    while line[at].pos in {"a", "v", "vn"} and at - last <= 3 and line.joined(at):
        at += 1
    return _whole_run(line, at) if line[at].pos in NOMINAL else 0


def _inner(line: Line, last: int) -> int:
    """The end of a run that one word of another class parts (某镇 | 在建 | 厂房)."""
    between = line[last + 1]
    if between.pos not in {"vn", "nw", "n", "a"} or not line.joined(last + 1) or line[last + 2].pos not in NOMINAL:
        return 0
    return _whole_run(line, last + 2)


def _more(line: Line, last: int) -> int:
    """The end of the next place of a list (送往甲医院和乙医院), or of a name in quotation marks (甲路“乙”餐馆)."""
    if line[last + 1].text == _QUOTE:
        inside = range(last + 2, last + 2 + _LONGEST_QUOTE)
        end = next((at for at in inside if line[at].text == _QUOTE_END), 0)
        return (_whole_run(line, end + 1) if end and line[end + 1].pos in NOMINAL else 0) or end
    if line[last + 1].text not in words("locative-lists") or line[last + 2].pos not in NOMINAL:
        return 0
    return _whole_run(line, last + 2)


def _whole_run(line: Line, at: int) -> int:
    """The end of the run at `at` where all of it is a place; else 0."""
    end = line.run_end(at)
    return end if line.last_place(at, end) == end else 0
