"""``--redact``: no form of report shows anything personal, and everything else stays as it was."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from replycheck.model.binding import Binding, PageProblem, Problem
from replycheck.model.document import Caveat, Document, Page, Paragraph, RunningHead, plain
from replycheck.model.finding import Confidence, Evidence, Finding, Hit, Location, Severity
from replycheck.model.passage import Passage
from replycheck.model.profile import Profile
from replycheck.model.report import Crashed, Demand, Ran, Report, Skipped
from replycheck.model.span import Box, Span
from replycheck.reporting import FORMS, render
from replycheck.reporting.redacted import redacted

SECRETS = (
    "罗平", "孟川", "欧阳静好", "买买提·艾力", "110101197003074578", "13812345678", "0571-87654321",
    "6222021234567890123", "云泽市东湖区翠屏路18号3栋502室", "翠屏路18号",
)  # fmt: skip
REPLY = (
    "关于罗平信访事项的答复\n罗平：\n您反映的与孟川借款一事收悉。您的身份证号110101197003074578，"
    "住云泽市东湖区翠屏路18号3栋502室，电话13812345678，卡号6222021234567890123。\n联系电话：0571-87654321"
)
JUDGMENT = "原告：罗平，住云泽市东湖区翠屏路18号3栋502室。\n被告：孟川。\n法定代理人：买买提·艾力\n审判长 欧阳静好"
LETTER = "信访人罗平，电话13812345678。请求：请孟川还款到6222021234567890123。"


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def report() -> Report:
    span = at(REPLY, "住云泽市东湖区翠屏路18号3栋502室，电话138")  # it ends in the middle of a number
    reply = Document(
        "案卷/罗平答复.pdf",
        "0" * 64,
        "pdf",
        REPLY,
        (Paragraph(Span(0, len(REPLY))),),
        (Page(1, Span(0, len(REPLY)), running_heads=(RunningHead("罗平的答复", Box(1, 0, 0, 1, 1)),)),),
        (Caveat("“罗平答复.pdf”的印章没有读。"),),
        bound=True,
    )
    judgment = plain(JUDGMENT, source="案卷/孟川判决.docx")
    evidence = Evidence(
        judgment.source, at(JUDGMENT, "住云泽市东湖区翠屏路18号3栋502室"), "住云泽市东湖区翠屏路18号3栋502室"
    )
    hit = Hit(span, "“罗平”的电话13812345678不应写出。", "改称“罗平”为“您”。", (evidence,))
    place = Location(1, 1)
    said = Finding("a.b", "照搬", Severity.ERROR, Confidence.HIGH, hit, span.of(REPLY), place, "ab12")
    return Report(
        reply,
        Profile.COURT_REPLY,
        (Ran("a.b", (said,)), Skipped("a.c", "未提供罗平的来信"), Crashed("a.d", "ValueError: 孟川")),
        (Passage(span, judgment.source, at(JUDGMENT, "住云泽市东湖区翠屏路18号3栋502室"), 1.0),),
        Binding((1,), (1,), (PageProblem(1, Problem.BLANK, "页上只有“罗平”", Confidence.LOW),)),
        demands=(Demand(LETTER, Span(0, len(LETTER)), answered=False, new=True, reply=None, why="没有提到孟川"),),
        sources=(judgment,),
        petition=plain(LETTER, source="罗平来信.txt"),
    )


def _shown(text: str) -> str:
    return re.sub(r"%[0-9A-F]{2}|\s|<[^>]*>", "", text)


@pytest.mark.parametrize("form", [form.name for form in FORMS.values() if not form.is_document])
def test_no_form_shows_anything_personal(form: str) -> None:
    from urllib.parse import unquote  # noqa: PLC0415 - SARIF writes paths so

    open_, masked = (unquote(render(one, form)) for one in (report(), redacted(report())))
    assert [secret for secret in SECRETS if secret in masked or secret in _shown(masked)] == []
    assert any(secret in open_ for secret in SECRETS)  # the search would find them


def test_a_quote_that_cuts_a_number_in_half_shows_neither_half() -> None:
    finding = redacted(report()).findings[0]
    assert finding.quote.endswith("电话***")
    assert finding.hit.evidence[0].quote == "住" + "*" * 18


def test_one_name_has_one_mask_in_reply_judgment_letter_and_file_names() -> None:
    made = redacted(report())
    assert made.document.source == "案卷/某甲答复.pdf"
    assert made.petition is not None
    assert made.petition.source == "某甲来信.txt"
    assert made.sources[0].source == made.passages[0].document == made.findings[0].hit.evidence[0].document
    assert made.document.text.count("某甲") == REPLY.count("罗平")
    assert made.sources[0].text.startswith("原告：某甲，")


def test_spans_verdict_fingerprints_and_digest_stay() -> None:
    before, after = report(), redacted(report())
    assert len(after.document.text) == len(before.document.text)
    assert [one.hit.span for one in after.findings] == [one.hit.span for one in before.findings]
    assert [one.fingerprint for one in after.findings] == [one.fingerprint for one in before.findings]
    assert after.verdict is before.verdict
    assert after.document.sha256 == before.document.sha256


def test_evidence_from_a_library_is_masked_too() -> None:
    base = report()
    evidence = Evidence("judgment-17", Span(0, 9), "原告：高晓芸，女，1970年生。")
    finding = base.findings[0]
    outcome = Ran("a.b", (replace(finding, hit=replace(finding.hit, evidence=(evidence,))),))
    made = redacted(replace(base, outcomes=(outcome,)))
    assert "高晓芸" not in made.findings[0].hit.evidence[0].quote
