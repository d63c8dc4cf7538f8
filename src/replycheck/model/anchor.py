"""Where the characters of a Word file's text stand in its main part, so that comments can be fastened there.

What is easily got wrong: Word takes comments only in the body. What stands in a text box, a note or a drawing is
anchored at the body's run that holds or refers to it; what stands in a header has no anchor at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from replycheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """The characters of ``span`` stand at run number ``run`` (from 0, in document order, runs in runs counted too).

    ``child`` is the element of the run (from 0) that holds them, ``at`` how many of its characters come before them;
    ``child`` is None where only the run as a whole can be named.
    """

    span: Span
    run: int
    child: int | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """The text of a Word file with its anchors in the order of the text; ``main`` is the main part, in lower case."""

    text: str
    main: str
    anchors: tuple[Anchor, ...]
