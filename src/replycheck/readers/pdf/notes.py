"""What a PDF carries beside its pages' words: notes and strokes of reviewers, stamps, signatures, scripts, attachments.

What is easily got wrong: PDFium counts only the scripts that the file's list of names holds; those that an action
starts may stand in compressed objects, so these are looked into as well. Nothing is run, opened or followed.
"""

from __future__ import annotations

import ctypes
import re
import sys
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from replycheck.model.mark import MarkKind
from replycheck.readers.layout.page import Box, Note, PageNotes

_ANNOTATIONS = 500
_HIDDEN = 0x02 | 0x20
_LONGEST = 2_000
_NORMAL = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
_EMPTY_STRING = 2
"""Bytes: the two closing zeros."""
_LARGEST_STRING = 1_000_000
_MOST_NAMES = 50
_CODE_PAGE = "mbcs" if sys.platform == "win32" else "latin-1"
_OBJECT_STREAMS, _UNPACKED = 400, 2_000_000
_STREAM = re.compile(rb"/Type\s*/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_ACTION = re.compile(rb"/S\s*/(JavaScript|Launch)\b|/JavaScript\b|/JS\s*[(<\d]")
_KINDS = {
    pdfium.FPDF_ANNOT_TEXT: MarkKind.COMMENT,
    pdfium.FPDF_ANNOT_HIGHLIGHT: MarkKind.HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE: MarkKind.HIGHLIGHT,
    pdfium.FPDF_ANNOT_SQUIGGLY: MarkKind.HIGHLIGHT,
    pdfium.FPDF_ANNOT_STRIKEOUT: MarkKind.HIGHLIGHT,
    pdfium.FPDF_ANNOT_FILEATTACHMENT: MarkKind.EMBEDDED,
}
_STAMPED = frozenset((pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_INK))


def page_notes(page: Any) -> PageNotes:  # noqa: ANN401 - a C pointer
    """What is attached to a page."""
    notes: list[Note] = []
    values: list[str] = []
    typed: list[Note] = []
    over: list[Box] = []
    fields = stamped = False
    for annotation in _annotations(page):
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        stamped = stamped or kind in _STAMPED
        if pdfium.FPDFAnnot_GetAP(annotation, _NORMAL, None, 0) > _EMPTY_STRING:
            over.append(_box(annotation))
        if kind in _KINDS:
            words, who = _string(annotation, b"Contents"), _string(annotation, b"T")
            notes.append(Note(_KINDS[kind], _box(annotation), words[:_LONGEST], who[:_LONGEST]))
        elif kind in {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT}:
            fields = True
            for words in _typed(annotation, is_widget=kind == pdfium.FPDF_ANNOT_WIDGET):
                values.append(words)
                if words and pdfium.FPDFAnnot_GetAP(annotation, _NORMAL, None, 0) <= _EMPTY_STRING:
                    typed.append(Note(MarkKind.COMMENT, _box(annotation), words[:_LONGEST]))
    return PageNotes(tuple(notes), tuple(values) if fields else None, tuple(typed), stamped, tuple(over))


def _annotations(page: Any) -> Iterator[Any]:  # noqa: ANN401 - a C pointer
    """The annotations that are shown."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                yield annotation
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _typed(annotation: Any, *, is_widget: bool) -> Iterator[str]:  # noqa: ANN401 - a C pointer
    if not is_widget or _string(annotation, b"FT") in {"Tx", "Ch", ""}:
        yield _string(annotation, b"V" if is_widget else b"Contents")


def _box(annotation: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - a C pointer
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
        return (0.0, 0.0, 0.0, 0.0)
    left, right = sorted((rect.left, rect.right))
    bottom, top = sorted((rect.bottom, rect.top))
    return (left, bottom, right, top)


def file_marks(handle: Any, data: bytes) -> tuple[tuple[MarkKind, str], ...]:  # noqa: ANN401 - a C pointer
    """What the file as a whole carries, with its name where it has one."""
    found = [(MarkKind.EMBEDDED, name) for name in _attachments(handle)]
    if pdfium.FPDFDoc_GetJavaScriptActionCount(handle) > 0 or _acts(data):
        found.append((MarkKind.SCRIPT, ""))
    if pdfium.FPDF_GetSignatureCount(handle) > 0:
        found.append((MarkKind.SIGNATURE, ""))
    return tuple(found)


def is_living_form(handle: Any) -> bool:  # noqa: ANN401 - a C pointer
    """Whether the pages are made by a program in the file (XFA): what stands in the file is only a stand-in."""
    return bool(pdfium.FPDF_GetFormType(handle) == pdfium.FORMTYPE_XFA_FULL)


def _attachments(handle: Any) -> Iterator[str]:  # noqa: ANN401 - a C pointer
    for index in range(min(max(pdfium.FPDFDoc_GetAttachmentCount(handle), 0), _MOST_NAMES)):
        attachment = pdfium.FPDFDoc_GetAttachment(handle, index)
        length = pdfium.FPDFAttachment_GetName(attachment, None, 0) if attachment else 0
        if not _EMPTY_STRING < length < 2 * _LONGEST:
            yield ""
            continue
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
        yield _spelt(buffer.raw[: length - 2].decode("utf-16-le", "replace"))


def _spelt(name: str) -> str:
    """A name that some writers put into the file as the bytes of UTF-16, each for a letter.

    PDFium takes the bytes for letters of the system's code page, on Windows only.
    """
    try:
        written = name.encode(_CODE_PAGE)
    except UnicodeEncodeError:
        return name
    return written.decode("utf-16", "replace") if written.startswith(b"\xfe\xff") else name


def _acts(data: bytes) -> bool:
    """Whether the file's bytes, or its compressed objects, name an action that would run something."""
    if _ACTION.search(data):
        return True
    for count, head in enumerate(_STREAM.finditer(data)):
        if count >= _OBJECT_STREAMS:
            return False
        try:
            objects = zlib.decompressobj().decompress(data[head.end() : head.end() + _UNPACKED], _UNPACKED)
        except zlib.error:
            continue
        if _ACTION.search(objects):
            return True
    return False


def _string(annotation: Any, key: bytes) -> str:  # noqa: ANN401 - a C pointer
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not _EMPTY_STRING < length < _LARGEST_STRING:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
