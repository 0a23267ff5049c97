"""The SHACL shapes: a good graph passes, and each broken promise is found."""

import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Namespace

from kg.iri import BASE
from kg.lexicon import ontology_home

SH = Namespace("http://www.w3.org/ns/shacl#")
HOME = ontology_home()
GOOD = Path(__file__).with_name("small_graph.ttl").read_text(encoding="utf-8")

BROKEN = [  # what to replace in the good graph, by what, the property path or shape that must be named
    ('rdfs:label "座谈会"@zh-Hans ;', "", "Named-name"),
    ('rdfs:label "林国栋"@zh-Hans ;', 'rdfs:label "林国栋" ;', "Named-label"),
    ('rdfs:label "林国栋"@zh-Hans ;', 'rdfs:label "林国栋"@zh-Hans , "林"@zh-Hans ;', "Named-label"),
    ("<person/林国栋> , <document", "<document", "Mentioned-mention"),
    (
        'schema:startDate "2021-06"^^xsd:gYearMonth',
        'schema:startDate "2021-06"^^xsd:gYearMonth , "2022"^^xsd:gYear',
        "EventTime-startDate",
    ),
    ('schema:startDate "2021-06"^^xsd:gYearMonth', 'schema:startDate "June"', "EventTime-startDate"),
    ('kg:earliest "2021-07-02"^^xsd:date ; kg:latest "2021-07-02"^^xsd:date ;', "", "EventBoundsShape"),
    (
        'kg:earliest "2021-07-02"^^xsd:date ; kg:latest "2021-07-02"',
        'kg:earliest "2021-07-03"^^xsd:date ; kg:latest "2021-07-02"',
        "EventTime-earliest",
    ),
    ('kg:modality "planned"', 'kg:modality "perhaps"', "EventTime-modality"),
    (
        "schema:location <place/大河省/临江市>",
        "schema:location <organization/护林站>",
        "Event-location",
    ),
    ("schema:attendee <person/林国栋>", "schema:attendee <document/护林协议>", "Event-attendee"),
    ("kg:signs <document/护林协议>", "kg:signs <person/林国栋>", "Event-signs"),
    ('kg:edtf "2021-06"^^edtf:EDTF ;', "", "Date-edtf"),
    ('kg:adminCode "990100"', 'kg:adminCode "99"', "Place-adminCode"),
    ('kg:post "主席"@zh-Hans ;', "", "Tenure-post"),
    ("schema:worksFor <organization/青山市总工会>", "schema:worksFor <place/大河省>", "Person-worksFor"),
    ("schema:publisher <organization/青山市总工会>", "schema:publisher <place/大河省>", "Document-publisher"),
    ('schema:value "300" ;', "", "Statistic-value"),
    ('schema:measuredProperty "会员"', 'schema:unitText "个"', "Statistic-unitText"),
    ('nif:anchorOf "青山市总工会" ;', "", "Mention-anchorOf"),
    ('nif:endIndex "14"', 'nif:endIndex "7"', "Mention-beginIndex"),
    ('nif:endIndex "14"^^xsd:nonNegativeInteger ;', "", "Mention-endIndex"),
    ("itsrdf:taConfidence 0.95", "itsrdf:taConfidence 1.5", "Mention-taConfidence"),
    ('kg:rule "signed" ;', "", "Fact-rule"),
    ('prov:wasQuotedFrom <article/small#char=8,23> ; kg:rule "signed"', 'kg:rule "signed"', "Fact-wasQuotedFrom"),
    ('kg:rule "signed" ; kg:confidence 0.9', 'kg:rule "signed" ; kg:confidence 9', "Fact-confidence"),
    ("rdf:predicate schema:superEvent ; rdf:object", "rdf:predicate kg:document ; rdf:object", "EvidenceShape"),
]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph().parse(HOME / "shapes.ttl")
    for path in sorted((HOME / "event").glob("*.ttl")):
        graph.parse(path)
    return graph


def findings(shapes: Graph, *data: str) -> list[list[tuple[str, str]]]:
    """Severity and shape of each finding in each graph; all are held against the shapes at once, which is faster."""
    graph = Graph()
    for number, one in enumerate(data):
        graph.parse(data=one.replace("/dashiji/id/>", f"/dashiji/id/{number}/>", 1), format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=Graph().parse(HOME / "kg.ttl"))
    assert isinstance(report, Graph)
    told: list[list[tuple[str, str]]] = [[] for _ in data]
    for result in report.subjects(SH.focusNode):
        about = [*report.objects(result, SH.focusNode), *report.objects(result, SH.value)]
        number = next(int(found[1]) for one in about if (found := re.match(rf"{BASE}(\d+)/", str(one))))
        severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
        shapes_of = report.objects(result, SH.sourceShape)
        told[number] += [(severity, str(source).rpartition("#")[2]) for source in shapes_of]
    return [sorted(one) for one in told]


def test_a_good_graph_passes(shapes: Graph) -> None:
    assert findings(shapes, GOOD) == [[]]


def test_there_are_enough_broken_ones() -> None:
    assert len(BROKEN) == 27
    assert all(GOOD.count(words) >= 1 for words, _, _ in BROKEN)


def test_each_broken_promise_is_found(shapes: Graph) -> None:
    found = findings(shapes, *(GOOD.replace(words, instead, 1) for words, instead, _ in BROKEN))
    told = zip(BROKEN, found, strict=True)
    assert [shape for (_, _, shape), here in told if ("Violation", shape) not in here] == []


def test_a_thin_event_is_a_warning(shapes: Graph) -> None:
    thin = GOOD + '<event/x> a schema:Event ; rdfs:label "某事"@zh-Hans .\n'
    thin += "<article/small#char=20,23> itsrdf:taIdentRef <event/x> .\n"
    assert findings(shapes, thin) == [[("Warning", "ThinEvent-anything")]]


def test_messages_are_english_and_chinese() -> None:
    graph = Graph().parse(HOME / "shapes.ttl")
    messages = list(graph.objects(None, SH.message))
    assert len(messages) >= 80
    assert {message.language for message in messages} == {"en", "zh"}
    assert all(str(message).isascii() == (message.language == "en") for message in messages)
