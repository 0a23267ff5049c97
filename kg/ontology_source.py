"""The triples of the ontology's files, with the file that each subject stands in."""

from __future__ import annotations

from pathlib import Path

from kg import turtle
from kg.errors import OntologyError
from kg.iri import KG, RDF, short
from kg.rdf import Literal

_Node = str | Literal


class Source:
    """The triples of the ontology by subject and predicate, and the file each subject was declared in."""

    def __init__(self, home: Path, laid: tuple[Path, ...] = ()) -> None:
        self.home = home
        self._facts: turtle.Facts = {}
        self._files: dict[str, Path] = {}
        for path in (home / "kg.ttl", *sorted((home / "event").glob("*.ttl"))):
            self._add(path, turtle.read(path))
        for path in overlay_files(laid):
            facts = turtle.read(path)
            self._cede(facts)
            self._add(path, facts)

    def _add(self, path: Path, told: turtle.Facts) -> None:
        for subject, facts in told.items():
            self._files.setdefault(subject, path)
            kept = self._facts.setdefault(subject, {})
            for predicate, nodes in facts.items():
                kept.setdefault(predicate, []).extend(nodes)

    def _cede(self, told: turtle.Facts) -> None:
        """Takes from shipped types the words that types of an overlay claim."""
        for predicate in (KG + "triggeredBy", KG + "headNoun"):
            claimed = {node for facts in told.values() for node in facts.get(predicate, ())}
            for subject, facts in self._facts.items():
                if predicate in facts and self._files[subject].is_relative_to(self.home):
                    facts[predicate] = [node for node in facts[predicate] if node not in claimed]

    def subjects(self) -> tuple[str, ...]:
        """What the files say something of, by IRI, sorted."""
        return tuple(sorted(subject for subject in self._facts if not subject.startswith("_:")))

    def values(self, subject: str, predicate: str) -> tuple[_Node, ...]:
        """The nodes that a subject has by a predicate, in the order of the files."""
        return tuple(self._facts.get(subject, {}).get(predicate, ()))

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Of its nodes the IRIs, sorted."""
        return tuple(sorted({node for node in self.values(subject, predicate) if isinstance(node, str)}))

    def texts(self, subject: str, predicate: str, language: str = "") -> tuple[str, ...]:
        """Of its nodes the strings, sorted; of one language where that is asked."""
        nodes = (node for node in self.values(subject, predicate) if isinstance(node, Literal))
        return tuple(sorted({node.value for node in nodes if node.language == language or not language}))

    def items(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The strings of an RDF list, in order."""
        found: list[str] = []
        head = next(iter(self.iris(subject, predicate)), "" if self.values(subject, predicate) else RDF + "nil")
        while head != RDF + "nil":
            first = self.texts(head, RDF + "first")
            rest = self.iris(head, RDF + "rest")
            if len(first) != 1 or len(rest) != 1:
                raise self.error(subject, f"{short(predicate)} is not a list of strings", 'write ( "…" "…" )')
            found.append(first[0])
            head = rest[0]
        return tuple(found)

    def place(self, subject: str) -> str:
        """The file that declares a subject, and its short name."""
        return f"{self._files.get(subject, self.home)} {short(subject)}"

    def error(self, subject: str, message: str, hint: str) -> OntologyError:
        """What is wrong with a subject, with its place."""
        return OntologyError(message, where=self.place(subject), hint=hint)


def overlay_files(laid: tuple[Path, ...]) -> tuple[Path, ...]:
    """The Turtle files of overlays, in order."""
    return tuple(
        path for folder in laid for pattern in ("*.ttl", "event/*.ttl") for path in sorted(folder.glob(pattern))
    )
