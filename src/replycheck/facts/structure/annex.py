"""Where a paper's annexes begin: what follows is another document and is not judged as part of the reply."""

from __future__ import annotations

from replycheck.model.document import RUNNING, Document
from replycheck.text.patterns import pattern

_LABEL = pattern(
    r"(?:[\u4e00-\u9fff]{1,12}[〔\[（(]\d{4}[〕\]）)]\s*第?\s*\d{1,5}\s*号)?\s*附\s*(?:件|表|录)\s*"
    r"(?:[一二三四五六七八九十\d]{0,2}|\d{1,2}[-—－]\d{1,2})\s*[：:]?"
)
"""The label on an annex's own first page, which may repeat the number of the paper; the list of annexes under the text
(附件：1. …) names them behind it."""
_NAMED = pattern(r"附\s*件\s*[一二三四五六七八九十\d]{1,2}\s*[：:.．、\s]\s*\S")
"""A label and the name of the annex on one line: behind the date of signing an annex begins there."""
_DATE = pattern(r"[\d〇零一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日")


def annex_start(document: Document) -> int:
    """Offset of the first annex; the length of the text where there is none.

    A paper does not begin with its annex, so a label in the first paragraph means nothing.
    """
    running = [paragraph for paragraph in document.paragraphs if paragraph.kind in RUNNING]
    signed = False
    for index, paragraph in enumerate(running):
        words = paragraph.span.of(document.text).strip()
        if index and (_LABEL.fullmatch(words) or (signed and _NAMED.match(words))):
            return paragraph.span.start
        signed = signed or _DATE.fullmatch("".join(words.split())) is not None
    return len(document.text)
