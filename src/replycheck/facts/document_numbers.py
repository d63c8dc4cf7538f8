"""Document numbers (发文字号, 文号): 青法信复〔2023〕5号, and what is written with the wrong brackets.

What is easily got wrong: the body of a case number follows its year, that of a document number stands before it. Words
like 根据 run into the code (根据青法信复〔2023〕5号), so the code begins behind the last of them.

Source: GB/T 9704—2012, 7.2.5: 发文机关代字 + year in 〔 〕, four digits + number, no 第, not padded.
"""

from __future__ import annotations

import re

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_LETTER = r"[^\W0-9A-Za-z_]"
_CODE = pattern(rf"(?P<code>{_LETTER}{{1,14}}(?:[（(]{_LETTER}{{1,4}}[）)]{_LETTER}{{0,6}})?)[ \u3000]?$")
_NUMBER = pattern(
    r"(?P<open>[〔\[【［（(﹝{｛]) ?(?P<year>(?:19|20)\d{2}|\d{2}) ?年?(?P<close>[〕\]】］）)﹞}｝]) ?"
    r"(?P<no>(?:字?第 ?)?\d{1,8}(?:[-－、]\d{1,4}){0,8}) ?号"
)
_AHEAD = pattern(
    r"^.*(?:根据|依据|按照|依照|作出|印发|下发|转发|制发|出具|发布|公布|文号[为是]?|编号[为是]?|收到|接到|执行|申请|准予|不服|含在|属于|以及"
    r"|[的和与及见为以就对向了]|(?:政府|委员会|检察院|法院|局|厅|通知)(?=.{2})|年)"
)
_NO_CODE = pattern(r".{0,60}[年月日条款项第号人元案]$")
_REACH = 26
_RIGHT = ("〔", "〕")
_SHORT_YEAR = 2


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number; ``code`` is the body's 代字. ``fault`` says in Chinese what is malformed, None if nothing."""

    span: Span
    written: str
    code: str
    year: int
    number: str
    fault: str | None = None
    proper: str | None = None

    @property
    def identity(self) -> tuple[str, int, str]:
        """What two mentions of one paper share, however they are written."""
        return self.code, self.year, self.number


def document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Every document number in ``text``, in order, well formed or not."""
    found = []
    for match in _NUMBER.finditer(text):
        low = max(0, match.start() - _REACH)
        before = _CODE.search(text[low : match.start()])
        ahead = _AHEAD.match(before["code"]) if before else None
        start = before.start() + (ahead.end() if ahead else 0) if before else 0
        code = before["code"][ahead.end() if ahead else 0 :] if before else ""
        if not code or _NO_CODE.fullmatch(code):
            continue
        year = int(match["year"]) if len(match["year"]) > _SHORT_YEAR else 2000 + int(match["year"])
        number = re.sub(r"字?第 ?", "", match["no"])
        plain = number.lstrip("0") or "0"
        fault = _fault(match, number)
        proper = None if fault is None or len(match["year"]) == _SHORT_YEAR else f"{code}〔{year}〕{plain}号"
        span = Span(low + start, match.end())
        found.append(DocumentNumber(span, span.of(text), code, year, plain, fault, proper))
    return tuple(found)


def _fault(match: re.Match[str], number: str) -> str | None:
    if (match["open"], match["close"]) != _RIGHT:
        return "发文字号的年份应使用六角括号“〔 〕”"
    if len(match["year"]) == _SHORT_YEAR:
        return "发文字号的年份应写全四位"
    if "第" in match["no"]:
        return "发文字号的序号前不加“第”字"
    if number.startswith("0"):
        return "发文字号的序号不补零"
    return None
