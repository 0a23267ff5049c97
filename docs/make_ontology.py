"""Writes ontology.md and ontology.zh.md, the reference of the vocabulary, from the Turtle files; diagram, terms too."""

from __future__ import annotations

import runpy
from collections import defaultdict
from functools import cache
from pathlib import Path

from kg import ontology
from kg.event_types import EventType, Ontology, Role
from kg.graph import published
from kg.iri import PREFIXES
from kg.model import Kind

HERE = Path(__file__).resolve().parent
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"

INTRODUCTION = {
    "en": """# The ontology

Written by `python docs/make_ontology.py` (extra `docs`) from `ontology/`, and with it the diagram and
[terms.html](terms.html), where pyLODE shows every term with its labels, definition and examples in Chinese and
English; tests hold all three to what stands there.

![The classes and the links between them](ontology.svg)

One event type is one file, `ontology/event/<type>.ttl`, and everything follows from it: extraction, validation, this
page and the tests of its examples.

- `kg:triggeredBy`: words that show an event of the type; `kg:headNoun`: endings of the names of such events. Both are
  matched longest first in simplified characters, and each belongs to one type.
- `kg:notTriggeredBy`: longer words in which a trigger or head noun does not count.
- Roles are SHACL property shapes with IRIs of their own. `kg:slot` lists the classes that may fill a role, `kg:seek`
  the patterns that find it, the most trusted first: `由_主办` with one `_` for the slot, or a bare `before` or `after`,
  which always come last. A role with `sh:minCount` is one its trigger words need: 通过 without a document is a
  preposition, not an adoption.
- A type inherits the roles of its parent. Where it declares the same property, its own patterns stand before the
  inherited ones.
- The shapes graph is `shapes.ttl` together with `event/*.ttl`.
- A ready-made query in `queries/*.rq` opens with `# title:`, `# title_zh:`, `# description:` and a
  `# param: name what to give` for each `$name` in it, which a string literal replaces, and says the same in Chinese in
  `# description_zh:` and `# param_zh:`. Its line
  `VALUES $name { "" }` lets any store take the file as it is, narrowed by nothing; a value in the quotes narrows it.
  Language tags are compared with LANGMATCHES, for the store writes them in lower case.

To add a type, copy a file, name class and file alike, and run the tests in `tests/ontology`.

## The vocabulary for others

[vocabulary/kg.ttl](vocabulary/kg.ttl) is the whole vocabulary in one file: an `owl:Ontology` with version, licence and
creator, event types and other classes as `owl:Class`, properties, definitions in Chinese and English, and how the
terms stand to schema.org, SEM, LODE, the Event Ontology, PROV-O, OWL-Time, GeoSPARQL and the Organization Ontology
(`ontology/alignments.ttl`; `rdfs:subClassOf` and `rdfs:subPropertyOf` where all of ours is theirs, `skos:closeMatch`
where meanings only overlap). It imports nothing, so that opening it needs no network. The shapes are apart, in
[vocabulary/shapes.ttl](vocabulary/shapes.ttl); [vocabulary/context.jsonld](vocabulary/context.jsonld) is a JSON-LD
context in which each term goes by its local name. `kg serve` gives all three at `/kg` (a page, Turtle, N-Triples,
RDF/XML or JSON-LD, as asked for), `/kg/shapes` and `/kg/context`, and the version at `/kg/0.1.0`.

## Which graph holds what

No triple stands in two graphs, so that a default graph that is the union of all answers alike in every store, counts
included, whether or not the store removes repeats.

- `<base>things`: what is said of a thing once: classes, names, identifiers, codes, coordinates, the place around it,
  the dates of events and whether they are plain fact; and a link that several articles tell.
- `<base>article/<id>`: what one article says: its text, mentions, sentences, statistics and facts, and the links that
  it alone tells.
- `<base>inferred`: what no article names: the places around places and the days that bound intervals; with `--infer`
  what follows.
- `<base>ontology`: classes and properties with their labels, `rdfs:subClassOf` and `rdfs:subPropertyOf`.

Which articles tell a link is told by its facts: each leads by `prov:wasQuotedFrom` to its sentence, a `nif:Sentence`
with words, place and article. A mention has `itsrdf:taClassRef` only where it was read as another class than its thing
has. A statistic of a single day, month or year has `schema:observationDate`, one of another period `time:hasTime`.
Dates follow OWL-Time (`time:inXSDDate`, or the instants an interval has as `time:hasBeginning` and `time:hasEnd`),
points on the map GeoSPARQL (`geo:hasDefaultGeometry`, `geo:asWKT`, longitude first). `rdfs:subClassOf*` finds the
narrower: `?event a/rdfs:subClassOf* kg:Meeting` congresses and forums too.

## Where articles come from

An article's own graph tells its `schema:publisher` (a body; one that no article speaks of is stated too), its
`schema:author` in words, `schema:url`, `schema:articleSection` and `schema:inLanguage`: from the columns of a table,
the head of a web page, or the lines that frame the text (来源：…, 新华社…电, 记者…). `prov:wasDerivedFrom` leads to the
file, a `prov:Entity` with a name, `prov:wasGeneratedBy` to `<base>build`, a `prov:Activity` with program, version and
the settings that decide what is read; there is no clock in it. Who says something (`kg:attributedTo`) is a thing where
one is named.

## Posts

Who holds which post in which body is a `kg:Tenure` (an `org:Membership` of W3C's Organization Ontology; P39 with
qualifiers in Wikidata): `org:member` the person, `kg:post` the post in words, `org:organization` the body where one is
named, `schema:startDate` and `schema:endDate` as precise as told, `kg:appointment` and `kg:departure` the events of
taking and leaving it, `prov:wasQuotedFrom` the sentences that tell. Its IRI is that of the person with `#post=`, body
and post, and where one post was taken several times the date. A post without a body or place (主席 before a name)
is no tenure, nor what is planned or denied; `schema:jobTitle` and `schema:worksFor` stay as short cuts for all.

## What changed since the first builds

Graphs that were built before stay what they were until `kg update DIR` makes them anew (builds of the very first
versions kept nothing of what they read: their articles are read from where they were, see [corpus.md](corpus.md)).
What a query for an old graph has to know:

- Names, classes, codes and the places around stand once, in `<base>things`, no longer in each article's graph and
  again in the default graph, which is the union of all.
- `prov:wasQuotedFrom` leads to a `nif:Sentence` with words, place and article, no longer to an IRI without statements.
- Each statistic has a fact; one of a period (前三季度) has `time:hasTime`, no longer the `schema:observationDate`
  of its first month.
- `kg:Tenure` stands beside `schema:jobTitle` and `schema:worksFor`.
- Articles have `schema:publisher`, `schema:author`, `schema:url`; `prov:wasDerivedFrom` leads to a file and
  `prov:wasGeneratedBy` to the build. A publisher may have no mention.
- `kg:attributedTo` leads to a thing where one is named; else it is text as before.
- Dates have OWL-Time (`time:inXSDDate`, `time:hasBeginning`, `time:hasEnd`) beside `kg:edtf`, places GeoSPARQL beside
  latitude and longitude, and provinces lie in 中国.
- `kg:adminCode` is the code that held when the latest article came out that names the place or one in it, no longer the
  latest that a division had; there is none where the division was gone by then. What was put elsewhere under its name
  (万县地区, then 重庆市) is one thing, where it is today; 重庆市 of old texts is no longer in 四川省.
- The terms stand in `<base>ontology` too.

## What can be inferred

A build states what the articles say, each thing with the classes at the top and the bottom of its family, and what the
table of places knows: codes, coordinates and the chain of places around. Nothing else is added unless asked for, and
then only to `<base>inferred`; a build without the flag takes it away again. The ready-made queries find the same either
way.

- `--infer rdfs` runs the rules in `ontology/rules/*.rq`, each a CONSTRUCT, until nothing is new: classes above a
  thing's class, properties above a link's property, every place around a place, every body above a body. A rule of
  your own is one more file.
- `--infer owl-rl` gives a reasoner for OWL 2 RL the axioms of the ontology and the graph. Of its conclusions three
  kinds are kept: a class within the family a thing was read as, a link between two different things, `owl:sameAs`
  between two things of the graph. On a graph of articles these are the conclusions of `rdfs` and, where two things
  bear one outside identifier, that they are the same.
- Left out of OWL's conclusions: that everything is an `owl:Thing` and the same as itself, what follows of terms
  rather than of things, a second family by domain or range (the shapes should find that mistake, not explain it
  away), and copies of names, dates and facts between things that are the same, for a fact belongs to what its
  sentence names. `owl:sameAs*` in a query follows them.
""",
    "zh": """# 本体

由 `python docs/make_ontology.py`（需 extra `docs`）从 `ontology/` 写成，连同图示与 [terms.html](terms.html)：
后者由 pyLODE 写成，用中英文列出每个词的标签、定义与例句。三者都有测试核对。

![各类及其间的链接](ontology.svg)

一种事件类型就是一个文件：`ontology/event/<type>.ttl`。提取、校验、本页与例句的测试都由它而来。

- `kg:triggeredBy`：表明这类事件的词；`kg:headNoun`：这类事件的名称所用的结尾。两者都在简体字中匹配，长的优先，
  一个词只属于一个类型。
- `kg:notTriggeredBy`：更长的词，其中的触发词或名称结尾不算。
- 角色是有 IRI 的 SHACL 属性形状。`kg:slot` 列出可以充当它的类，`kg:seek` 列出寻找它的模式，最可信的在前：`由_主办`
  中的 `_` 是它的位置；单独的 `before`（在前）或 `after`（在后）总排在最后。有 `sh:minCount` 的角色，
  触发词少了它就不成立：
  没有文件的 通过 是介词，不是通过什么。
- 类型继承上位类型的角色。自己也声明了同一属性时，自己的模式排在继承来的前面。
- 形状图由 `shapes.ttl` 与 `event/*.ttl` 合成。
- 现成的查询（`queries/*.rq`）以 `# title:`、`# title_zh:`、`# description:` 开头，其中每个 `$name` 有一行
  `# param: name 要填什么`，提问时换成字符串；中文说明写在 `# description_zh:` 与 `# param_zh:`。
  有了 `VALUES $name { "" }` 这一行，任何库都能照原样执行这个文件，不作限制；在引号里填上值，就缩小了范围。
  语言标签用 LANGMATCHES 比较，因为库里存的是小写。

要增加类型，就抄一个文件，类与文件取同样的名称，再运行 `tests/ontology` 的测试。

## 供别人使用的词汇

[vocabulary/kg.ttl](vocabulary/kg.ttl) 是整个词汇，一个文件：`owl:Ontology`，有版本、许可与作者；事件类型与其他类为
`owl:Class`；还有属性、中英文定义，以及各词与 schema.org、SEM、LODE、Event Ontology、PROV-O、OWL-Time、GeoSPARQL、
Organization Ontology 的关系（`ontology/alignments.ttl`：我们的全部也是它们的，用 `rdfs:subClassOf` 与
`rdfs:subPropertyOf`；意义只是部分重合，用 `skos:closeMatch`）。它不导入什么，所以打开它不需要网络。形状另成一个文件，
[vocabulary/shapes.ttl](vocabulary/shapes.ttl)；[vocabulary/context.jsonld](vocabulary/context.jsonld) 是
JSON-LD context，各词用它的短名。`kg serve` 在 `/kg`（网页、Turtle、N-Triples、RDF/XML 或 JSON-LD，要哪种给哪种）、
`/kg/shapes` 与 `/kg/context` 给出三者，在 `/kg/0.1.0` 给出这个版本。

## 哪个图里有什么

没有一条三元组同时在两个图里，所以默认图取所有图的并集时，不论库是否去掉重复，各库的答案都一样，计数也一样。

- `<base>things`：关于一个事物只说一次的：类、名称、标识、代码、坐标、所在的地方，事件的日期与是否确有其事；
  还有几篇文章都说的链接。
- `<base>article/<id>`：一篇文章所说的：文本、提及、句子、统计数字与事实，以及只有它说的链接。
- `<base>inferred`：没有文章写出的：所在地方的上一级，时段首尾的日子；加了 `--infer` 时，还有推出的内容。
- `<base>ontology`：类与属性及其标签、`rdfs:subClassOf` 与 `rdfs:subPropertyOf`。

哪些文章说了一条链接，由它的事实说明：每条事实以 `prov:wasQuotedFrom` 通向原句，即带有文字、
位置与文章的 `nif:Sentence`。
提及只在读成与所指事物不同的类时才有 `itsrdf:taClassRef`。属于某日、某月或某年的统计数字有 `schema:observationDate`，
属于其他时段的有 `time:hasTime`。日期依 OWL-Time（`time:inXSDDate`，或时段的 `time:hasBeginning` 与 `time:hasEnd`），
地图上的点依 GeoSPARQL（`geo:hasDefaultGeometry`、`geo:asWKT`，经度在前）。`rdfs:subClassOf*` 找到更细的类：
`?event a/rdfs:subClassOf* kg:Meeting` 也得到大会与论坛。

## 文章从哪里来

文章自己的图说明它的 `schema:publisher`（一个机构；没有文章说到它时也写明）、`schema:author`（文字）、`schema:url`、
`schema:articleSection` 与 `schema:inLanguage`：取自表格的列、网页的头部，或正文前后的行（来源：…、新华社…电、记者…）
。
`prov:wasDerivedFrom` 通向文件，即有名称的 `prov:Entity`；`prov:wasGeneratedBy` 通向 `<base>build`，即一个
`prov:Activity`，写明程序、版本与影响阅读的设置；里面没有时钟。话是谁说的（`kg:attributedTo`），有名称时是一个事物。

## 职务

谁在哪个机构担任什么职务，是一个 `kg:Tenure`（W3C 组织本体的 `org:Membership`；维基数据中带限定词的 P39）：
`org:member` 是人物，
`kg:post` 是职务的文字，`org:organization` 是所说的机构，`schema:startDate` 与 `schema:endDate` 精确到原文所说的程度，
`kg:appointment` 与 `kg:departure` 是到任与离任的事件，`prov:wasQuotedFrom` 是所出自的原句。它的 IRI 是人物的 IRI 加
`#post=`、机构与职务，同一职务几度担任时再加日期。没有机构或地方的职务（名称前的 主席）不算任职，
计划的与否认的也不算；
`schema:jobTitle` 与 `schema:worksFor` 作为捷径，对所有人都保留。

## 与最初的图谱有何不同

从前建的图谱保持原样，直到 `kg update DIR` 重做（最早的版本没有保存读出的内容，文章从原来的地方再读，
见[语料](corpus.md)）。为旧图谱写的查询要知道：

- 名称、类、代码与所在的地方只在 `<base>things` 写一次，不再在每篇文章的图里写，也不再在默认图里重写；
  默认图是所有图的并集。
- `prov:wasQuotedFrom` 通向有文字、位置与文章的 `nif:Sentence`，不再是没有陈述的 IRI。
- 每个统计数字有一条事实；属于一段时期的（前三季度）有 `time:hasTime`，不再用第一个月作 `schema:observationDate`。
- `schema:jobTitle` 与 `schema:worksFor` 之外有了 `kg:Tenure`。
- 文章有 `schema:publisher`、`schema:author`、`schema:url`；`prov:wasDerivedFrom` 通向文件，`prov:wasGeneratedBy`
  通向这次建图。刊发者可以没有提及。
- `kg:attributedTo` 在有名称时通向事物，否则仍是文字。
- 日期在 `kg:edtf` 之外有 OWL-Time（`time:inXSDDate`、`time:hasBeginning`、`time:hasEnd`），地点在经纬度之外有
  GeoSPARQL，各省位于 中国。
- `kg:adminCode` 是提到该地（或其中一地）的最晚一篇文章发表时有效的代码，不再是该区划最后的代码；那时区划已不存在的，
  就没有。
  连同名称划归别处的（万县地区，后属重庆市）是一个事物，位置依今天；旧文章中的 重庆市 不再位于 四川省。
- 词汇也写在 `<base>ontology` 里。

## 能推出什么

建图写下文章所说的，每个事物附上所属大类最高与最低的类，以及地名表所知的：代码、坐标与各级所在的地方。除非要求，
不加别的；
要求了也只加进 `<base>inferred`，下次建图不带这个选项就去掉。现成的查询两种情形下得到的一样。

- `--infer rdfs` 执行 `ontology/rules/*.rq` 中的规则（每条是一个 CONSTRUCT），直到没有新的为止：类的上位类，
  属性的上位属性，
  地方的各级上级，机构的各级上级。要加自己的规则，再放一个文件就行。
- `--infer owl-rl` 把本体的公理与图谱交给 OWL 2 RL 推理机。结论只留三种：不出事物所属大类的类，
  两个不同事物之间的链接，
  图谱中两个事物之间的 `owl:sameAs`。就文章的图谱而言，这些就是 `rdfs` 的结论，加上：外部标识相同的两个事物是同一个。
- OWL 的结论中舍去的：一切都是 `owl:Thing` 且与自己相同；关于词汇而不关于事物的；
  由定义域或值域得出的第二个大类（那样的错误应由
  形状指出，而不是被解释掉）；在相同的事物之间抄来抄去的名称、日期与事实，因为一条事实属于原句所说的事物。
  查询中用 `owl:sameAs*` 就能跟过去。
""",
}
WORDS = {
    "en": {
        "types": "## Event types",
        "overview": "| class | 中文 | below | triggers | head nouns |",
        "triggers": ("triggered by", "head nouns", "not triggered by", "example", "counter-example"),
        "roles": "| role | 中文 | filled by | sought as |",
        "classes": ("## Other classes", "| class | 中文 | English | below | what it is |"),
        "properties": ("## Properties", "| property | 中文 | English | from | to | what it says |"),
    },
    "zh": {
        "types": "## 事件类型",
        "overview": "| 类 | English | 上位类 | 触发词 | 名称结尾 |",
        "triggers": ("触发词", "名称结尾", "不算触发", "例句", "反例"),
        "roles": "| 角色 | English | 由什么充当 | 怎样寻找 |",
        "classes": ("## 其他类", "| 类 | 中文 | English | 上位类 | 是什么 |"),
        "properties": ("## 属性", "| 属性 | 中文 | English | 从 | 到 | 说什么 |"),
    },
}


