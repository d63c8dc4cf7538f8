"""Sums of money: 1,234.50元, 3.5万元, 1亿2000万元, 三十万元, 壹万贰仟元整, ￥1,200.00, 1000余元.

What is easily got wrong: 三元区 and 一元 are not alike, a thousands comma may be full-width, and 3万5元 is nobody's
way to write 35,000. A sum that is not understood whole gives nothing.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern
from replycheck.text.torn import whole_numbers

_D = "0-9０-９"
_ARABIC = rf"(?:[{_D}]{{1,3}}(?:[,，][{_D}]{{3}}){{1,7}}(?![{_D}])|[{_D}]+)(?:[.．][{_D}]+)?"
_HAN = "〇○零一二三四五六七八九十百千万亿两壹贰貳弍叁參肆伍陆陸柒捌玖拾佰仟萬億"
_CAPITALS = pattern("[壹贰貳弍叁參肆伍陆陸柒捌玖拾佰仟]")
_PART = rf"{_ARABIC}(?:\s{{0,8}}[余多])?(?:\s{{0,8}}(?:[百千]?[万亿萬億]|[百千]))?(?:\s{{0,8}}[余多])?"
_FOREIGN = "美元|美金|欧元|英镑|日元|港元|港币|澳元|澳门元|加元|加币|韩元|新台币|台币|卢布|新加坡元|新元"
_CURRENCIES = {
    **dict.fromkeys(("美元", "美金", "USD", "US$", "$"), "USD"),
    **dict.fromkeys(("欧元", "EUR", "€"), "EUR"),
    **dict.fromkeys(("英镑", "GBP", "£"), "GBP"),
    **dict.fromkeys(("日元", "JPY"), "JPY"),
    **dict.fromkeys(("港元", "港币", "HKD", "HK$"), "HKD"),
    **dict.fromkeys(("澳门元", "MOP"), "MOP"),
    **dict.fromkeys(("澳元", "AUD"), "AUD"),
    **dict.fromkeys(("加元", "加币", "CAD"), "CAD"),
    **dict.fromkeys(("新台币", "台币", "TWD"), "TWD"),
    **dict.fromkeys(("韩元", "KRW"), "KRW"),
    **dict.fromkeys(("新加坡元", "新元", "SGD"), "SGD"),
    **dict.fromkeys(("卢布", "RUB"), "RUB"),
}
_UNIT = rf"{_FOREIGN}|元(?![区里县素化桥镇乡村宝朝旦月首帅老件山坝庄路街谋通]|[{_D}]*次)|圆(?![形满周心柱梦])|块钱"
_MONEY = pattern(
    rf"(?:(?P<sign>人民币|RMB|[￥¥]|US\$|HK\$|[$€£]|USD|HKD|EUR|GBP|JPY|{_FOREIGN})\s{{0,8}}[:：]?\s{{0,8}})?"
    r"(?:(?P<about>大约|约|近|逾)\s{0,8})?"
    rf"(?<![{_D}][,，.．])(?<![{_D}{_HAN}第])(?P<number>(?:{_PART}){{1,6}}|[{_HAN}]+[余多]?[万亿]?)\s*"
    rf"(?:(?P<unit>{_UNIT})(?P<rest>(?:[零〇]?(?P<jiao>[{_D}{_HAN}]{{1,2}})角)?(?:[零〇]?(?P<fen>[{_D}{_HAN}]{{1,2}})分)?)[整正]?)?"
    r"(?P<after>\s*(?:左右|上下))?"
)
_PIECE = pattern(rf"(?P<number>{_ARABIC})\s*[余多]?\s*(?P<scale>[百千]?[万亿萬億]|[百千])?")
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


@dataclass(frozen=True, slots=True)
class Amount:
    """``value`` is in the currency's main unit. ``approximate``: 约, 余 …; ``capital``: written 壹贰叁."""

    span: Span
    value: Decimal
    currency: str = "CNY"
    approximate: bool = False
    capital: bool = False


@whole_numbers
def amounts(text: str) -> tuple[Amount, ...]:
    """Every sum of money in ``text`` whose value is certain, in order."""
    return tuple(found for match in _MONEY.finditer(text) if (found := _amount(match)) is not None)


def _amount(match: re.Match[str]) -> Amount | None:
    sign, unit, number = match["sign"], match["unit"], match["number"]
    if unit is None and (sign is None or not _bare(number, sign)):
        return None
    value = _value(re.sub("[余多]", "", number))
    if value is None:
        return None
    for name, worth in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if match[name]:
            part = from_chinese(unicodedata.normalize("NFKC", match[name]))
            if part is None:
                return None
            value += part * worth
    start = match.start("sign") if sign else match.start("about") if match["about"] else match.start("number")
    end = match.end() if match["after"] or unit else match.end("number")
    about = bool(match["about"] or match["after"] or re.search("[余多]", number))
    currency = _CURRENCIES.get(unit or "") or _CURRENCIES.get(sign or "") or "CNY"
    return Amount(Span(start, _solid_end(match.string, end)), value, currency, about, bool(_CAPITALS.search(number)))


def _solid_end(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end


def _bare(number: str, sign: str) -> bool:
    """Whether the number is a sum though no unit stands behind it: ￥1,200.00, 人民币50万."""
    return not sign[-1].isalpha() or re.search("[万亿萬億]", number) is not None or sign.isascii()


def _value(written: str) -> Decimal | None:
    if not re.match(f"[{_D}]", written):
        value = from_chinese(written)
        return None if value is None or not value else Decimal(value)
    total, last = Decimal(0), None
    for piece in _PIECE.finditer(written):
        digits = unicodedata.normalize("NFKC", piece["number"]).replace(",", "")
        scale = 1
        for mark in piece["scale"] or "":
            scale *= _SCALES[mark]
        part = Decimal(digits) * scale
        # 20万3500 goes on below its 万; 3万5 may be 35,000 or 30,005.
        if last is not None and (part >= last or (scale == 1 and last > 100 * part)):
            return None
        total, last = total + part, scale
    return total
