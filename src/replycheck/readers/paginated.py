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
from replycheck.model.document import RUNNING, Caveat, Document, Line, Page
from replycheck.model.limits import Limits
from replycheck.model.mark import MarkKind
from replycheck.model.recognition import Recognition
from replycheck.model.span import Span
from replycheck.readers.formats import Format
from replycheck.readers.office.convert import converted, paged
from replycheck.readers.office.libreoffice import libreoffice
from replycheck.readers.opening import content, read_bytes
from replycheck.readers.sniff import sniff
from replycheck.text.fold import fold

_AHEAD = 4_000
"""Characters that a line may stand further on than the one before: a long note, a table, a deleted passage."""
_TELLING, _SHOWN = 4, 30
"""Letters hidden together that are worth a word, and how many of them are quoted."""
_PIECE, _LEAST, _PRINTED = 5, 12, 0.2
"""Letters that two texts share, how many such pieces a paragraph must have to be looked for, and the share of them that
shows that it was printed: automatic numbers and fields may come out otherwise."""
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
    told = tuple(_unseen(document, laid_out))
    return replace(document, pages=pages, bound=bool(pages), caveats=(*document.caveats, *told))


def _unseen(document: Document, laid_out: Document) -> Iterator[Caveat]:
    """What stands in the text of the Word file and is not seen on the pages of the layout."""
    text = "".join(document.text.split())
    covered = [one for one in laid_out.hidden if len(one.text.strip()) >= _TELLING]
    covered = [one for one in covered if "".join(one.text.split())[:_SHOWN] in text]
    if covered:
        one = covered[0]
        where = f"第{one.page}页" if one.page else ""
        yield Caveat(
            f"按 LibreOffice 的排版，{where}有正文里的文字在纸面上看不到，例如“{one.text.strip()[:_SHOWN]}”；"
            "请打开文件核对，删去看不到的文字后再查",
            incomplete=True,
        )
    heads = "".join(head.text for page in laid_out.pages for head in page.running_heads)
    pieces = _pieces(_even(laid_out.text + heads))
    gone = [words for words in _paragraphs(document) if _missing(words, pieces)]
    if gone:
        yield Caveat(
            f"按 LibreOffice 的排版，有 {len(gone)} 段正文没有印出来，例如“{gone[0][:_SHOWN]}”；"
            "请打开文件核对，删去看不到的文字后再查",
            incomplete=True,
        )


def _paragraphs(document: Document) -> Iterator[str]:
    """The paragraphs of the running text without their white space, but for what was read off pictures."""
    read = [mark.span for mark in document.marks if mark.kind is MarkKind.RECOGNISED]
    for paragraph in document.paragraphs:
        if paragraph.kind in RUNNING and not any(span.overlaps(paragraph.span) for span in read):
            yield "".join(paragraph.span.of(document.text).split())


def _even(text: str) -> str:
    """The text by its folded characters, so that signs that two programs write differently do not matter."""
    return fold(text).text


def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _PIECE] for at in range(max(0, len(text) - _PIECE + 1)))


def _missing(words: str, pieces: frozenset[str]) -> bool:
    """Whether nearly nothing of a paragraph stands on any page."""
    own = _pieces(_even(words))
    return len(own) >= _LEAST and len(own & pieces) < _PRINTED * len(own)


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
