"""Hand-made articles whose graph is known: names in brackets, then what is told of them."""

import re
from collections.abc import Callable

import opencc
import pytest

from kg import ontology
from kg.graph.statements import statements
from kg.iri import BASE, KG, SCHEMA, TIME
from kg.model import (
    Analysis,
    Argument,
    Document,
    Event,
    Evidence,
    Kind,
    Measure,
    Mention,
    Relation,
    Run,
    Sentence,
    Span,
)
from kg.rdf import Literal, Statement
from kg.resolve import entities

FOLD = opencc.OpenCC("t2s")
CLASSES = {
    "union": (Kind.ORGANISATION, KG + "TradeUnion"),
    "org": (Kind.ORGANISATION, SCHEMA + "Organization"),
    "forum": (Kind.EVENT, KG + "Forum"),
    "fire": (Kind.EVENT, KG + "Fire"),
    "signing": (Kind.EVENT, KG + "Signing"),
    "date": (Kind.DATE, TIME + "TemporalEntity"),
    "law": (Kind.DOCUMENT, SCHEMA + "Legislation"),
    "pact": (Kind.DOCUMENT, KG + "Agreement"),
    "area": (Kind.PLACE, SCHEMA + "AdministrativeArea"),
    "venue": (Kind.PLACE, KG + "Venue"),
    "person": (Kind.PERSON, SCHEMA + "Person"),
    "number": (Kind.STATISTIC, SCHEMA + "Observation"),
}
ROLES = {
    "who": SCHEMA + "organizer",
    "helper": KG + "coOrganizer",
    "guest": SCHEMA + "attendee",
    "speaker": SCHEMA + "performer",
    "when": TIME + "hasTime",
    "opens": SCHEMA + "startDate",
    "closes": SCHEMA + "endDate",
    "where": SCHEMA + "location",
    "part": SCHEMA + "superEvent",
    "paper": KG + "document",
    "adopts": KG + "adopts",
    "signs": KG + "signs",
    "employer": SCHEMA + "worksFor",
    "issuer": SCHEMA + "publisher",
    "issued": SCHEMA + "datePublished",
    "covers": SCHEMA + "temporalCoverage",
    "observed": SCHEMA + "observationDate",
}
MARK = re.compile(r"\[(?P<kind>\w+):(?P<words>[^\]|]+)(?:\|(?P<value>[^\]]*))?\]")
SLOT = re.compile(r"(?P<role>\w+)=(?P<number>\d+)(?:\*(?P<score>[\d.]+))?")


def article(text: str, *told: str, name: str = "a", script: str = "Hans", source: str = "in/a.txt") -> Analysis:
    """`[kind:words|value]` marks a mention, numbered from 0; a row `1 when=0 who=2*0.6` tells an event or a relation.

    `召开` before the number is the trigger, `!planned` the modality, `@某人` who says so. Evidence is the sentence.
    """
    plain, mentions, at = "", [], 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        kind, class_iri = CLASSES[match["kind"]]
        value = match["value"] if match["value"] is not None else FOLD.convert(match["words"]).strip("《》")
        span = Span(len(plain), len(plain) + len(match["words"]))
        mentions.append(Mention(span, kind, class_iri, match["words"], value, "marked", 0.875))
        plain += match["words"]
        at = match.end()
    plain += text[at:]
    document = Document(name, plain, FOLD.convert(plain), plain, "題" if script == "Hant" else "题", "2023-05", source,
                        sha256="0" * 64, script=script)  # fmt: skip
    found = [_told(document, mentions, row) for row in told]
    return Analysis(
        document,
        tuple(Sentence(Span(*one.span())) for one in re.finditer("[^。]+。?", plain)),
        tuple(one for one in mentions if one.kind is not Kind.STATISTIC),
        tuple(one for one in found if isinstance(one, Event)),
        tuple(one for one in found if isinstance(one, Relation)),
        tuple(Measure(one, one.value, "人", "会员", False) for one in mentions if one.kind is Kind.STATISTIC),
    )


