"""Pages that are pictures, recognised: from a document with unread pages to the same document with their words.

What is easily got wrong: parsing and recognising are two things. A document is first parsed as it is; where pages are
unread they are recognised in workers of their own, then it is parsed once more with what they read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from itertools import count

from replycheck.model.document import Document, Line, Page
from replycheck.model.limits import Limits
from replycheck.model.recognition import Recognition
from replycheck.readers.formats import Format
from replycheck.readers.layout.readings import PageReading, Readings, Rectangle

_DEFAULT = Recognition()
_OTHERWISE = "提供带文字的 PDF 或 docx"
_SAMPLES, _PICTURES = 500_000, 1_000_000
"""Numbers from which samples of pages and pictures of Word files are kept, beside the pages' own."""
_LINES, _LONG = 3, 8
"""Lines of a page's own layer that are compared with its picture, and the characters of one."""
_SAME = 0.5
"""Share of a line's characters that its picture must show; two readings of one line share nine in ten."""
_HEARD: ContextVar[Callable[[int, int], None] | None] = ContextVar("pages told", default=None)
_TOLD = 3
"""Reasons told at most of pages that could not be recognised."""


@contextmanager
def pages_told(tell: Callable[[int, int], None]) -> Iterator[None]:
    """Within this, ``tell`` hears how many pages of a file are recognised and how many there are, as they come."""
    token = _HEARD.set(tell)
    try:
        yield
    finally:
        _HEARD.reset(token)


def recognised(
    document: Document,
    data: bytes,
    again: Callable[[Readings], Document],
    limits: Limits,
    recognition: Recognition = _DEFAULT,
) -> Document:
    """The document with its unread pages recognised; the very document where it has none.

    ``data`` are its bytes, ``again`` parses it once more with the readings given.
    """
    unread = tuple(page.number for page in document.pages if page.unread)
    layered = tuple(page for page in document.pages if page.recognised and not page.unread and _sample(page))
    if not unread and not layered and not document.unread_pictures:
        return document
    refusal = _refusal(recognition)
    if refusal is not None:
        return again(refusal) if unread or document.unread_pictures else document
    return again(_readings(document, data, unread, layered, limits, recognition))


def _readings(  # noqa: PLR0913 - what recognition depends on
    document: Document,
    data: bytes,
    unread: tuple[int, ...],
    layered: tuple[Page, ...],
    limits: Limits,
    recognition: Recognition,
) -> Readings:
    """Pages and pictures read, and pages whose own layer of words was compared with their picture and refused."""
    from replycheck.readers.ocr import cache as ocr_cache  # noqa: PLC0415 - numpy, only where there are scans
    from replycheck.readers.ocr import engine as ocr_engine  # noqa: PLC0415 - numpy, only where there are scans
    from replycheck.readers.ocr import page as ocr_page  # noqa: PLC0415 - numpy, only where there are scans
    from replycheck.readers.ocr.pool import recognise_all  # noqa: PLC0415 - numpy, only where there are scans
    from replycheck.readers.ocr.worker import Answer, Task  # noqa: PLC0415 - numpy, only where there are scans

    edition = f"{ocr_engine.edition()} {ocr_page.VERSION} {limits.pixels}"
    place = ocr_cache.folder() if recognition.cache else None
    cache = ocr_cache.Cache(place, document.sha256, edition)
    troubles: Counter[str] = Counter()
    heard = _HEARD.get()  # asked for here: what is finished is told from other threads
    # a document made of pictures names the kind of picture
    kind = next((one for one in Format if one == document.format), Format.IMAGE)

    def read(tasks: Mapping[int, Task]) -> dict[int, PageReading]:
        """What the tasks give, each under its number, from the cache where it is known."""
        found = dict(ocr_cache.kept_pages(cache, tuple(tasks)))
        numbers = {task: number for number, task in tasks.items()}
        finished = count(len(found) + 1)

        def done(task: Task, answer: Answer) -> None:
            if heard is not None:
                heard(next(finished), len(tasks))
            if isinstance(answer, PageReading):
                found[numbers[task]] = answer
                cache.put(numbers[task], answer)
            else:
                troubles[re.split("[；。]", answer)[0]] += 1

        waiting = [task for number, task in tasks.items() if number not in found]
        if waiting:
            if heard is not None:
                heard(len(found), len(tasks))
            recognise_all(data, waiting, recognition.jobs, done)
        return found

    def whole(page: int) -> Task:
        return Task(page - 1, kind, limits, recognition.seconds)

    samples = {page.number: _sample(page) for page in layered}
    tried = read(
        {
            _SAMPLES + number: replace(whole(number), boxes=tuple(_edges(line) for line in lines))
            for number, lines in samples.items()
        }
    )
    refused = frozenset(
        number
        for number, lines in samples.items()
        if (answer := tried.get(_SAMPLES + number)) is not None and _differs(document, lines, answer)
    )
    parts = document.unread_pictures
    pages = read({page: whole(page) for page in (*unread, *sorted(refused))})
    pictures = read({_PICTURES + at: replace(whole(_PICTURES + at), part=part) for at, part in enumerate(parts)})
    cache.trim()
    why = "、".join(reason for reason, _ in troubles.most_common(_TOLD))
    return Readings(
        pages,
        {parts[number - _PICTURES]: reading for number, reading in pictures.items()},
        refused,
        asked=True,
        why=f"没能识别（{why}）" if why else Readings().why,
        remedy=f"重新扫描，或{_OTHERWISE}",
    )


def _sample(page: Page) -> tuple[Line, ...]:
    """A few long lines of a page's own layer of words, from its top to its foot; none where we read it ourselves."""
    lines = [line for line in page.lines if line.sure is None and len(line.span) >= _LONG]
    if any(line.sure is not None for line in page.lines):
        return ()
    return tuple(lines[:: max(1, len(lines) // _LINES)][:_LINES])


def _edges(line: Line) -> Rectangle:
    return line.box.x0, line.box.top, line.box.x1, line.box.bottom


def _differs(document: Document, lines: Sequence[Line], answer: PageReading) -> bool:
    """Whether most of the lines say other than what was read in their places."""
    wrong = 0
    for line, read in zip(lines, answer.lines, strict=False):
        said = Counter("".join(line.span.of(document.text).split()))
        shared = sum((said & Counter(read.text)).values())
        wrong += shared < _SAME * said.total()
    return 2 * wrong > len(lines)


def _refusal(recognition: Recognition) -> Readings | None:
    """Why nothing can be recognised here; None where it can."""
    if not recognition.enabled:
        return Readings(why="配置关闭了文字识别（ocr.enabled）", remedy=f"打开后再查，或{_OTHERWISE}", asked=True)
    from replycheck.readers.ocr import engine as ocr_engine  # noqa: PLC0415 - numpy, only where there are scans

    if not ocr_engine.installed():
        remedy = f"安装 replycheck[ocr]，或{_OTHERWISE}"
        return Readings(why="没有安装 OCR 组件，不能识别其中的文字", remedy=remedy, asked=True)
    return None
