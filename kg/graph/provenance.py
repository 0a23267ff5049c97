"""Where articles come from and what made their graph: publisher, writer, address, section; file, program, settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version

from kg import iri
from kg.graph.links import Links
from kg.graph.quads import SIMPLIFIED, TRADITIONAL, Quads, chinese
from kg.iri import KG, PROV, RDF, RDFS, SCHEMA
from kg.lexicon import words
from kg.model import Document, Kind
from kg.rdf import Literal
from kg.read.script import fold
from kg.settings import Settings

_PROGRAM = "dashiji"
_DECISIVE = ("infer", "join_places", "sure", "tagger")
_TYPE = RDF + "type"


def activity(base: str) -> str:
    """The IRI of the build that made a graph."""
    return base + "build"


def describe(links: Links, quads: Quads) -> None:
    """Note what each article tells of itself, the file it was read from, and that a build made its graph."""
    bodies = (one for one in links.corpus.entities if one.kind is Kind.ORGANISATION)
    known = houses((iri.join(links.base, one.path), one.label, one.aliases) for one in bodies)
    for analysis in links.corpus.analyses:
        document = analysis.document
        house = publisher(document)
        if house and house not in known:
            of_house(links, house, quads)
        of_article(links, document, known.get(house, iri.join(links.base, ("organization", house))), quads)


def of_article(links: Links, document: Document, house: str, quads: Quads) -> None:
    """Note what an article tells of itself and its file; `house` is the IRI of its publisher, if it names one."""
    article = links.article(document)
    _imprint(document, article, house, (links, quads))
    quads.add(article, PROV + "wasGeneratedBy", activity(links.base), article)
    if document.source:
        source = iri.source(links.base, document.source)
        quads.add(source, _TYPE, PROV + "Entity", article)
        quads.add(source, SCHEMA + "name", Literal(document.source.rsplit("/", maxsplit=1)[-1]), article)


def publisher(document: Document) -> str:
    """The name of the body that an article says published it; empty where it names none."""
    return fold(document.imprint.publisher) if document.imprint.publisher else ""


def made_by(settings: Settings, links: Links, quads: Quads) -> None:
    """Note the build as an activity: program, version, and the settings that decide what is read."""
    build, graph = activity(links.base), links.things
    program = f"{build}#program"
    quads.add(build, _TYPE, PROV + "Activity", graph)
    quads.add(build, PROV + "wasAssociatedWith", program, graph)
    for name in _DECISIVE:
        quads.add(build, KG + "setting", Literal(f"{name}={str(getattr(settings, name)).lower()}"), graph)
    quads.add(program, _TYPE, PROV + "SoftwareAgent", graph)
    quads.add(program, SCHEMA + "name", Literal(_PROGRAM), graph)
    quads.add(program, SCHEMA + "softwareVersion", Literal(version(_PROGRAM)), graph)


def houses(bodies: Iterable[tuple[str, str, Iterable[str]]]) -> Mapping[str, str]:
    """The bodies of a corpus (IRI, label, other names) by every name that only one has, a main name before another."""
    found: dict[str, set[str]] = {}
    mains: dict[str, set[str]] = {}
    for node, label, aliases in bodies:
        mains.setdefault(label, set()).add(node)
        for name in aliases:
            found.setdefault(name, set()).add(node)
    return {name: min(nodes) for name, nodes in (found | mains).items() if len(nodes) == 1}


def _imprint(document: Document, article: str, house: str, into: tuple[Links, Quads]) -> None:
    (links, quads), told, script = into, document.imprint, TRADITIONAL if document.script == "Hant" else SIMPLIFIED
    quads.add(article, SCHEMA + "inLanguage", Literal(script), article)
    if told.publisher:
        quads.add(article, SCHEMA + "publisher", house, article)
    for name in told.authors:
        quads.add(article, SCHEMA + "author", chinese(document, name), article)
    if told.address and told.address != document.source:
        quads.add(article, SCHEMA + "url", iri.source(links.base, told.address), article)
    if told.section:
        quads.add(article, SCHEMA + "articleSection", chinese(document, told.section), article)


def of_house(links: Links, name: str, quads: Quads) -> None:
    """Note a body that published something and of which no article speaks."""
    node = iri.join(links.base, ("organization", name))
    for class_iri in (SCHEMA + "Organization", *((KG + "MediaOrganization",) if _is_medium(name) else ())):
        quads.add(node, _TYPE, class_iri, links.things)
    quads.add(node, RDFS + "label", Literal(name, language=SIMPLIFIED), links.things)


def _is_medium(name: str) -> bool:
    ending = words("agency-endings").ending(name)
    return bool(ending) and not words("agency-endings")[ending]
