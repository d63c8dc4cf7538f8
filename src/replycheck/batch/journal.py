"""``journal.sqlite``: what a run has done so far, so that one that was killed goes on where it stopped.

A reply is in the journal whole or not at all, in whatever order the replies were finished; the files of the results
are made from it at the end. What a reader would get wrong: a report that was compared with the other replies replaces
the one before, so a reply is counted once. Once the run is finished only its count is left: the texts are gone.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from replycheck.batch.checked import Checked, Trace
from replycheck.batch.entry import Entry
from replycheck.batch.summary import BatchSummary
from replycheck.disk.databases import database
from replycheck.disk.replacing import replace
from replycheck.errors import UsageError
from replycheck.model.report import Verdict
from replycheck.model.serial import tool_version
from replycheck.model.span import Span
from replycheck.records import dataclass

JOURNAL = "journal.sqlite"
_LAYOUT = 1
_TABLES = """
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE done(
    position INTEGER PRIMARY KEY, stamp TEXT NOT NULL, verdict TEXT NOT NULL, failed INTEGER NOT NULL,
    line BLOB NOT NULL, cells TEXT NOT NULL, text BLOB NOT NULL, hashes BLOB NOT NULL, starts BLOB NOT NULL,
    ends BLOB NOT NULL, compared INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE alike(
    position INTEGER PRIMARY KEY, siblings TEXT NOT NULL, template TEXT NOT NULL, family INTEGER
);
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """What was found across the replies about one: who shares words with it, what is template, which group it is in.

    ``siblings`` are 0-based positions; ``family`` is the first position of its group of near-identical replies.
    """

    siblings: tuple[int, ...] = ()
    template: tuple[Span, ...] = ()
    family: int | None = None


def digest_of(entries: Sequence[Entry], about: str) -> str:
    """What must be the same for a run to be gone on with: the list, the settings and the version of the tool."""
    told = hashlib.sha256(f"{tool_version()}\n{about}\n".encode("utf-8", "surrogatepass"))
    for entry in entries:
        paths = [str(Path(path).absolute()) for path in (entry.reply, *entry.sources, *filter(None, [entry.petition]))]
        row = [paths, entry.petition is None, entry.unit, str(entry.received), str(entry.replied)]
        told.update(json.dumps(row).encode())
    return told.hexdigest()


def stamp_of(entry: Entry) -> str:
    """Size and time of the files of an entry: a file that has changed since is checked again."""
    told = []
    for path in (entry.reply, *entry.sources, *filter(None, [entry.petition])):
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            told.append("-")
        else:
            told.append(f"{status.st_size}:{status.st_mtime_ns}")
    return " ".join(told)


class Journal:
    """The journal of one run; use as a context. It is locked: a second run on it is refused.

    :raises UsageError: it belongs to another list, another run is at it, or it cannot be read or written.
    """

    def __init__(self, folder: Path, digest: str) -> None:
        self._path = folder / JOURNAL
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = database(self._path)
            try:
                self._begin(folder, digest)
            except BaseException:
                self._base.close()  # Windows removes no file that is open, and --overwrite would
                raise
        except (sqlite3.Error, OSError) as error:
            raise _unusable(self._path, error) from error

    def _begin(self, folder: Path, digest: str) -> None:
        self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute("BEGIN IMMEDIATE")
        new = not self._base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if new:
            for statement in _TABLES.split(";"):
                self._base.execute(statement)
            self._base.executemany(
                "INSERT INTO about VALUES (?, ?)",
                {"layout": str(_LAYOUT), "digest": digest, "state": "checking"}.items(),
            )
        self._base.execute("COMMIT")
        if self._about("layout") != str(_LAYOUT) or self._about("digest") != digest:
            raise UsageError(
                f"“{folder}”里是另一份清单、另一种设置或另一个版本的检查，不能接着查。"
                "请换一个输出文件夹，或加 --overwrite 重新来过。"
            )

    def _about(self, key: str) -> str | None:
        row = self._base.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    @property
    def state(self) -> str:
        """``checking``, ``comparing``, ``publishing`` or ``finished``."""
        return self._about("state") or ""

    @property
    def summary(self) -> BatchSummary:
        """How the replies that are done ended."""
        if told := self._about("summary"):
            return BatchSummary(**json.loads(told))
        counts = dict(self._base.execute("SELECT verdict, count(*) FROM done GROUP BY verdict").fetchall())
        failed = self._base.execute("SELECT count(*) FROM done WHERE failed").fetchone()[0]
        passed, blocked, incomplete = (counts.get(verdict.value, 0) for verdict in Verdict)
        return BatchSummary(passed, blocked, incomplete, failed)

    def done(self) -> dict[int, str]:
        """The 0-based positions of the replies that are done, with the stamps of their files."""
        return dict(self._base.execute("SELECT position, stamp FROM done").fetchall())

    def forget(self, positions: Iterable[int]) -> BatchSummary:
        """Drop what is known of replies whose files have changed; gives how the rest ended."""
        self._write("DELETE FROM done WHERE position = ?", [(position,) for position in positions])
        return self.summary

    def add(self, position: int, stamp: str, report: Checked, *, failed: bool) -> None:
        """Take the report of the entry at ``position``; it is safe from now on."""
        trace = report.trace
        packed = zlib.compress(report.line, 1), json.dumps(report.row, ensure_ascii=True)
        row = (position, stamp, report.verdict.value, failed, *packed)
        words = trace.text, trace.hashes, trace.starts, trace.ends
        self._write("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", [(*row, *words)])

    def replace(self, position: int, report: Checked) -> None:
        """Take the report that knows of the other replies, in place of the one before."""
        packed = zlib.compress(report.line, 1), json.dumps(report.row, ensure_ascii=True), report.verdict.value
        self._write("UPDATE done SET line = ?, cells = ?, verdict = ?, compared = 1 WHERE position = ?",
                    [(*packed, position)])  # fmt: skip

    def traces(self) -> Iterator[tuple[int, Trace]]:
        """The fingerprints of every reply, in the order of the list."""
        rows = self._base.execute("SELECT position, text, hashes, starts, ends FROM done ORDER BY position")
        for position, text, hashes, starts, ends in rows:
            yield position, Trace(text, hashes, starts, ends)

    def report(self, position: int) -> bytes:
        """The line of JSON of one reply."""
        row = self._base.execute("SELECT line FROM done WHERE position = ?", (position,)).fetchone()
        return zlib.decompress(row[0])

    def text(self, position: int) -> str:
        """The text of one reply."""
        row = self._base.execute("SELECT text FROM done WHERE position = ?", (position,)).fetchone()
        return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")

    def compare(self, found: Mapping[int, Alike]) -> None:
        """Keep what was found across the replies; the state is ``comparing`` from now on, all at once."""
        rows = [
            (at, json.dumps(one.siblings), json.dumps([[s.start, s.end] for s in one.template]), one.family)
            for at, one in found.items()
        ]
        self._write("INSERT OR REPLACE INTO alike VALUES (?, ?, ?, ?)", rows, state="comparing")

    def to_compare(self) -> list[tuple[int, Alike]]:
        """The replies whose reports don't know yet what was found across the replies."""
        rows = self._base.execute(
            "SELECT position, siblings, template FROM alike JOIN done USING (position)"
            " WHERE compared = 0 AND NOT failed AND (siblings != '[]' OR template != '[]') ORDER BY position"
        )
        return [
            (at, Alike(tuple(json.loads(siblings)), tuple(Span(*pair) for pair in json.loads(template))))
            for at, siblings, template in rows.fetchall()
        ]

    def families(self) -> dict[int, int]:
        """For each reply that is in a group of near-identical ones the first position of its group."""
        return dict(self._base.execute("SELECT position, family FROM alike WHERE family IS NOT NULL").fetchall())

    def results(self) -> Iterator[tuple[int, bytes, tuple[str, ...]]]:
        """Position, line of JSON and cells of every reply, in the order of the list."""
        for position, line, cells in self._base.execute("SELECT position, line, cells FROM done ORDER BY position"):
            yield position, zlib.decompress(line), tuple(json.loads(cells))

    def publishing(self) -> None:
        """From now on the results are being written."""
        self._write("SELECT 1", [], state="publishing")

    def finish(self) -> None:
        """Keep the count and nothing else: the journal held every text."""
        told: dict[str, Any] = {"passed": 0, "blocked": 0, "incomplete": 0, "failed": 0}
        summary = self.summary
        told = {key: getattr(summary, key) for key in told}
        digest = self._about("digest") or ""
        working = self._path.with_name(f"{JOURNAL}.part")
        try:
            working.unlink(missing_ok=True)
            with closing(database(working)) as base, base:
                base.executescript(_TABLES)
                rows = {"layout": str(_LAYOUT), "digest": digest, "state": "finished", "summary": json.dumps(told)}
                base.executemany("INSERT INTO about VALUES (?, ?)", rows.items())
            self._base.close()
            replace(working, self._path)
        except (sqlite3.Error, OSError) as error:
            raise _unusable(self._path, error) from error

    def _write(self, statement: str, rows: Iterable[tuple[Any, ...]], state: str | None = None) -> None:
        try:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany(statement, rows) if rows else None
            if state is not None:
                self._base.execute("UPDATE about SET value = ? WHERE key = 'state'", (state,))
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._base.execute("ROLLBACK")
            raise _unusable(self._path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(sqlite3.Error, OSError):  # what is committed is safe, closed or not
            nothing = error is not None and self.state == "checking" and not self.summary.total
            self._base.close()
            if nothing:  # nothing worth keeping, and it would bar the next run
                discard(self._path.parent)


def discard(folder: Path) -> None:
    """Remove a journal with all that belongs to it."""
    for name in (JOURNAL, f"{JOURNAL}-wal", f"{JOURNAL}-shm", f"{JOURNAL}.part"):
        (folder / name).unlink(missing_ok=True)


def _unusable(path: Path, error: Exception) -> UsageError:
    told = str(error)
    if "locked" in told:
        return UsageError(f"另一个检查正在往“{path.parent}”里写结果；请等它结束，或换一个输出文件夹。")
    if "full" in told:
        return UsageError(f"磁盘已满，记录写不进“{path}”。腾出空间后加 --resume 接着查。")
    if isinstance(error, sqlite3.DatabaseError) and ("not a database" in told or "malformed" in told):
        return UsageError(f"进度记录“{path}”已损坏，不能接着查。请换一个输出文件夹，或加 --overwrite 重新来过。")
    return UsageError(f"进度记录“{path}”写不了（{told}）。请换一个输出文件夹。")
