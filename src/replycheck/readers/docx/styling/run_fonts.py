"""How the words of a Word file are set: font, size, weight and colour, through defaults, styles and themes.

What is easily got wrong: a run names up to four fonts, and Chinese characters take the East Asian one, which may stand
in a theme that in turn may only name it by script; bold is a toggle, so a bold character style in a bold paragraph
style is not bold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, Literal

from replycheck.readers.docx.styling.paint import Palette, highlight
from replycheck.readers.docx.styling.styles import Styles, flag
from replycheck.readers.layout.contrast import Colour, indistinct
from replycheck.readers.parts.xml import W14, A, Element, W
from replycheck.records import dataclass

_DEFAULT_SIZE = 10.0
_FONTS, _SIZE, _BOLD, _COLOUR = f"{W}rFonts", f"{W}sz", f"{W}b", f"{W}color"
_HIGHLIGHT, _STYLE = f"{W}highlight", f"{W}rStyle"
_SHADING, _SCALE, _SPACING, _RAISED = f"{W}shd", f"{W}w", f"{W}spacing", f"{W}position"
_FILLED = f"{W14}textFill"
_CLEAR = 95_000
"""Thousandths of a per cent of transparency from which nothing of a letter is left."""
_VALUE = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})
_NO_HIGHLIGHT = frozenset({"none", "white"})
_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}
_EAST_ASIAN_FROM = "\u2e80"
_LONGEST_SIZE = 4
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class RunFont:
    """What one place says about type, None where it says nothing; ``highlight`` is a colour's name.

    ``shading`` is painted under the words (False: said to be none), ``scale`` their width in per cent, ``spacing`` and
    ``raised`` points; ``clear`` says that they are painted with nothing.
    """

    east: str | None = None
    latin: str | None = None
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    highlight: str | None = None
    shading: Colour | Literal[False] | None = None
    scale: int | None = None
    spacing: float | None = None
    raised: float | None = None
    clear: bool | None = None

    def over(self, below: RunFont) -> RunFont:
        """This where it says something, else what lies below it."""
        if below is _NOTHING or self is _NOTHING:
            return self if below is _NOTHING else below
        said = ((getattr(self, name), getattr(below, name)) for name in self.__slots__)
        return RunFont(*(under if mine is None else mine for mine, under in said))

    @property
    def ground(self) -> Colour | None:
        """What is painted right under the words, None where nothing is; a highlight goes over a shading."""
        return highlight(self.highlight) or self.shading or None

    @property
    def ink(self) -> str:
        """The colour as RRGGBB, "" for the ordinary one."""
        return "" if self.colour in {None, "auto"} else self.colour or ""

    def font_for(self, words: str) -> str:
        """The font of these words: the East Asian one as soon as one of them is East Asian."""
        east = any(character >= _EAST_ASIAN_FROM for character in words)
        return (self.east if east else self.latin) or self.east or self.latin or ""


_NOTHING = RunFont()


@dataclass(frozen=True, slots=True)
class RunForm:
    """What a run's properties come to: its type, whether it hides its words, whether its form was changed."""

    face: RunFont
    vanish: bool | None = None
    style_hides: bool = False
    changed: bool = False

    def hides(self, *, paragraph: bool) -> bool:
        """Whether the words are hidden in a paragraph whose style hides or not; two styles cancel each other."""
        return paragraph != self.style_hides if self.vanish is None else self.vanish


@dataclass(slots=True)
class RunFonts:
    """The type of a document's runs; ``themes`` are the fonts that ``minorEastAsia`` and its like stand for."""

    styles: Styles = field(default_factory=Styles)
    themes: dict[str, str] = field(default_factory=dict)
    defaults: RunFont = _NOTHING
    palette: Palette = field(default_factory=Palette)
    _known: dict[tuple[object, ...], RunForm] = field(default_factory=dict)

    def said(self, properties: Element | None) -> RunFont:
        """What one ``w:rPr`` says by itself."""
        return _NOTHING if properties is None else _read(properties, self.themes, self.palette)[0]

    def of(
        self, properties: Element | None, paragraph: str | None, table: str | None, cell: RunFont = _NOTHING
    ) -> RunForm:
        """The form of a run with these properties in a paragraph and a table of these styles.

        ``cell`` is what the table's style says of the cell it stands in.

        Runs repeat their properties by the hundred, so equal ones are looked at once.
        """
        said = () if properties is None else tuple([_key(child) for child in properties])
        key = (paragraph, table, *said) if cell is _NOTHING else (paragraph, table, cell, *said)
        form = self._known.get(key)
        if form is None:
            form = self._known[key] = self._form(properties, paragraph, table, cell)
        return form

    def _form(self, properties: Element | None, paragraph: str | None, table: str | None, cell: RunFont) -> RunForm:
        own, style = (_NOTHING, None) if properties is None else _read(properties, self.themes, self.palette)
        face = own.over(self._below(paragraph, style, table, cell))
        changed = properties is not None and properties.find(f"{W}rPrChange") is not None
        return RunForm(face, flag(properties, "vanish"), self.styles.run_vanish(style), changed)

    def _below(self, paragraph: str | None, run: str | None, table: str | None, cell: RunFont) -> RunFont:
        """What the styles add up to, from the document's defaults up."""
        words = self._chain(paragraph if paragraph in self.styles.elements else self.styles.default)
        letters = self._chain(run)
        face = letters.over(words).over(cell).over(self._chain(table)).over(self.defaults)
        if words.bold and letters.bold:
            face = replace(face, bold=False)
        return face if face.size is not None else replace(face, size=_DEFAULT_SIZE)

    def _chain(self, style: str | None) -> RunFont:
        face = _NOTHING
        for one in self.styles.chain(style):
            run = self.styles.elements[one].find(f"{W}rPr")
            if run is not None:
                face = face.over(_read(run, self.themes, self.palette)[0])
        return face


