"""Terms of a graph that the vocabulary does not know: a misspelt one would else go unchecked."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.iri import KG, RDF, SCHEMA
from kg.model import Violation

if TYPE_CHECKING:
    import rdflib

_PLAIN_SCHEMA = SCHEMA.replace("https:", "http:")
_WORDS = {
    ("en", "unknown"): "The vocabulary has no such term.",
    ("zh", "unknown"): "词汇中没有这一术语。",
    ("en", "near"): "The vocabulary has no such term; did you mean {near}?",
    ("zh", "near"): "词汇中没有这一术语，是否应为 {near}？",
}


def unknown(graph: rdflib.Graph, known: Sequence[str], language: str) -> Iterator[Violation]:
    """A warning for each class and property that bears the vocabulary's prefix, or schema.org's with http, in vain."""
    import rdflib  # noqa: PLC0415 - heavy

    used = {str(one) for one in (*set(graph.predicates()), *set(graph.objects(None, rdflib.URIRef(RDF + "type"))))}
    for term in sorted(used - set(known)):
        if term.startswith((KG, _PLAIN_SCHEMA)):
            near = _near(term, known)
            message = _WORDS[language, "near" if near else "unknown"].format(near=near)
            yield Violation(focus=term, path="", message=message, severity="Warning", shape="", value="")


def _near(term: str, known: Sequence[str]) -> str:
    """The term most like it; of schema.org the same term with https, which alone is used here."""
    if term.startswith(_PLAIN_SCHEMA):
        return SCHEMA + term.removeprefix(_PLAIN_SCHEMA)
    names = {one.removeprefix(KG).removeprefix(SCHEMA).lower(): one for one in known if one.startswith((KG, SCHEMA))}
    found = difflib.get_close_matches(term.removeprefix(KG).lower(), names, n=1, cutoff=0.75)
    return names[found[0]] if found else ""
