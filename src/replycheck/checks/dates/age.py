"""年龄与出生日期对不上。

写了出生年月，又写“某日年满几周岁”“现年几岁”“时年几岁”的，按日历核算；现年按成文日期算，虚岁差一岁不报。
身份证号里的出生日期与写明的出生日期不一样的也报（同一段只有一个人的才比）。

依据：《中华人民共和国民法典》第十七条、第二百条；GB 11643—1999《公民身份号码》。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from re import Match

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_BORN = pattern(
    r"(?P<year>(?:18|19|20)\d\d)年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?:出?生(?!活|产|效|育|态|意)|[）)]?出生)"
    r"|出生(?:日期|年月|时间)?[：:为是于]{0,2}(?P<year2>(?:18|19|20)\d\d)年(?P<month2>\d{1,2})月(?:(?P<day2>\d{1,2})日)?"
)
_AGE = pattern(
    r"(?P<how>年满|已满|刚满|现年|时年|今年(?:\d{1,2}月)?[已为是满]{0,2}|满|享年|终年)?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,4})(?P<unit>周岁|岁)"
    r"(?![以之]|的人|及)"
)
_WHEN = pattern(r"(?:(?P<year>(?:19|20)\d\d)年)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?[^\d。；]{0,10}$")
_AGE_FIRST = pattern(r"(?:现年|今年)(?P<n>\d{1,3}|[一二三四五六七八九十]{2,4})周?岁(?=[，,]$)")
_BESIDE = 3
_TO_COME = pattern("将|届时|才|须|需|应|方可|后|不满|未满|未到|不足|达到|退休|法定|规定|如|若|时止|为止|至|到")


def check(case: Case) -> Iterator[Hit]:
    """Report ages that do not follow from the day of birth in the same paragraph."""
    text = case.unquoted[: case.body_end]
    for born in _BORN.finditer(text):
        end = text.find("\n", born.end())
        end = len(text) if end < 0 else end
        if _BORN.search(text, born.end(), end) or _BORN.search(
            text, text.rfind("\n", 0, born.start()) + 1, born.start()
        ):
            continue  # two people: nobody knows whose age it is
        yield from _ages(case, text, born, end)
        yield from _told_first(case, text, born, text.rfind("\n", 0, born.start()) + 1)
    yield from _identity(case, text)


def _ages(case: Case, text: str, born: Match[str], end: int) -> Iterator[Hit]:
    first = (int(born["year"] or born["year2"]), int(born["month"] or born["month2"]))
    day = born["day"] or born["day2"]
    for match in _AGE.finditer(text, born.end(), end):
        number = from_chinese(match["n"])
        told = _WHEN.search(text, max(born.end(), match.start() - 30), match.start())
        signed = case.signed
        if number is None or match["how"] in ("享年", "终年"):
            continue
        if _too_old(case, first, int(day) if day else 0, match, number):
            yield Hit(
                Span(match.start(), match.end()),
                f"按出生日期推算，到成文那天也没有满{match['n']}{match['unit']}。",
                suggestion="核对出生日期和年龄。",
            )
            return
        if told is not None:
            when, exact = (int(told["year"]), int(told["month"]), int(told["day"] or 0)), match["how"] == "年满"
        elif signed is not None and signed.year is not None and _now(born, match):
            when, exact = (signed.year, signed.month, signed.day), False
        elif match["how"] == "时年":
            yield from _then(case, first, match, number)
            return
        else:
            continue
        low, high = _range(first, int(day) if day else 0, when)
        loose = 0 if match["unit"] == "周岁" else 1
        at_least = match["how"] in ("已满", "满")
        if number > high + loose or (not at_least and number < low - (0 if exact else loose)):
            yield Hit(
                Span(match.start(), match.end()),
                f"按出生日期推算是{high}{match['unit']}，这里写的是{match['n']}{match['unit']}。",
                suggestion="核对出生日期和年龄。",
            )
        return


def _too_old(case: Case, born: tuple[int, int], day: int, age: Match[str], number: int) -> bool:
    """Whether an age that is told as reached is more than can have been reached on the day of signing."""
    signed = case.signed
    if signed is None or signed.year is None:
        return False
    low = max(case.text.rfind(mark, 0, age.start()) for mark in "，。；\n") + 1
    high = min((at for mark in "，。；\n" if (at := case.text.find(mark, age.end())) >= 0), default=len(case.text))
    most = _range(born, day, (signed.year, signed.month, signed.day))[1]
    reached = age["how"] is not None and _TO_COME.search(case.text, low, high) is None
    return reached and number > most + (0 if age["unit"] == "周岁" else 1)


def _told_first(case: Case, text: str, born: Match[str], low: int) -> Iterator[Hit]:
    """The age ahead of the birth: 你现年61岁，1964年1月出生."""
    match = _AGE_FIRST.search(text, low, born.start())
    signed, number = case.signed, from_chinese(match["n"]) if match else None
    if match is None or number is None or signed is None or signed.year is None:
        return
    day = born["day"] or born["day2"]
    first = (int(born["year"] or born["year2"]), int(born["month"] or born["month2"]))
    least, most = _range(first, int(day) if day else 0, (signed.year, signed.month, signed.day))
    if not least - 1 <= number <= most + 1:
        yield Hit(
            Span(match.start("n"), match.end()),
            f"按出生日期推算是{most}岁，这里写的是{match['n']}岁。",
            suggestion="核对出生日期和年龄。",
        )


def _now(born: Match[str], age: Match[str]) -> bool:
    """Whether the age is that of the day of signing: it says so, or stands bare right behind the birth."""
    return (
        age["how"] == "现年"
        or (age["how"] or "").startswith("今年")
        or (age["how"] is None and age.start() - born.end() <= _BESIDE)
    )


def _then(case: Case, born: tuple[int, int], age: Match[str], number: int) -> Iterator[Hit]:
    """An age at the time of what is told: it must be that of some day that the paper names."""
    years = {day.year - born[0] for one in case.timeline if one.told for day in one.days if day.year > born[0]}
    if years and not any(year - 1 <= number <= year for year in years):
        yield Hit(
            Span(*age.span()),
            f"按出生日期推算是{min(years)}至{max(years)}岁，这里写的是{age['n']}{age['unit']}。",
            suggestion="核对出生日期和年龄。",
        )


def _range(born: tuple[int, int], day: int, when: tuple[int, int, int]) -> tuple[int, int]:
    """The least and the greatest age at that time, where days are left open."""
    years = when[0] - born[0]
    if when[1] != born[1]:
        passed = years if when[1] > born[1] else years - 1
        return passed, passed
    if day and when[2]:
        passed = years if when[2] >= day else years - 1
        return passed, passed
    return (years, years) if not when[2] else (years - 1, years)


def _identity(case: Case, text: str) -> Iterator[Hit]:
    known = [one for one in case.facts.identity_numbers if one.born is not None and one.span.end <= len(text)]
    for one in known:
        low, high = text.rfind("\n", 0, one.span.start) + 1, text.find("\n", one.span.end)
        born = list(_BORN.finditer(text, low, high if high >= 0 else len(text)))
        inside = [other for other in known if low <= other.span.start and (high < 0 or other.span.end <= high)]
        if len(born) != 1 or len(inside) != 1 or one.born is None:
            continue
        stated = (int(born[0]["year"] or born[0]["year2"]), int(born[0]["month"] or born[0]["month2"]))
        day = born[0]["day"] or born[0]["day2"]
        if stated != (one.born.year, one.born.month) or (day and int(day) != one.born.day):
            yield Hit(
                Span(born[0].start(), born[0].end()),
                f"身份证号里的出生日期是{_said(one.born)}，与这里写的不一样。",
                suggestion="对照证件核对。",
            )


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


RULE = Rule(
    module=__name__,
    title="年龄与出生日期不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("你1973年8月12日出生，2023年8月⟦年满53周岁⟧时，累计缴费14年。"),
        good("你1973年8月12日出生，2023年8月年满50周岁时，累计缴费14年。"),
        bad("您的孩子2019年3月22日出生，到2025年8月31日⟦年满7周岁⟧。"),
        good("您的孩子2019年3月22日出生，到2025年8月31日年满六周岁。"),
        bad("李某，1980年1月生，⟦现年38岁⟧。\n某某局\n2024年5月6日"),
        good("李某，1980年1月生，现年45岁。\n某某局\n2024年5月6日"),
        bad("您1990年2月出生，⟦今年53岁⟧。\n某某中心\n2025年10月13日"),
        good("您1990年2月出生，今年35岁。\n某某中心\n2025年10月13日"),
        bad("你现年⟦67岁⟧，1964年1月出生。\n某某局\n2025年3月6日"),
        good("你现年61岁，1964年1月出生。\n某某局\n2025年3月6日"),
        bad("患者1948年5月出生，⟦67岁⟧。\n某某局\n2024年8月16日"),
        good("患者1948年5月出生，76岁。\n某某局\n2024年8月16日"),
        bad("2024年9月28日晚，民警到场。违法行为人（男，1996年2月出生，⟦时年38岁⟧）已被处罚。"),
        good("2024年9月28日晚，民警到场。违法行为人（男，1996年2月出生，时年28岁）已被处罚。"),
        bad("被害人2008年3月出生，案发时⟦年满18周岁⟧。\n某某院\n2024年6月24日"),
        good("被害人2008年3月出生，案发时年满16周岁。\n某某院\n2024年6月24日"),
        good("你1980年3月出生，须年满60周岁才能退休。\n某某局\n2024年6月24日"),
        bad("你1957年11月出生，⟦今年5月为76周岁⟧。\n某某局\n2025年5月28日"),
        good("你1957年11月出生，今年5月为67周岁。\n某某局\n2025年5月28日"),
        good("李某1960年1月出生，张某1980年1月出生，2020年1月年满60周岁。"),
        bad("⟦1980年2月1日出生⟧，身份证号420107198001011233。"),
        good("1980年1月1日出生，身份证号420107198001011233。"),
        good("你2000年1月1日出生，到2024年5月6日已满18周岁。"),
    ),
)
