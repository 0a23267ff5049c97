"""Drafts of documents (某某条例(草案)), which are one with the document where that is told of too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg.lexicon import words
from kg.resolve import name_forms
from kg.resolve.cluster import Cluster


def passed(clusters: Iterable[Cluster]) -> list[Cluster]:
    """The documents in their order, drafts under the title of the document where some article has it."""
    told = list(clusters)
    known = {cluster.names[0] for cluster in told}
    return [_passed(cluster, known) for cluster in told]


def _passed(cluster: Cluster, known: set[str]) -> Cluster:
    name = cluster.names[0]
    whole = _note().sub("", name)
    if whole == name or whole not in known or name_forms.generic(whole):
        return cluster
    rest = tuple(one for one in cluster.names if one != whole)
    return replace(cluster, names=(whole, *rest), reasons=(*cluster.reasons, f"{name}: a draft of {whole}"))


@cache
def _note() -> re.Pattern[str]:
    return re.compile(rf"[(（](?:{'|'.join(map(re.escape, words('draft-notes')))})[)）]$")
