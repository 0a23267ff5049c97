"""Records in a fixed order, as data frames of pandas or polars, and as a small table in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar, overload

from kg.errors import SettingsError

if TYPE_CHECKING:
    import pandas
    import polars

_SHOWN = 10  # rows in a notebook
_CUT = 80  # characters of a cell there


class _Row(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


_Record = TypeVar("_Record", bound=_Row)


class Records(Sequence[_Record], Generic[_Record]):
    """Records in a fixed order; frozen, and equal where their records are."""

    def __init__(self, kind: type[_Record], records: Iterable[_Record]) -> None:
        self._kind, self._records = kind, tuple(records)

    @overload
    def __getitem__(self, place: int) -> _Record: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_Record, ...]: ...
    def __getitem__(self, place: int | slice) -> _Record | tuple[_Record, ...]:
        return self._records[place]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[_Record]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and self._records == other._records

    def __hash__(self) -> int:
        return hash(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} records>"

    def _repr_html_(self) -> str:
        """The first ten records as a table, long cells cut; what a notebook shows."""
        heads = "".join(f"<th>{escape(name)}</th>" for name in self._names)
        rows = "".join(
            f"<tr>{''.join(f'<td>{_cell(getattr(one, name))}</td>' for name in self._names)}</tr>"
            for one in self._records[:_SHOWN]
        )
        rest = f"<p>{_SHOWN} of {len(self)}</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{rest}"

    def to_pandas(self) -> pandas.DataFrame:
        """One row a record, one column a field; a `SettingsError` where pandas is not installed."""
        try:
            import pandas  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise _missing("pandas") from error
        return pandas.DataFrame([self._values(one) for one in self._records], columns=list(self._names))

    def to_polars(self) -> polars.DataFrame:
        """The same in polars, several values of a field as a list; a `SettingsError` where it is not installed."""
        try:
            import polars  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise _missing("polars") from error
        columns = {name: [_list(getattr(one, name)) for one in self._records] for name in self._names}
        types = {name: polars.List(polars.String) for name in self._names if self._many(name)}
        return polars.DataFrame(columns, schema_overrides=types)

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self._kind))

    def _values(self, one: _Record) -> list[Any]:
        return [getattr(one, name) for name in self._names]

    def _many(self, name: str) -> bool:
        return str(self._kind.__dataclass_fields__[name].type).startswith("tuple[")


def _missing(package: str) -> SettingsError:
    return SettingsError(
        f"data frames of {package} need {package}, which is not installed", hint=f"pip install 'dashiji[{package}]'"
    )


def _list(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _cell(value: object) -> str:
    told = "、".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return escape(told if len(told) <= _CUT else f"{told[: _CUT - 1]}…")
