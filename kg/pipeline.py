"""The whole way: one document to its analysis, many paths to a graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from kg import catalogue, crew, lexicon
from kg import ontology as ontology_files
from kg.archive import codec, intake
from kg.built import Graph, Origin
from kg.errors import InputError
from kg.event_types import Ontology
from kg.find import (
    acting,
    dates,
    day_words,
    doubts,
    events,
    known_names,
    locatives,
    name_confidence,
    names,
    overlap,
    parted,
    pointing,
    sides,
    statistics,
    tagger,
    titles,
)
from kg.find.event_candidates import Candidate
from kg.find.event_words import EventWords
from kg.find.outline import mentions as outlined
from kg.find.outline import walk
from kg.find.outline.walk import Outline
from kg.graph import authorities, reasoning
from kg.model import Analysis, Document, Event, Kind, Measure, Mention, Sentence, Span
from kg.parse import deed_layers, parser
from kg.progress import Listener, Step, silent
from kg.read import document as documents
from kg.read import split
from kg.read.articles import Article
from kg.relate import (
    ahead,
    anchors,
    astray,
    deed_roles,
    deed_trust,
    deed_verbs,
    deeds,
    entries,
    entry_things,
    match_sides,
    roles,
    whereabouts,
)
from kg.resolve import decision_table, digest, entities, event_trust, unseen, untold
from kg.resolve.cluster import Digest
from kg.settings import SURE, Settings


@dataclass(frozen=True, slots=True)
class Tools:
    """What every analysis needs, built once: the ontology, its event words, the tagger and the parser."""

    ontology: Ontology
    event_words: EventWords
    tagger: tagger.Tagger
    parser: parser.Parser
    join_places: bool = False
    sure: float = SURE
    known: catalogue.Catalogue = catalogue.NONE


def tools(settings: Settings) -> Tools:
    """The tools that the settings ask for; an unknown tagger is a `SettingsError`.

    The overlays of the settings hold for the whole program until other settings are used.
    """
    lexicon.lay(*settings.overlays)
    return _tools(settings.tagger, settings.join_places, settings.sure, settings.authorities)


def build(
    paths: str | Path | Iterable[str | Path],
    settings: Settings | None = None,
    *,
    jobs: int = 1,
    progress: Listener = silent,
) -> Graph:
    """Reads, finds, relates and joins what the articles at `paths` say.

    `paths` is one or many of files, folders and `-` for standard input. What cannot be read stands in
    `Graph.failures`; with `settings.strict` it raises `InputError` instead. A tagger or reasoner that is not there
    is a `SettingsError`. With `jobs` up to so many processes read (a script then needs `if __name__ == "__main__"`);
    `progress` is told how far it has come.
    """
    chosen = settings or Settings()
    reasoning.require(chosen.infer)
    lexicon.lay(*chosen.overlays)
    told = decision_table.read(Path(chosen.decisions), chosen.base) if chosen.decisions else ()
    found = survey(paths, chosen, progress)
    memory = intake.Memory()
    intake.read(found, memory, reader(chosen), jobs, progress)
    entries = found.named()
    progress(Step("join", len(entries), len(entries)))
    with crew.collecting_seldom():
        digests = [
            digest.under(digest.whole(memory.digest(one, Digest), memory.events(one)), one.id) for one in entries
        ]
        corpus = entities.resolve((memory.analysis(one) for one in entries), told, tools(chosen).known, digests)
    failures = (*found.failures, *corpus.unfollowed)
    return Graph(corpus, failures, tools(chosen).ontology, chosen, Origin(entries, told, memory.records))


def survey(paths: str | Path | Iterable[str | Path], settings: Settings, progress: Listener = silent) -> intake.Survey:
    """Which articles are at `paths`; with `settings.strict` an `InputError` for the first that cannot be read."""
    found = intake.survey(_named(paths), progress)
    for failure in found.failures if settings.strict else ():
        if not failure.skipped:
            raise InputError(failure.cause, where=failure.source, hint=failure.hint)
    return found


def reader(settings: Settings) -> intake.Task:
    """What reads articles as the settings ask for; an unknown tagger is a `SettingsError`."""
    tools(settings)
    return partial(_read, settings)


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in a document before its sentences are parsed: names and dates in `mentions`, possible events."""

    document: Document
    sentences: tuple[Sentence, ...]
    structure: Outline
    mentions: tuple[Mention, ...]
    measures: tuple[Measure, ...]
    candidates: tuple[Candidate, ...]


def analyse(document: Document, kit: Tools) -> Analysis:
    """All that one document says; pure, so that documents can be worked on in parallel."""
    return analyse_all((document,), kit)[0]


def analyse_all(documents: Iterable[Document], kit: Tools) -> list[Analysis]:
    """What each of some documents says, which costs less together than one after another."""
    cut = [(one, split.split(one)) for one in documents]
    if len(cut) > 1:
        tagger.ahead(kit.tagger, cut)
    found = [_find(document, sentences, kit) for document, sentences in cut]
    asked = [(one.document, one.sentences, _asked(one)) for one in found]
    parsed = parser.parse_all(kit.parser, asked)
    return [_told(one, sentences, kit) for one, sentences in zip(found, parsed, strict=True)]


def _asked(found: _Found) -> list[Span]:
    """Where something may happen, so that the sentence is worth parsing: at possible events and verbs."""
    return [*(one.trigger for one in found.candidates), *deed_verbs.places(found.sentences)]


