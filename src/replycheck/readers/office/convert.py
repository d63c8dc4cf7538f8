"""Old Word files, WPS, RTF and ODT, through LibreOffice where it is installed, into the Word files that we read.

What is easily got wrong: LibreOffice shows deleted text and puts today's date into date fields, so what it makes is
not believed as it stands: tracked changes go through our own reader, dates are warned of, and page numbers of what it
made are never stated, since another font moves most of them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.processes.bounds import Bounds
from replycheck.readers.docx.read import read_docx
from replycheck.readers.file import File
from replycheck.readers.formats import Format
from replycheck.readers.layout.readings import Readings
from replycheck.readers.office.dates import restored, still
from replycheck.readers.office.libreoffice import converted_by, libreoffice
from replycheck.readers.office.on_windows import registry, suite
from replycheck.readers.office.traits import refuse_locked, settled

_READERS = {
    Format.DOC: (".doc", "MS Word 97"),
    Format.RTF: (".rtf", "Rich Text Format"),
    Format.ODT: (".odt", "writer8"),
    Format.WORD_XML: (".xml", "MS Word 2003 XML"),
}
_UNASKED = Readings()
_WORD = (".docx", "MS Word 2007 XML")


def read_file(file: File) -> Document:
    """The document in a file of this format."""
    return read_office(file.shown, file.data, file.made, file.kind, file.limits, file.readings)


def read_office(  # noqa: PLR0913 - what reading depends on
    shown: str, data: bytes, made: bytes, kind: Format, limits: Limits, readings: Readings = _UNASKED
) -> Document:
    """The document of an office file of which :func:`converted` made a Word file; errors as ``read_docx``.

    Tracked changes are those of the file itself; it has no pages.
    """
    dated = True
    if kind is Format.DOC:
        made, dated = restored(made, data, limits)
    return settled(read_docx(shown, made, hashlib.sha256(data).hexdigest(), limits, readings), data, kind, dated=dated)


def converted(shown: str, data: bytes, kind: Format, limits: Limits, program: str = "") -> bytes:
    """The bytes of a Word file with the content of an office file, ``shown`` being what messages call it.

    ``program`` is the path of LibreOffice's ``soffice``, empty to look where it usually is. UnreadableError where there
    is none, or it makes nothing of the file in ``limits.office_seconds``.
    """
    found = program or libreoffice()
    if not found or not Path(found).is_file():
        where = f"（配置的 {program} 不存在）" if program else ""
        other = suite(registry)
        how = f"请用本机的 {other} 打开，另存为 docx 后再查" if other else "请安装它，或者另存为 docx 或 PDF 后再查"
        raise UnreadableError(f"{shown}是{kind.about.called}，要装有 LibreOffice 才能读{where}；{how}。")
    refuse_locked(shown, data, kind)
    given = still(shown, data, kind, limits)
    made = converted_by(found, given, _READERS[kind], "docx", _bounds(limits))
    if not made.startswith(b"PK"):
        raise UnreadableError(
            f"{shown}是{kind.about.called}，没能由 LibreOffice 读出"
            f"（已损坏、有密码，或超过 {limits.office_seconds} 秒）；请用 Word 或 WPS 打开，另存为 docx 后再查。"
        )
    return made


def paged(data: bytes, limits: Limits, program: str = "") -> bytes:
    """The bytes of a PDF with the pages of a Word file; errors as :func:`converted`, without the file's name."""
    made = converted_by(program or libreoffice(), data, _WORD, "pdf", _bounds(limits))
    if not made.startswith(b"%PDF"):
        raise UnreadableError("没能由 LibreOffice 排版")
    return made


def _bounds(limits: Limits) -> Bounds:
    return Bounds(limits.office_seconds, limits.memory_bytes)
