"""Places: a stretch of text and a rectangle on a page.

Offsets count code points of ``Document.text``; boxes are in points from the page's top left corner.
"""

from __future__ import annotations

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"impossible span {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same length, ``by`` characters later."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Box:
    """Rectangle on page ``page`` (1-based), in points from the top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if self.page < 1 or self.x1 < self.x0 or self.bottom < self.top:
            raise ValueError(f"impossible box {self}")

    def part_of(self, height: float) -> str:
        """Where on a page of so many points it stands, in words; "" where the page has no height."""
        if height <= 0:
            return ""
        middle = (self.top + self.bottom) / 2 / height
        if middle < 0 or middle > 1:
            return "边外"
        return "上部" if middle < 1 / 3 else "中部" if middle < 2 / 3 else "下部"
