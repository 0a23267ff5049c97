"""Writes docs/ontology.md, the reference of the vocabulary, from the Turtle files; the diagram and the page with it."""

from __future__ import annotations

import runpy
from pathlib import Path

from kg import ontology
from kg.event_types import EventType, Ontology, Role
from kg.graph import published
from kg.iri import KG, SCHEMA
from kg.model import Kind

HERE = Path(__file__).resolve().parent

INTRODUCTION = """# The ontology

Written by `python docs/make_ontology.py` (extra `docs`) from `ontology/`, and with it the diagram and
[ontology.html](ontology.html), where pyLODE shows every term with its labels, definition and examples in Chinese and
English; tests hold all three to what stands there.

![The classes and the links between them](ontology.svg)

One event type is one file, `ontology/event/<type>.ttl`, and everything follows from it: extraction, validation, this
page and the tests of its examples.

- `kg:triggeredBy`: words that show an event of the type; `kg:headNoun`: endings of the names of such events. Both are
  matched longest first in simplified characters, and each belongs to one type.
- `kg:notTriggeredBy`: longer words in which a trigger or head noun does not count.
- Roles are SHACL property shapes with IRIs of their own. `kg:slot` lists the classes that may fill a role, `kg:seek`
  the patterns that find it, the most trusted first: `由_主办` with one `_` for the slot, or a bare `before` or `after`,
  which always come last. A role with `sh:minCount` is one its trigger words need: 通过 without a document is a
  preposition, not an adoption.
- A type inherits the roles of its parent. Where it declares the same property, its own patterns stand before the
  inherited ones.
- The shapes graph is `shapes.ttl` together with `event/*.ttl`.
- A ready-made query in `queries/*.rq` opens with `# title:`, `# title_zh:`, `# description:` and a
  `# param: name what to give` for each `$name` in it, which a string literal replaces. Its line
  `VALUES $name { "" }` lets any store take the file as it is, narrowed by nothing; a value in the quotes narrows it.
  Language tags are compared with LANGMATCHES, for the store writes them in lower case.

To add a type, copy a file, name class and file alike, and run the tests in `tests/ontology`.

## The vocabulary for others

[vocabulary/kg.ttl](vocabulary/kg.ttl) is the whole vocabulary in one file: an `owl:Ontology` with version, licence and
creator, event types and other classes as `owl:Class`, properties, definitions in Chinese and English, and how the
terms stand to schema.org, SEM, LODE, the Event Ontology, PROV-O, OWL-Time, GeoSPARQL and the Organization Ontology
(`ontology/alignments.ttl`; `rdfs:subClassOf` and `rdfs:subPropertyOf` where all of ours is theirs, `skos:closeMatch`
where meanings only overlap). It imports nothing, so that opening it needs no network. The shapes are apart, in
[vocabulary/shapes.ttl](vocabulary/shapes.ttl); [vocabulary/context.jsonld](vocabulary/context.jsonld) is a JSON-LD
context in which each term goes by its local name. `kg serve` gives all three at `/kg` (a page, Turtle, N-Triples,
RDF/XML or JSON-LD, as asked for), `/kg/shapes` and `/kg/context`, and the version at `/kg/0.1.0`.

## Which graph holds what

No triple stands in two graphs, so that a default graph that is the union of all answers alike in every store, counts
included, whether or not the store removes repeats.

- `<base>things`: what is said of a thing once: classes, names, identifiers, codes, coordinates, the place around it,
  the dates of events and whether they are plain fact; and a link that several articles tell.
- `<base>article/<id>`: what one article says: its text, mentions, sentences, statistics and facts, and the links that
  it alone tells.
- `<base>inferred`: what no article names: the places around places and the days that bound intervals; with `--infer`
  what follows.
- `<base>ontology`: classes and properties with their labels, `rdfs:subClassOf` and `rdfs:subPropertyOf`.

Which articles tell a link is told by its facts: each leads by `prov:wasQuotedFrom` to its sentence, a `nif:Sentence`
with words, place and article. A mention has `itsrdf:taClassRef` only where it was read as another class than its thing
has. A statistic of a single day, month or year has `schema:observationDate`, one of another period `time:hasTime`.
Dates follow OWL-Time (`time:inXSDDate`, or the instants an interval has as `time:hasBeginning` and `time:hasEnd`),
points on the map GeoSPARQL (`geo:hasDefaultGeometry`, `geo:asWKT`, longitude first). `rdfs:subClassOf*` finds the
narrower: `?event a/rdfs:subClassOf* kg:Meeting` congresses and forums too.

## Where articles come from

An article's own graph tells its `schema:publisher` (a body; one that no article speaks of is stated too), its
`schema:author` in words, `schema:url`, `schema:articleSection` and `schema:inLanguage`: from the columns of a table,
the head of a web page, or the lines that frame the text (来源：…, 新华社…电, 记者…). `prov:wasDerivedFrom` leads to the
file, a `prov:Entity` with a name, `prov:wasGeneratedBy` to `<base>build`, a `prov:Activity` with program, version and
the settings that decide what is read; there is no clock in it. Who says something (`kg:attributedTo`) is a thing where
one is named.

## Posts

Who holds which post in which body is a `kg:Tenure` (an `org:Membership` of W3C's Organization Ontology; P39 with
qualifiers in Wikidata): `org:member` the person, `kg:post` the post in words, `org:organization` the body where one is
named, `schema:startDate` and `schema:endDate` as precise as told, `kg:appointment` and `kg:departure` the events of
taking and leaving it, `prov:wasQuotedFrom` the sentences that tell. Its IRI is that of the person with `#post=`, body
and post, and where one post was taken several times the date. A post without a body or place (主席 before a name)
is no tenure, nor what is planned or denied; `schema:jobTitle` and `schema:worksFor` stay as short cuts for all.

## What changed since the first builds

Graphs that were built before stay what they were until `kg update DIR` makes them anew (builds of the very first
versions kept nothing of what they read: their articles are read from where they were, see [corpus.md](corpus.md)).
What a query for an old graph has to know:

- Names, classes, codes and the places around stand once, in `<base>things`, no longer in each article's graph and
  again in the default graph, which is the union of all.
- `prov:wasQuotedFrom` leads to a `nif:Sentence` with words, place and article, no longer to an IRI without statements.
- Each statistic has a fact; one of a period (前三季度) has `time:hasTime`, no longer the `schema:observationDate`
  of its first month.
- `kg:Tenure` stands beside `schema:jobTitle` and `schema:worksFor`.
- Articles have `schema:publisher`, `schema:author`, `schema:url`; `prov:wasDerivedFrom` leads to a file and
  `prov:wasGeneratedBy` to the build. A publisher may have no mention.
- `kg:attributedTo` leads to a thing where one is named; else it is text as before.
- Dates have OWL-Time (`time:inXSDDate`, `time:hasBeginning`, `time:hasEnd`) beside `kg:edtf`, places GeoSPARQL beside
  latitude and longitude, and provinces lie in 中国.
- `kg:adminCode` is the code that held when the latest article came out that names the place or one in it, no longer the
  latest that a division had; there is none where the division was gone by then. What was put elsewhere under its name
  (万县地区, then 重庆市) is one thing, where it is today; 重庆市 of old texts is no longer in 四川省.
- The terms stand in `<base>ontology` too.

## What can be inferred

A build states what the articles say, each thing with the classes at the top and the bottom of its family, and what the
table of places knows: codes, coordinates and the chain of places around. Nothing else is added unless asked for, and
then only to `<base>inferred`; a build without the flag takes it away again. The ready-made queries find the same either
way.

- `--infer rdfs` runs the rules in `ontology/rules/*.rq`, each a CONSTRUCT, until nothing is new: classes above a
  thing's class, properties above a link's property, every place around a place, every body above a body. A rule of
  your own is one more file.
- `--infer owl-rl` gives a reasoner for OWL 2 RL the axioms of the ontology and the graph. Of its conclusions three
  kinds are kept: a class within the family a thing was read as, a link between two different things, `owl:sameAs`
  between two things of the graph. On a graph of articles these are the conclusions of `rdfs` and, where two things
  bear one outside identifier, that they are the same.
- Left out of OWL's conclusions: that everything is an `owl:Thing` and the same as itself, what follows of terms
  rather than of things, a second family by domain or range (the shapes should find that mistake, not explain it
  away), and copies of names, dates and facts between things that are the same, for a fact belongs to what its
  sentence names. `owl:sameAs*` in a query follows them.
"""


