"""Builds a corpus in a folder, adds articles to it, takes some out, and reads them again where a new program would.

Whatever way a corpus took to its articles, its graph is the same to the byte.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kg import crew, earlier, folder, pipeline
from kg.archive import codec, fingerprint, intake
from kg.archive.intake import Entry, Survey
from kg.archive.shelf import Shelf
from kg.corpus import manifest, writing
from kg.corpus.manifest import Manifest
from kg.corpus.written import Written
from kg.errors import InputError, StoreError
from kg.graph import reasoning
from kg.model import Failure
from kg.progress import Listener, silent
from kg.read import sources
from kg.resolve import decision_table, digest
from kg.settings import Settings

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: what was written (None where nothing had to be), and ids of articles that came and went.

    `found` tells whether the paths held any article; `read` counts those that were read now, `again` those among them
    that another version had read.
    """

    written: Written | None
    articles: int
    failures: tuple[Failure, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    read: int = 0
    again: int = 0
    found: bool = True


@dataclass(frozen=True, slots=True)
class Work:
    """How to work: in how many processes, and who is told how far it has come."""

    jobs: int = 1
    tell: Listener = silent


def build(paths: Iterable[str], directory: Path, settings: Settings, work: Work, *, replace: bool = False) -> Outcome:
    """A corpus of the articles at `paths` in `directory`; what an earlier run had read already is not read again.

    Where no article could be read nothing is written; a `StoreError` where the folder holds other things, or articles
    that would be lost, unless `replace` lets them go.
    """
    reasoning.require(settings.infer)
    given = decision_table.read(Path(settings.decisions), settings.base) if settings.decisions else None
    paths = tuple(paths)
    with _held(directory):
        manifest.refuse_newer(directory)
        told = manifest.decisions(directory) if given is None else given
        if settings.decisions and Path(settings.decisions).resolve() == (directory / decision_table.TABLE).resolve():
            told = ()  # its rows are followed as those of the folder
        found = pipeline.survey(paths, settings, work.tell)
        if not found.entries:
            return Outcome(None, 0, tuple(found.failures), found=False)
        files = earlier.admit(directory, _as_known(found.named()), replace=replace)
        before = Manifest((), tuple(found.failures), settings, told, files)
        return _grown(directory, before, found, work)


def add(directory: Path, paths: Iterable[str], work: Work, *, told: str = "") -> Outcome:
    """The corpus with the articles at `paths`; those of a file that changed take the place of what it held.

    `told` names a table of decisions in the place of those the corpus has.
    """
    with _held(directory):
        there = before = manifest.read(directory)
        if told:
            chosen = replace(before.settings, decisions=told)
            before = replace(before, decisions=decision_table.read(Path(told), chosen.base), settings=chosen)
        new = pipeline.survey(paths, before.settings, work.tell)
        if not (new.entries or told) and any(not one.skipped for one in new.failures):
            return Outcome(None, len(before.entries), tuple(new.failures), found=False)
        return _grown(directory, replace(before, failures=_failures(before, new)), _with(before, new), work, there)


def remove(directory: Path, ids: Iterable[str], work: Work) -> Outcome:
    """The corpus without some articles; an `InputError` for an id it has not, or where none would be left."""
    with _held(directory):
        before = manifest.read(directory)
        gone = {_entry(before, one, directory) for one in ids}
        kept = [one for one in before.entries if one not in gone]
        if not kept:
            raise InputError("no article would be left", where=str(directory), hint="delete the folder instead")
        return _grown(directory, before, Survey({one.claim: one for one in kept}), work)


def swap(directory: Path, name: str, path: str, work: Work) -> Outcome:
    """The corpus with the one article at `path` in the place of the one with the id `name`."""
    with _held(directory):
        before = manifest.read(directory)
        gone = _entry(before, name, directory)
        new = pipeline.survey(path, replace(before.settings, strict=True), work.tell)
        if len(new.entries) != 1:
            hint = "name a file of one article; kg add and kg remove take many"
            raise InputError(f"{len(new.entries)} articles there, not one", where=path, hint=hint)
        rest = replace(before, entries=tuple(one for one in before.entries if one != gone))
        return _grown(directory, replace(before, failures=_failures(before, new)), _with(rest, new), work)


def update(directory: Path, work: Work) -> Outcome:
    """The corpus as the program of today makes it; articles that another version read are read again.

    The first versions kept nothing of what they read: their articles are read from where they were, and a `StoreError`
    tells what is no longer there.
    """
    if bare := manifest.bare(directory):
        _refuse_gone(directory, bare[0])
        outcome = build(bare[0], directory, bare[1], work)
        return replace(outcome, again=outcome.read)
    with _held(directory):
        before = manifest.read(directory)
        return _grown(directory, before, Survey({one.claim: one for one in before.entries}), work)


def stale(directory: Path) -> tuple[int, int]:
    """How many articles of a corpus this program would have to read again, and how many there are."""
    if manifest.bare(directory) and (there := earlier.build_in(directory)):
        return (len(there.articles),) * 2
    known = manifest.read(directory)
    shelf = Shelf(directory, fingerprint.of(known.settings), fingerprint.digests())
    return sum(not shelf.knows(one.content) for one in known.entries), len(known.entries)


def _refuse_gone(directory: Path, files: tuple[str, ...]) -> None:
    gone = [one for one in files if not Path(one).exists()]
    if gone:
        raise StoreError(
            f"an older version kept nothing of what it read, and {len(gone)} of its files are gone: {_listed(gone)}",
            where=str(directory),
            hint="put them back, or go to the folder that their paths count from; "
            "else build what is left: kg build ARTICLES -o NEW_FOLDER",
        )


@contextmanager
def _held(directory: Path) -> Iterator[None]:
    with folder.hold(directory), crew.collecting_seldom():
        folder.recover(directory)
        yield


def _grown(directory: Path, before: Manifest, wanted: Survey, work: Work, there: Manifest | None = None) -> Outcome:
    """Reads what is unread, and writes the graph where it is another than the one that is `there`."""
    shelf = Shelf(directory, fingerprint.of(before.settings), fingerprint.digests())
    digested = shelf.digested(_digested)
    known = {one.content for one in before.entries}
    entries = wanted.named()
    unread = {one.content for one in entries if one.content not in shelf}
    again = len(unread & known)
    intake.read(wanted, shelf, pipeline.reader(before.settings), work.jobs, work.tell)
    unreadable = {one.claim for one in entries} - wanted.entries.keys()
    entries = wanted.named() if unreadable else entries
    lost = [one.id for one in before.entries if one.claim in unreadable]
    if lost:
        hint = "put their files back where they were, or take the articles out with kg remove"
        raise StoreError(f"{len(lost)} articles cannot be read again: {_listed(lost)}", where=str(directory), hint=hint)
    failures = tuple(sorted({*before.failures, *wanted.failures}))
    decided = decision_table.noted(directory, before.decisions, before.settings.base)
    after = replace(before, entries=entries, failures=failures, decisions=decided)
    written = None
    if unread or digested or after != there:
        written = writing.write(directory, after, shelf, work.tell, work.jobs)
        shelf.keep_only({one.content for one in after.entries})
        failures = (*failures, *written.unfollowed)
    old, new = {one.id for one in before.entries}, {one.id for one in after.entries}
    return Outcome(written, len(new), failures, tuple(sorted(new - old)), tuple(sorted(old - new)), len(unread), again)


def _digested(record: bytes) -> bytes:
    """What was read in an article, with a digest as it is made today."""
    return codec.digested(record, *digest.parted(digest.of(codec.analysis(record))))


def _with(before: Manifest, new: Survey) -> Survey:
    """The articles of a corpus and new ones, each in its newest wording, under the path it first came by."""
    places = {_place(one): one.claim for one in before.entries}
    entries = {one.claim: one for one in before.entries}
    for one in new.entries.values():
        known = places.get(_place(one))
        kept = one if known is None else replace(one, source=known[0])
        entries[kept.claim] = kept
    return replace(new, entries=entries, failures=[])


def _place(one: Entry) -> tuple[str, str, int]:
    source = one.source if one.source == sources.STANDARD_INPUT else str(Path(one.source).absolute())
    return source, one.name, one.number


def _failures(before: Manifest, new: Survey) -> tuple[Failure, ...]:
    """What could not be read, those things left out that were read or tried anew."""
    tried = {one.source for one in new.entries.values()} | {one.source for one in new.failures}
    old = (one for one in before.failures if one.source not in tried and one.source.partition(":")[0] not in tried)
    return (*old, *new.failures)


def _entry(known: Manifest, name: str, directory: Path) -> Entry:
    found = next((one for one in known.entries if one.id == name), None)
    if found is None:
        near = difflib.get_close_matches(name, [one.id for one in known.entries], n=1)
        hint = f"did you mean {near[0]}?" if near else "run.json and report.md list the articles with their ids"
        raise InputError(f"no article {name} there", where=str(directory), hint=hint)
    return found


def _as_known(entries: Iterable[Entry]) -> list[earlier.Article]:
    return [earlier.Article(one.id, one.source, one.sha256) for one in entries]


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
