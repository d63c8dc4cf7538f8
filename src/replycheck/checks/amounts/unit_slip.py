"""元与万元写混。

全文有两处金额数字相同、单位差一万倍（45900元与4.59元、147000万元与14.7万元），多半有一处把元写成了万元，或者漏了“万”字。
有效数字不足三位的（2万元与2元）可能是两件事，不报；单价不比；前后文的数能凑出来的那一处认为是对的，报另一处。
同一段里别的钱都写成元，只有一处写成上亿元的“几万万元”（380000万元），多半多写了一个“万”字，也报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from re import Match

from replycheck.facts.arithmetic.explaining import explained
from replycheck.facts.arithmetic.figures import Figure
from replycheck.facts.arithmetic.slips import digits, misplaced
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_WAN = 4
_MYRIADS = pattern(r"(?:人民币)?\d{5,9}(?:\.\d{1,2})?万元")
_HUNDREDS = pattern(
    r"(?:退费?|退还|补发|补助|扣除?|交纳?|缴纳?|支付|付|领取?|收取?|赔偿|罚款|发放|预交|负担)(?:了|给[你您])?(?:人民币)?(?P<sum>\d{2,4}万元)"
)
_LARGE = pattern("投资|资金|预算|注册|资本|工程|项目|专项|贷款|融资|产值|营业|收入|资产|债券|拨款|总额|总价|标的")
_WORKS = pattern(
    r"(?:工程款?|修复费?用?|建设|投资|资金|补偿款|赔偿款?|工资|改造费?用?|整治|费用|货款|价款|借款|本金|总价|经费|余额|筹资|补助)(?:了|共|共计|为|是|合计)?(?:人民币)?(?P<sum>\d{1,3}\.\d{1,2}元)(?!/|每|起)"
)
_UNIT_PRICE = pattern(r"每|单价|电费|水费|气费|运费|利息|工本|邮|[/／]|公斤|斤|度|吨|月|尚余|余额|账户|零")
_FINE = pattern(
    r"(?:罚款|处罚款|罚金|滞纳金|保证金|押金|工本费|受理费|取暖费|物业费|停车费|水费|电费|学费|餐费|月租|租金|补贴|津贴)(?:人民币)?(?P<sum>[1-9]\d{3,5}万元)"
)
_TINY_FINE = pattern(
    r"(?:罚款|处以|罚金|没收违法所得)(?:人民币)?(?P<sum>[1-9](?:\.\d{1,2})?元)(?!以|至|到|-|—|～|/|[一二三四五六七八九十])"
)
"""Nobody is fined 3 元."""
_TINY = pattern(
    r"(?:代理费|服务费|合同款|货款|工程款|借款|赔偿款?|补偿款|定金|房款|本金|工资|医疗费|投资|资金|中介费|装修款|预付款|保证金)(?:共|为|是|计|了)?(?P<sum>[1-9]\d?(?:\.\d)?元)(?!/|每|起|以)"
)
_THOUSANDS = pattern(r"\d{4,6}元|\d万元")
_NO_COINS = pattern(r"(?<![\d.])(?P<sum>\d{1,4}\.\d{3,4}元)(?![/／每])")
"""There is no coin below a 分: 1.4976元 is 1.4976万元, unless it is the price of a thing."""
_ALONE = 3
"""Sums in 元 beside which one in 万元 stands out."""
_SMALLEST = 100
_FACTOR = 30
"""So many times more or less is still a sum of the same kind."""
_TELLING = 3
"""Two sums of fewer figures have the same ones by chance."""


def check(case: Case) -> Iterator[Hit]:
    """Report the less likely of two sums that differ by 万 alone, and sums that are unlikely for what they pay."""
    found = list(_beside_others(case))
    yield from found
    yield from (hit for hit in _unlikely(case) if all(hit.span.start != one.span.start for one in found))


def _beside_others(case: Case) -> Iterator[Hit]:
    """Sums that the others of the paper speak against."""
    sums = [one for one in case.facts.figures if one.unit == "元" and one.span.end <= case.body_end]
    kept = [one for one in sums if not one.per and not one.rough and not one.capital]
    told = [*_hundreds(case, kept), *_too_much(case, [one for one in sums if not one.rough and not one.capital])]
    yield from told
    if not told:
        yield from _all_plain(case, kept)
    often = Counter(one.value for one in kept)
    by_figures: dict[str, set[Decimal]] = {}
    for one in kept:
        by_figures.setdefault(digits(one.value).rstrip("0"), set()).add(one.value)
    for same, values in by_figures.items():
        if len(same) < _TELLING or len(values) < 2:  # noqa: PLR2004 - a pair
            continue
        likely = max(
            values, key=lambda value: (often[value], _made_near(case, kept, value), -abs(value.adjusted() - _WAN))
        )
        for one in kept:
            if one.value != likely and misplaced(one.value, likely) in (_WAN, 2 * _WAN):
                right = next(other for other in kept if other.value == likely)
                yield Hit(
                    one.span,
                    f"这里写“{one.span.of(case.text)}”，别处写“{right.span.of(case.text)}”，数字相同、单位差一万倍。",
                    suggestion="核对是元还是万元。",
                )


def _unlikely(case: Case) -> Iterator[Hit]:
    """A fine of thousands of 万元, works for 17.4元: one is too much, the other too little for what it is paid for."""
    text = case.unquoted[: case.body_end]
    for match in _WORKS.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "，。；、：\n") + 1
        high = min((at for mark in "，。；、\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        if not _UNIT_PRICE.search(text, low, high):
            yield _doubted(match, "可能漏了“万”字")
    for match in _FINE.finditer(text):
        yield _doubted(match, "可能多写了“万”字")
    yield from _too_little(text)


def _too_little(text: str) -> Iterator[Hit]:
    """Sums that nobody pays: a fine of 3元, a fee of 2元 beside thousands, 1.4976元."""
    for match in _TINY_FINE.finditer(text):
        yield _doubted(match, "可能漏了“万”字")
    for match in _TINY.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        high = min((at for mark in "。；\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        if _THOUSANDS.search(text, low, high) and not _UNIT_PRICE.search(
            text, max(low, match.start() - 8), match.end()
        ):
            yield _doubted(match, "同一句里别的钱数以千计，可能漏了“万”字")
    for match in _NO_COINS.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "，。；、：\n") + 1
        if not _UNIT_PRICE.search(text, low, match.end() + 1):
            yield replace(_doubted(match, "没有这样的钱数，可能漏了“万”字"), severity=None)


def _doubted(match: Match[str], what: str) -> Hit:
    return Hit(
        Span(*match.span("sum")),
        f"这里写“{match['sum']}”，{what}。",
        suggestion="核对是元还是万元。",
        severity=Severity.INFO,
    )


def _too_much(case: Case, sums: list[Figure]) -> Iterator[Hit]:
    """A sum of ten thousands of 万元 beside sums in 元 of as many figures."""
    myriads = [one for one in sums if _MYRIADS.fullmatch(one.span.of(case.text))]
    for one in myriads:
        low, high = case.text.rfind("\n", 0, one.span.start), case.text.find("\n", one.span.end)
        near = [other for other in sums if low < other.span.start and (high < 0 or other.span.end <= high)]
        if sum("万" in other.span.of(case.text) for other in sums) == 1:
            near = sums  # the only one of the paper
        plain = [other for other in near if "万" not in other.span.of(case.text) and other.value >= _SMALLEST]
        bare = one.value / 10**_WAN
        alone = sum("万" in other.span.of(case.text) for other in near) == 1
        if plain and alone and any(bare / _FACTOR <= other.value <= bare * _FACTOR for other in plain):
            yield Hit(
                one.span,
                f"这里写“{one.span.of(case.text)}”，同一段里别的钱都以元为单位，可能多写了“万”字。",
                suggestion="核对是元还是万元。",
            )


def _all_plain(case: Case, sums: list[Figure]) -> Iterator[Hit]:
    """9户合计1380.6万元 in a paper whose other sums are all told in 元 and ten thousand times less."""
    plain = [one.value for one in sums if "万" not in one.span.of(case.text)]
    odd = [one for one in sums if "万" in one.span.of(case.text)]
    if len(odd) != 1 or not plain or case.text.count("万元") != 1:
        return
    one = odd[0]
    low = max(case.text.rfind(mark, 0, one.span.start) for mark in "。；\n") + 1
    bare = one.value / 10**_WAN
    close = any(bare / _FACTOR <= other <= bare * _FACTOR for other in plain)
    exact = len(digits(bare)) >= _TELLING
    if close and exact and one.value > max(plain) * _SMALLEST and not _LARGE.search(case.text, low, one.span.end):
        yield Hit(
            one.span,
            f"这里写“{one.span.of(case.text)}”，别处的钱都以元为单位，可能多写了“万”字。",
            suggestion="核对是元还是万元。",
            severity=Severity.INFO,
        )


def _hundreds(case: Case, sums: list[Figure]) -> Iterator[Hit]:
    """共退费945万元 in a paper whose other sums are all told in 元 and a hundred times less."""
    plain = [one.value for one in sums if "万" not in one.span.of(case.text)]
    if len(plain) < _ALONE or case.text.count("万元") != 1:
        return
    for match in _HUNDREDS.finditer(case.unquoted[: case.body_end]):
        value = Decimal(match["sum"].removesuffix("万元")) * 10**_WAN
        if value > max(plain) * _SMALLEST:
            yield Hit(
                Span(*match.span("sum")),
                f"这里写“{match['sum']}”，别处的钱都以元为单位，可能多写了“万”字。",
                suggestion="核对是元还是万元。",
            )


def _made_near(case: Case, sums: list[Figure], value: Decimal) -> bool:
    """Whether the figures around one of the mentions come to the value."""
    for one in (figure for figure in sums if figure.value == value):
        low, high = case.text.rfind("\n", 0, one.span.start), case.text.find("\n", one.span.end)
        near = [figure for figure in sums if low < figure.span.start and (high < 0 or figure.span.end <= high)]
        others = [figure for figure in near if figure.value != value]
        if len(others) > 1 and explained(one, [one, *others]):
            return True
    return False


RULE = Rule(
    module=__name__,
    title="元与万元写混",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("该公司承担河堤修复费用⟦17.4元⟧，9月5日开工。"),
        good("该公司承担河堤修复费用17.4万元，9月5日开工；每吨运费用17.4元。"),
        bad("我局责令该店改正，处罚款⟦6000万元⟧。"),
        bad("已付代理费⟦2元⟧，该所已退8000元。"),
        good("已付代理费2万元，该所已退8000元。"),
        bad("对维保单位立案，拟罚款⟦3元⟧。"),
        good("对维保单位立案，拟罚款3万元。"),
        bad("退还每人24元餐费，共⟦1.4976元⟧。"),
        good("退还每人24元餐费，共1.4976万元。居民电价0.5653元/千瓦时，每度0.5653元。"),
        good("我局责令该店改正，处罚款6000元。"),
        bad("你们要求支付工资⟦4.59元⟧。经查，共欠工资45900元，8月26日已付清45900元。"),
        good("你们要求支付工资4.59万元。经查，共欠工资45900元，8月26日已付清45900元。"),
        bad("应得土地补偿费⟦147000万元⟧，青苗费5600元。其中土地补偿费14.7万元、青苗费0.56万元，共15.26万元。"),
        good("应得土地补偿费147000元，青苗费5600元。其中土地补偿费14.7万元、青苗费0.56万元，共15.26万元。"),
        good("押金2元。工程款2万元。"),
        bad("退还630元。扣发绩效500元。药品费2480元。另有3例重复记账，共退费⟦945万元⟧。"),
        good("退还630元。扣发绩效500元。药品费2480元。另有3例重复记账，共退费945元。"),
        good("退还630元。扣发绩效500元。药品费2480元。该院总投资945万元。"),
        bad("本院冻结存款⟦380000万元⟧，其中误冻结你的账户23640元。"),
        good("本院冻结存款380000元，其中误冻结你的账户23640元。"),
        bad("90平方米的房子能退153.9元。9户合计⟦1380.6万元⟧，12月5日前打到账户。"),
        good("90平方米的房子能退153.9元。9户合计1380.6元，12月5日前打到账户。"),
        good("90平方米的房子能退153.9元。管网改造工程投资1380.6万元。"),
        good("公司注册资本12000万元，另有债务3000万元，拖欠工资23640元。"),
        good("每亩1234元。全村共1234万元。"),
    ),
)
