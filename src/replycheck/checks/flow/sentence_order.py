"""一段之中句子的次序不通顺。

只看可以直接看出来的：小标题一样的短句（“关于退款。”“（二）退款”）不在它领起的话前面；“现答复如下”后面本段还有话；
“第二项”在“第一项”前面；同一个人先只写姓名、后面才写职务；按日期叙述的句子日期倒退；收到来信写在本段别的话后面；
救济途径、已经解释写在处理结论前面。其余的次序各人有各人的写法，不看。这是推断，所以报警告，由人核对。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import FLOWING, Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.flowing import opening
from replycheck.rules.rule import Need, Rule

_SAYS = {
    "label": "它领起的话写在前面了",
    "lead-in": "后面在本段还有别的话",
    "numbers": "序号比前一句小",
    "names": "前面一句已经用了这个人的姓名，到这里才写职务",
    "dates": "日期比前一句早",
    "receipt": "收到来信应写在本段最前面",
    "remedy": "应写在处理结论后面",
}


def check(case: Case) -> Iterator[Hit]:
    """Report paragraphs whose sentences are out of order."""
    for found in case.reading.shuffled:
        yield Hit(
            found.sentence,
            f"这一段里“{opening(case.reply, found.sentence)}”这一句的位置不对：{_SAYS[found.kind]}。",
            suggestion="对照底稿理顺这一段的句子。",
        )


_FOUND = "经查，该站每天上下车约六百人次，具备设置站台的条件。"
RULE = Rule(
    module=__name__,
    title="句子次序不通顺",
    severity=Severity.WARNING,
    severity_in={Profile.ONLINE_REPLY: Severity.INFO},  # what comes over the web has often lost its line breaks
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=FLOWING,
    examples=(
        good(f"罗大勇：\n你的来信收悉。\n关于站台。{_FOUND}\n特此答复。"),
        bad(f"罗大勇：\n你的来信收悉。\n{_FOUND}⟦关于站台的问题。⟧\n特此答复。"),
        good(f"罗大勇：\n你的来信收悉，我们作了调查。现将结果答复如下。\n{_FOUND}"),
        bad(f"罗大勇：\n⟦现将结果答复如下。⟧你的来信收悉，我们作了调查。\n{_FOUND}"),
        good(f"罗大勇：\n{_FOUND}\n第一，同意设置站台。第二，雨棚一并安装。"),
        bad(f"罗大勇：\n{_FOUND}\n第二，雨棚一并安装。⟦第一，同意设置站台。⟧"),
        good("罗大勇：\n3月2日，工作人员邓凯到现场查看。邓凯又查阅了客流记录。"),
        bad("罗大勇：\n邓凯又查阅了客流记录。⟦3月2日，工作人员邓凯到现场查看。⟧"),
        good("罗大勇：\n3月2日，本局派人到锦屏路现场查看了站台。3月5日，本局又查阅了两个月的客流记录。"),
        bad("罗大勇：\n3月5日，本局又查阅了两个月的客流记录。⟦3月2日，本局派人到锦屏路现场查看了站台。⟧"),
        good("罗大勇：\n你2月20日来信反映站台问题。本局派人作了查看。"),
        bad("罗大勇：\n本局派人作了查看。⟦你2月20日来信反映站台问题。⟧"),
        good("罗大勇：\n你的请求不予支持。你如不服本意见，可以自收到之日起三十日内请求复查。"),
        bad("罗大勇：\n⟦你如不服本意见，可以自收到之日起三十日内请求复查。⟧你的请求不予支持。"),
    ),
)
