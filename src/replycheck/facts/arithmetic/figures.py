"""Figures: every number of a text that counts or measures something, with what it counts.

What is easily got wrong: a price (每亩1600元, 20元/天) is no sum and must not be added to one; 12年6个月 is one length;
the 3 of 第3项 and 3号楼 counts nothing. A number that is not understood whole gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from itertools import chain

from replycheck.facts.amounts import Amount
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_HAN = "〇零一二三四五六七八九十百千万两"
_NUMBER = rf"(?:\d{{1,3}}(?:[,，]\d{{3}}){{1,7}}(?!\d)(?:\.\d+)?|\d{{1,12}}(?:[.．]\d{{1,6}})?|[{_HAN}]{{1,9}})"
_COUNTERS = (
    "平方公里|平方千米|平方米|立方米|个工作日|工作日|个月|公里|千米|公顷|公斤|千克|小时|分钟|分贝|摄氏度|秒|人次|户次|场次|车次|千瓦时"
    "|米|亩|吨|斤|克|升|人|名|位|户|家|个|套|间|栋|幢|层|部|台|辆|件|份|本|册|页|张|次|起|笔|项|条|款|种|类|宗|处|株|棵|头|只|匹|块|片|根|支|盏|座|所|组"
    "|批|票|枚|天|日|年|期|班|场|架|艘|桶|箱|袋|瓶|盒|把|扇|口|眼|方|㎡|m2|m²|列|盏|度(?![假烧冻以量过数电])|厘米|毫米|样(?=材料|东西|文件|证件)|分(?=[、，。；）)]|$)"
)
_SAME = {
    "名": "人",
    "位": "人",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "天": "日",
    "个工作日": "工作日",
    "棵": "株",
    "幢": "栋",
    "千克": "公斤",
    "平方千米": "平方公里",
}
_FIGURE = pattern(
    rf"(?<![\d.,．第{_HAN}〔（(A-Za-z_/-])(?P<number>{_NUMBER})\s?(?P<more>[余多几])?(?P<scale>[万亿])?(?P<more2>[余多])?\s?"
    rf"(?P<unit>{_COUNTERS})(?P<behind>[余多半])?"
)
_WRITTEN = pattern(r"\d[\d,，]*(?:[.．](\d+))?\s*(万|亿)?")
_YEARS = pattern(
    rf"(?<![\d.第{_HAN}])(?P<years>\d{{1,3}}|[{_HAN}]{{1,3}})年零?(?P<months>\d{{1,2}}|[{_HAN}]{{1,3}})个月(?P<more>[余多半])?"
)
_PER_AHEAD = pattern(
    rf"每(?:[一1]\s*)?(?P<per>{_COUNTERS}|月|工作日)(?:每[^\d，。；、]{{1,4}})?[^\d，。；、：:每（(]{{0,16}}$"
)
_PER_HEAD = pattern(r"(?P<per>[人户亩])均(?:[^\d，。；、：:（(]{0,8})$")
_PER_BEHIND = pattern(rf"\s?[/／]\s?(?P<per>{_COUNTERS}|月)|每(?P<per2>{_COUNTERS}|月)(?=[，。；、）)计标收补的])")
_MONTHLY = pattern(r"(?<![\d个某同次当本上])(?P<per>[月日])(?:工资|租金|薪|标准|补贴|生活费|保障金)(?:标准)?[为是按]?$")
_NO_COUNT = pattern(r"第$|编号|号码|电话|邮编|账号|帐号|卡号|尾号|案号|文号|国道|省道|型号|[〔（(]\d{4}[〕）)]$")
_A_CLASS = pattern(r"(?:在|于|[年级]|到|转[入到]|分[到在])$")
"""在三班, 五年级三班 name a class and count none."""
_NAMES_A_PLACE = pattern(r"[楼院室门]")
_PLACE_AHEAD = pattern(r"[路街巷村区苑园城湾里号]$")
"""八一路3栋 is a building and no three buildings."""
_ROUGH = pattern(r"(?:各|(?<![人户亩])均|大约|约|近|逾|超过?|不足|不少于|不超过|至少|最多|以上|左右)\s?$")
_ROUGH_BEHIND = pattern(r"\s?(?:左右|上下|以上|以下|以内)")
_BROKEN = frozenset({"亩", "米", "斤", "丈", "尺"})
_TENTHS = pattern("[一二两三四五六七八九1-9](?:分|厘|两|寸)")
_WORD = frozenset({"一", "一个", "千万", "万一", "十分", "百", "千", "万"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; money is in the currency's main unit, lengths of years and months in months.

    ``per``: the number is the price or rate of one of these (株 in 每株25元); "" where it is none. ``share`` is a
    percentage. ``spelt``: written in Chinese numerals.
    """

    span: Span
    value: Decimal
    unit: str
    rough: bool = False
    per: str = ""
    spelt: bool = False
    capital: bool = False
    step: Decimal = Decimal(1)


