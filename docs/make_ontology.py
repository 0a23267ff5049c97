"""Writes docs/ontology.md, the reference of the vocabulary, from the Turtle files; the diagram and the page with it."""

from __future__ import annotations

import runpy
from pathlib import Path

from kg import ontology
from kg.iri import KG, SCHEMA
from kg.model import EventType, Kind, Ontology, Role

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
  `# param: name what to give` for each `$name` in it, which a string literal replaces; left as it is, it narrows
  nothing. Language tags are compared with LANGMATCHES, for the store writes them in lower case.

To add a type, copy a file, name class and file alike, and run the tests in `tests/ontology`.

## What can be inferred

A build states what the articles say, each thing with the classes at the top and the bottom of its family, and in the
graph `<base>inferred` what the table of places knows: codes, coordinates and the chain of places around; names that
only other articles give stand there too. Nothing else is added unless asked for, and then only to that graph; a build
without the flag takes it away again. The ready-made queries find the same either way (`@counts` then counts the wider
classes too).

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
    for script in ("make_ontology_diagram.py", "make_ontology_page.py"):  # the page needs the extra docs
        runpy.run_path(str(HERE / script), run_name="__main__")
