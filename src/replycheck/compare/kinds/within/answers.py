"""Answers of the paper that its own grounds, remedies, measures, decision or title speak against.

What is easily got wrong: what the petitioner asks for and what the body under review held is told with the same words,
and 但 turns a sentence round. So told views are left out, and a place with 但 between ground and answer says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.kinds.within.holdings import of_a_request
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import Pattern, pattern

_ROLE = "internal-conclusion"
_AGAINST = (
    r"(?:没有|缺乏|缺少|无|并无|未提供|未提交|未见)[^，。；\n]{0,14}(?:依据|证据|根据|凭证|资料|材料|支撑|佐证)|(?:依据|证据|理由)不(?:足|充分)|于法无据|查无实据"
    r"|(?:没有|并未|未)(?:多收|少发|重复|违规|违反|超出|超过|克扣|截留|拖欠|发现[^，。；\n]{0,10})[^，。；\n]{0,8}|不符合[^，。；\n]{2,20}|不属于[^，。；\n]{2,20}(?:范围|情形)"
    r"|不存在[^，。；\n]{2,14}|(?:符合|符)(?:有关|相关)?(?:规定|标准|政策)|(?:标准|规定|票据|记录)相符"
)
_IN_FAVOUR = (
    r"(?:工作|管理|处理|办理|做法|程序)[^，。；\n没不]{0,8}(?:有|存在)[^，。；\n]{0,6}(?:疏漏|不当|失误|错误|瑕疵|过错)|(?:做法|处理|决定)(?:确有)?不当|应当?(?:予以)?(?:纠正|退还|补发)|责任在(?:我|本|学校|医院)"
    r"|(?:确[有实]|存在)[^，。；\n]{0,10}(?:多收|少发|漏发|漏登|重复收费|违规)[^，。；\n]{0,8}|(?:[你您]|申请)[^，。；\n没不未]{0,12}符合[^，。；\n不]{2,20}(?:条件|规定|情形)"
)
_YES = (
    r"(?:予以|应予|应当|给予|依法)(?:支持|更正|采纳|采信|准许|同意|受理|退还|立案|补发|认定|撤销|恢复|赔偿|补偿)"
    r"|(?<![不能])成立"
    r"|(?<![不非])属实"
    r"|准予[^，。；\n]{1,8}"
)
_NO = (
    r"不(?:予|能|应|再)(?:支持|更正|采纳|采信|准许|同意|受理|退还|立案|补发|认定|成立|恢复|赔偿|补偿)|不成立|不属实"
    r"|与事实不符"
)
_LINK = r"(?:，|、|。(?=[你您该这上此]))(?P<between>[^。；\n]{0,26}?)"
_GROUND_YES = pattern(rf"(?P<ground>{_AGAINST}){_LINK}(?P<verdict>{_YES})(?=[，。；]|$)", re.MULTILINE)
_GROUND_NO = pattern(rf"(?P<ground>{_IN_FAVOUR}){_LINK}(?P<verdict>{_NO})(?=[，。；]|$)", re.MULTILINE)
_TURN = pattern(
    "但|却|不过|然而|虽|另|其余|其他|部分|如果|若|仍|因此不|所以不|不|没|未|无|原告|被告|对方|公司|单位|认为|主张|称|提出异议|按|改|就"
)
_TURNS_NO = pattern("但|却|不过|然而|虽|另|其余|其他|部分|如果|若|不|没|未|无|超|已过|认为|主张|称")
_THEIR = pattern(
    r"(?:[你您]们?|信访人|申请人|来信人|反映人|投诉人|网友|原告|被告|上诉人|对方)[^，。；\n]{0,6}(?:认为|主张|提出|反映|称|说|以)[^。；\n]{0,40}$"
)
_REFUSED_BUT_DONE = pattern(
    r"(?P<verdict>(?:情况|问题|诉求|请求|要求|内容|一事|意见|事项)[^，。；\n]{0,6}(?:不属实|不成立|不能成立|不予支持|不实))[，。]"
    r"(?P<between>[^。；\n]{0,24}?)"
    r"(?P<done>(?:已经?|并|已[^，。；\n]{1,20}|将)[^，。；\n]{0,16}?(?:给予[^，。；\n]{0,8}批评|批评教育|当面道歉|赔礼道歉|致歉|责令[^，。；\n]{0,10}(?:改正|整改|退还|检查|检讨)"
    r"|(?:退还|退给|退到|退回|补发|补足|发还|转到|转入|汇入|付给|支付)[^，。；\n]{0,16}(?:[你您]|账户|手[里中]|元)|予以纠正|立案查处|罚款|记过|警告|诫勉|问责))"
)
_ALL_REFUSED = pattern(
    r"(?P<verdict>[你您]们?的?(?:上述|这|全部)?(?:[两二三四五六七八]项)?(?:信访)?(?:诉求|请求|要求)(?:都|均|全部|一概)不(?:能)?(?:成立|予支持|支持))"
)
_OWN_FAULT = pattern(
    r"责任在(?:我|本|学校|医院|单位|施工方|公司|该)|应当(?:予以)?纠正|做法(?:确有)?不当|(?:工作|管理)(?:中)?(?:有|存在)(?:疏漏|疏忽|失误|漏洞)"
    r"|(?:已|已经|已于[^，。；\n]{2,10})(?:全部)?(?:退还|退到|退回|补发|赔偿|道歉|恢复)|不符合[^，。；\n]{2,40}规定|违反[^，。；\n]{2,30}(?:规定|规范|制度)"
)
_TWICE = 2
_OF_PROOF = pattern("依据|证据|根据|理由|凭证|资料|材料|支撑|佐证")
_THEIRS = pattern("(?:请求|诉求|要求|申请|[你您])[^，。；]{0,8}$")
_REQUEST = pattern("[你您][^，。；]{0,14}(?:请求|诉求|要求|主张|意见)")
_YET_A_FAULT = pattern(
    r"(?P<verdict>(?<!不)(?<!未发现)存在[^，。；\n]{2,14}的?(?:情形|问题|行为|情况|现象)|[^，。；\n]{2,20}，(?:证据(?:确实|确凿)?、?充分|得到证实|属实))[；。](?P<but>但是?|不过)"
    r"[^。；\n]{0,40}?(?:(?:没有|未)(?:及时|主动|按时|按期|当天|当日|书面|提前)|不到位|不够(?:及时|细致|主动)|有(?:疏漏|不足))"
)
_LIMIT = pattern(
    r"(?P<v>\d{1,5}(?:\.\d{1,3})?)[^，。；、\d]{0,6}[，（(][^，。；、\d]{0,6}(?:限值|标准值?|上限|限额|允许值|规定值|不超过|不得超过)(?:为|是|即)?(?P<limit>\d{1,5}(?:\.\d{1,3})?)[^，。；、\d]{0,8}[，）)]，?"
    r"[^，。；、\d]{0,6}?(?P<verdict>不达标|达标|不合格|合格|未超标|没有超标|不超标|超标|超限|未超过|符合(?:标准|要求|规定))"
)
_AT_LEAST = pattern("不低于|不小于|以上|至少|下限|最低")
_WITHIN = frozenset({"达标", "合格", "未超标", "没有超标", "不超标", "未超过", "符合标准", "符合要求", "符合规定"})

_SOUND = pattern(
    r"事实(?:认定)?(?:基本)?(?:清楚|无误|准确|正确|属实)|证据(?:确实、?|确凿、?)?充分|适用(?:法律|法规|政策|标准|依据|规定|条款)[^，。；\n不]{0,6}(?:正确|准确|恰当|适当|得当|无误)"
    r"|程序(?:合法|正当|规范)|(?:处理|结论|计算|计收|定性|认定)(?:结果)?(?:适当|正确|恰当|得当|无误|并无不当)|(?:依据|理由)充分|并无不当"
)
_FAULTY = pattern(
    r"事实(?:认定)?(?:不清|有误|错误|不准|不全|不完整|不全面)|证据不足|适用(?:法律|法规|政策|标准|依据|规定|条款)[^，。；\n]{0,6}(?:错误|不当|有误)"
    r"|程序(?:违法|不当|不合法)|(?:处理|结论|计算|计收|定性)(?:结果)?(?:不当|错误|有误)|(?:依据|理由)不(?:足|充分)|(?:没有|未)(?:核查|核实|调查)(?!的)|显失公平|遗漏"
)
_DECIDES = pattern(
    r"(?:决定|(?:复[查核议]|处理)(?:意见|结论|决定)(?:如下)?[：:】\s]{1,4}(?:[（(]?[一1][）)、.．])?|的?规定，|应予|予以|应当|依法|现|本(?:机关|局|院|委|府|厅))[：:，]?\s?(?:依法)?(?P<verb>维持|撤销)(?=[^；\n]|。)"
)
_ASKS = pattern(r"(?:请求|要求|申请|主张|希望|认为应当?)[^。；\n]{0,20}$")
_OTHERS_SAY = pattern(
    r"(?<!本)(?<!我)(?:[局府院委厅办会]|原(?:处理|复查)意见|处理机关|[你您]们?|申请人|信访人)(?:[^，。；\n]{0,6})(?:认为|以为|主张|提出|称)"
)
_OWN_VIEW = pattern(r"本(?:机关|局|院|委|府|厅)[^，。；\n]{0,4}认为|复[查核]认为|经(?:审查|复查|复核)")
_GRANTED = pattern(
    r"[你您]们?的?(?:复[查核]|信访|该项|上述|这)?(?:请求|诉求|要求|申请)(?:[^，。；\n不没未]{0,6})(?:应予支持|予以支持|应当支持|(?<!不)(?<!不能)成立|有(?:事实|政策)?依据)"
)
_REFUSED = pattern(
    r"[你您]们?的?(?:复[查核]|信访|该项|上述|这)?(?:请求|诉求|要求|申请)[^，。；\n]{0,6}(?:不予支持|不能支持|不能成立|不成立|没有依据|予以驳回)"
)
_TITLE = pattern(
    r"(?m)^[ \u3000]*(?:关于[^\n。]{2,40})?[\u4e00-\u9fff]{0,10}?(?P<no>不予|不再)?(?P<deed>受理|立案"
    r"|公开)(?:的)?(?:决定书?|告知书|通知书)[ \u3000]*$"
)


def answers(reply: Paper) -> Iterator[Clash]:
    """Every answer that the paper's own words contradict."""
    text = reply.text
    yield from _grounds(text)
    yield from _done(text)
    yield from _limits(text)
    yield from _under_review(text)
    yield from _title(text)


