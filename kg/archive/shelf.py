"""The folder of analyses in that of a build: small files of a batch each, found by what was read, and by whom."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg import earlier
from kg.archive import codec
from kg.earlier import BATCH, DRAFT
from kg.errors import StoreError
from kg.model import Analysis
from kg.read.articles import Article

_VERSION = 3
_Digest = TypeVar("_Digest")
_MARK = "dashiji-analyses"
_LONGEST_HEAD = 1 << 24
_TOGETHER = 32  # records of a file


@dataclass(frozen=True, slots=True)
class _Place:
    file: Path
    offset: int
    length: int


class Shelf:
    """What was read of articles, by `Article.content`; one program at a time may write.

    `maker` is the fingerprint of the program that reads now, `digester` that of what makes digests. What an older one
    left counts as unread, but for its article; what another one digested is `digested` anew. A damaged file counts as
    not there; one of a newer version is a `StoreError`.
    """

    def __init__(self, home: Path, maker: str, digester: str = "") -> None:
        self.directory, self._maker, self._digester = home / earlier.ANALYSES, maker, digester
        self._fresh: dict[str, _Place] = {}
        self._undigested: dict[str, _Place] = {}
        self._stale: dict[str, _Place] = {}
        if self.directory.is_dir():
            for path in sorted(self.directory.glob("*" + BATCH)):
                self._note(path)

    def __contains__(self, content: str) -> bool:
        return content in self._fresh

    def __len__(self) -> int:
        return len(self._fresh)

    def analysis(self, content: str) -> Analysis:
        """What this program read in the article; a `KeyError` where it has not, a `StoreError` where it is damaged."""
        return codec.analysis(_bytes(self._fresh[content]))

    def whole(self, content: str, kind: type[_Digest]) -> tuple[_Digest, Analysis]:
        """What joining asks of the article, without events, and all that was read in it; errors as for `analysis`."""
        record = _bytes(self._fresh[content])
        return codec.digest(record, kind), codec.analysis(record)

    def digests(
        self, contents: Collection[str], kind: type[_Digest], told: Container[str]
    ) -> Iterator[tuple[str, _Digest, dict[int, codec.Events]]]:
        """What joining asks of many articles, by contents, a file after the other, with the events of those `told`.

        Errors as for `digest`.
        """
        by_file: dict[Path, list[str]] = {}
        for content in contents:
            by_file.setdefault(self._fresh[content].file, []).append(content)
        for path, some in by_file.items():
            data = path.read_bytes()
            for content in some:
                place = self._fresh[content]
                record = data[place.offset : place.offset + place.length]
                yield content, codec.digest(record, kind), codec.events(record) if content in told else {}

    def digest(self, content: str, kind: type[_Digest]) -> _Digest:
        """What joining asks of the article, without events; a `KeyError` or `StoreError` as for its analysis."""
        return codec.digest(_bytes(self._fresh[content]), kind)

    def events(self, content: str) -> dict[int, codec.Events]:
        """The events of an article's clusters, by their numbers; errors as for its digest."""
        return codec.events(_bytes(self._fresh[content]))

    def knows(self, content: str) -> bool:
        """Whether this program read the article, whatever its digest is of."""
        return content in self._fresh or content in self._undigested

    def digested(self, anew: Callable[[bytes], bytes]) -> int:
        """Keeps the records that another digester digested, each as `anew` makes it; back comes how many there were.

        A damaged one counts as unread from then on.
        """
        due = [content for content in self._undigested if content not in self._fresh]
        for start in range(0, len(due), _TOGETHER):
            records = {}
            for content in due[start : start + _TOGETHER]:
                place = self._undigested[content]
                try:
                    records[content] = anew(_bytes(place))
                except StoreError:
                    self._stale[content] = place
            self.add(records)
        self._undigested.clear()
        return len(due)

    def article(self, content: str) -> Article | None:
        """The article whoever read it, None where it is unknown or damaged."""
        place = self._fresh.get(content) or self._undigested.get(content) or self._stale.get(content)
        try:
            return codec.article(_bytes(place)) if place else None
        except StoreError:
            return None

    def add(self, records: Mapping[str, bytes]) -> None:
        """Keeps records of `codec.encode` by the content of their articles, in a file of their own, at once."""
        if not records:
            return
        if self.directory.exists() and not earlier.begun(self.directory.parent):
            hint = "move it away, or give another folder"
            raise StoreError("not written by kg, and never overwritten", where=str(self.directory), hint=hint)
        self.directory.mkdir(parents=True, exist_ok=True)
        head, at = [], 0
        for content in sorted(records):
            head.append([content, at, len(records[content])])
            at += len(records[content])
        made = {"maker": self._maker, "digester": self._digester}
        told = json.dumps({_MARK: _VERSION, **made, "records": head}, separators=(",", ":"))
        name = hashlib.sha256("\n".join((*made.values(), *sorted(records))).encode()).hexdigest()[:32]
        path = self.directory / (name + BATCH)
        draft = path.with_suffix(DRAFT)
        with draft.open("wb") as file:
            file.write(told.encode("ascii") + b"\n")
            file.writelines(records[content] for content in sorted(records))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        self._note(path)

    def keep_only(self, contents: Collection[str]) -> None:
        """Lets all go but the records of these articles; of two readings of one the latest program's stays."""
        live = {place.file for content, place in self._fresh.items() if content in contents}
        left = set(contents) - self._fresh.keys()
        for known in (self._undigested, self._stale):
            live |= {place.file for content, place in known.items() if content in left}
        for path in [*self.directory.glob("*" + BATCH), *self.directory.glob("*" + DRAFT)]:
            if path not in live:
                path.unlink(missing_ok=True)
        for known in (self._fresh, self._undigested, self._stale):
            for content in [one for one, place in known.items() if place.file not in live]:
                del known[content]
        if self.directory.is_dir() and not any(self.directory.iterdir()):
            self.directory.rmdir()

    def _note(self, path: Path) -> None:
        for made, content, place in _index(path):
            if made == (self._maker, self._digester):
                self._fresh[content] = place
            elif made[0] == self._maker:
                self._undigested[content] = place
            else:
                self._stale[content] = place


def _index(path: Path) -> Iterator[tuple[tuple[str, str], str, _Place]]:
    """Who read and who digested each record of a file, the content of its article, and where it is."""
    try:
        with path.open("rb") as file:
            head = file.readline(_LONGEST_HEAD)
        told = json.loads(head)
        known, made = int(told[_MARK]), (str(told["maker"]), str(told.get("digester", "")))
        if known > _VERSION:
            hint = "bring dashiji up to date, or build into another folder"
            raise StoreError(f"written by a newer version of dashiji (form {known})", where=str(path), hint=hint)
        whole = path.stat().st_size
        for content, offset, length in told["records"]:
            if len(head) + offset + length <= whole:
                yield made, str(content), _Place(path, len(head) + int(offset), int(length))
    except (OSError, ValueError, KeyError, TypeError):
        return


def _bytes(place: _Place) -> bytes:
    with place.file.open("rb") as file:
        file.seek(place.offset)
        return file.read(place.length)
