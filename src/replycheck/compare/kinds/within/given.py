"""An answer to a demand against what was done about it, and the decision of a review against what it found.

对第二项诉求不予支持。施工单位已修复完毕: what was done stands behind the answer, in its own item.
What is easily got wrong: what was done earlier is a reason to refuse (补偿款已发放，不予支持), and one paragraph
may answer several demands. So only what stands behind an answer, up to the next one, speaks against it, and 但 or
部分 silences it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_ROLE = "internal-conclusion"
_C = r"[^，。；：\n]"
_DEMAND = r"(?:诉求|请求|要求|意见|申请|建议|主张|反映|投诉|该项|此项|这一?项|问题|情况|说法)"
_ANSWER = pattern(
    rf"{_DEMAND}[^。；\n]{{0,40}}?(?P<verdict>(?P<no>不予支持|不支持|不能支持|不予采纳|不予采信|不予同意|不属实|与事实不符|不能成立|不成立|没有道理|没有(?:事实|法律|政策)?依据)|(?P<part>部分(?:支持|属实|成立))"
    r"|(?P<yes>予以支持|应予支持|支持|予以采纳|属实|成立|有道理))(?=[，。；\n]|$)"
)
_DEED = (
    "退还|退到|退回|退给|退至|付清|付给|支付|汇入|打入|转账|转给|发放|发给|补发|补缴|补足|补齐|补登|补录|补办|赔偿|赔付|修复|修好|修缮|换完|换好|更换|安装|装好|拆除|整改|恢复|清理|清运|清除"
    "|改正|纠正|更正|责令|责成|变更|延长|增设|开通|公布|公开|公示|道歉|致歉|处理|处罚|立案|移送|问责|约谈|批评|购置|加装|疏通|减免|撤销|完成|到位|录入|清走|移到|移入|劝离|交付|办结|兑现|兑付|垫付|划入|存入|补付|补给|补退|退付|转入"
)
_DONE = pattern(
    r"(?:(?<=不成立)|(?<=不予支持))[：:]\s{0,3}(?:[（(]?[一1][）)、.．]\s{0,2})?(?:恢复|补发|退还|撤销|补办)"
    rf"|(?:已经?|均已|现已|都已)(?:于|在|经|由|向|将|把|对|从|给|按|被|依法|全部|重新|书面|当面){{0,6}}(?:(?!没|未|不)[^，。；\n]){{0,40}}?(?:{_DEED})"
    rf"|(?:^|[。；，])\s{{0,2}}(?:■{_C}{{0,8}}[。：])?(?:对|给予?){_C}{{2,24}}?(?:批评教育|责令改正|处罚|处分|约谈|谈话|警告|诫勉|通报)|由{_C}{{2,16}}于?{_C}{{0,12}}前(?:支付|付清|修复|完成|退还|补发)(?:给)?|(?:责令|责成|督促){_C}{{2,24}}(?:退|补|整改|改正|支付|恢复|赔|拆|道歉|清)|(?:应|将|须)(?:当|由{_C}{{1,12}})?(?:退还?|补发|赔偿|支付|补缴)(?:给|还)?[你您]"
    rf"|(?:本|我)(?:局|院|镇|乡|委|中心|单位|机关|街道|校|队|所){_C}{{0,10}}(?:向[你您]{_C}{{0,6}}(?:道歉|致歉)|致歉|道歉)|[我本](?:局|院|镇|乡|委|中心|街道|队|所)(?:会同|联合|组织){_C}{{2,20}}(?:清理|整治|查处|拆除|劝离|取缔|清运)|(?:拟|将|定)(?:于|在)\d{_C}{{0,16}}(?:修复|完成|退还|整改|拆除|发放|安装)"
)
_SOFTENED = pattern(
    "但|不过|虽|部分|其余|其他|超出|除|另|同时|此外|考虑到|为了|鉴于|如果|如需|可以|建议|已经?(?:过|超过|享受|给予过)|依法(?:应|须)|不能|无法|没有(?:故意|证据|发现|违|事实|法律|政策)|未发现|不存在|不符合|不属于|尚未|待"
)


_DEALT_WITH = pattern("[■●◆]?(?:处理|整改|措施|下一步)")
_YET_UNPROVEN = pattern(
    rf"(?P<yes>(?:诉求|请求|要求|申请)(?<!部分)(?:应)?予以支持)。(?P<lack>[你您](?:主张|要求|提出|申请){_C}{{2,20}}(?:没有(?:相应|任何)?(?:证据|依据|法律)|缺乏|证据不足|依据不足))"
)
"""对第三项诉求予以支持。你主张的损失没有证据证明."""
_BEG_PARDON = pattern(
    rf"(?P<yes>(?:予以|应予|可以|同意|决定)(?:采纳|支持|增设|增加|办理|受理|安装|批准|满足)){_C}{{0,6}}，(?:还|敬|也)?请[你您]?(?:们)?(?:予以)?(?P<beg>谅解|理解(?!支持))"
)
_UNFIT = pattern(
    r"(?P<ours>不符合(?P<deed>[\u4e00-\u9fff]{2,4})条件)[^\n]{0,140}?(?P<may>[你您][^，。；\n]{0,14}[，]?可以(?P=deed)\d)"
)


def answered_otherwise(reply: Paper) -> Iterator[Clash]:
    """Every refusal behind which the paper tells what was done, and every decision of a review against its findings."""
    yield from _refused_and_done(reply.text)
    yield from _decided_otherwise(reply.text)
    for match in _BEG_PARDON.finditer(reply.text):
        yield Clash(_ROLE, Span(*match.span("yes")), Span(*match.span("beg")))
    for match in _YET_UNPROVEN.finditer(reply.text):
        yield Clash(_ROLE, Span(*match.span("yes")), Span(*match.span("lack")))
    for match in _UNFIT.finditer(reply.text):
        yield Clash(_ROLE, Span(*match.span("ours")), Span(*match.span("may")))


def _refused_and_done(text: str) -> Iterator[Clash]:
    answers = list(_ANSWER.finditer(text))
    for place, match in enumerate(answers):
        if not match["no"] or _OF_OTHERS.search(text, max(0, match.start() - 8), match.end()):
            continue
        if place and answers[place - 1]["yes"] and "。" not in text[answers[place - 1].end() : match.end()]:
            continue  # 第一种情况属实，第二种情况不属实: what was done may be for the first
        low = max(text.rfind("\n", 0, match.start()) + 1, answers[place - 1].end() if place else 0)
        ordered = list(_ORDERED.finditer(text, max(low, match.start() - _FAR), match.start()))
        if ordered and not _SOFTENED.search(text, ordered[-1].end(), match.start("verdict")):
            yield Clash(_ROLE, Span(*match.span("verdict")), Span(*ordered[-1].span()))
            continue
        since = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        done = _done_behind(text, match, answers[place + 1].start() if place + 1 < len(answers) else len(text))
        if done is not None and not _SOFTENED.search(text, since, match.start("verdict")):
            yield Clash(_ROLE, Span(*match.span("verdict")), Span(*done.span()))


def _done_behind(text: str, match: re.Match[str], end: int) -> re.Match[str] | None:
    """What is told behind a refusal to have been done, in its item and before the next answer."""
    line = text.find("\n", match.end())
    if line >= 0 and _DEALT_WITH.match(text, line + 1):
        line = text.find("\n", line + 1)
    done = _DONE.search(text, match.end(), min(line if line >= 0 else len(text), end, match.end() + _FAR))
    if done is None or "；" in text[match.end() : done.start()] or _SOFTENED.search(text, match.end(), done.start()):
        return None
    published = "属实" in match["no"] and _PUBLISHED.search(done[0])
    return None if published else done  # that accounts were published puts nothing right


_ORDERED = pattern(
    rf"(?:责令|责成|督促|经(?:调解|协商|协调)，)[^\n]{{2,80}}?(?:已经?|均已|于\d)(?:(?!没|未|不)[^，。；\n]){{0,24}}?(?:打入|付给|支付|退还|赔偿|赔付|退给|补发|恢复|修复|付清|转给|汇入){_C}{{0,12}}"
)
"""What was got for the petitioner at the office's word, told before the answer."""
_PUBLISHED = pattern("(?:公布|公开|公示|完成|录入|开通|购置|办结|交付|延长|更换|安装)$")
_OF_OTHERS = pattern("(?:原|复查|处理)[^，。；\n]{0,10}(?:意见|决定|答复)|机关|公司|单位|对方")
_FAR = 140
_DECISION = pattern(
    rf"(?:决定|意见(?:如下)?|如下)[：:，]?\s{{0,4}}(?:[（(]?[一1①][）)、.．]?\s{{0,2}})?(?:依法)?(?P<verb>维持|撤销|变更)(?=[^。；\n]{{0,60}}(?:意见|决定|处罚|答复|认定|通知))"
    rf"|(?:处理|复查|复核|答复)?(?:意见|决定){_C}{{0,20}}?[，]?(?:应当|应)?(?:予以|应予)(?P<verb2>维持|撤销|变更)(?=[，。；\n])"
)
_ORIGINAL = r"(?:原|复查|处理|该)[^，。；\n]{0,20}(?:意见|决定|答复|认定|结论|处罚)"
_GOOD = pattern(
    rf"{_ORIGINAL}[^。；\n]{{0,40}}?(?P<word>正确|清楚|适当|得当|并无不当|无误|(?<!不)充分|(?<!不)合法|(?<!不)相符|(?<!不)一致|(?<!不)准确|于法有据)(?=[，。；、\n])"
)
_BAD = pattern(
    rf"{_ORIGINAL}[^。；\n]{{0,40}}?(?P<word>错误|不清|不当|有误|不足|不完整|不全面?|违法|不符|没有查明|未查明|遗漏|不准确|不一致|没有依据)(?=[^。；\n]{{0,12}}[，。；、\n])"
)
_ASKED = r"[你您申](?:请人)?(?:们)?(?:的|提出的?)?[^，。；\n]{0,12}(?:请求|诉求|申请|主张|要求)"
_GRANTED = pattern(
    rf"{_ASKED}[^。；\n]{{0,24}}?(?P<word>(?<!不)(?<!不能)成立|(?<!没)有(?:事实|法律|政策)[^，。；\n]{{0,8}}依据|(?<!不)予以支持|应予支持|(?<!没)有道理|证据(?:确实)?充分)(?=[，。；\n])"
)
_DENIED = pattern(
    rf"{_ASKED}[^。；\n]{{0,24}}?(?P<word>不成立|不能成立|不予支持|不能支持|没有(?:事实|法律|政策)?(?:和{_C}{{2}})?依据|没有道理|证据不足|没有证据{_C}{{0,6}})(?=[，。；\n])"
)
_MIXED = pattern("但|不过|虽|部分|其余|其他|瑕疵|另")
_TURNED = pattern("但|不过|虽|瑕疵")
_BACK = 420


