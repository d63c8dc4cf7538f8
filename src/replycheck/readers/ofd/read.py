"""OFD (GB/T 33190—2016) to document: the pages of a fixed layout, read by place as those of a PDF are.

What is easily got wrong: a page whose part is missing still counts as a page, or the printed numbers of all that
follow would seem wrong; and seals are not in the pages but in the signatures. Why ours: ``docs/decisions``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from replycheck.errors import UnreadableError
from replycheck.model.document import Document, Page
from replycheck.model.limits import Limits
from replycheck.model.mark import Hiding, Mark, MarkKind, Seal, SealShape
from replycheck.model.span import Box, Span
from replycheck.readers.file import File
from replycheck.readers.layout.assemble import PageDraft, laid_out
from replycheck.readers.layout.lines import TextLine, reading_lines, rules_across
from replycheck.readers.layout.page import PageFacts
from replycheck.readers.layout.paragraphs import paragraphs
from replycheck.readers.layout.raster import MUCH_WRITING, WRITING, is_text, telling
from replycheck.readers.layout.readings import Readings
from replycheck.readers.layout.recognised import notes, recognised
from replycheck.readers.layout.running_heads import PageLines, measure, set_running_heads_aside
from replycheck.readers.layout.trust import TRIVIAL, Ink, doubtful, unread_pictures
from replycheck.readers.ofd.caveats import Losses, caveats
from replycheck.readers.ofd.content import Budget, Content, Walk
from replycheck.readers.ofd.geometry import Box as Edges
from replycheck.readers.ofd.geometry import Matrix, moved, placed, to_points
from replycheck.readers.ofd.letters import unbelieved
from replycheck.readers.ofd.package import Package, children, local, open_package
from replycheck.readers.ofd.pictures import PictureLook
from replycheck.readers.ofd.sight import Unseen, judged
from replycheck.readers.ofd.structure import Body, Note, PageSource, bodies
from replycheck.records import dataclass

_UNASKED = Readings()
_ROUND = (0.87, 1.15)
_LEAST_SEAL, _LARGEST_SEAL = 20.0, 260.0
_NAME_SEAL = 80.0
"""Points: a square of up to 28 mm is the seal of a person's name; the round seals of bodies measure 40 and more."""
_RED_LINE = 0.5
"""Share of the page's width that a red line crosses under a red head."""
_MUCH_SAID, _LARGE_PICTURE, _MANY_OUTLINES = 120, 198.0, 200
"""Letters of stamps that are a text, points of a picture that is no seal (the largest has 142), and shapes with corners
that are looked at: the letters of a seal have some 150."""
_ASIDE = frozenset({"Watermark", "Stamp"})
"""Notes whose words are no part of the running text."""


@dataclass(slots=True)
class _PageReading:
    """One page while it is read: its layout, what was put on it, what the file lacks of it."""

    draft: PageDraft
    page_source: PageSource
    content: Content
    aside: list[TextLine] = field(default_factory=list)
    hidden: str = ""
    doubted: bool = False
    """Some of its fonts are not believed, and can be drawn."""
    lies: bool = False
    """Some of its fonts draw other characters than they are said to."""
    unseen: list[Unseen] = field(default_factory=list)


def read_file(file: File) -> Document:
    """The document in a file of this format."""
    return read_ofd(file.shown, file.data, file.sha256, file.limits, file.readings)


