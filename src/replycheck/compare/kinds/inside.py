"""The reply against itself: what it says twice, lists and their number, findings and conclusion.

What is easily got wrong: a reply answers several questions and each has its own conclusion, so a yes and a no
contradict each other only where they are of the same thing, or where one sentence gives the reason for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from replycheck.compare.kinds.figures import explained
from replycheck.compare.kinds.polarities import About, Polarity, polarities
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip, slip_of_digits
from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places of the reply that cannot both be so; ``ours`` is the later one, or the conclusion."""

    role: str
    ours: Span
    theirs: Span
    note: str = ""


def contradictions(reply: Paper, judgments: Sequence[Paper]) -> list[Clash]:
    """Statements of the reply that cannot both be so, in reading order, each place once."""
    found = [
        *_repeats(reply, judgments),
        *_totals(reply, judgments),
        *_rates(reply),
        *_counts(reply),
        *_claims_of_fact(reply, judgments),
        *_opposites(reply),
        *_reasons(reply),
        *_lighter(reply),
        *_summed_up(reply),
    ]
    kept: list[Clash] = []
    for one in sorted(found, key=lambda clash: clash.ours):
        if not kept or not one.ours.overlaps(kept[-1].ours):
            kept.append(one)
    return kept


_BACK = pattern(r"(?:上述|前述|上列|这|该|此)(?:笔|个|些|项)?(?:共计|合计)?$")
_NUMERIC = frozenset({Kind.MONEY, Kind.LENGTH, Kind.RATE, Kind.COUNT})
_FAR = 900
_ONE_THOUGHT = 60
_SUM_REACH = 160
"""Two places further apart are two thoughts."""


