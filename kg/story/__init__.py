"""A page to share about one body, person, place or topic: its chronicle in words, its network, its sources."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError
from kg.event_types import Ontology
from kg.graph.store import open_store
from kg.story.page import page
from kg.story.subject import Subject, answered, find, is_query
from kg.story.tale import Story, tell
from kg.view import load
from kg.view.network import view_of

__all__ = ["Story", "Subject", "find", "page", "tell", "write"]


def write(directory: Path, asked: str, output: Path, ontology: Ontology, *, language: str = "zh") -> Story:
    """Writes the page about what is `asked` of the graph that a build left in `directory`; returns what it tells.

    `asked` is a name, an IRI, the path of a thing (person/张伟), words of a topic, or SPARQL (or `@name` of a
    ready-made query) whose answer holds things. A `QueryError` where nothing fits, a `SettingsError` for a language
    that is neither `zh` nor `en`.
    """
    if output.is_dir():
        raise InputError("the output is a folder, not a file", where=str(output), hint="give a name, as -o page.html")
    statements = load.statements(directory)
    view = view_of(statements, ontology)
    subject = answered(view, asked, open_store(directory)) if is_query(asked) else find(view, asked)
    story = tell(view, statements, ontology, subject, language)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(page(story))
    return story
