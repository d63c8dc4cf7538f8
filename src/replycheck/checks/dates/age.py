"""年龄与出生日期对不上。

写了出生年月，又写“某日年满几周岁”“现年几岁”“时年几岁”“入院时几岁”的，按日历核算；现年按成文日期算，虚岁差一岁不报。
没有写出生年月、写了身份证号的，按号码里的出生日期算。同一段有几个人的，年龄跟着前面最近的出生日期，隔着别人的姓名、亲属的不比。
身份证号里的出生日期与写明的出生日期不一样的也报（同一段只有一个人的才比）。

依据：《中华人民共和国民法典》第十七条、第二百条；GB 11643—1999《公民身份号码》。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from re import Match

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_BORN = pattern(
    r"(?P<year>(?:18|19|20)\d\d)年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?:出?生(?!活|产|效|育|态|意)|[）)]?出生)"
    r"|(?:出生|生)(?:日期|年月|时间|于)?[：:为是于]{0,2}(?P<year2>(?:18|19|20)\d\d)年(?P<month2>\d{1,2})月(?:(?P<day2>\d{1,2})日)?",
    needs="生",
)
_AGE = pattern(
    r"(?P<how>年满|已满|刚满|现年|时年|现[已为]?|目前(?:已|为)?|如今(?:已|为)?|年龄[为是]?|今年(?:\d{1,2}月)?[已为是满]{0,2}|满|享年|终年"
    r"|(?<!到)(?:(?![年月日])[\u4e00-\u9fff]{2,4}时|当时|当年|那年)(?:仅|才|已|年仅|年满|满|为|是)?)?"
    r"(?P<n>\d{1,3}|[一二三四五六七八九十]{1,4})(?P<unit>周岁|岁)"
    r"(?![以之]|的人|及|左右|多|余|生日)",
    needs="岁",
)
_ROUGH = pattern("[近约逾超几第每]$|不满$|未满$|不足$|未到$")
_WHEN = pattern(r"(?:(?P<year>(?:19|20)\d\d)年)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?[^\d。；]{0,10}$")
_BORN_THAT_YEAR = pattern(
    r"(?P<born>(?:18|19|20)\d\d)年(?:出生|生)[，、,](?P<between>[^。；\n\d]{0,12})(?P<then>(?:19|20)\d\d)年(?P<what>[^，。；\n\d]{0,8}?)"
    r"(?:时|那年|当年)?(?:仅|已|才|年仅|刚|满|年满|是|为)?(?P<n>\d{1,3})(?:周岁|岁)(?![以之多余]|左右)",
    needs="岁",
)
"""1968年出生，1983年时15岁: the years alone tell the age, but for one year."""
_BESIDE, _FIRST = 3, 12
_TO_COME = pattern("将|届时|才|须|需|应|方可|后|不满|未满|未到|不足|达到|退休|法定|规定|如|若|时止|为止|至|到")
_ANOTHER = pattern(
    r"其[子女父母妻夫兄弟姐妹孙]|[你您之](?:子|女|父|母|妻|夫|孙)(?![市县区乡镇])|儿子|女儿|孙[子女]|父亲|母亲|妻子|丈夫|配偶|孩子|老伴|儿媳|婆婆|公公|岳[父母]|长[子女]|次[子女]"
)
"""Whoever is told of behind a birth may be the one whose age follows."""
_WHO = pattern(
    r"(?P<who>[你您]|其[子女父母妻夫]|[\u4e00-\u9fff]{0,2}(?:儿子|女儿|孙子|孙女|父亲|母亲|妻子|丈夫|孩子))[^，。；\n子女孙父母妻夫儿孩]{0,4}$"
)
_MARKS = "，。；\n"
_BREAK = pattern(r"[。；\d]")
"""Of two people in a paragraph the second may be meant behind these."""


@dataclass(frozen=True, slots=True)
class _Birth:
    """A day of birth as told, or as an identity number has it; ``day`` is 0 where it is not told."""

    span: Span
    year: int
    month: int
    day: int
    number: bool = False


def check(case: Case) -> Iterator[Hit]:
    """Report ages that do not follow from the day of birth of the person."""
    text = case.unquoted[: case.body_end]
    births = _births(case, text)
    if births:
        done: set[int] = set()
        for age in _AGE.finditer(text):
            number = from_chinese(age["n"])
            birth = _of_whom(text, births, age)
            rough = _ROUGH.search(text, max(0, age.start() - 2), age.start())
            if number is None or birth is None or rough or age["how"] in ("享年", "终年") or birth.span.start in done:
                continue
            judged = _judged(case, text, birth, age, number)
            if judged is not None:
                done.add(birth.span.start)  # of several ages of one person the first is judged
            if isinstance(judged, Hit):
                yield judged
    yield from _identity(case, text)
    yield from _of_nobody(text, births)
    for match in _BORN_THAT_YEAR.finditer(text):
        years, other = int(match["then"]) - int(match["born"]), match["between"] + match["what"]
        if years > 0 and abs(int(match["n"]) - years) > 1 and not (_ANOTHER.search(other) or _TO_COME.search(other)):
            yield Hit(
                Span(*match.span()),
                f"从{match['born']}年到{match['then']}年是{years}岁，这里写的是{match['n']}岁。",
                suggestion="核对出生日期和年龄。",
            )


def _births(case: Case, text: str) -> list[_Birth]:
    """Those told in words, and those of identity numbers in paragraphs that tell none in words."""
    found = [
        _Birth(
            Span(*match.span()),
            int(match["year"] or match["year2"]),
            int(match["month"] or match["month2"]),
            int(match["day"] or match["day2"] or 0),
        )
        for match in _BORN.finditer(text)
    ]
    for one in case.facts.identity_numbers:
        low, high = _line(text, one.span.start)
        if one.born is not None and one.span.end <= len(text) and not any(low <= b.span.start < high for b in found):
            found.append(_Birth(one.span, one.born.year, one.born.month, one.born.day, number=True))
    return sorted(found, key=lambda birth: birth.span)


def _line(text: str, at: int) -> tuple[int, int]:
    high = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if high < 0 else high


def _of_whom(text: str, births: list[_Birth], age: Match[str]) -> _Birth | None:
    """The birth of the person whose age it is, where that can be told."""
    low, high = _line(text, age.start())
    near = [birth for birth in births if low <= birth.span.start < high]
    before = [birth for birth in near if birth.span.end <= age.start()]
    if before:
        between = text[before[-1].span.end : age.start()]
        alone = len(near) == 1 or _BREAK.search(between) is None
        return before[-1] if alone and _ANOTHER.search(between) is None else None
    if near:
        between = text[age.end() : near[0].span.start]
        close = len(between) <= _FIRST and "。" not in between and _ANOTHER.search(between) is None
        return near[0] if close and (age["how"] or between.strip("（(，,系于")[:1] == "") else None
    if len(births) != 1:
        return None
    who, other = (_WHO.search(text, max(0, at - _FIRST), at) for at in (births[0].span.start, age.start()))
    same = who is not None and other is not None and who["who"].replace("您", "你") == other["who"].replace("您", "你")
    return births[0] if same else None


def _of_nobody(text: str, births: list[_Birth]) -> Iterator[Hit]:
    """2025年3月年满56周岁 in a paper where whoever was born would be 65 then, or some other age."""
    for age in _AGE.finditer(text) if births else ():
        told, number = _WHEN.search(text, max(0, age.start() - 30), age.start("n")), from_chinese(age["n"])
        if told is None or number is None or age["how"] != "年满" or _of_whom(text, births, age) is not None:
            continue
        when = (int(told["year"]), int(told["month"]), int(told["day"] or 0))
        ages = {one for birth in births for one in range(_range(birth, when)[0], _range(birth, when)[1] + 1)}
        turned = int(str(number)[::-1])
        if number not in ages and turned in ages:
            yield _hit(age, f"按出生日期推算是{turned}{age['unit']}，这里写的是{age['n']}{age['unit']}。")


_ON_A_DAY = pattern(r"(?P<year>[今明后]年)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?[^，。；、\d]{0,6}$")


def _judged(case: Case, text: str, birth: _Birth, age: Match[str], number: int) -> Hit | bool | None:
    """What is wrong with an age; True where nothing is, None where nobody knows of when it is."""
    signed = case.signed if case.signed is not None and case.signed.year is not None else None
    told = _WHEN.search(text, max(0, age.start() - 30), age.start("n"))
    if told is not None and birth.span.start <= told.start() < birth.span.end:
        told = None
    now = (signed.year or 0, signed.month, signed.day) if signed is not None else None
    later = _ON_A_DAY.search(text, max(0, age.start("n") - 20), age.start("n"))
    if now is not None and later is not None:  # 今年11月3日满65周岁
        now = (now[0] + "今明后".index(later["year"][0]), int(later["month"]), int(later["day"] or 28))
    if now is not None and _too_old(case, birth, age, number, now):
        return _hit(age, f"按出生日期推算，到成文那天也没有满{age['n']}{age['unit']}。")
    if told is not None:
        when, exact = (int(told["year"]), int(told["month"]), int(told["day"] or 0)), age["how"] == "年满"
    elif now is not None and _now(birth, age):
        when, exact = now, False
    elif age["how"] is not None and "时" in age["how"]:
        return _then(case, birth, age, number)
    else:
        return None
    low, high = _range(birth, when)
    loose = 0 if age["unit"] == "周岁" else 1
    at_least = age["how"] in ("已满", "满")
    if number > high + loose or (not at_least and number < low - (0 if exact else loose)):
        return _hit(age, f"按出生日期推算是{high}{age['unit']}，这里写的是{age['n']}{age['unit']}。")
    return True


def _hit(age: Match[str], said: str) -> Hit:
    return Hit(Span(*age.span()), said, suggestion="核对出生日期和年龄。")


def _too_old(case: Case, birth: _Birth, age: Match[str], number: int, now: tuple[int, int, int]) -> bool:
    """Whether an age that is told as reached is more than can have been reached on the day of signing."""
    low = max(case.text.rfind(mark, 0, age.start()) for mark in _MARKS) + 1
    high = min((at for mark in _MARKS if (at := case.text.find(mark, age.end())) >= 0), default=len(case.text))
    reached = age["how"] is not None and _TO_COME.search(case.text, low, high) is None
    return reached and number > _range(birth, now)[1] + (0 if age["unit"] == "周岁" else 1)


def _now(birth: _Birth, age: Match[str]) -> bool:
    """Whether the age is that of the day of signing: it says so, or stands bare right behind the birth."""
    how = age["how"] or ""
    beside = not how and 0 <= age.start() - birth.span.end <= _BESIDE and not birth.number
    return beside or how.startswith(("今年", "现", "目前", "如今", "年龄"))


def _then(case: Case, birth: _Birth, age: Match[str], number: int) -> Hit | bool | None:
    """An age at the time of what is told: it must be that of some day that the paper names."""
    years = {day.year - birth.year for one in case.timeline for day in one.days if day.year > birth.year}
    if not years:
        return None
    if any(year - 1 <= number <= year for year in years):
        return True
    span = f"{min(years)}至{max(years)}" if len(years) > 1 else f"{max(years)}"
    return _hit(age, f"按出生日期推算是{span}岁，这里写的是{age['n']}{age['unit']}。")


def _range(born: _Birth, when: tuple[int, int, int]) -> tuple[int, int]:
    """The least and the greatest age at that time, where days are left open."""
    years = when[0] - born.year
    if when[1] != born.month:
        passed = years if when[1] > born.month else years - 1
        return passed, passed
    if born.day and when[2]:
        passed = years if when[2] >= born.day else years - 1
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
        bad("底册记载你于1960年3月出生。\n同村村民均称你属鼠，2025年3月⟦年满56周岁⟧。\n2025年3月31日"),
        good("底册记载你于1960年3月出生。\n同村村民均称你属鼠，2025年3月年满65周岁。\n2025年3月31日"),
        good("底册记载你于1960年3月出生。\n孙玉的父亲2025年3月年满70周岁。\n2025年3月31日"),
        good("您父亲1960年11月3日出生，今年11月3日满六十五周岁，从这一天起可以申请。\n某某局\n2025年10月20日"),
        good("登记表记载白玉芬，女，1955年5月生，1973年10月插队时18岁。\n2024年6月3日"),
        bad("登记表记载白玉芬，女，1955年5月生，1973年10月⟦插队时28岁⟧。\n2024年6月3日"),
        bad("你1973年8月12日出生，2023年8月⟦年满53周岁⟧时，累计缴费14年。"),
        good("你1973年8月12日出生，2023年8月年满50周岁时，累计缴费14年。"),
        bad("您的孩子2019年3月22日出生，到2025年8月31日⟦年满7周岁⟧。"),
        good("您的孩子2019年3月22日出生，到2025年8月31日年满六周岁。"),
        bad("李某，1980年1月生，⟦现年38岁⟧。\n某某局\n2024年5月6日"),
        good("李某，1980年1月生，现年45岁。\n某某局\n2024年5月6日"),
        bad("您1990年2月出生，⟦今年53岁⟧。\n某某中心\n2025年10月13日"),
        good("您1990年2月出生，今年35岁。\n某某中心\n2025年10月13日"),
        bad("你⟦现年67岁⟧，1964年1月出生。\n某某局\n2025年3月6日"),
        good("你现年61岁，1964年1月出生。\n某某局\n2025年3月6日"),
        bad("患者1948年5月出生，⟦67岁⟧。\n某某局\n2024年8月16日"),
        good("患者1948年5月出生，76岁。\n某某局\n2024年8月16日"),
        bad("2024年9月28日晚，民警到场。违法行为人（男，1996年2月出生，⟦时年38岁⟧）已被处罚。"),
        good("2024年9月28日晚，民警到场。违法行为人（男，1996年2月出生，时年28岁）已被处罚。"),
        bad("被害人2008年3月出生，⟦案发时年满18周岁⟧。\n某某院\n2024年6月24日"),
        good("被害人2008年3月出生，案发时年满16周岁。\n某某院\n2024年6月24日"),
        good("你1980年3月出生，须年满60周岁才能退休。\n某某局\n2024年6月24日"),
        bad("你1957年11月出生，⟦今年5月为76周岁⟧。\n某某局\n2025年5月28日"),
        good("你1957年11月出生，今年5月为67周岁。\n某某局\n2025年5月28日"),
        bad("单某英，1995年6月出生，⟦入院时39岁⟧，2024年10月14日入院。\n某某局\n2024年12月12日"),
        good("单某英，1995年6月出生，入院时29岁，2024年10月14日入院。\n某某局\n2024年12月12日"),
        bad("阿某，1958年4月生，⟦现年56岁⟧。其子阿某木，1998年9月生。\n某某局\n2024年9月4日"),
        good("阿某，1958年4月生，现年66岁。其子阿某木，1998年9月生，现年26岁。\n某某局\n2024年9月4日"),
        good("阿某，1958年4月生。其子现年26岁。\n某某局\n2024年9月4日"),
        bad("你的身份证号是420107195801011234，⟦现年76岁⟧。\n某某局\n2024年9月4日"),
        bad("一、你1962年5月出生，属于享受范围。\n二、你⟦今年52岁⟧，补贴按月发放。\n某某局\n2024年9月4日"),
        good("一、你1962年5月出生，属于享受范围。\n二、你孙子今年6岁，补贴按月发放。\n某某局\n2024年9月4日"),
        good("李某1960年1月出生，张某1980年1月出生，2020年1月年满60周岁。"),
        bad("⟦1980年2月1日出生⟧，身份证号420107198001011233。"),
        good("1980年1月1日出生，身份证号420107198001011233。"),
        good("你2000年1月1日出生，到2024年5月6日已满18周岁。"),
        bad("作证的郭某⟦1966年出生，1980年时24岁⟧，当时还在上学。"),
        good("作证的郭某1966年出生，1980年时14岁，当时还在上学。"),
        good("郭某1966年出生，其子1990年时1岁。"),
    ),
)
