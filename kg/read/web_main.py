"""The part of a web page that is its article: what frames it is taken off, then the element of the prose is chosen."""

from __future__ import annotations

import re
from typing import Any

from kg.lexicon import words
from kg.read.script import fold

_SKIPPED = (
    "script", "style", "noscript", "template", "nav", "footer", "aside", "svg", "iframe", "object", "head",
    "select", "button", "textarea", "input", "label", "dialog",
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_PARTS = re.compile(r"[A-Z]?[a-z]+\d*|[A-Z]+(?![a-z])|\d+")
_MARKS = re.compile(r"[，,。、；：:！？\d]")
_LEAVES = frozenset({"p", "span", "font", "b", "strong", "a", "li", "tr", "tbody", "h1", "h2", "h3", "table", "ul"})
_MOST, _NAMED_LEAST, _CHOSEN_LEAST, _SHORTEST, _ARTICLE = 0.5, 0.4, 0.75, 6, 60
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "dt", "strong", "b", "p", "div", "span", "li", "a", "th"})
_LONGEST_HEADING = 14


def clean(root: Any) -> None:
    """Takes what frames the article off the page: scripts, navigation, foot, rankings, related links, comments."""
    from lxml import etree  # noqa: PLC0415 - heavy

    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_SKIPPED, with_tail=False)
    for element in [one for one in root.iter() if _is_hidden(one)]:
        _drop(element)
    whole = prose(root)
    for element in [one for one in root.iter() if _is_frame(one)]:
        if prose(element) <= whole * _MOST or _stands_apart(element, root):
            _drop(element)
    whole = prose(root)
    for element in [one for one in root.iter() if _is_frame_heading(one)]:
        _drop_under(element, whole)


def main(root: Any) -> Any:
    """The element of the article: one named so that holds enough of the prose, else the smallest with most of it."""
    body = root.find("body") if root.find("body") is not None else root
    sizes = {one: prose(one) for one in body.iter() if isinstance(one.tag, str)}
    whole = sizes.get(body, 0)
    named = [one for one in sizes if _is_article(one) and whole and sizes[one] >= whole * _NAMED_LEAST]
    if named:
        most = max(sizes[one] for one in named)
        return [one for one in named if sizes[one] >= most * 0.9][-1]
    return _descend(body, sizes)


def prose(element: Any) -> int:
    """The characters of running text: outside links, and short pieces only where they hold marks or figures."""
    return sum(len(piece) for piece in _pieces(element) if len(piece) >= _SHORTEST or _MARKS.search(piece))


def _stands_apart(frame: Any, root: Any) -> bool:
    """Whether the page names an article of some length outside a frame, however much the frame holds."""
    articles = (one for one in root.iter() if isinstance(one.tag, str) and _is_article(one))
    return any(
        frame not in one.iterancestors() and prose(one) >= _ARTICLE for one in articles if not _holds(one, frame)
    )


def _holds(element: Any, other: Any) -> bool:
    return element is other or element in other.iterancestors()


def _pieces(element: Any) -> list[str]:
    found = []
    for text in element.xpath(".//text()[not(ancestor::a)]"):
        bare = "".join(text.split())
        if bare:
            found.append(bare)
    return found


def _descend(node: Any, sizes: dict[Any, int]) -> Any:
    """The smallest element that still holds most of the prose under `node`."""
    least = sizes[node] * _CHOSEN_LEAST
    while True:
        inside = [child for child in node if isinstance(child.tag, str) and child.tag not in _LEAVES]
        inside += [cell for cell in node.iter("td") if cell is not node and _is_layout(cell)]
        best = max(inside, key=lambda child: (sizes.get(child, 0), child.tag == "td"), default=None)
        if best is None or not sizes[best] or sizes[best] < least:
            return node
        node = best


def _is_layout(cell: Any) -> bool:
    """Whether a table's cell holds paragraphs, as those of pages laid out by tables do."""
    return any(one.tag in {"p", "br", "div", "table"} for one in cell.iterdescendants())


def _names(element: Any) -> list[str]:
    return [*(element.get("class") or "").split(), element.get("id") or ""]


def _is_hidden(element: Any) -> bool:
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None


def _is_frame(element: Any) -> bool:
    if element.tag in {"html", "body", "article", "main"}:
        return False
    frames = words("page-frames")
    names = _names(element)
    parts = {part.lower() for name in names for part in _PARTS.findall(name)} | {name.lower() for name in names}
    return any(part in frames for part in parts) and not _is_article(element)


def _is_article(element: Any) -> bool:
    if element.tag == "article" or element.get("itemprop") == "articleBody":
        return True
    articles = words("page-articles")
    return any(re.sub(r"[-_\s]", "", name).lower() in articles for name in _names(element))


def _is_frame_heading(element: Any) -> bool:
    if element.tag not in _HEADING_TAGS or len(element) > 2:
        return False
    text = re.sub(r"[\s\W\d]+", "", fold("".join(element.itertext())))
    if not text or len(text) > _LONGEST_HEADING:
        return False
    found = words("page-frame-headings").longest(text, 0)
    return bool(found) and len(text) <= len(found) + 2


def _drop_under(heading: Any, whole: int) -> None:
    """Takes off a frame's heading with what it heads: the widest element that it opens, or all that follows it."""
    if heading.getparent() is None:
        return
    node = heading
    while (parent := node.getparent()) is not None and parent.tag not in {"body", "html"}:
        if prose(parent) > whole * _MOST or not _opens(parent, heading):
            break
        node = parent
    following = list(node.itersiblings()) if node is heading or not _has_more(node, heading) else []
    for element in following:
        if element.tag in {"h1", "h2"} and not _is_frame_heading(element):
            break
        if prose(element) > whole * _MOST:
            break
        _drop(element)
    _drop(node)


def _opens(parent: Any, heading: Any) -> bool:
    """Whether the heading's text is the first of the parent's."""
    first = next((text for text in parent.itertext() if text.strip()), "")
    own = next((text for text in heading.itertext() if text.strip()), "")
    return first is own or first == own


def _has_more(node: Any, heading: Any) -> bool:
    return len("".join(node.itertext()).strip()) > len("".join(heading.itertext()).strip())


def _drop(element: Any) -> None:
    """Takes an element off, keeping the text behind it."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()
