"""Which format a file is: by its content, and by its name only where content says nothing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from docx_builder import p, word_file, zipped
from faithful_ofd import letter
from ofd_builder import packed

from replycheck.errors import MissingFileError, UnreadableError, UsageError
from replycheck.readers import read, read_isolated
from replycheck.readers.formats import Format, inside_zip
from replycheck.readers.sniff import sniff

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"junk before\n%PDF-1.4", Format.PDF),
        (word_file(""), Format.ZIP),
        (b"{\\rtf1\\ansi", Format.RTF),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Format.IMAGE),
        (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
        (b"II*\0", Format.IMAGE),
        (b"BM\x36\x00\x0c\x00\0\0\0\0", Format.IMAGE),
        (b"RIFF\0\0\0\0WEBPVP8 ", Format.IMAGE),
        (b"\0\0\0\x18ftypmp42", Format.MEDIA),
        (b"7z\xbc\xaf\x27\x1c", Format.ARCHIVE),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), Format.ENCRYPTED),
        (_OLE + "WordDocument".encode("utf-16-le"), Format.DOC),
        (_OLE + "Workbook".encode("utf-16-le"), Format.XLS),
        (_OLE, Format.OLE),
        (b"<!DOCTYPE html><html>", Format.HTML),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', Format.WORD_XML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", Format.HTML),
        ("您好".encode(), Format.TEXT),
        (b"BM is how this text begins", Format.TEXT),
    ],
)
def test_content_tells_the_format(data: bytes, kind: Format) -> None:
    assert sniff(data) is kind


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ({"[content_types].xml", "word/document.xml"}, Format.DOCX),
        ({"word/document2.xml"}, Format.DOCX),
        ({"[content_types].xml", "xl/workbook.xml"}, Format.XLSX),
        ({"ppt/presentation.xml"}, Format.PPTX),
        ({"ofd.xml", "doc_0/document.xml"}, Format.OFD),
        ({"content.xml"}, Format.ODT),
        ({"答复.pdf"}, Format.ZIP),
        (set(), Format.ZIP),
    ],
)
def test_the_parts_of_a_zip_tell_what_it_is(names: set[str], kind: Format) -> None:
    assert inside_zip(frozenset(names)) is kind


def test_every_format_that_is_not_read_has_a_name_for_users() -> None:
    assert all(kind.about.called for kind in Format)
    assert any(not kind.about.reader for kind in Format)


def test_a_suffix_belongs_to_one_format_and_a_reader_can_be_loaded() -> None:
    suffixes = [suffix for kind in Format for suffix in kind.about.suffixes]
    assert len(suffixes) == len(set(suffixes))
    for kind in Format:
        if kind.about.reader:
            assert callable(import_module(f"replycheck.readers.{kind.about.reader}").read_file)
        if kind.about.pictures:
            assert callable(import_module(f"replycheck.readers.{kind.about.pictures}").page_colours)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.doc", _OLE + "WordDocument".encode("utf-16-le"), "旧版 Word"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "图片"),
        ("a.zip", zipped({"a.txt": "x"}), "压缩包"),
        ("a.html", b"<html><body>x</body></html>", "网页"),
        ("a.docx", b"\0\1\2\3 not a zip", "已损坏，或不是Word"),
        ("a.docx", "您好".encode(), "已损坏，或不是Word"),
        ("a.ofd", b"x", "已损坏，或不是OFD"),
    ],
)
def test_what_is_not_supported_is_named_with_a_way_out(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=words) as error:
        read(path)
    assert name in str(error.value)
    assert "后再查" in str(error.value)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", word_file(p("您好")), "内容其实是Word"),
        ("a.txt", word_file(p("您好")), "内容其实是Word"),
        ("a.docm", word_file(p("您好")), None),
        ("a", "您好".encode(), None),
        ("a.log", "您好".encode(), None),
    ],
)
def test_a_misleading_name_is_said_and_the_content_read(
    tmp_path: Path, name: str, data: bytes, words: str | None
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for document in (read(path), read_isolated(path)):
        assert document.text == "您好"
        assert document.complete
        assert [words in caveat.message for caveat in document.caveats if words] == ([True] if words else [])


def test_a_document_knows_its_path_and_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "答复.txt"
    path.write_text("您好", encoding="utf-8")
    document = read(path)
    assert document.source == str(path)
    assert document.sha256 == hashlib.sha256("您好".encode()).hexdigest()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="无此件"):
        read(tmp_path / "无此件.docx")


def test_a_folder_leads_to_batch(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="replycheck batch"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["a\0b.txt", "长" * 5000])
def test_an_impossible_path_is_a_sentence(name: str) -> None:
    with pytest.raises((UnreadableError, MissingFileError), match=r"无法打开|找不到文件"):  # systems differ in which
        read(name)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs a device file")  # noqa: PTH110 - at collection
def test_a_device_is_no_file() -> None:
    with pytest.raises(UsageError, match="不是普通文件"):
        read("/dev/zero")


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after ``code``."""
    code += "; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_readers_loads_no_parser() -> None:
    assert not loaded("import replycheck.readers") & {"docx", "lxml", "zipfile", "pypdfium2", "pdfplumber"}


def test_reading_a_word_file_loads_no_other_parser(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(p("您好")))
    assert not loaded(f"import replycheck.readers as r; r.read({str(path)!r})") & {"docx", "pypdfium2", "pdfplumber"}


def test_reading_an_ofd_loads_no_pdf_parser(tmp_path: Path) -> None:
    path = tmp_path / "a.ofd"
    path.write_bytes(packed(letter()))
    known = loaded(f"import replycheck.readers as r; r.read({str(path)!r})")
    assert "replycheck.readers.ofd.read" in known
    assert not known & {"pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer", "replycheck.readers.pdf"}
