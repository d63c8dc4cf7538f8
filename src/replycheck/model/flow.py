"""What was concluded about how the paragraphs of a reply go on from each other."""

from __future__ import annotations

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Seam:
    """A place where the text does not go on: behind paragraph ``after`` (1-based; 0 is the top of the paper).

    ``why`` is a Chinese clause for the user.
    """

    after: int
    why: str

    def __post_init__(self) -> None:
        if self.after < 0:
            raise ValueError(f"a seam after paragraph {self.after}")


@dataclass(frozen=True, slots=True)
class Flow:
    """The order in which the paragraphs (1-based, as in ``Location.paragraph``) should stand, and the seams.

    ``proposed_order`` holds every paragraph once; it is today's order where only seams were found.
    """

    proposed_order: tuple[int, ...]
    seams: tuple[Seam, ...] = ()

    def __post_init__(self) -> None:
        if sorted(self.proposed_order) != list(range(1, len(self.proposed_order) + 1)):
            raise ValueError("proposed order is not a permutation of the paragraphs")

    @property
    def moves(self) -> bool:
        """Whether another order is proposed."""
        return list(self.proposed_order) != sorted(self.proposed_order)
