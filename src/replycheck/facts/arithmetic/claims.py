"""Claims that figures make about each other inside a sentence, and whether they hold.

A claim that does not hold is reported only where nothing near explains the figure: no sum of figures of the same
paragraph, no price times a count, no difference. So a total of things told elsewhere is left alone.

What is easily got wrong: 其中 may name some parts only, so parts that come to less than the whole prove nothing unless
the words say that these are all (其余), or one slip of the pen makes the sum right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, pairwise

from replycheck.facts.arithmetic.claim import Claim, Relation
from replycheck.facts.arithmetic.explaining import chosen_of, explained, same, sum_of
from replycheck.facts.arithmetic.figures import Figure
from replycheck.facts.arithmetic.lists import as_many_as_named, one_slip, paid_and_not, shared_out
from replycheck.facts.arithmetic.owed import principal_left
from replycheck.facts.arithmetic.priced import (
    only_prices,
    priced_elsewhere,
    products,
    products_stated,
    products_together,
)
from replycheck.facts.arithmetic.slips import slipped, swapped
from replycheck.facts.arithmetic.stepwise import told_stepwise
from replycheck.model.span import Span
from replycheck.text.clock import look
from replycheck.text.patterns import pattern

_SENTENCE = pattern(r"[^。！？\n]+")
_PARAGRAPH = pattern(r"[^\n]+")
_TOTAL = pattern(
    r"(?:合计|共计|总计|总共|一共|合共|累计|总额|总数|总价款?|总和|(?<![公一总合统])共(?!同|有权|享|和|识|产|青))"
    r"[^，。；、：:\d（()]{0,8}[：:]?\s*$"
)
_LACKS = pattern(r"(?:[还尚仍相][缺差]|短缺|少|多出?)[^，。；\d]{0,3}$")
"""离总数还缺49380元 is no total."""
_SO_MANY = pattern(r"(?P<n>[两二三四五六七八九])(?:项|笔|者|款|部分|次)[^，。；\d]{0,4}$")
_SO_OFTEN = pattern(
    r"的(?:有|共)?(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})(?:次|笔|个|件|人|份|张|台|户|套|回|瓶|包|天|日)"
)
_REST = pattern(r"(?:其余|另外|剩余|剩下|余下|还有|尚有|仍有)[^，。；、\d]{0,8}$")
_STILL = pattern(r"[还尚仍]有[^，。；、\d]{0,8}$")
_DONE = pattern("[了完过]|已")
"""还有 tells what is left only where something was done with the rest: 换了50块，还有12块."""
_DIFFERENCE = pattern(
    r"(?:[多少](?:交|付|收|缴|领|发|扣|算|退)了?|(?:尚|仍|还|下)?欠(?!条|款)|差额|应退|应补|未付|未发|结余|亏损|盈余|超支|余额|节余|尚余|还剩|剩余|下余)"
    r"[^，。；、\d]{0,8}$"
)
_OPENS_PARTS = pattern(r"其中|分别[为是]|包括|[（(]|^[\u4e00-\u9fff]{0,6}中[，,]")
_LEFT = pattern(r"(?:余款|余额|结余|尚余|剩余?|下余|余(?:本金|欠款)?|尚欠)[^，。；、\d]{0,6}$")
_ONE = pattern(r"(?<![第每同另其逐唯任何])(?P<one>一(?P<unit>项|户|人|名|件|处|份|家|次|台|辆|间))(?![一次些直])")
_BESIDE = pattern(r"^[（(]?\d{1,9}(?:\.\d{1,4})?(?:平方米|平方公里|公里|万元|元|米|亩|吨|人|户|公斤)[）)]?")
_BALANCE = pattern(r"(?:差额|差价|差款|余额|余款|剩余款项?|尾款|缺口)(?:部分)?(?:为|是|共|计|的)?(?:人民币)?$")
_COST = pattern(
    r"(?:花费|花去|花了|支出|用去|产生|发生|(?:总|全部|住院|医疗|治疗|诉讼|鉴定|维修|安装)费用?|费用(?:总额)?|总额|总价|价款|货款|工程款)"
    r"[^，。；、\d]{0,6}$"
)
_PAYS = "(?:垫付|支付|报销|赔付|承担|负担|自付|自负|自理|交纳|缴纳|补助|补贴|减免|出资|先付|已付|支出)"
_PAID = pattern(rf"[，,、]?(?:其中|由)?[^，。；、\d]{{1,12}}{_PAYS}了?")
_PAID_TOO = pattern(
    r"[，,、](?:其余|余下|剩余|另外?)?(?:的?由)?(?:[你您](?:们|家|自己|本人|方){0,2}|本人|自己|个人|家属|患者|职工|业主|农户)"
    rf"[^，。；、\d]{{0,6}}{_PAYS}了?|[，,、](?:余下的?|其余的?)?(?:个人|本人|自己)?(?:自付|自负|自理|自费|自行负担)(?:部分)?(?:为|是)?"
)
_STOPS_BEHIND = pattern(r"(?:整)?[。；，（(\n]|$")
_APART = pattern(
    r"(?:[多少](?:交|付|收|缴|领|发|扣|算|退|计|报)了?|(?:高低|前后|两者|二者|之间|上下|彼此)?(?:只)?(?:相差|差额|差价)了?|高[出于]了?|低了|高了|[多少]出?了?)(?:为|是|达)?$"
)
_SOME = pattern(r"[，,：:；][^，。；、\d]{0,8}(?:\d{1,4}[\u4e00-\u9fff℃%]{1,2})?[^，。；、\d]{0,6}的(?:有)?")
_NOT_SO = pattern(
    r"[，、；](?:其余)?(?:不|没|未|尚未|无)[^，。；、\d]{0,8}(?:\d{1,4}[\u4e00-\u9fff℃%]{1,2})?[^，。；、\d]{0,6}的(?:有)?"
)
_TIMES_OF = pattern(r"[×*÷]|共\d|平均|各")
_LEAD, _CLOSE, _SMALL_PRICE = 24, 60, 1000
_FIRST_PART = pattern(
    r"(?:[\u4e00-\u9fff]{0,8}(?=[，,：:（(]))?[，,]?(?:其中|分别[为是]|包括|具体为|即)?[：:，（(]?[\u4e00-\u9fff·“”]{1,12}"
)
_OPENS_LIST = pattern("其中|分别|包括|[：:（(]")
_DEDUCTS = pattern("扣除|减去|减除|扣减|除去|抵扣|扣去|先行支付")
_TAKEN_OFF = pattern(r"[^。；\d]{0,12}(?:扣除|减去|减除|扣减|除去|抵扣|扣去)[^，。；、\d]{0,16}")
_FULL_STOP_OFF = pattern(r"(?:整)?。(?:扣除|减去|减除|扣减|除去|抵扣|扣去)[^，。；、\d]{0,16}")
"""成交价86500元。扣除评估费1500元: the sentence before tells what it is taken off."""
_OFF = pattern(rf"{_TAKEN_OFF.pattern}|{_FULL_STOP_OFF.pattern}")
_AND_OFF = pattern(r"[、和及，][^，。；、\d]{0,16}")
_LEAVES = pattern(
    r"(?:等[^，。；、\d]{0,6})?(?:之?后)?[，,]?[^，。；、\d]{0,6}(?:余款?|余额|剩余|剩|尚余|结余|实[付发得际]|应[付发退得])[^，。；、\d]{0,8}"
)
_AND_THIS = pattern("^，(?:再|还|又|另|外|并)?(?:加上?|算上|连同|外加|以及|还有|另有)")
_NEXT_PART = pattern(r"[、，；](?:其中)?[\u4e00-\u9fff·“”]{1,12}")
_NUMERAL = pattern("[0-9两二三四五六七八九十百]")
_TELLING = 1000
_LIMIT = pattern(r"超过?[^，。；\d]{0,8}$")
_OVER = pattern(r"^的?(?:限值|标准|规定|上限|额度)?的?$")
_CHANGE = pattern(
    r"(?:提高|增加|减少|降低|下降|上涨|增长|多出|少了|高出|高于|超过|超出|低于|相差|差额)[^，。；、：:\d（()到至]{0,10}$"
)
_WITHOUT = pattern(r"^[，、][^，。；、\d]{0,2}(?:未|不|没有?|尚未)(?P<what>[\u4e00-\u9fff]{1,4})$")
_PARTLY = pattern(r"等|主要|包括|部分|之一|仅|只|如")
_FORMULA = pattern(r"[-－—+＋×*÷=＝]")
_BARE = pattern(r"\d+\.\d+(?![\d%％])")
"""A number without a unit between the parts: a list of another build."""
_ENDS_PARTS = pattern("；|其中")
_STAGE = pattern("到会|到场|参会|实到|出席|参加|报名|收回|发出|审核|符合")
"""76户，到会68户，同意62户: those who agreed are some of those who came."""
_REST_BEHIND = pattern(r"[，、；](?:其余|余下|剩余|其他|剩下|另有|还有)(?![^，。；]{0,8}\d)")
_PARALLEL = pattern(r"的[^，。；\d]{1,8}[、和及]")
_DEED = pattern("办理|实现|完成|新增|投入|引进")
_ASPECT = pattern(
    "具有|兼有|同时|以上(?:学历|职称|的)?|属于|列入|党员|女(?:职工|性|干部)|学历|职称|少数民族|退役|低保|残疾"
)
_MOST_OF_IT, _MOST_OF_BRACKET = Decimal("0.8"), Decimal("0.6")
"""Parts that come to less of the whole are some of them; a digit that is miskeyed is seen whatever they come to."""
_CLOSES = pattern("[）)]")
_BRACKETED = pattern(r"[（(][^（()）\n]{0,60}[）)]")
_STOPS = pattern("[。；]")
_CLAUSE_ENDS = pattern("[，、：]")
_OPPOSED = pattern("不|未|无|停|非")
"""同意412户，不同意74户: what is opposed makes up the whole."""
_HAN_DIGITS = {"两": 2, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}
_MOST = 12
"""Of more figures near a total some sum always comes out right: nothing can be said."""
_LENGTHS = frozenset({"日", "工作日", "月", "年", "小时", "分钟"})
"""A time limit in brackets behind another is no part of it."""
_FEW = 2
"""A sum has two parts at least."""
_MANY = 60
"""A sentence of more figures is a table or no prose; every figure would be held against every other."""
_FAR = 2_000
"""Characters before a sentence in which its figures may be explained."""


def broken_claims(text: str, figures: Sequence[Figure]) -> tuple[Claim, ...]:
    """The claims of ``text`` that do not hold, in order."""
    found: dict[int, Claim] = {}
    told: set[Span] = set()
    starts = [one.span.start for one in figures]
    prices = only_prices(figures)
    for sentence in _SENTENCE.finditer(text):
        look()
        first, last = bisect_left(starts, sentence.start()), bisect_left(starts, sentence.end())
        inside = [one for one in figures[first:last] if one.span.end <= sentence.end()]
        if not _FEW <= len(inside) <= _MANY:
            continue
        low = max(text.rfind("\n", 0, sentence.start()) + 1, sentence.start() - _FAR)
        near = list(figures[bisect_left(starts, low) : last])
        for claim in (*_claims(text, inside, near), *priced_elsewhere(text, inside, prices)):
            if claim.figure.span not in told and claim.figure.span.start not in found:  # one slip is told once
                found[claim.figure.span.start] = claim
                told.update(one.span for one in claim.parts)
    for claim in chain(told_stepwise(text, figures), _balances(text, figures)):
        if claim.figure.span not in told:
            found.setdefault(claim.figure.span.start, claim)
    return tuple(found[start] for start in sorted(found))


def _claims(text: str, inside: list[Figure], near: list[Figure]) -> Iterator[Claim]:
    yield from _deducted(text, _with_what_is_taken_from(text, inside, near))
    for place, figure in enumerate(inside):
        if figure.rough or figure.capital:
            continue
        if figure.per:
            yield from _rates(text, figure, inside[:place], inside[place + 1 :], near)
            continue
        ahead = text[inside[place - 1].span.end if place else max(0, figure.span.start - 24) : figure.span.start]
        before = [one for one in inside[:place] if _alike(one, figure)]
        after = [one for one in inside[place + 1 :] if _alike(one, figure)]
        if _TOTAL.search(ahead) and not _LACKS.search(ahead):
            yield from _total(text, figure, before, near)
        elif _REST.search(ahead):
            yield from _rest(text, figure, [one for one in inside[:place] if _counted(one, figure)], near)
        if after and figure.unit not in _LENGTHS:
            yield from _whole(text, figure, after, near)
            yield from _mirrored(text, figure, after)
        if _DIFFERENCE.search(ahead):
            yield from _difference(figure, before, near)
    yield from products_stated(text, inside)
    yield from products(text, inside, near)
    yield from products_together(text, inside, near)
    yield from principal_left(text, inside, near)
    yield from _enumerated(text, inside)
    yield from _told_difference(text, inside, near)
    yield from _by_two_prices(text, inside, near)
    yield from _afar(text, inside, near)
    yield from _borne(text, inside)
    yield from _changes(text, inside, near)
    yield from shared_out(text, inside, near)
    yield from paid_and_not(text, inside, near)


def _alike(one: Figure, other: Figure) -> bool:
    """Whether one can be a part of the other."""
    return one.unit == other.unit and not one.per and not one.capital and (not one.spelt or other.spelt)


def _counted(one: Figure, other: Figure) -> bool:
    """Whether one counts what the other counts, 一项 beside 11项 included."""
    return one.unit == other.unit and not one.per and not one.capital


def _total(text: str, figure: Figure, before: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """A total behind its parts: 86000元、利息9340元，合计95340元."""
    if len(before) < _FEW or any(one.rough for one in before) or explained(figure, near):
        return
    if any(_SO_OFTEN.match(text, one.span.end) for one in before):
        return  # 200元的4次、100元的2次，合计1000元: each counts as often as it says
    said = _SO_MANY.search(text, max(0, figure.span.start - 16), figure.span.start)
    if said is not None and len(before) >= _HAN_DIGITS[said["n"]]:
        parts = tuple(before[-_HAN_DIGITS[said["n"]] :])
        yield Claim(Relation.TOTAL, figure, parts, sum_of(parts), sure=True)
        return
    for size in range(len(before), 1, -1):
        parts = tuple(before[-size:])
        if one_slip(figure, parts):
            yield Claim(Relation.TOTAL, figure, parts, sum_of(parts), sure=True)
            return
    parts = tuple(before)
    if _listed(text, [*parts, figure]):
        yield Claim(Relation.TOTAL, figure, parts, sum_of(parts), sure=False)


def _whole(text: str, figure: Figure, after: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """A whole before its parts: 共48株，其中柑橘苗30株、桃树苗18株; 12个（快充4个、慢充8个）."""
    between = text[figure.span.end : after[0].span.start]
    opened = _OPENS_PARTS.search(between)
    if len(after) < _FEW or any(one.rough for one in after) or not _announces(text, figure, between, opened):
        return
    parts = _first_level(text, figure, after, bracketed=opened is not None and opened[0] in "（(")
    listed = opened is not None and opened[0] == "其中" and len(parts) > _FEW and one_slip(figure, parts)
    broken_down = explained_by(figure, parts if listed else after)
    if len(parts) < _FEW or broken_down or _told_apart(text, figure, parts):
        return
    if len(parts) > _FEW and same(sum_of(parts[:-1]), parts[-1]):
        return  # 分别是500元和12.28元，加起来512.28元: the last is the total of the others, of whatever
    made = sum_of(parts)
    if opened is None:
        yield from _unopened(text, figure, parts, near)
    elif one_slip(figure, parts) or (made > figure.value and len(parts) == _FEW):
        yield Claim(Relation.WHOLE, figure, parts, made, sure=True)
    elif made < figure.value * (_MOST_OF_BRACKET if opened[0] in "（(" else _MOST_OF_IT):
        return  # 其中博士生266人、硕士生224人, of 1623: the others are not told
    elif not _PARTLY.search(text, figure.span.end, parts[-1].span.end + 2) and _listed(text, list(parts), beside=True):
        yield Claim(Relation.WHOLE, figure, parts, made, sure=False)


def _enumerated(text: str, inside: list[Figure]) -> Iterator[Claim]:
    """A whole with every one of its parts behind it, each with its name: 3.6亩：张家1.5亩、李家1.2亩、王家0.9亩.

    Parts of one level leave no part out and break none down, so no sum of some of them explains the whole.
    """
    for place, whole in enumerate(inside[:-_FEW]):
        run = _run(text, whole, inside[place + 1 :])
        if len(run) < _FEW or whole.rough or whole.per or whole.capital:
            continue
        if not _is_list(text, whole, run) and not (text[whole.span.end] == "：" and _is_all(run, inside)):
            continue
        made, opened = sum_of(run), text[whole.span.end : run[0].span.start]
        most, colon = max(one.value for one in run), opened.startswith("：")
        apart = made <= whole.value or text[run[0].span.end] != "、" or most >= whole.value
        if len(run) == _FEW and apart and not (colon and _is_all(run, inside)):
            continue  # two may be some of them; together they cannot be more
        near = one_slip(whole, run) or (_near_slip(whole, run) and made >= whole.value * _MOST_OF_IT)
        some = "其中" in opened and made < whole.value and not near
        both = made > whole.value and any(_ASPECT.search(text, whole.span.end, one.span.start) for one in run)
        if both:
            continue  # 86人，其中党员52人、女职工31人、大专以上学历70人
        some = some and not as_many_as_named(text, whole, run)
        if not same(made, whole) and not some:
            yield Claim(Relation.WHOLE, whole, tuple(run), made, sure=False)


def _run(text: str, whole: Figure, after: Sequence[Figure]) -> list[Figure]:
    """The figures behind a whole, each with a name ahead of it; none where the list has a total of its own."""
    run: list[Figure] = []
    for one in after:
        gap = text[(run[-1] if run else whole).span.end : one.span.start]
        fits = _NEXT_PART.fullmatch(gap) if run else _FIRST_PART.fullmatch(gap)
        if not fits or not _alike(one, whole) or one.rough:
            break
        if len(run) >= _FEW and gap[0] == "，" and text[run[0].span.end] == "、":
            if _AND_THIS.search(gap):
                return []  # 就是甲、乙、丙，再加上这680元: the list goes on in words of its own
            break  # 其中甲、乙、丙，已付…: what is paid is none of the parts
        if _TOTAL.search(gap):
            return []
        run.append(one)
    return run


def _is_list(text: str, whole: Figure, run: Sequence[Figure]) -> bool:
    """Whether one mark stands between all of them and another behind, and no word says that they are some only."""
    behind = text[run[-1].span.end : run[-1].span.end + 1]
    marks = {text[one.span.end] for one in run[:-1]}
    if len(marks) > 1 or behind in (*marks, "、") or (marks == {"，"} and behind == "；"):
        return False
    if _DEDUCTS.search(text, whole.span.end, run[0].span.start) or _REST_BEHIND.match(text, run[-1].span.end):
        return False  # 成交价……，扣除甲、乙、丙，余丁: what is taken off is not all
    opened = marks == {"、"} or _OPENS_LIST.search(text, whole.span.end, run[0].span.start) is not None
    return opened and _PARTLY.search(text, whole.span.end, run[-1].span.end) is None


def _is_all(run: Sequence[Figure], inside: Sequence[Figure]) -> bool:
    """Whether nothing of the kind stands behind the list in its sentence."""
    return not any(one.span.start > run[-1].span.end and _alike(one, run[0]) for one in inside)


def _near_slip(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one figure of two digits in a part accounts for what is missing."""
    off = whole.value - sum_of(parts)
    return any(_two_digits(one.value) and _two_digits(one.value + off) for one in parts) and off % 10 == 0


