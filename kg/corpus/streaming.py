"""Writes the graph of a large corpus without holding its statements: N-Quads, store, tables and report.

What the last writing left behind (`ledger`) lets the next one state what has changed alone (`changes`).
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg import crew, earlier, folder, pipeline, report
from kg.archive import intake
from kg.archive.shelf import Shelf
from kg.corpus import changes, decided, joining, ledger
from kg.corpus.files import Files
from kg.corpus.joining import Joined
from kg.corpus.ledger import Ledger
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
from kg.resolve.cluster import Digest

_OFTEN = 50  # articles between two steps that are told


def write(directory: Path, corpus: Manifest, shelf: Shelf, tell: Listener) -> Written:
    """The files of a corpus of many articles; the folder is held, and the shelf has them all.

    What a person decided may be about any sentence: with decisions all is stated anew.
    """
    if corpus.decisions:
        return decided.write(directory, corpus, shelf, tell)
    kit = pipeline.tools(corpus.settings)
    before = ledger.read(directory)
    known = before.paths if before else ()
    with crew.collecting_nothing():
        joined = joining.join(corpus.settings.base, _digests(corpus, shelf, tell), kit.known, known)
    stating = Stating(joined, corpus.settings, kit.ontology, dict(before.types) if before else {})
    with folder.together(directory, set(corpus.files) - {earlier.ANALYSES}) as draft:
        files = Files(directory, draft)
        after = None
        if before:
            after = changes.write(files, corpus, shelf, (before, stating), tell)
        if after is None:
            after = _anew(files, corpus, shelf, stating, tell)
        run = _tell_of(after, joined, corpus, draft)
        after.sizes = {name: (draft / name).stat().st_size for name in (store.MASTER, *TABLES)}
        ledger.write(directory, run, after)
    ledger.forget(directory)
    tell(Step("write", len(corpus.entries), len(corpus.entries)))
    names = report.files(corpus.settings, many=True)
    things = joined.things
    return Written(len(joined.events), len(things), None, tuple(directory / name for name in names))


def _digests(corpus: Manifest, shelf: Shelf, tell: Listener) -> Iterator[Digest]:
    total, number = len(corpus.entries), 0
    named: dict[str, list[str]] = {}
    for one in corpus.entries:
        named.setdefault(one.content, []).append(one.id)
    for content, told in shelf.digests(named, Digest):
        for name in named[content]:
            if number % _OFTEN == 0:
                tell(Step("join", number, total))
            number += 1
            yield digest.under(told, name)
    tell(Step("join", total, total))


def _anew(files: Files, corpus: Manifest, shelf: Shelf, stating: Stating, tell: Listener) -> Ledger:
    """States all parts of a corpus."""
    joined, total = stating.joined, len(corpus.entries)
    after = Ledger(str(corpus.settings), joined.paths, joined.assigned, types=stating.types, notes=stating.notes())
    with tempfile.TemporaryDirectory(dir=files.directory, prefix=folder.DRAFT) as aside:
        runs = Runs(Path(aside))
        for thing in joined.things:
            key, lines, row = stating.thing(thing.path)
            after.units[key] = lines
            if row:
                after.events[key] = row
        for number, one in enumerate(corpus.entries):
            if number % _OFTEN == 0:
                tell(Step("write", number, total))
            told, after.accounts[one.id] = stating.article(one, intake.under_id(shelf.analysis(one.content), one))
            for line in told.found:
                runs.put(line)
        after.units.update(stating.places())
        after.units.update(stating.posts(row for one in after.accounts.values() for row in one.posts))
        after.units.update(stating.houses(one.house for one in after.accounts.values()))
        after.units[CONFLICTS], after.units[BUILD] = stating.conflicts(after.accounts.values()), stating.build()
        for part in after.units.values():
            for line in part.splitlines(keepends=True):
                runs.put(line)
        with files.master.open("wb") as file:
            file.writelines(runs.merged(stating.links.things, after.shared))
    after.rows = write_tables(files.master, files.draft, corpus.settings.base + "article/")
    files.renew_store()
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
