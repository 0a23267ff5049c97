"""Limits of what is read at all."""

from __future__ import annotations

LONGEST_LINE = 2_000_000
"""Characters of a line of plain text or of a cell."""
LARGEST_PART = 256 * 1024 * 1024
"""Bytes of one file, and of one part unpacked from an archive."""
