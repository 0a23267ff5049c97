"""Writes a chronicle into a file whose ending says the form; the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.chronicle import page, sheet, text, word
from kg.chronicle.sections import Chronicle
from kg.errors import SettingsError

FORMS: dict[str, Callable[[Chronicle], bytes]] = {
    ".csv": text.separated,
    ".docx": word.document,
    ".html": page.page,
    ".md": text.markdown,
    ".xlsx": sheet.workbook,
}
"""A file's ending to what makes its bytes."""


def form(path: Path) -> Callable[[Chronicle], bytes]:
    """What makes the bytes of a file; a `SettingsError` names the known endings."""
    if path.suffix.lower() not in FORMS:
        known = ", ".join(FORMS)
        raise SettingsError(
            f"no chronicle as {path.suffix or 'a file without an ending'}", hint=f"known endings: {known}"
        )
    return FORMS[path.suffix.lower()]


def write(chronicle: Chronicle, path: Path) -> Path:
    """The file, whole: a reader sees the old one or the new."""
    content = form(path)(chronicle)
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)
    return path
