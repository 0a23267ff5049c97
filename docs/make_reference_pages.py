"""Writes queries.md, every ready-made query with its answer on the sample, and reference.md, the public names of
Python as their docstrings tell them, each in English and Chinese, and what else is carried from page to page."""

from __future__ import annotations

import dataclasses
import inspect
import re
import runpy
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import kg
from kg import chronicle, errors, frames, progress, records, saved, stages
from kg.graph import answers, queries, store
from kg.view import load

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "output"
ROWS = 8
_LISTED = re.compile(r'[^,";]+(?:; [^,";]+)+')
BAR = "\\|"
PARAMETERS = {"events-in-place": {"place_name": "苏州"}, "events-of": {"org": "苏州市博物馆联合会"}}
"""What is put into a query so that its answer is short; without it a query is asked as it stands."""
QUERIES = {
    "en": """# Ready-made queries

Written by `python docs/make_reference_pages.py`; a test asks each again. They are asked here of `output/`, the graph of
the sample article `tests/samples/museums-2022.txt`: `kg query output @NAME`, with parameters as flags (`--org …`). The
same names work in Python (`graph.query("@timeline")`), over HTTP (`/sparql?query=@timeline`) and as forms at
`/questions`; the files stand in `ontology/queries/`, and any store takes them as they are.
""",
    "zh": """# 现成的查询

由 `python docs/make_reference_pages.py` 写成，有测试逐条重新提问。问的是 `output/`，即示例文章
`tests/samples/museums-2022.txt` 的图谱：`kg query output @NAME`，参数写成选项（`--org …`）。在 Python 里
（`graph.query("@timeline")`）、经 HTTP（`/sparql?query=@timeline`）用的是同样的名称，`/questions` 上还有表单；
文件在 `ontology/queries/`，任何三元组库都能照原样执行。
""",
}
REFERENCE = {
    "en": """# Python reference

Written by `python docs/make_reference_pages.py` from signatures and docstrings; tests hold it to them. How things are
used is told in [Python](api.md) and [In a notebook](howto/notebook.md).
""",
    "zh": """# Python 参考

由 `python docs/make_reference_pages.py` 写成：签名取自程序，中文说明取自 `docs/reference.zh.tsv`，有测试核对两者，
一个公开的名称也不缺。怎样使用，见 [Python 接口](api.md)与[在笔记本中](howto/notebook.md)。
""",
}
_WORDS = {
    "en": ("## Functions\n", "## Classes\n", "| member | |", "{} more rows"),
    "zh": ("## 函数\n", "## 类\n", "| 成员 | |", "还有 {} 行"),
}
CLASSES = (
    kg.Graph,
    saved.SavedGraph,
    kg.Settings,
    records.Events,
    frames.Records,
    records.EventRecord,
    records.ThingRecord,
    records.FactRecord,
    stages.DateRecord,
    stages.NameRecord,
    chronicle.Filter,
    answers.Result,
    progress.Step,
    progress.Bar,
    errors.KgError,
)
FUNCTIONS = (kg.build, kg.add, kg.open, kg.dates, kg.names, kg.titles)


def queries_page(spoken: str = "en") -> str:
    """Every ready-made query: what it is for, its parameters, its text, its answer on the sample."""
    opened = store.in_memory(load.statements(SAMPLE))
    return "\n".join((QUERIES[spoken], *(_query(one, opened, spoken) for one in queries.ready_made())))


def reference_page(spoken: str = "en") -> str:
    """The functions and classes one meets, each with its docstring or Chinese sentence, members of classes below."""
    functions, classes, *_ = _WORDS[spoken]
    parts = [REFERENCE[spoken], functions]
    for one in FUNCTIONS:
        name = public_name(one)
        told = _told(one) if spoken == "en" else f"{chinese()[name]}\n{_examples(one)}".rstrip()
        parts.append(f"### `{name}{_signature(one)}`\n\n{told}\n")
    return "\n".join((*parts, classes, *(_class(one, spoken) for one in CLASSES)))


def names() -> Iterator[str]:
    """Every public name of the page: functions, classes, their fields and members."""
    for one in (*FUNCTIONS, *CLASSES):
        yield public_name(one)
    for kind in CLASSES:
        for name, _ in (*_fields(kind), *_members(kind)):
            yield f"{public_name(kind)}.{name.partition('(')[0]}"


