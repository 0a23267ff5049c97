"""Word lists of the ontology, with longest match from the left and from the right."""

from __future__ import annotations

import difflib
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache
from pathlib import Path

from kg.errors import OntologyError


@cache
def ontology_home() -> Path:
    """The folder that holds the ontology: inside the installed package, else beside the source tree."""
    package = Path(__file__).resolve().parent
    for candidate in (package / "data" / "ontology", package.parent / "ontology"):
        if (candidate / "lexicon").is_dir():
            return candidate
    raise OntologyError(
        "the ontology folder is missing", where=str(package.parent / "ontology"), hint="reinstall the package"
    )


def overlays() -> tuple[Path, ...]:
    """The folders whose types and words stand beside those of the ontology, in order."""
    return tuple(_laid)


def lay(*directories: str | Path) -> None:
    """Sets the overlays: `*.ttl` and `event/*.ttl` hold types, `lexicon/*.tsv` rows for lists of that name,
    `queries/*.rq` ready-made queries and `rules/*.rq` rules.

    All that was made of the words before is made anew. A missing folder, one without any of these, and a list that the
    ontology does not have are an `OntologyError`.
    """
    wanted = [Path(one).resolve() for one in directories]
    if wanted == _laid:
        return
    for folder in wanted:
        _admit(folder)
    _laid[:] = wanted
    for name, module in list(sys.modules.items()):
        if name == "kg" or name.startswith("kg."):
            for value in list(vars(module).values()):
                getattr(value, "cache_clear", lambda: None)()


def _admit(folder: Path) -> None:
    if not folder.is_dir():
        raise OntologyError("no such folder", where=str(folder), hint="check the path of the overlay")
    lists = sorted((folder / "lexicon").glob("*.tsv"))
    if not (lists or any(path for pattern in _HELD for path in folder.glob(pattern))):
        hint = "put types into *.ttl or event/*.ttl, words into lexicon/*.tsv, queries into queries/*.rq"
        raise OntologyError("no types or words here", where=str(folder), hint=hint)
    known = {path.stem for path in (ontology_home() / "lexicon").glob("*.tsv")}
    for path in lists:
        if path.stem not in known:
            near = difflib.get_close_matches(path.stem, known, n=1)
            hint = f"did you mean {near[0]}.tsv?" if near else f"lists: {ontology_home() / 'lexicon'}"
            raise OntologyError(f"the ontology has no word list {path.stem}", where=str(path), hint=hint)


_HELD = ("*.ttl", "event/*.ttl", "queries/*.rq", "rules/*.rq")
_laid: list[Path] = []


class Lexicon(dict[str, tuple[str, ...]]):
    """Words in simplified characters, each with its further columns; none is added later.

    >>> lexicon = Lexicon([("工会", ("union",)), ("总工会", ())])
    >>> lexicon.longest("北京市总工会", 3), lexicon.ending("北京市总工会")
    ('总工会', '总工会')
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, rows: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        super().__init__(rows)
        self._by_first, self._by_last = _lengths(self, 0), _lengths(self, -1)

    @property
    def firsts(self) -> Container[str]:
        """The characters that words begin with."""
        return self._by_first

    @property
    def lasts(self) -> Container[str]:
        """The characters that words end with."""
        return self._by_last

    def longest(self, text: str, at: int) -> str:
        """The longest word that stands in `text` at code point `at`, or an empty string."""
        for length in self._by_first.get(text[at : at + 1], ()):
            word = text[at : at + length]
            if word in self and len(word) == length:
                return word
        return ""

    def ending(self, text: str) -> str:
        """The longest word that `text` ends with, or an empty string."""
        for length in self._by_last.get(text[-1:], ()):
            word = text[-length:]
            if word in self:
                return word
        return ""


def _lengths(known: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words by one of their characters, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for word in known:
        found[word[at]].add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


@cache
def words(name: str) -> Lexicon:
    """The word list `ontology/lexicon/<name>.tsv`; a missing list or an empty row is an `OntologyError`."""
    path = ontology_home() / "lexicon" / f"{name}.tsv"
    if not path.is_file():
        raise OntologyError(f"no word list {name}", where=str(path), hint="reinstall the package")
    rows = list(_rows(path))
    for folder in _laid:
        if (folder / "lexicon" / path.name).is_file():
            rows += _rows(folder / "lexicon" / path.name)
    return Lexicon(rows)


def _rows(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise OntologyError("not UTF-8", where=str(path), hint="save it as UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, *columns = line.split("\t")
        if not word.strip():
            raise OntologyError("a row without a word", where=f"{path}:{number}", hint="fill the first column")
        yield word.strip(), tuple(column.strip() for column in columns)
