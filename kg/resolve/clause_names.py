"""The clause of a verb as the name of what it tells: who does what to whom, in the text's own words."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise, takewhile

from kg.find.outline.marks import marks
from kg.lexicon import words
from kg.model import Analysis, Event, Span, Token
from kg.resolve import clause_cuts, clause_dates, event_classes, lead_phrases, what_is_said, wording
from kg.resolve.clause_sides import (
    counted,
    elided,
    ends_object,
    ends_subject,
    led,
    person_before,
    place_before,
    sayer,
    subject_before,
    there_are,
    turned_to,
    turns_to_none,
    undergone_after,
)
from kg.resolve.named import folded_name
from kg.resolve.told import AGENT_ROLES
from kg.resolve.verb_clause import VerbClause
from kg.spans import sentence_of

_BULLETS = re.compile(r"^(?:[\s\-*#·•●■◆▲>|、.（）()]|\d+(?=[、.)）]))*(?=[^\s])")
_LATER = re.compile(
    "^第[二三四五六七八九十]{1,2}[年天日](?=.{4})|^[数两几一二三四五六七八九十百0-9]+(?:年|个月|天|日|周|小时|分钟|世纪)(?:之后|以后|后|之前|以前|前)"
)
_THERE_ARE = re.compile("^(?:仍|还|又|已|共|曾)?有(?=近|约|大约|超过|多|数|[〇零一二两三四五六七八九十百千万\\d])")
_AFTERWARDS = re.compile(
    "[近约]?[数几一二两三四五六七八九十百\\d]+[余多]?(?:年|个月|天|日|周|个?小时|分钟)(?:之后|以后|后)$"
)
_BEFALLS = re.compile("^(?:突?发生|突发)了?(?:[一多数几][起场次宗])?")
_IN_THIS = re.compile("^在[这此本该][^，。]{1,12}?中")
_POINTED = re.compile("该[国省市县区州镇乡村岛]")
_NUMBERED = re.compile("^[一二三四五六七八九十]{1,3}、")
_OPENING = "（(【["
_BEFORE_PRONOUN = frozenset(("n", "TIME", "t", "m", "q"))
_NAMING = frozenset(("n", "nz", "a", "b", "LOC", "ORG", "PER"))
_OF_NOUN = _NAMING | {"u", "vn"}
_DOING = frozenset(("v", "vd", "p", "d", "ad"))
_ABOUT = "就"  # before a topic, else an adverb
_POINTING = "pointing"  # the rule of a noun or pronoun that stands for a name (该院)
_LINKING = frozenset(("d", "c", "ad", "xc", "f", "TIME"))
_CLOSING = "，,。；;！!？?：: "


def clause_name(analysis: Analysis, trigger: Span) -> str:
    """The clause of a trigger as a name: 图书馆新馆竣工 for “- 4月2日　图书馆新馆竣工。”; empty where nothing is left.

    Dates, bullets, markup, who only reports it (警方称), and the words that lead into a clause (由于) or out of it (后)
    are left out; what only points at a name (该院) is that name.
    """
    clause = VerbClause.of(analysis, trigger)
    return "" if clause is None else _name(clause)


def with_doer(analysis: Analysis, event: Event) -> str:
    """The clause of an event as a name, behind who does it where that stands in a clause before."""
    clause = VerbClause.of(analysis, event.trigger)
    told = "" if clause is None else _name(clause)
    if clause is not None and told and (whose := _done_by(clause)):
        return whose + told
    if clause is None or not told or clause.needs_no_subject() or _befalls_as_subject(clause, event):
        return told
    tokens = clause.passing(clause.before())
    if there_are(clause, tokens) or clause_cuts.situated(clause) or counted(clause, tokens):
        return told
    doers = [one.mention for one in event.arguments if one.role in AGENT_ROLES]
    before = [one for one in doers if one.span.end <= clause.span.start and not undergone_after(clause, one.span)]
    before = [one for one in before if not turned_to(clause, one.span)]
    whole = whole_phrase(analysis, [one.span for one in before]) if before else ""
    names = [whole] if whole else [folded_name(analysis.document, one) for one in before]
    if not names:
        phrases = [span for span in event.participants if span.end <= clause.span.start]
        phrases = [span for span in phrases if not undergone_after(clause, span)][:1]
        wholes = [one for span in phrases if (one := whole_phrase(analysis, [span]))]
        names = wholes or [one for span in phrases for one in lead_phrases.sized(clause, span)]
    if clause.has_subject(sure=bool(names)) or clause.subject_by_tree():
        return told
    nearer = subject_before(clause)
    if not any(clause.home.span.contains(one.span) for one in before):
        names = nearer or names
    names = names or sayer(clause, near=True) or nearer or sayer(clause)
    if not names and clause.opens() and event.trigger == event.mention.span:
        names = [name for name in (elided(clause),) if name]
    if not names and words("disposal-markers").longest(told, 0):
        return told[1:] if clause.passing(clause.before())[:1] == clause.before()[:1] else told  # 将|大火扑灭
    return told if any(name in told for name in names) else wording.listed(names) + told


def _done_by(clause: VerbClause) -> str:
    """What is done by those of whom a clause without an object tells so, and the word for that (某会|由甲建立)."""
    first = clause.passing(clause.before())[:1]
    if not first or clause.text(first[0]) not in words("doer-prepositions") or clause.behind():
        return ""
    names = subject_before(clause)
    return names[0] + clause.text(first[0]) if names else ""


def _befalls_as_subject(clause: VerbClause, event: Event) -> bool:
    """Whether what befell is itself the subject of its clause, which nobody does (爆炸发生后, 枪击还造成一人受伤)."""
    before = event.mention.span.end <= event.trigger.start and clause.span.contains(event.mention.span)
    inside = [at for at, one in enumerate(clause.home.tokens) if one.span.overlaps(event.trigger)]
    noun = bool(clause.home.arcs and inside) and clause.home.arcs[inside[-1]].relation.startswith("nsubj")
    return event.mention.type in event_classes.alone() and (before or noun)


def whole_phrase(analysis: Analysis, spans: list[Span]) -> str:
    """The whole noun phrase in which the last of some names stands, where that goes on behind it; else empty.

    某局、某院和某校等单位的三百名职工 for 某局.
    """
    last = max(spans)
    home = sentence_of(analysis.sentences, last)
    verbs = [one for one in home.tokens if one.span.start >= last.end and one.pos in _DOING] if home else []
    text = analysis.document.folded
    verbs = [one for one in verbs if one.span.of(text) not in words("approximators")]
    clause = VerbClause.of(analysis, verbs[0].span) if verbs else None
    run = [] if clause is None else clause.run(clause.passing(clause.before()))
    if not run or not run[0].span.start <= last.start or run[-1].span.end <= last.end:
        return ""
    told = _bare(Span(run[0].span.start, run[-1].span.end).of(analysis.document.folded))
    return told if len(told) <= clause_cuts.LONGEST_SUBJECT else ""


def shorter(analysis: Analysis, event: Event, hosts: list[Span], told: list[Span]) -> bool:
    """Whether hosts, verb and those or that which it is done to tell all that the clause does.

    Not where the hosts are but the first words of its subject (甲公司的新厂房落成), where a preposition before the verb
    says to whom (对乙开炮), or where what stands behind it is told by none of them.
    """
    clause = VerbClause.of(analysis, event.trigger)
    if clause is None or clause.describes():
        return True
    inside = [span for span in hosts if clause.span.contains(span)]
    if all(led(clause, one) for one in inside) and (clause.has_subject(sure=bool(hosts)) or not hosts):
        return False
    if lead_phrases.governed(clause):
        return False
    return ends_subject(clause, inside) and turns_to_none(clause, inside, told) and ends_object(clause, told)


def subject_told(analysis: Analysis, event: Event, hosts: list[Span]) -> bool:
    """Whether the subject of an event's clause ends with the last of those who do it."""
    clause = VerbClause.of(analysis, event.trigger)
    inside = [] if clause is None else [span for span in hosts if clause.span.contains(span)]
    return clause is None or ends_subject(clause, [span for span in inside if span.end <= event.trigger.start])


