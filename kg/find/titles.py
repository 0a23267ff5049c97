"""Documents: titles in marks (《…》), quoted and bare titles after verbs of signing or issuing, and their numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from kg.iri import PREFIXES, SCHEMA
from kg.lexicon import Lexicon, words
from kg.model import Block, Document, Evidence, Kind, Mention, Relation, Sentence, Span
from kg.spans import occurrences, sentence_of, taken

_OPENING = {"《": "》", "〈": "〉"}
_TITLE_MARKS = re.compile("[《》〈〉\n]")
_LONGEST_TITLE, _LEAST = 120, 3
_TRAILING_NOTE = re.compile(r"[(（〔\[][^()（）〔〕\[\]]*[)）〕\]]$")
_WIDE = r"[^\x00-\x7f]"
_NEEDLESS_SPACE = re.compile(rf"(?<={_WIDE})\s+|\s+(?={_WIDE})")
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"《》，。；！？\n]{2,24})[”」』\"]")
_NUMBER = re.compile(r"[(（]?([一-鿿]{1,12}[〔\[【(（]\s*(?:19|20)\d\d\s*[〕\]】)）]\s*(?:第\s*)?\d+\s*号)[)）]?")
_LIST_GAP = re.compile(r"[、,，和与及\s]{0,2}")
_PLAIN = "CreativeWork"
_BREAKS = frozenset("，。；！？、：“”‘’「」『』《》〈〉（）()[]【】,.;:!?\"'\n…—")
_CLAUSE_BREAKS = frozenset("。；！？;!?\n")


def find(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Mentions of documents, left to right; `value` is the folded title without marks and needless spaces.

    The span takes in the marks. A mark that is never closed opens nothing beyond its line.
    """
    marked = tuple(_marked(document, sentences))
    named = marked + tuple(_unmarked(document, sentences, marked))
    return tuple(sorted((*named, *_again(document, sentences, named))))


def spans(text: str, *, traditional: bool = False) -> tuple[Span, ...]:
    """Outermost stretches between title marks, marks included, none running over a line end.

    `traditional` also takes 〈…〉 standing alone, which in traditional text marks an article or song.

    >>> [span.of("据《关于修改〈甲法〉的决定》办") for span in spans("据《关于修改〈甲法〉的决定》办")]
    ['《关于修改〈甲法〉的决定》']
    """
    pairs: list[Span] = []
    opened: dict[str, list[int]] = {closing: [] for closing in _OPENING.values()}
    for mark in _TITLE_MARKS.finditer(text):
        at, character = mark.start(), mark[0]
        if character == "\n":
            opened = {closing: [] for closing in opened}
        elif character in _OPENING:
            opened[_OPENING[character]].append(at)
        elif opened.get(character):
            start = opened[character].pop()
            pairs.append(Span(start, at + 1))
            for places in opened.values():
                _drop_after(places, start)
    kept = sorted(pair for pair in pairs if traditional or text[pair.start] == "《")
    ends = accumulate((pair.end for pair in kept), max, initial=0)
    outer = [pair for pair, end in zip(kept, ends, strict=False) if pair.end > end]
    return tuple(pair for pair in outer if 3 <= len(pair) <= _LONGEST_TITLE)


@lru_cache(maxsize=1 << 14)
def normal(title: str) -> str:
    """A folded title without outer marks or needless spaces, inner 《》 written 〈〉.

    >>> normal("《 2023 年 工作 报告》"), normal("《关于修改《甲法》的决定》")
    ('2023年工作报告', '关于修改〈甲法〉的决定')
    """
    title = title.strip()
    while title[:1] in _OPENING and _OPENING[title[0]] == title[-1] and _balanced(title[1:-1]):
        title = title[1:-1].strip()
    title = _NEEDLESS_SPACE.sub("", title)
    return re.sub(r"\s+", " ", title).replace("《", "〈").replace("》", "〉")


def kind_of(title: str) -> str:
    """Class IRI that the last words of a title show, or an empty string.

    >>> kind_of("节约用水条例(草案)")
    'https://schema.org/Legislation'
    """
    bare = _without_notes(title)
    lexicon = words("document-kinds")
    for part in (bare, re.split(r"—{1,2}|:|：", bare)[0]):
        ending = lexicon.ending(part)
        if ending:
            return _class(lexicon[ending][0])
    return ""


def identifiers(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]
) -> tuple[Relation, ...]:
    """The number (文号, such as 甲发〔2023〕1号) that stands in brackets right after a title, as schema:identifier."""
    relations = []
    for mention in mentions:
        match = _NUMBER.match(document.folded, mention.span.end) if mention.kind is Kind.DOCUMENT else None
        if match is None:
            continue
        evidence = Evidence(document.id, _sentence_span(sentences, mention.span), "document-number", 0.95)
        number = re.sub(r"\s+", "", match[1])
        relations.append(Relation(mention, SCHEMA + "identifier", number, evidence))
    return tuple(relations)


def _drop_after(places: list[int], start: int) -> None:
    """What was opened inside a title that has closed opens nothing any more."""
    while places and places[-1] > start:
        places.pop()


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character in _OPENING) - (character in _OPENING.values())
        if depth < 0:
            return False
    return depth == 0


