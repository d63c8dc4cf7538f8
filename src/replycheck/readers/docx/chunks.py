"""Documents inside a Word file: ``w:altChunk``, which Word itself unfolds when it opens the file.

What is easily got wrong: a file whose whole text is such a chunk looks empty to readers that do not know of it. What is
not read is said. External targets are never followed.
"""

from __future__ import annotations

from replycheck.errors import UnreadableError
from replycheck.model.document import ParagraphKind
from replycheck.model.limits import Limits
from replycheck.readers.docx.package import Package, open_package
from replycheck.readers.docx.rtf import rtf_lines
from replycheck.readers.docx.story_builder import Block, Story, new_reading
from replycheck.readers.formats import Format
from replycheck.readers.parts.xml import Element, R, W, html_lines
from replycheck.readers.plain_text import read_text
from replycheck.readers.sniff import sniff

_DEEPEST = 2


def chunk(story: Story, element: Element) -> None:
    """The text of an embedded document, in its place; a sign where it cannot be read."""
    package = story.reading.package
    entry = package.relationships(story.part).get(element.get(f"{R}id", ""))
    if entry is None or entry.external or entry.target not in package:
        story.reading.sign("unread-chunk")
        return
    story.close()
    data = package.read(entry.target)
    kind = sniff(data)
    before = len(story.blocks)
    if kind is Format.ZIP:
        _word(story, package, data)
    elif kind is Format.RTF:
        _lines(story, rtf_lines(data))
    elif kind in {Format.HTML, Format.TEXT}:
        _lines(story, _text_lines(data, is_page=kind is Format.HTML or entry.target.endswith(("htm", "html"))))
    if len(story.blocks) == before:
        story.reading.sign("unread-chunk")


def embedded_word(story: Story, part: str) -> None:
    """The paragraphs of a Word file that an object shows; nothing where it is of another program."""
    package = story.reading.package
    if part not in package:
        return
    data = package.read(part)
    if sniff(data) is Format.ZIP and b"word/" in data:
        _word(story, package, data)


def subdocument(story: Story, _element: Element) -> None:
    """A master document points to other files, which are never followed."""
    story.reading.sign("unread-chunk")


def _word(story: Story, package: Package, data: bytes) -> None:
    """A Word file inside: the paragraphs of its body, with its own styles and numbering."""
    reading = story.reading
    if reading.depth >= _DEEPEST:
        return
    try:
        inner = open_package(package.name, data, Limits(), package.budget)
        nested = new_reading(inner, reading.depth + 1)
        body = inner.xml(inner.main or "").find(f"{W}body")
    except (UnreadableError, KeyError):
        return
    part = Story(nested, inner.main or "", story.kind, story.handlers, fresh=story.fresh)
    part.box_depth, part.table_depth, part.section = story.box_depth, story.table_depth, story.section
    if body is not None:
        part.walk(body)
    story.blocks.extend(part.finish())
    story.fresh = part.fresh
    reading.signs |= nested.signs
    reading.marks.extend(nested.marks)
    reading.pictures.extend(nested.pictures)
    if nested.notes:
        reading.sign("unread-chunk")


def _lines(story: Story, lines: list[str]) -> None:
    kind = story.paragraph_kind
    for line in lines:
        story.reading.package.budget.read(len(line))
        story.blocks.append(Block(ParagraphKind(kind), pieces=[line], size=len(line), section=story.section))
        story.fresh = False


def _text_lines(data: bytes, *, is_page: bool) -> list[str]:
    """The lines of a web page, of a web archive (MIME), or of plain text."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"mime-version:", b"from:", b"content-type:")):
        return _archive_lines(data)
    if is_page or start.startswith(b"<"):
        return html_lines(data)
    try:
        document = read_text("", data, "")
    except UnreadableError:
        return []
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def _archive_lines(data: bytes) -> list[str]:
    """The lines of the page in a web archive."""
    from email import message_from_bytes, policy  # noqa: PLC0415 - slow to import, and web archives are rare

    page = message_from_bytes(data, policy=policy.default).get_body(("html", "plain"))
    try:
        words = page.get_content() if page is not None else ""
    except (LookupError, ValueError):  # an unknown encoding, or a page that is none
        return []
    return html_lines(words.encode("utf-8", "replace")) if isinstance(words, str) else []
