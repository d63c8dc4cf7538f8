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
    r"联系人|承办|经办|法官|联系电话|联系方式|咨询|热线|服务|投诉电话|举报电话|监督电话|办公|值班|传真|客服|工作时间"
)
_WE = pattern(r"本[院局]|我[院局]|拨打|致电")
"""In the clause of the number only: what the office did in the clause before says nothing of whose number it is."""
_THEIRS = pattern(r"[你您他她其]的?(?:手机|电话|号码)|(?:手机|电话)号码?[^，。；\d]{0,4}$|家住")
_KIN = (
    r"邻居|女儿|儿子|妻子|丈夫|老伴|父亲|母亲|爱人|家属|亲属|亲戚|朋友|同事|同学|工友|老乡|室友|合伙人|证人|举报人|投诉人|来信人|信访人|反映人"
    r"|当事人|村民|居民|住户|业主|租客|租户|房东|司机|老板|店主|户主|家长|学生|患者|病人|病友|买家|卖家|老人"
)
_THIRD = pattern(
    rf"(?:{_KIN}|[你您他她其][^，。；\d]{{0,6}}的|同[住村组班学行桌宿][^，。；\d]{{0,4}})[\u4e00-\u9fff·]{{0,4}}"
    r"(?:的?(?:手机|电话|号码|联系方式)号?码?[^，。；\d]{0,4}|[（(](?:手机|电话|联系电话|联系方式)?号?码?[：:]?)$"
)
_REACH = 24


def check(case: Case) -> Iterator[Hit]:
    """Report mobile numbers that are not given as the office's own line."""
    for one in case.facts.phones:
        if one.kind is not PhoneKind.MOBILE or "*" in one.digits:
            continue
        low = max(case.text.rfind("\n", 0, one.span.start) + 1, one.span.start - _REACH)
        ahead = case.text[low : one.span.start]
        clause = ahead.replace("。", "，").rpartition("，")[2]
        own = (
            (_OFFICE.search(ahead.rpartition("。")[2]) is not None or _WE.search(clause) is not None)
            and not _THIRD.search(ahead)
            and not _THEIRS.search(clause)
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
        bad("我局信访专员已拨打你工友阿木（⟦13900000000⟧）的电话找到你。"),
        bad("你的姓名我局将予以保密，与你同住的邱某（⟦电话13900000000⟧）也已接到通知。"),
        good("你的姓名我局将予以保密。联系人：邱某（电话13900000000）。"),
        bad("你的⟦手机13812345678⟧已登记。"),
        good("你的手机138****5678已登记。"),
        good("联系人：韩某，联系电话：13812345678。"),
        good("联系电话：0500-5550118。"),
        bad("已拨打你邻居卢桂香⟦电话13912345678⟧向你说明。"),
        good("已拨打你邻居卢桂香的电话向你说明。"),
        bad("证人李某，⟦手机13912345678⟧。"),
    ),
)
