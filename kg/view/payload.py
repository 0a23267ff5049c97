"""Words and JSON as pages take them: escaped, folded for search, in both scripts."""

from __future__ import annotations

import base64
import gzip
import json
import re
from functools import cache

import opencc

from kg.read.script import fold
from kg.view.model import Label, Node

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_FOLDED = "".join(chr(code) for first, last in ((0x3000, 0x9FFF), (0xF900, 0xFFEF)) for code in range(first, last + 1))


def as_json(value: object) -> str:
    """JSON without the characters that could end a script element, a line or a string early.

    >>> as_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def packed(name: str, data: bytes) -> str:
    """An element with bytes as gzip in base 64, the same for the same bytes."""
    return packed_already(name, gzip.compress(data, mtime=0))


def packed_already(name: str, data: bytes) -> str:
    """An element with gzip in base 64."""
    return f'<script type="text/plain" id="{name}">{base64.b64encode(data).decode("ascii")}</script>\n'


def folded(node: Node) -> str:
    """Every name of a thing, a line each, as search compares them: simplified, half-width, lower case."""
    return fold("\n".join((node.label, node.traditional, *node.names))).lower()


def words_of(label: Label) -> list[str]:
    """Simplified, English and traditional; words of an article and names without a translation stay as they are."""
    same = label.zh == label.en
    return [label.zh, label.en] if same else [label.zh, label.en, _converter().convert(label.zh)]


def fold_pairs(text: str) -> list[str]:
    """The traditional and full-width characters that fold to one the names have: two strings, place for place."""
    known = set(text)
    pairs = [
        (old, new.lower())
        for old, new in zip(_FOLDED, fold(_FOLDED), strict=True)
        if old != new and new.lower() in known
    ]
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")
