"""A zip from a stranger, opened with limits; for OFD files and for archives of papers.

What is easily got wrong: the sizes in a zip's directory are claims. They are checked before anything is unpacked, and
what is really unpacked is counted again. Nothing is ever written to disk, so no name in a zip can lead anywhere.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits

_MOST_PARTS = 20_000
_ENTRY = b"PK\x01\x02"
_HARMLESS_BYTES = 20_000_000  # below this size no ratio is suspicious: repetitive tables compress 100:1
_CHUNK = 1 << 20
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What reading a zip raises that is broken, encrypted or packed in a way that ``zipfile`` does not know."""


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
        info = self.parts[part]
        if info.flag_bits & 1:
            raise UnreadableError(f"{self.name}设有打开密码；请取消密码后再查。")
        chunks = []
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self.allowance.spend(len(chunk), self.name)
                    chunks.append(chunk)
        except BROKEN_ZIP as error:
            raise UnreadableError(
                f"{self.name}已损坏（{posixpath.basename(part)} 解不开）；请重新生成或传送。"
            ) from error
        return b"".join(chunks)


def open_zip(name: str, data: bytes, limits: Limits, allowance: Allowance | None = None) -> Zip:
    """The zip in ``data``; UnreadableError for one that is broken, a bomb, or has two files of one name."""
    if data.count(_ENTRY) > _MOST_PARTS:  # before the directory is read, which takes a kilobyte an entry
        raise UnreadableError(f"{name}里的文件超过 {_MOST_PARTS} 个，没有解开；请核对是不是给错了文件。")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP as error:
        raise UnreadableError(f"{name}已损坏，无法解开；请重新生成或传送。") from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > _MOST_PARTS:
        raise UnreadableError(f"{name}里的文件超过 {_MOST_PARTS} 个，没有解开；请核对是不是给错了文件。")
    total = sum(info.file_size for info in infos)
    if total > limits.unpacked_bytes:
        megabytes = limits.unpacked_bytes / 1_000_000
        raise UnreadableError(f"{name}解开后超过 {megabytes:g} MB，没有解开；确实需要时请调高 limits.unpacked_bytes。")
    if total > _HARMLESS_BYTES and total > len(data) * limits.ratio:
        raise UnreadableError(
            f"{name}解开后是原来的 {limits.ratio} 倍以上，疑似压缩炸弹；确实需要时请调高 limits.ratio。"
        )
    parts = {tidy(spelled(info)): info for info in infos}
    if len(parts) < len(infos):
        raise UnreadableError(f"{name}里有重名的文件，内容不可信；请重新生成。")
    return Zip(name, archive, parts, allowance or Allowance(limits.unpacked_bytes))


def spelled(info: zipfile.ZipInfo) -> str:
    """The name of a zip entry as its author meant it.

    What is not marked as UTF-8 was decoded as code page 437 by ``zipfile``; on Chinese systems it is UTF-8 all the
    same, or GBK.
    """
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:  # an extra field gave the Unicode name
        return info.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return info.filename


def tidy(name: str) -> str:
    """A name inside an archive with forward slashes and neither ``..`` nor a root: it leads nowhere else."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/")
