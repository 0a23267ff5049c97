"""Who does what a clause tells, by the clauses before it, and whether some names tell all of a clause."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.find import gazetteer
from kg.lexicon import words
from kg.model import Kind, Span, Token
from kg.read.script import fold
from kg.relate.clauses import cut
from kg.resolve import lead_phrases
from kg.resolve.named import folded_name
from kg.resolve.verb_clause import NOUNS, VerbClause
from kg.spans import sentence_of

_MORE = frozenset(("a", "q", "b", "nx", "xc", "f"))
_COLONS = frozenset(":：")
_ORDINAL = "第"
_QUOTES = frozenset("”』」》）)")
_OPENS = frozenset("、《“")
_MAKES = ("making-verbs", "appointing-verbs", "causative-verbs")
_LONGEST_COUNTRY = 8
_SAID = ("report-frames", "own-report-verbs", "announcing-verbs")
_TURNING = ("turning-prepositions", "object-prepositions", "doer-prepositions")
_ACTING = frozenset((Kind.PERSON, Kind.ORGANISATION))
_ABOUT = frozenset((Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.DOCUMENT))
_STORY = 6  # sentences before a clause that may tell whom the story goes on about
_PEOPLE, _FAR = 4, 150  # persons before a pronoun that are asked, and how many characters before it


def person_before(clause: VerbClause, pronoun: Span) -> str:
    """The person with whom a clause not far before a pronoun begins, empty where none does."""
    folded = clause.analysis.document.folded
    people = [one for one in clause.analysis.mentions if one.kind is Kind.PERSON and one.span.end <= pronoun.start]
    for one in reversed(people[-_PEOPLE:]):
        home = sentence_of(clause.analysis.sentences, one.span)
        spans = [] if home is None else [span for span in cut(folded, home.span) if span.contains(one.span)]
        before = (
            [token for token in home.tokens if spans and spans[0].start <= token.span.start < one.span.start]
            if home
            else []
        )
        if spans and pronoun.start - one.span.end <= _FAR and all(token.pos not in {"v", "p", "u"} for token in before):
            return folded_name(clause.analysis.document, one)
    return ""


def elided(clause: VerbClause) -> str:
    """Whom the sentences before go on about, for a clause that begins with its verb; else whom the title names.

    Empty where a sentence between begins with other nouns.
    """
    analysis = clause.analysis
    sentences = analysis.sentences
    at = bisect_left(sentences, clause.home.span.start, key=lambda one: one.span.start)
    for home in reversed(sentences[max(0, at - _STORY) : at]):
        tokens = clause.passing([one for one in home.tokens if home.span.contains(one.span)])
        run = clause.run(tokens)
        named = next((one for one in analysis.mentions if tokens and one.span.start == tokens[0].span.start), None)
        if named is not None and named.kind in {Kind.PERSON, Kind.ORGANISATION}:
            return folded_name(analysis.document, named) if run and run[-1].span.end <= named.span.end else ""
        if run:
            break
    title = fold(analysis.document.title)
    about = any(one.kind in _ABOUT and folded_name(analysis.document, one).endswith(title) for one in analysis.mentions)
    return title if len(title) > 1 and about else ""


def undergone_after(clause: VerbClause, name: Span) -> bool:
    """Whether the verb is passive and those of that name only report it (军方称，舰船被击沉)."""
    if not any(clause.text(one) in words("passive-starts") for one in clause.before()):
        return False
    spans = cut(clause.analysis.document.folded, clause.home.span)
    told = next((span for span in spans if span.contains(name)), None)
    said = [one for one in clause.home.tokens if told is not None and name.end <= one.span.start < told.end]
    return any(clause.text(one) in words("report-frames") for one in said)


def there_are(clause: VerbClause, tokens: list[Token]) -> bool:
    """Whether some words begin with one that says that so many are there (共有|21名学生出现不适)."""
    existing = [one for one in words("existing-verbs") if len(one) == 1]
    counted = [one.pos for one in tokens[1:2]] == ["m"]
    return counted and any(clause.text(tokens[0]).endswith(one) for one in existing)


def counted(clause: VerbClause, tokens: list[Token]) -> bool:
    """Whether a rough number of things alone stands before the verb (超过五万户|断电)."""
    rough = bool(tokens) and clause.text(tokens[0]) in words("approximators")
    return rough and len(tokens) > 1 and all(one.pos in {"m", "q"} for one in tokens[1:])


def turned_to(clause: VerbClause, name: Span) -> bool:
    """Whether a preposition in a clause before puts somebody before its verb (由甲建造，…; 对甲开炮，…)."""
    for token in reversed([one for one in clause.home.tokens if one.span.end <= name.start]):
        if any(clause.text(token) in words(one) for one in _TURNING):
            return token.pos == "p"
        if token.pos in {"v", "w"} and clause.text(token) not in words("list-marks"):
            return False
    return False


def place_before(clause: VerbClause, pointing: re.Match[str]) -> str:
    """The place of a kind that is named last before a clause, for what points at it (该市); else those words.

    A country only where no other was named.
    """
    kind, named = pointing[0][-1], [one for one in clause.analysis.mentions if one.kind is Kind.PLACE]
    told = [folded_name(clause.analysis.document, one) for one in named if one.span.end <= clause.span.start]
    names = [name.rsplit("/", maxsplit=1)[-1] for name in told]
    if kind == "国":
        countries = {name for name in names if gazetteer.is_country(name)} or _of_bodies(clause)
        return countries.pop() if len(countries) == 1 else pointing[0]
    return next((name for name in reversed(names) if name.endswith(kind)), pointing[0])


def _of_bodies(clause: VerbClause) -> set[str]:
    """The countries that words before a clause of its sentence begin with (某国地震监测局宣布，该国…)."""
    before = (clause.text(one) for one in clause.home.tokens if one.span.end <= clause.span.start)
    return {found for name in before if (found := _country(name))}


def _country(name: str) -> str:
    return next(
        (name[:size] for size in range(min(_LONGEST_COUNTRY, len(name)), 1, -1) if gazetteer.is_country(name[:size])),
        "",
    )


def subject_before(clause: VerbClause, *, sure: bool = False) -> list[str]:
    """The noun phrase that the nearest clause before begins with and that no verb of saying follows.

    None behind a verb that makes or appoints something, which may do the rest. Unless it must be `sure`, those who
    do what is told before (由甲引进) where there is no other.
    """
    folded, start = clause.analysis.document.folded, clause.span.start
    spans = [Span(one.start, min(one.end, start)) for one in cut(folded, clause.home.span) if one.start < start]
    found = next((found for span in reversed(spans) if (found := _subject_in(clause, span)) is not None), None)
    if found is not None or sure:
        return found or []
    return [one for span in reversed(spans) if (one := _told_by_tree(clause, span, led=True))][:1]


def _subject_in(clause: VerbClause, span: Span) -> list[str] | None:
    """The noun phrase that a clause before begins with; None where the one before that is to be asked."""
    folded = clause.analysis.document.folded
    tokens = clause.passing([one for one in clause.home.tokens if span.contains(one.span)])
    if there_are(clause, tokens):
        tokens = tokens[1:]  # 共有|21名学生出现不适
    run = clause.run(tokens)
    rest = tokens[len(run) :]
    if run and clause.text(run[0]) in words("third-persons"):
        return [_whole_subject(clause, run)] if person_before(clause, run[0].span) else []
    again = any(one.span.of(folded) == clause.trigger.of(folded) for one in rest)  # 甲授予乙…；授予丙
    makes = not again and any(clause.text(one) in words(name) for one in rest for name in _MAKES)
    if folded[span.end - 1] in _COLONS or makes or (run and _cut_word(run, rest)):
        return []
    if run and not any(one.pos in {"v", "vd", "p"} for one in rest) and not any(map(clause.named, run)):
        return None  # 过火面积约400平方米，经扑救
    timed = words("while-tails").ending(folded[span.start : span.end].rstrip("，,"))
    if (timed and not lead_phrases.framed(clause, rest)) or any(
        clause.text(one) in words("report-frames") for one in rest
    ):
        return None
    if lead_phrases.measured(clause, run, rest):
        return lead_phrases.owner(clause, run) or None
    return _whole(clause, span, tokens, run)


def _whole(clause: VerbClause, span: Span, tokens: list[Token], run: list[Token]) -> list[str] | None:
    """The nouns that a clause before begins with as one who does it, else what the tree makes its subject."""
    if long := lead_phrases.described_at_length(clause, span, tokens):
        return [long]
    first = clause.text(run[0]) if run else ""
    counted = bool(run) and run[0].pos in {"m", "r"} and first[0] not in {*words("pointing-words"), _ORDINAL}
    if run and not (counted and not (len(run) > 1 and run[-1].pos == "n")):
        return [_whole_subject(clause, run)]
    told = "" if run else _told_by_tree(clause, span) or _described_subject(clause, tokens)
    return [told] if told else None


def _cut_word(run: list[Token], rest: list[Token]) -> bool:
    """Whether the tagger cut a word where nouns seem to end (酒|驾|男子)."""
    first_verb = len(rest) > 1 and rest[0].pos == "v" and len(rest[0].span) == 1
    cut_word = first_verb and rest[1].pos in NOUNS and len(run[-1].span) == 1
    return cut_word and rest[0].span.start == run[-1].span.end


def sayer(clause: VerbClause, *, near: bool = False) -> list[str]:
    """Who says it of himself: the named subject of a verb of saying before a clause that begins with its verb.

    Where it must be `near`, nothing stands between but a mark.
    """
    tokens = clause.passing(clause.before())
    if tokens and tokens[0].pos not in {"v", "p", "vd"}:
        return []
    before = [one for one in clause.home.tokens if one.span.end <= clause.span.start and one.pos != "w"]
    said = [one for one in before if one.pos == "v" and any(clause.text(one) in words(name) for name in _SAID)][-1:]
    if near and said != before[-1:]:
        return []
    spans = cut(clause.analysis.document.folded, clause.home.span)
    told = next((one for one in spans if said and one.contains(said[-1].span)), None)
    run = clause.run(clause.passing([one for one in before if told is not None and told.contains(one.span)]))
    return [_spaceless(clause, run)] if any(map(clause.named, run)) else []


def _spaceless(clause: VerbClause, run: list[Token]) -> str:
    text = re.sub(r"\s+", "", clause.analysis.document.folded[run[0].span.start : run[-1].span.end])
    return text if text.count("《") == text.count("》") else text.strip("《》")


def _whole_subject(clause: VerbClause, run: list[Token]) -> str:
    """Some nouns as one who does it, without a clock's name at the end, and a pronoun before them as whom it means."""
    while len(run) > 1 and words("time-heads").ending(clause.text(run[-1])):
        clock = clause.text(run[-1]) == "时间"  # 甲国北京|时间
        run = run[:-2] if clock and len(run) > 2 else run[:-1]
    first = run[0]
    meant = person_before(clause, first.span) if clause.text(first) in words("third-persons") else ""
    return meant + _spaceless(clause, run[1:]) if meant and run[1:] else meant or _spaceless(clause, run)


