"""An article as a document: text repaired and folded, title and date found, runs that lead back to the original."""

from __future__ import annotations

from kg.model import BlockSpan, Document, Span
from kg.read import headlines, imprints
from kg.read.repair import forward, repair
from kg.read.script import fold, script_of
from kg.text import UNTOLD


def make(
    text: str,
    *,
    id: str,  # noqa: A002 - the vocabulary's word for it
    title: str = "",
    published: str = "",
    blocks: tuple[BlockSpan, ...] = (),
) -> Document:
    """The document of a text as it came in; `blocks` count in that text.

    Without `title` or `published` (EDTF) the first lines, the dateline and the id are asked, and the lines that frame
    the text where it comes from.
    """
    whole = repair(text)
    told = headlines.read(whole.text, id.rsplit("/", maxsplit=1)[-1])
    placed = ((forward(whole.runs, block.span), block.block) for block in blocks)
    return Document(
        id=id,
        text=whole.text,
        folded=fold(whole.text),
        original=text,
        title=title or told.title,
        published=published or told.published,
        script=script_of(whole.text),
        offsets=whole.runs,
        damaged=whole.damaged,
        repairs=whole.repairs,
        imprint=imprints.completed(UNTOLD, whole.text),
        blocks=tuple(BlockSpan(Span(span.start, span.end), kind) for span, kind in placed if len(span)),
    )
