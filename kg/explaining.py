"""Why a link of a built graph is there: its sentence, how that is built, and the words or path that filled the slot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg import saved
from kg.errors import StoreError
from kg.iri import KG, RDF
from kg.model import Analysis, Sentence
from kg.pipeline import analyse_text
from kg.rdf import Literal, Statement
from kg.records import FactRecord
from kg.settings import Settings

_SHAPES = {
    "before": "stands before the verb, as its subject or the place nearest to it",
    "after": "stands right behind the verb",
    "passive": "subject of a verb that is done to it",
    "date-before": "the date before the verb in its clause",
    "date-after": "the date behind the verb in its clause",
    "date-scene": "the date of a clause before that sets the scene",
    "date-earlier": "the date of an earlier clause",
    "date-of-whole": "the date of the event that it is part of",
    "date-carried": "the day of the sentence before, whose story goes on",
    "date-in-name": "the year in the event's own name",
    "date-of-name": "the date right before the event's name",
    "part-of": "told in the course of that event",
    "speaks-there": "says something at the event that a phrase of place names",
    "post-before-name": "body and post right before a person's name",
}


def explain(directory: Path, name: str, settings: Settings | None = None) -> str:
    """The links of an event or of one fact in the folder of a build, a sentence with its tree before its links.

    `name` is the IRI of an event or fact, the end of one, or what an event is called; a `StoreError` where the graph
    holds nothing of that name.
    """
    graph = saved.open(directory)
    wanted = _links_of_fact(graph.statements, name)
    found = [one for one in graph.facts if _meant(one, name, wanted)]
    if not found:
        raise StoreError("the graph has no link of that name", where=name, hint="`kg query` lists what it holds")
    triggers = _triggers(graph.statements)
    lines: list[str] = []
    for sentence in dict.fromkeys(one.sentence for one in found):
        analysis = analyse_text(sentence, settings=settings)
        lines += [f"sentence: {sentence.strip()}", *_tree(analysis)]
        for one in found:
            if one.sentence == sentence:
                lines += _link(one, analysis, triggers.get(one.subject_iri, ()))
    return "\n".join(lines)


def _links_of_fact(statements: tuple[Statement, ...], name: str) -> tuple[str, str]:
    """Subject and object of the fact whose IRI ends so, empty where none does."""
    told = {RDF + "subject": "", RDF + "object": ""}
    for one in statements if "fact=" in name else ():
        if one.predicate in told and one.subject.endswith(name):
            told[one.predicate] = one.object.value if isinstance(one.object, Literal) else one.object
    return told[RDF + "subject"], told[RDF + "object"]


def _meant(fact: FactRecord, name: str, wanted: tuple[str, str]) -> bool:
    if wanted[0]:
        return fact.subject_iri == wanted[0] and wanted[1] in {fact.object_iri, fact.object}
    return fact.subject_iri.endswith(name) or fact.subject == name


def _triggers(statements: tuple[Statement, ...]) -> dict[str, tuple[str, ...]]:
    """By event the words that show it."""
    found: dict[str, tuple[str, ...]] = {}
    for one in statements:
        if one.predicate == KG + "trigger" and isinstance(one.object, Literal):
            found[one.subject] = (*found.get(one.subject, ()), one.object.value)
    return found


def _tree(analysis: Analysis) -> Iterator[str]:
    """A word a line: its tag, the relation and the word that it hangs on."""
    for sentence in analysis.sentences:
        told = [token.span.of(analysis.document.text).strip() for token in sentence.tokens]
        for number, (word, token) in enumerate(zip(told, sentence.tokens, strict=True)):
            if sentence.arcs:
                arc = sentence.arcs[number]
                yield f"  {word}/{token.pos} {arc.relation}" + (f" of {told[arc.head]}" if arc.head >= 0 else "")
            elif word:
                yield f"  {word}/{token.pos}"


def _link(fact: FactRecord, analysis: Analysis, triggers: tuple[str, ...]) -> Iterator[str]:
    said = f", says {fact.attributed_to}" if fact.attributed_to else ""
    yield f"  {fact.subject} {fact.predicate} {fact.object}"
    yield f"    by {fact.rule}: {describe(fact.rule)}; right {fact.confidence:.2f} of the time{said}"
    path = _path(analysis, fact.object, triggers)
    if path:
        yield f"    path: {path}"


def describe(rule: str) -> str:
    """What a rule looks at.

    >>> describe("在_举行"), describe("_主办"), describe("date-scene")
    ('between 在 and 举行', 'subject of 主办', 'the date of a clause before that sets the scene')
    """
    if "_" not in rule:
        return _SHAPES.get(rule, "a rule of its own")
    before, after = rule.split("_")
    if before and after:
        return f"between {before} and {after}"
    return f"behind {before}" if before else f"subject of {after}"


def _path(analysis: Analysis, filler: str, triggers: tuple[str, ...]) -> str:
    """The way in the tree from the filler up to the verb or what both hang on, empty where it is not seen."""
    folded = analysis.document.folded
    for sentence in analysis.sentences:
        first, verb = _word(folded, sentence, (filler,)), _word(folded, sentence, triggers)
        if sentence.arcs and first is not None and verb is not None:
            up, down = _upward(sentence, first), _upward(sentence, verb)
            meet = next(one for one in up if one in down)
            rise = [f"{_text(folded, sentence, one)} {sentence.arcs[one].relation} ↑" for one in up[: up.index(meet)]]
            fall = [f"↓ {_text(folded, sentence, one)}" for one in reversed(down[: down.index(meet)])]
            return " ".join((*rise, _text(folded, sentence, meet), *fall))
    return ""


def _word(folded: str, sentence: Sentence, names: tuple[str, ...]) -> int | None:
    """The last of the words that a name covers; None where none stands in the sentence."""
    for name in names:
        at = folded.find(name, sentence.span.start, sentence.span.end) if name else -1
        inside = [n for n, one in enumerate(sentence.tokens) if at <= one.span.start < at + len(name)]
        if at >= 0 and inside:
            return inside[-1]
    return None


def _upward(sentence: Sentence, at: int) -> list[int]:
    """A word and those it hangs on, up to the root."""
    way = [at]
    while sentence.arcs[way[-1]].head >= 0:
        way.append(sentence.arcs[way[-1]].head)
    return way


def _text(folded: str, sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].span.of(folded)
