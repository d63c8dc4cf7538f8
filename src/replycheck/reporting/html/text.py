"""A document laid out for reading: paragraphs with their marks, page boundaries as rulers, far-off parts folded.

Every character that is not white space between paragraphs is shown, whether a paragraph claims it or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from replycheck.model.document import Document, Page, ParagraphKind
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reporting.html.marked import Mark, Slice, slices

LONG = 20_000
"""A longer document has its unmarked parts folded: a reader wants the marked ones."""

_CONTEXT = 2
"""So many paragraphs around a marked one stay open."""

_WORTH = 800
"""A run of fewer characters is not worth folding."""

NOTE = {
    ParagraphKind.TABLE_CELL: "表格",
    ParagraphKind.TEXT_BOX: "文本框",
    ParagraphKind.HEADER: "页眉",
    ParagraphKind.FOOTER: "页脚",
    ParagraphKind.FOOTNOTE: "脚注",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """What the template writes in one go: ``sort`` is text, label, ruler or seam."""

    sort: str
    text: str
    css: str = ""
    keys: str = ""
    href: str = ""
    anchor: str = ""
    title: str = ""


@dataclass(slots=True)
class Block:
    """A paragraph, or text that no paragraph claims (``number`` None)."""

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY
    number: int | None = None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def note(self) -> str:
        """What kind of paragraph it is, in words; empty for plain text."""
        return NOTE.get(self.kind, "")

    @property
    def marked(self) -> bool:
        """Whether anything in it is marked."""
        return any(piece.keys for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks in a row, shown open or folded."""

    blocks: tuple[Block, ...]
    folded: bool = False

    @property
    def characters(self) -> int:
        """How many characters the blocks hold."""
        return sum(len(block.span) for block in self.blocks)


def lay_out(
    document: Document,
    marks: Sequence[Mark],
    *,
    fold: bool = False,
    named: bool = False,
    seams: Mapping[int, str] | None = None,
) -> tuple[Stretch, ...]:
    """The whole document in order; with ``fold``, the parts of a long one that are far from every mark are folded.

    ``named``: the beginning of each page has an id, ``page-3``. ``seams``: what to write behind which paragraph (0 for
    the top) where the text does not go on.
    """
    blocks = _blocks(document)
    breaks = [page.span.start for page in document.pages]
    breaks += [block.span.start for block in blocks]
    shown = _filled(blocks, document, slices(len(document.text), marks, breaks), named=named)
    shown = list(_sewn(shown, seams or {}))
    if not fold or len(document.text) <= LONG:
        return (Stretch(tuple(shown)),)
    return tuple(_folded(shown))


def _sewn(blocks: Iterable[Block], seams: Mapping[int, str]) -> Iterator[Block]:
    """The blocks with a note behind each paragraph that does not go on."""
    if 0 in seams:
        yield _seam(0, 0, seams[0])
    for block in blocks:
        yield block
        if block.number in seams and block.number:
            yield _seam(block.number, block.span.end, seams[block.number])


def _seam(after: int, at: int, why: str) -> Block:
    return Block(Span(at, at), pieces=[Piece("seam", f"✂ 这里接不上：{why}", anchor=f"seam-{after}")])


def _blocks(document: Document) -> list[Block]:
    """Paragraphs and the gaps between them; together they tile the text."""
    blocks, at = [], 0
    for number, paragraph in enumerate(document.paragraphs, 1):
        if paragraph.span.start > at:
            blocks.append(Block(Span(at, paragraph.span.start)))
        blocks.append(Block(paragraph.span, paragraph.kind, number))
        at = paragraph.span.end
    if at < len(document.text) or not blocks:
        blocks.append(Block(Span(at, len(document.text))))
    return blocks


def _filled(blocks: list[Block], document: Document, cuts: Iterable[Slice], *, named: bool) -> list[Block]:
    """The blocks that show anything; what begins in blank space goes to the next of them."""
    rulers: dict[int, list[Page]] = {}
    for page in document.pages:
        rulers.setdefault(page.span.start, []).append(page)
    shown: list[Block] = []
    waiting: list[Piece] = []
    index = 0
    for cut in cuts:
        while index + 1 < len(blocks) and cut.span.start >= blocks[index].span.end:
            index += 1
        waiting += [_ruler(page, bound=document.bound, named=named) for page in rulers.get(cut.span.start, ())]
        waiting += [_label(mark) for mark in cut.opening if mark.key]
        block = blocks[index]
        if block.number is None and not block.span.of(document.text).strip():
            continue
        if not block.pieces:
            shown += [*_boundaries(waiting, cut.span.start), block]
            waiting = [piece for piece in waiting if piece.sort != "ruler"]
        block.pieces += waiting
        if len(cut.span):
            block.pieces.append(_text(cut.span.of(document.text), cut.active))
        waiting = []
    return [*shown, Block(Span(0, 0), pieces=waiting)] if waiting else shown


def _boundaries(waiting: list[Piece], at: int) -> list[Block]:
    """Rulers that stand between paragraphs, as a block of their own."""
    between = [piece for piece in waiting if piece.sort == "ruler"]
    return [Block(Span(at, at), pieces=between)] if between else []


def _ruler(page: Page, *, bound: bool, named: bool) -> Piece:
    """A page boundary; what is printed on the page matters only where pages are bound."""
    anchor = f"page-{page.number}" if named else ""
    if page.printed_number is not None:
        return Piece("ruler", f"第{page.number}页（页码 {page.printed_number}）", anchor=anchor)
    return Piece("ruler", f"第{page.number}页" + ("（未读出印刷页码）" if bound else ""), anchor=anchor)


def _label(mark: Mark) -> Piece:
    css = " ".join(part for part in (mark.css, "" if mark.label else "bare") if part)
    return Piece("label", mark.label, css, mark.key, mark.href, mark.anchor, mark.title)


def _text(words: str, active: tuple[Mark, ...]) -> Piece:
    visible = [mark for mark in active if mark.inked]
    return Piece(
        "text",
        words,
        " ".join(dict.fromkeys(mark.css for mark in visible)),
        " ".join(mark.key for mark in visible if mark.key),
        next((mark.href for mark in visible if mark.linked and mark.href), ""),
        title="；".join(mark.title for mark in visible if mark.title),
    )


def _folded(blocks: list[Block]) -> list[Stretch]:
    near = [False] * len(blocks)
    for index, block in enumerate(blocks):
        if block.marked:
            for at in range(max(0, index - _CONTEXT), min(len(blocks), index + _CONTEXT + 1)):
                near[at] = True
    stretches, at = [], 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and near[stop] == near[at]:
            stop += 1
        stretch = Stretch(tuple(blocks[at:stop]))
        stretches.append(Stretch(stretch.blocks, folded=not near[at] and stretch.characters > _WORTH))
        at = stop
    return stretches