def _two_digits(value: Decimal) -> bool:
    return value == int(value) and 10 <= value < 100  # noqa: PLR2004 - as it says


def _announces(text: str, figure: Figure, between: str, opened: re.Match[str] | None) -> bool:
    """Whether the words between a whole and the next figure may lead from it to its parts."""
    if _STOPS.search(between):
        return False
    if opened is None:
        return _TOTAL.search(text, max(0, figure.span.start - 12), figure.span.start) is not None
    return opened[0] not in "（(" or not _CLAUSE_ENDS.search(between[: opened.start()])


def _unopened(text: str, figure: Figure, parts: tuple[Figure, ...], near: Sequence[Figure]) -> Iterator[Claim]:
    """A whole whose parts follow without 其中: 共486户，同意412户，不同意74户."""
    pair = parts[:_FEW]
    if _PARALLEL.match(text, figure.span.end) or _STAGE.search(text, figure.span.end, pair[0].span.start):
        return  # 收到136.3万元的捐款、价值130万元的药品: it is one of them
    if _REST.search(text, parts[-2].span.end, parts[-1].span.start):
        return  # what is left is asked by itself
    if one_slip(figure, parts) and any(_OPPOSED.search(text, figure.span.end, one.span.start) for one in parts):
        yield Claim(Relation.WHOLE, figure, parts, sum_of(parts), sure=False)
        return
    if _DEED.search(text, figure.span.end, pair[0].span.start) or _DEED.search(
        text, pair[0].span.end, pair[1].span.start
    ):
        return  # 新增贷款133.2亿元，办理汇票74.7亿元、办理贴现72.8亿元: each is a thing of its own
    over = sum_of(pair) > figure.value > max(one.value for one in pair) and _listed(text, [figure, *pair])
    if over and not explained(figure, near):
        yield Claim(Relation.WHOLE, figure, pair, sum_of(pair), sure=False)


