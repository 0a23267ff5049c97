"""Who, where, when and which papers that only the signs of a name beside an event tell."""

import pytest

from kg import pipeline
from kg.find import weights
from kg.iri import SCHEMA
from kg.model import Event
from kg.relate.grounds import TIMES
from kg.relate.slot_links import LEAST, RULE


def beside(text: str, date: str = "2024-06-20") -> dict[str, set[tuple[str, str]]]:
    """The links told by signs alone, by the word of their event: role and name."""
    analysis = pipeline.analyse_text(text, date=date)
    return {
        event.trigger.of(analysis.document.folded): {
            (one.role.rpartition("/")[2].rpartition("#")[2], one.mention.surface)
            for one in event.arguments
            if one.evidence.rule == RULE
        }
        for event in analysis.events
    }


@pytest.mark.parametrize(
    ("text", "trigger", "role", "name"),
    [
        ("2001年3月，林德到海州任教。", "任教", "location", "海州"),
        ("安徽启动老旧小区改造；河南郑州建成两座口袋公园。", "启动", "location", "安徽"),
    ],
)
def test_a_name_beside_an_event_fills_a_slot(text: str, trigger: str, role: str, name: str) -> None:
    assert (role, name) in beside(text)[trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("5月8日，周启明在海州会见林德，林德此前访问过江城。", "会见", "江城"),
        ("5月8日，青山大桥通车，比海州大桥长一倍。", "通车", "海州大桥"),
        ("周启明5月8日在江城逝世，他生前写过海州的方志。", "逝世", "海州"),
        ("5月8日20时40分，海州一家商场起火。消防队员扑灭了大火。", "扑灭", "5月8日20时40分"),
    ],
)
def test_a_name_that_has_no_part_in_an_event_fills_none(text: str, trigger: str, name: str) -> None:
    assert name not in {one for _, one in beside(text).get(trigger, set())}


def test_a_slot_that_the_rules_filled_is_left_as_it_is() -> None:
    analysis = pipeline.analyse_text("2001年3月5日，林德在海州签署协议，随后到江城任教。", date="2024-06-20")
    for event in analysis.events:
        assert len([one for one in event.arguments if one.role == SCHEMA + "location"]) <= 1
        assert len(_times(event)) <= 1


def _times(event: Event) -> list[str]:
    return [one.mention.value for one in event.arguments if one.role in TIMES]


def test_each_link_is_as_sure_as_its_bar_asks() -> None:
    analysis = pipeline.analyse_text("2001年3月，林德到海州任教。", date="2024-06-20")
    told = [one for event in analysis.events for one in event.arguments if one.evidence.rule == RULE]
    assert told
    assert all(one.evidence.score >= min(LEAST.values()) for one in told)


def test_the_table_has_a_beginning_for_each_kind_of_name() -> None:
    table = weights.weights("slot-weights.tsv")
    kinds = ("who person", "who organisation", "who place", "where place", "where organisation", "paper document")
    assert all(f"{kind} {weights.START}" in table for kind in (*kinds, "when date"))
