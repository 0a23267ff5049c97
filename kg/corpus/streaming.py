"""Writes the graph of a large corpus without holding its statements: N-Quads, store, tables and report.

What the last writing left behind (`ledger`) lets the next one state what has changed alone (`changes`).
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg import crew, earlier, folder, pipeline, report
from kg.archive import codec, intake
from kg.archive.shelf import Shelf
from kg.corpus import changes, decided, joining, ledger
from kg.corpus.files import Files
from kg.corpus.joining import Joined
from kg.corpus.ledger import Account, Ledger
from kg.corpus.manifest import Manifest
from kg.corpus.stating import BUILD, CONFLICTS, Stating
from kg.corpus.tables import write_tables
from kg.corpus.written import Written
from kg.graph import store
from kg.graph.runs import Runs
from kg.graph.write import TABLES
from kg.model import Kind
from kg.progress import Listener, Step
from kg.resolve import digest
from kg.resolve.cluster import Cluster, Digest
from kg.resolve.kept import Past

_OFTEN = 50  # articles between two steps that are told
_LEAST = 100  # articles that are worth a process of their own


def write(directory: Path, corpus: Manifest, shelf: Shelf, tell: Listener, jobs: int = 1) -> Written:
    """The files of a corpus of many articles; the folder is held, and the shelf has them all.

    Up to `jobs` processes state them where all are stated. What a person decided may be about any sentence: with
    decisions all is stated anew, in one.
    """
    if corpus.decisions:
        return decided.write(directory, corpus, shelf, tell)
    kit = pipeline.tools(corpus.settings)
    before = ledger.read(directory)
    past = _past(before or Ledger(), corpus, shelf)
    with crew.collecting_nothing():
        joined = joining.join(corpus.settings.base, _digests(corpus, shelf, past.same, tell), kit.known, past)
    stating = Stating(joined, corpus.settings, kit.ontology, dict(before.types) if before else {})
    with folder.together(directory, set(corpus.files) - {earlier.ANALYSES}) as draft:
        files = Files(directory, draft)
        after = None
        if before:
            after = changes.write(files, corpus, shelf, (before, stating), tell)
        if after is None:
            after = _anew(files, corpus, _Articles(corpus, shelf, stating, tell), jobs)
        run = _tell_of(after, joined, corpus, draft)
        after.sizes = {name: (draft / name).stat().st_size for name in (store.MASTER, *TABLES)}
        ledger.write(directory, run, after)
    ledger.forget(directory)
    tell(Step("write", len(corpus.entries), len(corpus.entries)))
    names = report.files(corpus.settings, many=True)
    things = joined.things
    return Written(len(joined.events), len(things), None, tuple(directory / name for name in names))


def _past(before: Ledger, corpus: Manifest, shelf: Shelf) -> Past:
    """How all was joined before; the events of articles that have not changed are read when they are asked for."""
    contents = {one.id: one.content for one in corpus.entries}
    read: dict[str, dict[int, codec.Events]] = {}

    def whole(one: Cluster) -> Cluster:
        if one.kind is not Kind.EVENT or one.document not in past.same:
            return one
        if one.document not in read:
            read[one.document] = shelf.events(contents[one.document])
        events = read[one.document].get(one.number, ())
        return replace(one, events=tuple(codec.event_under(event, one.document) for event in events))

    past = before.past(contents, whole)
    return past


def _digests(corpus: Manifest, shelf: Shelf, same: Container[str], tell: Listener) -> Iterator[Digest]:
    """What joining asks of the articles, without the events of those that are the `same`."""
    total, number = len(corpus.entries), 0
    named: dict[str, list[str]] = {}
    for one in corpus.entries:
        named.setdefault(one.content, []).append(one.id)
    told = {content for content, some in named.items() if not all(name in same for name in some)}
    for content, known, events in shelf.digests(named, Digest, told):
        made = digest.whole(known, events) if events else known
        for name in named[content]:
            if number % _OFTEN == 0:
                tell(Step("join", number, total))
            number += 1
            yield digest.under(made, name)
    tell(Step("join", total, total))


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles of a corpus, to be stated a part in each of several processes."""

    corpus: Manifest
    shelf: Shelf
    stating: Stating
    tell: Listener

    def state(self, runs: Runs, part: int, parts: int) -> dict[str, Account]:
        """Puts what the articles of one of so many equal parts say into the runs, and what is kept of each by its id.

        Only the first part tells how far it has come, for all. The digests are read again: who counts references to
        those that were joined writes into memory that copies of this process share.
        """
        entries, joined = self.corpus.entries, self.stating.joined
        size, accounts = -(-len(entries) // parts), {}
        for number, one in enumerate(entries[part * size : (part + 1) * size]):
            if part == 0 and number % _OFTEN == 0:
                self.tell(Step("write", min(number * parts, len(entries)), len(entries)))
            known, analysis = self.shelf.whole(one.content, Digest)
            paths = joining.named(known, joined.assigned[one.id], joined.paths)
            told, accounts[one.id] = self.stating.article(one, intake.under_id(analysis, one), paths)
            for line in told.found:
                runs.put(line)
        return accounts

    def all(self, runs: Runs, directory: Path, jobs: int) -> dict[str, Account]:
        """The same of all articles, in up to `jobs` processes, whose sorted files lie in `directory`."""
        parts = max(1, min(jobs, len(self.corpus.entries) // _LEAST))

        def some(part: int) -> tuple[dict[str, Account], list[Path]]:
            if part == 0:
                return self.state(runs, 0, parts), []
            (home := directory / f"part{part}").mkdir()
            own = Runs(home)
            return self.state(own, part, parts), own.spilled()

        accounts: dict[str, Account] = {}
        for told, made in crew.alongside(some, parts):
            accounts |= told
            runs.take(made)
        return accounts


def _anew(files: Files, corpus: Manifest, articles: _Articles, jobs: int) -> Ledger:
    """States all parts of a corpus."""
    stating = articles.stating
    joined = stating.joined
    after = Ledger(str(corpus.settings), joined.paths, joined.assigned, types=stating.types, notes=stating.notes())
    after.keep(joined.past)
    with tempfile.TemporaryDirectory(dir=files.directory, prefix=folder.DRAFT) as aside:
        runs = Runs(Path(aside))
        for thing in joined.things:
            key, lines, row = stating.thing(thing.path)
            after.units[key] = lines
            if row:
                after.events[key] = row
        after.accounts = articles.all(runs, Path(aside), jobs)
        around = stating.around()
        after.around = {stating.iri(path): told for path, told in around.items()}
        after.units.update(stating.places(around))
        after.units.update(stating.posts(row for one in after.accounts.values() for row in one.posts))
        after.units.update(stating.houses(one.house for one in after.accounts.values()))
        after.units[CONFLICTS], after.units[BUILD] = stating.conflicts(after.accounts.values()), stating.build()
        for part in after.units.values():
            for line in part.splitlines(keepends=True):
                runs.put(line)
        with files.master.open("wb") as file:
            file.writelines(runs.merged(stating.links.things, after.shared))
    with files.storing():
        after.rows = write_tables(files.master, files.draft, corpus.settings.base + "article/")
    return after


def _tell_of(after: Ledger, joined: Joined, corpus: Manifest, draft: Path) -> bytes:
    """Writes the report, and run.json, whose bytes come back."""
    known, told = pipeline.tools(corpus.settings).ontology, [after.accounts[one.id] for one in corpus.entries]
    counts = Counter(one.kind.value for one in joined.things)
    counted = {kind.value: counts[kind.value] for kind in Kind}
    counted[Kind.STATISTIC.value] = sum(one.measures for one in told)
    counted["mention"] = sum(one.mentions for one in told)
    whole = report.Told(
        tuple(one.told[1] for one in told),
        tuple(one.told[0] for one in told),
        tuple(sorted(after.events.values())),
        counted,
        corpus.failures,
        None,
    )
    run = report.run_json(whole, known, corpus.settings, corpus.decisions).encode("utf-8")
    (draft / earlier.RUN).write_bytes(run)
    (draft / report.REPORT).write_text(report.markdown(whole), encoding="utf-8", newline="\n")
    return run
