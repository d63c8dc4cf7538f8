"""A zip from a stranger, opened with limits: the one place where zips are opened, whatever is in them.

What is easily got wrong: the sizes in a zip's directory are claims. They are checked before anything is unpacked, and
what is really unpacked is counted again. Names lead nowhere, and are what their author meant (``spelled``).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.records import dataclass

_MOST_PARTS = 20_000
_ENTRY = b"PK\x01\x02"
_HARMLESS_BYTES = 20_000_000  # below this size no ratio is suspicious: repetitive tables compress 100:1
_CHUNK = 1 << 20
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What reading a zip raises that is broken, encrypted or packed in a way that ``zipfile`` does not know."""


class Why(Enum):
    """Why a zip is not opened, or a part not unpacked."""

    BROKEN = auto()
    CROWDED = auto()
    LARGE = auto()
    BOMB = auto()
    LOCKED = auto()


class RefusedZipError(Exception):
    """A zip that is not opened; whoever knows what it should have been says so in words."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why


@dataclass(frozen=True, slots=True)
class ZipBounds:
    """How many parts, how many bytes unpacked, and how many times the size of the zip they may be.

    Up to ``harmless_bytes`` no ratio is suspicious.
    """

    parts: int
    unpacked_bytes: int
    ratio: int
    harmless_bytes: int = _HARMLESS_BYTES


def directory(source: bytes | Path, bounds: ZipBounds) -> tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]:
    """The zip in the bytes or the file, and its parts without folders.

    :raises RefusedZipError: it is broken, or beyond the bounds.
    """
    if isinstance(source, bytes) and source.count(_ENTRY) > bounds.parts:
        raise RefusedZipError(Why.CROWDED)  # before the directory is read, which takes a kilobyte an entry
    try:
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except BROKEN_ZIP as error:
        raise RefusedZipError(Why.BROKEN) from error
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]  # is_dir fails on an empty name
    total = sum(info.file_size for info in infos)
    if len(infos) > bounds.parts:
        raise RefusedZipError(Why.CROWDED)
    if total > bounds.unpacked_bytes:
        raise RefusedZipError(Why.LARGE)
    if total > bounds.harmless_bytes and total > size * bounds.ratio:
        raise RefusedZipError(Why.BOMB)
    return archive, infos


def pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The unpacked bytes of a part, a mebibyte at a time.

    :raises RefusedZipError: it is locked or broken.
    """
    if info.flag_bits & 1:
        raise RefusedZipError(Why.LOCKED)
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except BROKEN_ZIP as error:
        raise RefusedZipError(Why.BROKEN) from error


def part_names(name: str, data: bytes) -> frozenset[str]:
    """The names of the parts in lower case; UnreadableError when it is no sound zip."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP as error:
        raise UnreadableError(f"{name}已损坏，无法解压；请用 Word 打开并重新另存，或重新传送文件。") from error
    return frozenset(lowered(info) for info in archive.infolist())


def lowered(info: zipfile.ZipInfo) -> str:
    """A part's name as the parts of a document are compared: without case, backslashes or a leading slash."""
    return info.filename.replace("\\", "/").lstrip("/").lower()


@dataclass(slots=True)
class Allowance:
    """Bytes that may still be unpacked, shared by an archive and the archives inside it."""

    size: int

    def spend(self, size: int, name: str) -> None:
        """Count bytes unpacked; UnreadableError beyond the limit."""
        self.size -= size
        if self.size < 0:
            raise UnreadableError(f"{name}解开后过大，疑似压缩炸弹；确实需要时请调高 limits.unpacked_bytes。")


