"""How titles, headings and lines are set: faces, sizes and the height of lines.

What is easily got wrong: a heading that runs on into its paragraph may be set as the paragraph is, so only those that
have a line to themselves are judged; and a program that lacks a face puts another in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from replycheck.facts.paper.deviation import Deviation
from replycheck.model.document import RUNNING, Document, Line
from replycheck.model.house import House
from replycheck.model.span import Span
from replycheck.text.patterns import Pattern, pattern

SUBSTITUTE = pattern("(?i)(?:[A-Z]{6}\\+)?(?:noto|sourcehan|source han|wenquanyi|wqy|droid|dejavu|arphic|ukai|uming)")
"""Faces that a program puts in place of one that the machine lacks: they tell nothing of what the office set."""
UNTOLD = "\ufffd"
"""In the name of a face: bytes that nobody could read."""
_TITLE = pattern(
    r"[ \u3000]*(?:关于[^\n。；]{2,60}|[^\n。；，：]{2,24})"
    r"(?:答复|回复|复函|函|意见书?|告知书|通知书?|报告|决定书?)[ \u3000]*"
)
_FIRST = 8
"""Paragraphs at the head among which the title stands."""
_TITLE_FACE = pattern("(?i)小标宋|xiaobiaosong|xbs|fzxbs|biaosong")
_TITLE_SIZE, _ALLOWED = 22.0, 1.1
_LEVELS: tuple[tuple[str, Pattern, Pattern, str], ...] = (
    ("一级标题字体", pattern(r"[ \u3000]*[一二三四五六七八九十]{1,3}、"), pattern("(?i)黑|hei|fzht"), "黑体"),
    ("二级标题字体", pattern(r"[ \u3000]*[（(][一二三四五六七八九十]{1,3}[）)]"), pattern("(?i)楷|kai"), "楷体"),
)
_LONGEST_HEADING = 30
_LEADING, _LOOSE = 29.0, 1.5
"""225 mm for 22 lines make 29 points a line; offices set 28 to 30."""
_FEWEST_LINES = 8
_SAME_SIZE = 0.6
_WIDEST = 3.0
"""Lines farther apart than so many sizes have something between them."""


def pieces(document: Document) -> list[tuple[Span, str, float]]:
    """What is set alike: the stretch, its face and its size; not of pages that were recognised."""
    found = [(one.span, one.font, one.size) for one in document.types]
    return found + [
        (line.span, line.font, line.size) for page in document.pages if not page.recognised for line in page.lines
    ]


def title_setting(document: Document) -> Iterator[Deviation]:
    """The title in 小标宋 of 22 points."""
    heads = [one.span for one in document.paragraphs if one.kind in RUNNING and one.span.of(document.text).strip()]
    span = next((one for one in heads[:_FIRST] if _TITLE.fullmatch(one.of(document.text))), None)
    if span is None:
        return
    faces, sizes = _set_in(document, [span])
    if sizes and abs((size := sizes.most_common(1)[0][0]) - _TITLE_SIZE) > _ALLOWED:
        yield Deviation("7.3.1", "标题字号", "22磅（2号）", f"{size:g}磅")
    if faces and not _TITLE_FACE.search(face := faces.most_common(1)[0][0]):
        yield Deviation("7.3.1", "标题字体", "小标宋体", face)


def heading_faces(document: Document) -> Iterator[Deviation]:
    """Headings of the first level in 黑体, of the second in 楷体."""
    for what, mark, face, wanted in _LEVELS:
        spans = list(_headings(document, mark))
        faces, _ = _set_in(document, spans)
        wrong = sum(count for one, count in faces.items() if not face.search(one))
        if faces and 2 * wrong > sum(faces.values()):
            yield Deviation("7.3.3", what, wanted, faces.most_common(1)[0][0])


def _headings(document: Document, mark: Pattern) -> Iterator[Span]:
    """What is a heading of the level: a line of its own that ends without a mark."""
    for paragraph in document.paragraphs:
        words = paragraph.span.of(document.text).rstrip()
        if paragraph.kind not in RUNNING or not mark.match(words):
            continue
        if "。" not in words and len(words) <= _LONGEST_HEADING and words[-1] not in "；;：:，,、":
            yield Span(paragraph.span.start, paragraph.span.start + len(words))


def _set_in(document: Document, spans: list[Span]) -> tuple[Counter[str], Counter[float]]:
    """How many characters of the stretches are set in each face, and in each size."""
    faces: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    for span, font, size in pieces(document):
        overlap = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in spans)
        if overlap and size:
            sizes[round(size * 2) / 2] += overlap
        if overlap and font and not SUBSTITUTE.match(font) and UNTOLD not in font:
            faces[font] += overlap
    return faces, sizes


def leading(document: Document, wanted: House) -> Iterator[Deviation]:
    """The height of the lines of the body."""
    if wanted.leading == 0:
        return
    heights = _told(document) or _measured(document)
    want = wanted.leading or _LEADING
    if heights and abs((found := median(heights)) - want) > _LOOSE:
        named = f"{want:g}磅" if wanted.leading else "28至30磅（每面22行）"
        yield Deviation("5.2.3", "行距", named, f"{found:.3g}磅")


def _told(document: Document) -> list[float]:
    """The leading that a flowing file sets, once for each character of its long paragraphs."""
    body = [one.span for one in document.paragraphs if one.kind in RUNNING and len(one.span) > 2 * _LONGEST_HEADING]
    return [
        one.leading
        for one in document.types
        if one.leading
        for part in body
        for _ in range(max(0, min(one.span.end, part.end) - max(one.span.start, part.start)))
    ]


def _measured(document: Document) -> list[float]:
    """The steps from line to line on bound pages, within paragraphs and between lines of one size."""
    steps: list[float] = []
    for page in document.pages:
        if page.recognised or not document.bound or page.rotation:
            continue
        steps += [
            round(after.box.top - before.box.top, 1)
            for before, after in pairwise(page.lines)
            if _one_below(before, after)
            and document.paragraph_at(before.span.start) == document.paragraph_at(after.span.start)
        ]
    return steps if len(steps) >= _FEWEST_LINES else []


def _one_below(before: Line, after: Line) -> bool:
    step = after.box.top - before.box.top
    return before.size > 0 and abs(before.size - after.size) < _SAME_SIZE and before.size < step < _WIDEST * before.size
