"""The day of a festival in a given year: fixed, lunar, by weekday, by solar term, by Easter, Jewish or Islamic."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kg.find.dates import lunar
from kg.lexicon import words

_HEBREW_EPOCH = -1373428  # proleptic Gregorian ordinal of 1 Tishri, year 1, less one
_ISLAMIC_EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram, year 1 (16 July 622, Julian)


def days(rule: str, year: int) -> tuple[date, date] | None:
    """First and last day in `year` of a festival rule; None where it cannot be known (outside a table's years).

    Rules: `10-01`; `L8-15` lunar month and day; `T6` the seventh solar term; `N5-2-7` second Sunday of May (-1: last);
    `E+1` days from Easter, `O+0` from Orthodox Easter; `J7-10` Jewish (`!`: moved off a Saturday) and `I10-1` Islamic
    (tabular) month and day; `P<name>` looked up in date-festival-days. `:8` after a rule makes it last eight days;
    `..` joins two ends; `{+1}` after a rule moves it by days.

    >>> [first.isoformat() for first, _ in (days("L8-15", 2023), days("N5-2-7", 2021), days("E+0", 2013))]
    ['2023-09-29', '2021-05-09', '2013-03-31']
    """
    body, _, length = rule.partition(":")
    if ".." in body:
        first, last = (_day(part, year) for part in body.split(".."))
        return None if first is None or last is None else (first, last)
    found = _day(body, year)
    return None if found is None else (found, found + timedelta(days=int(length or 1) - 1))


def _day(rule: str, year: int) -> date | None:
    body, _, move = rule.partition("{")
    found = _by_kind(body, year)
    return found + timedelta(days=int(move[:-1])) if found and move else found


def _by_kind(rule: str, year: int) -> date | None:
    kind, body = rule[0], rule[1:]
    if kind in _KINDS:
        return _KINDS[kind](body, year)
    month, number = map(int, rule.split("-"))
    return date(year, month, number)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth given weekday (1 Monday to 7 Sunday) of a month; -1 counts from its end."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def _lunar(body: str, year: int) -> date | None:
    month, number = map(int, body.split("-"))
    return lunar.day(year, month, number)


def _by_weekday(body: str, year: int) -> date | None:
    month, nth, weekday = body.replace("--", "-~").split("-")
    return nth_weekday(year, int(month), int(nth.replace("~", "-")), int(weekday))


def _in_table(body: str, year: int) -> date | None:
    row = words("date-festival-days").get(f"{body}-{year}")
    return date.fromisoformat(row[0]) if row else None


def _easter(year: int) -> date:
    """Source: Meeus, Jones and Butcher's Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap = century // 4
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Source: Meeus's Julian computus, moved into the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _other_calendar(kind: str, body: str, year: int) -> date | None:
    moved = body.endswith("!")
    month, number = map(int, body.rstrip("!").split("-"))
    guess = year + 3760 if kind == "J" else int((year - 622) * 33 / 32)
    for candidate in (guess - 1, guess, guess + 1, guess + 2):
        ordinal = _hebrew(candidate, month, number) if kind == "J" else _islamic(candidate, month, number)
        found = date.fromordinal(max(ordinal, 1))
        if found.year == year:
            return _off_the_sabbath(found) if moved else found
    return None


def _off_the_sabbath(day: date) -> date:
    """A Jewish fast that would fall on a Saturday is kept the day after."""
    return day + timedelta(days=1) if day.isoweekday() == 6 else day


def _islamic(year: int, month: int, day: int) -> int:
    return day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1


def _hebrew(year: int, month: int, day: int) -> int:
    """Months count from Nisan (1) to Adar (12, and 13 in a leap year); the year begins with Tishri (7)."""
    last = 13 if (7 * year + 1) % 19 < 7 else 12
    month = last if month == 12 else month  # of the two months Adar of a leap year the second keeps the feast
    order = [*range(7, last + 1), *range(1, 7)]
    before = sum(_hebrew_month(year, each, last) for each in order[: order.index(month)])
    return _hebrew_elapsed(year) + _HEBREW_EPOCH + before + day


def _hebrew_month(year: int, month: int, last: int) -> int:
    length = _hebrew_elapsed(year + 1) - _hebrew_elapsed(year)
    if month in {2, 4, 6, 10, 13} or (month == 12 and last == 12):
        return 29
    if month == 8:
        return 30 if length % 10 == 5 else 29
    if month == 9:
        return 29 if length % 10 == 3 else 30
    return 30


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the new year, with its postponements (Calendrical Calculations, Reingold, Dershowitz)."""

    def molad(of: int) -> int:
        months = (235 * of - 234) // 19
        parts = 12084 + 13753 * months
        found = 29 * months + parts // 25920
        return found + 1 if (3 * (found + 1)) % 7 < 3 else found

    before, now, after = molad(year - 1), molad(year), molad(year + 1)
    if after - now == 356:
        return now + 2
    return now + 1 if now - before == 382 else now


_KINDS: dict[str, Callable[[str, int], date | None]] = {
    "L": _lunar,
    "T": lambda body, year: lunar.solar_term(year, int(body)),
    "N": _by_weekday,
    "E": lambda body, year: _easter(year) + timedelta(days=int(body)),
    "O": lambda body, year: _orthodox_easter(year) + timedelta(days=int(body)),
    "J": lambda body, year: _other_calendar("J", body, year),
    "I": lambda body, year: _other_calendar("I", body, year),
    "P": _in_table,
}
