"""Following decisions: each kind of thing is decided on before what is joined by it (events by bodies and persons)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from kg import edtf, ontology
from kg.errors import InputError
from kg.model import Failure
from kg.resolve.cluster import Cluster
from kg.resolve.decisions import FOLDERS, Decision, Verdict, linked
from kg.resolve.thing import Thing, united

_GONE = "copy its path from the graph, or take the row out"
_Path = tuple[str, ...]


class Deciding:
    """A person's decisions while things are resolved; `unfollowed` are those about things that are not there."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._pending = list(decisions)
        self._moved: dict[_Path, _Path] = {}
        self._things: dict[_Path, Thing] = {}
        self._named: dict[tuple[str, str], set[_Path]] | None = None
        self.apart: set[frozenset[_Path]] = set()
        self.denials: list[tuple[Decision, Thing]] = []
        self.unfollowed: list[Failure] = []

    def settle(self, things: Iterable[Thing], folders: Iterable[str]) -> tuple[Thing, ...]:
        """The things after all decisions on those in some folders, in order of rows, sorted by path."""
        self._things = {}
        for thing in things:
            known = self._things.get(thing.path)
            self._things[thing.path] = united(known, thing) if known else thing
        self._named, here = None, set(folders)
        due = [one for one in self._pending if one.name[0] in here]
        self._pending = [one for one in self._pending if one.name[0] not in here]
        for decision in due:
            try:
                self._follow(decision)
            except InputError as error:
                self.complain(decision, error)
        return tuple(self._things[path] for path in sorted(self._things))

    @property
    def left(self) -> tuple[Decision, ...]:
        """The decisions about no thing: those about numbers that articles give."""
        return tuple(self._pending)

    def complain(self, decision: Decision, error: InputError) -> None:
        """Tells of a decision that cannot be followed; its row stays."""
        cause = f"a decision was not followed: {error.message}"
        self.unfollowed.append(Failure(decision.where, cause, error.hint, row=True))

    def keeps_apart(self, one: _Path, other: _Path) -> bool:
        """Whether somebody said that two things are not one."""
        return frozenset((self.now(one), self.now(other))) in self.apart

    def now(self, path: _Path) -> _Path:
        """Where a thing stands after what was decided."""
        seen: set[_Path] = set()
        while path in self._moved and path not in seen:
            seen.add(path)
            path = self._moved[path]
        return path

    def found(self, path: _Path) -> _Path:
        """Where the thing of a path stands, found by its name too; empty where there is none."""
        thing = self._find(path)
        return thing.path if thing else ()

    def _follow(self, decision: Decision) -> None:
        thing = self._find(decision.name)
        if thing is None:
            raise InputError(f"no thing {'/'.join(decision.name)}", hint=_GONE)
        if linked(decision):
            self._put(thing.told(decision.told, same_as=tuple(sorted({*thing.same_as, decision.target}))))
            return
        follow: Callable[[Decision, Thing], None] = {
            Verdict.MERGE: self._merge,
            Verdict.SAME: self._merge,
            Verdict.SPLIT: self._split,
            Verdict.DIFFERENT: self._split,
            Verdict.RENAME: self._rename,
            Verdict.RETYPE: self._retype,
            Verdict.PATH: self._move,
            Verdict.DROP: self._drop,
            Verdict.DATE: self._date,
            Verdict.DENY: lambda decision, thing: self.denials.append((decision, thing)),
        }[decision.verdict]
        follow(decision, thing)

    def _merge(self, decision: Decision, thing: Thing) -> None:
        other = self._find(decision.path)
        if other is None:
            raise InputError(f"no thing {decision.target}", hint="copy its path exactly, or use path")
        if other.path != thing.path:
            self._away(thing, other.path)
            self._put(united(other, thing).told(decision.told))

    def _move(self, decision: Decision, thing: Thing) -> None:
        if decision.path != thing.path:
            self._away(thing, decision.path)
            moved = replace(thing, path=decision.path)
            known = self._things.get(decision.path)
            self._put((united(known, moved) if known else moved).told(decision.told))

    def _rename(self, decision: Decision, thing: Thing) -> None:
        self._put(thing.told(decision.told, label=decision.target))

    def _retype(self, decision: Decision, thing: Thing) -> None:
        type_iri = ontology.class_of(decision.target)
        kind = ontology.load().kinds[type_iri]
        made = thing.told(decision.told, type=type_iri, kind=kind)
        if kind is not thing.kind:
            made = replace(made, path=(FOLDERS[kind], thing.path[-1]))
            self._away(thing, made.path)
            known = self._things.get(made.path)
            made = replace(united(known, made), type=type_iri) if known else made
        self._put(made)

    def _date(self, decision: Decision, thing: Thing) -> None:
        """A path that begins with the date begins with the right one, beside whatever else stands there."""
        dated = thing.told(decision.told, dated=decision.target)
        start, mark, label = thing.path[-1].partition("_")
        begin = edtf.beginning(decision.target)
        path = (thing.path[0], f"{begin}_{label}")
        if mark and begin and any(edtf.bounds(start)) and path != thing.path:
            path = path if path not in self._things else (path[0], f"{path[1]}~{thing.clusters[0].document}")
            self._away(thing, path)
            dated = replace(dated, path=path)
        self._put(dated)

    def _drop(self, decision: Decision, thing: Thing) -> None:
        del self._things[thing.path]
        self._named = None

    def _split(self, decision: Decision, thing: Thing) -> None:
        if not decision.path:
            articles = decision.target.split("|")
            mark, says = articles[0], frozenset(articles)
            self._divide(decision, thing, (*thing.path[:-1], f"{thing.path[-1]}~{mark}"), says, "")
            return
        other = self._things.get(self.now(decision.path))
        if other is not None and other.path != thing.path:
            self.apart.add(frozenset((thing.path, other.path)))
        else:
            self._divide(decision, thing, decision.path, frozenset(), decision.path[-1])

    def _divide(self, decision: Decision, thing: Thing, path: _Path, articles: frozenset[str], name: str) -> None:
        """Gives what some articles say, or what goes by a name there, to a thing of its own."""
        leaving, staying = [], []
        for cluster in thing.clusters:
            gone, left = (cluster, None) if cluster.document in articles else _parted(cluster, name)
            leaving += [gone] if gone else []
            staying += [left] if left else []
        if not leaving:
            told = f"nothing is named {name} there" if name else f"article {decision.target} does not name it"
            raise InputError(told, hint="check the name or the article's id")
        if staying:
            self._put(replace(thing, clusters=tuple(staying)))
        else:
            del self._things[thing.path]
        self._put(replace(thing, path=path, clusters=tuple(leaving), same_as=(), label="").told(decision.told))
        self.apart.add(frozenset((thing.path, path)))
        self._named = None

    def _away(self, thing: Thing, path: _Path) -> None:
        del self._things[thing.path]
        self._moved[thing.path] = path
        self._named = None

    def _put(self, thing: Thing) -> None:
        self._things[thing.path] = thing

    def _find(self, path: _Path) -> Thing | None:
        """The thing at a path, or the only one of its kind that bears its name."""
        path = self.now(path)
        if path in self._things:
            return self._things[path]
        if self._named is None:
            self._named = defaultdict(set)
            for thing in self._things.values():
                for name in {thing.path[-1], *(name for one in thing.clusters for name in one.names)}:
                    self._named[thing.path[0], name].add(thing.path)
        bearers = self._named.get((path[0], path[-1]), set())
        return self._things[min(bearers)] if len(bearers) == 1 else None


def _parted(cluster: Cluster, name: str) -> tuple[Cluster | None, Cluster | None]:
    """What goes by a name in an article, and the rest."""
    if not name or name not in cluster.names:
        return None, cluster
    inside = tuple(one for one in cluster.mentions if one.value == name)
    outside = tuple(one for one in cluster.mentions if one.value != name)
    others = tuple(one for one in cluster.names if one != name)
    if not (inside and outside and others):
        return (cluster, None) if cluster.names[0] == name else (None, cluster)
    here, there = ([e for e in cluster.events if (e.mention in inside) is kept] for kept in (True, False))
    told = dict(zip(cluster.mentions, cluster.seen.called, strict=True))
    ours, theirs = (replace(cluster.seen, called=tuple(told[one] for one in some)) for some in (inside, outside))
    gone = replace(cluster, names=(name,), mentions=inside, events=tuple(here), seen=ours)
    return gone, replace(cluster, names=others, mentions=outside, events=tuple(there), seen=theirs)
