"""说的数目与列出的不符。

“马某、陈某、吴某三名村民”“户口簿、居住证、劳动合同三种材料”，顿号隔开的有几个，就应当是几。
“两名工作人员李某、王某”“三份证据（甲、乙、丙）”从后面列的也查。有“等”字的，列出的可以少，不能多。
最后两项用“和”“及”连着的，算一项还是两项都讲得通的不报。以下几点、以下几项之后分条列的，见“logic.announced-count”。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）。
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from replycheck.facts.people.names import name_pattern
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_NUMBER = r"(?<![第及和与各每约近前后上下为有了是过含的中十\d])(?P<n>[两二三四五六七八九十]|1[0-2]|[2-9])(?![\d.])"
_ITEM = r"(?:《[^》\n]{1,40}》|[^、，。；：:！？\n（()）“”《》\d等共第]{1,14})"
_FIRST = r"(?:《[^》\n]{1,40}》|[^、，。；：:！？\n（()）“”《》\d等共第]{1,30})"
_AHEAD = pattern(
    rf"(?<![\d.等共\u4e00-\u9fff])(?P<list>{_FIRST}(?:、{_ITEM}){{1,11}}?)(?P<etc>等)?(?:共计?|这|上述|以上|总共)?"
    rf"{_NUMBER}(?P<unit>名|人|位|种|项|类|家|户|份(?=材料|证据|文件|协议|合同|笔录|报告|证明)|个(?!月|工作|小时|百分)|所)(?!以上|以下|次|月)",
    needs="、",
)
_PAIR = pattern(
    rf"(?P<list>{_ITEM}[和与及]{_ITEM})(?P<etc>等)?(?<![分为有了是含的第])(?P<n>[三四五六七八九十]|[3-9])(?P<unit>名|人|位|种|类)(?!以上|次)"
)
_BEHIND = pattern(
    rf"(?<![\d.第之]){_NUMBER}(?P<unit>名|位|种|项|类|家|户|份|个(?!月))[^，。；：（()）、\d]{{1,10}}"
    rf"[（(](?:分别[是为])?[：:]?(?P<list>{_ITEM}(?:[、，]{_ITEM}){{1,11}})(?P<etc>等)?[）)]"
)
_JOINED = pattern(r"(?<=[\u4e00-\u9fff》])[和与及](?=[\u4e00-\u9fff《])|以及")
_POSSESSIVE = pattern(r"[的之其]$|之间$|夫妇$|夫妻$|本人$")
"""甲、乙的三名子女 counts the children."""
_PEOPLE = frozenset("名人位")
_MARKS = pattern("[、，]")
_NAME = pattern(name_pattern)
_NAME_AT_END = pattern(lambda: rf"(?:{name_pattern()})$")


def check(case: Case) -> Iterator[Hit]:
    """Report lists that have more or fewer members than the number beside them."""
    text = case.unquoted[: case.body_end]
    seen: set[int] = set()
    for rule in (_AHEAD, _PAIR, _BEHIND):
        for match in rule.finditer(text):
            if match.start("n") in seen or _POSSESSIVE.search(match["list"]):
                continue
            seen.add(match.start("n"))
            number, items = from_chinese(match["n"]), _MARKS.split(match["list"])
            start = _list_start(match, items)
            fits = _counts(items)
            if start is None or number is None or number in fits or (match["etc"] and number > max(fits)):
                continue
            yield Hit(
                Span(min(start, match.start("n")), max(match.end("unit"), match.end("list"))),
                f"说的是{match['n']}{match['unit']}，列出的是{max(fits)}{match['unit']}。",
                suggestion="补上漏列的，或者改正数目。",
            )


def _list_start(match: Match[str], items: list[str]) -> int | None:
    """Where the list begins; people begin with a name, and who is none makes the list none."""
    if match["unit"] not in _PEOPLE:
        return match.start("list")
    names = [part for item in items[1:] for part in _JOINED.split(item)]
    first = _NAME_AT_END.search(items[0])
    if first is None or not all(_NAME.fullmatch(name) for name in names):
        return None
    return match.start("list") + first.start()


def _counts(items: list[str]) -> set[int]:
    """How many members the list may have: words joined by 和 are one or two."""
    joined = sum(len(_JOINED.findall(item)) for item in items)
    return set(range(len(items), len(items) + joined + 1))


RULE = Rule(
    module=__name__,
    title="列举数目不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("镇里向⟦马德贵、陈桂花三名⟧村民了解情况。"),
        good("镇里向马德贵、陈桂花、吴天明三名村民了解情况。"),
        good("镇里向马德贵、陈桂花和吴天明3名村民了解情况。"),
        good("走访了刘翠兰、郑国平二人。"),
        good("走访了刘翠兰、郑国平等五人。"),
        bad("走访了⟦刘翠兰、郑国平、李玉芬等二人⟧。"),
        bad("⟦请提交户口簿、居住证、劳动合同四种⟧材料。"),
        good("请提交户口簿、居住证、劳动合同三种材料。"),
        bad("⟦因缺少身份证复印件和新证据目录三种⟧材料，申请被退回。"),
        good("因缺少身份证复印件和新证据目录两种材料，申请被退回。"),
        bad("收到⟦三份证据（收条、欠条⟧）。"),
        good("收到三份证据（收条、欠条、录音）。"),
        good("张某芳、李某的三名子女均已成年。"),
        good("符合民事诉讼法第二百一十一条第二项、第六项规定的情形。"),
        good("半成品、材料及六个存放处都已清点。"),
        good("各组登记农户、移民户84户。"),
        good("本案有调解、和解和撤诉两种处理方式。"),
    ),
)
