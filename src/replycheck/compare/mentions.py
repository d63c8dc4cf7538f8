"""Mentions: every fact of a paper that has a value (a day, a sum, a rate, a number …), in one form, in reading order.

What a reader would get wrong: a day without its year takes the year of the mention before it only to be compared, and
``open`` says so; a value is compared with others of its ``kind`` and ``unit`` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from replycheck.facts.case_numbers import case_numbers
from replycheck.facts.facts_of import Facts
from replycheck.facts.overlaps import Taken, clear_of
from replycheck.facts.penalties import penalties
from replycheck.facts.quantities import quantities
from replycheck.facts.rates import rates
from replycheck.facts.time.dates import DateRange
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

Value = tuple[int, ...] | Decimal | str


class Kind(StrEnum):
    """What sort of fact a mention is."""

    DAY = "day"
    MONTH = "month"
    MONEY = "money"
    RATE = "rate"
    PENALTY = "penalty"
    LENGTH = "length"
    COUNT = "count"
    NUMBER = "number"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact as stated. ``value`` of a day is (year, month, day), of a month (year, month); year 0 where unknown.

    ``unit``: what is counted, the time of a rate, the kind of a punishment. ``open``: the year was taken from before.
    ``about``: 约, 余 and the like.
    """

    kind: Kind
    span: Span
    value: Value
    unit: str = ""
    open: bool = False
    about: bool = False


_CLOCK = pattern(
    r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|深夜|夜间|夜里|半夜|晚|当晚)?(?P<hour>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:：](?P<min2>\d{2})|[时点](?:(?P<min>\d{1,2}|[零一二三四五六七八九十]{1,3})分|(?P<part>半|整))?)(?!间|候|效|限|常|代|起的|评|击|赞)"
)
_SOME_TIME = pattern("[许多余]|左右|前后")
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "夜间", "夜里", "晚", "当晚"})
_LATE, _LATE_FROM = frozenset({"深夜", "半夜"}), 8
"""深夜十一时 is 23时, and 深夜两点 is 2时."""
_NOON, _HOURS, _MINUTES = 12, 24, 60
_NUMBERED = pattern(
    r"(?P<head>[\u4e00-\u9fff]{0,12})[（(〔\[［【]\s?(?P<year>(?:19|20)\d{2})\s?[）)〕\]］】]\s?(?P<body>[\u4e00-\u9fff]{0,12}(?:\d{2,4}[\u4e00-\u9fff]{1,8})?第?)\s?(?P<no>\d{1,12}(?:[-－—–]\d{1,3})?)\s?号(?P<tail>之[一二三四五六七八九十])?"
)
_NO_HEAD = pattern(r".{0,80}(?:作出|日|的|是|为|下达|文号|执行|依据|根据|以|于|向|和|及|[，、])")
_LONG_NUMBER = pattern(
    r"(?<![\d.,])\d{9,20}(?![\d.,]|元|万)|(?<=[ＮN][ＯOo][：:.．])\d{6,8}(?!\d)|(?<=编号为)\d{6,8}(?!\d)"
)
_PLACED = pattern(
    r"(?<![\d.])(?P<number>\d{1,5})(?:号)?(?P<unit>包房|包间|包厢|林班|小班|病房|病床|地块|宗地|摊位|车位|机位|井)"
)
"""What is numbered, and not counted: 321号包房, 32林班5小班."""
_HAN_NUMBER = "零一二三四五六七八九十百千万两"
_PIECES = pattern(
    rf"(?<![\d.第{_HAN_NUMBER}])(?P<number>\d{{1,7}}|[{_HAN_NUMBER}]{{1,8}})(?P<unit>只|头|棵|株|颗|根|瓶|袋|箱|枚|粒|艘|盒|批"
    r"|楼(?![道上下顶盘房梯宇市主长盘])|个(?!月|半|工作|小时|星期|礼拜|人|体|别|性|案|中|税|子|多|年|以上|以下|以内|方面|问题|要求|请求|诉求|意见|原因|理由|条件|字|词|层面|环节|步骤|层次|方向|途径|办法)(?=[\u4e00-\u9fff]{2}))(?![有是要能可不好得会管想应须在限])"
)
_LAST_TWO = pattern("[一二三四五六七八九]两")
"""七、八两层 are two: the numeral before 两 is the name of the second."""
_COUNTED = frozenset(
    {
        "平方米",
        "亩",
        "家",
        "股",
        "公顷",
        "mg",
        "平方公里",
        "立方米",
        "公里",
        "米",
        "吨",
        "公斤",
        "克",
        "台",
        "辆",
        "件",
        "套",
        "户",
        "人",
        "次",
        "份",
        "处",
        "间",
        "层",
        "栋",
        "幢",
        "室",
        "期",
        "起",
        "笔",
        "倍",
        "岁",
        "张",
        "页",
    }
)
_UNCOUNTED = pattern(r"第\s?$|[一这那每该某另同]$")
_GOES_ON = pattern("[一二三四五六七八九\\d]分")
"""八亩九分四 is more than eight."""
_PRICE_OF_ONE = pattern(
    r"(?:合|挣|拿|付|给|收|算|是|为|共|约|的工资|工资){0,3}[\d一二两三四五六七八九十百千万.]{1,10}元"
)
_SPENT = pattern(
    r"(?:羁押|拘留|关押|住院|护理|误工|折抵|逾期|超期|停工|停业|看守)(?:了|过)?(?:的)?(?:共|满|期)?(?P<days>\d{1,4}|[一二两三四五六七八九十百]{1,5})[日天](?![时内以之后前])"
)
"""Days that somebody spent: 已羁押的8日 is no day of a month."""
_THIS_YEAR = frozenset({"同年", "当年", "本年"})
_OWN_YEARS = {"今年": 0, "去年": -1, "前年": -2}
"""Counted from the year in which the paper is signed: that of its last whole day."""
_OF_ITSELF = frozenset("本今明去前上")
_NEXT_YEAR = frozenset({"次年", "翌年"})