def subject(analysis: Analysis, event: Event) -> str:
    """The noun phrase that an event's clause begins with, else a clause before; empty where none does."""
    clause = VerbClause.of(analysis, event.trigger)
    if clause is None:
        return ""
    tokens = clause.passing(clause.before())
    run = clause.run(tokens)
    folded = analysis.document.folded
    if clause.describes() and run[-1:] != clause.before()[-1:]:
        return ""  # 某局请专家解读日前印发的《…》
    if any(clause.text(one) in words("locative-localizers") for one in tokens[len(run) : len(run) + 1]):
        return ""  # 会上审议通过
    return _bare(folded[run[0].span.start : run[-1].span.end]) if run else "".join(subject_before(clause, sure=True))


def noun_phrase(analysis: Analysis, trigger: Span) -> str:
    """A noun for what befell behind the nouns and 的 that say which it was (昆明的恐怖袭击事件); else empty."""
    clause = VerbClause.of(analysis, trigger)
    before = [] if clause is None else clause.before()
    verbs = [one for one in before if one.pos in {"v", "vd"}]
    if clause is not None and verbs and clause.text(verbs[-1]) in words("doubting-verbs"):
        return trigger.of(analysis.document.folded)  # 怀疑是食物中毒
    if clause is None or not before or clause.text(before[-1]) not in words("describing-particles"):
        return ""
    first = len(before)
    while first and before[first - 1].pos in _OF_NOUN:
        first -= 1
    while first < len(before) and before[first].pos not in _NAMING:
        first += 1
    return _bare(analysis.document.folded[before[first].span.start : trigger.end]) if first < len(before) else ""


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _name(clause: VerbClause) -> str:
    """Its words, at most so many."""
    text = (_BULLETS.sub("", _bare(_words(clause))) or _bare(_words(clause))).rstrip(_CLOSING)
    if clause.whole.start == clause.home.span.start:
        text = _NUMBERED.sub("", text)
    text = _POINTED.sub(partial(place_before, clause), text)
    text = _without_agent_preposition(clause, _without_lead(clause, text))
    text = _AFTERWARDS.sub("", _THERE_ARE.sub("", _LATER.sub("", _IN_THIS.sub("", text))))
    text = lead_phrases.without_pivot(clause, text)
    text = _without_befalling(clause, text)
    text = clause_cuts.without_half_quotes(clause_cuts.whole_words(clause, text).strip(marks() + '"'))
    return what_is_said.told(clause, text)


