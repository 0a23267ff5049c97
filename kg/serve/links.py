"""IRIs as links: to this server where it knows them, to the web, or as plain words."""

from __future__ import annotations

from html import escape

from kg.iri import KG
from kg.serve import addresses

VOCABULARY = "/kg"


def link(iri: str, words: str, base: str) -> str:
    """HTML of a link to a page of this server or to the web; only the words where an IRI leads to neither."""
    target = address(iri, base)
    if target:
        return f'<a href="{escape(target)}">{escape(words.removeprefix(base))}</a>'
    if iri.startswith(("http://", "https://")):
        return f'<a href="{escape(iri)}" rel="noopener noreferrer">{escape(words)}</a>'
    return f"<span>{escape(words)}</span>"


def address(iri: str, base: str) -> str:
    """Where this server tells of an IRI, its own terms included; empty for what it does not know."""
    return term_address(iri) or addresses.path(iri, base)


def term_address(iri: str) -> str:
    """Where this server tells of a term of its own vocabulary; empty for any other IRI."""
    return f"{VOCABULARY}#{iri.removeprefix(KG)}" if iri.startswith(KG) else ""
