"""What frames an article inside its lines: bylines at their heads, credits at their ends, lines about the page."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import words
from kg.read.characters import count

_DAY = r"(?:\d{4}年)?(?:[\d一二三四五六七八九十]{1,3}月)?[\d一二三四五六七八九十廿]{1,3}[日号]"
_MARKS = r"[\s:,(\[【/|—-]"
_BRACKETED = re.compile(r"[\s_*]*[【〔\[(〖]\s*([^【】〔〕\[\]()〖〗\n]{1,45})[】〕\])〗]\s*")
_SLASHED = re.compile(
    r"(?P<who>[^\n,。;:!?“”《》()/|\u2571]{2,26}?)\s*[/|\u2571]\s*[^\n,。;:!?“”《》()]{0,18}?(?:报导|报道)(?=[\s:“]|$)\s*"
)
_TOLD = re.compile(r"[^\n,。;!?“”]{1,30}?(?:报导|报道)(?=[\s:“]|$)\s*")
_SIGNED = re.compile(
    r"[^\n,。;:!?“”《》()/|\u2571]{2,20}?\s*[/|\u2571]\s*(?P<what>[^\n,。;:!?“”《》()]{1,18}?)(?=[\s:]|$)\s*"
)
_SENDER = re.compile(
    rf"\W{{0,4}}[一-鿿A-Za-z]{{2,8}}?(?:(?=\s*{_DAY}\s*\|)|\s+(?={_DAY}\s*[,|-]))\s*"
)  # 某社9月30日|, 某网 8月29日,
_CREDIT = re.compile(r"[文图]+[/|:]\s*\S{2,16}(?:\s+|$)")
_TAIL = re.compile(r"\s*[【〔\[(〖]\s*([^【】〔〕\[\]()〖〗\n]{1,45})[】〕\])〗]\s*[\d\s]*$")
_CLOSING = "】〕])〗"
_QUOTES = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?%?")
_CHANGE = re.compile(r"(?:^|[\s(])[+\-]\d|[▲▼△▽↑↓]")
_SENTENCE = re.compile(r"[,。;!?]")
_NAMES = re.compile(r"[\s:/|\u2571]*[一-鿿·]{2,4}(?:[\s、/|\u2571,]+[一-鿿·]{2,4})*\s*$")
_TOUCHING = re.compile(r"[一-鿿]{2,9}(?:[\s、][一-鿿]{2,9})*")
_PARTED = re.compile(r"[\s:/|\u2571、(]")
_LONGEST_LINE, _LONGEST_NAME, _LONGEST_DESK, _FEWEST_QUOTES = 120, 4, 16, 2


def head(line: str) -> int:
    """How many characters at the head of a folded line are a byline or a dateline; the sentence begins behind them.

    >>> head("(记者张三/台北报导)市长今天到访。"), head("记者从市政府获悉,展览开幕。")
    (11, 0)
    """
    at = 0
    while length := _one(line[at : at + 200]):
        at += length
    return at + len(line[at:]) - len(line[at:].lstrip()) if at else 0


def agency(line: str) -> str:
    """The agency, paper or site that a dateline at the head of a folded line names, else an empty string.

    >>> agency("新华社北京5月6日电 展览开幕。"), agency("据央视网消息,展览开幕。")
    ('新华社', '')
    """
    match = _dateline().match(line) or _dateline(runs_on=True).match(line[: running(line) + 1])
    return match["agency"] if match and not match["source"] and _sends(match) else ""


def tail(line: str) -> int:
    """Where credits at the end of a folded line begin, (记者李明) or (责任编辑:王某), else its length."""
    start = max(0, len(line) - 80)
    last = next((one for one in reversed(line) if not (one.isspace() or one.isdecimal())), "")
    match = _TAIL.search(line[start:]) if last and last in _CLOSING else None
    if not match:
        return len(line)
    at = start + match.start()
    signed = line[:at].rstrip()[-1:] in set("。!?”") and _is_name(match[1])
    return at if signed or is_credit(match[1].strip()) else len(line)


def is_frame(line: str) -> bool:
    """Whether a folded line is about the page or the article, not news: rights, sharing, figures of the exchange."""
    bare = line.strip().lstrip("-—*·|>●■◆○□ ").lower()
    if not bare or len(bare) > _LONGEST_LINE:
        return False
    if words("frame-lines").longest(bare, 0):
        return True
    quoted = len(_QUOTES.findall(bare)) >= _FEWEST_QUOTES and _CHANGE.search(bare)
    return bool(quoted) and not _SENTENCE.search(re.sub(r"(?<=\d),(?=\d)", "", bare))


def names_writers(line: str) -> bool:
    """Whether a folded line is nothing but who wrote it: 中新社记者 李明, 记者李明 通讯员王强."""
    agency = _agency().match(line)
    start = agency.end("agency") if agency else len(line) - len(line.lstrip("□■○●◎◆◇*- "))
    role = words("byline-roles").longest(line, start)
    return len(role) > 1 and bool(_NAMES.match(line, start + len(role)))


def heads_links(line: str) -> bool:
    """Whether a folded line is the heading of links to other articles (相关阅读, 热门新闻)."""
    bare = re.sub(r"[\W_]+", "", line)
    found = words("page-frame-headings").longest(bare, 0)
    return bool(found) and len(bare) <= len(found) + 2


def _one(line: str) -> int:
    """The length of one piece of a byline at the head of a line."""
    bracketed = _BRACKETED.match(line)
    if bracketed and (is_credit(bracketed[1].strip()) or _is_agency(bracketed[1].strip())):
        return bracketed.end()
    agency = _dateline().match(line)
    if agency and _sends(agency):
        end = agency.end() + _writers(line[agency.end() :])
        return end + len(line[end:]) - len(line[end:].lstrip(" :,/|—-"))
    slashed = _SLASHED.match(line)
    if slashed and _is_desk(slashed["who"].strip()):
        return slashed.end()
    sender = _SENDER.match(line)
    if sender:
        return sender.end()
    credit = _CREDIT.match(line)
    return credit.end() if credit else _with_role(line)


def _writers(rest: str) -> int:
    """The length of the bracket behind a dateline that holds but names, which may touch: (李明王小红)."""
    bracketed = _BRACKETED.match(rest)
    named = bracketed is not None and _TOUCHING.fullmatch(bracketed[1]) and _names_someone(bracketed[1])
    return bracketed.end() if bracketed is not None and named else 0


def _with_role(line: str) -> int:
    """The length of 记者 陈大文 台北报导 or 记者陈大文/专访."""
    start = len(line) - len(line.lstrip("□■○●◎◆◇*- "))
    role = words("byline-roles").longest(line, start)
    told = _TOLD.match(line, start + len(role)) if len(role) > 1 else None
    if len(role) > 1 and told is None:
        signed = _SIGNED.match(line, start + len(role))
        told = signed if signed and words("byline-endings").ending(signed["what"]) else None
    return told.end() if told and _names_someone(line[start + len(role) :]) else 0


def _sends(match: re.Match[str]) -> bool:
    """Whether what a dateline names is an agency; 据…消息 and 据…报道 tell a source and stay in the sentence."""
    if match["end"] not in {"消息", "报道"}:
        return True
    return bool(match["day"]) or not (match["source"] or match["place"])


def is_credit(text: str) -> bool:
    """Whether words in brackets are a byline: a role with names, an agency's dateline, a place of reporting."""
    role = words("byline-roles").longest(text, 0)
    if role and text != role and _names_someone(text[len(role) :]):
        return True
    if words("byline-starts").longest(text, 0) and ":" in text and not _SENTENCE.search(text):
        return True
    agency = _dateline().match(text)
    if agency and agency.end() == len(text) and _sends(agency):
        return True
    named = words("byline-endings").ending(text)
    inside = _PARTED.search(text) or any(one in text for one in words("byline-roles") if len(one) > 1)
    return bool(named and (inside or (named == text and len(text) > 2))) or text in words("byline-closings")


