"""Tables in a text and the sums that stand in them: a last row of totals, a column worked out from others.

What is easily got wrong: a plain text has no cells, only lines whose words stand in columns; a Word table gives one
cell after the other and does not say where a row ends. There the row of totals, which ends the table, tells its width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby, permutations

from replycheck.model.document import Paragraph, ParagraphKind
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_CELL = pattern(r"[^\s|｜]+(?: [^\s|｜]+)*")
_NUMBER = pattern(
    r"(?P<number>[-－]?\d{1,3}(?:[,，]\d{3}){1,7}(?:\.\d+)?|[-－]?\d{1,12}(?:\.\d+)?)\s?(?:元|万元|亩|户|人|名|㎡|平方米|株|个|天|月)?"
)
_TOTAL = pattern(r"(?:合\s*计|总\s*计|共\s*计|小\s*计|总\s*和)(?:[（(][^（()）]{0,8}[）)])?[：:]?")
_NO_SUM = pattern(r"单价|标准|比例|率|[%％]|均|序号|编号|日期|时间|年度?$|月份?$|期数|电话|号")
_LEAST = 3
"""A table has a head, and two rows at least that something can be added up of."""
_WIDEST = 14
_CENT = Decimal("0.01")
_SHOWN = 8
"""Figures of a column that are told one by one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its words and, where it is a number, its value."""

    span: Span
    words: str
    value: Decimal | None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that is not what the others make it; ``how`` says in Chinese what they make."""

    span: Span
    made: Decimal
    how: str


def table_faults(text: str, paragraphs: Sequence[Paragraph], end: int) -> tuple[Fault, ...]:
    """The cells in tables before ``end`` that do not come out, in order."""
    found = []
    for rows in tables_in(text, [one for one in paragraphs if one.span.start < end]):
        found += _faults(rows)
    return tuple(sorted(found, key=lambda fault: fault.span))


def tables_in(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Row, ...]]:
    """Every table as rows of the same width, the head first."""
    for celled, group in groupby(paragraphs, key=lambda one: one.kind is ParagraphKind.TABLE_CELL):
        run = list(group)
        if celled:
            yield from _from_cells([_cell(text, one.span) for one in run])
        else:
            yield from _from_lines([row for one in run for row in _lines(text, one.span)])


def _lines(text: str, span: Span) -> Iterator[Row]:
    start = span.start
    for line in span.of(text).split("\n"):
        cells = tuple(_cell(text, Span(start + match.start(), start + match.end())) for match in _CELL.finditer(line))
        yield cells
        start += len(line) + 1


def _from_lines(lines: list[Row]) -> Iterator[tuple[Row, ...]]:
    """Runs of lines with as many words each; a row of totals with one sum alone belongs to the last column."""
    runs = [tuple(group) for _, group in groupby(lines, key=len)]
    for rows, behind in zip(runs, [*runs[1:], ()], strict=True):
        width, last = len(rows[0]), rows[-1][-1:]
        short = (
            behind[0] if behind and width > _FEWEST == len(behind[0]) and _TOTAL.fullmatch(behind[0][0].words) else ()
        )
        if short and last and last[0].value is not None and short[1].value is not None:
            empty = Cell(Span(short[1].span.start, short[1].span.start), "", None)
            rows = (*rows, (short[0], *[empty] * (width - _FEWEST), short[1]))  # noqa: PLW2901 - the row belongs to it
        if _FEWEST <= width <= _WIDEST and len(rows) >= _LEAST and any(cell.value is not None for cell in rows[-1]):
            yield rows


_FEWEST = 2
"""Columns of a table: a name and a figure."""


def _from_cells(cells: list[Cell]) -> Iterator[tuple[Row, ...]]:
    """Cells cut into rows as wide as the row of totals that ends them."""
    start = 0
    for place, cell in enumerate(cells):
        if _TOTAL.fullmatch(cell.words) is None or place == start:
            continue
        behind = next(
            (at for at in range(place + 1, len(cells)) if cells[at].value is None and cells[at].words), len(cells)
        )
        for width in range(_FEWEST, min(behind - place, _WIDEST) + 1):
            rows = place - start
            if rows % width == 0 and rows // width >= _LEAST and _even(cells[start:place], width):
                table = cells[start : place + width]
                yield tuple(tuple(table[at : at + width]) for at in range(0, len(table), width))
                start = place + width
                break


def _even(cells: list[Cell], width: int) -> bool:
    """Whether below the head each column holds numbers only or words only, and one of them numbers."""
    columns = [[cell.value is not None for cell in cells[width + at :: width]] for at in range(width)]
    return all(len(set(column)) == 1 for column in columns) and any(column[0] for column in columns)


