"""The command line speaks English and Chinese: every message of the source has its translation, and no other."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from kg import cli
from kg.cli import language
from kg.read import sniff

ROOT = Path(__file__).resolve().parents[2]
TABLE = language.table()
HAN = re.compile(r"[一-鿿]")
GROUP = typer.main.get_group(cli.app)
ROWS = (ROOT / "kg" / "data" / "messages.zh.tsv").read_text(encoding="utf-8")
OF_TYPER = {row.split("\t")[0] for row in ROWS.split("# Framing\n")[1].split("# Help\n")[0].splitlines()}
"""Headings, kinds of message, and what typer says."""
ADD = "add each with its Chinese to kg/data/messages.zh.tsv"


def said() -> dict[str, str]:
    done = subprocess.run([sys.executable, ROOT / "tests" / "docs" / "said.py"], capture_output=True, check=True)
    rows = (line.split("\t", 1) for line in done.stdout.decode().splitlines())
    return {json.loads(_quoted(template)): path for path, template in rows}


def _quoted(shown: str) -> str:
    import ast  # noqa: PLC0415

    return json.dumps(ast.literal_eval(shown))


def helps() -> set[str]:
    commands = (GROUP, *GROUP.commands.values())
    texts = [text for one in commands for text in (one.help, *(getattr(other, "help", "") for other in one.params))]
    return {text for text in texts if text}


@pytest.mark.slow
def test_every_message_and_help_has_its_translation() -> None:
    messages = said()
    assert len(messages) > 330
    assert len(helps()) > 90
    assert sorted(f"{messages[one]}: {one}" for one in messages if one not in TABLE) == [], ADD
    assert sorted(one for one in helps() if one not in TABLE) == [], ADD


def test_what_is_refused_is_named_in_chinese_with_its_way_out() -> None:
    told = {part for _, what, hint in sniff._REFUSED for part in (what, hint)} | set(sniff._OLD_OFFICE.values())
    assert sorted(told - set(TABLE)) == [], ADD
    language.use("zh")
    try:
        assert language.told("this is an old Word document (.doc), not text") == "这是 旧版 Word 文档（.doc），不是文字"
    finally:
        language.use("en")


@pytest.mark.slow
def test_no_translation_is_left_over() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "kg").rglob("*.py")))
    left = set(TABLE) - set(said()) - helps() - OF_TYPER
    assert sorted(one for one in left if max(one.split("{}"), key=len) not in source) == []


def test_translations_are_chinese_and_fill_the_same_places() -> None:
    assert len(TABLE) > 580
    assert [one for one in sorted(TABLE) if _places(TABLE[one]) != [*map(str, range(one.count("{}")))]] == []
    commands = ("pip install", "--host", "{}/{}", ": ")
    assert [one for one in sorted(TABLE) if not HAN.search(TABLE[one]) and not one.startswith(commands)] == []


def _places(chinese: str) -> list[str]:
    return sorted(set(re.findall(r"\{(\d)\}", chinese)))


def test_rows_stand_once() -> None:
    keys = [row.split("\t")[0] for row in ROWS.splitlines() if not row.startswith("#")]
    assert len(keys) == len(set(keys)) == len(TABLE)


@pytest.fixture
def chinese() -> object:
    language.use("zh")
    yield
    language.use("en")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    "message, told",
    [
        ("no such file or folder", "没有这个文件或文件夹"),
        ("no tagger named thulac", "没有名为 thulac 的标注器"),
        ("did you mean @timeline?", "是不是 @timeline？"),
        ("2 articles, 0 unreadable: nothing new, out stays as it is", "2 篇文章，0 篇读不了：没有新内容，out 保持原样"),
        ("nothing is told of 甲; did you mean 乙?", "没有关于 甲 的内容；是不是 乙？"),
        ("a decision was not followed: no thing person/甲", "有一条判定没有照办：没有事物 person/甲"),
        ("known formats: table, csv", "可用的格式：table, csv"),
        ("什么 is no message of ours", "什么 is no message of ours"),
        ("", ""),
    ],
)
def test_what_is_put_in_stays_and_messages_in_messages_are_told_too(message: str, told: str) -> None:
    assert language.told(message) == told


def test_english_stays_as_it_is() -> None:
    assert language.told("no such file or folder") == "no such file or folder"


@pytest.mark.parametrize(
    "environment, expected",
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "KG_LANGUAGE": "en"}, "en"),
        ({"KG_LANGUAGE": "zh"}, "zh"),
        ({"LANG": "Chinese (Simplified)_China.936"}, "zh"),
    ],
)
def test_the_environment_tells_the_language(environment: dict[str, str], expected: str) -> None:
    assert language.of_environment(environment) == expected


@pytest.mark.parametrize(
    "line, what, remedy",
    [
        ("bild", "没有 'bild' 这个命令。是不是 'build'？", "请看 kg --help"),
        ("build", "缺少参数 'paths'。", "请看 kg --help"),
        ("build x", "缺少选项 '--output' / '-o'。", "请看 kg --help"),
        ("build x -o y --jobs many", "'--jobs' 的值不对：应是整数", "请看 kg --help"),
        ("serve output --port 70000", "'--port' 的值不对：应不大于 65535", "请看 kg --help"),
        ("build --bogus x", "没有 --bogus 这个选项（相近的有：--base, --jobs）", "请看 kg --help"),
        ("query nowhere @timeline", "nowhere: 没有这个文件夹", "请先建立：kg build ARTICLES -o FOLDER"),
        ("build nothing.txt -o {tmp}/g", "nothing.txt: 没有一篇文章读得了", "见以上各行"),
        ("trace 甲 --tagger thulac", "tagger: 没有名为 thulac 的标注器", "可用的标注器：jieba, lac, lac+crf"),
    ],
)
def test_an_error_tells_place_cause_and_remedy(
    line: str, what: str, remedy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--language", "zh", *shlex.split(line.format(tmp=tmp_path))]) == cli.MENDABLE
    *_, error, hint = capsys.readouterr().err.splitlines()
    assert (error, hint) == (f"错误：{what}", f"建议：{remedy}")
    assert language.current() == "en"


@pytest.mark.parametrize("name", ["", *sorted(GROUP.commands)])
def test_help_is_told_in_chinese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--language=zh", *filter(None, [name]), "-h"]) == cli.DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("用法：")
    english = [line for line in lines if re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,} ", line) and not HAN.search(line)]
    assert [line for line in english if not line.strip().startswith(("kg ", "'")) and "--" not in line] == []


def test_kg_alone_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--language", "zh"]) == cli.DONE
    out = capsys.readouterr().out
    assert out.startswith("kg 读中文新闻")
    assert cli.run([]) == cli.DONE
    english = capsys.readouterr().out
    assert re.findall(r"^  kg \w+", out, re.MULTILINE) == re.findall(r"^  kg \w+", english, re.MULTILINE)


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--language", "fr", "queries"]) == cli.MENDABLE
    assert "known languages: en, zh" in capsys.readouterr().err


def test_the_ready_made_queries_are_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--language", "zh", "queries"]) == cli.DONE
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 29
    assert [line for line in lines if not HAN.search(line) or re.search(r" [a-z]+ [a-z]+ ", line)] == []
