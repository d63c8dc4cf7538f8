"""OFD files made for the tests: parts as text, to be changed at will, and packed into a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.readers.ofd.read import read_ofd

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.6
"""Millimetres: 三号."""
TOP, LEFT, LEADING, WIDE = 40.0, 28.0, 10.2, 28
"""The type area of official paper: 28 characters a line."""


def line(words: str, x: float, y: float, size: float = SIZE, code: str = "", **attributes: str) -> str:
    """A text object with its words from ``x`` on, baseline at ``y``, in millimetres."""
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    steps = code or f'DeltaX="{"g " + str(len(words) - 1) + " " if len(words) > 2 else ""}{size}"'
    top = y - 0.88 * size
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {top} {size * max(1, len(words))} {size}" Font="1" Size="{size}"{more}>'
        f'<ofd:TextCode X="0" Y="{0.88 * size}" {steps}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def paragraph(words: str, y: float) -> tuple[list[str], float]:
    """The lines of an indented paragraph and where the next one begins."""
    found, first = [], True
    while words:
        room = WIDE - 2 if first else WIDE
        indent = 2 * SIZE if first else 0.0
        found.append(line(words[:room], LEFT + indent, y))
        words, first, y = words[room:], False, y + LEADING
    return found, y


def page(paragraphs: Iterable[str], number: int | None = None) -> str:
    """A page's objects: paragraphs from the top down, and its printed number."""
    objects, y = [], TOP
    for words in paragraphs:
        lines, y = paragraph(words, y)
        objects.extend(lines)
    if number is not None:
        objects.append(line(f"－{number}－", 97.0, 285.0, 4.9))
    return "".join(objects)


def content(objects: str, head: str = "") -> str:
    """The part of a page with those objects."""
    return f'<ofd:Page {SPACE}>{head}<ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def parts(pages: Iterable[str], root: str = "Doc_0", common: str = "", more: str = "") -> dict[str, str]:
    """The parts of an OFD file whose pages hold those objects."""
    pages = list(pages)
    entries = "".join(f'<ofd:Page ID="{100 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n, _ in enumerate(pages))
    found = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0"><ofd:DocBody><ofd:DocInfo/>'
        f"<ofd:DocRoot>{root}/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        f"{root}/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>"
        f"<ofd:Pages>{entries}</ofd:Pages>{more}</ofd:Document>",
    }
    found |= {f"{root}/Pages/Page_{n}/Content.xml": content(objects) for n, objects in enumerate(pages)}
    return found


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """The zip of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(files: Mapping[str, str | bytes] | bytes, **limits: int) -> Document:
    """The document that is read from the parts."""
    data = files if isinstance(files, bytes) else packed(files)
    return read_ofd("“答复.ofd”", data, "0" * 64, Limits(**limits))


def told(document: Document) -> str:
    """Everything a user is told about the reading."""
    return "\n".join(caveat.message for caveat in document.caveats)
