"""留着从网页、文档复制时带来的东西。

“返回顶部”“打印本页”“上一篇：”“浏览次数：”这样的网页文字独占一行，或者句中留着“[1]”这样的注释号而文中没有注释，说明是从别处复制来的。
引号里的（如教人点击某个按钮）不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.document import ParagraphKind
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import FLOWING
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_WEB = pattern(
    r"(?m)^[ \t\u3000【\[]{0,32}(?:返回(?:顶部|首页|列表|上一页)|打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享到[：:]?"
    r"|[上下]一[篇条][：:][^\n]{0,40}|(?:浏览|阅读|点击)(?:次数|量|数)[：:]\s*\d+|字[体号][：:]?\s*[大中小 ]{1,6}"
    r"|点击查看(?:更多|原文|全文)?|查看原文)[】\]]{0,8}[ \t\u3000]{0,32}$"
)
_NOTE = pattern(r"(?<=[\u4e00-\u9fff”》）])\[\d{1,2}\](?=[，。；、\u4e00-\u9fff])", needs="[")


def check(case: Case) -> Iterator[Hit]:
    """Report lines of web pages and marks of notes that are not there."""
    text = case.unquoted[: case.body_end]
    for match in _WEB.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        yield Hit(
            Span(start, start + len(words.strip())),
            f"“{words.strip()}”是网页上的文字。",
            suggestion="删去，并核对前后是不是粘贴来的。",
        )
    if any(paragraph.kind is ParagraphKind.FOOTNOTE for paragraph in case.reply.paragraphs):
        return
    for match in _NOTE.finditer(text):
        yield Hit(
            Span(*match.span()),
            f"“{match.group()}”是复制时带来的注释号，文中没有注释。",
            suggestion="删去，并核对这一句的出处。",
        )


RULE = Rule(
    module=__name__,
    title="复制时带来的文字",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=FLOWING,
    examples=(
        bad("罗大勇：\n你的来信收悉。\n⟦返回顶部⟧\n特此答复。"),
        bad("罗大勇：\n你的来信收悉。\n⟦浏览次数：235⟧\n特此答复。"),
        bad("罗大勇：\n依照有关规定⟦[1]⟧，不予支持。\n特此答复。"),
        good("罗大勇：\n请在网页上点击“返回首页”。\n特此答复。"),
        good("罗大勇：\n你问怎样打印本页，请点击右上角。\n特此答复。"),
        good("罗大勇：\n依照规定[2023]5号文，不予支持。\n特此答复。"),
    ),
)
