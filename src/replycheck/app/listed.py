"""What a batch does with each reply: check it, mask its report where asked, write its HTML where asked.

What is easily got wrong: all of it runs in a worker process, so it must be picklable and print nothing; and a worker
that was left behind by a killed run may write the same page as its successor, so a page appears whole or not at all.
"""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from replycheck.app.checking import Inputs, examine, failed, read_document, rule_infos, titles
from replycheck.app.copies import annotated
from replycheck.batch import REPORTS, CheckResult, Entry, Work, report_name
from replycheck.config.settings import Settings
from replycheck.errors import ReplycheckError, UsageError
from replycheck.facts.structure.annex import annex_start
from replycheck.model.document import plain
from replycheck.model.report import Report
from replycheck.records import dataclass
from replycheck.reporting import render
from replycheck.reporting.redacted import redacted

_NOTED = frozenset({"docx", "pdf"})
"""Formats of which a copy with notes can be made."""
_ACROSS = "copying.other-reply"
"""The rule that needs the other replies."""


@dataclass(frozen=True, slots=True)
class _Job:
    """``reports`` is the folder for HTML reports, ``library`` that of the judgments.

    ``noted``: a copy of a Word file with comments, or of a PDF with notes, lies there too. ``kept`` is the folder for
    the reports themselves, for who opens them again. ``folder`` is where the papers lie for a while only: no report
    tells it.
    """

    settings: Settings
    redact: bool
    reports: Path | None
    library: str | None = None
    noted: bool = False
    kept: Path | None = None
    folder: Path | None = None


def work_for(  # noqa: PLR0913 - what the results depend on, by keyword
    settings: Settings,
    output: Path,
    *,
    redact: bool,
    reports: str,
    library: str | None = None,
    kept: Path | None = None,
    folder: Path | None = None,
) -> Work:
    """The work of a batch whose results go to ``output``; the reports themselves go to ``kept``, if anywhere.

    Papers in ``folder`` are called by their paths within it.

    :raises UsageError: ``reports`` is a form that is not written one a reply.
    """
    if reports not in {"html", "docx", "none"}:
        raise UsageError(f"--reports 只能是 html、docx 或 none，不能是“{reports}”。")
    if redact and reports == "docx":
        raise UsageError("Word 批注版里是答复原文，不能遮盖个人信息；--redact 请用 --reports html。")
    pages = None if reports == "none" else (output / REPORTS).absolute()
    job = _Job(settings, redact, pages, library, noted=reports == "docx", kept=kept, folder=folder)
    about = f"{_said(settings)} {redact} {reports} {library and str(Path(library).absolute())}"
    return Work(partial(_check_entry, job), partial(_failed_entry, job), _uncompared, about)


def reading(settings: Settings) -> Work:
    """The work that only reads the replies, for whoever looks up all of them together."""
    job = _Job(settings, redact=False, reports=None)
    return Work(partial(_read_entry, job), partial(_failed_entry, job), _uncompared)


def _read_entry(job: _Job, entry: Entry) -> CheckResult:
    """The text of one reply, in a worker; a reply that cannot be read has none, and the check will tell why."""
    report = failed(entry.reply, "只读了文字。")
    try:
        text = read_document(entry.reply, job.settings, isolated=False).text
    except ReplycheckError:
        text = ""
    return CheckResult(report.to_dict(), text)


def _said(settings: Settings) -> str:
    """The settings in words that are the same in every process: the order of a set is not."""
    return f"{sorted(settings.disabled)} {settings.profile} {settings.limits} {settings.ocr}"


def _check_entry(job: _Job, entry: Entry) -> CheckResult:
    """One entry of a batch, in a worker: the worker is the sandbox, so PDFs are read in it."""
    if job.folder is not None:
        os.chdir(job.folder)
        entry = _called_within(entry, job.folder)
    inputs = Inputs(
        entry.sources,
        entry.petition,
        isolated=False,
        siblings=tuple(plain(sibling.text, source=sibling.path) for sibling in entry.siblings),
        template=entry.template,
        library=job.library,
        candidates=entry.candidates,
    )
    try:
        report = examine(entry.reply, inputs, job.settings)
    except UsageError as error:
        report = failed(entry.reply, str(error))
    try:
        published = _published(job, entry, report)
    except OSError as error:
        raise UsageError(f"HTML 报告写不进“{job.reports}”：{error.strerror}。") from error
    return CheckResult(published, report.document.text[: annex_start(report.document)])


def _called_within(entry: Entry, folder: Path) -> Entry:
    """The entry with paths that count from the folder."""

    def called(path: str) -> str:
        return os.path.relpath(path, folder) if Path(path).is_relative_to(folder) else path

    letter = None if entry.petition is None else called(entry.petition)
    siblings = tuple(replace(one, path=called(one.path)) for one in entry.siblings)
    sources = tuple(map(called, entry.sources))
    return replace(entry, reply=called(entry.reply), sources=sources, petition=letter, siblings=siblings)


def _failed_entry(job: _Job, entry: Entry, reason: str) -> dict[str, Any]:
    report = failed(entry.reply, reason)
    if job.folder is not None:  # not in a worker: the folder that this process stands in stays as it is
        named = _called_within(entry, job.folder).reply
        report = replace(report, document=replace(report.document, source=named))
    try:
        return _published(job, entry, report)
    except OSError:  # the report of this one is lost, its result is not
        return _published(replace(job, reports=None), entry, report)


def _uncompared(report: dict[str, Any], reason: str) -> dict[str, Any]:
    """The report of a reply whose comparison with the others came to nothing: as a rule that crashed."""
    outcomes = [
        {"rule": _ACROSS, "status": "crashed", "reason": reason} if outcome["rule"] == _ACROSS else outcome
        for outcome in report["outcomes"]
    ]
    verdict = "blocked" if report["verdict"] == "blocked" else "incomplete"
    return report | {"outcomes": outcomes, "verdict": verdict}


def _published(job: _Job, entry: Entry, report: Report) -> dict[str, Any]:
    """The report as JSON, masked where asked, its HTML written where asked."""
    shown = redacted(report) if job.redact else report
    if job.kept is not None:
        job.kept.mkdir(parents=True, exist_ok=True)
        _put(job.kept / kept_name(entry.index), pickle.dumps(shown))
    if job.reports is not None:
        job.reports.mkdir(parents=True, exist_ok=True)
        page = render(shown, "html", titles=titles(), rule_infos=rule_infos(), listed=entry.index)
        target = job.reports / report_name(entry.index)
        _put(target, page.encode("utf-8", "replace"))
        form = report.document.format
        if job.noted and form in _NOTED:
            with suppress(ReplycheckError):  # a file that takes no notes has its HTML report
                _put(target.with_suffix(f".{form}"), annotated(report, form, job.settings))
    return shown.to_dict()


def kept_name(number: int) -> str:
    """The file name of the report itself of the reply with that number in the list."""
    return f"{number:06d}.report"


def _put(target: Path, content: bytes) -> None:
    working = target.with_name(f".{target.name}.{os.getpid()}")
    working.write_bytes(content)
    working.replace(target)
