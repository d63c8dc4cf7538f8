"""Parts that stand apart from their total: lists with one sum a line, what is shared out, what was paid and what not.

What is easily got wrong: a list of creditors need not be all that a total counts. So a total is doubted only where no
figure of the paper is what the lines come to, and one slip of a digit in a line or in the total accounts for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.facts.arithmetic.claim import Claim, Relation
from replycheck.facts.arithmetic.explaining import sum_of
from replycheck.facts.arithmetic.figures import Figure
from replycheck.facts.arithmetic.slips import slipped
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_MONEY = "元"
_ITEM = pattern(
    r"[ \u3000]*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[.、．]?[ \u3000]*)?(?!合计|总计|共计|小计)"
    r"[\u4e00-\u9fff·×（）()]{2,20}[，,：: \u3000]{1,6}"
)
_ENDS = pattern(r"[；;。，]?[ \u3000]*(?:\n|\Z)")
_TOTAL = pattern(r"(?:共|合计|总计|共计|总额|累计|总共)[^，。；：\d]{0,12}$")
_TAKEN = pattern(r"(?:扣除|减去|除去|扣减|扣去)[^，。；\d]{0,14}$")
_SHARED = pattern(
    r"(?:后|以后|之后)?，[^。；\d]{0,24}(?:分给|分配给?|分别发放?给?|发放给|分别支付给?|分别为)[^。；\d]{0,16}$"
)
_NEXT = pattern(r"[、，；][\u4e00-\u9fff·]{1,12}")
_SO_MANY = pattern("(?P<n>[两二三四五六七八九十])[名个位户家方笔]")
_ANNOUNCED = pattern(r"(?P<n>[两二三四五六七八九十])[户名人家块宗个位组村处]?[^，。；\d]{0,6}，[^，。；\d]{0,6}$")
_PAID = pattern(r"(?:已经?|实际)(?:[支交给]付|发放|领取|缴纳|归还|退还|补发)[^，。；\d]{0,4}$")
_UNPAID = pattern(r"，(?:尚?未|没有|还没有?|尚没有)(?:[支交给]付|发放|领取|缴纳|归还|退还|补发)[^，。；\d]{0,4}")
_FEW = 2
_LEAST = 3
_LEAD = 20


def totals_of_lists(text: str, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Totals that the lines of a list miss by one slip: 共拖欠52400元 over lines that come to 53300元."""
    sums = [one for one in figures if _plain(one)]
    for run in _runs(text, sums):
        made = sum_of(run)
        others = [one for one in sums if one not in run]
        if any(abs(one.value - made) in (0, *(two.value for two in others)) for one in others):
            continue  # 共74200元，已付20000元: the lines may tell what is left
        totals = [one for one in others if _TOTAL.search(text, max(0, one.span.start - _LEAD), one.span.start)]
        wrong = [one for one in totals if one_slip(one, run)]
        if wrong and len({one.value for one in wrong}) == 1:
            yield Claim(Relation.TOTAL, wrong[0], tuple(run), made, sure=False)


def shared_out(text: str, inside: Sequence[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """What is shared out after something was taken off: 得款118000元。扣除2600元后，分给三人：甲51300元，…"""
    money = [one for one in inside if _plain(one)]
    for place, first in enumerate(money[1:-1], 1):
        taken = money[place - 1]
        opened = text[taken.span.end : first.span.start]
        if _TAKEN.search(text, max(0, taken.span.start - _LEAD), taken.span.start) is None or not _SHARED.match(opened):
            continue
        before = [one for one in near if _plain(one) and one.span.end <= taken.span.start]
        parts = [first]
        for one in money[place + 1 :]:
            if not _NEXT.fullmatch(text, parts[-1].span.end, one.span.start):
                break
            parts.append(one)
        said = _SO_MANY.search(opened)
        count = from_chinese(said["n"]) if said else None
        if not before or len(parts) < _FEW or (count is not None and count != len(parts)):
            continue
        whole, all_parts = before[-1], (taken, *parts)
        if sum_of(all_parts) != whole.value and one_slip(whole, all_parts):
            yield Claim(Relation.WHOLE, whole, all_parts, sum_of(all_parts), sure=False)


def paid_and_not(text: str, inside: Sequence[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """What was paid and what was not, and the whole told before: 合计38400元。……已支付24000元，未支付14400元."""
    money = [one for one in inside if _plain(one)]
    for paid, unpaid in pairwise(money):
        told = _PAID.search(text, max(0, paid.span.start - _LEAD), paid.span.start)
        not_paid = _UNPAID.fullmatch(text, paid.span.end, unpaid.span.start)
        if told is None or not_paid is None:
            continue
        before = [one for one in near if _plain(one) and one.span.end <= told.start()]
        wholes = [one for one in before if _TOTAL.search(text, max(0, one.span.start - _LEAD), one.span.start)]
        made = paid.value + unpaid.value
        if wholes and all(one.value != made for one in before) and one_slip(wholes[-1], (paid, unpaid)):
            yield Claim(Relation.WHOLE, wholes[-1], (paid, unpaid), made, sure=False)


def as_many_as_named(text: str, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether so many are announced ahead of a whole as it has parts: 三户，共占1.8亩，其中甲、乙、丙."""
    said = _ANNOUNCED.search(text, max(0, whole.span.start - _LEAD), whole.span.start)
    return said is not None and from_chinese(said["n"]) == len(parts)


def _plain(one: Figure) -> bool:
    return one.unit == _MONEY and not (one.per or one.rough or one.capital)


def _runs(text: str, sums: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The sums of lines that follow each other and tell a name and one sum each."""
    run: list[Figure] = []
    for one in sums:
        start = text.rfind("\n", 0, one.span.start) + 1
        alone = _ITEM.fullmatch(text, start, one.span.start) and _ENDS.match(text, one.span.end)
        if run and not (alone and text.count("\n", run[-1].span.end, start) == 1):
            if len(run) >= _LEAST:
                yield run
            run = []
        if alone:
            run = [*run, one]
    if len(run) >= _LEAST:
        yield run


def one_slip(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one slip in the total or in one of the parts accounts for the difference."""
    made = sum_of(parts)
    return slipped(made, figure.value) or any(slipped(figure.value - (made - one.value), one.value) for one in parts)