def _find(document: Document, cut: tuple[Sentence, ...], kit: Tools) -> _Found:
    sentences = day_words.mend(document, parted.part(document, kit.tagger.tag(document, cut)))
    structure = walk.outline(document, sentences)
    mentions, measures = things(document, sentences, kit, structure)
    candidates = events.find(document, sentences, mentions, kit.event_words)
    named = overlap.settle((*mentions, *(candidate.mention for candidate in candidates)))
    named = overlap.settle((*named, *unseen.events(document, sentences, named)))
    resolved = anchors.resolve(document, sentences, named, structure)
    return _Found(document, sentences, structure, resolved, measures, events.settle(candidates, resolved))


def _told(found: _Found, sentences: tuple[Sentence, ...], kit: Tools) -> Analysis:
    """The analysis of a document whose sentences are parsed."""
    document, structure, resolved, kept = found.document, found.structure, found.mentions, found.candidates
    related = roles.relate(document, sentences, resolved, kept, kit.ontology)
    told, reading = entries.complete(entries.Text(document, sentences, structure), resolved, kept, related.events)
    layers = deed_layers.sums(kit.tagger, document, sentences)
    text = deed_verbs.Text(document, sentences, resolved, structure.chronicle, related.denied, layers)
    told = deeds.complete(text, told)
    told = ahead.to_come(document.published, astray.without(text.lines, told))
    told, resolved = match_sides.named(document, resolved, told)
    told = whereabouts.attach(document, sentences, told, locatives.find(document, sentences))
    if structure.chronicle:
        told, resolved = entry_things.named(entries.Text(document, sentences, structure), resolved, told)
    else:
        told = deed_trust.told(document, sentences, resolved, told)
    analysis = Analysis(
        document=document,
        sentences=sentences,
        mentions=tuple(sorted(resolved)),
        events=told,
        relations=(*titles.identifiers(document, sentences, resolved), *related.relations),
        measures=found.measures,
        reading=reading,
        tenures=related.tenures,
    )
    left = untold.without(analysis, kit.sure)
    return event_trust.scored(_with_mentions(analysis, left, kept), left.scores)


def _with_mentions(analysis: Analysis, left: untold.Kept, candidates: tuple[Candidate, ...]) -> Analysis:
    """The analysis with some of its events, and of the mentions of events only those that stay."""
    shown = _shown(left.events, candidates)
    made = tuple(event.mention for event in left.events if event.mention.rule in {entries.RULE, deed_roles.RULE})
    kept = (one for one in analysis.mentions if _is_shown(one, shown))
    return replace(analysis, mentions=tuple(sorted((*kept, *made, *left.again))), events=left.events)


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


def _named(paths: str | Path | Iterable[str | Path]) -> tuple[str, ...]:
    named = tuple(map(str, (paths,) if isinstance(paths, str | Path) else paths))
    if "" in named:
        raise InputError("an empty path names nothing", hint="name a file or a folder; . is this one")
    return named


def _shown(told: tuple[Event, ...], candidates: tuple[Candidate, ...]) -> frozenset[Mention]:
    """The event mentions that stay: those of events, names that can be no other, and what points back to either."""
    mentions = [candidate.mention for candidate in candidates]
    shown = {event.mention for event in told} | {one for one in mentions if one.rule == "event-named"}
    names = {one.value for one in shown}
    return frozenset(shown | {one for one in mentions if one.rule == "event-bare" and one.value in names})


def _is_shown(mention: Mention, shown: frozenset[Mention]) -> bool:
    """Whether a mention stays: of events those that are shown, and their names by letters."""
    if mention.kind is not Kind.EVENT or mention in shown:
        return True
    return mention.rule == unseen.RULE and any(mention.value in {one.value, one.surface} for one in shown)


def _read(settings: Settings, articles: tuple[Article, ...]) -> dict[str, bytes]:
    kit = tools(settings)
    told = zip(articles, analyse_all([one.document() for one in articles], kit), strict=True)
    return {article.content: _encoded(article, analysis) for article, analysis in told}


def _encoded(article: Article, analysis: Analysis) -> bytes:
    return codec.encode(article, analysis, *digest.parted(digest.of(analysis)))


@cache
def _tools(name: str, join_places: bool, sure: float, authority: tuple[str, ...]) -> Tools:
    loaded, known = ontology_files.load(), authorities.read(map(Path, authority)) if authority else catalogue.NONE
    return Tools(loaded, EventWords(loaded), tagger.get(name), parser.beside(name), join_places, sure, known)


def things(
    document: Document, sentences: tuple[Sentence, ...], kit: Tools, structure: Outline
) -> tuple[tuple[Mention, ...], tuple[Measure, ...]]:
    """Mentions that are no events, and the measures whose mentions kept their spans."""
    measures = statistics.find(document, sentences)
    named = names.find(document, sentences, join_places=kit.join_places)
    mentions = overlap.settle(
        (
            *outlined.with_heads(document, sentences, structure, dates.find(document, sentences)),
            *titles.find(document, sentences),
            *doubts.find(kit.tagger, document, sentences, named),
            *(measure.mention for measure in measures),
        )
    )
    mentions = overlap.settle(known_names.find(document, sentences, mentions, kit.known))
    mentions = acting.find(document, sentences, mentions)
    mentions = sides.find(document, sentences, mentions)
    mentions = overlap.settle((*mentions, *unseen.find(document, sentences, mentions)))
    mentions = overlap.settle((*mentions, *pointing.find(document, sentences, mentions)))
    mentions = name_confidence.weighed(document, sentences, mentions)
    kept = set(mentions)
    return mentions, tuple(measure for measure in measures if measure.mention in kept)
