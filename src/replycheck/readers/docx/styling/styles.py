"""What the styles of a Word file say about paragraphs and runs, through their chains of inheritance.

What is easily got wrong: a style that inherits numbering keeps the level of the style that states it; outline level 9
means body text; and hidden text is a toggle, so a hidden character style inside a hidden paragraph style shows again.
"""

from __future__ import annotations

from dataclasses import field, replace

from replycheck.readers.parts.xml import Element, W
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_FALSE = frozenset({"0", "false", "off", "none"})
_HEADING = pattern(r"(?:heading|标题) ?([1-9])$")
_TITLES = frozenset({"title", "标题"})
_BODY_LEVEL = 9
_DEEPEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Style:
    """What a chain of styles adds up to, None where it says nothing; ``num_style`` is the style that numbers."""

    outline: int | None = None
    num_id: str | None = None
    level: int | None = None
    num_style: str | None = None
    vanish: bool = False
    break_before: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles part, resolved on demand."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str | None = None
    defaults: Element | None = None
    _said: dict[tuple[str | None, str], dict[str, str]] = field(default_factory=dict)
    _resolved: dict[str, Style] = field(default_factory=dict)

    def get(self, style_id: str | None) -> Style:
        """What the style adds up to; the default paragraph style where ``style_id`` is None or unknown."""
        wanted = style_id if style_id in self.elements else self.default
        if wanted is None:
            return Style()
        if wanted not in self._resolved:
            self._resolved[wanted] = self._resolve(wanted)
        return self._resolved[wanted]

    def run_vanish(self, style_id: str | None) -> bool:
        """Whether the character style hides text."""
        return style_id in self.elements and self.get(style_id).vanish

    def chain(self, style_id: str | None) -> list[str]:
        """The ids of a style and of what it is based on, the style itself first; empty for an unknown one."""
        found: list[str] = []
        current = style_id
        while current is not None and current in self.elements and current not in found and len(found) < _DEEPEST_CHAIN:
            found.append(current)
            current = value(self.elements[current], "basedOn")
        return found

    def said(self, style_id: str | None, name: str) -> dict[str, str]:
        """The attributes of the paragraph property ``name`` that a style adds up to, by their local names."""
        wanted = style_id if style_id in self.elements else self.default
        key = (wanted, name)
        if key not in self._said:
            found: dict[str, str] = {}
            places = [self.elements[one].find(f"{W}pPr") for one in reversed(self.chain(wanted))]
            for properties in (self.defaults, *places):
                element = properties.find(W + name) if properties is not None else None
                for attribute, said in element.items() if element is not None else ():
                    found[str(attribute).rpartition("}")[2]] = str(said)
            self._said[key] = found
        return self._said[key]

    def first(self, style_id: str | None, name: str) -> Element | None:
        """The paragraph property ``name`` of the nearest style in the chain that has it."""
        wanted = style_id if style_id in self.elements else self.default
        found = (self.elements[one].find(f"{W}pPr/{W}{name}") for one in self.chain(wanted))
        return next((one for one in found if one is not None), None)

    def _resolve(self, style_id: str) -> Style:
        """Fold the chain from its root to the style."""
        style = Style()
        for one in reversed(self.chain(style_id)):
            style = _extended(style, one, self.elements[one])
        return style


def read_styles(root: Element | None) -> Styles:
    """The styles of ``styles.xml``; none without the part."""
    styles = Styles()
    styles.defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr") if root is not None else None
    for element in root.iterchildren(f"{W}style") if root is not None else ():
        style_id = element.get(f"{W}styleId")
        if style_id is None:
            continue
        styles.elements.setdefault(style_id, element)
        is_default = element.get(f"{W}default", "0") not in _FALSE
        if is_default and element.get(f"{W}type", "paragraph") == "paragraph":
            styles.default = style_id
    return styles


def value(parent: Element | None, name: str) -> str | None:
    """``w:val`` of the child ``w:name``; None where either is missing."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(f"{W}val")


def number(parent: Element | None, name: str) -> int | None:
    """As :func:`value`, a small whole number; None where it is none."""
    text = (value(parent, name) or "").strip()
    return int(text) if len(text) <= 9 and text.lstrip("-").isdecimal() else None  # noqa: PLR2004 - xsd:int


def flag(parent: Element | None, name: str) -> bool | None:
    """An on/off child: True when present without a value; None when absent."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(f"{W}val", "1").lower() not in _FALSE


def _extended(base: Style, style_id: str, element: Element) -> Style:
    """``base`` with what one style element adds."""
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    outline = number(paragraph, "outlineLvl")
    if outline is None:
        outline = _named_level(value(element, "name") or "")
    hidden = flag(run, "vanish")
    breaks = flag(paragraph, "pageBreakBefore")
    style = replace(
        base,
        outline=base.outline if outline is None else outline,
        vanish=base.vanish if hidden is None else hidden,
        break_before=base.break_before if breaks is None else breaks,
    )
    numbering = paragraph.find(f"{W}numPr") if paragraph is not None else None
    if numbering is None:
        return style
    num_id, level = value(numbering, "numId"), number(numbering, "ilvl")
    return replace(
        style,
        num_id=style.num_id if num_id is None else num_id,
        level=style.level if level is None else level,
        num_style=style_id,
    )


def _named_level(name: str) -> int | None:
    """The outline level that a built-in name stands for, where the style does not state it."""
    lowered = name.strip().lower()
    match = _HEADING.match(lowered)
    if match:
        return int(match[1]) - 1
    return 0 if lowered in _TITLES else None


def heading_level(outline: int | None) -> int | None:
    """The outline level as a heading's, None for body text."""
    return outline if outline is not None and 0 <= outline < _BODY_LEVEL else None
