"""Running heads, feet and page numbers, told from the text by where they stand and what the other pages say.

When in doubt a line is text: a page number in the text does little harm, a heading lost is a false accusation.
A red head (发文机关标志) is large and stands on one page; it is no running head.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field

from replycheck.pages import PrintedNumber, printed_number, printed_within
from replycheck.pages.printed import roman_number
from replycheck.readers.layout.lines import TextLine
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_BAND = 0.15
_APART = 1.25
"""Leadings that part a head or foot from the text."""
_LOW, _FAR_BELOW = 0.7, 3.5
"""A number that low on a page with deep margins, and that many of its sizes below the text, is its foot as well."""
_LARGER = 1.3
"""A line this much larger than the text is a title or a red head, however often it stands there."""
_SAME_HEIGHT = 8.0
_BARE_LARGEST = 999
_ANNEX = pattern(r"附件|附：|附表|附图|（此页|\(此页|抄送|主送")
_WITH_NUMBER = pattern(r"(?P<before>\D{4,200}?)\d{1,4}|\d{1,4}(?P<after>\D{4,200})")


@dataclass(slots=True)
class PageLines:
    """The lines of one page in its reading frame, and which of them (by identity) are running heads.

    ``rules`` are the heights, measured down, of the rules drawn across the page.
    """

    lines: list[TextLine]
    width: float
    height: float
    angle: int = 0
    running_heads: list[TextLine] = field(default_factory=list)
    number: PrintedNumber | None = None
    rules: tuple[float, ...] = ()

    @property
    def running(self) -> list[TextLine]:
        """The lines that are text."""
        aside = {id(line) for line in self.running_heads}
        return [line for line in self.lines if id(line) not in aside]


@dataclass(frozen=True, slots=True)
class Measure:
    """The usual type size and distance of baselines in a document, in points."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class _Bare:
    """A line that may be a bare page number, its sheet (0-based), and whether it stands apart from the text."""

    line: TextLine
    number: PrintedNumber
    sheet: int
    apart: bool


def measure(sheets: Sequence[PageLines]) -> Measure:
    """Size and leading of most of the text."""
    sizes = Counter[float]()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 16.0
    steps = [
        low.base - high.base
        for sheet in sheets
        for high, low in zip(sheet.lines, sheet.lines[1:], strict=False)
        if abs(high.size - size) < 1 and abs(low.size - size) < 1 and 0.9 * size < low.base - high.base < 4 * size
    ]
    return Measure(size, statistics.median(steps) if steps else 1.8 * size)


def set_running_heads_aside(sheets: Sequence[PageLines]) -> None:
    """Find each sheet's running head, foot and printed number (``running_heads`` and ``number`` are filled in)."""
    usual = measure(sheets)
    repeated = _repeated(sheets, usual)
    bare = _bare_numbers(sheets, usual, repeated)
    roman = _roman_numbers(sheets)
    marks = _watermarks(sheets)
    for sheet in sheets:
        for band in _bands(sheet):
            for line in band:
                found = printed_number(line.text)
                is_number = found is not None and (found.sure or id(line) in bare)
                aside = is_number or id(line) in roman
                if not aside and (_key(line.text), _side(sheet, line)) not in repeated:
                    break
                sheet.running_heads.append(line)
                number = found if is_number else printed_within(line.text) or _number_beside(line.text)
                if number and (sheet.number is None or number.sure >= sheet.number.sure):
                    sheet.number = number
        sheet.running_heads.extend(line for line in sheet.lines if line.angle != sheet.angle and line.text in marks)


def _bands(sheet: PageLines) -> tuple[list[TextLine], list[TextLine]]:
    """Lines in the top and in the bottom band, each from the edge of the page inwards."""
    level = [line for line in sheet.lines if line.angle == sheet.angle and line.cell is None]
    head = sorted((line for line in level if line.base < _BAND * sheet.height), key=lambda line: line.base)
    foot = sorted((line for line in level if line.top > (1 - _BAND) * sheet.height), key=lambda line: -line.base)
    head, foot = _own_first(head), _own_first(foot)
    if level and not foot:
        lowest = max(level, key=lambda line: line.base)
        if printed_number(lowest.text) and lowest.base > _LOW * sheet.height and _well_below(sheet, lowest):
            foot = [lowest]
    return head, foot


def _own_first(band: list[TextLine]) -> list[TextLine]:
    """The file's own characters where it has any: a mark that was recognised beside a page number does not hide it."""
    return [line for line in band if not line.sure] or band


def _well_below(sheet: PageLines, line: TextLine) -> bool:
    return _gap_inwards(sheet, line) > _FAR_BELOW * line.size


def _side(sheet: PageLines, line: TextLine) -> str:
    return "head" if line.base < sheet.height / 2 else "foot"


def _key(text: str) -> str:
    """What is equal in the running heads of two pages: the words without the page number beside them."""
    squeezed = "".join(text.split())
    if printed_within(squeezed):
        return re.sub(r"\d+", "#", squeezed)
    beside = _WITH_NUMBER.fullmatch(squeezed)
    return f"{beside['before'] or beside['after']}#" if beside else squeezed


