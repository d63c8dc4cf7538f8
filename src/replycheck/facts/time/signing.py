"""The day on which a paper is signed (成文日期).

What is easily got wrong: the last date of a paper may be one of its text. Only a date that stands alone on one of the
last lines, or that ends the text behind a full stop or the name of a body, is the date of signing.
"""

from __future__ import annotations

from replycheck.facts.structure.annex import annex_start
from replycheck.facts.time.dates import WrittenDate, written_dates
from replycheck.model.document import RUNNING, Document
from replycheck.text.patterns import pattern

_TAIL = 8
"""Paragraphs at the end in which the date can stand: below it come notes, contacts and copies."""
_AROUND = pattern(r"[\s（(）)【】\[\]印章公盖。]*")
_ENDS = pattern(r"(?:[。！!？?；;：:）)”\s]|局|院|会|府|委|厅|办|处|部|中心|公司|镇|乡|街道|大队|支队|单位|站|所|室)$")


def signed(document: Document) -> WrittenDate | None:
    """The date of signing with its place in the document's text; None where none can be told for sure."""
    text, end = document.text, annex_start(document)
    lines = [p.span for p in document.paragraphs if p.kind in RUNNING and p.span.start < end]
    for line in reversed(lines[-_TAIL:]):
        words = line.of(text)
        for date in written_dates(words):
            if date.year is None or not date.possible:
                continue
            before, after = words[: date.span.start], words[date.span.end :]
            if not _AROUND.fullmatch(after):
                continue
            alone = _AROUND.fullmatch(before) is not None
            if alone or (line == lines[-1] and _ENDS.search(before)):
                return WrittenDate(date.span.shifted(line.start), date.year, date.month, date.day, date.dashed)
    return None
