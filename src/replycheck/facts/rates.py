"""Rates of interest and penalty with the time they are reckoned by: 月利率1%, 年息6厘, 月息一分五, 日万分之二点一.

What is easily got wrong: 月利率2% is not 年利率2%; 一分 is one per cent a month and ten per cent a year, 一厘 a tenth
of that; a share (承担60%) is no rate of interest and has no time.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_D = "0-9０-９"
_HAN = "〇○零一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰"
_NUMBER = rf"(?:[{_D}]{{1,6}}(?:[.．][{_D}]{{1,6}})?|[{_HAN}]{{1,6}}(?:点[{_HAN}]{{1,6}})?)"
_TIME = r"(?P<time>[年月日](?!\d)|每[年月日天]|按[年月日天]|一[年月天])?"
_RATE = pattern(
    rf"{_TIME}(?P<word>(?:综合|固定|浮动|贷款|借款|计息|逾期|约定)?(?:利率|利息|息|违约金)?(?:标准)?(?:为|是|按照?|以|约定为?|计算?为?|：|:)?(?:本金|总额|欠款|价款|合同价款?|工程款|货款|租金|房款)?(?:的)?)"
    rf"(?:(?P<part>百分之|千分之|万分之|十万分之)(?P<of>{_NUMBER})|(?P<number>{_NUMBER})\s*(?P<mark>[%％‰‱]))"
    rf"|(?P<time2>[年月日])(?P<word2>利率|利息|息)(?:为|是|按|约定为?)?(?P<fen>{_NUMBER})(?P<unit>分|厘)(?P<rest>[{_HAN}{_D}])?(?P<li>厘)?"
)
_PARTS = {"百分之": Decimal("0.01"), "千分之": Decimal("0.001"), "万分之": Decimal("0.0001")}
_PARTS["十万分之"] = Decimal("0.00001")
_MARKS = {"%": Decimal("0.01"), "％": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001")}
_TIMES = {"天": "日"}


@dataclass(frozen=True, slots=True)
class Rate:
    """A ratio (0.015 for 1.5%) and the time it is reckoned by: 年, 月, 日; "" where the words don't say."""

    span: Span
    value: Decimal
    time: str


def rates(text: str) -> tuple[Rate, ...]:
    """Every rate and percentage in ``text``, in order."""
    return tuple(found for match in _RATE.finditer(text) if (found := _rate(match)) is not None)


def _rate(match: re.Match[str]) -> Rate | None:
    if match["fen"]:
        return _spoken(match)
    value = _number(match["of"] or match["number"])
    if value is None:
        return None
    worth = _PARTS[match["part"]] if match["part"] else _MARKS[match["mark"]]
    time = (match["time"] or "")[-1:] or _time_apart(match)
    led = match["time"] or "息" in match["word"] or "利" in match["word"]
    start = match.start() if led else match.start("part")
    if start < 0:
        start = match.start("number")
    return Rate(Span(start, match.end()), value * worth, _TIMES.get(time, time))


_AHEAD, _BEHIND = (
    pattern("(?:每|按)(?P<time>[年月日天])[^，。；、\n\\d]{0,14}$"),
    pattern("的?(?P<time>[年月日])(?:利率|利息|息)"),
)
_REACH = 18


def _time_apart(match: re.Match[str]) -> str:
    """The time that stands apart from its rate: 每日按罚款数额的3%, 0.7%的月利率."""
    text = match.string
    ahead = _AHEAD.search(text[max(0, match.start() - _REACH) : match.start() + len(match["word"] or "")])
    found = ahead or _BEHIND.match(text, match.end())
    return found["time"] if found else ""


def _spoken(match: re.Match[str]) -> Rate | None:
    """月息一分五 is 1.5%, 年息一分 10%, 月息八厘 0.8%."""
    whole, rest = _number(match["fen"]), _number(match["rest"]) if match["rest"] else Decimal(0)
    if whole is None or rest is None:
        return None
    points = whole + rest / 10 if match["unit"] == "分" else whole / 10
    worth = Decimal("0.1") if match["time2"] == "年" else Decimal("0.01")
    return Rate(Span(*match.span()), points * worth, match["time2"])


def _number(written: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", written)
    if plain[0].isdigit():
        return Decimal(plain)
    whole, point, part = plain.partition("点")
    value, digits = from_chinese(whole), [from_chinese(digit) for digit in part]
    if value is None or None in digits:
        return None
    return Decimal(f"{value}{'.' if point else ''}{''.join(map(str, digits))}")
