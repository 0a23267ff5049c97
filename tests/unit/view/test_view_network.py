"""From statements to the network: what is a node, what a link, what stands behind it."""

from dataclasses import replace

import pytest

from kg import iri, ontology
from kg.iri import ITSRDF, KG, NIF, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, TIME, XSD
from kg.model import Kind
from kg.rdf import Literal, Statement
from kg.view.model import Article, Fact, GraphView, Label, Link, Node
from kg.view.network import view_of

BASE = "https://example.org/"
ARTICLE = BASE + "article/reading"
INFERRED = BASE + "inferred"
EVENT, BODY = BASE + "event/2023-10-09_阅读大会", BASE + "organization/海滨市图书馆协会"
TOWN, PROVINCE, DAY = BASE + "place/甲省/青山镇", BASE + "place/甲省", BASE + "date/2023-10-09"
TEXT = "海滨市消息。10月9日,海濱市圖書館協會在青山镇舉辦閱讀大會，共300人參加。會後再說閱讀大會。"


SENTENCE = "10月9日,海濱市圖書館協會在青山镇舉辦閱讀大會，共300人參加。"


def _zh(words: str, tag: str = "zh-Hans") -> Literal:
    return Literal(words, language=tag)


def _thing(node: str, label: str, *classes: str) -> list[Statement]:
    types = [Statement(node, RDF + "type", one, ARTICLE) for one in classes]
    return [*types, Statement(node, RDFS + "label", _zh(label), ARTICLE)]


def _fact(number: int, subject: str, predicate: str, node: str | Literal, confidence: str = "0.90") -> list[Statement]:
    fact, start = f"{ARTICLE}#fact={number}", TEXT.index("10月")
    place = iri.characters(ARTICLE, start, TEXT.index("。", start) + 1)
    told = {
        RDF + "type": KG + "Fact",
        RDF + "subject": subject,
        RDF + "predicate": predicate,
        RDF + "object": node,
        PROV + "wasQuotedFrom": place,
        KG + "rule": Literal("_举办"),
        KG + "confidence": Literal(confidence, XSD + "decimal"),
        KG + "attributedTo": _zh("记者"),
    }
    return [Statement(subject, predicate, node, ARTICLE), *(Statement(fact, *pair, ARTICLE) for pair in told.items())]


def _mention(thing: str, words: str, nth: int = 1) -> list[Statement]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    end = start + len(words)
    place = iri.characters(ARTICLE, start, end)
    return [
        Statement(place, NIF + "beginIndex", Literal(str(start)), ARTICLE),
        Statement(place, NIF + "endIndex", Literal(str(end)), ARTICLE),
        Statement(place, NIF + "referenceContext", ARTICLE, ARTICLE),
        Statement(place, ITSRDF + "taIdentRef", thing, ARTICLE),
    ]


def _statements() -> tuple[Statement, ...]:
    statistic = ARTICLE + "#stat=1,3"
    return (
        Statement(ARTICLE, RDF + "type", SCHEMA + "Article", ARTICLE),
        Statement(ARTICLE, NIF + "isString", Literal(TEXT), ARTICLE),
        Statement(ARTICLE, SCHEMA + "headline", _zh("閱讀大會", "zh-Hant"), ARTICLE),
        Statement(ARTICLE, SCHEMA + "datePublished", Literal("2023-10-10", XSD + "date"), ARTICLE),
        Statement(ARTICLE, SCHEMA + "mentions", EVENT, ARTICLE),
        *_thing(EVENT, "阅读大会", SCHEMA + "Event", KG + "Congress"),
        Statement(EVENT, RDFS + "label", _zh("閱讀大會", "zh-Hant"), ARTICLE),
        Statement(EVENT, SKOS + "altLabel", _zh("大会"), INFERRED),
        Statement(EVENT, RDF + "type", KG + "Meeting", INFERRED),
        Statement(EVENT, SCHEMA + "startDate", Literal("2023-10-09", XSD + "date"), ARTICLE),
        Statement(EVENT, KG + "trigger", _zh("举办"), ARTICLE),
        Statement(EVENT, OWL + "sameAs", "https://example.com/Q1", INFERRED),
        *_mention(EVENT, "閱讀大會"),
        *_mention(EVENT, "閱讀大會", 2),
        *_thing(BODY, "海滨市图书馆协会", SCHEMA + "Organization"),
        *_thing(TOWN, "青山镇", SCHEMA + "Place"),
        *_thing(PROVINCE, "甲省", SCHEMA + "Place"),
        *_thing(DAY, "2023年10月9日", TIME + "Instant", TIME + "TemporalEntity"),
        Statement(DAY, KG + "earliest", Literal("2023-10-09", XSD + "date"), ARTICLE),
        *_fact(1, EVENT, KG + "coOrganizer", BODY),
        *_fact(2, EVENT, KG + "coOrganizer", BODY, "0.95"),
        *_fact(3, EVENT, TIME + "hasTime", DAY),
        *_fact(4, EVENT, SCHEMA + "startDate", Literal("2023-10-09", XSD + "date")),
        Statement(EVENT, SCHEMA + "organizer", BODY, INFERRED),
        Statement(TOWN, SCHEMA + "containedInPlace", PROVINCE, INFERRED),
        *_mention(statistic, "300人"),
        Statement(statistic, RDF + "type", SCHEMA + "Observation", ARTICLE),
        Statement(statistic, SCHEMA + "observationAbout", EVENT, ARTICLE),
        Statement(statistic, SCHEMA + "value", Literal("300", XSD + "decimal"), ARTICLE),
        Statement(statistic, SCHEMA + "unitText", _zh("人"), ARTICLE),
        Statement(statistic, SCHEMA + "measuredProperty", _zh("参加人数"), ARTICLE),
    )


