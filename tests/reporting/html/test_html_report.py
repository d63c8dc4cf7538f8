"""The HTML page as markup: whole, well-formed, closed to everything, safe against what files bring in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from invented import TITLES, at, blocked, finding, hostile, incomplete, passing, repeated, with_petition

from replycheck.model.document import plain
from replycheck.model.finding import Evidence, Hit
from replycheck.model.passage import Change, Difference, Passage
from replycheck.model.report import Ran, Report
from replycheck.model.span import Span
from replycheck.model.statement import Against, Origin, Provenance, SourcedFact, Stated, Statement
from replycheck.reporting import render

REPORTS = [blocked, with_petition, passing, incomplete, hostile, lambda: repeated(20)]
IDS = ["blocked", "petition", "pass", "incomplete", "hostile", "repeated"]
_VOID = {"meta", "br", "input", "rect", "line", "circle"}


class _Reader(HTMLParser):
    """Collects tags, attributes and the text of the body, and complains of tags that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"style", "script"}:
            self.words.append(data)


def read(report: Report) -> _Reader:
    reader = _Reader()
    reader.feed(render(report, "html", titles=TITLES))
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_every_tag_is_closed_and_nothing_can_be_loaded(report: Callable[[], Report]) -> None:
    reader = read(report())
    for tag, attributes in reader.tags:
        assert tag not in {"img", "iframe", "link", "object", "embed", "form", "base", "audio", "video", "use"}
        assert not any(name.startswith("on") or name in {"src", "style", "srcset"} for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert [tag for tag, _ in reader.tags].count("script") == 1


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_the_policy_forbids_everything_but_this_very_script_and_style(report: Callable[[], Report]) -> None:
    text = render(report(), "html")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    allowed = policy.group(1).replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in allowed
    for element in ("script", "style"):
        inner = re.search(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
        assert inner
        digest = base64.b64encode(hashlib.sha256(inner.group(1).encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in allowed


def test_a_hostile_text_is_shown_and_does_nothing() -> None:
    text = render(hostile(), "html")
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "{{ 7 * 7 }}{% raw %}" in text
    assert "<script>alert(1)</script>\\x1b[2J" in "".join(read(hostile()).words)


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_the_same_report_gives_the_same_page(report: Callable[[], Report]) -> None:
    assert render(report(), "html") == render(report(), "html")


@pytest.mark.parametrize("report", [blocked, with_petition, passing], ids=IDS[:3])
def test_the_reply_the_judgment_and_the_letter_are_there_to_the_last_character(report: Callable[[], Report]) -> None:
    shown = report()
    plainly = "".join("".join(read(shown).words).split())
    assert "没有核对的" in plainly
    for document in (shown.document, *shown.sources, *filter(None, [shown.petition])):
        for paragraph in document.paragraphs:
            words = "".join(paragraph.span.of(document.text).split())
            assert re.search(r"(?:[照引法诉答错警提]\d+(?:（..）)?)*".join(map(re.escape, words)), plainly), words


def test_a_passage_of_a_judgment_that_is_not_at_hand_is_still_told() -> None:
    lost = Passage(Span(0, 5), "library/4711", Span(10, 15), 1.0)
    reader = read(replace(passing(), passages=(lost,)))
    assert "library" not in {attributes.get("id") for _, attributes in reader.tags}
    assert "报告中没有这份裁判文书的全文" in "".join(reader.words)
    ids = {attributes.get("id") for _, attributes in reader.tags}
    links = {attributes["href"] for tag, attributes in reader.tags if tag == "a"}
    assert {link for link in links if link and link[1:] not in ids} == set()


def test_unknown_measures_are_unknown_and_not_zero() -> None:
    words = "".join(read(passing()).words)
    assert "未知" in words
    assert "0%" not in words


def test_an_incomplete_report_never_reads_as_a_pass() -> None:
    words = "".join(read(incomplete()).words)
    assert "但没有查全，不能当作通过" in words
    assert "适用的规则都已核对" not in words


def test_evidence_outside_every_passage_gets_a_mark_of_its_own_in_the_judgment() -> None:
    base = blocked()
    source = base.sources[0]
    found = at(source.text, "被告：临河市磐石建筑有限公司。")
    hit = Hit(Span(0, 5), "某", evidence=(Evidence(source.source, found, found.of(source.text)),))
    report = replace(base, passages=(), outcomes=(Ran("a.b", (finding(base.document, "a.b", "某", hit),)),))
    ids = {attributes.get("id"): attributes for _, attributes in read(report).tags}
    assert ids["v-e1-0"]["href"] == "#f-e1"
    assert any(attributes.get("href") == "#v-e1-0" for _, attributes in read(report).tags)


def test_evidence_from_a_document_that_is_not_at_hand_is_quoted() -> None:
    base = blocked()
    hit = Hit(Span(0, 5), "某", evidence=(Evidence("library/7", Span(3, 9), "库中的原话", page=2),))
    report = replace(base, outcomes=(Ran("a.b", (finding(base.document, "a.b", "某", hit),)),))
    words = "".join(read(report).words)
    assert "库中的原话" in words
    assert "裁判文书 7 第2页" in words


def test_a_long_change_is_cut_in_the_table_and_whole_in_the_panel() -> None:
    gone = "".join(f"第{n}句判决原话。" for n in range(40))
    source = plain(f"查明如下。{gone}驳回请求。", source="j.txt")
    reply = plain("查明如下。驳回请求。", source="r.txt")
    edit = Difference(Change.DROPPED, Span(5, 5), at(source.text, gone))
    passage = Passage(Span(0, 10), "j.txt", Span(0, len(source.text)), 0.5, differences=(edit,))
    report = replace(passing(), document=reply, sources=(source,), passages=(passage,))
    words = "".join(read(report).words)
    assert f"……（略去 {len(gone) - 60} 字）……" in words
    assert words.count(gone) == 1


def test_statements_stand_beside_the_papers_words_and_facts_can_take_the_colour_of_their_origin() -> None:
    reply = plain("受理费4900元由你负担。5月10日面谈。")
    source = plain("案件受理费4900元，由被告许小梅负担。", source="j.txt")
    held = Statement(
        "fee-bearer", Span(0, 12), "邹明远", Against.JUDGMENT, "j.txt", Stated(Span(0, 18), "许小梅"), agrees=False
    )
    agreeing = Statement(
        "fee-amount", Span(3, 8), "4900元", Against.JUDGMENT, "j.txt", Stated(Span(5, 10), "4900元"), agrees=True
    )
    loose = Statement("other-date", Span(13, 18), "5月10日", Against.JUDGMENT, "j.txt")
    facts = (SourcedFact(Span(3, 8), Origin.JUDGMENT, 1), SourcedFact(Span(13, 18), Origin.NEW, 1))
    made = replace(
        passing(),
        document=reply,
        sources=(source,),
        passages=(),
        statements=(held, agreeing, loose),
        provenance=Provenance(facts),
    )
    html = render(made, "html")
    assert html.count("✗ 不一致") == 1
    assert html.count("✓ 一致") == 1
    assert "案件受理费4900元，由被告许小梅负担" in html
    assert re.findall(r'<span class="origin (\w+)" title="([^"]+)">([^<]+)</span>', html) == [
        ("judgment", "出处：裁判文书", "4900元"),
        ("new", "出处：新写", "5月10日"),
    ]


def test_without_anything_held_against_a_paper_there_is_no_table() -> None:
    assert 'id="statements"' not in render(passing(), "html")
