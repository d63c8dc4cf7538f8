"""Fields of a Word file by what they show: results where Word keeps them, else what Word computes from the code.

What is easily got wrong: EQ, SYMBOL, AUTONUM, LISTNUM and MACROBUTTON have no result in the file, or one that Word does
not look at; DATE has one that is another tomorrow.
"""

from __future__ import annotations

import re
from dataclasses import field
from itertools import pairwise

from replycheck.readers.docx import equations
from replycheck.readers.docx.styling.labels import label
from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.symbols import UNKNOWN, symbol

COMPUTED = frozenset({"EQ", "SYMBOL", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "MACROBUTTON", "GOTOBUTTON"})
"""Fields that Word draws from their code, whatever result the file holds."""
SILENT = frozenset({"TC", "XE", "TA", "RD", "PRIVATE", "SET", "ASK"})
"""Fields that show nothing, whatever result the file holds."""
SPOKEN = frozenset(
    {"QUOTE", "IF", "DOCPROPERTY", "DOCVARIABLE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DDE", "DDEAUTO", "REF"}
    | {"AUTOTEXT", "TITLE", "SUBJECT", "COMMENTS", "KEYWORDS", "INFO", "FILLIN", "STYLEREF", "DATABASE", "MERGEFIELD"}
)
"""Fields whose result is words from elsewhere: one that Word renews on opening shows others than the file holds."""
RENEWED = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE"})
"""Fields that show another date or time whenever the file is opened, saved or printed."""
_WORD = pattern(r'"(?P<quoted>(?:[^"\\]|\\.){0,4000})"|(?P<plain>[^\s"]{1,400})')
_FORMAT = pattern(r"\\\*\s*([A-Za-z]{1,20}\d?)")
_ESCAPED = pattern(r"\\(.)")
_NUMBER_FORMATS = {
    "ARABIC": "decimal", "ROMAN": "upperRoman", "ALPHABETIC": "upperLetter", "CHINESENUM1": "ideographDigital",
    "CHINESENUM2": "chineseLegalSimplified", "CHINESENUM3": "chineseCounting", "GB1": "decimalEnclosedFullstop",
    "GB2": "decimalEnclosedParen", "GB3": "decimalEnclosedCircleChinese", "GB4": "ideographEnclosedCircle",
    "CIRCLENUM": "decimalEnclosedCircleChinese", "ZODIAC1": "ideographTraditional", "ZODIAC2": "ideographZodiac",
}  # fmt: skip
_NUMBER_DEFAULT = (
    ("decimal", "{})"), ("lowerLetter", "{})"), ("lowerRoman", "{})"), ("decimal", "({})"), ("lowerLetter", "({})"),
    ("lowerRoman", "({})"), ("decimal", "{}."), ("lowerLetter", "{}."), ("lowerRoman", "{}."),
)  # fmt: skip
_OUTLINE_DEFAULT = (
    ("upperRoman", "{}."), ("upperLetter", "{}."), ("decimal", "{}."), ("lowerLetter", "{})"), ("decimal", "({})"),
    ("lowerLetter", "({})"), ("lowerRoman", "({})"), ("lowerLetter", "({})"), ("lowerRoman", "({})"),
)  # fmt: skip
_LEVELS = 9
_COMPARED = ("<>", "<=", ">=", "=", "<", ">")


@dataclass(slots=True)
class Field:
    """An open field: its code so far, whether its result has begun, and the result where Word does not look at it."""

    shown: bool = False
    code: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    computed: bool = False
    renewed: bool = False
    locked: bool = False
    start: tuple[object, int] | None = None

    @property
    def instruction(self) -> str:
        """The whole code."""
        return "".join(self.code).strip()

    @property
    def kind(self) -> str:
        """The name of the field, in capital letters."""
        return self.instruction[:40].partition(" ")[0].partition("\\")[0].upper()


