"""The Word form: the reply itself with comments at the findings, and nothing else changed."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_parts import comments_in, p, parts_of, r, word

from replycheck.errors import UnreadableError
from replycheck.model.cause import Cause
from replycheck.model.document import RUNNING, Document
from replycheck.model.finding import Confidence, Finding, Hit, Location, Severity
from replycheck.model.limits import Limits
from replycheck.model.profile import Profile
from replycheck.model.report import Ran, Report
from replycheck.model.span import Span
from replycheck.readers.docx.read import read_docx, trace_docx
from replycheck.reporting.in_file.docx_comments import commented

CHANGED = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
)
NOTED = p("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>', "后文")
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
HEADED = '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/></w:sectPr>'


def read_word(data: bytes) -> Document:
    return read_docx("“答复.docx”", data, hashlib.sha256(data).hexdigest(), Limits())


def report_on(document: Document, *spans: Span) -> Report:
    findings = tuple(
        Finding(
            "a.b",
            f"问题{number}",
            Severity.WARNING,
            Confidence.HIGH,
            Hit(span, f"说明{number}"),
            span.of(document.text),
            Location(None, document.paragraph_at(span.start)),
            f"f{number}",
        )
        for number, span in enumerate(spans, 1)
    )
    return Report(document, Profile.GENERIC, (Ran("a.b", findings),))


def noted(data: bytes, *wanted: str | Span) -> tuple[bytes, dict[str, tuple[str, str]]]:
    """The commented file, and by finding the comment's words and what it is about."""
    document = read_word(data)
    spans = [
        one if isinstance(one, Span) else Span(document.text.index(one), document.text.index(one) + len(one))
        for one in wanted
    ]
    report = report_on(document, *spans)
    made = commented(report, data, trace_docx("“答复.docx”", data, Limits()))
    assert read_word(made).text == document.text
    found = comments_in(made)
    by_title = {words.partition("\n")[0].removeprefix("【警告】"): (words, about) for words, about in found.values()}
    return made, by_title


