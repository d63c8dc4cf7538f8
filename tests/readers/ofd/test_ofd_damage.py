"""What is odd, broken or hostile in an OFD file costs what it must, and is said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ofd_builder import SPACE, content, line, packed, page, parts, read, told

from replycheck.errors import UnreadableError

FIRST, SECOND = "王某：你来信反映的事项收悉，现答复如下。", "经查，你反映的情况部分属实，已经责成承办人改正。"


def letter() -> dict[str, str]:
    return parts([page([FIRST], 1), page([SECOND], 2)])


NAMES = {
    "no name space": lambda xml: re.sub(r"(</?)ofd:", r"\1", xml.replace(SPACE, "")),
    "a default name space": lambda xml: re.sub(r"(</?)ofd:", r"\1", xml.replace("xmlns:ofd", "xmlns")),
    "another prefix": lambda xml: re.sub(r"(</?)ofd:", r"\1x:", xml.replace("xmlns:ofd", "xmlns:x")),
    "the name space of a draft": lambda xml: xml.replace("ofdspec.org/2016", "ofdspec.org"),
    "a byte order mark": lambda xml: "\ufeff" + xml,
    "comments": lambda xml: xml.replace("<ofd:Content>", "<!-- x --><ofd:Content>"),
}


@pytest.mark.parametrize("change", NAMES.values(), ids=NAMES)
def test_name_spaces_and_prefixes_make_no_difference(change: object) -> None:
    assert callable(change)
    document = read({name: change(xml) for name, xml in letter().items()})
    assert document.text == f"{FIRST}\n{SECOND}"
    assert document.complete


PLACES = {
    "absolute": ("Pages/Page_0/Content.xml", "/Doc_0/Pages/Page_0/Content.xml"),
    "absolute without the document": ("Pages/Page_0/Content.xml", "/Pages/Page_0/Content.xml"),
    "from the root": ("Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml"),
    "with dots": ("Pages/Page_0/Content.xml", "./Pages/../Pages/Page_0/Content.xml"),
    "backslashes": ("Pages/Page_0/Content.xml", "Pages\\Page_0\\Content.xml"),
    "other letters": ("Pages/Page_0/Content.xml", "pages/PAGE_0/content.XML"),
    "blanks around": ("Pages/Page_0/Content.xml", " Pages/Page_0/Content.xml "),
}


@pytest.mark.parametrize(("usual", "other"), PLACES.values(), ids=PLACES)
def test_references_are_found_however_they_are_written(usual: str, other: str) -> None:
    files = letter()
    files["Doc_0/Document.xml"] = files["Doc_0/Document.xml"].replace(usual, other)
    assert read(files).text == f"{FIRST}\n{SECOND}"


def test_a_missing_page_is_named_and_keeps_its_place() -> None:
    files = letter()
    del files["Doc_0/Pages/Page_0/Content.xml"]
    document = read(files)
    assert not document.complete
    assert "第1页的内容在文件里缺失或已损坏" in told(document)
    assert len(document.pages) == 2
    assert document.text == SECOND


@pytest.mark.parametrize("broken", ["<ofd:Page", "", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "\0\0"], ids=str)
def test_a_broken_page_is_named(broken: str) -> None:
    files = letter()
    files["Doc_0/Pages/Page_1/Content.xml"] = broken
    document = read(files)
    assert "第2页的内容" in told(document)
    assert not document.complete
    assert document.text == FIRST


def test_a_missing_template_or_group_makes_the_reading_incomplete() -> None:
    files = letter()
    files["Doc_0/Pages/Page_0/Content.xml"] = content(page([FIRST]), '<ofd:Template TemplateID="7"/>')
    assert "第1页用到的模板或图文" in told(read(files))
    files = parts([page([FIRST]) + '<ofd:CompositeObject ID="5" Boundary="0 0 9 9" ResourceID="8"/>'])
    assert not read(files).complete


def test_missing_notes_and_fonts_cost_no_words() -> None:
    files = parts(
        [page([FIRST])],
        common="<ofd:PublicRes>Res.xml</ofd:PublicRes>",
        more="<ofd:Annotations>None.xml</ofd:Annotations>",
    )
    document = read(files)
    assert document.complete
    assert "不影响已读出的文字" in told(document)


def test_several_documents_are_read_one_after_the_other_and_their_binding_is_not_judged() -> None:
    second = parts([page([SECOND], 1)], root="Doc_1")
    files = second | parts([page([FIRST], 1)])
    files["OFD.xml"] = files["OFD.xml"].replace(
        "</ofd:OFD>", "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    document = read(files)
    assert document.text == f"{FIRST}\n{SECOND}"
    assert not document.bound
    assert "2 份文档" in told(document)


def test_glyphs_without_characters_are_not_trusted() -> None:
    glyphs = (
        '<ofd:TextObject ID="3" Boundary="30 100 80 6" Font="1" Size="5">'
        '<ofd:CGTransform CodePosition="0" CodeCount="3" GlyphCount="3"><ofd:Glyphs>12 13 14</ofd:Glyphs>'
        "</ofd:CGTransform>"
        '<ofd:TextCode X="0" Y="5"></ofd:TextCode></ofd:TextObject>'
    )
    document = read(parts([glyphs * 9 + line("十个字", 30, 50)]))
    assert "读出的文字不可信" in told(document)
    assert not document.complete


def glyphs(count: int, words: str) -> str:
    """A text object that names ``count`` glyphs of its font, and the characters ``words`` for them."""
    return (
        '<ofd:TextObject ID="3" Boundary="30 100 80 6" Font="1" Size="5"><ofd:CGTransform CodePosition="0">'
        f"<ofd:Glyphs>{'3 ' * count}</ofd:Glyphs></ofd:CGTransform>"
        f'<ofd:TextCode X="0" Y="5">{words}</ofd:TextCode></ofd:TextObject>'
    )


def test_a_blank_that_names_its_glyph_is_a_blank() -> None:
    document = read(parts([glyphs(1, " ") * 9 + line("十个字", 30, 50)]))
    assert document.complete
    assert document.text == "十个字"


def test_leaders_do_not_hide_that_words_beside_them_are_lost() -> None:
    entry = line("." * 90 + "1", 30, 50, 1.5)
    assert read(parts([entry])).complete
    assert not read(parts([entry + glyphs(6, "")])).complete


def test_lines_and_boxes_alone_are_an_empty_page_and_no_scan() -> None:
    box = "<ofd:AbbreviatedData>M 0 0 L 70 0 L 70 28 L 0 28 C</ofd:AbbreviatedData>"
    document = read(parts([f'<ofd:PathObject ID="4" Boundary="0 0 99 99" Fill="true">{box}</ofd:PathObject>']))
    assert not document.complete
    assert "没有任何文字" in told(document)


def test_a_title_page_keeps_office_and_month_apart() -> None:
    lines = line("青禾市密码学会联委会", 60, 200) + line("二〇二〇年十二月", 60, 210)
    assert read(parts([lines])).text == "青禾市密码学会联委会\n二〇二〇年十二月"


def test_private_characters_are_not_trusted() -> None:
    assert "读出的文字不可信" in told(read(parts([page(["\ue001\ue002\ue003" * 9])])))


def test_a_page_of_pictures_alone_is_not_read_as_empty() -> None:
    scan = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="1"/>'
    document = read(parts([page([FIRST]), scan]))
    assert document.pages[1].unread
    assert not document.complete
    curve = "<ofd:AbbreviatedData>M 0 0 B 1 1 2 2 3 3</ofd:AbbreviatedData>"
    shapes = f'<ofd:PathObject ID="4" Boundary="0 0 99 99">{curve}</ofd:PathObject>'
    assert not read(parts([shapes])).complete


def test_an_empty_page_has_no_ink_and_an_empty_file_is_incomplete() -> None:
    assert read(parts([page([FIRST]), ""])).pages[1].ink == 0.0
    assert not read(parts([""])).complete


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 -5 5", "nan nan nan nan", "0 0 1e99 1e99", "x", "1 2 3"], ids=str)
def test_an_impossible_page_size_is_taken_for_a4(box: str) -> None:
    files = letter()
    files["Doc_0/Document.xml"] = files["Doc_0/Document.xml"].replace("0 0 210 297", box)
    assert round(read(files).pages[0].height) == 842


UNREADABLE = {
    "no pages": {"OFD.xml": f"<ofd:OFD {SPACE}/>"},
    "no root": {"OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>x</ofd:DocRoot></ofd:DocBody></ofd:OFD>"},
    "broken root": {"OFD.xml": "<ofd"},
    "a way out": {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>../../etc/passwd</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    },
    "an entity": {"OFD.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'},
}


@pytest.mark.parametrize("files", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_without_pages_is_refused_in_one_sentence(files: dict[str, str]) -> None:
    with pytest.raises(UnreadableError, match="没有页面"):
        read(files)


def test_limits_are_kept() -> None:
    with pytest.raises(UnreadableError, match="页数上限"):
        read(letter(), pages=1)
    with pytest.raises(UnreadableError, match="字数上限"):
        read(letter(), characters=20)
    with pytest.raises(UnreadableError, match=r"unpacked_bytes"):
        read(letter(), unpacked_bytes=500)
    bomb = letter() | {"Doc_0/x.xml": " " * 30_000_000}
    with pytest.raises(UnreadableError, match="压缩炸弹"):
        read(bomb)


def test_a_group_that_holds_itself_ends() -> None:
    files = parts(
        ['<ofd:CompositeObject ID="5" ResourceID="8" Boundary="0 0 99 99"/>' + line("正文", 30, 50)],
        common="<ofd:PublicRes>R.xml</ofd:PublicRes>",
    )
    inner = '<ofd:CompositeObject ID="6" ResourceID="8" Boundary="0 0 9 9"/>'
    files["Doc_0/R.xml"] = (
        f'<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="8"><ofd:Content>{inner}'
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    assert read(files).text == "正文"
    files["Doc_0/R.xml"] = files["Doc_0/R.xml"].replace(inner, inner * 9)
    assert read(files).text == "正文"


WHOLE = packed(letter())


@settings(max_examples=60)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.booleans())
def test_a_damaged_file_is_read_or_refused_in_words(at: int, value: int, cut: bool) -> None:  # noqa: FBT001 - hypothesis
    data = WHOLE[:at] if cut else WHOLE[:at] + bytes([value]) + WHOLE[at + 1 :]
    try:
        document = read(data)
    except UnreadableError:
        return
    assert document.text or not document.complete


@settings(max_examples=60)
@given(st.text(alphabet="0123456789 .-gGeE,nanMLC", max_size=40), st.sampled_from(["DeltaX", "DeltaY", "X", "Y"]))
def test_whatever_stands_for_a_figure_ends_in_a_document(figures: str, name: str) -> None:
    assert len(read(parts([line("一二三四五", 30, 50, code=f'{name}="{figures}"')])).pages) == 1


@settings(max_examples=40)
@given(st.text(alphabet="0123456789 .-eEnaif", max_size=40), st.sampled_from(["CTM", "Boundary", "Size", "HScale"]))
def test_whatever_stands_for_a_matrix_ends_in_a_document(figures: str, name: str) -> None:
    xml = line("一二三", 30, 50)
    changed = re.sub(rf' {name}="[^"]*"', "", xml).replace("<ofd:TextObject", f'<ofd:TextObject {name}="{figures}"', 1)
    assert len(read(parts([changed])).pages) == 1
