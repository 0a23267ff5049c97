"""The table of places: who bears a name, and which of its bearers is meant where the text or custom tells."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from kg.lexicon import words

HEAD, _PAIR = 3, 2
_LEVELS = ("country", "province", "prefecture", "county", "region", "city")
_MAINLAND = frozenset({"province", "prefecture", "county"})
_FIRST, _PRESENT = 1980, 2024
_LEAST_WHOLE = 3  # characters of a name that tells by itself which division that is gone it was; 郊区 is no name
_HOME = "CN"
_KEPT = 1 << 16
_FAR_LARGER = 5
_WELL_KNOWN = 500_000
_NATION = "国"


@dataclass(frozen=True, slots=True, order=True)
class PlaceRecord:
    """A place: `path` its latest containment from the province or country down, `former` those before it.

    `codes` are those of GB/T 2260, each with its first and last year, the latest first, or that of ISO 3166;
    `level` is country, province, prefecture, county or (outside the mainland) city; `first` and `last` are the
    years in which a mainland name held (0: not known); coordinates are degrees as text, empty where not known.
    """

    name: str
    aliases: tuple[str, ...]
    path: str
    codes: tuple[tuple[str, int, int], ...]
    latitude: str
    longitude: str
    level: str
    first: int
    last: int
    population: int
    former: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The latest code, empty where none is known."""
        return self.codes[0][0] if self.codes else ""

    def code_in(self, year: int) -> str:
        """The code that held in a year (0: today), empty where none did."""
        told = _known_year(year)
        return next((code for code, first, last in self.codes if last == 0 or first <= told <= last), "")

    def held(self, year: int) -> bool:
        """Whether the name held in a year (0: today)."""
        return self.last == 0 or self.first <= _known_year(year) <= self.last

    @property
    def present(self) -> bool:
        """Whether the name still holds."""
        return self.last in (0, _PRESENT)

    @property
    def parent(self) -> str:
        """The path of what the place lies in."""
        return self.path.rpartition("/")[0]

    @property
    def mainland(self) -> bool:
        """Whether it is a province, prefecture or county of the table of codes."""
        return self.level in _MAINLAND

    def within(self, path: str) -> bool:
        """Whether the place lies, or once lay, inside the place of that path (not the same place)."""
        return any(one.startswith(path + "/") for one in (self.path, *self.former))


@lru_cache(maxsize=_KEPT)
def lookup(name: str) -> tuple[PlaceRecord, ...]:
    """All bearers of a folded name, the likeliest first: present before past, larger before smaller units.

    >>> [record.path for record in lookup("古巴共和国")]
    ['古巴']
    """
    if name in _index() or name in words("place-aliases"):
        return _ranked(name)
    short = name.removesuffix(words("state-forms").ending(name))
    if len(name) - len(short) == len(_NATION) + 1 and short.endswith(_NATION):  # 美国 | 联邦政府
        return ()
    return tuple(one for one in _ranked(short) if one.level == "country") if short != name and short in _index() else ()


@cache
def heads() -> frozenset[str]:
    """The first `HEAD` characters of all names of so many or more that `lookup` or the list of places may know."""
    names = {*_index(), *words("place-aliases"), *words("place-names")}
    found = {name[:HEAD] for name in names if len(name) >= HEAD}
    for size in range(1, HEAD):
        tails = {form[: HEAD - size] for form in words("state-forms") if len(form) >= HEAD - size}
        found |= {name + tail for name in names if len(name) == size for tail in tails}
    return frozenset(found)


@cache
def begun(size: int) -> frozenset[str]:
    """What such names begin with, so many characters of it."""
    return frozenset(head[:size] for head in heads())


@lru_cache(maxsize=_KEPT)
def is_country(name: str) -> bool:
    """Whether a country bears a folded name."""
    return any(record.level == "country" for record in lookup(name))


@cache
def foreign_heads() -> frozenset[str]:
    """The first two characters of all names of so many or more by which `is_foreign` may know a country."""
    names = {name for name, records in _index().items() if any(record.level == "country" for record in records)}
    names |= words("place-aliases").keys()
    short = (name for name in (*_index(), *words("place-aliases")) if len(name) < _PAIR)
    names |= {name + form for name in short for form in words("state-forms")}
    return frozenset(name[:_PAIR] for name in names if len(name) >= _PAIR and _is_foreign(name))


def names_of_level(level: str) -> tuple[str, ...]:
    """The main names of all places of a level ("region"), in the order of the table."""
    return tuple(record.name for record in _records() if record.level == level)


def is_foreign(name: str) -> bool:
    """Whether a country other than China bears a folded name."""
    return (len(name) < _PAIR or name[:_PAIR] in foreign_heads()) and _is_foreign(name)


def _is_foreign(name: str) -> bool:
    return any(record.level == "country" and record.code != _HOME for record in lookup(name))


