"""What recognition makes of a page, as plain values that travel between processes and into the cache.

Coordinates are in points of the page turned upright and straightened about its middle: along the line and down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from replycheck.model.mark import SealShape
from replycheck.records import dataclass

DOUBT = 0.85
"""Certainty below which a character is doubtful: most that are read wrongly, and one in 300 of the rest."""
Rectangle = tuple[float, float, float, float]
"""(left, top, right, bottom) in points."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as read; ``sure`` holds, for each character of ``text``, how sure the model is, 0 to 1."""

    text: str
    sure: tuple[float, ...]
    x0: float
    x1: float
    base: float
    size: float

    def __post_init__(self) -> None:
        if len(self.text) != len(self.sure):
            raise ValueError("each character has its certainty")


@dataclass(frozen=True, slots=True)
class ReadSeal:
    """A seal, by its place on the page as it is shown."""

    box: Rectangle
    shape: SealShape
    colour: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page as read. ``quarters`` turns clockwise bring it upright; ``skew`` is how far it then lies clockwise.

    ``ink`` is the printed share of the page (0.0 exactly for an empty sheet), ``unread`` the share of the page that
    is printed and was not made out. ``seals`` and ``red_lines`` are in points of the page as shown.
    """

    lines: tuple[ReadLine, ...] = ()
    quarters: int = 0
    skew: float = 0.0
    ink: float = 0.0
    unread: float = 0.0
    seals: tuple[ReadSeal, ...] = ()
    red_lines: tuple[Rectangle, ...] = ()

    @property
    def characters(self) -> int:
        """How many were read."""
        return sum(len(line.text) for line in self.lines)

    @property
    def sure(self) -> float:
        """How sure the model is on the average; 1.0 where nothing was read."""
        return sum(map(sum, (line.sure for line in self.lines))) / self.characters if self.characters else 1.0


@dataclass(frozen=True, slots=True)
class Readings:
    """What recognition made of a file: the pages it read, by their number from 1 on, and why it did not read others.

    ``pictures`` are those of a flowing document, by the name of their part; ``refused`` are pages whose own layer of
    words says other than their picture shows; ``asked`` is False before recognition was asked at all.
    """

    pages: Mapping[int, PageReading] = field(default_factory=dict)
    pictures: Mapping[str, PageReading] = field(default_factory=dict)
    refused: frozenset[int] = frozenset()
    asked: bool = False
    why: str = "目前还不能识别其中的文字"
    remedy: str = "提供带文字的 PDF 或 docx"
