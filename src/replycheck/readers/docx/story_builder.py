"""What is collected while a Word file is walked: paragraphs of one story (body, header, note …) in reading order.

What is easily got wrong: a field may begin in one paragraph and end in another; a paragraph whose mark was deleted goes
on in the next; and Word repeats a hard page break as a "last rendered" one, which must not count twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from typing import TypeAlias

from replycheck.model.document import ParagraphKind
from replycheck.model.mark import Hiding, MarkKind, Origin
from replycheck.readers.docx.fields import Counters, Field
from replycheck.readers.docx.package import Package
from replycheck.readers.docx.sight import Sight
from replycheck.readers.docx.styling.numbering import Numbering, read_numbering
from replycheck.readers.docx.styling.run_fonts import RunFont, RunFonts, read_run_fonts
from replycheck.readers.docx.styling.sections import Section
from replycheck.readers.docx.styling.styles import Styles, read_styles
from replycheck.readers.docx.styling.table_styles import TableStyle, read_table_styles
from replycheck.readers.docx.understood import UNDERSTOOD
from replycheck.readers.parts.xml import MC, BrokenPartError, Element, W
from replycheck.records import dataclass
from replycheck.text.joining import wraps

_MOST_MARKS = 10_000
_LONGEST_WORDS = 2_000
_UNREAD_STYLES = ("w:tblStylePr", "w:latentStyles")
"""Two thirds of the usual styles part, and nothing in them is text or the type of a whole table."""


@dataclass(slots=True)
class Picture:
    """A picture: its size in points (0 where unknown), the section it stands in, its part, and where it stands."""

    width: float
    height: float
    section: int
    part: str = ""
    place: Place = (None, 0)
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(slots=True)
class Loose:
    """A mark while the text is not yet put together: from ``start`` to ``end``, each a paragraph and a place in it."""

    kind: MarkKind
    start: Place
    end: Place
    words: str = ""
    who: str = ""
    why: Hiding | None = None
    doubts: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Reading:
    """What the stories of one package share; ``signs`` name what a user must be told.

    ``story`` makes a story of this package where another kind than the ordinary is wanted. ``comments`` are the ids of
    margin comments with the places they stand at. ``backdrops`` are the sizes of pictures and filled shapes that float
    over or under the text. ``read`` holds the paragraphs that were read off pictures, by their part, each with the
    stretches of it that are doubtful.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    run_fonts: RunFonts = field(default_factory=RunFonts)
    settings: Element | None = None
    depth: int = 0
    marks: list[Loose] = field(default_factory=list)
    comments: dict[str, tuple[Place, Place]] = field(default_factory=dict)
    signs: set[str] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    sections: tuple[Section, ...] = ()
    counters: Counters = field(default_factory=Counters)
    backdrops: list[tuple[float, float]] = field(default_factory=list)
    read: Mapping[str, Sequence[tuple[str, tuple[tuple[int, int], ...]]]] = field(default_factory=dict)
    table_styles: Mapping[str, TableStyle] | None = None
    ignorable: dict[str, frozenset[str]] = field(default_factory=dict)
    page: Sight = field(default_factory=Sight)
    story: Callable[[Reading, str, ParagraphKind, bool], Story] | None = None

    def sign(self, name: str) -> None:
        """Remember that something a user must know of was met."""
        self.signs.add(name)


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph in the making; ``breaks`` are offsets in its text where a page begins, ``fonts`` how it is set.

    ``origin`` is what the file tells of where it came from, ``leading`` the exact height of its lines (0: none is set).
    """

    kind: ParagraphKind
    level: int | None = None
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    breaks: list[int] = field(default_factory=list)
    section: int = 0
    fonts: list[tuple[int, int, RunFont]] = field(default_factory=list)
    origin: Origin | None = None
    leading: float = 0.0

    def add(self, text: str) -> None:
        """Go on with ``text``."""
        self.pieces.append(text)
        self.size += len(text)

    def join_lines(self) -> None:
        """Take out the line breaks that only wrap a line: those behind a full line that is not at its end."""
        breaks = [index for index, piece in enumerate(self.pieces) if piece == "\n"]
        if not breaks:
            return
        edges = [0, *(index + 1 for index in breaks), len(self.pieces) + 1]
        lines = ["".join(self.pieces[start : end - 1]) for start, end in pairwise(edges)]
        for at in range(len(breaks)):
            if wraps(lines, at):
                self.pieces[breaks[at]] = ""
                self.size -= 1

    def set_in(self, face: RunFont, start: int) -> None:
        """Say that everything from ``start`` on is set in ``face``."""
        if self.fonts and self.fonts[-1][2] is face and self.fonts[-1][1] == start:
            start = self.fonts.pop()[0]
        self.fonts.append((start, self.size, face))


@dataclass(slots=True)
class Story:
    """The state of a walk through one story.

    ``fields`` are the open fields. ``hidden`` is True inside hidden runs, ``why`` says how words are hidden that do not
    say so themselves, ``sight`` is what surrounds the words.
    ``fresh`` is True as long as nothing visible stands on the present page. ``section_starts`` says of each section
    whether it begins on a new page. ``room`` are the points of height left in a row or box that
    does not grow, ``symbols`` the symbol font of the open run.
    ``dress`` is the style of the open table with its size and look, ``row`` its open row, ``cell_face`` what it says of
    the open cell. ``cells`` are the ranges of ``blocks`` that the open rows' cells fill, ``merges``
    the columns of the open table in which a merged cell has begun, ``column`` the next cell's.
    """

    reading: Reading
    part: str
    kind: ParagraphKind
    handlers: Mapping[str, Handler]
    section_starts: tuple[bool, ...] = ()
    keep_spaces: bool = False
    blocks: list[Block] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    current: Block | None = None
    carried: Block | None = None
    cells: list[tuple[int, int]] = field(default_factory=list)
    merges: dict[tuple[int, bool], bool] = field(default_factory=dict)
    column: int = 0
    grid: tuple[int, ...] = ()
    room: float | None = None
    symbols: str | None = None
    dress: tuple[TableStyle, tuple[int, int], frozenset[str]] | None = None
    row: int = -1
    cell_face: RunFont = field(default_factory=RunFont)
    fields: list[Field] = field(default_factory=list)
    swallowed: bool = False
    hidden: bool = False
    why: Hiding | None = None
    sight: Sight = field(default_factory=Sight)
    paragraph_hidden: bool = False
    paragraph_style: str | None = None
    table_style: str | None = None
    extent: tuple[float, float] = (0.0, 0.0)
    box_depth: int = 0
    table_depth: int = 0
    section: int = 0
    fresh: bool = True

    def walk(self, parent: Element) -> None:
        """Read what ``parent`` holds; an element that no handler knows is walked into, never skipped."""
        handlers = self.handlers
        for child in parent:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif len(child) and not self._is_ignored(child):
                self.walk(child)

    def _is_ignored(self, element: Element) -> bool:
        """Whether Word leaves out an element, of a name space that it does not know and was told to ignore."""
        space = str(element.tag).partition("}")[0].lstrip("{")
        if space in UNDERSTOOD or space not in self._ignorable(element):
            return False
        self.unseen("".join(one.text or "" for one in element.iter(f"{W}t")))
        return True

    def _ignorable(self, element: Element) -> frozenset[str]:
        """The name spaces that this part allows to be ignored."""
        if self.part not in self.reading.ignorable:
            root = element.getroottree().getroot()
            prefixes = str(root.get(f"{MC}Ignorable", "")).split()
            self.reading.ignorable[self.part] = frozenset(root.nsmap.get(prefix) or "" for prefix in prefixes)
        return self.reading.ignorable[self.part]

    @property
    def paragraph_kind(self) -> ParagraphKind:
        """What a plain paragraph is here."""
        if self.kind is not ParagraphKind.BODY:
            return self.kind
        if self.box_depth:
            return ParagraphKind.TEXT_BOX
        return ParagraphKind.TABLE_CELL if self.table_depth else ParagraphKind.BODY

    @property
    def block(self) -> Block:
        """The paragraph being read; what stands outside every paragraph opens one."""
        if self.current is None:
            self.current = Block(self.paragraph_kind, section=self.section, leading=self.sight.height or 0.0)
        return self.current

    def emit(self, text: str) -> None:
        """Add text, unless it is hidden or stands where a field keeps its instruction."""
        if not text:
            return
        if self.in_code:
            inner = next(one for one in reversed(self.fields) if not one.shown)
            (inner.kept if inner.computed else inner.code).append(text)
            self.swallowed = self.swallowed or not text.isspace()
        elif self.hidden or self.why is not None:
            if not text.isspace():
                self.reading.sign("hidden")
                self.mark(MarkKind.HIDDEN, words=text, why=None if self.hidden else self.why)
        else:
            self.reading.package.budget.read(len(text))
            self.block.add(text)
            self.fresh = self.fresh and text.isspace()

    def unseen(self, words: str) -> None:
        """Words that the file keeps and Word never shows."""
        if words.strip():
            self.reading.sign("hidden")
            self.mark(MarkKind.HIDDEN, words=words, why=Hiding.UNPAINTED)

    @property
    def in_code(self) -> bool:
        """Whether the walk is inside a field's code, or inside a result that Word does not look at."""
        return any(not one.shown for one in self.fields)

    @property
    def place(self) -> Place:
        """Where the walk is: a paragraph and a place in it; no paragraph before the first one."""
        block = self.current or self.carried or (self.blocks[-1] if self.blocks else None)
        return block, 0 if block is None else block.size

    def mark(
        self, kind: MarkKind, since: Place | None = None, words: str = "", who: str = "", why: Hiding | None = None
    ) -> None:
        """Remember a mark from ``since`` (or here) to here.

        What is deleted piece by piece is one mark; what is hidden so in one paragraph is one, whatever stands between.
        """
        marks, here = self.reading.marks, self.place
        last = marks[-1] if marks else None
        joins = last is not None and last.kind is kind and last.who == who and (last.end == (since or here))
        if last is not None and kind is last.kind is MarkKind.HIDDEN and last.why is why:
            joins = last.start[0] is here[0]
            here = last.start if joins else here
        if last is not None and joins and (kind is not MarkKind.HIDDEN or last.why is why):
            last.end, last.words = here, (last.words + words)[:_LONGEST_WORDS]
        elif len(marks) < _MOST_MARKS:
            marks.append(Loose(kind, since or here, here, words[:_LONGEST_WORDS], who, why))

    def line(self, text: str) -> None:
        """A line of its own after the present paragraph: WordArt, a diagram's words, an embedded page."""
        words = text.strip()
        if words and self.why is not None:
            self.reading.sign("hidden")
            self.mark(MarkKind.HIDDEN, words=words, why=self.why)
        elif words and not self.hidden:
            self.reading.package.budget.read(len(words))
            kind = ParagraphKind.TEXT_BOX if self.kind is ParagraphKind.BODY else self.kind
            self.boxes.append(Block(kind, pieces=[words], size=len(words), section=self.section))
            self.fresh = False

    def page_break(self, *, hard: bool) -> None:
        """Begin a new page here; a soft break counts only when the page has something on it."""
        if self.kind is not ParagraphKind.BODY or self.box_depth or self.hidden or (self.fresh and not hard):
            return
        block = self.block
        if hard and block.size:
            block.add("\n")
        block.breaks.append(block.size)
        self.fresh = True

    def picture(self, part: str = "") -> None:
        """Count a picture of the size last announced, whose bytes are in ``part``."""
        if not self.hidden and self.why is None:
            self.fresh = False
            self.reading.pictures.append(Picture(*self.extent, self.section, part, self.place, self.kind))
            for words, doubts in self.reading.read.get(part, ()):
                self._read(words, doubts)

    def _read(self, words: str, doubts: tuple[tuple[int, int], ...]) -> None:
        """A paragraph read off the picture that stands here."""
        self.reading.package.budget.read(len(words))
        block = Block(self.paragraph_kind, pieces=[words], size=len(words), section=self.section)
        self.boxes.append(block)
        self.reading.marks.append(Loose(MarkKind.RECOGNISED, (block, 0), (block, len(words)), doubts=doubts))

    def open(self, level: int | None, kind: ParagraphKind) -> None:
        """Begin a paragraph; it takes over one whose mark was deleted, and breaks that came before it."""
        before = self.carried or self.current
        if self.carried is None and before is not None and before.size:
            self.blocks.append(before)  # words outside every paragraph
            before = None
        self.current = before or Block(kind)
        self.current.kind, self.current.level, self.current.section = kind, level, self.section
        self.carried = None

    def close(self) -> None:
        """End the paragraph; the text boxes anchored in it follow it."""
        if self.current is not None:
            self.current.join_lines()
            self.blocks.append(self.current)
            self.current = None
        self.blocks.extend(self.boxes)
        self.boxes = []

    def end_section(self) -> None:
        """Go on to the next section."""
        self.section += 1
        if self.section < len(self.section_starts) and self.section_starts[self.section]:
            self.page_break(hard=True)

    def finish(self) -> list[Block]:
        """All paragraphs; says when an unfinished field kept text away."""
        self.current = self.current or self.carried
        self.close()
        if self.fields and self.swallowed:
            self.reading.sign("open-field")
        return self.blocks