def _described_subject(clause: VerbClause, tokens: list[Token]) -> str:
    """The noun that the tree makes a subject, behind what describes it where a clause begins (兴建于…的|机场)."""
    ends = [at for at, one in enumerate(tokens) if clause.text(one) in words("describing-particles")]
    by = tokens[:1] and clause.text(tokens[0]) in words("doer-prepositions")
    led = tokens[:1] and (tokens[0].pos == "v" or (by and ends and tokens[ends[0] - 1].pos == "v"))
    run = clause.run(tokens[ends[0] + 1 :]) if ends and led else []
    told = run and clause.home.arcs[bisect_left(clause.home.tokens, run[-1])] if clause.home.arcs else None
    return _spaceless(clause, run) if told and told.relation.startswith("nsubj") else ""


def _told_by_tree(clause: VerbClause, span: Span, *, led: bool = False) -> str:
    """The person or body that the tree makes the subject of a verb within a clause that begins with none.

    Where it is `led`, 由 before it says that it does it.
    """
    arcs, tokens = clause.home.arcs, clause.home.tokens
    for at, token in enumerate(tokens) if arcs else ():
        if span.contains(token.span) and arcs[at].relation.startswith("nsubj") and arcs[at].head > at:
            found = [one for one in clause.mentions() if one.kind in _ACTING and one.span.contains(token.span)]
            if lead_phrases.by_others(clause, span, at) != led:
                return ""
            if found and span.contains(tokens[arcs[at].head].span):
                return folded_name(clause.analysis.document, found[0])
    return ""


