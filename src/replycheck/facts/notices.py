"""Sentences that every reply has to have, or has out of courtesy: sharing them with another reply proves nothing.

They are the notice of remedies, the opening that a letter was received, the lead-in, the closing words and thanks, and
articles of a law behind their citation. What a reader would get wrong: a sentence that *applies* a law to the case is
no notice, so a citation counts only up to the end of what it quotes.
"""

from __future__ import annotations

from replycheck.facts.structure.parts import REMEDY_REVIEW
from replycheck.model.span import Span
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_LONGEST = 160
"""A longer sentence is more than courtesy."""
_NOTICE = pattern(
    r"(?:不服|有异议|不满意|不同意|疑问|新的(?:意见|证据|情况))[^。；]{0,60}(?:复查|复核|再审|申诉|起诉|诉讼|复议|检察|联系|反映|来电|咨询)"
    r"|(?:请求|申请|提出|提请)[^。；]{0,30}(?:复查|复核)|不再受理"
    r"|(?:自|在)?收到[^。；]{0,20}(?:之日|次日)起[^。；]{0,12}[日月]内"
    r"|(?:致电|拨打|联系|咨询|电话|热线)[^。；]{0,24}(?:电话|热线|号码|\d{5})|(?:联系人|联系电话|联系方式|咨询电话|监督电话|办公地址)[：:]"
)
_COURTESY = pattern(
    r"(?:来信|来访|来电|留言|信访|材料|帖子|诉求|问题|意见|建议|咨询|投诉|情况|事项|转办件?|交办件?)[^。；]{0,24}(?:收悉|收到|已阅|知悉)"
    r"|(?:答复|回复|告知|函复|说明)(?:意见)?如下|^(?:专此|特此|此复|谨此)"
    r"|感谢|谢谢|宝贵(?:的)?(?:意见|建议)|祝您?|敬请|欢迎[^。]{0,12}(?:监督|来电|致电|咨询)|(?:您|你)好"
    r"|高度重视|第一时间|(?:希望|请)(?:你|您)[^。]{0,10}(?:理解|支持|谅解|依法|理性)"
    r"|(?:已|将)[^。]{0,16}(?:转|交)[^。]{0,20}(?:部门|单位|调查|核实|核处|处理|办理|答复|反馈)"
)
_LAW = pattern(
    r"(?:《[^》\n]{2,60}》|[该同](?:法|条例|办法|规定|解释))[^。\n“”]{0,12}第[一二三四五六七八九十百千零〇\d]+条"
    r"[^。；\n：:，“”]{0,24}(?:规定)?[：:，]?(?:\s*“[^”\n]*”?|[^。\n]*)"
)


def notices(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` that are notices, courtesies or articles of a law, in order, not overlapping."""
    found: list[Span] = []
    for sentence in sentences(text):
        words = sentence.of(text)
        if _NOTICE.search(words) or REMEDY_REVIEW.search(words) or (len(words) <= _LONGEST and _COURTESY.search(words)):
            found.append(sentence)
        else:
            found.extend(Span(sentence.start + m.start(), sentence.start + m.end()) for m in _LAW.finditer(words))
    return tuple(found)
