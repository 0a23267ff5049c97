"""Shapes for every class, and messages in plain words of both languages."""

import re

import pytest
import rdflib

from kg.graph import shapes
from kg.iri import KG, RDF, RDFS, SH

CHINESE = re.compile("[\u4e00-\u9fff]")
CLASS = rdflib.URIRef(RDFS + "Class")
DATA = """@prefix schema: <https://schema.org/> . @prefix kg: <https://w3id.org/dashiji/kg#> .
<https://example.org/e> a kg:Meeting ; schema:location <https://example.org/p> ; kg:modality "perhaps" .
<https://example.org/p> a schema:Person .
"""


def test_every_class_has_a_shape_of_its_own_or_of_a_class_above() -> None:
    parts = shapes.load()
    known = parts[0] + parts[1]
    kind = rdflib.URIRef(RDF + "type")
    targets = set(known.objects(None, rdflib.URIRef(SH + "targetClass")))
    targets |= {one for one in known.subjects(kind, rdflib.URIRef(SH + "NodeShape")) if (one, kind, CLASS) in known}
    classes = sorted(known.subjects(kind, CLASS))
    assert len(classes) > 90
    above = rdflib.URIRef(RDFS + "subClassOf")
    assert [one for one in classes if not targets & set(known.transitive_objects(one, above))] == []


def test_every_message_is_in_both_languages() -> None:
    said = [
        (shape, {text.language for text in shapes.load()[0].objects(shape, rdflib.URIRef(SH + "message"))})
        for shape in set(shapes.load()[0].subjects(rdflib.URIRef(SH + "message"), None))
    ]
    assert len(said) > 50
    assert [str(shape) for shape, languages in said if languages != {"en", "zh"}] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_messages_are_in_one_language_and_in_words_of_our_own(language: str) -> None:
    found = shapes.check_graph(rdflib.Graph().parse(data=DATA, format="turtle"), language)
    assert len(found) >= 4
    for one in found:
        assert bool(CHINESE.search(one.message)) == (language == "zh"), one.message
        assert "Value does not" not in one.message


def test_a_role_without_a_message_tells_its_name_and_what_it_must_lead_to() -> None:
    found = shapes.check_graph(rdflib.Graph().parse(data=DATA, format="turtle"))
    told = [one.message for one in found if one.path.endswith("/location")]
    assert told == ["location must lead to a thing of the class place."]


def test_a_meeting_that_is_not_called_an_event_is_checked_as_one() -> None:
    found = shapes.check_graph(rdflib.Graph().parse(data=DATA, format="turtle"))
    assert any(one.path.endswith("#modality") for one in found)


STRANGE = {
    "kg:organiser": "https://schema.org/organizer",
    "kg:startdate": "https://schema.org/startDate",
    "kg:modalty": KG + "modality",
    "kg:purple": "",
    "<http://schema.org/location>": "https://schema.org/location",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_term_that_does_not_exist_is_a_warning_that_names_the_nearest(language: str) -> None:
    lines = "".join(f'<https://example.org/p> {term} "x" .\n' for term in STRANGE)
    found = shapes.check_graph(rdflib.Graph().parse(data=DATA + lines, format="turtle"), language)
    told = {one.focus: one.message for one in found if not one.shape}
    terms = {term.replace("kg:", KG).strip("<>"): near for term, near in STRANGE.items()}
    assert set(told) == set(terms)
    for term, near in terms.items():
        assert ("https:" in told[term]) == bool(near)
        assert near in told[term]
        assert bool(CHINESE.search(told[term])) == (language == "zh")


def test_terms_of_other_vocabularies_are_welcome() -> None:
    data = "@prefix s: <https://schema.org/> . <urn:a> a s:Hotel , <urn:Inn> ; s:petsAllowed true ; <urn:p> 1 ."
    assert shapes.check_graph(rdflib.Graph().parse(data=data, format="turtle")) == ()


def test_things_of_no_known_class_are_not_counted() -> None:
    assert shapes.count_of_known(rdflib.Graph().parse(data=DATA, format="turtle")) == 2
    assert shapes.count_of_known(rdflib.Graph().parse(data="<a:b> a <c:d> .", format="turtle")) == 0
