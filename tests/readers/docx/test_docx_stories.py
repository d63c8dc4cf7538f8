"""The stories of a Word file: body, headers, notes, embedded documents; and the styles that tell headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import (
    box,
    cell,
    field,
    level,
    listed,
    numbered,
    p,
    read_bytes,
    run,
    table,
    word_file,
    xml,
    zipped,
)

from replycheck.model.document import ParagraphKind

HEADED = xml("hdr", p("某市信访局"))
FOOTED = xml("ftr", p("— ", inner=field("PAGE", "1") + run(" —")))


def test_stories_come_in_order_and_keep_their_kind(tmp_path: Path) -> None:
    references = '<w:headerReference w:type="default" r:id="h"/><w:footerReference r:id="f" w:type="default"/>'
    section = f"<w:sectPr>{references}</w:sectPr>"
    data = word_file(
        p("标题", '<w:outlineLvl w:val="0"/>')
        + p("正文", inner='<w:r><w:footnoteReference w:id="2"/></w:r>' + box(p("框")))
        + table(cell(p("格")))
        + p("末", inner='<w:r><w:endnoteReference w:id="1"/></w:r>')
        + section,
        parts={"word/h.xml": HEADED, "word/f.xml": FOOTED},
        links={"h": ("header", "h.xml"), "f": ("footer", "/word/f.xml")},
        footnotes=f'<w:footnote w:id="0" w:type="separator">{p("线")}</w:footnote>'
        f'<w:footnote w:id="2">{p("脚注")}</w:footnote>'
        f'<w:footnote w:id="3">{p("无人引用")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("尾注")}</w:endnote><w:endnote w:id="2">{p("无人引用")}</w:endnote>',
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


def test_a_body_without_words_under_a_header_is_no_whole_reading(tmp_path: Path) -> None:
    data = word_file(p() + _section("default"), parts={"word/h.xml": HEADED}, links={"default": ("header", "h.xml")})
    document = read_bytes(tmp_path, data)
    assert document.text == "某市信访局"
    assert "正文里没有文字" in document.caveats[0].message
    assert not document.complete


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
        p("文", _section("default")) + _section("default").replace('r:id="default"', 'r:id="b"'),
        parts={"word/a.xml": HEADED, "word/b.xml": HEADED},
        links={"default": ("header", "a.xml"), "b": ("header", "b.xml")},
    )
    assert read_bytes(tmp_path, data).text == "某市信访局\n文"


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


_PAGE = (
    "<html><head><title>题</title><style>p{}</style></head>"
    "<body><p>甲<b>乙</b></p><script>x</script><div>丙<br>丁</div></body></html>"
)
_MIME = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    'Content-Type: text/html; charset="utf-8"\r\n\r\n'
    "<html><p>甲乙</p></html>\r\n--x--\r\n"
)
CHUNKS = {
    "web-page": ("c.html", _PAGE, ["甲乙", "丙", "丁"]),
    "web-page-in-gbk": ("c.htm", _PAGE.encode("gb18030"), ["甲乙", "丙", "丁"]),
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


@pytest.mark.parametrize("content", [b"%PDF-1.4", b"\0\1\2", b"PK\x03\x04broken", b"<html></html>"])
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


def test_offsets_lead_back_to_the_paragraphs(tmp_path: Path) -> None:
    body = "".join(listed(f"第{i}项　", 1) + p("　　正文" + "字" * i) for i in range(30))
    document = read_bytes(tmp_path, word_file(body, numbering=numbered(level(0, "chineseCounting", "%1、"))))
    assert document.text.count("、") == 30
    assert [one.span.of(document.text) for one in document.paragraphs] == [
        line.strip() for line in document.text.split("\n")
    ]
    assert document.paragraphs[2].span.of(document.text) == "二、第1项"
