"""The README as a package index shows it: pictures and pages by their addresses on the site of the documentation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

SITE = "https://w3id.org/dashiji/"
_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)")


class ReadmeHook(MetadataHookInterface):
    """Gives the metadata its README."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the README of the folder in, with links that lead somewhere from elsewhere."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": absolute(text)}


def absolute(text: str) -> str:
    """A README without relative links; what the site does not have stays as words.

    >>> absolute("[a](docs/api.md#graph) ![b](docs/b.png) [c](NOTICE) [d](#ask-it)")
    '[a](https://w3id.org/dashiji/api.html#graph) ![b](https://w3id.org/dashiji/b.png) c [d](#ask-it)'
    """
    return _LINK.sub(_led, text)


def _led(link: re.Match[str]) -> str:
    picture, words, path, place = link[1], link[2], link[3], link[4] or ""
    if not path:
        return link[0]
    if not path.startswith("docs/"):
        return words
    page = re.sub(r"^docs/(.*)\.zh\.md$", r"docs/zh/\1.html", path)
    address = SITE + re.sub(r"\.md$", ".html", page).removeprefix("docs/")
    return f"{picture}[{words}]({address}{place})"
