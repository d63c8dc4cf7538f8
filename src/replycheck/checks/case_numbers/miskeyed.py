"""案号里有打错的字：数字写成字母、年份不可能、省份简称写成形近的字。

“（2023）云0102民初l230号”里的字母l应为数字1；“（2202）”不是年份；“淅”“普”不是省、自治区、直辖市的简称，多半是“浙”“晋”写错了。
年份晚于成文日期的，报警告：两个日期总有一个不对。仲裁、检察、公证的编号不查；引号里的是别人的写法，不报。

依据：最高人民法院《关于人民法院案件案号的若干规定》（法〔2015〕137号；法〔2018〕335号修正）第二条、第三条。
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Match

from replycheck.facts.case_numbers import PROVINCES, known_types
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import is_own
from replycheck.rules.rule import Rule
from replycheck.text.confusable import alike
from replycheck.text.patterns import Pattern, pattern

_DIGITS = str.maketrans("lIiOo", "11100")
_LETTERS = frozenset("lIiOo")
_FIRST, _LAST = 1949, 2100
"""No court of the People's Republic numbered a case before, none does so yet."""


def check(case: Case) -> Iterator[Hit]:
    """Report letters among the digits, years that cannot be and courts of no province."""
    signed = case.signed.year if case.signed is not None else None
    for match in _shape().finditer(case.text[: case.body_end]):
        span = Span(*match.span())
        if not is_own(case, span):
            continue
        said = _said(match, signed)
        if said is not None:
            what, severity = said
            yield Hit(
                span,
                f"案号“{match.group()}”有误：{what}。",
                suggestion="对照原裁判文书改正。",
                severity=severity,
            )


def _said(match: Match[str], signed: int | None) -> tuple[str, Severity | None] | None:
    letters = sorted(_LETTERS & set(match["year"] + match["digits"] + match["number"]))
    if letters:
        return f"混入了字母“{letters[0]}”，应为数字", None
    year = int(match["year"].translate(_DIGITS))
    if not _FIRST <= year <= _LAST:
        return f"“{match['year']}”不是年份", None
    if signed is not None and year > signed:
        return f"年份是{year}年，晚于成文的{signed}年", Severity.WARNING
    if len(match["digits"]) > 1 and match["province"] not in PROVINCES:
        meant = [one for one in PROVINCES if alike(match["province"], one)]
        hint = "，可能是“" + "”“".join(meant[:2]) + "”写错了" if meant else ""
        return f"没有简称为“{match['province']}”的省份{hint}", Severity.WARNING
    return None


@cache
def _shape() -> Pattern:
    """What is built as a case number, whatever stands in the places of its digits and of its province."""
    digit = "0-9lIiOo"
    return pattern(
        rf"[（(〔\[]\s?(?P<year>[{digit}]{{2,6}})\s?[）)〕\]]\s?(?P<province>[\u4e00-\u9fff])(?P<digits>[{digit}]{{1,5}})\s?"
        rf"(?:[知商少环]?)(?:{known_types()})\s?(?P<number>[{digit}]{{1,8}})\s?号"
    )


RULE = Rule(
    module=__name__,
    title="案号打错字",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad("本院⟦（2023）云0102民初l230号⟧民事判决已经生效。"),
        good("本院（2023）云0102民初1230号民事判决已经生效。"),
        bad("本院⟦（2202）云0102民初1230号⟧民事判决已经生效。"),
        bad("本院⟦（2023）淅0102民初1230号⟧民事判决已经生效。"),
        good("本院（2023）浙0102民初1230号民事判决已经生效。"),
        bad("本院⟦（2032）云0102民初1230号⟧民事判决已经生效。\n某某市人民法院\n2024年5月6日"),
        good("本院（2024）云0102民初1230号民事判决已经生效。\n某某市人民法院\n2024年5月6日"),
        good("你信中写的“（2202）云0102民初1230号”有误。"),
    ),
)