def _without_befalling(clause: VerbClause, text: str) -> str:
    """What befell, where the clause begins with the verb that only says so and tells it by another (发生两车相撞)."""
    found = _BEFALLS.match(text)
    verb = clause.trigger.of(clause.analysis.document.folded)
    inside = found is not None and any(one.pos in {"v", "vn"} for one in clause.inside())
    if not found or not inside or verb.startswith(("发生", "突发")):
        return text
    rest = text[found.end() :]
    return rest[len(words("locative-prepositions").longest(rest, 0)) :]


def _without_agent_preposition(clause: VerbClause, text: str) -> str:
    """Those by whom it is done as its subject (经消防部门扑救, 由甲主办), or where it befalls (在甲楼发生火灾)."""
    verb = clause.trigger.of(clause.analysis.document.folded)
    befalls = words("befalling-verbs").longest(verb, 0)
    lead = words("locative-prepositions" if befalls else "agent-prepositions").longest(text, 0)
    led = any(one.pos == "p" and clause.text(one) == lead for one in clause.passing(clause.before())[:1])
    return text[len(lead) :] if led and lead not in words("passive-starts") else text


def _words(clause: VerbClause) -> str:
    """The words of the clause without the dates before its verb, what joins them, and the brackets left of them."""
    folded, at, kept = clause.analysis.document.folded, clause_cuts.opening(clause), ""
    dated = -1
    for span, instead, date in _replaced(clause):
        if span.start < at or span.end > clause.end():
            continue
        before = folded[at : span.start]
        if date:
            before = "" if at == dated and before in words("date-joiners") else before
            before = before.rstrip("".join(words("date-prepositions")) + _OPENING)
        kept += before + instead
        closed = span.end + (folded[span.end : span.end + 1] in tuple("）)】]"))
        at = closed + (folded[closed : closed + 1] in words("describing-particles")) if date else span.end
        dated = at if date else -1
    behind = clause.behind()
    return kept + folded[at : max(behind[-1].span.end if behind else 0, clause.trigger.end, at)]


