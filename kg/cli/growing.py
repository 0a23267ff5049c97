"""What the commands that build and change a corpus share, and `kg add`, `remove`, `replace` and `update`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import progress, terminal
from kg.cli.flags import Jobs, Json, Quiet
from kg.cli.language import told
from kg.cli.logs import LOG
from kg.cli.terminal import DONE, NO, STOPPED, say
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.corpus.growing import Outcome, Work
    from kg.progress import Step

Folder = Annotated[Path, typer.Argument(help="Folder that kg build wrote.")]


def add(
    directory: Folder,
    paths: Annotated[list[str], typer.Argument(help="Articles: files, folders, or - for standard input.")],
    decisions: Annotated[str | None, typer.Option(help="New table of decisions on who is who.")] = None,
    jobs: Jobs = 0,
    machine: Json = False,
    quiet: Quiet = False,
) -> int:
    """Add articles to a graph; only what is new or changed is read."""
    with working(directory, jobs, quiet=quiet, machine=machine) as work:
        from kg.corpus import growing  # noqa: PLC0415 -- keeps the light commands quick

        outcome = growing.add(directory, tuple(paths), work, told=decisions or "")
    warn(outcome)
    refuse_nothing(outcome, paths)
    return tell(outcome, directory, machine=machine)


def remove(
    directory: Folder,
    articles: Annotated[list[str], typer.Argument(help="Ids of articles, as report.md lists them.")],
    jobs: Jobs = 0,
    machine: Json = False,
    quiet: Quiet = False,
) -> int:
    """Take articles out of a graph, and what they alone told."""
    with working(directory, jobs, quiet=quiet, machine=machine) as work:
        from kg.corpus import growing  # noqa: PLC0415 -- keeps the light commands quick

        outcome = growing.remove(directory, articles, work)
    return tell(outcome, directory, machine=machine)


def replace(
    directory: Folder,
    article: Annotated[str, typer.Argument(help="Id of an article, as report.md lists it.")],
    path: Annotated[str, typer.Argument(help="The file of the article that takes its place.")],
    jobs: Jobs = 0,
    machine: Json = False,
    quiet: Quiet = False,
) -> int:
    """Put one article in the place of another."""
    with working(directory, jobs, quiet=quiet, machine=machine) as work:
        from kg.corpus import growing  # noqa: PLC0415 -- keeps the light commands quick

        outcome = growing.swap(directory, article, path, work)
    warn(outcome)
    return tell(outcome, directory, machine=machine)


def update(
    directory: Folder,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be read again.")] = False,
    jobs: Jobs = 0,
    machine: Json = False,
    quiet: Quiet = False,
) -> int:
    """Bring a graph up to date with this version: read again what it would read otherwise."""
    from kg.corpus import growing  # noqa: PLC0415 -- keeps the light commands quick

    unread, articles = growing.stale(directory)
    if unread:
        terminal.tell(f"{unread} of {articles} articles were read by another version, to be read again")
    else:
        terminal.tell(f"0 of {articles} articles were read by another version")
    if dry_run:
        return DONE
    with working(directory, jobs, quiet=quiet, machine=machine) as work:
        outcome = growing.update(directory, work)
    warn(outcome)
    return tell(outcome, directory, machine=machine)


@contextmanager
def working(directory: Path, jobs: int, *, quiet: bool, machine: bool) -> Iterator[Work]:
    """How to work; where the user stops it, what the folder holds now is said."""
    from kg import crew  # noqa: PLC0415 -- keeps the light commands quick
    from kg.corpus.growing import Work  # noqa: PLC0415
    from kg.graph import store  # noqa: PLC0415

    if jobs < 0:
        raise InputError("no number of processes", where="--jobs", hint="give 1 or more, or 0 for one a core")
    before = store.identity(directory)
    last: list[Step] = []
    try:
        with progress.shown(quiet=quiet, machine=machine) as show:

            def hear(step: Step) -> None:
                LOG.debug("%s: %s of %s", step.stage, step.done, step.total)
                if step.stage == "analyse":
                    last[:] = [step]
                show(step)

            yield Work(jobs or crew.cores(), hear)
    except KeyboardInterrupt:
        say("stopped", _kept(directory, store.identity(directory) != before, before, last))
        raise typer.Exit(STOPPED) from None


def _kept(directory: Path, renewed: bool, before: tuple[int, ...], last: list[Step]) -> str:
    if renewed:
        return f"the new graph is in {directory}, whole"
    read = f"; of {last[0].total} articles {last[0].done} are read, the next run goes on from there" if last else ""
    if before:
        return f"the graph in {directory} is the one that was there, whole" + read
    return "no graph was written" + read if last and last[0].done else "nothing was written"


def warn(outcome: Outcome) -> None:
    """Tells what could not be read, and what was left out."""
    for failure in outcome.failures:
        say("note" if failure.skipped else "warning", failure.cause, failure.hint, failure.source)


def refuse_nothing(outcome: Outcome, paths: list[str]) -> None:
    """An `InputError` where no article was found."""
    if not outcome.found:
        raise InputError("no article could be read", where=", ".join(paths), hint="see what is said above")


def tell(outcome: Outcome, directory: Path, *, machine: bool = False) -> int:
    """Says what came of it, to machines as one object of JSON; the exit code."""
    if machine:
        return _answer(outcome, directory)
    failed = sum(one.unread for one in outcome.failures)
    counts = f"{outcome.articles} articles, {failed} unreadable"
    if outcome.written is None:
        terminal.tell(f"{counts}: nothing new, {directory} stays as it is")
        return DONE
    written = outcome.written
    breaches = [finding for finding in written.violations or () if finding.severity == "Violation"]
    for finding in breaches:
        say("violation", finding.message, where=finding.focus)
    checked = f"{len(breaches)} violations" if written.violations is not None else "shapes not asked"
    terminal.tell(
        f"{counts}: {written.events} events, {written.things} things, "
        f"{checked}; {len(written.files)} files in {directory}{_changes(outcome)}"
    )
    if written.violations is None:
        said = f"kg view {directory} -o PAGE draws one, kg check {directory} asks the shapes"
        say("note", "of so many articles no page is written", f"{said}, kg export writes more notations")
    return NO if breaches else DONE


def _answer(outcome: Outcome, directory: Path) -> int:
    written = outcome.written
    breaches = [one for one in (written.violations if written else None) or () if one.severity == "Violation"]
    answer = {
        "articles": outcome.articles,
        "unreadable": [
            {"source": one.source, "cause": one.cause, "hint": one.hint} for one in outcome.failures if one.unread
        ],
        "read": outcome.read,
        "removed": list(outcome.removed),
        "written": written is not None,
        "events": written.events if written else None,
        "things": written.things if written else None,
        "violations": [{"focus": one.focus, "message": one.message} for one in breaches],
        "files": [one.as_posix() for one in written.files] if written else [],
    }
    typer.echo(json.dumps(answer, ensure_ascii=False))
    return NO if breaches else DONE


def _changes(outcome: Outcome) -> str:
    parts = []
    if outcome.read < outcome.articles:
        parts.append(told(f"{outcome.read} read now, {outcome.articles - outcome.read} known"))
    if outcome.again:
        parts.append(told(f"{outcome.again} of them again, by this version"))
    if outcome.removed:
        parts.append(told(f"{len(outcome.removed)} gone"))
    return f" ({', '.join(parts)})" if parts else ""
