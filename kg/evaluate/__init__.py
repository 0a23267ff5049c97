"""Scores what was found against gold files: precision, recall and F1 by type, misses and inventions."""

from __future__ import annotations

from kg.evaluate.run import evaluate
from kg.evaluate.score import Finding, Score, Scorecard

__all__ = ["Finding", "Score", "Scorecard", "evaluate"]
