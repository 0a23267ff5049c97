"""The media types an answer can be written in, and the writing of answers as they are found."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING

from kg.graph.export import to_oxigraph
from kg.graph.quads import sort_key
from kg.graph.queries import evaluate
from kg.iri import PREFIXES
from kg.rdf import Statement

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.graph.answering import Question

RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""What SELECT and ASK are written in, by short name; the first is the one given to who asks for none."""

GRAPHS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""What CONSTRUCT and DESCRIBE are written in, by short name; the first is the one given to who asks for none."""

Forms = tuple[str, str]
"""A short name of `RESULTS` and one of `GRAPHS`, either empty where no such answer would be taken."""


class UnacceptableError(ValueError):
    """An answer that can be written in none of the forms asked for; `offered` are the media types there are."""

    def __init__(self, offered: tuple[str, ...]) -> None:
        super().__init__(offered)
        self.offered = offered


class Answer:
    """What a query gives, not yet read; `media_type` is known before the first byte is written."""

    def __init__(self, store: ox.Store, query: str, question: Question) -> None:
        """To a `checked` query, of the dataset and in the forms of a question."""
        import pyoxigraph as ox  # noqa: PLC0415 - heavy

        self._found = evaluate(store, query, question.dataset, question.base)
        self._is_graph = isinstance(self._found, ox.QueryTriples)
        forms = question.forms or ("", "")
        offered, self._form = (GRAPHS, forms[1]) if self._is_graph else (RESULTS, forms[0])
        if self._form not in offered:
            raise UnacceptableError(tuple(offered.values()))
        self.media_type = offered[self._form]

    def write(self, file: IO[bytes]) -> None:
        """Into `file`, piece by piece, as the engine finds it."""
        import pyoxigraph as ox  # noqa: PLC0415 - heavy

        if isinstance(self._found, ox.QueryTriples):
            ox.serialize(self._found, file, _graph_format(self._form), prefixes=PREFIXES)
        elif self._form == "csv" and isinstance(self._found, ox.QuerySolutions):
            _comma_separated(self._found, file)
        else:
            form = ox.QueryResultsFormat.from_media_type(self.media_type)
            self._found.serialize(file, form)


class _Encoded:
    """Takes text for a file of bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Writes it in UTF-8."""
        return self._file.write(text.encode())


def _comma_separated(found: ox.QuerySolutions, file: IO[bytes]) -> None:
    """Values as SPARQL 1.1 tells them in CSV; the engine puts no quotation marks around an IRI that holds a comma."""
    lines = csv.writer(_Encoded(file), lineterminator="\r\n")
    lines.writerow([one.value for one in found.variables])
    for row in found:
        lines.writerow([_value(term) for term in row])


def _value(term: object) -> str:
    """An IRI or literal by its characters, a blank node as `_:name`, nothing for an unbound variable."""
    if term is None:
        return ""
    name = str(term)
    return name if name.startswith("_:") else getattr(term, "value", name)


def graph_bytes(statements: Iterable[Statement], form: str, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Statements in a form of `GRAPHS`, the names of their graphs left out."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    file = io.BytesIO()
    triples = (one.triple for one in to_oxigraph(sorted(statements, key=sort_key)))
    ox.serialize(triples, file, _graph_format(form), prefixes=dict(prefixes))
    return file.getvalue()


def _graph_format(form: str) -> ox.RdfFormat | None:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    return ox.RdfFormat.from_media_type(GRAPHS[form])
