"""The papers of one matter in a zip or a folder, as bytes: nothing is unpacked to disk, no link is followed.

What is easily got wrong: archives lie in archives, names are in GBK without saying so, and among the papers lie the
leftovers of operating systems. A paper in an archive is named by the archive's path, a slash, and its name inside.
"""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from replycheck.disk.reach import resolved
from replycheck.errors import MissingFileError, UnreadableError, UsageError
from replycheck.model.limits import Limits
from replycheck.readers.formats import Format, by_suffix, inside_zip
from replycheck.readers.parts.zip import Allowance, Zip, open_zip
from replycheck.readers.sniff import sniff
from replycheck.records import dataclass

_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "replycheck.toml"})
_MAC = "__macosx"
_HEAD = 8


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a matter. ``trouble`` says in a Chinese clause why its bytes could not be had."""

    source: str
    data: bytes = b""
    trouble: str = ""

    @property
    def name(self) -> str:
        """Its name without folders."""
        return posixpath.basename(self.source.replace(os.sep, "/"))


def holds_matter(path: str, limits: Limits) -> bool:
    """Whether there is a folder or a zip of papers at ``path`` (a Word file is a zip too, and none of papers)."""
    place = Path(path)
    try:
        if place.is_dir():
            return True
        with place.open("rb") as file:
            if sniff(file.read(_HEAD)) is not Format.ZIP:
                return False
        if place.stat().st_size > limits.file_bytes:
            return False
        return _is_archive(path, place.read_bytes(), limits)
    except (OSError, ValueError):
        return False


def members(path: str, limits: Limits) -> Iterator[Member]:
    """The files of the matter at ``path``, those in folders and archives inside it too, in natural order.

    :raises UsageError: a folder holds more files than one matter may.
    :raises UnreadableError: the archive itself is broken, encrypted or a bomb.
    """
    place = Path(path)
    allowance = Allowance(limits.unpacked_bytes)
    if place.is_dir():
        yield from _in_folder(place, limits, allowance)
        return
    yield from _in_archive(path, _opened_archive(place, limits, allowance), limits, depth=1)


def member(source: str, limits: Limits) -> bytes:
    """The bytes of the file that ``材料.zip/答复.docx`` means.

    :raises MissingFileError: there is no such archive, or no such file in it.
    :raises UnreadableError: the archive is broken, encrypted or a bomb.
    """
    found = _archive_of(Path(source))
    if found is None:
        raise MissingFileError(f"找不到文件“{source}”，请核对路径。")
    archive, inner = found
    opened = _opened_archive(archive, limits, Allowance(limits.unpacked_bytes))
    return _inside(opened, inner, source, limits, depth=1)


def _opened_archive(place: Path, limits: Limits, allowance: Allowance) -> Zip:
    """The archive at ``place``; UnreadableError where it cannot be read or opened."""
    data = _content(place, limits)
    if isinstance(data, str):
        raise UnreadableError(f"“{place.name}”{data}；请拆分或另存后再查，也可以调高 limits.file_bytes。")
    return open_zip(f"“{place.name}”", data, limits, allowance)


def in_archive(source: str) -> bool:
    """Whether ``source`` names something inside an archive."""
    return _archive_of(Path(source)) is not None


def _inside(opened: Zip, inner: str, source: str, limits: Limits, *, depth: int) -> bytes:
    if inner in opened.parts:
        return opened.read(inner)
    outer = next((part for part in opened.parts if inner.startswith(f"{part}/")), None)
    if outer is None or depth >= limits.nesting:
        raise MissingFileError(f"压缩包里没有“{source}”，请核对路径。")
    nested = open_zip(f"“{posixpath.basename(outer)}”", opened.read(outer), limits, opened.allowance)
    return _inside(nested, inner.removeprefix(f"{outer}/"), source, limits, depth=depth + 1)


def _archive_of(path: Path) -> tuple[Path, str] | None:
    """The zip above a path that names no file of its own, and the name inside it."""
    try:
        for above in path.parents:
            if above.is_file():
                with above.open("rb") as file:
                    is_zip = sniff(file.read(_HEAD)) is Format.ZIP
                return (above, path.relative_to(above).as_posix()) if is_zip else None
    except (OSError, ValueError):
        return None
    return None


def _in_folder(folder: Path, limits: Limits, allowance: Allowance) -> Iterator[Member]:
    found = sorted(_files(folder, limits), key=lambda path: natural(str(path.relative_to(folder))))
    inside = resolved(folder)
    for path in found:
        if path.is_symlink() and inside not in path.resolve().parents:
            yield Member(str(path), trouble="是链接，指到了文件夹外面，没有读")
            continue
        yield from _opened(str(path), _content(path, limits), limits, allowance, depth=0)


def _files(folder: Path, limits: Limits) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not _is_leftover(name)]
        found.extend(Path(place, name) for name in names if not _is_leftover(name))
        if len(found) > limits.files:
            raise UsageError(
                f"“{folder}”里的文件超过 {limits.files} 个，不像一件材料；"
                f"许多件答复请用 replycheck batch，确是一件请加 --limit files={limits.files * 10}。"
            )
    return found


def _content(path: Path, limits: Limits) -> bytes | str:
    """The bytes of a regular file, or why they could not be had."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "不是普通文件"
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError:
        return "打不开"
    return data if len(data) <= limits.file_bytes else f"超过大小上限 {limits.file_bytes / 1_000_000:g} MB"