def _decided_otherwise(text: str) -> Iterator[Clash]:
    """认定事实错误……决定维持; 你的请求不成立……决定：1.撤销."""
    decisions = list(_DECISION.finditer(text))
    verbs = {match["verb"] or match["verb2"] for match in decisions}
    if len(verbs) != 1:
        return
    match = decisions[0]
    low = max(_section(text, match.start()), match.start() - _BACK)
    kept = verbs == {"维持"}
    against, agreeing = ((_BAD, _GRANTED), (_GOOD, _DENIED)) if kept else ((_GOOD, _DENIED), (_BAD, _GRANTED))
    wrong = [(sign, one) for sign in against for one in sign.finditer(text, low, match.start() + 1)]
    right = [one for sign in agreeing for one in sign.finditer(text, low, match.start() + 1)]
    mixed, turned = _MIXED.search(text, low, match.start()), _TURNED.search(text, low, match.start())
    told = [
        one
        for sign, one in wrong
        if not (mixed and sign in (_GRANTED, _DENIED)) and (not right or (len(wrong) == 1 and sign is not _DENIED))
    ]
    if told and not turned:
        end = min((at for mark in "。；\n" if (at := text.find(mark, match.end())) >= 0), default=match.end())
        yield Clash(_ROLE, Span(match.start("verb" if match["verb"] else "verb2"), end), Span(*told[-1].span("word")))


_HEADING = pattern(
    r"(?m)^[\s\u3000]*(?:[一二三四五六七八九]、|[（(][一二三四五六][）)]|综上|本机关(?:经[^，。\n]{0,6})?认为|[^\n。]{0,6}意见[：。])"
)


def _section(text: str, at: int) -> int:
    """Where the last section before a decision begins."""
    return max((one.start() for one in _HEADING.finditer(text, max(0, at - _BACK), at)), default=0)
