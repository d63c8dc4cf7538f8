"""Dates that programs renew: the date on the paper is the one that stood there when it was saved, not today's.

What is easily got wrong: LibreOffice writes today's date into every date field as it converts. So the fields of RTF,
ODT and XML files are made to stand still before it sees them; those of old Word files, which say in a table what each
field is, get their old words back afterwards.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from replycheck.model.limits import Limits
from replycheck.readers.formats import Format
from replycheck.readers.parts.zip import open_zip

_NAMES = "SAVEDATE|CREATEDATE|PRINTDATE|DATE|TIME"
_IN_RTF = re.compile(rf"(\\fldinst[^\\{{}}]*(?:\{{[^{{}}]{{0,80}}?)?[\s{{])({_NAMES})(?=[\s\\}}])".encode())
_IN_XML = re.compile(rf"(<w:instrText[^>]*>\s*|w:instr=\"\s*)({_NAMES})(?=[\s\\\"<])".encode())
_IN_ODT = re.compile(rb"</?text:(?:(?:creation-|modification-|print-)?(?:date|time))\b[^>]*>")
_LARGEST_PART = 20_000_000

_CODE = rf"\x13\s?(?:{_NAMES})\b[^\x13\x14\x15]{{0,200}}\x14([^\x13\x14\x15]{{0,200}})\x15"
_IN_DOC = re.compile(_CODE.encode("latin-1"))
_IN_WIDE_DOC = re.compile(_CODE)
_FIELD = re.compile(
    rf"<w:instrText[^>]*>\s*(?:{_NAMES})\b[^<]*</w:instrText>"
    r"(?:(?!<w:fldChar).)*<w:fldChar w:fldCharType=\"separate\"[^>]*>((?:(?!<w:fldChar).)*)<w:fldChar",
    re.DOTALL,
)
_WORDS = re.compile(r"<w:t\b[^>]*>[^<]*</w:t>|<w:t/>")


def still(shown: str, data: bytes, kind: Format, limits: Limits) -> bytes:
    """The file with date fields that are not renewed; an old Word file comes back as it is.

    UnreadableError naming it as ``shown`` where it is an ODT whose zip is broken or over a limit.
    """
    if kind is Format.RTF:
        return _IN_RTF.sub(_disguised, data)
    if kind is Format.WORD_XML:
        return _IN_XML.sub(_disguised, data)
    if kind is Format.ODT:
        return _with_plain_dates(shown, data, limits)
    return data


def restored(made: bytes, original: bytes, limits: Limits) -> tuple[bytes, bool]:
    """The Word file made of an old one with the dates that stood there; False where they could not be put back."""
    parts = open_zip("转换结果", made, limits).parts
    names = sorted(
        (name for name in parts if (name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1)),
        key=lambda name: (name != "word/document.xml", name),
    )
    archive = open_zip("转换结果", made, limits)
    texts = {name: archive.read(name).decode("utf-8", "replace") for name in names}
    wanted = sum(len(_FIELD.findall(text)) for text in texts.values())
    if not wanted:
        return made, True
    known = _stood(original)
    if len(known) != wanted:
        return made, False
    left = iter(known)
    changed = {name: _FIELD.sub(lambda field: _with(field, next(left)), texts[name]).encode() for name in names}
    return _rewritten(made, limits, changed), True


def _stood(original: bytes) -> list[str]:
    """The words of the date fields of an old Word file, in its order."""
    narrow = [words.decode("gb18030", "replace") for words in _IN_DOC.findall(original)]
    wide: list[str] = []
    for odd in (0, 1):
        wide.extend(_IN_WIDE_DOC.findall(original[odd:].decode("utf-16-le", "replace")))
    return wide or narrow


def _with(field: re.Match[str], words: str) -> str:
    """The field with those words as its result."""
    whole, start, end = field[0], field.start(1) - field.start(), field.end(1) - field.start()
    result = whole[start:end]
    first = f'<w:t xml:space="preserve">{escape(_printable(words))}</w:t>'
    if _WORDS.search(result) is None:
        return f"{whole[:start]}</w:r><w:r>{first}</w:r><w:r>{whole[end:]}"
    pieces = iter([first])
    return whole[:start] + _WORDS.sub(lambda _: next(pieces, "<w:t></w:t>"), result) + whole[end:]


def _printable(words: str) -> str:
    return "".join(character for character in words if character.isprintable())


def _disguised(match: re.Match[bytes]) -> bytes:
    """A name of the same length that no program knows, so that the words which stand there are kept."""
    return match[1] + b"X" + match[2][1:]


def _with_plain_dates(shown: str, data: bytes, limits: Limits) -> bytes:
    """The ODT with words in place of date fields; as it is where its parts are too large to be looked through."""
    opened = open_zip(shown, data, limits)
    names = [name for name in ("content.xml", "styles.xml") if name in opened.parts]
    if any(opened.parts[name].file_size > _LARGEST_PART for name in names):
        return data
    return _rewritten(data, limits, {name: _IN_ODT.sub(b"", opened.read(name)) for name in names})


def _rewritten(data: bytes, limits: Limits, changes: dict[str, bytes]) -> bytes:
    """The zip with some of its parts changed."""
    opened = open_zip("文件", data, limits)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, info in opened.parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(info.filename, changes.get(name) or opened.read(name), stored)
    return out.getvalue()
