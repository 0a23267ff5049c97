"""Authority files: RDF of any serialisation (SKOS, schema.org, Wikidata's terms, a graph of ours) and tables."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import ontology
from kg.catalogue import Catalogue, Record
from kg.errors import InputError
from kg.graph import foreign
from kg.iri import KG, OWL, RDF, RDFS, SCHEMA, SKOS
from kg.lexicon import words
from kg.read import script

_TABLES = {".csv": ",", ".tsv": "\t"}
_FOAF, _PLAIN = "http://xmlns.com/foaf/0.1/", SCHEMA.replace("https:", "http:")
_MAIN = (SKOS + "prefLabel", RDFS + "label", SCHEMA + "name", _PLAIN + "name", _FOAF + "name")
_OTHER = (
    SKOS + "altLabel",
    SKOS + "hiddenLabel",
    SCHEMA + "alternateName",
    _PLAIN + "alternateName",
    KG + "formerName",
)
_TYPE = (RDF + "type", "http://www.wikidata.org/prop/direct/P31")
_SAME = (OWL + "sameAs", SKOS + "exactMatch")
_CHINESE = re.compile(r"[㐀-鿿]")
_PARTED = re.compile(r"\s*[|;；、]\s*|,\s+")
_NUMBER = re.compile(r"Q[1-9]\d*")
_WIKIDATA = "http://www.wikidata.org/entity/"
_KINSHIP = frozenset({KG + "Fact", RDF + "Statement"})
_HINT = "name the columns in the first row: name, aliases, type, identifier"


def read(paths: Iterable[Path]) -> Catalogue:
    """The records of all files; what cannot be read is an `InputError` with file and line.

    Names are in Chinese characters or capitals; of a thing with names in several languages the Chinese ones count.
    """
    known = ontology.load()
    found: list[frozenset[Record]] = []
    for path in paths:
        inner = path.with_suffix("") if path.suffix in {".gz", ".bz2", ".xz"} else path
        found.append(frozenset(_table(path) if inner.suffix.lower() in _TABLES else _graph(path)))
    return Catalogue(tuple(sorted(_united(found))), dict(known.kinds))


def _united(files: list[frozenset[Record]]) -> Iterator[Record]:
    """The records of several files; those of one main name are one where each file has one alone and kinds agree."""
    by_name: dict[str, list[list[Record]]] = defaultdict(list)
    for records in files:
        here: dict[str, list[Record]] = defaultdict(list)
        for record in sorted(records):
            here[record.name].append(record)
        for name, bearers in here.items():
            by_name[name].append(bearers)
    for name, told in sorted(by_name.items()):
        every = sorted({record for bearers in told for record in bearers})
        types = sorted({record.type for record in every} - {""})
        kinds = {ontology.load().kinds[one] for one in types}
        if len(kinds) > 1 or any(len(bearers) > 1 for bearers in told):
            yield from every
            continue
        names = sorted({other for record in every for other in record.names})
        same = dict.fromkeys(iri for record in every for iri in record.identifiers)
        yield _record([name, *names], _lowest(types), list(same))


def _table(path: Path) -> Iterator[Record]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as an authority file: {error}", where=str(path), hint=_HINT) from error
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_TABLES[path.suffix.lower()])
    heads = [_column(cell) for cell in next(rows, [])]
    if "name" not in heads:
        raise InputError("no column of names", where=f"{path}:1", hint=_HINT)
    for cells in rows:
        told: dict[str, list[str]] = defaultdict(list)
        for head, cell in zip(heads, cells, strict=False):
            told[head].append(cell.strip())
        names = [_folded(name) for name in told["name"] if name]
        names += [_folded(name) for cell in told["aliases"] for name in _PARTED.split(cell) if name]
        type_name = next(filter(None, told["type"]), "")
        type_iri = ontology.class_of(type_name)
        if type_name and not type_iri:
            hint = "write a class of the ontology: kg:Company, schema:Person, 企业 …"
            raise InputError(f"no class {type_name}", where=f"{path}:{rows.line_num}", hint=hint)
        if names:
            identifiers = [_identifier(one) for cell in told["identifier"] for one in _PARTED.split(cell) if one]
            if not all(identifiers):
                hint = "write an IRI, or a Q number of Wikidata"
                raise InputError("no identifier", where=f"{path}:{rows.line_num}", hint=hint)
            yield _record(names, type_iri, identifiers)


def _column(head: str) -> str:
    return next(iter(words("authority-columns").get(head.strip().lower(), ())), "")


def _identifier(cell: str) -> str:
    if _NUMBER.fullmatch(cell):
        return _WIKIDATA + cell
    return cell if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S", cell) else ""


def _graph(path: Path) -> Iterator[Record]:
    told: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    wanted = {*_MAIN, *_OTHER, *_SAME, *_TYPE}
    for node, predicate, value in foreign.read([path]):
        if str(predicate) in wanted and str(node).partition(":")[0] in {"http", "https", "urn"}:
            told[str(node)][str(predicate)].append((str(value), str(getattr(value, "language", "") or "")))
    for subject, facts in sorted(told.items(), key=lambda pair: pair[0]):
        types = [node for predicate in _TYPE for node, _ in facts[predicate]]
        if _KINSHIP & set(types):
            continue
        main = [_folded(name) for predicate in _MAIN for name, language in _ranked(facts[predicate])]
        others = [_folded(name) for predicate in _OTHER for name, _ in _ranked(facts[predicate])]
        if main:
            same = [node for predicate in _SAME for node, _ in facts[predicate]]
            yield _record([*main, *sorted(others)], _own_type(types), [subject, *sorted(same)])


def _ranked(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The names in Chinese, or without a language, simplified ones first."""
    fit = [
        (name, tag.lower()) for name, tag in names if tag.lower().startswith("zh") or (not tag or _CHINESE.search(name))
    ]
    return sorted(fit, key=lambda pair: (pair[1] not in {"zh-hans", "zh-cn", "zh"}, pair))


def _own_type(types: list[str]) -> str:
    """The class of the ontology nearest to those told: the lowest, then the first by name."""
    known = ontology.load()
    ours = [_schema(one) for one in types]
    ours = [one for one in ours if one in known.kinds]
    foreign_types = (known_type for one in types for known_type in words("authority-types").get(one, ())[:1])
    return _lowest(ours) or next((ontology.type_of(one) for one in foreign_types), "")


def _lowest(types: list[str]) -> str:
    """Of classes of the ontology the first that none other is below; an empty string of none."""
    known = ontology.load()
    return min((o for o in types if not any(other != o and known.is_a(other, o) for other in types)), default="")


def _schema(iri: str) -> str:
    return SCHEMA + iri.removeprefix(_PLAIN) if iri.startswith(_PLAIN) else iri


def _record(names: list[str], type_iri: str, identifiers: list[str]) -> Record:
    distinct = tuple(dict.fromkeys(filter(None, names)))
    return Record(distinct[0], tuple(sorted(distinct[1:])), type_iri, tuple(dict.fromkeys(identifiers)))


def _folded(name: str) -> str:
    return script.fold(name.strip())
