"""只写“经核查”，没有写核查了什么。

“经核查，情况属实”应当让人看到核查的对象：查阅了哪些材料，到了什么地方，问了哪些人，会同哪些部门。
全文没有一处写明核查对象时提示一次；引号里的、从裁判文书照搬来的文字不算。

依据：《信访工作条例》第三十一条第六项（应当调查核实）；《信访事项网上办理工作规程》关于答复内容的要求（调查核实情况）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.parts import OBJECT, first
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_CLAIMED = pattern(
    r"经(?:我[院局委办]|本[院局委]|多方|认真|仔细|全面|进一步|初步)?(?:核查|调查核实|调查|核实|审查|复查|复核|查)(?=[，,：:])"
    r"|(?:进行|开展)了(?:认真|全面|深入|仔细)?的?(?:核查|调查|核实|审查)"
)


def check(case: Case) -> Iterator[Hit]:
    """Report the first claim of a verification where the whole reply names nothing that was verified."""
    claimed = first(_CLAIMED, case.own_words, case.body_end)
    if claimed is not None and first(OBJECT, case.own_words, case.body_end) is None:
        yield Hit(
            claimed,
            f"只写了“{claimed.of(case.text)}”，没有写核查了什么材料、到了哪里、问了谁。",
            suggestion="写明核查的对象，例如：“经调阅执行案卷、询问承办法官、到某某村现场查看”。",
        )


RULE = Rule(
    module=__name__,
    title="没有写核查对象",
    severity=Severity.INFO,
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=WRITTEN_REPLIES,
    in_plain=asked,
    examples=(
        bad("张某：\n你反映的问题收悉。⟦经核查⟧，情况不属实。"),
        good("张某：\n你反映的问题收悉。经核查，情况不属实。我们调阅了登记档案，并询问了经办人。"),
        good("张某：\n你反映的问题收悉。经到某某村核实，情况不属实。"),
        bad("张某：\n收到来信后，⟦进行了认真核查⟧，你的请求不予支持。"),
        good("张某：\n你的请求不予支持。"),
        good("张某：\n你在信中写道“经核查，情况不属实”。"),
        good("网友：您好！经核查，情况属实，已经整改。", profile=Profile.ONLINE_REPLY),
    ),
)
