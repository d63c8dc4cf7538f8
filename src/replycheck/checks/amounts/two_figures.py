"""同一笔钱前后写的数不一样。

两处金额恰好是相邻两位写颠倒（96436元与94636元），或者同一名目的金额差一个笔误（一位写错、多写少写一位），多半是一处写错。
“多收的”“少发的”多少，与前面写的不一样的也报。
有效数字不足四位、对的写法只出现一次的，单价、约数、同一句里并列的不报；能由前后文的数凑出来的认为是对的。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from replycheck.facts.arithmetic.explaining import explained
from replycheck.facts.arithmetic.figures import Figure
from replycheck.facts.arithmetic.slips import digits, slipped, swapped
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_TELLING = 4
_LABEL = pattern(r"(?P<label>[\u4e00-\u9fff]{2,12}?)(?:共计|合计|共|计|为|是|人民币|达|金额)?[：:]?\s*$")
_DEFINITE = pattern(
    r"(?P<deed>(?:多|少|漏|欠|误|未|超|预|垫|应|代|克|截|扣|拖)(?:收|发|付|扣|退|计|算|交|缴|领|补|还|留|支|欠|得))了?"
    r"(?:[你您](?:们|户|本人|方)?|其|该户|申请人|双方)?的(?:上述|该|这|全部)?(?P<what>[\u4e00-\u9fff]{0,8})$",
    needs="的",
)
"""多收的, 少发的: what was told before as 多收48元 is taken up again."""
_HALVED = pattern(r"减半(?:收取|交纳|缴纳|负担|计收|计算|后)?(?:的?(?:案件)?受理费|诉讼费)?(?:为|计)?$", needs="减半")
_FEE = pattern(r"(?:受理费|诉讼费|申请费|保全费)[^，。；\d]{0,6}$")
_OWED = pattern(
    r"(?:还|尚|仍|应|需|须)(?:应|需|须)?(?:再)?(?:支付|补发|补偿|补付|退还|返还|发放|赔偿|给付|退)(?:[你您])?(?:共计)?$"
)
_TO_PAY = pattern(
    r"(?:由|责成|责令|决定)[^。；\n]{2,36}(?:再|补|予以)?(?:支付|补发|补偿|补付|退还|返还|发放|赔偿|给付)(?:给)?(?:[你您])?(?:共计)?$"
)
_LEAD = 20
_FEW = 3
_OFTEN = 2
_MOST = 60
"""A paper with more sums is a table or a list: there they are alike by their nature."""
_NAMED, _MANY_RATES = 4, 12
_TIMES = frozenset("年月日")
"""What is paid a month is wages and rents of any number of people."""


def check(case: Case) -> Iterator[Hit]:
    """Report a sum that stands once and is a slip of another."""
    sums = [
        one
        for one in case.facts.figures
        if one.unit == "元" and one.span.end <= case.body_end and not one.per and not one.rough and not one.capital
    ]
    if len(sums) > _MOST:
        return
    yield from _taken_up(case, sums)
    yield from _counted(case)
    yield from _halved(case, sums)
    yield from _decided(case, sums)
    yield from _rates(case)
    yield from _floors(case)
    yield from _yearly(case)
    yield from _sides(case)
    telling = [one for one in sums if len(digits(one.value).rstrip("0")) >= _FEW]
    often = Counter(one.value for one in sums)
    reported: set[int] = set()
    for first, second in combinations(telling, 2):
        if first.value == second.value or not _same_thing(case.text, first, second):
            continue
        wrong, right = sorted(
            (first, second), key=lambda one: (often[one.value], _made_near(case, sums, one), -one.span.start)
        )
        if len(digits(wrong.value).rstrip("0")) < _TELLING and often[right.value] < _OFTEN:
            continue  # two sums of three figures are alike by chance
        if often[wrong.value] == 1 and wrong.span.start not in reported and not _made_near(case, sums, wrong):
            reported.add(wrong.span.start)
            yield Hit(
                wrong.span,
                f"这里写“{wrong.span.of(case.text)}”，别处写“{right.span.of(case.text)}”，可能是同一笔钱写错了一处。",
                suggestion="对照原始材料核对金额。",
            )


def _floors(case: Case) -> Iterator[Hit]:
    """三楼215室: a room is on the floor that its number begins with, unless a house is meant (三号楼, 3楼)."""
    text = case.unquoted[: case.body_end]
    for match in _FLOOR.finditer(text):
        floor, room = from_chinese(match["floor"]), match["room"]
        if floor is not None and int(room[:-2]) != floor:
            same = f"{_HAN_FLOORS[int(room[:-2])]}楼" in text if int(room[:-2]) < len(_HAN_FLOORS) else False
            yield Hit(
                Span(*match.span()),
                f"{room}室通常在{int(room[:-2])}楼，这里写的是{match['floor']}楼。",
                suggestion="核对楼层和房号。",
                severity=None if same else Severity.INFO,
                confidence=None if same else Confidence.LOW,
            )


_FLOOR = pattern(
    r"(?P<floor>[一二三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?)(?:楼|层)(?:的)?(?P<room>[1-9]\d{2,3})(?:室|房|办公室|号房间|会议室|诊室)"
)
_HAN_FLOORS = "零一二三四五六七八九"


def _rates(case: Case) -> Iterator[Hit]:
    """A price or rate of one thing told twice, two digits of it swapped: 每亩92元……每亩29元."""
    rates = [
        one
        for one in case.facts.figures
        if one.unit == "元"
        and one.per
        and one.per not in _TIMES
        and not (one.rough or one.spelt)
        and one.span.end <= case.body_end
    ]
    if len(rates) > _MANY_RATES:
        return
    often = Counter((one.per, one.value) for one in rates)
    for first, second in combinations(rates, 2):
        if first.per != second.per or not swapped(first.value, second.value):
            continue
        between = case.text[first.span.end : second.span.start]
        wrong, right = (first, second) if often[second.per, second.value] > 1 else (second, first)
        if ("。" in between or "\n" in between) and often[wrong.per, wrong.value] == 1:
            yield Hit(
                wrong.span,
                f"这里写“{wrong.span.of(case.text)}”，别处写“{right.span.of(case.text)}”，可能是同一个标准写错了一处。",
                suggestion="对照原始材料核对金额。",
            )
            return


def _decided(case: Case, sums: list[Figure]) -> Iterator[Hit]:
    """由镇政府再支付你42000元 where the paper reckoned that 还应支付24000元."""
    owed = [one for one in sums if _OWED.search(case.text, max(0, one.span.start - _LEAD), one.span.start)]
    for figure in sums:
        if not _TO_PAY.search(case.text, max(0, figure.span.start - _LEAD * 2), figure.span.start):
            continue
        others = [one for one in sums if one.span != figure.span]
        alone = all(one.value != figure.value for one in others)
        wrong = [one for one in owed if one.span.end < figure.span.start and swapped(one.value, figure.value)]
        if alone and wrong and not explained(figure, others):
            yield Hit(
                figure.span,
                f"这里决定支付“{figure.span.of(case.text)}”，前面算出应付的是“{wrong[-1].span.of(case.text)}”。",
                suggestion="对照前文核对金额，前后改一致。",
            )


def _halved(case: Case, sums: list[Figure]) -> Iterator[Hit]:
    """减半收取1510元 where the fee told ahead was 2300元."""
    for figure in sums:
        if _HALVED.search(case.text, max(0, figure.span.start - _LEAD), figure.span.start) is None:
            continue
        low = case.text.rfind("\n", 0, figure.span.start)
        whole = [one for one in sums if low < one.span.start < figure.span.start]
        if not whole or any(one.value == 2 * figure.value for one in sums):
            continue
        fees = [one for one in whole if _FEE.search(case.text, max(0, one.span.start - _LEAD), one.span.start)]
        if fees:
            yield Hit(
                figure.span,
                f"{fees[-1].span.of(case.text)}的一半不是“{figure.span.of(case.text)}”。",
                suggestion="对照裁判文书、缴费凭证，核对这两个数。",
            )


def _counted(case: Case) -> Iterator[Hit]:
    """A count with its label told twice, in two sentences, two digits of it swapped: 参加课后服务241名, 214名."""
    counts = [
        one
        for one in case.facts.figures
        if one.unit != "元" and one.span.end <= case.body_end and not (one.per or one.rough or one.spelt)
    ]
    if len(counts) > _MOST:
        return
    yield from _measured(case, counts)
    for first, second in combinations(counts, 2):
        label = _label(case.text, first)
        between = case.text[first.span.end : second.span.start]
        apart = "。" in between or "\n" in between
        same = first.unit == second.unit and len(label) >= _NAMED and label == _label(case.text, second)
        if apart and same and swapped(first.value, second.value):
            yield Hit(
                second.span,
                f"这里写“{second.span.of(case.text)}”，前面写“{first.span.of(case.text)}”，可能是同一个数写错了一处。",
                suggestion="对照原始材料核对这个数。",
            )


def _measured(case: Case, counts: list[Figure]) -> Iterator[Hit]:
    """An area or length of three figures told twice, in two sentences, two digits of it swapped: 61.5亩, 16.5亩."""
    exact = [one for one in counts if one.unit in _MEASURES and len(digits(one.value).rstrip("0")) >= _FEW]
    often = Counter((one.unit, one.value) for one in exact)
    for first, second in combinations(exact, 2):
        between = case.text[first.span.end : second.span.start]
        apart = "。" in between or "\n" in between
        if first.unit != second.unit or not apart or not swapped(first.value, second.value):
            continue
        wrong, right = (first, second) if often[second.unit, second.value] > 1 else (second, first)
        if often[wrong.unit, wrong.value] == 1 and not explained(
            wrong, [one for one in exact if one.value != wrong.value]
        ):
            yield Hit(
                wrong.span,
                f"这里写“{wrong.span.of(case.text)}”，别处写“{right.span.of(case.text)}”，可能是同一个数写错了一处。",
                suggestion="对照原始材料核对这个数。",
            )


def _yearly(case: Case) -> Iterator[Hit]:
    """So much a month and so much a year that is not twelve times it."""
    for match in _MONTH_AND_YEAR.finditer(case.unquoted[: case.body_end]):
        month, year = float(match["month"]), float(match["year"])
        if abs(month * _MONTHS - year) > 1:
            yield Hit(
                Span(match.start("month"), match.end("year") + 1),
                f"每月{match['month']}元，一年是{month * _MONTHS:g}元，这里写的是{match['year']}元。",
                suggestion="核对每月和全年的数。",
            )


def _sides(case: Case) -> Iterator[Hit]:
    """长6米、宽3米，面积28平方米: a length by a width."""
    for match in _LONG_AND_WIDE.finditer(case.unquoted[: case.body_end]):
        made, told = float(match["long"]) * float(match["wide"]), float(match["area"])
        if abs(made - told) > max(_ABOUT * made, 1):
            yield Hit(
                Span(match.start("long"), match.end()),
                f"{match['long']}乘{match['wide']}是{made:g}平方米，这里写的是{match['area']}平方米。",
                suggestion="核对长、宽和面积。",
            )


_LONG_AND_WIDE = pattern(
    r"长(?:度)?(?:为|约|是)?(?P<long>\d{1,4}(?:\.\d{1,2})?)米[，、]宽(?:度)?(?:为|约|是)?(?P<wide>\d{1,3}(?:\.\d{1,2})?)米[，、（(](?:占地|建筑|总|共)?面积(?:共|为|约|是|计)?"
    r"(?P<area>\d{1,6}(?:\.\d{1,2})?)平方米",
    needs="面积",
)
_ABOUT = 0.05
"""Rounded lengths make an area that is a little off."""
_MEASURES = frozenset({"亩", "平方米", "公里", "立方米", "公顷", "吨", "米"})
_MONTHS = 12
_MONTH_AND_YEAR = pattern(
    r"每(?:人|户)?每?月(?:发(?:放|给)?|补助|补贴|为|是)?(?P<month>\d{2,5}(?:\.\d{1,2})?)元[，,、（(](?:折合|合计|即)?(?:每年|全年|一年|年)(?:共|合计|计|为|合)?"
    r"(?P<year>\d{3,6}(?:\.\d{1,2})?)元"
)


def _taken_up(case: Case, sums: list[Figure]) -> Iterator[Hit]:
    """退还多收的46元 where 48元 were told to be too much."""
    for figure in sums:
        back = _DEFINITE.search(case.text, max(0, figure.span.start - _LEAD), figure.span.start)
        if back is None:
            continue
        told = [one for one in sums if one.span.end < back.start() and _said_of(case.text, one, back["deed"])]
        if not 0 < len(told) <= _FEW:
            continue
        since = [one for one in sums if told[0].span.start <= one.span.start <= figure.span.start]
        if explained(figure, since):
            continue
        yield Hit(
            figure.span,
            f"这里写{back['deed']}的是“{figure.span.of(case.text)}”，前面写的是“{told[-1].span.of(case.text)}”。",
            suggestion="对照前文核对金额，前后改一致。",
        )


def _said_of(text: str, figure: Figure, deed: str) -> bool:
    """Whether the words ahead of a figure tell that so much was too much, or too little."""
    ahead = text[max(0, figure.span.start - _LEAD) : figure.span.start]
    place = ahead.rfind(deed)
    return place >= 0 and not any(mark in ahead[place:] for mark in "，。；、：0123456789")


def _same_thing(text: str, first: Figure, second: Figure) -> bool:
    between = text[first.span.end : second.span.start]
    if "。" not in between and "\n" not in between and len(between) < 60:  # noqa: PLR2004 - one sentence tells them apart
        return False
    if swapped(first.value, second.value):
        return True
    one, other = _label(text, first), _label(text, second)
    return len(one) >= _NAMED and one == other and slipped(first.value, second.value)


def _label(text: str, figure: Figure) -> str:
    match = _LABEL.search(text, max(0, figure.span.start - 16), figure.span.start)
    return match["label"][-_NAMED:] if match else ""


def _made_near(case: Case, sums: list[Figure], figure: Figure) -> bool:
    low, high = case.text.rfind("\n", 0, figure.span.start), case.text.find("\n", figure.span.end)
    near = [one for one in sums if low < one.span.start and (high < 0 or one.span.end <= high)]
    others = [one for one in near if one.value != figure.value]
    return len(others) > 1 and explained(figure, [figure, *others])


RULE = Rule(
    module=__name__,
    title="金额前后不一",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("搭建阳光房一间，长⟦6米、宽3米，面积28平方米⟧。"),
        good("搭建阳光房一间，长6米、宽3米，面积18平方米。"),
        bad("争议的林地面积16.5亩。\n合同载明面积⟦61.5亩⟧，承包期30年。"),
        good("争议的林地面积16.5亩。\n合同载明面积16.5亩，承包期30年。"),
        bad("护理补贴为每人每月⟦110元，全年1200元⟧。"),
        good("护理补贴为每人每月100元，全年1200元。"),
        bad("请到政务大厅⟦三楼215室⟧办理，也可以到二楼窗口。"),
        good("请到政务大厅二楼215室办理，三号楼215室已经停用。"),
        bad("补贴标准为每亩92元。\n按每亩⟦29元⟧计算，应当补发你家的2.5亩。"),
        good("母亲每月1500元。\n女婿在职时每月1050元。"),
        good("补贴标准为每亩92元。\n按每亩92元计算，应当补发你家的2.5亩。"),
        bad("原意见认为你家人均920元。\n原意见认定人均收入⟦290元⟧，与事实不符。"),
        bad("你起诉时预交案件受理费2300元，裁定减半收取⟦1510元⟧，余款已退。"),
        good("你起诉时预交案件受理费2300元，裁定减半收取1150元，余款已退。"),
        bad("你请求支付货款96436元。经查，你主张的货款⟦94636元⟧属实。对方应付货款96436元。"),
        good("你请求支付货款96436元。经查，你主张的货款96436元属实。对方应付货款96436元。"),
        bad("你预交案件受理费⟦4658元⟧。\n判决由你负担的案件受理费4655元，已从执行款中扣除，应退案件受理费4655元。"),
        good("你预交案件受理费4658元。\n执行费用4655元由对方负担。"),
        bad("扣除已付的，还应支付24000元。决定：由镇政府在4月30日前再支付你⟦42000元⟧。"),
        good("扣除已付的，还应支付24000元。决定：由镇政府在4月30日前再支付你24000元。"),
        bad("水站多收你户水费48元。责成水站将多收你户的⟦46元⟧退还。"),
        good("水站多收你户水费48元。责成水站将多收你户的48元退还。"),
        good("水站多收你户水费48元、滞纳金6元。责成水站将多收的54元退还。"),
        bad("你应得⟦12.3万元⟧。案款13.2万元已经汇入。你尚有13.2万元没有受偿。"),
        good("你应得12.3万元。案款13.2万元已经汇入。"),
        good("3月利息3582.11元。4月利息3582.14元。"),
        bad("全校参加课后服务241名。\n经核对，参加课后服务⟦214名⟧，与名单一致。"),
        good("全校参加课后服务241名。\n经核对，参加课后服务241名，与名单一致。"),
        good("样品送达之后3日内验收。\n产品送达之后30日内验收。"),
        good("2021年发放12340元，2022年发放13240元。"),
    ),
)
