"""One statement of the reply held against one place of a paper, and whether the two agree."""

from __future__ import annotations

from replycheck.model.span import Span
from replycheck.model.statement import Against, Stated, Statement
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement with what the paper says; ``certain``: both sides say it in closed form; ``note``: why it is new.

    ``doubtful``: told by likeness of words alone, which mistakes one in two: shown as a hint.
    ``closed``: read in its whole thought, so that words such as 应当 and 即便 do not make it a supposition.
    """

    statement: Statement
    certain: bool
    note: str = ""
    doubtful: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """The paper that statements of the reply are held against."""

    against: Against
    document: str

    def difference(  # noqa: PLR0913 - a row of the table, by keyword
        self,
        role: str,
        span: Span,
        value: str,
        found: tuple[Span, str] | None,
        *,
        agrees: bool | None,
        certain: bool = False,
        note: str = "",
        doubtful: bool = False,
    ) -> Difference:
        """The statement in ``span`` with what stands at ``found``; nothing agrees or not where nothing is found."""
        stated = None if found is None else Stated(*found)
        agrees = agrees if found else None
        return Difference(
            Statement(role, span, value, self.against, self.document, stated, agrees), certain, note, doubtful
        )
