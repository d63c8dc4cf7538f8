"""What the flow of a reply comes to for a report: the proposed order of its paragraphs, and its seams.

Paragraphs are counted from 1 as in ``Location.paragraph``, so also those that have no place of their own (a table, a
signature): they stay behind the one that they stand behind today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from replycheck.model.flow import Flow, Seam
from replycheck.model.profile import WRITTEN_REPLIES, Profile

if TYPE_CHECKING:
    from replycheck.flow.examine import Disorder, Reading
    from replycheck.model.document import Document
    from replycheck.model.span import Span


_POINTS = {
    "table": "说了“{}”，没有表",
    "facts": "以“{}”开头，前面没有查明的情况",
    "matter": "收到来信，没有写来信反映什么",
    "item": "提出的{}请求没有答复",
    "person": "提到“{}”，前面没有交代",
    "short": "才写明简称“{}”，前面已经用过",
    "question": "是提问，后面没有回答",
    "figure": "说“{}”，前面没有写过这个数",
    "nth": "写到“{}”，前面没有它的前一项",
    "partner": "有“{}”，没有与它呼应的话",
}


def flow_of(document: Document, reading: Reading, profile: Profile) -> Flow | None:
    """The flow of a document, None where nothing was found."""
    if reading.disorder is not None and not believed(reading.disorder, profile):
        reading = replace(reading, disorder=None)
    whys: dict[int, list[str]] = {}
    for seam in _seams(document, reading):
        whys.setdefault(seam.after, []).append(seam.why)
    if not whys:
        return None
    seams = tuple(Seam(after, "；".join(dict.fromkeys(whys[after]))) for after in sorted(whys))
    today = tuple(range(1, len(document.paragraphs) + 1))
    order = today if reading.disorder is None or not reading.disorder.sure else _order(document, reading.disorder)
    return Flow(order, seams)


def believed(disorder: Disorder, profile: Profile) -> bool:
    """Whether another order is proposed of a paper of this genre.

    The usual order was learned from written replies; of what answers somebody and is of no known genre an order that
    gains as a whole is believed, of all others, whose order is free, only what proves, and what was exchanged.
    """
    if disorder.proved or disorder.exchanged or profile in WRITTEN_REPLIES:
        return True
    return disorder.whole and profile is Profile.GENERIC


def opening(document: Document, span: Span, most: int = 12) -> str:
    """How a paragraph begins, for a message."""
    words = "".join(span.of(document.text).split())
    return words if len(words) <= most else f"{words[:most]}……"


def _seams(document: Document, reading: Reading) -> Iterator[Seam]:
    yield from _torn(document, reading)
    for mixed in reading.shuffled:
        yield Seam(_number(document, mixed.span.start), "这一段里句子的次序不通顺")
    for stranger in reading.strangers:
        yield Seam(_number(document, stranger.span.start) - 1, f"下一段像是别的文书里的：{stranger.signs[0]}")
    if reading.disorder is not None and reading.disorder.sure:
        says = "、".join(reading.disorder.signs[:2])
        for moved in reading.disorder.misplaced:
            where = "最前面" if moved.after is None else f"“{opening(document, moved.after)}”之后"
            yield Seam(_number(document, moved.span.start) - 1, f"下一段应在{where}（{says}）")


def _torn(document: Document, reading: Reading) -> Iterator[Seam]:
    for span in reading.broken_off:
        yield Seam(_number(document, span.end - 1), "这一段没有写完")
    for span in reading.empty:
        yield Seam(_number(document, span.end - 1), "下面没有内容")
    for pointer in reading.pointers:
        yield Seam(_number(document, pointer.span.start) - 1, f"下一段{_POINTS[pointer.kind].format(pointer.words)}")
    for span in reading.leaning:
        yield Seam(_number(document, span.start) - 1, "下一段承接的内容前面没有")
    for span in reading.begun:
        yield Seam(_number(document, span.start) - 1, "下一段从半句话开始")


def _order(document: Document, disorder: Disorder) -> tuple[int, ...]:
    """The numbers of all paragraphs in the proposed order."""
    owners = sorted(disorder.order, key=lambda span: span.start)
    groups: dict[Span, list[int]] = {span: [] for span in owners}
    lead: list[int] = []
    held = lead
    last = max(_number(document, span.end - 1) for span in owners)
    for number, paragraph in enumerate(document.paragraphs, 1):
        owner = next((span for span in owners if span.start <= paragraph.span.start < span.end), None)
        held = groups[owner] if owner is not None else held
        if number <= last:
            held.append(number)
    tail = range(last + 1, len(document.paragraphs) + 1)
    return (*lead, *(number for span in disorder.order for number in groups[span]), *tail)


def _number(document: Document, offset: int) -> int:
    return document.paragraph_at(offset) or 1
