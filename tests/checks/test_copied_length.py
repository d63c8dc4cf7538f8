"""How much of a passage must be copied for an error is what its message says."""

from __future__ import annotations

import re

from replycheck.checks.copying import unattributed
from replycheck.model.document import plain
from replycheck.model.finding import Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case

FACTS = (
    "经审理查明，贺某与云栈公司于二〇一九年签订冷库租赁合同，约定租期三十六个月，租金按季度预付，逾期按日计收滞纳金。"
    "第二年夏季制冷机组连续停机九次，库内蓝莓、草莓大面积腐坏，贺某随即通知对方检修并拒付当季租金。"
    "云栈公司主张停机系贺某超负荷堆放所致，提交了巡检记录和温控截图，但没有提供机组维护合同。"
    "双方委托的检测机构认定压缩机轴承老化，与堆放数量没有关系，建议整体更换，报价为十四万六千元。"
    "贺某另行租用邻近仓库转移剩余货物，支付转运费和仓储费合计三万一千二百元，票据齐全。"
)
OWN = "贺某：\n你来信问冷库租金的事，我们看了案卷，也当面听了你的想法，下面逐项回答。\n"


def _weights(size: int) -> list[tuple[int, Severity | None]]:
    text = f"{OWN}{FACTS[:size]}\n以上是判决写到的。你还有不明白的，可以打电话来。"
    case = Case(
        plain(text), Profile.COURT_REPLY, (plain(f"民事判决书\n{FACTS}\n本院认为，合同有效。", source="判决.txt"),)
    )
    found = [(re.findall(r"\d+", hit.message), hit.severity) for hit in unattributed.check(case)]
    return [(int(numbers[-1]), severity) for numbers, severity in found]


def test_two_hundred_copied_characters_are_an_error_and_fewer_are_none() -> None:
    found = [one for size in range(len(FACTS)) for one in _weights(size)]

    assert {copied for copied, _ in found} >= {199, 200, 79, 80}
    for copied, severity in found:
        assert severity is (Severity.ERROR if copied >= 200 else Severity.WARNING if copied >= 80 else Severity.INFO), (
            copied
        )


_SEIZED = (
    "2019年3月4日，周建平、罗青禾、石远舟在云岭市人民法院与宏图建设有限公司签订《柳塘水库工程施工合同》，"
    "次年5月6日收缴铁锹三把、木桶二个、电缆四百米，2020年7月8日云岭市公安局作出云公行罚决字（2020）123号决定。"
)
_TOLD_OTHERWISE = (
    "他们怎样签的：2019年3月4日，周建平、罗青禾、石远舟与宏图建设有限公司在云岭市人民法院签了《柳塘水库工程施工合同》。"
    "第二年5月6日收走的是铁锹三把、木桶二个、电缆四百米。云岭市公安局的云公行罚决字（2020）123号决定是2020年7月8日下的。"
)


def _loud(words: str, judgment: str) -> set[Severity | None]:
    text = f"{OWN}{words}\n你还有不明白的，可以打电话来。"
    sources = (plain(f"民事判决书\n{judgment}\n本院认为，合同有效。", source="判决.txt"),)
    return {hit.severity for hit in unattributed.check(Case(plain(text), Profile.COURT_REPLY, sources))}


def test_names_dates_and_things_counted_cannot_be_told_otherwise() -> None:
    assert Severity.WARNING not in _loud(_TOLD_OTHERWISE, _SEIZED)
    assert Severity.WARNING in _loud(_SEIZED, _SEIZED)
