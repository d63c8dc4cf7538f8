"""Word files that are broken, senseless or meant to do harm: one clear sentence, never a traceback, never silence."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import docx
import pytest
from docx_builder import p, read_bytes, relations, run, word_file, xml, zipped

from replycheck.errors import ReplycheckError, UnreadableError
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.readers import read, read_isolated

LETTER = word_file(p("您好，来信收悉。") * 20)


def refused(folder: Path, data: bytes, name: str = "答复.docx", limits: Limits | None = None) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as error:
        read(path, limits or Limits())
    return str(error.value)


def outcome(path: Path) -> Document | str:
    """The document, or the sentence that says why there is none; anything else is an error."""
    try:
        return read(path)
    except ReplycheckError as error:
        return str(error)


def is_sound(found: Document | str) -> bool:
    """Whether there is text, or a word about why not."""
    if isinstance(found, str):
        return found.endswith("。") and "\n" not in found
    return bool(found.text.strip()) or not found.complete


def _entities(inner: str) -> bytes:
    root = xml("document", f"<w:body>{p('&x;')}</w:body>")
    return zipped({"word/document.xml": root.replace("<w:document", f"<!DOCTYPE d [{inner}]><w:document", 1)})


_LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
_ENCRYPTED_OLE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
)
_BODY = xml("document", f"<w:body>{p('文')}</w:body>")
_AT = LETTER.find(b"word/document.xml") + 30  # inside the compressed main part

REFUSED = {
    "external-entity": (_entities('<!ENTITY x SYSTEM "file:///etc/passwd">'), "不是有效的 XML"),
    "billion-laughs": (_entities(_LAUGHS + '<!ENTITY x "&a9;">'), "不是有效的 XML"),
    "wide-entities": (
        zipped({"word/document.xml": f"<!DOCTYPE d [<!ENTITY x 'y'>]>{_BODY[55:]}".encode("utf-16")}),
        "不是有效的 XML",
    ),
    "password": (_ENCRYPTED_OLE, "密码"),
    "cut-off": (LETTER[: len(LETTER) // 2], "已损坏"),
    "only-the-mark-of-a-zip": (b"PK\x03\x04", "已损坏"),
    "main-part-overwritten": (LETTER[:_AT] + b"x" * 40 + LETTER[_AT + 40 :], "解压失败"),
    "empty-zip": (zipped({}), "压缩包"),
    "zip-of-something": (zipped({"照片.txt": "x"}), "压缩包"),
    "excel": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "Excel"),
    "odt": (zipped({"mimetype": "", "content.xml": ""}), "ODT"),
    "ofd": (zipped({"OFD.xml": ""}), "OFD"),
    "no-main-part": (zipped({"[Content_Types].xml": "<a/>", "x.xml": "<a/>"}), "不是 Word 文档"),
    "no-body": (zipped({"word/document.xml": xml("document", "")}), "不是 Word 文档"),
    "main-part-not-xml": (zipped({"word/document.xml": "你好"}), "不是有效的 XML"),
    "main-part-unclosed": (zipped({"word/document.xml": xml("document", "<w:body>")}), "不是有效的 XML"),
    "main-part-empty": (zipped({"word/document.xml": ""}), "不是有效的 XML"),
    "broken-relations": (zipped({"word/document.xml": _BODY, "_rels/.rels": "<"}), "不是有效的 XML"),
    "without-words": (word_file(p() + p("　 ")), "没有可读的文字"),
    "only-hidden-words": (word_file(p(inner=run("藏", "<w:vanish/>"))), "没有可读的文字"),
    "too-deep": (word_file("<w:x>" * 300 + p("文") + "</w:x>" * 300), "不是有效的 XML"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, data: bytes, words: str) -> None:
    message = refused(tmp_path, data)
    assert words in message
    assert "答复.docx" in message
    assert message.endswith("。")


def test_nothing_of_an_external_entity_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    assert "机密" not in refused(tmp_path, _entities(f'<!ENTITY x SYSTEM "{secret.as_uri()}">'))


def test_a_gigabyte_of_zeros_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(256):
                part.write(bytes(4_000_000))
    assert "压缩炸弹" in refused(tmp_path, buffer.getvalue())


def test_a_part_that_would_fill_the_memory_once_parsed_is_refused(tmp_path: Path) -> None:
    data = zipped({"word/document.xml": _BODY + " " * 50_000_000})
    assert "过大" in refused(tmp_path, data, limits=Limits(ratio=10**6))


def test_a_part_that_lies_about_its_size_is_caught_while_unpacking(tmp_path: Path) -> None:
    data = bytearray(word_file(p("文"), parts={"word/media.bin": b"\0" * 3_000_000, "word/c.bin": b"x"}))
    size = struct.pack("<I", 3_000_000)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<I", 10)
    document = read_bytes(tmp_path, bytes(data))
    assert document.text == "文"  # the part is not needed for the text
    lying = bytearray(word_file(p("文" * 1_000_000)))
    true_size = len(xml("document", f"<w:body>{p('文' * 1_000_000)}</w:body>").encode())
    while (at := lying.find(struct.pack("<I", true_size))) >= 0:
        lying[at : at + 4] = struct.pack("<I", 500)
    assert "已损坏" in refused(tmp_path, bytes(lying))


def test_one_part_read_many_times_is_counted_each_time(tmp_path: Path) -> None:
    body = p("文") + '<w:altChunk r:id="c"/>' * 400
    data = word_file(body, parts={"word/c.txt": "甲" * 10_000}, links={"c": ("aFChunk", "c.txt")})
    assert "压缩炸弹" in refused(tmp_path, data, limits=Limits(unpacked_bytes=5_000_000, ratio=10**6))
    assert "字数上限" in refused(tmp_path, data, limits=Limits(characters=1_000_000))


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(file_bytes=100), "大小上限"),
        (Limits(characters=50), "字数上限"),
        (Limits(unpacked_bytes=500), "压缩炸弹"),
    ],
    ids=["bytes", "characters", "unpacked"],
)
def test_every_limit_has_its_sentence(tmp_path: Path, limits: Limits, words: str) -> None:
    assert words in refused(tmp_path, LETTER, limits=limits)


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    data = word_file(p("文", "<w:pageBreakBefore/>") * 20)
    assert "页数上限" in refused(tmp_path, data, limits=Limits(pages=10))


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    data = zipped({"word/document.xml": _BODY, "WORD\\document.xml": _BODY.replace("文", "武")})
    assert "重名" in refused(tmp_path, data)


def test_a_part_under_a_password_is_refused(tmp_path: Path) -> None:
    data = bytearray(LETTER)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= 1
    assert "密码" in refused(tmp_path, bytes(data))


def test_relations_that_leave_the_package_lead_nowhere(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    data = word_file(p("文") + section, links={"h": ("header", "../../../../etc/passwd")})
    assert read_bytes(tmp_path, data).text == "文"


def test_a_broken_side_part_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    data = zipped(
        {
            "word/document.xml": _BODY,
            "word/styles.xml": "<broken",
            "word/_rels/document.xml.rels": relations({"s": ("styles", "styles.xml")}),
        }
    )
    document = read_bytes(tmp_path, data)
    assert document.text == "文"
    assert not document.complete
    assert "损坏" in document.caveats[0].message


def test_boxes_in_boxes_end_somewhere(tmp_path: Path) -> None:
    inner = p("底")
    for _ in range(20):
        inner = p("层", inner=f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>")
    document = read_bytes(tmp_path, word_file(inner))
    assert document.text.count("层") == 9
    assert not document.complete


def test_tables_in_tables_are_read_to_the_depth_that_xml_allows(tmp_path: Path) -> None:
    inner = p("底")
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert read_bytes(tmp_path, word_file(inner)).text == "底"


def test_a_large_word_file_is_read_in_a_child_process(tmp_path: Path) -> None:
    path = tmp_path / "长.docx"
    path.write_bytes(word_file("".join(p(f"第{i}段，" + "字" * 60) for i in range(30_000))))
    document = read_isolated(path, Limits(seconds=120))  # on a busy machine too
    assert len(document.paragraphs) == 30_000
    assert document == read(path)


@pytest.fixture(scope="module", name="office")
def _office_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A Word file as python-docx writes it, with a table, a header and styles."""
    document = docx.Document()
    document.add_heading("关于来信的答复", 1)
    document.add_paragraph("您好。", style="List Number")
    document.add_table(2, 2).cell(0, 0).text = "事项"
    document.sections[0].header.paragraphs[0].text = "某市信访局"
    document.add_page_break()
    document.add_paragraph("特此答复。")
    path = tmp_path_factory.mktemp("office") / "office.docx"
    document.save(str(path))
    return path.read_bytes()


