"""Whether two tellings of one day are of one act: by who does what, of a class or with one verb."""

from __future__ import annotations

from kg.lexicon import words
from kg.resolve import event_classes, telling, whereabouts
from kg.resolve.cluster import Ground, Telling

_CLAUSE = 8  # characters of a label that says more than a kind of event
_MORE = 3  # characters of a label beside its verb that say what it is done by or to


def ground(one: Telling, other: Telling) -> Ground | None:
    """One class and day with participants or documents in common, or one place where no agent is needed.

    Of what no class knows one verb is needed too.
    """
    kinds = one.types & other.types
    if not kinds or not one.day or one.day != other.day:
        return None
    found = _act(one, other) if kinds - {event_classes.ANY} else None
    return found or _deed(one, other)


def common_part(one: Telling, other: Telling) -> str:
    """A host, or a place below province, that both tell of."""
    return min(one.hosts & other.hosts, default="") or common_place(one, other)


def common_place(one: Telling, other: Telling) -> str:
    """A place below province that both tell of."""
    place = whereabouts.shared(one.places, other.places)
    return place if place.count("/") else ""


def _act(one: Telling, other: Telling) -> Ground | None:
    host, rest = min(one.hosts & other.hosts, default=""), one.guests & other.guests | one.papers & other.papers
    same_words = one.words == other.words
    alike = one.papers & other.papers or (same_words and not telling.bare(one.words))
    if host and rest and _nested(one, other) and alike:
        return Ground("same act", "、".join((one.day, host, *sorted(rest))), 0.9)
    if same_words and whole(one) and not (one.hosts or other.hosts):
        return Ground("same words and day", f"{one.day}, {one.words}", 0.85)
    if host and same_words and not (one.verbal or other.verbal or _several(one, other)):
        return Ground("same kind, day and host", f"{one.day}, {one.words}, {host}", 0.8)
    place = common_place(one, other)
    if place and one.types & other.types & event_classes.alone():
        return Ground("same day and place", f"{one.day}, {place}", 0.85)
    return None


def _deed(one: Telling, other: Telling) -> Ground | None:
    """One verb with a doer and whom or what it is done to in common; where no doer has a name, one label and place."""
    verb = min(one.verbs & other.verbs, default="")
    if not verb or _several(one, other):
        return None
    host = min((name for name in one.hosts & other.hosts if not _forces(name)), default="")
    done_to = one.papers & other.papers | one.objects & other.objects
    done_to |= one.guests & other.guests if _nested(one, other) else frozenset()
    if host and done_to:
        return Ground("same deed", "、".join((one.day, host, verb, *sorted(done_to))), 0.85)
    place = common_place(one, other)
    if place and one.words == other.words and says_more(one) and not (one.hosts or other.hosts):
        return Ground("same words, day and place", f"{one.day}, {one.words}, {place}", 0.85)
    return None


def whole(one: Telling) -> bool:
    """Whether the label of an event says more than what kind it is, and of whom."""
    return len(one.words) >= _CLAUSE and not (telling.serial(one.words) or telling.bare(one.words) or _points(one))


def says_more(one: Telling) -> bool:
    """Whether the label of a deed says more than its verb, and names no sides that only its text knows (双方失联)."""
    rest = min((len(one.words) - len(verb) for verb in one.verbs if verb in one.words), default=0)
    return rest >= _MORE and not _points(one)


def _points(one: Telling) -> bool:
    return any(words(name).longest(one.words, 0) for name in ("party-nouns", "side-nouns"))


def _nested(one: Telling, other: Telling) -> bool:
    return one.guests <= other.guests or other.guests <= one.guests


def _several(one: Telling, other: Telling) -> bool:
    """Whether one host may do such things several times a day."""
    return one.types | other.types <= event_classes.often() or telling.serial(one.words)


def _forces(name: str) -> bool:
    """Whether a body is a country's forces, which strike and shoot down many things a day."""
    return name.endswith("军") or bool(words("forces-sides").ending(name))
