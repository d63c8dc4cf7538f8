"""Fonts that are not in the file and whose map to characters says otherwise than their codes do.

What is easily got wrong: such a font is drawn by its codes, whose meaning its encoding gives, while copying and reading
go by a map of its own. Where both are there they must agree. What neither tells (codes of the font itself) is left.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from replycheck.text.lookalikes import evened
from replycheck.text.patterns import pattern

_EDGE = pattern(r"(begin|end)(bfchar|bfrange)")
_PAIR = pattern(r"<([0-9A-Fa-f\s]{1,16})>\s*<([0-9A-Fa-f\s]{1,40})>")
_RANGE = pattern(r"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*(?:<([0-9A-Fa-f]{1,40})>|\[([^\]]{0,20000})\])")
_HEX = pattern(r"<([0-9A-Fa-f]{1,40})>")
_WIDEST = 70_000
_MOST = 200
"""Fonts looked at on one page."""
_WRONG, _SHARE = 2, 0.05
_DEEPEST = 4
_FIGURES = frozenset("0123456789")
_PLAIN = (range(0x30, 0x3A), range(0x41, 0x5B), range(0x61, 0x7B))


def lying_fonts(data: bytes, pages: list[int]) -> dict[int, frozenset[str]]:
    """The names of such fonts on each of the pages (from 0 on) that has one."""
    if b"/ToUnicode" not in data and b"/ObjStm" not in data:
        return {}
    from pypdf import PdfReader  # noqa: PLC0415 - only for files whose fonts are not all embedded

    found: dict[int, frozenset[str]] = {}
    known: dict[int, bool] = {}
    try:
        reader = PdfReader(io.BytesIO(data))
        for index in pages:
            names = {
                str(font.get("/BaseFont", "")).lstrip("/").split("+", 1)[-1]
                for font in _fonts(reader.pages[index])
                if _lies(font, known)
            }
            if names:
                found[index] = frozenset(names)
    except Exception:  # noqa: BLE001 - pypdf raises whatever a broken file makes it raise; PDFium's reading then stands
        return found
    return found


def _fonts(holder: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401 - pypdf's objects
    """The fonts of a page and of the forms on it."""
    resources = holder.get("/Resources")
    resources = resources.get_object() if resources is not None else {}
    fonts = resources.get("/Font")
    for count, font in enumerate((fonts.get_object() if fonts is not None else {}).values()):
        if count < _MOST:
            yield font.get_object()
    forms = resources.get("/XObject")
    for form in (forms.get_object() if forms is not None and depth < _DEEPEST else {}).values():
        one = form.get_object()
        if one.get("/Subtype") == "/Form":
            yield from _fonts(one, depth + 1)


def _lies(font: Any, known: dict[int, bool]) -> bool:  # noqa: ANN401 - pypdf's objects
    table = font.get("/ToUnicode")
    if table is None or not hasattr(table.get_object(), "get_data"):
        return False
    key = id(table.get_object())
    if key not in known:
        meaning = _meaning(font)
        known[key] = meaning is not None and _disagree(_mapped(table.get_object().get_data()), meaning)
    return known[key]


def _meaning(font: Any) -> Callable[[int], str] | None:  # noqa: ANN401 - pypdf's objects
    """What the codes of a font that is not in the file stand for; None for one that is, or that does not tell."""
    encoding = font.get("/Encoding")
    inner = font.get("/DescendantFonts")
    face = inner.get_object()[0].get_object() if inner is not None else font
    descriptor = face.get("/FontDescriptor")
    described = descriptor.get_object() if descriptor is not None else {}
    if any(name in described for name in ("/FontFile", "/FontFile2", "/FontFile3")):
        return None
    if font.get("/Subtype") == "/Type3":
        return None
    if inner is None:
        plain = encoding is None or encoding in {"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"}
        symbolic = int(described.get("/Flags", 32)) & 4
        return _letter if plain and not symbolic else None
    return _of_cid(str(encoding), face)


def _letter(code: int) -> str:
    return chr(code) if any(code in one for one in _PLAIN) else ""


def _of_cid(encoding: str, face: Any) -> Callable[[int], str] | None:  # noqa: ANN401 - pypdf's objects
    name = encoding.lstrip("/")
    if name.startswith("Uni") and ("UCS2" in name or "UTF16" in name):
        return lambda code: chr(code) if code < 0xD800 or 0xE000 <= code < 0x10000 else ""  # noqa: PLR2004 - no surrogates
    if name.startswith("GB"):
        return lambda code: code.to_bytes(2 if code > 0xFF else 1, "big").decode("gb18030", "ignore")  # noqa: PLR2004 - one byte
    if name.startswith("Identity"):
        system = face.get("/CIDSystemInfo")
        system = system.get_object() if system is not None else {}
        ordering = str(system.get("/Ordering", ""))
        if ordering in {"GB1", "CNS1", "Japan1", "Korea1"}:
            return _collection(ordering)
    return None


def _collection(ordering: str) -> Callable[[int], str] | None:
    from pdfminer.cmapdb import CMapDB, CMapError  # noqa: PLC0415 - pdfplumber's own dependency, for this one case

    try:
        table = CMapDB.get_unicode_map(f"Adobe-{ordering}", vertical=False)
    except CMapError:
        return None

    def meaning(code: int) -> str:
        try:
            return str(table.get_unichr(code))
        except KeyError:
            return ""

    return meaning


def _blocks(stream: str) -> Iterator[tuple[str, str]]:
    """The blocks of a map, ``bfchar`` or ``bfrange``: from where one begins to the next end of its kind."""
    began: tuple[str, int] | None = None
    for edge in _EDGE.finditer(stream):
        if began is None and edge[1] == "begin":
            began = edge[2], edge.end()
        elif began and edge[1] == "end" and edge[2] == began[0]:
            yield began[0], stream[began[1] : edge.start()]
            began = None


def _mapped(data: bytes) -> Mapping[int, str]:
    """The map of a ToUnicode stream: code to characters."""
    found: dict[int, str] = {}
    for kind, block in _blocks(data.decode("latin-1")):
        if kind == "bfchar":
            for code, words in _PAIR.findall(block):
                found[int("".join(code.split()), 16)] = _spelt(words)
            continue
        for first, last, start, several in _RANGE.findall(block):
            low, high = int(first, 16), int(last, 16)
            if high - low > _WIDEST or len(found) > _WIDEST:
                continue
            if several:
                found.update(zip(range(low, high + 1), map(_spelt, _HEX.findall(several)), strict=False))
            else:
                front, end = start[:-4], int(start[-4:], 16)
                found.update(
                    (low + step, _spelt(f"{front}{end + step & 0xFFFF:04x}")) for step in range(high - low + 1)
                )
    return found


def _spelt(digits: str) -> str:
    plain = "".join(digits.split())
    return bytes.fromhex(plain.zfill(len(plain) + len(plain) % 2)).decode("utf-16-be", "ignore")


def _disagree(said: Mapping[int, str], meaning: Callable[[int], str]) -> bool:
    wrong = told = figures = 0
    for code, words in said.items():
        means = meaning(code)
        if means and words and means[0].isalnum():
            told += 1
            others = _even(means) != _even(words)
            wrong += others
            figures += others and means in _FIGURES and words in _FIGURES
    return figures >= _WRONG or (wrong >= _WRONG and wrong > _SHARE * told)


def _even(words: str) -> str:
    return unicodedata.normalize("NFKC", evened(words))
