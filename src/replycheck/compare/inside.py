"""The reply against itself: what it says twice, parts and their sum, findings and conclusion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from replycheck.compare.paper import Paper

if TYPE_CHECKING:
    from replycheck.compare.comparison import Difference


def contradictions(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Difference]:
    """Statements of the reply that cannot both be so."""
    return iter(())
