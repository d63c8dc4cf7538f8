"""称呼与标题里的人对不上。

标题写“关于马某福反映……的意见书”，称呼应当也是马某福。只差一个字的，多半写错；完全不同的，多半是套用别的答复没有改。
写给机关单位的不查；一个遮盖、一个不遮盖的，只比姓。称呼里有好几个人的，有一个对上就不报。

依据：GB/T 9704—2012 7.3.1、7.3.2；《党政机关公文处理工作条例》第二十条（审核时应核对人名）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.people import addressed, apart, is_masked, titled
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report a salutation that names nobody of the title."""
    title, salutation = titled(case), addressed(case)
    if not title or not salutation:
        return
    names = {one.name for one in title}
    if any(_same(one.name, name) for one in salutation for name in names):
        return
    one, other = salutation[0], title[0]
    slip = apart(one.name, other.name) == 1
    yield Hit(
        one.span,
        f"标题里是“{other.name}”，称呼是“{one.name}”" + ("，差一个字。" if slip else "，不是一个人。"),
        suggestion="对照来信核对姓名，把标题和称呼改一致。",
    )


def _same(one: str, other: str) -> bool:
    if one == other or one in other or other in one:
        return True
    return (is_masked(one) or is_masked(other)) and one[0] == other[0]


_TITLE = "关于{}反映宅基地问题的答复意见书\n"

RULE = Rule(
    module=__name__,
    title="称呼与标题不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad(_TITLE.format("马德福") + "⟦马得福⟧：\n你的来信收悉。"),
        good(_TITLE.format("马德福") + "马德福：\n你的来信收悉。"),
        bad(_TITLE.format("张建国") + "⟦李卫东⟧：\n你的来信收悉。"),
        good(_TITLE.format("张建国") + "张某：\n你的来信收悉。"),
        good(_TITLE.format("张建国等3人") + "张建国、李卫东、王小明：\n你们的来信收悉。"),
        good(_TITLE.format("张建国") + "云岭市信访局：\n你局转来的材料收悉。"),
        bad("关于扎西多吉信访事项的复核意见书\n⟦扎西多杰⟧：\n你的来信收悉。"),
    ),
)