def _number_beside(text: str) -> PrintedNumber | None:
    """The bare number at either end of a running head."""
    squeezed = "".join(text.split())
    if not _WITH_NUMBER.fullmatch(squeezed):
        return None
    digits = re.search(r"^\d{1,4}|\d{1,4}$", squeezed)
    value = int(digits.group()) if digits else 0
    return PrintedNumber(value, sure=False) if 0 < value <= _BARE_LARGEST else None


def _gap_inwards(sheet: PageLines, line: TextLine) -> float:
    """Points between the baselines of a line and of its nearest neighbour towards the middle of the page."""
    gaps = [abs(other.base - line.base) for other in sheet.lines if _further_in(sheet, line, other)]
    return min(gaps, default=sheet.height)


def _further_in(sheet: PageLines, line: TextLine, other: TextLine) -> bool:
    if other is line or other.angle != line.angle:
        return False
    return other.base > line.base - 1 if line.base < sheet.height / 2 else other.base < line.base + 1


def _distinct(sheets: Sequence[PageLines]) -> Iterator[PageLines]:
    """Sheets with different text: a page bound in twice must not turn its own lines into running heads."""
    seen = set()
    for sheet in sheets:
        words = "".join(line.text for line in sheet.lines if len(line.text) > 4)  # noqa: PLR2004 - page numbers left out
        if words not in seen:
            seen.add(words)
            yield sheet


def _repeated(sheets: Sequence[PageLines], usual: Measure) -> set[tuple[str, str]]:
    """Keys of lines that stand at the same height in the band of two pages or more, apart from the text."""
    seen: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    # A sheet that has nothing but such lines shows no text that they could run above.
    distinct = [sheet for sheet in _distinct(sheets) if len(sheet.lines) > sum(map(len, _bands(sheet)))]
    for sheet in distinct:
        for band in _bands(sheet):
            for line in band:
                if line.size <= _LARGER * usual.size and not _ANNEX.match(line.text):
                    apart = _gap_inwards(sheet, line) >= _APART * usual.leading
                    seen[_key(line.text), _side(sheet, line)].append((line.base, apart))
    found: set[tuple[str, str]] = set()
    for key, places in seen.items():
        middle = statistics.median_low(base for base, _ in places)
        level = [apart for base, apart in places if abs(base - middle) <= _SAME_HEIGHT]
        always = len(level) > 2 and 2 * len(level) > len(distinct)  # noqa: PLR2004 - three pages and the larger half
        if len(level) > 1 and (2 * sum(level) >= len(level) or always):
            found.add(key)
    return found


def _bare_numbers(sheets: Sequence[PageLines], usual: Measure, repeated: set[tuple[str, str]]) -> set[int]:
    """Identities of lines that are bare page numbers: the outermost, alone, apart from the text, not all alike."""
    candidates: dict[str, list[_Bare]] = defaultdict(list)
    for index, sheet in enumerate(sheets):
        for band in _bands(sheet):
            for line in band:
                number = printed_number(line.text)
                if number and not number.sure and number.number <= _BARE_LARGEST:
                    apart = _gap_inwards(sheet, line) >= _APART * usual.leading
                    candidates[_side(sheet, line)].append(_Bare(line, number, index, apart))
                if (_key(line.text), _side(sheet, line)) not in repeated:
                    break
    found: set[int] = set()
    for group in candidates.values():
        values = {one.number.number for one in group}
        if len(group) > 2 and len(values) == 1:  # noqa: PLR2004 - the same figure on every page numbers nothing
            continue
        many = len(group) > 2 and 2 * len(values) > len(group) and _level(group)  # noqa: PLR2004 - the same figure on every page numbers nothing
        series = _series(group)
        found.update(id(one.line) for one in group if one.apart or many or one.number.number - one.sheet == series)
    return found


def _series(group: Sequence[_Bare]) -> int | None:
    """What most of the numbers are ahead of their sheets by, where that proves them to be a series; else None.

    Close under a full page a foot stands no farther from the text than its lines from each other.
    """
    (ahead, count), *_ = Counter(one.number.number - one.sheet for one in group).most_common(1) or [(0, 0)]
    return ahead if count > 2 and 2 * count > len(group) else None  # noqa: PLR2004 - three in a row are no accident


def _roman_numbers(sheets: Sequence[PageLines]) -> set[int]:
    """Identities of lines that are roman page numbers: outermost, and a series over two sheets or more."""
    found: dict[int, list[TextLine]] = defaultdict(list)
    for index, sheet in enumerate(sheets):
        for band in _bands(sheet):
            number = roman_number(band[0].text) if band else None
            if number is not None:
                found[number - index].append(band[0])
    return {id(line) for lines in found.values() if len(lines) > 1 for line in lines}


def _level(group: Sequence[_Bare]) -> bool:
    bases = [one.line.base for one in group]
    return max(bases) - min(bases) <= _SAME_HEIGHT


def _watermarks(sheets: Sequence[PageLines]) -> set[str]:
    """Words set at another angle on two pages or more."""
    counts = Counter[str]()
    for sheet in _distinct(sheets):
        counts.update({line.text for line in sheet.lines if line.angle != sheet.angle})
    return {text for text, count in counts.items() if count > 1}
