"""Findings that rest on characters read off a picture: where those are doubtful, the finding is a doubt and no error.

What is easily got wrong: one doubtful character in a copied page shakes nothing, one in a date shakes everything; and
what is *missing* from a scan may only have been overlooked, however sure the characters are that were read.
"""

from __future__ import annotations

from dataclasses import replace

from replycheck.model.document import Document, Page
from replycheck.model.finding import Confidence, Finding, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case

_SHARE = 0.05
"""Share of doubtful characters that a finding bears: none up to twenty characters."""
_SHORT = 30
"""A finding about so few characters stands or falls with each of them, so recognition alone lowers its confidence."""
_SURE_NUMBER = 0.85
_UNCLEAR = "这里的文字由 OCR 识别，有看不清的字，请对照原件核实。"
_OVERLOOKED = "原件是扫描件，文字由 OCR 识别，可能有漏读，请对照原件核实。"
_NUMBERS = "页面由 OCR 识别，有的页码或文字看不清，请对照原件核实。"


def tempered(finding: Finding, case: Case, *, missing: bool) -> Finding:
    """The finding as heavy and as sure as what it rests on; itself where nothing was read off a picture.

    ``missing``: it says that something is not there.
    """
    papers = (case.reply, *case.sources, *([case.petition] if case.petition else []))
    if not any(paper.recognised for paper in papers):
        return finding
    if missing and _may_be_overlooked(finding, case.reply):
        why: str | None = _OVERLOOKED
    else:
        why = _doubt(finding, case.reply, {paper.source: paper for paper in papers})
    if why is None:
        return _less_sure(finding) if _is_short_reading(finding, case.reply) else finding
    severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
    hit = replace(finding.hit, message=finding.message + why)
    return replace(finding, severity=severity, confidence=Confidence.LOW, hit=hit)


def _may_be_overlooked(finding: Finding, reply: Document) -> bool:
    """Whether what is missing may stand where recognition overlooked it: on the page in question or the one before.

    What is missing from the whole paper may stand on any page.
    """
    place = finding.hit.page or (reply.page_at(finding.span.start) if len(finding.span) else None)
    if place is None:
        return reply.recognised
    return any(page.recognised for page in reply.pages if place - 1 <= page.number <= place)


def _doubt(finding: Finding, reply: Document, papers: dict[str, Document]) -> str | None:
    """Why the finding is doubtful, as a sentence; None where it is not."""
    if reply.recognised:
        if finding.hit.page is not None:
            near = (page for page in reply.pages if page.recognised and abs(page.number - finding.hit.page) <= 1)
            return _NUMBERS if any(_is_unclear(page, reply) for page in near) else None
        if not len(finding.span) and _rests_on_doubt(reply, Span(0, len(reply.text))):
            return _UNCLEAR  # about the whole paper
    if _rests_on_doubt(reply, finding.span):
        return _UNCLEAR
    cited = ((papers.get(evidence.document), evidence.span) for evidence in finding.evidence)
    return _UNCLEAR if any(paper is not None and _rests_on_doubt(paper, span) for paper, span in cited) else None


def _rests_on_doubt(paper: Document, span: Span) -> bool:
    doubts = paper.doubts_in(span)
    return doubts > 0 and doubts >= _SHARE * len(span)


def _is_unclear(page: Page, paper: Document) -> bool:
    """Whether a head or foot of the page, or too much of its text, was hard to read."""
    if any(piece.sure is not None and piece.sure < _SURE_NUMBER for piece in page.running_heads):
        return True
    return _rests_on_doubt(paper, page.span)


def _is_short_reading(finding: Finding, reply: Document) -> bool:
    if finding.hit.page is not None or not 0 < len(finding.span) <= _SHORT:
        return False
    return any(page.recognised and page.span.overlaps(finding.span) for page in reply.pages)


def _less_sure(finding: Finding) -> Finding:
    return replace(finding, confidence=Confidence.MEDIUM) if finding.confidence is Confidence.HIGH else finding
