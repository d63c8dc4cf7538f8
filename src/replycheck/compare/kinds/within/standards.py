"""Beyond a standard or short of it: 标准是80毫克，你的数值没有超过, of a reply that has 95毫克.

What is easily got wrong: a law sets a figure and the case has another; which is which the words beside them tell
(三万元以上, 的标准, 期限是). Where that is not plain, or figures of the case lie on both sides, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_ROLE = "internal-conclusion"
_OVER = "超过|超出|高于|多于|大于|长于|达到|突破|超越|超了|过了|够得上|够上|够(?![不上得])"
_UNDER = "低于|少于|短于|小于|不足|不到|不满|未达|未满|未到|达不到|够不上|不够"
_NOUN = "标准|期限|期间|时限|幅度|限额|限值|起点|门槛|上限|下限|限度|答辩期|有效期|最高额|数额|要求|规定|建议"
_SAYS = pattern(
    rf"(?P<not>没有|并没有|并未|尚未|从未|未|没|并不|不(?=[少低高多大小]于|超过|达到|突破))?(?P<word>{_OVER}|{_UNDER})了?(?P<what>[^，。；\n]{{0,22}})(?=[，。；\n])"
)
_INSIDE = pattern(
    r"(?P<not>没有|并未|未|不)?在(?P<what>[^，。；\n]{0,10}(?:幅度|范围|期限|标准|限额))(?P<side>以内|之内|内|里|以外|之外|外)(?=[，。；\n])"
)
_POINTS = pattern(
    rf"^(?:这个|这一|该|此|上述|前述|规定的?|法定的?|建议的?|检察院的?|法律的?|国家)?(?:的)?(?:量刑)?(?:{_NOUN})?$"
    r"|^(?:醉酒|醉驾|立案|入罪|入刑|追诉|数额(?:较|巨)大|情节严重)(?:驾驶|驾车)?(?:的)?(?:标准)?$"
)
_BEHIND_FIGURE = pattern(rf"^(?:的)?(?:{_NOUN})?(?:了)?$")
_SETS_AHEAD = pattern(
    r"(?:标准|期限|时限|限额|限值|起点|门槛|上限|下限|幅度|数额|最高额|最低额|答辩期|期间|不(?:得)?超过|不(?:得)?少于|不(?:得)?低于|至少|最[多高长少低短]|建议|法定刑|规定)(?:[^，。；\n\d]{0,10})$"
)
_SETS_BEHIND = pattern(rf"^(?:有期徒刑)?(?:的)?(?:以上|以下|以内|之内|内(?!有|的)|起刑|封顶|的(?:{_NOUN}))")
_ASKED = pattern(
    "是否|如果|若(?!干)|有没有|能否|认为|主张|要求|请求|以免|不得|只有|才(?=能|可)|凡|一旦|法律规定|规定，|第[一二三四五六七八九十百\\d]{1,5}条"
)
_KINDS = frozenset({Kind.MONEY, Kind.LENGTH, Kind.PENALTY, Kind.COUNT})
_CALLED = pattern(_NOUN)
_OF_A_TERM = pattern("幅度|建议|刑|起点|个月|年")
_RANGE, _JOINED = 8, 2
_TWO_ENDS = pattern(r"以上?[，、]?[一二两三四五六七八九十\d]|(?:至|到|—|－|-)")
_ONE_END = pattern("至|到|以上|—|－|-|～|~")
_TENTH, _YEAR = Decimal("0.1"), 12


def beyond_a_standard(reply: Paper) -> Iterator[Clash]:
    """Every such word that the figures of the reply contradict."""
    text = reply.text
    figures = [one for one in reply.mentions if one.kind in _KINDS and _value(one) is not None]
    for match in (*_SAYS.finditer(text), *_INSIDE.finditer(text)):
        span = Span(*match.span())
        clause = reply.clause(span)
        if _ASKED.search(text, clause.start, span.end) or match["not"] == "不":
            continue  # 不超过 sets a standard
        standard = _standard(reply, match, figures)
        if standard is None:
            continue
        measured = _measured(reply, match, standard, figures)
        claim = _claim(match)
        if measured and all(_bears(claim, one, standard) is False for one in measured):
            yield Clash(_ROLE, span, measured[-1].span)


_ALIKE = pattern(
    r"(?P<not>不|并不|没有|没)?(?P<word>完全一致|一致|相等|相同|一样|吻合|相符|对得上|分文不差|不符|对不上|有出入|不等)(?:的|了)?(?=[，。；\n])"
)
_UNLIKE = frozenset({"不符", "对不上", "有出入", "不等"})


_JOINS = pattern(r"^(?:以上)?[，、]?(?:至|到|—|－|-|～|~)?$")
_OUT = pattern(
    r"(?P<not>没有|并没有|并未|未)?(?P<word>超出|超过|突破|低于|高于)了?(?:这个|该|此|上述|法定|建议的?)(?:量刑)?(?:幅度|范围|区间)(?=[，。；\n])"
)


def out_of_range(reply: Paper) -> Iterator[Clash]:
    """六个月到十二个月之间，决定执行十个月，已经超出这个幅度."""
    text = reply.text
    terms = [one for one in reply.mentions if _value(one) is not None and _unit(one) == "months"]
    for match in _OUT.finditer(text):
        line = text.rfind("\n", 0, match.start())
        before = [one for one in terms if line < one.span.start < match.start() and one.unit != "缓刑"]
        if len(before) < len(_PAIR) + 1 or _ASKED.search(text, reply.clause(Span(*match.span())).start, match.end()):
            continue
        low, high, ours = before[-3:]
        ends = (_value(low), _value(high), _value(ours))
        if not _JOINS.match(text[low.span.end : high.span.start]) or None in ends or high.span.end == ours.span.start:
            continue
        first, last, term = (value or Decimal(0) for value in ends)
        beyond = {"低于": term < first, "高于": term > last}.get(match["word"], not first <= term <= last)
        if first < last and beyond == bool(match["not"]):
            yield Clash(_ROLE, Span(*match.span()), Span(low.span.start, high.span.end))


def said_alike(reply: Paper) -> Iterator[Clash]:
    """Two figures of a sentence that are told to be the same, or not to be: 一张写40000元，一张写42000元，两者一致."""
    text = reply.text
    figures = [one for one in reply.mentions if one.kind in _KINDS and _value(one) is not None and not one.about]
    for match in _ALIKE.finditer(text):
        span = Span(*match.span())
        sentence, clause = reply.sentence(span), reply.clause(span)
        near = [one for one in figures if sentence.start <= one.span.start < span.start]
        if len(near) != len(_PAIR) or _unit(near[0]) != _unit(near[1]) or _ASKED.search(text, sentence.start, span.end):
            continue
        if near[1].span.end < clause.start - _FAR or not _OF_THEM.search(text, clause.start, span.start):
            continue
        alike = (match["word"] in _UNLIKE) == bool(match["not"])
        if (_value(near[0]) == _value(near[1])) != alike:
            yield Clash(_ROLE, span, Span(near[0].span.start, near[1].span.end))


_PAIR, _FAR = "ab", 8
_OF_THEM = pattern("(?:两者|二者|两个数|两数|两笔|数额|金额|数字|前后|正好|恰好)[^，。；]{0,4}$")


def _value(one: Mention) -> Decimal | None:
    if isinstance(one.value, tuple):
        return Decimal(one.value[0]) if one.kind is Kind.PENALTY else None
    if not isinstance(one.value, Decimal):
        return None
    return one.value * _YEAR if one.kind is Kind.LENGTH and one.unit == "年" else one.value


def _unit(one: Mention) -> str:
    if one.kind is Kind.PENALTY or (one.kind is Kind.LENGTH and one.unit in ("年", "月")):
        return "months"
    if one.kind is Kind.LENGTH:
        return "日" if one.unit in ("日", "天") else one.unit
    return f"{one.kind}{one.unit}"


def _sets(text: str, one: Mention) -> bool:
    """Whether the words beside a figure make it a standard."""
    ahead = text[max(0, one.span.start - 16) : one.span.start]
    return (
        _SETS_AHEAD.search(ahead) is not None or _SETS_BEHIND.match(text[one.span.end : one.span.end + 8]) is not None
    )


def _standard(reply: Paper, match: re.Match[str], figures: list[Mention]) -> Mention | None:
    """The figure that the word speaks of: the one behind it, or the last one that is a standard."""
    low, high = match.span("what")
    inside = [one for one in figures if low <= one.span.start and one.span.end <= high]
    if inside:
        return inside[0] if len(inside) == 1 and _named(reply.text, match, inside[0]) else None
    return _told_before(reply.text, match, figures) if _POINTS.match(match["what"]) else None


def _named(text: str, match: re.Match[str], one: Mention) -> bool:
    """Whether the word stands right before the figure: 超过1亿元的标准; 过了五年 only tells how long it was."""
    low, high = match.span("what")
    if one.kind in (Kind.LENGTH, Kind.PENALTY) and not _CALLED.search(match["what"]):
        return False
    return one.span.start - low <= 1 and _BEHIND_FIGURE.match(text[one.span.end : high]) is not None


def _told_before(text: str, match: re.Match[str], figures: list[Mention]) -> Mention | None:
    """The last standard of the paragraph, in the sentence or the one before; none where it is one end of a range."""
    start = text.rfind("\n", 0, match.start()) + 1
    before = [one for one in figures if start <= one.span.start < match.start() and _sets(text, one)]
    if not before or (len(before) > 1 and before[-1].span.start - before[-2].span.end <= _RANGE):
        return None
    last = before[-1]
    one_end = (
        _TWO_ENDS.match(text, last.span.end)
        or _ONE_END.search(text[max(0, last.span.start - 10) : last.span.start])
        or any(0 <= one.span.start - last.span.end <= _JOINED for one in figures)
    )
    of_a_term = _unit(last) != "months" or _OF_A_TERM.search(match[0])
    return last if of_a_term and not one_end and text.count("。", last.span.end, match.start()) <= 1 else None


def _measured(reply: Paper, match: re.Match[str], standard: Mention, figures: list[Mention]) -> list[Mention]:
    """The figures of the case that are meant: those of the sentence, or all that the reply has of the kind."""
    text = reply.text
    sentence = reply.sentence(Span(*match.span()))
    alike = [
        one
        for one in figures
        if one is not standard
        and _unit(one) == _unit(standard)
        and _value(one) != _value(standard)
        and one.unit != "缓刑"
        and (one.kind is not Kind.COUNT or one.unit == "mg")
        and not _sets(text, one)
    ]
    near = [one for one in alike if sentence.start <= one.span.start < match.start()]
    if near:
        return near[-1:] if near[-1].span.start > standard.span.start or not match["what"] else near
    if standard.kind is Kind.MONEY:
        value = _value(standard) or Decimal(1)
        return [one for one in alike if abs((_value(one) or 0) / value - 1) <= _TENTH]
    return [one for one in alike if one.kind is not Kind.LENGTH]


def _claim(match: re.Match[str]) -> bool:
    """Whether the measured figure is said to be the larger one."""
    told = match.groupdict()
    if told.get("side"):
        return told["side"].endswith("外") != bool(match["not"])
    over = re.fullmatch(_OVER, match["word"]) is not None
    return over != bool(match["not"])


def _bears(claim: bool, measured: Mention, standard: Mention) -> bool | None:  # noqa: FBT001 - which of two is larger
    ours, theirs = _value(measured), _value(standard)
    if ours is None or theirs is None or ours == theirs:
        return None
    return (ours > theirs) == claim