def _grounds(text: str) -> Iterator[Clash]:
    """证据不足，予以更正; 没有多收，请求予以支持; 工作有疏漏，诉求不予支持."""
    for sign, turn in ((_GROUND_YES, _TURN), (_GROUND_NO, _TURNS_NO)):
        for match in _overlapping(sign, text):
            low = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
            if turn.search(match["between"]) or _THEIR.search(text, low, match.start()):
                continue
            if match["ground"].startswith("符") and _THEIRS.search(text, low, match.start()):
                continue  # 您的请求符合规定，予以支持
            if _OF_PROOF.search(match["ground"]) and _REQUEST.search(match["between"]):
                continue  # 拆开定级没有依据，你的请求成立: the ground is of something else
            if re.match("，?但|，?不过|的", text[match.end() : match.end() + 3]):
                continue
            yield Clash(_ROLE, Span(*match.span("verdict")), Span(*match.span("ground")))
    for match in _YET_A_FAULT.finditer(text):
        yield Clash(_ROLE, Span(*match.span("verdict")), Span(match.start("but"), match.end()))


def _overlapping(sign: Pattern, text: str) -> Iterator[re.Match[str]]:
    """The matches, also those whose ground stands within the one before."""
    match = sign.search(text)
    while match is not None:
        yield match
        match = sign.search(text, match.end("ground"))


