"""Rich Text Format (.rtf)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.encoding import Undecodable
from kg.read.raw import Broken, Raw


def rich_text(data: bytes) -> Iterator[Raw | Broken]:
    """The text of an RTF file, a line a paragraph or a table's row."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - rarely asked for

    try:
        text = str(rtf_to_text(data.decode("latin-1"), encoding=_page(data), errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, TypeError) as error:
        raise Undecodable(f"not a readable RTF file: {error}", "save it anew as .docx") from error
    yield Raw("\n".join(line.replace("|", " ").strip() if line.endswith("|") else line for line in text.split("\n")))


def _page(data: bytes) -> str:
    """The encoding of its escaped bytes: the code page that the file names, else GBK."""
    import re  # noqa: PLC0415

    match = re.search(rb"\\ansicpg(\d+)", data[:2048])
    page = match[1].decode("ascii") if match else "936"
    return f"cp{page}" if page in {"936", "950", "949", "932", "1250", "1251", "1252"} else "cp936"
