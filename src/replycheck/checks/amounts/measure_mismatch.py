"""长乘宽、各几个、现存加缺少，与得数不符。

“宽0.6米、长11米，面积66平方米”“早晚高峰各停靠6个班次，全天一共21个班次”“共五本，现存三本，缺一本”，按前面的数核算。
面积只报差一个笔误（两位颠倒、一位写错、错一位小数点）的，不规则的地块不是长乘宽；约数不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）；算术。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from re import Match

from replycheck.facts.arithmetic.slips import slipped, swapped
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.figures import plain
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_SIDE = r"(?:东西|南北|进深|开间|面宽|宽度?|长度?|高度?|深度?|边长)(?:各?为|是|约|达|有|向)?[长宽]?(?:为|是|约)?"
_AREA = pattern(
    rf"{_SIDE}(?P<a>\d{{1,4}}(?:\.\d{{1,3}})?)米(?:[、，]|，?与|和|乘以?|×){_SIDE}(?P<b>\d{{1,4}}(?:\.\d{{1,3}})?)米"
    r"[，、）)]?(?:[^。；\n\d]{0,10})?(?:面积|占地|合|计|共)[^。；，\n\d约]{0,8}(?P<c>\d{1,7}(?:\.\d{1,4})?)平方米",
    needs="平方米",
)
_N = r"\d{1,5}|[一二两三四五六七八九十百]{1,5}"
_PAIRS = {"早晚": 2, "上下午": 2, "早、晚": 2, "上、下午": 2, "双方": 2, "夫妻": 2, "夫妇": 2, "左右": 2, "男女": 2, "东西": 2, "南北": 2}
_EACH = pattern(
    rf"(?:(?P<pair>早晚|上下午|早、晚|上、下午|双方|夫妻|夫妇|左右|男女|东西|南北)|(?P<k>[两二三四五六七八九])[个名位家户处栋条次类人村组])"
    rf"[^。；，\n各]{{0,8}}各[^。；，\n\d一二两三四五六七八九十百]{{0,6}}(?P<a>{_N})(?P<unit>[^\d，。；、一二三四五六七八九十]{{1,2}})[^。；，\n\d]{{0,6}}"
    rf"，[^。；，\n\d]{{0,8}}(?:共|合计|总计|一共|共计)[^。；，\n\d一二两三四五六七八九十百]{{0,6}}(?P<c>{_N})(?P=unit)",
    needs="各",
)
_LACKING = pattern(
    rf"(?:共|应有|应到|原有|全套)[^。；，\n\d一二两三四五六七八九十]{{0,4}}(?P<a>{_N})(?P<unit>[本份页卷册张件个名人户台辆间])，"
    rf"[^。；，\n\d]{{0,6}}(?:现存|现有|实有|实到|尚存|保存|留存|在册|找到|到场)[^。；，\n\d一二两三四五六七八九十]{{0,4}}(?P<b>{_N})(?P=unit)，"
    rf"[^。；，\n]{{0,6}}(?:缺|少|丢失|遗失|灭失|未到|损毁)[^。；，\n]{{0,10}}?(?P<c>{_N})(?P=unit)"
)
_TENTH = Decimal("0.1")


def check(case: Case) -> Iterator[Hit]:
    """Report results that the measures and counts right before them do not give."""
    text = case.unquoted[: case.body_end]
    for match in _AREA.finditer(text):
        made, told = Decimal(match["a"]) * Decimal(match["b"]), Decimal(match["c"])
        off = slipped(made, told) or swapped(made, told) or not made / 2 <= told <= made * 2
        if abs(made - told) > max(_TENTH, made / 100) and off:
            yield _hit(match, f"{match['a']}米乘{match['b']}米是{plain(made)}平方米，这里写的是{match['c']}平方米。")
    for match in _EACH.finditer(text):
        times = _PAIRS.get(match["pair"] or "") or from_chinese(match["k"] or "")
        one, all_ = _number(match["a"]), _number(match["c"])
        if times is not None and one is not None and all_ is not None and times * one != all_:
            unit = match["unit"]
            yield _hit(match, f"各{match['a']}{unit}，合起来是{times * one}{unit}，这里写的是{match['c']}{unit}。")
    for match in _LACKING.finditer(text):
        whole, have, lack = (_number(match[name]) for name in "abc")
        if whole is not None and have is not None and lack is not None and have + lack != whole:
            unit = match["unit"]
            yield _hit(match, f"有{match['b']}{unit}、缺{match['c']}{unit}，加起来是{have + lack}{unit}，前面写的是{match['a']}{unit}。")


def _hit(match: Match[str], said: str) -> Hit:
    return Hit(Span(*match.span()), said, suggestion="核对这几个数，改正写错的那一个。")


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else from_chinese(written)


RULE = Rule(
    module=__name__,
    title="得数与前面的数不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("西侧的石坎⟦宽0.6米、长11米，面积66平方米⟧，在界线以外。"),
        good("西侧的石坎宽0.6米、长11米，面积6.6平方米，在界线以外。"),
        bad("实测，⟦东西长12米、南北长11米，面积123平方米⟧。"),
        good("实测，东西长12米、南北长11米，面积132平方米。"),
        good("该地块东西长12米、南北长11米，不规则，面积118.5平方米。"),
        bad("⟦早晚高峰各停靠6个班次，全天一共21个班⟧次。"),
        good("早晚高峰各停靠6个班次，全天一共12个班次。"),
        bad("⟦两个村各配4名网格员，共6名⟧。"),
        good("两个村各配4名网格员，共8名。"),
        bad("工资册⟦共五本，现存三本，缺1981年的一本⟧。"),
        good("工资册共五本，现存四本，缺1981年的一本。"),
    ),
)
