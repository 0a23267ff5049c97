"""Office files are ZIP archives with a clock in every entry; without it the same content is the same file."""

from __future__ import annotations

import io
import zipfile

_NEVER = (1980, 1, 1, 0, 0, 0)


def without_clock(packed: bytes) -> bytes:
    """The same archive with no time of its own."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _NEVER)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return target.getvalue()
