"""缺页。

页码跳号，或者印着“共5页”而实际不足5页，说明漏装。
没有印页码的，看页与页之间：上一页的句子没有写完而下一页接不上，或者另起一段；上一页的句子写完了，
这一页开头的话却不像一句的开头；上一页的段落写完了，这一页却从句子中间开始（全文段首都空两字的才这样看）。
又没有别的页能接上的，可能缺页，报警告。
版记页、空白页按规定可以不编页码；附件可以从1重新编号，都不报。

依据：GB/T 9704—2012 第6.3条、第7.5条；《党政机关公文处理工作条例》第二十五条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.binding import Problem
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.pages import hit_at_page
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report every place where pages are missing."""
    for problem in () if case.binding is None else case.binding.having(Problem.MISSING_BEFORE):
        last = len(case.reply.pages)
        where = f"第{problem.page}页之前" if problem.page <= last else f"第{last}页之后"
        yield hit_at_page(
            case,
            min(problem.page, last),
            f"{where}缺页：{problem.reason}。",
            suggestion="找到缺的页，补齐后重新装订。",
            severity=Severity.ERROR if problem.confidence is Confidence.HIGH else Severity.WARNING,
            confidence=problem.confidence,
        )


_FIRST = (
    "关于李某某反映渠道占地补偿问题的答复\n李某某：\n你反映河西村修建灌溉渠道占用你家承包地、补偿没有到位的信件收到。"
    "我局派人到河西村查看了渠道和承包地，与村民小组长和你本人作了谈话，查阅了渠道工程的施工图纸和补偿清册。现将核查的情"
)
_SECOND = (
    "况答复如下：\n一、关于占地面积。渠道占用你家承包地零点四亩，与补偿清册上登记的面积一致，你在清册上签了字。\n"
    "二、关于补偿标准。渠道占地按照镇政府公布的标准补偿，河西村各户都按这个标准，没有差别。\n三、关于补偿款。你家的补偿款已"
)
_THIRD = (
    "经打入你本人的银行账户。\n村民小组长把渠道占地补偿的清册在公开栏张贴了七天。你对渠道占地补偿仍有意见的，"
    "可以带承包合同到我局面谈，也可以依法申请复查。\n特此答复。\n河西镇农业农村局\n2023年6月1日"
)

RULE = Rule(
    module=__name__,
    title="缺页",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad("甲一\f甲二\f⟦甲四⟧", printed=(1, 2, 4)),
        good("甲一\f甲二\f甲三", printed=(1, 2, 3)),
        good("甲一\f甲二\f版记", printed=(1, 2, None)),
        good("甲一\f甲二\f附件\f附件二", printed=(1, 2, 1, 2)),
        good(f"{_FIRST}\f{_SECOND}\f{_THIRD}"),
    ),
)
