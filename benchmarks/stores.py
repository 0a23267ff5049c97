"""Loading, writing and asking a graph in the shape of ours: the embedded store beside rdflib, in one run.

    python benchmarks/stores.py [--quads 150000 1000000] [--large 10000000] [--write docs/stores.md]

Each engine and each job runs in a process of its own, whose peak memory is its own. The store holds each triple
twice, in its named graph and in the default graph, their union, as builds held it once; `kg build` now leaves
the union to the query. rdflib holds each once.
rdflib keeps nothing on disk, so that loading on disk stands beside its loading in memory; on disk the store is filled
100,000 quads at a time, which is faster there and needs less memory than all at once (in memory it is slower). Jobs
under a second are medians of three runs; how many rows a query gives must agree. Turtle is written up to 200,000 quads:
a million took rdflib 18 minutes.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from kg.iri import BASE, ITSRDF, KG, NIF, PREFIXES, RDF, RDFS, SCHEMA, XSD

_SHORT, _REPEATS = 1.0, 3
_BATCH, _MOST_TURTLE = 100_000, 200_000
QUERIES = {
    "events of a body": f"SELECT ?e ?l {{ ?e schema:organizer <{BASE}organization/7> ; rdfs:label ?l }}",
    "events in a range of days": 'SELECT ?e { ?e kg:earliest ?d FILTER (?d >= "2003-02-01"^^xsd:date '
    '&& ?d < "2003-04-01"^^xsd:date) }',
    "events in a place and what lies in it": f"SELECT ?e {{ ?p schema:containedInPlace* <{BASE}place/3> . "
    "?e schema:location ?p }",
    "events by class": "SELECT ?c (COUNT(?e) AS ?n) { ?e a ?c ; kg:earliest ?d } GROUP BY ?c",
    "mentions of a thing": f"SELECT ?m ?w {{ ?m itsrdf:taIdentRef <{BASE}organization/7> ; nif:anchorOf ?w }}",
    "who organises together with whom": "SELECT ?a ?b (COUNT(?e) AS ?n) { ?e schema:organizer ?a ; kg:coOrganizer ?b } "
    "GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b LIMIT 20",
}


def lines(count: int) -> Iterator[tuple[str, str]]:
    """`count` triples in N-Triples without the final point, each with its graph: articles of one event, 20 a piece."""
    number = written = 0
    while written < count:
        number += 1
        graph = f"<{BASE}article/{number}>"
        for triple in _article(number)[: count - written]:
            written += 1
            yield triple, graph


def _article(n: int) -> list[str]:
    event, base = f"<{BASE}event/{n}>", BASE
    body, other, place = f"organization/{n % 4999}", f"organization/{n * 7 % 4999}", f"place/{n % 997}"
    day = f'"{1980 + n % 45}-{1 + n % 12:02d}-{1 + n % 28:02d}"^^<{XSD}date>'
    found = [
        f"{event} <{RDF}type> <{SCHEMA}Event>",
        f"{event} <{RDF}type> <{KG}{('Meeting', 'Forum', 'Signing', 'Fire')[n % 4]}>",
        f'{event} <{RDFS}label> "第{n}次座谈会"@zh-hans',
        f"{event} <{KG}earliest> {day}",
        f"{event} <{KG}latest> {day}",
        f"{event} <{SCHEMA}location> <{base}{place}>",
        f"{event} <{SCHEMA}organizer> <{base}{body}>",
        f"{event} <{KG}coOrganizer> <{base}{other}>",
        f'<{base}{body}> <{RDFS}label> "第{n % 4999}图书馆"@zh-hans',
        f"<{base}{place}> <{SCHEMA}containedInPlace> <{base}place/{n % 997 // 10}>",
    ]
    for part, thing in enumerate((body, other)):
        mention = f"<{base}article/{n}#char={part * 40},{part * 40 + 6}>"
        found += [
            f"{mention} <{RDF}type> <{NIF}Phrase>",
            f'{mention} <{NIF}beginIndex> "{part * 40}"^^<{XSD}nonNegativeInteger>',
            f'{mention} <{NIF}anchorOf> "图书馆{n}"',
            f"{mention} <{ITSRDF}taIdentRef> <{base}{thing}>",
            f'{mention} <{ITSRDF}taConfidence> "0.9{part}"^^<{XSD}decimal>',
        ]
    return found


def main() -> None:
    """Measure, print and, if asked to, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, nargs="*", default=[150_000, 1_000_000])
    parser.add_argument("--large", type=int, default=0, help="load so many quads on disk and tell the peak memory")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--job", nargs=3, help=argparse.SUPPRESS)
    known = parser.parse_args()
    if known.job:
        engine, job, folder = known.job
        found = _JOBS[engine, job](Path(folder))
        print(json.dumps({"memory": _peak()} | found))
        return
    parts = ["# The store beside rdflib\n"]
    for count in known.quads:
        with tempfile.TemporaryDirectory() as name:
            parts.append(_compare(count, Path(name)))
    if known.large:
        with tempfile.TemporaryDirectory() as name:
            parts.append(_large(known.large, Path(name)))
    asked = " ".join(map(str, known.quads)) + (f" --large {known.large}" if known.large else "")
    parts += [
        f"Written by `python benchmarks/stores.py --quads {asked} --write docs/stores.md`.",
        __doc__.split("\n\n")[2],
    ]
    text = "\n".join(parts)
    print(text)
    if known.write:
        known.write.write_text(text, encoding="utf-8")


