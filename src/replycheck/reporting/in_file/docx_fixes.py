"""The reply itself with its sure corrections as tracked changes, a comment on each; nothing else in the file changes.

What is easily got wrong: a correction may only be written where every character of it stands in runs of the body. One
that stands in a text box, a header, a field or a computed number is left out, and counted as left.
"""

from __future__ import annotations

import io
import zipfile

from replycheck.errors import UnreadableError
from replycheck.model.anchor import Trace
from replycheck.model.finding import Finding
from replycheck.model.report import Report
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reporting.in_file.docx_comments import changed_parts, clean, name_of, packed, place_in
from replycheck.reporting.in_file.docx_runs import Change, Place


@dataclass(frozen=True, slots=True)
class Corrected:
    """The bytes of the corrected file, how many corrections it has and how many could not be put in."""

    data: bytes
    made: int
    left: int


def corrected(report: Report, data: bytes, trace: Trace) -> Corrected:
    """The Word file ``data`` with the corrections of the report as tracked changes.

    :raises UnreadableError: the file is no longer the one that was checked, or is of the strict kind of Office files.
    """
    if trace.text != report.document.text:
        raise UnreadableError("文件和检查时不一样了；请重新检查。")
    wanted, left = _placed(report, trace)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name_of(info): package.read(info) for info in package.infolist() if not info.filename.endswith("/")}
        notes = [(clean(_told(finding)), place, Change(finding.fix.text)) for finding, place in wanted if finding.fix]
        return Corrected(packed(package, changed_parts(parts, trace, notes)), len(notes), left)


def fixes(report: Report) -> tuple[Finding, ...]:
    """The findings with a sure correction, in reading order, those left out that overlap an earlier one."""
    found: list[Finding] = []
    end = -1
    for finding in report.findings:
        if finding.fix is not None and finding.fix.span.start >= end and len(finding.fix.span):
            found.append(finding)
            end = finding.fix.span.end
    return tuple(found)


def _placed(report: Report, trace: Trace) -> tuple[list[tuple[Finding, Place]], int]:
    wanted, left = [], 0
    for finding in fixes(report):
        place = None if finding.fix is None else _exact(trace, finding.fix.span)
        if place is None:
            left += 1
        else:
            wanted.append((finding, place))
    return wanted, left


def _exact(trace: Trace, span: Span) -> Place | None:
    """Where all characters of the span stand, each in a run of its own text; None where one does not."""
    held = [anchor for anchor in trace.anchors if anchor.span.overlaps(span)]
    covered = sum(min(one.span.end, span.end) - max(one.span.start, span.start) for one in held)
    place = place_in(trace.anchors, span)
    return place if place is not None and place.exact and covered == len(span) else None


def _told(finding: Finding) -> tuple[str, ...]:
    ground = (f"依据：{finding.basis}",) if finding.basis else ()
    return (f"【{finding.title}】{finding.message}", *ground)
