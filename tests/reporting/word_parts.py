"""Small Word files from raw XML for the tests of comments, and what a reader of comments sees in one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def part(root: str, inner: str) -> str:
    """A part of the file."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {NAMES}>{inner}</w:{root}>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no markup becomes a run."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def word(body: str, **others: str) -> bytes:
    """A file of a body and other parts: header1, footnotes, numbering, comments."""
    kinds = {"header1": "header", "footnotes": "footnotes", "numbering": "numbering", "comments": "comments"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kinds[name]}+xml"/>' for name in others
    )
    links = "".join(f'<Relationship Id="r{name}" Type="{_R}/{kinds[name]}" Target="{name}.xml"/>' for name in others)
    parts: dict[str, str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/media/seal.bin": "\x00\x01 not touched",
        **{
            f"word/{name}.xml": part(name.rstrip("1").replace("header", "hdr"), inner) for name, inner in others.items()
        },
    }
    if links:
        parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{links}</Relationships>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def comments_in(data: bytes) -> Mapping[str, tuple[str, str]]:
    """Each comment's words and the words of the body that it is about, by its id."""
    parts = parts_of(data)
    words = {
        one.get(f"{{{_W}}}id"): "\n".join("".join(line.itertext()) for line in one)
        for one in etree.fromstring(parts["word/comments.xml"])
    }
    about: dict[str, str] = dict.fromkeys(words, "")
    open_: set[str] = set()
    closed: set[str] = set()
    for element in etree.fromstring(parts["word/document.xml"]).iter():
        number = element.get(f"{{{_W}}}id", "") if isinstance(element.tag, str) else ""
        if element.tag == f"{{{_W}}}commentRangeStart":
            open_.add(number)
        elif element.tag == f"{{{_W}}}commentRangeEnd":
            open_.remove(number)
            closed.add(number)
        elif element.tag == f"{{{_W}}}commentReference":
            assert number in closed
        elif element.tag == f"{{{_W}}}t":
            for one in open_:
                about[one] += element.text or ""
    assert not open_
    return {number: (words[number], about[number]) for number in words}
