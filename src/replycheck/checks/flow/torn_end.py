"""一段没有写完就断了。

正文的一段以逗号、顿号、左括号结尾，或者是句子却没有句号，下面又另起一段，说明后面被剪掉了。
标题、条目、表格、署名、联系方式、地址、“如下：”之后列举的，不报；全文各段都不用句号的，是写法，不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）；GB/T 15834—2011（句末用句号）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import FLOWING
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report paragraphs that end in mid-sentence."""
    for span in case.reading.broken_off:
        yield Hit(span, "这一段没有写完。", suggestion="对照底稿补全；确实完了的，补上句号。")


RULE = Rule(
    module=__name__,
    title="段落没有写完",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=FLOWING,
    examples=(
        bad("罗大勇：\n你的来信收悉。\n⟦3月2日，本局工作人员邓凯到锦屏路现场查看，并且查⟧\n情况属实。\n特此答复。"),
        bad("罗大勇：\n你的来信收悉。\n⟦经查，该站每天上下车约六百人次，⟧\n情况属实。\n特此答复。"),
        bad("罗大勇：\n你的来信收悉。\n⟦站台没有雨棚，台账缺少⟧\n情况属实。\n⟦特此⟧"),
        good("罗大勇：\n你的来信收悉。\n3月2日，本局工作人员邓凯到锦屏路现场查看。\n情况属实。\n特此答复。"),
        good("罗大勇：\n你的来信收悉。\n一、关于锦屏路公交站台和雨棚的设置问题\n情况属实。\n特此答复。"),
        good("罗大勇：\n你的来信收悉。\n联系人：邓凯，联系电话：0831-5550133\n特此答复。"),
        good(
            "罗大勇：\n你来信说，公交站没有站台\n本局查看，情况确实如此，\n决定在今年四月设站台，\n请你放心，届时通知你\n特此答复。"
        ),
    ),
)
