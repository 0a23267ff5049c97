"""What a query answers, and how it is shown: table, CSV, TSV, SPARQL results, Parquet, or RDF."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from kg.errors import QueryError
from kg.graph import syntax
from kg.graph.abbreviations import abbreviated
from kg.graph.rdf_xml import rdf_xml, without_forbidden
from kg.graph.rows import plain
from kg.graph.write import table as comma_separated
from kg.iri import BASE, PREFIXES
from kg.rdf import Literal, Statement

Term = str | Literal | None
"""An IRI, a literal, or nothing where a variable is not bound; a blank node begins with `_:`."""

_UNLIMITED = 100_000


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: `variables` and `rows` of a SELECT, `truth` of an ASK, or `statements` of a CONSTRUCT or DESCRIBE."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term, ...], ...] = ()
    truth: bool | None = None
    statements: tuple[Statement, ...] | None = None

    @property
    def things(self) -> frozenset[str]:
        """The IRIs in it."""
        cells = {cell for row in self.rows for cell in row}
        cells.update(node for one in self.statements or () for node in (one.subject, one.object))
        return frozenset(cell for cell in cells if isinstance(cell, str) and not cell.startswith("_:"))

    def __iter__(self) -> Iterator[tuple[Term, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows or self.statements) if self.truth is None else self.truth

    def __str__(self) -> str:
        return table(self)


def show(result: Result, form: str = "table", width: int | None = None, base: str = BASE) -> str:
    """The result in one of `FORMS`; a `QueryError` names the known ones.

    `width` is the number of columns of the screen, on which long cells of a table wrap; what is below `base` is `id:`.
    """
    if form not in FORMS:
        raise QueryError(f"unknown format {form}", hint=f"known formats: {', '.join(FORMS)}")
    return table(result, width, base) if form == "table" else FORMS[form](result)


def table(result: Result, width: int | None = None, base: str = BASE) -> str:
    """For people to read; IRIs of the graph and of usual vocabularies are shortened.

    Chinese characters take two columns.
    """
    from rich import box  # noqa: PLC0415 - heavy
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if result.truth is not None:
        return f"{'yes' if result.truth else 'no'}\n"
    head, lines = _cells(result)
    grid = Table(box=box.ASCII2 if width is None else box.SIMPLE_HEAD)
    for name in head:
        grid.add_column(Text(name), overflow="fold")
    for line in lines:
        grid.add_row(*(Text(_shown(cell, base)) for cell in line))
    text = io.StringIO()
    console = Console(file=text, width=width or _UNLIMITED, color_system=None, legacy_windows=False)
    console.print(grid)
    drawn = "\n".join(line.rstrip() for line in text.getvalue().splitlines())
    return f"{drawn}\n({len(lines)} {'row' if len(lines) == 1 else 'rows'})\n"


def values(result: Result) -> str:
    """SPARQL 1.1 CSV, save that no cell can be taken for a formula."""
    if result.truth is not None:
        return comma_separated([["answer"], [str(result.truth).lower()]])
    head, lines = _cells(result)
    return comma_separated([head, *([plain(cell) if cell else "" for cell in line] for line in lines)])


def results_json(result: Result) -> str:
    """SPARQL 1.1 query results in JSON; triples as bindings of subject, predicate and object."""
    if result.truth is not None:
        told: dict[str, object] = {"head": {}, "boolean": result.truth}
    else:
        head, lines = _cells(result)
        bindings = [
            {name: _json(cell) for name, cell in zip(head, line, strict=True) if cell is not None} for line in lines
        ]
        told = {"head": {"vars": list(head)}, "results": {"bindings": bindings}}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def tabbed(result: Result) -> str:
    """SPARQL 1.1 TSV: terms as N-Triples writes them."""
    if result.truth is not None:
        return f"?answer\n{str(result.truth).lower()}\n"
    head, lines = _cells(result)
    rows = ["\t".join(f"?{name}" for name in head)]
    rows += ["\t".join("" if cell is None else syntax.term(cell) for cell in line) for line in lines]
    return "\n".join(rows) + "\n"


def results_xml(result: Result) -> str:
    """SPARQL query results in XML; triples as bindings of subject, predicate and object."""
    told = ElementTree.Element("sparql", xmlns="http://www.w3.org/2005/sparql-results#")
    head = ElementTree.SubElement(told, "head")
    if result.truth is not None:
        ElementTree.SubElement(told, "boolean").text = str(result.truth).lower()
    else:
        names, lines = _cells(result)
        for name in names:
            ElementTree.SubElement(head, "variable", name=name)
        rows = ElementTree.SubElement(told, "results")
        for line in lines:
            row = ElementTree.SubElement(rows, "result")
            for name, cell in zip(names, line, strict=True):
                if cell is not None:
                    _xml(ElementTree.SubElement(row, "binding", name=name), cell)
    ElementTree.indent(told)
    return '<?xml version="1.0"?>\n' + ElementTree.tostring(told, encoding="unicode") + "\n"


def parquet(result: Result) -> bytes:
    """The rows as a Parquet table of words, a column a variable; needs the extra `parquet`."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet as files  # noqa: PLC0415
    except ImportError as error:
        raise QueryError("Parquet needs the package pyarrow", hint="pip install 'dashiji[parquet]'") from error
    if result.truth is not None:
        raise QueryError("an ASK has no rows", hint="use --format table, csv or json")
    head, lines = _cells(result)
    columns = {name: [_word(line[at]) for line in lines] for at, name in enumerate(head)}
    sink = pa.BufferOutputStream()
    files.write_table(pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()}), sink)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _linked_data(statements: Sequence[Statement]) -> str:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    triples = ox.parse(syntax.ntriples(statements), format=ox.RdfFormat.N_TRIPLES)
    written = ox.serialize(triples, format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES) or b""
    return written.decode("utf-8") + "\n"


