"""Groups of things that are linked among themselves more than with others."""

from __future__ import annotations

from collections.abc import Sequence

_SEED = 1


def communities(count: int, links: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The community of each of `count` nodes, the largest numbered 0; -1 for a node without links.

    Louvain's method (Blondel and others 2008) as networkx has it, with a fixed seed: the same graph has the same
    communities.
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    pairs = sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]})
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted({node for pair in pairs for node in pair}))
    graph.add_edges_from(pairs)
    found = [sorted(group) for group in nx.community.louvain_communities(graph, seed=_SEED)] if pairs else []
    result = [-1] * count
    for number, group in enumerate(sorted(found, key=lambda group: (-len(group), group))):
        for node in group:
            result[node] = number
    return tuple(result)
