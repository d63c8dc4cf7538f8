"""Word files made to break a reader: cycles, lies about sizes, floods of one thing; each is read or refused."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.readers import read_isolated

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "readers"))

from docx_builder import level, listed, numbered, p, relations, run, table, word_file, xml, zipped

LIMITS = Limits(
    seconds=90 if os.name == "nt" else 15,  # under Wine a child starts slowly
    memory_bytes=400_000_000,
)
PATIENT = replace(LIMITS, seconds=120)  # what can be read is read, on a busy machine too
WHO = 'w:id="1" w:author="甲"'


def _read(tmp_path: Path, data: bytes, limits: Limits = LIMITS) -> Document | str:
    (tmp_path / "答复.docx").write_bytes(data)
    try:
        return read_isolated(tmp_path / "答复.docx", limits)
    except UnreadableError as error:
        return str(error)


def _styles_in_a_circle() -> bytes:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 40}"/></w:style>'
        for n in range(40)
    )
    return word_file(p("正文", '<w:pStyle w:val="s0"/>'), styles=ring)


def _lists_in_a_circle() -> bytes:
    style = '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="n"/></w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return word_file(listed("正文", 1), styles=style, numbering=lists)


def _list_that_starts_beyond_all() -> bytes:
    start = numbered(level(0, "chineseCountingThousand", "%1、")).replace(
        '<w:start w:val="1"/>', '<w:start w:val="2147483647"/>'
    )
    return word_file(listed("正文", 1) * 3, numbering=start)


def _parts_in_a_circle() -> bytes:
    body = p("正文") + '<w:altChunk r:id="c"/>'
    return word_file(body, links={"c": ("aFChunk", "document.xml")})


def _wrong_checksum() -> bytes:
    data = bytearray(word_file(p("正文")))
    at = data.index(b"word/document.xml") - 30 + 14
    struct.pack_into("<I", data, at, 0xDEADBEEF)
    central = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46 + 16
    struct.pack_into("<I", data, central, 0xDEADBEEF)
    return bytes(data)


def _zip64() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (("[Content_Types].xml", "<Types/>"), ("word/document.xml", _body(p("正文")))):
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
                part.write(content.encode())
    return buffer.getvalue()


def _body(inner: str) -> str:
    return xml("document", f"<w:body>{inner}</w:body>")


def _odd_names() -> bytes:
    names = (
        "../../out.txt",
        "/etc/passwd",
        "C:\\windows\\x",
        "word/" + "长" * 200,
        "word//x",
        "CON",
        "word/\ufffd.bin",
    )
    parts = dict.fromkeys(names, "x")
    return word_file(p("正文"), parts)


READABLE: dict[str, Callable[[], bytes]] = {
    "styles in a circle": _styles_in_a_circle,
    "lists in a circle": _lists_in_a_circle,
    "a list that starts beyond all numbers": _list_that_starts_beyond_all,
    "a part that embeds itself": _parts_in_a_circle,
    "odd names": _odd_names,
    "zip64": _zip64,
    "a header that is the document": lambda: word_file(
        p("正文") + '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>',
        links={"h": ("header", "document.xml")},
    ),
    "a comment without its text": lambda: word_file(p("正文", inner='<w:commentRangeStart w:id="1"/>')),
    "twenty thousand marks": lambda: word_file(p("正文", inner=f"<w:ins {WHO}>{run('字')}</w:ins>" * 20_000)),
    "comments that end before they begin": lambda: word_file(
        p("前", inner='<w:commentRangeEnd w:id="1"/>') + p("正文", inner='<w:commentRangeStart w:id="1"/>'),
        {"word/comments.xml": xml("comments", f'<w:comment w:id="1">{p("批")}</w:comment>')},
        {"c": ("comments", "comments.xml")},
    ),
    "sizes that are no numbers": lambda: word_file(
        p("", inner=run("正文", '<w:sz w:val="九"/><w:rFonts/><w:highlight/>'))
        + '<w:sectPr><w:pgSz w:w="-1" w:h="x"/><w:pgMar w:top="1e9"/></w:sectPr>'
    ),
    "fifty thousand empty paragraphs": lambda: word_file("<w:p/>" * 50_000 + p("正文")),
    "tables side by side in a cell": lambda: word_file(
        table("<w:tc>" + table("<w:tc><w:p/></w:tc>") * 500 + "</w:tc>") + p("正文")
    ),
    "a field that never ends": lambda: word_file(
        p("正文") + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("后")
    ),
}  # fmt: skip

REFUSED: dict[str, Callable[[], bytes]] = {
    "a wrong checksum": _wrong_checksum,
    "an attribute of eleven megabytes": lambda: word_file(f'<w:p w:rsidR="{"9" * 11_000_000}"/>' + p("正文")),
    "the document outside": lambda: zipped({
        "[Content_Types].xml": "<Types/>", "_rels/.rels": relations({"m": ("officeDocument", "https://example.invalid/d")}),
    }),
    "a document that is a folder": lambda: zipped({"[Content_Types].xml": "<Types/>", "word/document.xml/": ""}),
}  # fmt: skip


@pytest.mark.parametrize("make", READABLE.values(), ids=READABLE)
def test_words_that_can_be_read_are_read(tmp_path: Path, make: Callable[[], bytes]) -> None:
    found = _read(tmp_path, make(), PATIENT)
    assert isinstance(found, Document), found
    assert "正文" in found.text


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, make: Callable[[], bytes]) -> None:
    found = _read(tmp_path, make())
    assert isinstance(found, str)
    assert found.startswith("“答复.docx”")
    assert "无法解析（" not in found, "an error that nobody foresaw"
