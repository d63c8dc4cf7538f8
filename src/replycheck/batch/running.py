"""Check every entry of a list, compare the replies with each other, and write the results in the order of the list.

Every report goes into the journal as soon as it comes, so a run that was killed goes on where it stopped. Every entry
ends in exactly one report, if only in one that says why it could not be checked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np

from replycheck.batch.across import across, alike
from replycheck.batch.checked import Checked, Trace, json_line
from replycheck.batch.checking import CheckingPool, Finished, Task, Work
from replycheck.batch.entry import Entry, Sibling
from replycheck.batch.journal import Alike, Journal, digest_of, stamp_of
from replycheck.batch.postings import Arrays, Postings
from replycheck.batch.publish import publish
from replycheck.batch.results import claim
from replycheck.batch.sample import Sample
from replycheck.batch.summary import BatchSummary, summary_row
from replycheck.errors import UsageError
from replycheck.model.report import Verdict
from replycheck.processes.bounds import Bounds
from replycheck.processes.system import worker_count
from replycheck.records import dataclass

Progress = Callable[[str, int, int, BatchSummary], None]
"""Called with what is being done, how much of how much, and how the replies ended so far."""


class Engine(Protocol):
    """Where the work is done: worker processes of this machine, or a cluster."""

    def check(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """Check every task, each once, in whatever order."""

    def postings(self, traces: Iterable[tuple[int, Trace]]) -> Postings:
        """The fingerprints of all replies, in the order of the list."""

    def stop(self) -> None:
        """End whatever was started, at once."""


@dataclass(frozen=True, slots=True)
class Options:
    """Where the results go, and what the run may take. ``jobs`` 0 means one for each processor.

    ``seconds_per_file`` leaves room for a scan of two hundred pages; a parser that hangs is stopped much sooner, by the
    limits of reading. ``resume`` goes on with a run that was interrupted; where there is none, and without results, it
    begins one. ``notes`` are sentences on what the list held besides, for the headlines.
    """

    output: Path
    jobs: int = 0
    seconds_per_file: int = 600
    memory_bytes: int = 2 << 30
    overwrite: bool = False
    resume: bool = False
    sample: Sample | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.jobs < 0:
            raise UsageError(f"--jobs 应是 1 以上的整数，不能是 {self.jobs}。")
        if self.seconds_per_file < 1 or self.memory_bytes < 1:
            raise UsageError("每份文件的时限和内存上限必须大于 0。")
        if self.overwrite and self.resume:
            raise UsageError("--resume 是接着查，--overwrite 是重新来过，只能用一个。")

    @property
    def workers(self) -> int:
        """How many worker processes: as asked for, else one for each processor that this process may use."""
        return worker_count(self.jobs)

    @property
    def bounds(self) -> Bounds:
        """What one check may take."""
        return Bounds(self.seconds_per_file, self.memory_bytes)


class LocalEngine(CheckingPool):
    """Worker processes of this machine, and fingerprints in its memory."""

    def postings(self, traces: Iterable[tuple[int, Trace]]) -> Postings:
        """As the protocol says."""
        return Arrays(np.frombuffer(trace.hashes, dtype=np.int64) for _, trace in traces)


def run(
    entries: Sequence[Entry],
    work: Work,
    options: Options,
    progress: Progress | None = None,
    start: Callable[[], Engine] | None = None,
) -> BatchSummary:
    """Check all entries; afterwards all files of the run stand complete in ``options.output``.

    ``start`` gives the engine, this machine's worker processes where it is None.

    :raises UsageError: the list is empty, results are there already, or they cannot be written.
    :raises KeyboardInterrupt: with a Chinese sentence on what is kept; no worker is left.
    """
    if not entries:
        raise UsageError("清单里没有要检查的答复。")
    claim(options.output, overwrite=options.overwrite, resume=options.resume)
    with Journal(options.output, digest_of(entries, work.about)) as journal:
        if journal.state == "finished":
            return journal.summary
        doing = _Run(entries, work, journal, progress or _nobody)
        try:
            if journal.state != "publishing":
                workers = min(options.workers, len(entries))
                engine = start() if start else LocalEngine(work, workers, options.bounds)
                try:
                    doing.check(engine)
                    doing.compare(engine)
                finally:
                    engine.stop()
                journal.publishing()
            summary = journal.summary
            publish(entries, journal, options.output, options.sample, options.notes)
            journal.finish()
        except KeyboardInterrupt:
            done = journal.summary.total
            left = "接着查" if done < len(entries) else "把结果写完"
            kept = f"已中断：{len(entries)} 份中已查完 {done} 份；再加 --resume {left}。"
            raise KeyboardInterrupt(kept) from None
    return summary


@dataclass(frozen=True, slots=True)
class _Run:
    """The two passes over a list."""

    entries: Sequence[Entry]
    work: Work
    journal: Journal
    progress: Progress

    def check(self, engine: Engine) -> None:
        """Check what is not in the journal, or has changed since."""
        if self.journal.state != "checking":
            return
        summary = self.journal.summary
        done = self.journal.done()
        stamps = {at: stamp_of(entry) for at, entry in enumerate(self.entries)}
        stale = [at for at, stamp in done.items() if stamp != stamps[at]]
        summary = self.journal.forget(stale) if stale else summary
        wanted = [at for at in range(len(self.entries)) if done.get(at) != stamps[at]]
        self.progress("检查", summary.total, len(self.entries), summary)
        for one in engine.check((at, self.entries[at]) for at in wanted):
            self.journal.add(one.position, stamps[one.position], one.report, failed=bool(one.failure))
            summary = summary.plus(one.report.verdict, failed=bool(one.failure))
            self.progress("检查", summary.total, len(self.entries), summary)

    def compare(self, engine: Engine) -> None:
        """Look across the replies, then tell each that shares words with others of it."""
        summary = self.journal.summary
        if self.journal.state == "checking":
            self.progress("比对", 0, summary.total, summary)
            found = across(engine.postings(self.journal.traces()))
            self.journal.compare(alike(found, self.journal.traces()))
        wanted = self.journal.to_compare()
        self.progress("比对", 0, len(wanted), summary)
        tasks = ((at, self._with(self.entries[at], one)) for at, one in wanted)
        for number, one in enumerate(engine.check(tasks), 1):
            self.journal.replace(one.position, self._uncompared(one) if one.failure else one.report)
            self.progress("比对", number, len(wanted), summary)

    def _with(self, entry: Entry, found: Alike) -> Entry:
        siblings = tuple(Sibling(self.entries[at].reply, self.journal.text(at)) for at in found.siblings)
        return replace(entry, siblings=siblings, template=found.template)

    def _uncompared(self, one: Finished) -> Checked:
        """The report from before, which says now that the reply could not be compared with the others."""
        report = self.work.uncompared(json.loads(self.journal.report(one.position)), one.failure)
        return Checked(json_line(report), summary_row(self.entries[one.position], report), Verdict(report["verdict"]))


def _nobody(_doing: str, _done: int, _total: int, _so_far: BatchSummary) -> None:
    """Nobody is looking."""
