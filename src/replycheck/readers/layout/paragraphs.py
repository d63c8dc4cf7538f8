"""Paragraphs from lines: indents, full and short lines, centred titles, signatures; across columns and pages too.

Official paper indents each paragraph by two characters, so a line at the margin continues the one before it even
after a full stop; papers without indents are told apart by the white between paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.readers.layout.lines import TextLine
from replycheck.readers.layout.running_heads import Measure, PageLines
from replycheck.records import dataclass
from replycheck.text.joining import addressed, begins_item, finished, first_width
from replycheck.text.patterns import pattern

_INDENT = (1.2, 3.6)
"""Ems that a first line is indented (two characters, give or take what a renderer does); more is set apart."""
_RAGGED = 0.7
_FEW = 5
_LOOSE = 1.6
_WHITE = 1.25
_HANGING = "，。、；：？！）》”’」』"
"""Marks that may stand outside the right margin."""
_GOES_ON = "，、,"
_FAR_SHORT = 8.0
"""Ems of white behind a comma that no ragged edge leaves."""
_UNDERLINE = 0.5
"""Ems below the baseline within which a rule underlines the words; farther down it parts them from what follows."""
_LARGE = 1.15
_ENTRY = pattern(r"(?:(?<![.·・…])[.·・…]{4,400}|(?<!\. )(?:\. ){4,200})\s*[-—(（]?\s*\d{1,4}\s*[-—)）]?$")
"""An entry of a table of contents: leaders and a page number end it."""
_BLOCK = pattern(
    r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送)[：:]|(?:上诉人|被上诉人|再审申请人|被申请人|申请执行人|被执行人"
    r"|申请人|原告|被告人?|第三人"
    r"|法定代表人|委托诉讼代理人|委托代理人|信访人|案外人)[^，。]{0,24}[：:]|(?:代理)?(?:审判长|审判员"
    r"|人民陪审员|书记员|法官助理)[ 　]"
    r"|附\s*件\s*\d{0,2}[：:]|联系(?:人|电话|地址)[：:]"
)
"""How a line of the imprint, of the parties or of the bench begins: always a paragraph of its own."""
_DATE = pattern(
    r"(?:[12]\d{3}"
    r"|[二〇零○一九]{4})\s?年\s?[\d一二三四五六七八九十]{1,2}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日(?:印发)?)?"
)
_HEADING = pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十百零〇]{1,5}[章节编]"
)
"""What begins a paragraph even at the margin; figures do not: lists stand in the middle of paragraphs too."""
_TORN = pattern(r"(?:[12]\d{3}\n年\s?\d|[12]\d{3}\s?年\n\d{1,2}\s?月|月\n\d{1,2}\s?日|\d{1,2}\n[月日])")
"""A date broken at the end of a line goes on, however much room was left."""
_FIRST = 6
_ORGAN = pattern(r"(?:法院|检察院|政府|[委会局厅部处院所社站]|办公室|中心|公司|学校|大学)$")


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of a column of text, in points of its reading frame."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A running line with its sheet (0-based), the margins it is set between, and the rules across its page."""

    line: TextLine
    sheet: int
    margins: Margins
    rules: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _Style:
    usual: Measure
    indented: bool


def paragraphs(sheets: Sequence[PageLines], usual: Measure) -> list[list[Placed]]:
    """The running lines of all sheets, in order, grouped into paragraphs (a paragraph may cross a page)."""
    placed = list(_placed(sheets, usual))
    style = _Style(usual, _has_indents(placed))
    groups: list[list[Placed]] = []
    for item in placed:
        if groups and _continues(groups[-1][-1], item, style):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _placed(sheets: Sequence[PageLines], usual: Measure) -> Iterator[Placed]:
    typical = _typical(sheets, usual)
    for index, sheet in enumerate(sheets):
        columns: dict[tuple[int, int | None, int], list[TextLine]] = {}
        for line in sheet.running:
            columns.setdefault((line.angle, line.cell, line.column), []).append(line)
        single = len({column for angle, _, column in columns if angle == sheet.angle}) == 1
        margins = {}
        for key, lines in columns.items():
            level = single and key[0] == sheet.angle and key[1] is None
            margins[key] = _settled(lines, sheet, typical[index % 2] if level else None, usual)
        for line in sheet.running:
            yield Placed(line, index, margins[line.angle, line.cell, line.column], sheet.rules)


