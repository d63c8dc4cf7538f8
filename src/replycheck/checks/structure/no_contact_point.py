"""没有留联系人或者联系电话。

答复末尾写明联系人和电话，信访人有疑问才找得到人。全文没有联系人、电话的提示一次；电话印在页眉页脚里的也算写了。

依据：《信访工作条例》第十八条（公布通信地址、咨询电话）；公文惯例，不是必备内容。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import PLAIN_REPLIES, Profile
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_POINT = pattern(
    r"(?:联系|承办|经办|咨询)(?:人|电话|方式|法官)[^。\n]{0,6}[：:]|(?:电话|热线)[^。\n]{0,6}[：:为]?\s*[\d×—-]{3,}"
    r"|0\d{2,3}[-－—]?[\d×]{7,8}|(?<!\d)1[3-9][\d×*]{9}(?!\d)|(?<!\d)12(?:368|345|388|309)(?!\d)|(?:拨打|致电)[^。\n]{0,20}\d"
)


def check(case: Case) -> Iterator[Hit]:
    """Report that neither text nor running heads name a person or a number to turn to."""
    if _POINT.search(case.text) is None and not any(
        _POINT.search(one.text) for page in case.reply.pages for one in page.running_heads
    ):
        yield absent(case, "没有写联系人和联系电话。", "在落款前写明：“联系人：××，联系电话：××××（工作时间）。”")


RULE = Rule(
    module=__name__,
    title="没有联系方式",
    severity=Severity.INFO,
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=PLAIN_REPLIES | {Profile.PETITION_OPINION, Profile.COURT_REPLY},
    in_plain=asked,
    examples=(
        bad("⟦⟧张某：\n你的请求不予支持。\n特此答复。"),
        good("张某：\n你的请求不予支持。\n联系人：王某。"),
        good("张某：\n有疑问请拨打12368。"),
        good("张某：\n办公电话0999-0000000。"),
        good("网友：您好！路灯已修好。", profile=Profile.ONLINE_REPLY),
    ),
)
