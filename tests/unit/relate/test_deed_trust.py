"""How sure links of deeds are: weights from what readers judged."""

import math
import zlib
from pathlib import Path

from kg import pipeline
from kg.data import make_deed_link_weights
from kg.data.judged import judged
from kg.find import weights
from kg.relate import deed_trust
from kg.relate.deed_roles import RULE

_PARTS = 8
TEXT = "5月3日，林德在江城栽下一棵树。何富贵率队翻修了石门小学。"


def test_the_weights_that_ship_are_those_of_the_judged_links(tmp_path: Path) -> None:
    made = tmp_path / "weights.tsv"
    assert make_deed_link_weights.make(target=made) > 100
    assert made.read_bytes() == make_deed_link_weights.TARGET.read_bytes()


def test_links_of_other_articles_are_as_often_right_as_is_said() -> None:
    links = judged(make_deed_link_weights.SOURCE)
    parts = [zlib.crc32(one.article.encode()) % _PARTS for one in links]
    told = []
    for part in range(_PARTS):
        fitted = make_deed_link_weights.fit(one for one, at in zip(links, parts, strict=True) if at != part)
        told += [(_likely(fitted, one.signs), one) for one, at in zip(links, parts, strict=True) if at == part]
    for low, high in ((0.7, 0.9), (0.9, 1.0)):
        inside = [(sure, one) for sure, one in told if low <= sure < high]
        readers = sum(one.readers for _, one in inside)
        said = sum(sure * one.readers for sure, one in inside) / readers
        right = sum(one.right * one.readers for _, one in inside) / readers
        assert len(inside) >= 100
        assert abs(said - right) <= 0.05


def _likely(fitted: dict[str, float], signs: dict[str, float]) -> float:
    total = fitted[weights.START] + sum(fitted.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + math.exp(-total))


def test_a_link_of_a_deed_says_how_sure_it_is() -> None:
    events = [one for one in pipeline.analyse_text(TEXT, date="2024-05-06").events if one.mention.rule == RULE]
    scores = [link.evidence.score for one in events for link in one.arguments]
    assert scores
    assert all(deed_trust.LEAST <= one <= 0.99 for one in scores)
    assert len(set(scores)) > 1
