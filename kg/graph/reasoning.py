"""What follows from a graph, by the regime a user asks for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.graph import owl_rl, rules
from kg.rdf import Statement

REGIMES = {"rdfs": rules.infer, "owl-rl": owl_rl.infer}


def require(regime: str) -> None:
    """A `SettingsError` where what the regime needs is not installed."""
    if regime == "owl-rl":
        owl_rl.require()


def infer(statements: Sequence[Statement], base: str, regime: str) -> tuple[Statement, ...]:
    """The statements, sorted, with what follows by the regime in `<base>inferred`; as they are where it is empty."""
    return REGIMES[regime](statements, base) if regime else tuple(statements)
