"""页码顺序装错。

按纸面上页码核对：顺序与装订顺序不同的，报告哪一页装错，并给出应有的顺序。
没有印页码的页（首页、版记页、盖章遮住页码的页）跟随前后页；附件从1重新编号的，按新的一组核对。
三页以上页码清楚且能完全说明顺序的，报错误；否则报警告。

没有印页码或者页码看不清的，按文字核对：前页末尾与后页开头能否接上、序号是否连续、首页末页的特征在哪里、先后交代是否合理。
另一种次序明显更通顺、并且有两种以上依据的，才报告；这是推断，所以报警告，由人核对。

依据：《党政机关公文处理工作条例》第二十五条（印制前复核、核发前检查）；GB/T 9704—2012 第6.3条、第7.5条。
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
    """Report, once, that pages are out of order, with the order they should be bound in."""
    binding = case.binding
    if binding is None:
        return
    if binding.unread and None in binding.printed:
        yield hit_at_page(
            case,
            1,
            f"本件有{len(case.reply.pages)}页，页数太多，没有印页码的页未按文字核对次序。",
            suggestion="分成几件核对，或者人工核对没有页码的页。",
            severity=Severity.INFO,
            confidence=Confidence.HIGH,
        )
    problems = binding.having(Problem.WRONG_ORDER)
    if not problems:
        return
    sure = all(problem.confidence is Confidence.HIGH for problem in problems)
    places = "、".join(str(problem.page) for problem in problems)
    reasons = "；".join(dict.fromkeys(problem.reason for problem in problems))
    order = "、".join(str(page) for page in binding.proposed_order)
    yield hit_at_page(
        case,
        problems[0].page,
        f"第{places}页装订顺序有误：{reasons}。",
        suggestion=f"按现在的第{order}页的次序重新装订。",
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
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
    title="页序装错",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad("甲一\f甲二\f⟦甲四⟧\f甲三", printed=(1, 2, 4, 3)),
        good("甲一\f甲二\f甲三\f甲四", printed=(1, 2, 3, 4)),
        good("甲一\f甲二\f乙一\f乙二", printed=(1, 2, 1, 2)),
        good("甲一\f甲二\f甲三", printed=(None, 2, 3)),
        good("甲二三\f甲二四\f甲二五", printed=(23, 24, 25)),
        bad(f"{_FIRST}\f⟦{_THIRD[:12]}⟧{_THIRD[12:]}\f{_SECOND}"),
        good(f"{_FIRST}\f{_SECOND}\f{_THIRD}"),
    ),
)
