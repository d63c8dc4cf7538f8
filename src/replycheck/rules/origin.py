"""Where a stretch that does not belong was most likely pasted from: a judgment, the letter, another reply of the batch.

What a reader would get wrong: the same words in two papers do not tell which was first, so findings say 相同, not 抄.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from replycheck.model.finding import Evidence
from replycheck.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from replycheck.model.document import Document
    from replycheck.model.passage import Passage
    from replycheck.model.span import Span
    from replycheck.rules.case import Case

_MOST = 0.5
"""Share of a stretch that must stand in the other paper."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The other paper: ``words`` are a clause for the finding, ``evidence`` the place in it."""

    words: str
    evidence: tuple[Evidence, ...] = ()


NOWHERE = Origin("")


def origin(case: Case, span: Span) -> Origin:
    """The paper in which most of a stretch stands too; ``NOWHERE`` where none is known."""
    found = max(_standing(case, span), key=lambda pair: pair[1].reply.end - pair[1].reply.start, default=None)
    if found is None:
        return NOWHERE
    paper, passage = found
    quote = passage.source.of(paper.text)
    page = paper.page_at(passage.source.start)
    evidence = Evidence(paper.source, passage.source, quote, page, passage.similarity)
    return Origin(f"这段文字与{_named(case, paper)}中的相同，可能是从那里粘贴的。", (evidence,))


def _standing(case: Case, span: Span) -> Iterator[tuple[Document, Passage]]:
    papers = {paper.source: paper for paper in (*case.sources, *(case.siblings or ()), *_letter(case))}
    for passage in (*case.passages, *case.shared, *case.lettered):
        common = min(span.end, passage.reply.end) - max(span.start, passage.reply.start)
        if passage.document in papers and common >= _MOST * len(span):
            yield papers[passage.document], passage


def _letter(case: Case) -> tuple[Document, ...]:
    return () if case.petition is None else (case.petition,)


def _named(case: Case, paper: Document) -> str:
    name = PurePath(paper.source).name
    if case.petition is not None and paper.source == case.petition.source:
        return f"来信“{name}”"
    siblings = {one.source for one in case.siblings or ()}
    return f"本批另一份答复“{name}”" if paper.source in siblings else f"裁判文书“{name}”"
