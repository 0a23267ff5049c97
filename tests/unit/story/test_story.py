"""A story: what it is about, what it tells of it and in which order, and that every line leads to its source."""

import re
from pathlib import Path

import pytest

from kg import cli, ontology, pipeline, story
from kg.errors import QueryError, SettingsError
from kg.model import Kind
from kg.view.model import Fact, GraphView, Label, Link, Node
from kg.view.network import view_of

NEWS = {
    "a": "2024年10月12日\n10月9日，海湾大学在江城举办第三届赛诗会，海湾大学校长林书远出席赛诗会。\n",
    "b": "2024年3月6日\n3月5日，海湾大学举行毕业典礼。\n",
    "c": "2024年5月9日\n5月8日，江城图书馆举行揭牌仪式。\n",
}
BODY = "海湾大学"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    for name, text in NEWS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    pipeline.build(folder).save(folder / "graph")
    return folder / "graph"


def _written(built: Path, asked: str, language: str = "zh") -> str:
    page = built.parent / "page.html"
    story.write(built, asked, page, ontology.load(), language=language)
    return page.read_text(encoding="utf-8")


def _thing(name: str, path: str, kind: Kind = Kind.PERSON, **more: object) -> Node:
    return Node(f"https://example.org/{path}", name, kind, **more)  # type: ignore[arg-type]


def test_a_body_has_its_events_in_order_of_time_and_no_others(built: Path) -> None:
    page = _written(built, BODY)
    assert re.findall(r'<p class="date">(.*?)</p>', page) == ["2024年3月5日", "2024年10月9日"]
    assert "揭牌仪式" not in page
    assert "林书远" in page.split('id="chronicle"')[1]


def test_every_number_leads_to_a_source_and_every_source_is_numbered(built: Path) -> None:
    page = _written(built, BODY)
    sources = re.findall(r'<li id="s(\d+)">(.*?)</li>', page)
    assert [number for number, _ in sources] == ["1", "2"]
    assert set(re.findall(r'href="#s(\d+)"', page)) == {"1", "2"}
    assert "b.txt" in sources[0][1]
    assert "2024年3月6日" in sources[0][1]


def test_a_topic_gathers_what_names_or_sentences_hold(built: Path) -> None:
    page = _written(built, "仪式 江城")
    assert re.findall(r'<p class="date">(.*?)</p>', page) == ["2024年5月8日"]
    assert BODY not in page


def test_a_query_is_told_as_a_story(built: Path) -> None:
    page = _written(built, 'SELECT ?e { ?e schema:startDate ?d FILTER(STR(?d) = "2024-05-08") }')
    assert "揭牌仪式" in page
    assert BODY not in page


def test_the_network_is_drawn_and_its_names_stand_in_it(built: Path) -> None:
    drawing = re.search(r"<svg.*?</svg>", _written(built, BODY))
    assert drawing
    assert BODY in drawing[0]
    assert "林书远" in drawing[0]


def test_english_is_english_save_for_what_the_articles_say(built: Path) -> None:
    page = _written(built, BODY, "en")
    assert '<html lang="en">' in page
    assert "9 October 2024" in page
    assert re.findall(r"<h2>(.*?)</h2>", page)[-1] == "Sources"
    with pytest.raises(SettingsError, match="no story in fr"):
        _written(built, BODY, "fr")


def test_what_nothing_is_told_of_is_refused_with_the_nearest_name(built: Path) -> None:
    with pytest.raises(QueryError, match="nothing is told of 海弯大学") as told:
        _written(built, "海弯大学")
    assert BODY in (told.value.hint or "")


def test_the_command_writes_it_and_says_how_much(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = built.parent / "told.html"
    assert cli.run(["view", str(built), "-o", str(page), "--story", BODY]) == cli.DONE
    assert capsys.readouterr().out.startswith("海湾大学: 2 events, 2 sources")
    assert cli.run(["view", str(built), "-o", str(page), "--story", "无此事"]) == cli.MENDABLE


def test_of_namesakes_the_most_told_of_is_meant_and_the_others_are_named() -> None:
    one, other = _thing("张伟", "person/张伟"), _thing("张伟", "person/张伟~医生", mentions=5)
    event = _thing("开诊", "event/开诊", Kind.EVENT)
    fact = Fact("张伟出席开诊。", "https://example.org/article/a", "_出席", "0.9")
    link = Link(event.id, other.id, Label("参加者", "attendee"), (fact,))
    view = GraphView((event, one, other), (link,))
    found = story.find(view, "張偉")
    assert found.main == other
    assert found.namesakes == ("person/张伟",)
    assert story.find(view, "person/张伟").main == one
    assert story.find(view, one.id).main == one


def test_hostile_names_are_text_and_kept_apart() -> None:
    name = "<script>alert(1)</script>\u202e反"
    node = _thing(name, "person/x", mentions=1)
    view = GraphView((node,))
    page = story.page(story.tell(view, (), ontology.load(), story.find(view, name), "zh")).decode()
    assert "<script>" not in page
    assert "<bdi>&lt;script&gt;" in page


def test_the_same_graph_gives_the_same_bytes(built: Path) -> None:
    assert _written(built, BODY) == _written(built, BODY)
    assert view_of((), ontology.load()).nodes == ()
