"""Whether a name takes the words of a longer one by their first characters (工体, 服贸会, 台办)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon import words
from kg.read.characters import count

_COMMON = 100  # times that a common word is met


def abbreviates(short: str, core: str) -> bool:
    """Whether a name is made of first characters of the words of a longer one.

    >>> abbreviates("总工会", "全国总工会"), abbreviates("工体", "工人体育场")
    (False, True)
    >>> abbreviates("中粮集团", "中储粮集团"), abbreviates("国家监委", "国家监察委")
    (False, True)
    """
    head = words("name-heads").ending(core)
    body = _joined(core[: len(core) - len(head)])
    heads = (head, *words("name-heads").get(head, ()))
    shorter = len(short) < len(core) - 1 or (len(short) < len(core) and _cuts_word(short, core))
    return bool(head and body) and shorter and any(_letters(short, body, one) for one in heads)


def _cuts_word(short: str, core: str) -> bool:
    """Whether the one left out ends a common word (监察, but not 中储), or is within a word for a body (众议院)."""
    at = next((at for at, (mine, theirs) in enumerate(zip(short, core, strict=False)) if mine != theirs), len(short))
    before = max(0, at - 1)
    return count(core[before : at + 1]) >= _COMMON or core[before : at + 2] in words("organization-endings")


def _joined(body: str) -> str:
    for word in words("name-joiners"):
        body = body.replace(word, "")
    return body


@lru_cache(maxsize=65536)
def _letters(short: str, body: str, head: str, cut: bool = False, dropped: bool = False) -> bool:
    """Whether `short` takes each word of `body` whole or by its first character, then some of `head`.

    The head may be cut, and a word such as 事务 be dropped, only where a word of the body is cut (服贸会, 台办), so
    美国会 is no short form of 美国商会.
    """
    if not body:
        return _part_of(short, head) and (cut or (short != head) is dropped)
    if not short:
        return False
    word = words("name-dropped").longest(body, 0)
    if word and _letters(short, body[len(word) :], head, cut, True):
        return True
    return any(
        _letters(short[len(part) :], body[length:], head, cut or 0 < len(part) < length, dropped)
        for part, length in _ways(body)
        if short.startswith(part)
    )


def _ways(body: str) -> Iterator[tuple[str, int]]:
    """What may stand for the first word of `body`, and how long that word is."""
    yield body[0], 1
    division = words("name-divisions").longest(body, 0)
    if division:
        yield "", len(division)
    elif len(body) >= 2:
        yield body[0], 2
    if len(body) >= 2:
        yield body[:2], 2
    word = words("name-words").longest(body, 0)
    if word:
        yield words("name-words")[word][0], len(word)
        yield word, len(word)


def _part_of(short: str, head: str) -> bool:
    if not short or len(short) > len(head) or (short[0] != head[0] and short[-1] != head[-1]):
        return False
    if short != head and len(short) > 1 and short in words("name-heads"):
        return False
    rest = iter(head)
    return all(character in rest for character in short)
