"""A chronicle: what its entries tell, in which order, under which headings, and the files it is written into."""

import csv
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import lxml.html
import pytest

import kg
from kg import chronicle, cli, ontology
from kg.chronicle import wording
from kg.errors import QueryError, SettingsError
from kg.iri import BASE, EDTF, KG, NIF, PROV, RDF, RDFS, SCHEMA, TIME, XSD
from kg.rdf import Literal, Statement

ROOT = Path(__file__).resolve().parents[3]
A = BASE + "article/a"
TEXT = (
    "2023年10月9日，云岭市总工会在云岭剧院召开大会，会议通过《云岭市职工代表大会办法》。"
    "据云岭电视台报道，李文将出席。\n"
)


def said(subject: str, predicate: str, node: str | Literal, graph: str = A) -> Statement:
    return Statement(subject, predicate, node, graph)


def thing(path: str, *classes: str, label: str = "", other: str = "") -> list[Statement]:
    iri = BASE + path
    found = [said(iri, RDF + "type", one) for one in classes]
    found += [said(iri, RDFS + "label", Literal(label or path.rpartition("/")[2], language="zh-Hans"))]
    return [
        *found,
        *(
            [said(iri, "http://www.w3.org/2004/02/skos/core#altLabel", Literal(other, language="zh-Hans"))]
            if other
            else []
        ),
    ]


def event(name: str, edtf: str = "", kind: str = KG + "Meeting", **roles: str | Literal) -> list[Statement]:
    iri = f"{BASE}event/{name}"
    found = [said(iri, RDF + "type", SCHEMA + "Event"), said(iri, RDF + "type", kind)]
    found += [said(iri, RDFS + "label", Literal(name, language="zh-Hans"))]
    for role, node in roles.items():
        namespace = (
            KG if role in {"coOrganizer", "adopts", "modality", "polarity", "locationPhrase", "participant"} else SCHEMA
        )
        found.append(said(iri, namespace + role, node))
    if edtf:
        from kg.edtf import bounds, to_xsd  # noqa: PLC0415

        date = BASE + "date/" + edtf.replace("/", "_")
        found += [said(iri, TIME + "hasTime", date), said(date, KG + "edtf", Literal(edtf, EDTF + "EDTF"))]
        for place, (edge, moment) in enumerate((("earliest", "startDate"), ("latest", "endDate"))):
            value, datatype = to_xsd(edtf)[place]
            if bounds(edtf)[place]:
                found.append(said(iri, KG + edge, Literal(bounds(edtf)[place], XSD + "date")))
                found.append(said(iri, SCHEMA + moment, Literal(value, XSD + datatype)))
    return found


def fact(number: int, name: str, stretch: str, holder: str = "", article: str = A) -> list[Statement]:
    iri = f"{article}#fact={number}"
    found = [
        said(iri, RDF + "type", KG + "Fact", article),
        said(iri, RDF + "subject", f"{BASE}event/{name}", article),
        said(iri, PROV + "wasQuotedFrom", f"{article}#char={stretch}", article),
    ]
    return [*found, *([said(iri, KG + "attributedTo", Literal(holder), article)] if holder else [])]


ORG, PERSON = SCHEMA + "Organization", SCHEMA + "Person"
GRAPH = [
    said(A, NIF + "isString", Literal(TEXT)),
    said(A, SCHEMA + "headline", Literal("工会动态", language="zh-Hans")),
    said(A, SCHEMA + "datePublished", Literal("2023-10-10", XSD + "date")),
    *thing("organization/云岭市总工会", ORG, other="市总工会"),
    *thing("organization/云岭市妇联", ORG),
    *thing("person/李文", PERSON),
    *thing("place/云岭省/云岭市", SCHEMA + "Place", label="云岭市"),
    *thing("document/云岭市职工代表大会办法", SCHEMA + "CreativeWork"),
    *event(
        "职工大会",
        "2023-10-09",
        organizer=BASE + "organization/云岭市总工会",
        coOrganizer=BASE + "organization/云岭市妇联",
        attendee=BASE + "person/李文",
        location=BASE + "place/云岭省/云岭市",
        locationPhrase=Literal("云岭剧院"),
        adopts=BASE + "document/云岭市职工代表大会办法",
        participant=Literal("三百名职工"),
    ),
    *fact(1, "职工大会", "0,43"),
    *fact(2, "职工大会", "0,43"),
    *fact(3, "职工大会", "43,57", "云岭电视台"),
    *event("分组讨论", "2023-10-09", superEvent=BASE + "event/职工大会"),
    *event("十月活动", "2023-10", kind=KG + "Campaign"),
    *event("全年行动", "2023", kind=KG + "Campaign"),
    *event("春季培训", "2023-21", kind=KG + "Training", modality=Literal("planned")),
    *event("九月座谈", "2023-09-01/2023-09-03", polarity=Literal("denied")),
    *event("老会议", "1985"),
    *event("远古会议", "198X"),
    *event("规划", "../2035"),
    *event("=1+1", ""),
]