def page() -> str:
    """The whole page as Markdown."""
    known = ontology.load()
    events = "\n".join(_event(known, event) for event in known.event_types)
    return f"{INTRODUCTION}\n## Event types\n\n{_overview(known)}\n{events}\n{_classes(known)}"


def files() -> dict[str, bytes]:
    """The vocabulary as others use it: terms, shapes and context, by the name of the file below `vocabulary/`."""
    return {
        "kg.ttl": published.written(published.vocabulary(), "ttl"),
        "shapes.ttl": published.written(published.shapes(), "ttl"),
        "context.jsonld": published.context().encode(),
    }


def _overview(known: Ontology) -> str:
    rows = ["| class | 中文 | below | triggers | head nouns |", "|---|---|---|---:|---:|"]
    for event in known.event_types:
        above = f"`{_short(event.parent)}`" if event.parent else "-"
        rows.append(
            f"| `{_short(event.iri)}` {event.label_en} | {event.label_zh} | {above} "
            f"| {len(event.triggers)} | {len(event.head_nouns)} |"
        )
    return "\n".join(rows) + "\n"


def _event(known: Ontology, event: EventType) -> str:
    inherited = {role for other in known.event_types if other.iri == event.parent for role in other.roles}
    own = [role for role in event.roles if role not in inherited]
    lines = [f"### {event.label_zh} · {event.label_en}", "", f"`{_short(event.iri)}`", ""]
    lines += [f"- {name}: {'、'.join(words)}" for name, words in _words(event) if words]
    lines += [f"- example: {sentence}" for sentence in event.examples]
    lines += [f"- counter-example: {sentence}" for sentence in event.counter_examples]
    if own:
        lines += ["", "| role | 中文 | filled by | sought as |", "|---|---|---|---|", *map(_role, own)]
    return "\n".join(lines) + "\n"


