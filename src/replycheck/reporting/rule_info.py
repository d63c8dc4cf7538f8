"""What a report may tell of a rule itself: its title, its weight, its page.

Reports never look rules up: whoever renders hands them in, so that a report shows only what it was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from replycheck.model.finding import Severity
from replycheck.records import dataclass

if TYPE_CHECKING:
    from replycheck.rules.example import Example


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as a report describes it; ``page`` is the Chinese text of ``replycheck explain``."""

    title: str
    severity: Severity
    page: str = ""
    examples: tuple[Example, ...] = ()
