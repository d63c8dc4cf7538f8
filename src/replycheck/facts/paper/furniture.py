"""What stands around the body: page numbers, the seal, the imprint (版记).

What is easily got wrong: a seal that this program does not see may be there; so its want is told only of papers that
bear a red head, and as something not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.paper.deviation import Deviation
from replycheck.facts.time.dates import written_dates
from replycheck.facts.time.signing import signed
from replycheck.model.document import Document, Page, RunningHead
from replycheck.model.span import Box
from replycheck.text.patterns import pattern

_POINTS = 72 / 25.4
_SEAL_REACH = 6.0
"""A seal that ends so many points beside the date still lies on it: seals have soft edges."""
_FEWEST_PAGES = 2
_MIDDLE = 0.06
"""Of the width: a number nearer to the middle than this is centred."""
_DIGITS = pattern(r"\d{1,3}")
_DASHED = pattern(r"[—－–\-─]\s*\d{1,3}\s*[—－–\-─]")
_COPY = pattern(r"(?m)^[ \u3000]*抄[ \u3000]*送[：:][ \u3000]*(?P<to>[^\n]{2,120}(?:\n[ \u3000]{4,}[^\n]{2,80}){0,3})$")
_ISSUED = pattern(
    r"(?m)^[ \u3000]*(?P<body>[\u4e00-\u9fff（）]{3,24})[ \u3000]{1,60}"
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日)(?P<issued>印发|印)?[ \u3000]*$"
)


def seal(document: Document, *, red_head: bool) -> Iterator[Deviation]:
    """The seal on the signature and the date, on a page with words."""
    empty = [page for page in document.pages if page.seals and not page.span.of(document.text).strip()]
    if empty:
        yield Deviation("7.3.5", "印章", "印章与正文同处一页，不出现空白印章", "印章所在的页没有正文")
    day = signed(document)
    number = None if day is None else document.page_at(day.span.start)
    if day is None or number is None or not document.bound:
        return
    page = document.pages[number - 1]
    lines = [line.box for line in page.lines if line.span.overlaps(day.span)]
    if not lines or page.rotation:
        return
    if page.seals:
        if not any(_on(one.box, lines[0]) for one in page.seals):
            yield Deviation("7.3.5.1", "印章位置", "端正、居中下压发文机关署名和成文日期", "印章没有压在成文日期上")
    elif red_head and not any(one.unread or one.recognised or one.seals for one in document.pages):
        # What is red and round on another page may be an emblem or a seal across the pages.
        yield Deviation("7.3.5.1", "印章", "加盖发文机关印章", "没有看到印章")


def _on(one: Box, other: Box) -> bool:
    return (
        one.x0 < other.x1 + _SEAL_REACH
        and other.x0 < one.x1 + _SEAL_REACH
        and one.top < other.bottom + _SEAL_REACH
        and other.top < one.bottom + _SEAL_REACH
    )


def imprint(document: Document) -> Iterator[Deviation]:
    """Copies and issue at the end: 抄送 ends in a full stop, then the body with the day and 印发."""
    text, day = document.text, signed(document)
    copies = list(_COPY.finditer(text))[-1:]
    if copies and day is not None and day.span.start > copies[0].end():
        day = None  # the day of issue, which stands last
    low = min(one for one in (*(match.start() for match in copies), len(text) if day is None else day.span.end))
    issued = list(_ISSUED.finditer(text, low))
    issued = [match for match in issued if match["issued"] or copies]
    if copies and not copies[-1]["to"].rstrip().endswith("。"):
        yield Deviation("7.4.2", "抄送机关", "最后一个抄送机关后标句号", "没有句号")
    if not issued:
        return
    last = issued[-1]
    if copies and copies[-1].start() > last.start():
        yield Deviation("7.4.2", "版记次序", "抄送机关在印发机关之上", "抄送机关在下面")
    if last["issued"] != "印发":
        yield Deviation("7.4.3", "印发日期", "日期后加“印发”二字", f"“{last['date']}{last['issued'] or ''}”")
    (date,) = written_dates(last["date"]) or (None,)
    earlier = date is not None and day is not None and date.year is not None and day.year is not None
    if (
        earlier
        and date is not None
        and day is not None
        and (date.year, date.month, date.day) < (day.year, day.month, day.day)
    ):
        yield Deviation("7.4.3", "印发日期", "不早于成文日期", last["date"])


def page_numbers(document: Document) -> Iterator[Deviation]:
    """Page numbers of a bound paper: below the body, odd ones right and even ones left, with dashes."""
    pages = [page for page in document.pages if not page.recognised and not page.unread]
    if not document.bound or len(pages) < _FEWEST_PAGES:
        return
    numbered = [(page, foot) for page in pages if (foot := _number(page)) is not None]
    if all(page.printed_number is None for page in pages):
        yield Deviation("7.5", "页码", "每页版心下边缘之下编页码（— 1 —）", "没有页码")
        return
    if len(numbered) < _FEWEST_PAGES:
        return
    if sum(foot.box.top < page.height / 2 for page, foot in numbered) * 2 > len(numbered):
        yield Deviation("7.5", "页码位置", "版心下边缘之下", "在页面上方")
    elif all(_place(page, foot) == "居中" for page, foot in numbered):
        yield Deviation("7.5", "页码位置", "单页码居右空一字、双页码居左空一字", "居中")
    elif any(_place(page, foot) not in ("居中", _outside(page)) for page, foot in numbered):
        yield Deviation("7.5", "页码位置", "单页码居右空一字、双页码居左空一字", "左右放反")
    if not any(_DASHED.search(foot.text) for _, foot in numbered):
        yield Deviation("7.5", "页码形式", "数字左右各一条一字线（— 1 —）", f"“{numbered[0][1].text.strip()[:12]}”")


def _number(page: Page) -> RunningHead | None:
    """The running head that bears the page's printed number."""
    for one in page.running_heads:
        digits = _DIGITS.search(one.text)
        if page.printed_number is not None and digits is not None and int(digits.group()) == page.printed_number:
            return one
    return None


def _place(page: Page, foot: RunningHead) -> str:
    middle = (foot.box.x0 + foot.box.x1) / 2 / page.width if page.width else 0.5
    if abs(middle - 0.5) < _MIDDLE:
        return "居中"
    return "居右" if middle > 0.5 else "居左"  # noqa: PLR2004 - the middle


def _outside(page: Page) -> str:
    return "居右" if (page.printed_number or page.number) % 2 else "居左"