def _key(child: Element) -> tuple[object, ...]:
    """A property as a value that is equal where it says the same."""
    said = (child.tag, *child.items())
    return (*said, *((one.tag, *one.items()) for one in child.iterdescendants())) if len(child) else said


def _read(  # noqa: C901 - one branch a property
    properties: Element, themes: Mapping[str, str], palette: Palette
) -> tuple[RunFont, str | None]:
    """What one ``w:rPr`` says, and the character style it names; the face is ``_NOTHING`` where it says nothing."""
    face, style = _NOTHING, None
    for child in properties:
        tag = child.tag
        if tag == _FONTS:
            face = replace(face, east=_font(child, "eastAsia", themes), latin=_font(child, "ascii", themes))
        elif tag == _SIZE:
            face = replace(face, size=_half_points(child.get(_VALUE, "")))
        elif tag == _BOLD:
            face = replace(face, bold=child.get(_VALUE, "1").lower() not in _OFF)
        elif tag == _COLOUR:
            face = replace(face, colour=_hexadecimal(palette.said(child)) or child.get(_VALUE, "auto")[:_LONGEST_NAME])
        elif tag == _HIGHLIGHT:
            face = replace(face, highlight=child.get(_VALUE, "none")[:_LONGEST_NAME])
        elif tag == _SHADING:
            face = replace(face, shading=palette.ground(child) or False)
        elif tag == _SCALE:
            face = replace(face, scale=_whole(child))
        elif tag == _SPACING:
            face = replace(face, spacing=(_whole(child) or 0) / 20)
        elif tag == _RAISED:
            face = replace(face, raised=(_whole(child) or 0) / 2)
        elif tag == _FILLED:
            face = replace(face, **_filled(child, palette))
        elif tag == _STYLE:
            style = child.get(_VALUE)
    return face, style


def _whole(child: Element) -> int | None:
    text = child.get(_VALUE, "").strip().rstrip("%")
    return int(text) if text.lstrip("-").isdecimal() and len(text) <= _LONGEST_SIZE + 2 else None


def _hexadecimal(colour: Colour | None) -> str:
    return "" if colour is None else "{:02X}{:02X}{:02X}".format(*colour)


def _filled(fill: Element, palette: Palette) -> dict[str, Any]:
    """What a text effect of Word 2010 and later paints the letters with, instead of their colour."""
    if fill.find(f"{W14}noFill") is not None:
        return {"clear": True}
    solid = fill.find(f"{W14}solidFill")
    if solid is None:
        shades = [palette.drawn(stop) for stop in fill.iter(f"{W14}gs")]
        # Shades that cannot be told from one another are one colour.
        first = shades[0] if shades else None
        same = first is not None and all(one is not None and indistinct(first, one) for one in shades)
        return {"clear": False} | ({"colour": _hexadecimal(first)} if same else {})
    alpha = next(solid.iter(f"{W14}alpha"), None)
    through = alpha.get(f"{W14}val", "0") if alpha is not None else "0"
    clear = through.isdecimal() and len(through) < 8 and int(through) >= _CLEAR  # noqa: PLR2004 - thousandths of a per cent
    colour = palette.drawn(solid)
    return {"clear": clear} if colour is None else {"clear": clear, "colour": _hexadecimal(colour)}


def _font(fonts: Element, slot: str, themes: Mapping[str, str]) -> str | None:
    """The font of one slot; a theme goes before a name."""
    named = themes.get(fonts.get(f"{W}{slot}Theme", ""))
    return named or fonts.get(f"{W}{slot}", "")[:_LONGEST_NAME] or None


def highlighted(face: RunFont) -> bool:
    """Whether words are painted over so that it shows."""
    return face.highlight is not None and face.highlight not in _NO_HIGHLIGHT


def read_run_fonts(styles: Styles, root: Element | None, theme: Element | None, settings: Element | None) -> RunFonts:
    """The type of a document from its styles part, its theme and its settings; each may be absent."""
    themes = _themes(theme, settings)
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
    palette = Palette(theme, settings)
    return RunFonts(styles, themes, _NOTHING if defaults is None else _read(defaults, themes, palette)[0], palette)


def _themes(theme: Element | None, settings: Element | None) -> dict[str, str]:
    """The theme's fonts by the names that runs use; a font that is only named by script stands for its script."""
    if theme is None:
        return {}
    script = _script(settings)
    found: dict[str, str] = {}
    for part in ("major", "minor"):
        fonts = theme.find(f".//{A}{part}Font")
        if fonts is None:
            continue
        by_script = {one.get("script"): one.get("typeface") or "" for one in fonts.iterchildren(f"{A}font")}
        east = _typeface(fonts, "ea") or by_script.get(script) or ""
        latin = _typeface(fonts, "latin")
        found |= {f"{part}EastAsia": east, f"{part}HAnsi": latin, f"{part}Ascii": latin}
    return found


def _script(settings: Element | None) -> str:
    languages = settings.find(f"{W}themeFontLang") if settings is not None else None
    language = languages.get(f"{W}eastAsia", "") if languages is not None else ""
    return _SCRIPTS.get(language.lower(), "Hans")


def _typeface(fonts: Element, slot: str) -> str:
    child = fonts.find(A + slot)
    return (child.get("typeface") or "")[:_LONGEST_NAME] if child is not None else ""


def _half_points(text: str) -> float | None:
    return int(text) / 2 if text.isdecimal() and len(text) <= _LONGEST_SIZE else None