def page(spoken: str = "en") -> str:
    """The whole page as Markdown."""
    known = ontology.load()
    events = "\n".join(_event(known, event, spoken) for event in known.event_types)
    types = WORDS[spoken]["types"]
    parts = (INTRODUCTION[spoken], f"{types}\n", _overview(known, spoken), events, _classes(known, spoken))
    return "\n".join((*parts, _properties(known, spoken)))


def files() -> dict[str, bytes]:
    """The vocabulary as others use it: terms, shapes and context, by the name of the file below `vocabulary/`."""
    return {
        "kg.ttl": published.written(published.vocabulary(), "ttl"),
        "shapes.ttl": published.written(published.shapes(), "ttl"),
        "context.jsonld": published.context().encode(),
    }


def _overview(known: Ontology, spoken: str) -> str:
    rows = [str(WORDS[spoken]["overview"]), "|---|---|---|---:|---:|"]
    for event in known.event_types:
        above = f"`{_short(event.parent)}`" if event.parent else "-"
        first, second = _both(event.label_en, event.label_zh, spoken)
        rows.append(
            f"| `{_short(event.iri)}` {first} | {second} | {above} | {len(event.triggers)} | {len(event.head_nouns)} |"
        )
    return "\n".join(rows) + "\n"


def _both(english: str, chinese: str, spoken: str) -> tuple[str, str]:
    return (english, chinese) if spoken == "en" else (chinese, english)