def _generate(count: int, folder: Path) -> None:
    with (folder / "graph.nq").open("w") as quads, (folder / "graph.nt").open("w") as triples:
        for triple, graph in lines(count):
            quads.write(f"{triple} {graph} .\n")
            triples.write(f"{triple} .\n")


def _large(count: int, folder: Path) -> str:
    _generate(count, folder)
    found = _run("store", "disk", folder)
    told = f"{found['load']:.0f} s, {found['both']:.0f} s with the union, peak memory {found['memory']:.2f} GB"
    return f"## {count:,} quads on disk\n\n{told} (to be under 2).\n"


def _compare(count: int, folder: Path) -> str:
    _generate(count, folder)
    ours, disk, theirs = (
        _run("store", "memory", folder),
        _run("store", "disk", folder),
        _run("rdflib", "memory", folder),
    )
    rows = [
        ("load in memory", ours["load"], theirs["load"], 8.0),
        ("load in memory, and the union", ours["both"], theirs["load"], 8.0),
        ("load on disk", disk["load"], theirs["load"], 4.0),
        ("load on disk, and the union", disk["both"], theirs["load"], 4.0),
        *((("write Turtle", ours["turtle"], theirs["turtle"], 40.0),) if theirs["turtle"] else ()),
        *((name, ours["queries"][name], theirs["queries"][name], 8.0) for name in QUERIES),
    ]
    assert ours["rows"] == theirs["rows"], (ours["rows"], theirs["rows"])
    ratios = [row[2] / row[1] for row in rows[-len(QUERIES) :]]
    text = [
        f"## {count:,} quads\n",
        "| job | store, s | rdflib, s | times as fast | to be |\n|---|---:|---:|---:|---:|",
        *(f"| {name} | {a:.4f} | {b:.3f} | {b / a:.1f} | {least:.0f} |" for name, a, b, least in rows),
        f"| median of the queries | | | {statistics.median(ratios):.1f} | 15 |",
        f"\nPeak memory: store {ours['memory']:.2f} GB, rdflib {theirs['memory']:.2f} GB: "
        f"{ours['memory'] / theirs['memory']:.2f} of it (to be at most 0.5).\n",
    ]
    return "\n".join(text)


def _run(engine: str, job: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, __file__, "--job", engine, job, str(folder)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(engine, job, told, file=sys.stderr, flush=True)
    return dict(told)


def _in_store(folder: Path) -> dict[str, Any]:
    import pyoxigraph as ox  # noqa: PLC0415 - only in the process that measures it

    store = ox.Store()
    load = _fill(store, folder)
    with (folder / "out.ttl").open("wb") as out:
        turtle = _timed(lambda: store.dump(out, ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=PREFIXES))

    def rows(text: str) -> int:
        answer = store.query(text, prefixes=PREFIXES)
        assert isinstance(answer, ox.QuerySolutions)
        return len(list(answer))

    return load | {"turtle": turtle} | _asked(rows)


def _on_disk(folder: Path) -> dict[str, Any]:
    import pyoxigraph as ox  # noqa: PLC0415 - only in the process that measures it

    store = ox.Store(folder / "store")
    return dict(_fill(store, folder, _BATCH))


def _fill(store: Any, folder: Path, batch: int = 0) -> dict[str, float]:
    """Seconds to load the named graphs, and those with the default graph, their union; so many lines at a time."""
    import pyoxigraph as ox  # noqa: PLC0415 - only in the process that measures it

    def load(path: Path, form: ox.RdfFormat) -> None:
        if not batch:
            store.bulk_load(path=path, format=form)
            return
        with path.open("rb") as source:
            while part := b"".join(islice(source, batch)):
                store.bulk_load(part, form)

    named = _timed(lambda: load(folder / "graph.nq", ox.RdfFormat.N_QUADS))
    union = _timed(lambda: load(folder / "graph.nt", ox.RdfFormat.N_TRIPLES))
    return {"load": named, "both": named + union}


def _in_rdflib(folder: Path) -> dict[str, Any]:
    import rdflib  # noqa: PLC0415 - only in the process that measures it

    dataset = rdflib.Dataset(default_union=True)
    load = _timed(lambda: dataset.parse(folder / "graph.nq", format="nquads"))
    spaces = {prefix: rdflib.Namespace(space) for prefix, space in PREFIXES.items()}
    told = _asked(lambda text: len(list(dataset.query(text, initNs=spaces)))) | {"memory": _peak()}
    if len(dataset) > _MOST_TURTLE:
        return told | {"load": load, "turtle": 0.0}
    flat = rdflib.Graph()  # its Turtle writer takes no union; the copy counts neither as memory nor as time
    for triple in dataset.triples((None, None, None)):
        flat.add(triple)
    return told | {"load": load, "turtle": _timed(lambda: flat.serialize(folder / "out.ttl", format="turtle"))}


def _asked(ask: Callable[[str], int]) -> dict[str, Any]:
    rows = {name: ask(text) for name, text in QUERIES.items()}  # also warms up
    return {"rows": rows, "queries": {name: _median(partial(ask, text)) for name, text in QUERIES.items()}}


def _median(work: Callable[[], object]) -> float:
    first = _timed(work)
    return first if first > _SHORT else statistics.median((first, *(_timed(work) for _ in range(_REPEATS - 1))))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> float:
    """Gigabytes, on Linux."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


_JOBS: dict[tuple[str, str], Callable[[Path], dict[str, Any]]] = {
    ("store", "memory"): _in_store,
    ("store", "disk"): _on_disk,
    ("rdflib", "memory"): _in_rdflib,
}

if __name__ == "__main__":
    main()
