"""An OFD file reads as a person reads its pages: words by place, page numbers, seals, templates, notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from faithful_ofd import CASES, LETTER, SECOND, Made, letter
from ofd_builder import SIZE, SPACE, TOP, line, page, parts, read, told

from replycheck.model.mark import MarkKind, SealShape


def test_a_letter_reads_as_its_paragraphs_with_its_page_numbers_set_aside() -> None:
    document = read(letter())
    assert document.text == LETTER
    assert document.format == "ofd"
    assert document.bound
    assert [found.printed_number for found in document.pages] == [1, 2]
    assert document.complete


def test_places_are_points_from_the_top_left_of_the_page() -> None:
    first = read(letter()).pages[0]
    assert (round(first.width, 1), round(first.height, 1)) == (595.3, 841.9)
    box = first.lines[0].box
    assert box.x0 == pytest.approx((28 + 2 * SIZE) * 72 / 25.4, abs=0.5)
    assert box.top == pytest.approx((TOP - 0.88 * SIZE) * 72 / 25.4, abs=0.5)
    assert first.lines[0].size == pytest.approx(SIZE * 72 / 25.4, abs=0.1)


@pytest.mark.parametrize("make", CASES.values(), ids=CASES)
def test_text_reads_as_it_stands_on_the_page(make: Callable[[], Made]) -> None:
    data, words = make()
    document = read(data)
    assert document.text == words
    assert document.complete
    assert not document.pages[0].rotation


@pytest.mark.parametrize("turn", [("0 1 -1 0", 270), ("-1 0 0 -1", 180), ("0 -1 1 0", 90)], ids=str)
def test_a_page_whose_words_are_turned_is_told_and_read(turn: tuple[str, int]) -> None:
    matrix, rotation = turn
    document = read(parts([line("横放的一页纸", 100, 100, CTM=f"{matrix} 0 0")]))
    assert document.text == "横放的一页纸"
    assert document.pages[0].rotation == rotation


def noted(kind: str, inner: str, remark: str = "") -> dict[str, str]:
    files = parts([page([SECOND])], more="<ofd:Annotations>Annots/List.xml</ofd:Annotations>")
    files["Doc_0/Annots/List.xml"] = (
        f'<ofd:Annotations {SPACE}><ofd:Page PageID="100"><ofd:FileLoc>P.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    )
    files["Doc_0/Annots/P.xml"] = (
        f'<ofd:PageAnnot {SPACE}><ofd:Annot ID="3" Type="{kind}" Creator="李某"><ofd:Remark>{remark}</ofd:Remark>'
        f'<ofd:Appearance Boundary="120 200 42 42">{inner}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'
    )
    return files


def test_words_typed_onto_a_page_are_read_and_watermarks_set_aside() -> None:
    assert read(noted("Path", line("另补一句", 0, 6))).text == f"{SECOND}\n另补一句"
    marked = read(noted("Watermark", line("内部资料", 0, 6)))
    assert marked.text == SECOND
    assert [one.text for one in marked.pages[0].running_heads] == ["内部资料"]


def test_a_remark_on_a_page_is_a_comment() -> None:
    (comment,) = read(noted("Highlight", "", "这句再核实")).marks
    assert (comment.kind, comment.words, comment.who, comment.page) == (MarkKind.COMMENT, "这句再核实", "李某", 1)


def test_a_stamp_with_a_picture_is_a_seal() -> None:
    (seal,) = read(noted("Stamp", '<ofd:ImageObject ID="4" Boundary="0 0 42 42"/>')).pages[0].seals
    assert seal.shape is SealShape.ROUND
    assert (round(seal.box.x0), round(seal.box.top)) == (340, 567)


def signed(stamp: str) -> dict[str, str]:
    files = letter()
    files["OFD.xml"] = files["OFD.xml"].replace(
        "</ofd:DocBody>", "<ofd:Signatures>/Doc_0/Signs/List.xml</ofd:Signatures></ofd:DocBody>"
    )
    files["Doc_0/Signs/List.xml"] = (
        f'<ofd:Signatures {SPACE}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>'
    )
    files["Doc_0/Signs/Sign_0/Signature.xml"] = (
        f'<ofd:Signature {SPACE}><ofd:SignedInfo><ofd:Provider ProviderName="某签章"/>'
        f"{stamp}</ofd:SignedInfo></ofd:Signature>"
    )
    return files


@pytest.mark.parametrize(
    ("box", "shape"),
    [("100 200 42 42", SealShape.ROUND), ("100 200 45 30", SealShape.OVAL), ("100 200 20 20", SealShape.SQUARE)],
    ids=str,
)
def test_a_seal_is_found_through_the_signature_with_its_place(box: str, shape: SealShape) -> None:
    document = read(signed(f'<ofd:StampAnnot ID="1" PageRef="101" Boundary="{box}"/>'))
    assert document.pages[0].seals == ()
    (seal,) = document.pages[1].seals
    assert (seal.shape, round(seal.box.x0), round(seal.box.top)) == (shape, 283, 567)
    (mark,) = document.marks
    assert (mark.kind, mark.who, mark.page) == (MarkKind.SIGNATURE, "某签章", 2)
    assert "1 个电子签名或电子印章" in told(document)


def test_a_strip_of_a_seal_across_the_edges_is_no_seal_on_the_page() -> None:
    document = read(signed('<ofd:StampAnnot ID="1" PageRef="101" Boundary="190 100 42 42" Clip="0 0 10 42"/>'))
    assert document.pages[1].seals == ()
    assert [mark.kind for mark in document.marks] == [MarkKind.SIGNATURE]


def test_a_file_without_signature_says_so() -> None:
    assert "没有电子签名" in told(read(letter()))


def test_a_red_line_under_the_head_is_found() -> None:
    rule = (
        '<ofd:PathObject ID="1" Boundary="28 60 156 1" LineWidth="0.7"><ofd:StrokeColor Value="255 0 0"/>'
        "<ofd:AbbreviatedData>M 0 0.3 L 156 0.3</ofd:AbbreviatedData></ofd:PathObject>"
    )
    (red,) = read(parts([rule + page([SECOND])])).pages[0].red_lines
    assert red.top == pytest.approx(60.3 * 72 / 25.4, abs=0.5)
    assert not read(parts([rule.replace("255 0 0", "0 0 0") + page([SECOND])])).pages[0].red_lines


def test_an_attachment_is_a_mark() -> None:
    files = parts([page([SECOND])], more="<ofd:Attachments>Att.xml</ofd:Attachments>")
    files["Doc_0/Att.xml"] = (
        f'<ofd:Attachments {SPACE}><ofd:Attachment ID="1" Name="名单.xlsx"><ofd:FileLoc>a.bin</ofd:FileLoc>'
        "</ofd:Attachment></ofd:Attachments>"
    )
    (mark,) = read(files).marks
    assert (mark.kind, mark.words) == (MarkKind.EMBEDDED, "名单.xlsx")