def read_ofd(name: str, data: bytes, sha256: str, limits: Limits, readings: Readings = _UNASKED) -> Document:
    """The OFD in ``data`` as a document, ``name`` being what messages call it; bound unless it holds several.

    ``readings`` are what recognition made of the pages that are pictures.

    UnreadableError when it is broken, encrypted, a bomb, without pages, or over a limit.
    """
    package = open_package(name, data, limits)
    found = [body for body in bodies(package) if body is not None]
    page_sources = [page_source for body in found for page_source in body.pages]
    if not page_sources:
        raise UnreadableError(f"{name}里没有页面，或文件已损坏；请重新生成这个 OFD 文件后再查。")
    if len(page_sources) > limits.pages:
        raise UnreadableError(
            f"{name}有 {len(page_sources)} 页，超过页数上限 {limits.pages}；请拆分，或调高 limits.pages。"
        )
    budget = Budget(name, limits.characters)
    look = PictureLook(package, limits)
    read = [_read_page(page_source, budget, look) for page_source in page_sources]
    drafts = [one.draft for one in read]
    asked = readings.asked
    for one in read:
        _doubt_fonts(package, one)
    _mark_repeated(drafts)
    recognised(drafts, readings)
    sheets = [draft.sheet for draft in drafts]
    set_running_heads_aside(sheets)
    for one in read:
        one.draft.sheet.lines.extend(one.aside)
        one.draft.sheet.running_heads.extend(one.aside)
    text, parts, pages = laid_out(drafts, paragraphs(sheets, measure(sheets)))
    pages = tuple(_dressed(page, one) for page, one in zip(pages, read, strict=True))
    pages = _sealed(pages, found)
    losses = _losses(read, found, package.missing, asked=asked)
    if asked:
        pages = tuple(
            replace(page, unread=False) if one.draft.partial else page for page, one in zip(pages, read, strict=True)
        )
    marks = tuple(
        sorted(_marks(found, read, pages, len(text)), key=lambda mark: (mark.span.start, mark.kind, mark.words))
    )
    told = (*caveats(losses, readings, pages=len(pages), characters=len(text)), *notes(drafts))
    return Document(name, sha256, "ofd", text, parts, pages, told, bound=len(found) == 1, marks=marks)


def _read_page(page_source: PageSource, budget: Budget, look: PictureLook) -> _PageReading:
    edges = placed((page_source.box[0], page_source.box[1], *_corner(page_source.box)), to_points(page_source.box))
    content, over = _walked(page_source, budget, look, edges)
    content.runs, unseen = judged(content.painting, edges)
    facts = PageFacts(edges, 0, content.runs, content.pictures)
    hidden = ""
    if content.unseen:
        under = PageFacts(edges, 0, content.unseen, content.pictures)
        if unread_pictures(facts) and sum(len(run.glyphs) for run in content.runs) < TRIVIAL:
            content.runs.extend(content.unseen)
        else:
            hidden = "".join(line.text for line in reading_lines(under)[0])
    lines, frames, main = reading_lines(facts)
    rules = rules_across(facts, frames[main])
    draft = PageDraft(facts, frames, PageLines(lines, frames[main].width, frames[main].height, main, rules=rules))
    draft.garbled = doubtful(facts, "\n".join(line.text for line in lines))
    reading = _PageReading(draft, page_source, content, hidden=hidden)
    reading.unseen = [one for one in unseen if telling(one.why, one.words)]
    _set_aside(reading, over)
    _look_for_scan(reading, look)
    return reading


def _walked(page_source: PageSource, budget: Budget, look: PictureLook, edges: Edges) -> tuple[Content, Content]:
    """What stands on a page, and what watermarks and stamps put on it that is no part of it."""
    place = to_points(page_source.box)
    walk = Walk(page_source.resources, budget, opaque=look.is_opaque)
    for layer in page_source.layers:
        for one in children(layer, "Content"):
            walk.enter(one, place)
    over = _over(page_source, budget, place).found
    much = _says_much(over, look, edges)
    for note in page_source.notes:
        if note.kind not in _ASIDE or much:
            walk.enter(note.appearance, moved(note.box[0], note.box[1], place))
    if much:
        return walk.found, Content()
    for shape in over.painting.shapes:  # they may cover some of the page
        if shape.colour is not None:
            walk.found.painting.shapes.append(replace(shape, order=walk.found.painting.next()))
    return walk.found, over


def _over(page_source: PageSource, budget: Budget, place: Matrix) -> Walk:
    """What watermarks and stamps put on a page."""
    walk = Walk(page_source.resources, budget)
    for note in page_source.notes:
        if note.kind in _ASIDE:
            walk.enter(note.appearance, moved(note.box[0], note.box[1], place))
    return walk


