"""Numbers as written in official papers, with what they count and their value, whatever the form.

``2016年4月1日``, ``2016-04-01`` and 二〇一六年四月一日 read alike, as do 50万元, 500,000元 and 伍拾万元. A written form
that is not understood gives nothing: a guess would turn a new layout into an altered fact.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from replycheck.facts.overlaps import clear_of
from replycheck.facts.time.dates import written_dates
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern
from replycheck.text.torn import whole_numbers

_HAN = "〇○零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟两"
_SPELT = rf"[{_HAN}万萬亿億]+(?:点[{_HAN}]{{1,8}})?"
_NUMBER = rf"(?:(?<![0-9０-９][.．])(?<![0-9０-９{_HAN}])(?:[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?|{_SPELT}))"
_UNITS = (
    r"平方公里|立方米|平方米|平米|㎡|m2|m²|m3|m³|公顷|千克|(?:mg|MG|毫克)(?:[/／](?:100)?(?:ml|mL|ML|毫升))?|个月|小时|分钟|工作日|公里|公斤"
    "|元|角|圆|亩|米|吨|克|人|名|个(?:工|民工|农民工|职工|员工|村民|业主|女|男)?人(?!信息|账户|所得|独资|身份)|户|套|次|份|年|月|日|天|周|岁"
    "|家(?=公司|企业|单位|银行|[门饭酒商]?店|工?厂|机构|医院|商户|法院|律师|供应商|幼儿园|学校|社区|[，。；、])|股|条|款|项|号|页|期|处|间|层|栋|幢|室|辆|台|件|起|笔|张|倍"
)
_COUNTED = pattern(
    rf"(?P<part>百分之|千分之|万分之)(?P<of>{_NUMBER})"
    rf"|(?P<number>{_NUMBER})\s*(?P<scale>[万萬亿億]?)余?\s*(?P<unit>[%％‰]|{_UNITS})?"
)
_PARTS = {"百分之": Decimal(1) / 100, "千分之": Decimal(1) / 1000, "万分之": Decimal(1) / 10000}
_MARKS = {"%": Decimal(1) / 100, "％": Decimal(1) / 100, "‰": Decimal(1) / 1000}
_SCALES = {"": 1, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_SAME_UNIT = {
    "圆": "元",
    "天": "日",
    "名": "人",
    "平米": "平方米",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "m3": "立方米",
    "m³": "立方米",
    "千克": "公斤",
}
_MILLIGRAMS = ("mg", "毫克")
"""What is in the blood is written as 80mg/100ml, 80毫克 or 每百毫升80毫克: the volume is left out of the unit."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: ``unit`` is what it counts ("" where nothing stands behind it), ``value`` its value.

    A date has unit ``date`` and the value year × 10000 + month × 100 + day, with year 0 where it is elided.
    ``step`` is the worth of its last written digit: 10,000 in 50万元, 0.01 in 3.20元.
    """

    span: Span
    unit: str
    value: Decimal
    step: Decimal = Decimal(1)

    def same_as(self, other: Quantity) -> bool:
        """Whether both are the same number, or one is the other rounded to fewer digits."""
        if self.value == other.value:
            return True
        coarse, fine = (self, other) if self.step > other.step else (other, self)
        if coarse.step <= fine.step:
            return False
        return (fine.value / coarse.step).quantize(Decimal(1), ROUND_HALF_UP) * coarse.step == coarse.value


@whole_numbers
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number in ``text`` whose value is certain, in order; those inside a date belong to the date."""
    dates = [
        Quantity(date.span, "date", Decimal((date.year or 0) * 10000 + date.month * 100 + date.day))
        for date in written_dates(text)
    ]
    counted = [found for match in _COUNTED.finditer(text) if (found := _counted(match)) is not None]
    kept = clear_of(counted, (date.span for date in dates))
    return tuple(sorted([*dates, *kept], key=lambda quantity: quantity.span))


def _counted(match: re.Match[str]) -> Quantity | None:
    written = match["of"] or match["number"]
    value, unit, scale = _value(written), match["unit"] or "", match["scale"] or ""
    if value is None or (not (match["part"] or unit or scale) and not re.search(r"[0-9０-９]", written)):
        return None  # a lone 一 or 十 is a word as often as a number
    factor = _PARTS.get(match["part"] or "") or _MARKS.get(unit) or Decimal(_SCALES[scale])
    ratio = match["part"] or unit in _MARKS
    end = match.end("of") if match["part"] else max(match.end("unit"), match.end("scale"), match.end("number"))
    name = "ratio" if ratio else "mg" if unit.lower().startswith(_MILLIGRAMS) else _SAME_UNIT.get(unit, unit)
    name = "人" if name.endswith("人") else name
    return Quantity(Span(match.start(), end), name, value * factor, _step(written) * factor)


def _step(written: str) -> Decimal:
    """The worth of the last digit: that of the last decimal, or 1; Chinese numerals are exact."""
    _, point, decimals = unicodedata.normalize("NFKC", written).partition(".")
    return Decimal(1).scaleb(-len(decimals)) if point else Decimal(1)


def _value(written: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", written).replace(",", "")
    if plain[:1].isdigit():
        try:
            return Decimal(plain)
        except InvalidOperation:
            return None
    whole, point, decimals = plain.partition("点")
    value, digits = from_chinese(whole), [from_chinese(digit) for digit in decimals]
    if value is None or None in digits:
        return None
    return Decimal(f"{value}{'.' if point else ''}{''.join(map(str, digits))}")
