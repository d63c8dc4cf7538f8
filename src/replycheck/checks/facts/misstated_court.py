"""答复说作出裁判的法院与裁判文书不一样。

只看答复说成受理、审理、作出裁判的法院；告知可以向哪个法院申请再审、上诉的，不比较。简称（云岭区法院、青石中院）不算错。

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
    """Report courts that the judgment does not know."""
    return misstated(case, "court")


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
    title="法院与文书不符",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(_OPEN + "你向⟦青石市水口区人民法院⟧起诉许小梅，该案已经审结。", sources=(_JUDGMENT,)),
        good(_OPEN + "你向云岭区法院起诉许小梅，该案已经审结。", sources=(_JUDGMENT,)),
        good(
            _OPEN + "该判决认定：青石市云岭区人民法院2022年4月12日公开开庭，许小梅归还35000元。",
            sources=(_JUDGMENT,),
        ),
        good(_OPEN + "你起诉许小梅一案已经审结，可以向湖北省青石市中级人民法院申请再审。", sources=(_JUDGMENT,)),
    ),
)
