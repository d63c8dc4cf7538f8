"""The vocabulary rules are written in: ids from paths, examples with fences, what a case concludes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replycheck.checks import all_rules
from replycheck.facts.masks import BLANK
from replycheck.model.document import Document, Page, Paragraph, ParagraphKind, plain
from replycheck.model.finding import Confidence, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.kinds.pages import hit_at_page
from replycheck.rules.kinds.residue import formula_hits
from replycheck.rules.rule import Rule

FINE = (bad("⟦甲⟧"), good("乙"))


def _rule(module: str, **more: object) -> Rule:
    return Rule(module, "题", Severity.INFO, lambda _: (), **({"examples": FINE} | more))  # type: ignore[arg-type]


def test_the_path_of_a_rule_is_its_id() -> None:
    rule = _rule("replycheck.checks.case_numbers.not_in_form")
    assert (rule.id, rule.family) == ("case-numbers.not-in-form", "case-numbers")


@pytest.mark.parametrize(
    "build",
    [
        lambda: _rule("replycheck.checks.loose"),
        lambda: _rule("replycheck.checks.a.b.c"),
        lambda: _rule("elsewhere.checks.a.b"),
        lambda: _rule("replycheck.checks.a.b", examples=()),
    ],
    ids=["no family", "too deep", "elsewhere", "no examples"],
)
def test_a_rule_in_the_wrong_place_or_without_examples_is_refused(build: Callable[[], Rule]) -> None:
    with pytest.raises(ValueError, match=r"rule lives|no examples"):
        build()


def test_rules_are_found_by_walking_the_package_and_sorted_by_id() -> None:
    ids = [rule.id for rule in all_rules()]
    assert ids == sorted(set(ids))
    assert {rule.family for rule in all_rules()} >= {"copying", "residue", "pages", "logic", "structure", "process"}


def test_fences_mark_spans_of_the_text_without_fences() -> None:
    example = bad("甲⟦乙丙⟧丁⟦⟧戊⟦己⟧")
    assert example.text == "甲乙丙丁戊己"
    assert example.spans == (Span(1, 3), Span(4, 4), Span(5, 6))
    assert good("甲").spans == ()


def test_a_form_feed_makes_bound_pages_that_cover_the_text() -> None:
    case = bad("甲\f⟦乙⟧\f丙", printed=(1, 2, 3)).case()
    assert case.reply.bound
    assert [page.printed_number for page in case.reply.pages] == [1, 2, 3]
    assert "".join(page.span.of(case.text) for page in case.reply.pages) == case.text
    assert not good("甲").case().reply.bound


def test_paragraphs_are_those_of_the_running_text() -> None:
    text = "页眉\n张某：\n注释\n特此答复。"
    head, first, note, last = plain(text).paragraphs
    reply = Document(
        "a",
        "",
        "docx",
        text,
        (
            Paragraph(head.span, ParagraphKind.HEADER),
            first,
            Paragraph(note.span, ParagraphKind.FOOTNOTE),
            Paragraph(last.span, ParagraphKind.TEXT_BOX),
        ),
    )
    assert [p.span.of(text) for p in Case(reply, Profile.GENERIC).paragraphs] == ["张某：", "特此答复。"]


def test_paragraphs_come_in_the_order_in_which_pages_should_be_bound() -> None:
    case = bad("甲\f丙\f⟦乙⟧", printed=(1, 3, 2)).case()
    assert [p.span.of(case.text) for p in case.paragraphs] == ["甲", "乙", "丙"]


FACTS = (
    "经审理查明，周某与远达公司于二〇一九年签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。"
    "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证。"
)
OWN = "周某：\n你来信反映维修费问题。我们查阅了案卷，并当面听取了你的意见。"


def test_own_words_are_neither_quoted_nor_copied_and_keep_their_place() -> None:
    text = f"{OWN}\n{FACTS}\n你说“没有人管”。"
    case = Case(plain(text, source="r.txt"), Profile.COURT_REPLY, (plain(f"民事判决书\n{FACTS}", source="j.txt"),))
    assert len(case.own_words) == len(text)
    assert "停工责任" not in case.own_words
    assert "没有人管" not in case.own_words
    assert OWN in case.own_words
    assert all(new in (old, BLANK) for old, new in zip(text, case.own_words, strict=True))


def test_what_was_not_given_is_unknown_and_not_zero() -> None:
    case = Case(plain(OWN), Profile.COURT_REPLY)
    assert case.measures.copied_share is None
    assert case.demands is None
    assert case.binding is None
    assert case.passages == ()


def test_an_annex_is_no_part_of_the_body() -> None:
    text = "张某：\n特此答复。\n附件1\n审　判　长　　陆某文"
    case = Case(plain(text), Profile.GENERIC)
    assert case.body_end == text.index("附件1")
    assert case.residue == ()


def test_something_absent_has_no_words_and_stands_at_the_first_paragraph() -> None:
    case = Case(plain("\n\n 张某：\n特此答复。"), Profile.GENERIC)
    assert absent(case, "缺少。", "补上。").span == Span(3, 3)
    assert absent(Case(plain(""), Profile.GENERIC), "缺少。", "补上。").span == Span(0, 0)


@pytest.mark.parametrize(
    ("sheet", "quote"),
    [("\n  甲乙\n丙", "甲乙"), ("字" * 200, "字" * 60), (" \n ", ""), ("甲 \n", "甲")],
    ids=["first line", "long line", "blank page", "trailing space"],
)
def test_a_hit_at_a_page_quotes_its_first_words(sheet: str, quote: str) -> None:
    pages = (Page(1, Span(0, 1)), Page(2, Span(1, 1 + len(sheet))))
    case = Case(Document("a.pdf", "", "pdf", f"首{sheet}", pages=pages, bound=True), Profile.GENERIC)
    hit = hit_at_page(case, 2, "缺页。", suggestion="补。", severity=Severity.ERROR, confidence=Confidence.HIGH)
    assert hit.page == 2
    assert hit.span.of(case.text) == quote


SCORES = {
    "one light formula": ("本院认为，有理。", "J16", []),
    "four points": ("本院认为，有理。被告张某辩称无理。", "J16", [Severity.WARNING]),
    "nine points": (
        "本院认为，有理。被告张某辩称无理。到庭参加诉讼。判决如下：",
        "J16",
        [Severity.ERROR],
    ),
    "a certain formula": ("本案现已审理终结。", "J12", [Severity.ERROR]),
    "quoted": ("判决写明“本案现已审理终结”。", "J12", []),
    "said twice": ("本案现已审理终结。本案现已审理终结。", "J12", [Severity.ERROR]),
}


@pytest.mark.parametrize(("text", "formula", "severities"), SCORES.values(), ids=SCORES)
def test_a_formula_weighs_with_the_whole_paper(text: str, formula: str, severities: list[Severity]) -> None:
    case = Case(plain(text), Profile.COURT_REPLY)
    hits = list(formula_hits(case, frozenset({formula}), "改。"))
    assert [hit.severity for hit in hits] == severities
    assert not hits or ("全文共2处" in hits[0].message) == (text.count("审理终结") == 2)
