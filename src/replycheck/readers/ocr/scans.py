"""Pages that are pictures, recognised: from a document with unread pages to the same document with their words.

What is easily got wrong: parsing and recognising are two things. A document is first parsed as it is; where pages are
unread they are recognised in workers of their own, then it is parsed once more with what they read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.model.recognition import Recognition
from replycheck.readers.formats import Format
from replycheck.readers.layout.readings import PageReading, Readings

_DEFAULT = Recognition()
_OTHERWISE = "提供带文字的 PDF 或 docx"
_TOLD = 3
"""Reasons told at most of pages that could not be recognised."""


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
    if not unread:
        return document
    return again(_readings(document, data, unread, limits, recognition))


def _readings(
    document: Document, data: bytes, unread: tuple[int, ...], limits: Limits, recognition: Recognition
) -> Readings:
    refusal = _refusal(recognition)
    if refusal is not None:
        return refusal
    from replycheck.readers.ocr import cache as ocr_cache  # noqa: PLC0415 - numpy, only where there are scans
    from replycheck.readers.ocr import engine as ocr_engine  # noqa: PLC0415 - numpy, only where there are scans
    from replycheck.readers.ocr import page as ocr_page  # noqa: PLC0415 - numpy, only where there are scans
    from replycheck.readers.ocr.pool import recognise_all  # noqa: PLC0415 - as above
    from replycheck.readers.ocr.worker import Answer, Task  # noqa: PLC0415 - as above

    edition = f"{ocr_engine.edition()} {ocr_page.VERSION} {limits.pixels}"
    place = ocr_cache.folder() if recognition.cache else None
    cache = ocr_cache.Cache(place, document.sha256, edition)
    read: dict[int, PageReading] = dict(ocr_cache.kept_pages(cache, unread))
    troubles: Counter[str] = Counter()

    def done(task: Task, answer: Answer) -> None:
        if isinstance(answer, PageReading):
            read[task.index + 1] = answer
            cache.put(task.index + 1, answer)
        else:
            troubles[re.split("[；。]", answer)[0]] += 1

    # a document made of pictures names the kind of picture
    kind = next((one for one in Format if one == document.format), Format.IMAGE)
    tasks = [Task(page - 1, kind, limits, recognition.seconds) for page in unread if page not in read]
    if tasks:
        recognise_all(data, tasks, recognition.jobs, done)
        cache.trim()
    why = "、".join(reason for reason, _ in troubles.most_common(_TOLD))
    return Readings(read, f"没能识别（{why}）" if why else Readings().why, f"重新扫描，或{_OTHERWISE}")


def _refusal(recognition: Recognition) -> Readings | None:
    """Why nothing can be recognised here; None where it can."""
    if not recognition.enabled:
        return Readings(why="配置关闭了文字识别（ocr.enabled）", remedy=f"打开后再查，或{_OTHERWISE}")
    from replycheck.readers.ocr import engine as ocr_engine  # noqa: PLC0415 - as above

    if not ocr_engine.installed():
        return Readings(why="没有安装 OCR 组件，不能识别其中的文字", remedy=f"安装 replycheck[ocr]，或{_OTHERWISE}")
    return None
