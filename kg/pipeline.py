"""The whole way: one document to its analysis, many paths to a graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import ontology as ontology_files
from kg.built import Graph
from kg.errors import InputError
from kg.find import acting, dates, events, locatives, names, overlap, statistics, tagger, titles
from kg.find.event_words import EventWords
from kg.graph import reasoning
from kg.model import Analysis, Document, Event, Failure, Kind, Measure, Mention, Ontology, Sentence
from kg.read import document as documents
from kg.read import sources, split
from kg.relate import anchors, roles, whereabouts
from kg.resolve import entities, unseen
from kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Tools:
    """What every analysis needs, built once: the ontology, its event words and the tagger."""

    ontology: Ontology
    event_words: EventWords
    tagger: tagger.Tagger
    join_places: bool = False


def tools(settings: Settings) -> Tools:
    """The tools that the settings ask for; an unknown tagger is a `SettingsError`."""
    return _tools(settings.tagger, settings.join_places)


def build(paths: Iterable[str | Path], settings: Settings | None = None) -> Graph:
    """Reads, finds, relates and joins what the articles at `paths` say.

    `paths` are files, folders or `-` for standard input. What cannot be read stands in `Graph.failures`; with
    `settings.strict` it raises `InputError` instead. A tagger or reasoner that is not there is a `SettingsError`.
    """
    chosen = settings or Settings()
    reasoning.require(chosen.infer)
    kit = tools(chosen)
    analyses: list[Analysis] = []
    failures: list[Failure] = []
    for item in sources.read(tuple(str(path) for path in paths)):
        if isinstance(item, Failure):
            if chosen.strict:
                raise InputError(item.cause, where=item.source, hint=item.hint)
            failures.append(item)
        else:
            analyses.append(analyse(item, kit))
    return Graph(entities.resolve(tuple(analyses)), tuple(failures), kit.ontology, chosen)


def analyse(document: Document, kit: Tools) -> Analysis:
    """All that one document says; pure, so that documents can be worked on in parallel."""
    sentences = kit.tagger.tag(document, split.split(document))
    mentions, measures = _things(document, sentences, kit)
    candidates = events.find(document, sentences, mentions, kit.event_words)
    named = overlap.settle((*mentions, *(candidate.mention for candidate in candidates)))
    resolved = anchors.resolve(document, sentences, named)
    kept = events.settle(candidates, resolved)
    told, relations = roles.relate(document, sentences, resolved, kept, kit.ontology)
    told = whereabouts.attach(document, sentences, told, locatives.find(document, sentences))
    shown = _shown(told, kept)
    return Analysis(
        document=document,
        sentences=sentences,
        mentions=tuple(one for one in resolved if one.kind is not Kind.EVENT or one in shown),
        events=told,
        relations=(*titles.identifiers(document, sentences, resolved), *relations),
        measures=measures,
    )


def analyse_text(
    text: str,
    *,
    date: str = "",
    title: str = "",
    id: str = "text",  # noqa: A002 - the vocabulary's word for it
    settings: Settings | None = None,
) -> Analysis:
    """One text, without joining across texts; `date` is the day of publication (EDTF) that relative dates hang on."""
    return analyse(documents.make(text, id=id, title=title, published=date), tools(settings or Settings()))


def _shown(told: tuple[Event, ...], candidates: tuple[events.Candidate, ...]) -> frozenset[Mention]:
    """The event mentions that stay: those of events, names that can be no other, and what points back to either."""
    mentions = [candidate.mention for candidate in candidates]
    shown = {event.mention for event in told} | {one for one in mentions if one.rule == "event-named"}
    names = {one.value for one in shown}
    return frozenset(shown | {one for one in mentions if one.rule == "event-bare" and one.value in names})


@cache
def _tools(name: str, join_places: bool) -> Tools:
    known = ontology_files.load()
    return Tools(known, EventWords(known), tagger.get(name), join_places)


def _things(
    document: Document, sentences: tuple[Sentence, ...], kit: Tools
) -> tuple[tuple[Mention, ...], tuple[Measure, ...]]:
    """Mentions that are no events, and the measures whose mentions kept their spans."""
    measures = statistics.find(document, sentences)
    mentions = overlap.settle(
        (
            *dates.find(document, sentences),
            *titles.find(document, sentences),
            *names.find(document, sentences, join_places=kit.join_places),
            *(measure.mention for measure in measures),
        )
    )
    mentions = acting.find(document, sentences, mentions)
    mentions = overlap.settle((*mentions, *unseen.find(document, sentences, mentions)))
    kept = set(mentions)
    return mentions, tuple(measure for measure in measures if measure.mention in kept)
