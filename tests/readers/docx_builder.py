"""Word files made from raw XML, so that tests can hold what no library writes.

What is easily got wrong: the pieces are put in as they are, so that a test can also make them wrong.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from replycheck.model.document import Document
from replycheck.readers import read

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_STANDING = ("numbering", "styles", "footnotes", "endnotes", "settings")


def xml(tag: str, inner: str) -> str:
    """A whole part with the root ``w:tag``."""
    return f"{_HEAD}<w:{tag} {NAMES}>{inner}</w:{tag}>"


def relations(entries: Mapping[str, tuple[str, str]]) -> str:
    """A ``.rels`` part: id to (type, target); a target with ``://`` is external."""
    found = ""
    for key, (kind, target) in entries.items():
        mode = ' TargetMode="External"' if "://" in target else ""
        found += f'<Relationship Id="{key}" Type="{_TYPES}{kind}" Target="{target}"{mode}/>'
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{found}</Relationships>'


def word_file(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    **standing: str,
) -> bytes:
    """The bytes of a Word file with this body.

    ``standing`` are the insides of numbering, styles, footnotes, endnotes, settings; ``parts`` are further files by
    path; ``links`` are further relationships of the document.
    """
    rels = {name: (name, f"{name}.xml") for name in _STANDING if name in standing} | dict(links or {})
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _HEAD + _CONTENT_TYPES,
        "_rels/.rels": relations(
            {"main": ("officeDocument", "word/document.xml"), "app": ("extended-properties", "docProps/app.xml")}
        ),
        "word/document.xml": xml("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(rels),
    }
    files |= {f"word/{name}.xml": xml(name, inner) for name, inner in standing.items()}
    return zipped(files | dict(parts or {}))


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(text: str = "", properties: str = "", inner: str = "") -> str:
    """A paragraph: its properties, a run with the text, and whatever else."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, num: int | str, level: int = 0) -> str:
    """A paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(index: int, style: str, text: str, more: str = "") -> str:
    """One level of an abstract list."""
    what = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{what}</w:lvl>'


def numbered(*levels: str, more: str = "") -> str:
    """The inside of a numbering part with one abstract list (0) and one list (1)."""
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'


def field(code: str, result: str) -> str:
    """A field with its instruction and the result that Word last put in."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{run(result)}{end}"


def box(inner: str) -> str:
    """A text box as Word writes it: for new versions, and again for old ones."""
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
    new = f"<w:drawing><wp:anchor><a:graphic>{shape}</a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return alternatives(new, old)


def alternatives(choice: str, fallback: str) -> str:
    """A run with two ways to show one thing."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell(inner: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each the cells one after the other."""
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def read_bytes(folder: Path, data: bytes, name: str = "答复.docx") -> Document:
    """The document in these bytes, by way of a file."""
    path = folder / name
    path.write_bytes(data)
    return read(path)
