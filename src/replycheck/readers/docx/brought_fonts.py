"""Fonts that a Word file brings with it, and whether they show the characters that are set in them.

What is easily got wrong: Word stores such a font with its first 32 bytes veiled by a key that stands beside its name
(ISO 29500-4, 17.8.1); most programs show it unveiled, so a font that lies is seen by everybody but whoever copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.model.mark import Type
from replycheck.readers.docx.package import Package
from replycheck.readers.parts.xml import BrokenPartError, Element, R, W

_FORMS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_VEILED, _KEY = 32, 16
_MOST = 20
"""Fonts that are looked at."""


def lying_fonts(package: Package, types: Sequence[Type], text: str) -> tuple[str, ...]:
    """The names of fonts in the file that draw other characters than the text set in them, or none."""
    table = package.related(package.main or "", "fontTable")
    if table is None or not package.relationships(table):
        return ()
    from replycheck.readers.layout.brought_fonts import shows_others  # noqa: PLC0415 - numpy, for such files only

    words: dict[str, dict[int, None]] = {}
    for one in types:
        words.setdefault(one.font, {}).update(dict.fromkeys(map(ord, one.span.of(text))))
    found: dict[str, None] = {}
    for name, data in _fonts(package, table):
        if name in words and shows_others(data, words[name]):
            found[name] = None
    return tuple(found)


def _fonts(package: Package, table: str) -> Iterator[tuple[str, bytes]]:
    """The fonts that the file brings, each under the names that text may call it by."""
    try:
        root = package.xml(table)
    except BrokenPartError:
        return
    links = package.relationships(table)
    left = _MOST
    for font in root.iterchildren(f"{W}font"):
        for form in _FORMS:
            entry = font.find(W + form)
            part = links.get(entry.get(f"{R}id", "")) if entry is not None else None
            if entry is None or part is None or part.external or part.target not in package or not left:
                continue
            left -= 1
            try:
                data = _unveiled(package.read(part.target), entry.get(f"{W}fontKey", ""))
            except BrokenPartError:
                continue
            for name in _names(font):
                yield name, data


def _names(font: Element) -> Iterator[str]:
    """What a font is called, its other names included."""
    yield font.get(f"{W}name", "")
    other = font.find(f"{W}altName")
    yield from other.get(f"{W}val", "").split(",") if other is not None else ()


def _unveiled(data: bytes, key: str) -> bytes:
    """The font with its first bytes as they are, by the digits of its key from the last to the first."""
    digits = "".join(one for one in key if one.isalnum())
    try:
        veil = bytes.fromhex(digits)[::-1]
    except ValueError:
        return data
    if len(veil) != _KEY:
        return data
    return bytes(byte ^ veil[at % _KEY] for at, byte in enumerate(data[:_VEILED])) + data[_VEILED:]