def _repeats(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """上述45万元 where no 45万元 was spoken of; a rough figure (五百三十五万余元) that rounds none."""
    numbers = [one for one in reply.mentions if one.kind in _NUMERIC]
    for place, ours in enumerate(numbers):
        before = [
            one
            for one in numbers[:place]
            if one.kind is ours.kind and one.unit == ours.unit and ours.span.start - one.span.end < _FAR
        ]
        if not before or any(same(ours, one) for one in before):
            continue
        lead = reply.text[max(0, ours.span.start - 6) : ours.span.start]
        known = any(same(ours, one) for judgment in judgments for one in judgment.mentions)
        rough = (
            ours.kind is Kind.MONEY
            and ours.about
            and reply.text[ours.span.start : ours.span.end].rstrip("元").endswith(("余", "多"))
        )
        slipped = [one for one in before if slip(ours, one)]
        if _BACK.search(lead) and (not known or slipped) and not explained(ours, before):
            yield Clash("internal-repeat", ours.span, (slipped or before)[-1].span)
        elif rough and not known and (near := [one for one in before if _rough_slip(ours, one)]):
            yield Clash("internal-repeat", ours.span, near[-1].span)
        elif ours.kind is Kind.LENGTH and _within_again(reply, ours, before):
            yield Clash("internal-repeat", ours.span, _within_again(reply, ours, before)[-1].span)


def _rough_slip(ours: Mention, other: Mention) -> bool:
    if not isinstance(ours.value, Decimal) or not isinstance(other.value, Decimal) or not ours.value:
        return False
    digits = ours.value.normalize().as_tuple().digits
    head = tuple(int(digit) for digit in format(other.value, "f").replace(".", "")[: len(digits)])
    return len(digits) > 1 and sorted(digits) == sorted(head) and digits != head


_DUTY = pattern("仍不|仍未|仍没|仍拒|逾期")


def _within_again(reply: Paper, ours: Mention, before: list[Mention]) -> list[Mention]:
    """The one term spoken of before, where 在六十日内仍不履行 names another."""
    behind = reply.text[ours.span.end : ours.span.end + 8]
    ahead = reply.text[max(0, ours.span.start - 14) : ours.span.start]
    if not ahead.endswith(("在", "于")) or not _DUTY.search(ahead[-8:] + behind):
        return []
    terms = [one for one in before if reply.text[one.span.start : one.span.end].endswith(("内", "以内"))]
    return terms if len({one.value for one in terms}) == 1 else []


_TOTAL = pattern(
    r"(?:合计|共计|总计|总共|一共|加起来(?:一共)?(?:是|为)?|相加(?:是|为)?|累计|共)(?:是|为|应(?:当)?(?:付|还|支付)|欠|有|计|人民币)?$"
)
_TOTAL_BEHIND = pattern("^(?:的?总额|的?合计)")


def _totals(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """A total that is not the sum of the figures before it and stands in no paper."""
    money = [(one, one.value) for one in reply.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]
    for ours, wanted in money:
        if ours.about or not _TOTAL.search(reply.text[max(0, ours.span.start - 12) : ours.span.start]):
            continue
        low = reply.text.rfind("\n", 0, ours.span.start) + 1
        low = max(low, ours.span.start - _SUM_REACH)
        parts = [pair for pair in money if low <= pair[0].span.start < ours.span.start and not pair[0].about]
        borne_out = any(same(ours, one) for judgment in judgments for one in judgment.mentions)
        if len(parts) > 1 and not borne_out and _not_the_sum(reply, ours, wanted, parts):
            yield Clash("internal-sum", ours.span, Span(parts[0][0].span.start, parts[-1][0].span.end))


def _not_the_sum(reply: Paper, ours: Mention, wanted: Decimal, parts: list[tuple[Mention, Decimal]]) -> bool:
    """Whether no run of the figures before makes up the total, though those of its sentence should, or nearly do."""
    values = [value for _, value in parts]
    count = len(values)
    runs = {sum(values[i:j], Decimal(0)) for i in range(count) for j in range(i + 1, count + 1)}
    many = any(wanted == values[-1] * n for n in range(2, 13))
    if wanted in runs or many or _multiplied(reply, ours, wanted):
        return False
    sentence = reply.sentence(ours.span)
    inside = [value for one, value in parts if one.span.start >= sentence.start]
    return len(inside) > 1 or any(slip_of_digits(wanted, run) for run in runs)


def _multiplied(reply: Paper, ours: Mention, wanted: Decimal) -> bool:
    """Whether the total is a count times a price, or a share of a sum, that stand near it."""
    low = reply.text.rfind("\n", 0, ours.span.start) + 1
    near = [one for one in reply.mentions if low <= one.span.start <= ours.span.start + 40 and one is not ours]
    counts = [
        one.value for one in near if one.kind in (Kind.COUNT, Kind.LENGTH, Kind.RATE) and isinstance(one.value, Decimal)
    ]
    sums = [one.value for one in near if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]
    return any(abs(count * money - wanted) < 1 for count in counts for money in sums)


_EACH = pattern(
    r"每(?P<unit>平方米|亩|台|辆|件|套|户|人|次|吨|公斤|间|个?月|年|天)(?:的?(?:价格|单价|标准|租金|工资|补偿))?(?:为|是|按|共)?$"
)


def _rates(reply: Paper) -> Iterator[Clash]:
    """每平方米20元 where the area and the sum named give another price."""
    for ours in reply.mentions:
        each = (
            _EACH.search(reply.text[max(0, ours.span.start - 14) : ours.span.start])
            if ours.kind is Kind.MONEY
            else None
        )
        if each is None or not isinstance(ours.value, Decimal) or not ours.value:
            continue
        unit = each["unit"].removeprefix("个")
        near = [
            one
            for one in reply.mentions
            if abs(one.span.start - ours.span.start) < _FAR // 3
            and one is not ours
            and isinstance(one.value, Decimal)
            and one.value
        ]
        counts = [one for one in near if one.kind in (Kind.COUNT, Kind.LENGTH) and one.unit == unit]
        sums = [one for one in near if one.kind is Kind.MONEY]
        if any(abs(count.value * ours.value - total.value) <= total.value / 200 for count in counts for total in sums):  # type: ignore[operator]
            continue
        for count in counts:
            for total in sums:
                price = total.value / count.value  # type: ignore[operator]
                if slip_of_digits(price.quantize(Decimal(1)), ours.value) and abs(
                    price - price.quantize(Decimal(1))
                ) < Decimal("0.02"):
                    yield Clash("internal-sum", ours.span, total.span)
                    break


_LISTED = pattern(
    r"(?:一共|总共|共有|共|分(?:为|成)?|以下|下列|这)(?P<count>[两二三四五六七八九]|[2-9])(?P<unit>项|个|点|条|类|处|笔)(?P<what>[\u4e00-\u9fff]{0,6})[：:](?P<list>[^。；\n]{4,160})"
)
_ORDINALS = pattern(r"(?:第)?(?P<n>[一二三四五六七八九])(?:是|、|，)")


def _counts(reply: Paper) -> Iterator[Clash]:
    """一共两项：退地、复原、罚款."""
    for match in _LISTED.finditer(reply.text):
        wanted = {"两": 2}.get(match["count"]) or from_chinese(match["count"])
        listed = match["list"]
        ordinals = [from_chinese(one["n"]) for one in _ORDINALS.finditer(listed)]
        if ordinals:
            continue
        head = re.split("，", listed, maxsplit=1)[0]
        items = re.split("、|和(?=[^、]{2,}$)", head)
        if (
            len(items) > 1
            and "等" not in head
            and len(items) != wanted
            and not re.search("，", listed[: len(head) + 1].rstrip("，"))
            and ("，" not in listed or len(items) > 2)  # noqa: PLR2004 - a pair may be one thing
        ):
            yield Clash(
                "internal-sum",
                Span(match.start(), match.start("list") - 1),
                Span(match.start("list"), match.start("list") + len(head)),
            )


_SAID = pattern(
    r"(?:你|您)(?:们)?(?:反映|提出|认为|说|称|所说|来信说|主张)(?:的)?(?P<claim>[^。；\n]{3,40}?)，?(?:情况|问题|这一点|的说法|的情况)?(?P<verdict>(?:基本|完全|部分|与事实)?(?:不?属实|相符|不符|不实)|没有依据|不成立)"
)
_NOT = pattern("不|没有?|未|无")
_PREDICATE = pattern(
    "交清|付清|还清|结清|缴清|交齐|付|交|还|恢复|拆除|送达|通知|告知|开庭|到庭|签字|收到|发放|履行|办理|处理|执行|退还|退|公示|公开|听证|答复|受理|立案|修复|赔偿|整改|查封|登记"
)


def _claims_of_fact(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
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


def _opposites(reply: Paper) -> Iterator[Clash]:
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


def _reasons(reply: Paper) -> Iterator[Clash]:
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


def _lighter(reply: Paper) -> Iterator[Clash]:
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


def _summed_up(reply: Paper) -> Iterator[Clash]:
    """驳回其余请求。也就是说，这两项都得到了支持."""
    asked = [one for one in polarities(reply) if one.about in (About.CLAIMS, About.REST, About.APPLICATION)]
    for first, second in pairwise(asked):
        between = reply.text[first.word.end : second.word.start]
        link = _THAT_IS.search(between)
        if link and first.yes != second.yes and first.about is About.REST and len(between) < _ONE_THOUGHT:
            yield Clash("internal-conclusion", second.word, first.word)
