"""A chronicle as a Word document for A4 paper, with headings to move along and numbered pages."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kg.chronicle import dates, wording
from kg.chronicle.entries import Entry
from kg.chronicle.sections import Chronicle
from kg.graph.rdf_xml import without_forbidden
from kg.view.archive import without_clock

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

_LATIN, _BODY, _HEADS = "Times New Roman", "SimSun", "SimHei"
_RED, _GREY = "7A1F1F", "595959"
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_STYLES = {
    # style: size in points, fonts, bold, colour, space before and after in points, indent in centimetres
    "Normal": (10.5, _BODY, False, "", 0, 2, 0.0),
    "Title": (26, _HEADS, True, _RED, 0, 6, 0.0),
    "Subtitle": (10.5, _BODY, False, _GREY, 0, 18, 0.0),
    "Heading 1": (18, _HEADS, True, _RED, 18, 6, 0.0),
    "Heading 2": (14, _HEADS, True, "", 12, 4, 0.0),
    "Heading 3": (11.5, _HEADS, True, "", 10, 2, 0.0),
    "List": (10.5, _BODY, False, "", 0, 1, 0.6),
    "Quote": (9.5, _BODY, False, _GREY, 2, 2, 0.6),
}


def document(chronicle: Chronicle) -> bytes:
    """The bytes of a .docx file."""
    import docx  # noqa: PLC0415 - only a document needs it

    paper = docx.Document()
    _set_out(paper, chronicle)
    _add(paper, chronicle.title, "Title")
    _add(paper, chronicle.count, "Subtitle")
    for year in chronicle.years:
        _add(paper, year.heading, "Heading 1")
        for month in year.months:
            if month.heading:
                _add(paper, month.heading, "Heading 2")
            for entry in month.entries:
                _entry(paper, entry, chronicle.language)
    target = io.BytesIO()
    paper.save(target)
    return without_clock(target.getvalue())


def _entry(paper: Document, entry: Entry, language: str) -> None:
    told = wording.of(language)
    head = _add(paper, f"{dates.words(entry.date, language)}　{entry.name}" if entry.date else entry.name, "Heading 3")
    notes = [one for one in (wording.kind(entry, language), wording.standing(entry, language)) if one]
    if notes:
        _run(head, f"　{told['joint'].join(notes)}", grey=True)
    for label, names in wording.details(entry, language):
        line = _add(paper, "", "List")
        _run(line, label + told["colon"], bold=True)
        _run(line, names)
    for source in entry.sources:
        _add(paper, f"{source.sentence} {wording.origin(source, language)}", "Quote")


def _add(paper: Document, text: str, style: str) -> Paragraph:
    return paper.add_paragraph(without_forbidden(text), style=style)


def _run(paragraph: Paragraph, text: str, *, bold: bool = False, grey: bool = False) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    run = paragraph.add_run(without_forbidden(text))
    run.bold = bold or None
    if grey:
        run.bold = False
        run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(_GREY)


def _set_out(paper: Document, chronicle: Chronicle) -> None:
    """Paper, styles, page numbers and properties."""
    from docx.shared import Mm  # noqa: PLC0415

    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    for name in _STYLES:
        _style(paper, name)
    _number_pages(section.footer.paragraphs[0], wording.of(chronicle.language)["page"])
    told = paper.core_properties
    told.title, told.comments, told.author = without_forbidden(chronicle.title), "", ""
    told.keywords = "dashiji"
    told.created = told.modified = _NEVER
    told.language = "zh-CN" if chronicle.language == "zh" else "en"


def _style(paper: Document, name: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415

    size, font, bold, colour, before, after, indent = _STYLES[name]
    style: ParagraphStyle = paper.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = _LATIN, Pt(size), bold, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[slot]
    for slot, value in (("eastAsia", font), ("ascii", _LATIN), ("hAnsi", _LATIN)):
        fonts.set(qn(f"w:{slot}"), value)
    style.font.color.rgb = RGBColor.from_string(colour or "000000")
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.25
    layout.left_indent, layout.first_line_indent = Cm(indent), Cm(0)
    layout.keep_with_next = name.startswith("Heading")
    if name in {"Title", "Subtitle"}:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _number_pages(paragraph: Paragraph, form: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, _, after = form.partition("{}")
    paragraph.add_run(before)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(after)