@dataclass(slots=True)
class Zip:
    """The files in a zip, by :func:`tidy` name. ``name`` is what messages call it."""

    name: str
    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    allowance: Allowance

    def read(self, part: str) -> bytes:
        """The unpacked bytes of a part; UnreadableError when it is broken, encrypted, or more than is allowed."""
        chunks = []
        try:
            for chunk in pieces(self.archive, self.parts[part]):
                self.allowance.spend(len(chunk), self.name)
                chunks.append(chunk)
        except RefusedZipError as error:
            if error.why is Why.LOCKED:
                raise UnreadableError(f"{self.name}设有打开密码；请取消密码后再查。") from error
            raise UnreadableError(
                f"{self.name}已损坏（{posixpath.basename(part)} 解不开）；请重新生成或传送。"
            ) from error
        return b"".join(chunks)


def open_zip(name: str, data: bytes, limits: Limits, allowance: Allowance | None = None) -> Zip:
    """The zip in ``data``; UnreadableError for one that is broken, a bomb, or has two files of one name."""
    try:
        archive, infos = directory(data, ZipBounds(_MOST_PARTS, limits.unpacked_bytes, limits.ratio))
    except RefusedZipError as error:
        raise UnreadableError(f"{name}{_refusal(error.why, limits)}") from error
    parts = {tidy(spelled(info)): info for info in infos}
    if len(parts) < len(infos):
        raise UnreadableError(f"{name}里有重名的文件，内容不可信；请重新生成。")
    return Zip(name, archive, parts, allowance or Allowance(limits.unpacked_bytes))


def _refusal(why: Why, limits: Limits) -> str:
    match why:
        case Why.CROWDED:
            return f"里的文件超过 {_MOST_PARTS} 个，没有解开；请核对是不是给错了文件。"
        case Why.LARGE:
            megabytes = limits.unpacked_bytes / 1_000_000
            return f"解开后超过 {megabytes:g} MB，没有解开；确实需要时请调高 limits.unpacked_bytes。"
        case Why.BOMB:
            return f"解开后是原来的 {limits.ratio} 倍以上，疑似压缩炸弹；确实需要时请调高 limits.ratio。"
        case _:
            return "已损坏，无法解开；请重新生成或传送。"


_CODECS = 2
_CLEARLY, _NO_PAIRS = 1.0, 8.0
"""How much more usual, as weights of pairs, what Big5 reads must be, and the weight of a name without any."""
_LETTERS = frozenset(map(chr, range(0x100, 0x800)))
"""What two bytes of UTF-8 may be beside the letters of Western Europe: nothing that a Chinese name holds."""


def spelled(info: zipfile.ZipInfo) -> str:
    """The name of a zip entry as its author meant it.

    What is not marked as UTF-8 was decoded as code page 437 by ``zipfile``; on Chinese systems it is UTF-8 all the
    same, or GBK, or Big5. Two bytes of GBK may be a letter of UTF-8 (一 is a Cyrillic one).
    """
    name = info.orig_filename.partition("\0")[0]  # on Windows ``filename`` has slashes in place of half characters
    if info.flag_bits & 0x800:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:  # an extra field gave the Unicode name
        return name
    readings = []
    for codec in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            readings.append(raw.decode(codec))
    if len(readings) == _CODECS and all(char.isascii() or char in _LETTERS for char in readings[0]):
        return readings[1]
    return _simplest(raw, readings[0]) if readings else name


def _simplest(raw: bytes, reading: str) -> str:
    """The name as Big5 has it, where its pairs of characters are usual ones and those of ``reading`` are not."""
    if reading.encode("utf-8", "replace") == raw or reading.isascii():
        return reading
    try:
        other = raw.decode("big5")
    except UnicodeDecodeError:
        return reading
    return other if _strangeness(other) < _strangeness(reading) - _CLEARLY else reading


def _strangeness(name: str) -> float:
    """How rare the pairs of characters of a name are on the average, as simplified ones."""
    from replycheck.text.fold import fold  # noqa: PLC0415 - for names of old archives only
    from replycheck.text.words import pair_weight, pairs  # noqa: PLC0415 - the same

    weights = [pair_weight(pair) for pair in pairs(fold(name).text)]
    return sum(weights) / len(weights) if weights else _NO_PAIRS


def tidy(name: str) -> str:
    """A name inside an archive with forward slashes and neither ``..`` nor a root: it leads nowhere else."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/")