@pytest.fixture(scope="module")
def view() -> GraphView:
    return view_of(_statements(), ontology.load())


def _node(view: GraphView, name: str) -> Node:
    return next(node for node in view.nodes if node.id == name)


def test_things_alone_are_nodes(view: GraphView) -> None:
    assert [node.id for node in view.nodes] == sorted([EVENT, BODY, TOWN, PROVINCE, DAY])


def test_an_event_has_its_names_types_dates_and_notes(view: GraphView) -> None:
    event = _node(view, EVENT)
    assert (event.label, event.traditional, event.names) == ("阅读大会", "閱讀大會", ("大会",))
    assert event.kind is Kind.EVENT
    assert event.types[0].en == "congress"
    assert (event.start, event.end) == ("2023-10-09", "")
    assert event.same_as == ("https://example.com/Q1",)
    told = {note.label.en: note.value for note in event.notes}
    assert told["参加人数"] == "300人"
    assert {note.facts[0].sentence for note in event.notes if note.value in {"300人", "举办"}} == {SENTENCE}
    assert "举办" in told.values()
    assert [note.facts[0].rule for note in event.notes if note.value == "2023-10-09"] == ["_举办"]


@pytest.mark.parametrize(
    "property_, values, contested",
    [
        (SCHEMA + "jobTitle", ("主席", "副委员长"), False),
        (SCHEMA + "startDate", ("2023-10-09", "2023-10-11"), True),
        (SCHEMA + "startDate", ("2023-10", "2023-10-11"), False),
    ],
)
def test_only_days_that_cannot_both_be_true_are_contested(property_, values, contested) -> None:
    told = [line for at, value in enumerate(values, 7) for line in _fact(at, EVENT, property_, Literal(value))]
    event = _node(view_of((*_thing(EVENT, "阅读大会", SCHEMA + "Event"), *told), ontology.load()), EVENT)
    assert {note.value for note in event.notes} == set(values)
    assert {note.contested for note in event.notes} == {contested}


def test_mentions_stand_in_the_text_of_their_article(view: GraphView) -> None:
    (text,) = view.texts
    event = next(node for node in view.nodes if node.kind is Kind.EVENT)
    marked = [text.words[mark.start : mark.end] for mark in text.marks if event.id in mark.things]
    assert marked == ["閱讀大會"] * event.mentions
    assert text.article == ARTICLE


def test_links_carry_their_sentences_the_surest_first(view: GraphView) -> None:
    link = next(link for link in view.links if link.target == BODY)
    assert link.facts == (
        Fact(SENTENCE, ARTICLE, "_举办", "0.95", "记者"),
        Fact(SENTENCE, ARTICLE, "_举办", "0.90", "记者"),
    )
    assert not link.inferred


def test_what_is_inferred_links_only_what_nothing_else_links(view: GraphView) -> None:
    label = Label(*ontology.load().labels[SCHEMA + "containedInPlace"])
    assert [link for link in view.links if link.inferred] == [
        Link(TOWN, PROVINCE, label, inferred=True, predicate=SCHEMA + "containedInPlace")
    ]
    assert len(view.links) == 3


def test_articles_have_titles(view: GraphView) -> None:
    assert view.articles == (Article(ARTICLE, "閱讀大會", "2023-10-10"),)


def test_nothing_gives_an_empty_view() -> None:
    assert replace(view_of((), ontology.load()), types=()) == GraphView()
