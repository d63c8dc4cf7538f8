"""XML from strangers: the one place that touches lxml.

What is easily got wrong: a document type declaration is refused before parsing, so no entity is ever defined, expanded
or fetched; ISO "strict" name spaces are rewritten to the usual ones, so that every reader knows one name for a thing.
"""

from __future__ import annotations

import codecs
import re
from typing import TypeAlias

from lxml import etree

from replycheck.errors import UnreadableError
from replycheck.text.patterns import pattern

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives its element type no public name

_OPEN = "http://schemas.openxmlformats.org"
W = f"{{{_OPEN}/wordprocessingml/2006/main}}"
R = f"{{{_OPEN}/officeDocument/2006/relationships}}"
A = f"{{{_OPEN}/drawingml/2006/main}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WP = f"{{{_OPEN}/drawingml/2006/wordprocessingDrawing}}"
CHARTEX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DGM = f"{{{_OPEN}/drawingml/2006/diagram}}"
CHART = f"{{{_OPEN}/drawingml/2006/chart}}"
M = f"{{{_OPEN}/officeDocument/2006/math}}"
MC = f"{{{_OPEN}/markup-compatibility/2006}}"
V = "{urn:schemas-microsoft-com:vml}"
W10 = "{urn:schemas-microsoft-com:office:word}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that every Office file uses
XML = "{http://www.w3.org/XML/1998/namespace}"

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = tuple(
    (_STRICT + strict, f"{_OPEN}/{usual}".encode())
    for strict, usual in (
        (b"wordprocessingml/main", "wordprocessingml/2006/main"),
        (b"officeDocument/relationships", "officeDocument/2006/relationships"),
        (b"officeDocument/math", "officeDocument/2006/math"),
        (b"officeDocument/extendedProperties", "officeDocument/2006/extended-properties"),
        (b"drawingml/main", "drawingml/2006/main"),
        (b"drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        (b"drawingml/diagram", "drawingml/2006/diagram"),
        (b"drawingml/chart", "drawingml/2006/chart"),
        (b"drawingml/picture", "drawingml/2006/picture"),
    )
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\0", b"\0<")
_DECLARATION = pattern(r"^\ufeff?<\?xml[^>]*\?>")
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "ul", "ol", "dt", "dd"}
    | {"blockquote", "pre", "section", "article"}
)
_CHARSET = re.compile(rb"charset=[\"' ]*([\w-]+)")
_SILENT = frozenset({"script", "style", "head", "title", "template"})


class BrokenPartError(UnreadableError):
    """One part of a document is broken; whether the rest can be read without it is for the reader to say."""


def parse(data: bytes, complaint: str) -> Element:
    """The root of the XML in ``data``; BrokenPartError(``complaint``) when broken, too deep, or with a DTD."""
    data = _usual_form(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        if b"<!DOCTYPE" in data:  # "<" is escaped in text, so this can only be a declaration
            raise BrokenPartError(complaint)
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, UnicodeError) as error:
        raise BrokenPartError(complaint) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenPartError(complaint)
    return root


def without(data: bytes, *names: str) -> bytes:
    """``data`` without the elements of these names (as written, with prefix), which must not hold their like.

    Parsing costs more than anything else in reading, so what is never looked at is better not parsed.
    """
    for name in names:
        opening, closing = b"<" + name.encode(), b"</" + name.encode() + b">"
        kept, at = [], 0
        while (start := data.find(opening, at)) >= 0:
            head, end = data.find(b">", start), data.find(closing, start)
            if head < 0 or end < 0:
                break
            is_empty = data[head - 1 : head] == b"/"
            kept.append(data[at : head + 1 if is_empty else start])
            at = head + 1 if is_empty else end + len(closing)
        data = b"".join([*kept, data[at:]])
    return data


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, "" where it is absent."""
    return element.get(name) or ""


def html_lines(data: bytes) -> list[str]:
    """The lines that a person reads in a web page, without scripts and styles; empty where there are none."""
    parser = etree.HTMLParser(
        encoding=_page_encoding(data), no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return []
    if root is None:
        return []
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_block = element.tag in _BLOCKS
        if event == "start":
            pieces.append("\n" if is_block else "")
            if element.tag not in _SILENT:
                pieces.append(_collapsed(element.text))
        else:
            pieces.append("\n" if is_block else "")
            pieces.append(_collapsed(element.tail))
    return [line for line in (line.strip() for line in "".join(pieces).split("\n")) if line]


def _page_encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page says (None), where "GB2312" always means its superset."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        said = _CHARSET.search(data[:2048])
        return "gb18030" if said is None or said[1].lower().startswith(b"gb") else None
    return "utf-8"


def _collapsed(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _usual_form(data: bytes) -> bytes:
    """UTF-8 where it was UTF-16, and the usual name spaces where they were the strict ones."""
    if data.startswith(_WIDE_MARKS):
        codec = "utf-16" if data[:2] in _WIDE_MARKS[:2] else ("utf-16-le" if data[:1] == b"<" else "utf-16-be")
        data = _DECLARATION.sub("", data.decode(codec, "replace")).encode("utf-8", "replace")
    if _STRICT in data:
        for strict, usual in _STRICT_NAMES:
            data = data.replace(strict, usual)
    return data
