"""The watched folder: every file that is complete is checked and moved to the passed or to the blocked ones.

A file that could not be fully checked is never a pass: it goes to the blocked ones, and its report says why.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from replycheck import app
from replycheck.config.files import FILE_NAME as CONFIG_NAME
from replycheck.config.tables import there
from replycheck.disk.reach import resolved
from replycheck.engine.receipt import line_of, statement_of
from replycheck.engine.ruling import Grounds, Ruling, as_report, rule_on
from replycheck.engine.waivers import FILE_NAME as WAIVERS_NAME
from replycheck.errors import ConfigError, UsageError
from replycheck.gate.atomic_move import Intent, move, recover, unused
from replycheck.gate.lock import held
from replycheck.gate.receipts import Issuer, circumstances
from replycheck.gate.rulings import Gate, let_through
from replycheck.gate.wait_for_change import pause
from replycheck.model.report import Verdict
from replycheck.records import dataclass

_NO_PAPERS = frozenset({"thumbs.db", "desktop.ini", CONFIG_NAME, WAIVERS_NAME})
_UNFINISHED = frozenset({".part", ".tmp", ".temp", ".crdownload", ".download", ".filepart"})
_REPORT, _RECEIPT = ".report.html", ".receipt.json"
_LONGEST_PAUSE = 5.0


@dataclass(frozen=True, slots=True)
class Folders:
    """Where papers arrive and where they go."""

    incoming: Path
    passed: Path
    blocked: Path

    def prepare(self) -> None:
        """Make the outgoing folders; refuse folders that could not be told apart.

        :raises UsageError: two are the same, or one cannot be used.
        """
        if not there(self.incoming, Path.is_dir):
            raise UsageError(f"找不到要看守的文件夹“{self.incoming}”，请核对路径。")
        try:
            self.passed.mkdir(parents=True, exist_ok=True)
            self.blocked.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"建不了文件夹“{error.filename}”：{error.strerror}。") from error
        folders = (self.incoming, self.passed, self.blocked)
        if len({resolved(folder) for folder in folders}) < len(folders):
            raise UsageError("收件、通过、拦下要用三个不同的文件夹。")


@dataclass(frozen=True, slots=True)
class Orders:
    """How to watch: the gate is opened anew for each paper, since policies change and days pass.

    ``settle``: a file is complete when it has not changed for so many seconds.
    """

    open_gate: Callable[[], Gate]
    inputs: app.Inputs
    issuer: Issuer
    settle: float
    once: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file is still being written."""

    size: int
    modified: int
    inode: int


Tell = Callable[[str], None]


def watch(folders: Folders, orders: Orders, tell: Tell) -> Iterator[tuple[str, Ruling, Path]]:
    """Check and move every complete file, for ever (or once): its old path, the ruling, and where it is now.

    ``tell`` takes sentences about what stays where it is.

    :raises UsageError: the folders or the policy cannot be used, or another process watches the same folder.
    """
    folders.prepare()
    state = folders.incoming / ".replycheck"
    try:
        with held(state / "lock", wait=False):
            recover(state / "journal.json")
            orders.open_gate()
            yield from _rounds(folders, orders, _FolderState(), tell)
    except OSError as error:
        raise UsageError(f"“{error.filename or folders.incoming}”用不了：{error.strerror}。看守已停止。") from error


class _FolderState:
    """Remembers since when each file has been as it is, and what was told already."""

    def __init__(self) -> None:
        self.since: dict[Path, tuple[Stamp, float]] = {}
        self.strange: list[str] = []
        self._told: set[str] = set()

    def look(self, folder: Path) -> None:
        """Take note of what lies in the folder now."""
        now, before = time.monotonic(), self.since
        self.since, self.strange = {}, []
        for path, stamp in _papers(folder):
            if stamp is None:
                self.strange.append(path.name)
                continue
            old = before.get(path)
            self.since[path] = old if old is not None and old[0] == stamp else (stamp, now)

    def complete(self, settle: float) -> list[Path]:
        """The files that have not changed for so long and can be opened, the oldest first."""
        now = time.monotonic()
        return [
            path
            for path, (_, since) in sorted(self.since.items(), key=lambda item: item[1][1])
            if now - since >= settle and _opens(path)
        ]

    def say(self, tell: Tell, sentence: str) -> None:
        """Tell it, once."""
        if sentence not in self._told:
            self._told.add(sentence)
            tell(sentence)