def _replaced(clause: VerbClause) -> list[tuple[Span, str, bool]]:
    """What is left out, what only points at a name with that name, and whether it is a date, in order of place."""
    dates = [(span, "", True) for span in clause_dates.told(clause)]
    pointing = [
        (one.span, folded_name(clause.analysis.document, one))
        for one in clause.mentions()
        if one.rule == _POINTING and not one.span.overlaps(clause.trigger)
    ]
    before = clause.before()
    head = clause.passing(before)
    front = list(takewhile(lambda one: one.pos in _BEFORE_PRONOUN and not clause.named(one), head))
    head = head[len(front) :][:1]  # 两会|他提交
    pronouns = [one.span for one in head if clause.text(one) in words("third-persons")]
    front = front if pronouns else []
    named = [
        (one, person_before(clause, one)) for one in pronouns if not any(one.overlaps(span) for span, _ in pointing)
    ]
    put = [(span, name, False) for span, name in (*pointing, *named) if name]
    if before and before[-1].span.end == clause.trigger.start:
        last = [before[-1].span] if clause.text(before[-1]) in words("locative-prepositions") else []
        dates += [(span, "", True) for span in last]  # 在接受采访时表示
    return sorted([*dates, *put, *((one.span, "", False) for one in (*front, *_links(clause), *clause.nobody()))])


def _links(clause: VerbClause) -> list[Token]:
    """Words right behind the subject that only lead on from what was told before (某某则夺冠; not 又一架)."""
    tokens = clause.passing(clause.before())
    found: list[Token] = []
    last = (clause.inside() or [Token(clause.trigger, "v")])[-1]
    for one, after in pairwise([*tokens[len(clause.run(tokens)) :], last]):
        if one.pos not in _LINKING or (clause.text(one) == _ABOUT and after.pos not in _DOING):
            break  # 就该问题回答提问
        if clause.text(one) in words("linking-adverbs") and after.pos not in {"m", "q"}:
            found.append(one)
    return found


def _without_lead(clause: VerbClause, text: str) -> str:
    """Without the words that lead into a clause or out of it; the first of its verb (并入) or of a name is none."""
    verb = clause.trigger.of(clause.analysis.document.folded)
    lead = "" if text.startswith(verb) else words("clause-leads").longest(text, 0)
    lead = lead if lead_phrases.leads(clause, lead) else ""
    tail = "" if text.endswith(verb) else words("clause-tails").ending(text)
    thing = any(one.pos in {"n", "vn"} and clause.text(one) == tail for one in clause.behind()[-1:])
    thing = thing and not lead_phrases.demands(clause)
    tail = tail if len(tail) > 1 and not thing else ""  # 两小时, 发出警告
    return text[len(lead) : len(text) - len(tail)] if len(text) > len(lead) + len(tail) + 1 else text
