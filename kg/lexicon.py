"""Word lists of the ontology, with longest match from the left and from the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from kg.errors import OntologyError


def ontology_home() -> Path:
    """The folder that holds the ontology: inside the installed package, else beside the source tree."""
    package = Path(__file__).resolve().parent
    for candidate in (package / "data" / "ontology", package.parent / "ontology"):
        if (candidate / "lexicon").is_dir():
            return candidate
    raise OntologyError(
        "the ontology folder is missing", where=str(package.parent / "ontology"), hint="reinstall the package"
    )


class Lexicon(Mapping[str, tuple[str, ...]]):
    """Words in simplified characters, each with its further columns.

    >>> lexicon = Lexicon([("工会", ("union",)), ("总工会", ())])
    >>> lexicon.longest("北京市总工会", 3), lexicon.ending("北京市总工会")
    ('总工会', '总工会')
    """

    def __init__(self, rows: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._rows = dict(rows)
        self._lengths = sorted({len(word) for word in self._rows}, reverse=True)

    def __getitem__(self, word: str) -> tuple[str, ...]:
        return self._rows[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def longest(self, text: str, at: int) -> str:
        """The longest word that stands in `text` at code point `at`, or an empty string."""
        for length in self._lengths:
            if text[at : at + length] in self._rows and at + length <= len(text):
                return text[at : at + length]
        return ""

    def ending(self, text: str) -> str:
        """The longest word that `text` ends with, or an empty string."""
        for length in self._lengths:
            if length <= len(text) and text[-length:] in self._rows:
                return text[-length:]
        return ""


@cache
def words(name: str) -> Lexicon:
    """The word list `ontology/lexicon/<name>.tsv`; a missing list or an empty row is an `OntologyError`."""
    path = ontology_home() / "lexicon" / f"{name}.tsv"
    if not path.is_file():
        raise OntologyError(f"no word list {name}", where=str(path), hint="reinstall the package")
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, *columns = line.split("\t")
        if not word.strip():
            raise OntologyError("a row without a word", where=f"{path}:{number}", hint="fill the first column")
        rows.append((word.strip(), tuple(column.strip() for column in columns)))
    return Lexicon(rows)
