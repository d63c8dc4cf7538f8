"""占比与所列的数不符。

“其中随迁子女1540人，约占28.2%”这样的占比，用前面同单位的两个数核对；保留几位就按几位四舍五入。
附近任何两个同单位的数能得出这个占比的都算对；百分数没有“占”字引出的（增长、利率）不查。
“结余率”“化解率”这类，恰好差一个笔误的才报；“回收率”“合格率”紧跟在两个数后面的，按这两个数核对。“打五折”按前面的价钱核对。“五分之一为81人”“上浮20%，最高96万元”按前面的数核对。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）；算术。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from re import Match

from replycheck.facts.arithmetic.figures import Figure
from replycheck.facts.arithmetic.slips import digits, slipped
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.figures import plain
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_SHARE = pattern(
    r"(?P<about>约)?占(?:(?:全部|总)[^，。；、\d%％]{0,6})?(?:比例?)?[的为是]?(?P<about2>约)?"
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,3})?)\s?[%％]|百分之(?P<han>[零〇一二三四五六七八九十]{1,3}(?:点[零〇一二三四五六七八九]{1,3})?))",
    needs="占",
)
_RATE = pattern(
    r"(?:[\u4e00-\u9fff]{1,4}率|[\u4e00-\u9fff]{0,4}比例)(?:为|是|达到?|约)?(?P<number>\d{1,2}(?:\.\d{1,3})?)\s?[%％]",
    needs=("率", "比例"),
)
_RATE_OF = pattern(
    r"(?:回收|签约|到场|参加|参与|通过|同意|合格|满意|化解|办结|完成|入住|结案|受偿|执结|出勤|支持|(?:[^率]{0,4}?(?:发放|分配|兑付|清偿|退赔|返还))?[同一]{0,2}比例)"
)
"""Rates of what was counted just before, and not of money lent or of growth."""
_OFF = pattern(r"打(?P<n>[一二三四五六七八九]{1,2})折(?:优惠)?[，、]?[^，。；、\d]{0,8}(?=\d)", needs="折")
_FRACTION = pattern(
    r"(?P<low>[二三四五六七八九十]|百)分之(?P<high>[一二三四五六七八九])(?:[为是即]|以上为)(?=\d)", needs="分之"
)
_BY = pattern(
    r"(?:(?P<up>上浮|提高|增加|上调|增长)|(?P<down>下浮|下调|降低|减少))(?:了)?(?P<number>\d{1,2}(?:\.\d{1,2})?)\s?[%％]",
    needs=("%", "％"),
)
_OF_BASE = pattern(
    r"(?:按照?|以|依照?|承担|负担|报销|补助)[^，。；、\d%％]{0,8}(?P<number>\d{1,2}(?:\.\d{1,2})?)\s?[%％](?P<what>[^。；\d%％]{0,18}?)(?=\d)",
    needs=("%", "％"),
)
"""按70%计算应报销29400元: a share of a sum told ahead."""
_A_HEAD = pattern(
    r"收入[^，。；、\d约]{0,6}(?P<all>\d{3,6}(?:\.\d{1,2})?)元[，、]?(?:家庭)?人均(?:月|年)?(?:可支配|纯)?(?:收入)?[为是]?(?P<each>\d{2,6}(?:\.\d{1,2})?)元",
    needs="人均",
)
"""月收入1710元，人均570元: a whole number of people makes the one of the other."""
_NO_SHARE = pattern("利|息|违约|滞纳|年|月|日|税|费率|折")
_EACH = frozenset("各均都")
"""其余三人各占20% tells what each of them has."""
_BREAKS = pattern("[，；。]")
_LONG = 3
_REACH = 12
_ONE = Decimal(1)
_ALL = Decimal(100)


def check(case: Case) -> Iterator[Hit]:
    """Report shares that no two figures near make."""
    text = case.unquoted[: case.body_end]
    yield from _rates(case, text)
    yield from _fractions(case, text)
    yield from _raised(case, text)
    yield from _reduced(case, text)
    yield from _of_base(case, text)
    yield from _a_head(text)
    for match in _SHARE.finditer(text):
        share = _share(match)
        if share is None or text[match.start() - 1 : match.start()] in _EACH:
            continue
        low = text.rfind("\n", 0, match.start()) + 1
        near = [one for one in case.facts.figures if low <= one.span.start < match.start() + 30 and not one.rough]
        before = [one for one in near if one.span.end <= match.start() and not one.per]
        if not before or _made(near, share, about=bool(match["about"] or match["about2"])):
            continue
        part = before[-1]
        wholes = [one for one in before[:-1] if one.unit == part.unit and one.value > part.value]
        if _BREAKS.search(text, part.span.end + 1, match.start()) or not wholes:
            continue
        whole = wholes[-1] if len(wholes) == 1 else max(wholes, key=lambda one: one.value)
        if text.count("。", whole.span.end, part.span.start) > 1 or "；" in text[whole.span.end : part.span.start]:
            continue  # the share is of something that stands nearer, or nowhere
        made = (part.value / whole.value * _ALL).quantize(_step(share), ROUND_HALF_UP)
        yield Hit(
            Span(match.start(), match.end()),
            f"{part.span.of(case.text)}占{whole.span.of(case.text)}的{plain(made)}%，这里写的是{plain(share)}%。",
            suggestion="重新计算占比，或者核对所列的数。",
        )


def _near(case: Case, text: str, start: int) -> list[Figure]:
    """The exact figures ahead in the paragraph."""
    low = text.rfind("\n", 0, start) + 1
    return [one for one in case.facts.figures if low <= one.span.start and one.span.end <= start and not one.rough]


def _a_head(text: str) -> Iterator[Hit]:
    """An income and what it is a head, of no number of people."""
    for match in _A_HEAD.finditer(text):
        whole, each = Decimal(match["all"]), Decimal(match["each"])
        people = (whole / each).quantize(_ONE, ROUND_HALF_UP) if each else _ONE
        if not people or abs(whole - people * each) > people:
            yield Hit(
                Span(match.start("all"), match.end()),
                f"{match['all']}元不是人均{match['each']}元的整倍数，总数和人均有一个不对。",
                suggestion="核对总收入、人口数和人均数。",
            )


def _rates(case: Case, text: str) -> Iterator[Hit]:
    """A rate that is a slip of what two figures near make: 共6件，化解4件，化解率67.6%."""
    for match in _RATE.finditer(text):
        share, near = Decimal(match["number"]), [one for one in _near(case, text, match.start()) if not one.per]
        if _made(near, share, about=False):
            continue
        pairs = (
            (part, whole) for whole in near for part in near if part.unit == whole.unit and part.value < whole.value
        )
        for part, whole in pairs:
            made = (part.value / whole.value * _ALL).quantize(_step(share), ROUND_HALF_UP)
            close = part.span.start > whole.span.end and _RATE_OF.match(match.group()) and [whole, part] == near[-2:]
            if close or (share % 1 and slipped(made, share)):
                yield _hit(
                    case,
                    Span(*match.span()),
                    f"{part.span.of(case.text)}与{whole.span.of(case.text)}之比是{plain(made)}%",
                )
                break


def _fractions(case: Case, text: str) -> Iterator[Hit]:
    """So many of a number: 有选举权的村民405人，五分之一为81人."""
    for match in _FRACTION.finditer(text):
        low, high = from_chinese(match["low"]), from_chinese(match["high"])
        told = next((one for one in case.facts.figures if one.span.start == match.end()), None)
        whole = [one for one in _near(case, text, match.start()) if told is not None and one.unit == told.unit]
        if told is None or not whole or told.rough or not low or not high:
            continue
        made = [one.value * high / low for one in whole]
        if any(abs(one - told.value) < 1 for one in made) or "，" in text[whole[-1].span.end : match.start()][1:]:
            continue
        yield _hit(
            case,
            Span(match.start(), told.span.end),
            f"{whole[-1].span.of(case.text)}的{match['low']}分之{match['high']}是{plain(made[-1].quantize(_ONE))}",
        )


def _raised(case: Case, text: str) -> Iterator[Hit]:
    """A sum raised or lowered by a share: 最高80万元，上浮20%，最高96万元."""
    for match in _BY.finditer(text):
        base = [one for one in _near(case, text, match.start()) if one.unit == "元" and not one.capital]
        told = next((one for one in case.facts.figures if match.end() <= one.span.start <= match.end() + _REACH), None)
        if not base or told is None or told.unit != "元" or told.rough or "。" in text[match.end() : told.span.start]:
            continue
        change = Decimal(match["number"]) / _ALL * (1 if match["up"] else -1)
        made = base[-1].value * (1 + change)
        if slipped(made, told.value) and "。" not in text[base[-1].span.end : match.start()]:
            yield _hit(case, told.span, f"{base[-1].span.of(case.text)}{match.group()}后是{plain(made)}元")


def _of_base(case: Case, text: str) -> Iterator[Hit]:
    """A share of a sum told ahead, where it is a slip of what the share makes: 42000元……按70%报销24900元."""
    for match in _OF_BASE.finditer(text):
        told = next((one for one in case.facts.figures if one.span.start == match.end()), None)
        bases = [one for one in _near(case, text, match.start()) if one.unit == "元" and not one.capital]
        if (
            told is None
            or told.unit != "元"
            or told.rough
            or told.per
            or told.capital
            or _NO_SHARE.search(match.group())
        ):
            continue
        made = [(one, one.value * Decimal(match["number"]) / _ALL) for one in bases]
        share = Decimal(match["number"]) / _ALL
        rests = [(one.value - less.value) * share for one in bases for less in bases if less.value < one.value]
        right = [*(value for _, value in made), *rests]  # a share of what is above a threshold is right, too
        if any(abs(value - told.value) < 1 for value in right) or len(digits(told.value).rstrip("0")) < _LONG:
            continue
        slips = [(one, value) for one, value in made if slipped(value, told.value)]
        if slips:
            base, value = slips[-1]
            yield _hit(case, told.span, f"{base.span.of(case.text)}的{match['number']}%是{plain(value)}元")


def _reduced(case: Case, text: str) -> Iterator[Hit]:
    """A price at so many tenths: 普通票2元，学生卡打五折，刷卡1元."""
    for match in _OFF.finditer(text):
        base = [one for one in _near(case, text, match.start()) if one.unit == "元" and not one.capital]
        told = next((one for one in case.facts.figures if one.span.start == match.end()), None)
        if len(base) != 1 or told is None or told.unit != "元" or told.rough:
            continue
        tenths = Decimal("".join(str("零一二三四五六七八九".index(digit)) for digit in match["n"])).scaleb(
            -len(match["n"])
        )
        if base[0].value * tenths != told.value:
            made = plain(base[0].value * tenths)
            yield _hit(case, told.span, f"{base[0].span.of(case.text)}打{match['n']}折是{made}元")


def _hit(case: Case, span: Span, what: str) -> Hit:
    return Hit(span, f"{what}，这里写的是{span.of(case.text)}。", suggestion="重新计算，或者核对所列的数。")


def _share(match: Match[str]) -> Decimal | None:
    if match["number"]:
        return Decimal(match["number"])
    whole, _, tenths = match["han"].partition("点")
    value, behind = from_chinese(whole), from_chinese(tenths) if tenths else 0
    if value is None or behind is None:
        return None
    return Decimal(value) + Decimal(behind).scaleb(-len(tenths))


def _step(share: Decimal) -> Decimal:
    exponent = share.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _made(near: list[Figure], share: Decimal, *, about: bool) -> bool:
    """Whether two figures near with one unit make the share, as far as it is written out."""
    loose = _step(share) * (1 if about else Decimal("0.51"))
    return any(
        abs(part.value / whole.value * _ALL - share) <= loose
        for part in near
        for whole in near
        if part.unit == whole.unit and whole.value > 0 and part is not whole
    )


RULE = Rule(
    module=__name__,
    title="占比不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("你家月收入应为⟦1170元，人均570元⟧。"),
        good("你家月收入应为1710元，人均570元。"),
        bad("损失总额4620万元，到账1155万元，按照同一比例发放，⟦比例为35%⟧。"),
        good("损失总额4620万元，到账1155万元，按照同一比例发放，比例为25%。"),
        good("政策范围内费用18400元，起付线为800元，按50%应报销8800元。"),
        bad("计划招生5460人，其中户籍学生3920人、随迁子女1540人，随迁子女⟦约占38.2%⟧。"),
        good("计划招生5460人，其中户籍学生3920人、随迁子女1540人，随迁子女约占28.2%。"),
        good("计划招生5460人，其中随迁子女1540人，占百分之二十八点二。"),
        bad("参加表决486户，同意412户（⟦占74.8%⟧）。"),
        good("参加表决486户，同意412户（占84.8%）。"),
        good("产值增长12%，其中工业占60%。"),
        bad("积案6件，已化解4件，⟦化解率67.6%⟧。".replace("⟦化解率", "⟦化解率")),
        good("积案6件，已化解4件，化解率66.7%。"),
        bad("有选举权的村民405人，⟦五分之一为91人⟧。"),
        good("有选举权的村民405人，五分之一为81人。"),
        bad("最高可贷80万元，二孩家庭上浮20%，最高可贷⟦98万元⟧。"),
        good("最高可贷80万元，二孩家庭上浮20%，最高可贷96万元。"),
        bad("发放问卷400份，收回392份，⟦回收率89%⟧。"),
        good("发放问卷400份，收回392份，回收率98%。"),
        bad("报销范围内的费用为42000元，按50%已报销21000元；按70%计算应报销⟦24900元⟧。"),
        good("报销范围内的费用为42000元，按50%已报销21000元；按70%计算应报销29400元。"),
        bad("普通票2元，学生卡打五折，刷卡⟦1.5元⟧。"),
        good("普通票2元，学生卡打五折，刷卡1元。"),
        good("本金400万元，已还392万元，年利率15%。"),
        good("村里共有200户，低保户约30户，占12%。"),
    ),
)
