"""What a person reads off the paper, construct by construct."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import alternatives, box, cell, field, p, read_bytes, run, table, word_file

_HIDDEN = "<w:vanish/>"
_FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_DELETED_MARK = "<w:rPr><w:del w:id='1'/></w:rPr>"

CONSTRUCTS = {
    "runs-of-a-paragraph": (p("来信", inner=run("收悉")), "来信收悉"),
    "blank-paragraphs-left-out": (p("一") + p() + p("　") + p("二"), "一\n二"),
    "tab": (p("甲", inner="<w:r><w:tab/></w:r>" + run("乙")), "甲\t乙"),
    "line-break": (p("甲", inner="<w:r><w:br/></w:r>" + run("乙")), "甲\n乙"),
    "carriage-return": (p("甲", inner="<w:r><w:cr/></w:r>" + run("乙")), "甲\n乙"),
    "hyphens": (p("A", inner="<w:r><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C\u00ad</w:t></w:r>"), "A-BC"),
    "unpreserved-blanks": (p(inner="<w:r><w:t> 甲 </w:t></w:r><w:r><w:t>乙\n</w:t></w:r>"), "甲乙"),
    "preserved-blanks": (p("甲 ", inner=run("\n乙")), "甲  乙"),
    "symbol": (p(inner='<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("同意")), "☑同意"),
    "greek-symbol": (p(inner='<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'), "α"),
    "character-of-a-plain-font": (p(inner='<w:r><w:sym w:font="仿宋" w:char="2460"/></w:r>'), "①"),
    "nonsense-symbol": (p("甲", inner='<w:r><w:sym w:font="" w:char="zz"/></w:r>'), "甲\ufffd"),
    "hidden-row": (
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{cell(p('藏'))}</w:tr><w:tr>{cell(p('见'))}</w:tr></w:tbl>",
        "见",
    ),
    "words-outside-paragraphs": (run("散") + p("文"), "散\n文"),
    "unknown-symbol": (p(inner='<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'), "\ufffd"),
    "field-result": (p("第", inner=field("PAGE", "3") + run("页")), "第3页"),
    "simple-field": (p("第", inner=f'<w:fldSimple w:instr="PAGE">{run("4")}</w:fldSimple>'), "第4"),
    "nested-field": (p(inner=field(f"IF </w:instrText></w:r>{field('REF x', '内')}<w:r><w:instrText>", "外")), "外"),
    "field-over-paragraphs": (
        p(inner='<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>')
        + p(inner='<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("目录"))
        + p(inner='<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("正文")),
        "目录\n正文",
    ),
    "check-box": (
        p(inner=_FORM.format('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + run("是")),
        "☑是",
    ),
    "drop-down": (
        p(
            inner=_FORM.format(
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="男"/><w:listEntry w:val="女"/></w:ddList>'
            )
        ),
        "女",
    ),
    "deleted": (p("不", inner=f"<w:del><w:r><w:delText>予</w:delText></w:r></w:del>{run('支持')}"), "不支持"),
    "inserted": (p("予以", inner=f"<w:ins>{run('支持')}</w:ins>"), "予以支持"),
    "moved": (p(inner=f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>"), "新"),
    "deleted-paragraph-mark": (p("前半", _DELETED_MARK) + p("后半"), "前半后半"),
    "deleted-row": (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell(p('旧'))}</w:tr><w:tr>{cell(p('新'))}</w:tr></w:tbl>",
        "新",
    ),
    "hidden-run": (p("见", inner=run("不见", _HIDDEN)), "见"),
    "hidden-off": (p("见", inner=run("也见", '<w:vanish w:val="0"/>')), "见也见"),
    "hidden-field-marks": (
        p(inner=field("PAGE", "3").replace("<w:r><w:fldChar", "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar") + run("后")),
        "3后",
    ),
    "content-control": (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{p('块')}</w:sdtContent></w:sdt>", "块"),
    "inline-content-control": (p("甲", inner=f"<w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>"), "甲乙"),
    "hyperlink-and-tag": (
        p(inner=f"<w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{run('签')}</w:smartTag>"),
        "链签",
    ),
    "custom-xml": (f"<w:customXml>{p('内')}</w:customXml>", "内"),
    "ruby": (
        p(inner=f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('yī')}</w:rt><w:rubyBase>{run('一')}</w:rubyBase></w:ruby></w:r>"),
        "一",
    ),
    "formula": (p("面积", inner="<m:oMath><m:r><m:t>S=ab</m:t></m:r></m:oMath>"), "面积S=ab"),
    "text-box-after-its-paragraph": (
        p("锚", inner=box(p("框一") + p("框二")) + run("点")) + p("下文"),
        "锚点\n框一\n框二\n下文",
    ),
    "text-box-in-text-box": (p("锚", inner=box(p("外", inner=box(p("内"))))), "锚\n外\n内"),
    "empty-choice": (p("甲", inner=alternatives("", "<w:t>备</w:t>")), "甲"),
    "word-art": (p("下", inner='<w:pict><v:shape><v:textpath string="某院"/></v:shape></w:pict>'), "下\n某院"),
    "canvas-text": (
        p("下", inner="<w:r><w:drawing><a:p><a:r><a:t>画布</a:t></a:r></a:p></w:drawing></w:r>"),
        "下\n画布",
    ),
    "table": (table(cell(p("甲") + p("乙")) + cell(p("丙")), cell(p("丁"))), "甲\n乙\n丙\n丁"),
    "nested-table": (table(cell(p("甲") + table(cell(p("乙"))) + p("丙"))), "甲\n乙\n丙"),
    "merged-cells": (
        table(
            cell(p("合"), '<w:vMerge w:val="restart"/>') + cell(p("一")), cell(p("遮"), "<w:vMerge/>") + cell(p("二"))
        ),
        "合\n一\n二",
    ),
    "comment-is-no-text": (p("甲", inner='<w:commentRangeStart w:id="0"/><w:commentReference w:id="0"/>'), "甲"),
    "inserted-deletion": (p("甲", inner="<w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:ins>"), "甲"),
    "unknown-wrapper": (p("甲", inner=f"<w:somethingNew>{run('乙')}</w:somethingNew>"), "甲乙"),
    "frame-without-size": (p("框", '<w:framePr w:w="0" w:h="0" w:hRule="exact"/>') + p("文"), "框\n文"),
    "placeholder-in-frame": (p("框", '<w:framePr w:w="200"/>') + p("文"), "框\n文"),
}


@pytest.mark.parametrize(("body", "text"), CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_the_text_is_what_a_person_reads(tmp_path: Path, body: str, text: str) -> None:
    document = read_bytes(tmp_path, word_file(body))
    assert document.text == text
    assert document.complete


NOTICES = {
    "revisions": (p("甲", inner=f"<w:ins>{run('乙')}</w:ins>"), "修订", False),
    "hidden": (p("甲", inner=run("乙", _HIDDEN)), "隐藏文字", False),
    "chart": (p("甲", inner="<w:r><w:drawing><c:chart/></w:drawing></w:r>"), "图表", True),
    "object": (p("甲", inner="<w:r><w:object><o:OLEObject/></w:object></w:r>"), "嵌入的文档或对象", True),
    "unfinished-field": (
        p("甲", inner='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("乙")),
        "域没有结束",
        True,
    ),
    "missing-chunk": (p("甲") + '<w:altChunk r:id="nowhere"/>', "嵌入了其他文档", True),
    "master-document": (p("甲") + '<w:subDoc r:id="nowhere"/>', "嵌入了其他文档", True),
    "missing-diagram": (p("甲", inner='<w:r><w:drawing><dgm:relIds r:dm="no"/></w:drawing></w:r>'), "SmartArt", True),
}


@pytest.mark.parametrize(("body", "words", "incomplete"), NOTICES.values(), ids=NOTICES)
def test_what_was_not_read_as_it_stands_is_said(tmp_path: Path, body: str, words: str, *, incomplete: bool) -> None:
    (caveat,) = read_bytes(tmp_path, word_file(body)).caveats
    assert words in caveat.message
    assert caveat.incomplete is incomplete


def test_a_plain_letter_has_no_caveats(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, word_file(p("您好。"))).caveats == ()


def _picture(width: float, height: float) -> str:
    size = f'<wp:extent cx="{int(width * 12700)}" cy="{int(height * 12700)}"/>'
    return f"<w:r><w:drawing><wp:inline>{size}<a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>"


_A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def test_a_seal_is_no_scan_and_a_page_of_picture_is(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, word_file(p("文", inner=_picture(120, 120)) + _A4)).complete
    assert read_bytes(tmp_path, word_file(p("文", inner=_picture(560, 80)) + _A4)).complete
    assert read_bytes(tmp_path, word_file(p("文", inner=_picture(80, 700)) + _A4)).complete
    document = read_bytes(tmp_path, word_file(p("文", inner=_picture(560, 700)) + _A4))
    assert not document.complete
    assert "整页大小的图片" in document.caveats[0].message


def test_an_old_shape_of_a_page_of_picture_is_a_scan_too(tmp_path: Path) -> None:
    style = "position:absolute;width:19cm;height:700pt"
    shape = f'<w:r><w:pict><v:shape style="{style}"><v:imagedata/></v:shape></w:pict></w:r>'
    assert not read_bytes(tmp_path, word_file(p("文", inner=shape) + _A4)).complete


def test_pictures_without_words_are_a_scan(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, word_file(p(inner=_picture(100, 100))))
    assert document.text == ""
    assert not document.complete
    assert "正文只有图片" in document.caveats[0].message


def test_macros_are_said_and_never_run(tmp_path: Path) -> None:
    (caveat,) = read_bytes(tmp_path, word_file(p("文"), parts={"word/vbaProject.bin": b"x"}), "a.docm").caveats
    assert "宏" in caveat.message
    assert not caveat.incomplete


def test_signs_typed_in_a_symbol_font_are_what_they_show(tmp_path: Path) -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    body = p(inner=run("\uf0a8", font) + run("是") + run("\u00fe", font) + run("否"))
    assert read_bytes(tmp_path, word_file(body)).text == "□是☑否"
