"""What one article says of one thing: its mentions and names, and what of the text joining across articles asks for."""

from __future__ import annotations

from dataclasses import dataclass

from kg.edtf import precision
from kg.model import Event, Kind, Mention

_DAYS = frozenset({"day", "time"})


@dataclass(frozen=True, slots=True)
class Called:
    """How a mention calls its thing: its folded words, the name it is known by, its words where they are traditional.

    `verb` tells that it is only the word which shows an event (召开): no name.
    """

    words: str
    name: str
    written: str = ""
    verb: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post before a name: country or body, title, all its words, and how many characters stand behind the body."""

    owner: str
    title: str
    words: str
    behind: int


@dataclass(frozen=True, slots=True)
class Telling:
    """What an article says of an event, ready to be compared.

    `words` is its label, `names` are canonical and tell something; `days` the dates (EDTF), the most precise first,
    `spans` the stretches; `places`, `hosts`, `guests` and `papers` are paths of things; `verbal` tells that verbs
    show it, `verbs` which, `objects` are phrases of what they are done to; `published` is the article's ISO day.
    """

    document: str
    types: frozenset[str]
    words: str
    names: tuple[str, ...]
    days: tuple[str, ...]
    spans: tuple[str, ...]
    denied: bool
    verbal: bool
    published: str
    places: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()

    @property
    def day(self) -> str:
        """The ISO day of the event where it is known so precisely."""
        return self.days[0][:10] if self.days and precision(self.days[0]) in _DAYS else ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two tellings are taken for one event: the rule, what it rests on, and how sure it is (0 to 1)."""

    rule: str
    evidence: str
    score: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What the text shows of a cluster, so that many articles are joined without their texts.

    Of every cluster but dates how each mention calls the thing; of bodies and persons what the text reads where the
    name goes on (`longer`, `beside`, `behind`, `verbal`: `recut.Around`); of persons posts, the bodies they work for,
    and the foreign countries named in their lines (`abroad`); of documents the meetings right before them, whether a
    body is, their edition and genre; of events who acts, and what is compared.
    """

    called: tuple[Called, ...] = ()
    longer: tuple[tuple[str, ...], ...] = ()
    beside: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    verbal: bool = False
    posts: tuple[Post, ...] = ()
    abroad: tuple[str, ...] = ()
    employers: tuple[Mention, ...] = ()
    meetings: tuple[str, ...] = ()
    owned: bool = False
    edition: str = ""
    genre: str = ""
    agents: tuple[str, ...] = ()
    telling: Telling | None = None


_NOTHING = Seen()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one thing in one article: `names` folded, the main one first; `events` its tellings.

    `described` tells that the main name is no name of the text: it was put together from what is told of the event.
    `number` is its place in the digest of its article.
    """

    document: str
    kind: Kind
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    described: bool = False
    seen: Seen = _NOTHING
    number: int = 0

    def __hash__(self) -> int:
        """Of what tells most clusters apart."""
        return hash((self.document, self.names, self.mentions[0]))


@dataclass(frozen=True, slots=True)
class Digest:
    """All that joining asks of an article: its day and script, the bodies and places that it names, its clusters.

    `meetings` are those named whose name no other meeting bears.
    """

    document: str
    published: str
    bodies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    traditional: bool = False
