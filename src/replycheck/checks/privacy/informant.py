"""写给被反映单位、个人的文书里说出了举报人。

举报、检举、控告的人是谁，不能告诉被举报的一方。函、通报里写“经某某举报”“举报人某某”的，隐去姓名。

依据：《信访工作条例》第三十条（不得将检举、控告材料及有关情况透露或者转给被检举、控告的人员或者单位）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.names import name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.people import is_masked, petitioners
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_INFORMANT = pattern(
    lambda: (
        rf"(?:举报人|检举人|控告人)(?P<name>{name_pattern()})(?=[，。；、（(的于在向称提反到])"
        rf"|(?:经|据|由|接|收到)(?P<name2>{name_pattern()})(?:实名)?(?:举报|检举|控告)"
    ),
    needs=("举报", "检举", "控告"),
)


def check(case: Case) -> Iterator[Hit]:
    """Report the name of an informant in a paper that does not go to him."""
    own = {one.name for one in petitioners(case)}
    for match in _INFORMANT.finditer(case.unquoted[: case.body_end]):
        name = match["name"] or match["name2"]
        if name not in own and not is_masked(name) and not not_names().match(name):
            group = "name" if match["name"] else "name2"
            yield Hit(
                Span(match.start(group), match.end(group)),
                f"说出了举报人“{name}”。",
                suggestion="隐去姓名，写成“群众举报”；确需写明的，核对收文单位是不是被举报的一方。",
            )


RULE = Rule(
    module=__name__,
    title="举报人外露",
    severity=Severity.WARNING,
    check=check,
    profiles=frozenset({Profile.LETTER, Profile.REPORT_BACK, Profile.OFFICIAL_REPLY, Profile.ONLINE_REPLY}),
    examples=(
        bad("云岭市某某公司：\n经⟦李卫东⟧举报，你公司占用绿地。", profile=Profile.LETTER),
        good("云岭市某某公司：\n经群众举报，你公司占用绿地。", profile=Profile.LETTER),
        bad("举报人⟦李卫东⟧称，你公司占用绿地。", profile=Profile.LETTER),
        good("举报人李某称，你公司占用绿地。", profile=Profile.LETTER),
    ),
)
