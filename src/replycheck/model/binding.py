"""What was concluded about the order in which pages are bound."""

from __future__ import annotations

from enum import StrEnum

from replycheck.model.finding import Confidence
from replycheck.records import dataclass


class Problem(StrEnum):
    """What is wrong with a page."""

    WRONG_ORDER = "wrong-order"
    MISSING_BEFORE = "missing-before"
    REPEATED = "repeated"
    FOREIGN = "foreign"
    ROTATED = "rotated"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class PageProblem:
    """One problem at page ``page`` (1-based position today).

    ``MISSING_BEFORE`` with ``page`` = number of pages + 1 means that pages are missing at the end.
    ``reason`` is a Chinese clause for the user.
    """

    page: int
    problem: Problem
    reason: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Binding:
    """What is printed, what is wrong, and how to mend it.

    ``printed[i]`` is the number on page i+1; ``proposed_order`` lists today's positions (1-based) as they should be.
    ``breaks`` are pages (1-based) that do not go on from the page before although the printed numbers do;
    ``unread`` says that the words of the pages were not compared, since there are too many.
    """

    printed: tuple[int | None, ...]
    proposed_order: tuple[int, ...]
    problems: tuple[PageProblem, ...] = ()
    breaks: tuple[int, ...] = ()
    unread: bool = False

    def __post_init__(self) -> None:
        if sorted(self.proposed_order) != list(range(1, len(self.printed) + 1)):
            raise ValueError("proposed order is not a permutation of the pages")
        for found in self.problems:
            last = len(self.printed) + (found.problem is Problem.MISSING_BEFORE)
            if not 1 <= found.page <= last:
                raise ValueError(f"problem on page {found.page}, which does not exist")

    def having(self, problem: Problem) -> tuple[PageProblem, ...]:
        """The problems of one sort, in page order."""
        return tuple(found for found in self.problems if found.problem is problem)