@pytest.fixture(scope="module")
def made() -> chronicle.Chronicle:
    return chronicle.make(GRAPH, ontology.load())


def names(made: chronicle.Chronicle) -> list[str]:
    return [entry.name for entry in made.entries]


def test_order_of_time_with_what_is_vague_last(made: chronicle.Chronicle) -> None:
    assert names(made) == [
        "远古会议", "老会议", "九月座谈", "职工大会", "分组讨论", "十月活动", "春季培训", "全年行动", "规划", "=1+1",
    ]  # fmt: skip


def test_headings_of_years_and_where_there_are_many_of_months(made: chronicle.Chronicle) -> None:
    assert [year.heading for year in made.years] == ["20世纪80年代", "1985年", "2023年", "2035年", "日期不详"]
    assert [month.heading for year in made.years for month in year.months] == [""] * 5
    many = [one for day in range(10, 20) for one in event(f"会议{day}", f"2023-11-{day}")]
    year = chronicle.make([*GRAPH, *many], ontology.load()).years[2]
    assert [(month.heading, len(month.entries)) for month in year.months] == [
        ("9月", 1), ("10月", 3), ("11月", 10), ("本年", 2),
    ]  # fmt: skip
    english = chronicle.make([*GRAPH, *many], ontology.load(), language="en").years[2]
    assert [month.heading for month in english.months] == [
        "September",
        "October",
        "November",
        "In the course of the year",
    ]
    assert made.count == "20世纪80年代至2035年；共10条，9条有日期，取自1篇文章"


def test_an_entry_tells_who_where_and_which_documents(made: chronicle.Chronicle) -> None:
    entry = next(one for one in made.entries if one.name == "职工大会")
    assert [part.names for part in entry.who] == [("云岭市总工会",), ("云岭市妇联",), ("李文",), ("三百名职工",)]
    assert [part.labels[0] for part in entry.who][:2] == ["召开者", "协办方"]
    assert entry.where == ("云岭市", "云岭剧院")
    assert [part.names for part in entry.documents] == [("云岭市职工代表大会办法",)]
    assert next(one for one in made.entries if one.name == "分组讨论").within[0].names == ("职工大会",)


def test_what_is_said_of_a_place_is_said_once() -> None:
    found = event("年会", "2023", location=BASE + "place/云岭省/云岭市", locationPhrase=Literal("云岭市云岭剧院"))
    [entry] = chronicle.make([*GRAPH[9:11], *found], ontology.load()).entries
    assert entry.where == ("云岭市云岭剧院",)


def test_a_title_within_a_title_has_its_own_marks() -> None:
    more = [said(A, SCHEMA + "headline", Literal("关于印发《办法》的通知", language="zh-Hans"))]
    [entry] = chronicle.make(
        [*more, *GRAPH[:1], *event("年会", "2023"), *fact(1, "年会", "0,9")], ontology.load()
    ).entries
    assert wording.origin(entry.sources[0], "zh") == "——《关于印发〈办法〉的通知》"


def test_of_an_article_the_sentence_that_tells_most_is_the_source(made: chronicle.Chronicle) -> None:
    [source] = next(one for one in made.entries if one.name == "职工大会").sources
    assert source.sentence == TEXT[:43]
    assert (source.title, source.published, source.article) == ("工会动态", "2023-10-10", "a")


def test_each_article_has_its_source_in_order_of_publication() -> None:
    other = BASE + "article/b"
    more = [
        said(other, NIF + "isString", Literal("昨日大会开幕。"), other),
        said(other, SCHEMA + "datePublished", Literal("2023-10-08", XSD + "date"), other),
        *fact(1, "职工大会", "0,7", "记者", other),
    ]
    entry = next(one for one in chronicle.make([*GRAPH, *more], ontology.load()).entries if one.name == "职工大会")
    assert [(one.article, one.sentence, one.holder) for one in entry.sources] == [
        ("b", "昨日大会开幕。", "记者"),
        ("a", TEXT[:43], ""),
    ]


