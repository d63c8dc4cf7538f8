"""答复说的裁判结果与裁判文书不一样。

裁判文书驳回了诉讼请求，答复说支持了；二审维持原判，答复说撤销了一审判决；判的是连带责任，答复说承担一半；刑期写错。
只比较答复说成是法院决定的事项，答复机关自己对信访请求的处理意见不比较。支持、采纳、准许与驳回、不予支持、没有同意，怎样措辞都算同一个意思。
双方都写得明确的（判决主文有这一项，答复写明是判决、裁定）报错误，其余报警告，并列出两处原文。
说的是另一份文书的，不比较；没有附那份文书就无从核对。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对人名、地名、时间、数字和引文）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.rules.statements import misstated


def check(case: Case) -> Iterator[Hit]:
    """Report outcomes that the judgment does not have."""
    return misstated(case, "outcome", "outcome-on-appeal", "appeal-status", "sentence")


_JUDGMENT = (
    "青石市云岭区人民法院\n民事判决书\n（2022）鄂0199民初456号\n"
    "原告：邹明远，男，1970年4月5日出生。\n被告：许小梅，女，1975年3月2日出生。\n"
    "原告邹明远与被告许小梅民间借贷纠纷一案，本院于2022年3月8日立案后，依法适用简易程序，于2022年4月12日公开开庭进行了审理。\n"
    "经审理查明，2019年6月15日，邹明远与许小梅签订借款合同，约定借款本金240000元，月利率1%。2020年9月30日，许小梅归还35000元。\n"
    "本院认为，借款合同合法有效，许小梅应当偿还尚欠的本金。依照《中华人民共和国民法典》第六百七十五条的规定，判决如下：\n"
    "一、被告许小梅于本判决生效之日起十五日内偿还原告邹明远借款本金205000元；\n二、驳回原告邹明远的其他诉讼请求。\n"
    "案件受理费4900元，由被告许小梅负担。\n审判员 方文\n二〇二二年五月二十日\n书记员 李可"
)
_OPEN = "邹明远：\n你的来信收悉。5月10日，承办人与你面谈，听取了你的意见，现答复如下：\n"

RULE = Rule(
    module=__name__,
    title="裁判结果与文书不符",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(_OPEN + "我院（2022）鄂0199民初456号民事判决，⟦把你的诉讼请求全部驳回⟧。", sources=(_JUDGMENT,)),
        good(
            _OPEN + "我院（2022）鄂0199民初456号民事判决，支持了你要求许小梅还款的诉讼请求，驳回了你的其他诉讼请求。",
            sources=(_JUDGMENT,),
        ),
        good(_OPEN + "我院（2022）鄂0199民初456号民事判决，驳回了你关于利息的诉讼请求。", sources=(_JUDGMENT,)),
        good(_OPEN + "你要求由我院先行垫付，没有法律依据，这项请求不予支持。许小梅应当还款。", sources=(_JUDGMENT,)),
    ),
)
