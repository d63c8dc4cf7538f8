"""Move a file so that it is neither lost nor doubled, whenever the process is killed.

The intent is on disk before anything moves. What arrives is a synced copy whose bytes are those that were checked: an
editor that still holds the old file open cannot reach it, as it could a second link. Only then the old name goes;
``recover`` finishes or undoes what a killed process left behind.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from replycheck.errors import UsageError
from replycheck.gate.files import sha256_of
from replycheck.gate.whole_files import sync_folder, write_whole
from replycheck.records import dataclass

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Intent:
    """One move under way. ``inode`` tells the very file; ``notes`` are files written beside the target for it."""

    source: str
    target: str
    sha256: str
    inode: int
    notes: tuple[str, ...] = ()


def move(journal: Path, intent: Intent, notes: tuple[str, ...]) -> Iterator[str]:
    """Move ``intent.source`` to ``intent.target`` with the texts of its notes, pausing after every step.

    :raises UsageError: the file changed since it was checked, or the disk refuses; then it stays where it was.
    """
    source, target = Path(intent.source), Path(intent.target)
    write_whole(journal, json.dumps(asdict(intent)))
    arrived = False
    yield "intended"
    try:
        for place, text in zip(intent.notes, notes, strict=True):
            write_whole(Path(place), text)
            yield "noted"
        copied = _copy(source, _part(target))
        yield "copied"
        _refuse_changed(source, copied, intent)
        _give_name(_part(target), target)
        arrived = True
        yield "arrived"
        _refuse_changed(source, sha256_of(source), intent)
        source.unlink()
        yield "removed"
    except (OSError, UsageError) as error:
        if arrived and source.exists():
            target.unlink(missing_ok=True)
        _drop_notes(intent)
        journal.unlink(missing_ok=True)
        reason = str(error) if isinstance(error, UsageError) else f"“{source.name}”移不动：{error.strerror}。"
        raise UsageError(reason) from error
    sync_folder(target.parent)
    journal.unlink()
    yield "done"


def _refuse_changed(source: Path, sha256: str, intent: Intent) -> None:
    if sha256 != intent.sha256:
        raise UsageError(f"“{source.name}”检查以后又变动了，留在原处，稍后重新检查。")


def recover(journal: Path) -> None:
    """Finish or undo the move that a killed process left behind; afterwards every file stands in one place.

    :raises UsageError: the journal cannot be read; a person must look.
    """
    for part in journal.parent.glob(f".{journal.name}.*.part"):
        part.unlink(missing_ok=True)
    if not journal.exists():
        return
    try:
        values = json.loads(journal.read_bytes())
        intent = Intent(**{**values, "notes": tuple(values["notes"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UsageError(f"移动记录“{journal}”已损坏；请核对收件和出件文件夹里的文件，再删去它。") from error
    _settle(intent)
    journal.unlink()


def _settle(intent: Intent) -> None:
    source, target = Path(intent.source), Path(intent.target)
    if not (target.exists() and sha256_of(target) == intent.sha256):
        _drop_notes(intent)
    elif _is_original(source, intent):
        source.unlink()
    for part in (*target.parent.glob(f".{glob.escape(target.name)}*.part"), _part(target)):
        part.unlink(missing_ok=True)


def _is_original(source: Path, intent: Intent) -> bool:
    """Whether what stands at the old place is the file that was moved, not a new one, nor one written to since."""
    return source.exists() and source.stat().st_ino == intent.inode and sha256_of(source) == intent.sha256


def _drop_notes(intent: Intent) -> None:
    """Take away what was written about a move that did not happen."""
    for note in (*map(Path, intent.notes), _part(Path(intent.target))):
        with suppress(OSError):
            note.unlink()


def _copy(source: Path, part: Path) -> str:
    """Copy the file to ``part``, which is on the disk afterwards; the digest of the bytes that were copied."""
    digest = hashlib.sha256()
    with source.open("rb") as original, part.open("wb") as copy:
        while piece := original.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    shutil.copystat(source, part)
    return digest.hexdigest()


def _give_name(part: Path, target: Path) -> None:
    """Call ``part`` ``target``, all at once, and never over another file."""
    try:
        os.link(part, target)
        part.unlink()
    except FileExistsError:
        raise
    except OSError as error:  # a disk that knows no links
        if target.exists():
            raise FileExistsError(error.errno, "已有同名文件") from error
        part.rename(target)


def _part(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def unused(folder: Path, name: str, endings: tuple[str, ...]) -> Path:
    """A path in ``folder`` for a file called ``name``, numbered where that name or one of its notes' is taken."""
    plain, number = Path(name), 1
    while True:
        candidate = folder / (name if number == 1 else f"{plain.stem}-{number}{plain.suffix}")
        if not any(Path(f"{candidate}{ending}").exists() for ending in ("", *endings)):
            return candidate
        number += 1
