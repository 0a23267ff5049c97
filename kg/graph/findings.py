"""A result of SHACL as a finding in plain words, in English or Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.iri import SH
from kg.rdf import Violation

if TYPE_CHECKING:
    import rdflib

_WORDS = {
    ("en", "Class"): "{name} must lead to a thing of the class {kind}.",
    ("zh", "Class"): "“{name}”必须指向“{kind}”一类的事物。",
    ("en", "Node"): "{name} must lead to a thing of the right class.",
    ("zh", "Node"): "“{name}”所指事物的类别不对。",
    ("en", "MinCount"): "{name} is missing.",
    ("zh", "MinCount"): "缺少“{name}”。",
    ("en", "MaxCount"): "{name} is given too often.",
    ("zh", "MaxCount"): "“{name}”的值过多。",
    ("en", "Other"): "{name} has a value that is not allowed.",
    ("zh", "Other"): "“{name}”的值不合规定。",
}
"""What the shape of a role, which has a name but no message, says when it is broken."""


def read(report: rdflib.Graph, result: rdflib.term.Node, shapes: rdflib.Graph, language: str) -> Violation:
    """The finding of one `sh:ValidationResult`; a blank node is written `_:label`, a blank path not at all."""

    def told(name: str) -> str:
        return next(iter(sorted(_text(one) for one in report.objects(result, _node(SH + name)))), "")

    def named(name: str) -> str:
        text = told(name)
        return "" if text.startswith("_:") else text

    return Violation(
        focus=told("focusNode"),
        path=named("resultPath"),
        message=_message(report, result, shapes, language),
        severity=told("resultSeverity").rpartition("#")[2],
        shape=named("sourceShape"),
        value=told("value"),
    )


def _message(report: rdflib.Graph, result: rdflib.term.Node, shapes: rdflib.Graph, language: str) -> str:
    shape = report.value(result, _node(SH + "sourceShape"))
    constraint = report.value(result, _node(SH + "sourceConstraint"))
    templates = [one for node in (shape, constraint) if node for one in shapes.objects(node, _node(SH + "message"))]
    if templates:
        said = [str(one) for one in report.objects(result, _node(SH + "resultMessage"))]
        return _filled(best(language, templates), said)
    component = str(report.value(result, _node(SH + "sourceConstraintComponent"))).rpartition("#")[2]
    path, kind = report.value(result, _node(SH + "resultPath")), shapes.value(shape, _node(SH + "class"))
    name = best(language, shapes.objects(shape, _node(SH + "name"))) or local(path)
    return said_of(component.removesuffix("ConstraintComponent"), name, kind, language)


def said_of(component: str, name: str, kind: object, language: str) -> str:
    """What is said where a shape has no message: of a role called `name`, whose values must be of the class `kind`."""
    words = _WORDS[language, component if (language, component) in _WORDS else "Other"]
    return words.format(name=name, kind=_label(kind, language))


def _filled(template: str, messages: Sequence[str]) -> str:
    """The message made from a template; the report leaves out the language where values were filled in."""
    form = ".*".join(map(re.escape, re.split(r"\{[?$]\w+\}", template)))
    return next((one for one in sorted(messages) if re.fullmatch(form, one, re.DOTALL)), template)


def _label(kind: object, language: str) -> str:
    """The name of a class in the ontology, else the end of its IRI."""
    from kg import ontology  # noqa: PLC0415 - read only where a role is broken

    chinese, english = ontology.load().labels.get(str(kind), ("", ""))
    return (chinese if language == "zh" else english) or local(kind)


def best(language: str, values: Iterable[object]) -> str:
    """The first text in the language, else the first at all."""
    texts = sorted((getattr(one, "language", "") != language, str(getattr(one, "value", one))) for one in values)
    return texts[0][1] if texts else ""


def local(node: object) -> str:
    """The end of an IRI."""
    return str(node or "").replace("#", "/").rpartition("/")[2]


def _text(node: object) -> str:
    import rdflib  # noqa: PLC0415 - heavy

    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


def _node(name: str) -> rdflib.URIRef:
    import rdflib  # noqa: PLC0415 - heavy

    return rdflib.URIRef(name)
