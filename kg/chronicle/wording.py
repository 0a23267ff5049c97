"""The words of a chronicle's headings and lines, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator

from kg.chronicle import dates
from kg.chronicle.entries import ATTENDEES, ORGANISERS, PERFORMERS, Entry
from kg.chronicle.sources import Source
from kg.errors import SettingsError

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "title": "大事记", "year": "{}年", "bc": "公元前{}年", "month": "{}月", "rest": "本年", "undated": "日期不详",
        "where": "地点", "joint": "、", "comma": "，", "colon": "：", "cite": "——",
        "count": "共{events}条，{dated}条有日期，取自{articles}篇文章", "span": "{first}至{last}", "part": "；",
        "date": "日期", "start": "起", "end": "止", "event": "事件", "kind": "类型", "organisers": "主办、承办",
        "performers": "主要人物与单位", "attendees": "参加", "others": "其他参与者", "documents": "文件",
        "within": "所属事件", "standing": "情况", "sentence": "原文", "article": "文章", "published": "发布日期",
        "said_by": "据{}", "iri": "标识", "page": "第 {} 页",
    },
    "en": {
        "title": "Chronicle", "year": "{}", "bc": "{} BC", "month": "{}", "rest": "In the course of the year",
        "undated": "Undated", "where": "Place", "joint": ", ", "comma": ", ", "colon": ": ", "cite": "— ",
        "count": "{events} events, {dated} of them dated, from {articles} articles",
        "span": "{first} to {last}", "part": "; ",
        "date": "Date", "start": "Start", "end": "End", "event": "Event", "kind": "Type",
        "organisers": "Organisers and hosts", "performers": "Main actors", "attendees": "Attendees",
        "others": "Other participants", "documents": "Documents", "within": "Part of", "standing": "Standing",
        "sentence": "Source sentence", "article": "Article", "published": "Published", "said_by": "according to {}",
        "iri": "IRI", "page": "Page {}",
    },
}  # fmt: skip
_INNER = str.maketrans("《》", "〈〉")
_STANDING = {
    "zh": {"planned": "计划中", "reported": "据报道", "rumoured": "据传", "denied": "已否认或未举行"},
    "en": {"planned": "planned", "reported": "as reported", "rumoured": "rumoured", "denied": "denied or not held"},
}


def of(language: str) -> dict[str, str]:
    """The words of a language; a `SettingsError` where there are none."""
    if language not in WORDS:
        raise SettingsError(f"no chronicle in {language}", hint=f"known languages: {', '.join(WORDS)}")
    return WORDS[language]


def standing(entry: Entry, language: str) -> str:
    """That an event is planned, reported …; empty for plain fact."""
    return _STANDING[language].get(entry.standing, entry.standing)


def kind(entry: Entry, language: str) -> str:
    """The name of its type."""
    return entry.kind[language == "en"]


def details(entry: Entry, language: str) -> Iterator[tuple[str, str]]:
    """The lines below an event: what each names, and the names."""
    told = of(language)
    for part in entry.who:
        yield part.labels[language == "en"] or told["others"], told["joint"].join(part.names)
    if entry.where:
        yield told["where"], told["joint"].join(entry.where)
    for part in entry.documents:
        yield part.labels[language == "en"], "".join(map(_quoted, part.names))
    for part in entry.within:
        yield part.labels[language == "en"], told["joint"].join(part.names)


def origin(source: Source, language: str) -> str:
    """The article of a source: its title, day of publication, and on whose word it stands."""
    told = of(language)
    title = source.title or source.article
    if source.title and language == "zh":
        title = f"《{title.translate(_INNER)}》"
    published = dates.words(source.published, language) if source.published else ""
    more = (published, told["said_by"].format(source.holder) if source.holder else "")
    return told["cite"] + told["comma"].join(filter(None, (title, *more)))


def columns(entry: Entry, language: str, date: str) -> tuple[tuple[str, str], ...]:
    """A row of a table: the name of each column and what stands in it; lines of one cell are parted by line ends."""
    told = of(language)
    joint = told["joint"]
    parted = (*ORGANISERS, *PERFORMERS, *ATTENDEES)
    others = [part for part in entry.who if part.property not in parted]

    def filling(properties: tuple[str, ...]) -> str:
        return joint.join(name for part in entry.who if part.property in properties for name in part.names)

    start, _, end = entry.date.partition("/")
    cells = {
        "date": date,
        "start": start,
        "end": end or start,
        "event": entry.name,
        "kind": kind(entry, language),
        "organisers": filling(ORGANISERS),
        "performers": filling(PERFORMERS),
        "attendees": filling(ATTENDEES),
        "others": "\n".join(
            f"{part.labels[language == 'en']}{told['colon']}{joint.join(part.names)}" for part in others
        ),
        "where": joint.join(entry.where),
        "documents": "".join(_quoted(name) for part in entry.documents for name in part.names),
        "within": joint.join(name for part in entry.within for name in part.names),
        "standing": standing(entry, language),
        "sentence": "\n".join(source.sentence for source in entry.sources),
        "article": "\n".join(source.title or source.article for source in entry.sources),
        "published": "\n".join(source.published for source in entry.sources),
        "iri": entry.iri,
    }
    return tuple((told[name], cell) for name, cell in cells.items())


def _quoted(title: str) -> str:
    """A document's name in the marks of a title."""
    return title if "《" in title else f"《{title}》"
