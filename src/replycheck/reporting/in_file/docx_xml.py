"""The XML of comments in a Word file: the one place here that touches python-docx, for its parser and its names.

The file was read and found sound before it comes here; python-docx's parser resolves no entities all the same.
"""

from __future__ import annotations

from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

Xml = Any
"""An element of lxml, which python-docx does not type."""

COMMENTS_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
AUTHOR, INITIALS = "replycheck", "核"


def parsed(data: bytes) -> Xml:
    """The root element of a part."""
    return parse_xml(data)


def serialised(root: Xml) -> bytes:
    """The part as bytes."""
    return bytes(serialize_part_xml(root))


def is_usual(main: Xml) -> bool:
    """Whether the main part uses the ordinary name space, not that of ISO "strict" files."""
    return bool(main.tag == qn("w:document"))


def related(rels: Xml, kind: str) -> str | None:
    """The target of the first internal relationship of that kind."""
    for entry in rels:
        if entry.get("Type") == kind and entry.get("TargetMode") != "External":
            return str(entry.get("Target"))
    return None


def add_relationship(rels: Xml | None, kind: str, target: str) -> Xml:
    """The relationships with one more, under an id that no other has."""
    if rels is None:
        rels = parse_xml(f'<Relationships xmlns="{_RELATIONS}"/>')
    taken = {entry.get("Id") for entry in rels}
    number = 1
    while f"rIdComments{number}" in taken:
        number += 1
    entry = rels.makeelement(f"{{{_RELATIONS}}}Relationship")
    for name, value in (("Id", f"rIdComments{number}"), ("Type", kind), ("Target", target)):
        entry.set(name, value)
    rels.append(entry)
    return rels


def add_type(types: Xml, part: str) -> Xml:
    """The content types with the comments part among them."""
    entry = types.makeelement(f"{{{_CONTENT_TYPES}}}Override")
    entry.set("PartName", part)
    entry.set("ContentType", _COMMENTS_CONTENT)
    types.append(entry)
    return types


def comments_of(data: bytes | None) -> Xml:
    """The comments that are there already, or none."""
    return parse_xml(data) if data is not None else parse_xml(f'<w:comments xmlns:w="{_W}"/>')


def add_comment(comments: Xml, paragraphs: tuple[str, ...]) -> str:
    """A comment with those paragraphs; its id."""
    taken = [int(value) for one in comments if (value := one.get(qn("w:id"), "")).lstrip("-").isdecimal()]
    number = str(max(taken, default=-1) + 1)
    comment = OxmlElement("w:comment")
    for name, value in (("w:id", number), ("w:author", AUTHOR), ("w:initials", INITIALS)):
        comment.set(qn(name), value)
    for words in paragraphs:
        paragraph, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        text.set(qn("xml:space"), "preserve")
        text.text = words
        run.append(text)
        paragraph.append(run)
        comment.append(paragraph)
    comments.append(comment)
    return number


def numbered(name: str, comment: str) -> Xml:
    """``w:commentRangeStart`` and its like, for a comment."""
    element = OxmlElement(name)
    element.set(qn("w:id"), comment)
    return element


def reference(comment: str) -> Xml:
    """The run that shows the comment's sign."""
    run = OxmlElement("w:r")
    run.append(numbered("w:commentReference", comment))
    return run