@dataclass(slots=True)
class Counters:
    """How far the numbering fields of a document have counted."""

    plain: int = 0
    lists: dict[str, list[int]] = field(default_factory=dict)

    def shown(self, one: Field) -> str:
        """What a field of ``COMPUTED`` shows; what the file keeps as its result where that cannot be told."""
        kind, code = one.kind, one.instruction
        if kind == "EQ":
            return equations.shown(code[2:])
        if kind == "SYMBOL":
            return _symbol(code) or "".join(one.kept)
        if kind in {"MACROBUTTON", "GOTOBUTTON"}:
            return code.split(None, 2)[2].strip('"') if len(code.split(None, 2)) > 2 else ""  # noqa: PLR2004 - after two words
        if kind == "LISTNUM":
            return self._listed(code)
        self.plain += 1
        mark = re.search(r"\\s\s*\"?(\S)", code)
        number = label(self.plain, _number_format(code))
        return number if "\\e" in code else number + (mark[1] if mark else ".")

    def _listed(self, code: str) -> str:
        words = [found["quoted"] or found["plain"] or "" for found in _WORD.finditer(code)][1:]
        name = words[0] if words and not words[0].startswith("\\") else "NumberDefault"
        level = min(max(_switch(code, "l") or 1, 1), _LEVELS) - 1
        counts = self.lists.setdefault(name.lower(), [0] * _LEVELS)
        start = _switch(code, "s")
        counts[level] = counts[level] + 1 if start is None else start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if name.lower() == "legaldefault":
            return ".".join(str(max(1, count)) for count in counts[: level + 1]) + "."
        style, form = (_OUTLINE_DEFAULT if name.lower() == "outlinedefault" else _NUMBER_DEFAULT)[level]
        return form.format(label(counts[level], style))


def _switch(code: str, name: str) -> int | None:
    found = re.search(rf"\\{name}\s*(\d{{1,4}})", code)
    return int(found[1]) if found else None


def _number_format(code: str) -> str:
    found = _FORMAT.search(code)
    name = found[1] if found else "Arabic"
    style = _NUMBER_FORMATS.get(name.upper(), "decimal")
    return style.replace("upper", "lower") if name.islower() else style


def _symbol(code: str) -> str:
    r"""The character that a SYMBOL field draws: ``SYMBOL 252 \f "Wingdings"``, ``SYMBOL 0x2460 \u``."""
    words = [found["quoted"] or found["plain"] or "" for found in _WORD.finditer(code)]
    try:
        number = int(words[1], 16) if words[1].lower().startswith("0x") else int(words[1])
    except (IndexError, ValueError):
        return ""
    face = next((after for before, after in pairwise(words) if before.lower() == "\\f"), "")
    if any(word.lower() == "\\u" for word in words):
        return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000 else ""  # noqa: PLR2004 - no control, no surrogate
    if face or number > 255:  # noqa: PLR2004 - the last code of a font of one byte
        found = symbol(face, f"{number:X}")
        return "" if found == UNKNOWN else found
    return bytes([number]).decode("cp1252", "replace")


def quoted(code: str) -> str | None:
    """The words that a QUOTE field shows; None where they are not in its code."""
    words = [
        _ESCAPED.sub(r"\1", found["quoted"]) if found["quoted"] is not None else found["plain"]
        for found in _WORD.finditer(code)
    ][1:]
    plain = [word for word in words if not word.startswith("\\")]
    return " ".join(plain) if plain else None


def decided(code: str) -> str | None:
    """What an IF field of plain words comes to, None where its words are not all in the code."""
    words = [
        _ESCAPED.sub(r"\1", found["quoted"]) if found["quoted"] is not None else found["plain"]
        for found in _WORD.finditer(code)
    ]
    if len(words) < 5 or words[2] not in _COMPARED or any(word.startswith("\\") for word in words[:5]):  # noqa: PLR2004 - IF a = b x
        return None
    left, sign, right = words[1:4]
    other = words[5] if len(words) > 5 and not words[5].startswith("\\") else ""  # noqa: PLR2004 - and y
    return words[4] if _holds(left, sign, right) else other


def _holds(left: str, sign: str, right: str) -> bool:
    try:
        order = float(left) - float(right)
    except ValueError:
        order = (left.lower() > right.lower()) - (left.lower() < right.lower())
    return {"=": order == 0, "<>": order != 0, "<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[sign]