def _done(text: str) -> Iterator[Clash]:
    """情况不属实，已给予批评; 诉求不予支持。已把1260元转到账户."""
    for match in _REFUSED_BUT_DONE.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
        if _OTHER_ONE_TRUE.search(text, low, match.start("verdict")):
            continue  # 第一种情况属实，第二种情况不属实: what was done is for the first
        if re.search("但|不过|另|其他|考虑|救助|如|仍|同时|不", match["between"] + match["done"]) is None:
            yield Clash(_ROLE, Span(*match.span("verdict")), Span(*match.span("done")))
    for match in _ALL_REFUSED.finditer(text):
        faults = list(_OWN_FAULT.finditer(text, 0, match.start()))
        if len(faults) >= _TWICE:
            yield Clash(_ROLE, Span(*match.span("verdict")), Span(*faults[-1].span()))


_OTHER_ONE_TRUE = pattern("(?<!不)属实|(?<!不)予以支持|(?<!不)成立")


def _limits(text: str) -> Iterator[Clash]:
    """夜间26，限值为20，夜间达标."""
    for match in _LIMIT.finditer(text):
        over = Decimal(match["v"]) > Decimal(match["limit"])
        low = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        if (match["verdict"] in _WITHIN) == over and not _AT_LEAST.search(text, low, match.end()):
            yield Clash(_ROLE, Span(*match.span("verdict")), Span(match.start("v"), match.end("limit")))