def _event(known: Ontology, event: EventType, spoken: str) -> str:
    inherited = {role for other in known.event_types if other.iri == event.parent for role in other.roles}
    own = [role for role in event.roles if role not in inherited]
    lines = [f"### {event.label_zh} · {event.label_en}", "", f"`{_short(event.iri)}` {_meaning(event.iri, spoken)}", ""]
    triggered, heads, not_triggered, example, counter = WORDS[spoken]["triggers"]
    told = ((triggered, event.triggers), (heads, event.head_nouns), (not_triggered, event.not_triggers))
    lines += [f"- {name}: {'、'.join(words)}" for name, words in told if words]
    lines += [f"- {example}: {sentence}" for sentence in event.examples]
    lines += [f"- {counter}: {sentence}" for sentence in event.counter_examples]
    if own:
        lines += ["", str(WORDS[spoken]["roles"]), "|---|---|---|---|", *(_role(role, spoken) for role in own)]
    return "\n".join(lines) + "\n"


def _role(role: Role, spoken: str) -> str:
    classes = ", ".join(f"`{_short(name)}`" for name in role.classes)
    first, second = _both(role.label_en, role.label_zh, spoken)
    return f"| `{_short(role.property)}` {first} | {second} | {classes} | {' '.join(role.seek)} |"


