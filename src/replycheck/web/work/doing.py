"""What the workers do: sort papers, check a reply, show its report, make the files that are taken away.

All that reads a stranger's file is done here, in processes that may crash, hang or grow without harm. What is easily
got wrong: papers are opened by their bare names, so that no report tells where they lay; each task goes into their
folder and comes out again.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from replycheck import app
from replycheck.app.places import SortedPaper
from replycheck.app.read_before import ReadBefore
from replycheck.app.sorting import sorted_papers
from replycheck.batch.summary import lacks
from replycheck.config.settings import Settings
from replycheck.errors import UsageError
from replycheck.model.document import Document
from replycheck.model.report import Report
from replycheck.web.answers import Brief
from replycheck.web.invented import JUDGMENT, LETTER, REPLY
from replycheck.web.lists import listed
from replycheck.web.papers import Papers
from replycheck.web.rendering import rendered
from replycheck.web.work.stamping import receipt, waivers
from replycheck.web.work.taking import offers, taken_as
from replycheck.web.work.tasks import Bench, Check, Checked, ReadList, Show, Sort, Stamp, Take, Taken, Task, Waive, Warm

_SMALLEST = 12
"""Characters; shorter paragraphs (a date, a greeting) stand in every reply and tell none from another."""


def done(task: Task) -> Any:  # noqa: ANN401 - each task has a result of its own
    """The work of a worker: whatever the task is."""
    return _WORK[type(task)](task)


@contextmanager
def _in(folder: str) -> Iterator[None]:
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(tempfile.gettempdir())  # a folder that somebody stands in cannot be removed on Windows


def checked(task: Check) -> Checked:
    """Check the reply; alone, its report is written at once, else it is left in a file."""
    papers, before = task.papers, ReadBefore(Path(task.read))
    inputs = (
        app.Inputs(isolated=False, before=before)
        if task.alone
        else app.Inputs(papers.sources, papers.petition, isolated=False, library=task.library, before=before)
    )
    try:
        report = app.examine(papers.reply, inputs, task.settings)
    except UsageError as error:
        report = app.failed(papers.reply, str(error))
    if task.alone:
        return told_of(report, rendered("preview.html.j2", report, app.titles()))
    working = Path(f"{task.into}.part")
    working.write_bytes(pickle.dumps(report))
    working.replace(task.into)
    return told_of(report)


def told_of(report: Report, html: str = "") -> Checked:
    """What the server knows of a report."""
    from replycheck.reporting.digest import headline, noted  # noqa: PLC0415 - with the rest of reporting

    return Checked(
        report.verdict,
        noted(report),
        headline(report),
        report.document.sha256,
        tuple(Brief.of(finding) for finding in report.findings),
        lacks(report.to_dict()),
        paragraphs_of(report.document),
        tuple(offers(report)),
        sum(finding.fix is not None for finding in report.findings),
        html,
    )


def paragraphs_of(reply: Document) -> frozenset[str]:
    """Digests of the paragraphs without white space: enough to know a paper again, and too little to read it."""
    words = ("".join(paragraph.span.of(reply.text).split()) for paragraph in reply.paragraphs)
    return frozenset(
        hashlib.sha256(one.encode("utf-8", "surrogatepass")).hexdigest()[:16] for one in words if len(one) >= _SMALLEST
    )


def shown(task: Show) -> str:
    """The report as HTML, within the bench."""
    report = read_report(task.report)
    pictures = app.thumbnails(report, task.settings) if report.pages is not None else ()
    return rendered("report.html.j2", report, app.titles(), pictures, bench=task.bench)


def read_report(path: str) -> Report:
    """The report that a worker has left in a file of our own private folder."""
    report: Report = pickle.loads(Path(path).read_bytes())  # noqa: S301 - written by our own worker
    return report


def _warm() -> bool:
    """Check an invented reply with its papers: every module is loaded and every pattern compiled then."""
    with tempfile.TemporaryDirectory(prefix="replycheck-warm-") as folder, _in(folder):
        for name, words in (("答复.txt", REPLY), ("判决书.txt", JUDGMENT), ("来信.txt", LETTER)):
            Path(name).write_text(words, encoding="utf-8")
        papers = Papers(folder, "答复.txt", ("判决书.txt",), "来信.txt")
        settings = Settings()
        done(Sort(folder, ("答复.txt", "判决书.txt", "来信.txt"), settings, "read", "progress"))
        checked(Check(papers, settings, None, "a.report", "read"))
        checked(Check(papers, settings, None, "", "read", alone=True))
        shown(Show("a.report", Bench("/"), folder, settings))
    _load_readers()
    return True


def _load_readers() -> None:
    """The parsers of the usual formats, which a first Word file or PDF would wait for."""
    from importlib import import_module  # noqa: PLC0415 - once a worker

    from replycheck.readers.formats import Format  # noqa: PLC0415 - once a worker

    for kind in (Format.DOCX, Format.PDF):
        try:
            import_module(f"replycheck.readers.{kind.about.reader}")
        except ImportError:  # it will be told when such a file comes
            continue


def _sort(task: Sort) -> tuple[SortedPaper, ...]:
    before, tell = ReadBefore(Path(task.read)), partial(tell_progress, task.progress)
    return sorted_papers(Path(task.folder), task.names, task.settings, before=before, tell=tell)


def tell_progress(path: str, name: str, done: int, pages: int) -> None:
    """Write into a file of ours how many pages of a scan are recognised, for the server to read at any moment."""
    with suppress(OSError):  # an ornament
        working = Path(f"{path}.part")
        working.write_text(json.dumps([name, done, pages]), encoding="utf-8")
        working.replace(path)


def _check(task: Check) -> Checked:
    with _in(task.papers.folder):
        return checked(task)


def _show(task: Show) -> str:
    with _in(task.folder):
        return shown(task)


def _take(task: Take) -> Taken:
    with _in(task.folder):
        return taken_as(read_report(task.report), task.form, task.settings, redact=task.redact)


def _stamp(task: Stamp) -> Taken:
    with _in(task.papers.folder):
        return receipt(task.papers, task.policy, task.who, task.settings)


def _waive(task: Waive) -> Taken:
    return waivers(read_report(task.report), task.reasons, task.policy, task.who)


_WORK: Mapping[type, Callable[[Any], Any]] = MappingProxyType(
    {
        Warm: lambda _task: _warm(),
        Sort: _sort,
        Check: _check,
        Show: _show,
        Take: _take,
        ReadList: lambda task: listed(Path(task.folder)),
        Stamp: _stamp,
        Waive: _waive,
    }
)
