"""Text files: decoded, and otherwise left as they are."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.readers import read
from replycheck.readers.plain_text import read_text

LETTER = "尊敬的王某：\r\n\r\n　　您好。来信收悉，现答复如下。\n"


def read_bytes(folder: Path, data: bytes, name: str = "答复.txt") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(path)


@pytest.mark.parametrize(
    ("data", "assumed"),
    [
        (LETTER.encode(), None),
        (codecs.BOM_UTF8 + LETTER.encode(), None),
        (LETTER.encode("gb18030"), "GB18030"),
        (LETTER.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + LETTER.encode("utf-16-be"), "UTF-16"),
        (LETTER.encode("utf-32"), "UTF-32"),
        (f"\ufeff{LETTER}".encode("gb18030"), "GB18030"),
        (LETTER.encode("utf-16-le"), "UTF-16"),
        (LETTER.encode("utf-16-be"), "UTF-16"),
    ],
    ids=[
        "utf-8",
        "utf-8-mark",
        "gb18030",
        "utf-16",
        "utf-16-be",
        "utf-32",
        "gb18030-mark",
        "utf-16-le-bare",
        "utf-16-be-bare",
    ],
)
def test_the_text_is_the_decoded_file_unchanged(tmp_path: Path, data: bytes, assumed: str | None) -> None:
    document = read_bytes(tmp_path, data)
    assert document.text == LETTER
    assert document.format == "txt"
    assert document.pages == ()
    assert document.complete
    assert [assumed in caveat.message for caveat in document.caveats if assumed] == ([True] if assumed else [])
    assert bool(document.caveats) is (assumed is not None)


def test_paragraphs_are_the_lines_that_say_something(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, LETTER.encode())
    assert [one.span.of(document.text) for one in document.paragraphs] == [
        "尊敬的王某：",
        "您好。来信收悉，现答复如下。",
    ]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_every_text_in_utf_8_reads_back_unchanged(text: str) -> None:
    if text.startswith("\ufeff"):
        text = "文" + text
    assert read_text("", text.encode(), "").text == text


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        text = read_text("x.txt", data, "").text
    except UnreadableError as error:
        text = str(error)
    assert text.strip()
    assert "\0" not in text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b" \r\n\t\n", "没有文字"),
        ("　　\n".encode(), "没有文字"),
        (codecs.BOM_UTF8, "没有文字"),
        (b"a\0b\0\0c", "不是能读取的文本"),
        (bytes(range(1, 32)) * 9, "不是能读取的文本"),
        ("您好，來信收悉，現答復如下，請查收。".encode("big5"), "不是能读取的文本"),
        (codecs.BOM_UTF16_LE + b"\x00", "已损坏"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xff", "已损坏"),
    ],
    ids=["empty", "blank", "wide-blanks", "only-a-mark", "binary", "controls", "big5", "half-utf-16", "false-mark"],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as error:
        read_bytes(tmp_path, data)
    assert "答复.txt" in str(error.value)


def test_form_feeds_make_no_pages(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "甲\f乙".encode())
    assert document.text == "甲\f乙"
    assert document.pages == ()


def test_words_stored_backwards_are_said(tmp_path: Path) -> None:
    path = tmp_path / "答复.txt"
    path.write_text("现答复如下。\n\u202e。持支予不院本\u202c\n", encoding="utf-8")
    assert not read(path).complete
    path.write_text("现答复如下。\u200e\n本院不予支持。\n", encoding="utf-8")
    assert read(path).complete
