"""Those who take part in an event and whom no recogniser has a name for: 警方, 一名男子, 研究团队."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from kg.lexicon import words
from kg.model import Argument, Document, Event, Kind, Mention, Span, Token
from kg.relate.asides import aside
from kg.relate.clauses import Line
from kg.relate.groups import AGENTS
from kg.relate.stories import Place
from kg.relate.subject_nouns import described
from kg.relate.tree import object_of

_NOMINAL = frozenset(
    {"n", "nz", "nw", "nr", "ns", "nt", "vn", "an", "a", "b", "m", "q", "s", "xc", "ORG", "LOC", "PER"}
)
_HEADS = frozenset({"n", "nz", "nw", "nr", "nt", "ORG", "PER", "xc"})
_LEADING = frozenset({"TIME", "t", "d", "ad", "c", "f", "w", "u", "nx"})
_STOPS = frozenset("，。；！？：,;!?:、\n(（")
_LONGEST = 30
_EARLIER = 2
_WORD_OF_PLACE = 3  # characters of the longest word that only tells where
_NAMED = (*AGENTS, Kind.PLACE, Kind.DOCUMENT)


def unnamed(place: Place, arguments: Iterable[Argument]) -> tuple[Span, ...]:
    """The phrases that say who does a verb and to whom or what, where no argument of the event stands there."""
    candidate, line = place.candidate, place.reaches[0].line
    if candidate.mention.rule != "event-verb":
        return ()
    told = [one.mention for one in arguments if one.mention.kind in _NAMED]
    found = (subject_phrase(line, candidate.trigger.start), object_phrase(line, candidate.trigger.end))
    return tuple(span for span in found if span is not None and not any(_tells(one, span) for one in told))


def taking_part(document: Document, event: Event, persons: frozenset[int]) -> tuple[Span, ...]:
    """The phrases of an event that stand for beings or bodies, or for what people ride in where it acts.

    Things and papers (预警, 花圈, 数据) take no part; nor does a post that is taken up, or that is only the title of a
    person, at one of the places `persons`, where names of persons start.
    """
    named = [one.mention.span for one in event.arguments]
    phrases = [one for one in event.participants if not any(one.contains(span) for span in named)]  # 乌|方
    return tuple(span for span in phrases if _takes_part(document.folded, event, span, persons))


def _takes_part(folded: str, event: Event, phrase: Span, persons: frozenset[int]) -> bool:
    text = re.sub(r"\s+", "", phrase.of(folded))
    kind = words("beings").get(words("beings").ending(text), ("none",))[0]
    acts = phrase.end <= event.trigger.start
    if kind == "craft":
        return acts
    post = words("person-titles").ending(text)
    titled = phrase.end in persons or folded[phrase.end : phrase.end + 1] in words("list-marks")
    taken = not acts and bool(words("office-verbs").ending(event.trigger.of(folded)))
    return kind != "none" and not (len(post) > 1 and (titled or taken))


def _clipped(line: Line, before: Token, tokens: list[Token]) -> bool:
    """Whether a lone character that touches a noun is its last one, tagged as a verb (行政 | 令): no object follows."""
    last, following = tokens[0], tokens[1:]
    lone = last.pos == "v" and len(last.span) == 1 and before.pos in _HEADS and before.span.end == last.span.start
    if not lone or line.text(last.span) in words("report-frames") or line.text(last.span) in words("lone-verbs"):
        return False
    return not following or following[0].pos in {"p", "w"} or line.text(following[0].span)[0] in _STOPS


def _closes(line: Line, token: Token, clause: Span | None) -> bool:
    """Whether a verb is the last word of a clause: then it is what is acted on (击退甲军的进攻).

    Not where it reports (发布的数据显示，).
    """
    if any(line.text(token.span) in words(one) for one in ("report-frames", "data-verbs")):
        return False
    return clause is not None and not line.folded[token.span.end : clause.end].strip("".join(_STOPS))


def _acted_on(run: list[Token]) -> bool:
    """Whether a deed ends the phrase (甲军的进攻, 基因测序)."""
    return run[-1].pos in {"v", "vn"} and len(run) > 1 and run[-2].pos in {*_HEADS, "vn", "u"}


def _tells(named: Mention, phrase: Span) -> bool:
    """Whether a phrase is told by a name in it; a place that only describes its last noun does not tell it."""
    describes = named.kind is Kind.PLACE and named.span.end < phrase.end
    return named.span.overlaps(phrase) and not describes


def subject_phrase(line: Line, at: int) -> Span | None:
    """The noun phrase at the head of the clause of the verb at `at`, else of one right before it that has no verb.

    None where a name stands there or nothing but dates, places and adverbs (昨天在台北发表…).
    """
    clause, about = line.clause_of(at), aside(line, at)
    for number in range(clause, max(-1, clause - 1 - _EARLIER), -1):
        span = line.clauses[number]
        told = _untold(line, line.between(span.start if about is None else about.start, min(at, span.end)), at)
        found = None if told is None else _leading(line, told)
        if found is not None:
            found = described(line, found, at)
            return None if _is_named(line, found) else found
        if told is None or about is not None or _titled(line, Span(span.start, min(at, span.end))):
            return None
        if number < clause and any(token.pos == "v" for token in line.between(span.start, span.end)):
            return None
    return None


def _titled(line: Line, span: Span) -> bool:
    """Whether a clause has a document before its verb."""
    return any(one.kind is Kind.DOCUMENT and span.contains(one.span) for one in line.mentions)


def object_phrase(line: Line, end: int) -> Span | None:
    """The noun phrase right behind a verb that ends at `end`, up to the next verb or the end of its clause."""
    clause = line.clauses[line.clause_of(end)] if end < line.sentence.span.end else None
    tokens = [] if clause is None else list(line.between(end, clause.end))
    behind = (words("aspect-particles"), words("giving-particles"))
    while tokens and (tokens[0].pos in {"u", "f"} or any(line.text(tokens[0].span) in one for one in behind)):
        tokens.pop(0)
    if tokens and line.text(tokens[0].span) in words("looking-back-words"):
        return None  # 出生|前夕祖母梦见
    run: list[Token] = []
    for number, token in enumerate(tokens):
        if run and _clipped(line, run[-1], tokens[number : number + 2]):
            run[-1] = Token(Span(run[-1].span.start, token.span.end), "n")
            continue
        if line.text(token.span)[0] in _STOPS or token.pos in {"p", "c", "r"} or token.pos == "v":
            founded = token.pos == "v" and _founded(line, end, tokens[number:])
            if founded or (token.pos == "v" and run and _compound(line, end, tokens[number:])):
                run.extend(_rest(line, tokens[number:]))
            elif token.pos == "v" and run and _closes(line, token, clause):
                run.append(token)
            break
        run.append(token)
    while run and run[-1].pos not in _HEADS and not _acted_on(run):
        run.pop()
    found = _span(run) if run else _described_object(line, end, tokens)
    titled = found is not None and any(one.kind is Kind.DOCUMENT and one.span.overlaps(found) for one in line.mentions)
    return None if titled else found


def _compound(line: Line, end: int, tokens: list[Token]) -> bool:
    """Whether a verb only tells of what kind the paper or figures are that are made known (发布团内统计数据)."""
    if not words("bringing-out-verbs").ending(line.folded[:end][-_LONGEST:]):
        return False
    rest = _rest(line, tokens)
    head = line.text(rest[-1].span) if len(rest) > 1 else ""
    released = any(words(name).ending(head) for name in ("released-nouns", "document-kinds"))
    return released and all(one.pos in _NOMINAL for one in rest[1:])


def _founded(line: Line, end: int, tokens: list[Token]) -> bool:
    """Whether a verb only tells what the body is for that is founded (成立现场处置领导小组)."""
    if not words("making-verbs").ending(line.folded[:end][-_LONGEST:]):
        return False
    rest = _rest(line, tokens)
    bodily = len(rest) > 1 and len(words("organization-endings").ending(line.text(rest[-1].span))) > 1
    return bodily and all(one.pos in _NOMINAL for one in rest[1:])


def _rest(line: Line, tokens: list[Token]) -> list[Token]:
    """The words up to the end of the clause."""
    return list(takewhile(lambda one: line.text(one.span)[0] not in _STOPS, tokens))


def _untold(line: Line, tokens: tuple[Token, ...], at: int) -> tuple[Token, ...] | None:
    """The words behind who only reports (当地官员称两船相撞); None for an earlier clause that ends in a report."""
    if not (line.holds("report-frames") or line.holds("saying-verbs")):
        return tokens
    said = [number for number, token in enumerate(tokens) if _reports(line, token, at)]
    if not said:
        return tokens
    return tokens[said[-1] + 1 :] if line.clause_of(tokens[0].span.start) == line.clause_of(at) else None


def _reports(line: Line, token: Token, at: int) -> bool:
    text = line.text(token.span)
    if text in words("announcing-verbs") or token.span.end == at:
        return False
    return text in words("report-frames") or (token.pos == "v" and text in words("saying-verbs"))


def _described_object(line: Line, end: int, tokens: list[Token]) -> Span | None:
    """The object that the tree finds behind what describes it (出台促进就业的措施, 公布对甲国制裁措施)."""
    head = object_of(line, end)
    if head is None or not tokens or head.end - tokens[0].span.start > _LONGEST:
        return None
    before = line.between(tokens[0].span.start, head.start)
    first = next((one for one in before if one.pos not in {"m", "q"}), tokens[0])
    described = any(line.text(one.span) in words("describing-particles") for one in before)
    led = first.pos == "p" and line.text(first.span) in words("object-prepositions")
    return Span(tokens[0].span.start, head.end) if led or (described and first.pos != "p") else None


def _leading(line: Line, tokens: tuple[Token, ...]) -> Span | None:
    """The run of nouns that a clause begins with, behind dates, adverbs and phrases of place."""
    dates = [one.span for one in line.mentions if one.kind is Kind.DATE]
    tokens = _head_of_passive(line, tokens)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.pos in _LEADING or any(span.overlaps(token.span) for span in dates):
            at += 1
        elif token.pos == "p":
            return None
        else:
            break
    run: list[Token] = []
    for number, token in enumerate(tokens[at:], at):
        text = line.text(token.span)
        if token.pos == "f" and run and _part_of_name(line, token, tokens[number + 1 :]):
            run.append(Token(token.span, "n"))
            continue
        body = token.pos in {"v", "vn"} and not run and _body(line, token)  # 学会, 实验小学
        occurred = run and words("occurrence-leads").longest(line.folded, token.span.start)  # 警方|事发当晚
        if occurred or text in words("adverbial-nouns") or not (body or token.pos in _NOMINAL):
            break
        run.append(token)
    while run and run[-1].pos not in {*_HEADS, "v"} and not _body(line, run[-1]):
        run.pop()
    found = _span(run) if run else None
    if found is not None and _nobody(line, run[0], found):
        return None
    bracketed = found is not None and line.folded[found.start - 1 : found.start] in {"(", "（"}
    if found is None or bracketed or line.describes(found.end) or _only_place(line, found):
        return None
    return found


def _part_of_name(line: Line, token: Token, following: tuple[Token, ...]) -> bool:
    """Whether what was tagged as a word of place is a part of a thing's name: 西 | 跑道, 南北大道三期."""
    side = line.text(token.span) in words("directions") and bool(following) and following[0].pos in _HEADS
    return side or len(token.span) > _WORD_OF_PLACE


