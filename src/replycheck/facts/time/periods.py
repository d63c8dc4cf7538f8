"""Lengths of time: 30日内, 六十日, 15个工作日, 三个月, 一年六个月.

What is easily got wrong: 15日 is a day of the month as often as a length, so it counts as a length only where the words
around it say so; 三月 is March, and 2023年 or 98年 a year.
"""

from __future__ import annotations

import re
from decimal import Decimal

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_HAN = "零一二两三四五六七八九十百千"
_NUMBER = rf"(?:[0-9０-９]{{1,4}}(?:[.．][0-9０-９]+)?|[{_HAN}]{{1,6}}|半)"
_BEFORE = rf"(?<![0-9０-９{_HAN}.．第〇○上下])"
_LENGTH = pattern(
    rf"{_BEFORE}(?:(?P<years>{_NUMBER})年零?(?P<months>{_NUMBER})个月"
    rf"|(?P<number>{_NUMBER})\s*(?P<unit>个工作日|工作日|个自然日|自然日|个半月|个月|个半?小时|小时|个?星期|个?周(?!岁)|周(?!岁|边|年)|年半|年|日|天))"
    r"(?P<half>半)?(?P<within>之?内|以内)?"
)
_UNITS = {"天": "日", "自然日": "日", "星期": "周"}
_NO_YEAR = pattern(rf"\s*(?:级|代|度|版|底|末|初|春|夏|秋|冬|[0-9０-９{_HAN}]{{1,3}}\s*月|[（(]?[上下]半年)")
_LENGTH_AHEAD = pattern(
    r"(?:期限?为?|为期|期间|不超过|不少于|不足|超过|达|满|共计?|累计|延长|拘留|逾期|至少|最多|最长|最迟|提前|需要?|历时|滞留|住院|误工|每|近|约|长达)$"
)
_LENGTH_BEHIND = pattern(r"\s*(?:的?期|以[上下]|之?后|前|左右|起?内|时间|的?[一-龥]{0,2}期限|有效|拘留|假)")
_ROUGH = pattern("[一二两三四五六七八九]{2}")
"""八九年 is eight or nine."""
_MOST_YEARS, _LONGEST_MONTH = 100, 31


@dataclass(frozen=True, slots=True)
class Period:
    """``count`` of ``unit`` (工作日, 日, 周, 月, 年, 小时); ``within``: the text says 内. 一年六个月 is 18 months."""

    span: Span
    count: Decimal
    unit: str
    within: bool = False


def periods(text: str) -> tuple[Period, ...]:
    """Every length of time in ``text``, in order."""
    return tuple(found for match in _LENGTH.finditer(text) if (found := _period(match)) is not None)


def _period(match: re.Match[str]) -> Period | None:
    span, within = Span(*match.span()), match["within"] is not None
    if match["years"]:
        years, months = _count(match["years"]), _count(match["months"])
        known = years is not None and months is not None and years <= _MOST_YEARS
        return Period(span, years * 12 + months, "月", within) if known and years and months else None
    count = _count(match["number"])
    unit = match["unit"].removeprefix("个")
    if count is None or (unit == "年" and not _is_years(match, count)) or (unit == "日" and not _is_days(match, count)):
        return None
    if match["half"] or unit.startswith("半") or unit == "年半":
        count, unit = count + Decimal("0.5"), unit.replace("半", "")
    if unit == "年" and count % 1:
        count, unit = count * 12, "月"
    return Period(span, count, _UNITS.get(unit, unit), within)


def _is_years(match: re.Match[str], count: Decimal) -> bool:
    ahead = match.string[max(0, match.start() - 2) : match.start()]
    return (
        count <= _MOST_YEARS
        and not ahead.endswith(("民国", "公元"))
        and not _NO_YEAR.match(match.string, match.end("unit"))
    )


def _is_days(match: re.Match[str], count: Decimal) -> bool:
    """Whether 15日 is a length rather than the fifteenth."""
    ahead = match.string[max(0, match.start() - 6) : match.start()]
    if ahead.rstrip().endswith(("月", "至", "到")):
        return False
    if match["within"] or count > _LONGEST_MONTH:
        return True
    return bool(_LENGTH_AHEAD.search(ahead) or _LENGTH_BEHIND.match(match.string, match.end()))


def _count(written: str) -> Decimal | None:
    if written == "半":
        return Decimal("0.5")
    if written[0].isdecimal():
        return Decimal(written.replace("．", "."))
    if _ROUGH.search(written):
        return None
    value = from_chinese(written)
    return None if value is None else Decimal(value)