def _names_someone(text: str) -> bool:
    """Whether a name stands behind a role, parted from it or beginning with a surname."""
    return bool(_PARTED.match(text)) or text[:1] in words("surnames") or text[:2] in words("surnames")


def _is_name(text: str) -> bool:
    parts = re.split(r"[\s、]+", text.strip())
    return all(2 <= len(part) <= _LONGEST_NAME and _names_someone(part) for part in parts)


def _is_agency(text: str) -> bool:
    agency = _agency().fullmatch(text)
    return bool(agency) and len(text) >= _LONGEST_NAME and not _PARTED.search(text)


def _is_desk(text: str) -> bool:
    """Whether the words before a slash name a writer, a desk or an agency."""
    role = words("byline-roles").longest(text, 0)
    short = len(text) <= _LONGEST_NAME and (text[:1] in words("surnames") or text.isascii())
    return len(role) > 1 or short or (len(text) <= _LONGEST_DESK and bool(words("agency-endings").ending(text)))


@cache
def _agency() -> re.Pattern[str]:
    names = (re.escape(name) for name, columns in words("agency-endings").items() if not columns)
    return re.compile(rf"(?P<agency>[一-鿿A-Za-z·]{{1,10}}?(?:{'|'.join(sorted(names, key=len, reverse=True))}))")


@cache
def _dateline(*, runs_on: bool = False) -> re.Pattern[str]:
    """A dateline before a mark, or one with its day that `runs_on` into the first words of the news."""
    end = (
        r"(?P<end>专?电)(?=(?P<on>[一-鿿]))"
        if runs_on
        else rf"(?P<end>专?电|讯|消息|报道)(?={_MARKS}|$|(?<=[电讯]){_DAY})"
    )
    return re.compile(
        rf"\W{{0,4}}(?P<source>据)?{_agency().pattern}(?P<place>[一-鿿]{{0,12}}?)\s*"
        rf"(?P<day>{_DAY}){'' if runs_on else '?'}\s*{end}"
    )


def running(line: str) -> int:
    """How many characters at the head of a folded line are a dateline that the news follows without a mark.

    >>> running("新华社联合国3月2日电联合国发表声明。"), running("江城日报3月2日电视剧开播。")
    (11, 0)
    """
    match = _dateline(runs_on=True).match(line)
    return 0 if match is None or count(match["end"][-1] + match["on"]) else match.end()
