"""Opening files as documents: the format is told by content first and by name second, and its package reads it.

What is easily got wrong: :func:`read` parses in this process, for a worker that is one already; whoever reads from
strangers calls :func:`read_isolated`, where all parsers but that of plain text work in a child process with limits.
Importing this module loads no parser.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath

from replycheck.disk.reach import reachable
from replycheck.disk.refusals import elsewhere, in_use, not_fetched, owner_file
from replycheck.errors import MissingFileError, ReplycheckError, UnreadableError, UsageError
from replycheck.model.document import Caveat, Document
from replycheck.model.limits import Limits
from replycheck.model.recognition import Recognition
from replycheck.readers.file import File
from replycheck.readers.formats import Format, by_suffix, inside_zip
from replycheck.readers.layout.readings import Readings
from replycheck.readers.sniff import sniff

_DEFAULT_LIMITS = Limits()
_RECOGNITION = Recognition()
_ELSEWHERE = "只在云端（如 OneDrive），本机没有它的内容；请先下载（右键“始终保留在此设备上”），或者复制到本机后再查。"
_PDF_MARKS = (b"endobj", b"startxref", b"%%EOF")


def read(
    path: str | os.PathLike[str],
    limits: Limits = _DEFAULT_LIMITS,
    office: str = "",
    recognition: Recognition = _RECOGNITION,
) -> Document:
    """The document in the file at ``path``, whose ``source`` is the path as given.

    ``office`` is the path of LibreOffice's program, empty to look where it usually is. MissingFileError where there is
    no file, UsageError for a folder, UnreadableError for what cannot be read (empty, too large, broken, encrypted, of
    a format not supported). ``recognition`` says how pages that are pictures are read.
    """
    name = os.fspath(path)
    return read_bytes(name, content(name, limits), limits, office, isolated=False, recognition=recognition)


def read_isolated(
    path: str | os.PathLike[str],
    limits: Limits = _DEFAULT_LIMITS,
    office: str = "",
    recognition: Recognition = _RECOGNITION,
) -> Document:
    """As :func:`read`, but whatever a parser could choke on is parsed in a child process with limits."""
    name = os.fspath(path)
    return read_bytes(name, content(name, limits), limits, office, recognition=recognition)


def read_bytes(  # noqa: PLR0913 - what reading depends on, by keyword
    name: str,
    data: bytes,
    limits: Limits,
    office: str = "",
    *,
    isolated: bool = True,
    recognition: Recognition = _RECOGNITION,
) -> Document:
    """As :func:`read_isolated` (or :func:`read`) for bytes already at hand, ``name`` being the document's source."""
    return begin_reading(name, data, limits, office, isolated=isolated, recognition=recognition)()


def begin_reading(  # noqa: PLR0913 - what reading depends on, by keyword
    name: str,
    data: bytes,
    limits: Limits,
    office: str = "",
    *,
    isolated: bool = True,
    recognition: Recognition = _RECOGNITION,
) -> Callable[[], Document]:
    """As :func:`read_bytes`, but a child process begins now and is waited for when what this gives is called, once."""
    file = File(name, data, sniff(data), limits)
    if file.kind.about.through_office:
        from replycheck.readers.office.convert import converted  # noqa: PLC0415 - slow to import, for old formats only

        file = replace(file, made=converted(file.shown, data, file.kind, limits, office))

    def begun(readings: Readings | None = None) -> Callable[[], Document]:
        whole = replace(file, readings=readings or Readings())
        if not isolated or (file.kind is Format.TEXT and not _is_beheaded_pdf(data)):
            return lambda: _parsed(name, whole)
        from replycheck.processes.call import begin  # noqa: PLC0415 - costs; plain text needs no process

        return begin(_parsed, name, whole, limits=limits)

    first = begun()

    def read() -> Document:
        document = first()
        if not any(page.unread or page.recognised for page in document.pages) and not document.unread_pictures:
            return document
        from replycheck.readers.ocr.scans import recognised  # noqa: PLC0415 - only where there are scans

        # A process that is one of several workers already recognises with one process more, not with several.
        alone = recognition if isolated else replace(recognition, jobs=1)
        return recognised(document, file.made or data, lambda found: begun(found)(), limits, alone)

    return read


