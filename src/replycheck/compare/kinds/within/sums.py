"""Figures that the reply itself works out: differences, halves, prices by counts, terms kept or missed.

What is easily got wrong: what a figure is worked out from may not be told, so a result is wrong only where the reply
tells all that it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from replycheck.compare.kinds.figures import explained, whole_day
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.kinds.within.repeats import SO_OFTEN
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import slip_of_digits
from replycheck.facts.amounts import amounts
from replycheck.facts.quantities import Quantity, quantities
from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern


def worked_out_wrongly(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """Every figure that does not follow from those that the reply gives for it."""
    yield from _shorter(reply)
    yield from _less(reply, judgments)
    yield from _halves(reply, judgments)
    yield from _products(reply, judgments)
    yield from _counted(reply, judgments)
    yield from _in_time(reply)
    yield from _per_head(reply)
    yield from _apart(reply, judgments)
    yield from _days_apart(reply)
    yield from _days_between(reply)
    yield from _years_apart(reply)
    yield from _half_each(reply, judgments)
    yield from _multiplied(reply)
    yield from _differ_by(reply, judgments)


_THAN_BEFORE = pattern(
    r"比(?:原来|原判|原审|一审|头一次|第一次|前一次|以前)[^，。；\n]{0,8}?(?:少|多|短|长|减|加|轻|重)(?:了|判了?|掉)?$"
)


def _shorter(reply: Paper) -> Iterator[Clash]:
    """三年六个月 and 二年三个月: 比原来少了一年九个月."""
    terms = [one for one in reply.mentions if one.kind in (Kind.PENALTY, Kind.LENGTH)]
    for ours in terms:
        if not _THAN_BEFORE.search(reply.text, max(0, ours.span.start - 20), ours.span.start):
            continue
        wanted = _months(ours)
        before = [one for one in terms if one.span.start < ours.span.start and _months(one) is not None]
        punished = {_months(one) for one in before if one.kind is Kind.PENALTY or _long(reply, one)}
        told = [value for value in punished if value is not None]
        if wanted is None or len(told) < 2:  # noqa: PLR2004 - two are compared
            continue
        if wanted not in {abs(a - b) for a, b in combinations(told, 2)}:
            yield Clash("internal-sum", ours.span, before[-1].span)


def _months(one: Mention) -> Decimal | None:
    if isinstance(one.value, tuple):
        return Decimal(one.value[0]) if not one.value[1] else None
    return one.value if isinstance(one.value, Decimal) and one.unit == "月" else None


def _long(reply: Paper, one: Mention) -> bool:
    return re.search("刑期|判", reply.text[max(0, one.span.start - 8) : one.span.start]) is not None


_LESS = pattern(r"(?:比|与|和)[^，。；\n]{0,14}?(?:少|多|低|高|差|相差)(?:了|出)?$")


def _less(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """比你要求的少8200元 where the sums told are 2800元 apart."""
    money = _money(reply)
    for ours, wanted in money:
        if ours.about or not _LESS.search(reply.text, max(0, ours.span.start - 20), ours.span.start):
            continue
        if _stands(wanted, judgments):
            continue
        values = sorted({value for _, value in money if value != wanted})
        apart = {b - a for a, b in combinations(values, 2)}
        before = [one for one, value in money if one.span.start < ours.span.start and value > wanted]
        other = before[-1] if before else None
        if other and wanted not in apart and any(slip_of_digits(wanted, value) for value in apart if value):
            yield Clash("internal-sum", ours.span, other.span)


_HALF = pattern("(?:另|另外|其余|剩下的?)(?:的)?一半(?:是|为|即|的|就是)?$")


def _halves(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """另一半552元 where the whole is 1050元."""
    money = _money(reply)
    for place, (ours, wanted) in enumerate(money):
        if not _HALF.search(reply.text, max(0, ours.span.start - 10), ours.span.start) or place == 0:
            continue
        halved = any(wanted * 2 == value or wanted == value for one, value in money if one is not ours)
        if not halved and not _stands(wanted * 2, judgments) and not _stands(wanted, judgments):
            yield Clash("internal-sum", ours.span, money[place - 1][0].span)


_PRICE = pattern(
    r"每(?P<unit>(?:平方)?[\u4e00-\u9fff]{1,2}?)(?P<price>(?:人民币)?[\d,，.]{1,12}元|[零一二三四五六七八九十百千万两]{1,8}元)"
)
_TOTAL = (
    r"(?:共|一共|总共|合计|共计|得出|算出|就是|即|共收|收了|计)(?:是|为|收|计)?"
    r"(?P<total>[\d,，.]{1,12}(?:万)?元|[零一二三四五六七八九十百千万两]{1,10}元)"
)


def _products(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """4颗, 每颗50元, 共收250元."""
    for match in _PRICE.finditer(reply.text):
        sentence = reply.sentence(Span(*match.span()))
        words = sentence.of(reply.text)
        number = r"(?<![每\d.．])(\d{1,5}|[一二两三四五六七八九十百]{1,5})个?"
        counts = re.findall(rf"{number}{match['unit']}(?!内|前|后|份|\d)", words)
        totals = list(re.finditer(_TOTAL, words))
        price = amounts(match["price"])
        if len(counts) != 1 or len(totals) != 1 or len(_PRICE.findall(words)) != 1 or not price:
            continue
        count = 2 if counts[0] == "两" else from_chinese(counts[0])
        total = amounts(totals[0]["total"])
        if not count or not total or totals[0].start() < match.start() - sentence.start:
            continue
        if count * price[0].value != total[0].value and not _stands(total[0].value, judgments):
            start = sentence.start + totals[0].start("total")
            yield Clash("internal-sum", Span(start, start + len(totals[0]["total"])), Span(*match.span()))


_EACH = pattern(r"每[^，。；、\d]{1,4}$")
"""A price is no part of what is added up."""
_ALL = pattern("(?:一共|总共|合计|共计|总计|加起来|共)(?:是|有|为)?$")


_LEAST_YEAR = 1000
"""1979年 counts no years, it is one."""


def _counted(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """用过的1支、没拆封的5支, 一共8支."""
    every = [one for one in quantities(reply.text) if one.unit != "年" or one.value < _LEAST_YEAR]
    for ours in every:
        sentence = reply.sentence(ours.span)
        if not _ALL.search(reply.text, max(sentence.start, ours.span.start - 6), ours.span.start):
            continue
        ahead = [one for one in every if sentence.start <= one.span.start < ours.span.start]
        ahead = [one for one in ahead if not _EACH.search(reply.text, sentence.start, one.span.start)]
        ahead = [one for one in ahead if not SO_OFTEN.match(reply.text, one.span.end)]
        before = _listed(ahead, ours)
        runs = {sum(before[i:j], Decimal(0)) for i in range(len(before)) for j in range(i + 1, len(before) + 1)}
        known = any(
            one.value == ours.value and one.unit == ours.unit for paper in judgments for one in quantities(paper.text)
        )
        if len(before) > 1 and ours.value not in runs and not known:
            first = next(one for one in every if one.unit == ours.unit and one.span.start >= sentence.start)
            yield Clash("internal-sum", ours.span, first.span)


_APART = 16
"""Parts and total of one count stand so close to each other."""


def _listed(before: list[Quantity], ours: Quantity) -> list[Decimal]:
    """The counts of one unit that lead up to a total without a break."""
    found: list[Decimal] = []
    behind = ours
    for one in reversed([one for one in before if one.unit == ours.unit]):
        if behind.span.start - one.span.end > _APART:
            return []  # what stands further off may be a part as well
        found.insert(0, one.value)
        behind = one
    return found


_TOOK = pattern("(?:隔了?|相隔|用了|历时|经过|过了|只有|仅)$")
_LATE = pattern(
    r"(?P<no>没有|未|并未|并没有|不算|没)?(?:已经|已|属于|构成|确实)?(?P<late>超期|逾期|超过(?:了)?(?:法定)?期限)"
)
_TERM_BACK = 120
_TERM = pattern(r"(?P<days>\d{1,3}|[一二三四五六七八九十]{1,3})(?:个工作)?[日天](?!晚|上|下|\d)")
"""A term, written in any way: 收到副本后十五日, 15天内."""
_OF_TERM = pattern("期限|时间|规定|法律|应当?|后|限|内")


def _in_time(reply: Paper) -> Iterator[Clash]:
    """A term of fifteen days, 隔了14天, 已经超期."""
    text = reply.text
    for match in _TERM.finditer(text):
        if not _TOOK.search(text, max(0, match.start() - 4), match.start()):
            continue
        late = _LATE.search(text, match.end(), reply.sentence(Span(*match.span())).end)
        low = max(text.rfind("\n", 0, match.start()), match.start() - _TERM_BACK)
        found = [
            one
            for one in _TERM.finditer(text, low + 1, match.start())
            if text[one.start() - 1] != "月" and _OF_TERM.search(text, max(low, one.start() - 14), one.end() + 1)
        ]
        terms = {from_chinese(one["days"]) for one in found}
        took = from_chinese(match["days"])
        if late is None or took is None or len(terms) != 1:
            continue
        term = terms.pop()
        if term and (took > term) == (late["no"] is not None):
            yield Clash("internal-conclusion", Span(*late.span()), Span(found[-1].start(), match.end()))


_PER_HEAD = pattern(
    r"每人(?:[^，。；\n]{0,10}[、，])?[^，。；\n]{0,8}?(?P<each>[\d.]{1,12}万?元)[^。；\n]{0,20}?(?P<count>[两二三四五六七八九十]|\d{1,3})人(?:一?共|总共|合计|加起来|合起来)(?:是|为)?(?P<total>[\d.]{1,12}万?元)"
)


def _per_head(reply: Paper) -> Iterator[Clash]:
    """每人罚金4500元，两人共9500元."""
    for match in _PER_HEAD.finditer(reply.text):
        each, total = amounts(match["each"]), amounts(match["total"])
        count = 2 if match["count"] == "两" else from_chinese(match["count"])
        if each and total and count and each[0].value * count != total[0].value:
            yield Clash("internal-sum", Span(*match.span("total")), Span(*match.span("each")))


_DIFFERS = pattern("(?:差着|差了|相差|差|少了|多了|多出|还差)$")


def _apart(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """97家、92家，差着15家; 92家里做食品的89家，不做的13家."""
    every = [one for one in reply.mentions if one.kind is Kind.COUNT and isinstance(one.value, Decimal)]
    for place, ours in enumerate(every):
        sentence = reply.sentence(ours.span)
        before = [
            one for one in every[:place] if one.unit == ours.unit and one.span.start >= sentence.start - _TERM_BACK
        ]
        if len(before) < 2 or any(one.value == ours.value for paper in judgments for one in paper.mentions):  # noqa: PLR2004
            continue
        first, second = before[-2:]
        values = [one.value for one in before[:-1] if isinstance(one.value, Decimal)]
        apart = {abs(value - second.value) for value in values}  # type: ignore[operator]
        differs = _DIFFERS.search(reply.text, max(sentence.start, ours.span.start - 4), ours.span.start)
        rest = _NOT_SUCH.search(reply.text, max(sentence.start, second.span.end), ours.span.start)
        if (differs or rest) and ours.value not in apart:
            yield Clash("internal-sum", ours.span, Span(first.span.start, second.span.end))


_SHIFTED = pattern("(?:少|多|早|晚|提前|推迟|延后|缩短|延长)了?$")
_PASSED = pattern(r"(?:过了|相隔|隔了|历时)(?P<months>[一二三四五六七八九十]{1,2}|\d{1,2})个?(?P<more>多)月")
_YEAR = 12


def _days_apart(reply: Paper) -> Iterator[Clash]:
    """由9月8日改为8月24日，少了25天; 10月14日送达、次年7月20日起诉, 过了五个多月."""
    days = [one for one in reply.mentions if one.kind is Kind.DAY and isinstance(one.value, tuple)]
    for ours in reply.mentions:
        if ours.kind is not Kind.LENGTH or ours.unit not in ("日", "天") or not isinstance(ours.value, Decimal):
            continue
        sentence = reply.sentence(ours.span)
        near = [one for one in days if sentence.start <= one.span.start < ours.span.start][-2:]
        if len(near) < 2 or not _SHIFTED.search(reply.text, max(0, ours.span.start - 3), ours.span.start):  # noqa: PLR2004
            continue
        if not explained(ours, near):
            yield Clash("internal-sum", ours.span, Span(near[0].span.start, near[1].span.end))
    yield from _months_passed(reply, days)


def _months_passed(reply: Paper, days: list[Mention]) -> Iterator[Clash]:
    for match in _PASSED.finditer(reply.text):
        low = reply.text.rfind("\n", 0, match.start())
        near_days = [one for one in days if low < one.span.start < match.start() and whole_day(one)]
        dated = [day for one in near_days if (day := whole_day(one))]
        months = from_chinese(match["months"])
        if len(dated) < 2 or not months:  # noqa: PLR2004
            continue
        if _ANOTHER_END.search(reply.text, near_days[-1].span.end, match.start()):
            continue
        first, last = dated[-2:]
        passed = (last.year - first.year) * _YEAR + last.month - first.month - (last.day < first.day)
        if passed > 0 and passed != months:
            span = Span(*match.span())
            yield Clash("internal-sum", span, next(one.span for one in days if one.span.start > low))


_ANOTHER_END = pattern(
    "第[二三四五]天|[次翌]日|隔天|当[天晚]|同[日天]|那[天日次]|这[天次]|此次|今天|案发|作案|(?:判决|裁定|合同|协议)(?:生效|到期)"
)
"""A day that is told without its date is an end as well: 次日被拘留, 到这次卖毒品那天."""
_SPAN_OF_DAYS = pattern("(?:相隔|隔了|历时|只隔|中间隔)$")


def _days_between(reply: Paper) -> Iterator[Clash]:
    """7月18日起诉、7月25日判决，隔了十七天: as many days as no two of those before it are apart."""
    for ours in reply.mentions:
        if ours.kind is not Kind.LENGTH or ours.unit not in ("日", "天"):
            continue
        if not _SPAN_OF_DAYS.search(reply.text, max(0, ours.span.start - 4), ours.span.start):
            continue
        low = max(reply.text.rfind("\n", 0, ours.span.start), ours.span.start - _TERM_BACK)
        near = [one for one in reply.mentions if one.kind is Kind.DAY and low < one.span.start < ours.span.start]
        if len(near) > 1 and _ANOTHER_END.search(reply.text, near[-2].span.end, ours.span.start):
            continue
        if len(near) > 1 and not explained(ours, [one for one in reply.mentions if one.kind is Kind.DAY]):
            yield Clash("internal-sum", ours.span, Span(near[-2].span.start, near[-1].span.end))


_YEARS_APART = pattern(
    r"(?:相隔|隔了|历时|过了)(?P<years>[一二两三四五六七八九十]{1,2}|\d{1,2})年(?:零|又)?(?:(?P<months>[一二两三四五六七八九十]{1,2}|\d{1,2})个?月)?(?:零|又)?(?:(?P<days>[一二三四五六七八九十]{1,3}|\d{1,2})[天日])?"
)


def _years_apart(reply: Paper) -> Iterator[Clash]:
    """2013年7月12日……2015年7月21日，前后相隔一年零九天."""
    for match in _YEARS_APART.finditer(reply.text):
        low = reply.text.rfind("\n", 0, match.start())
        told = [one for one in reply.mentions if low < one.span.start < match.start()]
        dated = [(one, day) for one in told if (day := whole_day(one)) is not None]
        years = _figure(match["years"])
        if dated and _ANOTHER_END.search(reply.text, dated[-1][0].span.end, match.start()):
            continue
        wrong = [
            (first, last) for (first, one), (last, other) in combinations(dated, 2) if _whole_years(one, other) == years
        ]
        if len(dated) > 1 and years and not wrong and dated[-1][1] > dated[-2][1]:
            yield Clash("internal-sum", Span(*match.span()), Span(dated[-2][0].span.start, dated[-1][0].span.end))


def _figure(words: str) -> int:
    return 2 if words == "两" else from_chinese(words) or 0


def _whole_years(first: date, last: date) -> int:
    low, high = sorted((first, last))
    return high.year - low.year - ((high.month, high.day) < (low.month, low.day))


_EACH_OF_TWO = pattern("(?:折合|合)?每(?:家|人|户|方|边)(?:是|为|出|担|承担)?$")
_EQUALLY = pattern("各(?:担|承担|负担|出|付|赔)?(?:担)?一半|对半|平分|平摊|均分|各半")


def _half_each(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """两家各担一半，折合每家79474.5元, where 159495元 is the whole."""
    money = _money(reply)
    wholes = {value for paper in judgments for one in paper.mentions if isinstance(value := one.value, Decimal)}
    wholes |= {value for _, value in money}
    for ours, wanted in money:
        sentence = reply.sentence(ours.span)
        each = _EACH_OF_TWO.search(reply.text, max(0, ours.span.start - 8), ours.span.start)
        if not each or not _EQUALLY.search(reply.text, sentence.start, ours.span.start) or wanted * 2 in wholes:
            continue
        slipped = [one for one, value in money if one is not ours and slip_of_digits(value / 2, wanted)]
        if slipped:
            yield Clash("internal-sum", ours.span, slipped[-1].span)


_MULTIPLIED = pattern(
    r"(?:两者|二者|两项|两数|二者|一)相?乘[，,]?(?:得出?|是|为|就是|等于|算出)(?P<total>[\d,.]{1,12}(?:万)?元)"
)


def _multiplied(reply: Paper) -> Iterator[Clash]:
    """停运14天，每天800元，两者相乘得出12100元."""
    for match in _MULTIPLIED.finditer(reply.text):
        low = reply.text.rfind("\n", 0, match.start()) + 1
        near = [one for one in reply.mentions if low <= one.span.start < match.start()]
        counts = [one for one in near if one.kind in (Kind.COUNT, Kind.LENGTH) and isinstance(one.value, Decimal)]
        prices = [one for one in near if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]
        total = amounts(match["total"])
        if not total or not counts or not prices:
            continue
        made = {a.value * b.value for a in counts for b in prices}  # type: ignore[operator]
        if total[0].value not in made:
            yield Clash("internal-sum", Span(*match.span("total")), prices[-1].span)


_APART_BY = pattern("(?:相差|差额(?:是|为)?)$")


def _differ_by(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """3070万元……28387258.71元，相差2321741.29元: a slip of what the two sums before it are apart."""
    money = _money(reply)
    for place, (ours, wanted) in enumerate(money):
        if place < 2 or ours.about or not _APART_BY.search(reply.text, max(0, ours.span.start - 4), ours.span.start):  # noqa: PLR2004
            continue
        apart = {abs(a - b) for (_, a), (_, b) in combinations(money, 2)}
        first, second = money[place - 2], money[place - 1]
        low = reply.sentence(ours.span).start
        if wanted in apart or first[0].about or second[0].about or _stands(wanted, judgments):
            continue
        if first[0].span.start >= low and slip_of_digits(wanted, abs(first[1] - second[1])):
            yield Clash("internal-sum", ours.span, Span(first[0].span.start, second[0].span.end))


_NOT_SUCH = pattern("^，(?:不|没有|未|非)[^，。；\\n]{1,8}的$")


def _money(reply: Paper) -> list[tuple[Mention, Decimal]]:
    return [(one, one.value) for one in reply.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]


def _stands(value: Decimal, judgments: Sequence[Paper]) -> bool:
    return any(one.value == value for paper in judgments for one in paper.mentions if one.kind is Kind.MONEY)
