"""The pronoun 其 behind a preposition: the person something is done to, never who speaks or does it."""

from __future__ import annotations

import pytest

from kg.model import Mention
from kg.pipeline import analyse, tools
from kg.read import document
from kg.settings import Settings


def _pointing(text: str) -> list[Mention]:
    told = analyse(document.make(text, id="a", title="", published="2024-05-07"), tools(Settings()))
    return [one for one in told.mentions if one.rule == "pointing"]


@pytest.mark.parametrize(
    "text",
    [
        "赤道国外交部发言人门德萨6日发表声明说，邻国正试图转移外界对其所作所为的注意力。",
        "陆远指出，双方要用好联合委员会，推进走廊建设，将其打造成示范工程。",
        "以陆远为核心的党委高度重视湿地保护，将其作为重要内容。",
        "司令陆远已将支援部队定为反叛组织，并下令将其解散。",
        "经济学家陆远在采访中表示，关税政策正在将其推向危机的边缘。",
        "陆远称，对于实施限制的国家，将对其加征关税。",
        "大家表示，要领会陆远新时代湖区思想的科学体系，将其转化为坚定理想。",
        "海军司令陆远表示，潜艇在巡逻中发现一艘渔船，根据规定向其发出警告。",
    ],
)
def test_whoever_speaks_or_acts_means_another(text: str) -> None:
    assert not _pointing(text)


@pytest.mark.parametrize(
    "text",
    [
        "江北县纪委对县水利局原局长陆远立案审查，并对其采取留置措施。",
        "有关部门决定给予陆远开除党籍处分；将其涉嫌犯罪问题移送检察机关依法审查起诉。",
        "原董事长陆远主动投案。海州市监察委员会对其立案调查。",
        "陆远涉嫌盗窃，警方对其刑事拘留。",
    ],
)
def test_whom_something_is_done_to_is_meant(text: str) -> None:
    assert [(one.surface, one.value) for one in _pointing(text)] == [("其", "陆远")]
