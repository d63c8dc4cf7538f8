"""What is taken away from a report: the reply with comments, with corrections, put in order; the sheet, the report.

Called in a worker only: these forms read the reply's own file again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from replycheck import app
from replycheck.config.settings import Settings
from replycheck.errors import UsageError
from replycheck.model.report import Report
from replycheck.reporting import FORMS as REPORT_FORMS
from replycheck.reporting import document, render
from replycheck.web.work.tasks import Taken


def _comments(report: Report, settings: Settings) -> Taken:
    return Taken(app.annotated(report, "docx", settings), "-批注.docx")


def _notes(report: Report, settings: Settings) -> Taken:
    return Taken(app.annotated(report, "pdf", settings), "-批注.pdf")


def _corrections(report: Report, settings: Settings) -> Taken:
    data, made, left = app.corrected(report, settings)
    if not made:
        raise UsageError("没有有把握的改法，没有可写的修订。")
    return Taken(data, "-修订.docx", f"改了 {made} 处" + (f"，另有 {left} 处要照报告改" if left else ""))


def _in_order(report: Report, settings: Settings) -> Taken:
    if report.pages is None:
        raise UsageError("这份文件没有固定的页，不能重新排页。")
    return Taken(app.reordered(report.document, report.pages, settings), "-重排.pdf")


def _sheet(report: Report, _settings: Settings) -> Taken:
    return Taken(document(report, REPORT_FORMS["sheet"], ".docx"), "-核对单.docx")


def _page(report: Report, settings: Settings) -> Taken:
    pictures = app.thumbnails(report, settings) if report.pages is not None else ()
    page = render(report, "html", titles=app.titles(), rule_infos=app.rule_infos(), thumbnails=pictures)
    return Taken(page.encode("utf-8", "replace"), "-报告.html")


def _json(report: Report, _settings: Settings) -> Taken:
    return Taken(render(report, "json").encode("utf-8", "replace"), "-报告.json")


_MAKES: Mapping[str, Callable[[Report, Settings], Taken]] = MappingProxyType(
    {
        "word": _comments,
        "fix": _corrections,
        "pdf": _notes,
        "order": _in_order,
        "sheet": _sheet,
        "html": _page,
        "json": _json,
    }
)
"""What makes each form of :data:`tasks.FORMS`."""


def offers(report: Report) -> Iterator[str]:
    """The names of the forms that there are of this report."""
    form = report.document.format
    if form == "docx":
        yield "word"
        if any(finding.fix is not None for finding in report.findings):
            yield "fix"
    if form == "pdf":
        yield "pdf"
        order = () if report.pages is None else report.pages.proposed_order
        if list(order) != sorted(order):
            yield "order"
    yield from ("sheet", "html", "json")


_MASKED = frozenset({"html", "json", "sheet"})
"""Forms in which personal data can be masked: the others are the reply's own file."""


def taken_as(report: Report, form: str, settings: Settings, *, redact: bool = False) -> Taken:
    """The file in that form; with ``redact`` personal data are masked where the form allows it.

    :raises ReplycheckError: there is no such form, or the reply cannot be had in it.
    """
    if form not in _MAKES:
        raise UsageError("没有这种形式。")
    return _MAKES[form](app.redacted(report) if redact and form in _MASKED else report, settings)