def mentions(text: str) -> tuple[Mention, ...]:
    """Every fact with a value, in reading order; of two that overlap the longer one."""
    facts = Facts(text)
    found = [*_days(facts), *_money(facts), *_rates(text), *_penalties(text), *_lengths(facts), *_counts(text)]
    found += [*_numbers(text), *_clocks(text)]
    taken = Taken()
    kept = [one for one in sorted(found, key=lambda one: (_RANK[one.kind], -len(one.span))) if taken.add(one.span)]
    return tuple(sorted(kept, key=lambda one: one.span))


_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (Kind.NUMBER, Kind.DAY, Kind.PENALTY, Kind.RATE, Kind.MONEY, Kind.MONTH, Kind.CLOCK, Kind.LENGTH, Kind.COUNT)
    )
}


def _days(facts: Facts) -> Iterator[Mention]:
    """Days and months, relative ones worked out from the mention before them."""
    written = _written_days(facts)
    signed = next((one.year for one in reversed(facts.dates) if one.year), 0)
    year = month_before = 0
    end = -1
    doubtful = [one.span.end for one in facts.date_ranges if _of_two_years(one)]
    for span, given, month, day, word in sorted(written, key=lambda one: (one[0].start, -len(one[0]))):
        if span.start < end:
            continue
        end = span.end
        known = given or (year + (word in _NEXT_YEAR) if year else 0)
        known_month = _month_of(word, month, day, month_before)
        if word in _OWN_YEARS and signed:
            known = signed + _OWN_YEARS[word]
        elif word[:1] in _OF_ITSELF:
            continue  # 本月, 上月 are those of the paper itself
        if not known_month:
            continue
        told = (
            word in _OWN_YEARS
            or (word in _THIS_YEAR and not any(0 <= span.start - at <= _SO_NEAR for at in doubtful))
            or (word in _NEXT_YEAR and known > 0)
        )
        open_ = given is None and not told and "月" not in word
        if given or (word and word not in _OWN_YEARS):
            year = known
        month_before = known_month
        if day is None:
            yield Mention(Kind.MONTH, span, (known, known_month), open=open_)
        else:
            yield Mention(Kind.DAY, span, (known, known_month, day), open=open_)


_SO_NEAR = 80


def _of_two_years(ranged: DateRange) -> bool:
    """Whether a range goes over the end of a year: 当年 behind it may be either."""
    return ranged.first.year is not None and ranged.last.year is not None and ranged.first.year != ranged.last.year


def _written_days(facts: Facts) -> list[tuple[Span, int | None, int | None, int | None, str]]:
    """Every day and month as written: place, year, month, day, and the word that a relative one hangs on."""
    ranges = [ranged.span for ranged in facts.date_ranges]
    written: list[tuple[Span, int | None, int | None, int | None, str]] = []
    for ranged in facts.date_ranges:
        written.append((ranged.first.span, ranged.first.year, ranged.first.month, ranged.first.day, ""))
        written.append((ranged.last.span, ranged.last.year, ranged.last.month, ranged.last.day, ""))
    written += [(day.span, day.year, day.month, day.day, "") for day in clear_of(facts.dates, ranges)]
    written += [(rel.span, None, rel.month, rel.day, rel.word) for rel in facts.relative_dates]
    written += [(month.span, month.year, month.month, None, "") for month in facts.months]
    return written


def _month_of(word: str, month: int | None, day: int | None, before: int) -> int:
    """The month of a day: 同月8日 and 次月8日 take it from the day before them; 0 where it is not told."""
    if month is None and day is not None and "月" in word:
        return before + (word in ("次月", "翌月"))
    return month or 0