def test_an_event_without_facts_is_quoted_from_its_mention() -> None:
    mention = f"{A}#char=50,52"
    more = [
        said(mention, RDF + "type", NIF + "Phrase"),
        said(mention, "http://www.w3.org/2005/11/its/rdf#taIdentRef", f"{BASE}event/老会议"),
    ]
    entry = next(one for one in chronicle.make([*GRAPH, *more], ontology.load()).entries if one.name == "老会议")
    assert [one.sentence for one in entry.sources] == ["据云岭电视台报道，李文将出席。"]


@pytest.mark.parametrize(
    "wanted, found",
    [
        ({"start": "2023-10", "end": "2023-10-09"}, {"职工大会", "分组讨论", "十月活动", "全年行动", "规划"}),
        ({"start": "2024"}, {"规划"}),
        ({"end": "1985"}, {"老会议", "远古会议", "规划"}),
        ({"org": "市总工会"}, {"职工大会"}),
        ({"org": "雲嶺市總工會"}, {"职工大会"}),
        ({"person": "李文"}, {"职工大会"}),
        ({"place": "云岭市"}, {"职工大会"}),
        ({"place": "云岭省"}, {"职工大会"}),
        ({"type": "Campaign"}, {"十月活动", "全年行动"}),
        ({"type": "培训"}, {"春季培训"}),
        ({"type": "event", "start": "2030"}, {"规划"}),
    ],
)
def test_filters(wanted: dict[str, str], found: set[str]) -> None:
    assert set(names(chronicle.make(GRAPH, ontology.load(), chronicle.Filter(**wanted)))) == found


@pytest.mark.parametrize(
    "wanted, hint",
    [
        ({"org": "云岭市工会"}, "did you mean 云岭市总工会"),
        ({"start": "2050"}, "dated events run from"),
        ({"start": "去年"}, "such as 2023-01"),
        ({"person": "阿"}, "nothing is told of 阿"),
    ],
)
def test_where_none_fits_the_hint_helps(wanted: dict[str, str], hint: str) -> None:
    with pytest.raises(QueryError) as refused:
        chronicle.make(GRAPH, ontology.load(), chronicle.Filter(**wanted))
    assert hint in refused.value.hint


