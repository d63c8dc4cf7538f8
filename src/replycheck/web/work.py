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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from replycheck import app
from replycheck.app.read_before import ReadBefore
from replycheck.app.sorting import SortedPaper, sorted_papers
from replycheck.batch import CaseList
from replycheck.batch.summary import lacks
from replycheck.config.settings import Settings
from replycheck.errors import UsageError
from replycheck.model.document import Document
from replycheck.model.report import Report, Verdict
from replycheck.web.answers import Answer, Brief, Comparison
from replycheck.web.invented import JUDGMENT, LETTER, REPLY
from replycheck.web.lists import listed
from replycheck.web.papers import Papers
from replycheck.web.rendering import rendered
from replycheck.web.stamping import Signatory, receipt, waivers
from replycheck.web.taking import Taken, offers, taken_as

_SMALLEST = 12
"""Characters; shorter paragraphs (a date, a greeting) stand in every reply and tell none from another."""


@dataclass(frozen=True, slots=True)
class Warm:
    """Load and compile whatever a check needs, by checking an invented reply."""

    def work(self) -> bool:
        """As the protocol says."""
        return _warm()


@dataclass(frozen=True, slots=True)
class Sort:
    """Tell the papers in ``folder`` apart; what was read goes to the folder ``read``, how far it is to ``progress``."""

    folder: str
    names: tuple[str, ...]
    settings: Settings
    read: str
    progress: str

    def work(self) -> tuple[SortedPaper, ...]:
        """As the protocol says."""
        before = ReadBefore(Path(self.read))
        return sorted_papers(Path(self.folder), self.names, self.settings, before=before, tell=self._tell)

    def _tell(self, name: str, done: int, pages: int) -> None:
        with suppress(OSError):  # an ornament
            working = Path(f"{self.progress}.part")
            working.write_text(json.dumps([name, done, pages]), encoding="utf-8")
            working.replace(self.progress)


@dataclass(frozen=True, slots=True)
class Check:
    """Check a reply; its report goes to the file ``into``. ``alone``: only show what is found without other papers.

    ``read`` is the folder in which papers lie that were read before.
    """

    papers: Papers
    settings: Settings
    library: str | None
    into: str
    read: str
    alone: bool = False

    def work(self) -> Checked:
        """As the protocol says."""
        with _in(self.papers.folder):
            return checked(self)


@dataclass(frozen=True, slots=True)
class Bench:
    """What the page of a matter shows around its report: ``base`` is its address, ``answers`` go by fingerprint."""

    base: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    comparison: Comparison | None = None
    lacks: tuple[str, ...] = ()
    offer: str = ""
    """``look`` where judgments can be looked for in the library, ``set`` where one may be set first."""
    changes: bool = True
    """Whether answers can be given."""


@dataclass(frozen=True, slots=True)
class Show:
    """Write the report in the file ``report`` as the bench shows it; ``thumbnails`` may draw the reply's pages."""

    report: str
    bench: Bench
    folder: str
    settings: Settings

    def work(self) -> str:
        """As the protocol says."""
        with _in(self.folder):
            return shown(self)


@dataclass(frozen=True, slots=True)
class Take:
    """Make a file of the report in the file ``report``: ``form`` is one of :data:`taking.FORMS`."""

    report: str
    folder: str
    form: str
    settings: Settings
    redact: bool = False

    def work(self) -> Taken:
        """As the protocol says."""
        with _in(self.folder):
            return taken_as(read_report(self.report), self.form, self.settings, redact=self.redact)


@dataclass(frozen=True, slots=True)
class ReadList:
    """Find the replies in a folder, or in the list that lies there."""

    folder: str

    def work(self) -> CaseList:
        """As the protocol says."""
        return listed(Path(self.folder))


@dataclass(frozen=True, slots=True)
class Stamp:
    """Make a receipt on these papers under a policy."""

    papers: Papers
    policy: str | None
    who: Signatory
    settings: Settings

    def work(self) -> Taken:
        """As the protocol says."""
        with _in(self.papers.folder):
            return receipt(self.papers, self.policy, self.who, self.settings)


@dataclass(frozen=True, slots=True)
class Waive:
    """Make waivers of the reasons that were given, by fingerprint."""

    report: str
    reasons: Mapping[str, str]
    policy: str | None
    who: Signatory

    def work(self) -> Taken:
        """As the protocol says."""
        return waivers(read_report(self.report), self.reasons, self.policy, self.who)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a reply that was checked. ``html`` is written only where it was checked alone.

    ``paragraphs`` are digests by which the next version of the same paper is known; ``offers`` the forms in which it
    can be taken away, ``fixes`` how many sure corrections there are.
    """

    verdict: Verdict
    noted: bool
    headline: str
    sha256: str
    findings: tuple[Brief, ...]
    lacks: tuple[str, ...]
    paragraphs: frozenset[str]
    offers: tuple[str, ...]
    fixes: int
    html: str = ""


class Task(Protocol):
    """Something that a worker does."""

    def work(self) -> Any:  # noqa: ANN401 - each task has a result of its own
        """Do it.

        :raises ReplycheckError: with the sentence that is shown.
        """


def do(task: Task) -> Any:  # noqa: ANN401 - each task has a result of its own
    """The work of a worker: whatever the task is."""
    return task.work()


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
        Sort(folder, ("答复.txt", "判决书.txt", "来信.txt"), settings, "read", "progress").work()
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