def led(clause: VerbClause, name: Span) -> bool:
    """Whether a preposition stands before a name and its attributes, so that it is no subject (与邻道货车相撞)."""
    before = [one for one in clause.before() if one.span.end <= name.start]
    while before and (before[-1].pos in NOUNS | _MORE | {"u"}):
        before.pop()
    return bool(before) and (before[-1].pos == "p" or clause.text(before[-1]) in words("passive-verbs"))


def ends_subject(clause: VerbClause, hosts: list[Span]) -> bool:
    """Whether no noun stands between the last of some names and the verb's own words (甲公司的新厂房落成)."""
    if not hosts:
        return True
    last = max(span.end for span in hosts)
    for token in clause.before():
        if token.span.start < last or any(span.overlaps(token.span) for span in clause.dates()):
            continue
        if token.pos in NOUNS or token.pos in {"c", "u"} or clause.text(token) in _OPENS:
            return False
        return not _goes_on(clause, token)
    return True


def _goes_on(clause: VerbClause, first: Token) -> bool:
    """Whether words from the first on only describe a noun before the verb (华商|较集中的商城发生火灾)."""
    rest = [one for one in clause.before() if one.span.start >= first.span.start]
    ends = [at for at, one in enumerate(rest) if clause.text(one) in words("describing-particles")]
    led = any(one.pos == "p" for one in rest[: ends[0]]) if ends else True
    return not led and rest[-1].pos in NOUNS


def turns_to_none(clause: VerbClause, hosts: list[Span], told: list[Span]) -> bool:
    """Whether no preposition before the verb tells to whom it is done, or with whom but those who are told."""
    last = max((span.end for span in hosts), default=clause.span.start)
    for token in clause.before():
        text = clause.text(token)
        if token.pos != "p" or (text in words("with-words") and token.span.start < last and not told):
            continue
        beside = any(token.span.end <= span.start < clause.trigger.start for span in (*hosts, *told))
        turned = any(text in words(name) for name in ("turning-prepositions", "object-prepositions"))
        if turned or (text in words("with-words") and not beside):
            return False
    return True


def ends_object(clause: VerbClause, told: list[Span]) -> bool:
    """Whether what stands behind the verb ends with something that is told."""
    tokens = [one for one in clause.behind() if clause.text(one) not in words("aspect-particles")]
    tokens = [one for one in tokens if clause.text(one) not in {*words("list-ends"), *_QUOTES}]
    return not tokens or any(span.end >= tokens[-1].span.end for span in told)