Handler = Callable[[Story, Element], None]
Place: TypeAlias = "tuple[Block | None, int]"


def new_reading(package: Package, depth: int = 0) -> Reading:
    """A reading of the package, with the styles and numbering of its main part."""
    reading = Reading(package, Styles(), Numbering(), depth=depth)
    main = package.main or ""
    styles = optional_part(reading, package.related(main, "styles"), _UNREAD_STYLES)
    reading.styles = read_styles(styles)
    reading.settings = optional_part(reading, package.related(main, "settings"))
    reading.run_fonts = read_run_fonts(reading.styles, styles, _theme(reading), reading.settings)
    reading.numbering = read_numbering(optional_part(reading, package.related(main, "numbering")), reading.styles)
    return reading


def optional_part(reading: Reading, part: str | None, unread: tuple[str, ...] = ()) -> Element | None:
    """The root of a part that the rest can be read without; a broken one is remembered, and None."""
    if part is None or part not in reading.package:
        return None
    try:
        return reading.package.xml(part, unread)
    except BrokenPartError:
        reading.sign("broken-part")
        return None


def table_style(reading: Reading, name: str | None) -> TableStyle | None:
    """The table style of that name, where it has parts for some cells only."""
    if name is None:
        return None
    if reading.table_styles is None:
        whole = optional_part(reading, reading.package.related(reading.package.main or "", "styles"))
        reading.table_styles = read_table_styles(whole, reading.run_fonts)
    found = reading.table_styles.get(name)
    return found if found is not None and found.parts else None


def _theme(reading: Reading) -> Element | None:
    """The theme, which names fonts and holds no text: a broken one is as good as none."""
    part = reading.package.related(reading.package.main or "", "theme")
    try:
        return None if part is None else reading.package.xml(part)
    except BrokenPartError:
        return None
