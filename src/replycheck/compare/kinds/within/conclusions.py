"""Findings and conclusions of the reply against each other.

What is easily got wrong: a reply answers several questions and each has its own conclusion, so a yes and a no
contradict each other only where they are of the same thing, or where one sentence gives the reason for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.compare.kinds.polarities import About, Polarity, polarities
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_ONE_THOUGHT = 60
"""Two places further apart are two thoughts."""
_SAID = pattern(
    r"(?:你|您)(?:们)?(?:反映|提出|认为|说|称|所说|来信说|主张)(?:的)?(?P<claim>[^。；\n]{3,40}?)，?(?:情况|问题|这一点|的说法|的情况)?(?P<verdict>(?:基本|完全|部分|与事实)?(?:不?属实|相符|不符|不实)|没有依据|不成立)"
)
_NOT = pattern("不|没有?|未|无")
_PREDICATE = pattern(
    "交清|付清|还清|结清|缴清|交齐|付|交|还|恢复|拆除|送达|通知|告知|开庭|到庭|签字|收到|发放|履行|办理|处理|执行|退还|退|公示|公开|听证|答复|受理|立案|修复|赔偿|整改|查封|登记"
)


def claims_of_fact(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """你说罚款没有交，情况属实 where it says elsewhere that the fine was paid."""
    for match in _SAID.finditer(reply.text):
        if match["verdict"].startswith("部分"):
            continue
        claim = match["claim"]
        predicates = list(_PREDICATE.finditer(claim))
        if not predicates:
            continue
        at = predicates[-1]
        denied = _NOT.search(claim[max(0, at.start() - 3) : at.start()]) is not None
        asserted = denied != (re.search("不|没有", match["verdict"]) is None)
        key = re.sub("[没未不有的了过被已经还]", "", claim[: at.start()])[-4:][:2]
        if len(key) == 2:  # noqa: PLR2004 - less is too little to know what it is about
            yield from _said_otherwise(reply, judgments, match, (key, at[0][0], asserted))


def _said_otherwise(
    reply: Paper, judgments: Sequence[Paper], match: re.Match[str], wanted: tuple[str, str, bool]
) -> Iterator[Clash]:
    """Places that say of the same thing that it was done, or not, the other way about."""
    key, deed, asserted = wanted
    elsewhere = re.compile(
        rf"{re.escape(key)}[^。；\n]{{0,24}}?(?P<deed>(?:没有|没|未|尚未|并未|不|已经|已|均已)?[^。；，\n]{{0,3}}?{deed})[清齐完了付还]"
    )
    verdict = Span(match.start("verdict") - len(_lead(match)), match.end())
    for paper in (reply, *judgments):
        for other in elsewhere.finditer(paper.text):
            inside = paper is reply and match.start() <= other.start() < match.end()
            if not inside and (_NOT.search(other["deed"]) is None) != asserted:
                said = Span(match.start(), match.start("verdict"))
                yield Clash("internal-conclusion", verdict, Span(*other.span()) if paper is reply else said)
                break


def _lead(match: re.Match[str]) -> str:
    """情况 before 属实 belongs to it."""
    return match[0][: match.start("verdict") - match.start()].rpartition("，")[2] if "情况" in match[0] else ""


_LATE = pattern(
    r"(?P<no>没有|未|没能|未能)在[^，。；\n]{0,22}(?:[日天月年]|期限|时限)之?(?:以?内|里)[^，。；\n]{0,14}?(?:作出|答复|办结|履行|完成|提出|提交|起诉|缴纳|重新|送达|支付|处理|申请)"
)
_PAIRS = {
    About.LIMIT: ("超期", "没有超期"),
    About.TRUE: ("属实、有依据", "不属实、没有依据"),
    About.MORE: ("多判、少判", "没有多判"),
    About.VALID: ("有效、成立", "无效、不成立"),
    About.ACT: ("合法、正确", "违法、不当"),
}
_SUBJECT = pattern("请求|要求|主张|诉求|意见|行为|决定|合同|协议|判决|裁定|拆除|处罚|认定")


def opposites(reply: Paper) -> Iterator[Clash]:
    """A yes and a no of the same thing: late and not late, well-founded and without ground, lawful and unlawful."""
    stated = [one for one in polarities(reply) if one.about in _PAIRS]
    late = [
        Polarity(Span(*m.span()), Span(*m.span()), About.LIMIT, yes=False)
        for m in _LATE.finditer(reply.text)
        if not re.search("如果|若|可以|应当", reply.text[max(0, m.start() - 12) : m.start()])
    ]
    for ours in stated:
        if not _own(reply.text, ours):
            continue
        others = [
            one
            for one in [*stated, *late]
            if _own(reply.text, one)
            and one.about is ours.about
            and one.yes != ours.yes
            and one.span.start < ours.span.start
        ]
        for other in reversed(others):
            if _same_thing(reply, ours, other):
                yield Clash("internal-conclusion", ours.word, other.word)
                break


def _same_thing(reply: Paper, ours: Polarity, other: Polarity) -> bool:
    text = reply.text
    between = text[other.word.end : ours.word.start]
    if ours.about is About.LIMIT:
        return "\n" not in between and len(between) < _ONE_THOUGHT
    if ours.about in (About.VALID, About.ACT):
        return _said_again(text, ours, other)
    if ours.about is About.TRUE:
        if "依据" not in ours.word.of(text) + other.word.of(text) and "属实" not in ours.word.of(text):
            return False
        mine, theirs = (
            text[max(0, ours.word.start - 16) : ours.word.start],
            text[max(0, other.word.start - 24) : other.word.start],
        )
        if "属实" in ours.word.of(text) and "属实" in other.word.of(text):
            return (
                len(between) < _ONE_THOUGHT
                and re.search("你反映的问题|上述问题|该问题", mine) is not None
                and "\n" not in between
            )
        return (
            re.search("你[^，。]{0,6}(?:请求|要求|主张|诉求)", mine) is not None
            and re.search("你[^，。；]{0,14}|请求|要求|主张", theirs) is not None
            and "依据" in ours.word.of(text)
            and "依据" in other.word.of(text)
            and re.search("所以|因此|综上|故", text[max(0, ours.span.start - 3) : ours.word.start]) is not None
        )
    return False


_AGAIN = pattern("(?:这份|该|上述|这一|该份|这个|此)[^，。；]{0,6}$|^的?(?:判决|裁定|决定|合同|结论)")


def _said_again(text: str, ours: Polarity, other: Polarity) -> bool:
    """Whether the later place only takes up the earlier: 这份确认合法的判决, 裁定认定的合同无效."""
    lead = text[max(0, ours.word.start - 12) : ours.word.start]
    behind = text[ours.word.end : ours.word.end + 6]
    if re.search("(?:这份|该|上述|这个|这一)(?:确认|认定)?[^，。；]{0,4}$", lead) and re.match(
        "的?(?:判决|裁定|决定)", behind
    ):
        return True
    noun = re.search("(?:判决|裁定|法院)(?:书)?认定的(?P<what>[\u4e00-\u9fff]{2,4})$", lead)
    return (
        noun is not None
        and re.search(noun["what"] + "[^，。；]{0,10}$", text[max(0, other.word.start - 22) : other.word.start])
        is not None
    )


_CONSISTENT = pattern("一致|相符|吻合|准确无误|没有出入")
_MENDED = pattern(
    "纠正|整改|道歉|致歉|重新|补正|退还|改正|追责|补发|补救|再审|改判|问责|批评|整治|完善|撤销|处理|更正|退回|弥补|赔偿"
)
_NOT_DONE = pattern("(?:不能|不予|不再|无法|不)$")


def _mended(text: str, low: int, high: int) -> bool:
    """Whether what was wrong is put right: 已经退还 is that, 不能退还 is not."""
    return any(
        _NOT_DONE.search(text, max(low, match.start() - 2), match.start()) is None
        for match in _MENDED.finditer(text, low, high)
    )


_GROUND = pattern("依法|符合|按照|依据|规定|应当|前提")


def reasons(reply: Paper) -> Iterator[Clash]:
    """A conclusion that its own sentence or paragraph contradicts."""
    text = reply.text
    for ours in polarities(reply):
        sentence = reply.sentence(ours.word)
        ahead = text[sentence.start : ours.word.start]
        if (
            ours.about is About.MORE
            and not ours.yes
            and (same_ := _CONSISTENT.search(ahead))
            and "不一致" not in ahead
            and _own(text, ours)
        ):
            yield Clash(
                "internal-conclusion", ours.word, Span(sentence.start + same_.start(), sentence.start + same_.end())
            )
        elif ours.about is About.FAULT and not ours.yes and _own(text, ours) and "规" not in ours.word.of(text):
            low, high = text.rfind("\n", 0, ours.word.start) + 1, len(text)
            ground = _GROUND.search(text, low, ours.word.start)
            if (
                ground
                and not _mended(text, ours.word.end, min(high, ours.word.end + 200))
                and re.search("确有|确实|存在|属于|有$", text[max(low, ours.word.start - 4) : ours.word.start])
            ):
                yield Clash(
                    "internal-conclusion", Span(max(low, ours.word.start - 2), ours.word.end), Span(*ground.span())
                )
    for match in _CONCLUDES.finditer(text):
        if text[match.start() - 1 : match.start()] in ("不", "非", "未"):
            continue
        yield Clash(
            "internal-conclusion",
            Span(match.start("what"), match.end("what")),
            Span(match.start("open"), match.end("open")),
        )


_CONCLUDES = pattern(
    r"(?P<what>(?:说明|表明|意味着|等于|证明)[^，。；不\n]{0,10}(?:不成立|成立|无效|有效|不存在|存在))[，；][^。\n]{0,30}?(?P<open>没有(?:作出|进行)?(?:判断|评判|审理|处理|认定))"
)
_OWN_VIEW = pattern(
    "若|如果|是否|未发现|没有发现|说(?:的)?(?:[你您]们?|贵)(?:公司|单位)?$|你(?:们)?(?:认为|说|称|主张|反映|提出)(?!的(?:上述|这些?)?(?:问题|情况|事项))[^。；]{0,40}$|原告|被告|上诉人"
)


def _own(text: str, ours: Polarity) -> bool:
    """Whether the office says it of its own, and not the petitioner."""
    return _OWN_VIEW.search(text[max(0, ours.word.start - 44) : ours.word.start]) is None


_LIGHTER = pattern(
    "(?:刑罚|量刑|刑期|判得|处罚)[^，。；]{0,6}?(?P<word>减轻|轻了|从轻|加重|重了|更重|更轻)"
    "|再审(?P<no>[^，。；]{0,8}?)(?P<word2>减轻|加重)了?[^，。；]{0,6}(?:刑罚|量刑|刑期|处罚)"
)


def lighter(reply: Paper) -> Iterator[Clash]:
    """刑罚加重了 where the second punishment is the lighter one."""
    terms = [one for one in reply.mentions if one.kind is Kind.PENALTY and isinstance(one.value, tuple)]
    for match in _LIGHTER.finditer(reply.text):
        told = [one for one in terms if one.span.start < match.start() and one.unit in ("有期徒刑", "拘役")]
        before = [one for one in told if one.unit == told[-1].unit]
        values = list(dict.fromkeys(one.value for one in before))
        clause = reply.clause(Span(*match.span()))
        denied = _NOT.search(reply.text, clause.start, match.end()) is not None
        if len(before) > 1 and len(values) == 1 and not denied:
            yield Clash("internal-conclusion", Span(*match.span()), before[-1].span)
        if denied:
            continue
        if len(values) < 2:  # noqa: PLR2004 - two are compared
            continue
        first, last = values[-2], values[-1]
        lighter = last < first  # type: ignore[operator]
        if lighter != ("轻" in (match["word"] or match["word2"])):
            yield Clash("internal-conclusion", Span(*match.span()), before[-1].span)


_THAT_IS = pattern("(?:也就是说|即|换句话说|换言之|这就是说|可见)[，：]?")


def summed_up(reply: Paper) -> Iterator[Clash]:
    """驳回其余请求。也就是说，这两项都得到了支持."""
    asked = [one for one in polarities(reply) if one.about in (About.CLAIMS, About.REST, About.APPLICATION)]
    for first, second in pairwise(asked):
        between = reply.text[first.word.end : second.word.start]
        link = _THAT_IS.search(between)
        if (
            link
            and not _ANOTHER.search(between)
            and first.yes != second.yes
            and first.about is About.REST
            and len(between) < _ONE_THOUGHT
        ):
            yield Clash("internal-conclusion", second.word, first.word)


_ANOTHER = pattern("主要|也就是[^说]|撤销|第[一二三]项")
"""公司最主要的请求，也就是撤销警告 is not the rest that was dismissed."""

_UNFOUNDED = pattern(
    r"(?P<ground>没有(?:任何)?(?:事实|法律|合同|政策)?(?:和法律|、法律)?(?:依据|根据)|于法无据|依据不足|证据不足|没有(?:充分)?证据|缺乏[^，。；\n]{0,6}依据"
    r"|(?:合同|协议|双方|法律)?(?:里|中|也|均|都)?(?:没有|未)(?:作|明确)?(?:约定|规定)|(?:没有|未)(?:得到|获得)支持|(?:被|已被?)驳回|(?:理由)?不(?:能)?成立"
    r"|不符合[^，。；\n]{0,24}(?:规定|条件)|不是[^，。；\n]{0,16}(?:作的|进行的|针对[^，。；\n]{0,10}))"
    r"(?:的)?，(?:所以|因此|故|依法|我[院局]|本[院局]|本机关|法院|对此|这项|该项|上述|请求|要求|[你您]的?){0,4}(?P<yes>(?:予以|可以|应予|应当|得到了?|获得了?|给予了?)(?:支持|采纳|采用|采信|批准|准许|退还))"
)


def unfounded(reply: Paper) -> Iterator[Clash]:
    """没有法律依据，予以支持: a reason against, a conclusion for."""
    for match in _UNFOUNDED.finditer(reply.text):
        if re.search("不|没|未|但", match[0][match.end("ground") - match.start() : match.start("yes") - match.start()]):
            continue
        yield Clash("internal-conclusion", Span(*match.span("yes")), Span(*match.span("ground")))


_GRANTS = pattern(
    r"(?P<yes>(?:予以|应予|可以|应当(?:予以)?|给予)(?:支持|同意|采纳|退还|撤销|改判)|应当(?:提出)?抗诉|有(?:提出)?抗诉的(?:必要|理由)"
    r"|应当(?:追加|重新)认定|依据充分|有充分的?(?:事实|法律)?依据)(?![的，]?(?:条件|范围|申请|部分))"
)
_LINKED = pattern(
    r"(?:所以|因此|因而|故|综上|由此|可见)[^。；\n]{0,30}$|(?:你|您)(?:们|公司)?[^，。；\n]{0,4}(?:要求|请求)[^。；\n]{0,40}$"
    r"|的(?:要求|请求)，[^。；\n]{0,10}$"
)
_AGAINST_IT = pattern(
    "没有(?:证据|依据|约定|法律|事实|得到支持|支持|采纳|别的证据|其他证据)|依据不足|证据不足|不能(?:申请|就|退|支持|证明|认定)|无权|不符合|不属于|不在|不产生"
    "|准予强制执行|裁定执行|采纳了|并无不当|没有错误|幅度(?:以内|之内|内)|否认|按[^，。]{0,8}撤回|不存在|于法无据"
)
_FOR_IT = pattern(
    "错误|违法|违规|瑕疵|疏漏|属实|(?<!不能)(?<!不)成立|纠正|整改|道歉|致歉|重新|补发|补正|遗漏|(?<!没)有(?:事实|法律)?依据|有道理|考虑到|经研究|符合(?!事实|强制)|确有|确实"
)
_OTHER_SIDE = pattern("公司|单位|被告|原告|对方|开发商|被申请人|企业|雇主|银行|法院|判决|裁定|判令|仲裁")
_DEMAND = pattern("(?:你|您|贵)(?:们|公司)?[^，。；\n]{0,6}(?:要求|请求|诉求)")
_SO = pattern("^(?:所以|因此|因而|综上|由此)")
_SENTENCE_BEFORE = 60
_GIVES_BACK, _TOOK = pattern("退还|撤销|改判"), pattern("扣|收取|征收|罚|多收|公司|单位|局|银行")
_INSTEAD = pattern("，(?:改)?(?:按|以|就)")
"""你要求按1%计息没有依据，按1‰予以支持 grants another thing."""


def granted(reply: Paper) -> Iterator[Clash]:
    """A demand that is granted though the reasons of its sentence speak against it: 你要求补偿，依据不足，予以支持.

    A reply answers several demands, so the grounds of another sentence count only where the verdict is drawn from them.
    """
    text = reply.text
    for match in _GRANTS.finditer(text):
        sentence = reply.sentence(Span(*match.span()))
        ahead = text[sentence.start : match.start()]
        if _LINKED.search(ahead) is None or _OTHER_SIDE.search(ahead.rpartition("，")[2]) or _NOT.search(ahead[-4:]):
            continue
        if len(_DEMAND.findall(ahead)) > 1 or "如果" in ahead or "若" in ahead:
            continue
        low = sentence.start
        if _SO.match(ahead) and _DEMAND.search(ahead) is None and text[low - 1 : low] == "。":
            low = max(text.rfind("\n", 0, low) + 1, low - _SENTENCE_BEFORE)
        against = list(_AGAINST_IT.finditer(text, low, match.start()))
        if not against or _INSTEAD.search(text, against[-1].end(), match.start()):
            continue
        if _GIVES_BACK.search(match["yes"]) and _TOOK.search(reply.clause(Span(*against[-1].span())).of(text)):
            continue  # what was taken without ground is given back
        if not _FOR_IT.search(text, low, match.start()) and not text.startswith("，但", match.end()):
            yield Clash("internal-conclusion", Span(*match.span("yes")), Span(*against[-1].span()))


_TURNED = pattern(
    r"(?P<yes>(?:应当|可以|予以)(?P<deed>退还|支持|同意|受理|撤销|赔偿))，?但(?:是)?(?P<no>(?:不能|不予|不)(?P=deed))"
    r"|(?P<yes2>(?:处理|判决|裁定|决定|行为|工作|办理|审核|核定)(?:中)?(?:确有|有|存在)(?:错误|不当|违法|疏漏|疏忽|失误|差错|过错|瑕疵))[^。；\n不]{0,12}"
    r"(?P<no2>(?:要求|请求|诉求)[^。，；\n]{0,6}(?:不能|不予|不)支持)"
)


def turned(reply: Paper) -> Iterator[Clash]:
    """应当退还，但不能退还; 处理确有错误，你们的要求不能支持."""
    for match in _TURNED.finditer(reply.text):
        which = ("yes", "no") if match["yes"] else ("yes2", "no2")
        yield Clash("internal-conclusion", Span(*match.span(which[1])), Span(*match.span(which[0])))


_NEVER_GOT = pattern(
    r"(?:你|您)(?:们)?(?:反映|提出|认为|说|称|主张)(?:的)?(?P<claim>(?:一直|从|至今)?(?:没有|没|未)(?P<deed>收到|得到|拿到|领到|接到)[^，。；\n]{0,16})，?"
    r"(?:的问题|的情况|情况|问题|这一点|的说法)?，?(?P<verdict>(?:情况|基本)?属实|(?:与|和)?事实相符)"
)
_GOT = pattern("(?:签收|收(?:了|到了?)|领取了?|得到了|领了|送达)[^，。；\n]{0,14}")


def never_got(reply: Paper) -> Iterator[Clash]:
    """你说没有收到通知，情况属实, where it was signed for."""
    for match in _NEVER_GOT.finditer(reply.text):
        for other in _GOT.finditer(reply.text, max(0, match.start() - _FAR_BACK), match.start()):
            if _NOT.search(reply.text, max(0, other.start() - 4), other.start()) is None:
                yield Clash("internal-conclusion", Span(*match.span("verdict")), Span(*other.span()))
                break


_FAR_BACK = 400
