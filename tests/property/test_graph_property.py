"""Any text survives every notation, and a parameter is only ever a string."""

import csv
import io
import re

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import queries, syntax, write
from kg.graph.export import to_oxigraph
from kg.rdf import Literal, Statement

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
LITERALS = st.one_of(
    st.builds(Literal, TEXT),
    st.builds(Literal, TEXT, language=st.sampled_from(("zh-Hans", "zh-Hant"))),
    st.builds(Literal, TEXT, st.just("http://id.loc.gov/datatypes/edtf/EDTF")),
)
NODES = st.sampled_from(("https://example.org/國務院", "https://example.org/a#char=1,2", "https://schema.org/Event"))
STATEMENTS = st.lists(st.builds(Statement, NODES, NODES, NODES | LITERALS, NODES), max_size=6)
NOTATIONS = (
    (syntax.nquads, ox.RdfFormat.N_QUADS),
    (syntax.trig, ox.RdfFormat.TRIG),
    (syntax.jsonld, ox.RdfFormat.JSON_LD),
)


@settings(deadline=None)
@given(STATEMENTS)
def test_every_notation_says_the_same(statements) -> None:
    asked = {quad for quad in to_oxigraph(statements) if not isinstance(quad.graph_name, ox.DefaultGraph)}
    for notation, form in NOTATIONS:
        assert set(ox.parse(input=notation(statements).encode(), format=form)) == asked, form
    union = {quad.triple for quad in asked}
    read = ox.parse(input=syntax.turtle(statements).encode(), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == union


@settings(deadline=None)
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_order_makes_no_difference(statements, random) -> None:
    shuffled = random.sample(statements, len(statements))
    for notation, _ in NOTATIONS:
        assert notation(statements) == notation(shuffled)


@settings(deadline=None)
@given(TEXT)
def test_a_parameter_comes_back_as_it_went_in(text) -> None:
    [[cell]] = queries.run(ox.Store(), "SELECT ($word AS ?x) {}", {"word": text})
    assert cell == Literal(text)


@settings(deadline=None)
@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=4))
def test_no_cell_begins_a_formula(lines) -> None:
    read = list(csv.reader(io.StringIO(write.table(lines), newline="")))
    assert [[cell.removeprefix("'") for cell in line] for line in read] == [
        [re.sub("\r\n?", "\n", cell).removeprefix("'") for cell in line] for line in lines
    ]
    for cell in (cell for line in read for cell in line):
        assert not cell.startswith(("=", "@", "\t", "\r"))
        assert cell[:1] not in {"+", "-"} or cell[1:2].isdigit()