def _typical(sheets: Sequence[PageLines], usual: Measure) -> list[Margins | None]:
    """Margins of even- and odd-placed sheets, from all sheets of that side with enough lines."""
    found: list[Margins | None] = []
    for side in (0, 1):
        edges = [
            _edges(lines, usual)
            for sheet in sheets[side::2]
            if len(lines := [line for line in sheet.running if line.cell is None and line.angle == sheet.angle]) >= _FEW
            and not any(line.column for line in lines)
        ]
        lefts, rights = sorted(edge.left for edge in edges), sorted(edge.right for edge in edges)
        found.append(Margins(lefts[len(lefts) // 4], rights[(3 * len(rights)) // 4]) if edges else None)
    one, other = found
    return [one or other, other or one]


def _edges(lines: Sequence[TextLine], usual: Measure) -> Margins:
    """The outermost edges that at least two lines share; a single stray line sets none, nor do hanging marks."""
    near = _RAGGED * usual.size
    ends = (line.x1 - (line.size if line.text[-1] in _HANGING else 0.0) for line in lines)
    lefts, rights = sorted(line.x0 for line in lines), sorted(ends, reverse=True)
    left = next((x for x, after in pairwise(lefts) if after - x <= near), lefts[0])
    # What more than one line goes beyond is no edge, however many short lines end there.
    right = next((x for at, (x, after) in enumerate(pairwise(rights)) if x - after <= near and at <= 1), rights[0])
    return Margins(left, max(right, left))


def _settled(lines: Sequence[TextLine], sheet: PageLines, typical: Margins | None, usual: Measure) -> Margins:
    """A column's margins: its own where its lines show them, else those usual in the document, else the paper's."""
    own = _edges(lines, usual)
    if typical and abs(own.left - typical.left) <= 4 * usual.size:
        if len(lines) < _FEW:
            return typical
        own = Margins(min(own.left, typical.left), own.right)
    if typical and abs(own.right - typical.right) <= 6 * usual.size:
        return Margins(own.left, max(own.right, typical.right))
    flush = sum(own.right - line.x1 <= _RAGGED * usual.size for line in lines)
    if flush > 2 or lines[0].cell is not None or lines[0].column:  # noqa: PLR2004 - three lines ending alike show an edge
        return own
    return Margins(own.left, max(own.right, sheet.width - own.left))


def _has_indents(placed: Sequence[Placed]) -> bool:
    """Whether paragraphs are indented here: some lines are, and some are not."""
    indents = [(item.line.x0 - item.margins.left) / item.line.size for item in placed if item.line.cell is None]
    first = sum(_INDENT[0] <= indent <= 2.8 for indent in indents)  # noqa: PLR2004 - two characters and some slack
    return first > 1 and sum(abs(indent) < _RAGGED for indent in indents) > 1


def _continues(before: Placed, after: Placed, style: _Style) -> bool:
    """Whether ``after`` belongs to the paragraph that ``before`` is in."""
    last, line = before.line, after.line
    apart = after.sheet - before.sheet
    if apart > 1 or (last.cell, last.angle) != (line.cell, line.angle):
        return False
    if line.cell is not None:
        return apart == 0 and not (finished(last.text) and (_short(before, after) or _indent(after) >= _INDENT[0]))
    flows = bool(apart) or last.column != line.column or line.base <= last.base
    unlike = abs(last.size - line.size) > 0.12 * max(last.size, line.size) or (not flows and _far(last, line, style))
    if _TORN.search(f"{last.text}\n{line.text[:_FIRST]}") and not unlike:
        return True
    if unlike or _ENTRY.search(last.text) or _set_apart(last, line):
        return False
    if not flows and any(last.base + _UNDERLINE * last.size < y < line.base for y in after.rules):
        return False
    return _goes_on(before, after, style, flows=flows)


def _goes_on(before: Placed, after: Placed, style: _Style, *, flows: bool) -> bool:
    """Whether a line of the same kind goes on from the one before it, by where the two begin and end."""
    last, line = before.line, after.line
    if _centred(after):
        alike = _centred(before) or (line.size > _LARGE * style.usual.size and not finished(last.text))
        return not flows and alike and _one_title(last.text, line.text)
    if _centred(before) or _indent(after) >= _INDENT[0] or _short(before, after):
        return False
    if style.indented:
        return not (finished(last.text) and _HEADING.match(line.text))
    return not _begins(before, after, style, flows=flows)


def _set_apart(last: TextLine, line: TextLine) -> bool:
    """Whether a line is of the imprint, the parties or the signature, or follows one of a signature, or a title."""
    if addressed(last.text, line.text):
        return True
    if _BLOCK.match(line.text) and (finished(last.text) or _BLOCK.match(last.text) or begins_item(last.text)):
        return True
    return _DATE.fullmatch(line.text) is not None and (finished(last.text) or _ORGAN.search(last.text) is not None)


def _far(last: TextLine, line: TextLine, style: _Style) -> bool:
    return line.base - last.base > _LOOSE * max(style.usual.leading, 1.2 * line.size)


def _begins(before: Placed, after: Placed, style: _Style, *, flows: bool) -> bool:
    """Without indents: whether a finished sentence is followed by a heading, by white, or by another page."""
    if not finished(before.line.text):
        return False
    white = after.line.base - before.line.base > _WHITE * style.usual.leading
    return flows or white or begins_item(after.line.text)


def _indent(item: Placed) -> float:
    return (item.line.x0 - item.margins.left) / item.line.size


def _short(before: Placed, after: Placed) -> bool:
    """Whether the line ended although what follows would have fitted into it."""
    room = (before.margins.right - before.line.x1) / before.line.size
    if before.line.text[-1] in _GOES_ON:  # a comma ends no paragraph, however ragged the edge
        return room > _FAR_SHORT
    return room > first_width(after.line.text) + 0.5


def _centred(item: Placed) -> bool:
    left = item.line.x0 - item.margins.left
    right = item.margins.right - item.line.x1
    size = item.line.size
    return left > 2.2 * size and right > 2.2 * size and abs(left - right) < 1.5 * size


def _one_title(upper: str, lower: str) -> bool:
    """Whether two centred lines are one title; the name of an organ above the kind of paper are two."""
    if finished(upper) or begins_item(lower) or upper.endswith("号"):
        return False
    return _ORGAN.search(upper) is None or lower.startswith(("关于", "对"))
