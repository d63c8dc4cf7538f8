"""Glyphs of a PDF page in runs, as they follow one another: each with its place, never in the order of the file alone.

What is easily got wrong: vertical writing is a property of the font that PDFium does not tell. What one text object
draws from the top down is vertical; it is put into the frame turned by a right angle, in which its lines run from left
to right and its columns from the top down, like any other text.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from replycheck.readers.layout.page import Paint, Run, in_frame, in_page
from replycheck.text.symbols import in_symbols, is_symbol_font

_SPACES = frozenset((0x20, 0xA0, 0x09, 0x3000, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF))
_BREAKS = frozenset((0x0D, 0x0A, 0x00))
_SPECIAL = _SPACES | _BREAKS
_HAN_FROM = 0x2E80
_SLACK = 0.25
"""Ems that a glyph may stand off the line or lie back and still continue its run; a gap of one em ends it."""
_WIDEST = 8.0
_NARROWEST = 0.15
"""Share of its height that a letter keeps in width so that it is no mere streak."""
_TYPED_SIZE = 12.0
_FALL = (0.5, 2.5)
"""Ems between the baselines of two characters of a column of vertical writing that one object draws."""
_STACK = (0.8, 1.4)
"""The same where every character is an object of its own: lines of type stand further apart."""
_OVER = 180
_NEXT = 4.0
"""Ems within which the next glyph of a line stands: letters spaced out in a title, no other column."""
_PRIVATE = range(0xF000, 0xF100)
_SIGN = Paint()
"""The paint of signs in symbol fonts, so that they make runs of their own, whose font is known."""
_ARABIC = (0x0590, 0x0900)
"""Scripts that do run from right to left."""
_UNSEEN = frozenset((pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP))


def page_runs(text: Any, odd: Mapping[int, Paint]) -> list[Run]:  # noqa: ANN401 - a C pointer
    """The runs of a page whose text PDFium has loaded; the hot loop, 600 rounds a page, so calls are few in it.

    ``odd`` are the objects whose letters are painted unusually; a run has one paint.
    """
    runs: list[Run] = []
    mirrored: set[int] = set()
    fonts: dict[int, tuple[str, bool, str]] = {}
    drawn_by, owner = 0, 0
    cos, sin, size, slack, end, level = 1.0, 0.0, 1.0, 0.0, math.inf, 0.0
    square_from = _HAN_FROM
    paint: Paint | None = None
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    get_code, get_origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = get_code(text, index)
        if code in _SPECIAL and _is_made_up(text, index, code):
            end = math.inf if code in _BREAKS else end
            continue
        if not get_origin(text, index, at_x, at_y):
            continue
        along, up = x.value * cos + y.value * sin, y.value * cos - x.value * sin
        now = _SIGN if code in _PRIVATE else _paint(text, index, odd) if odd else None
        if now is not paint:
            paint, end = now, math.inf
        if not (-slack < along - end < size and -slack < up - level < slack):
            run, owner, turned_over = _start(text, index, fonts)
            if turned_over:
                mirrored.add(id(run))
            run.paint = paint
            if owner == drawn_by and run.paint is runs[-1].paint and _falls(runs[-1], x.value, y.value):
                run = runs[-1] if runs[-1].vertical else _turned(runs[-1])
            else:
                runs.append(run)
            drawn_by, size, slack = owner, run.size, _SLACK * run.size
            cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
            along, up = x.value * cos + y.value * sin, y.value * cos - x.value * sin
            run.up = level = up
            add = run.glyphs.append
            square_from = 0 if run.vertical else _HAN_FROM
        # A Han character is as wide as its size, one in a column as high; asking PDFium costs a third of it all.
        end = along + size if code >= square_from else _end(text, index, (cos, sin), (along, size))
        add((along, end, code))
    _set_right(runs, mirrored)
    _name_signs(runs)
    return _columns(runs)


def _name_signs(runs: list[Run]) -> None:
    """Name the signs of symbol fonts by what they show: ticks and boxes."""
    for run in runs:
        if run.paint is _SIGN:
            run.paint = None
            if is_symbol_font(run.font):
                run.glyphs = [(at, end, ord(in_symbols(run.font, chr(code))[0])) for at, end, code in run.glyphs]


def _set_right(runs: list[Run], mirrored: set[int]) -> None:
    """Turn runs whose glyphs follow one another against the direction that their matrix tells.

    A page may be drawn with a mirrored matrix that another one undoes: then the matrix of the text says that it runs
    backwards and upside down, and only where one glyph stands after another shows how it is read. Upright text is left
    alone: whoever draws it backwards still shows it from left to right.
    """
    odd: dict[int, list[Run]] = {}
    for run in runs:
        if not run.vertical and (run.angle == _OVER or id(run) in mirrored) and not _right_to_left(run):
            odd.setdefault(run.angle, []).append(run)
    for angle, turned in odd.items():
        steps = [_step(before, behind) for before, behind in pairwise(turned)]
        back, forth = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
        forth += sum(len(run.glyphs) - 1 for run in turned)
        if back > forth:
            for run in turned:
                run.angle = _snapped(angle + 180)
                run.up = -run.up
                run.glyphs = sorted((-along, -along + (end - along), code) for along, end, code in run.glyphs)


def _step(before: Run, behind: Run) -> float:
    """How far one run stands from the one drawn before it on the same line, in the direction of the matrix; 0 apart."""
    size = before.size
    step = behind.glyphs[0][0] - before.glyphs[-1][0]
    return step if abs(behind.up - before.up) < _SLACK * size and 0.2 * size < abs(step) < _NEXT * size else 0.0


def _right_to_left(run: Run) -> bool:
    return all(_ARABIC[0] <= code < _ARABIC[1] for _, _, code in run.glyphs)


def _folded(words: str, room: float) -> list[str]:
    """The words in lines that ``room`` ems hold."""
    lines, taken = [""], 0.0
    for character in words:
        width = 1.0 if ord(character) >= _HAN_FROM else 0.5
        if lines[-1] and taken + width > room:
            lines.append("")
            taken = 0.0
        lines[-1] += character
        taken += width
    return lines


def set_runs(words: str, box: tuple[float, float, float, float]) -> list[Run]:
    """Words as a viewer sets them into a box (left, bottom, right, top) that the file does not say how to fill."""
    left, bottom, right, top = box
    given = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line for words in given for line in _folded(words, (right - left) / _TYPED_SIZE)]
    size = max(1.0, min(_TYPED_SIZE, (top - bottom) / len(lines)))
    found = []
    for row, line in enumerate(lines):
        run, along = Run(0, top - (row + 0.9) * size, size, ""), left
        for character in line:
            end = along + (size if ord(character) >= _HAN_FROM else size / 2)
            run.glyphs.append((along, end, ord(character)))
            along = end
        found.extend([run] if run.glyphs else [])
    return found


def _is_made_up(text: Any, index: int, code: int) -> bool:  # noqa: ANN401 - a C pointer
    """Whether a blank is PDFium's own: breaks always, spaces where it says so."""
    return code in _BREAKS or pdfium.FPDFText_IsGenerated(text, index) == 1