@pytest.mark.parametrize(
    ("body", "wanted", "about"),
    [
        (p("张某：你的来信收悉。"), "来信", "来信"),
        (p("张某：你的来信收悉。"), "张某：你的来信收悉。", "张某：你的来信收悉。"),
        (p(r("你的", "<w:b/>"), r("来信"), r("收悉", "<w:i/>")), "的来信收", "的来信收"),
        (p("第一段话。") + p("第二段话。"), "段话。\n第二", "段话。第二"),
        (
            "<w:tbl><w:tr><w:tc>" + p("承办部门") + "</w:tc><w:tc>" + p("立案庭") + "</w:tc></w:tr></w:tbl>",
            "立案",
            "立案",
        ),
        (p("<w:hyperlink>" + r("链接里的字") + "</w:hyperlink>"), "里的", "里的"),
        (p("<w:ins w:id='9' w:author='a'>" + r("新写的字") + "</w:ins>"), "写的", "写的"),
        (p("<w:r><w:t>  两边有空格 </w:t></w:r>", "后面"), "有空", "有空"),
        (p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t><w:br/><w:t>丁</w:t></w:r>"), "乙丙\n丁", "乙丙丁"),
        (p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t></w:r>"), "丙", "丙"),
        (p("<w:sdt><w:sdtContent>" + r("控件里的字") + "</w:sdtContent></w:sdt>"), "里的", "里的"),
        (p(r("前"), FIELD, r("域的结果"), "<w:r><w:fldChar w:fldCharType='end'/></w:r>"), "的结", "的结"),
        (p("𠮷野家来信"), "野家", "野家"),
        (p("第一段") + p("      ") + p(r("第"), r("二"), r("段")), "二段", "二段"),
    ],
    ids=[
        "inside-a-run",
        "whole-run",
        "formatted-runs",
        "two-paragraphs",
        "table-cell",
        "hyperlink",
        "insertion",
        "blanks",
        "breaks",
        "after-a-tab",
        "content-control",
        "field-result",
        "beyond-the-basic-plane",
        "after-a-blank-paragraph",
    ],
)
def test_a_comment_is_about_the_very_words_of_the_finding(body: str, wanted: str, about: str) -> None:
    made, found = noted(word(body), wanted)
    assert found["问题1"][1] == about
    assert "所指" not in found["问题1"][0]
    docx.Document(io.BytesIO(made))  # python-docx opens it, but shows comments only from 1.2 on
    assert list(comments_in(made).values())[1][0].startswith("【警告】问题1")


@pytest.mark.parametrize(
    ("data", "wanted", "about", "place"),
    [
        (word(p("正文在此。", BOX.format(p("框里的字"))) + p("后文")), "里的", "框里的字框里的字", "文本框"),
        (word(p("正文在此。") + HEADED, header1=p("内部 页眉字")), "页眉", "正文在此。", "页眉"),
        (
            word(NOTED, footnotes='<w:footnote w:id="2">' + p("脚注字") + "</w:footnote>"),
            "注字",
            "",
            "脚注",
        ),
        (word(p("全部是正文", properties=NUMBERED), numbering=NUMBERING), "一、", "全部是正文", "第1段"),
    ],
    ids=["text-box", "header", "footnote", "computed-number"],
)
def test_where_word_takes_no_comment_it_stands_nearby_and_says_so(
    data: bytes, wanted: str, about: str, place: str
) -> None:
    _, found = noted(data, wanted)
    words, commented_words = found["问题1"]
    assert commented_words == about
    assert f"所指：{place}" in words
    assert wanted in words


def test_overlapping_nested_and_equal_findings_each_have_their_own_words() -> None:
    text = "一二三四五六七八九十"
    spans = [Span(1, 5), Span(3, 8), Span(4, 5), Span(3, 8), Span(0, 10), Span(5, 6), Span(0, 1), Span(9, 10)]
    _, found = noted(word(p(r(text[:4]), r(text[4:], "<w:b/>"))), *spans)
    assert [found[f"问题{number}"][1] for number in range(1, 9)] == [span.of(text) for span in spans]


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6), st.lists(st.integers(1, 11), max_size=4)
)
def test_any_findings_over_any_runs_are_commented_right(pairs: list[tuple[int, int]], cuts: list[int]) -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑"
    bounds = [0, *sorted(set(cuts)), len(text)]
    runs = [r(text[begin:end]) for begin, end in pairwise(bounds)]
    spans = [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    _, found = noted(word(p(*runs)), *spans)
    assert [found[f"问题{number}"][1] for number in range(1, len(spans) + 1)] == [span.of(text) for span in spans]


def test_only_the_parts_that_comments_concern_change() -> None:
    data = word(p("正文在此。") + HEADED, header1=p("页眉"))
    made, _ = noted(data, "正文")
    before, after = parts_of(data), parts_of(made)
    assert set(after) == set(before) | CHANGED
    assert {name for name in before if before[name] != after[name]} == CHANGED & set(before)


def test_a_finding_about_the_whole_text_and_the_verdict_stand_at_the_beginning() -> None:
    made, found = noted(word(p("关于张某信访事项的答复") + p("正文")), Span(0, 0))
    assert found["问题1"][1] == "关于张某信访事项的答复"
    first = next(iter(comments_in(made).values()))
    assert first == ("【通过】没有错误，1 处待核（1 处警告）。", "关于张某信访事项的答复")


def test_comments_that_are_there_already_stay() -> None:
    old = f'<w:comment w:id="7" w:author="某甲">{p("旧批注")}</w:comment>'
    made, found = noted(word(p("正文"), comments=old), "正")
    ids = list(comments_in(made))
    assert ids == ["7", "8", "9"]
    assert comments_in(made)["7"][0] == "旧批注"
    assert found["问题1"][1] == "正"
    assert parts_of(made)["[Content_Types].xml"] == parts_of(word(p("正文"), comments=old))["[Content_Types].xml"]


def test_words_that_xml_cannot_hold_do_not_break_the_file() -> None:
    data = word(p("正文"))
    document = read_word(data)
    hit = Hit(Span(0, 1), "坏\x00字\ud800\uffff\x1b[2J<w:p>")
    finding = Finding("a.b", "题", Severity.INFO, Confidence.LOW, hit, "正", Location(None, None), "f")
    report = Report(document, Profile.GENERIC, (Ran("a.b", (finding,)),))
    made = commented(report, data, trace_docx("“a”", data, Limits()))
    assert "<w:p>" in list(comments_in(made).values())[1][0]


def test_another_file_than_the_one_checked_is_refused() -> None:
    checked, other = word(p("甲")), word(p("乙"))
    with pytest.raises(UnreadableError, match="不一样"):
        commented(report_on(read_word(checked)), other, trace_docx("“a”", other, Limits()))


def test_a_strict_file_is_refused_in_words() -> None:
    data = word(p("甲"))
    strict = io.BytesIO()
    with zipfile.ZipFile(strict, "w") as package:
        for name, content in parts_of(data).items():
            usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            package.writestr(name, content.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    with pytest.raises(UnreadableError, match="严格"):
        commented(
            report_on(read_word(strict.getvalue())), strict.getvalue(), trace_docx("“a”", strict.getvalue(), Limits())
        )


@pytest.mark.parametrize("name", ["reply-bad.docx", "reply-good.docx"])
def test_the_trace_covers_every_printed_word_of_the_example(name: str) -> None:
    data = (Path(__file__).parents[3] / "examples" / "case" / name).read_bytes()
    trace = trace_docx("“a”", data, Limits())
    assert trace.text == read_word(data).text
    covered = {at for anchor in trace.anchors for at in range(anchor.span.start, anchor.span.end)}
    body = [one.span for one in read_word(data).paragraphs if one.kind in RUNNING]
    computed = {at for span in body for at in range(span.start, span.start + 4)}  # an automatic number is no run's text
    wanted = {at for span in body for at in range(span.start, span.end)} - computed
    assert len(wanted) > 500
    assert [trace.text[at] for at in sorted(wanted - covered) if trace.text[at] != "\n"] == []


def test_libreoffice_loses_no_text(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("没有安装 LibreOffice，跳过用它打开批注版的测试")
    made, _ = noted(word(p("关于张某信访事项的答复") + p(r("你的"), r("来信收悉。", "<w:b/>"))), "的来信")
    (tmp_path / "a.docx").write_bytes(made)
    command = [
        office,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
        tmp_path / "a.docx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "你的来信收悉。" in (tmp_path / "a.txt").read_text(encoding="utf-8-sig")


def test_the_first_comment_says_what_to_do_first_and_counts_the_rest() -> None:
    data = word(p("张某：你的来信收悉，我局正在办理，请等候通知。"))
    document = read_word(data)
    findings = tuple(
        Finding(
            f"{family}.b",
            f"问题{number}",
            Severity.WARNING,
            Confidence.HIGH,
            Hit(Span(number, number + 1), f"说明{number}"),
            "张",
            Location(None, 1),
            f"f{number}",
        )
        for number, family in enumerate(("甲", "乙", "丙", "丁", "戊", "己", "庚"), 1)
    )
    causes = tuple(Cause(f"原因{number}", f"改法{number}。", (f"f{number}",)) for number in range(1, 8))
    report = replace(Report(document, Profile.GENERIC, (Ran("a.b", findings),)), causes=causes)
    made = commented(report, data, trace_docx("“答复.docx”", data, Limits()))
    (first,) = (words for words, _ in comments_in(made).values() if words.startswith("【通过】"))
    assert "一、原因1（1 处）。怎么改：改法1。" in first
    assert "五、原因5" in first
    assert "原因6" not in first
    assert first.endswith("另有 2 项。")