def _classes(known: Ontology, spoken: str) -> str:
    title, head = WORDS[spoken]["classes"]
    rows = [title, "", head, "|---|---|---|---|---|"]
    for iri, kind in known.kinds.items():
        if kind is not Kind.EVENT:
            chinese, english = known.labels[iri]
            above = ", ".join(f"`{_short(parent)}`" for parent in known.parents[iri])
            rows.append(f"| `{_short(iri)}` | {chinese} | {english} | {above or '-'} | {_meaning(iri, spoken)} |")
    return "\n".join(rows) + "\n"


def _properties(known: Ontology, spoken: str) -> str:
    title, head = WORDS[spoken]["properties"]
    rows = [title, "", head, "|---|---|---|---|---|---|"]
    vocabulary = _vocabulary()
    for iri in sorted(known.labels, key=_short):
        told = vocabulary.get(iri, {})
        if any(one.endswith("Property") for one in told.get(TYPE, ())):
            chinese, english = known.labels[iri]
            ends = " | ".join(
                ", ".join(f"`{_short(one)}`" for one in told.get(RDFS + end, ())) or "-" for end in ("domain", "range")
            )
            rows.append(f"| `{_short(iri)}` | {chinese} | {english} | {ends} | {_meaning(iri, spoken)} |")
    return "\n".join(rows) + "\n"


