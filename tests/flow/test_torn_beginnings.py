"""Paragraphs that lost their first half are told by all signs together, and right ones are not."""

from __future__ import annotations

import pytest

from replycheck.flow.examine import examine
from replycheck.model.document import plain

RIGHT = (
    "罗大勇：",
    "你2023年2月20日的来信收悉，你反映锦屏路17路公交站没有站台和雨棚，要求增设站台。",
    "2月27日，本局工作人员邓凯电话与你联系，听取了你的意见，并会同市公共交通集团的调度人员到锦屏路查看。",
    "经查，该站每天上下车约六百人次，市公共交通集团的客流记录也证实了这一点，人行道宽四米，具备条件。",
)


def _torn(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [span.of(text) for span in examine(text, [one.span for one in plain(text).paragraphs]).begun]


@pytest.mark.parametrize(
    "rest",
    [
        "员随时到站查看，发现问题的当场记录，并且在三天之内整改完毕。",
        "生硬，没有说明查询的办法，你要求本局处理并告知查询的途径。",
    ],
)
def test_the_second_half_of_a_first_paragraph_is_told(rest: str) -> None:
    assert _torn(RIGHT[0], rest, *RIGHT[2:]) == [rest]


@pytest.mark.parametrize(
    "line",
    [
        "公共交通集团负责施工，站台和雨棚4月30日以前同时完工，届时请你到场查看。",
        "监督检查站抽查了三次，每次都有人值守，记录与你所说的时间对得上，没有发现别的问题。",
        "自收到本答复之日起三十日内，你可以向青川市人民政府请求复查。",
        "8号线改道的事，市公共交通集团已经答应，5月1日起按新的线路行驶，站牌同时更换。",
        "节哀。你父亲乘车摔伤的事，市公共交通集团已经派人上门道歉，医疗费由集团承担。",
        "少了。按票根应退十二元，当时只退了八元，其余四元3月10日已经退到你的卡上。",
        "令堂腿脚不便，站台修好以后，车门与站台齐平，上下车就方便了，请她放心乘坐。",
    ],
)
def test_a_right_beginning_is_left_alone(line: str) -> None:
    assert _torn(*RIGHT, line) == []
