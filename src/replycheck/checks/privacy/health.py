"""写出了第三人的病情。

写明是谁得了什么病（艾滋病、精神障碍、乙肝、癌症、流产等），超出了答复需要的，应当删去。说的是“你”自己的不报。

依据：《中华人民共和国个人信息保护法》第二十八条（医疗健康信息是敏感个人信息）；《中华人民共和国精神卫生法》第二十三条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.leaving import LEAVING
from replycheck.rules.people import is_masked, petitioners
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_ILLNESS = (
    "艾滋病|HIV|梅毒|性病|精神分裂症?|精神障碍|抑郁症|双相情感障碍|乙肝|丙肝|肝炎|癌症?|白血病|尿毒症"
    "|肺结核|癫痫|流产|不孕"
)
_SUFFERS = r"(?:[^，。；\n]{0,6}?)(?:患有?|确诊为?|被诊断为|感染了?|系)[^，。；\n]{0,8}?"
_ILL = pattern(
    lambda: rf"(?<![\u4e00-\u9fff])(?P<name>{name_pattern()}){_SUFFERS}(?:{_ILLNESS})",
    needs=("患", "确诊", "诊断", "感染", "系"),
)
"""A name, a word of suffering, an illness that people keep to themselves."""


_PLACE = pattern("[区县市镇乡村省院]|[对于在]$")
"""万州区对于确诊…… names no person."""


def check(case: Case) -> Iterator[Hit]:
    """Report a named third person with an illness."""
    text = case.unquoted[: case.body_end]
    own = {one.name for one in petitioners(case)}
    for match in _ILL.finditer(text):
        name = match["name"]
        if name not in own and not _PLACE.search(name) and not is_masked(name) and not not_names().match(name):
            yield Hit(
                Span(match.start("name"), match.end()),
                f"写出了{name}的病情。",
                suggestion="答复不需要的删去；需要的，隐去姓名。",
            )


RULE = Rule(
    module=__name__,
    title="病情外露",
    severity=Severity.WARNING,
    check=check,
    profiles=LEAVING,
    examples=(
        bad("经查，⟦赵宏达患有精神分裂症⟧，无劳动能力。"),
        good("经查，赵某患有精神分裂症，无劳动能力。"),
        good("你患有尿毒症，可以申请救助。"),
        good("1月起，G1区对于确诊肺结核的患者给予补助。"),
    ),
)
