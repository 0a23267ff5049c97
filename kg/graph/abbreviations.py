"""IRIs as people read them: with the prefixes everybody knows, and `id:` for what a build names."""

from __future__ import annotations

import re

from kg.iri import BASE, PREFIXES

STANDARD = {
    **PREFIXES,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "org": "http://www.w3.org/ns/org#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}
_LOCAL = re.compile(r"[A-Za-z_][\w.\-]*", re.ASCII)


def abbreviated(iri: str, base: str = BASE) -> str:
    """An IRI with its prefix; any other as it is.

    >>> abbreviated("https://schema.org/organizer"), abbreviated("https://w3id.org/dashiji/id/place/北京市")
    ('schema:organizer', 'id:place/北京市')
    """
    if base and iri.startswith(base) and iri != base:
        return f"id:{iri.removeprefix(base)}"
    for prefix, namespace in STANDARD.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