def _told(document: Document, mentions: list[Mention], row: str) -> Event | Relation:
    head = re.fullmatch(r"(?P<trigger>[^\d\s]*)(?P<number>\d+)(?P<rest>.*)", row)
    assert head
    mention = mentions[int(head["number"])]
    modality = next(iter(re.findall(r"!(\w+)", head["rest"])), "")
    holder = next(iter(re.findall(r"@(\S+)", head["rest"])), "")
    slots = [
        (ROLES[one["role"]], mentions[int(one["number"])], float(one["score"] or 0.9))
        for one in SLOT.finditer(head["rest"])
    ]
    titles = re.findall(r"title=(\S+)", head["rest"])
    if mention.kind is not Kind.EVENT:
        role, other, score = slots[0] if slots else (SCHEMA + "jobTitle", titles[0], 0.9)
        return Relation(mention, role, other, _evidence(document, mention, score, holder))
    trigger = document.text.find(head["trigger"]) if head["trigger"] else 0
    arguments = tuple(Argument(role, other, _evidence(document, mention, score, "")) for role, other, score in slots)
    return Event(mention, Span(trigger, trigger + len(head["trigger"])), arguments, modality, holder)


def _evidence(document: Document, mention: Mention, score: float, holder: str) -> Evidence:
    sentences = [Span(*one.span()) for one in re.finditer("[^。]+。?", document.text)]
    sentence = next(one for one in sentences if one.contains(mention.span))
    return Evidence(document.id, sentence, "test-rule", score, holder)


def graph(*analyses: Analysis) -> tuple[Statement, ...]:
    return statements(entities.resolve(analyses), ontology.load(), BASE)


def facts_of(found: tuple[Statement, ...]) -> set[tuple[str, str, str]]:
    """Links between things, without base and namespace."""
    return {
        (_bare(one.subject), re.split("[/#]", one.predicate)[-1], _bare(one.object))
        for one in found
        if one.evidence is not None
    }


def _bare(node: str | Literal) -> str:
    return f"{node.value}@{node.language}" if isinstance(node, Literal) else node.removeprefix(BASE)


TWO = (
    article(
        "[date:2日|2023-05-02]，[union:青山市总工会]与[org:护林站]在[area:朝阳区|北京市/朝阳区]召开[forum:湖区论坛]。"
        "[person:林国栋]出席[forum:湖区论坛]并作报告，[law:《湖区条例》]获得通过。"
        "[union:总工会]计划办[forum:护林节]，[union:青山市总工会]有会员[number:300]。"
        "[law:《湖区条例》]由[union:青山市总工会]印发。[person:林国栋]是[union:青山市总工会]主席。",
        "召开4 when=0 who=1 helper=2*0.5 where=3",
        "出席6 guest=5 speaker=5 adopts=7",
        "9 part=4 !planned @新闻处",
        "12 issuer=13",
        "12 issued=0",
        "14 employer=15",
        "14 title=主席",
    ),
    article(
        "[date:六月|2023-06]，[org:護林站]在[venue:湖濱會堂]舉行[signing:護林簽約儀式]，簽署[pact:《護林協議》]。",
        "舉行3 when=0 who=1 where=2 signs=4",
        name="b",
        script="Hant",
        source="https://example.org/b 1.html",
    ),
)
"""Every kind of thing and link at least once."""


@pytest.fixture(scope="session")
def two() -> tuple[Statement, ...]:
    return graph(*TWO)


@pytest.fixture
def articles() -> tuple[Analysis, ...]:
    return TWO


@pytest.fixture
def make() -> Callable[..., Analysis]:
    return article


@pytest.fixture
def build() -> Callable[..., tuple[Statement, ...]]:
    return graph


@pytest.fixture
def facts() -> Callable[[tuple[Statement, ...]], set[tuple[str, str, str]]]:
    return facts_of


@pytest.fixture
def glossed() -> Analysis:
    """An article from which a gloss in brackets was taken out: 青山市(shì)总工会召开论坛。"""
    made = article("[union:青山市总工会]召开[forum:湖区论坛]。", "召开1 who=0")
    original = "青山市(shì)总工会召开湖区论坛。"
    runs = (Run(Span(0, 3), Span(0, 3)), Run(Span(3, 13), Span(8, 18)))
    document = Document("a", made.document.text, made.document.folded, original, offsets=runs)
    return Analysis(document, made.sentences, made.mentions, made.events)
