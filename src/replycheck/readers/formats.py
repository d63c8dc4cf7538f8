"""The formats that files come in: one line each, with all that the program needs to know of it.

A format that is read names the module whose ``read_file`` reads it. Nothing else holds a list of formats, of their
suffixes or of what users call them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """What a format is ``called`` in Chinese, and what its file names end in.

    ``reader`` is the module below ``replycheck.readers`` that reads it (empty: it is not read), ``pictures`` the one
    that gives its pages as pictures for recognition. ``through_office``: LibreOffice makes a Word file of it first.
    ``magic``: bytes that it begins with; ``inside``: how a part begins that only its zip has. ``writing`` is what may
    be a paper, so that a batch lists it even where it cannot be read.
    """

    called: str
    suffixes: tuple[str, ...] = ()
    reader: str = ""
    pictures: str = ""
    through_office: bool = False
    magic: tuple[bytes, ...] = ()
    inside: str = ""
    writing: bool = True


class Format(StrEnum):
    """The formats told apart; the value is what ``Document.format`` says for those that are read."""

    about: About

    def __new__(cls, value: str, about: About) -> Self:
        """A member with what is known about it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.about = about
        return member

    PDF = "pdf", About("PDF", (".pdf",), "pdf.read", "pdf.pictures")
    DOCX = "docx", About("Word（docx）", (".docx", ".docm", ".dotx", ".dotm"), "docx.read", inside="word/document")
    TEXT = "txt", About("纯文本", (".txt", ".md"), "plain_text")
    OFD = "ofd", About("OFD 版式文件", (".ofd",), "ofd.read", "ofd.pictures", inside="ofd.xml")
    IMAGE = (
        "image",
        About(
            "图片",
            (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"),
            "image",
            "image",
            magic=(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*"),
        ),
    )
    DOC = (
        "doc",
        About("旧版 Word（doc、wps）文件", (".doc", ".dot", ".wps", ".wpt"), "office.convert", through_office=True),
    )
    RTF = "rtf", About("RTF 文档", (".rtf",), "office.convert", through_office=True, magic=(b"{\\rtf",))
    ODT = "odt", About("ODT 文档", (".odt",), "office.convert", through_office=True, inside="content.xml")
    WORD_XML = "word-xml", About("Word 的 XML 文件", (), "office.convert", through_office=True)
    HTML = "html", About("网页文件", (".html", ".htm", ".mht"))
    UNREAD = "unread", About("版式文件（ceb、xps、uot）", (".ceb", ".xps", ".uot"), magic=(b"Founder CEB",))
    OLE = "ole", About("旧版 Office 文件")
    ENCRYPTED = "encrypted", About("设有打开密码的文件")
    XLSX = "xlsx", About("Excel 表格", (".xlsx",), inside="xl/workbook", writing=False)
    PPTX = "pptx", About("演示文稿", (".pptx",), inside="ppt/presentation", writing=False)
    XLS = "xls", About("旧版 Excel 表格", (".xls",), writing=False)
    PPT = "ppt", About("旧版演示文稿", writing=False)
    MEDIA = "media", About("音视频文件", magic=(b"ID3", b"OggS"), writing=False)
    ZIP = "zip", About("压缩包", (".zip",), magic=(b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"), writing=False)
    ARCHIVE = (
        "archive",
        About(
            "压缩包",
            magic=(b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00"),
            writing=False,
        ),
    )


_BY_SUFFIX = {suffix: kind for kind in Format for suffix in kind.about.suffixes}


def by_suffix(suffix: str) -> Format | None:
    """The format that a name ending in ``suffix`` promises; None where it promises nothing."""
    return _BY_SUFFIX.get(suffix.lower())


def inside_zip(names: frozenset[str]) -> Format:
    """What a zip is, by the lower-case names of its parts."""
    for kind in Format:
        if kind.about.inside and any(name.startswith(kind.about.inside) for name in names):
            return kind
    return Format.DOCX if "[content_types].xml" in names else Format.ZIP
