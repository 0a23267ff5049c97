"""Foreigners of one last or first name who hold posts in different countries: they are different persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.find import gazetteer
from kg.lexicon import words
from kg.resolve.cluster import Cluster

_DOT = "·"
_FAR_MORE = 10  # times as many articles


def parted(name: str, clusters: list[Cluster]) -> list[list[Cluster]]:
    """The clusters of one name by the country whose posts their articles give; all in one group where that is one.

    One that tells no post goes where its lines name the country, else to the far best known, else stands by itself.
    A country that few tell, beside that of the far best known, is only one named before the post (日本抗议俄总统某某).
    """
    if _DOT in name or not all(one in words("transliteration") for one in name):
        return [clusters]
    groups: dict[str, list[Cluster]] = defaultdict(list)
    unsure = []
    for cluster in clusters:
        told = _states(cluster)
        if len(told) == 1:
            groups[min(told)].append(cluster)
        else:
            unsure.append(cluster)
    if len(groups) < 2:
        return [clusters]
    most = min(groups, key=lambda state: (-len(groups[state]), state))
    for state in [one for one in sorted(groups) if one != most]:
        few = _FAR_MORE * len(groups[state]) <= len(groups[most])
        if few and all(most in cluster.seen.abroad for cluster in groups[state]):
            groups[most] += groups.pop(state)
    return [*groups.values(), *_settled(unsure, groups, most)] if len(groups) > 1 else [clusters]


def _settled(unsure: list[Cluster], groups: dict[str, list[Cluster]], most: str) -> Iterator[list[Cluster]]:
    """Puts what tells no post, or posts in two countries, into the groups; what fits none or several stays alone."""
    known = {state: len(group) for state, group in groups.items()}
    others = sum(known.values()) - known[most]
    for cluster in unsure:
        told = (_states(cluster) or set(cluster.seen.abroad)) & known.keys()
        if len(told) == 1:
            groups[min(told)].append(cluster)
        elif known[most] >= _FAR_MORE * others:
            groups[most].append(cluster)
        else:
            yield [cluster]


def _states(cluster: Cluster) -> set[str]:
    return {post.owner for post in cluster.seen.posts if post.owner and gazetteer.is_country(post.owner)}
