"""What a graph knows of one thing: its properties, what points to it, the sentences behind both, its mentions."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from kg.graph.answers import Term
from kg.graph.quads import SIMPLIFIED
from kg.rdf import Literal
from kg.serve.pool import Pool
from kg.serve.streaming import result

MOST = 500
"""Rows of each kind that a page shows."""

_IS = "ASK { { $thing ?p ?o } UNION { ?s ?p $thing } }"
_NAMED = 'OPTIONAL { ?%s rdfs:label ?name FILTER (LANGMATCHES(LANG(?name), "zh-Hans")) }'
_PROPERTIES = f"""SELECT DISTINCT ?p ?o ?name WHERE {{ $thing ?p ?o . {_NAMED % "o"} }}
ORDER BY ?p STR(?name) STR(?o) LIMIT {MOST}"""
_POINTING = f"""SELECT DISTINCT ?p ?s ?name WHERE {{ ?s ?p $thing . {_NAMED % "s"}
  FILTER (?p NOT IN (rdf:subject, rdf:object, itsrdf:taIdentRef, nif:referenceContext, prov:wasQuotedFrom)) }}
ORDER BY ?p STR(?name) STR(?s) LIMIT {MOST}"""
_FACTS = f"""SELECT DISTINCT ?fact ?s ?p ?o ?rule ?confidence ?sentence WHERE {{
  {{ ?fact rdf:subject $thing }} UNION {{ ?fact rdf:object $thing }}
  ?fact rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasQuotedFrom ?place .
  OPTIONAL {{ ?fact kg:rule ?rule }} OPTIONAL {{ ?fact kg:confidence ?confidence }}
  BIND (STRAFTER(STR(?place), "#char=") AS ?offsets)
  BIND (xsd:integer(STRBEFORE(?offsets, ",")) AS ?begin)
  BIND (xsd:integer(STRAFTER(?offsets, ",")) AS ?end)
  BIND (IRI(STRBEFORE(STR(?place), "#char=")) AS ?article)
  OPTIONAL {{ ?article nif:isString ?text }}
  BIND (SUBSTR(STR(?text), ?begin + 1, ?end - ?begin) AS ?sentence) }} ORDER BY ?fact LIMIT {2 * MOST}"""
_MENTIONS = f"""SELECT DISTINCT ?article ?begin ?before ?words ?after WHERE {{
  ?mention itsrdf:taIdentRef $thing ; nif:anchorOf ?words ; nif:referenceContext ?article ;
    nif:beginIndex ?from ; nif:endIndex ?to .
  ?article nif:isString ?text . BIND (xsd:integer(?from) AS ?begin) BIND (xsd:integer(?to) AS ?end)
  BIND (IF(?begin > 20, ?begin - 20, 0) AS ?left)
  BIND (SUBSTR(STR(?text), ?left + 1, ?begin - ?left) AS ?before) BIND (SUBSTR(STR(?text), ?end + 1, 20) AS ?after)
}} ORDER BY ?article ?begin LIMIT {MOST}"""
_TRIPLES = """CONSTRUCT { ?s ?p ?o } WHERE { SELECT DISTINCT ?s ?p ?o WHERE {
  { BIND ($thing AS ?s) ?s ?p ?o } UNION { BIND ($thing AS ?o) ?s ?p ?o }
  UNION { ?s rdf:subject|rdf:object $thing . ?s ?p ?o } UNION { GRAPH $thing { ?s ?p ?o } }
  UNION { $thing ?link ?s . ?s rdfs:label ?o BIND (rdfs:label AS ?p) } } ORDER BY ?s ?p }"""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that a fact was read in, with the rule that read it and the confidence."""

    fact: str
    words: str
    rule: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Link:
    """A property with its value, or with the thing that has it; `name` where that is a thing with a name."""

    property: str
    node: str | Literal
    name: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """All that a page shows; `mentions` are article, offset, words before, the mention, words after."""

    iri: str
    properties: tuple[Link, ...]
    pointing: tuple[Link, ...]
    mentions: tuple[tuple[str, ...], ...]

    def name(self, predicate: str) -> str:
        """The value of a property, the simplified one where there are several."""
        found = [one.node for one in self.properties if one.property == predicate]
        simplified = (node for node in found if isinstance(node, Literal) and node.language == SIMPLIFIED)
        return _text(next(simplified, next(iter(found), None)))


async def known(pool: Pool, iri: str) -> bool:
    """Whether the graph says anything of a thing."""
    return bool(await result(pool, _of(_IS, iri)))


def triples(iri: str) -> str:
    """The query for what there is to say of a thing in triples; of an article, all it tells."""
    return _of(_TRIPLES, iri)


async def gather(pool: Pool, iri: str) -> Thing:
    """What the page of a thing shows."""
    texts = (_PROPERTIES, _POINTING, _FACTS, _MENTIONS)
    properties, pointing, facts, mentions = await asyncio.gather(*(result(pool, _of(text, iri)) for text in texts))
    quotes: dict[tuple[str, str, Term], list[Quote]] = {}
    for fact, subject, predicate, node, rule, confidence, words in facts:
        quote = Quote(_text(fact), _text(words), _text(rule), _text(confidence))
        quotes.setdefault((_text(subject), _text(predicate), node), []).append(quote)
    return Thing(
        iri,
        tuple(
            Link(_text(p), node, _text(name), tuple(quotes.get((iri, _text(p), node), ())))
            for p, node, name in properties
            if node is not None
        ),
        tuple(
            Link(_text(p), _text(subject), _text(name), tuple(quotes.get((_text(subject), _text(p), iri), ())))
            for p, subject, name in pointing
        ),
        tuple(tuple(_text(cell) for cell in row) for row in mentions),
    )


def _of(text: str, iri: str) -> str:
    return text.replace("$thing", f"<{iri}>")


def _text(node: Term) -> str:
    return node.value if isinstance(node, Literal) else node or ""