def _paint(text: Any, index: int, odd: Mapping[int, Paint]) -> Paint | None:  # noqa: ANN401 - a C pointer
    item = pdfium.FPDFText_GetTextObject(text, index)
    return odd.get(ctypes.addressof(item.contents)) if item else None


def _start(text: Any, index: int, fonts: dict[int, tuple[str, bool, str]]) -> tuple[Run, int, bool]:  # noqa: ANN401 - a C pointer
    """A run that begins with this glyph, a number for the object that draws it, and whether its matrix mirrors."""
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, index) or 1.0
    angle, squeezed, mirrors = 0, False, False
    if pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        squeezed = 0 < math.hypot(matrix.a, matrix.b) < _NARROWEST * math.hypot(matrix.c, matrix.d)
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        angle = _snapped(math.degrees(math.atan2(matrix.b, matrix.a)))
        mirrors = matrix.a * matrix.d - matrix.b * matrix.c < 0
    if not math.isfinite(size) or size <= 0:
        size = 1.0
    item = pdfium.FPDFText_GetTextObject(text, index)
    unmapped = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
    if not item:
        return Run(angle, 0.0, size, "", unmapped=unmapped), -1, mirrors
    unseen = pdfium.FPDFTextObj_GetTextRenderMode(item) in _UNSEEN
    name, embedded, face = _font(item, fonts)
    run = Run(angle, 0.0, size, name, unmapped=unmapped, unseen=unseen, squeezed=squeezed, embedded=embedded)
    run.owner, run.face = ctypes.addressof(item.contents), face
    return run, run.owner, mirrors


