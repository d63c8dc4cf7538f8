"""正文里打进了页码。

页码应由 Word 自动编在页脚。正文中间单独成行的“— 3 —”“第3页 共5页”，多半是从别的文件（判决书、PDF、扫描识别的文字）
成段粘贴时带进来的：句子在那里被切断，前后的文字也可能不是同一份文件的。只有一个数字的行，只在它切断了句子，
或者和别的行连成次序时才报。表格里的数字、页脚里的页码不报；有固定页面的文件（PDF、OFD）另按页序检查。

依据：GB/T 9704—2012 第7.5条（页码位于版心下边缘之下）；《党政机关公文处理工作条例》第二十五条（核发前复核）。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.model.document import Paragraph, ParagraphKind
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.pages import printed_number
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.joining import begins_item, finished
from replycheck.text.patterns import pattern

_KINDS = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING})
_LONGEST = 20
"""Characters of the longest form of a page number."""
_BARE = pattern(r"[0-9０-９]{1,3}")
_INLINE = pattern(
    r"(?<=[\u4e00-\u9fff，、；。])[ \u3000]*[—―][ \u3000]?(?P<n>\d{1,3})[ \u3000]?[—―][ \u3000]*(?=[\u4e00-\u9fff])"
)
_SENTENCE = 12
"""Characters that a line before a bare number must have to be the beginning of a sentence rather than a title."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Typed:
    """A page number in the text; ``sure`` where its form leaves no doubt."""

    span: Span
    number: int
    sure: bool


def check(case: Case) -> Iterator[Hit]:
    """Report page numbers that were typed (or pasted) into a text without fixed pages."""
    if case.reply.bound:
        return
    found = sorted((*_lines(case), *_inside(case)), key=lambda one: one.span)
    numbers = [one.number for one in found]
    mixed = any(after <= before for before, after in pairwise(numbers))
    order = f"；先后是{'、'.join(map(str, numbers))}，文字可能拼乱了" if mixed and len(found) > _FEW else ""
    for one in found:
        yield Hit(
            one.span,
            f"正文中间有打进去的页码“{one.span.of(case.text).strip()}”{order}。",
            suggestion="删去这个页码，核对前后文字是否接得上、是不是同一份文件的；页码用“插入页码”自动编排。",
            confidence=Confidence.HIGH if one.sure else Confidence.MEDIUM,
        )


def _lines(case: Case) -> Iterator[_Typed]:
    """Whole lines that are page numbers, with text before and after them."""
    body = [one for one in case.paragraphs if one.kind in _KINDS and one.span.start < case.body_end]
    bare: list[tuple[_Typed, bool]] = []
    for index in range(1, len(body) - 1):
        words = body[index].span.of(case.text)
        found = printed_number(words) if len(words) <= _LONGEST else None
        if found is None:
            continue
        if found.sure:
            yield _Typed(body[index].span, found.number, sure=True)
        elif _BARE.fullmatch(words):
            bare.append((_Typed(body[index].span, found.number, sure=False), _cuts(case, body, index)))
    counts_on = len(bare) >= _FEW and all(b.number == a.number + 1 for (a, _), (b, _) in pairwise(bare))
    if counts_on and any(cuts for _, cuts in bare):
        yield from (one for one, _ in bare)
    else:
        yield from (one for one, cuts in bare if cuts)


def _cuts(case: Case, body: Sequence[Paragraph], index: int) -> bool:
    """Whether a sentence breaks off before the line and goes on after it."""
    before, after = body[index - 1].span.of(case.text), body[index + 1].span.of(case.text)
    if len(before) < _SENTENCE or finished(before) or body[index - 1].kind is ParagraphKind.HEADING:
        return False
    return "\u4e00" <= after[0] <= "\u9fff" and not begins_item(after) and finished(after)


def _inside(case: Case) -> Iterator[_Typed]:
    """Page numbers between dashes in the middle of a line."""
    for match in _INLINE.finditer(case.unquoted[: case.body_end]):
        yield _Typed(Span(*match.span()), int(match["n"]), sure=True)


_HEAD = "李某：\n你反映的事项收悉。经查，该渠道由镇水利站在本年"
_TAIL = "度组织修复，资金已经落实到位。\n特此答复。"

RULE = Rule(
    module=__name__,
    title="正文里打进了页码",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad(f"{_HEAD}\n⟦— 3 —⟧\n{_TAIL}"),
        bad(f"{_HEAD}\n⟦第3页 共5页⟧\n{_TAIL}"),
        bad(f"{_HEAD}\n⟦3⟧\n{_TAIL}"),
        bad(f"{_HEAD}⟦— 3 —⟧{_TAIL}"),
        bad(f"一、受理情况\n⟦2⟧\n{_HEAD}\n⟦3⟧\n{_TAIL}"),
        good(f"{_HEAD}{_TAIL}"),
        good("现将数字公布如下：\n3\n其中已经办结二件。"),
        good("关于渠道修复问题的答复\n3\n李某：你反映的事项收悉。"),
        good("李某：你反映的事项收悉。特此答复。\n— 1 —"),
        good("李某：\n你反映的事项收悉，经查属实。\f— 3 —\f特此答复。", printed=(None, None, None)),
        good("资金分三批拨付（2021—2023—2024），第3页清册已公示。\n特此答复。"),
    ),
)
