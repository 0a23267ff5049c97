"""Chinese names to IRIs and back, one to one (RFC 3987), and the namespaces of the vocabulary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

BASE = "https://w3id.org/dashiji/id/"
KG = "https://w3id.org/dashiji/kg#"
SCHEMA = "https://schema.org/"
TIME = "http://www.w3.org/2006/time#"
PROV = "http://www.w3.org/ns/prov#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ITSRDF = "http://www.w3.org/2005/11/its/rdf#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/"
SH = "http://www.w3.org/ns/shacl#"
GEO = "http://www.opengis.net/ont/geosparql#"
ORG = "http://www.w3.org/ns/org#"

PREFIXES = {
    "edtf": EDTF,
    "geo": GEO,
    "itsrdf": ITSRDF,
    "kg": KG,
    "nif": NIF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": SH,
    "skos": SKOS,
    "time": TIME,
    "xsd": XSD,
}

_ASCII_KEPT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@")
_REMEMBERED = 1 << 15  # names whose segments are not made again
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+://")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f]")
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})


@lru_cache(maxsize=_REMEMBERED)
def encode(segment: str) -> str:
    """One IRI path segment for a name; `decode` gives the name back.

    >>> encode("国务院"), encode("4/5G"), encode("A B")
    ('国务院', '4%2F5G', 'A%20B')
    """
    if segment in {".", ".."}:
        return segment.replace(".", "%2E")
    return segment.translate(_encoded)


def decode(segment: str) -> str:
    """The name that `encode` was given."""
    return unquote(segment, encoding="utf-8", errors="strict")


def join(base: str, path: tuple[str, ...]) -> str:
    """The IRI of an entity path below `base`, each segment encoded.

    >>> join("https://example.org/", ("place", "北京市", "朝阳区"))
    'https://example.org/place/北京市/朝阳区'
    """
    return base + "/".join(encode(segment) for segment in path)


def article(base: str, document_id: str) -> str:
    """The IRI of an article, which is also the name of its graph; a folder in the id stays a path."""
    return join(base, ("article", *document_id.split("/")))


def source(base: str, place: str) -> str:
    """An address as it is, a whole path as a `file:` IRI; a relative one, which none can hold, below the base."""
    if _ADDRESS.match(place):
        return _NOT_IN_IRI.sub(lambda found: encode(found[0]), place)
    start = "file://" if place.startswith("/") else base + "file/"
    return start + "/".join(encode(part) for part in place.split("/"))


def characters(article_iri: str, start: int, end: int) -> str:
    """The IRI of a stretch of an article (RFC 5147), code points of the text as it came in."""
    return f"{article_iri}#char={start},{end}"


class _Encoded(dict[int, str]):
    """Characters as they stand in an IRI, by code point, each made once."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _encode_character(chr(code)))


_encoded = _Encoded()


def _encode_character(character: str) -> str:
    if character in _ASCII_KEPT or (
        ord(character) >= 0xA0 and unicodedata.category(character) not in _UNSAFE_CATEGORIES
    ):
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", errors="surrogatepass"))


def short(name: str) -> str:
    """An IRI of the vocabulary with its prefix; any other as it is.

    >>> short("https://schema.org/organizer"), short("https://example.org/x")
    ('schema:organizer', 'https://example.org/x')
    """
    for prefix, namespace in PREFIXES.items():
        local = name.removeprefix(namespace)
        if local != name and local.isidentifier() and local.isascii():
            return f"{prefix}:{local}"
    return name
