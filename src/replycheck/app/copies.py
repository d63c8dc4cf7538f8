"""What is made of a reply's own file: a copy with notes, its pages drawn, or put into another order.

What is easily got wrong: the file may have changed since it was checked; then nothing is made of it. All of it happens
in a child process, as whatever a hostile file does to a parser, it does it there.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from replycheck.config.settings import Settings
from replycheck.errors import ReplycheckError, UnreadableError, UsageError
from replycheck.model.anchor import with_recognised
from replycheck.model.binding import Binding
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.model.report import Report
from replycheck.readers import content
from replycheck.reporting import FORMS
from replycheck.reporting.html.page_order_view import DRAWN


def annotated(report: Report, form: str, settings: Settings) -> bytes:
    """The reply's own file with notes at the findings: ``form`` is ``docx`` or ``pdf`` and must be the reply's format.

    :raises UsageError: the reply has another format.
    :raises UnreadableError: it could not be read, or has changed since it was checked.
    """
    document = report.document
    if not FORMS[form].in_file or document.format != form:
        named = "Word 文件" if form == "docx" else "PDF"
        raise UsageError(f"“{Path(document.source).name}”不是{named}，没有 {form} 批注版；可改用 --format html。")
    from replycheck.processes.call import call  # noqa: PLC0415 - only annotated files need it

    return call(_annotate, document.source, report, settings.limits, limits=settings.limits)


def _annotate(path: str, report: Report, limits: Limits) -> bytes:
    """As ``annotated``, in the child process: whatever a hostile file does to a parser, it does it there."""
    data = _unchanged(path, report.document.sha256)
    if report.document.format == "pdf":
        from replycheck.reporting.in_file.pdf_copy import noted  # noqa: PLC0415 - loads pypdf

        return noted(report, data)
    from replycheck.readers.docx.read import trace_docx  # noqa: PLC0415 - loads lxml
    from replycheck.reporting.in_file.docx_comments import commented  # noqa: PLC0415 - loads python-docx

    trace = trace_docx(f"“{Path(path).name}”", data, limits)
    return commented(report, data, with_recognised(trace, report.document))


def corrected(report: Report, settings: Settings) -> tuple[bytes, int, int]:
    """The reply's own Word file with its sure corrections tracked, how many there are and how many could not be made.

    :raises UsageError: the reply is no Word file.
    :raises UnreadableError: it could not be read, or has changed since it was checked.
    """
    document = report.document
    if document.format != "docx":
        raise UsageError(
            f"“{Path(document.source).name}”不是 Word（docx）文件，不能写成修订；请按报告里的“改为”在原来的软件里改。"
        )
    from replycheck.processes.call import call  # noqa: PLC0415 - only corrected files need it

    return call(_correct, document.source, report, settings.limits, limits=settings.limits)


def _correct(path: str, report: Report, limits: Limits) -> tuple[bytes, int, int]:
    """As ``corrected``, in the child process."""
    data = _unchanged(path, report.document.sha256)
    from replycheck.readers.docx.read import trace_docx  # noqa: PLC0415 - loads lxml
    from replycheck.reporting.in_file.docx_fixes import corrected as tracked  # noqa: PLC0415 - loads python-docx

    made = tracked(report, data, trace_docx(f"“{Path(path).name}”", data, limits))
    return made.data, made.made, made.left


def thumbnails(report: Report, settings: Settings) -> tuple[bytes, ...]:
    """Small PNG pictures of the reply's pages, for the page order view; none where there are none or too many."""
    if not report.document.bound or not 0 < len(report.document.pages) <= DRAWN:
        return ()
    from replycheck.processes.call import call  # noqa: PLC0415 - loads python-docx
    from replycheck.readers.pdf.thumbnails import thumbnails as drawn  # noqa: PLC0415 - loads PDFium

    try:
        return call(drawn, report.document.source, DRAWN, limits=settings.limits)
    except (ReplycheckError, OSError):  # an ornament: the report is whole without it
        return ()


def reordered(document: Document, binding: Binding, settings: Settings) -> bytes:
    """The PDF that was read as ``document`` with its pages in the proposed order.

    :raises UsageError: it is no PDF.
    :raises UnreadableError: it has changed since, or cannot be written anew.
    """
    if document.format != "pdf":
        raise UsageError(f"“{Path(document.source).name}”不是 PDF，不能重新排页另存；请在原来的软件里按这个顺序排好。")
    from replycheck.processes.call import call  # noqa: PLC0415 - loads PDFium

    return call(_reorder, document.source, document.sha256, binding.proposed_order, limits=settings.limits)


def _reorder(path: str, digest: str, order: tuple[int, ...]) -> bytes:
    from replycheck.reporting.in_file.pdf_copy import reordered as copied  # noqa: PLC0415 - loads pypdf

    return copied(_unchanged(path, digest), order)


def _unchanged(path: str, digest: str) -> bytes:
    data = content(path)
    if hashlib.sha256(data).hexdigest() != digest:
        raise UnreadableError(f"“{Path(path).name}”和检查时不一样了；请重新检查。")
    return data
