"""XML parsed without entities and outside files."""

from __future__ import annotations

import re
from typing import Any

from kg.read.encoding import Undecodable, decode

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parsed(data: bytes, what: str) -> Any:
    """The root of an XML document; what is none raises `Undecodable`, naming `what` it should be."""
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    text = _DECLARATION.sub("", decode(data, declared(data))[0])
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise Undecodable(f"not {what}: {error}", "save it anew") from error
    if root is None:
        raise Undecodable(f"not {what}", "save it anew")
    return root


def named(element: Any) -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def declared(data: bytes) -> str:
    """The charset that a page or an XML document names in its first bytes, or an empty string."""
    match = re.search(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.IGNORECASE)
    return match[1].decode("ascii", "replace") if match else ""
