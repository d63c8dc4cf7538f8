"""Conclusions that the words of their own grounds rule out, whatever the matter: closed turns of phrase.

What is easily got wrong: a refusal of one thing and a grant of another stand side by side in every reply, so a ground
counts only where the turn itself ties the two together (所以, 而是, 只是……也), or where the law never allows the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import Pattern, pattern

_ROLE = "internal-conclusion"
_C = r"[^，。；！？\n]"

_EQUATED = pattern(
    rf"(?P<theirs>撤诉|撤回起诉|按撤诉处理|驳回起诉|裁定驳回|不予受理|终结(?:本次)?(?:执行|督促)(?:程序)?|支付令失效|中止(?:执行|审理))(?P<between>{_C}{{0,8}}?)"
    rf"(?P<ours>(?:等于|等同于|就是|意味着|(?<!不)说明)(?:说)?{_C}{{0,8}}?(?:输了?(?:官司|理)|败诉|债权(?:不|没有|被否)|债务(?:免除|消灭|没有)|(?:请求|主张)(?:不成立|没有道理)))"
    rf"|(?P<theirs2>缓刑|取保候审|(?:得到|取得)谅解)(?P<between2>{_C}{{0,4}}?)(?P<ours2>(?:等于|等同于|就是|意味着)(?:说)?(?:无罪|没有罪|没判刑|没有判刑|免(?:予)?刑事处罚))"
    rf"|(?P<theirs3>输掉?的(?:只)?是(?:管辖|程序){_C}{{0,8}})，(?P<ours3>(?:也|就)(?:就)?(?:输了?|败了){_C}{{1,12}})"
)
"""What the law keeps apart: a suit withdrawn is none lost, a suspended sentence is one all the same."""
_DENIED = pattern("不|非|未必|难道|是否|误以为|以为|认为")

_TURNED = pattern(
    rf"(?:^|[。；！？\n，：])(?P<ours>(?P<lead>(?:这|那|这一点|这个|原因|结果|问题|主要|其实|实际上)?)是{_C}{{2,30}})，(?P<theirs>而是){_C}"
)
"""而是 takes a 不是 before it."""
_NO = pattern("不|非|没|未|无|勿|莫|岂|哪|何|别|难道")

_TIED: tuple[Pattern, ...] = (
    pattern(
        rf"(?P<theirs>(?P<deed>驳回|撤销|支持|处罚|退还|维持|认定|改判|查封|采信)(?:了)?的(?:只是|仅是|只有|仅有|仅仅是){_C}{{1,24}})，(?:而)?(?P<ours>{_C}{{1,20}}也(?:一并|同样|都)?被?(?P=deed)了?)(?=[，。；])"
    ),
    pattern(
        rf"(?P<theirs>只(?:是)?(?:审查|解决|处理|判断|回答){_C}{{2,34}})，(?P<ours>(?:已经|已|也就?)(?:认定|确认|判定|说){_C}{{2,24}})(?=[，。；])"
    ),
    pattern(
        rf"(?P<theirs>是(?:原告|被告|对方|你|您|贵公司|申请人){_C}{{0,6}}主张)，(?P<ours>{_C}{{0,12}}(?:已经|已)(?:认定|确认){_C}{{0,6}}(?:无误|属实|成立|正确))"
    ),
    pattern(
        rf"(?P<theirs>(?:综合|全面|一并|通盘|逐项){_C}{{0,6}}(?:考虑|衡量|审查|评判){_C}{{0,4}})，(?:但|却)?(?P<ours>(?:漏掉|遗漏|忽略|漏了|没有考虑){_C}{{0,14}})(?=[，。；])"
    ),
    pattern(
        rf"(?P<theirs>(?P<deed>退|减|免|划|补|赔|改|撤){_C}{{0,6}}(?:就|便)?(?:没有|无|缺乏)(?:任何|了)?(?:法律|政策|合同|事实)?(?:依据|根据|余地|必要)了?)，(?:所以|因此|故|因而|是以){_C}{{0,10}}(?P<ours>(?:可以|应当|应予|能够|予以)(?:全部|全额|一并|再)?(?P=deed){_C}{{0,6}})"
    ),
    pattern(
        rf"(?P<theirs>退(?:还|回|给|付)?{_C}{{0,6}}一半{_C}{{0,16}})，(?P<ours>(?:也)?(?:可以|应当|能够|能)(?:全部|全额|全)退(?:还|回)?)"
    ),
    pattern(
        rf"(?P<theirs>(?:看不出|证不出|证明不了|不能证明|无法证明|不足以证明|没有原件|未(?:予)?采信|没有采信){_C}{{0,30}})，(?:所以|因此|故|因而|是以)(?P<ours>(?:你|您|贵){_C}{{0,12}}(?:应当|应予|可以|予以)(?:划去|划掉|免除|支持|采信|采纳|认定|减免|剔除|撤销))"
    ),
    pattern(
        rf"(?P<theirs>(?:平均|按份|按比例|各自|共同)(?:分担|承担|负担)){_C}{{0,4}}，(?:所以|因此|故|因而)(?P<ours>(?:应当|可以|应)(?:由)?{_C}{{1,10}}(?:承担|负担|赔偿)(?:全部|全额|所有)(?:责任|费用)?)"
    ),
    pattern(
        rf"(?P<theirs>(?:没有|没|未)(?:拿到|收到|领到|得到){_C}{{0,6}})，(?:所以|就)?(?P<ours>(?:不要|不能|无权|不应)(?:再)?(?:重复)?(?:主张|要求|领取))"
    ),
    pattern(
        rf"(?P<theirs>(?:都|已经|已|均)(?:采纳|考虑|认定|写明|体现|从轻)了?{_C}{{0,4}})，(?P<ours>说(?:没有|没|未|不){_C}{{1,10}}(?:是对的|属实|有道理))"
    ),
    pattern(
        rf"(?P<theirs>(?:不存在|没有){_C}{{1,14}}(?:错误|不当|违法|问题|欠发|少算|多收))，(?:所以|因此|故)(?P<ours>{_C}{{0,14}}(?:予以纠正|应当纠正|应当退还|应当撤销|应当补发))"
    ),
    pattern(
        rf"(?P<theirs>(?:比|较){_C}{{2,10}}(?:高|多)){_C}{{0,3}}，(?:所以|因此|故)(?P<ours>(?:确有|存在|属于)(?:欠发|少发|拖欠|少付|欠付|克扣))"
    ),
)
"""Turns in which one half rules out the other; ``ours`` is the conclusion."""

_LATER: tuple[tuple[Pattern, Pattern], ...] = (
    (
        pattern(rf"(?:经|由){_C}{{0,8}}(?:主持)?调解|达成(?:了)?调解"),
        pattern("(?:不是|并非)(?:经过)?调解(?:的)?(?:结果)?(?=[，。；])"),
    ),
    (
        pattern("处罚(?:的)?对象(?:错|有误|是错)|对象错了"),
        pattern("所以(?:原来的?|原|这份|该)处罚决定(?:应当|可以)(?:执行|维持)"),
    ),
)
"""A ground, and the conclusion close behind it that it rules out."""
_REACH = 200
_REAL = pattern(rf"(?:真正|实际|最后)的?{_C}{{1,10}}是{_C}{{0,24}}?(?P<sum>\d[\d.]{{0,12}}万?(?:美)?元)")
_TRUSTED = pattern(r"采信(?P<one>\d[\d.]{0,12}万?(?:美)?元)，不采信(?P<other>\d[\d.]{0,12}万?(?:美)?元)")

_FOR_ANOTHER = pattern(
    rf"(?P<theirs>(?:我院|本院|法院|我们|我局|信访|上级){_C}{{0,10}}?)(?P<ours>(?<!不)(?:可以|能够|有权|应当)(?:替|代替|代){_C}{{1,8}}?(?:减免|减掉|免除|定处罚|作决定|决定处罚|处罚|撤销|改判|决定))"
    rf"|(?P<theirs2>(?:通过)?信访{_C}{{0,8}}?)(?P<ours2>(?<!不)(?:可以|能够|也能)(?:再)?(?:改变|推翻|变更|撤销){_C}{{0,8}}(?:判决|裁判|裁定|数额))"
)
"""No body decides in another's place, and no petition changes a judgment."""

