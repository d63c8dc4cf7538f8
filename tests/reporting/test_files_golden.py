"""The forms that are files of another program: their parts in text, as they were last looked at."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from invented import at, blocked
from word_parts import p, parts_of, r, word

from replycheck.model.finding import Confidence, Evidence, Finding, Hit, Location, Severity
from replycheck.model.limits import Limits
from replycheck.model.profile import Profile
from replycheck.model.report import Ran, Report, Skipped
from replycheck.model.span import Span
from replycheck.readers.docx.read import read_docx, trace_docx
from replycheck.reporting.in_file.docx_comments import commented
from replycheck.reporting.in_file.pdf_notes import notes


def same(text: str, path: Path) -> None:
    if os.environ.get("REPLYCHECK_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode("utf-8")


def test_the_parts_of_an_annotated_word_file_are_as_they_were(golden: Path) -> None:
    data = word(p("关于沈某青信访事项的回复") + p(r("判决认定"), r("工程款", "<w:b/>"), r("四十二万元,不予支持。")))
    document = read_docx("“a”", data, hashlib.sha256(data).hexdigest(), Limits())
    said = (("工程款四十二万元", Severity.ERROR, Confidence.MEDIUM), (",", Severity.INFO, Confidence.HIGH))
    findings = tuple(
        Finding(
            f"a.rule-{number}",
            f"问题{number}",
            severity,
            confidence,
            Hit(
                at(document.text, words), f"说明{number}。", "，", (Evidence("判决.docx", Span(0, 2), "原文", 2, 0.9),)
            ),
            words,
            Location(1, 2),
            f"f{number}",
        )
        for number, (words, severity, confidence) in enumerate(said, 1)
    )
    report = Report(document, Profile.COURT_REPLY, (Ran("a.rule", findings), Skipped("a.other", "未提供来信")))
    parts = parts_of(commented(report, data, trace_docx("“a”", data, Limits())))
    shown = ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
    text = "\n".join(f"== {name}\n" + re.sub(r"(?=<w:(?:p|r|comment)\b)", "\n", parts[name].decode()) for name in shown)
    same(text + "\n", golden / "annotated.docx.txt")


def test_the_notes_on_a_pdf_are_as_they_were(golden: Path) -> None:
    lines = [f"{note.sort.value} 第{note.page}页 {note.label}\n{note.words}\n" for note in notes(blocked())]
    same("\n".join(lines), golden / "annotated.pdf.txt")
