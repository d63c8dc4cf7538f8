"""Many replies on the page: a list that is being checked, how far it is, and its overview.

The work is ``batch.run``'s, in a thread of its own; here is only what the page shows of it.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from pathlib import Path
from typing import Any

from replycheck.app.listed import kept_name, work_for
from replycheck.batch import BatchSummary, Entry, LocalEngine, Options, run
from replycheck.batch.checking import Finished, Task
from replycheck.batch.figures import Figures, Tally, figures_of
from replycheck.batch.handouts.cases import UNNAMED, by_unit
from replycheck.batch.headline import ended, unchecked
from replycheck.batch.results import RESULTS, WORKBOOK
from replycheck.config.settings import Settings
from replycheck.errors import ReplycheckError, UsageError
from replycheck.processes.system import worker_count
from replycheck.records import dataclass

_MEMORY = 2 << 30


class _Watched(LocalEngine):
    """Tells of every reply as it is finished."""

    tell: Callable[[Finished], None]

    def check(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """As its own, telling of each."""
        for one in super().check(tasks):
            self.tell(one)
            yield one


@dataclass(slots=True)
class Inspection:
    """A list that is checked. ``state`` is ``running``, ``stopped`` (it may go on), ``done`` or ``failed``."""

    id: str
    folder: Path
    results: Path
    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()
    state: str = "running"
    doing: str = "检查"
    done: int = 0
    total: int = 0
    began: float = 0.0
    began_with: int = 0
    summary: BatchSummary = field(default_factory=BatchSummary)
    told: str = ""
    rows: dict[int, Figures] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    library: str | None = None
    jobs: int = 0
    redact: bool = False
    _cancelled: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    @property
    def title(self) -> str:
        """What lists call it."""
        return f"{len(self.entries)} 份答复"

    @property
    def kept(self) -> Path:
        """Where the reports themselves lie."""
        return self.results.with_name(f"{self.results.name}-reports")

    def entry(self, number: int) -> Entry:
        """The reply with that number in the list.

        :raises UsageError: there is none.
        """
        if not 0 < number <= len(self.entries):
            raise UsageError("清单里没有这一份。")
        return self.entries[number - 1]

    def report(self, number: int) -> Path | None:
        """The report of a reply, None while there is none."""
        path = self.kept / kept_name(self.entry(number).index)
        return path if path.is_file() else None

    def start(self, settings: Settings, library: str | None, jobs: int, *, redact: bool = False) -> None:
        """Begin, or go on where it was stopped."""
        self.settings, self.library, self.jobs, self.redact = settings, library, jobs, redact
        self._cancelled.clear()
        self.state, self.told = "running", ""
        self.began, self.began_with = time.monotonic(), self.done
        self._thread = threading.Thread(target=self._run, name=f"inspection-{self.id}", daemon=True)
        self._thread.start()

    def resume(self) -> None:
        """Go on where it was stopped."""
        if self.state in {"stopped", "failed"}:
            self.start(self.settings, self.library, self.jobs, redact=self.redact)

    def cancel(self) -> None:
        """Stop; what was checked is kept, and it may go on later."""
        self._cancelled.set()
        if self._thread is not None and self._thread.is_alive():
            self._thread.join(5)

    def _run(self) -> None:
        output = self.results
        kept, folder = self.kept.absolute(), self.folder.absolute()
        work = work_for(
            self.settings, output, redact=self.redact, reports="none", library=self.library, kept=kept, folder=folder
        )
        options = Options(output, self.jobs, resume=True, memory_bytes=_MEMORY + _mapped(self.library))

        def engine() -> _Watched:
            made = _Watched(work, min(worker_count(self.jobs), len(self.entries)), options.bounds)
            made.tell = self._tell
            return made

        try:
            self.summary = run(self.entries, work, options, self._progress, engine)
            self.state = "done"
        except KeyboardInterrupt:
            self.state, self.told = (
                "stopped",
                f"已停下：{len(self.entries)} 份中查完了 {self.summary.total} 份，可以接着查。",
            )
        except ReplycheckError as error:
            self.state, self.told = "failed", str(error).replace(str(self.folder), "")
        except Exception as error:  # noqa: BLE001 - a thread's border: whoever looks at the page must be told
            self.state, self.told = "failed", f"程序内部出错（{type(error).__name__}），没有查完；可以接着查。"

    def _progress(self, doing: str, done: int, total: int, so_far: BatchSummary) -> None:
        self.doing, self.done, self.total, self.summary = doing, done, total, so_far
        if self._cancelled.is_set():
            raise KeyboardInterrupt

    def _tell(self, one: Finished) -> None:
        entry = self.entries[one.position]
        self.rows[entry.index] = figures_of(entry, json.loads(one.report.line), 0, linked=True)

    @property
    def left_seconds(self) -> int | None:
        """How long it will take still; None where that is not known."""
        made, passed = self.done - self.began_with, time.monotonic() - self.began
        if self.state != "running" or made < 1 or not self.total:
            return None
        return round(passed / made * (self.total - self.done))

    def overview(self, verdict: str = "", unit: str = "", words: str = "") -> list[Figures]:
        """The replies that fit, the worst first."""
        rows = [one for one in list(self.rows.values()) if _fits(one, verdict, unit, words)]
        return sorted(rows, key=lambda one: one.rank)

    def shown_name(self, path: str) -> str:
        """A reply's path within what was dropped."""
        return Path(path).relative_to(self.folder).as_posix() if Path(path).is_relative_to(self.folder) else path

    @property
    def units(self) -> list[str]:
        """The units in the list, in their order."""
        return list(dict.fromkeys(entry.unit for entry in self.entries if entry.unit))

    def headline(self) -> tuple[str, str]:
        """What was not checked, and how the replies ended so far."""
        whole = Tally()
        for one in list(self.rows.values()):
            whole.add(one)
        return unchecked(whole), ended(whole)

    def workbook(self) -> bytes:
        """The Excel file of the results.

        :raises UsageError: they are not there yet.
        """
        return self._result(self.results / WORKBOOK)

    def paper_for(self, unit: str) -> bytes:
        """The Word paper of one unit, "" for that of all.

        :raises UsageError: the results are not there yet, or there is no such unit.
        """
        from replycheck.batch.handouts.papers import WHOLE, write_papers  # noqa: PLC0415 - python-docx, for these only

        if not (self.results / RESULTS).is_file():
            raise UsageError("还没有查完，讲评材料要等查完再写。")
        folder = self.results / "papers"
        cases = by_unit(self.entries, self.results / RESULTS)
        if unit and unit not in cases:
            raise UsageError("清单里没有这个单位。")
        written = write_papers(cases, folder, None)
        named = dict(zip(["", *cases], written, strict=True))
        return self._result(named.get(unit, folder / WHOLE))

    @staticmethod
    def _result(path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise UsageError("还没有查完，结果文件要等查完再写。") from error

    def brief(self) -> dict[str, Any]:
        """How far it is, for the progress bar."""
        return {"state": self.state, "done": self.done, "total": self.total or len(self.entries)}


def _fits(one: Figures, verdict: str, unit: str, words: str) -> bool:
    return (
        (not verdict or one.verdict == verdict)
        and (not unit or one.unit == unit or (unit == UNNAMED and not one.unit))
        and (not words or words.casefold() in one.path.casefold() or words in one.problems)
    )


def _mapped(library: str | None) -> int:
    """Bytes of address space that a library's files may take in a worker."""
    if library is None:
        return 0
    return 2 * sum(path.stat().st_size for path in Path(library).rglob("*") if path.is_file())
