"""What stays when the page is closed: the answers, in one folder, and only after the user has said so.

The folder's being there is the user's word; emptying takes the word back. What is easily got wrong: a record that
cannot be written must not cost the answer, which is held in memory and told to be at risk.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from replycheck.errors import UsageError
from replycheck.gate.whole_files import write_whole
from replycheck.records import dataclass
from replycheck.web.answers import Record

_MOST_BYTES = 5_000_000
"""No record of twenty versions is larger."""


def usual_folder() -> Path:
    """Where this system keeps what programs keep for their user; ``REPLYCHECK_KEPT`` names another place."""
    named = os.environ.get("REPLYCHECK_KEPT")
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "replycheck" / "kept"


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder of what is kept."""

    folder: Path

    @property
    def wanted(self) -> bool:
        """Whether the user has said that answers are to be kept."""
        return self.folder.is_dir()

    def begin(self) -> None:
        """From now on answers are kept.

        :raises UsageError: the folder cannot be made.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise UsageError(f"文件夹“{self.folder}”建不了：{error.strerror}。处理只在这次打开期间有效。") from error

    def save(self, record: Record) -> None:
        """Write a record, whole or not at all.

        :raises UsageError: it cannot be written.
        """
        if self.wanted:
            write_whole(self.folder / f"{record.id}.json", json.dumps(record.to_dict(), ensure_ascii=False))

    def drop(self, record: Record) -> None:
        """Keep this record no more."""
        (self.folder / f"{record.id}.json").unlink(missing_ok=True)

    def records(self) -> Iterator[Record]:
        """Everything that is kept; what is no record of ours is passed over."""
        for path in sorted(self.folder.glob("*.json")) if self.wanted else ():
            try:
                if path.stat().st_size <= _MOST_BYTES:
                    record = Record.read(json.loads(path.read_text(encoding="utf-8")))
                    if path.stem == record.id and record.id.isalnum():
                        yield record
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                continue

    def empty(self) -> None:
        """Remove the folder with all that is in it.

        :raises UsageError: it cannot be removed.
        """
        try:
            if self.wanted:
                shutil.rmtree(self.folder)
        except OSError as error:
            raise UsageError(f"文件夹“{self.folder}”没能清空：{error.strerror}。请关掉打开着的文件再试。") from error