def test_a_file_written_by_python_docx_reads_back(tmp_path: Path, office: bytes) -> None:
    document = read_bytes(tmp_path, office)
    assert document.text == "某市信访局\n关于来信的答复\n1. 您好。\n事项\n特此答复。"
    assert [page.number for page in document.pages] == [1, 2]
    assert document.caveats == ()


def _rezipped(data: bytes, rng: random.Random) -> bytes:
    """The same package with the XML of one part changed at random, as a fuzzer would."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    part = files[rng.choice(["word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels"])]
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(part))
        piece = bytes(part[start : start + rng.randint(1, 60)])
        part[start : start + len(piece)] = rng.choice([b"", piece * 2, b"w:", b"-1", b'w:val="99999999999"', b"&#0;"])
    return zipped({name: bytes(content) for name, content in files.items()})


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_gives_text_or_a_sentence_never_a_traceback(tmp_path: Path, office: bytes, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - seeded damage
    data = bytearray(office)
    for _ in range(rng.randint(1, 8)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    for damaged in (bytes(data), bytes(data[: rng.randrange(len(data))]), _rezipped(office, rng)):
        path = tmp_path / "坏.docx"
        path.write_bytes(damaged)
        assert is_sound(outcome(path))


@pytest.mark.outside_data
def test_no_odd_file_in_the_world_breaks_the_reader(outside: Path) -> None:
    folder = outside / "data" / "hostile"
    files = [path for path in sorted(folder.glob("*/*")) if path.parent.name != "pdf"]
    assert files
    for path in files:
        assert is_sound(outcome(path)), path.name
