"""Where articles come from and what made their graph."""

from dataclasses import replace

from kg import ontology, pipeline
from kg.graph import rows
from kg.graph.links import Links
from kg.graph.shapes import check
from kg.graph.speakers import speakers
from kg.graph.statements import statements
from kg.iri import BASE, KG, PROV, RDF, SCHEMA
from kg.rdf import Literal, Statement
from kg.resolve import entities
from kg.settings import Settings
from kg.text import Imprint

ARTICLE = BASE + "article/a"


def built(text: str, imprint: Imprint | None = None) -> tuple[Statement, ...]:
    read = pipeline.analyse_text(text, date="2023-05-07", id="a")
    document = replace(read.document, source="news/a.txt", imprint=imprint or read.document.imprint)
    corpus = entities.resolve((replace(read, document=document),))
    return statements(corpus, ontology.load(), BASE, Settings(tagger="lac"))


def told(found: tuple[Statement, ...], subject: str, predicate: str) -> set[str]:
    return {
        one.object.value if isinstance(one.object, Literal) else one.object
        for one in found
        if (one.subject, one.predicate) == (subject, predicate)
    }


def test_the_publisher_is_a_thing_though_no_article_speaks_of_it() -> None:
    found = built("江州通讯社5月6日电（记者王明）江州市博物馆今天开放。")
    (house,) = told(found, ARTICLE, SCHEMA + "publisher")
    assert house == BASE + "organization/江州通讯社"
    assert KG + "MediaOrganization" in told(found, house, RDF + "type")
    assert told(found, ARTICLE, SCHEMA + "author") == {"王明"}
    assert told(found, ARTICLE, SCHEMA + "inLanguage") == {"zh-Hans"}
    assert check(found) == ()


def test_the_publisher_is_the_body_that_articles_speak_of() -> None:
    found = built("江州市总工会昨天召开座谈会。", Imprint("江州市总工会", (), "https://example.org/a", "要闻"))
    assert told(found, ARTICLE, SCHEMA + "publisher") == {BASE + "organization/江州市总工会"}
    assert told(found, ARTICLE, SCHEMA + "url") == {"https://example.org/a"}
    assert told(found, ARTICLE, SCHEMA + "articleSection") == {"要闻"}
    assert len([one for one in found if one.predicate == SCHEMA + "publisher"]) == 1


def test_file_and_build_lead_somewhere() -> None:
    found = built("江州市总工会昨天召开座谈会。")
    (source,) = told(found, ARTICLE, PROV + "wasDerivedFrom")
    assert (told(found, source, RDF + "type"), told(found, source, SCHEMA + "name")) == ({PROV + "Entity"}, {"a.txt"})
    (build,) = told(found, ARTICLE, PROV + "wasGeneratedBy")
    assert told(found, build, KG + "setting") == {"infer=", "join_places=false", "sure=0.42", "tagger=lac"}
    (program,) = told(found, build, PROV + "wasAssociatedWith")
    assert told(found, program, SCHEMA + "softwareVersion")


def test_who_says_so_is_a_thing_where_named() -> None:
    found = built("据江州通讯社报道，江州市总工会昨天召开座谈会。")
    holders = {one.object for one in found if one.predicate == KG + "attributedTo"}
    assert holders == {BASE + "organization/江州通讯社"}
    (row, *_) = rows.facts(found)
    assert row.holder == "江州通讯社"


def test_a_country_says_so() -> None:
    read = pipeline.analyse_text("英国和江州市总工会昨天召开座谈会，英国方面发表声明。", id="a")
    named = speakers(Links(entities.resolve((read,)), BASE), read)
    assert named("英国") == (BASE + "place/英国",)
    assert [str(getattr(one, "value", one)) for one in named("英国方面")] == ["英国方面"]


def test_who_says_so_is_told_in_words_where_it_is_nobody_known() -> None:
    read = pipeline.analyse_text("江州市市长王明与江州市总工会昨天召开座谈会。", id="a")
    named = speakers(Links(entities.resolve((read,)), BASE), read)
    assert named("江州市总工会、王明") == (BASE + "organization/江州市总工会", BASE + "person/王明")
    assert named("江州市市长王明") == (BASE + "person/王明",)
    assert named("当地媒体") == (Literal("当地媒体", language="zh-Hans"),)
    assert named("当地媒体、王明") == (Literal("当地媒体、王明", language="zh-Hans"),)
    assert named("") == ()
