"""答复转述了几项诉求，后面回答的却少了。

没有提供来信时，用答复自己转述的诉求来核对：“你反映以下三个问题：一、……二、……三、……”之后，
分项回答的只有两项，就是漏答。写明“一并答复”“综合答复”的不报；转述的诉求或者回答没有分项编号的，数不出来，不报。

依据：《信访工作条例》第三十二条：处理意见应当载明投诉请求，并逐项提出意见。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.demands.units import numbers
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import pattern

_TOLD = pattern(
    r"(?:反映|提出|请求|要求|诉求|咨询|投诉)[^。！？\n]{0,16}?(?:以下|下列|如下|了)?(?P<n>[两二三四五六七八九十]|\d{1,2})"
    r"(?:个|项|点|条|方面的?)(?:问题|请求|要求|诉求|事项|意见|建议)"
)
_LEAD = pattern(r"(?:答复|回复|处理|告知|说明)(?:意见)?如下\s*[：:]?")
_JOINT = pattern(
    r"一并(?:答复|回复|说明|解释)|综合(?:答复|回复|说明)|合并(?:答复|回复)|(?:上述|以上)(?:各项|问题|诉求)[^。]{0,6}(?:答复|回复)如下"
)


def check(case: Case) -> Iterator[Hit]:
    """Report where fewer numbered answers follow the lead-in than demands were counted before it."""
    text = case.unquoted[: case.body_end]
    for told in _TOLD.finditer(text):
        counted = ordinal(told["n"].replace("两", "二"))
        lead = _LEAD.search(text, told.end())
        if counted is None or counted < 2 or lead is None or _JOINT.search(text, told.start()):  # noqa: PLR2004 - one is one
            return
        answers = numbers(text[lead.end() :])
        highest = max(answers, default=0)
        if answers == frozenset(range(1, highest + 1)) and 1 < highest < counted:
            yield Hit(
                Span(*told.span()),
                f"这里说诉求有{counted}项，后面分项回答的只有{highest}项。",
                suggestion="补上没有回答的诉求；几项合在一起回答的，写明“一并答复”。",
            )
        return


RULE = Rule(
    module=__name__,
    title="回答少于诉求",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.WHOLE}),
    confidence=Confidence.MEDIUM,
    examples=(
        bad(
            "周某：\n你⟦反映以下三个问题⟧：返还原件、解除冻结、说明原因。现答复如下：\n一、原件已退还。\n二、账户已解冻。"
        ),
        good("周某：\n你反映以下两个问题：返还原件、解除冻结。现答复如下：\n一、原件已退还。\n二、账户已解冻。"),
        good(
            "周某：\n你反映以下三个问题：返还原件、解除冻结、说明原因。现一并答复如下：\n一、原件已退还。\n二、账户已解冻。"
        ),
        good("周某：\n你反映三个问题收悉。现答复如下：\n原件已退还，账户已解冻，原因已当面说明。"),
        good("周某：\n你反映一个问题。现答复如下：\n一、原件已退还。\n二、账户已解冻。"),
    ),
)
