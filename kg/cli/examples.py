"""What `kg` alone says, and the examples below the help of each command."""

from __future__ import annotations

_FIRST = {
    "en": """kg reads Chinese news and writes a graph one can query, look at and trust.

First:
  kg build ARTICLES -o graph                  files or folders: txt, md, html, docx, pdf, xlsx, csv, jsonl ...
Then:
  open graph/graph.html in a browser          network, timeline, map, the articles with what was found
  kg chronicle graph -o chronicle.docx        the events in order of time, to hand on
  kg query graph @timeline                    one of the ready-made queries that kg queries lists, or SPARQL
  kg serve graph                              the same over HTTP; kg load graph --to URL fills a triple store

kg -h lists all commands, kg COMMAND -h tells their options with examples.""",
    "zh": """kg 读中文新闻，写成一张可以查询、可以查看、可以信赖的图谱。

先：
  kg build ARTICLES -o graph                  文件或文件夹：txt、md、html、docx、pdf、xlsx、csv、jsonl ……
然后：
  用浏览器打开 graph/graph.html                网络、时间线、地图、标出所得的原文
  kg chronicle graph -o chronicle.docx        按时间排列的大事记，可以交出去
  kg query graph @timeline                    kg queries 列出的现成问题之一，或 SPARQL
  kg serve graph                              以上各项经 HTTP；kg load graph --to URL 载入三元组库

kg -h 列出所有命令，kg COMMAND -h 说明各项选项并举例。""",
}


EXAMPLES: dict[str, tuple[str, ...]] = {
    "build": (
        "kg build news -o graph",
        "kg build may.docx june.pdf -o graph --formats rdfxml",
        "kg build july -o graph --replace",
        "kg build archive.jsonl -o graph --jobs 4 --json",
        "kg build archive.jsonl -o graph --engine spark --master 'local[2,4]'",
    ),
    "add": ("kg add graph june", "kg add graph june.jsonl --decisions decisions.csv --jobs 4"),
    "remove": ("kg remove graph may-3",),
    "replace": ("kg replace graph may-3 corrected/may-3.txt",),
    "diff": ("kg diff graph-may graph-june", "kg diff graph-may graph-june --format patch"),
    "export": (
        "kg export graph -o more --formats rdfxml",
        "kg export graph -o tables --formats facts --replace",
    ),
    "update": ("kg update graph", "kg update graph --dry-run"),
    "chronicle": (
        "kg chronicle graph -o chronicle.docx",
        "kg chronicle graph -o 2023.xlsx --from 2023 --to 2023 --org 北京市总工会",
        "kg chronicle graph -o chronicle.html --language en --title Chronicle",
    ),
    "check": ("kg check graph", "kg check mine.ttl theirs.rdf.gz --language zh"),
    "decide": (
        "kg decide decisions.csv organization/市总工会~b same organization/江城市总工会 --reason 'a paper of 江城'",
        "kg decide graph organization/白河厂 retype 企业 --who 李 --when 2024-05-06",
        "kg decide graph event/2023-10-09_书展 deny 'schema:location place/江城市' --reason 'the body is from there'",
        "kg build news -o graph --decisions decisions.csv",
    ),
    "doctor": ("kg doctor",),
    "init": ("kg init", "kg init mine.toml"),
    "review": ("kg review graph -o doubts.csv", "kg review graph -o doubts.xlsx"),
    "eval": ("kg eval gold.jsonl --misses",),
    "load": (
        "kg load graph --to http://localhost:7878",
        "kg load graph --to http://localhost:3030/news --protocol gsp --dry-run",
    ),
    "queries": ("kg queries",),
    "query": (
        "kg query graph @timeline --from 2023-01 --to 2023-12",
        "kg query graph @events-of --org 北京市总工会 --format csv",
        'kg query graph "SELECT ?name { ?e a schema:Event ; rdfs:label ?name }" -o events.csv',
    ),
    "serve": ("kg serve graph", "kg serve graph --port 8080 --timeout 10"),
    "explain": ("kg explain graph 北京市总工会印发《实施方案》",),
    "trace": ('kg trace "海湾大学昨天在江城举行毕业典礼。" --date 2024-06-02',),
    "watch": ("kg watch inbox -o graph",),
    "view": (
        "kg view graph -o page.html",
        "kg view graph -o page.html --with-sparql",
        "kg view graph -o 国务院.html --story 国务院",
        "kg view graph -o flood.html --story '抗洪 长江' --language en",
    ),
}
"""Each command's examples, the simplest first."""


def first(language: str) -> str:
    """What `kg` alone says in a language: what to do first, and then."""
    return _FIRST[language]


def below(command: str) -> str:
    """What stands below the help of a command; the first character keeps its lines as they are."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in EXAMPLES[command])))
