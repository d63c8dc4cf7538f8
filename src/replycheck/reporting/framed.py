"""The machine forms that hold several reports in one file: a fragment for each, and a frame around them all.

What is easily got wrong: two SARIF logs one after the other are no SARIF log, so fragments are gathered and framed
once at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from replycheck.model.report import Report
from replycheck.reporting.rule_info import RuleInfo

FRAMED = ("sarif", "junit", "csv")
"""The forms made of a frame and fragments."""


def fragment(report: Report, form: str, rule_infos: Mapping[str, RuleInfo]) -> str:
    """One report's part of a file in one of ``FRAMED``."""
    if form == "sarif":
        from replycheck.reporting import sarif  # noqa: PLC0415 - a form loads only when asked for

        return sarif.run_of(report, rule_infos)
    if form == "junit":
        from replycheck.reporting import junit  # noqa: PLC0415 - as above

        return junit.suite_of(report, rule_infos)
    from replycheck.reporting import table  # noqa: PLC0415 - as above

    return table.rows_of(report, rule_infos)


def framed(fragments: Sequence[str], form: str) -> str:
    """The whole file: the frame of ``form`` around the fragments, ending with a line break."""
    if form == "sarif":
        from replycheck.reporting import sarif  # noqa: PLC0415 - as above

        return sarif.log_of(fragments)
    if form == "junit":
        from replycheck.reporting import junit  # noqa: PLC0415 - as above

        return junit.suites_of(fragments)
    from replycheck.reporting import table  # noqa: PLC0415 - as above

    return table.file_of(fragments)