def figures(text: str, sums: Iterable[Amount], taken: Iterable[Span]) -> tuple[Figure, ...]:
    """Every figure of ``text`` in order; ``sums`` are its amounts of money, ``taken`` belongs to dates and the like."""
    money = [_money(text, amount) for amount in sums if amount.currency == "CNY"]
    occupied = sorted(chain((one.span for one in money), taken))
    lengths = [found for match in _YEARS.finditer(text) if (found := _length(match)) and _free(found.span, occupied)]
    occupied = sorted(chain(occupied, (one.span for one in lengths)))
    counts = [found for match in _FIGURE.finditer(text) if (found := _count(match)) and _free(found.span, occupied)]
    return tuple(sorted([*money, *lengths, *counts], key=lambda figure: figure.span))


def _free(span: Span, occupied: list[Span]) -> bool:
    """Whether the span overlaps none of the sorted ``occupied``."""
    low, high = 0, len(occupied)
    while low < high:
        middle = (low + high) // 2
        if occupied[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    return low == len(occupied) or occupied[low].start >= span.end


def _money(text: str, amount: Amount) -> Figure:
    written = amount.span.of(text)
    return Figure(
        amount.span,
        amount.value,
        "元",
        rough=amount.approximate or _is_rough(text, amount.span),
        per=_per(text, amount.span),
        spelt=re.search(r"\d", written) is None,
        capital=amount.capital,
        step=_step(written),
    )


def _length(match: re.Match[str]) -> Figure | None:
    years, months = _value(match["years"]), _value(match["months"])
    if years is None or months is None:
        return None
    span = Span(*match.span())
    rough = bool(match["more"]) or _is_rough(match.string, span)
    return Figure(span, years * 12 + months, "月", rough=rough, spelt=not match["years"].isdecimal())


def _count(match: re.Match[str]) -> Figure | None:
    written, unit, text = match["number"], match["unit"], match.string
    span = Span(*match.span())
    if written in _WORD and not match["scale"]:
        return None
    ahead = text[max(0, match.start() - 8) : match.start()]
    a_class = unit == "班" and _A_CLASS.search(ahead) is not None and not written.isdecimal()
    if a_class or (unit in "栋幢层" and _PLACE_AHEAD.search(ahead)):
        return None
    if _NO_COUNT.search(ahead) or (unit in "层家" and _NAMES_A_PLACE.match(text, match.end())):
        return None
    value = _value(written)
    if value is None or (unit == "年" and (value > 100 or text.startswith(("度", "级", "版"), match.end()))):  # noqa: PLR2004 - the year of an era
        return None
    worth = value * {"万": 10**4, "亿": 10**8}.get(match["scale"] or "", 1)
    broken = unit in _BROKEN and _TENTHS.match(text, span.end) is not None  # 二亩四分
    rough = bool(match["more"] or match["more2"] or match["behind"] or broken) or _is_rough(text, span)
    per = _per(text, span)
    step = _step(written) * {"万": 10**4, "亿": 10**8}.get(match["scale"] or "", 1)
    if unit == "个月":
        unit = "月"
    elif unit == "口" and text.startswith("人", span.end):
        unit = "人"
    elif unit == "年":
        worth, step, unit = worth * 12, step * 12, "月"
    return Figure(span, worth, _SAME.get(unit, unit), rough, per, not written[0].isdecimal(), step=step)


def _per(text: str, span: Span) -> str:
    monthly = _MONTHLY.search(text, max(0, span.start - 10), span.start)
    if monthly is not None:
        return {"月": "月", "日": "日"}[monthly["per"]]
    ahead = _PER_AHEAD.search(text, max(0, span.start - 26), span.start)
    behind = _PER_BEHIND.match(text, span.end)
    ahead = ahead or _PER_HEAD.search(text, max(0, span.start - 12), span.start)
    found = (ahead["per"] if ahead else "") or ((behind["per"] or behind["per2"]) if behind else "")
    return _SAME.get(found, found)


def _is_rough(text: str, span: Span) -> bool:
    ahead = text[max(0, span.start - 5) : span.start]
    return bool(_ROUGH.search(ahead) or _ROUGH_BEHIND.match(text, span.end))


def _value(written: str) -> Decimal | None:
    plain = written.replace(",", "").replace("，", "").replace("．", ".")
    if plain[0].isdecimal():
        try:
            return Decimal(plain)
        except InvalidOperation:
            return None
    if len(plain) > 1 and not set(plain) & set("十百千万") and not set(plain) & set("零〇"):
        return None  # 三四 is a rough number
    value = from_chinese(plain)
    return None if value is None else Decimal(value)


def _step(written: str) -> Decimal:
    """The worth of the last written digit: 0.01 in 3.20, 100 in 1.23万."""
    match = _WRITTEN.search(written)
    if match is None:
        return Decimal(1)
    scale = {"万": 10**4, "亿": 10**8}.get(match[2] or "", 1)
    return Decimal(1).scaleb(-len(match[1] or "")) * scale
