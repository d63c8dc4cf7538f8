"""Where a paper's annexes begin: what follows is another document and is not judged as part of the reply."""

from __future__ import annotations

from replycheck.model.document import RUNNING, Document
from replycheck.text.patterns import pattern

_LABEL = pattern(r"附\s*件\s*[一二三四五六七八九十\d]{0,2}\s*[：:]?")
"""The label on an annex's own first page; the list of annexes under the text (附件：1. …) names them behind it."""


def annex_start(document: Document) -> int:
    """Offset of the first annex; the length of the text where there is none.

    A paper does not begin with its annex, so a label in the first paragraph means nothing.
    """
    running = [paragraph for paragraph in document.paragraphs if paragraph.kind in RUNNING]
    for paragraph in running[1:]:
        if _LABEL.fullmatch(paragraph.span.of(document.text).strip()):
            return paragraph.span.start
    return len(document.text)