def _money(facts: Facts) -> Iterator[Mention]:
    for amount in facts.amounts:
        yield Mention(Kind.MONEY, amount.span, amount.value, amount.currency, about=amount.approximate)


def _rates(text: str) -> Iterator[Mention]:
    for rate in rates(text):
        yield Mention(Kind.RATE, rate.span, rate.value, rate.time)


def _penalties(text: str) -> Iterator[Mention]:
    for penalty in penalties(text):
        yield Mention(Kind.PENALTY, penalty.span, (penalty.months, penalty.days), penalty.kind)


def _lengths(facts: Facts) -> Iterator[Mention]:
    """Lengths of time; years are months, weeks and days stand for themselves."""
    for period in facts.periods:
        count, unit = period.count, period.unit
        if count == 1 and unit in ("日", "天"):
            continue  # 一天800元 is a price; a term of one day hardly ever is
        if count == 1 and _PRICE_OF_ONE.match(facts.text, period.span.end):
            continue  # and so is 一个月合6000元
        if unit == "年":
            count, unit = count * 12, "月"
        yield Mention(Kind.LENGTH, period.span, count, unit)
    taken = {period.span.start for period in facts.periods}
    for match in _SPENT.finditer(facts.text):
        days = int(match["days"]) if match["days"].isdecimal() else from_chinese(match["days"])
        if days and days > 1 and match.start("days") not in taken:
            yield Mention(Kind.LENGTH, Span(match.start("days"), match.end()), Decimal(days), "日")


def _counts(text: str) -> Iterator[Mention]:
    for quantity in quantities(text):
        if (
            quantity.unit in _COUNTED
            and not (quantity.value == 1 and text[quantity.span.start] == "一")
            and not _UNCOUNTED.search(text, max(0, quantity.span.start - 3), quantity.span.start)
            and not _GOES_ON.match(text, quantity.span.end)
            and not _LAST_TWO.match(text, quantity.span.start)
        ):
            yield Mention(Kind.COUNT, quantity.span, quantity.value, quantity.unit)
    for match in _PIECES.finditer(text):
        number = int(match["number"]) if match["number"].isdecimal() else from_chinese(match["number"])
        if number and number > 1 and not _LAST_TWO.match(match["number"]):
            yield Mention(Kind.COUNT, Span(*match.span()), Decimal(number), match["unit"])
    for match in _PLACED.finditer(text):
        yield Mention(Kind.COUNT, Span(*match.span()), Decimal(match["number"]), match["unit"])


def _numbers(text: str) -> Iterator[Mention]:
    """Numbers of cases and documents: what they are by, then year and number."""
    cases = {number.span.start: number for number in case_numbers(text)}
    for one in cases.values():
        if "（" in one.court + one.type or "(" in one.court + one.type:  # （2013）沪高民四（海）终字第63号
            value = f"{one.year}|{re.sub('[（）()]', '', one.court + one.type)}|{one.number}{one.suffix}"
            yield Mention(Kind.NUMBER, one.span, value, "case")
    for match in _NUMBERED.finditer(text):
        known = next((n for start, n in cases.items() if match.start() <= start < match.end()), None)
        if known is not None:
            value = f"{known.year}|{known.court}{known.type}|{known.number}{known.suffix}"
            yield Mention(Kind.NUMBER, known.span, value, "case")
            continue
        body = re.sub(r"[第字\s]", "", match["body"])
        number = match["no"].lstrip("0") or "0"
        lead = _NO_HEAD.search(match["head"])
        start = match.start("head") + (lead.end() if lead else 0) if body == "" else match.end("head")
        yield Mention(
            Kind.NUMBER, Span(max(start, match.end() - 40), match.end()), f"{match['year']}|{body}|{number}", "paper"
        )
    for match in _LONG_NUMBER.finditer(text):
        yield Mention(Kind.NUMBER, Span(*match.span()), match[0], "long")


def _clocks(text: str) -> Iterator[Mention]:
    for match in _CLOCK.finditer(text):
        hour = int(match["hour"]) if match["hour"].isdecimal() else from_chinese(match["hour"])
        minute = match["min2"] or match["min"]
        minutes = (
            30
            if match["part"] == "半"
            else 0
            if minute is None
            else int(minute)
            if minute.isdecimal()
            else from_chinese(minute)
        )
        if hour is None or minutes is None or hour > _HOURS or minutes >= _MINUTES:
            continue
        if (minute is None and match["part"] is None and not match["half"]) and match[0][-1] != "时":
            continue
        late = match["half"] in _LATE and hour >= _LATE_FROM
        if (match["half"] in _AFTERNOON or late) and hour < _NOON:
            hour += _NOON
        rough = minutes == 0 and _SOME_TIME.match(text, match.end()) is not None
        yield Mention(Kind.CLOCK, Span(*match.span()), (hour % _HOURS, minutes), about=rough)
