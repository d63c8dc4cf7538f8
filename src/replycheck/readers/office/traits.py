"""What an office file says of itself before LibreOffice turns it into a Word file: passwords, macros, its length.

What is easily got wrong: the conversion drops macros and objects without a word, and may lose text without one too. An
old Word file states how many characters it has (MS-DOC, FibRgLw97.ccpText), so a great loss can be seen.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace

from replycheck.errors import UnreadableError
from replycheck.model.document import Caveat, Document
from replycheck.model.mark import Mark, MarkKind
from replycheck.model.span import Span
from replycheck.readers.formats import Format

_SECTOR = 512
_FIB = b"\xec\xa5"
_ENCRYPTED, _FLAGS, _LENGTH = 0x0100, 0x0A, 0x4C
_LONG, _LOST = 200, 0.3
"""Below so many characters, or with more than such a share of them read, nothing can be said: fields and deleted text
count among a file's characters too."""
_MACROS = tuple(word.encode("utf-16-le") for word in ("_VBA_PROJECT", "VBA_PROJECT_CUR"))
_OBJECT = re.compile(rb"_\0(?:[0-9]\0){6,10}\0\0")
"""The storage of an object (``_1234567890``); Word makes the pool around them even where there is none."""
_ENTRY = 128


def refuse_locked(shown: str, data: bytes, kind: Format) -> None:
    """Refuse an old Word file that needs a password to be opened.

    :raises UnreadableError: it does.
    """
    head = _head(data) if kind is Format.DOC else None
    if head is not None and struct.unpack_from("<H", data, head + _FLAGS)[0] & _ENCRYPTED:
        raise UnreadableError(f"{shown}设有打开密码；请取消密码另存后再查。")


def traits(data: bytes, kind: Format) -> Iterator[MarkKind]:
    """What is in the file besides words and does not survive the conversion."""
    if kind is Format.DOC:
        macros = any(map(data.__contains__, _MACROS))
        objects = any(found.start() % _ENTRY == 0 for found in _OBJECT.finditer(data))
    elif kind is Format.RTF:
        macros, objects = False, b"\\objdata" in data
    elif kind is Format.ODT:
        macros, objects = b"Basic/Standard/" in data or b"Scripts/" in data, b"ObjectReplacements/" in data
    else:
        macros, objects = b"w:binData" in data and b".mso" in data, b"w:ocx" in data
    if macros:
        yield MarkKind.MACRO
    if objects:
        yield MarkKind.EMBEDDED


def settled(document: Document, data: bytes, kind: Format, *, dated: bool) -> Document:
    """A document read from what LibreOffice made of ``data``, as a document of its own format.

    It has no pages, since LibreOffice's are not those that Word would print. ``dated`` is False where dates in it may
    be today's.
    """
    end = Span(len(document.text), len(document.text))
    known = {mark.kind for mark in document.marks}
    more = tuple(Mark(found, end) for found in traits(data, kind) if found not in known)
    caveats = (*document.caveats, *_caveats(document, data, kind, dated=dated))
    marks = (*document.marks, *more)
    return replace(document, format=kind.value, pages=(), bound=False, caveats=caveats, marks=marks)


def _caveats(document: Document, data: bytes, kind: Format, *, dated: bool) -> Iterator[Caveat]:
    yield Caveat("文件经 LibreOffice 转换后读取；页码以原文件打印出来的为准，报告里没有。")
    if not dated:
        yield Caveat(
            "文件里有自动更新的日期，读到的可能是今天的日期；请对照纸面核对，或另存为 docx 后再查。", incomplete=True
        )
    head = _head(data) if kind is Format.DOC else None
    if head is None:
        return
    stated: int = struct.unpack_from("<i", data, head + _LENGTH)[0]
    if stated > _LONG and len(document.text) < _LOST * stated:
        yield Caveat(
            f"原文件约有 {stated} 字，转换后只读到 {len(document.text)} 字，可能没有读全；请另存为 docx 后再查。",
            incomplete=True,
        )


def _head(data: bytes) -> int | None:
    """Where the stream with the text of an old Word file begins (its FIB); None where it is not found."""
    at = data.find(_FIB, _SECTOR)
    while at != -1:
        if at % _SECTOR == 0 and at + _LENGTH + 4 <= len(data):
            return at
        at = data.find(_FIB, at + 1)
    return None