def _rounds(folders: Folders, orders: Orders, state: _FolderState, tell: Tell) -> Iterator[tuple[str, Ruling, Path]]:
    def say(sentence: str) -> None:
        state.say(tell, sentence)

    while True:
        state.look(folders.incoming)
        for name in state.strange:
            say(f"“{name}”是链接、管道或设备，不是文件，没有检查，留在原处。")
        stuck = [path for path in state.since if not _opens(path) and path.exists()]
        for path in stuck:
            say(f"“{path.name}”还打不开（没有权限，或正被别的程序占用），留在原处。")
        for path in state.complete(orders.settle):
            done = _through(folders, orders, path, say)
            if done is None:
                stuck.append(path)
            else:
                yield done
        waiting = [path for path in state.since if path.exists()]
        if orders.once and set(waiting) <= set(stuck):
            return
        pause(folders.incoming, min(max(orders.settle / 2, 0.05), 1.0) if waiting else _LONGEST_PAUSE)


def _papers(folder: Path) -> Iterator[tuple[Path, Stamp | None]]:
    """The files in the folder itself that are papers or pass for such, and are not marked as unfinished.

    What is neither a regular file nor a folder (a link, a pipe, a device) has no stamp.
    """
    with os.scandir(folder) as listing:
        for item in listing:
            name = item.name.casefold()
            if name.startswith((".", "~$")) or name in _NO_PAPERS or Path(name).suffix in _UNFINISHED:
                continue
            try:
                if item.is_file(follow_symlinks=False):
                    status = item.stat(follow_symlinks=False)
                    yield Path(item.path), Stamp(status.st_size, status.st_mtime_ns, status.st_ino)
                elif not item.is_dir(follow_symlinks=False):
                    yield Path(item.path), None
            except OSError:  # it has gone in the meantime
                continue


def _opens(path: Path) -> bool:
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def _through(folders: Folders, orders: Orders, path: Path, tell: Tell) -> tuple[str, Ruling, Path] | None:
    """Check one file and move it; None where it stays."""
    gate = orders.open_gate()
    ruling = _ruling(gate, path, orders.inputs)
    folder = folders.passed if ruling.verdict is Verdict.PASS else folders.blocked
    target = unused(folder, path.name, (_REPORT, _RECEIPT))
    intent = Intent(
        str(path),
        str(target),
        ruling.report.document.sha256,
        path.stat().st_ino if path.exists() else 0,
        (f"{target}{_REPORT}", f"{target}{_RECEIPT}"),
    )
    try:
        for _ in move(folders.incoming / ".replycheck" / "journal.json", intent, _notes(gate, ruling, orders.issuer)):
            pass
    except UsageError as error:
        tell(str(error))
        return None
    return str(path), ruling, target


def _ruling(gate: Gate, path: Path, inputs: app.Inputs) -> Ruling:
    """The ruling on a file; waivers beside it that are wrong make it incomplete instead of stopping the watch."""
    try:
        return let_through(gate, str(path), inputs)
    except ConfigError as error:
        return rule_on(app.failed(str(path), str(error)), gate.policy, (), Grounds(datetime.now(UTC).date()))


def _notes(gate: Gate, ruling: Ruling, issuer: Issuer) -> tuple[str, str]:
    from replycheck.reporting import render  # noqa: PLC0415 - loads when there is something to report

    statement = statement_of(ruling, circumstances(gate, ruling.report, issuer), None)
    return render(as_report(ruling), "html", titles=app.titles(), rule_infos=app.rule_infos()), line_of(
        statement, issuer.sign
    ) + "\n"
