"""What a chronicle says that cannot be is named in report.md; the rest is read and counted."""

from pathlib import Path

import pytest

from kg import cli

PAGE = """<html><head><title>石桥中学大事记</title></head><body>
<h1>石桥中学大事记</h1>
<h2>20199年</h2>
<p>4月2日　图书馆开放。</p>
<h2>2019年</h2>
<p>2月30日　新馆动工。</p>
<p>3月5日</p>
<p>4月6日　青年志愿者协会成立。</p>
<table>
<tr><th>日期</th><th>事件</th></tr>
<tr><td rowspan="2">6月1日</td><td>校史馆开馆</td></tr>
<tr><td>运动会在田径场举行</td></tr>
<tr><td>7月2日</td><td>软件学院揭牌</td></tr>
</table>
</body></html>
"""
TEXT = """# 石桥中学大事记

## 20199年
4月2日　图书馆开放。

## 2019年
2月30日　新馆动工。
3月5日
4月6日　青年志愿者协会成立。

| 日期 | 事件 |
| --- | --- |
| 6月1日 | 校史馆开馆 |
| | 运动会在田径场举行 |
| 7月2日 | 软件学院揭牌 |
"""


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [("list.html", PAGE, "- cells merged over rows: 1"), ("list.md", TEXT, "that of the row above is taken")],
)
def test_what_cannot_be_is_in_the_report_and_the_rest_in_the_graph(
    name: str, content: str, cause: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert cli.run(["build", str(tmp_path / name), "-o", str(tmp_path / "out")]) == cli.DONE
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    for told in (
        "no such year: 20199: `",
        "no such day: 2019-2-30: `2月30日",
        "an entry without text: `3月5日`",
        cause,
    ):
        assert told in report
    assert "- read as a chronicle: 6 entries, 6 of them with events" in report
    rows = [line.split(" | ")[0] for line in report.splitlines() if line.startswith("| 2019")]
    assert rows == ["| 2019", "| 2019-04-06", "| 2019-06-01", "| 2019-06-01", "| 2019-07-02"]
