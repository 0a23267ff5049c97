"""What changed in a corpus since its graph was written last, and the graph with that changed alone.

Articles are joined anew, as digests, their events where something new bears on them (`kept`). An article is stated anew
where it came, went, or names other things than before; a thing where articles that came, went or changed name it. The
lines of both are compared with those of before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg import iri
from kg.archive import intake
from kg.archive.intake import Entry
from kg.archive.shelf import Shelf
from kg.corpus import joining
from kg.corpus.files import Files
from kg.corpus.joining import NOTHING
from kg.corpus.ledger import Account, Ledger
from kg.corpus.manifest import Manifest
from kg.corpus.rewriting import Delta, rewrite
from kg.corpus.stating import CONFLICTS, HOUSE, MARK, PLACE, POSTS, THING, Stating
from kg.errors import StoreError
from kg.model import Analysis
from kg.progress import Listener, Step
from kg.resolve import digest
from kg.resolve.cluster import Digest

_LARGEST = 0.2  # share of the articles; where more are stated anew, all are


@dataclass(slots=True)
class _Lines:
    """Lines that parts of the graph no longer say, and that they say now."""

    gone: set[bytes] = field(default_factory=set)
    come: set[bytes] = field(default_factory=set)

    def note(self, before: Iterable[bytes], after: Iterable[bytes]) -> None:
        old, new = set(before), set(after)
        self.gone |= old - new
        self.come |= new - old


def write(files: Files, corpus: Manifest, shelf: Shelf, known: tuple[Ledger, Stating], tell: Listener) -> Ledger | None:
    """Writes the graph, its tables and store; None, and nothing is, where too much changed."""
    before, stating = known
    work = _Changes(before, stating, corpus, shelf)
    if before.settings != str(corpus.settings) or not work.few():
        return None
    try:
        work.state(tell)
    except (KeyError, StoreError):  # what an article said before is not there any more
        return None
    rewrite(files, work.after, work.delta(), corpus.settings.base)
    return work.after


class _Changes:
    def __init__(self, before: Ledger, stating: Stating, corpus: Manifest, shelf: Shelf) -> None:
        self._before, self._stating, self._shelf = before, stating, shelf
        self._joined = joined = stating.joined
        self._base = corpus.settings.base
        self._entries = {one.id: one for one in corpus.entries}
        old = before.accounts
        self._gone = [name for name in old if name not in self._entries]
        self._come = [name for name in self._entries if name not in old]
        stays = [one for name, one in self._entries.items() if name in old]
        self._altered = {one.id for one in stays if old[one.id].entry != (one.content, one.source, one.sha256)}
        self._moved = {one.id for one in stays if before.assigned[one.id] != joined.assigned[one.id]} - self._altered
        self._lines = _Lines()
        self.after = Ledger(before.settings, joined.paths, joined.assigned, {}, stating.notes(), stating.types)
        self.after.events, self.after.units = dict(before.events), dict(before.units)
        self.after.shared, self.after.rows = before.shared, dict(before.rows)
        self.after.keep(joined.past)
        self._stated: dict[str, set[bytes]] = {}

    def few(self) -> bool:
        """Whether so few articles changed that the rest is worth keeping."""
        changed = len(self._gone) + len(self._come) + len(self._altered) + len(self._moved)
        return changed <= _LARGEST * len(self._entries)

    def state(self, tell: Listener) -> None:
        """States what changed."""
        touched = self._touched()
        retyped = self._things(touched)
        due = self._due(retyped)
        total = len(self._entries)
        for name in self._gone:
            self._lines.note(self._old_lines(name), ())
        accounts = dict(self._before.accounts)
        for number, name in enumerate(due):
            tell(Step("write", number, total))
            entry, paths = self._entries[name], self._joined.paths_of(name)
            lines, accounts[name] = self._stating.article(entry, self._analysis(entry), paths)
            self._stated[name] = lines.found
            self._lines.note(self._old_lines(name) if name in self._before.accounts else (), lines.found)
        self.after.accounts = {name: accounts[name] for name in self._entries}
        self._others(touched, due)

    def delta(self) -> Delta:
        """The lines that came and went, those left out that another part still says."""
        gone = self._lines.gone - self._lines.come
        for part in self.after.units.values() if gone else ():
            gone.difference_update(part.splitlines(keepends=True))
        new, left = ({iri.article(self._base, name) for name in some} for some in (self._come, self._gone))
        return Delta(gone, self._lines.come, new, left, self._stated, self._restated)

    def _touched(self) -> set[int]:
        """The numbers of the things that are told of otherwise."""
        old, new = self._before.assigned, self._joined.assigned
        found = {number for name in (*self._gone, *self._altered) for number in old[name]}
        found |= {number for name in (*self._come, *self._altered) for number in new[name]}
        for name in self._moved:
            pairs = zip(old[name], new[name], strict=True)
            found |= {number for one, other in pairs if one != other for number in (one, other)}
        numbers = {path: number for number, path in enumerate(self._joined.paths)}
        for key in self._before.notes.keys() | self.after.notes.keys():
            if self._before.notes.get(key) != self.after.notes.get(key):
                found.add(numbers[tuple(key.split(MARK))])
        return found - {NOTHING}

    def _things(self, touched: set[int]) -> set[int]:
        """States things anew; back come the numbers of those whose classes changed."""
        retyped = set()
        for number in sorted(touched):
            path = self._joined.paths[number]
            node = self._stating.iri(path)
            key, row = THING + node, None
            if path in self._joined.by_path:
                _, lines, row = self._stating.thing(path)
                self._put(key, lines)
            else:
                self._put(key, b"")
                self.after.types.pop(node, None)
            self.after.events.pop(key, None)
            if row:
                self.after.events[key] = row
            if self._before.types.get(node) != self.after.types.get(node):
                retyped.add(number)
        return retyped

    def _due(self, retyped: set[int]) -> list[str]:
        """The articles that are stated anew."""
        due = {*self._come, *self._altered, *self._moved}
        for name, account in self._before.accounts.items():
            if name in self._entries and name not in due:
                other = bool(account.house[0]) and self._stating.house(account.house[0]) != account.house
                if other or not retyped.isdisjoint(self._joined.assigned[name]):
                    due.add(name)
        return sorted(due)

    def _others(self, touched: set[int], due: Iterable[str]) -> None:
        """States anew places, posts, publishers and contradictions."""
        accounts = self.after.accounts
        self._places()
        self._replace(HOUSE, dict(self._stating.houses(one.house for one in accounts.values())))
        self._put(CONFLICTS, self._stating.conflicts(accounts.values()))
        told = [self._before.accounts[name] for name in (*self._gone, *due) if name in self._before.accounts]
        told += [accounts[name] for name in due]
        persons = {row.person for one in told for row in one.posts}
        events = {self._stating.iri(self._joined.paths[number]) for number in touched}
        persons |= {row.person for one in accounts.values() for row in one.posts if row.event in events}
        rows = (row for one in accounts.values() for row in one.posts if row.person in persons)
        made = dict(self._stating.posts(rows))
        for person in persons:
            self._put(POSTS + person, made.get(POSTS + person, b""))

    def _places(self) -> None:
        """States anew the places that something else is told of than before."""
        around = self._stating.around()
        before, after = self._before.around, {self._stating.iri(path): told for path, told in around.items()}
        new = {path: told for path, told in around.items() if before.get(self._stating.iri(path)) != told}
        for node in before.keys() - after.keys():
            self._put(PLACE + node, b"")
        for key, lines in self._stating.places(new):
            self._put(key, lines)
        self.after.around = after

    def _replace(self, kind: str, made: Mapping[str, bytes]) -> None:
        for key in [one for one in self.after.units if one.startswith(kind) and one not in made]:
            self._put(key, b"")
        for key, lines in made.items():
            self._put(key, lines)

    def _put(self, key: str, lines: bytes) -> None:
        """Notes the lines of a part, none where it is no more."""
        old = self.after.units.pop(key, b"")
        if lines:
            self.after.units[key] = lines
        if old != lines:
            self._lines.note(old.splitlines(keepends=True), lines.splitlines(keepends=True))

    def _restated(self, numbers: set[int]) -> Iterator[tuple[str, set[bytes]]]:
        """The articles, with their lines, that name some things and were not stated anew."""
        for name, assigned in self._joined.assigned.items():
            if name not in self._stated and not numbers.isdisjoint(assigned):
                analysis = self._analysis(self._entries[name])
                house = self.after.accounts[name].house[1]
                lines, _, _ = self._stating.lines(analysis, self._joined.paths_of(name), self.after.types, house)
                yield name, lines.found

    def _analysis(self, entry: Entry) -> Analysis:
        return intake.under_id(self._shelf.analysis(entry.content), entry)

    def _old_lines(self, name: str) -> set[bytes]:
        """What an article said before."""
        account: Account = self._before.accounts[name]
        content, source, sha256 = account.entry
        analysis = self._analysis(Entry(name, name, 0, source, sha256, content))
        known = digest.under(self._shelf.digest(content, Digest), name)
        paths = joining.named(known, self._before.assigned[name], self._joined.paths)
        lines, _, _ = self._stating.lines(analysis, paths, self._before.types, account.house[1])
        return lines.found
