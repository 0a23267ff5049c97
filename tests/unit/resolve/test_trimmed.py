"""Analyses that share their parts are the analyses they were, and need less."""

from kg import pipeline
from kg.model import Kind
from kg.resolve.trimmed import Sharing, trimmed

TEXT = (
    "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会，云岭市图书馆馆长王芳主持，参加者三十人。\n"
    "云岭市总工会主席李明说，座谈会很好。会议由图书馆主办。"
)


def _analysis(name: str):
    return pipeline.analyse_text(TEXT, id=name, date="2023-05-07")


def test_what_is_shared_is_equal() -> None:
    sharing = Sharing()
    one, other = _analysis("one"), _analysis("two")
    mine, theirs = sharing.of(one), sharing.of(other)
    assert (mine, theirs) == (one, other)
    assert len(mine.mentions) > 5
    for left, right in zip(mine.mentions, theirs.mentions, strict=True):
        assert left.span is right.span
        assert left.value is right.value
        assert left.rule is right.rule
    known = {id(mention) for mention in mine.mentions}
    held = [each.mention for event in mine.events for each in event.arguments]
    assert held
    assert all(id(mention) in known for mention in held if mention in mine.mentions)


def test_words_stay_where_a_post_stands_before_a_person() -> None:
    whole = _analysis("one")
    less = trimmed(whole)
    persons = [one for one in whole.mentions if one.kind is Kind.PERSON]
    assert persons
    left = {token for sentence in less.sentences for token in sentence.tokens}
    for person in persons:
        before = {
            token
            for sentence in whole.sentences
            for token in sentence.tokens
            if person.span.start - 8 < token.span.end and token.span.start < person.span.start
        }
        assert before
        assert before <= left
    assert len(left) < sum(len(sentence.tokens) for sentence in whole.sentences)
