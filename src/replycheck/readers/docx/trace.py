"""The same walk through a Word file as ``docx`` makes, remembering which element every character came from.

What is easily got wrong: the normal reading must not pay for this, so nothing there knows of it: the pieces of text are
strings that carry their element, and everything else is the ordinary story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from replycheck.model.anchor import Anchor
from replycheck.model.span import Span
from replycheck.readers.docx.blocks import HANDLERS
from replycheck.readers.docx.story_builder import Block, Handler, Story
from replycheck.readers.parts.xml import Element, M, W
from replycheck.records import dataclass

_SOURCES = (
    *(f"{W}{name}" for name in ("t", "br", "cr", "tab", "ptab", "noBreakHyphen", "sym", "fldChar")),
    f"{M}t",
)
"""The elements that give text of their own."""
_NOTES = {f"{W}footnote": f"{W}footnoteReference", f"{W}endnote": f"{W}endnoteReference"}


class Piece(str):
    """A piece of text with the element it came from."""

    __slots__ = ("origin",)
    origin: Element | None

    def __new__(cls, text: str, origin: Element | None) -> Piece:  # noqa: PYI034 - it gives this very class
        """The text, and where it came from (None: it is computed, as numbers are)."""
        piece = super().__new__(cls, text)
        piece.origin = origin
        return piece


@dataclass
class TracedStory(Story):
    """A story whose pieces know their element; ``origin`` is the element that is being read."""

    origin: Element | None = None

    def emit(self, text: str) -> None:
        """As in any story, with the origin."""
        super().emit(Piece(text, self.origin))


def _remembering(handler: Handler) -> Handler:
    def remember(story: Story, element: Element) -> None:
        if isinstance(story, TracedStory):
            story.origin = element
        handler(story, element)
        if isinstance(story, TracedStory):
            story.origin = None

    return remember


TRACED: Mapping[str, Handler] = {
    tag: _remembering(handler) if tag in _SOURCES else handler for tag, handler in HANDLERS.items()
}
"""As ``HANDLERS``, telling the story which element speaks."""


def anchors(placed: Iterable[tuple[Block, str, int, int]], root: Element) -> tuple[Anchor, ...]:
    """The anchors of blocks as ``docx.placed`` gives them; ``root`` is the root of the main part."""
    found: list[Anchor] = []
    finder = _Finder(root)
    for block, text, lead, start in placed:
        at = start - lead
        for piece in block.pieces if text.strip() else ():  # a blank paragraph is not in the text
            begin, end = max(at, start), min(at + len(piece), start + len(text))
            if begin < end and isinstance(piece, Piece) and piece.origin is not None:
                anchor = finder.anchor(piece, Span(begin, end), begin - at)
                found += [anchor] if anchor is not None else []
            at += len(piece)
    return tuple(found)


class _Finder:
    """Finds the run of the body that stands for an element."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._runs = {run: number for number, run in enumerate(root.iter(f"{W}r"))}
        self._references = {(mark.tag, mark.get(f"{W}id")): mark for mark in root.iter(*_NOTES.values())}

    def anchor(self, piece: Piece, span: Span, skipped: int) -> Anchor | None:
        """The anchor of the characters of ``piece`` that remain after its first ``skipped``."""
        element = piece.origin
        if element is None:
            return None
        if element.getroottree().getroot() is not self._root:
            return self._referred(element, span)
        run = self._outermost(element)
        if run is None:
            return None
        raw = element.text or ""
        begin = raw.find(piece.strip()[:1]) - piece.find(piece.strip()[:1]) if element.tag == f"{W}t" else 0
        exact = element.getparent() is run and (element.tag != f"{W}t" or _kept(raw, piece))
        if not exact:
            return Anchor(span, self._runs[run])
        return Anchor(span, self._runs[run], run.index(element), max(0, begin) + skipped)

    def _referred(self, element: Element, span: Span) -> Anchor | None:
        """The run of the body that refers to the note in which ``element`` stands."""
        for tag, reference in _NOTES.items():
            note = next(element.iterancestors(tag), None)
            mark = self._references.get((reference, note.get(f"{W}id"))) if note is not None else None
            run = self._outermost(mark) if mark is not None else None
            if run is not None:
                return Anchor(span, self._runs[run])
        return None

    def _outermost(self, element: Element) -> Element | None:
        runs = [one for one in element.iterancestors(f"{W}r") if one in self._runs]
        return runs[-1] if runs else None


def _kept(raw: str, piece: str) -> bool:
    """Whether the text stands in the element character for character, blanks around it aside."""
    return len(raw) == len(piece) or len(raw.strip(" \t\r\n")) == len(piece)
