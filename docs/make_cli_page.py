"""Writes cli.md and cli.zh.md, the commands as their help tells them: python docs/make_cli_page.py."""

from pathlib import Path

import typer

from kg import cli, settings
from kg.cli import language

HERE = Path(__file__).parent
PAGES = {"en": HERE / "cli.md", "zh": HERE / "cli.zh.md"}
HEADS = {
    "en": """# Commands

Written by `python docs/make_cli_page.py` from what each command says with `--help`; tests hold it to that. Exit codes:
0 done; 1 the answer is no; 2 something you can mend; 70 a bug; 130 stopped by Ctrl-C.
""",
    "zh": """# 命令

由 `python docs/make_cli_page.py` 依各命令的 `--help` 写成，有测试核对。语言由环境决定，
也可以用 `kg --language zh` 指定。退出码：0 完成；1 答案为否；2 有可以改正的问题；70 程序的错误；130 以 Ctrl-C 停止。
""",
}
FILE = {"en": "What it writes:\n", "zh": "写出的文件：\n"}


def page(spoken: str) -> str:
    """The page in a language, a section a command in the order of `kg --help`."""
    before = language.current()
    language.use(spoken)
    try:
        group = typer.main.get_group(cli.app)
        parts = [HEADS[spoken]]
        for name, command in group.commands.items():
            context = typer.Context(command, info_name=f"kg {name}")
            context.terminal_width = context.max_content_width = 100
            parts.append(f"## kg {name}\n```text\n{command.get_help(context).rstrip()}\n```\n")
            if name == "init":
                parts.append(f"{FILE[spoken]}\n```toml\n{settings.template(language.told)}```\n")
    finally:
        language.use(before)
    return "\n".join(parts)


if __name__ == "__main__":
    for spoken, path in PAGES.items():
        path.write_text(page(spoken), encoding="utf-8")
