"""歧视性的称呼。

残疾、疾病、性别、年龄、户籍、婚姻、前科方面带贬义的称呼，改用法律上的说法。引号里的、转述别人说的不报。

依据：《中华人民共和国残疾人保障法》第三条；《中华人民共和国妇女权益保障法》；《中华人民共和国精神卫生法》第五条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.tone import worded
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report names for people that demean them."""
    for one in worded(case.unquoted[: case.body_end], "bias"):
        advice = "删去。" if one.instead == "删去" else f"改为：{one.instead}。"
        yield Hit(one.span, f"“{one.span.of(case.text)}”带有歧视。", suggestion=advice)


RULE = Rule(
    module=__name__,
    title="歧视性称呼",
    severity=Severity.WARNING,
    severity_in={Profile.GENERIC: Severity.INFO},
    check=check,
    examples=(
        bad("你是⟦残废人⟧，可以申请补贴。"),
        good("你是残疾人，可以申请补贴。"),
        bad("该户为⟦黑户⟧。"),
        good("你反映邻居骂你瘸子，经查属实。"),
    ),
)
