"""Apache Jena's SHACL finds what `kg check` finds: the same shapes broken at the same nodes."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Namespace

from kg.graph import shapes

SH = Namespace("http://www.w3.org/ns/shacl#")
BROKEN = Path(__file__).resolve().parents[1] / "ontology" / "broken_graph.ttl"

Finding = tuple[str, str, str]
pytestmark = pytest.mark.slow


def _theirs(jena: Callable[..., str], data: Graph, place: Path) -> Counter[Finding]:
    """What Jena reports; it is given the classes above each class with the data, for it takes no third graph."""
    rules, ontology = shapes.load()
    rules.serialize(place / "shapes.ttl")
    (data + ontology).serialize(place / "data.ttl")
    text = jena("shacl.shacl_validate", "--shapes", str(place / "shapes.ttl"), "--data", str(place / "data.ttl"))
    report = Graph().parse(data=text, format="turtle")
    return Counter(
        (
            _name(report.value(one, SH.focusNode)),
            _name(report.value(one, SH.sourceShape)),
            str(report.value(one, SH.resultSeverity)).rpartition("#")[2],
        )
        for one in report.objects(None, SH.result)
    )


def _ours(data: Graph) -> Counter[Finding]:
    found = shapes.check_graph(data)
    return Counter(("_" if one.focus.startswith("_:") else one.focus, one.shape, one.severity) for one in found)


def _name(node: object) -> str:
    return "_" if isinstance(node, BNode) else str(node)


def test_the_same_breaches_of_every_shape(jena: Callable[..., str], tmp_path: Path) -> None:
    theirs = _theirs(jena, Graph().parse(BROKEN), tmp_path)
    assert theirs == _ours(Graph().parse(BROKEN))
    assert len(theirs) > 60


def test_a_build_is_sound_to_both(jena: Callable[..., str], built: Path, tmp_path: Path) -> None:
    theirs = _theirs(jena, Graph().parse(built / "graph.ttl"), tmp_path)
    assert theirs == _ours(Graph().parse(built / "graph.ttl"))
    assert not [one for one in theirs if one[2] == "Violation"]
