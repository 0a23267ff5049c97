"""The vocabulary as others use it: one file, its shapes apart, its context for JSON-LD."""

import importlib.util
import json
import tomllib
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, Graph, Namespace, URIRef

from kg import ontology
from kg.graph import published
from kg.graph.media import GRAPHS
from kg.iri import KG, PREFIXES

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "docs" / "vocabulary"
SCHEMA = Namespace(PREFIXES["schema"])
IT = URIRef(published.VOCABULARY)


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(HOME / "kg.ttl")


def test_files_are_current() -> None:
    spec = importlib.util.spec_from_file_location("make_ontology", ROOT / "docs" / "make_ontology.py")
    assert spec
    assert spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    made = maker.files()
    assert len(made) == 3
    for name, content in made.items():
        assert (HOME / name).read_bytes() == content, "python docs/make_ontology.py"


def test_it_says_what_it_is(terms: Graph) -> None:
    assert (IT, RDF.type, OWL.Ontology) in terms
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert published.version() == version
    assert set(terms.objects(IT, OWL.versionIRI)) == {URIRef(f"{published.VOCABULARY}/{version}")}
    for predicate in (DCTERMS.license, DCTERMS.creator, DCTERMS.title):
        assert (IT, predicate, None) in terms, predicate


def test_event_types_are_classes_of_owl(terms: Graph) -> None:
    known = ontology.load().event_types
    assert len(known) >= 60
    for event in known:
        assert (URIRef(event.iri), RDF.type, OWL.Class) in terms, event.iri
        assert len(set(terms.objects(URIRef(event.iri), RDFS.label))) == 2


def test_shapes_and_words_that_find_are_apart(terms: Graph) -> None:
    assert not [one for one in terms.predicates() if str(one).startswith(str(SH))]
    assert not [one for one in terms.predicates() if str(one).endswith(("#triggeredBy", "#seek", "#slot"))]
    shapes = Graph().parse(HOME / "shapes.ttl")
    assert len(set(shapes.subjects(RDF.type, SH.PropertyShape))) > 150
    assert (URIRef(f"{KG}Merger"), SH.property, URIRef(f"{KG}Merger-attendee")) in shapes
    assert not list(shapes.triples((None, RDFS.subClassOf, None)))


@pytest.mark.parametrize(
    "namespace",
    [
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "http://linkedevents.org/ontology/",
        "http://purl.org/NET/c4dm/event.owl#",
        PREFIXES["prov"],
        PREFIXES["geo"],
        PREFIXES["org"],
    ],
)
def test_it_leads_to_other_vocabularies(namespace: str, terms: Graph) -> None:
    leading = [one for one in terms.objects() if str(one).startswith(namespace)]
    assert len(leading) >= 1


def test_what_it_leads_from_is_declared() -> None:
    known = Graph()
    for path in (ROOT / "ontology" / "kg.ttl", *(ROOT / "ontology" / "event").glob("*.ttl")):
        known.parse(path)
    told = set(Graph().parse(ROOT / "ontology" / "alignments.ttl").subjects())
    assert len(told) >= 20
    assert sorted(one for one in told if (one, RDF.type, None) not in known) == []


def test_the_context_makes_plain_json_triples() -> None:
    document = {
        **json.loads(published.context()),
        "id": "https://example.org/e",
        "type": "Merger",
        "organizer": "https://example.org/o",
        "earliest": "2023-01-02",
        "kg:rule": "a-rule",
        "superEvent": {"id": "https://example.org/f", "type": ["Event", "Meeting"]},
    }
    found = Graph().parse(data=json.dumps(document), format="json-ld")
    event = URIRef("https://example.org/e")
    assert (event, RDF.type, URIRef(f"{KG}Merger")) in found
    assert (event, SCHEMA.organizer, URIRef("https://example.org/o")) in found
    assert (URIRef("https://example.org/f"), RDF.type, SCHEMA.Event) in found
    assert (event, URIRef(f"{KG}rule"), None) in found
    [earliest] = found.objects(event, URIRef(f"{KG}earliest"))
    assert earliest.toPython().isoformat() == "2023-01-02"  # type: ignore[attr-defined]


def test_every_class_and_property_of_a_graph_has_its_name_in_the_context() -> None:
    known = json.loads(published.context())["@context"]
    meant = {one["@id"] if isinstance(one, dict) else one for one in known.values()}
    used = {str(event.iri) for event in ontology.load().event_types}
    used |= {str(one) for one in Graph().parse(ROOT / "output" / "graph.ttl").predicates()}
    own = {one for one in used if one.startswith((KG, PREFIXES["schema"]))}
    assert len(own) > 80
    assert sorted(own - meant) == []


@pytest.mark.parametrize("form", sorted(GRAPHS))
def test_it_is_the_same_in_every_notation(form: str, terms: Graph) -> None:
    names = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}
    other = Graph().parse(data=published.written(published.vocabulary(), form), format=names[form])
    assert set(other) == set(terms)
