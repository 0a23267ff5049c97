"""What a corpus says in the vocabulary's terms."""

from dataclasses import replace

from kg import ontology
from kg.graph.statements import statements
from kg.iri import BASE, EDTF, GEO, ITSRDF, KG, NIF, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, TIME, XSD
from kg.model import Corpus, Entity, Kind, Reference
from kg.rdf import Literal
from kg.resolve import entities

A, B = f"{BASE}article/a", f"{BASE}article/b"
THINGS, INFERRED, TERMS = f"{BASE}things", f"{BASE}inferred", f"{BASE}ontology"
FORUM = "event/2023-05-02_湖区论坛"


def values(found, subject, predicate, graph=None):
    node = subject if subject.startswith("http") else BASE + subject
    return [
        one.object for one in found
        if one.subject == node and one.predicate == predicate and graph in {None, one.graph}
    ]  # fmt: skip


def dated(analysis, published):
    return replace(analysis, document=replace(analysis.document, published=published))


def simplified(words):
    return Literal(words, language="zh-Hans")


def day(value):
    return Literal(value, XSD + "date")


def test_every_role_is_a_link_with_its_fact(two, facts) -> None:
    told = facts(two)
    assert len(told) == 17
    assert (FORUM, "coOrganizer", "organization/护林站") in told
    assert (FORUM, "adopts", "document/湖区条例") in told
    assert ("person/林国栋", "worksFor", "organization/青山市总工会") in told
    proofs = {one.subject: one.object for one in two if one.predicate == RDF + "subject"}
    proved = {(node, *values(two, fact, RDF + "predicate"), *values(two, fact, RDF + "object"))
              for fact, node in proofs.items()}  # fmt: skip
    links = {(one.subject, one.predicate, one.object) for one in two if one.evidence is not None}
    assert proved == links


def test_a_fact_leads_to_its_sentence(two) -> None:
    [fact] = [one.subject for one in two if one.object == KG + "coOrganizer"]
    assert fact.startswith(f"{A}#fact=")
    assert values(two, fact, PROV + "wasQuotedFrom") == [f"{A}#char=0,24"]
    assert values(two, fact, KG + "confidence") == [Literal("0.50", XSD + "decimal")]
    assert values(two, fact, KG + "rule") == [Literal("test-rule")]
    assert sorted(values(two, fact, RDF + "type")) == [RDF + "Statement", KG + "Fact"]


def test_who_says_so_stands_on_the_fact(two) -> None:
    [fact] = [one.subject for one in two if one.object == SCHEMA + "superEvent"]
    assert values(two, fact, KG + "attributedTo") == [simplified("新闻处")]


def test_a_thing_has_its_family_and_class(two) -> None:
    assert values(two, "organization/青山市总工会", RDF + "type", THINGS) == [
        SCHEMA + "Organization",
        KG + "TradeUnion",
    ]
    assert values(two, "document/护林协议", RDF + "type", THINGS) == [SCHEMA + "CreativeWork", KG + "Agreement"]
    assert sorted(values(two, "date/2023-05-02", RDF + "type", THINGS))[0].endswith("#Instant")


def test_names_in_both_scripts(two) -> None:
    assert values(two, "organization/护林站", RDFS + "label", THINGS) == [
        simplified("护林站"), Literal("護林站", language="zh-Hant"),
    ]  # fmt: skip
    assert values(two, "organization/青山市总工会", SKOS + "altLabel", THINGS) == [simplified("总工会")]


def test_dates_of_an_event(two) -> None:
    assert values(two, FORUM, SCHEMA + "startDate", THINGS) == [day("2023-05-02")]
    month = "event/2023-06_护林签约仪式"
    assert values(two, month, SCHEMA + "endDate") == [Literal("2023-06", XSD + "gYearMonth")]
    assert values(two, month, KG + "earliest") + values(two, month, KG + "latest") == [
        day("2023-06-01"), day("2023-06-30"),
    ]  # fmt: skip
    assert values(two, "date/2023-06", KG + "edtf") == [Literal("2023-06", EDTF + "EDTF")]