def _cell(text: str, span: Span) -> Cell:
    words = span.of(text).strip()
    match = _NUMBER.fullmatch(words)
    value = None
    if match is not None:
        value = Decimal(match["number"].replace(",", "").replace("，", "").replace("－", "-"))
    return Cell(span, words, value)


def _faults(rows: tuple[Row, ...]) -> list[Fault]:
    head = rows[0] if all(cell.value is None for cell in rows[0]) else None
    body = list(rows[1:] if head else rows)
    total = body.pop() if body and _TOTAL.fullmatch(body[-1][0].words) else None
    if any(_TOTAL.fullmatch(row[0].words) for row in body):  # sums of sums are another matter
        return []
    across = [fault for fault in _across(head, body, total) if total is None or fault.span < total[0].span]
    if total is None:
        return across
    down = [fault for at in range(1, len(total)) if (fault := _down(head, body, total, at)) is not None]
    mended = {fault.span: fault.made for fault in across}
    return across + [fault for fault in down if not _mended(body, total, fault, mended)]


def _mended(body: Sequence[Row], total: Row, fault: Fault, mended: dict[Span, Decimal]) -> bool:
    """Whether the total comes out once the cells that are wrong in their own row are right."""
    at = next(place for place, cell in enumerate(total) if cell.span == fault.span)
    right = sum((mended.get(row[at].span, row[at].value or Decimal(0)) for row in body), Decimal(0))
    return any(row[at].span in mended for row in body) and abs(right - (total[at].value or Decimal(0))) <= _CENT


def _down(head: Row | None, body: Sequence[Row], total: Row, at: int) -> Fault | None:
    """The total of a column, where all above it are numbers."""
    values, wanted = [row[at].value for row in body], total[at].value
    if wanted is None or len(values) < _FEWEST or (head is not None and _NO_SUM.search(head[at].words)):
        return None
    made = sum((value for value in values if value is not None), Decimal(0))
    if any(value is None for value in values) or abs(made - wanted) <= _CENT:
        return None
    name = head[at].words if head is not None else f"第{at + 1}列"
    listed = "、".join(row[at].words for row in body) if len(body) <= _SHOWN else ""
    return Fault(total[at].span, made, f"“{name}”一列{f'（{listed}）' if listed else ''}相加")


def _across(head: Row | None, body: Sequence[Row], total: Row | None) -> list[Fault]:
    """Rows in which a column is not what it is in all the others: 应发 − 已发 = 欠发, 数量 × 单价 = 金额."""
    rows = [*body, *([total] if total and all(cell.words for cell in total) else [])]
    numeric = [at for at in range(1, len(rows[0])) if all(row[at].value is not None for row in rows)] if rows else []
    if len(rows) < _LEAST or not _LEAST <= len(numeric) <= 7:  # noqa: PLR2004 - more columns than anybody works out
        return []
    for relation in _relations(numeric):
        wrong = [row for row in rows if not _holds(row, relation)]
        if not wrong:
            return []
        if len(wrong) == 1 and len(rows) - 1 >= _LEAST - 1 and any(_value(row, relation[0]) for row in rows):
            return [_row_fault(head, wrong[0], relation)]
    return []


Relation = tuple[int, str, tuple[int, ...]]
"""The column worked out, how, and from which."""


def _relations(numeric: list[int]) -> Iterator[Relation]:
    for result in reversed(numeric):
        others = [at for at in numeric if at != result]
        for first, second in permutations(others, 2):
            yield result, "-", (first, second)
        for first, second in combinations(others, 2):
            yield result, "*", (first, second)
            yield result, "+", (first, second)
        if len(others) > _FEWEST:
            yield result, "+", tuple(others)


def _holds(row: Row, relation: Relation) -> bool:
    result, _, _ = relation
    return abs(_made(row, relation) - _value(row, result)) <= _CENT


def _made(row: Row, relation: Relation) -> Decimal:
    _, how, places = relation
    values = [_value(row, at) for at in places]
    if how == "-":
        return values[0] - values[1]
    return values[0] * values[1] if how == "*" else sum(values, Decimal(0))


def _value(row: Row, at: int) -> Decimal:
    return row[at].value or Decimal(0)


def _row_fault(head: Row | None, row: Row, relation: Relation) -> Fault:
    result, how, places = relation
    sign = {"-": "减", "*": "乘", "+": "加"}[how]
    names = sign.join(f"“{head[at].words}”" if head else row[at].words for at in places)
    return Fault(row[result].span, _made(row, relation), f"“{row[0].words}”一行{names}")
