"""Writes the graph of a corpus into its folder: all files together, in place of those that were there."""

from __future__ import annotations

from pathlib import Path

from kg import pipeline, report
from kg.archive import intake
from kg.archive.shelf import Shelf
from kg.built import Graph, Origin
from kg.corpus import streaming
from kg.corpus.manifest import Manifest
from kg.corpus.written import Written
from kg.progress import Listener, Step
from kg.resolve import digest, entities
from kg.resolve.cluster import Digest

MANY = 200
"""Articles; of more only what needs little memory is written."""


def write(directory: Path, corpus: Manifest, shelf: Shelf, tell: Listener, jobs: int = 1) -> Written:
    """Joins what was read in the articles and writes their graph; the folder is held, and the shelf has them all.

    Of more than `MANY` articles, stated in up to `jobs` processes, N-Quads, store, tables and report, unless what
    follows from the ontology is asked for.
    """
    if len(corpus.entries) > MANY and not corpus.settings.infer:
        return streaming.write(directory, corpus, shelf, tell, jobs)
    total = len(corpus.entries)
    tell(Step("join", 0, total))
    analyses = tuple(intake.under_id(shelf.analysis(one.content), one) for one in corpus.entries)
    kit = pipeline.tools(corpus.settings)
    told = ((one, digest.whole(shelf.digest(one.content, Digest), shelf.events(one.content))) for one in corpus.entries)
    digests = [digest.under(known, one.id) for one, known in told]
    joined = entities.resolve(analyses, corpus.decisions, kit.known, digests)
    tell(Step("write", 0, total))
    origin = Origin(corpus.entries, corpus.decisions)
    graph = Graph(joined, (*corpus.failures, *joined.unfollowed), kit.ontology, corpus.settings, origin)
    graph.put(directory, corpus.files)
    tell(Step("write", total, total))
    files = tuple(directory / name for name in report.files(corpus.settings))
    return Written(len(graph.events), len(graph.entities), graph.violations, files, joined.unfollowed)