def test_conflicting_dates_keep_the_best_evidenced(make, build) -> None:
    text = "[date:2日|2023-05-02]又说[date:9日|2023-06-09]开[forum:湖区论坛]。"
    found = build(make(text, "2 when=0*0.5 when=1*0.9"))
    event = next(one.subject for one in found if one.predicate == SCHEMA + "startDate")
    assert values(found, event, SCHEMA + "startDate") == [day("2023-06-09")]
    assert len([one for one in found if one.predicate.endswith("#hasTime")]) == 2


def test_a_month_gives_way_to_a_day_inside_it(make, build) -> None:
    text = "[date:五月|2023-05]的[date:2日至4日|2023-05-02/2023-05-04]开[forum:湖区论坛]，[date:2日|2023-05-02]致辞。"
    found = build(make(text, "2 when=0*0.95 when=1*0.9 when=3*0.9"))
    assert [one.object for one in found if one.predicate == SCHEMA + "endDate"] == [day("2023-05-04")]


def test_an_opening_and_a_closing_day(make, build, facts) -> None:
    text = "[date:2日|2023-05-02][forum:湖区论坛]开幕。[date:4日|2023-05-04][forum:湖区论坛]闭幕。"
    found = build(make(text, "1 opens=0", "3 closes=2"))
    event = next(one.subject for one in found if one.predicate == SCHEMA + "startDate")
    for predicate, value in [
        (SCHEMA + "startDate", "2023-05-02"), (KG + "earliest", "2023-05-02"),
        (SCHEMA + "endDate", "2023-05-04"), (KG + "latest", "2023-05-04"),
    ]:  # fmt: skip
        assert values(found, event, predicate) == [day(value)], predicate
    assert len(values(found, event, TIME + "hasTime")) == 2
    assert {one.object for one in found if one.predicate == RDF + "predicate"} == {
        SCHEMA + "startDate", SCHEMA + "endDate", TIME + "hasTime",
    }  # fmt: skip
    opened = build(make("[date:2日|2023-05-02][forum:湖区论坛]开幕。", "1 opens=0"))
    assert values(opened, event, SCHEMA + "endDate") == []
    assert values(opened, event, KG + "latest") == [day("2023-05-02")]


def test_two_articles_give_one_start(make, build) -> None:
    coarse = make("[date:五月|2023-05]办[forum:江城市湖区论坛]。", "1 when=0", name="a")
    fine = make("[date:2日|2023-05-02]办[forum:江城市湖区论坛]。", "1 when=0", name="b")
    found = build(coarse, fine)
    starts = [(one.object, one.graph) for one in found if one.predicate == SCHEMA + "startDate"]
    assert starts == [(day("2023-05-02"), THINGS)]


def test_an_open_end_is_not_invented(make, build) -> None:
    found = build(make("[date:5月起|2023-05/..]办[forum:湖区论坛]。", "1 when=0"))
    names = {one.predicate for one in found if "event/" in one.subject}
    assert SCHEMA + "startDate" in names
    assert KG + "earliest" in names
    assert not {SCHEMA + "endDate", KG + "latest"} & names


def test_an_unresolved_date_names_nothing(make, build) -> None:
    found = build(make("[date:当天|@anchor]办[forum:湖区论坛]。", "1 when=0"))
    assert not [one for one in found if "/date/" in str(one.object) or one.predicate.endswith("#hasTime")]


def test_what_is_not_plain_fact(make, build, two) -> None:
    assert values(two, "event/护林节~a", KG + "modality") == [Literal("planned")]
    denied = build(make("[fire:大火]。", "0 !denied"))
    assert [one.object for one in denied if one.predicate == KG + "polarity"] == [Literal("denied")]
    held = build(
        make("[date:2日|2023-05-02]将办[forum:第三届湖区论坛]。", "1 when=0 !planned"),
        make("[date:2日|2023-05-02]办了[forum:第三届湖区论坛]。", "1 when=0", name="b"),
    )
    assert not [one for one in held if one.predicate == KG + "modality"]


