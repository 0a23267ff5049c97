"""Reading the ontology: a plain, sorted, stable view, and errors that name file and node."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.iri import KG, SCHEMA, TIME
from kg.lexicon import ontology_home
from kg.model import Kind

PREFIXES = """@prefix kg: <https://w3id.org/dashiji/kg#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
"""
PROBE = PREFIXES + 'kg:Probe a rdfs:Class ; rdfs:subClassOf schema:Event ; rdfs:label "巡游"@zh , "probe"@en'
ROLE = PROBE + ' ; sh:property kg:r .\nkg:r sh:path schema:attendee ; sh:name "者"@zh , "who"@en '

BROKEN = [
    ("kg:Probe a", "not valid Turtle"),
    (PREFIXES + "kg:Probe rdfs:subClassOf kg:Probe .", "runs in a circle"),
    (PREFIXES + 'kg:Probe rdfs:subClassOf schema:Event ; rdfs:label "巡游"@zh .', "needs one rdfs:label"),
    (PROBE + " ; rdfs:subClassOf schema:Place .", "two families"),
    (PROBE + " ; rdfs:subClassOf kg:Meeting .", "2 event types above it"),
    (PROBE + " ; sh:property [ sh:path schema:attendee ] .", "an IRI of its own"),
    (PROBE + " ; sh:property kg:r . kg:r kg:slot schema:Person .", "one sh:path"),
    (PROBE + " ; sh:property kg:r . kg:r sh:path schema:attendee .", "needs one sh:name"),
    (ROLE + "; kg:slot kg:Nobody .", "kg:Nobody is no class"),
    (ROLE + '; kg:seek "before" .', "is not a list"),
    (ROLE + "; kg:seek ( kg:before ) .", "is not a list"),
    (ROLE + '; kg:seek ( "behind" ) .', "no seek pattern: 'behind'"),
    (ROLE + '; kg:seek ( "由_和_" ) .', "no seek pattern"),
    (ROLE + '; sh:minCount "some" .', "not one whole number"),
    (PROBE + ' ; kg:triggeredBy "巡游", "签署" .', "kg:triggeredBy '签署' stands in two types"),
    (PROBE + ' ; kg:triggeredBy "扔_花" . kg:Fire kg:triggeredBy "扔_花" .', "kg:triggeredBy '扔_花' stands in two"),
    (PROBE + ' ; kg:headNoun "花车" . kg:Fire kg:headNoun "花车" .', "kg:headNoun '花车' stands in two types"),
]


KEPT = {"event", "meeting", "congress", "signing", "fire", "disaster", "accident"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy with few of the event types: reading all of them takes long, and says no more of the reader."""
    shutil.copytree(ontology_home(), tmp_path / "ontology")
    for path in (tmp_path / "ontology" / "event").glob("*.ttl"):
        if path.stem not in KEPT:
            path.unlink()
    return tmp_path / "ontology"


def test_view_is_sorted_and_cached() -> None:
    known = ontology.load()
    assert known is ontology.load()
    for names in ([event.iri for event in known.event_types], list(known.parents), list(known.labels)):
        assert names == sorted(names)
    assert len(known.sha256) == 64


def test_kinds_and_ancestry() -> None:
    known = ontology.load()
    assert known.kinds[KG + "TradeUnion"] is Kind.ORGANISATION
    assert known.kinds[KG + "Strike"] is Kind.EVENT
    assert known.kinds[SCHEMA + "Country"] is Kind.PLACE
    assert known.kinds[TIME + "Instant"] is Kind.DATE
    assert known.kinds[KG + "Agreement"] is Kind.DOCUMENT
    assert KG + "Fact" not in known.kinds
    assert known.is_a(KG + "Congress", SCHEMA + "Event")
    assert not known.is_a(KG + "Meeting", KG + "Congress")
    assert known.labels[KG + "adopts"] == ("通过", "adopts")


def test_a_new_file_adds_a_type_with_inherited_roles(home: Path) -> None:
    before = ontology.read(home)
    (home / "event" / "probe.ttl").write_text(
        ROLE + '; kg:slot schema:Person ; sh:maxCount 2 ; kg:seek ( "领着_" "before" ) .', encoding="utf-8"
    )
    after = ontology.read(home)
    assert len(after.event_types) == len(before.event_types) + 1
    assert after.sha256 != before.sha256
    probe = next(event for event in after.event_types if event.iri == KG + "Probe")
    roles = {role.property: role for role in probe.roles}
    attendee = roles[SCHEMA + "attendee"]
    assert (attendee.classes, attendee.maximum, attendee.label_zh) == ((SCHEMA + "Person",), 2, "者")
    assert (attendee.seek[0], attendee.seek[-1]) == ("领着_", "before")
    assert "_出席" in attendee.seek
    assert roles[SCHEMA + "location"].classes == (SCHEMA + "Place",)


@pytest.mark.parametrize(
    "name",
    [
        "event/fire.ttl",
        *(
            pytest.param(one, marks=pytest.mark.slow)
            for one in ("kg.ttl", "shapes.ttl", "lexicon/surnames.tsv", "rules/places.rq")
        ),
    ],
)
def test_the_fingerprint_is_of_all_that_a_build_can_depend_on(home: Path, name: str) -> None:
    before = ontology.read(home).sha256
    with (home / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert ontology.read(home).sha256 != before


@pytest.mark.parametrize("turtle, message", BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_file_is_named(home: Path, turtle: str, message: str) -> None:
    (home / "event" / "probe.ttl").write_text(turtle, encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        ontology.read(home)
    assert message in caught.value.message
    assert "probe.ttl" in caught.value.where
    assert caught.value.hint


def test_there_are_enough_broken_ones() -> None:
    assert len(BROKEN) == 17


def test_a_word_of_two_types_names_both_files(home: Path) -> None:
    (home / "event" / "probe.ttl").write_text(PROBE + ' ; kg:triggeredBy "签署" .', encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        ontology.read(home)
    event = home / "event"
    assert caught.value.where == f"{event / 'probe.ttl'} kg:Probe and {event / 'signing.ttl'} kg:Signing"


def test_a_missing_file_is_named(home: Path) -> None:
    (home / "kg.ttl").unlink()
    with pytest.raises(OntologyError, match=r"kg\.ttl: the file is missing"):
        ontology.read(home)


@pytest.mark.slow
def test_same_view_whatever_the_hash_seed() -> None:
    script = "from kg import ontology; o = ontology.load(); print(repr(o))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
