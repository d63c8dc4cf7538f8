"""Figures that are told one after another and must come out: what is paid first and then, the front and the back.

What is easily got wrong: two figures near a third need not make it. So each form names what it is (先付、再付、剩余;
前、后; 即; 超出), takes its figures in the order in which they are told, and money must differ by one slip of the pen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from replycheck.facts.arithmetic.claim import Claim, Relation
from replycheck.facts.arithmetic.explaining import explained, sum_of
from replycheck.facts.arithmetic.figures import Figure
from replycheck.facts.arithmetic.lists import one_slip
from replycheck.facts.arithmetic.slips import slipped
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_MONEY = "元"
_FEW = 2
_FIRST = pattern(
    r"(?:整)?[。，；](?:[^。；\d]{0,14}，)?(?:先|首先)(?:行|期)?(?:支?付|扣除?|偿?还|清偿|拨付|缴纳)[^，。；、\d]{0,20}"
)
_THEN = pattern(r"，(?:再|又|另|然后|其次|接着)(?:行)?(?:支?付|扣除?|偿?还|清偿|拨付|缴纳)[^，。；、\d]{0,24}")
_LEFT = pattern(
    r"(?:之?后)?，(?:还|尚)?(?:剩余?|余下?|余款|余额|剩下|结余)(?:的)?(?:款项?|部分)?(?:为|是|计|有)?(?:人民币)?"
)
_FRONT, _BACK = pattern(r"[，：、（(]?(?:其中)?[：，]?前"), pattern(r"(?:[^。；\n]{0,24}?)[、，；]后")
_THAT_IS = pattern(r"[^。；\n\d]{0,30}[，（(：—-]{1,2}即(?:[^，。；、\d]{1,12})?")
_AND = pattern(r"[、和及与，](?:[^，。；、\d]{1,12})")
_NO_LIST = pattern("每|按|以|约|等|从|由")
_OVER = pattern(
    r"(?P<a>\d{1,6}(?:\.\d{1,3})?)(?P<u>分贝|[%％]|毫克|摄氏度|度|米|厘米|毫米)(?P<between>[^。；\n\d]{0,24}?"
    r"(?:限值|标准|规定|要求|标注|上限|下限|高于|低于|大于|小于|应为|不得|应当)[^。；\n\d]{0,16}?)(?P<b>\d{1,6}(?:\.\d{1,3})?)(?P=u)"
    r"(?:[^。；\n\d，]{0,10})，(?:还|尚)?(?:超出|超过|超标|超|高出|高于|高|低于|低|相差|差|少|多|不足)了?(?P<c>\d{1,6}(?:\.\d{1,3})?)"
    r"(?P<v>个百分点|分贝|毫克|摄氏度|度|米|厘米|毫米)"
)
_POINTS = {"%": "个百分点", "％": "个百分点"}
_ABOVE_ALL = pattern(
    r"(?:^|(?<=\n))[ \u3000]*以上(?:各?[项款笔]|[两二三四五六七八九]项|费用|款项)?(?:金额|款项|费用)?"
    r"(?:合计|总计|共计|相加(?:为|共)?|总额为|总共)(?:为|是)?(?:人民币)?(?=\d)"
)
_ITEM = pattern(r"[ \u3000]*(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)")
_SHARE = pattern(r"(?:受偿|分配|清偿|兑付)(?:的)?比例(?:都|均)?(?:为|是)(?P<n>\d{1,2}(?:\.\d{1,2})?)[%％]")
_GETS = pattern(r"(?:分得|受偿|获得|得到|分配到?|可得)(?:款项?|人民币)?$")
_MOST = 12


def told_stepwise(text: str, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Every such figure that does not come out, in no order."""
    money = [one for one in figures if one.unit == _MONEY and not (one.per or one.rough or one.capital)]
    yield from _paid_in_turn(text, money)
    yield from _front_and_back(text, figures)
    yield from _that_is(text, money)
    yield from _above_all(text, money)
    yield from _in_shares(text, money)
    yield from _over_a_limit(text)


def _paid_in_turn(text: str, money: Sequence[Figure]) -> Iterator[Claim]:
    """成交价612000元。先付评估费3600元，再付抵押权人418400元，剩余190000元."""
    for place, whole in enumerate(money):
        run: list[Figure] = []
        for one in money[place + 1 :]:
            gap = text[(run[-1] if run else whole).span.end : one.span.start]
            if run and _LEFT.fullmatch(gap):
                made = whole.value - sum_of(run)
                parts = [*run, one]
                if made != one.value and one_slip(whole, parts):
                    yield Claim(Relation.REST, one, (whole, *run), made, sure=False)
                break
            if not (_THEN if run else _FIRST).fullmatch(gap):
                break
            run.append(one)