def test_mentions_count_in_the_text_as_it_came_in(glossed, build) -> None:
    found = build(glossed)
    union, forum = f"{A}#char=0,11", f"{A}#char=13,17"
    assert values(found, union, NIF + "anchorOf") == [Literal("青山市总工会")]
    assert values(found, union, ITSRDF + "taIdentRef") == [f"{BASE}organization/青山市总工会"]
    assert values(found, forum, NIF + "beginIndex") == [Literal("13", XSD + "nonNegativeInteger")]
    assert values(found, forum, ITSRDF + "taConfidence") == [Literal("0.88", XSD + "decimal")]
    assert values(found, A, NIF + "isString")[0].value[13:17] == "湖区论坛"


def test_one_stretch_may_name_two_things(make, build) -> None:
    found = build(make("[venue:湖滨会堂]", name="a"), make("[venue:湖滨会堂]", name="b"))
    assert len([one for one in found if one.predicate == NIF + "anchorOf"]) == 2
    one = make("[venue:湖滨会堂]")
    body = make("[org:湖滨会堂]").mentions[0]
    both = type(one)(one.document, one.sentences, (*one.mentions, body), ())
    found = build(both)
    place = f"{A}#char=0,4"
    assert len(values(found, place, ITSRDF + "taIdentRef")) == 2
    assert len(values(found, place, ITSRDF + "taConfidence")) == 1


def test_an_article(two) -> None:
    assert values(two, A, RDF + "type") == [NIF + "Context", SCHEMA + "Article"]
    assert values(two, A, PROV + "wasDerivedFrom") == [BASE + "file/in/a.txt"]
    assert values(two, B, PROV + "wasDerivedFrom") == ["https://example.org/b%201.html"]
    assert values(two, B, SCHEMA + "headline") == [Literal("題", language="zh-Hant")]
    assert values(two, A, SCHEMA + "datePublished") == [Literal("2023-05", XSD + "gYearMonth")]
    assert BASE + FORUM in values(two, A, SCHEMA + "mentions")


def test_a_statistic(two) -> None:
    [node] = [one.subject for one in two if one.object == SCHEMA + "Observation" and one.predicate == RDF + "type"]
    start, end = node.removeprefix(f"{A}#stat=").split(",")
    assert values(two, A, NIF + "isString")[0].value[int(start) : int(end)] == "300"
    assert values(two, node, SCHEMA + "value") == [Literal("300", XSD + "decimal")]
    assert values(two, node, SCHEMA + "measuredProperty") == [simplified("会员")]
    [fact] = [one.subject for one in two if one.predicate == RDF + "subject" and one.object == node]
    assert values(two, fact, RDF + "predicate") == [SCHEMA + "value"]
    [sentence] = values(two, fact, PROV + "wasQuotedFrom")
    assert "300" in values(two, sentence, NIF + "anchorOf")[0].value


def test_the_figure_of_a_period_has_its_interval(make, build) -> None:
    quarters = build(make("[date:前三季度|2022-01/2022-09]有会员[number:300]。", "1 observed=0"))
    assert [one for one in quarters if one.predicate == SCHEMA + "observationDate"] == []
    [node] = [one.subject for one in quarters if one.predicate == SCHEMA + "value"]
    assert values(quarters, node, TIME + "hasTime") == [f"{BASE}date/2022-01_2022-09"]
    month = build(make("[date:九月|2022-09]有会员[number:300]。", "1 observed=0"))
    assert [one.object for one in month if one.predicate == SCHEMA + "observationDate"] == [
        Literal("2022-09", XSD + "gYearMonth")
    ]  # fmt: skip


def test_what_no_article_names_stands_apart(two) -> None:
    district = "place/北京市/朝阳区"
    assert values(two, district, SCHEMA + "containedInPlace") == [f"{BASE}place/北京市"]
    assert values(two, district, SCHEMA + "containedInPlace", A) == []
    assert values(two, district, KG + "adminCode", THINGS) == [Literal("110105")]
    assert values(two, "place/北京市", RDFS + "label", INFERRED) == [simplified("北京市")]
    assert values(two, "place/北京市", SCHEMA + "containedInPlace", INFERRED) == [f"{BASE}place/中国"]


