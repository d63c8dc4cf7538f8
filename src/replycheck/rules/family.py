"""A family of rules: a folder under ``checks/`` whose ``__init__`` says what it is called and where it counts."""

from __future__ import annotations

from replycheck.model.scorecard import Aspect
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """The Chinese title that reports show, and the respect of the scorecard; None for a family about form.

    A rule may count in another respect than its family (``Rule(aspect=…)``).
    """

    title: str
    aspect: Aspect | None = None
