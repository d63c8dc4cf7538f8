"""The sections of a Word file: page sizes, where each begins, and which headers and footers are shown.

What is easily got wrong: a file keeps headers for first and even pages that are not shown unless a switch says so.
"""

from __future__ import annotations

from replycheck.readers.docx.styling.styles import flag, value
from replycheck.readers.parts.xml import Element, R, W
from replycheck.records import dataclass

_TWIPS = 20  # in a point
_SAME_PAGE = frozenset({"continuous", "nextColumn"})


@dataclass(frozen=True, slots=True)
class Section:
    """Page size in points (0 where it is not said); relationship ids of the headers and footers shown.

    ``margins`` are top, right, bottom, left.
    """

    width: float
    height: float
    new_page: bool
    headers: tuple[str, ...]
    footers: tuple[str, ...]
    margins: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    landscape: bool = False


def read_sections(body: Element, settings: Element | None) -> tuple[Section, ...]:
    """The sections of a body in order."""
    even = bool(flag(settings, "evenAndOddHeaders"))
    found = []
    for element in body.iter(f"{W}sectPr"):
        parent = element.getparent()
        if parent is not None and parent.tag in {f"{W}pPr", f"{W}body"}:
            found.append(_section(element, even=even))
    return tuple(found)


def _section(element: Element, *, even: bool) -> Section:
    size = element.find(f"{W}pgSz")
    edge = element.find(f"{W}pgMar")
    shown = {"default"} | ({"first"} if flag(element, "titlePg") else set()) | ({"even"} if even else set())
    return Section(
        _points(size, "w"),
        _points(size, "h"),
        value(element, "type") not in _SAME_PAGE,
        _references(element, "headerReference", shown),
        _references(element, "footerReference", shown),
        (_points(edge, "top"), _points(edge, "right"), _points(edge, "bottom"), _points(edge, "left")),
        size is not None and size.get(f"{W}orient") == "landscape",
    )


def _points(size: Element | None, name: str) -> float:
    text = size.get(W + name, "").lstrip("-") if size is not None else ""
    return int(text) / _TWIPS if text.isdecimal() and len(text) < 7 else 0.0  # noqa: PLR2004 - Word's largest has five


def _references(element: Element, name: str, shown: set[str]) -> tuple[str, ...]:
    found = {one.get(f"{W}type", "default"): one.get(f"{R}id", "") for one in element.iterchildren(W + name)}
    return tuple(found[kind] for kind in ("first", "default", "even") if kind in found and kind in shown)
