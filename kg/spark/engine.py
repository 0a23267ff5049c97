"""Builds a corpus on a cluster, stage by stage; a stage that was done stays done for the next run.

What articles are, and what is read in each, workers find out; identity needs all articles, so the driver joins them;
what each article tells alone workers state again, and one sort brings the quads of all together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import pipeline, report
from kg.archive import codec, fingerprint, intake
from kg.archive.intake import Entry
from kg.errors import InputError, StoreError
from kg.graph import reasoning, statements
from kg.model import Analysis, Corpus, Failure, Kind
from kg.progress import Listener, Step, silent
from kg.read import sources
from kg.resolve import decision_table, entities
from kg.settings import Settings
from kg.spark import tasks
from kg.spark.files import Home, local, remote
from kg.spark.session import session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

GRAPH, QUADS = "graph", "quads"
_STAGES = "stages"
_PIECES = 4  # parts of the work for each core
_PARCEL = 100_000  # quads of things that the driver hands over at a time
_NO_INFERENCE = "leave it out, or build without --engine spark"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many articles, events and things the graph has, what could not be read, and where it is."""

    articles: int
    events: int
    things: int
    failures: tuple[Failure, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where to work, without a master where `spark-submit` says or on this machine, and who is told how far it is."""

    master: str = ""
    tell: Listener = silent


def build(paths: Iterable[str], output: str, settings: Settings, cluster: Cluster, *, replace: bool = False) -> Outcome:
    """The graph of the articles at `paths` in the folder `output`; both may be of any file system that Spark knows.

    A `StoreError` where something is there already, unless `replace` lets it go; an `InputError` where no article
    could be read.
    """
    if settings.infer:
        raise InputError("nothing is inferred on a cluster", where="--infer", hint=_NO_INFERENCE)
    reasoning.require(settings.infer)
    told = decision_table.read(Path(settings.decisions), settings.base) if settings.decisions else ()
    with session(cluster.master) as spark:
        home = Home(spark, output)
        if not replace and home.has(GRAPH):
            raise StoreError("a graph is there already", where=output, hint="give another -o, or --replace")
        work = _Work(spark, home, settings, cluster.tell)
        entries, failures = work.read(tuple(paths))
        if settings.strict and (bad := [one for one in failures if not one.skipped]):
            raise InputError(bad[0].cause, where=bad[0].source, hint=bad[0].hint)
        if not entries:
            raise InputError("no article could be read", where=output, hint=failures[0].cause if failures else "")
        work.analyse()
        joined = work.join(entries, told)
        work.state(entries, joined, decided=bool(told))
        failures = (*failures, *joined.unfollowed)
        work.tell_of(entries, joined, failures)
        events = sum(one.kind is Kind.EVENT for one in joined.entities)
        return Outcome(
            len(entries), events, len(joined.entities), failures, (GRAPH, QUADS, report.REPORT, "spark.json")
        )


class _Work:
    """The stages of a build, each in a folder of its own until the graph is there."""

    def __init__(self, spark: SparkSession, home: Home, settings: Settings, tell: Listener) -> None:
        self._spark, self._home, self._settings, self._tell = spark, home, settings, tell
        self._read = home.path(_STAGES, f"analyses-{fingerprint.of(settings)[:16]}{fingerprint.digests()[:8]}")
        self._articles = home.path(_STAGES, "articles")
        self._pieces = spark.sparkContext.defaultParallelism * _PIECES

    def read(self, paths: tuple[str, ...]) -> tuple[tuple[Entry, ...], tuple[Failure, ...]]:
        """Which articles there are; their texts stay on the cluster."""
        self._tell(Step("read", 0))
        places, failures = _places(paths)
        if places:
            found = self._spark.read.format("binaryFile").load(list(places)).select("path", "content")
            rows = found.repartition(self._pieces, "path").mapInArrow(tasks.reading(places), tasks.READ)
            rows.write.mode("overwrite").parquet(self._articles)
        entries = []
        for row in self._rows(places, "source", "name", "number", "sha256", "content", "cause", "hint", "skipped"):
            if row["cause"] is None:
                name, number = row["name"], row["number"]
                entries.append(Entry(name, name, number, row["source"], row["sha256"], row["content"]))
            else:
                failures.append(Failure(row["source"], row["cause"], row["hint"], bool(row["skipped"])))
        return intake.named(entries), tuple(sorted(set(failures)))

    def _rows(self, places: dict[str, str], *columns: str) -> Iterator[Any]:
        if places:
            yield from self._spark.read.parquet(self._articles).select(*columns).toLocalIterator()

    def analyse(self) -> None:
        """Reads what no earlier run of this program has read."""
        wanted = self._spark.read.parquet(self._articles).where("article is not null").select("content", "article")
        wanted = wanted.dropDuplicates(["content"])
        if self._home.has_path(self._read):
            wanted = wanted.join(self._spark.read.parquet(self._read).select("content"), "content", "left_anti")
        self._tell(Step("analyse", 0))
        made = wanted.repartition(self._pieces).mapInArrow(tasks.analysing(self._settings), tasks.ANALYSED)
        made.write.mode("append").parquet(self._read)

    def _records(self, entries: tuple[Entry, ...]) -> Iterator[Analysis]:
        by_content: dict[str, list[Entry]] = defaultdict(list)
        for one in entries:
            by_content[one.content].append(one)
        done = 0
        for row in self._spark.read.parquet(self._read).select("content", "record").toLocalIterator():
            for one in by_content.pop(row["content"], ()):
                done += 1
                self._tell(Step("join", done, len(entries)))
                yield intake.under_id(codec.analysis(bytes(row["record"])), one)

    def join(self, entries: tuple[Entry, ...], told: tuple[Any, ...]) -> Corpus:
        """The things of all articles; the one step that no worker can do."""
        kit = pipeline.tools(self._settings)
        joined = entities.resolve(self._records(entries), told, kit.known, trim=True)
        analyses = tuple(sorted(joined.analyses, key=lambda one: one.document.id))
        return Corpus(analyses, joined.entities, joined.links, joined.doubts, joined.unfollowed)

    def state(self, entries: tuple[Entry, ...], joined: Corpus, *, decided: bool) -> None:
        """Writes the quads, each triple in one graph: as sorted, compressed N-Quads and as a table."""
        from pyspark.sql import functions as f  # noqa: PLC0415 - heavy

        self._tell(Step("write", 0, len(entries)))
        shared = self._things(joined)
        named = self._named(entries, joined, decided=decided)
        records = self._spark.read.parquet(self._read).dropDuplicates(["content"])
        parts = named.join(records, "content").repartition(self._pieces).select("record", "named")
        told = parts.mapInArrow(tasks.stating(self._settings.base), tasks.STATED)
        told = told.unionByName(self._spark.read.parquet(self._home.path(_STAGES, "things")))
        graphs = f.when(f.min("graph") == f.max("graph"), f.min("graph")).otherwise(f.lit(shared))
        quads = told.groupBy("triple").agg(graphs.alias("graph"))
        quads.write.mode("overwrite").parquet(self._home.path(QUADS))
        kept = self._spark.read.parquet(self._home.path(QUADS))
        line = f.concat("triple", f.lit(" <"), "graph", f.lit("> ."))
        sorted_lines = kept.select(line.alias("value")).orderBy("value")
        sorted_lines.write.mode("overwrite").option("compression", "gzip").text(self._home.path(GRAPH))

    def _things(self, joined: Corpus) -> str:
        """Hands over what only all articles together tell, some at a time."""
        import pyarrow as pa  # noqa: PLC0415 - heavy

        place = self._home.path(_STAGES, "things")
        waiting: list[Any] = []
        mode = "overwrite"

        def hand_over() -> None:
            nonlocal waiting, mode
            table = pa.Table.from_batches(list(tasks.lines(waiting)))
            self._spark.createDataFrame(table).write.mode(mode).parquet(place)
            waiting, mode = [], "append"

        def note(*quad: Any) -> None:
            waiting.append(quad)
            if len(waiting) >= _PARCEL:
                hand_over()

        shared = statements.of_things(joined, self._settings, note)
        if waiting:
            hand_over()
        return shared

    def _named(self, entries: tuple[Entry, ...], joined: Corpus, *, decided: bool) -> DataFrame:
        import pyarrow as pa  # noqa: PLC0415 - heavy

        known = {one.path: one for one in joined.entities}
        by_id = {one.id: one for one in entries}
        place, mode, size = self._home.path(_STAGES, "named"), "overwrite", 5000
        for start in range(0, len(joined.analyses), size):
            some = joined.analyses[start : start + size]
            chosen = [by_id[one.document.id] for one in some]
            pairs = zip(some, chosen, strict=True)
            told = [tasks.name_things(one, entry, joined, known, decided=decided) for one, entry in pairs]
            table = pa.table({"content": [one.content for one in chosen], "named": pa.array(told, pa.binary())})
            self._spark.createDataFrame(table).write.mode(mode).parquet(place)
            mode = "append"
        return self._spark.read.parquet(place)

    def tell_of(self, entries: tuple[Entry, ...], joined: Corpus, failures: tuple[Failure, ...]) -> None:
        """Writes the report, and for machines the counts."""
        ontology = pipeline.tools(self._settings).ontology
        told = report.told(joined, failures, None, ontology, entries)
        self._home.write(report.REPORT, report.markdown(told))
        known = json.loads(report.run_json(told, ontology, self._settings))
        del known["articles"], known["files"]
        self._home.write("spark.json", json.dumps(known, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _places(paths: tuple[str, ...]) -> tuple[dict[str, str], list[Failure]]:
    """Where Spark finds the files, with the paths that they were named by; and what there is none of."""
    found: dict[str, str] = {}
    failures: list[Failure] = []
    for path in paths:
        if remote(path):
            found[path] = path
            continue
        for one in sources.files(path):
            if isinstance(one, Failure):
                failures.append(one)
            elif Path(one).is_file():
                found[local(one)] = one
            else:
                failures.append(Failure(one, "no such file or folder", "check the path"))
    return found, failures
