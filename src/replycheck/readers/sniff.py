"""What a file is, by its first bytes; a name is only believed where content says nothing.

What is easily got wrong: a PDF may begin with up to a kilobyte of other bytes, and a Word file, an Excel file, an OFD
and a plain zip all begin alike, so what is inside decides.
"""

from __future__ import annotations

from replycheck.readers.formats import Format

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", Format.ENCRYPTED),
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
    ("PowerPoint Document", Format.PPT),
)
_PICTURE_BRANDS = frozenset({b"WEBP", b"heic", b"mif1", b"avif"})
_HEAD = 1024


def sniff(data: bytes) -> Format:
    """The format of the bytes of a file; :attr:`Format.TEXT` when they carry no mark of another."""
    head = data[:_HEAD]
    if head.startswith(_OLE):
        return _ole(data)
    if head[30:38] == b"mimetype" and head[38:].startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.ODT
    for kind in Format:
        if kind.about.magic and head.startswith(kind.about.magic):
            return kind
    if b"%PDF-" in head:
        return Format.PDF
    return _boxed(head) or _markup(head)


def _boxed(head: bytes) -> Format | None:
    """Pictures and films whose mark does not stand at the very beginning, or is too short to tell alone."""
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return Format.IMAGE if head[8:12] in _PICTURE_BRANDS else Format.MEDIA
    return Format.IMAGE if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0" else None


def _ole(data: bytes) -> Format:
    """An old Office file, by the streams that its directory names (UTF-16)."""
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return Format.OLE


def _markup(head: bytes) -> Format:
    """Text that is really a markup language, else plain text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml") and (b"word.document" in start or b"wordml" in start or b"xmlpackage" in start):
        return Format.WORD_XML
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start):
        return Format.HTML
    if start.startswith(b"mime-version:") and b"multipart/related" in start:
        return Format.HTML
    return Format.TEXT
