"""An office's own style for the layout of its papers, where it departs from GB/T 9704—2012."""

from __future__ import annotations

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """What the office wants in place of the standard; None leaves the standard in force.

    ``margins`` are top, right, bottom and left in millimetres; ``body_size`` and ``leading``
    (the height of a line; 0: it is not asked) are in points.
    """

    body_face: str | None = None
    body_size: float | None = None
    margins: tuple[float, float, float, float] | None = None
    page_numbers: bool = True
    leading: float | None = None