def _meaning(iri: str, spoken: str) -> str:
    """What a term means, as its definition or else its comment says."""
    told = _vocabulary().get(iri, {})
    return next(iter(told.get(f"{DEFINITION}@{spoken}") or told.get(f"{RDFS}comment@{spoken}") or [""]))


@cache
def _vocabulary() -> dict[str, dict[str, list[str]]]:
    """What the vocabulary says of each term: values by property, words by property and language."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in published.vocabulary():
        language = getattr(one.object, "language", None)
        property_ = one.predicate.value + (f"@{language}" if language else "")
        found[getattr(one.subject, "value", "")][property_].append(one.object.value)
    return found


def _short(iri: str) -> str:
    names = ((len(namespace), prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace))
    length, prefix = max(names, default=(0, ""))
    return f"{prefix}:{iri[length:]}" if prefix else iri


PAGES = {"en": HERE / "ontology.md", "zh": HERE / "ontology.zh.md"}

if __name__ == "__main__":
    for spoken, path in PAGES.items():
        path.write_text(page(spoken), encoding="utf-8")
    for name, content in files().items():
        (HERE / "vocabulary" / name).write_bytes(content)
    for script in ("make_ontology_diagram.py", "make_ontology_page.py"):  # the page needs the extra docs
        runpy.run_path(str(HERE / script), run_name="__main__")
