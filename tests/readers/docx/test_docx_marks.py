"""What a Word file carries beside its words: revisions, comments, hidden and highlighted text, type, page setup."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import cell, p, read_bytes, relations, run, table, word_file, xml

from replycheck.app import Inputs, examine
from replycheck.config.settings import Settings
from replycheck.model.document import Document
from replycheck.model.mark import Mark, MarkKind
from replycheck.model.report import Verdict

WHO = 'w:id="1" w:author="李某" w:date="2024-05-01T00:00:00Z"'


def _ins(inner: str) -> str:
    return f"<w:ins {WHO}>{inner}</w:ins>"


def _del(text: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _only(document: Document, kind: MarkKind) -> list[tuple[str, str, str]]:
    marks = (mark for mark in document.marks if mark.kind is kind)
    return [(mark.span.of(document.text), mark.words, mark.who) for mark in marks]


REVISIONS = {
    "insertion": (p("甲", inner=_ins(run("乙")) + run("丙")), MarkKind.INSERTED, [("乙", "", "李某")], "甲乙丙"),
    "insertions side by side": (p("甲", inner=_ins(run("乙")) + _ins(run("丙"))), MarkKind.INSERTED,
                                [("乙丙", "", "李某")], "甲乙丙"),
    "deletion": (p("甲", inner=_del("原话") + run("丙")), MarkKind.DELETED, [("", "原话", "李某")], "甲丙"),
    "deletion of all": (p("", inner=_del("原话")) + p("丙"), MarkKind.DELETED, [("", "原话", "李某")], "丙"),
    "moved": (p("甲", inner=f"<w:moveTo {WHO}>{run('乙')}</w:moveTo>"), MarkKind.MOVED, [("乙", "", "李某")], "甲乙"),
    "paragraph mark deleted": (p("甲", f"<w:rPr><w:del {WHO}/></w:rPr>") + p("乙"), MarkKind.DELETED,
                               [("", "¶", "")], "甲乙"),
    "paragraph mark inserted": (p("甲", f"<w:rPr><w:ins {WHO}/></w:rPr>") + p("乙"), MarkKind.INSERTED,
                                [("", "¶", "")], "甲\n乙"),
    "form of a run": (p("", inner=run("甲", f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>")), MarkKind.REFORMATTED,
                      [("", "", "")], "甲"),
    "form of a paragraph": (p("甲", f"<w:pPrChange {WHO}><w:pPr/></w:pPrChange>"), MarkKind.REFORMATTED,
                            [("", "", "")], "甲"),
    "row deleted": (p("甲") + table(f"<w:trPr><w:del {WHO}/></w:trPr>" + cell(p("", inner=_del("格")))),
                    MarkKind.DELETED, [("", "格", "")], "甲"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "marks", "text"), REVISIONS.values(), ids=REVISIONS)
def test_revisions_are_marked_where_they_stand(
    tmp_path: Path, body: str, kind: MarkKind, marks: list[tuple[str, str, str]], text: str
) -> None:
    document = read_bytes(tmp_path, word_file(body))
    assert document.text == text
    assert _only(document, kind) == marks


def test_a_file_without_revisions_has_no_marks(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, word_file(p("甲") + p("乙"))).marks == ()


def test_a_comment_is_marked_on_its_words_and_keeps_its_own(tmp_path: Path) -> None:
    around = f'<w:commentRangeStart w:id="7"/>{run("请核实")}<w:commentRangeEnd w:id="7"/>'
    body = p("数字", inner=around + '<w:r><w:commentReference w:id="7"/></w:r>' + run("。"))
    comments = f'<w:comment w:id="7" w:author="审稿人">{p("这个数字不对")}{p("改")}</w:comment>'
    comments += f'<w:comment w:id="8" w:author="无">{p("没有地方用到")}</w:comment>'
    data = word_file(body, {"word/comments.xml": xml("comments", comments)}, {"c": ("comments", "comments.xml")})
    document = read_bytes(tmp_path, data)
    assert document.text == "数字请核实。"
    assert _only(document, MarkKind.COMMENT) == [("请核实", "这个数字不对\n改", "审稿人")]


def test_hidden_words_are_out_of_the_text_and_in_the_marks(tmp_path: Path) -> None:
    body = p("甲", inner=run("领导", "<w:vanish/>") + run("意见", "<w:vanish/><w:b/>") + run("乙"))
    document = read_bytes(tmp_path, word_file(body))
    assert document.text == "甲乙"
    assert document.marks == (Mark(MarkKind.HIDDEN, document.marks[0].span, "领导意见"),)
    assert document.marks[0].span.start == 1


@pytest.mark.parametrize(("colour", "found"), [("yellow", ["乙"]), ("none", []), ("white", [])])
def test_highlighted_words_are_marked(tmp_path: Path, colour: str, found: list[str]) -> None:
    body = p("甲", inner=run("乙", f'<w:highlight w:val="{colour}"/>') + run("丙"))
    document = read_bytes(tmp_path, word_file(body))
    assert [words for words, _, _ in _only(document, MarkKind.HIGHLIGHT)] == found


def test_macros_objects_signatures_and_what_would_be_fetched_are_marked(tmp_path: Path) -> None:
    parts = {
        "word/vbaProject.bin": b"\0",
        "word/embeddings/oleObject1.bin": b"\0",
        "_xmlsignatures/sig1.xml": "<s/>",
        "word/_rels/settings.xml.rels": relations({"t": ("attachedTemplate", "https://example.invalid/a.dotm")}),
    }
    links = {"h": ("hyperlink", "https://example.invalid/page"), "i": ("image", "https://example.invalid/a.png")}
    document = read_bytes(tmp_path, word_file(p("甲"), parts, links, settings=""))
    assert {(mark.kind, mark.words) for mark in document.marks} == {
        (MarkKind.MACRO, "word/vbaproject.bin"),
        (MarkKind.EMBEDDED, "oleobject1.bin"),
        (MarkKind.SIGNATURE, ""),
        (MarkKind.EXTERNAL, "https://example.invalid/a.dotm"),
        (MarkKind.EXTERNAL, "https://example.invalid/a.png"),
    }


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorAscii" w:eastAsiaTheme="minorEastAsia"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:b/>'
    '<w:rFonts w:eastAsia="方正小标宋简体"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="t"><w:tblPr/><w:rPr><w:i/><w:color w:val="00FF00"/></w:rPr></w:style>'
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Jpan" typeface="MS Mincho"/>'
    '<a:font script="Hans" typeface="仿宋"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
FACES = {
    "theme by script": (p("甲"), ("仿宋", 16.0, False, "")),
    "latin slot": (p("2024"), ("Calibri", 16.0, False, "")),
    "style chain": (p("甲", '<w:pStyle w:val="b"/>'), ("方正小标宋简体", 16.0, True, "")),
    "bold twice is not bold": (p("", '<w:pStyle w:val="b"/>', run("甲", '<w:rStyle w:val="c"/>')),
                               ("方正小标宋简体", 16.0, False, "FF0000")),
    "own size and font": (p("", inner=run("甲", '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="44"/>')),
                          ("黑体", 22.0, False, "")),
    "table style": (table(cell(p("甲")))
                    .replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="t"/></w:tblPr>'),
                    ("仿宋", 16.0, False, "00FF00")),
    "unknown style": (p("甲", '<w:pStyle w:val="zz"/>'), ("仿宋", 16.0, False, "")),
}  # fmt: skip


@pytest.mark.parametrize(("body", "face"), FACES.values(), ids=FACES)
def test_type_comes_through_styles_and_themes(tmp_path: Path, body: str, face: tuple[str, float, bool, str]) -> None:
    data = word_file(body, {"word/theme/theme1.xml": THEME}, {"th": ("theme", "theme/theme1.xml")}, styles=STYLES)
    (one,) = read_bytes(tmp_path, data).types
    assert (one.font, one.size, one.bold, one.colour) == face


def test_types_cover_the_words_as_they_change(tmp_path: Path) -> None:
    body = p("关于", inner=run("重点", "<w:b/>") + run("问", "<w:b/>") + run("题")) + p("正文")
    document = read_bytes(tmp_path, word_file(body))
    assert [(one.span.of(document.text), one.bold) for one in document.types] == [
        ("关于", False), ("重点问", True), ("题\n正文", False)]  # fmt: skip
    assert {one.size for one in document.types} == {10.0}


def _section(width: int, height: int, more: str = "") -> str:
    edges = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/>'
    return f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{more}/>{edges}</w:sectPr>'


def test_each_section_tells_its_paper(tmp_path: Path) -> None:
    across = _section(16838, 11906, ' w:orient="landscape"')
    body = p("竖一") + p("竖二", _section(11906, 16838)) + p("横") + across
    document = read_bytes(tmp_path, word_file(body))
    upright, lying = document.papers
    assert (upright.span.of(document.text), lying.span.of(document.text)) == ("竖一\n竖二\n", "横")
    assert (upright.width, upright.height, upright.landscape) == (595.3, 841.9, False)
    assert (lying.width, lying.height, lying.landscape) == (841.9, 595.3, True)
    assert upright.margins == (104.9, 73.7, 99.2, 79.35)


def test_a_broken_theme_costs_no_text(tmp_path: Path) -> None:
    data = word_file(p("甲"), {"word/theme/theme1.xml": "<a"}, {"th": ("theme", "theme/theme1.xml")}, styles=STYLES)
    document = read_bytes(tmp_path, data)
    assert (document.text, document.complete) == ("甲", True)


def test_what_was_left_in_a_file_is_found_by_the_rules(tmp_path: Path) -> None:
    body = p("经查", inner=_ins(run("不")) + run("属实。") + run("内部", "<w:vanish/>"))
    body += p("", inner=run("请于", '<w:highlight w:val="yellow"/>'))
    (tmp_path / "答复.docx").write_bytes(word_file(body))
    report = examine(str(tmp_path / "答复.docx"), Inputs(), Settings())
    found = {finding.rule: finding.quote for finding in report.findings if finding.rule.startswith("file.")}
    assert found == {"file.tracked-changes": "不", "file.hidden-text": "经查不属实。", "file.highlight-left": "请于"}
    assert report.verdict is Verdict.BLOCKED
