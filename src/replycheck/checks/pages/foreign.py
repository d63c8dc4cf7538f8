"""夹有别的文件的页。

一页的文字与前后页和其他各页都接不上、用词也不同的，可能是从别的案件、别的文件中夹进来的；印着的总页数与其他页不同的，也是如此。
这是根据文字作出的推断，不是定论，所以报警告，由人核对。附件另起一部分，不与正文相比。

依据：《党政机关公文处理工作条例》第二十五条（核发前检查印制质量）；GB/T 9704—2012 第6.3条。
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
    """Report every page that seems to belong to another document."""
    for problem in () if case.binding is None else case.binding.having(Problem.FOREIGN):
        yield hit_at_page(
            case,
            problem.page,
            f"第{problem.page}页可能不是本件的：{problem.reason}。",
            suggestion="核对这一页是否属于本件，不属于的抽出。",
            severity=Severity.WARNING,
            confidence=problem.confidence,
        )


_FIRST = (
    "关于李某某反映渠道占地补偿问题的答复\n李某某：\n你反映河西村修建灌溉渠道占用你家承包地、补偿没有到位的信件收到。"
    "我局派人到河西村查看了渠道和承包地，与村民小组长和你本人作了谈话，查阅了渠道工程的施工图纸和补偿清册。现将核查的情况"
)
_SECOND = (
    "答复如下：\n一、关于占地面积。渠道占用你家承包地零点四亩，与补偿清册上登记的面积一致，你在清册上签了字。\n"
    "二、关于补偿标准。渠道占地按照镇政府公布的标准补偿，河西村各户都按这个标准，没有差别。\n三、关于补偿款。你家的补偿款已经"
)
_THIRD = (
    "打入你本人的银行账户，村民小组长把渠道占地补偿的清册在公开栏张贴了七天。你对渠道占地补偿仍有意见的，"
    "可以带承包合同到我局面谈，也可以依法申请复查。\n特此答复。\n河西镇农业农村局\n2023年6月1日"
)
_STRANGER = (
    "用匕首威胁被害人钱某交出手机和现金。\n公诉机关当庭出示了被害人钱某的陈述、证人周某的证言、辨认笔录、扣押清单和监控录像。"
    "被告人赵某对指控的抢劫事实没有异议，辩护人提出赵某系初犯、认罪认罚，请求从轻处罚。\n上述证据来源合法，内容客观真实，"
    "能够相互印证，足以证明被告人赵某以非法占有为目的，采用暴力手段劫取他人财物，其行为已构成抢劫罪，应当依法追究刑事"
)

RULE = Rule(
    module=__name__,
    title="夹有他件的页",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad(f"{_FIRST}\f⟦{_STRANGER[:18]}⟧{_STRANGER[18:]}\f{_SECOND}\f{_THIRD}"),
        good(f"{_FIRST}\f{_SECOND}\f{_THIRD}"),
        good(f"{_FIRST}\f{_SECOND}\f{_THIRD}\f附件1\n{_STRANGER}"),
    ),
)
