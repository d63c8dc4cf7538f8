"""What any paged format tells of a page before it is laid out: glyph runs, pictures, rules, notes, in user space."""

from __future__ import annotations

import math
from dataclasses import field

from replycheck.model.mark import Hiding, MarkKind
from replycheck.records import dataclass

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Pictures:
    """``images`` are boxes (left, bottom, right, top) in user space, ``rules`` thin horizontal and vertical lines.

    ``drawn`` counts everything that is not text, ``red`` the shapes drawn in red.
    """

    images: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    drawn: int = 0
    red: int = 0


@dataclass(frozen=True, slots=True)
class Paint:
    """What is unusual about letters: as good as white, as good as clear, too small to read, said to be other words.

    ``said`` is a number for the words that stand for several letters together (``ActualText``), None without any.
    """

    pale: bool = False
    clear: bool = False
    small: bool = False
    said: int | None = None


@dataclass(slots=True)
class Run:
    """Glyphs set one after another: ``glyphs`` are (along, end, code point); ``up`` is the baseline.

    ``along`` and ``up`` are measured in the frame turned by ``angle`` degrees (counter-clockwise). ``unseen`` is text
    that is not painted, as under a scan; ``vertical`` text whose characters stand upright one below the other;
    ``squeezed`` text so narrow that nobody reads it. ``owner`` is a number for the object that draws its first glyph,
    ``paint`` what is unusual about all of them, ``embedded`` whether the font is in the file, ``face`` which one it is.
    """

    angle: int
    up: float
    size: float
    font: str
    glyphs: list[tuple[float, float, int]] = field(default_factory=list)
    unmapped: bool = False
    unseen: bool = False
    vertical: bool = False
    squeezed: bool = False
    owner: int = 0
    paint: Paint | None = None
    embedded: bool = False
    face: str = ""


def in_frame(x: float, y: float, angle: int) -> tuple[float, float]:
    """Along and up in the frame turned by ``angle``."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * cos + y * sin, y * cos - x * sin


def in_page(along: float, up: float, angle: int) -> tuple[float, float]:
    """The point of user space that is ``along`` and ``up`` in the frame turned by ``angle``."""
    return in_frame(along, up, -angle)


@dataclass(frozen=True, slots=True)
class Note:
    """Something on a page; ``box`` is (left, bottom, right, top) in user space."""

    kind: MarkKind
    box: tuple[float, float, float, float]
    words: str = ""
    who: str = ""
    why: Hiding | None = None
    more: tuple[Box, ...] = ()
    """Further boxes of the same."""


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The notes of a page; ``values`` are what is typed into its visible fields and text notes, None without any.

    ``typed`` are those that the file does not say how to draw: a viewer sets their words itself. ``stamped``: something
    is laid over the page that may be a seal. ``over`` are the boxes of what is drawn over the page.
    """

    notes: tuple[Note, ...] = ()
    values: tuple[str, ...] | None = None
    typed: tuple[Note, ...] = ()
    stamped: bool = False
    over: tuple[Box, ...] = ()


_NO_NOTES = PageNotes()


@dataclass(slots=True)
class PageFacts:
    """What PDFium knows of a page. ``box`` is (left, bottom, right, top), ``turn`` the page's /Rotate in degrees."""

    box: tuple[float, float, float, float]
    turn: int
    runs: list[Run]
    pictures: Pictures
    lost_fields: bool = False
    notes: PageNotes = _NO_NOTES
    ink: float | None = None
    unseen: bool = False
    """The page could not be drawn, so nobody knows whether its text is what it shows."""
    unexplained: float = 0.0
    """Square points of what looks like writing and is no text."""
    unexplained_box: Box | None = None
    """The box around it, from the top left of the page as shown: left, top, right, bottom."""
    pattern: bytes = b""
    """What it looks like, equal where the same stands on several pages."""
    lying: frozenset[str] = frozenset()
    """Names of fonts whose glyphs show other characters than the file says."""
    strayed: bool = False
    """Words that are laid under a picture are plainly not those that it shows."""
    spoken: tuple[Note, ...] = ()
    """Words that the file gives to be read where others are seen."""

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height as a viewer shows the page."""
        left, bottom, right, top = self.box
        return (right - left, top - bottom) if self.turn in {0, 180} else (top - bottom, right - left)

    def to_shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space in points from the top left of the page as shown."""
        left, bottom, right, top = self.box
        if self.turn == 90:  # noqa: PLR2004 - a right angle
            return y - bottom, x - left
        if self.turn == 180:  # noqa: PLR2004 - two right angles
            return right - x, y - bottom
        if self.turn == 270:  # noqa: PLR2004 - three right angles
            return top - y, right - x
        return x - left, top - y