def _words(event: EventType) -> list[tuple[str, tuple[str, ...]]]:
    return [
        ("triggered by", event.triggers),
        ("head nouns", event.head_nouns),
        ("not triggered by", event.not_triggers),
    ]


def _role(role: Role) -> str:
    classes = ", ".join(f"`{_short(name)}`" for name in role.classes)
    return f"| `{_short(role.property)}` {role.label_en} | {role.label_zh} | {classes} | {' '.join(role.seek)} |"


def _classes(known: Ontology) -> str:
    rows = ["## Other classes", "", "| class | 中文 | English | below |", "|---|---|---|---|"]
    for iri, kind in known.kinds.items():
        if kind is not Kind.EVENT:
            chinese, english = known.labels[iri]
            above = ", ".join(f"`{_short(parent)}`" for parent in known.parents[iri])
            rows.append(f"| `{_short(iri)}` | {chinese} | {english} | {above or '-'} |")
    return "\n".join(rows) + "\n"


def _short(iri: str) -> str:
    if iri.startswith(KG):
        return "kg:" + iri.removeprefix(KG)
    if iri.startswith(SCHEMA):
        return "schema:" + iri.removeprefix(SCHEMA)
    return iri.replace("http://www.w3.org/2006/time#", "time:")


if __name__ == "__main__":
    (HERE / "ontology.md").write_text(page(), encoding="utf-8")
    for name, content in files().items():
        (HERE / "vocabulary" / name).write_bytes(content)
    for script in ("make_ontology_diagram.py", "make_ontology_page.py"):  # the page needs the extra docs
        runpy.run_path(str(HERE / script), run_name="__main__")
