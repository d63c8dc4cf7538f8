"""案号的审级与所说的裁判不符。

驳回上诉、维持原判的是二审，案号里应当是“终”；紧跟在“二审”“终审”后面的案号写着“初”、紧跟在“一审”“原审”后面的写着“终”，多半抄错了一个字。
同一句里还有别的案号的不报；引号里的不报。

依据：最高人民法院《关于人民法院案件案号的若干规定》（法〔2015〕137号；法〔2018〕335号修正）所附案件类型代字标准。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.case_numbers import CaseNumber
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import own_case_numbers
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_DISMISSED = pattern(r"^[^，。；\n（(]{0,24}[，,]?(?:判决|裁定)?(?:驳回上诉|维持原判)")
_SECOND = pattern(r"(?:二审|终审)[^，。；\n（(初]{0,6}$")
_FIRST = pattern(r"(?:一审|原审)[^，。；\n（(终]{0,6}$")
_REACH = 40


def check(case: Case) -> Iterator[Hit]:
    """Report numbers of a first instance where an appeal is told, and the other way round."""
    text = case.unquoted
    for number in own_case_numbers(case):
        ahead = text[max(0, number.span.start - _REACH) : number.span.start]
        behind = text[number.span.end : number.span.end + _REACH]
        said = _said(number, ahead, behind)
        if said is not None:
            yield Hit(
                number.span,
                f"案号“{number.written}”与“{said}”不符。",
                suggestion="对照裁判文书，核对案号里的“初”“终”。",
            )


def _said(number: CaseNumber, ahead: str, behind: str) -> str | None:
    """The words about the instance that the number contradicts."""
    first, second = number.type.endswith("初"), number.type.endswith("终")
    if first and (match := _SECOND.search(ahead)):
        return match.group()[:2]
    if first and (match := _DISMISSED.match(behind)):
        return match.group()[-4:]
    if second and (match := _FIRST.search(ahead)):
        return match.group()[:2]
    return None


RULE = Rule(
    module=__name__,
    title="案号审级不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("黎某提出上诉。本院⟦（2024）云07刑初31号⟧刑事裁定驳回上诉，维持原判。"),
        good("黎某提出上诉。本院（2024）云07刑终31号刑事裁定驳回上诉，维持原判。"),
        bad("二审⟦（2024）云07民初31号⟧判决改判。"),
        good("二审（2024）云07民终31号判决改判。"),
        bad("你不服一审⟦（2024）云07民终31号⟧判决。"),
        good("你不服一审（2024）云0702民初31号判决、二审（2024）云07民终31号判决。"),
        good("（2024）云0702民初31号判决，你上诉后，二审驳回上诉。"),
    ),
)