_BLAME = "护着|偏袒|包庇|徇私|枉法|剥夺|打压|勾结|串通|暗箱|走过场|糊弄|欺负|白打|造假|做手脚|官官相护|推诿"
_BLAMED = pattern(
    rf"(?P<theirs>(?:你|您)(?:们)?{_C}{{0,10}}(?:说|称|认为|反映|提出|讲){_C}{{0,14}}?(?:{_BLAME}){_C}{{0,16}})，?(?:一说|的说法|的问题|的情况)?，?(?P<ours>(?:与|和|跟)事实相符|(?:情况)?(?<!不)属实|是事实|有事实依据)"
    rf"|(?P<theirs2>是因为{_C}{{2,40}})，(?P<ours2>(?:就)?是(?:法院|我院|本院|我局|本机关)(?:{_BLAME}){_C}{{0,10}})"
)
_MENDS = pattern("道歉|致歉|纠正|整改|追责|问责|处分|处理了|责成|撤销|查处|改正|批评|赔偿")

_GRANTED = pattern(
    rf"(?:要求|请求|诉求|判给|意见)(?P<between>{_C}{{0,12}}，?)(?P<ours>(?:我院|我们|本院|我局|本局|本机关)(?:予以|可以|全部|都|均|一律|同意)(?:予以)?(?:答应|满足|照办|办到|接受))"
)
_REFUSED = pattern("不能|无法|不予|没有(?:依据|根据|证据|办法)|不属于|不支持|才能判断|办不到|不存在|无权|驳回")
_GIVEN = pattern(
    "予以(?:纠正|退还|补发|更正)|已(?:经)?(?:退还|补发|纠正|改正)|将(?:退还|补发|纠正)|决定(?:再审|退还|纠正)"
)


