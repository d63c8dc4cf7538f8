"""How the lines of a page are set: where its margins are, how it opens and closes, what begins behind a short line.

Everything is measured against the margins of the same document. What a reader would get wrong: that a paragraph begins
with an indented line is a habit of most papers and no law; only the lines of this paper tell whether it keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from replycheck.model.document import Line, Page
from replycheck.records import dataclass

NEAR, SET_APART = 1.0, 3.2
"""Ems from the margin: nearer is no indent, further is a title or a signature."""
_SHORT = 2.6
"""Ems that may be free at the end of a line whose paragraph goes on: what follows could not be broken."""
_USUAL_SIZE = 16.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text stands on the paper of this document: margins in points."""

    left: float
    right: float
    bottom: float

    def indent(self, line: Line) -> float:
        """How far from the left margin a line begins, in ems."""
        return (line.box.x0 - self.left) / (line.size or _USUAL_SIZE)

    def short(self, line: Line) -> bool:
        """Whether a line ends before the right margin, so that its paragraph ends with it."""
        return (self.right - line.box.x1) / (line.size or _USUAL_SIZE) > _SHORT


@dataclass(frozen=True, slots=True)
class Setting:
    """The lines of one page: how many, how many behind a short one are ``indented`` and how many are ``flush``;

    whether the first reaches the right margin, and whether the last stands apart, as a signature does.
    """

    lines: int
    indented: int
    flush: int
    opens_full: bool
    closes_apart: bool


def frame_of(pages: Sequence[Page]) -> Frame | None:
    """The margins; None where no lines are known."""
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return None
    lefts, rights = sorted(line.box.x0 for line in lines), sorted(line.box.x1 for line in lines)
    bottoms = sorted(page.lines[-1].box.bottom for page in pages if page.lines)
    return Frame(lefts[len(lefts) // 10], rights[(4 * len(rights)) // 5], bottoms[(3 * len(bottoms)) // 4])


def setting_of(lines: Sequence[Line], frame: Frame | None) -> Setting | None:
    """How the lines of a page are set; None where they are not known."""
    if not lines or frame is None:
        return None
    begun = [
        frame.indent(below)
        for above, below in pairwise(lines)
        if frame.short(above) and frame.indent(above) <= SET_APART
    ]
    return Setting(
        len(lines),
        sum(NEAR <= indent <= SET_APART for indent in begun),
        sum(indent < NEAR for indent in begun),
        opens_full=not frame.short(lines[0]),
        closes_apart=frame.indent(lines[-1]) > SET_APART,
    )


def indents(settings: Sequence[Setting | None]) -> bool:
    """Whether the paper begins its paragraphs with an indent, as far as enough of them can be seen."""
    indented = sum(one.indented for one in settings if one is not None)
    flush = sum(one.flush for one in settings if one is not None)
    return indented >= _ENOUGH and flush <= _STRAY * indented


_ENOUGH, _STRAY = 4, 0.1
"""Paragraphs that must be seen, and the share of flush ones (an addressee, a note of who gets copies) let pass."""