def _graph(write: Callable[[Sequence[Statement]], str]) -> Callable[[Result], str]:
    """Writes the triples of a CONSTRUCT or DESCRIBE."""

    def written(result: Result) -> str:
        if result.statements is None:
            raise QueryError("only CONSTRUCT and DESCRIBE give triples", hint="use --format table, csv or json")
        return write(result.statements)

    return written


FORMS: dict[str, Callable[[Result], str]] = {
    "table": table,
    "csv": values,
    "tsv": tabbed,
    "json": results_json,
    "xml": results_xml,
    "ttl": _graph(syntax.turtle),
    "nt": _graph(syntax.ntriples),
    "rdf": _graph(rdf_xml),
    "jsonld": _graph(_linked_data),
}
"""Forms of text by their names, which are also the endings of files."""

PARQUET = "parquet"
"""The one form that is no text."""


def _cells(result: Result) -> tuple[tuple[str, ...], tuple[tuple[Term, ...], ...]]:
    if result.statements is None:
        return result.variables, result.rows
    return ("subject", "predicate", "object"), tuple((s.subject, s.predicate, s.object) for s in result.statements)


def _shown(cell: Term, base: str) -> str:
    if cell is None:
        return ""
    text = " ".join(cell.value.split()) if isinstance(cell, Literal) else abbreviated(cell, base)
    return "".join(character if character.isprintable() else "\ufffd" for character in text)  # no terminal commands


def _word(cell: Term) -> str | None:
    return cell.value if isinstance(cell, Literal) else cell


def _xml(binding: ElementTree.Element, cell: str | Literal) -> None:
    if isinstance(cell, str):
        blank = cell.startswith("_:")
        ElementTree.SubElement(binding, "bnode" if blank else "uri").text = cell[2:] if blank else cell
        return
    told = ElementTree.SubElement(binding, "literal")
    told.text = without_forbidden(cell.value)
    if cell.language:
        told.set("xml:lang", cell.language)
    elif cell.datatype:
        told.set("datatype", cell.datatype)


def _json(cell: str | Literal) -> dict[str, str]:
    if isinstance(cell, str):
        return {"type": "bnode", "value": cell[2:]} if cell.startswith("_:") else {"type": "uri", "value": cell}
    told = {"type": "literal", "value": cell.value}
    if cell.language:
        told["xml:lang"] = cell.language
    elif cell.datatype:
        told["datatype"] = cell.datatype
    return told
