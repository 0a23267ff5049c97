"""The page inside a notebook: a frame that holds it whole."""

from __future__ import annotations

import html
from dataclasses import dataclass

_HEIGHT = 720


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that a notebook shows when it is the value of a cell; `height` in pixels."""

    page: str
    height: int = _HEIGHT

    def _repr_html_(self) -> str:
        source = html.escape(self.page, quote=True)
        style = f"width:100%;height:{self.height}px;border:0"
        return f'<iframe sandbox="allow-scripts allow-downloads" style="{style}" srcdoc="{source}"></iframe>'


def frame(page: str) -> Frame:
    """The frame of a rendered page."""
    return Frame(page)
