"""From statements to the network of things that the page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.edtf import overlap
from kg.event_types import Ontology
from kg.graph import rows
from kg.iri import KG, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, short
from kg.rdf import Literal, Statement
from kg.view import quotes, texts
from kg.view.model import Article, Fact, Figure, GraphView, Label, Link, Node, Note, Type
from kg.view.quotes import Quotes

_SAME = frozenset({OWL + "sameAs", SKOS + "exactMatch"})
_SHOWN_ELSEWHERE = frozenset(
    {
        RDFS + "label",
        SKOS + "altLabel",
        *(KG + name for name in ("earliest", "latest", "edtf")),
        *(SCHEMA + name for name in ("startDate", "endDate", "latitude", "longitude")),
    }
)
_DAYS = frozenset(
    {
        KG + "effectiveFrom",
        *(
            SCHEMA + name
            for name in ("startDate", "endDate", "datePublished", "foundingDate", "birthDate", "deathDate")
        ),
    }
)
"""Of these a thing has one: two days apart contradict each other, where two posts of a person do not."""
_CODED = frozenset({KG + "modality", KG + "polarity"})
"""Their values stand for words of the sentence."""

_Facts = Mapping[tuple[str, str, str], tuple[Fact, ...]]


def view_of(statements: Iterable[Statement], ontology: Ontology) -> GraphView:
    """The things of the vocabulary with their names and notes, and the links between them.

    Articles, mentions, facts and statistics are no nodes. What is only inferred is a link where nothing that was
    read links the same two things. Nodes stand in order of IRI, links in order of their ends.
    """
    statements = tuple(statements)
    facts, told = _facts(statements), quotes.of_statements(statements)
    figures = tuple(sorted(_figures(statements, told)))
    nodes = tuple(_nodes(statements, ontology, _notes(statements, ontology, facts, told, figures)))
    return GraphView(
        nodes=nodes,
        links=tuple(_links(statements, ontology, facts, frozenset(node.id for node in nodes))),
        articles=tuple(_articles(statements, told)),
        texts=texts.of_articles(statements),
        figures=figures,
        types=tuple(Type(one, kind, _label(ontology, one)) for one, kind in sorted(ontology.kinds.items())),
    )


def _facts(statements: tuple[Statement, ...]) -> _Facts:
    """The facts behind each subject, predicate and object, the surest first."""
    found: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for row in rows.facts(statements):
        fact = Fact(row.sentence, row.article, row.rule, row.confidence, row.holder)
        found[row.subject, row.predicate, rows.plain(row.object)].append(fact)
    return {key: tuple(sorted(set(told), key=_trust)) for key, told in found.items()}


def _trust(fact: Fact) -> tuple[float, Fact]:
    try:
        return -float(fact.confidence or 0), fact
    except ValueError:
        return 0.0, fact


def _nodes(
    statements: tuple[Statement, ...], ontology: Ontology, notes: Mapping[str, tuple[Note, ...]]
) -> Iterator[Node]:
    points = _points(statements)
    same, classes = defaultdict(set), defaultdict(set)
    for one in statements:
        if one.predicate in _SAME and isinstance(one.object, str):
            same[one.subject].add(one.object)
        elif one.predicate == RDF + "type" and isinstance(one.object, str):
            classes[one.subject].add(one.object)
    for row in rows.things(statements):
        yield Node(
            id=row.iri,
            label=row.label,
            kind=row.kind,
            traditional=row.traditional,
            names=tuple(name for name in row.aliases if name not in (row.label, row.traditional)),
            types=_types(ontology, row.type, classes[row.iri]),
            start=row.start,
            end=row.end,
            notes=notes.get(row.iri, ()),
            mentions=row.mentions,
            same_as=tuple(sorted(same[row.iri])),
            classes=tuple(sorted(classes[row.iri])),
            point=points.get(row.iri),
        )


def _points(statements: tuple[Statement, ...]) -> dict[str, tuple[float, float]]:
    """Latitude and longitude in degrees of what has both."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for one in statements:
        if one.predicate in {SCHEMA + "latitude", SCHEMA + "longitude"}:
            try:
                found[one.subject].setdefault(one.predicate, float(rows.plain(one.object)))
            except ValueError:
                continue
    return {
        thing: (known[SCHEMA + "latitude"], known[SCHEMA + "longitude"])
        for thing, known in found.items()
        if len(known) == 2
    }


