r"""Lines and columns of a text, for the machine formats that count so.

Both are 1-based; columns count code points. Only ``\n`` ends a line, as in ``replycheck text FILE``.
"""

from __future__ import annotations

from bisect import bisect_right

from replycheck.model.span import Span
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """Where a span begins and where it ends; ``end_column`` is one past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def region(self, span: Span) -> Region:
        """The region of a span; an empty span has an empty region."""
        line, column = self._place(span.start)
        end_line, end_column = self._place(span.end)
        return Region(line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
