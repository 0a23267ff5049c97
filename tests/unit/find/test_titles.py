"""Titles: rows of tests/specs/titles.jsonl, offsets, numbers, and marks that are never closed."""

import itertools
import json
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.find import titles
from kg.iri import PREFIXES, SCHEMA
from kg.model import Block, Document, Kind, Sentence, Span

_ROWS = [json.loads(line) for line in (Path(__file__).parents[2] / "specs" / "titles.jsonl").open(encoding="utf-8")]
_FOLD = opencc.OpenCC("t2s")
_WIDE = str.maketrans({"（": "(", "）": ")", "：": ":"})


def _document(text: str, **fields: object) -> Document:
    return Document("a", text, _FOLD.convert(text).translate(_WIDE), text, **fields)  # type: ignore[arg-type]


def _whole(text: str, block: Block = Block.BODY) -> tuple[Sentence, ...]:
    return (Sentence(Span(0, len(text)), block),)


def test_the_rows_are_all_there() -> None:
    assert len(_ROWS) == 26


@pytest.mark.parametrize("row", _ROWS, ids=[row["text"].splitlines()[0] for row in _ROWS])
def test_row(row: dict[str, object]) -> None:
    text = str(row["text"])
    found = titles.find(_document(text), _whole(text))
    assert [{"surface": m.surface, "value": m.value, "type": _curie(m.type)} for m in found] == row["expected"]
    assert all(m.span.of(text) == m.surface and m.kind is Kind.DOCUMENT for m in found)


def test_a_mark_alone_in_traditional_text_is_a_title_and_in_simplified_text_is_not() -> None:
    text = "他唱了〈海邊的燈〉一曲。"
    assert [m.value for m in titles.find(_document(text, script="Hant"), _whole(text))] == ["海边的灯"]
    assert titles.find(_document(text), _whole(text)) == ()


def test_nothing_is_taken_from_bylines_or_damage() -> None:
    text = "发布《渔业规范》。"
    assert titles.find(_document(text), _whole(text, Block.BYLINE)) == ()
    assert titles.find(_document(text, damaged=(Span(4, 5),)), _whole(text)) == ()


def test_the_number_of_a_document_stands_right_after_its_title() -> None:
    text = "印发《渔业规范》（海发〔2024〕7 号），另见《港口办法》。"
    document = _document(text)
    (relation,) = titles.identifiers(document, _whole(text), titles.find(document, _whole(text)))
    assert (relation.subject.value, relation.predicate, relation.object) == (
        "渔业规范", SCHEMA + "identifier", "海发〔2024〕7号",
    )  # fmt: skip


@given(st.text(alphabet="《》〈〉甲乙 \n“”约签署宣言", max_size=40))
def test_spans_never_cross_a_line_or_each_other(text: str) -> None:
    found = titles.spans(text, traditional=True)
    assert all("\n" not in span.of(text) for span in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def _curie(iri: str) -> str:
    return next(f"{prefix}:{iri[len(base) :]}" for prefix, base in PREFIXES.items() if iri.startswith(base))
