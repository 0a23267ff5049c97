"""What a corpus says, as statements in the vocabulary's terms."""

from __future__ import annotations

from kg.graph import articles, facts, inference, things
from kg.graph.links import Links
from kg.graph.quads import Quads
from kg.model import Corpus, Ontology, Statement


def statements(corpus: Corpus, ontology: Ontology, base: str) -> tuple[Statement, ...]:
    """One named graph an article with what is read there, and `<base>inferred` with what follows from it.

    Sorted by graph, subject, predicate and object; the same corpus gives the same statements.
    """
    links = Links(corpus, base)
    quads = Quads()
    articles.describe(links, quads)
    things.describe(links, quads)
    facts.describe(links, quads)
    inference.describe(links, quads)
    return quads.sorted()