def _notes(
    statements: tuple[Statement, ...], ontology: Ontology, facts: _Facts, told: Quotes, figures: Iterable[Figure]
) -> dict[str, tuple[Note, ...]]:
    """What is told in words and numbers, each with its sentence; what no sentence tells is left out."""
    found: dict[str, set[Note]] = defaultdict(set)
    disputed = _disputed(facts)
    for one in statements:
        if isinstance(one.object, Literal) and one.predicate not in _SHOWN_ELSEWHERE:
            key = (one.subject, one.predicate, one.object.value)
            behind = facts.get(key) or told.of(one.subject, "" if key[1] in _CODED else key[2])
            if behind or not told.texts:
                by = key[1] if key in facts else ""
                found[one.subject].add(Note(_label(ontology, key[1]), key[2], behind, key in disputed, by))
    for subject, predicate, value in sorted(facts):
        if predicate in {SCHEMA + "startDate", SCHEMA + "endDate"}:
            contested = (subject, predicate, value) in disputed
            told_by = facts[subject, predicate, value]
            found[subject].add(Note(_label(ontology, predicate), value, told_by, contested, predicate))
    for figure in figures:
        counted = Label(figure.counted or "统计", figure.counted or "statistic")
        found[figure.about].add(Note(counted, figure.value, (figure.fact,), behind=figure.statistic))
    return {thing: tuple(sorted(known)) for thing, known in found.items()}


def _disputed(facts: _Facts) -> frozenset[tuple[str, str, str]]:
    """The days, told of one thing and property, that cannot both be true; a month and a day in it can."""
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, predicate, value in facts:
        if predicate in _DAYS:
            told[subject, predicate].append(value)
    return frozenset(
        (*key, value)
        for key, values in told.items()
        for value in values
        if not all(overlap(value, one) for one in values)
    )


def _figures(statements: tuple[Statement, ...], told: Quotes) -> Iterator[Figure]:
    """The numbers of the articles: what was counted, the number and its unit; none that no sentence gives."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for one in statements:
        parts[one.subject].setdefault(one.predicate, rows.plain(one.object))
    for statistic, known in sorted(parts.items()):
        value, facts = known.get(SCHEMA + "value"), told.of(statistic)
        if value and facts:
            words = value + known.get(SCHEMA + "unitText", "")
            counted, about = known.get(SCHEMA + "measuredProperty", ""), known.get(SCHEMA + "observationAbout", "")
            yield Figure(counted, words, about, facts[0], statistic)


def _links(
    statements: tuple[Statement, ...], ontology: Ontology, facts: _Facts, things: frozenset[str]
) -> Iterator[Link]:
    """Links that were read, then inferred ones between things that no sentence links."""
    told = {key: behind for key, behind in facts.items() if key[0] in things and key[2] in things}
    pairs = {(subject, target) for subject, _, target in told}
    inferred = {
        (one.subject, one.predicate, one.object)
        for one in statements
        if isinstance(one.object, str)
        and one.predicate not in _SAME
        and one.subject in things
        and one.object in things
        and (one.subject, one.object) not in pairs
    }
    for subject, predicate, target in sorted({*told, *inferred}):
        behind = told.get((subject, predicate, target), ())
        yield Link(subject, target, _label(ontology, predicate), behind, inferred=not behind, predicate=predicate)


def _articles(statements: tuple[Statement, ...], told: Quotes) -> Iterator[Article]:
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for one in statements:
        if one.subject == one.graph:
            known[one.subject].setdefault(one.predicate, rows.plain(one.object))
    for name, parts in sorted(known.items()):
        title = parts.get(SCHEMA + "headline") or texts.opening(told.texts.get(name, "")) or name.rpartition("/")[2]
        yield Article(name, title, parts.get(SCHEMA + "datePublished", ""), parts.get(PROV + "wasDerivedFrom", ""))


def _types(ontology: Ontology, narrowest: str, classes: Iterable[str]) -> tuple[Label, ...]:
    """The classes of a thing, the narrowest first, then by how far up they stand."""
    ordered = sorted(classes, key=lambda one: (one != narrowest, -_depth(ontology, one), one))
    return tuple(dict.fromkeys(_label(ontology, one) for one in ordered))


def _depth(ontology: Ontology, class_iri: str) -> int:
    parents = ontology.parents.get(class_iri, ())
    return 1 + max(_depth(ontology, parent) for parent in parents) if parents else 0


def _label(ontology: Ontology, name: str) -> Label:
    """The ontology's words for a class or property; a foreign one goes by its short IRI."""
    zh, en = ontology.labels.get(name, ("", ""))
    return Label(zh or short(name), en or short(name))
