"""An article as its file told it, before repair: what every reading of it begins with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass, replace

from kg.model import BlockSpan, Document
from kg.read import imprints
from kg.read.document import make
from kg.text import UNTOLD, Imprint


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in; `name` is the id it asks for, `published` EDTF, `blocks` count in `text`.

    `title` and `published` are empty where the file did not tell them.
    """

    name: str
    text: str
    title: str = ""
    published: str = ""
    blocks: tuple[BlockSpan, ...] = ()
    notes: tuple[str, ...] = ()
    imprint: Imprint = UNTOLD

    @property
    def content(self) -> str:
        """The SHA-256 of all of it, in hexadecimal."""
        blocks = [(one.span.start, one.span.end, one.block.value) for one in self.blocks]
        told: list[object] = [self.name, self.text, self.title, self.published, blocks, self.notes]
        if self.imprint != UNTOLD:
            told.append(astuple(self.imprint))
        return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode("ascii")).hexdigest()

    def document(self) -> Document:
        """The article repaired, its title and date found; source and digest are its file's to tell."""
        made = make(self.text, id=self.name, title=self.title, published=self.published, blocks=self.blocks)
        told = made.imprint if self.imprint == UNTOLD else imprints.completed(self.imprint, made.text)
        return replace(made, notes=self.notes, imprint=told)


@dataclass(frozen=True, slots=True)
class Item:
    """An article and where it came from: the path, the SHA-256 of that file, how many of its name stood before it."""

    article: Article
    source: str
    sha256: str
    number: int = 0
