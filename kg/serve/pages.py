"""The frame of every HTML page: escaped text, own style, and a policy under which nothing else runs or loads."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files

from starlette.responses import HTMLResponse

_NAVIGATION = (
    ("/questions", "问题 Questions"),
    ("/search", "搜索 Search"),
    ("/", "查询 SPARQL"),
    ("/explorer", "图谱 Explorer"),
    ("/kg", "词汇 Vocabulary"),
    ("/.well-known/void", "数据集 Dataset"),
)
_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
"""Headers of every response."""


def page(title: str, body: str, status: int = 200, head: str = "") -> HTMLResponse:
    """A page without scripts; `body` and `head` are HTML, `title` is text."""
    style = asset("page.css")
    links = "".join(f'<a href="{target}">{words}</a>' for target, words in _NAVIGATION)
    html = (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="icon" href="data:,">\n{head}<style>{style}</style>\n</head>\n'
        f"<body>\n<nav>{links}</nav>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
    policy = f"{_POLICY}; style-src {fingerprint(style)}"
    return HTMLResponse(html, status, {**SAFE, "Content-Security-Policy": policy, "Vary": "Accept"})


@cache
def asset(name: str) -> str:
    """The text of a file of `web/`."""
    return (files("kg.serve") / "web" / name).read_text("utf-8")


def fingerprint(text: str) -> str:
    """What a content security policy calls an inline script or style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