def _in_archive(path: str, opened: Zip, limits: Limits, *, depth: int) -> Iterator[Member]:
    names = sorted((name for name in opened.parts if not _is_leftover(name)), key=natural)
    if len(names) > limits.files:
        raise UnreadableError(
            f"{opened.name}里的文件超过 {limits.files} 个，不像一件材料；"
            f"确是一件请加 --limit files={limits.files * 10}。"
        )
    for name in names:
        info = opened.parts[name]
        data: bytes | str = "设有打开密码" if info.flag_bits & 1 else b""
        if info.file_size > limits.file_bytes:
            data = f"超过大小上限 {limits.file_bytes / 1_000_000:g} MB"
        if not data:
            try:
                data = opened.read(name)
            except UnreadableError:
                if opened.allowance.size < 0:
                    raise
                data = "解不开"
        yield from _opened(f"{path}/{name}", data, limits, opened.allowance, depth=depth)


def _opened(source: str, data: bytes | str, limits: Limits, allowance: Allowance, *, depth: int) -> Iterator[Member]:
    """The file, or the files in it where it is an archive."""
    if isinstance(data, str):
        yield Member(source, trouble=data)
        return
    kind = sniff(data)
    if kind is Format.ARCHIVE:
        yield Member(source, trouble="是 rar、7z 一类的压缩包，没有打开（请改用 zip，或先解开）")
    elif kind is Format.ZIP and _is_archive(source, data, limits):
        if depth >= limits.nesting:
            yield Member(source, trouble=f"压缩包套压缩包超过 {limits.nesting} 层，没有打开")
            return
        try:
            yield from _in_archive(
                source, open_zip(f"“{Path(source).name}”", data, limits, allowance), limits, depth=depth + 1
            )
        except UnreadableError as error:
            if allowance.size < 0:
                raise
            yield Member(source, trouble=str(error).rstrip("。"))
    else:
        yield Member(source, data)


def _is_archive(name: str, data: bytes, limits: Limits) -> bool:
    """Whether a zip is one of papers; one that cannot be looked into is, unless its name promises something else."""
    try:
        parts = open_zip(name, data, limits).parts
    except UnreadableError:
        return by_suffix(Path(name).suffix) in {None, Format.ZIP}
    return inside_zip(frozenset(part.lower() for part in parts)) is Format.ZIP


def _is_leftover(name: str) -> bool:
    """What systems and Word leave in folders."""
    pieces = name.lower().split("/")
    return _MAC in pieces or pieces[-1].startswith((".", "~$")) or pieces[-1] in _LEFTOVERS


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts ``附件2`` before ``附件10``."""
    pieces = re.split(r"([0-9]+)", name.casefold())
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces)
