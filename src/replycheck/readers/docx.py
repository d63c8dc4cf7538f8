"""Word files (docx) as a person reads them, by our own walk over zipfile and lxml.

What is easily got wrong: most of what a paper shows is not in the paragraphs of the body: automatic numbers are
computed, and text boxes, notes, headers and embedded documents stand in other places. The order here is: headers, body
with each text box after the paragraph that anchors it, notes, footers. Why not python-docx: ``docs/decisions``.
"""

from __future__ import annotations

from collections.abc import Iterable

from replycheck.errors import UnreadableError
from replycheck.model.document import Document, Paragraph, ParagraphKind
from replycheck.model.limits import Limits
from replycheck.model.span import Span
from replycheck.readers.docx_blocks import HANDLERS
from replycheck.readers.docx_caveats import caveats
from replycheck.readers.docx_package import Package, open_package
from replycheck.readers.docx_pages import Break, pages, stated_pages
from replycheck.readers.docx_sections import Section, read_sections
from replycheck.readers.docx_story import Block, Reading, Story, new_reading, optional_part
from replycheck.readers.xml_parts import XML, Element, W

_NOTE_PARTS = ("footnotes", "endnotes")


def read_docx(name: str, data: bytes, sha256: str, limits: Limits) -> Document:
    """The document in the bytes of a Word file, ``name`` being what messages call it.

    UnreadableError when it is no Word file, broken, encrypted, a bomb, or without anything to read.
    """
    package = open_package(name, data, limits)
    try:
        return _read(package, sha256)
    except RecursionError as error:
        raise UnreadableError(f"{name}的结构嵌套过深，无法读取；请用 Word 打开并重新另存。") from error


def _read(package: Package, sha256: str) -> Document:
    main = package.main
    body = package.xml(main).find(f"{W}body") if main is not None and main in package else None
    if main is None or body is None:
        raise UnreadableError(f"{package.name}不是 Word 文档，或正文已损坏；请另存为 docx 或 PDF 后再查。")
    reading = new_reading(package)
    sections = read_sections(body, optional_part(reading, package.related(main, "settings")))
    headers = _beside(reading, (one.headers for one in sections), ParagraphKind.HEADER)
    story = _story(reading, main, ParagraphKind.BODY, body)
    story.section_starts = tuple(section.new_page for section in sections)
    story.walk(body)
    main_blocks = story.finish() + _notes(reading)
    footers = _beside(reading, (one.footers for one in sections), ParagraphKind.FOOTER)
    if any(part.endswith("vbaproject.bin") for part in package.parts):
        reading.sign("macros")
    return _assembled(reading, sections, sha256, (headers, main_blocks, footers))


def _story(reading: Reading, part: str, kind: ParagraphKind, root: Element) -> Story:
    """A story about to be walked."""
    top = root.getroottree().getroot()
    return Story(reading, part, kind, HANDLERS, keep_spaces=top.get(f"{XML}space") == "preserve")


def _beside(reading: Reading, references: Iterable[tuple[str, ...]], kind: ParagraphKind) -> list[Block]:
    """The headers or footers of all sections, each text once."""
    package, main = reading.package, reading.package.main or ""
    entries = [package.relationships(main).get(one) for ids in references for one in ids]
    parts = dict.fromkeys(entry.target for entry in entries if entry is not None and not entry.external)
    blocks: list[Block] = []
    seen: set[tuple[str, ...]] = set()
    for part in parts:
        root = optional_part(reading, part)
        if root is None:
            continue
        story = _story(reading, part, kind, root)
        story.walk(root)
        found = story.finish()
        words = tuple(_words(block) for block in found if _words(block))
        if words and words not in seen:
            seen.add(words)
            blocks.extend(found)
    return blocks


def _notes(reading: Reading) -> list[Block]:
    """The notes that the body refers to: footnotes, then endnotes, in the order of the references."""
    blocks: list[Block] = []
    for kind in _NOTE_PARTS:
        wanted = dict.fromkeys(note for part, note in reading.notes if part == kind)
        part = reading.package.related(reading.package.main or "", kind)
        root = optional_part(reading, part) if wanted else None
        if root is None or part is None:
            continue
        notes = {one.get(f"{W}id", ""): one for one in root}
        for note in wanted:
            if note in notes:
                story = _story(reading, part, ParagraphKind.FOOTNOTE, root)
                story.walk(notes[note])
                blocks.extend(story.finish())
    return blocks


def _words(block: Block) -> str:
    return "".join(block.pieces).strip()


def _assembled(
    reading: Reading, sections: tuple[Section, ...], sha256: str, groups: tuple[list[Block], list[Block], list[Block]]
) -> Document:
    """One text with its layers; blank paragraphs are left out."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    breaks: list[Break] = []
    size = 0
    for block in (block for group in groups for block in group):
        raw = "".join(block.pieces)
        text = raw.strip("\n")
        lead = len(raw) - len(raw.lstrip("\n"))
        start = size + (1 if pieces else 0)
        if text.strip():
            breaks.extend(Break(start + min(max(at - lead, 0), len(text)), block.section) for at in block.breaks)
            inner = len(text) - len(text.lstrip())
            paragraphs.append(Paragraph(Span(start + inner, start + len(text.rstrip())), block.kind, block.level))
            pieces.append(text)
            size = start + len(text)
        else:
            breaks.extend(Break(start, block.section) for _ in block.breaks)
    text = "\n".join(pieces)
    notices = caveats(reading, sections, has_text=any(_words(block) for block in groups[1]), is_blank=not text)
    return Document(
        source=reading.package.name,
        sha256=sha256,
        format="docx",
        text=text,
        paragraphs=tuple(paragraphs),
        pages=pages(len(text), breaks, sections, stated_pages(reading, len(text))),
        caveats=notices,
    )
