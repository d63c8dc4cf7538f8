"""What a batch does with each reply: check it, mask its report where asked, write its HTML where asked.

What is easily got wrong: all of it runs in a worker process, so it must be picklable and print nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from replycheck import app
from replycheck.batch import REPORTS, Entry, Work, report_name
from replycheck.engine.settings import Settings
from replycheck.errors import UsageError
from replycheck.model.report import Report
from replycheck.reporting import render


@dataclass(frozen=True, slots=True)
class _Job:
    """``reports`` is the folder for HTML reports."""

    settings: Settings
    redact: bool
    reports: Path | None


def work_for(settings: Settings, output: Path, *, redact: bool, reports: str | None) -> Work:
    """The work of a batch whose results go to ``output``.

    :raises UsageError: ``reports`` is a form that is not written one a reply.
    """
    if reports not in {None, "html"}:
        raise UsageError(f"--reports 只能是 html，不能是“{reports}”。")
    job = _Job(settings, redact, output / REPORTS if reports else None)
    return Work(partial(_check_entry, job), partial(_failed_entry, job))


def _check_entry(job: _Job, entry: Entry) -> dict[str, Any]:
    """One entry of a batch, in a worker: the worker is the sandbox, so PDFs are read in it."""
    inputs = app.Inputs(entry.sources, entry.petition, isolated=False)
    try:
        report = app.examine(entry.reply, inputs, job.settings)
    except UsageError as error:
        report = app.failed(entry.reply, str(error))
    try:
        return _published(job, entry, report)
    except OSError as error:
        raise UsageError(f"HTML 报告写不进“{job.reports}”：{error.strerror}。") from error


def _failed_entry(job: _Job, entry: Entry, reason: str) -> dict[str, Any]:
    report = app.failed(entry.reply, reason)
    try:
        return _published(job, entry, report)
    except OSError:  # the report of this one is lost, its result is not
        return _published(replace(job, reports=None), entry, report)


def _published(job: _Job, entry: Entry, report: Report) -> dict[str, Any]:
    """The report as JSON, masked where asked, its HTML written where asked."""
    shown = app.redacted(report) if job.redact else report
    if job.reports is not None:
        job.reports.mkdir(parents=True, exist_ok=True)
        page = render(shown, "html", titles=app.titles()).encode("utf-8", "replace")
        (job.reports / report_name(entry.index)).write_bytes(page)
    return shown.to_dict()
