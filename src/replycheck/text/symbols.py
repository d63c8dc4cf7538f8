"""Characters of symbol fonts as Unicode: what text in Symbol or Wingdings looks like on paper.

What is easily got wrong: the codes stand in the private area (F000 plus the font's own code), and the same code is
another sign in another font. What we do not know becomes U+FFFD, never nothing.
"""

from __future__ import annotations

UNKNOWN = "\ufffd"

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x75: "◆", 0x76: "❖",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB0: "✰", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x22: "✂",
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x21: "✏", 0x52: "☼",
}  # fmt: skip
_WINGDINGS_DIGITS = {0x81 + i: chr(0x2460 + i) for i in range(10)} | {0x8C + i: chr(0x2776 + i) for i in range(10)}
_WINGDINGS_2 = {
    0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "□", 0xA3: "□", 0x98: "•", 0x97: "●",
}  # fmt: skip
_SYMBOL = {
    0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xA2: "′", 0xB2: "″", 0xE5: "∑", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xBC: "…", 0xBE: "—", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xA7: "♣",
}  # fmt: skip
_SYMBOL_GREEK = dict(zip(b"ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True)) | dict(
    zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True)
)
_FONTS = {
    "wingdings": _WINGDINGS | _WINGDINGS_DIGITS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL | _SYMBOL_GREEK,
}
_PRIVATE = range(0xF000, 0xF100)
_ASCII = range(0x20, 0x7F)
_OTHER_SYMBOL_FONTS = ("dings", "dingbats", "marlett", "mt extra")


def is_symbol_font(font: str) -> bool:
    """Whether a font shows signs in place of letters."""
    return font.strip().lower() in _FONTS


def in_symbols(font: str, text: str) -> str:
    """The text as it looks in a symbol font: its private code points, and its letters too, stand for signs.

    Blanks stay; what is not known stays as it is.
    """
    shown = []
    for letter in text:
        found = symbol(font, f"{ord(letter):X}") if ord(letter) in _PRIVATE or 0x21 <= ord(letter) < 0x100 else letter  # noqa: PLR2004 - codes of one byte
        shown.append(letter if found == UNKNOWN else found)
    return "".join(shown)


def symbol(font: str, code: str) -> str:
    """The character that hexadecimal ``code`` shows in ``font``; U+FFFD for one that is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return UNKNOWN
    face = font.strip().lower()
    if point in _PRIVATE:
        point -= 0xF000
    table = _FONTS.get(face)
    if table is None and not any(word in face for word in _OTHER_SYMBOL_FONTS):
        is_character = 0x20 <= point < 0xD800 or 0xF900 <= point < 0xFFFE  # noqa: PLR2004 - no control, none private
        return chr(point) if is_character else UNKNOWN
    if table is not None and point in table:
        return table[point]
    return chr(point) if face == "symbol" and point in _ASCII else UNKNOWN