def _says_much(over: Content, look: PictureLook, edges: Edges) -> bool:
    """Whether stamps and watermarks hold a text: many letters that do not repeat, or pictures and shapes of one."""
    texts = {"".join(chr(code) for _, _, code in run.glyphs) for run in over.runs}
    if sum(map(len, texts)) >= _MUCH_SAID:
        return True
    sides = [(box[2] - box[0], box[3] - box[1]) for _, box in over.images]
    if any(min(side) >= _LARGE_PICTURE for side in sides):
        return True
    large = sum(wide * high for wide, high in sides) >= MUCH_WRITING or len(over.outlines) >= _MANY_OUTLINES
    return large and look.writing(over.images, over.outlines, edges, ())[0] >= MUCH_WRITING


def _corner(box: Edges) -> tuple[float, float]:
    return box[0] + box[2], box[1] + box[3]


def _set_aside(one: _PageReading, over: Content) -> None:
    """Read the words of watermarks and stamps, which belong to no sentence."""
    lines, frames, _ = reading_lines(PageFacts(one.draft.facts.box, 0, over.runs, over.pictures))
    one.aside = lines
    one.draft.frames |= frames


def _look_for_scan(one: _PageReading, look: PictureLook) -> None:
    """Mark a page that shows something and has (almost) no text; a page that shows nothing has no ink."""
    draft = one.draft
    if one.page_source.content is None:
        return
    letters = sum(len(line.text) for line in draft.sheet.lines)
    drawn = draft.facts.pictures.drawn
    shown = len(draft.facts.pictures.images) + one.content.curved
    draft.scan = (letters < TRIVIAL and unread_pictures(draft.facts)) or (not letters and shown > 0)
    if not letters and not drawn:
        draft.ink = 0.0
    if not draft.scan and (draft.facts.pictures.images or one.content.outlines):
        lines = [draft.frames[line.angle].box(draft.facts, line, 1) for line in draft.sheet.lines]
        boxes = [(box.x0, box.top, box.x1, box.bottom) for box in lines]
        found = look.writing(one.content.images, one.content.outlines, draft.facts.box, boxes)
        draft.facts.unexplained, draft.facts.pattern, draft.facts.unexplained_box = found
        draft.scan = draft.partial = found[0] >= WRITING


def _dressed(page: Page, one: _PageReading) -> Page:
    """The page with its red lines; lines of upright characters that run down do not make a page lie on its side."""
    letters = sum(len(run.glyphs) for run in one.content.runs)
    rotation = 0 if 2 * one.content.upright > letters else page.rotation
    height = page.height
    wide = [line for line in one.content.red_lines if line[2] - line[0] >= _RED_LINE * page.width]
    red = tuple(Box(page.number, x0, height - top, x1, height - bottom) for x0, bottom, x1, top in wide)
    return replace(page, rotation=rotation, red_lines=(*page.red_lines, *red))


def _sealed(pages: tuple[Page, ...], found: list[Body]) -> tuple[Page, ...]:
    """The pages with the seals that signatures and stamps put on them."""
    sealed, first = [], 0
    for body in found:
        for number, page_source in enumerate(body.pages, first):
            boxes = [stamp.box for stamp in body.stamps if stamp.page == page_source.ident and not stamp.strip]
            boxes += [note.box for note in page_source.notes if note.kind == "Stamp" and _has_picture(note)]
            seals = (_seal(pages[number], page_source, box) for box in dict.fromkeys(boxes))
            stamped = tuple(seal for seal in seals if seal is not None)
            sealed.append(replace(pages[number], seals=stamped or pages[number].seals))
        first += len(body.pages)
    return tuple(sealed)


def _has_picture(note: Note) -> bool:
    return note.appearance is not None and any(
        local(one) in {"ImageObject", "PathObject", "CompositeObject"} for one in note.appearance.iter()
    )


