"""What a table style says of single cells (``w:tblStylePr``): head rows, banded rows, first columns.

What is easily got wrong: which of it counts is said by the table (``w:tblLook``), and a later part goes before an
earlier one: bands, columns, rows, corners. Word leaves head rows out of the count of bands.
"""

from __future__ import annotations

from dataclasses import field

from replycheck.readers.docx.styling.run_fonts import RunFont, RunFonts
from replycheck.readers.docx.styling.styles import value
from replycheck.readers.layout.contrast import Colour
from replycheck.readers.parts.xml import Element, W
from replycheck.records import dataclass

_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_DEEPEST = 20
_NONE = RunFont()


@dataclass(frozen=True, slots=True)
class Dress:
    """What is said of one cell: its type, and what is painted under it (None: nothing)."""

    face: RunFont = _NONE
    ground: Colour | None = None


@dataclass(slots=True)
class TableStyle:
    """The parts of one table style that are for some cells only, by their names."""

    parts: dict[str, Dress] = field(default_factory=dict)

    @property
    def paints(self) -> bool:
        """Whether some cells have a ground of their own."""
        return any(part.ground is not None for part in self.parts.values())

    def of(self, place: tuple[int, int], size: tuple[int, int], look: frozenset[str]) -> Dress:
        """What is said of the cell in a row and column (from 0 on) of a table of so many rows and columns."""
        (row, column), (rows, columns) = place, size
        head = "firstRow" in look
        names = []
        if "noVBand" not in look:
            names.append(f"band{1 + (column - ('firstColumn' in look)) % 2}Vert")
        if "noHBand" not in look and not (head and row == 0):
            names.append(f"band{1 + (row - head) % 2}Horz")
        for name, edge, wanted in (("lastCol", columns - 1, "lastColumn"), ("firstCol", 0, "firstColumn")):
            names.extend([name] if wanted in look and column == edge else [])
        for name, edge in (("lastRow", rows - 1), ("firstRow", 0)):
            names.extend([name] if name in look and row == edge else [])
        dress = Dress()
        for part in (self.parts[name] for name in names if name in self.parts):
            dress = Dress(part.face.over(dress.face), part.ground or dress.ground)
        return dress


def table_look(properties: Element | None) -> frozenset[str]:
    """The names of what a table takes from its style."""
    said = properties.find(f"{W}tblLook") if properties is not None else None
    if said is None:
        return frozenset()
    digits = said.get(f"{W}val", "")
    try:
        bits = int(digits, 16) if digits else 0
    except ValueError:
        bits = 0
    on = {"1", "true", "on"}
    return frozenset(
        name
        for name, bit in _BITS.items()
        if said.get(W + name, "") in on or (bits & bit and said.get(W + name) is None)
    )


def read_table_styles(root: Element | None, fonts: RunFonts) -> dict[str, TableStyle]:
    """All table styles of ``styles.xml`` that have parts for some cells, with what they are based on."""
    own: dict[str, tuple[str | None, dict[str, Dress]]] = {}
    for style in root.iterchildren(f"{W}style") if root is not None else ():
        if style.get(f"{W}type") != "table":
            continue
        parts = {}
        for part in style.iterchildren(f"{W}tblStylePr"):
            ground = fonts.palette.ground(part.find(f"{W}tcPr/{W}shd"))
            parts[part.get(f"{W}type", "")] = Dress(fonts.said(part.find(f"{W}rPr")), ground)
        own[style.get(f"{W}styleId", "")] = value(style, "basedOn"), parts
    found = {}
    for name in own:
        chain: list[str] = []
        here = name
        while here in own and here not in chain and len(chain) < _DEEPEST:
            chain.append(here)
            here = own[here][0] or ""
        found[name] = TableStyle({key: dress for one in reversed(chain) for key, dress in own[one][1].items()})
    return found
