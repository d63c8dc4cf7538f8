"""Colours of a Word file: theme colours, tints and shades, shading patterns, highlights.

What is easily got wrong: a theme colour goes before the value that stands beside it, and the names ``background1`` and
``text1`` are mapped to the theme's own by the settings.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from replycheck.readers.layout.contrast import BLACK, Colour, named
from replycheck.readers.parts.xml import A, Element, W

_HIGHLIGHTS: Mapping[str, Colour] = {
    "black": (0, 0, 0), "blue": (0, 0, 255), "cyan": (0, 255, 255), "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128), "darkGray": (128, 128, 128), "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0), "green": (0, 255, 0), "lightGray": (192, 192, 192),
    "magenta": (255, 0, 255), "red": (255, 0, 0), "white": (255, 255, 255), "yellow": (255, 255, 0),
}  # fmt: skip
_USUAL_SCHEME = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2",
}  # fmt: skip
_MAPPED = {"bg1": "background1", "t1": "text1", "bg2": "background2", "t2": "text2"}
_OFFICE: Mapping[str, Colour] = {
    "dk1": (0, 0, 0), "lt1": (255, 255, 255), "dk2": (68, 84, 106), "lt2": (231, 230, 230), "accent1": (68, 114, 196),
    "accent2": (237, 125, 49), "accent3": (165, 165, 165), "accent4": (255, 192, 0), "accent5": (91, 155, 213),
    "accent6": (112, 173, 71),
}  # fmt: skip
"""The colours of a file that has no theme of its own."""
_DRAWN = {"bg1": "background1", "tx1": "text1", "bg2": "background2", "tx2": "text2"}
"""Names of theme colours in drawings."""
_SHORT = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2"}
_WHOLE = 255


class Palette:
    """The colours of a document's theme, by the names that runs and shadings use."""

    def __init__(self, theme: Element | None = None, settings: Element | None = None) -> None:
        self._colours: dict[str, Colour] = dict(_OFFICE)
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        for one in scheme if scheme is not None else ():
            colour = next((named(choice.get("lastClr") or choice.get("val")) for choice in one), None)
            if colour is not None:
                self._colours[one.tag.removeprefix(A)] = colour
        self._names = dict(_USUAL_SCHEME)
        mapping = settings.find(f"{W}clrSchemeMapping") if settings is not None else None
        for key, name in _MAPPED.items():
            wanted = mapping.get(W + key) if mapping is not None else None
            if wanted is not None:
                self._names[name] = _SHORT.get(wanted, wanted)

    def said(self, element: Element, *, value: str = "val", theme: str = "theme") -> Colour | None:
        """The colour that an element names by theme or by value; None for the automatic one or none at all.

        ``theme`` is the front of the theme's attributes: ``theme`` for colours, ``themeFill`` for fills.
        """
        name = element.get(f"{W}{'themeColor' if theme == 'theme' else theme}")
        base = self._colours.get(self._names.get(name or "", name or ""))
        if base is None:
            return named(element.get(W + value))
        tint, shade = (_part(element.get(f"{W}{theme}{kind}")) for kind in ("Tint", "Shade"))
        return _shaded(base, tint, shade)

    def drawn(self, fill: Element) -> Colour | None:
        """The colour in a fill of a drawing, or of letters of Word 2010 and later; None where it is not a plain one."""
        one = next(iter(fill), None)
        if one is None:
            return None
        space = str(one.tag).rpartition("}")[0].lstrip("{")
        value = one.get("val") or one.get(f"{{{space}}}val") or ""
        kind = str(one.tag).rpartition("}")[2]
        if any(not str(change.tag).endswith("}alpha") for change in one):
            return None
        if kind == "srgbClr":
            return named(value)
        if kind == "sysClr":
            return named(one.get("lastClr") or ("FFFFFF" if value == "window" else "000000"))
        if kind == "schemeClr":
            name = _DRAWN.get(value, value)
            return self._colours.get(self._names.get(name, name))
        return None

    def ground(self, shading: Element | None) -> Colour | None:
        """What a ``w:shd`` paints under words; None where it paints nothing."""
        if shading is None:
            return None
        pattern = shading.get(f"{W}val", "clear")
        fill = self.said(shading, value="fill", theme="themeFill")
        if pattern in {"clear", "nil", "none"}:
            return fill if pattern == "clear" else None
        ink = self.said(shading, value="color") or BLACK
        share = _share(pattern)
        under = fill or (255, 255, 255)
        return _mixed(under, ink, share)


def highlight(name: str | None) -> Colour | None:
    """The colour of a highlight, None for none."""
    return _HIGHLIGHTS.get(name or "")


def _share(pattern: str) -> float:
    """How much of the ground a shading pattern covers with its own colour."""
    if pattern == "solid":
        return 1.0
    digits = pattern.removeprefix("pct")
    return int(digits) / 100 if digits.isdecimal() and len(digits) < 4 else 0.35  # noqa: PLR2004 - stripes and grids


def _part(text: str | None) -> float | None:
    try:
        return int(text, 16) / _WHOLE if text else None
    except ValueError:
        return None


def _shaded(colour: Colour, tint: float | None, shade: float | None) -> Colour:
    """A theme colour made lighter (tint) or darker (shade), by the lightness of HSL as Word does."""
    hue, light, full = colorsys.rgb_to_hls(*(level / _WHOLE for level in colour))
    if tint is not None:
        light = light * tint + (1 - tint)
    if shade is not None:
        light *= shade
    red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, light), full)
    return round(red * _WHOLE), round(green * _WHOLE), round(blue * _WHOLE)


def _mixed(under: Colour, over: Colour, share: float) -> Colour:
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(low * (1 - share) + high * share) for low, high in zip(under, over, strict=True))
    return red, green, blue
