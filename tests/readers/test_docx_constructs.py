"""What a person reads off the paper, construct by construct."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import level, listed, numbered, p, run, word_file, xml, zipped

from replycheck.model.document import Document, ParagraphKind
from replycheck.readers import read


def read_bytes(folder: Path, data: bytes, name: str = "答复.docx") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + instruction + mark("separate") + run(result) + mark("end")


def box(inner: str) -> str:
    new = f"<w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing>"  # noqa: E501 - one element inside another
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


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
    "check-box": (p(inner=_FORM.format('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + run("是")), "☑是"),
    "drop-down": (
        p(inner=_FORM.format('<w:ddList><w:result w:val="1"/><w:listEntry w:val="男"/><w:listEntry w:val="女"/></w:ddList>')),
        "女",
    ),
    "deleted": (p("不", inner=f"<w:del><w:r><w:delText>予</w:delText></w:r></w:del>{run('支持')}"), "不支持"),
    "inserted": (p("予以", inner=f"<w:ins>{run('支持')}</w:ins>"), "予以支持"),
    "moved": (p(inner=f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>"), "新"),
    "deleted-paragraph-mark": (p("前半", _DELETED_MARK) + p("后半"), "前半后半"),
    "deleted-row": (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell(p('旧'))}</w:tr><w:tr>{cell(p('新'))}</w:tr></w:tbl>", "新"),
    "hidden-run": (p("见", inner=run("不见", _HIDDEN)), "见"),
    "hidden-off": (p("见", inner=run("也见", '<w:vanish w:val="0"/>')), "见也见"),
    "hidden-field-marks": (
        p(inner=field("PAGE", "3").replace("<w:r><w:fldChar", "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar") + run("后")),
        "3后",
    ),
    "content-control": (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{p('块')}</w:sdtContent></w:sdt>", "块"),
    "inline-content-control": (p("甲", inner=f"<w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>"), "甲乙"),
    "hyperlink-and-tag": (p(inner=f"<w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{run('签')}</w:smartTag>"), "链签"),
    "custom-xml": (f"<w:customXml>{p('内')}</w:customXml>", "内"),
    "ruby": (
        p(inner=f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('yī')}</w:rt><w:rubyBase>{run('一')}</w:rubyBase></w:ruby></w:r>"),
        "一",
    ),
    "formula": (p("面积", inner="<m:oMath><m:r><m:t>S=ab</m:t></m:r></m:oMath>"), "面积S=ab"),
    "text-box-after-its-paragraph": (p("锚", inner=box(p("框一") + p("框二")) + run("点")) + p("下文"), "锚点\n框一\n框二\n下文"),
    "text-box-in-text-box": (p("锚", inner=box(p("外", inner=box(p("内"))))), "锚\n外\n内"),
    "empty-choice": (p(inner=f"<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>备</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "备"),
    "word-art": (p("下", inner='<w:r><w:pict><v:shape><v:textpath string="某市人民法院"/></v:shape></w:pict></w:r>'), "下\n某市人民法院"),
    "canvas-text": (p("下", inner="<w:r><w:drawing><a:p><a:r><a:t>画布</a:t></a:r></a:p></w:drawing></w:r>"), "下\n画布"),
    "table": (table(cell(p("甲") + p("乙")) + cell(p("丙")), cell(p("丁"))), "甲\n乙\n丙\n丁"),
    "nested-table": (table(cell(p("甲") + table(cell(p("乙"))) + p("丙"))), "甲\n乙\n丙"),
    "merged-cells": (
        table(cell(p("合"), '<w:vMerge w:val="restart"/>') + cell(p("一")), cell(p("遮"), "<w:vMerge/>") + cell(p("二"))),
        "合\n一\n二",
    ),
    "comment-is-no-text": (p("甲", inner='<w:commentRangeStart w:id="0"/>' + run("乙") + '<w:r><w:commentReference w:id="0"/></w:r>'), "甲乙"),
    "inserted-deletion": (p("甲", inner=f"<w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:ins>"), "甲"),
    "unknown-wrapper": (p("甲", inner=f"<w:somethingNew>{run('乙')}</w:somethingNew>"), "甲乙"),
    "placeholder-in-frame": (p("框", '<w:framePr w:w="200"/>') + p("文"), "框\n文"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_the_text_is_what_a_person_reads(tmp_path: Path, body: str, text: str) -> None:
    document = read_bytes(tmp_path, word_file(body))
    assert document.text == text
    assert document.complete


NOTICES = {
    "revisions": (p("甲", inner=f"<w:ins>{run('乙')}</w:ins>"), "修订", False),
    "hidden": (p("甲", inner=run("乙", _HIDDEN)), "隐藏文字", False),
    "chart": (p("甲", inner="<w:r><w:drawing><c:chart/></w:drawing></w:r>"), "图表", False),
    "object": (p("甲", inner="<w:r><w:object><o:OLEObject/></w:object></w:r>"), "嵌入对象", False),
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
    document = read_bytes(tmp_path, word_file(p("文", inner=_picture(560, 700)) + _A4))
    assert not document.complete
    assert "整页大小的图片" in document.caveats[0].message


def test_an_old_shape_of_a_page_of_picture_is_a_scan_too(tmp_path: Path) -> None:
    shape = '<w:r><w:pict><v:shape style="position:absolute;width:19cm;height:700pt"><v:imagedata/></v:shape></w:pict></w:r>'
    assert not read_bytes(tmp_path, word_file(p("文", inner=shape) + _A4)).complete


def test_pictures_without_words_are_a_scan(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, word_file(p(inner=_picture(100, 100))))
    assert document.text == ""
    assert not document.complete
    assert "暂不能识别" in document.caveats[0].message


HEADED = xml("hdr", p("某市信访局"))
FOOTED = xml("ftr", p("— ", inner=field("PAGE", "1") + run(" —")))


def test_stories_come_in_order_and_keep_their_kind(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:footerReference r:id="f" w:type="default"/></w:sectPr>'
    data = word_file(
        p("标题", '<w:outlineLvl w:val="0"/>')
        + p("正文", inner='<w:r><w:footnoteReference w:id="2"/></w:r>' + box(p("框")))
        + table(cell(p("格")))
        + p("末", inner='<w:r><w:endnoteReference w:id="1"/></w:r>')
        + section,
        parts={"word/h.xml": HEADED, "word/f.xml": FOOTED},
        links={"h": ("header", "h.xml"), "f": ("footer", "/word/f.xml")},
        footnotes=f'<w:footnote w:id="0" w:type="separator">{p("线")}</w:footnote><w:footnote w:id="2">{p("脚注")}</w:footnote>'
        f'<w:footnote w:id="3">{p("无人引用")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("尾注")}</w:endnote>',
    )
    document = read_bytes(tmp_path, data)
    assert [(one.kind.value, one.level, one.span.of(document.text)) for one in document.paragraphs] == [
        ("header", None, "某市信访局"),
        ("heading", 0, "标题"),
        ("body", None, "正文"),
        ("text-box", None, "框"),
        ("table-cell", None, "格"),
        ("body", None, "末"),
        ("footnote", None, "脚注"),
        ("footnote", None, "尾注"),
        ("footer", None, "— 1 —"),
    ]
    assert document.complete


def _section(*kinds: str, more: str = "") -> str:
    references = "".join(f'<w:headerReference w:type="{kind}" r:id="{kind}"/>' for kind in kinds)
    return f"<w:sectPr>{references}{more}</w:sectPr>"


@pytest.mark.parametrize(
    ("section", "settings", "shown"),
    [
        (_section("default", "first", "even"), "", ["常"]),
        (_section("default", "first", "even", more="<w:titlePg/>"), "", ["首", "常"]),
        (_section("default", "first", "even"), "<w:evenAndOddHeaders/>", ["常", "双"]),
    ],
    ids=["only-default", "first-page", "even-pages"],
)
def test_only_the_headers_that_are_shown_are_read(
    tmp_path: Path, section: str, settings: str, shown: list[str]
) -> None:
    names = {"default": "常", "first": "首", "even": "双"}
    data = word_file(
        p("文") + section,
        parts={f"word/{kind}.xml": xml("hdr", p(text)) for kind, text in names.items()},
        links={kind: ("header", f"{kind}.xml") for kind in names},
        settings=settings,
    )
    document = read_bytes(tmp_path, data)
    found = [one.span.of(document.text) for one in document.paragraphs if one.kind is ParagraphKind.HEADER]
    assert found == shown


def test_headers_with_the_same_words_are_read_once(tmp_path: Path) -> None:
    data = word_file(
        p("文", _section("a")) + _section("b"),
        parts={"word/a.xml": HEADED, "word/b.xml": HEADED},
        links={"a": ("header", "a.xml"), "b": ("header", "b.xml")},
    )
    data = data if b"default" in data else data
    document = read_bytes(tmp_path, data)
    assert document.text == "文"
    both = word_file(
        p("文", _section("default")) + _section("default").replace('r:id="default"', 'r:id="b"'),
        parts={"word/a.xml": HEADED, "word/b.xml": HEADED},
        links={"default": ("header", "a.xml"), "b": ("header", "b.xml")},
    )
    assert read_bytes(tmp_path, both).text == "某市信访局\n文"


STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="小标题"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="h"><w:name w:val="藏字"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L1"><w:basedOn w:val="L2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L1"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "kind", "depth"),
    [
        ('<w:pStyle w:val="1"/>', "heading", 0),
        ('<w:pStyle w:val="2"/>', "heading", 1),
        ('<w:pStyle w:val="T"/>', "heading", 0),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', "body", None),
        ('<w:outlineLvl w:val="2"/>', "heading", 2),
        ('<w:pStyle w:val="L1"/>', "body", None),
        ('<w:pStyle w:val="nowhere"/>', "body", None),
        ('<w:outlineLvl w:val="x"/>', "body", None),
    ],
    ids=["by-name", "inherited", "title", "body-level", "own-level", "circle", "unknown-style", "nonsense"],
)
def test_headings_are_known_by_outline_level(tmp_path: Path, properties: str, kind: str, depth: int | None) -> None:
    (paragraph,) = read_bytes(tmp_path, word_file(p("关于来信的答复", properties), styles=STYLES)).paragraphs
    assert (paragraph.kind.value, paragraph.level) == (kind, depth)


def test_styles_that_hide_text_cancel_each_other(tmp_path: Path) -> None:
    hidden_twice = '<w:rStyle w:val="h"/>'
    body = p("藏", '<w:pStyle w:val="H"/>', inner=run("又见", hidden_twice)) + p("见", inner=run("不见", hidden_twice))
    assert read_bytes(tmp_path, word_file(body, styles=STYLES)).text == "又见\n见"


def _chunk(name: str, content: str | bytes) -> bytes:
    body = p("上") + '<w:altChunk r:id="c"/>' + p("下")
    return word_file(body, parts={f"word/{name}": content}, links={"c": ("aFChunk", name)})


_PAGE = "<html><head><title>题</title><style>p{}</style></head><body><p>甲<b>乙</b></p><script>x</script><div>丙<br>丁</div></body></html>"
_MIME = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    'Content-Type: text/html; charset="utf-8"\r\n\r\n<html><head><meta charset="utf-8"></head><p>甲乙</p></html>\r\n--x--\r\n'
)
CHUNKS = {
    "web-page": ("c.html", '<meta charset="utf-8">' + _PAGE, ["甲乙", "丙", "丁"]),
    "web-archive": ("c.mht", _MIME, ["甲乙"]),
    "text": ("c.txt", "甲\r\n\r\n乙", ["甲", "乙"]),
    "text-in-gbk": ("c.txt", "甲来信收悉".encode("gb18030"), ["甲来信收悉"]),
    "word": (
        "c.docx",
        word_file(listed("甲", 1) + p("乙"), numbering=numbered(level(0, "decimal", "%1."))),
        ["1. 甲", "乙"],
    ),
}


@pytest.mark.parametrize(("name", "content", "lines"), CHUNKS.values(), ids=CHUNKS)
def test_documents_inside_a_document_are_read_in_their_place(
    tmp_path: Path, name: str, content: str | bytes, lines: list[str]
) -> None:
    document = read_bytes(tmp_path, _chunk(name, content))
    assert document.text.split("\n") == ["上", *lines, "下"]
    assert document.complete


@pytest.mark.parametrize("content", [b"{\\rtf1 x}", b"%PDF-1.4", b"\0\1\2", b"PK\x03\x04broken", b"<html></html>"])
def test_documents_inside_that_cannot_be_read_are_said(tmp_path: Path, content: bytes) -> None:
    document = read_bytes(tmp_path, _chunk("c.bin", content))
    assert document.text == "上\n下"
    assert not document.complete


def test_documents_inside_documents_are_followed_only_so_deep(tmp_path: Path) -> None:
    data = word_file(p("最里"))
    for _ in range(4):
        data = _chunk("c.docx", data)
    document = read_bytes(tmp_path, data)
    assert document.text == "上\n上\n上\n下\n下\n下"
    assert not document.complete


def test_an_external_chunk_is_never_followed(tmp_path: Path) -> None:
    body = p("上") + '<w:altChunk r:id="c"/>'
    document = read_bytes(tmp_path, word_file(body, links={"c": ("aFChunk", "file:///etc/hostname")}))
    assert document.text == "上"
    assert not document.complete


def test_the_words_of_a_diagram_are_read(tmp_path: Path) -> None:
    text = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    data = xml("x", "".join(f"<dgm:pt><dgm:t>{text.format(word)}</dgm:t></dgm:pt>" for word in ("受理", "办理")))
    body = p("流程", inner='<w:r><w:drawing><dgm:relIds r:dm="d"/></w:drawing></w:r>')
    found = read_bytes(tmp_path, word_file(body, parts={"word/d.xml": data}, links={"d": ("diagramData", "d.xml")}))
    assert found.text == "流程\n受理\n办理"


def test_strict_files_read_as_usual_ones(tmp_path: Path) -> None:
    usual = {"word/document.xml": xml("document", f"<w:body>{p('严格')}</w:body>")}
    strict = usual["word/document.xml"].replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_bytes(tmp_path, zipped({"word/document.xml": strict})).text == "严格"


def test_parts_in_utf_16_are_read(tmp_path: Path) -> None:
    wide = xml("document", f"<w:body>{p('宽字节')}</w:body>").replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_bytes(tmp_path, zipped({"word/document.xml": wide})).text == "宽字节"


def test_macros_are_said_and_never_run(tmp_path: Path) -> None:
    (caveat,) = read_bytes(tmp_path, word_file(p("文"), parts={"word/vbaProject.bin": b"x"}), "a.docm").caveats
    assert "宏" in caveat.message
    assert not caveat.incomplete


def test_offsets_lead_back_to_the_paragraphs(tmp_path: Path) -> None:
    body = "".join(listed(f"第{i}项　", 1) + p("　　正文" + "字" * i) for i in range(30))
    document = read_bytes(tmp_path, word_file(body, numbering=numbered(level(0, "chineseCounting", "%1、"))))
    assert document.text.count("、") == 30
    assert [one.span.of(document.text) for one in document.paragraphs] == [
        line.strip() for line in document.text.split("\n")
    ]
    assert document.paragraphs[2].span.of(document.text) == "二、第1项"