def against_grounds(reply: Paper) -> Iterator[Clash]:
    """Every conclusion of the paper that the words of its own grounds rule out."""
    yield from _equated(reply.text)
    yield from _turned(reply)
    for one in _TIED:
        yield from (_clash(match) for match in one.finditer(reply.text))
    yield from _later(reply.text)
    yield from _out_of_place(reply.text)
    yield from _granted_after_all(reply.text)


def _equated(text: str) -> Iterator[Clash]:
    for match in _EQUATED.finditer(text):
        low = max(match.start() - 4, text.rfind("\n", 0, match.start()) + 1)
        if not _DENIED.search(text[low : match.start()] + (match["between"] or match["between2"] or "")):
            yield _clash(match)


def _out_of_place(text: str) -> Iterator[Clash]:
    """What no body may do, and blame that is owned and not mended."""
    for match in _FOR_ANOTHER.finditer(text):
        if not _NO.search(match["theirs"] or match["theirs2"] or ""):
            yield _clash(match)
    for match in _BLAMED.finditer(text):
        if not _MENDS.search(text, match.end()):
            yield _clash(match)


def _granted_after_all(text: str) -> Iterator[Clash]:
    """我们全部答应 at the end of refusals."""
    for match in _GRANTED.finditer(text):
        refused = list(_REFUSED.finditer(text, 0, match.start()))
        if refused and not _NO.search(match["between"]) and not _GIVEN.search(text):
            yield Clash(_ROLE, Span(*match.span("ours")), Span(*refused[-1].span()))


def _later(text: str) -> Iterator[Clash]:
    for first, second in _LATER:
        for match in first.finditer(text):
            end = min(match.end() + _REACH, len(text))
            ours = second.search(text, match.end(), end)
            if ours:
                yield Clash(_ROLE, Span(*ours.span()), Span(*match.span()))
    real = {match["sum"]: match for match in _REAL.finditer(text)}
    for match in _TRUSTED.finditer(text):
        if match["other"] in real and match["one"] not in real:
            yield Clash(_ROLE, Span(*match.span()), Span(*real[match["other"]].span()))


def _turned(reply: Paper) -> Iterator[Clash]:
    """是甲，而是乙, with no 不是 anywhere before it in the sentence."""
    for match in _TURNED.finditer(reply.text):
        sentence = reply.sentence(Span(*match.span("ours")))
        at = match.start("ours") + len(match["lead"])
        if not _NO.search(reply.text, sentence.start, at) and "不" not in match["ours"].partition("是")[2][:1]:
            yield _clash(match)


def _clash(match: re.Match[str]) -> Clash:
    """The two groups of a match, whichever of its alternatives it is."""
    groups = match.groupdict()
    ours, theirs = (
        next(name for name in groups if name.startswith(kind) and groups[name] is not None)
        for kind in ("ours", "theirs")
    )
    return Clash(_ROLE, Span(*match.span(ours)), Span(*match.span(theirs)))
