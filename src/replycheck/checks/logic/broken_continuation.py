"""页码连着，文字却接不上。

印着的页码没有问题，但上一页的句子没有写完，下一页开头却不是接着写的，可能换错了页，或者改稿后只重印了一页。
这是根据文字作出的推断，所以报警告，由人核对。没有页码、页码不全的，在页序、缺页的检查中报告，这里不重复。

依据：《党政机关公文处理工作条例》第二十五条（印制前复核、核发前检查）；GB/T 9704—2012 第6.3条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.pages import hit_at_page
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report pages whose head does not go on from the page before although the numbers do."""
    for page in () if case.binding is None else case.binding.breaks:
        yield hit_at_page(
            case,
            page,
            f"第{page}页的开头与上一页的末尾接不上。",
            suggestion="对照底稿核对这两页，换错的换回，漏印的补印。",
            severity=Severity.WARNING,
            confidence=Confidence.MEDIUM,
        )


_FIRST = (
    "关于李某某反映渠道占地补偿问题的答复\n李某某：\n你反映河西村修建灌溉渠道占用你家承包地、补偿没有到位的信件收到。"
    "我局派人查看了渠道和承包地，与村民小组长作了谈话。经查，你家的补偿款已经由镇财政所打入你本人的银"
)
_SECOND = (
    "行账户，村民小组长把渠道占地补偿的清册在公开栏张贴了七天。你对渠道占地补偿仍有意见的，可以带承包合同到我局面谈，"
    "也可以依法申请复查。\n特此答复。\n河西镇农业农村局\n2023年6月1日"
)
_CUT = "行账户，我局依照《中华人民共"

RULE = Rule(
    module=__name__,
    title="页与页之间文字不连贯",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad(f"{_FIRST}{_CUT}\f⟦限公司的负责人到村里说明了情况。⟧\n{_SECOND[12:]}", printed=(1, 2)),
        good(f"{_FIRST}\f{_SECOND}", printed=(1, 2)),
        good(
            f"{_FIRST}\f附件1\n渠道占地补偿清册，共三十二户，由村民小组长核对，各户签字确认后存档，随时可以查阅。",
            printed=(1, 2),
        ),
    ),
)
