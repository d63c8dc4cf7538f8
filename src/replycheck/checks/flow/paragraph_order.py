"""段落的先后次序不对，可能剪贴时放错了位置。

把全文各段重新排一遍，看哪一种次序最通顺：收到来信、诉求、联系核查、查明情况、处理意见、救济途径各部分通常的先后，
日期的先后，序号，“该”“上述”所指的事物、人名单位的全称与简称哪个先出现，标题与下面的内容，段首的承接词。
只有另一种次序比现在明显更通顺、而且有两种以上相互独立的依据（或者序号、全称简称这样可以直接看出来的依据）时才报；
建议的次序写在报告里。先写结论再说明、逐项答复的，不算次序不对；网上留言的答复、告知书写法自由，只报能直接看出来的。
各人有各人的讲法：凭用语看出来的，移动之后还要更通顺才报；分寸是用许多手笔的正确答复定的。这是推断，所以报警告，由人核对。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对段落顺序）；多少才算明显，是本工具根据正确的答复定的。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import FLOWING
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.flowing import believed, opening
from replycheck.rules.rule import Need, Rule

_NAMED = 3


def check(case: Case) -> Iterator[Hit]:
    """Report the first paragraph that is out of place, with the others and where each should stand."""
    found = case.reading.disorder
    if found is None or not found.misplaced or not believed(found, case.profile):
        return
    moves = [
        f"“{opening(case.reply, moved.span)}”这一段"
        + ("应放在最前面" if moved.after is None else f"应接在“{opening(case.reply, moved.after)}”之后")
        for moved in found.misplaced
    ]
    more = "等" if len(moves) > _NAMED else ""
    yield Hit(
        found.misplaced[0].span,
        f"段落的次序不通顺：{'；'.join(moves[:_NAMED])}{more}。看的是{'、'.join(found.signs) or '各段之间的衔接'}。",
        suggestion="按建议的次序核对；是粘贴时放错的，移回原处。",
        severity=None if found.sure else Severity.INFO,
    )


_HEAD = (
    "关于罗大勇反映公交站台问题的答复意见书\n罗大勇：\n"
    "你2023年2月20日的来信，本局于2月22日收到，2月24日受理。现答复如下。"
)
_DEMAND = "你反映锦屏路17路公交站没有站台和雨棚，老人上下车不便，要求增设站台。"
_CONTACT = (
    "2月27日，本局工作人员邓凯电话与你联系，听取了你的意见。3月2日，邓凯到锦屏路现场查看，并查阅了该站的客流记录。"
)
_FACTS = "经查，你反映的情况属实。该站每天上下车约六百人次，人行道宽四米，具备设置站台的条件。"
_VIEW = (
    "依照《城市公共汽车和电车客运管理规定》第十条的规定，本局决定予以支持，在该站设置站台，4月30日前完工。"
    "3月10日，邓凯电话向你作了说明。"
)
_REMEDY = "如不服本答复意见，可以自收到本意见书之日起30日内向青川市人民政府请求复查。\n青川市交通运输局\n2023年3月15日"

RULE = Rule(
    module=__name__,
    title="段落次序不通顺",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=FLOWING,
    examples=(
        good(f"{_HEAD}\n{_DEMAND}\n{_CONTACT}\n{_FACTS}\n{_VIEW}\n{_REMEDY}"),
        bad(f"{_HEAD}\n{_DEMAND}\n⟦{_VIEW}⟧\n{_CONTACT}\n{_FACTS}\n{_REMEDY}"),
        good(f"{_HEAD}\n{_DEMAND}\n{_CONTACT}{_FACTS}\n{_VIEW}\n{_REMEDY}"),
        good("罗大勇：\n你的来信收悉。\n站台已经建好。"),
    ),
)
