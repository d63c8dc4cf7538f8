"""Adding judgments: workers read and fingerprint, the writer stores, batch after batch within a bound on memory.

What a reader would get wrong: whatever is not stored is told, and the last committed batch is where an interrupted
addition goes on; judgments that are there already are known by their content and cost no space.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import partial
from pathlib import Path

from replycheck.errors import ReplycheckError, UsageError
from replycheck.library.describe import described
from replycheck.library.formulae import refresh
from replycheck.library.jsonl import PORTION_BYTES, Portion, Wrong, judgments_of, portions, stamp_of
from replycheck.library.prepare import Parcel, parcel
from replycheck.library.storage.database import open_to_read
from replycheck.library.storage.texts import digest
from replycheck.library.writing import Taken, Writer
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.processes.bounds import Bounds
from replycheck.processes.in_order import in_order
from replycheck.processes.pool import Pool
from replycheck.processes.system import worker_count
from replycheck.processes.worker import Cause, Failed
from replycheck.records import dataclass

_MIB = 1 << 20
_AHEAD = 6
"""So many tasks a worker may be given or have done that are not yet fetched."""
LEAST_MEMORY = 384
"""Fewer mebibytes would make batches so small that merging them took most of the time."""
_WORKER, _MAIN = 60 * _MIB, 180 * _MIB
"""What a process takes before it holds anything that grows; merging and counting formulae are in it."""
_HELD_PER_WORKER = 2 * PORTION_BYTES * _AHEAD
"""Portions that are done and wait for the writer."""
_HELD_PER_CHARACTER = 9
"""Bytes a character that a batch holds until its commit: postings three times over, and compressed texts."""
_LEAST_BATCH, _MOST_BATCH = 1_000_000, 200_000_000
_SECONDS = 600.0
"""For a portion, or a file: it may be a scan of two hundred pages (a parser that hangs is stopped much sooner)."""
_SMALL = PORTION_BYTES
"""A file of JSON lines up to this is read here: starting workers takes longer."""


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How to add. ``memory`` in mebibytes for all processes together, ``jobs`` 0 for one a processor.

    ``file_bytes`` is what a worker may take besides for a single file, so that none takes the machine's memory.
    """

    replace: bool = False
    memory: int = 768
    jobs: int = 0
    file_bytes: int = Limits().memory_bytes

    def __post_init__(self) -> None:
        if self.memory < LEAST_MEMORY:
            raise UsageError(f"--memory 应是 {LEAST_MEMORY} 以上的整数（MB），不能是 {self.memory}。")
        if self.jobs < 0:
            raise UsageError(f"--jobs 应是 1 以上的整数，不能是 {self.jobs}。")

    @property
    def workers(self) -> int:
        """How many worker processes: as wished, or fewer where the memory is not enough for more."""
        free = self.memory * _MIB - _MAIN - _LEAST_BATCH * _HELD_PER_CHARACTER
        affordable = max(1, free // (_WORKER + _HELD_PER_WORKER))
        return min(worker_count(self.jobs), affordable)

    @property
    def batch_characters(self) -> int:
        """So many characters are stored together."""
        free = self.memory * _MIB - _MAIN - self.workers * (_WORKER + _HELD_PER_WORKER)
        return max(_LEAST_BATCH, min(_MOST_BATCH, free // _HELD_PER_CHARACTER))


@dataclass(slots=True)
class Sum:
    """What has become of all judgments so far. ``done`` of ``total`` are bytes, or files."""

    total: int
    done: int = 0
    added: int = 0
    present: int = 0
    replaced: int = 0
    refused: int = 0
    characters: int = 0
    began: float = field(default_factory=time.monotonic)
    skipped: int = 0
    """What of ``done`` an earlier run had done."""

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.began

    def plus(self, taken: Taken, characters: int) -> None:
        """Count what the writer took."""
        self.added += taken.added
        self.present += taken.present
        self.replaced += taken.replaced
        self.refused += len(taken.refused)
        self.characters += characters


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Who is told: ``complain`` of each judgment that is not stored (a Chinese sentence), ``progress`` now and then."""

    complain: Callable[[str], None]
    progress: Callable[[Sum], None]


def add_jsonl(folder: Path, file: Path, options: AddOptions, callbacks: Callbacks) -> Sum:
    """Add the judgments of a file of JSON lines; an interrupted addition of the same file goes on.

    :raises UsageError: the file is not there, the library cannot be written, or the disk is full.
    """
    stamp, size = stamp_of(file)
    with Writer(folder, begin=True) as writer:
        start, lines, wrong = _resumed(writer, file, stamp)
        total = Sum(size, start, refused=wrong, skipped=start)
        known = bool(writer.segments())
        work = partial(portion_work, str(folder) if known else None)
        batch = 0
        for portion, result in _worked(work, portions(file, start, size), size - start, options):
            if isinstance(result, Failed):
                raise ReplycheckError(f"读“{file.name}”时出错：{_clause(result)}；已经入库的不受影响，可以重新运行。")
            for one in result.wrong:
                callbacks.complain(f"“{file.name}”第 {lines + one.line + 1} 行没有入库：{one.reason}。")
            total.present += result.present
            taken = writer.take(result.parcel, replace=options.replace)
            _complain_refused(callbacks, taken)
            total.plus(taken, result.parcel.characters)
            total.refused += len(result.wrong)
            lines, total.done = lines + result.lines, portion.end
            batch += result.parcel.characters
            _note(writer, file, (stamp, portion.end, lines, total.refused))
            if batch >= options.batch_characters:
                writer.commit()
                batch = 0
            callbacks.progress(total)
        _forget_note(writer, file)
        _finish(writer)
    return total


def add_files(
    folder: Path, files: Iterable[Path], read: Callable[[str], Document], options: AddOptions, callbacks: Callbacks
) -> Sum:
    """Add judgments that are files of their own; ``read`` reads one, in a worker, and must be picklable.

    What a parser could choke on ``read`` has to bound, as it is for a check; the worker's own bounds are only the last.

    :raises UsageError: the library cannot be written, or the disk is full.
    """
    paths = [str(path) for path in files]
    total = Sum(len(paths))
    with Writer(folder, begin=True) as writer:
        batch = 0
        bounds = Bounds(_SECONDS, options.file_bytes)
        pool: Pool[str, Parcel] = Pool(partial(_file_work, read), min(options.workers, len(paths)), bounds)
        for path, result in in_order(pool, paths, _AHEAD * options.workers):
            total.done += 1
            if isinstance(result, Failed):
                total.refused += 1
                callbacks.complain(f"“{path}”没有入库：{_clause(result)}。")
                continue
            taken = writer.take(result, replace=options.replace)
            _complain_refused(callbacks, taken)
            total.plus(taken, result.characters)
            batch += result.characters
            if batch >= options.batch_characters:
                writer.commit()
                batch = 0
            callbacks.progress(total)
        _finish(writer)
    return total


@dataclass(frozen=True, slots=True, eq=False)
class _Result:
    """A portion ready to be stored; ``present`` were known by their content before any work was done."""

    parcel: Parcel
    wrong: tuple[Wrong, ...]
    lines: int
    present: int


def portion_work(folder: str | None, portion: Portion) -> _Result:
    """Read and fingerprint a portion, in a worker; what the library at ``folder`` has already is left out."""
    judgments, wrong, lines = judgments_of(portion)
    fresh = judgments
    if folder is not None:
        connection = open_to_read(Path(folder))
        try:
            asked = "SELECT 1 FROM judgments WHERE content = ?"
            fresh = [one for one in judgments if not connection.execute(asked, (digest(one.text),)).fetchone()]
        finally:
            connection.close()
    return _Result(parcel(fresh), tuple(wrong), lines, len(judgments) - len(fresh))


def _file_work(read: Callable[[str], Document], path: str) -> Parcel:
    """Read and fingerprint one file, in a worker."""
    document = read(path)
    if not document.text.strip():
        raise ReplycheckError("没有读出文字")
    lost = next((caveat.message for caveat in document.caveats if caveat.incomplete), None)
    if lost is not None:
        raise ReplycheckError(f"没有读全（{lost.rstrip('。')}）")
    return parcel([described(Path(path).as_posix(), document.text)])


def _worked(
    work: Callable[[Portion], _Result], tasks: Iterator[Portion], size: int, options: AddOptions
) -> Iterator[tuple[Portion, _Result | Failed]]:
    if size <= _SMALL:
        return ((portion, work(portion)) for portion in tasks)
    pool: Pool[Portion, _Result] = Pool(work, options.workers, Bounds(_SECONDS, options.file_bytes))
    return in_order(pool, tasks, _AHEAD * options.workers)


def _clause(failure: Failed) -> str:
    """Why a task came to nothing, as a Chinese clause."""
    match failure.cause:
        case Cause.LATE:
            return "处理时间太长，已经停下"
        case Cause.DIED:
            return "处理进程意外中止，多半是内存不足或文件损坏"
        case Cause.MEMORY:
            return "处理需要的内存超过限制，已经停下"
        case Cause.BROKE:
            return f"处理时出错（{failure.detail}）"
        case Cause.REFUSED:
            return failure.detail.rstrip("。")


def _complain_refused(callbacks: Callbacks, taken: Taken) -> None:
    for id_ in taken.refused:
        callbacks.complain(f"“{id_}”没有入库：库里已有同名而内容不同的文书；要用新的替换，请加 --replace。")


def _resumed(writer: Writer, file: Path, stamp: str) -> tuple[int, int, int]:
    """Where an earlier addition of this very file was interrupted: byte, line, and lines not stored until there."""
    row = writer.connection.execute(
        "SELECT place, lines, wrong FROM imports WHERE path = ? AND stamp = ?", (_named(file), stamp)
    ).fetchone()
    return row or (0, 0, 0)


def _note(writer: Writer, file: Path, state: tuple[str, int, int, int]) -> None:
    writer.connection.execute("INSERT OR REPLACE INTO imports VALUES (?, ?, ?, ?, ?)", (_named(file), *state))


def _forget_note(writer: Writer, file: Path) -> None:
    if writer.connection.in_transaction:
        writer.connection.execute("DELETE FROM imports WHERE path = ?", (_named(file),))


def _named(file: Path) -> str:
    return str(file.absolute())


def _finish(writer: Writer) -> None:
    writer.commit()
    writer.settle()
    refresh(writer)
