"""Keeps a corpus up to date with a folder whose files come, change and go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

from kg import earlier
from kg.corpus import growing, manifest
from kg.corpus.growing import Outcome, Work
from kg.errors import SettingsError
from kg.read import sources
from kg.settings import Settings

_QUIET = 1000  # milliseconds without a change before what came is read
_FIRST = 500  # milliseconds after which the watch says that nothing came


def follow(
    articles: Path, directory: Path, settings: Settings, work: Work, stop: Event | None = None
) -> Iterator[Outcome]:
    """The corpus of `articles` in `directory`, made or brought up to date first, then at each change until `stop`.

    Changes that come together are read together, a second after the last. Articles whose files are gone leave the
    corpus, save the last of all. Without the package watchfiles a `SettingsError`.
    """
    try:
        import watchfiles  # noqa: PLC0415 - an extra
    except ImportError as error:
        hint = "pip install 'dashiji[watch]'"
        raise SettingsError("watching needs watchfiles, which is not installed", hint=hint) from error
    ours = directory.absolute()
    begun = False
    for batch in watchfiles.watch(
        articles,
        watch_filter=lambda _, path: _counts(Path(path), ours),
        debounce=_QUIET,
        stop_event=stop,
        rust_timeout=_FIRST,
        yield_on_timeout=True,  # so that what comes while the folder is read for the first time is seen too
        raise_interrupt=False,
    ):
        paths = {articles / Path(path).relative_to(articles.absolute()) for _, path in batch} if begun else {articles}
        begun = True
        if paths:
            yield from _followed(paths, articles, directory, settings, work)
    if not begun:
        yield from _followed({articles}, articles, directory, settings, work)


def _followed(
    paths: Iterable[Path], articles: Path, directory: Path, settings: Settings, work: Work
) -> Iterator[Outcome]:
    """What comes of paths that are new, changed or gone."""
    there = sorted(str(path) for path in paths if path.exists())
    if earlier.build_in(directory) is None:
        yield growing.build([str(articles)], directory, settings, work)
        return
    if there:
        yield growing.add(directory, there, work)
    gone = _gone(directory, articles)
    if gone:
        yield growing.remove(directory, gone, work)


def _gone(directory: Path, articles: Path) -> list[str]:
    """The ids of articles that stood in files below a folder that are no more; none where none would be left."""
    entries = manifest.read(directory).entries
    inside = [one for one in entries if articles.absolute() in Path(one.source).absolute().parents]
    gone = [one.id for one in inside if one.source != sources.STANDARD_INPUT and not Path(one.source).exists()]
    return gone if len(gone) < len(entries) else []


def _counts(path: Path, ours: Path) -> bool:
    return ours not in (path, *path.parents) and not path.name.startswith(".")
