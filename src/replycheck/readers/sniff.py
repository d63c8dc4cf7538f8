"""What a file is, by its first bytes; a name is only believed where content says nothing.

What is easily got wrong: a PDF may begin with up to a kilobyte of other bytes, and a Word file, an Excel file, an OFD
and a plain zip all begin alike, so what is inside decides.
"""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The formats told apart; the value is what ``Document.format`` says for those that are read."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "txt"
    ENCRYPTED = "encrypted"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    OLE = "ole"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    OFD = "ofd"
    ZIP = "zip"
    ARCHIVE = "archive"
    RTF = "rtf"
    HTML = "html"
    WORD_XML = "word-xml"
    IMAGE = "image"
    MEDIA = "media"


OFFICE = frozenset({Format.DOC, Format.RTF, Format.ODT, Format.WORD_XML})
"""What is read through LibreOffice."""
READABLE = frozenset({Format.PDF, Format.DOCX, Format.TEXT, Format.OFD, Format.IMAGE}) | OFFICE

CALLED = {
    Format.PDF: "PDF",
    Format.DOCX: "Word（docx）",
    Format.TEXT: "纯文本",
    Format.DOC: "旧版 Word（doc、wps）文件",
    Format.XLS: "旧版 Excel 表格",
    Format.PPT: "旧版演示文稿",
    Format.OLE: "旧版 Office 文件",
    Format.XLSX: "Excel 表格",
    Format.PPTX: "演示文稿",
    Format.ODT: "ODT 文档",
    Format.OFD: "OFD 版式文件",
    Format.ZIP: "压缩包",
    Format.ARCHIVE: "压缩包",
    Format.RTF: "RTF 文档",
    Format.HTML: "网页文件",
    Format.WORD_XML: "Word 的 XML 文件",
    Format.IMAGE: "图片",
    Format.MEDIA: "音视频文件",
}
"""What a user calls each format."""

_MAGIC = (
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"PK\x07\x08", Format.ZIP),
    (b"{\\rtf", Format.RTF),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"GIF87a", Format.IMAGE),
    (b"GIF89a", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
    (b"Rar!\x1a\x07", Format.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Format.ARCHIVE),
    (b"\x1f\x8b\x08", Format.ARCHIVE),
    (b"BZh", Format.ARCHIVE),
    (b"\xfd7zXZ\x00", Format.ARCHIVE),
    (b"ID3", Format.MEDIA),
    (b"OggS", Format.MEDIA),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", Format.ENCRYPTED),
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
    ("PowerPoint Document", Format.PPT),
)
_PICTURE_BRANDS = frozenset({b"WEBP", b"heic", b"mif1", b"avif"})
_HEAD = 1024
_SUFFIXES = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".dotm": Format.DOCX,
    ".txt": Format.TEXT,
    ".md": Format.TEXT,
    ".doc": Format.DOC,
    ".dot": Format.DOC,
    ".wps": Format.DOC,
    ".wpt": Format.DOC,
    ".rtf": Format.RTF,
    ".odt": Format.ODT,
    ".ofd": Format.OFD,
    ".xlsx": Format.XLSX,
    ".xls": Format.XLS,
    ".pptx": Format.PPTX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jpg": Format.IMAGE,
    ".jpeg": Format.IMAGE,
    ".png": Format.IMAGE,
    ".tif": Format.IMAGE,
    ".tiff": Format.IMAGE,
    ".zip": Format.ZIP,
}


def sniff(data: bytes) -> Format:
    """The format of the bytes of a file; :attr:`Format.TEXT` when they carry no mark of another."""
    head = data[:_HEAD]
    if head.startswith(_OLE):
        return _ole(data)
    if head[30:38] == b"mimetype" and head[38:].startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.ODT
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head:
        return Format.PDF
    return _boxed(head) or _markup(head)


def inside_zip(names: frozenset[str]) -> Format:
    """What a zip is, by the lower-case names of its parts."""
    marks = (
        ("word/document", Format.DOCX),
        ("xl/workbook", Format.XLSX),
        ("ppt/presentation", Format.PPTX),
        ("ofd.xml", Format.OFD),
        ("content.xml", Format.ODT),
    )
    for start, kind in marks:
        if any(name.startswith(start) for name in names):
            return kind
    return Format.DOCX if "[content_types].xml" in names else Format.ZIP


def by_suffix(suffix: str) -> Format | None:
    """The format that a name ending in ``suffix`` promises; None where it promises nothing."""
    return _SUFFIXES.get(suffix.lower())


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
