"""Whether a text tells what an office itself did: whom it spoke with, what it looked into, what it answers."""

from __future__ import annotations

from replycheck.facts.structure.telling import SentencePart, possible_in
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_RECEIVED = pattern("收悉|收到(?:你|您)?(?:的)?(?:来信|信访)|答复如下|回复如下|高度重视")
_ACTED = pattern("联系|电话|面谈|约谈|谈话|接待|走访|现场|核实|核查|调查|查阅|调阅|调取|询问|座谈|协商|听取")
_DETAIL = pattern(
    r"[\d一二三四五六七八九十]{1,3}[日号]|[当同次]日|当天|案卷|卷宗|记录|笔录|录像|录音|台账|流水|凭证|回执"
)
_ANSWERED = pattern(
    "不予(?:支持|采纳|办理|退还|受理|解除)|予以(?:支持|采纳|解决|办理|退还|解除|更正|纠正|补正)|[你您](?:可以|可|应当|应|如)"
    "|建议[你您]|(?:已经?|将|正在)[^。]{0,14}(?:解除|退还|发放|办理|支付|安排|移送|纠正|更正|补正|送达|执行|修复|修好)"
)


def tells_own_deeds(text: str) -> bool:
    """Whether a sentence tells of contact, verification or an answer; the words of others are blanked in ``text``."""
    for span in sentences(text):
        words = span.of(text)
        acted = _ACTED.search(words) and _DETAIL.search(words) and not _RECEIVED.search(words)
        if acted or _ANSWERED.search(words) or SentencePart.CONTACT in possible_in(words):
            return True
    return False
