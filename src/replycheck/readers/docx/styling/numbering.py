"""Automatic numbering: the 一、（一）1. that Word shows and the text does not contain.

What is easily got wrong: lists that share an abstract definition go on counting together; a start override restarts
only where its list is first used; and a level counts anew after a higher one unless it says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import field, replace

from replycheck.readers.docx.styling.labels import label
from replycheck.readers.docx.styling.styles import Style, Styles, flag, number, value
from replycheck.readers.parts.xml import MC, Element, W
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_LEVELS = 9
_PLACE = pattern(r"%([1-9])")
_PRIVATE = pattern("[\ue000-\uf8ff]")
_BULLETS = {"\uf0d8": "➢", "\uf0fc": "✓", "\uf0a7": "▪", "\uf06e": "■", "\uf075": "◆", "\uf06c": "●", "\uf076": "❖"}
_CHINESE_FROM = "\u2460"  # ① and everything after it, but for bullets


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and how it is written."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart_after: int | None = None
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list (``w:num``): its abstract definition, its own levels, and where it starts anew."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, NumberedList] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def place(self, properties: Element | None, style: Style) -> tuple[str, int] | None:
        """List and level of a paragraph, from its own properties and its style; None where it is in no list."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        num_id = value(own, "numId") or style.num_id
        if num_id is None or num_id not in self.lists:
            return None
        level = number(own, "ilvl")
        if level is None:
            level = self._style_level(num_id, style)
        return (num_id, level) if 0 <= level < _LEVELS else None

    def advance(self, num_id: str, level: int) -> str:
        """Count one paragraph on and give its label with what separates it from the words; "" for none."""
        definition = self._level(num_id, level)
        counts = self._counts.setdefault(self.lists[num_id].abstract, [None] * _LEVELS)
        self._count(num_id, level, counts)
        for deeper in range(level + 1, _LEVELS):
            after = self._level(num_id, deeper).restart_after
            if after is None or level < after:
                counts[deeper] = None
        words = self._written(num_id, definition, counts)
        return words + _separator(words, definition)

    def _style_level(self, num_id: str, style: Style) -> int:
        """The level that a style is linked to in the list; else what the style says; else the first."""
        levels = self.abstracts.get(self.lists[num_id].abstract, {})
        for index, level in (levels | self.lists[num_id].levels).items():
            if level.paragraph_style is not None and level.paragraph_style == style.num_style:
                return index
        return style.level or 0

    def _level(self, num_id: str, level: int) -> Level:
        wanted = self.lists[num_id]
        return wanted.levels.get(level) or self.abstracts.get(wanted.abstract, {}).get(level) or Level()

    def _count(self, num_id: str, level: int, counts: list[int | None]) -> None:
        starts = self.lists[num_id].starts
        if level in starts and (num_id, level) not in self._started:
            counts[level] = starts[level]
        else:
            before = counts[level]
            counts[level] = self._first(num_id, level) if before is None else before + 1
        self._started.add((num_id, level))

    def _first(self, num_id: str, level: int) -> int:
        return self.lists[num_id].starts.get(level, self._level(num_id, level).start)

    def _written(self, num_id: str, definition: Level, counts: list[int | None]) -> str:
        if definition.style == "bullet":
            return _PRIVATE.sub(lambda match: _BULLETS.get(match[0], "•"), definition.text)

        def fill(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            count = counts[index]
            shown = self._first(num_id, index) if count is None else count
            style = self._level(num_id, index).style
            return label(shown, "decimal" if definition.legal and style != "none" else style)

        return _PLACE.sub(fill, definition.text)


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of ``numbering.xml``; none without the part."""
    numbering = Numbering()
    if root is None:
        return numbering
    links: dict[str, str] = {}
    for element in root.iterchildren(f"{W}abstractNum"):
        abstract = element.get(f"{W}abstractNumId", "")
        numbering.abstracts[abstract] = _levels(element)
        link = value(element, "numStyleLink")
        if link:
            links[abstract] = link
    for element in root.iterchildren(f"{W}num"):
        numbering.lists[element.get(f"{W}numId", "")] = _list(element)
    for abstract, link in links.items():
        linked = numbering.lists.get(styles.get(link).num_id or "")
        if linked is not None and linked.abstract != abstract:
            numbering.abstracts[abstract] = numbering.abstracts.get(linked.abstract, {})
    numbering.lists.pop("0", None)  # numId 0 takes a paragraph out of its list
    return numbering


def _list(element: Element) -> NumberedList:
    found = NumberedList(value(element, "abstractNumId") or "")
    for override in element.iterchildren(f"{W}lvlOverride"):
        index = _index(override)
        start = number(override, "startOverride")
        if start is not None:
            found.starts[index] = start
        found.levels.update(_levels(override))
    return found


def _levels(parent: Element) -> dict[int, Level]:
    return {_index(element): _read_level(element) for element in parent.iterchildren(f"{W}lvl")}


def _index(element: Element) -> int:
    text = element.get(f"{W}ilvl", "0")
    return int(text) if len(text) == 1 and text.isdecimal() else _LEVELS


def _read_level(element: Element) -> Level:
    start = number(element, "start")
    level = Level(
        start=0 if start is None else start,
        style=_format(element),
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        legal=bool(flag(element, "isLgl")),
        paragraph_style=value(element, "pStyle"),
    )
    return replace(level, restart_after=number(element, "lvlRestart"))


def _format(level: Element) -> str:
    """The number format; custom formats stand in an alternative whose fallback every reader knows."""
    fallback = level.find(f"{MC}AlternateContent/{MC}Fallback")
    return value(level, "numFmt") or value(fallback, "numFmt") or "decimal"


def _separator(words: str, definition: Level) -> str:
    """What stands between a label and the words: nothing after a Chinese mark, else one space."""
    if not words or definition.suffix == "nothing":
        return ""
    return "" if words[-1] >= _CHINESE_FROM and definition.style != "bullet" else " "
