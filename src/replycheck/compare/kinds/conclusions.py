"""Findings and conclusions of the reply against each other.

What is easily got wrong: a reply answers several questions and each has its own conclusion, so a yes and a no
contradict each other only where they are of the same thing, or where one sentence gives the reason for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.compare.kinds.clash import Clash
from replycheck.compare.kinds.polarities import About, Polarity, polarities
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
                and not _MENDED.search(text, ours.word.end, min(high, ours.word.end + 200))
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
    "若|如果|是否|未发现|没有发现|你(?:们)?(?:认为|说|称|主张|反映|提出)[^。；]{0,40}$|原告|被告|上诉人"
)


def _own(text: str, ours: Polarity) -> bool:
    """Whether the office says it of its own, and not the petitioner."""
    return _OWN_VIEW.search(text[max(0, ours.word.start - 44) : ours.word.start]) is None


_LIGHTER = pattern("(?:刑罚|量刑|刑期|判得|处罚)[^，。；]{0,6}?(?P<word>减轻|轻了|从轻|加重|重了|更重|更轻)")


def lighter(reply: Paper) -> Iterator[Clash]:
    """刑罚加重了 where the second punishment is the lighter one."""
    terms = [
        one
        for one in reply.mentions
        if one.kind is Kind.PENALTY and one.unit == "有期徒刑" and isinstance(one.value, tuple)
    ]
    for match in _LIGHTER.finditer(reply.text):
        before = [one for one in terms if one.span.start < match.start()]
        values = list(dict.fromkeys(one.value for one in before))
        if len(values) < 2:  # noqa: PLR2004 - two are compared
            continue
        first, last = values[-2], values[-1]
        lighter = last < first  # type: ignore[operator]
        if lighter != ("轻" in match["word"]):
            yield Clash("internal-conclusion", Span(*match.span()), before[-1].span)


_THAT_IS = pattern("(?:也就是说|即|换句话说|换言之|这就是说|可见)[，：]?")


def summed_up(reply: Paper) -> Iterator[Clash]:
    """驳回其余请求。也就是说，这两项都得到了支持."""
    asked = [one for one in polarities(reply) if one.about in (About.CLAIMS, About.REST, About.APPLICATION)]
    for first, second in pairwise(asked):
        between = reply.text[first.word.end : second.word.start]
        link = _THAT_IS.search(between)
        if link and first.yes != second.yes and first.about is About.REST and len(between) < _ONE_THOUGHT:
            yield Clash("internal-conclusion", second.word, first.word)


_UNFOUNDED = pattern(
    r"(?P<ground>没有(?:任何)?(?:事实|法律|合同|政策)?(?:和法律|、法律)?(?:依据|根据)|于法无据|依据不足|证据不足|没有(?:充分)?证据|缺乏[^，。；\n]{0,6}依据"
    r"|不符合[^，。；\n]{0,24}(?:规定|条件)|不是[^，。；\n]{0,16}(?:作的|进行的|针对[^，。；\n]{0,10}))"
    r"(?:的)?，(?:所以|因此|故|依法|我[院局]|本[院局]|本机关|法院|对此|这项|该项|上述|请求|要求|[你您]的?){0,4}(?P<yes>(?:予以|可以|应予|应当|得到了?|获得了?|给予了?)(?:支持|采纳|采用|采信|批准|准许|退还))"
)


def unfounded(reply: Paper) -> Iterator[Clash]:
    """没有法律依据，予以支持: a reason against, a conclusion for."""
    for match in _UNFOUNDED.finditer(reply.text):
        if re.search("不|没|未|但", match[0][match.end("ground") - match.start() : match.start("yes") - match.start()]):
            continue
        yield Clash("internal-conclusion", Span(*match.span("yes")), Span(*match.span("ground")))