def _marked(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[Mention]:
    searched = taken(_searched(sentences))
    previous: Mention | None = None
    for span in spans(document.folded, traditional=document.script == "Hant"):
        if not searched.holds(span) or document.is_damaged(span):
            continue
        title = normal(span.of(document.folded))
        if not title:
            continue
        type_iri, rule = _type(document.folded, span, title, previous)
        previous = Mention(span, Kind.DOCUMENT, type_iri, span.of(document.text), title, rule, 0.98)
        yield previous


def _type(text: str, span: Span, title: str, previous: Mention | None) -> tuple[str, str]:
    by_context = _context(text, span)
    if by_context:
        return by_context, "title-context"
    by_ending = kind_of(title)
    if by_ending:
        return by_ending, "title-ending"
    in_list = previous is not None and _LIST_GAP.fullmatch(text[previous.span.end : span.start])
    if previous is not None and in_list and previous.rule in {"title-context", "title-list"}:
        return previous.type, "title-list"
    return SCHEMA + _PLAIN, "title-marks"


def _context(text: str, span: Span) -> str:
    lexicon = words("document-contexts")
    for word, side in ((_ends(lexicon, text, span.start), "before"), (lexicon.longest(text, span.end), "after")):
        if word and lexicon[word][0] in {"both", side}:
            return _class(lexicon[word][1])
    return ""


def _ends(lexicon: Lexicon, text: str, end: int) -> str:
    return lexicon.ending(text[max(0, end - 12) : end].rstrip())


def _unmarked(document: Document, sentences: tuple[Sentence, ...], marked: tuple[Mention, ...]) -> Iterator[Mention]:
    found = taken(mention.span for mention in marked)
    for sentence in sentences:
        if sentence.block is Block.BYLINE:
            continue
        for span, rule in (*_quoted(document.folded, sentence.span), *_bare(document.folded, sentence.span)):
            if found.holds(span) or document.is_damaged(span):
                continue
            found.add(span, None)
            title = normal(span.of(document.folded).strip('“”「」『』"'))
            yield Mention(span, Kind.DOCUMENT, kind_of(title), span.of(document.text), title, rule, 0.85)


def _quoted(text: str, within: Span) -> Iterator[tuple[Span, str]]:
    verbs = words("document-verbs")
    for match in _QUOTED.finditer(text, within.start, within.end):
        clause = _clause_before(text, within.start, match.start())
        right_before = bool(verbs.ending(clause.rstrip("了")))
        named = _names_a_document(match[1]) or (right_before and _official(match[1]))
        if named and any(verb in clause[-16:] for verb in verbs):
            yield Span(*match.span()), "title-quoted"


def _official(title: str) -> bool:
    """Whether words in quotation marks end like a law, a policy or a plan."""
    lexicon = words("document-kinds")
    ending = lexicon.ending(title)
    official = bool(ending) and lexicon[ending][0] in {"schema:Legislation", "kg:Policy", "kg:Plan"}
    return official and len(title) - len(ending) >= _LEAST


@cache
def _verb_starts() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted({verb[0] for verb in words('document-verbs')})))}]")


def _bare(text: str, within: Span) -> Iterator[tuple[Span, str]]:
    verbs = words("document-verbs")
    at = within.start
    while (met := _verb_starts().search(text, at, within.end)) is not None:
        at = met.start()
        verb = verbs.longest(text, at)
        at += max(1, len(verb))
        if not verb:
            continue
        start = at + 1 if text[at : at + 1] == "了" else at
        stop = next((end for end in range(start, within.end) if text[end] in _BREAKS), within.end)
        ending = next((end for end in _ending_places(text, start, stop) if _names_a_document(text[start:end])), 0)
        if ending:
            yield Span(start, ending), "title-after-verb"
            at = ending


def _ending_places(text: str, start: int, stop: int) -> Iterator[int]:
    for end in range(min(stop, start + 24), start + 3, -1):
        follower = words("document-foreign").longest(text, end)
        if words("document-bare-endings").ending(text[start:end]) and "after" not in words("document-foreign").get(
            follower, ()
        ):
            yield end


def _names_a_document(title: str) -> bool:
    generic, verbs = words("document-generic"), words("document-verbs")
    ending = words("document-bare-endings").ending(title)
    if not ending or any(word in title for word in words("document-foreign")):
        return False
    front = title[: -len(ending)]
    while front:
        word = generic.longest(front, 0)
        if not word:
            return len(front) >= 2 and not any(verb in title for verb in verbs) and not front[0].isdigit()
        front = front[len(word) :]
    return False


def _again(document: Document, sentences: tuple[Sentence, ...], named: tuple[Mention, ...]) -> Iterator[Mention]:
    known = taken(mention.span for mention in named)
    formal = {mention.value: mention for mention in named if _names_a_document(mention.value)}
    met = occurrences(document.folded, formal)
    for title in sorted(met, key=lambda name: (-len(name), name)):
        for span in met[title]:
            home = sentence_of(sentences, span)
            if known.holds(span) or home is None or home.block is Block.BYLINE:
                continue
            known.add(span, None)
            yield Mention(span, Kind.DOCUMENT, formal[title].type, span.of(document.text), title, "title-again", 0.85)


def _clause_before(text: str, start: int, end: int) -> str:
    begin = max((at + 1 for at in range(start, end) if text[at] in _CLAUSE_BREAKS), default=start)
    return text[begin:end]


def _without_notes(title: str) -> str:
    while _TRAILING_NOTE.search(title):
        title = _TRAILING_NOTE.sub("", title).strip()
    versions = words("document-versions")
    version = versions.ending(title)
    if len(version) > 1 and len(title) > len(version) + 2:
        title = title[: -len(version)]
    return re.sub(r"\d{4}(年版?)?$", "", title.strip()) or title


def _class(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def _searched(sentences: tuple[Sentence, ...]) -> tuple[Span, ...]:
    return tuple(sentence.span for sentence in sentences if sentence.block is not Block.BYLINE)


def _sentence_span(sentences: tuple[Sentence, ...], span: Span) -> Span:
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    return sentences[at].span if at < len(sentences) and sentences[at].span.overlaps(span) else span
