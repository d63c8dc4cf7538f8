"""版面与公文格式不一致。

纸张、白边、行距、标题和正文的字体字号、各级标题的字体、页码的位置和形式、印章压在成文日期上没有、版记的写法，逐项与标准比较，
合成一条，列出条款、应当怎样、现在怎样。行距不查的，在 [house] 里写 leading = 0；行距、字体另有规定的，写在那里。
没有红头的文件、没有设置本单位的式样（配置里的 [house]）时只作提示；有红头或者设置了的是警告。
稿子（--draft）不查页码和印章。文件里没有写明的（扫描件的字体、纯文本的版面）不查。

依据：GB/T 9704—2012 5.2（幅面、版心、字号、行距）、7.3.1、7.3.3（各级标题）、7.3.5（印章）、7.4（版记）、7.5（页码）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.paper.layout import deviations, has_red_head
from replycheck.model.finding import Hit, Severity
from replycheck.model.house import House
from replycheck.model.mark import Paper
from replycheck.model.profile import ANY, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report everything about the layout in one hit."""
    reply = case.reply
    found = deviations(reply, case.house or House(), draft=case.draft)
    if not found:
        return
    table = "；".join(f"{one.what}应为{one.wanted}，现为{one.found}（{one.clause}）" for one in found)
    strict = case.house is not None or has_red_head(reply)
    yield absent(
        case,
        f"版面有{len(found)}处与公文格式不一致：{table}。",
        "按标准或者本单位的式样调整。",
        severity=None if strict else Severity.INFO,
    )


_SIGNED = "张某：\n你的来信收悉。\n青湖市某某局\n2025年3月14日\n"

RULE = Rule(
    module=__name__,
    title="版面不合格式",
    severity=Severity.WARNING,
    check=check,
    profiles=ANY - {Profile.GENERIC, Profile.ONLINE_REPLY},
    examples=(
        bad("⟦⟧张某：\n你的来信收悉。", papers=(Paper(Span(0, 11), 612.0, 792.0, (72.0, 90.0, 72.0, 90.0)),)),
        bad("⟦⟧" + _SIGNED + "抄送：市信访局\n青湖市某某局办公室　　2025年3月12日印发"),
        bad("⟦⟧" + _SIGNED + "抄送：市信访局。\n青湖市某某局办公室　　2025年3月14日"),
        good(_SIGNED + "抄送：市信访局。\n青湖市某某局办公室　　2025年3月14日印发"),
        good("张某：\n你的来信收悉。", papers=(Paper(Span(0, 11), 595.3, 841.9, (104.9, 73.7, 99.2, 79.4)),)),
    ),
)
