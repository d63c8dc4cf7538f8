"""A zip of replies, unpacked into the output folder so that a killed run finds the same files again.

What is easily got wrong: an archive is a stranger's. A name in it may lead out of the folder, two may differ only in
their case, sizes may lie, and Windows wrote Chinese names in GBK without saying so.
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from replycheck.batch.lists.names import harmless, own_name
from replycheck.errors import UnreadableError, UsageError
from replycheck.readers.parts.zip import RefusedZipError, Why, ZipBounds, directory, pieces, spelled

UNPACKED = "unpacked"
"""The folder beside the results."""
_MOST_FILES = 1_000_000
_MOST_BYTES = 200_000_000_000
_RATIO = 200
"""Text packs twenty times at best; what unpacks into more than two hundred times its size is made to fill a disk."""
_SMALL = 10_000_000


def unpack(archive: Path, output: Path) -> tuple[Path, tuple[str, ...]]:
    """Unpack ``archive`` into ``output/unpacked`` unless that was done before; the folder, and what went wrong.

    A part that cannot be unpacked is left as an empty file, so that its report says that it could not be read.

    :raises UnreadableError: it is no zip, or unpacks into too much.
    :raises UsageError: the folder cannot be written, or holds another archive's files.
    """
    target, working = output / UNPACKED, output / f"{UNPACKED}.part"
    mark = _mark(archive)
    told = target / ".archive"
    if told.is_file():
        first, _, warnings = told.read_text(encoding="utf-8").partition("\n")
        if first == mark:
            return target, tuple(filter(None, warnings.split("\n")))
        raise UsageError(f"“{target}”里是另一个压缩包的文件。请换一个输出文件夹。")
    if target.exists():
        raise UsageError(f"输出文件夹里已有“{target}”，没有覆盖。请换一个输出文件夹。")
    try:
        shutil.rmtree(working, ignore_errors=True)
        working.mkdir(parents=True)
        warnings = "\n".join(_unpacked(archive, working))
        (working / ".archive").write_text(f"{mark}\n{warnings}", encoding="utf-8")
        working.replace(target)
    except OSError as error:
        raise UsageError(f"压缩包解不到“{working}”：{error.strerror}。请换一个输出文件夹。") from error
    return target, tuple(filter(None, warnings.split("\n")))


def _mark(archive: Path) -> str:
    with archive.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpacked(archive: Path, folder: Path) -> Iterator[str]:
    """Write the parts; yields what must be told."""
    try:
        packed, parts = directory(archive, ZipBounds(_MOST_FILES, _MOST_BYTES, _RATIO, _SMALL))
    except RefusedZipError as error:
        if error.why is Why.BROKEN:
            raise UnreadableError(f"压缩包“{archive}”打不开：文件已损坏，或不是 zip。") from error
        raise UnreadableError(f"压缩包“{archive}”解开后大得不正常，为安全起见没有打开。") from error
    with packed:
        taken: set[str] = set()
        faulty = 0
        for part in parts:
            name = own_name(harmless(spelled(part)), taken)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            faulty += not _write(packed, part, folder / name)
        if faulty:
            yield f"压缩包里有 {faulty} 个文件解不开（加密或损坏），已列入结果，记为未能查全。"


def _write(packed: zipfile.ZipFile, part: zipfile.ZipInfo, target: Path) -> bool:
    """Write one part; False where it cannot be unpacked, and the file is empty."""
    with target.open("wb") as file:
        try:
            for piece in pieces(packed, part):
                file.write(piece)
        except RefusedZipError:
            file.truncate(0)
            return False
    return True
