"""Time that passed between two days, told in words: 从立案到判决只用了八天, 刑期前后正好两年, 满五个月就是12月17日.

What is easily got wrong: which two days are meant is seldom written beside the length, and a month may be counted with
its first day or without. So a length is wrong only where no two days that the reply gives are so far apart, counted
in any way; and what a law, a contract or a sentence sets (十五日内, 判处六个月) is no time that passed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from replycheck.compare.kinds.figures import whole_day
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_ROLE = "internal-sum"
_N = r"(?:[一二两三四五六七八九十百]{1,4}|\d{1,3})"
_LENGTH = (
    rf"(?<![\d一二两三四五六七八九十百〇零.第])(?:(?P<years>{_N})(?P<age>周?岁|年)(?P<half>半)?(?P<years_more>[多余])?"
    rf"(?:[零又加]?(?P<months>{_N})个?(?P<months_more>[多余])?月)?(?:[零又加]?(?P<days>{_N})[天日])?"
    rf"|(?P<months2>{_N})个(?P<months_half>半)?(?P<months_more2>[多余])?月(?:[零又加]?(?P<days2>{_N})[天日])?"
    rf"|(?P<days3>{_N})(?P<days_more>[多余])?(?:天|日(?![凌早上中下晚]|\d)))"
)
_ROUGH = "将近|接近|近|差不多|不到|不足|大约|大概|约|超过|不止"
_HEDGE = (
    "(?:一共|总共|共|合计|正好|刚好|恰好|恰恰|整整|整|只有|仅有|仅|只|才|不过|已经|已|确实|其实|实际"
    f"|就|也就|也|竟|是|为|有|{_ROUGH})"
)
_PASSED = pattern(
    rf"(?P<cue>(?:公示|公告|张贴|挂网)(?=了)|前后|先后|相隔|间隔|相距|相差|历时|为时|中间隔|隔|用时|耗时|(?<!使)用|花|(?<![超通判服关坐到去])过|过去|经过|晚|早|迟|提前|拖|拖延)了?"
    rf"(?P<hedge>{_HEDGE}{{0,4}}){_LENGTH}"
)
_FROM_TO = pattern(
    rf"(?:[从自由][^，。；\n]{{1,30}}?(?:[到至][^，。；\n]{{1,20}}?(?:止|为止)?|起|算起|数起|起算)|[到至][^，。；\n]{{2,16}}?满|离[^，。；\n]{{2,10}}?|[到至]?[^，。；\n]{{2,16}}?(?:为止|止|期满|届满|那天|当天|之日)|[\u4e00-\u9fff]{{2,4}}时)[，,]?"
    rf"(?P<hedge>{_HEDGE}{{1,4}}){_LENGTH}"
)
_OF_LAW = pattern("之日起(?:已经?)?超过")
_Dated = tuple[Mention, date, date]
"""A day or month with the first and the last day that it may be."""
_LASTED = pattern(
    rf"(?P<lasting>等|服刑|羁押|关押|办案|审理|办理|居住|工作|任职|停工|停业|停电|停水|拖欠|欠|合同期|租期|工期|期限|期间|时间|[一总]?共)"
    rf"(?P<hedge>了?{_HEDGE}{{1,4}}(?:拖欠|服刑|用了?|有)?){_LENGTH}"
)
"""Weaker words for it, which count only right behind two days of their own sentence."""
_SET = pattern(
    r"^(?:之?内|以内|里|以[上下]|(?:的)?(?:有期|徒刑|刑|拘|管制|缓刑|期限|时限|期间|考验|时间内|工期|标准|以)|左右的|后|前|之[前后]|一次|一轮|都|每|交|缴|付|支付|通知|告知|申请)"
)
_RULE = pattern(
    "规定|应当?(?=在|于)|不得|不超过|最[长多短]|至少|可以|判处|判了|法定|如果|若(?!干)|约定|必须|需要?|要求|每|刑法|平均|法律"
)


@dataclass(frozen=True, slots=True)
class _Length:
    """A length as told; ``whole`` is what its last unit is worth in days, ``exact`` where 正好 stands before it."""

    months: int
    days: int
    whole: int
    more: bool
    less: bool
    exact: bool


def elapsed_wrongly(reply: Paper) -> Iterator[Clash]:
    """Every length of time that no two days of the reply are apart."""
    yield from _between_months(reply.text)
    days = _days(reply)
    if len({low for _, low, _ in days}) < len("ab"):
        return
    yield from _passed(reply, days)
    yield from _full(reply, days)
    yield from _relative(reply)


def _passed(reply: Paper, days: list[_Dated]) -> Iterator[Clash]:
    for form in (_PASSED, _FROM_TO, _LASTED):
        for match in form.finditer(reply.text):
            told = None if _sets(reply, match) else _told(match)
            low = max(0, match.start() - _FAR)
            before = [one for one in days if low <= one[0].span.start < match.end("hedge")]
            if told is None or not before or (form is _LASTED and not _right_behind(reply, match, before)):
                continue
            meant = _meant(reply, match, before, told, days)
            if meant and not any(_fits(told, one, other) for one, other in meant):
                at = [one for one, _, _ in (meant[0] if len(meant) == 1 else before[-2:])]
                spans = sorted(one.span for one in at)
                yield Clash(_ROLE, Span(match.end("hedge"), match.end()), Span(spans[0].start, spans[-1].end))


def _sets(reply: Paper, match: re.Match[str]) -> bool:
    """Whether a length is set by a law, a contract or a sentence, and did not pass."""
    clause = reply.clause(Span(match.end("hedge"), match.end()))
    if _SET.match(reply.text, match.end()) or _OF_LAW.search(match[0]):
        return True
    return _RULE.search(reply.text, clause.start, match.end("hedge")) is not None


def _meant(
    reply: Paper, match: re.Match[str], before: list[_Dated], told: _Length, days: list[_Dated]
) -> list[tuple[_Dated, _Dated]]:
    """The two days that may be meant: those that are named, else any two; none where one end may be told nowhere."""
    every = list(combinations(days, 2))
    if _born(reply, match, before):
        return every
    if len({day for _, day, _ in before}) < len("ab"):
        return []
    if "lasting" in match.groupdict():
        return [(before[-2], before[-1])]
    named = _ends(reply, match, before)
    clause = reply.clause(Span(match.end("hedge"), match.end()))
    if not named and ("cue" in match.groupdict() or _EVENTS.search(reply.text, clause.start, match.end("hedge"))):
        line = max(reply.text.rfind("\n", 0, match.start()), match.start() - _NEAR)
        near = sum(one.span.start > line for one, _, _ in before)
        return [] if near < len("ab") or _by_years(reply, told) else every
    return named or every


def _right_behind(reply: Paper, match: re.Match[str], before: list[_Dated]) -> bool:
    """Whether a length stands right behind two days of its sentence, in the same clause as the last or the next."""
    sentence = reply.sentence(Span(match.end("hedge"), match.end()))
    own = [one for one, _, _ in before if one.span.start >= sentence.start]
    gap = reply.text[own[-1].span.end : match.start()] if len(own) == len("ab") else "，" * 9
    return gap.count("，") + gap.count("、") <= 1 and len(gap) <= _GAP and not _NO_TIME.search(gap)


_GAP, _NO_TIME = 22, pattern("判|处|缓|罚|约定|规定|应当?|可以|[；：]")


def _born(reply: Paper, match: re.Match[str], before: list[_Dated]) -> bool:
    """Whether an age is told beside the day of the birth: 他1998年5月5日出生，到案发那天正好十八岁零十个月."""
    born = [one for one, _, _ in before if reply.text.startswith(("出生", "生"), one.span.end)]
    near = bool(born) and born[-1].span.start >= reply.sentence(Span(match.end("hedge"), match.end())).start
    return match["age"] not in (None, "年") and near


_YEARS = pattern(r"(?<!\d)(?:19|20)\d{2}(?=年)")


def _by_years(reply: Paper, told: _Length) -> bool:
    """Whether two years of the reply are so far apart, of a length told in whole years: 2004年……到这次已过九年."""
    if told.days or told.months % _YEAR or not told.months:
        return False
    years = sorted({int(one[0]) for one in _YEARS.finditer(reply.text)})
    return any(last - first - told.months // _YEAR in (0, 1) for first, last in combinations(years, 2))


def _ends(reply: Paper, match: re.Match[str], before: list[_Dated]) -> list[tuple[_Dated, _Dated]]:
    """The two days that are meant, where they are named: 从12月12日算起，到10月11日为止; 从立案到判决."""
    text = reply.text
    first, last = before[-2:]
    sentence = reply.sentence(Span(match.end("hedge"), match.end()))
    if first[0].span.start >= sentence.start and last[1] == last[2]:
        led = _SINCE.search(text, sentence.start, first[0].span.start)
        joined = _TILL.match(text[first[0].span.end : last[0].span.start])
        if led and joined and _TO_LENGTH.fullmatch(text[last[0].span.end : match.end("hedge")]):
            return [(first, last)]
    named = _EVENTS.search(text, sentence.start, match.end("hedge"))
    if named is None:
        return []
    firsts, lasts = (_told_with(reply, named[name], before) for name in ("first", "last"))
    return [(one, other) for one in firsts for other in lasts if one[1] <= other[1]]


_SINCE = pattern("[从自由][^，。；\n]{0,12}$")
_TILL = pattern("[^，。；\n]{0,16}[，,]?[^，。；\n]{0,12}[到至][^，。；\n]{0,6}$")
_TO_LENGTH = pattern("[^，。；\n]{0,8}[，,]?[^，。；\n]{0,14}")
_EVENTS = pattern(
    r"[从自](?:[你您我他她它]们?|我院|本院|法院|公司|我局|本局)?(?P<first>[\u4e00-\u9fff]{2,6}?)(?:之日|那天|的?时候|时)?(?:起|算起|数起)?，?[到至](?:[你您我他她它]们?|我院|本院|法院)?(?P<last>[\u4e00-\u9fff]{2,6}?)(?:之日|那天|的?时候|时)?，?"
    r"(?=共|一共|总共|只|仅|前后|正好|间隔|相隔|隔|历时|用|确实|其实|有|经过|过|花|已|才|不)"
)


def _told_with(reply: Paper, event: str, before: list[_Dated]) -> list[_Dated]:
    """The days beside which an event is told, in their own clause or as 当天 in the next."""
    found = []
    for one in before:
        clause = reply.clause(one[0].span)
        behind = reply.clause(Span(min(clause.end + 1, len(reply.text) - 1), clause.end + 1))
        words = clause.of(reply.text)
        if _SAME_DAY.search(behind.of(reply.text)) or len(clause) - len(one[0].span) < _BARE:
            words += behind.of(reply.text)
        if event in words:
            found.append(one)
    return found


_SAME_DAY = pattern("当[天日]|同[天日]")
_BARE, _FAR, _NEAR = 4, 400, 110


_FULL = pattern(
    rf"(?:满|过|加上?|再过){_LENGTH}(?:的?那[天日])?，?(?:就|正好|刚好|恰好|也就|应该|应当|才)?(?:是|到|为)$"
)


def _full(reply: Paper, days: list[_Dated]) -> Iterator[Clash]:
    """从7月18日算起，满五个月就是12月17日."""
    for ours, low, high in days:
        match = _FULL.search(reply.text, max(0, ours.span.start - 24), ours.span.start)
        told = _told(match) if match and low == high else None
        before = [one for one in days if one[0].span.start < ours.span.start]
        if told is None or not before:
            continue
        if not any(_fits(told, one, (ours, low, high)) for one in before):
            yield Clash(_ROLE, ours.span, before[-1][0].span)


_YEAR, _MONTH = 12, 30.44
_RELATIVE = pattern(
    rf"(?P<after>次日|[第隔][二2]?[天日]|当天|当日|(?P<n>{_N}|半)(?P<unit>天|个?月|年)(?:以|之)?后)(?:就|才|便|即)?(?:又)?(?:在|于)?$"
)
_UNITS = {"天": 1.0, "月": _MONTH, "年": _MONTH * _YEAR}


def _relative(reply: Paper) -> Iterator[Clash]:
    """5月8日投诉，一个月后才在5月9日作出决定: how long after the day before it a day was, told beside it."""
    whole = [(one, day) for one in reply.mentions if (day := whole_day(one)) is not None]
    for (before, first), (ours, last) in pairwise(whole):
        low = reply.sentence(ours.span).start
        match = _RELATIVE.search(reply.text, max(low, before.span.end), ours.span.start)
        if match is None or before.span.start < low:
            continue
        if _ANOTHER_TIME.search(reply.text[before.span.end : match.start()]):
            continue
        unit = _UNITS[(match["unit"] or "天").removeprefix("个")]
        number = 0.5 if match["n"] == "半" else _number(match["n"])
        wanted = number * unit if match["n"] else float(match["after"][0] != "当")
        if abs((last - first).days - wanted) > (unit * 0.6 if unit > 1 else 1.0 if match["n"] else 0.5):
            yield Clash(_ROLE, Span(*match.span("after")), Span(before.span.start, ours.span.end))


_ANOTHER_TIME = pattern("[；：（]|至|到|年|此后|之后|随后|收到|[天日周月]后")
_MONTHS = pattern(
    rf"(?<![\d年])(?P<from>\d{{1,2}})月(?!\d)[^，。；\n\d]{{0,8}}到(?P<next>次年|第二年)?(?P<to>\d{{1,2}})月(?!\d)[^，。；\n\d]{{0,8}}，(?:中间|前后)?(?:过|隔|用|历时|拖|等)了?(?P<length>(?P<n>{_N})个(?P<more>多)?月)"
)


def _between_months(text: str) -> Iterator[Clash]:
    """3月开庭到9月下裁定，中间过了九个多月."""
    for match in _MONTHS.finditer(text):
        apart = int(match["to"]) - int(match["from"]) + (_YEAR if match["next"] else 0)
        if apart > 0 and abs(_number(match["n"]) - apart) > 1:
            yield Clash(_ROLE, Span(*match.span("length")), Span(match.start(), match.end("to") + 1))


_BARE_DAY = pattern(r"(?<=[，、；])(?P<day>[1-9]|[12]\d|3[01])日(?![内以之后前起]|的)")


def _days(reply: Paper) -> list[_Dated]:
    """Every day and month of the reply that is known whole, with those that name their day alone: ，21日立案."""
    found = _named_days(reply)
    whole = [(one, low) for one, low, high in found if low == high]
    for match in _BARE_DAY.finditer(reply.text):
        before = [day for one, day in whole if match.start() - _NEAR < one.span.start < match.start()]
        if before and int(match["day"]) >= before[-1].day and int(match["day"]) <= monthrange(*_month(before[-1]))[1]:
            day = before[-1].replace(day=int(match["day"]))
            value = (day.year, day.month, day.day)
            found.append((Mention(Kind.DAY, Span(*match.span()), value), day, day))
    return sorted(found, key=lambda one: one[0].span)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _named_days(reply: Paper) -> list[_Dated]:
    """Every day and month of the reply that is known whole, as the first and the last day it may be."""
    found = []
    for one in reply.mentions:
        day = whole_day(one)
        if day is not None:
            found.append((one, day, day))
        elif one.kind is Kind.MONTH and isinstance(one.value, tuple) and all(one.value):
            year, month = one.value[:2]
            if month <= _YEAR:
                found.append((one, date(year, month, 1), date(year, month, monthrange(year, month)[1])))
    return found


def _told(match: re.Match[str]) -> _Length | None:
    found = match.groupdict()
    years, months = _number(found["years"]), _number(found["months"] or found["months2"])
    days = _number(found["days"] or found["days2"] or found["days3"])
    if found["age"] and found["age"] != "年" and not found["months"]:
        return None
    half = 6 if found["half"] else 0
    if found["months_half"]:
        days = days or 15
    whole = 1.0 if days and not found["months_half"] else _MONTH if months or half else _MONTH * _YEAR
    hedge = found.get("hedge") or ""
    more = bool(found["years_more"] or found["months_more"] or found["months_more2"] or found["days_more"])
    return _Length(
        years * _YEAR + months + half,
        days,
        round(whole * (10 if found["days_more"] and days % 10 == 0 else 1)),
        more or bool(re.search("超过|不止", hedge)),
        re.search("将近|接近|近|差不多|不到|不足", hedge) is not None,
        re.search("正好|刚好|恰好|整", hedge) is not None,
    )


def _number(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isdecimal() else 2 if words == "两" else from_chinese(words) or 0


def _fits(told: _Length, one: _Dated, other: _Dated) -> bool:
    """Whether two days may be so far apart, counted with both ends or without."""
    first, last = sorted((one, other), key=lambda pair: pair[1])
    low = (last[1] - first[2]).days
    high = (last[2] - first[1]).days + 1
    wanted = (_later(first[1], told.months) - first[1]).days + told.days
    slack = 1 if told.months == 0 or told.exact else max(1, told.whole // 2)
    if told.months and not told.exact and not told.more and not told.less:
        return low - slack <= wanted <= high + slack
    if told.more:
        return low <= wanted + told.whole + 1 and wanted - 1 <= high
    if told.less:
        return low <= wanted + 1 and wanted - max(told.whole // 2, wanted // 5, 1) <= high
    return low - 1 <= wanted <= high + 1


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    if not 1 <= year <= 9999:  # noqa: PLR2004 - what the calendar holds
        return day + timedelta(days=round(months * _MONTH)) if months < _MONTH * _YEAR else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
