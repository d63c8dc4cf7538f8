"""What a file carries beside its words: traces of editing, active content, seals, type and paper.

What is easily got wrong: a mark whose words are not in the text (a deletion, a comment) has an empty span where it
stands and keeps the words in ``words``; one on words of the text has their span and no ``words``.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from replycheck.model.span import Box, Span
from replycheck.records import dataclass


class MarkKind(StrEnum):
    """What was left in the file."""

    INSERTED = "inserted"
    """Tracked and not yet accepted; the words are in the text."""
    DELETED = "deleted"
    """Tracked and not yet accepted; the words are not in the text."""
    MOVED = "moved"
    """Tracked: the words are in the text where they were moved to."""
    REFORMATTED = "reformatted"
    """Tracked change of form, not of words."""
    COMMENT = "comment"
    """A margin comment or a note stuck on a page."""
    HIDDEN = "hidden"
    """Words that are not printed; not in the text."""
    RECOGNISED = "recognised"
    """Words read off a picture; in the text, where the picture stands."""
    HIGHLIGHT = "highlight"
    """Words painted over, as reviewers do."""
    MACRO = "macro"
    """A program in the file (never run)."""
    SCRIPT = "script"
    """JavaScript or a launch action in the file (never run)."""
    EMBEDDED = "embedded"
    """Another file or object inside (never opened)."""
    EXTERNAL = "external"
    """Something that a program would fetch from elsewhere on opening (never followed)."""
    SIGNATURE = "signature"
    """A digital signature (whose validity was not checked)."""


class Hiding(StrEnum):
    """How words in a file are kept from whoever looks at the paper; as ``hidden[].why`` in the JSON."""

    ATTRIBUTE = "hidden attribute"
    """Word's own, which says it openly."""
    WHITE = "white on white"
    COLOUR = "same colour as ground"
    SIZE = "too small"
    OFF_PAGE = "off the page"
    COVERED = "covered"
    CLIPPED = "clipped"
    LAYER = "layer off"
    TRANSPARENT = "transparent"
    UNPAINTED = "not painted"
    MISNAMED = "glyphs show other words"
    """The page shows other characters than the file names for them."""


PARAGRAPH_MARK = "¶"
"""The words of a mark that is about the end of a paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something left in the file; ``span`` is where, ``words`` what is not in the text or what it is called.

    ``why`` says of hidden words how they are hidden; None there means by Word's own attribute. ``doubts`` are the
    characters of recognised words that recognition is not sure of. ``boxes`` are where hidden words would stand.
    """

    kind: MarkKind
    span: Span
    words: str = ""
    who: str = ""
    page: int | None = None
    why: Hiding | None = None
    doubts: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] = ()


class SealShape(StrEnum):
    """The outline of a seal: round ones are of bodies and courts, oval of finance, square of names."""

    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as it is seen on a page; ``colour`` is its usual colour as RRGGBB."""

    box: Box
    shape: SealShape
    colour: str = "FF0000"


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: ``font`` is the face of the Chinese characters, ``size`` in points (0 where unknown).

    ``leading`` is the height of the lines in points, where the file sets it exactly; else 0.
    """

    span: Span
    font: str = ""
    size: float = 0.0
    bold: bool = False
    colour: str = ""
    leading: float = 0.0


@dataclass(frozen=True, slots=True)
class Origin:
    """What the file tells of where a paragraph came from, unseen by its writer; "" where it tells nothing.

    ``style`` is the paragraph style, ``session`` the mark of the editing session, ``language`` that of spelling,
    ``latin`` the face of Latin letters; ``linked`` says that a hyperlink or a bookmark of copying is in it.
    """

    span: Span
    style: str = ""
    session: str = ""
    language: str = ""
    latin: str = ""
    linked: bool = False

    def at(self, span: Span) -> Origin:
        """The same at another place."""
        return replace(self, span=span)


@dataclass(frozen=True, slots=True)
class Paper:
    """The page setup of a stretch of a flowing document, in points; ``landscape`` where the page lies across.

    ``margins`` are (top, right, bottom, left).
    """

    span: Span
    width: float
    height: float
    margins: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    landscape: bool = False
