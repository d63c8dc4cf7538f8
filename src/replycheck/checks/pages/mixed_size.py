"""纸张大小不一。

公文用A4纸。多数页是一种尺寸而个别页是另一种的，可能是从别处拿来的页，或者扫描时没有选对纸张，作为提示报告。
横放的A4表格、附件中的图纸可以不同，不报。

依据：GB/T 9704—2012 第5.1条（公文用纸采用A4型纸）、第8章（横排表格）。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from replycheck.model.document import Page
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.pages import hit_at_page
from replycheck.rules.rule import Need, Rule

_STEP = 28.35
"""A centimetre: scanners cut and feeders slip by less."""
_MOST = 0.5
"""The usual size must be that of more than half of the pages, or there is none."""


def check(case: Case) -> Iterator[Hit]:
    """Report the pages before the annexes whose paper is not the usual one."""
    pages = [page for page in case.reply.pages if page.width and page.span.start < case.body_end]
    if not pages:
        return
    usual, count = Counter(_size(page) for page in pages).most_common(1)[0]
    odd = [page for page in pages if not _same(_size(page), usual)]
    if count <= _MOST * len(pages) or not odd:
        return
    places = "、".join(str(page.number) for page in odd)
    yield hit_at_page(
        case,
        odd[0].number,
        f"第{places}页的纸张大小与其他页不同（{_cm_of(_size(odd[0]))}，其他页多为{_cm_of(usual)}）。",
        suggestion="核对这些页是否属于本件，统一用A4纸打印或者扫描。",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
    )


def _size(page: Page) -> tuple[float, float]:
    """The short and the long side, so that a page laid across is the same paper."""
    return min(page.width, page.height), max(page.width, page.height)


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= _STEP and abs(one[1] - other[1]) <= _STEP


def _cm_of(size: tuple[float, float]) -> str:
    return f"{size[0] / _STEP:.1f}×{size[1] / _STEP:.1f}厘米"


_A4, _ACROSS, _A5 = (595.3, 841.9), (841.9, 595.3), (419.5, 595.3)

RULE = Rule(
    module=__name__,
    title="纸张大小不一",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad("甲一\f⟦甲二⟧\f甲三", sizes=(_A4, _A5, _A4)),
        good("甲一\f甲二\f甲三", sizes=(_A4, _A4, _A4)),
        good("甲一\f甲二\f甲三", sizes=(_A4, _ACROSS, _A4)),
        good("甲一\f甲二\f附件1\f图纸", sizes=(_A4, _A4, _A5, _A5)),
        good("甲一\f甲二", sizes=(_A4, _A5)),
        good("甲一\f甲二\f甲三"),
    ),
)
