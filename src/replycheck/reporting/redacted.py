"""A report with everything personal masked, ready for any form.

What is easily got wrong: the text keeps its length, so all spans stay right, and quotes are cut anew from the masked
text: a quote that begins in the middle of a phone number must not show its second half. File names are masked too; the
fingerprints and the digest of the file stay, so that waivers and receipts still fit.
"""

from __future__ import annotations

from dataclasses import replace

from replycheck.facts.people.personal import Masks
from replycheck.model.binding import Binding
from replycheck.model.document import Document
from replycheck.model.finding import Evidence, Finding
from replycheck.model.flow import Flow
from replycheck.model.report import Crashed, Demand, Outcome, Ran, Report, Skipped
from replycheck.model.span import Span
from replycheck.model.statement import Statement


def redacted(report: Report) -> Report:
    """The same report without names, ID numbers, phones, e-mail, addresses and bank cards; one name has one mask."""
    documents = (report.document, *report.sources, *((report.petition,) if report.petition else ()))
    said = tuple(evidence for finding in report.findings for evidence in finding.hit.evidence)
    texts = (*(document.text for document in documents), *(evidence.quote for evidence in said))
    # Evidence may come from a library, which is no document of the report.
    masks = Masks(texts, (*(document.source for document in documents), *(evidence.document for evidence in said)))
    masked = {document.source: _document(document, masks) for document in documents}
    work = _Work(masks, masked)
    own = masked[report.document.source]
    return replace(
        report,
        document=own,
        sources=tuple(masked[source.source] for source in report.sources),
        petition=None if report.petition is None else masked[report.petition.source],
        outcomes=tuple(work.outcome(outcome, own) for outcome in report.outcomes),
        passages=tuple(replace(passage, document=masks.apply(passage.document)) for passage in report.passages),
        demands=None
        if report.demands is None
        else tuple(work.demand(demand, report.petition) for demand in report.demands),
        pages=None if report.pages is None else work.binding(report.pages),
        flow=None if report.flow is None else work.flow(report.flow),
        statements=tuple(work.statement(statement) for statement in report.statements),
    )


def _document(document: Document, masks: Masks) -> Document:
    text = masks.apply(document.text)
    pages = tuple(
        replace(page, running_heads=tuple(replace(one, text=masks.apply(one.text)) for one in page.running_heads))
        for page in document.pages
    )
    caveats = tuple(replace(caveat, message=masks.apply(caveat.message)) for caveat in document.caveats)
    return replace(document, source=masks.apply(document.source), text=text, pages=pages, caveats=caveats)


class _Work:
    """Masks every part of a report that holds words."""

    def __init__(self, masks: Masks, documents: dict[str, Document]) -> None:
        self._masks = masks
        self._documents = documents

    def outcome(self, outcome: Outcome, own: Document) -> Outcome:
        """An outcome with the words of its findings masked."""
        if isinstance(outcome, Ran):
            return replace(outcome, findings=tuple(self._finding(finding, own) for finding in outcome.findings))
        if isinstance(outcome, Skipped):
            return replace(outcome, reason=self._masks.apply(outcome.reason))
        return Crashed(outcome.rule, self._masks.apply(outcome.error))

    def _finding(self, finding: Finding, own: Document) -> Finding:
        hit = finding.hit
        masked = replace(
            hit,
            message=self._masks.apply(hit.message),
            suggestion=None if hit.suggestion is None else self._masks.apply(hit.suggestion),
            evidence=tuple(self._evidence(evidence) for evidence in hit.evidence),
            fix=None if hit.fix is None else replace(hit.fix, text=self._masks.apply(hit.fix.text)),
        )
        return replace(finding, hit=masked, quote=self._quote(finding.quote, hit.span, own))

    def _evidence(self, evidence: Evidence) -> Evidence:
        whole = self._documents.get(evidence.document)
        quote = self._quote(evidence.quote, evidence.span, whole)
        return replace(evidence, document=self._masks.apply(evidence.document), quote=quote)

    def _quote(self, quote: str, span: Span, document: Document | None) -> str:
        """The quoted words as the masked text has them; where the text is not at hand, masked by themselves."""
        if document is not None and len(quote) == len(span) and span.end <= len(document.text):
            return span.of(document.text)
        return self._masks.apply(quote)

    def demand(self, demand: Demand, petition: Document | None) -> Demand:
        """A demand of the letter."""
        letter = self._documents.get(petition.source) if petition is not None else None
        text = self._quote(demand.text, demand.span, letter)
        return replace(demand, text=text, why=self._masks.apply(demand.why))

    def statement(self, statement: Statement) -> Statement:
        """A statement and what was found for it: values may be names."""
        found = statement.found and replace(statement.found, value=self._masks.apply(statement.found.value))
        value, document = self._masks.apply(statement.value), self._masks.apply(statement.document)
        return replace(statement, value=value, document=document, found=found)

    def flow(self, flow: Flow) -> Flow:
        return replace(flow, seams=tuple(replace(seam, why=self._masks.apply(seam.why)) for seam in flow.seams))

    def binding(self, binding: Binding) -> Binding:
        """The reasons of page problems may quote a page."""
        return replace(
            binding,
            problems=tuple(replace(one, reason=self._masks.apply(one.reason)) for one in binding.problems),
        )