def _front_and_back(text: str, figures: Sequence[Figure]) -> Iterator[Claim]:
    """代课44个月，其中前24个月每月2400元、后20个月每月2600元."""
    counts = [one for one in figures if one.unit != _MONEY and not (one.per or one.rough)]
    for whole, front, back in zip(counts, counts[1:], counts[2:], strict=False):
        if not whole.unit == front.unit == back.unit or max(front.value, back.value) >= whole.value:
            continue
        opened = _FRONT.fullmatch(text, whole.span.end, front.span.start)
        if (
            opened
            and _BACK.fullmatch(text, front.span.end, back.span.start)
            and front.value + back.value != whole.value
        ):
            yield Claim(Relation.WHOLE, whole, (front, back), front.value + back.value, sure=False)


def _that_is(text: str, money: Sequence[Figure]) -> Iterator[Claim]:
    """另4820元是诉讼费用，即案件受理费2940元、执行费1880元: 即 names all of it."""
    for place, whole in enumerate(money):
        after = money[place + 1 :]
        if not after or not _THAT_IS.fullmatch(text, whole.span.end, after[0].span.start):
            continue
        run = [after[0]]
        for one in after[1:]:
            gap = text[run[-1].span.end : one.span.start]
            if not _AND.fullmatch(gap) or _NO_LIST.search(gap):
                break
            run.append(one)
        told = text[run[0].span.start : run[-1].span.end]
        plain = len(run) >= _FEW and _NO_LIST.search(told) is None
        if plain and sum_of(run) != whole.value and one_slip(whole, run):
            yield Claim(Relation.WHOLE, whole, tuple(run), sum_of(run), sure=False)


def _above_all(text: str, money: Sequence[Figure]) -> Iterator[Claim]:
    """以上各项总计312500元 under the lines of a list that come to something else by one slip."""
    for match in _ABOVE_ALL.finditer(text):
        total = next((one for one in money if one.span.start == match.end()), None)
        low = match.start()
        while low and _ITEM.match(text, text.rfind("\n", 0, low - 1) + 1, low):
            low = text.rfind("\n", 0, low - 1) + 1
        parts = [one for one in money if low <= one.span.start < match.start()]
        if total is None or not _FEW <= len(parts) <= _MOST or explained(total, parts):
            continue
        if one_slip(total, parts):
            yield Claim(Relation.TOTAL, total, tuple(parts), sum_of(parts), sure=False)


def _in_shares(text: str, money: Sequence[Figure]) -> Iterator[Claim]:
    """债权为100000元，受偿比例都是76%，分得67000元: a slip of one claim's share, and the share of none."""
    for match in _SHARE.finditer(text):
        low = text.rfind("\n", 0, match.start()) + 1
        high = text.find("。", match.end())
        share = Decimal(match["n"]) / 100
        owed = [one for one in money if low <= one.span.start < match.start()][-_MOST:]
        for one in money:
            if not match.end() <= one.span.start < (high if high >= 0 else len(text)):
                continue
            if not _GETS.search(text, max(match.end(), one.span.start - 12), one.span.start):
                continue
            made = [(claim, claim.value * share) for claim in owed]
            if all(abs(value - one.value) >= 1 for _, value in made):
                wrong = next(((claim, value) for claim, value in made if slipped(value, one.value)), None)
                if wrong is not None:
                    yield Claim(Relation.SHARE, one, (wrong[0],), wrong[1], sure=False)


def _over_a_limit(text: str) -> Iterator[Claim]:
    """噪声为58分贝、夜间限值55分贝，超出3分贝; 发芽率71%，低于标注的85%，差14个百分点."""
    for match in _OVER.finditer(text):
        one, other, told = (Decimal(match[name]) for name in "abc")
        if _POINTS.get(match["u"], match["u"]) != match["v"] or abs(one - other) == told or one == other:
            continue
        unit = match["u"]
        parts = tuple(
            Figure(Span(match.start(name), match.end(name) + len(unit)), value, unit)
            for name, value in (("a", one), ("b", other))
        )
        figure = Figure(Span(match.start("c"), match.end("v")), told, match["v"])
        yield Claim(Relation.DIFFERENCE, figure, parts, abs(one - other), sure=False)
