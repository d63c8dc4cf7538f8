"""Word files (docx) as a person reads them, by our own walk over zipfile and lxml.

What is easily got wrong: most of what a paper shows is not in the paragraphs of the body: automatic numbers are
computed, and text boxes, notes, headers and embedded documents stand in other places. The order here is: headers, body
with each text box after the paragraph that anchors it, notes, footers. Why not python-docx: ``docs/decisions``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from replycheck.errors import UnreadableError
from replycheck.model.anchor import Trace
from replycheck.model.document import Document, Paragraph, ParagraphKind
from replycheck.model.limits import Limits
from replycheck.model.span import Span
from replycheck.readers.docx.blocks import HANDLERS
from replycheck.readers.docx.brought_fonts import lying_fonts
from replycheck.readers.docx.caveats import Shown, caveats
from replycheck.readers.docx.drawn.backdrops import may_lie_under_page, remember_backdrops
from replycheck.readers.docx.marks import Placing, marks, papers, types
from replycheck.readers.docx.origins import origins
from replycheck.readers.docx.package import Package, open_package
from replycheck.readers.docx.pages import Break, pages, stated_pages
from replycheck.readers.docx.sight import Sight, page_size
from replycheck.readers.docx.story_builder import Block, Picture, Reading, Story, new_reading, optional_part
from replycheck.readers.docx.styling.sections import Section, read_sections
from replycheck.readers.docx.styling.styles import flag
from replycheck.readers.docx.trace import TRACED, TracedStory, anchors
from replycheck.readers.file import File
from replycheck.readers.layout.contrast import WHITE
from replycheck.readers.layout.readings import Readings
from replycheck.readers.parts.xml import XML, Element, R, V, W
from replycheck.text.patterns import pattern
from replycheck.text.twoway import as_seen

_UNASKED = Readings()
_PRIVATE = pattern("[\ue000-\uf8ff]")
_SENTENCE = 8
"""Characters of the private area from which a paper says something that nobody can look up; a few are ornaments."""
_NOTE_PARTS = ("footnotes", "endnotes")


def read_file(file: File) -> Document:
    """The document in a file of this format."""
    return read_docx(file.shown, file.data, file.sha256, file.limits, file.readings)


def read_docx(name: str, data: bytes, sha256: str, limits: Limits, readings: Readings = _UNASKED) -> Document:
    """The document in the bytes of a Word file, ``name`` being what messages call it.

    ``readings`` are what recognition made of its pictures; nothing before it was asked.

    UnreadableError when it is no Word file, broken, encrypted, a bomb, or without anything to read.
    """
    package = open_package(name, data, limits)
    try:
        return _read(package, sha256, readings)
    except RecursionError as error:
        raise UnreadableError(f"{name}的结构嵌套过深，无法读取；请用 Word 打开并重新另存。") from error


def trace_docx(name: str, data: bytes, limits: Limits) -> Trace:
    """The text of a Word file, exactly as :func:`read_docx` gives it, and where its characters stand.

    Errors as :func:`read_docx`.
    """
    package = open_package(name, data, limits)
    try:
        main, body = _main(package)
        reading = new_reading(package)
        reading.story = _traced_story
        _, groups = _gathered(reading, main, body)
        blocks = list(placed(block for group in groups for block in group))
        text = "\n".join(words for _, words, _, _ in blocks if words.strip())
        return Trace(text, main.lower(), anchors(blocks, body.getroottree().getroot()))
    except RecursionError as error:
        raise UnreadableError(f"{name}的结构嵌套过深，无法读取；请用 Word 打开并重新另存。") from error


def _traced_story(reading: Reading, part: str, kind: ParagraphKind, keep_spaces: bool) -> Story:  # noqa: FBT001 - as Story takes it
    return TracedStory(reading, part, kind, TRACED, keep_spaces=keep_spaces)


def _main(package: Package) -> tuple[str, Element]:
    """The name of the main part and its body."""
    main = package.main
    body = package.xml(main).find(f"{W}body") if main is not None and main in package else None
    if main is None or body is None:
        raise UnreadableError(f"{package.name}不是 Word 文档，或正文已损坏；请另存为 docx 或 PDF 后再查。")
    return main, body


def _read(package: Package, sha256: str, readings: Readings) -> Document:
    main, body = _main(package)
    reading = new_reading(package)
    if readings.pictures:
        from replycheck.readers.docx.drawn.pictures import read_words  # noqa: PLC0415 - numpy, for files with pictures only

        reading.read = {part: tuple(read_words(one)) for part, one in readings.pictures.items()}
    sections, groups = _gathered(reading, main, body)
    return _assembled(reading, sections, sha256, groups, readings)


def _gathered(
    reading: Reading, main: str, body: Element
) -> tuple[tuple[Section, ...], tuple[list[Block], list[Block], list[Block]]]:
    """The sections, and the blocks: headers, body with notes, footers."""
    package = reading.package
    sections = reading.sections = read_sections(body, reading.settings)
    remember_backdrops(reading, body)
    reading.page = _ground(reading, body)
    headers = _beside(reading, (one.headers for one in sections), ParagraphKind.HEADER)
    story = _story(reading, main, ParagraphKind.BODY, body)
    if may_lie_under_page(reading, page_size(sections, 0)):
        story.sight = replace(story.sight, ground=None)
    story.section_starts = tuple(section.new_page for section in sections)
    story.walk(body)
    main_blocks = story.finish() + _notes(reading)
    footers = _beside(reading, (one.footers for one in sections), ParagraphKind.FOOTER)
    if any(part.endswith("vbaproject.bin") for part in package.parts):
        reading.sign("macros")
    return sections, (headers, main_blocks, footers)


def _story(reading: Reading, part: str, kind: ParagraphKind, root: Element) -> Story:
    """A story about to be walked."""
    keep_spaces = root.getroottree().getroot().get(f"{XML}space") == "preserve"
    if kind in {ParagraphKind.HEADER, ParagraphKind.FOOTER}:
        remember_backdrops(reading, root)
    if reading.story is not None:
        story = reading.story(reading, part, kind, keep_spaces)
    else:
        story = Story(reading, part, kind, HANDLERS, keep_spaces=keep_spaces)
    story.sight = reading.page
    return story


def _ground(reading: Reading, body: Element) -> Sight:
    """The paper: white, unless the file has a background and shows it."""
    background = body.getroottree().getroot().find(f"{W}background")
    if background is None or not flag(reading.settings, "displayBackgroundShape"):
        return Sight()
    if len(background):
        _remember_background(reading, background)
        return Sight(ground=None)
    return Sight(ground=reading.run_fonts.palette.said(background, value="color") or WHITE)


def _remember_background(reading: Reading, background: Element) -> None:
    """Count a picture that fills every page."""
    links = reading.package.relationships(reading.package.main or "")
    for fill in background.iter(f"{V}fill"):
        entry = links.get(fill.get(f"{R}id", ""))
        if entry is not None and not entry.external:
            width, height, _, _ = page_size(reading.sections, 0)
            reading.pictures.append(Picture(width, height, 0, entry.target))


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
    return as_seen("".join(block.pieces)).strip()


def placed(blocks: Iterable[Block]) -> Iterator[tuple[Block, str, int, int]]:
    """Each block with its words, how many line breaks were cut off before them, and where they begin in the text.

    A blank block has a place and takes none.
    """
    size, first = 0, True
    for block in blocks:
        raw = as_seen("".join(block.pieces))
        words = raw.strip("\n")
        start = size + (0 if first else 1)
        yield block, words, len(raw) - len(raw.lstrip("\n")), start
        if words.strip():
            size, first = start + len(words), False


def _lines(words: str, start: int) -> Iterator[Span]:
    """The lines of a paragraph that begins at ``start``: a soft return parts what a reader sees as paragraphs."""
    for line in words.split("\n"):
        if line.strip():
            inner = len(line) - len(line.lstrip())
            yield Span(start + inner, start + len(line.rstrip()))
        start += len(line) + 1


def _assembled(
    reading: Reading,
    sections: tuple[Section, ...],
    sha256: str,
    groups: tuple[list[Block], list[Block], list[Block]],
    readings: Readings,
) -> Document:
    """One text with its layers; blank paragraphs are left out."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    breaks: list[Break] = []
    blocks = list(placed(block for group in groups for block in group))
    for block, words, lead, start in blocks:
        if words.strip():
            breaks.extend(Break(start + min(max(at - lead, 0), len(words)), block.section) for at in block.breaks)
            paragraphs.extend(Paragraph(span, block.kind, block.level) for span in _lines(words, start))
            pieces.append(words)
        else:
            breaks.extend(Break(start, block.section) for _ in block.breaks)
    text = "\n".join(pieces)
    placing = Placing.of(blocks, len(text))
    written: dict[str, float] = {}
    if reading.pictures:
        from replycheck.readers.docx.drawn.pictures import written_pictures  # noqa: PLC0415 - numpy, only where there are any

        written = written_pictures(reading)
    set_in = types(blocks)
    if lying_fonts(reading.package, set_in, text):
        reading.sign("lying-font")
    if len(_PRIVATE.findall(text)) >= _SENTENCE:
        reading.sign("private-letters")
    notices = caveats(
        reading,
        sections,
        Shown(written, readings),
        has_text=any(_words(block) for block in groups[1]),
        is_blank=not text,
    )
    return Document(
        source=reading.package.name,
        sha256=sha256,
        format="docx",
        text=text,
        paragraphs=tuple(paragraphs),
        pages=pages(len(text), breaks, sections, stated_pages(reading, len(text))),
        caveats=notices,
        marks=marks(reading, placing),
        types=set_in,
        origins=origins(blocks),
        papers=papers(blocks, sections, len(text)),
        unread_pictures=() if readings.asked else tuple(written),
    )
