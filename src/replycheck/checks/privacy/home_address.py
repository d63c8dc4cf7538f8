"""写出了具体到门牌的住址。

住址写到街道、小区就够了。单位的办公地址、争议房屋的坐落、送达地址确认、复查复核意见开头申请人一行的住址不报。

依据：《中华人民共和国个人信息保护法》第五条、第六条；《信访工作条例》第三十条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.leaving import LEAVING
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_HOME = pattern(
    r"(?:家住|现住|住址[：:为是]?|家庭地址[：:为是]?|住所地?[：:为是]?|户籍(?:地|所在地)?[：:为是]?(?![迁转登注])|居住在"
    r"|(?<=[，。；（(])住(?=[\u4e00-\u9fff]{2,8}[省市县区]))"
    r"(?P<place>[\u4e00-\u9fff\d]{4,40}?\d{1,5}(?:号|弄|幢|栋|组)"
    r"(?:[\u4e00-\u9fff\d]{0,10}?\d{1,5}(?:室|单元|楼|户|号|栋|幢)){0,3})"
)

_OFFICE = pattern(
    r"(?:公司|[银支分]行|厂|局|委员会|政府|医院|学校|[小中大]学|幼儿园|[社处所厅店院站团]|中心|协会|Limited|LIMITED|Ltd\.?)"
    r"(?:[（(][^（()）\n]{0,80}[）)])?[，,。；;、：: \u3000]{0,3}$"
)
_PERSON = pattern("[男女]|出生|身份证|[汉回满藏苗壮]族")
"""Where a firm or an office has its seat (住所地) is nobody's home."""
_REACH = 130
_PARTY = pattern(r"[ \u3000]*(?:申请人|复[查核]申请人|再审申请人|申诉人|信访人)[：:][^。；\n]{0,60}$")
"""The line at the head of a decision that says who asked for it: its reader is that person."""


def check(case: Case) -> Iterator[Hit]:
    """Report dwellings that are told to the door."""
    text = case.unquoted[: case.body_end]
    for match in _HOME.finditer(text):
        low = text.rfind("\n", 0, match.start()) + 1
        near = max(low, match.start() - _REACH)
        seat = match.group().startswith("住所") and _PERSON.search(text, near, match.start()) is None
        if seat or _PARTY.match(text, low, match.start()) or _OFFICE.search(text, near, match.start()):
            continue
        yield Hit(
            Span(match.start(), match.end()), "写出了具体到门牌的住址。", suggestion="删去，或者只写到街道、小区。"
        )


RULE = Rule(
    module=__name__,
    title="住址外露",
    severity=Severity.WARNING,
    check=check,
    profiles=LEAVING,
    examples=(
        bad("你⟦家住武汉市青山区友谊大道12号3栋501室⟧。"),
        good("你家住友谊大道某小区。"),
        bad("证人：李某，女，⟦住青山市城南街道柳巷12号⟧。"),
        good("申请人：冯某，女，1971年8月出生，住临川市城南街道柳巷12号。"),
        good(
            "被告：某某市青湖贸易有限公司（原青湖商店），住所地：某某市城南区柳巷12号。第三人青湖农村信用社，住城南区柳巷14号。"
        ),
        good("你请求撤销派出所将其户籍迁入城南区柳巷12号的行为。"),
        good("本院地址：武汉市青山区友谊大道12号。"),
    ),
)