def _font(item: Any, fonts: dict[int, tuple[str, bool, str]]) -> tuple[str, bool, str]:  # noqa: ANN401 - a C pointer
    """The name of an object's font, whether it is in the file, and what tells it from others of its name.

    ``fonts`` are those of this page, since another page may use their addresses.
    """
    handle = pdfium.FPDFTextObj_GetFont(item)
    if not handle:
        return "", False, ""
    key = ctypes.addressof(handle.contents)
    if key not in fonts:
        buffer = ctypes.create_string_buffer(256)
        length = pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
        name = buffer.value.decode("utf-8", "replace") if 0 < length <= len(buffer) else ""
        size = ctypes.c_size_t()
        pdfium.FPDFFont_GetFontData(handle, None, 0, ctypes.byref(size))
        embedded = pdfium.FPDFFont_GetIsEmbedded(handle) == 1
        face = f"{name} {size.value}"
        same = sum(other.startswith(f"{face} ") for _, _, other in fonts.values())
        fonts[key] = name.split("+", 1)[-1], embedded, f"{face} {same}"
    return fonts[key]


def _falls(run: Run, x: float, y: float) -> bool:
    """Whether a glyph at (x, y) that the same object draws stands below the last one of a run."""
    if not run.vertical and len(run.glyphs) != 1:
        return False
    angle = run.angle if run.vertical else run.angle - 90
    last, level = in_frame(*in_page(run.glyphs[-1][0], run.up, run.angle), angle)
    along, up = in_frame(x, y, angle)
    return abs(up - level) < 2 * _SLACK * run.size and _FALL[0] < (along - last) / run.size < _FALL[1]


def _turned(run: Run) -> Run:
    """A run of one upright glyph as the head of a column."""
    along, _, code = run.glyphs[0]
    place = in_page(along, run.up, run.angle)
    run.angle = _snapped(run.angle - 90)
    run.vertical = True
    start, run.up = in_frame(*place, run.angle)
    run.glyphs[0] = (start, start + run.size, code)
    return run


def _columns(runs: list[Run]) -> list[Run]:
    """Runs with pages of vertical writing put together where every character is drawn on its own.

    Only where most of a page is: a narrow cell of a table also stands one character below the other.
    """
    stacks = list(_stacks(runs))
    stacked = sum(len(stack) for stack in stacks)
    if 2 * stacked <= sum(len(run.glyphs) for run in runs):
        return runs
    taken = {id(run) for stack in stacks for run in stack}
    return [run for run in runs if id(run) not in taken] + [_column(stack) for stack in stacks]


def _stacks(runs: list[Run]) -> Iterator[list[Run]]:
    """Single characters one closely below the other, three or more."""
    stack = runs[:1]
    for above, below in pairwise(runs):
        if not _is_below(above, below):
            if len(stack) > 2:  # noqa: PLR2004 - two characters are a narrow cell
                yield stack
            stack = []
        stack.append(below)
    if len(stack) > 2:  # noqa: PLR2004 - two characters are a narrow cell
        yield stack


def _is_below(above: Run, below: Run) -> bool:
    alone = len(above.glyphs) == len(below.glyphs) == 1 and above.angle == below.angle and not above.vertical
    aside = abs(below.glyphs[0][0] - above.glyphs[0][0]) if alone else math.inf
    return aside < 2 * _SLACK * above.size and _STACK[0] < (above.up - below.up) / above.size < _STACK[1]


def _column(stack: list[Run]) -> Run:
    """One run of a stack."""
    turned = [_turned(run) for run in stack]
    head = turned[0]
    head.glyphs = [glyph for run in turned for glyph in run.glyphs]
    return head


def _end(text: Any, index: int, turn: tuple[float, float], start: tuple[float, float]) -> float:  # noqa: ANN401 - a C pointer
    """Where a glyph that starts at ``start`` (along, size) ends; bounded, since broken fonts claim any width."""
    rect = pdfium.FS_RECTF()
    along, size = start
    if not pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rect)):
        return along + 0.5 * size
    cos, sin = turn
    end = rect.right
    if sin:
        end = max(x * cos + y * sin for x in (rect.left, rect.right) for y in (rect.bottom, rect.top))
    return float(min(max(end, along), along + _WIDEST * size))


def _snapped(degrees: float) -> int:
    """Whole degrees from -179 to 180; a scanner's slight skew counts as upright."""
    right = 90 * round(degrees / 90)
    angle = right if abs(degrees - right) <= 3 else round(degrees)  # noqa: PLR2004 - degrees of skew that lines bear
    return (angle + 179) % 360 - 179
