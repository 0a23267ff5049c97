"""The name by which a mention is known in its article, where its own words say too little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.find import gazetteer, titles
from kg.lexicon import words
from kg.model import Analysis, Document, Kind, Mention
from kg.resolve import name_forms, owners

_EDITION = re.compile(r"第?[〇零一二三四五六七八九十百\d]+届$")
_LONGEST_EDITION, _LONGEST_SEAT, _LEVELLED, _LONGEST_STATE = 6, 6, 3, 8
_CHINA = "中国"
_DISTRICT, _TRADITIONAL = "区", "Hant"
_MARKS = "·-"  # between the parts of a foreigner's name


class Names:
    """Names of one article's mentions: `of(mention)` is folded, a place's its containment path."""

    def __init__(self, analysis: Analysis) -> None:
        self._document = analysis.document
        places = [one for one in analysis.mentions if one.kind is Kind.PLACE]
        self._ending = {one.span.end: one for one in places}
        self._countries = {one.value for one in places if len(one.span) > 1 and owners.foreign(one.value)}
        self._countries |= {
            state for one in analysis.mentions if one.kind is Kind.ORGANISATION for state in _states(one)
        }
        self._places = {one.value for one in places}
        self._spelt = {one.value for one in places if len(one.span) > 1}
        bodies = (one for one in analysis.mentions if one.kind is Kind.ORGANISATION)
        self._longer = _longer(sorted({folded_name(analysis.document, one) for one in bodies}))
        self._owners = owners.Owners(analysis, places)

    def of(self, mention: Mention) -> str:
        """The name a mention is known by: its own, with country or number before it, or the country it stands for."""
        name = folded_name(self._document, mention)
        if mention.kind is Kind.PLACE:
            return self._country(mention, name) if len(mention.span) == 1 else self._district(mention, name)
        if mention.kind is Kind.PERSON:
            return name.strip(_MARKS) or name
        if mention.kind is Kind.ORGANISATION:
            return self._edition(mention) + self._owner(mention, name) + self._seat(name) + name
        return name

    def _seat(self, name: str) -> str:
        """The place of a body that begins with its level (市人民政府), from longer names that begin with both."""
        if not words("organization-local").longest(name, 0) or words("not-levels").longest(name, 0):
            return ""
        longer = self._longer.get(name[:_LEVELLED], ())
        found = {long[:at] for long, at in longer if long.startswith(name, at)}
        return found.pop() if len(found) == 1 else ""

    def _country(self, mention: Mention, name: str) -> str:
        """The country one character stands for: the one the article spells out, or the one custom gives it."""
        if name in self._spelt or name == _CHINA:
            return name
        word = mention.span.of(self._document.folded)
        spelt = [path for path in sorted(self._countries) if path.startswith(word)]
        usage = words("place-aliases").get(word, ("", ""))[1:2]
        if len(spelt) == 1:
            return spelt[0]
        return name if usage == ("abbreviation",) and not spelt else word

    def _district(self, mention: Mention, path: str) -> str:
        """A district by its name alone where nobody says of which town it is (東區): the table's may be another.

        It is the one that the article calls by town and name (台中東區), else the article's own. Other districts than
        those named by their side need their town in Taiwan's text alone, for the table has the mainland's.
        """
        whole, _, name = path.rpartition("/")
        bare = bool(whole) and name.endswith(_DISTRICT) and mention.span.of(self._document.folded) == name
        side = name[:-1] in words("directions")
        if not bare or not (side or self._from_taiwan()):
            return path
        told = any(path.startswith(f"{one}/") or one.startswith(f"{whole}/") for one in self._places - {path})
        if told:
            return path
        longer = {one for one in self._places if one.endswith(name) and "/" not in one and one != name}
        return longer.pop() if len(longer) == 1 else name

    def _from_taiwan(self) -> bool:
        """Whether a text in traditional characters names places of Taiwan."""
        if self._document.script != _TRADITIONAL:
            return False
        roots = {one.partition("/")[0] for one in self._places if not gazetteer.is_country(one)}
        records = [record for root in sorted(roots) for record in gazetteer.lookup(root)[:1]]
        return any(not one.mainland for one in records)

    def _owner(self, mention: Mention, name: str) -> str:
        """The foreign country whose body stands right behind its name (俄 外交部)."""
        before = self._ending.get(mention.span.start)
        if before is None:
            return self._owners.of(mention, name) or self._owners.party(mention, name) or self._many(mention, name)
        if not _shared_name(name):
            return ""
        country = self.of(before)
        return country if owners.foreign(country) else ""

    def _many(self, mention: Mention, name: str) -> str:
        return "" if name_forms.begins(name) else self._owners.many(mention)

    def _edition(self, mention: Mention) -> str:
        """The number before a body that is elected anew (十九届 | 中央纪律检查委员会)."""
        before = self._document.folded[max(0, mention.span.start - _LONGEST_EDITION) : mention.span.start]
        found = _EDITION.search(before)
        return found[0] if found and words("elected-bodies").ending(mention.span.of(self._document.folded)) else ""


def _states(body: Mention) -> Iterator[str]:
    """The foreign countries spelt in a body's name (中国驻巴西大使馆)."""
    name = body.value
    for start in range(len(name) - 1):
        sizes = range(min(_LONGEST_STATE, len(name) - start), 1, -1)
        yield from (name[start : start + size] for size in sizes if owners.foreign(name[start : start + size]))


def _longer(bodies: list[str]) -> dict[str, list[tuple[str, int]]]:
    """Names of bodies with the place of a level in them, by the characters that begin there."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in bodies:
        for at in range(1, min(_LONGEST_SEAT, len(name)) + 1):
            if words("organization-local").longest(name, at):
                found.setdefault(name[at : at + _LEVELLED], []).append((name, at))
    return found


def folded_name(document: Document, mention: Mention) -> str:
    """The simplified name without needless spaces: the mention's value, else its words."""
    return titles.normal(mention.value or mention.span.of(document.folded))


def _shared_name(name: str) -> bool:
    return name_forms.generic(name) or any(name in words(one) for one in ("home-bodies", "assemblies"))
