"""起止日期与所写的时间长短、期限不符。

“自5月10日至5月1日止”先后颠倒；“1990年3月至1991年9月的29个月”月数不对；“11月12日送达……六个月内……期限至”某日，推算不符。
天数、月数首尾算一天（月）或者不算都对；期限届满日遇假日顺延，晚几天的不报；工作日不推算。

依据：《中华人民共和国民法典》第二百条至第二百零三条（期间的计算）；《党政机关公文处理工作条例》第二十条（核对时间）。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile
from re import Match

from replycheck.facts.time.dates import DateRange
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_COUNT = pattern(
    r"^止?[（(]?[^。；\d（()）第止]{0,20}?(?:共计?|计|的|为期|历时|长达)?(?P<n>\d{1,4}|[一二三四五六七八九十百]{1,5})"
    r"(?P<unit>个月|天|日(?!内))"
)
_LASTING = pattern(
    r"^止?[^。；\n\d]{0,40}?(?:公示期|连续|为期|历时|持续|历经)(?:间|共|为|是)?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>天|日)(?!内|的)"
)
"""What lasts so many days is counted by them, however many words stand between."""
_MONTHS = pattern(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:份|起)?(?:至|到|[—–~～－-])"
    r"(?P<year2>(?:19|20)\d\d)年(?P<month2>\d{1,2})月(?!\d{1,2}日)"
)
_DUE = pattern(
    r"(?<![\d月])(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,4})(?P<unit>个月|日|天|年)(?:之?内|以内)?[^。；\n]{0,40}?"
    r"(?:期限|期间|届满|到期|截止)[^。；，\n\d]{0,6}(?:至|到|于|为|日期?为)$"
)
_THAT_IS = pattern(
    r"(?<![\d月])(?P<n>\d{1,3}|[一二三四五六七八九十]{1,4})(?P<unit>日|天|个月)(?:之?内|以内)(?:办结|办理完毕|答复|完成|作出|出具|书面)?[^，。；\n\d]{0,10}[，,（(](?:即|也就是|亦即|就是)(?:在|于|到|至)?$",
    needs=("即", "就是"),
)
"""自受理之日起60日内办结，即12月19日前: reckoned from the day told ahead, even if that tells no year."""
_BRACKETED = pattern(r"(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>天|日)[（(]自?$")
"""住院9天（9月12日至9月21日）."""
_TERM = pattern(
    r"(?:期限|借期|租期|合同期|保证期间?|还款期)(?:为|是)?(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,4})(?P<unit>个月|日|天|年)[，,](?:[即]?(?:至|到)|到期日?为?)$"
)
"""期限两年，至2021年4月7日止."""
_SINCE_THEN = pattern(
    r"(?:之日起|起)(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,4})(?P<unit>个月|日|天|年)[，,][^。；，\d]{0,6}(?:于|至|到)$"
)
_ENDED = pattern("届满|到期|期满|止")
"""自2016年6月30日……之日起5年，已于2021年6月29日届满."""
_COUNTED = pattern(r"(?:期限|时限|公示期|期间)(?:为|是)?(?P<n>\d{1,3})(?P<unit>日|天)[，,]自?$")
"""办理期限为60日，自4月25日起至6月24日止."""
_LIMITATION = pattern(
    r"(?:仲裁|诉讼)(?:的)?(?:申请)?时效[^。；\n]{0,20}?[，,]?(?:均|应)?(?:从|自)(?P<since>[^，。；\n]{2,40}?)(?:之日)?起(?:计算|算|开始)",
    needs="时效",
)
"""A limitation runs from the day on which one knew, or on which what went on came to an end."""
_KNEW = pattern("知道|知悉|终止|解除|届满|中断|中止|消除|到期|终了|完毕|结束|重新|次日|确定|成年|侵害|离职|[0-9]")
_ANY_YEAR = 2024
"""Of a range without years only the length is asked, which depends on the year by one day at most."""
_TIMES = pattern(
    r"(?P<h>\d{1,2})时(?P<m>\d{1,2})分[^。；\n]{0,30}?(?P<h2>\d{1,2})时(?P<m2>\d{1,2})分[^。；\n]{0,16}?"
    r"(?:用时|历时|耗时)(?:约)?(?P<n>\d{1,4})分钟",
    needs=("用时", "历时", "耗时"),
)
_SINCE = pattern(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:参加工作|入职|任教|入伍|入党|受聘|到岗|结婚)[^。；\n\d]{0,10}?(?:到|至|截至)"
    r"(?P<year2>(?:19|20)\d\d)年(?P<month2>\d{1,2})月[^。；\n\d]{0,8}?满?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})年(?!级|度|\d)"
)
_YEARS_LONG = pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年?(?:至|到|[—–~～－-])(?P<year2>(?:19|20)\d\d)年(?:期间|间)?的?[，,]?(?:这|共|前后|连续|一共|共计)?"
    r"(?P<n>\d{1,2}|[一两二三四五六七八九十]{1,3})(?:个(?:年度|年份|年头|整年)|年(?=[，。；间的里]))",
    needs="年",
)
"""1983年至1985年的三个年度."""
_LONGER = pattern(
    r"延长(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})[日天][，,（(]?(?:也就是|即|亦即|就是)?(?:延期|延长|顺延|延)?(?:至|到)",
    needs="延长",
)
_WAS_DUE, _SHORT = pattern("(?:以|之)?前|届满|到期|止|期满"), 4
_AHEAD, _DAYS = 300, 20
"""How far ahead of its last day, in characters and in days named, the beginning of a term is looked for."""
_HOLIDAYS = 9
"""A term that ends on a holiday runs on for so many days at most: the longest holidays of the year."""


def check(case: Case) -> Iterator[Hit]:
    """Report ranges that run backwards, are not as long as told, and terms that do not end on the day told."""
    text = case.unquoted[: case.body_end]
    for part in case.facts.date_ranges:
        if part.span.end <= len(text):
            yield from _range(text, part)
    for match in _MONTHS.finditer(text):
        yield from _months(text, match)
    yield from _terms(case, text)
    yield from _clock(text)
    yield from _years(text)
    for match in _YEARS_LONG.finditer(text):
        years, told = int(match["year2"]) - int(match["year"]), from_chinese(match["n"])
        if told is not None and years > 0 and told not in (years, years + 1):
            yield _wrong(Span(*match.span()), f"{years + 1}年", match[0][match.start("n") - match.start() :])
    yield from _extended(case, text)
    for match in _LIMITATION.finditer(text):
        if _KNEW.search(match["since"]) is None:
            yield Hit(
                Span(match.start("since"), match.end()),
                f"时效不从“{match['since']}”起算，从当事人知道或者应当知道权利被侵害之日起算。",
                suggestion="对照《民法典》第一百八十八条、《劳动争议调解仲裁法》第二十七条，改正起算的日子。",
            )


def _extended(case: Case, text: str) -> Iterator[Hit]:
    """延长30日，也就是延到8月4日: so many days after one of the days told before."""
    for match in _LONGER.finditer(text):
        number = from_chinese(match["n"])
        until = next((one for one in case.timeline if match.end() - 1 <= one.span.start <= match.end() + 1), None)
        ahead = [
            day
            for one in case.timeline
            if one.span.end <= match.start() and _WAS_DUE.match(text[one.span.end : one.span.end + _SHORT])
            for day in one.days
        ]
        if number is None or until is None or not ahead:
            continue
        gaps = {(last - day).days for last in until.days for day in ahead}
        if not gaps & {number - 1, number, number + 1}:
            yield Hit(
                Span(match.start(), until.span.end),
                f"延长{match['n']}日，推算不到{until.span.of(case.text)}。",
                suggestion="核对延长的天数和起止日期。",
            )


def _range(text: str, part: DateRange) -> Iterator[Hit]:
    first, last = part.first, part.last
    if not (first.possible and last.possible):
        return
    year = first.year or last.year or _ANY_YEAR
    try:
        start, end = date(year, first.month, first.day), date(last.year or year, last.month, last.day)
    except ValueError:  # 29 February of another year
        return
    if end < start and (first.year is None or last.year is None):
        return  # over the turn of the year
    if end < start:
        yield Hit(part.span, "截止日期早于开始日期。", suggestion="核对起止日期。")
        return
    match = _COUNT.match(text[part.span.end : part.span.end + 40])
    number = from_chinese(match["n"]) if match and match["unit"] != "个月" else None
    days = (end - start).days
    lengths = _lengths(days, start, end, known=first.year is not None or last.year is not None)
    near = number is not None and abs(number - days) < days
    if not near:
        match = _LASTING.match(text[part.span.end : part.span.end + 60])
        number = from_chinese(match["n"]) if match else None
    yield from _bracketed(text, part, lengths)
    counted = _COUNTED.search(text, max(0, part.span.start - 20), part.span.start)
    if counted is not None and not match and (days_told := int(counted["n"])) not in lengths:
        yield _wrong(Span(counted.start("n"), part.span.end), f"{days + 1}天", f"{days_told}{counted['unit']}")
    if match and number is not None and number not in lengths:
        yield _wrong(Span(part.span.start, part.span.end + match.end()), f"{days + 1}天", match[0][match.start("n") :])


def _bracketed(text: str, part: DateRange, lengths: tuple[int, ...]) -> Iterator[Hit]:
    """So many days with the range in brackets behind them."""
    match = _BRACKETED.search(text, max(0, part.span.start - 8), part.span.start)
    number = from_chinese(match["n"]) if match is not None else None
    if match is None or number is None or text[part.span.end : part.span.end + 1] not in ("）", ")"):
        return
    if number not in (*lengths, lengths[0] - 1):
        written = f"{match['n']}{match['unit']}"
        yield _wrong(Span(match.start("n"), part.span.end), f"{lengths[-1]}天", written)


def _lengths(days: int, start: date, end: date, *, known: bool) -> tuple[int, ...]:
    """How long a range is, its first day counted or not; without years, in a year of no 29 February as well."""
    leaps = not known and start <= date(_ANY_YEAR, 2, 29) <= end
    return (days - 1, days, days + 1) if leaps else (days, days + 1)


def _clock(text: str) -> Iterator[Hit]:
    """So many minutes between two times of a day: 22时06分……22时19分，用时13分钟."""
    for match in _TIMES.finditer(text):
        minutes = (int(match["h2"]) - int(match["h"])) * 60 + int(match["m2"]) - int(match["m"])
        if minutes > 0 and abs(minutes - int(match["n"])) > 1:
            yield _wrong(Span(*match.span()), f"{minutes}分钟", f"{match['n']}分钟")


def _years(text: str) -> Iterator[Hit]:
    """So many years since somebody began: 2008年8月参加工作，到2024年8月教龄满16年."""
    for match in _SINCE.finditer(text):
        months = (int(match["year2"]) - int(match["year"])) * 12 + int(match["month2"]) - int(match["month"])
        number = from_chinese(match["n"])
        if number is not None and months > 0 and number not in (months // 12, (months + 11) // 12):
            yield _wrong(Span(*match.span()), f"{months // 12}年", f"{match['n']}年")


def _months(text: str, match: Match[str]) -> Iterator[Hit]:
    months = (int(match["year2"]) - int(match["year"])) * 12 + int(match["month2"]) - int(match["month"])
    if months < 0:
        yield Hit(Span(*match.span()), "截止月份早于开始月份。", suggestion="核对起止月份。")
        return
    told = _COUNT.match(text[match.end() : match.end() + 40])
    number = from_chinese(told["n"]) if told and told["unit"] == "个月" else None
    if told and number is not None and number not in (months, months + 1) and number > 1:
        yield _wrong(Span(match.start(), match.end() + told.end()), f"{months + 1}个月", told[0][told.start("n") :])


def _wrong(span: Span, right: str, written: str) -> Hit:
    return Hit(span, f"按起止日期推算是{right}，这里写的是{written}。", suggestion="核对起止日期和时间长短。")


def _terms(case: Case, text: str) -> Iterator[Hit]:
    for place, dated in enumerate(case.timeline):
        reach = max(0, dated.span.start - _AHEAD)
        low = max(reach, *(text.rfind(mark, reach, dated.span.start) + 1 for mark in "。\n"))
        ahead = text[low : dated.span.start]
        match = _DUE.search(ahead) or _TERM.search(ahead)
        if match is None and _ENDED.match(text[dated.span.end : dated.span.end + 8]):
            match = _SINCE_THEN.search(ahead)
        that_is = _THAT_IS.search(ahead) if match is None else None
        match = match or that_is
        if match is None or len(dated.days) != 1:
            continue
        earlier = takewhile(lambda one: one.span.start >= low, reversed(case.timeline[max(0, place - _DAYS) : place]))  # noqa: B023 - used up at once
        began = next((one for one in earlier if one.told or (that_is is not None and len(one.days) == 1)), None)
        if began is None:
            continue
        number, start = from_chinese(match["n"]), began.days[0]
        due = None if number is None else _later(start, number, match["unit"])
        late = None if due is None else (dated.days[0] - due).days
        if due is not None and late is not None and not -1 <= late <= _HOLIDAYS:
            yield Hit(
                dated.span,
                f"从{began.span.of(case.text)}起{match['n']}{match['unit']}，到{due.year}年{due.month}月{due.day}日届满，"
                f"这里写的是{dated.span.of(case.text)}。",
                suggestion="核对起算日和期限。",
            )


def _later(start: date, number: int, unit: str) -> date | None:
    if unit in ("日", "天"):
        return start + timedelta(days=number)
    months = start.year * 12 + start.month - 1 + number * (12 if unit == "年" else 1)
    for day in (start.day, 30, 29, 28):
        try:
            return date(months // 12, months % 12 + 1, min(day, start.day))
        except ValueError:
            continue
    return None


RULE = Rule(
    module=__name__,
    title="起止与期限不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("原定2024年7月5日前办结，办理期限⟦延长20日，也就是延到2024年8月4日⟧。"),
        good("原定2024年7月5日前办结，办理期限延长30日，也就是延到2024年8月4日。"),
        bad("申请仲裁的时效为一年，从⟦当事人提起诉讼之日起计算⟧。"),
        good("申请仲裁的时效为一年，从当事人知道或者应当知道其权利被侵害之日起计算。"),
        good("劳动关系终止的，仲裁时效从劳动关系终止之日起计算。"),
        bad("公示期为⟦2024年5月10日至2024年5月1日⟧。"),
        good("公示期为2024年5月1日至2024年5月10日。"),
        bad("车辆于⟦2024年5月1日至5月20日扣押，共30天⟧。"),
        good("车辆于2024年5月1日至5月20日扣押，共20天。"),
        bad("⟦1990年3月至1991年9月你在厂工作的29个月⟧应计入。"),
        good("1990年3月至1991年9月你在厂工作的19个月应计入。"),
        bad("判决于2024年11月12日送达你，应当在六个月内提出，期限至⟦2025年6月12日⟧。"),
        good("判决于2024年11月12日送达你，应当在六个月内提出，期限至2025年5月12日。"),
        bad("不达标天数⟦自11月15日起至12月3日止，共29天⟧。".replace("⟦自", "自⟦")),
        good("不达标天数自11月15日起至12月3日止，共19天。"),
        bad("民警接警时间⟦22时06分，到场时间22时19分，用时31分钟⟧。"),
        good("民警接警时间22时06分，到场时间22时19分，用时13分钟。"),
        bad("罗某⟦2008年8月参加工作，到2024年8月教龄满18年⟧。"),
        good("罗某2008年8月参加工作，到2024年8月教龄满16年。"),
        bad("⟦3月10日至3月24日在站牌公示调整方案，公示期5天⟧。"),
        good("3月10日至3月24日在站牌公示调整方案，公示期15天。"),
        bad("⟦9月10日至9月12日，核查组连续4天⟧到校检查。"),
        good("9月10日至9月12日，核查组连续3天到校检查。"),
        bad("2019年4月8日向你借款15万元，期限两年，至⟦2020年4月7日⟧止。"),
        good("2019年4月8日向你借款15万元，期限两年，至2021年4月7日止。"),
        bad("保修期自2016年6月30日竣工验收合格之日起5年，已于⟦2022年6月29日⟧届满。"),
        good("保修期自2016年6月30日竣工验收合格之日起5年，已于2021年6月29日届满。"),
        bad("办理期限为⟦60日，自2024年4月25日起至2024年7月24日⟧止。"),
        bad("⟦1983年至1985年的五个年度⟧，工资册里没有你的名字。"),
        good("1983年至1985年的三个年度，工资册里没有你的名字。"),
        bad("你因伤住院⟦19天（9月12日至9月21日⟧），费用由对方垫付。"),
        good("你因伤住院9天（9月12日至9月21日），费用由对方垫付。"),
        bad("我局于2025年10月20日受理，自受理之日起60日内办结，即⟦2025年9月19日⟧前出具意见。"),
        good("我局于2025年10月20日受理，自受理之日起60日内办结，即2025年12月19日前出具意见。"),
        good("每天加处3元，从1月18日到10月26日有281天。"),
        bad("每天加处3元，从⟦1月18日到10月26日有218天⟧。"),
        good("办理期限为60日，自2024年4月25日起至2024年6月24日止。"),
        good("通知2024年5月1日送达，应在15个工作日内提出，期限至2024年5月24日。"),
    ),
)
