"""Word files as Word writes them: parts in a ZIP archive, written here by hand."""

import io
import zipfile

import docx
import pytest

from kg.model import Block
from kg.read.encoding import Undecodable
from kg.read.formats import read

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
BODY = "2019年3月1日，河口市图书馆举行开馆仪式。"


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text, style=""):
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{told}{run(text) if not text.startswith('<') else text}</w:p>"


def table(*rows):
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row) for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(body, **parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{content}</w:{name}>")
    (raw,) = read(file.getvalue(), ".docx")
    return raw


def test_a_row_is_a_line_and_a_merged_cell_says_what_the_one_above_says():
    going_on = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>"
    start = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("2019年3月")}'
    raw = word(
        paragraph("大事记") + table(("时间", "事件"), (start, "图书馆开馆"), (going_on, "召开座谈会")) + paragraph(BODY)
    )
    assert raw.text.split("\n") == ["大事记", "时间 事件", "2019年3月 图书馆开馆", "2019年3月 召开座谈会", BODY]
    assert raw.notes == ("cells merged over rows: 1; each row is read with their words",)


def test_cells_merged_over_columns_are_told():
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("全年共办展览六场")}'
    raw = word(table(("时间", "事件"), ("2019年3月", "图书馆开馆"), (wide,)) + paragraph(BODY))
    assert raw.text.split("\n") == ["时间 事件", "2019年3月 图书馆开馆", "全年共办展览六场", BODY]
    assert raw.notes == ("cells merged over columns: 1; read once",)


def test_a_table_of_one_cell_is_a_layout():
    raw = word(table((paragraph("题目") + paragraph(BODY),)))
    assert raw.text == f"题目\n{BODY}"


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{paragraph('框里的话。')}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert word(paragraph(shape + run(BODY))).text == f"{BODY}\n框里的话。"


def test_insertions_are_read_and_deletions_are_not():
    changed = (
        f"{run('市长')}<w:ins>{run('林秀英')}</w:ins><w:del><w:r><w:delText>王某</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('出席')}</w:moveTo><w:hyperlink>{run('。')}</w:hyperlink>"
    )
    assert word(paragraph(changed)).text == "市长林秀英出席。"


def test_notes_stand_at_the_end():
    notes = f'<w:footnote w:type="separator">{paragraph("x")}</w:footnote>'
    notes += f"<w:footnote>{paragraph('一个脚注。')}</w:footnote>"
    raw = word(paragraph(BODY), footnotes=notes, endnotes=f"<w:endnote>{paragraph('一个尾注。')}</w:endnote>")
    assert raw.text == f"{BODY}\n一个脚注。\n一个尾注。"


def test_styles_by_their_names():
    named = {"1": "heading 1", "a": "Title"}.items()
    styles = "".join(f'<w:style w:styleId="{one}"><w:name w:val="{name}"/></w:style>' for one, name in named)
    raw = word(paragraph("开馆", "a") + paragraph("经过", "1") + paragraph(BODY), styles=styles)
    assert [(one.span.of(raw.text), one.block) for one in raw.blocks] == [
        ("开馆", Block.TITLE),
        ("经过", Block.HEADING),
    ]
    assert raw.title == "开馆"


def test_a_relationship_to_nothing_does_no_harm():
    whole = docx.Document()
    whole.add_paragraph(BODY)
    file = io.BytesIO()
    whole.save(file)
    changed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                target = b'<Relationship Id="rId99" Type="http://x/image" Target="../NULL"/></Relationships>'
                data = data.replace(b"</Relationships>", target)
            new.writestr(name, data)
    (raw,) = read(changed.getvalue(), ".docx")
    assert raw.text == BODY


def test_a_document_of_pictures_says_so():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body><w:p/></w:body></w:document>")
        archive.writestr("word/media/image1.png", "x")
    with pytest.raises(Undecodable, match="only pictures"):
        list(read(file.getvalue(), ".docx"))
