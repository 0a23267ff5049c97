"""Countries abroad and posts behind them across which the tagger cut: 几 | 内亚 | 比绍 | 总统, 捷克 | 众议 | 长某."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.find.abbreviations import nation
from kg.find.gazetteer import foreign_heads, is_foreign, lookup
from kg.find.transliterated import foreign, is_abroad
from kg.lexicon import words
from kg.model import Document, Sentence, Span, Token

_LONGEST, _SHORTEST, _LONG = 8, 2, 3
_NAMES = frozenset({"LOC", "ORG", "nz"})
_WELL_KNOWN = 1_000_000
_WHOLE = 9
_VERBAL, _NO_PIECES = frozenset({"v", "vd", "d", "ad", "f"}), frozenset({"p", "c", "TIME", "m", "w"})


def realign(document: Document, sentence: Sentence) -> Sentence:
    """The tagged sentence with a country of three characters and more as one word, and a post right behind one too.

    So are well-known bodies and posts that begin like a body (国务 | 委员).
    """
    tokens, at = list(sentence.tokens), 0
    folded, heads, teams = document.folded, _heads(), words("team-words").lasts
    while at < len(tokens):
        start, end = tokens[at].span.start, tokens[at].span.end
        told = folded[start : start + _SHORTEST] in heads or tokens[at].pos == "ORG" or folded[end - 1] in teams
        if told or (end - start == 1 and nation(folded[start])):
            tokens = _realigned(folded, tokens, at)
        at += 1
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


@cache
def _heads() -> frozenset[str]:
    """The first two characters of the countries abroad and the well-known bodies that are looked for."""
    bodies = (name[:_SHORTEST] for name in words("organization-names") if len(name) > _LONG)
    return foreign_heads() | frozenset(bodies)


def _realigned(folded: str, tokens: list[Token], at: int) -> list[Token]:
    """The words with those from one on told anew."""
    start, text = tokens[at].span.start, tokens[at].span.of(folded)
    body = words("organization-names").longest(folded, start)
    if len(body) > _LONG:
        return _body(tokens, Span(start, start + len(body)))
    country = _country(folded, tokens, at)
    if country is not None:
        tokens = _merged(tokens, country, "LOC") if len(country) >= _LONG else tokens
        return _posted(folded, tokens, country.end)
    if tokens[at].pos == "ORG":
        return _of_body(folded, tokens, at)
    if len(text) == 1 and nation(text):
        return _posted(folded, tokens, tokens[at].span.end)
    return _team(tokens, at, text)


def _of_body(folded: str, tokens: list[Token], at: int) -> list[Token]:
    """The words with the post behind a body abroad, or the post that only begins like a body."""
    text, span = tokens[at].span.of(folded), Span(tokens[at].span.start, tokens[min(at + 1, len(tokens) - 1)].span.end)
    if span.of(folded) in words("person-titles"):
        return _merged(tokens, span, "n")
    return _posted(folded, tokens, tokens[at].span.end) if is_abroad(text) else tokens


def _team(tokens: list[Token], at: int, text: str) -> list[Token]:
    """The words with a country's team (乌兹别克斯坦队, 克罗地亚女排) as a body."""
    team = words("team-words").ending(text)
    if team and is_foreign(text.removesuffix(team)):
        tokens[at] = replace(tokens[at], pos="ORG")
    return tokens


def _body(tokens: list[Token], span: Span) -> list[Token]:
    """The words with a known body's name, which begins and ends where words do, as one."""
    return _merged(tokens, span, "ORG") if any(one.span.end == span.end for one in tokens) else tokens


def _country(folded: str, tokens: list[Token], at: int) -> Span | None:
    """The longest name of a country abroad that begins with a word; one inside a longer word's name is none."""
    start, end = tokens[at].span.start, tokens[-1].span.end
    if folded[start : start + _SHORTEST] not in foreign_heads():
        return None
    for size in range(min(_LONGEST, end - start), _SHORTEST - 1, -1):
        span = Span(start, start + size)
        if is_foreign(span.of(folded)):
            posted = len(words("person-titles").longest(folded, span.end)) > _SHORTEST
            return span if span.end >= tokens[at].span.end or posted else None
    return None


