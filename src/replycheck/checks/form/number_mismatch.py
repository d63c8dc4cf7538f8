"""同一文件的文号前后写得不一样。

机关代字相同、年份相同，序号恰好两位颠倒；或者序号相同、年份不同，而其中一处只出现一次的，可能是抄错了同一件文件的文号。
不服的是一件、决定维持或者撤销的是另一件的，也报。另一处出现两次以上的是警告，各出现一次的作提示；同一句里并列写出的是两件文件，不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对引文）。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from replycheck.facts.document_numbers import DocumentNumber
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.role import Role
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.own_number import own_number
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_TWICE = 2
_CODE = 3
_ASKED = pattern(r"不服[^。；\n]{0,60}$")
_NOT_CONTENT = pattern(r"[）)]?(?:号)?[^，。；\n]{0,6}不服")
_DECIDES = pattern(r"(?:维持|撤销|变更)[^。；\n]{0,40}$")
_REACH = 70
_MOST = 60
"""A paper that cites more documents is a list of them."""


def check(case: Case) -> Iterator[Hit]:
    """Report a cited number that stands once and is a slip of another of the same body."""
    own = own_number(case)
    cited = [one for one in case.facts.document_numbers if one is not own and one.span.start < case.body_end]
    if len(cited) > _MOST:
        return
    counts = Counter(_key(one) for one in cited)
    told: set[tuple[str, int, str]] = set()
    replies = case.role is not Role.JUDGMENT  # a court reviews one decision and tells of others of the same office
    for place, one in enumerate(cited):
        others = [other for other in cited if counts[_key(other)] >= _TWICE] + cited[:place]
        if counts[_key(one)] > 1 or _key(one) in told:
            continue
        wrong = (other for other in others if _slip(one, other) or (replies and _decided(case.unquoted, one, other)))
        right = next((other for other in wrong if not _beside(case.unquoted, one, other)), None)
        if right is not None:
            told.update((_key(one), _key(right)))
            sure = counts[_key(right)] >= _TWICE or _decided(case.unquoted, one, right)
            code = min(one.code, right.code, key=len)
            span = Span(one.span.end - len(one.written) + len(one.code) - len(code), one.span.end)
            yield Hit(
                span,
                f"文号“{span.of(case.text)}”与别处的“{right.written}”只差一处，可能是同一件文件写错了文号。",
                suggestion="对照原件核对；是两件文件的，不用管。",
                severity=None if sure else Severity.INFO,
                confidence=None if sure else Confidence.LOW,
            )


def _key(one: DocumentNumber) -> tuple[str, int, str]:
    """What two mentions of one paper share: of the code the end, since the words ahead of it may have run into it."""
    return one.code[-_CODE:], one.year, one.number


def _slip(one: DocumentNumber, other: DocumentNumber) -> bool:
    if _key(one)[0] != _key(other)[0] or _key(one) == _key(other):
        return False
    if one.year != other.year:
        return one.number == other.number
    a, b = one.number, other.number
    places = [at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return len(a) == len(b) and len(places) == 2 and places[1] == places[0] + 1 and sorted(a) == sorted(b)  # noqa: PLR2004 - a pair


def _decided(text: str, one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether the paper decides on the one and was asked about the other, and both are of one body and year."""
    first, second = sorted((one, other), key=lambda number: number.span)
    return (
        _key(one)[:2] == _key(other)[:2]
        and _key(one) != _key(other)
        and (
            _ASKED.search(text, max(0, first.span.start - _REACH), first.span.start) is not None
            or _NOT_CONTENT.match(text, first.span.end) is not None
        )
        and _DECIDES.search(text, max(0, second.span.start - _REACH), second.span.start) is not None
    )


def _beside(text: str, one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether one sentence names both."""
    first, second = sorted((one.span, other.span))
    return not any(mark in text[first.end : second.start] for mark in "。；\n")


RULE = Rule(
    module=__name__,
    title="文号前后不一",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("你不服枫政信〔2024〕15号意见。经查，枫政信〔2024〕15号意见有误。决定撤销⟦枫政信〔2024〕51号⟧意见。"),
        good("你不服枫政信〔2024〕15号意见。经查，枫政信〔2024〕15号意见有误。决定撤销枫政信〔2024〕15号意见。"),
        bad("你不服枫政信〔2024〕15号意见。决定撤销⟦枫政信〔2024〕51号⟧意见。"),
        bad("你不服枫政信〔2024〕8号意见。决定维持枫林镇作出的⟦枫政信〔2024〕9号⟧意见。"),
        bad("你不服枫政信〔2024〕2号意见。决定撤销⟦枫政信〔2023〕2号⟧意见。"),
        bad("你对答复意见（枫政信〔2024〕8号）不服。决定维持答复意见（⟦枫政信〔2024〕9号⟧）。"),
        good("你对答复意见（枫政信〔2024〕8号）不服。决定维持答复意见（枫政信〔2024〕8号）。"),
        good("你不服枫政信〔2024〕15号、枫政信〔2024〕51号意见。"),
        good("你不服枫政信〔2024〕15号意见。经查，枫政信〔2024〕16号文件已经公开。"),
    ),
)
