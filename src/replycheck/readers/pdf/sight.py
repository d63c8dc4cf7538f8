"""What of a page's text is seen, and what is seen that is no text: the page is drawn once and held against its glyphs.

What is easily got wrong: a glyph may lie on the ink of another, so words in the colour of the paper are told by their
own colour too; a picture with clear parts hides nothing; and a font that is not in the file is drawn in squares here,
which are ink like any other, but tell nothing about which character stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace

import numpy as np
from numpy.typing import NDArray

from replycheck.model.mark import Hiding, MarkKind
from replycheck.readers.layout.faces import Trials, testable
from replycheck.readers.layout.page import Note, PageFacts, Run, in_page
from replycheck.readers.layout.piles import stacked
from replycheck.readers.layout.raster import (
    MUCH_WRITING,
    Grey,
    area,
    around,
    busy_cells,
    telling,
    without,
    written,
    written_either_way,
)
from replycheck.records import dataclass

SCALE = 1.5
"""Pixels a point at which a page is drawn: the strokes of 5 point type are still ink, a page takes 2 to 5 ms."""
_ASCENT, _DESCENT = 0.86, 0.12
_CONTRAST = 24
"""Levels of grey between a glyph and its ground below which nobody sees it (E7E7E7 on white)."""
_LEAST_SIZE = 4.0
"""Points below which nobody reads Chinese type."""
_TRIED_SIZE, CLOSE = 9.0, 4.0
"""Points of type whose glyphs are drawn large enough to be told from one another, and the pixels a point at which those
of smaller type are."""
_FEWEST_TRIED = 6
"""Different glyphs that a font must show before it is worth a drawing of its own."""
_INSET = 0.06
_PALE = 225
_GROUND = 0.7
"""Share of the pixels right above and below white glyphs that are white where their ground is."""
_BLANKS = frozenset(
    (0x20, 0xA0, 0x09, 0x3000, 0x0D, 0x0A, 0xAD, *range(0x2000, 0x2010), 0x202F, 0x2060, 0xFEFF, 0xFFFE, 2)
)
_RIGHT = 90
_SENTENCE, _HAN_FROM = 8, 0x2E80
"""Chinese characters laid under an empty place of a scan that are a sentence and no slip of recognition."""
_AROUND = 0.3
"""Ems around a run of glyphs that its own ink may reach."""
_LONGEST = 2_000
_MOST_BOXES = 19
"""Places beside the first that are kept of words hidden alike on a page."""
PART, WHOLE = 1, 2
"""How a glyph is covered: by a picture, by a picture of much of the page."""

Edges = tuple[float, float, float, float]


@dataclass(slots=True)
class DrawnRun:
    """A level run on the drawn page: its pixels, and where each glyph begins and ends along it."""

    pixels: Grey
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    away: NDArray[np.bool_]
    """Which glyphs lie off the page."""


@dataclass(slots=True)
class Look:
    """What a comparison gives: runs that are seen, words that are not, and writing (square points) that is no text."""

    kept: list[Run] = field(default_factory=list)
    hidden: list[Note] = field(default_factory=list)
    unexplained: float = 0.0
    place: Edges | None = None
    """The box around that writing, from the top left of the page."""
    pattern: bytes = b""
    """What that writing looks like, to tell a logo that stands on every page."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What a comparison asks of whoever has the page open.

    ``colours`` draws it once more in colour (levels of a pixel last), with the fonts of this machine, ``larger`` at
    ``CLOSE`` pixels a point; ``covered`` says which glyphs of a run lie under a picture (0, ``PART``, ``WHOLE``);
    ``reason`` why a run shows no ink, None where nothing explains it; ``bare`` whether nothing lies under a run but
    paper; ``blended`` whether a run is mixed with its ground in some way, by which it may vanish.
    """

    colours: Callable[[], NDArray[np.uint8] | None]
    larger: Callable[[], Grey | None]
    covered: Callable[[Run], NDArray[np.uint8] | None]
    reason: Callable[[Run], Hiding | None]
    bare: Callable[[Run], bool]
    blended: Callable[[Run], bool]


def compare(facts: PageFacts, page: Grey, ask: Questions, trials: Trials) -> Look:
    """Hold the runs of a page against its picture, and put its fonts on trial."""
    look = Look()
    boxes: list[Edges] = [_inner(facts, box) for box in facts.pictures.rules]
    judge = _Judge(facts, page, ask, trials)
    seen = [judge.looked(run) for run in facts.runs]
    piled = stacked(facts.runs)
    for run, one in zip(facts.runs, seen, strict=True):
        why = [Hiding.SIZE] * len(run.glyphs) if id(run) in piled else judge.judged(one)
        if why is None or not any(why):
            look.kept.append(run)
            boxes.extend(_explained(facts, one))
            continue
        _part(look, run, why)
        if not all(how or code in _BLANKS for how, (_, _, code) in zip(why, run.glyphs, strict=True)):
            boxes.extend(_explained(facts, one))
    _try_small(facts, look.kept, ask, trials)
    here = trials.close_page()
    facts.lying |= {run.font for run in facts.runs if run.face in here}
    left_over = written(without(busy_cells(page, SCALE), boxes))
    if facts.pictures.images and area(left_over) < MUCH_WRITING:
        left_over = written_either_way(page, SCALE, boxes)  # a picture may stand on its side
    look.unexplained, look.pattern = area(left_over), np.packbits(left_over).tobytes()
    look.place = around(left_over)
    return look


def _try_small(facts: PageFacts, runs: Sequence[Run], ask: Questions, trials: Trials) -> None:
    """Put fonts on trial that a page sets in small type only, from a larger drawing of it."""
    small: dict[str, list[Run]] = {}
    for run in runs:
        if run.embedded and not run.unseen and run.size < _TRIED_SIZE and trials.is_new(run.face):
            small.setdefault(run.face, []).append(run)
    small = {face: those for face, those in small.items() if len(_telling(those)) >= _FEWEST_TRIED}
    page = ask.larger() if small else None
    for run in (run for those in small.values() for run in those if page is not None):
        if page is not None and not (run.angle - facts.turn) % _RIGHT:
            drawn_run = drawn(facts, run, page, place_of(facts, run), CLOSE)
            trials.meet(run, drawn_run.pixels, drawn_run.starts, drawn_run.ends)


def _telling(runs: Iterable[Run]) -> set[int]:
    return {code for run in runs for _, _, code in run.glyphs if testable(code)}


@dataclass(slots=True)
class _Seen:
    """A run on the drawn page: its drawn run, which of its glyphs are no blanks, and which of those show no ink.

    ``drawn_run`` is None for a run that is not looked at: askew, or not painted and nothing else.
    """

    run: Run
    box: Edges
    under: NDArray[np.uint8] | None
    drawn_run: DrawnRun | None = None
    visible: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    faint: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))


@dataclass(slots=True)
class _Judge:
    """Says of each run of a page whether it is seen."""

    facts: PageFacts
    page: Grey
    ask: Questions
    trials: Trials
    _pictures: list[NDArray[np.uint8] | None] = field(default_factory=list)

    def looked(self, run: Run) -> _Seen:
        """The run on the drawn page; a font of which anything is seen is one that can be drawn here."""
        box = place_of(self.facts, run)
        seen = _Seen(run, box, None if run.unseen else self.ask.covered(run))
        if (run.angle - self.facts.turn) % _RIGHT:
            return seen
        seen.drawn_run = drawn(self.facts, run, self.page, box)
        seen.visible = np.array([code not in _BLANKS for _, _, code in run.glyphs])
        seen.faint = _faint(seen.drawn_run) & seen.visible
        if not run.embedded and not run.unseen:
            self.trials.count(run, ~seen.faint, seen.visible)
        return seen

    def judged(self, seen: _Seen) -> list[Hiding | None] | None:
        """How each glyph of a run is hidden; None where all are seen."""
        if seen.drawn_run is None:
            return None
        return self._laid_under_nothing(seen) if seen.run.unseen else self._painted(seen, seen.drawn_run)

    def _painted(self, seen: _Seen, drawn_run: DrawnRun) -> list[Hiding | None] | None:
        run, faint = seen.run, seen.faint
        if seen.under is not None and (seen.under == WHOLE).all():
            if 2 * np.count_nonzero(faint) > np.count_nonzero(seen.visible):
                return [Hiding.COVERED if shown else None for shown in seen.visible]
            run.unseen = True  # the words of a scan, laid under it
            return None
        if run.paint is not None and run.paint.pale and not run.paint.clear and self.ask.bare(run):
            return [Hiding.WHITE if shown else None for shown in seen.visible]
        if run.embedded and self.ask.blended(run):
            faint = seen.visible & _faint_in_colour(self.facts, run, self._colours(), seen.box)  # grey does not mix
        elif faint.any():
            faint = faint & _faint_in_colour(self.facts, run, self._colours(), seen.box)
        why = _why(run, drawn_run, faint, None if seen.under is None else seen.under > 0, self._reason)
        if why is None:
            if run.embedded and run.size >= _TRIED_SIZE:
                self.trials.meet(run, drawn_run.pixels, drawn_run.starts, drawn_run.ends)
            return None
        return [how if shown else None for how, shown in zip(why, seen.visible, strict=True)]

    def _laid_under_nothing(self, seen: _Seen) -> list[Hiding | None] | None:
        """Words that are not painted stand for those of a picture; where there is no ink, for none."""
        bare = seen.faint[seen.visible]
        han = sum(code >= _HAN_FROM for _, _, code in seen.run.glyphs)
        if (
            han < _SENTENCE
            or not bare.all()
            or not _faint_in_colour(self.facts, seen.run, self._colours(), seen.box)[seen.visible].all()
        ):
            return None
        return [Hiding.UNPAINTED if shown else None for shown in seen.visible]

    def _reason(self, run: Run) -> Hiding | None:
        """Why a run shows no ink; a font that is drawn elsewhere would be drawn here."""
        why = self.ask.reason(run)
        if why is None and run.embedded and self.ask.blended(run):
            return Hiding.TRANSPARENT
        return why or (Hiding.UNPAINTED if run.embedded or self.trials.is_drawn(run) else None)

    def _colours(self) -> NDArray[np.uint8] | None:
        if not self._pictures:
            self._pictures.append(self.ask.colours())
        return self._pictures[0]


def place_of(facts: PageFacts, run: Run) -> Edges:
    """The run's box on the page as shown, in points."""
    first, last = run.glyphs[0][0], max(end for _, end, _ in run.glyphs)
    low, high = run.up - _DESCENT * run.size, run.up + _ASCENT * run.size
    corners = [facts.to_shown(*in_page(along, up, run.angle)) for along in (first, last) for up in (low, high)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _inner(facts: PageFacts, box: Edges) -> Edges:
    """A box in user space as it lies on the page shown."""
    corners = [facts.to_shown(box[i], box[j]) for i in (0, 2) for j in (1, 3)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _explained(facts: PageFacts, seen: _Seen) -> Iterator[Edges]:
    """The boxes whose ink the letters of a run explain; a run of blanks shows nothing, so what stands there is no text.

    A blank of a letter's width between letters is none of theirs.
    """
    run, visible = seen.run, seen.visible
    if not len(visible) or visible.all():
        yield _wider(seen.box, run.size)
        return
    start = 0
    for index in range(1, len(visible) + 1):
        if index < len(visible) and visible[index] == visible[start]:
            continue
        piece, start, blank = run.glyphs[start:index], index, not visible[start]
        if not blank or (piece[-1][1] - piece[0][0] < run.size and len(piece) < len(visible)):
            yield _wider(place_of(facts, replace(run, glyphs=piece)), run.size)


def _wider(box: Edges, size: float) -> Edges:
    spare = _AROUND * size
    return box[0] - spare, box[1] - spare, box[2] + spare, box[3] + spare


def drawn(facts: PageFacts, run: Run, page: NDArray[np.uint8], box: Edges, scale: float = SCALE) -> DrawnRun:
    """The pixels under a run, turned so that it runs along the second axis."""
    turn = (run.angle - facts.turn) % 360
    high, wide = page.shape[:2]
    x0, x1 = (min(max(round(edge * scale), 0), wide) for edge in (box[0], box[2]))
    y0, y1 = (min(max(round(edge * scale), 0), high) for edge in (box[1], box[3]))
    pixels = page[y0:y1, x0:x1]
    upright = turn in {90, 270}
    begin = (box[1] * scale - y0) if upright else (box[0] * scale - x0)
    length = ((box[3] - box[1]) if upright else (box[2] - box[0])) * scale
    if upright:
        pixels = pixels.swapaxes(0, 1)
    if turn in {90, 180}:  # it runs against the axis
        pixels = pixels[:, ::-1]
        begin = pixels.shape[1] - (begin + length)
    wide = max(1, pixels.shape[1])
    places = np.array(run.glyphs, dtype=np.float64)
    inset = _INSET * scale * (places[:, 1] - places[:, 0])
    starts = ((places[:, 0] - run.glyphs[0][0]) * scale + (begin + inset)).astype(np.intp)
    ends = ((places[:, 1] - run.glyphs[0][0]) * scale + (begin + 1 - inset)).astype(np.intp)
    away = (ends <= 0) | (starts >= pixels.shape[1])
    starts = np.minimum(np.maximum(starts, 0), wide - 1)
    return DrawnRun(pixels, starts, np.minimum(np.maximum(ends, starts + 1), wide), away)


def _faint(drawn_run: DrawnRun) -> NDArray[np.bool_]:
    """Whether nothing is seen in a glyph's box; what lies off the page is not seen."""
    if not drawn_run.pixels.size:
        return np.ones(len(drawn_run.starts), dtype=np.bool_)
    inked = drawn_run.pixels.max(axis=0) - drawn_run.pixels.min(axis=0) >= _CONTRAST
    faint: NDArray[np.bool_] = (_sums(inked, drawn_run) == 0) | drawn_run.away
    return faint


def _sums(columns: NDArray[np.generic], drawn_run: DrawnRun) -> NDArray[np.float64]:
    """The sum of the columns of each glyph's box."""
    summed = np.zeros(len(columns) + 1)
    np.cumsum(columns, out=summed[1:])
    found: NDArray[np.float64] = summed[drawn_run.ends] - summed[drawn_run.starts]
    return found


def _faint_in_colour(facts: PageFacts, run: Run, page: NDArray[np.uint8] | None, box: Edges) -> NDArray[np.bool_]:
    """As ``_faint``, for the colour in which the difference is greatest."""
    if page is None:
        return np.ones(len(run.glyphs), dtype=np.bool_)
    found = [_faint(drawn(facts, run, page[:, :, colour], box)) for colour in range(3)]
    faint: NDArray[np.bool_] = found[0] & found[1] & found[2]
    return faint


def _why(
    run: Run,
    drawn_run: DrawnRun,
    faint: NDArray[np.bool_],
    covered: NDArray[np.bool_] | None,
    reason: Callable[[Run], Hiding | None],
) -> list[Hiding | None] | None:
    """How each glyph is hidden; None where all of them are seen."""
    count = len(run.glyphs)
    away = drawn_run.away
    if away.all() or not drawn_run.pixels.size:
        return [Hiding.OFF_PAGE] * count
    if run.size < _LEAST_SIZE or run.squeezed:
        return [Hiding.SIZE] * count
    if run.paint is not None and run.paint.clear:
        return [Hiding.TRANSPARENT] * count
    if run.paint is not None and run.paint.pale:
        faint = faint | _white_on_white(drawn_run)
    why: list[Hiding | None] | None = None
    if faint.any():
        said = reason(run)
        why = [(Hiding.OFF_PAGE if off else said) if no else None for no, off in zip(faint, away, strict=True)]
    if covered is not None and covered.any():
        why = [
            before or (Hiding.COVERED if under else None)
            for before, under in zip(why or [None] * count, covered, strict=True)
        ]
    return why


def _white_on_white(drawn_run: DrawnRun) -> NDArray[np.bool_]:
    """Whether white glyphs stand on white: above and below them, and in most of their boxes.

    Other words may stand between them; bold type on a dark band fills more than half of its own boxes.
    """
    pale = drawn_run.pixels >= _PALE
    wide = np.maximum(1, drawn_run.ends - drawn_run.starts)
    beside = _sums((pale[0].astype(np.float64) + pale[-1]) / 2, drawn_run) / wide
    inside = _sums(pale.mean(axis=0), drawn_run) / wide
    white: NDArray[np.bool_] = (beside > _GROUND) & (inside > 0.5)  # noqa: PLR2004 - most of it
    return white


def _part(look: Look, run: Run, why: Sequence[Hiding | None]) -> None:
    """Keep the stretches of a run that are seen; the words of the others are hidden."""
    start = 0
    for index in range(1, len(why) + 1):
        if index < len(why) and (why[index] is None) == (why[start] is None):
            continue
        piece = replace(run, glyphs=run.glyphs[start:index])
        how = why[start]
        if how is None or (how is Hiding.UNPAINTED and not any(map(str.isalnum, _words(piece)))):
            # A stop of a stand-in font may be drawn in another corner of its box: that hides nothing.
            look.kept.append(piece)
        else:
            look.hidden.append(Note(MarkKind.HIDDEN, _user_box(piece), _words(piece), why=how))
        start = index


def _words(run: Run) -> str:
    return "".join(chr(code) for _, _, code in run.glyphs if code < 0xD800 or 0xDFFF < code < 0x110000)  # noqa: PLR2004 - no surrogates


def _user_box(run: Run) -> Edges:
    x, y = in_page(run.glyphs[0][0], run.up, run.angle)
    right, top = in_page(run.glyphs[-1][1], run.up + run.size, run.angle)
    return min(x, right), min(y, top), max(x, right), max(y, top)


def gathered(notes: Iterable[Note]) -> Iterator[Note]:
    """Notes of words hidden alike on one page as one, at the place of the first and then of the others."""
    found: dict[Hiding | None, Note] = {}
    for note in notes:
        before = found.get(note.why)
        found[note.why] = note if before is None else _joined(before, note)
    yield from (note for note in found.values() if telling(note.why, note.words))


def _joined(first: Note, other: Note) -> Note:
    more = (*first.more, other.box)[:_MOST_BOXES]
    return replace(first, words=(first.words + other.words)[:_LONGEST], more=more)