def resolve(name: str, context: tuple[str, ...] = (), year: int = 0) -> PlaceRecord | None:
    """The bearer that is meant, or None where that stays open.

    `context` holds paths of places near by, the most telling first: a bearer inside one of them, or the only one
    that contains one of them, is chosen. Without context only a name that custom gives to one place is resolved.

    Short names of counties that are ordinary words (江南), and of those that were gone, need what they lie in right
    before them; the name of a river or lake (太湖) is no county's, that of a sea (南海) only so. A province goes before
    the district that bears its short name (天津、河北).

    `year` is that of the text (0: today). Divisions that held then go before all others; one that was gone by then is
    meant only by a whole name that no other bears.

    >>> resolve("朝阳") is None, resolve("朝阳", ("北京市",)).path, resolve("西安").path
    (True, '北京市/朝阳区', '陕西省/西安市')
    >>> resolve("重庆市", ("四川省",), 1990).path, resolve("江北区", ("四川省", "重庆市")).path
    ('重庆市', '重庆市/江北区')
    >>> resolve("闸北", ("上海市",), 2020) is None, resolve("闸北", ("上海市",), 2010).path
    (True, '上海市/闸北区')
    """
    if is_feature(name) and name not in words("place-homographs"):
        return None
    ordinary, found = name in words("place-homographs"), _of_year(lookup(name), name, year)
    province = bool(found) and found[0].level == "province"
    for path in context:
        itself = next((record for record in found if record.path == path), None)
        if itself is not None:
            return itself
        near = sorted((record for record in found if record.within(path)), key=_depth)
        near = [one for one in near if not (_vague(one, name, year, ordinary=ordinary) and one.parent != path)]
        near = [one for one in near if not (province and one.name != name)]
        if near and (len(near) == 1 or _depth(near[0]) < _depth(near[1])):
            return near[0]
        same = [record for record in found if record.path == path or path.startswith(record.path + "/")]
        if same and same[0].mainland:
            return same[0]
    return None if ordinary else _by_custom(found)


def is_feature(name: str) -> bool:
    """Whether a name is a river's, lake's or other natural thing's, whatever county is called after it."""
    return words("place-names").get(name, ())[:1] == ("kg:NaturalFeature",)


def _vague(record: PlaceRecord, name: str, year: int, *, ordinary: bool) -> bool:
    """Whether a name that is short for a county is an ordinary word, or the county was gone by then."""
    return record.level == "county" and record.name != name and (ordinary or not record.held(year))


def _of_year(found: tuple[PlaceRecord, ...], name: str, year: int) -> tuple[PlaceRecord, ...]:
    """The bearers that held in a year (0: today); where none did, those of another year whose whole name it is."""
    held = tuple(one for one in found if one.held(year))
    whole = tuple(one for one in found if not year or (one.name == name and len(name) >= _LEAST_WHOLE))
    return held or whole


def _depth(record: PlaceRecord) -> int:
    return record.path.count("/")


def _known_year(year: int) -> int:
    """The year, or the nearest that the table of codes knows."""
    return min(max(year, _FIRST), _PRESENT) if year else _PRESENT


@cache
def _ranked(name: str) -> tuple[PlaceRecord, ...]:
    found = _index().get(name, ())
    alias = words("place-aliases").get(name, ())
    targets = alias[0].split("|") if len(alias) > 1 and alias[1] != "region" and alias[0] else []
    aliased = tuple(record for target in targets for record in _paths().get(target, ()))
    if targets and alias[1] == "part":
        aliased = tuple(_part(name, record) for record in aliased)
    return tuple(dict.fromkeys((*aliased, *sorted(found, key=lambda record: _rank(record, name)))))


def _part(name: str, whole: PlaceRecord) -> PlaceRecord:
    """A place of its own that the table of codes lacks, inside the one it lies in (英国/苏格兰)."""
    return PlaceRecord(name, (), f"{whole.path}/{name}", (), "", "", "city", 0, 0, _WELL_KNOWN)


def _rank(record: PlaceRecord, name: str) -> tuple[bool, int, bool, int, str]:
    exact = record.name == name
    return (not record.present, _LEVELS.index(record.level), not exact, -record.population, record.path)


def _by_custom(found: tuple[PlaceRecord, ...]) -> PlaceRecord | None:
    """The one bearer that needs no telling apart."""
    if not found:
        return None
    first = found[0]
    rivals = [record for record in found[1:] if record.path != first.path and _rivals(first, record)]
    return None if rivals else first


def _rivals(first: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether a reader could take the name for `other` just as well."""
    if first.level in {"country", "province"}:
        return False
    if (first.present and not other.present) or other.within(first.path):
        return False
    if not first.mainland:
        return first.population < _FAR_LARGER * other.population
    if other.level == "city":
        return other.population > _WELL_KNOWN and first.level == "county"
    if first.level == "prefecture" and other.level == "county":
        return other.path.count("/") == 1
    return True


@cache
def _index() -> dict[str, tuple[PlaceRecord, ...]]:
    index: dict[str, list[PlaceRecord]] = defaultdict(list)
    for record in _records():
        for name in (record.name, *record.aliases):
            index[name].append(record)
    return {name: tuple(records) for name, records in index.items()}


@cache
def _paths() -> dict[str, tuple[PlaceRecord, ...]]:
    return {record.path: (record,) for record in _records()}


@cache
def _records() -> tuple[PlaceRecord, ...]:
    packed = (files("kg") / "data" / "places.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()[1:]
    return tuple(_record(line.split("\t")) for line in lines)


def _record(columns: Iterable[str]) -> PlaceRecord:
    name, aliases, path, codes, latitude, longitude, level, years, population, former = columns
    first, last = _years(years)
    kept = tuple((code, *_years(span)) for code, _, span in (one.partition(":") for one in _parted(codes)))
    degrees = latitude, longitude
    return PlaceRecord(
        name, _parted(aliases), path, kept, *degrees, level, first, last, int(population), _parted(former)
    )


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _years(span: str) -> tuple[int, int]:
    first, _, last = span.partition("-")
    return int(first or 0), int(last or 0)
