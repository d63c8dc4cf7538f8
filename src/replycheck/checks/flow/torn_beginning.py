"""一段从半句话开始。

段首的文字通常只出现在句子中间（如“民法院提起诉讼……”），或者一段以逗号、顿号、句号、右括号、右引号开头，说明前面被剪掉了。
根据大量裁判文书和答复中句首、句中的用字推断；本件别处同样的字总是接在同一个字后面的，也算一种依据。
标题、条目、表格、联系方式不看；全文都在句子中间换行的（如网页、邮件的硬回车），不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）；多少才算，是本工具根据正确的答复定的。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import FLOWING
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report paragraphs that begin in mid-sentence."""
    for span in case.reading.begun:
        yield Hit(
            span, "这一段从半句话开始，前面可能被剪掉了。", suggestion="对照底稿补上前面的文字，或者删去剩下的半句。"
        )


RULE = Rule(
    module=__name__,
    title="段落从半句话开始",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=FLOWING,
    examples=(
        bad(
            "罗大勇：\n你的来信收悉。\n⟦，本局工作人员邓凯到现场查看了站台，并且查阅了客流记录，听取了你的意见。⟧\n特此答复。"
        ),
        bad(
            "罗大勇：\n你的来信收悉。\n⟦了你的意见，并决定在该站设置站台和雨棚，由市公交公司施工，4月30日前完工。⟧\n特此答复。"
        ),
        good("罗大勇：\n你的来信收悉。\n依照规定，本局决定予以支持，在该站设置站台和雨棚，4月30日前完工。\n特此答复。"),
        good("罗大勇：\n你的来信收悉。\n联系人：邓凯，联系电话：0831-5550133，工作日上午九点至下午五点。\n特此答复。"),
    ),
)
