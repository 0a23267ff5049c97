"""Places of nodes: none over another, linked ones near, the same every time."""

import itertools

import pytest

from kg.view import atlas
from kg.view.layout import Box, place


def _overlap(one: tuple[int, int], other: tuple[int, int], box: Box) -> bool:
    return abs(one[0] - other[0]) < box.width - 1 and abs(one[1] - other[1]) < box.height - 1


@pytest.mark.parametrize("count", [2, 12, 60])
def test_boxes_stand_apart(count: int) -> None:
    box = Box(150, 70)
    links = [(index, index // 3) for index in range(1, count)]
    places = place([box] * count, links)
    assert not [pair for pair in itertools.combinations(places, 2) if _overlap(*pair, box)]


def test_linked_boxes_are_nearer_than_others() -> None:
    links = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)]
    places = place([Box(60, 40)] * 6, links)

    def distance(one: int, other: int) -> float:
        return ((places[one][0] - places[other][0]) ** 2 + (places[one][1] - places[other][1]) ** 2) ** 0.5

    inside = [distance(*pair) for pair in links]
    across = [distance(one, other) for one in range(3) for other in range(3, 6)]
    assert sum(inside) / len(inside) < sum(across) / len(across)


def test_single_boxes_stand_in_rows_below() -> None:
    places = place([Box(60, 40)] * 8, [(0, 1), (2, 2)])
    assert max(places[0][1], places[1][1]) < min(y for _, y in places[2:])
    assert len(set(places)) == 8


def test_none_and_one() -> None:
    assert place([], []) == ()
    assert len(place([Box(60, 40)], [])) == 1


def test_the_same_places_again() -> None:
    links = [(index, index * 7 % 40) for index in range(40)]
    assert place([Box(90, 40)] * 40, links) == place([Box(90, 40)] * 40, list(reversed(links)))


def test_unlinked_groups_take_the_room_they_need_and_no_more() -> None:
    """One wide group and many small ones: the whole is not as wide as if each were as wide as the widest."""
    links = [(0, other) for other in range(1, 200)] + [(other, other + 1) for other in range(200, 500, 2)]
    places = atlas.place([Box(120, 60)] * 520, links)
    across, down = [x for x, _ in places], [y for _, y in places]
    linked = [places[node] for node in range(200)]
    width = max(across) - min(across)
    assert width * (max(down) - min(down)) < 520 * 120 * 60 * 12
    assert max(x for x, _ in linked) - min(x for x, _ in linked) > 0.5 * width
    assert max(y for _, y in linked) < min(places[node][1] for node in range(500, 520))