def _nobody(line: Line, first: Token, phrase: Span) -> bool:
    """Whether a phrase stands for nobody in particular (各地, 有关部门), for a part of others or a time (大部分)."""
    text = line.text(phrase)
    if text in words("subset-starts") or words("time-heads").ending(text):
        return True
    return line.text(first.span) in words("distributives") or bool(words("unspecific-parties").longest(text, 0))


def _head_of_passive(line: Line, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words from the noun on that a passive clause describes (被甲厂辞退的工人起诉, 创立于甲城的公司破产)."""
    if not (line.holds("passive-starts") or line.holds("making-verbs")):
        return tokens
    starts = (words("passive-starts"), words("making-verbs"))
    first = next((n for n, token in enumerate(tokens) if any(line.text(token.span) in one for one in starts)), None)
    behind = [n for n, token in enumerate(tokens) if line.text(token.span) in words("describing-particles")]
    if first is None or not behind or not all(token.pos in _LEADING for token in tokens[:first]):
        return tokens
    return tokens[behind[-1] + 1 :] if behind[-1] > first else tokens


def _body(line: Line, token: Token) -> bool:
    """Whether a word is a noun by its last characters, whatever the tagger took it for (学会, 老城)."""
    text = line.text(token.span)
    endings = (words(name).ending(text) for name in ("organization-endings", "place-endings"))
    return any(0 < len(ending) < len(text) for ending in endings)


def _only_place(line: Line, span: Span) -> bool:
    return any(one.kind is Kind.PLACE and one.span.contains(span) for one in line.mentions)


def _is_named(line: Line, span: Span) -> bool:
    """Whether the phrase is a name that is known, with nothing but posts around it, or a part of an event's."""
    return any(
        one.span.end == span.end if one.kind in _NAMED else one.kind is Kind.EVENT and one.span.contains(span)
        for one in line.mentions
    )


def _span(run: list[Token]) -> Span | None:
    found = Span(run[0].span.start, run[-1].span.end)
    return found if 1 < len(found) <= _LONGEST else None
