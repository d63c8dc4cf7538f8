"""PDF to document: pages as bound, running text in reading order, heads and page numbers set aside.

Call it through ``processes.call``: PDFium aborts on some broken files. A page whose text cannot be read or trusted
always leaves a caveat.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path, PurePath

from replycheck.errors import UnreadableError
from replycheck.model.document import Caveat, Document, Page
from replycheck.model.limits import Limits
from replycheck.model.mark import Hiding, MarkKind
from replycheck.readers.file import File
from replycheck.readers.layout.assemble import PageDraft, laid_out
from replycheck.readers.layout.lines import Frame, TextLine, reading_lines, rules_across
from replycheck.readers.layout.page import Note, PageFacts, Pictures, Run
from replycheck.readers.layout.paragraphs import paragraphs
from replycheck.readers.layout.raster import MUCH_WRITING, WRITING, is_text
from replycheck.readers.layout.readings import PageReading, Readings
from replycheck.readers.layout.recognised import notes, recognised
from replycheck.readers.layout.running_heads import PageLines, measure, set_running_heads_aside
from replycheck.readers.layout.trust import TRIVIAL, Ink, Losses, bad_share, caveats, doubtful, empty, unread_pictures
from replycheck.readers.pdf.engine import Pdf, opened
from replycheck.readers.pdf.font_maps import lying_fonts
from replycheck.readers.pdf.looks import look, marks
from replycheck.readers.pdf.second import second_reading
from replycheck.readers.pdf.unpainted import settle_unpainted

_UNASKED = Readings()
_RENDERINGS = 30
"""Pages rendered at most to see whether they are blank; beyond it a page without text counts as a scan."""
_SECOND_READINGS = 40
_LONGEST = 2_000
_SAME = 0.8
"""Share of the characters of a layer that its picture must show for it to be a reading of it."""
_LIVING_FORM = Caveat(
    "这是 XFA 动态表单，页面由文件里的程序生成，内容没有读到；请打印成普通 PDF 后再查", incomplete=True
)


def read_file(file: File) -> Document:
    """The document in a file of this format."""
    return read_pdf(file.name, file.sha256, file.limits, file.data, file.readings)


def read_pdf(path: str, sha256: str, limits: Limits, data: bytes = b"", readings: Readings = _UNASKED) -> Document:
    """The PDF at ``path`` as a bound document; ``UnreadableError`` when encrypted, broken, empty or over a limit.

    ``data`` are its bytes where they are at hand, as for a file in an archive. Offsets count the text whose paragraphs
    are joined by line breaks; pages partition it.
    """
    name = PurePath(path).name
    data = data or Path(path).read_bytes()
    with opened(data, name) as pdf:
        if pdf.count < 1:
            raise UnreadableError(f"“{name}”里没有页面，或文件已损坏；请重新生成这个文件后再查。")
        if pdf.count > limits.pages:
            raise UnreadableError(f"“{name}”有 {pdf.count} 页，超过 {limits.pages} 页的限制。")
        drafts: list[PageDraft] = []
        characters = doubts = 0
        for index in range(pdf.count):
            drafts.append(_draft(pdf, data, index, second=doubts < _SECOND_READINGS))
            doubts += drafts[-1].garbled
            characters += sum(len(line.text) for line in drafts[-1].sheet.lines)
            if characters > limits.characters:
                raise UnreadableError(f"“{name}”的文字超过 {limits.characters} 字的限制。")
        sheets = [draft.sheet for draft in drafts]
        set_running_heads_aside(sheets)
        _look_for_lies(pdf, drafts, data)
        _look_for_scans(pdf, drafts)
        look(pdf, drafts)
        carried = pdf.marks
        living = pdf.is_living_form
    asked = readings.asked
    if readings.pages:
        _take(drafts, readings)
        sheets = [draft.sheet for draft in drafts]
        set_running_heads_aside(sheets)
    text, parts, pages = laid_out(drafts, paragraphs(sheets, measure(sheets)))
    found = caveats(_losses(drafts, asked=asked), pages=len(drafts), characters=len(text), readings=readings)
    pages = tuple(_upright(page, draft, asked=asked) for page, draft in zip(pages, drafts, strict=True))
    said = (*found, *notes(drafts), *((_LIVING_FORM,) if living else ()))
    return Document(path, sha256, "pdf", text, parts, pages, said, bound=True, marks=marks(carried, drafts, pages))


def _take(drafts: list[PageDraft], readings: Readings) -> None:
    """Put what was read into the drafts, without layers of words that are not those of their picture."""
    for number, draft in enumerate(drafts, 1):
        if number in readings.pages and (number in readings.refused or draft.refused):
            _refuse(draft, readings.pages[number])
    recognised(drafts, readings)


def _upright(page: Page, draft: PageDraft, *, asked: bool) -> Page:
    """The page; lines of upright characters that run down do not make it lie on its side.

    Once recognition was ``asked``, a picture beside the text that it did not read makes no page of scan.
    """
    if asked and draft.partial:
        page = replace(page, unread=False)
    vertical = sum(len(run.glyphs) for run in draft.facts.runs if run.vertical)
    if 2 * vertical <= sum(len(run.glyphs) for run in draft.facts.runs):
        return page
    return replace(page, rotation=(page.rotation + 90) % 360)


def _draft(pdf: Pdf, data: bytes, index: int, *, second: bool) -> PageDraft:
    facts = pdf.page(index)
    if facts is None:
        other = second_reading(data, index) if second else None
        facts, lines = other or (PageFacts((0.0, 0.0, 595.0, 842.0), 0, [], Pictures()), [])
        frame = Frame.of(facts, 0)
        return PageDraft(facts, {0: frame}, PageLines(lines, frame.width, frame.height), garbled=not lines)
    settle_unpainted(facts)
    lines, frames, main = reading_lines(facts)
    frame = frames[main]
    sheet = PageLines(lines, frame.width, frame.height, main, rules=rules_across(facts, frame))
    draft = PageDraft(facts, frames, sheet)
    text = "\n".join(line.text for line in lines)
    if doubtful(facts, text):
        draft.garbled = True
        other = second_reading(data, index) if second else None
        if other:
            _take_if_better(draft, text, other[1])
    return draft


def _take_if_better(draft: PageDraft, text: str, lines: list[TextLine]) -> None:
    """Use the second reading where it names the characters that the first could not."""
    read = "\n".join(line.text for line in lines)
    if bad_share(text) > bad_share(read) == 0 and 2 * len(read) > len(text):
        upright = Frame.of(draft.facts, draft.facts.turn)
        for line in lines:
            line.angle = upright.angle
        draft.frames[upright.angle] = upright
        draft.sheet = PageLines(lines, upright.width, upright.height, upright.angle)
        draft.garbled = False


def _look_for_lies(pdf: Pdf, drafts: list[PageDraft], data: bytes) -> None:
    """Name the fonts of each page whose glyphs show other characters than the file says."""
    outside = [index for index, draft in enumerate(drafts) if any(_is_outside(run) for run in draft.facts.runs)]
    mapped = lying_fonts(data, outside) if outside else {}
    for index, draft in enumerate(drafts):
        names = {run.font for run in draft.facts.runs if run.face in pdf.trials.lying}
        names |= mapped.get(index, frozenset()) & {run.font for run in draft.facts.runs if not run.embedded}
        draft.facts.lying |= names


def _is_outside(run: Run) -> bool:
    return not run.embedded and not run.unseen and bool(run.font)


def _refuse(draft: PageDraft, reading: PageReading) -> None:
    """Leave out a layer of words, and keep what it says as hidden where the picture says something else."""
    unseen = "".join(chr(code) for run in draft.facts.runs if run.unseen for _, _, code in run.glyphs if code < 0xD800)  # noqa: PLR2004 - no surrogates
    shown = Counter("".join(line.text for line in reading.lines))
    if (Counter(unseen) & shown).total() < _SAME * len(unseen):
        note = Note(MarkKind.HIDDEN, draft.facts.box, unseen[:_LONGEST], why=Hiding.MISNAMED)
        draft.facts.notes = replace(draft.facts.notes, notes=(*draft.facts.notes.notes, note))
    draft.facts.runs = [run for run in draft.facts.runs if not run.unseen]
    lines, frames, main = reading_lines(draft.facts)
    draft.frames |= frames
    draft.sheet = PageLines(lines, frames[main].width, frames[main].height, main)
    draft.scan = True


def _look_for_scans(pdf: Pdf, drafts: list[PageDraft]) -> None:
    """Mark pages that show something but have (almost) no text; measure the ink of pages without any."""
    rendered = 0
    seen: set[bytes] = set()
    for index, draft in enumerate(drafts):
        running = sum(len(line.text) for line in draft.sheet.running)
        pictured = unread_pictures(draft.facts)
        if not draft.facts.pictures.drawn and not draft.sheet.lines:
            draft.ink = 0.0
        elif running < TRIVIAL and (pictured or not running) and rendered < _RENDERINGS:
            rendered += 1
            draft.ink = pdf.ink(index)
        # Without any text, what is drawn may be letters turned into outlines.
        outlined = not running and not draft.sheet.lines and not empty(draft.ink)
        draft.scan = (pictured or outlined) and not empty(draft.ink)
        if empty(draft.ink) and not running:
            draft.ink = 0.0
        if draft.facts.strayed or (draft.layered and draft.facts.unexplained >= MUCH_WRITING):
            draft.scan = draft.refused = True  # the layer lies elsewhere than the print, or says something else
        if not draft.scan:
            draft.scan = bool(draft.facts.lying) or draft.garbled
            pattern = draft.facts.pattern
            if draft.facts.unexplained >= WRITING and pattern not in seen:
                draft.scan = draft.partial = True
                seen.add(pattern)


def _losses(drafts: list[PageDraft], *, asked: bool) -> Losses:
    """What was not read; ``asked`` where recognition has been asked already, so that what it left stays unread."""
    numbered = list(enumerate(drafts, 1))
    partial = [(number, draft) for number, draft in numbered if asked and draft.partial and draft.scan]
    return Losses(
        lying=tuple(at for at, one in numbered if one.facts.lying and not one.garbled and one.reading is None),
        pictured=tuple(Ink.of(one.facts, at) for at, one in partial if _is_text(one)),
        glimpsed=tuple(Ink.of(one.facts, at) for at, one in partial if not _is_text(one)),
        undrawn=tuple(number for number, draft in numbered if draft.facts.unseen),
        strayed=tuple(at for at, one in numbered if one.scan and one.refused),
        scans=tuple(
            at
            for at, one in numbered
            if one.scan and not (one.partial or one.refused or one.facts.lying or one.garbled)
        ),
        garbled=tuple(at for at, one in numbered if one.garbled and one.reading is None),
        fields=tuple(number for number, draft in enumerate(drafts, 1) if draft.facts.lost_fields),
    )


def _is_text(draft: PageDraft) -> bool:
    return is_text(draft.facts.unexplained, draft.facts.unexplained_box)