def explained_by(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Whether some of the parts come to the whole: the others then break one of them down."""
    if len(parts) > _MOST:
        return True
    pairs = [(one.value, one.step) for one in parts]
    return any(
        same(sum((value for value, _ in chosen), Decimal(0)), figure, *(step for _, step in chosen))
        for size in range(2, len(parts) + 1)
        for chosen in chosen_of(pairs, size, figure)
    )


def _told_apart(text: str, figure: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether the words between say that the figures are something else: a formula, a total of their own.

    So do those of which some are both: 40种，其中特有品种26种，具有经济价值的23种.
    """
    told = text[figure.span.end : parts[-1].span.end]
    counted = [*parts, figure]
    bare = any(
        not any(one.span.start <= figure.span.end + match.start() < one.span.end for one in counted)
        for match in _BARE.finditer(told)
    )
    both = sum_of(parts) > figure.value and any(_ASPECT.search(text, figure.span.end, one.span.start) for one in parts)
    return bool(
        bare
        or both
        or _REST_BEHIND.match(text, parts[-1].span.end)
        or _FORMULA.search(told)
        or any(_TOTAL.search(text, figure.span.end, one.span.start) for one in parts)
    )


def _first_level(text: str, figure: Figure, after: list[Figure], *, bracketed: bool) -> tuple[Figure, ...]:
    """The parts named in the first run: to the end of the bracket, or to the first full stop of a clause."""
    end = len(text)
    if bracketed:
        closing = _CLOSES.search(text, figure.span.end)
        end = closing.start() if closing else end
    else:
        stop = _ENDS_PARTS.search(text, after[0].span.end)
        end = stop.start() if stop else end
    inner = [match.span() for match in _BRACKETED.finditer(text, after[0].span.start, end)]
    return tuple(
        one for one in after if one.span.end <= end and not any(low < one.span.start < high for low, high in inner)
    )


def _rest(text: str, figure: Figure, before: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """What is left of a whole: 120平方米，房屋占地108平方米，其余12平方米."""
    if len(before) == 1 and (one := _the_one(text, before[0], figure)) is not None:
        if before[0].value - 1 != figure.value:
            yield Claim(Relation.REST, figure, (before[0], one), before[0].value - 1, sure=False)
        return
    if len(before) < _FEW or any(one.rough for one in before):
        return
    wholes = [
        (place, whole)
        for place, whole in enumerate(before[:-1])
        if same(sum_of([*before[place + 1 :], figure]), whole, figure.step)
    ]
    if wholes or explained(figure, near):
        return
    whole, parts = before[0], tuple(before[1:])
    if _only_also(text, figure, before) or _told_apart(text, whole, (*parts, figure)):
        return
    told = text[whole.span.end : parts[0].span.start]
    if len(parts) == 1 or "其中" in told:
        made = whole.value - sum_of(parts)
        if made > 0 or "其中" in told:
            yield Claim(Relation.REST, figure, (whole, *parts), made, sure="其中" in told)


def _only_also(text: str, figure: Figure, before: list[Figure]) -> bool:
    """Whether 还有 tells one thing more: nothing was done with a part of the first."""
    if not _STILL.search(text, before[-1].span.end, figure.span.start):
        return False
    done = _DONE.search(text, before[0].span.end, before[-1].span.start)
    return done is None or before[0].value <= figure.value


def _the_one(text: str, whole: Figure, rest: Figure) -> Figure | None:
    """The one that is told in words between a whole and its rest: 12项中，浑浊度一项超标，其余11项合格."""
    ones = [match for match in _ONE.finditer(text, whole.span.end, rest.span.start) if match["unit"] == whole.unit]
    exact = not (whole.rough or whole.value <= _FEW or _NUMERAL.search(text, whole.span.end, rest.span.start))
    if len(ones) != 1 or not exact:
        return None
    return Figure(Span(ones[0].start("one"), ones[0].end()), Decimal(1), whole.unit, spelt=True)


def _difference(figure: Figure, before: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """What is over or owed: 应收920元，预交了1380元，多交460元."""
    if len(before) < _FEW or explained(figure, near):
        return
    pairs = [(one, before[-1]) for one in before[:-1]]
    pair = next((two for two in reversed(pairs) if slipped(abs(two[0].value - two[1].value), figure.value)), pairs[-1])
    made = abs(pair[0].value - pair[1].value)
    exact = not any(one.rough for one in pair)
    lengths = figure.unit == "月" and len(before) == _FEW  # told to the month: two of them leave one difference
    if exact and made and (lengths or slipped(made, figure.value) or _slip_in_pair(figure, pair)):
        yield Claim(Relation.DIFFERENCE, figure, pair, made, sure=len(before) == _FEW)


def _rates(
    text: str, figure: Figure, before: list[Figure], after: list[Figure], near: Sequence[Figure]
) -> Iterator[Claim]:
    """What holds between prices: 每天12元，其中早餐3元、午餐9元; 每月应发220元，实发140元，每月少发80元."""
    parts = [one for one in after if _alike(one, figure)]
    if parts and "其中" in text[figure.span.end : parts[0].span.start]:
        run = next((at for at in range(len(parts), 1, -1) if _listed(text, parts[:at])), 0)
        yield from _whole(text, figure, parts[:run], near)
    paid = [one for one in before if one.unit == figure.unit and one.per == figure.per and not one.rough]
    if _DIFFERENCE.search(text, max(0, figure.span.start - 24), figure.span.start) and len(paid) >= _FEW:
        pair = (paid[-2], paid[-1])
        made = abs(pair[0].value - pair[1].value)
        slip = len(paid) == _FEW or slipped(made, figure.value) or _slip_in_pair(figure, pair)
        if made and not same(made, figure) and slip:
            yield Claim(Relation.DIFFERENCE, figure, pair, made, sure=False)


def _afar(text: str, inside: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """A total or a rest whose parts stand in other sentences of the paragraph, where two digits changed places."""
    for place, figure in enumerate(inside):
        start = inside[place - 1].span.end if place else max(0, figure.span.start - 24)
        rest = _LEFT.search(text, start, figure.span.start) is not None
        total = _TOTAL.search(text, start, figure.span.start) is not None
        plain = not (figure.rough or figure.per or figure.capital) and figure.unit == "元"
        if not plain or not (rest or total) or figure.value < _TELLING:
            continue
        before = [one for one in near if one.span.end <= figure.span.start and _alike(one, figure) and not one.rough]
        before = list({one.value: one for one in before if one.value != figure.value}.values())
        if not _FEW <= len(before) <= _MOST or explained(figure, [figure, *before]):
            continue
        for pair in combinations(before, _FEW):
            made = sum_of(pair) if total else abs(pair[0].value - pair[1].value)
            if swapped(made, figure.value):
                yield Claim(Relation.TOTAL if total else Relation.DIFFERENCE, figure, pair, made, sure=False)
                break


def _changes(text: str, inside: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """By how much one of two figures is more than the other: 每年22640元，今年起每年24170元，每年提高1530元."""
    for place, figure in enumerate(inside):
        start = inside[place - 1].span.end if place else 0
        if figure.rough or place < _FEW:
            continue
        pair = tuple(inside[place - 2 : place])
        limit = _LIMIT.search(text, pair[0].span.end, pair[1].span.start) is not None
        limit = limit and _OVER.match(text[pair[1].span.end : figure.span.start]) is not None
        if not limit and not _CHANGE.search(text, start, figure.span.start):
            continue
        if any(one.unit != figure.unit or one.rough or one.capital for one in pair) or pair[0].per != pair[1].per:
            continue
        made = abs(pair[0].value - pair[1].value)
        others = [one for one in near if one.span not in (pair[0].span, pair[1].span)]
        if made and not same(made, figure) and (limit or slipped(made, figure.value)) and not explained(figure, others):
            yield Claim(Relation.DIFFERENCE, figure, pair, made, sure=False)


def _mirrored(text: str, figure: Figure, after: list[Figure]) -> Iterator[Claim]:
    """What was done and what was not make up the whole: 27户，已发放24户，未发放3户."""
    if len(after) < _FEW or figure.value <= 1:
        return
    done, left = after[:_FEW]
    yield from _opposed(text, figure, done, left)
    without = _WITHOUT.search(text[done.span.end : left.span.start])
    ahead = text[figure.span.end : done.span.start]
    if without is None or "。" in ahead or without["what"] not in ahead[-len(without["what"]) - 2 :]:
        return
    made = sum_of((done, left))
    if figure.value > max(done.value, left.value) and made != figure.value and not (done.rough or left.rough):
        yield Claim(Relation.REST, left, (figure, done), figure.value - done.value, sure=False)


def _balances(text: str, figures: Sequence[Figure]) -> Iterator[Claim]:
    """补发差额28000元 where no two sums of the paper leave it, and two do but for one slip."""
    money = [one for one in figures if one.unit == "元" and not (one.per or one.rough or one.capital)]
    values = sorted({one.value for one in money}, reverse=True)
    if not _FEW < len(values) <= _MOST:
        return
    for figure in money:
        if figure.value < _TELLING or not _BALANCE.search(text, max(0, figure.span.start - _LEAD), figure.span.start):
            continue
        others = [one for one in money if one.value != figure.value]
        if explained(figure, [figure, *others]):
            continue
        for pair in combinations(others, _FEW):
            more, less = sorted(pair, key=lambda one: -one.value)
            made = more.value - less.value
            slip = slipped(made, figure.value) or swapped(less.value + figure.value, more.value)
            if made > 0 and slip and figure.value <= more.value:  # what is left is no more than there was
                yield Claim(Relation.DIFFERENCE, figure, (more, less), made, sure=False)
                break


def _with_what_is_taken_from(text: str, inside: list[Figure], near: list[Figure]) -> list[Figure]:
    """The figures of a sentence, behind the last one of the sentence ahead where it begins with what is taken off."""
    before = [one for one in near if one.span.end <= inside[0].span.start][-1:]
    off = before and _FULL_STOP_OFF.fullmatch(text, before[0].span.end, inside[0].span.start)
    return [*before, *inside] if off else inside


def _deducted(text: str, inside: list[Figure]) -> Iterator[Claim]:
    """What is left when all that is told is taken off: 61000元，扣除评估费1800元、停车费1200元后，余款58000元."""
    for place, whole in enumerate(inside[:-_FEW]):
        run: list[Figure] = []
        for one in inside[place + 1 :]:
            gap = text[(run[-1] if run else whole).span.end : one.span.start]
            if not _alike(one, whole) or one.rough or whole.rough or whole.per or whole.capital:
                break
            if run and _LEAVES.fullmatch(gap):
                made = whole.value - sum_of(run)
                if not same(made, one) and _slips(whole, run, one):
                    yield Claim(Relation.REST, one, (whole, *run), made, sure=False)
                break
            if not (_AND_OFF if run else _OFF).fullmatch(gap):
                break
            run.append(one)


def _slips(whole: Figure, run: Sequence[Figure], left: Figure) -> bool:
    """Whether one slip in any of the figures accounts for what is wrong."""
    made = whole.value - sum_of(run)
    return (
        slipped(made, left.value)
        or slipped(left.value + sum_of(run), whole.value)
        or any(slipped(one.value + made - left.value, one.value) for one in run)
    )


def _borne(text: str, inside: list[Figure]) -> Iterator[Claim]:
    """What something cost, and who paid how much of it: 花费28640元，保险垫付18000元，你自己支付10640元."""
    money = [one for one in inside if one.unit == "元" and not (one.per or one.capital)]
    for cost, first, second in zip(money, money[1:], money[2:], strict=False):
        told = _COST.search(text, max(0, cost.span.start - _LEAD), cost.span.start)
        ahead, between = text[cost.span.end : first.span.start], text[first.span.end : second.span.start]
        if told is None or not _PAID.fullmatch(ahead) or not _PAID_TOO.fullmatch(between):
            continue
        if any(one.rough for one in (cost, first, second)) or _STOPS_BEHIND.match(text, second.span.end) is None:
            continue
        parts = (first, second)
        if not same(sum_of(parts), cost) and one_slip(cost, parts):
            yield Claim(Relation.WHOLE, cost, parts, sum_of(parts), sure=False)


def _opposed(text: str, whole: Figure, done: Figure, left: Figure) -> Iterator[Claim]:
    """Those that do and those that do not are all: 32户，达到18度的23户，不够的9户."""
    ahead, between = text[whole.span.end : done.span.start], text[done.span.end : left.span.start]
    if _SOME.fullmatch(ahead) is None or _NOT_SO.fullmatch(between) is None or _NOT_SO.fullmatch(ahead):
        return
    made = sum_of((done, left))
    least = max(done.value, left.value, Decimal(1))
    if whole.value > least and made != whole.value and not (whole.rough or done.rough or left.rough):
        yield Claim(Relation.REST, left, (whole, done), whole.value - done.value, sure=False)


def _told_difference(text: str, inside: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """多收0.6元 behind the two prices; 高低相差1.5度 behind the two readings, also of the sentence before."""
    for place, figure in enumerate(inside):
        start = inside[place - 1].span.end if place else max(0, figure.span.start - _LEAD)
        if figure.rough or figure.capital or not _APART.search(text, start, figure.span.start):
            continue
        ahead = [
            one for one in near if one.span.end <= figure.span.start and one.unit == figure.unit and not one.capital
        ]
        pair = tuple(ahead[-_FEW:])
        if len(pair) < _FEW or any(one.rough for one in pair) or figure.span.start - pair[0].span.start > _CLOSE:
            continue
        between = text[pair[0].span.end : figure.span.start]
        alike = pair[0].per == pair[1].per or "" in (pair[0].per, pair[1].per)
        prices = alike and all(one.per or one.value < _SMALL_PRICE for one in pair)
        stops = between.count("。") + between.count("；")
        made = abs(pair[0].value - pair[1].value)
        alone = len([one for one in ahead if one.span.start > pair[0].span.start - _CLOSE]) == _FEW
        if not prices or stops > 1 or not made or same(made, figure) or _TIMES_OF.search(between):
            continue
        if alone and not explained(figure, [one for one in near if one not in pair]):
            yield Claim(Relation.DIFFERENCE, figure, pair, made, sure=False)


def _by_two_prices(text: str, inside: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """每天24元……后5天……每天12元，多收60元: what is over is the difference of the prices by the count."""
    prices = [one for one in near if one.per and not one.rough]
    for place, figure in enumerate(inside):
        start = inside[place - 1].span.end if place else max(0, figure.span.start - _LEAD)
        if figure.per or figure.rough or not _APART.search(text, start, figure.span.start):
            continue
        before = [one for one in prices if one.span.end <= figure.span.start and one.unit == figure.unit]
        counts = [
            one for one in inside[:place] if before and one.unit == before[-1].per and not one.per and not one.rough
        ]
        if len(before) < _FEW or before[-1].per != before[-2].per or not counts or before[-1].value == before[-2].value:
            continue
        step = abs(before[-1].value - before[-2].value)
        made = step * counts[-1].value
        others = [step * one.value for one in near if one.unit == before[-1].per and not one.per]
        plain = [one for one in near if not one.per]
        if figure.value not in others and not same(made, figure) and not explained(figure, plain):
            yield Claim(Relation.PRODUCT, figure, (before[-1], counts[-1]), made, sure=False)


def _slip_in_pair(figure: Figure, pair: tuple[Figure, ...]) -> bool:
    more, less = sorted((one.value for one in pair), reverse=True)
    return slipped(less + figure.value, more) or slipped(more - figure.value, less)


def _listed(text: str, figures: Sequence[Figure], *, beside: bool = False) -> bool:
    """Whether nothing but a few words and marks of a list stand between the figures.

    ``beside``: each may be followed by what it comes to in another unit: 5处21.3平方米，2处7.2平方米.
    """
    gaps = (text[a.span.end : b.span.start] for a, b in pairwise(figures))
    if beside:
        gaps = (_BESIDE.sub("", gap) for gap in gaps)
    return all(len(gap) <= 16 and not re.search(r"[；。\d]|[^，、]，[^，]*，", gap) for gap in gaps)  # noqa: PLR2004 - a label and a mark
