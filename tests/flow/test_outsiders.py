"""How a paragraph stands out among the others: each sign is seen, and not where the rest is the same."""

from __future__ import annotations

import numpy as np
import pytest

from replycheck.flow.foreign.outsiders import OUTSIDE, outside
from replycheck.flow.foreign.strangers import telling
from replycheck.flow.reading import units
from replycheck.model.document import plain

RIGHT = (
    "青川市交通运输局",
    "关于罗大勇反映公交站台问题的答复",
    "罗大勇：",
    "你2023年2月20日的来信，本局于2月22日收到登记，2月24日受理，由公共交通科办理。",
    "2月27日，本局工作人员邓凯电话与你联系，听取了你对站台和雨棚的意见，并到锦屏路17路站点查看。",
    "3月5日，市公交集团的施工人员到锦屏路测量，你当时也在场，说雨棚要宽一些，便于老人上下车。",
)


def _sign(name: str, line: str) -> float:
    text = "\n".join((*RIGHT, line))
    stretches = units(text, [one.span for one in plain(text).paragraphs])
    nothing = np.zeros(len(stretches))
    table = outside(stretches, telling(stretches), (nothing, nothing), np.zeros((len(stretches),) * 2))
    return float(table[OUTSIDE.index(name), -1])


@pytest.mark.parametrize(
    ("name", "strange", "right"),
    [
        (
            "several",
            "你们提出的要求，已经列入明年的计划，届时由施工单位与你们的代表商量具体的时间和办法，请放心等待。",
            "你提出的要求，已经列入明年的计划，届时由施工单位与你商量具体的时间和办法，请你放心等待一段时间。",
        ),
        (
            "day-turned",
            "1月9日，施工人员把两侧的花坛移开，留出了设置站台和雨棚的位置，你也到场看过，没有提出别的意见。",
            "3月9日，施工人员把两侧的花坛移开，留出了设置站台和雨棚的位置，你也到场看过，没有提出别的意见。",
        ),
        (
            "place-other",
            "白石镇中心小学的食堂由镇政府统一招标，去年共供餐三万份，家长委员会每月到学校查看一次，并作记录。",
            "锦屏路的站台由市公交集团统一施工，去年共修了三十座，本局每月到现场查看一次，并且逐座作了记录。",
        ),
        (
            "role-again",
            "你2023年1月8日的来信，本局1月10日收到，你反映小区停车收费太高，要求按照备案的标准重新核算退还。",
            "经查，锦屏路17路站点每天上下车约六百人次，人行道宽四米，具备设置站台和雨棚的条件，情况属实。",
        ),
    ],
    ids=["readers", "day", "place", "receipt"],
)
def test_a_sign_is_seen_only_where_the_paragraph_is_strange(name: str, strange: str, right: str) -> None:
    assert _sign(name, strange) > _sign(name, right)


def test_figures_that_the_rest_tells_too_are_known() -> None:
    told = "施工人员3月20日到场，按照17路站点每天6人值守的办法分了两班，站台宽2米，你也到场看过没有意见。"
    assert _sign("figures-known", told) == 0
    text = "\n".join((*RIGHT[:-1], f"{RIGHT[-1]}共补助350元、20平方米。", f"{told}补助350元、20平方米已经公示。"))
    stretches = units(text, [one.span for one in plain(text).paragraphs])
    nothing = np.zeros(len(stretches))
    table = outside(stretches, telling(stretches), (nothing, nothing), np.zeros((len(stretches),) * 2))
    assert table[OUTSIDE.index("figures-known"), -1] == 1
