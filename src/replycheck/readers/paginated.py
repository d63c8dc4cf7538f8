"""A Word file laid out on pages by LibreOffice, so that what is looked for on pages can be looked for in it too.

What is easily got wrong: another program or another font breaks the pages elsewhere, so these pages are not the
paper's own: nothing may state their numbers without saying whose they are. The text stays that of the Word file, whose
offsets everything counts; lines of the layout that are not found in it (heads, feet, deleted words) have no place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from replycheck.errors import ReplycheckError, UnreadableError
from replycheck.model.document import Document, Line, Page
from replycheck.model.limits import Limits
from replycheck.model.recognition import Recognition
from replycheck.model.span import Span
from replycheck.readers.formats import Format
from replycheck.readers.office.convert import converted, paged
from replycheck.readers.office.libreoffice import libreoffice
from replycheck.readers.opening import content, read_bytes
from replycheck.readers.sniff import sniff

_AHEAD = 4_000
"""Characters that a line may stand further on than the one before: a long note, a table, a deleted passage."""
_NO_PICTURES = Recognition(enabled=False)


def paginated(document: Document, limits: Limits, office: str = "", *, isolated: bool = True) -> Document:
    """The same document, bound, with the pages that LibreOffice (``office``, or where it usually is) lays out.

    :raises UnreadableError: with the reason as a clause, where it cannot be done.
    """
    if document.format not in {kind for kind in Format if kind is Format.DOCX or kind.about.through_office}:
        raise UnreadableError(f"{document.format} 文件不能排版")
    if not (office or libreoffice()):
        raise UnreadableError("没有安装 LibreOffice，不能排版")
    if office and not Path(office).is_file():
        raise UnreadableError("配置的 LibreOffice 程序不存在，不能排版")
    try:
        data = content(document.source, limits)
        kind = sniff(data)
        made = converted(document.source, data, kind, limits, office) if kind.about.through_office else data
        printed = paged(made, limits, office)
        laid_out = read_bytes(f"{document.source}.pdf", printed, limits, isolated=isolated, recognition=_NO_PICTURES)
    except ReplycheckError as error:
        raise UnreadableError("LibreOffice 没能排版") from error
    return _placed(document, laid_out)


def _placed(document: Document, laid_out: Document) -> Document:
    """The document with the pages of the layout put over its text."""
    text = _Squeezed(document.text)
    lines = [tuple(_lines(text, laid_out, page)) for page in laid_out.pages]
    starts = _starts(lines, len(document.text))
    pages = tuple(
        replace(page, span=Span(starts[index], starts[index + 1]), lines=lines[index])
        for index, page in enumerate(laid_out.pages)
    )
    return replace(document, pages=pages, bound=bool(pages))


class _Squeezed:
    """A text without its white space, read from the front; ``at`` is how far."""

    def __init__(self, text: str) -> None:
        self.offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
        self.text = "".join(text.split())
        self.at = 0

    def find(self, words: str) -> Span | None:
        """Where the words stand next in the whole text; None where they don't."""
        wanted = "".join(words.split())
        start = self.text.find(wanted, self.at, self.at + _AHEAD + len(wanted)) if wanted else -1
        if start < 0:
            return None
        self.at = start + len(wanted)
        return Span(self.offsets[start], self.offsets[self.at - 1] + 1)


def _lines(text: _Squeezed, laid_out: Document, page: Page) -> Iterator[Line]:
    for line in page.lines:
        span = text.find(line.span.of(laid_out.text))
        if span is not None:
            yield replace(line, span=span)


def _starts(lines: Sequence[tuple[Line, ...]], end: int) -> list[int]:
    """Where each page begins, and the end of the last; one without lines is empty."""
    starts = [end] * (len(lines) + 1)
    for index in range(len(lines) - 1, 0, -1):
        starts[index] = lines[index][0].span.start if lines[index] else starts[index + 1]
    starts[0] = 0
    return starts
