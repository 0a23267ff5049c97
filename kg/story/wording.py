"""The words of a story in Chinese and English."""

from __future__ import annotations

from kg.errors import SettingsError

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "also": "又名{}", "mentioned": "{articles}篇文章提到{times}次", "one": "{articles}篇文章讲到",
        "oneday": "有关的事{count}件，其中{dated}件在{first}",
        "events": "有关的事{count}件，其中{dated}件有日期，{first}至{last}", "undated": "有关的事{count}件",
        "same": "对应：", "chronicle": "大事记", "known": "所知", "ties": "关系", "leading": "常一同出现的",
        "network": "关系图", "shown": "画出最要紧的 {shown} 个，共 {count} 个", "sources": "出处",
        "inward": "以此为“{}”：",
        "nothing": "没有讲到的事。", "organisation": "机构", "person": "人物", "place": "地点", "document": "文件",
        "event": "事件", "comma": "，", "stop": "。", "joint": "、", "colon": "：", "times": "{}次",
        "made": "由 dashiji 据所列文章写成；每条后的数字指文末的出处。",
    },
    "en": {
        "also": "also called {}", "mentioned": "named {times} times in {articles} articles",
        "one": "told of in {articles} articles",
        "oneday": "{count} events, {dated} of them on {first}",
        "events": "{count} events, {dated} of them dated, {first} to {last}", "undated": "{count} events",
        "same": "Same as: ", "chronicle": "Chronicle", "known": "What is known", "ties": "Relations",
        "leading": "Often told of together", "network": "Network", "shown": "the weightiest {shown} of {count}",
        "sources": "Sources", "inward": "is “{}” of: ", "nothing": "No event is told of.",
        "organisation": "Organisations", "person": "People", "place": "Places", "document": "Documents",
        "event": "Events", "comma": ", ", "stop": ".", "joint": ", ", "colon": ": ", "times": "{}",
        "made": "Written by dashiji from the articles listed; the numbers lead to the sources at the end.",
    },
}  # fmt: skip


def of(language: str) -> dict[str, str]:
    """The words of a language; a `SettingsError` where there are none."""
    if language not in WORDS:
        raise SettingsError(f"no story in {language}", hint=f"known languages: {', '.join(WORDS)}")
    return WORDS[language]
