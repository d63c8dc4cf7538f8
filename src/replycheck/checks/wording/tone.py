"""训斥、推脱、威吓的话。

“刁民”“无理取闹”“缠访”“不归我们管”“后果自负”这类话，激化矛盾，也不说明理由。如实写明行为、依据和可走的途径就够了。
引号里的、转述别人说的（反映、举报、骂）、否定的（没有、不得、并非）、法律上的行为名称不报。

依据：《信访工作条例》第二十七条、第二十八条（不得敷衍塞责、推诿扯皮，做好解释疏导）；《党政机关公文处理工作条例》第十九条（表述准确，用语规范）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.tone import worded
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.role import Role
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report words that shame, shirk or threaten in the office's own voice."""
    if case.role is Role.JUDGMENT:
        return  # what a party did, or argued
    for one in worded(case.unquoted[: case.body_end], "shame", "shirk", "threat"):
        advice = "删去，如实写明事实和依据。" if one.instead == "删去" else f"改为：{one.instead}。"
        yield Hit(one.span, f"“{one.span.of(case.text)}”不宜写进答复。", suggestion=advice)


RULE = Rule(
    module=__name__,
    title="用语不当",
    severity=Severity.WARNING,
    severity_in={Profile.GENERIC: Severity.INFO},
    check=check,
    examples=(
        bad("因你⟦无理取闹⟧、长期⟦缠访⟧，属于⟦刁民⟧，⟦不予理睬⟧。"),
        good("因你多次来访，本院法官两次当面向你说明了理由。"),
        bad("该事项⟦不归我们管⟧，你⟦自己想办法⟧。"),
        good("该事项依法由区住房和城乡建设局处理，已于5月6日转送。"),
        bad("逾期⟦后果自负⟧。"),
        good("你反映保安骂你“刁民”，经查属实。"),
        good("你反映工作人员态度恶劣、说不归我们管，经查没有这样的言行。"),
    ),
)