def test_a_code_is_that_of_the_latest_article(make, build) -> None:
    def code(*years):
        told = [dated(make("[area:江北区|重庆市/江北区]。", name=f"a{year}"), year) for year in years]
        found = build(*told)
        assert not [one for one in found if str(one.object).endswith("place/四川省")]
        return values(found, "place/重庆市/江北区", KG + "adminCode")

    assert code("1990-01-02") == [Literal("510211")]
    assert code("1990-01-02", "2020") == code("") == [Literal("500105")]


def test_what_was_abolished_has_its_code_in_old_texts_only(make, build) -> None:
    def code(published):
        found = build(dated(make("[area:卢湾区|上海市/卢湾区]。"), published))
        return values(found, "place/上海市/卢湾区", KG + "adminCode")

    assert code("2005-03-01") == [Literal("310103")]
    assert code("2020-03-01") == []


def test_a_place_has_a_point(two) -> None:
    district = "place/北京市/朝阳区"
    [point] = values(two, district, GEO + "hasDefaultGeometry")
    [known_text] = values(two, point, GEO + "asWKT")
    [longitude], [latitude] = values(two, district, SCHEMA + "longitude"), values(two, district, SCHEMA + "latitude")
    assert known_text == Literal(f"POINT({longitude.value} {latitude.value})", GEO + "wktLiteral")


def test_no_triple_stands_in_two_graphs(two, make, build) -> None:
    told = "[date:2日|2023-05-02][union:青山市总工会]在[area:朝阳区|北京市/朝阳区]召开[forum:第三届湖区论坛]。"
    rows = "召开3 when=0 who=1 where=2"
    both = build(make(told, rows), make(told, rows, name="b"))
    for found in (two, both):
        assert len({(one.subject, one.predicate, one.object) for one in found}) == len(found)
    [link] = [one for one in both if one.predicate == SCHEMA + "organizer"]
    assert link.graph == THINGS
    facts = [one for one in both if one.object == SCHEMA + "organizer" and one.predicate == RDF + "predicate"]
    assert [one.graph for one in facts] == [A, B]


def test_the_terms_stand_in_a_graph_of_their_own(two) -> None:
    assert values(two, KG + "Fire", RDFS + "subClassOf", TERMS) == [KG + "Accident"]
    assert Literal("火灾", language="zh") in values(two, KG + "Fire", RDFS + "label", TERMS)
    assert values(two, KG + "signs", RDFS + "subPropertyOf", TERMS) == [KG + "document"]
    assert {one.subject for one in two if one.graph == TERMS} >= {KG + "Fact", SCHEMA + "location", NIF + "Sentence"}


def test_the_sentence_of_a_fact_is_a_thing(two, glossed, build) -> None:
    places = {one.object for one in two if one.predicate == PROV + "wasQuotedFrom"}
    for place in places:
        assert NIF + "Sentence" in values(two, place, RDF + "type")
        [article], [words] = values(two, place, NIF + "referenceContext"), values(two, place, NIF + "anchorOf")
        begin, end = (int(values(two, place, NIF + name)[0].value) for name in ("beginIndex", "endIndex"))
        assert values(two, article, NIF + "isString")[0].value[begin:end] == words.value
    assert len(places) >= 5
    found = build(glossed)
    assert Literal("青山市(shì)总工会召开湖区论坛。") in [
        one.object for one in found if one.predicate == NIF + "anchorOf"
    ]


def test_a_sentence_that_is_only_a_name_has_its_words_once(make, build) -> None:
    found = build(make("[forum:湖区论坛]", "0 who=0", "0 part=0"), make("[union:总工会]", "0 title=主席", name="b"))
    place = f"{B}#char=0,3"
    assert set(values(found, place, RDF + "type")) == {NIF + "Sentence", NIF + "Phrase"}
    assert values(found, place, NIF + "anchorOf") == [Literal("总工会")]


