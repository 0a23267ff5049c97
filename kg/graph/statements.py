"""What a corpus says, as statements in the vocabulary's terms."""

from __future__ import annotations

from collections.abc import Mapping

from kg.event_types import Ontology
from kg.graph import articles, conflicts, facts, places, provenance, tenures, things, vocabulary
from kg.graph.links import Links
from kg.graph.quads import Aside, Link, Quads
from kg.model import Corpus
from kg.rdf import Statement
from kg.settings import Settings


def statements(
    corpus: Corpus, ontology: Ontology, base: str, settings: Settings | None = None
) -> tuple[Statement, ...]:
    """What is said of things once in `<base>things`, one named graph an article with its links, mentions and facts.

    `<base>inferred` has the places that no article names, `<base>ontology` the terms. No triple stands in two graphs: a
    link that several articles tell is in `<base>things`, its facts in theirs. Sorted by graph, subject, predicate and
    object; the same corpus and settings give the same statements.
    """
    return _noted(Links(corpus, base), settings or Settings(base=base)).sorted()


def describe(corpus: Corpus, settings: Settings, aside: Aside) -> str:
    """The same for more articles than memory holds the statements of.

    All goes `aside`, in no order, some of it twice; what comes back is the graph of the triples that several graphs
    say.
    """
    links = Links(corpus, settings.base)
    _noted(links, settings, aside)
    return links.things


def of_article(corpus: Corpus, base: str, aside: Aside) -> Mapping[str, Link]:
    """The part of `describe` that each article tells alone: of a corpus of that one, with the things it names.

    Back come, by their facts, the links of properties that have one value.
    """
    links = Links(corpus, base)
    quads = Quads(links.things, aside)
    articles.describe(links, quads)
    for analysis in corpus.analyses:
        facts.of_article(links, analysis, quads)
    return quads.facts


def of_things(corpus: Corpus, settings: Settings, aside: Aside) -> str:
    """The rest of `describe`, which needs the whole corpus."""
    links = Links(corpus, settings.base)
    quads = Quads(links.things, aside)
    provenance.made_by(settings, links, quads)
    provenance.describe(links, quads)
    things.describe(links, quads)
    facts.of_things(links, quads)
    tenures.describe(links, quads)
    for analysis in corpus.analyses:
        facts.compared(links, analysis, quads)
    conflicts.describe(links, quads)
    places.describe(links, quads)
    vocabulary.describe(links.base, quads)
    return links.things


def _noted(links: Links, settings: Settings, aside: Aside | None = None) -> Quads:
    quads = Quads(links.things, aside)
    provenance.made_by(settings, links, quads)
    for part in (articles, provenance, things, facts, tenures, conflicts, places):
        part.describe(links, quads)
    vocabulary.describe(links.base, quads)
    return quads