def _seal(page: Page, page_source: PageSource, box: Edges) -> Seal | None:
    """The seal in a box given in millimetres; None for what is too flat, small or large for one."""
    corners = (box[0], box[1], *_corner(box))
    x0, bottom, x1, top = placed(corners, to_points(page_source.box))
    width, height = x1 - x0, top - bottom
    less, more = sorted((width, height))
    if less < _LEAST_SEAL or more > min(_LARGEST_SEAL, 2.2 * less):
        return None
    shape = SealShape.OVAL
    if _ROUND[0] <= width / height <= _ROUND[1]:
        shape = SealShape.SQUARE if width < _NAME_SEAL else SealShape.ROUND
    return Seal(Box(page.number, x0, page.height - top, x1, page.height - bottom), shape)


def _doubt_fonts(package: Package, one: _PageReading) -> None:
    """Ask for the letters of a page to be read that are set in fonts which are not believed."""
    if not one.page_source.resources.font_parts:
        return
    faces = unbelieved(package, one.page_source.resources, one.content)
    runs = [run for run in one.content.runs if run.face in faces]
    one.doubted = bool(runs)
    one.lies = one.doubted and not one.draft.garbled
    one.draft.facts.lying |= {run.font for run in runs}
    one.draft.scan = one.draft.scan or one.doubted


def _mark_repeated(drafts: list[PageDraft]) -> None:
    """A logo that stands on every page alike is read once."""
    seen: set[bytes] = set()
    for draft in drafts:
        if draft.partial and draft.facts.pattern in seen:
            draft.scan = draft.partial = False
        seen.add(draft.facts.pattern)


def _losses(read: list[_PageReading], found: list[Body], missing: set[str], *, asked: bool) -> Losses:
    """What was not read; ``asked`` where recognition has been asked already, so that what it left stays unread."""
    numbered = list(enumerate(read, 1))
    partial = [(number, one.draft) for number, one in numbered if asked and one.draft.partial and one.draft.scan]
    return Losses(
        pictured=tuple(
            Ink.of(one.facts, at) for at, one in partial if is_text(one.facts.unexplained, one.facts.unexplained_box)
        ),
        scans=tuple(at for at, one in numbered if one.draft.scan and not (one.draft.partial or one.doubted)),
        garbled=tuple(at for at, one in numbered if one.draft.garbled and one.draft.reading is None),
        lying=tuple(at for at, one in numbered if one.lies and one.draft.reading is None),
        missing=tuple(number for number, one in numbered if one.page_source.content is None),
        partial=tuple(number for number, one in numbered if one.page_source.lacks_template or one.content.lost),
        hidden=tuple(number for number, one in numbered if one.hidden),
        references=len(missing),
        documents=len(found),
        versions=max(body.versions for body in found),
        signatures=sum(len(body.signatures) for body in found),
    )


def _marks(found: list[Body], read: list[_PageReading], pages: tuple[Page, ...], end: int) -> Iterator[Mark]:
    """What the file carries beside its words; what belongs to the whole file stands at its end."""
    whole, first = Span(end, end), 1
    for body in found:
        stamped = {stamp.page for stamp in body.stamps}
        page = next((number for number, one in enumerate(body.pages, first) if one.ident in stamped), None)
        first += len(body.pages)
        yield from (Mark(MarkKind.SIGNATURE, whole, who=who, page=page) for who in body.signatures)
        yield from (Mark(MarkKind.EMBEDDED, whole, name) for name in body.attachments)
        yield from (Mark(MarkKind.SCRIPT, whole, name) for name in body.scripts)
    for one, page_read in zip(read, pages, strict=True):
        here = Span(page_read.span.start, page_read.span.start)
        for note in one.page_source.notes:
            if note.remark and note.kind not in _ASIDE:
                yield Mark(MarkKind.COMMENT, here, note.remark, note.who, page_read.number)
        if one.hidden:
            yield Mark(MarkKind.HIDDEN, here, one.hidden, page=page_read.number, why=Hiding.UNPAINTED)
        for gone in one.unseen:
            x0, bottom, x1, top = gone.box
            box = Box(page_read.number, x0, page_read.height - top, x1, page_read.height - bottom)
            yield Mark(MarkKind.HIDDEN, here, gone.words, page=page_read.number, why=gone.why, boxes=(box,))
