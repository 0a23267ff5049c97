"""Teams that were tagged as places or persons (丹麦队)."""

from __future__ import annotations

from kg.find.words import Word
from kg.lexicon import words as lexicon


def find(words: list[Word]) -> list[Word]:
    """A tagged place that ends like a team or body is an organisation (丹麦队)."""
    return [
        word.tagged("ORG", "team") if word.pos in {"LOC", "PER"} and _is_team(word.text) else word for word in words
    ]


def _is_team(text: str) -> bool:
    endings = lexicon("organization-endings")
    ending = endings.ending(text)
    if not ending or endings[ending][0] != "kg:SportsTeam" or text in lexicon("place-names"):
        return False
    return len(text) > len(ending) + 1
