r"""Text files: the text is the decoded file, unchanged, so that offsets are those of the file.

What is easily got wrong: newlines are not translated (``\r\n`` stays two characters). A byte order mark is the
decoder's, not the text's: it is not part of the text. Chinese text of unknown encoding decodes as GB18030 nearly
always, even when it is something else, so what comes out must also look like Chinese.
"""

from __future__ import annotations

import codecs
from dataclasses import replace

from replycheck.errors import UnreadableError
from replycheck.model.document import Caveat, Document, Paragraph, plain
from replycheck.model.span import Span
from replycheck.readers.file import File
from replycheck.text.joining import broken_by_hand, in_columns, wraps
from replycheck.text.patterns import pattern
from replycheck.text.torn import tears
from replycheck.text.twoway import turned

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
    (b"\x84\x31\x95\x33", "gb18030", "GB18030"),
)
_CONTROL = pattern(r"[\x00-\x08\x0e-\x1f\x7f]")
_TURNED = Caveat(
    "文件里有改变文字方向的控制字符（如 RLO），看到的次序和存着的不同，检查的是存着的次序；"
    "请删去这些字符，按看到的样子打出来再查。",
    incomplete=True,
)
_CONTROL_SHARE = 0.01  # a text has next to none; a stray page mark or end mark (Ctrl-Z) is let pass
_FEW = 3
_COMMON_SHARE = 0.7  # real GB texts are above 0.95; Big5 or noise read as GB18030 is below 0.5
_SAMPLE = 100_000
_USUAL = pattern(r"[\t\n\r\x20-\x7e\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_USUAL_SHARE = 0.9


def read_file(file: File) -> Document:
    """The document in a file of this format."""
    return read_text(file.shown, file.data, file.sha256)


def read_text(name: str, data: bytes, sha256: str) -> Document:
    """The document of a text file, ``name`` being what messages call it.

    UnreadableError when the bytes are no text, or only white space.
    """
    text, caveats = _decoded(name, data)
    if not text.strip():
        raise UnreadableError(f"{name}里没有文字；请确认给的是答复原文。")
    if turned(text):
        caveats = (*caveats, _TURNED)
    return _unwrapped(plain(text, source=name, sha256=sha256, caveats=caveats))


def _unwrapped(document: Document) -> Document:
    """The document with lines that were broken by hand at a width put together to paragraphs; its text stays."""
    parts = document.paragraphs
    lines = _from_margin(document)
    by_hand = broken_by_hand(lines)
    spans: list[Span] = []
    for at, part in enumerate(parts):
        follows = at > 0 and document.text[parts[at - 1].span.end : part.span.start].count("\n") == 1
        torn = follows and not in_columns(lines[at - 1], lines[at])
        if torn and (wraps(lines, at - 1) if by_hand else tears(lines[at - 1], lines[at])):
            spans[-1] = Span(spans[-1].start, part.span.end)
        else:
            spans.append(part.span)
    return replace(document, paragraphs=tuple(map(Paragraph, spans))) if len(spans) < len(parts) else document


def _from_margin(document: Document) -> list[str]:
    """The lines that say something, with the blanks before each that the least indented one does not have."""
    lines = []
    for part in document.paragraphs:
        start = document.text.rfind("\n", 0, part.span.start) + 1
        lines.append(document.text[start : part.span.end])
    margin = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    return [line[margin:] for line in lines]


def _decoded(name: str, data: bytes) -> tuple[str, tuple[Caveat, ...]]:
    """The text and what was assumed about its encoding."""
    for mark, codec, title in _MARKS:
        if data.startswith(mark):
            text = _try(data, codec)
            if text is None or not _is_text(text):
                raise UnreadableError(f"{name}标明是 {title} 编码，但内容已损坏；请重新保存为 UTF-8 文本。")
            if codec == "gb18030":  # this decoder leaves the mark
                text = text.removeprefix("\ufeff")
            return text, () if title == "UTF-8" else (Caveat(f"文件按 {title} 编码读取。"),)
    text = _try(data, "utf-8")
    if text is not None and _is_text(text):
        return text, ()
    for codec, title, looks_right in (
        ("gb18030", "GB18030（GBK）", _looks_chinese),
        ("utf-16-le", "UTF-16", _looks_usual),
        ("utf-16-be", "UTF-16", _looks_usual),
    ):
        text = _try(data, codec)
        if text is not None and _is_text(text) and looks_right(text):
            return text, (Caveat(f"文件没有标明编码，按 {title} 读取；如有乱码，请另存为 UTF-8 后再查。"),)
    raise UnreadableError(f"{name}不是能读取的文本（编码无法识别，或不是文字文件）；请另存为 docx 或 PDF 后再查。")


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    """Whether control characters are rare, and there is no NUL."""
    controls = len(_CONTROL.findall(text))
    return "\0" not in text and controls <= max(_FEW, len(text) * _CONTROL_SHARE)


def _looks_usual(text: str) -> bool:
    """Whether nearly all is ASCII, common Han or Chinese punctuation: UTF-16 without a mark has no other proof."""
    return len(_USUAL.findall(text)) >= len(text) * _USUAL_SHARE and _looks_chinese(text)


def _looks_chinese(text: str) -> bool:
    """Whether most characters beyond ASCII are in GB 2312, as in every Chinese text of today."""
    beyond = [char for char in text[:_SAMPLE] if not char.isascii()]
    common = sum(1 for char in beyond if _in_gb2312(char))
    return common >= len(beyond) * _COMMON_SHARE


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
