"""What a form encodes, read as the standard library reads it."""

from __future__ import annotations

import random
from urllib.parse import parse_qsl

import pytest

from kg.serve.protocol import ProtocolError, _pairs

PIECES = [
    "%",
    "%4",
    "%41",
    "%e7%ab%99",
    "站",
    "\\",
    "\\x41",
    "\\u0041",
    "\\N{DIGIT ONE}",
    "+",
    "&",
    "=",
    "a",
    ";",
    "%5C",
]
PIECES += ["%00", "\n", "%zz", "\\\n", "%25", "%c3", "%C3%BC"]
MOST = 10_000


def _read(encoded: str) -> list[tuple[str, str]] | None:
    try:
        return _pairs(encoded.encode())
    except ProtocolError:
        return None


def _expected(encoded: str) -> list[tuple[str, str]] | None:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=MOST)
    except ValueError:
        return None


def test_any_pieces() -> None:
    dice = random.Random(7)
    refused = 0
    for _ in range(5_000):
        encoded = "".join(dice.choices(PIECES, k=dice.randint(0, 8)))
        assert _read(encoded) == _expected(encoded), encoded
        refused += _read(encoded) is None
    assert 500 < refused < 4_000


@pytest.mark.parametrize("count, is_read", [(MOST, True), (MOST + 1, False)])
def test_how_many(count: int, is_read: bool) -> None:
    encoded = "&".join(["a=1"] * count)
    assert (_read(encoded) is not None) is is_read
    assert _read(encoded) == _expected(encoded)


def test_bytes_that_are_no_utf_8() -> None:
    with pytest.raises(ProtocolError, match="not UTF-8"):
        _pairs(b"query=\xff")