def _merged(tokens: list[Token], span: Span, pos: str) -> list[Token]:
    """The words with what a span covers as one; the rest of a word that it cuts keeps its tag, a name's if it is."""
    inside = [token for token in tokens if token.span.overlaps(span)]
    if not inside or ([token.span for token in inside] == [span] and inside[0].pos != "v"):
        return tokens
    made = [token for token in tokens if token.span.end <= span.start]
    if inside[0].span.start < span.start:
        made.append(Token(Span(inside[0].span.start, span.start), inside[0].pos))
    made.append(Token(span, pos))
    if inside[-1].span.end > span.end:
        made.append(Token(Span(span.end, inside[-1].span.end), inside[-1].pos))
    return [*made, *(token for token in tokens if token.span.start >= span.end)]


def _posted(folded: str, tokens: list[Token], at: int) -> list[Token]:
    """The words with a post at a place, and the body before it, as words of their own; who holds it is a person."""
    limit = tokens[-1].span.end
    first = at
    while prefix := words("post-prefixes").longest(folded[:limit], at):
        at += len(prefix)
    body = words("organization-endings").longest(folded[:limit], at)
    title = words("person-titles").longest(folded[:limit], at + len(body)) if body else ""
    if not title:
        body, title = "", words("person-titles").longest(folded[:limit], at)
    if len(title) < _SHORTEST or "before" in words("person-titles")[title]:
        return tokens
    post = Span(at + len(body), at + len(body) + len(title))
    whole = any(token.span.start <= post.start and post.end < token.span.end and token.pos == "n" for token in tokens)
    if whole:  # 总统府, 部长级
        return tokens
    if body:
        tokens = _merged(tokens, Span(at, post.start), "ORG")
    cut = any(one.span.start < post.end < one.span.end for one in tokens)
    inside = Span(first, at)
    tokens = [replace(one, pos="a") if inside.contains(one.span) and one.pos == "v" else one for one in tokens]
    tokens = _merged(tokens, post, "n")
    holder = [one for one in tokens if one.span.start >= post.end][:2]
    if cut and [len(one.span) for one in holder[:1]] == [1] and [one.pos for one in holder[1:]] == ["PER"]:
        return _merged(tokens, Span(post.end, holder[1].span.end), "PER")
    return _named(folded, tokens, post.end)


def _named(folded: str, tokens: list[Token], at: int) -> list[Token]:
    """The words with the foreign name right behind a post as one person's."""
    run: list[Token] = []
    for token in tokens:
        text, end = token.span.of(folded), run[-1].span.end if run else at
        if token.span.start == end and foreign(text) and text not in words("transliteration-stops"):
            run += [token] if token.pos not in _NO_PIECES and not _well_known(text) else []
    while run and run[-1].pos in _VERBAL and len(run[-1].span) == 1:
        run.pop()
    short = next((n for n, one in enumerate(tokens) if one.span.start == at and one.pos == "PER"), None)
    if short is not None and _goes_on(folded, tokens[short : short + 3]):
        return _merged(tokens, Span(at, tokens[short + 1].span.end), "PER")
    cut = len(run) > 1 and run[0].span.start == at and folded[at] not in words("surnames")
    if cut and run[0].pos != "PER" and _LONG <= run[-1].span.end - at <= _WHOLE:
        return _merged(tokens, Span(at, run[-1].span.end), "PER")
    return [replace(one, pos="PER") if one.span.start == at and _holds(folded, one) else one for one in tokens]


def _goes_on(folded: str, tokens: list[Token]) -> bool:
    """Whether a lone character of foreign names right before a verb ends the person's (奥云额尔 | 登 | 互致)."""
    if len(tokens) < 3 or len(tokens[1].span) > 1 or tokens[1].span.start != tokens[0].span.end:
        return False
    text = tokens[1].span.of(folded)
    plain = text in words("transliteration-stops") or text in words("lone-verbs")
    before = tokens[1].pos in _VERBAL and tokens[2].pos in {*_VERBAL, "p", "TIME"}
    return before and foreign(text) and foreign(tokens[0].span.of(folded)) and not plain


def _holds(folded: str, token: Token) -> bool:
    """Whether what stands right behind a post is a name that was taken for a place's."""
    text = token.span.of(folded)
    named = token.pos == "LOC" or (token.pos in _NAMES and foreign(text))
    return named and len(text) >= _SHORTEST and not _well_known(text)


def _well_known(text: str) -> bool:
    """Whether a place of that name is known to most: a country, one of the mainland, a large city, a region."""
    known = any(one.level == "country" or one.mainland or one.population > _WELL_KNOWN for one in lookup(text))
    return known or (len(text) > 1 and text in words("place-aliases"))