@cache
def chinese() -> dict[str, str]:
    """The Chinese sentence of each public name."""
    lines = (HERE / "reference.zh.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return dict(rows)


def public_name(one: type | Callable[..., object]) -> str:
    """The shortest name that leads there: `kg.Graph` of `kg.built.Graph`."""
    parts = one.__module__.split(".")
    for depth in range(1, len(parts) + 1):
        home = ".".join(parts[:depth])
        if getattr(import_module(home), one.__name__, None) is one:
            return f"{home}.{one.__name__}"
    return f"kg.{one.__name__}"


def _query(one: queries.ReadyMade, opened: store.Store, spoken: str) -> str:
    given = PARAMETERS.get(one.name, {})
    result = queries.run(opened, f"@{one.name}", given)
    lines = [_LISTED.sub(_sorted, line) for line in answers.show(result, "csv").splitlines()]
    more = f"\n… {_WORDS[spoken][3].format(len(lines) - 1 - ROWS)}\n" if len(lines) > ROWS + 1 else ""
    flags = "".join(f" --{name.replace('_', '-')} {value}" for name, value in given.items())
    hints = one.parameters if spoken == "en" else one.parameters_zh
    asked = "".join(f"- `--{name.replace('_', '-')}`: {hint}\n" for name, hint in hints)
    shown = "\n".join(line if len(line) <= 240 else f"{line[:239]}…" for line in lines[: ROWS + 1])
    command = f"kg query output @{one.name}{flags} --format csv"
    told = f"{one.title}. {one.description}" if spoken == "en" else f"{one.question_zh}{one.description_zh}"
    return (
        f"## @{one.name} · {one.title_zh}\n\n{told}\n\n{asked}\n"
        f"```sparql\n{_body(one.text)}\n```\n`{command}`\n```text\n{shown}\n```\n{more}"
    )


def _sorted(listed: re.Match[str]) -> str:
    """What a query strings together, in order: engines give it as it comes."""
    return "; ".join(sorted(listed[0].split("; ")))


def _body(text: str) -> str:
    return "\n".join(line for line in text.strip().splitlines() if not re.match(r"#|PREFIX ", line)).strip()


def _class(kind: type, spoken: str) -> str:
    return _in_english(kind) if spoken == "en" else _in_chinese(kind)


def _in_english(kind: type) -> str:
    head = f"### `{public_name(kind)}`\n\n{_told(kind)}\n"
    rows = [f"| `{name.replace('|', BAR)}` | {_told(member, flat=True)} |" for name, member in _members(kind)]
    typed = ", ".join(f"`{name}: {of_type}`" for name, of_type in _fields(kind))
    table = "\n".join((_WORDS["en"][2], "|---|---|", *rows)) if rows else ""
    return "\n".join(filter(None, (head, f"Fields: {typed}.\n" if typed else "", f"{table}\n" if table else "")))


def _in_chinese(kind: type) -> str:
    home = public_name(kind)
    shown = [(name, f"{name}: {of_type}") for name, of_type in _fields(kind)]
    shown += [(name.partition("(")[0], name) for name, _ in _members(kind)]
    rows = [f"| `{typed.replace('|', BAR)}` | {chinese()[f'{home}.{name}']} |" for name, typed in shown]
    table = "\n".join((_WORDS["zh"][2], "|---|---|", *rows)) + "\n" if rows else ""
    return f"### `{home}`\n\n{chinese()[home]}\n{table and chr(10)}{table}"


def _fields(kind: type) -> list[tuple[str, str]]:
    if not dataclasses.is_dataclass(kind):
        return []
    return [(one.name, str(one.type)) for one in dataclasses.fields(kind) if not one.name.startswith("_")]


def _members(kind: type) -> Iterator[tuple[str, object]]:
    fields = {one.name for one in dataclasses.fields(kind)} if dataclasses.is_dataclass(kind) else set()
    for name, member in vars(kind).items():
        if name.startswith("_") or name in fields or not (callable(member) or hasattr(member, "__doc__")):
            continue
        if callable(member):
            yield f"{name}{_signature(member)}", member
        elif isinstance(member, property) or type(member).__name__ == "cached_property":
            yield name, member


def _signature(function: object) -> str:
    signature = inspect.signature(function)  # type: ignore[arg-type]
    kept = [one for name, one in signature.parameters.items() if name != "self"]
    shown = re.sub(r"(: |-> )'([^']+)'", r"\1\2", str(signature.replace(parameters=kept)))
    return re.sub(r"<function (\w+) at [^>]*>", r"\1", shown)


def _examples(one: object) -> str:
    return "\n".join(f"\n{found}" for found in re.findall(r"^```pycon\n.*?^```$", _told(one), re.DOTALL | re.MULTILINE))


def _told(one: object, *, flat: bool = False) -> str:
    text = inspect.getdoc(one) or ""
    if flat:
        return " ".join(text.split()).replace("|", "\\|")
    return re.sub(r"(?m)^>>>.*(\n(?!$).*)*", lambda found: f"```pycon\n{found[0]}\n```", text)


PAGES = {
    f"{name}{ending}": (made, spoken)
    for name, made in (("queries", queries_page), ("reference", reference_page))
    for spoken, ending in (("en", ".md"), ("zh", ".zh.md"))
}

if __name__ == "__main__":
    for name, (made, spoken) in PAGES.items():
        (HERE / name).write_text(made(spoken), encoding="utf-8")
    for script in ("carry_tables.py", "make_figures.py"):
        runpy.run_path(str(HERE / script), run_name="__main__")
