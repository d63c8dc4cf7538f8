"""Files into documents: one module a format, told apart by content first and by name second.

What is easily got wrong: :func:`read` parses in this process, so that it is quick and simple; whoever reads files from
strangers calls :func:`read_isolated`, where parsers written in C work in a child process with limits.
Importing this package loads no parser.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path, PurePath

from replycheck.errors import MissingFileError, ReplycheckError, UnreadableError, UsageError
from replycheck.model.document import Caveat, Document
from replycheck.model.limits import Limits
from replycheck.readers.sniff import CALLED, READABLE, Format, by_suffix, sniff

__all__ = ["read", "read_isolated"]

_DEFAULT_LIMITS = Limits()
_PDF_MARKS = (b"endobj", b"startxref", b"%%EOF")


def read(path: str | os.PathLike[str], limits: Limits = _DEFAULT_LIMITS) -> Document:
    """The document in the file at ``path``, whose ``source`` is the path as given.

    MissingFileError where there is none, UsageError for a folder, UnreadableError for what cannot be read
    (empty, too large, broken, encrypted, of a format not supported yet).
    """
    name = os.fspath(path)
    return _read(name, _load(name, limits), limits)


def read_isolated(path: str | os.PathLike[str], limits: Limits = _DEFAULT_LIMITS) -> Document:
    """As :func:`read`, but a file that could crash or fill this process is parsed in a child process with limits."""
    name = os.fspath(path)
    data = _load(name, limits)
    if _is_risky(data):
        from replycheck.readers.sandbox import call  # noqa: PLC0415 - starting processes costs; text and docx need none

        return call(read, name, limits, limits=limits)
    return _read(name, data, limits)


def _read(name: str, data: bytes, limits: Limits) -> Document:
    """Give the bytes to the reader of their format; messages name the file without its folder."""
    shown = f"“{PurePath(name).name}”"
    kind = _kind(name, shown, data)
    digest = hashlib.sha256(data).hexdigest()
    if kind is Format.PDF:
        from replycheck.readers.pdf import read_pdf  # noqa: PLC0415 - slow to import and not needed for other formats

        document = read_pdf(name, digest, limits)
    elif kind is Format.TEXT:
        from replycheck.readers.plain_text import read_text  # noqa: PLC0415 - as above

        document = read_text(shown, data, digest)
    else:
        from replycheck.readers.docx import read_docx  # noqa: PLC0415 - as above

        document = read_docx(shown, data, digest, limits)
    return _checked(replace(document, source=name), shown, kind, limits)


def _is_risky(data: bytes) -> bool:
    """Whether a parser written in C meets binary input, or a zip unfolds into far more than an ordinary letter."""
    kind = sniff(data)
    if kind is Format.ZIP:
        from replycheck.readers.docx_package import is_large  # noqa: PLC0415 - only for zips

        return is_large(data)
    return kind is Format.PDF or (kind is Format.TEXT and _is_beheaded_pdf(data))


def _load(name: str, limits: Limits) -> bytes:
    """The bytes of a regular file of acceptable size."""
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UsageError(f"{name} 是文件夹；检查整个文件夹请用 replycheck batch。")
        if not stat.S_ISREG(mode):  # a pipe without a writer would wait for ever
            raise UsageError(f"{name} 不是普通文件；请给出一个文件。")
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise _refusal(name, error) from error
    if not data:
        raise UnreadableError(f"“{path.name}”是空文件；请确认给的是答复原文。")
    if len(data) > limits.file_bytes:
        megabytes = limits.file_bytes / 1_000_000
        raise UnreadableError(f"“{path.name}”超过大小上限 {megabytes:g} MB；请拆分，或调高 limits.file_bytes。")
    return data


def _refusal(name: str, error: OSError | ValueError) -> ReplycheckError:
    """What to tell the user when a file could not be opened."""
    if isinstance(error, FileNotFoundError):
        return MissingFileError(f"找不到文件 {name}；请检查路径和文件名。")
    if isinstance(error, PermissionError):
        return UnreadableError(f"没有权限读取 {name}；请检查文件权限，或关闭正在使用它的程序。")
    return UnreadableError(f"无法打开 {name}；请检查路径，或把文件复制到本机后再查。")


def _kind(name: str, shown: str, data: bytes) -> Format:
    """The format to read the bytes as; UnreadableError for one that is known and not supported."""
    kind = sniff(data)
    if kind is Format.ZIP:
        from replycheck.readers.docx_package import zip_kind  # noqa: PLC0415 - only for zips

        kind = zip_kind(shown, data)
    if kind is Format.ENCRYPTED:
        raise UnreadableError(f"{shown}设有打开密码；请取消密码另存后再查。")
    if kind not in READABLE:
        raise UnreadableError(f"{shown}是{CALLED[kind]}，暂不支持；请另存为 docx 或 PDF 后再查。")
    promised = by_suffix(PurePath(name).suffix)
    if kind is Format.TEXT and promised is Format.PDF and _is_beheaded_pdf(data):
        return Format.PDF
    if kind is Format.TEXT and promised not in {None, Format.TEXT}:
        raise UnreadableError(f"{shown}已损坏，或不是{CALLED[promised or kind]}；请重新导出或另存后再查。")
    return kind


def _is_beheaded_pdf(data: bytes) -> bool:
    """Whether a file without ``%PDF-`` at its head is one all the same."""
    return any(mark in data for mark in _PDF_MARKS)


def _checked(document: Document, shown: str, kind: Format, limits: Limits) -> Document:
    """The document with a word about a name that misleads; UnreadableError beyond the limits."""
    if len(document.text) > limits.characters:
        raise UnreadableError(f"{shown}超过字数上限 {limits.characters}；请拆分，或调高 limits.characters。")
    if len(document.pages) > limits.pages:
        raise UnreadableError(f"{shown}超过页数上限 {limits.pages}；请拆分，或调高 limits.pages。")
    suffix = PurePath(document.source).suffix
    if by_suffix(suffix) in {None, kind}:
        return document
    notice = Caveat(f"文件名的后缀是 {suffix}，内容其实是{CALLED[kind]}；已按内容读取。")
    return replace(document, caveats=(notice, *document.caveats))
