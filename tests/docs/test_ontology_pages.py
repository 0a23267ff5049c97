"""The pages of the ontology: what the scripts write, whole, and with no request to anywhere."""

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from kg import ontology
from kg.iri import KG, PREFIXES

DOCS = Path(__file__).resolve().parents[2] / "docs"
KNOWN = ontology.load()


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _short(iri: str) -> str:
    prefix = next(one for one, namespace in PREFIXES.items() if iri.startswith(namespace))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def test_the_diagram_is_current() -> None:
    written = (DOCS / "ontology.svg").read_text(encoding="utf-8")
    assert written == _script("make_ontology_diagram").diagram(), "run: python docs/make_ontology.py"
    assert "(ontology.svg)" in (DOCS / "ontology.md").read_text(encoding="utf-8")


def test_the_diagram_holds_every_class_once_and_every_link_of_our_own() -> None:
    root = ET.parse(DOCS / "ontology.svg").getroot()
    words = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
    wanted = [f"{KNOWN.labels[iri][0]} {_short(iri)}" for iri in KNOWN.kinds]
    assert len(wanted) > 95
    assert [one for one in wanted if words.count(one) != 1] == []
    links = {KG + name for name in ("document", "adopts", "signs", "issues", "discusses", "amends", "coOrganizer")}
    assert [iri for iri in sorted(links) if not any(one.endswith(_short(iri)) for one in words)] == []


def test_no_words_of_the_diagram_stand_outside_it_or_upon_each_other() -> None:
    root = ET.parse(DOCS / "ontology.svg").getroot()
    texts = [one.attrib | {"text": one.text or ""} for one in root.iter("{http://www.w3.org/2000/svg}text")]
    width = int(root.attrib["viewBox"].split()[2])
    spans = [(int(one["y"]), int(one["x"]), int(one["x"]) + _wide(one["text"])) for one in texts]
    assert len(spans) > 120
    assert [one for one in spans if one[2] > width] == []
    assert [(a, b) for a in spans for b in spans if a[0] == b[0] and a[1] < b[1] < a[2]] == []


def _wide(text: str) -> int:
    """About how many pixels a text of 12 pixels takes."""
    return sum(12 if ord(sign) > 0x2E80 else 6 for sign in text)


@pytest.mark.slow
def test_the_page_of_terms_is_current() -> None:
    if not os.environ.get("KG_REQUIRE_ENGINES"):
        pytest.importorskip("pylode", reason="the extra docs is not installed")
    written = (DOCS / "terms.html").read_text(encoding="utf-8")
    assert written == _script("make_ontology_page").page(), "run: python docs/make_ontology.py"


def test_the_page_of_terms_asks_for_nothing_and_holds_every_term() -> None:
    page = (DOCS / "terms.html").read_text(encoding="utf-8")
    assert not re.search(r"<script|<iframe|<img|@import|\bsrc=|url\(\s*['\"]?(?!#)", page)
    assert [one for one in re.findall(r"<link[^>]* href=\"([^\"]{0,30})", page) if not one.startswith("data:")] == []
    assert '<meta charset="utf-8">' in page
    assert "<svg" in page
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert sorted(set(re.findall(r'href="#([^"]+)"', page)) - set(names)) == []
    assert len(KNOWN.labels) > 170
    assert [iri for iri in KNOWN.labels if f"<code>{iri}</code>" not in page] == []
    assert [labels for labels in KNOWN.labels.values() if f"{labels[1]} {labels[0]}" not in page] == []