def test_other_endings_and_languages_are_refused(made: chronicle.Chronicle, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no chronicle as \.pdf") as refused:
        chronicle.write(made, tmp_path / "c.pdf")
    assert ".docx" in refused.value.hint
    with pytest.raises(SettingsError, match="no chronicle in de"):
        chronicle.make(GRAPH, ontology.load(), language="de")


def test_markdown(made: chronicle.Chronicle, tmp_path: Path) -> None:
    text = chronicle.write(made, tmp_path / "c.md").read_text(encoding="utf-8")
    assert text.startswith("# 大事记\n\n20世纪80年代至2035年；")
    assert "## 日期不详\n\n- **=1+1**（会议）\n" in text
    assert "- **2023年10月9日　职工大会**（会议）\n  - 召开者：云岭市总工会\n  - 协办方：云岭市妇联\n" in text
    assert "《云岭市职工代表大会办法》" in text
    assert f"  > {TEXT[:43]} ——《工会动态》，2023年10月10日\n" in text
    assert "**2023年春　春季培训**（培训、计划中）" in text
    assert "（会议、已否认或未举行）" in text


def test_comma_separated(made: chronicle.Chronicle, tmp_path: Path) -> None:
    data = chronicle.write(made, tmp_path / "c.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["事件"] for row in rows[:-1]] == names(made)[:-1]
    assert rows[-1]["事件"] == "'=1+1", "no formula"
    row = rows[3]
    assert (row["日期"], row["起"], row["止"]) == ("2023年10月9日", "2023-10-09", "2023-10-09")
    assert (row["主办、承办"], row["参加"], row["地点"]) == ("云岭市总工会、云岭市妇联", "李文", "云岭市、云岭剧院")
    assert row["文件"] == "《云岭市职工代表大会办法》"
    assert row["其他参与者"].endswith("：三百名职工")
    assert rows[2]["情况"] == "已否认或未举行"


def test_word(made: chronicle.Chronicle, tmp_path: Path) -> None:
    paper = docx.Document(str(chronicle.write(made, tmp_path / "c.docx")))
    told = [(one.style.name, one.text) for one in paper.paragraphs if one.style is not None]
    assert told[0] == ("Title", "大事记")
    assert [text for style, text in told if style == "Heading 1"] == [year.heading for year in made.years]
    assert ("Heading 3", "2023年10月9日　职工大会　会议") in told
    assert ("List", "召开者：云岭市总工会") in told
    assert ("Quote", f"{TEXT[:43]} ——《工会动态》，2023年10月10日") in told
    assert paper.core_properties.title == "大事记"


def test_excel(made: chronicle.Chronicle, tmp_path: Path) -> None:
    path = chronicle.write(made, tmp_path / "c.xlsx")
    with zipfile.ZipFile(path) as packed:
        sheets = [packed.read(name).decode("utf-8") for name in packed.namelist() if "worksheets/sheet" in name]
        book = packed.read("xl/workbook.xml").decode("utf-8")
        texts = packed.read("xl/sharedStrings.xml").decode("utf-8")
    assert re.findall(r'<sheet name="([^"]+)"', book) == ["大事记", "日期不详"]
    heights = [float(one) for one in re.findall(r'<row [^>]* ht="([\d.]+)"', sheets[0])][1:]
    assert len(heights) == 9
    assert min(heights) == 15.75  # points that a screen of 96 dots an inch can show
    assert max(heights) > 16  # a sentence longer than its column has room for all its lines
    assert re.findall(r"\$A\$1:\$([A-Z])\$\d+</definedName>", book)[-1] == "P"  # all but the addresses is printed
    assert [len(re.findall("<row ", sheet)) for sheet in sheets] == [10, 2]
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)
    assert "=1+1" in texts
    assert "2023年10月9日" in texts


def test_page(made: chronicle.Chronicle, tmp_path: Path) -> None:
    evil = event("<script>alert(1)</script>", "2023-12-01")
    page = chronicle.write(chronicle.make([*GRAPH, *evil], ontology.load()), tmp_path / "c.html").read_text("utf-8")
    tree = lxml.html.fromstring(page)
    assert [one.text_content() for one in tree.xpath("//h2")] == [year.heading for year in made.years]
    assert [one.get("href") for one in tree.xpath("//nav/a")] == [f"#y{number}" for number in range(5)]
    assert not tree.xpath("//script | //@onclick | //link | //img")
    assert len(tree.xpath("//article")) == 11
    assert "default-src 'none'" in page


@pytest.mark.parametrize("ending", ["md", "csv", "xlsx", "docx", "html"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_graph_and_odd_characters_are_written(ending: str, language: str, tmp_path: Path) -> None:
    nothing = chronicle.make([], ontology.load(), language=language)
    assert chronicle.write(nothing, tmp_path / f"n.{ending}").stat().st_size > 20
    odd = chronicle.make(event("甲\x00乙\ud800\x0b𠮷|*[", "2023"), ontology.load(), title="甲:乙/丙", language=language)
    assert chronicle.write(odd, tmp_path / f"o.{ending}").stat().st_size > 20


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("chronicle")
    (home / "union.txt").write_text(TEXT, encoding="utf-8")
    kg.build(home / "union.txt").save(home / "out")
    return home


@pytest.mark.parametrize(
    "ending", ["docx", *(pytest.param(one, marks=pytest.mark.slow) for one in ("md", "csv", "xlsx", "html"))]
)
def test_command_and_function_write_the_same_bytes_at_any_time(ending: str, built: Path) -> None:
    graph = kg.build(built / "union.txt")
    graph.chronicle(built / f"function.{ending}")
    expected = (built / f"function.{ending}").read_bytes()
    for seed in ("1", "2"):
        path = built / f"command{seed}.{ending}"
        command = [
            sys.executable,
            "-c",
            "from kg.cli import main; main()",
            "chronicle",
            str(built / "out"),
            "-o",
            str(path),
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai"}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        assert path.read_bytes() == expected


def test_what_can_be_mended(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(built / "out")
    for arguments, words in (
        ([out, "-o", "c.pdf"], "no chronicle as .pdf"),
        ([out, "-o", "c.md", "--language", "fr"], "no chronicle in fr"),
        ([out, "-o", "c.md", "--from", "2030"], "no event fits"),
        ([str(built / "none"), "-o", "c.md"], "no such folder"),
    ):
        assert cli.run(["chronicle", *arguments]) == cli.MENDABLE
        said_ = capsys.readouterr().err
        assert words in said_
        assert "hint: " in said_
