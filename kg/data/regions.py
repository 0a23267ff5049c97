"""Chinese names of the first divisions of countries (states, provinces, regions), from Unicode CLDR's XML.

Source: `common/subdivisions/zh.xml` of CLDR 41, as the Debian package unicode-cldr-core 41-0.1 holds it (Unicode
licence). Later versions of CLDR no longer hold these names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

SOURCE = Path("/usr/share/unicode/cldr/common/subdivisions/zh.xml")
_ENDINGS = (
    *("省", "州", "邦", "郡", "县", "区", "大区", "道", "府", "自治区", "共和国", "酋长国", "岛", "群岛"),
    *("地区", "直辖市", "首都区", "特区"),
)
_NOT_HERE = frozenset({"cn", "tw", "hk", "mo"})
_NAME = re.compile(r"[一-鿿]{3,}(?:·[一-鿿]+)*")
_PLAIN = frozenset("东西南北中部央方上下内外首都新")  # of these alone no name is one country's


def regions(fold: Callable[[str], str], taken: frozenset[str], source: Path = SOURCE) -> dict[str, tuple[str, ...]]:
    """Country code (two letters) to the names of its divisions, folded; only names that no other country bears.

    `taken` are names that mean something else (divisions of China).
    """
    found: dict[str, set[str]] = defaultdict(set)
    for one in ElementTree.parse(source).iter("subdivision"):
        country, name = one.attrib["type"][:2], fold(one.text or "")
        if country not in _NOT_HERE and name not in taken and _is_name(name):
            found[country.upper()].add(name)
    bearers = Counter(name for names in found.values() for name in names)
    return {country: tuple(sorted(n for n in names if bearers[n] == 1)) for country, names in sorted(found.items())}


def _is_name(name: str) -> bool:
    ending = max((one for one in _ENDINGS if name.endswith(one)), key=len, default="")
    rest = name[: -len(ending)] if ending else ""
    return bool(_NAME.fullmatch(name)) and len(rest) > 1 and not set(rest) <= _PLAIN