def test_what_the_ontology_implies_is_not_stated_unasked(two, make, build) -> None:
    assert values(two, FORUM, KG + "adopts") == [f"{BASE}document/湖区条例"]
    assert values(two, FORUM, KG + "document") == []
    assert values(two, FORUM, KG + "coOrganizer") == [f"{BASE}organization/护林站"]
    assert f"{BASE}organization/护林站" not in values(two, FORUM, SCHEMA + "organizer")
    found = build(make("[date:2日|2023-05-02]发生[fire:大火]。", "1 when=0"))
    kinds = {one.object for one in found if one.predicate == RDF + "type" and "event/" in one.subject}
    assert kinds == {KG + "Fire", SCHEMA + "Event"}
    assert ontology.load().parents[KG + "Fire"] == (KG + "Accident",)
    points = {f"{BASE}place/{name}{end}" for name in ("北京市", "中国") for end in ("", "#point")}
    days = {f"{BASE}date/2023-06-01", f"{BASE}date/2023-06-30"}
    assert {one.subject for one in two if one.graph == INFERRED} == points | days


def test_one_fact_for_two_readings_of_a_sentence(make, build) -> None:
    found = build(make("[union:市总工会]办[forum:湖区论坛]。", "1 who=0*0.6", "1 who=0*0.8"))
    assert [one.object.value for one in found if one.predicate == KG + "confidence"] == ["0.80"]


def test_nothing_is_linked_to_itself(make, build, facts) -> None:
    assert not facts(build(make("[forum:湖区论坛]。[forum:湖区论坛]。", "0 part=1")))


def test_names_and_identifiers_of_decisions(make, build) -> None:
    entity = Entity(("person", "林国栋"), Kind.PERSON, (SCHEMA + "Person",), "林国栋", aliases=("老林",),
                    same_as=("https://example.org/lin",))  # fmt: skip
    analysis = make("[person:林国栋]")
    mention = analysis.mentions[0]
    corpus = Corpus(
        (analysis,),
        (Entity(*[getattr(entity, name) for name in ("path", "kind", "types", "label", "traditional", "aliases",
                                                     "same_as")], mentions=(Reference("a", mention),)),),
        {("a", mention): entity.path},
    )  # fmt: skip
    found = statements(corpus, ontology.load(), BASE)
    assert values(found, "person/林国栋", SKOS + "altLabel", THINGS) == [simplified("老林")]
    assert values(found, "person/林国栋", OWL + "sameAs", THINGS) == ["https://example.org/lin"]


def test_order_of_articles_makes_no_difference(two, make, build) -> None:
    pair = (make("[union:市总工会]办[forum:湖区论坛]。", "1 who=0"), make("[org:护林站]。", name="b"))
    assert build(*pair) == build(*pair[::-1])
    assert list(two) == sorted(two, key=lambda one: one.graph)


def test_other_names_are_those_of_the_text(make, build) -> None:
    text = "[area:豐臺|北京市/丰台区]辦[forum:湖區論壇]，[forum:論壇|湖区论坛]在[area:豐臺區|北京市/丰台区]。"
    found = build(make(text, script="Hant"))
    assert values(found, "place/北京市/丰台区", SKOS + "altLabel", THINGS) == [
        simplified("丰台"), Literal("豐臺", language="zh-Hant"),
    ]  # fmt: skip
    assert values(found, "place/北京市/丰台区", RDFS + "label", THINGS) == [
        simplified("丰台区"), Literal("豐臺區", language="zh-Hant"),
    ]  # fmt: skip
    assert [one for one in found if one.predicate == SKOS + "altLabel" and "event/" in one.subject] == []


def test_a_verb_is_no_name(make, build) -> None:
    found = build(make("[union:市总工会][forum:签署][pact:《护林协议》]。", "签署1 who=0 signs=2"))
    assert "签署" not in {getattr(one.object, "value", "") for one in found if one.predicate == SKOS + "altLabel"}
    assert simplified("签署") in [one.object for one in found if one.predicate == KG + "trigger"]


def test_a_base_of_ones_own(make) -> None:
    corpus = entities.resolve((make("[org:护林站]。"),))
    found = statements(corpus, ontology.load(), "https://example.org/news/")
    names = ("article/a", "things", "ontology")
    assert {one.graph for one in found} == {f"https://example.org/news/{name}" for name in names}
