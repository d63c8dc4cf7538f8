"""写出了个人的手机号。

信访人、第三人的手机号不必写进文书。办案人员、联系人的电话，单位的座机、热线不报；遮盖的不报。

依据：《中华人民共和国个人信息保护法》第五条、第六条；《信访工作条例》第三十条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.phones import PhoneKind
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.leaving import LEAVING, labelled
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_OFFICE = pattern(
    r"联系人|承办|经办|法官|联系电话|咨询|热线|服务|投诉电话|举报电话|监督电话|办公|本[院局]|我[院局]|值班|拨打|致电|传真|客服|工作时间"
)
_THEIRS = pattern(r"[你您他她其]的?(?:手机|电话|号码)|(?:手机|电话)号码?[^，。；\d]{0,4}$|家住")
_THIRD = pattern(
    r"(?:邻居|女儿|儿子|妻子|丈夫|父亲|母亲|家属|同事|证人|举报人|投诉人|村民|业主|租客|房东|司机)[\u4e00-\u9fff]{0,4}的?(?:手机|电话)号?码?[^，。；\d]{0,4}$"
)
_REACH = 24


def check(case: Case) -> Iterator[Hit]:
    """Report mobile numbers that are not given as the office's own line."""
    for one in case.facts.phones:
        if one.kind is not PhoneKind.MOBILE or "*" in one.digits:
            continue
        low = max(case.text.rfind("\n", 0, one.span.start) + 1, one.span.start - _REACH)
        ahead = case.text[low : one.span.start]
        own = (
            _OFFICE.search(ahead) is not None
            and not _THIRD.search(ahead)
            and not _THEIRS.search(ahead.rpartition("，")[2])
        )
        if not own:
            yield Hit(
                labelled(case.text, one.span),
                f"写出了个人的手机号（{one.digits[:3]}…{one.digits[-2:]}）。",
                suggestion=f"删去，或者写成{one.digits[:3]}****{one.digits[-4:]}。",
            )


RULE = Rule(
    module=__name__,
    title="手机号外露",
    severity=Severity.WARNING,
    check=check,
    profiles=LEAVING,
    examples=(
        bad("你的⟦手机13812345678⟧已登记。"),
        good("你的手机138****5678已登记。"),
        good("联系人：韩某，联系电话：13812345678。"),
        good("联系电话：0500-5550118。"),
        bad("已拨打你邻居卢桂香⟦电话13912345678⟧向你说明。"),
        good("已拨打你邻居卢桂香的电话向你说明。"),
        bad("证人李某，⟦手机13912345678⟧。"),
    ),
)