def _parsed(name: str, file: File) -> Document:
    """What the reader of its format makes of a file; ``name`` is what messages call it."""
    kind = _kind(file)
    reader = import_module(f"{__package__}.{kind.about.reader}")  # only the parser of this format is loaded
    document: Document = reader.read_file(replace(file, kind=kind))
    return _checked(replace(document, source=name), file.shown, kind, file.limits)


def content(name: str, limits: Limits = _DEFAULT_LIMITS) -> bytes:
    """The bytes of a regular file of acceptable size, or of a file in an archive (``材料.zip/答复.docx``).

    Errors as :func:`read`.
    """
    path = reachable(name)
    try:
        if not path.exists():
            from replycheck.readers.containers import in_archive, member  # noqa: PLC0415 - only for files in archives

            if in_archive(name):
                return member(name, limits)
        status = path.stat()
        mode = status.st_mode
        if stat.S_ISDIR(mode):
            raise UsageError(f"{name} 是文件夹；检查整个文件夹请用 replycheck batch。")
        if not stat.S_ISREG(mode):  # a pipe without a writer would wait for ever
            raise UsageError(f"{name} 不是普通文件；请给出一个文件。")
        _refuse_absent(path.name, status)
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


def _refuse_absent(name: str, status: os.stat_result) -> None:
    """Refuse a file whose content is not here, and what office programs leave beside a document that is open."""
    if elsewhere(status):
        raise UnreadableError(f"“{name}”{_ELSEWHERE}")
    if owner_file(name, status.st_size):
        raise UnreadableError(f"“{name}”是 Word 或 WPS 打开文件时放在旁边的临时文件，不是文书；请给出文书本身。")


def _refusal(name: str, error: OSError | ValueError) -> ReplycheckError:
    """What to tell the user when a file could not be opened."""
    if isinstance(error, FileNotFoundError):
        return MissingFileError(f"找不到文件 {name}；请检查路径和文件名。")
    if isinstance(error, OSError) and in_use(error):
        return UnreadableError(f"{name} 正被别的程序占用（例如 Word、WPS 开着它）；请保存并关闭后再查，或者另存一份。")
    if isinstance(error, OSError) and not_fetched(error):
        return UnreadableError(f"{name} {_ELSEWHERE}")
    if isinstance(error, PermissionError):
        return UnreadableError(f"没有权限读取 {name}；请检查文件权限，或关闭正在使用它的程序。")
    return UnreadableError(f"无法打开 {name}；请检查路径，或把文件复制到本机后再查。")


def _kind(file: File) -> Format:
    """The format to read the bytes as; UnreadableError for one that is known and not supported."""
    kind, shown = file.kind, file.shown
    if kind is Format.ZIP:
        from replycheck.readers.parts.zip import part_names  # noqa: PLC0415 - only for zips

        kind = inside_zip(part_names(shown, file.data))
    if kind is Format.ENCRYPTED:
        raise UnreadableError(f"{shown}设有打开密码；请取消密码另存后再查。")
    if kind in {Format.ZIP, Format.ARCHIVE}:
        how = "（整件材料的压缩包可以直接交给 replycheck check）" if kind is Format.ZIP else "，或改成 zip"
        raise UnreadableError(f"{shown}是压缩包，这里要的是文书本身；请解开后再查{how}。")
    if not kind.about.reader or (kind.about.through_office and not file.made):
        raise UnreadableError(f"{shown}是{kind.about.called}，暂不支持；请另存为 docx 或 PDF 后再查。")
    promised = by_suffix(PurePath(file.name).suffix)
    if kind is Format.TEXT and promised is Format.PDF and _is_beheaded_pdf(file.data):
        return Format.PDF
    if kind is Format.TEXT and promised not in {None, Format.TEXT}:
        raise UnreadableError(f"{shown}已损坏，或不是{(promised or kind).about.called}；请重新导出或另存后再查。")
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
    notice = Caveat(f"文件名的后缀是 {suffix}，内容其实是{kind.about.called}；已按内容读取。")
    return replace(document, caveats=(notice, *document.caveats))
