"""What each parameter of SHACL asks of the values at a focus node."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Protocol

from kg.graph.contract import Shape, Term
from kg.iri import SH, XSD
from kg.rdf import Literal

BLANK = "_:"
"""What a blank node begins with."""
_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_FORMS = {
    XSD + "date": re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)" + _ZONE),
    XSD + "gYear": re.compile(r"-?\d{4,}" + _ZONE),
    XSD + "gYearMonth": re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])" + _ZONE),
    XSD + "nonNegativeInteger": re.compile(r"\+?\d+|-0+"),
}
_NUMBERS = {XSD + name for name in ("decimal", "integer", "nonNegativeInteger", "double", "float", "int", "long")}

Values = Sequence[Term]


class Around(Protocol):
    """The graph around a value."""

    def others(self, node: Term, property_iri: str) -> Iterable[Term]:
        """What a property leads to from a node."""

    def is_a(self, node: Term, kind: str) -> bool:
        """Whether the node is of the class or of one below it."""

    def holds(self, shape: Shape, node: Term) -> bool:
        """Whether the node is what the shape asks for."""


Test = Callable[[object, Values, Term, Around], Iterable[Term | None]]
"""From what is asked, the values, their focus node and the graph: the values that break it, None for all together."""


def text(term: object) -> str:
    """The IRI or the lexical form."""
    return term.value if isinstance(term, Literal) else str(term)


def _each(fits: Callable[[object, Term, Around], bool]) -> Test:
    """A test of every value by itself."""
    return lambda asked, values, _, data: [value for value in values if not fits(asked, value, data)]


def _members(asked: object) -> tuple[Term | Shape, ...]:
    return asked if isinstance(asked, tuple) else ()


def _conforms(asked: object, value: Term, data: Around) -> bool:
    return isinstance(asked, Shape) and data.holds(asked, value)


def _kind(asked: object, value: Term, _: Around) -> bool:
    found = "Literal" if isinstance(value, Literal) else "BlankNode" if value.startswith(BLANK) else "IRI"
    return found in str(asked).removeprefix(SH)


def _datatype(asked: object, value: Term, _: Around) -> bool:
    told = isinstance(value, Literal) and not value.language and (value.datatype or XSD + "string") == asked
    if not told or not isinstance(value, Literal) or asked not in _FORMS:
        return told
    return _ordinal(value) is not None if asked == XSD + "date" else bool(_FORMS[str(asked)].fullmatch(value.value))


def _language(asked: object, value: Term, _: Around) -> bool:
    language = value.language.lower() if isinstance(value, Literal) else ""
    ranges = {text(one).lower() for one in _members(asked)}
    return bool({language, language.partition("-")[0]} & ranges) if language else False


def _long_enough(asked: object, value: Term, _: Around) -> bool:
    least = int(text(asked))
    return not least or (len(text(value)) >= least and not _is_blank(value))


def _matches(asked: object, value: Term, _: Around) -> bool:
    return not _is_blank(value) and re.search(text(asked), text(value)) is not None


def _compared(holds: Callable[[Decimal | int, Decimal | int], bool]) -> Callable[[object, Term, Around], bool]:
    def fits(asked: object, value: Term, _: Around) -> bool:
        bound, number = _order(asked), _order(value)
        return bound is not None and number is not None and bound[0] == number[0] and holds(number[1], bound[1])

    return fits


def _before(fits: Callable[[object, Term, Around], bool]) -> Test:
    """A test of each value against each value of another property."""
    return lambda asked, values, focus, data: [
        value for value in values for other in data.others(focus, str(asked)) if not fits(other, value, data)
    ]


def _too_few(asked: object, values: Values, _: Term, __: Around) -> Iterable[None]:
    return [None] if len(values) < int(text(asked)) else []


def _too_many(asked: object, values: Values, _: Term, __: Around) -> Iterable[None]:
    return [None] if len(values) > int(text(asked)) else []


def _repeated(asked: object, values: Values, _: Term, __: Around) -> Iterable[None]:
    met = Counter(value.language.lower() for value in values if isinstance(value, Literal) and value.language)
    return [None for count in met.values() if count > 1 and text(asked) == "true"]


def _order(value: object) -> tuple[str, Decimal | int] | None:
    """What a number or day is compared by, and with which others it can be; None for all else."""
    if not isinstance(value, Literal):
        return None
    if value.datatype in _NUMBERS:
        with suppress(InvalidOperation):
            return "number", Decimal(value.value)
    days = _ordinal(value) if value.datatype == XSD + "date" else None
    return None if days is None else ("day", days)


def _ordinal(value: Literal) -> int | None:
    """A day as a number that grows with it, years of any length included; None where it is no day."""
    found = _FORMS[XSD + "date"].fullmatch(value.value)
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups()[:3])
    with suppress(ValueError):
        date(2000 + year % 400, month, day)
        return year * 10_000 + month * 100 + day
    return None


def _is_blank(value: Term) -> bool:
    return isinstance(value, str) and value.startswith(BLANK)


TESTS: Mapping[str, Test] = {
    "nodeKind": _each(_kind),
    "datatype": _each(_datatype),
    "class": _each(lambda asked, value, data: data.is_a(value, str(asked))),
    "node": _each(_conforms),
    "or": _each(lambda asked, value, data: any(_conforms(one, value, data) for one in _members(asked))),
    "in": _each(lambda asked, value, _: value in _members(asked)),
    "languageIn": _each(_language),
    "minLength": _each(_long_enough),
    "pattern": _each(_matches),
    "minInclusive": _each(_compared(lambda value, bound: value >= bound)),
    "maxInclusive": _each(_compared(lambda value, bound: value <= bound)),
    "minCount": _too_few,
    "maxCount": _too_many,
    "uniqueLang": _repeated,
    "lessThan": _before(_compared(lambda value, other: value < other)),
    "lessThanOrEquals": _before(_compared(lambda value, other: value <= other)),
}
"""By the name of the parameter."""