def _under_review(text: str) -> Iterator[Clash]:
    """事实无误，予以撤销; 事实不清，决定维持; 撤销, and the request is refused."""
    decided = [match for match in _DECIDES.finditer(text) if not _told(text, match.start("verb"))]
    if not decided or len({match["verb"] for match in decided}) != 1:
        return
    upheld, last = decided[0]["verb"] == "维持", decided[-1]
    sound, faulty = (
        [
            match
            for match in sign.finditer(text)
            if not _view_of_others(text, match.start()) and not of_a_request(text, match)
        ]
        for sign in (_SOUND, _FAULTY)
    )
    against, agreeing = (faulty, sound) if upheld else (sound, faulty)
    against = [match for match in against if abs(match.start() - decided[0].start()) < _NEAR]
    if against and not agreeing:
        end = min((at for mark in "。；\n" if (at := text.find(mark, decided[0].end())) >= 0), default=len(text))
        yield Clash(_ROLE, Span(decided[0].start("verb"), end), Span(*against[-1].span()))
        return
    granted, refused = (
        [match for match in sign.finditer(text) if not _view_of_others(text, match.start())]
        for sign in (_GRANTED, _REFUSED)
    )
    wrong, right = (granted, refused) if upheld else (refused, granted)
    if wrong and not right and not re.search("其余|部分|其他请求", text) and not _ordered(text, last.end()):
        yield Clash(_ROLE, Span(*wrong[-1].span()), Span(*last.span("verb")))


def _ordered(text: str, at: int) -> bool:
    """Whether behind the decision somebody is told to do something for the petitioner: so a part was granted."""
    return re.search(r"(?:由|责成|责令)[^。；\n]{2,40}(?:为|给|向|与)[你您]", text[at:]) is not None


_NEAR = 260


def _told(text: str, at: int) -> bool:
    """Whether somebody asks for it, and the office does not decide it."""
    low = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    return _ASKS.search(text, low, at) is not None or _IN_PART.search(text, low, at) is not None


_IN_PART = pattern("(?:部分|罚金|利息|附加刑|其余|一审|二审|再审)[^，。；\\n]{0,6}$")
"""罚金部分再审予以维持 decides nothing of this paper."""


def _view_of_others(text: str, at: int) -> bool:
    """Whether the sentence tells what the petitioner or the body under review holds."""
    low = max(text.rfind(mark, 0, at) for mark in "。\n") + 1
    return _OTHERS_SAY.search(text, low, at) is not None and _OWN_VIEW.search(text, low, at) is None


def _title(text: str) -> Iterator[Clash]:
    """A 受理告知书 that decides 不予受理, and the other way about."""
    title = _TITLE.search(text)
    if title is None:
        return
    deed = re.escape(title["deed"])
    no = list(
        re.finditer(
            rf"(?:决定|现|依法|本[\u4e00-\u9fff]{{1,4}})(?:依法)?(?:不予|不再){deed}(?!的|范围)", text[title.end() :]
        )
    )
    yes = list(re.finditer(rf"(?:决定(?:依法)?(?:予以)?|(?<!不)予以){deed}(?!的|范围)", text[title.end() :]))
    against, agreeing = (yes, no) if title["no"] else (no, yes)
    if against and not agreeing:
        start = title.end() + against[0].start()
        yield Clash(_ROLE, Span(start, title.end() + against[0].end()), Span(title.start("deed"), title.end("deed")))
