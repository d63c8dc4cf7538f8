"""Two figures side by side, and what is said of them: 3.1毫克，低于2.0毫克的标准; 十八岁零十个月，还是未成年人.

What is easily got wrong: the word speaks of what was measured last, and of that only where nothing stands between. So
the figure ends the clause before, the word begins its own, and both figures bear the same unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from replycheck.compare.kinds.figures import whole_day
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_ROLE = "internal-conclusion"
_HAN = "[一二两三四五六七八九十百]{1,6}"
_FIGURE = rf"(?:\d[\d,]{{0,9}}(?:\.\d{{1,4}})?|{_HAN})万?"
_UNIT = r"[^\d，。；：、（）()\s多余以之的左至到—－~\-]{1,8}?"
_BEYOND = pattern(
    rf"(?<![\d.至到—~－-])(?P<v>{_FIGURE})(?P<unit>{_UNIT})(?:[^，。；\n\d]{{0,3}})，(?P<said>(?:已经?|并|均|都|明显|远远?|大大|还|也|仍|答辩期|期限|时间|间隔|前后|期间|数值|结果|平均值?){{0,3}}"
    rf"(?P<no>没有|并没有|并未|未|没|并不)?(?P<word>超过|超出|高于|多于|大于|达到|突破|低于|少于|小于|不足|不到|不满|未达到?|没达到?)(?!的)了?(?P<what>[^，。；\n\d一二两三四五六七八九十]{{0,14}}?)"
    rf"(?P<limit>{_FIGURE})(?P=unit))(?P<behind>[^，。；\n]{{0,12}})(?=[，。；\n])"
)
_SMALLER = pattern("低于|少于|小于|不足|不到|不满|未达|没达")
_NOT_ONE = pattern("至|到|多|余|左右|以[上下]|约|者")
_ASKED = pattern("如果|若(?!干)|是否|的，|应当?|不得|可以|规定|凡|每(?=[^，。；]{0,6}$)")


def measured_wrongly(reply: Paper) -> Iterator[Clash]:
    """Every word about two figures that these contradict."""
    yield from _beyond(reply)
    yield from _of_age(reply.text)
    yield from _equal(reply.text)
    yield from _milder(reply)
    yield from _first(reply)
    yield from _full_age(reply)


_GROWN, _GROWN_BY = pattern(r"(?:增加|新增|增设|扩大|提高|扩建|补充|增派)[^，。；\d]{0,10}$"), 16


def _beyond(reply: Paper) -> Iterator[Clash]:
    text = reply.text
    for match in _BEYOND.finditer(text):
        value, limit = _value(match["v"]), _value(match["limit"])
        clause = reply.clause(Span(*match.span("v")))
        if value is None or limit is None or _NOT_ONE.search(match["unit"] + match["behind"]):
            continue
        if _ASKED.search(text, clause.start, match.start("v")) or _ASKED.search(match["said"]):
            continue
        if match["word"] == "达到" and _GROWN.search(text, max(0, match.start("v") - _GROWN_BY), match.start("v")):
            continue  # 增加座席4个，达到12个 tells what it grew by, and to what
        smaller = _SMALLER.match(match["word"]) is not None
        exact = match["word"] == "达到"
        holds = value < limit if smaller else value >= limit if exact else value > limit
        if holds == (match["no"] is not None) and (value != limit or not exact):
            yield Clash(_ROLE, Span(*match.span("said")), Span(match.start("v"), match.end("unit")))


def _value(words: str) -> Decimal | None:
    scale = 10000 if words.endswith("万") else 1
    bare = words.removesuffix("万").replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", bare):
        return Decimal(bare) * scale
    number = 2 if bare == "两" else from_chinese(bare)
    return Decimal(number) * scale if number else None


_AGE = pattern(
    rf"(?P<age>\d{{1,2}}|{_HAN})周?岁(?:[零又](?:\d{{1,2}}|{_HAN})个?月)?(?:多|半)?，(?:当时|此时|那时|还|仍|已经?|就)?(?P<said>(?:还|仍|仍然|依然|已经?|就)?(?:是|属于|系|算)?(?:一个|一名)?(?P<minor>未)?成年(?:人|了)?(?:犯罪|作案)?)(?=[，。；、\n])"
)
_OF_AGE = 18


def _of_age(text: str) -> Iterator[Clash]:
    for match in _AGE.finditer(text):
        age = _value(match["age"])
        if age is not None and (age < _OF_AGE) != (match["minor"] is not None) and not _before(text, match.start()):
            yield Clash(_ROLE, Span(*match.span("said")), Span(match.start("age"), match.start("said")))


def _before(text: str, at: int) -> bool:
    """Whether the age is one of a rule: 已满十四周岁不满十八周岁."""
    return text[max(0, at - 2) : at] in ("已满", "不满", "未满", "年满") or text[at - 1 : at] in ("到", "于")


_EQUAL = pattern(
    rf"(?:是|为)(?P<one>(?:\d[\d.,]{{0,9}}|{_HAN})(?:个?月|年|元|万元|天|日|%))，[^，。；\n]{{0,14}}(?:也是|也为|同样是|正是|都是|也)(?P=one)，(?P<said>[^，。；\n不没未]{{0,6}}(?:低于|高于|超过|少于|多于|重于|轻于|超出|不及|短于|长于)[^，。；\n]{{0,12}})(?=[，。；\n])"
)


def _equal(text: str) -> Iterator[Clash]:
    """建议的刑期是六个月，判处的也是六个月，低于建议."""
    for match in _EQUAL.finditer(text):
        yield Clash(_ROLE, Span(*match.span("said")), Span(match.start("one"), match.start("said") - 1))


_MILDER = pattern("(?P<said>(?:属于|就是|已经?是|是|算是?|系|已经?)(?P<word>减轻|加重)(?:了)?处罚)(?=[，。；\n])")
_FLOOR, _GIVEN = (
    pattern("(?:起点|最低刑?|下限|最低)(?:刑期?)?(?:是|为)?(?:有期徒刑)?$"),
    pattern("(?:判(?:处|了|的)?|判的是|决定执行)(?:有期徒刑)?$"),
)


def _milder(reply: Paper) -> Iterator[Clash]:
    """起点是三年，判了一年，属于加重处罚."""
    text = reply.text
    for match in _MILDER.finditer(text):
        sentence = reply.sentence(Span(*match.span()))
        terms = [
            (one, one.value[0] if isinstance(one.value, tuple) else one.value)
            for one in reply.mentions
            if one.kind in (Kind.LENGTH, Kind.PENALTY)
            and sentence.start <= one.span.start < match.start()
            and one.unit in ("月", "有期徒刑", "拘役")
        ]
        floor, given = (
            [(one, value) for one, value in terms if sign.search(text, sentence.start, one.span.start)]
            for sign in (_FLOOR, _GIVEN)
        )
        if len(floor) == 1 and len(given) == 1 and isinstance(floor[0][1], (int, Decimal)):
            milder = given[0][1] < floor[0][1]  # type: ignore[operator]
            if milder != (match["word"] == "减轻"):
                yield Clash(_ROLE, Span(*match.span("said")), floor[0][0].span)


_ORDER = pattern(
    r"(?<=，)(?P<who>[\u4e00-\u9fff]{2,10}?)(?P<deed>受理|立案|起诉|签订|查封|登记|申请|转让|签字|付款|签约|送达|判决|死亡)?(?:在(?P<side>先|前|后)|(?P<word>更早|更晚|早一些|晚一些))(?=[，。；\n])"
)


def _first(reply: Paper) -> Iterator[Clash]:
    """高院立案是10月29日，我院受理是11月3日，我院受理在前: two days in the sentence, and whose each is."""
    text = reply.text
    for match in _ORDER.finditer(text):
        sentence = reply.sentence(Span(*match.span()))
        days = [
            one
            for one in reply.mentions
            if one.kind is Kind.DAY
            and sentence.start <= one.span.start < match.start()
            and isinstance(one.value, tuple)
        ]
        if len(days) != len("ab") or days[0].value == days[1].value:
            continue
        named = [one for one in days if match["who"][:4] in reply.clause(one.span).of(text)]
        first, last = days[0].value[1:], days[1].value[1:]  # type: ignore[index]
        years = {one.value[0] for one in days if isinstance(one.value, tuple)}
        if len(named) != 1 or (len(years) > 1 and 0 in years):
            continue
        ahead = days[0].value < days[1].value if len(years) > 1 else first < last  # type: ignore[operator]
        told_first = (match["side"] or match["word"][1:2]) in ("先", "前", "早", "一")
        if match["word"] in ("更晚", "晚一些"):
            told_first = False
        if told_first != ((named[0] is days[0]) == ahead):
            yield Clash(_ROLE, Span(match.start("who"), match.end()), Span(days[0].span.start, days[1].span.end))


_BORN, _FULL_AGE = (
    pattern("[^，。；\n]{0,2}出?生"),
    pattern(
        rf"(?P<ours>(?P<no>不|未|没有?|还没有?|尚未|还不|并不|并未)?(?:已经?|刚刚?)?满(?P<age>\d{{1,2}}|{_HAN})周?岁)(?!以[上下])"
    ),
)


def _full_age(reply: Paper) -> Iterator[Clash]:
    """2018年9月3日出生，到2024年8月31日已满六周岁: a birth and one more day, and how old one is then."""
    text = reply.text
    for match in _FULL_AGE.finditer(text):
        sentence = reply.sentence(Span(*match.span()))
        days = [
            one
            for one in reply.mentions
            if one.kind is Kind.DAY and sentence.start <= one.span.start < match.start() and whole_day(one)
        ]
        age = _value(match["age"])
        born, then = (whole_day(one) for one in days) if len(days) == len("ab") else (None, None)
        if born is None or then is None or age is None or not _BORN.match(text, days[0].span.end):
            continue
        if match.start() - days[1].span.end > _CLOSE:
            continue
        years = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
        told = text[max(0, match.start() - 3) : match.start()]
        denied = match["no"] is not None or told.endswith(("不", "未", "没有", "没"))
        if (years >= age) == denied:
            yield Clash(_ROLE, Span(*match.span("ours")), Span(days[0].span.start, days[1].span.end))


_CLOSE = 8
