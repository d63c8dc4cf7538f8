"""The terminal report: what stands where, and what it never leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TITLES, blocked, finding, hostile, incomplete, passing, repeated, with_petition

from replycheck.model.finding import Evidence, Hit
from replycheck.model.report import Measures, Report
from replycheck.model.span import Span
from replycheck.reporting import render
from replycheck.reporting.wording import evidence_place, place_of
from replycheck.reporting.wrap import columns, wrap

ALL = [blocked, with_petition, passing, incomplete, hostile, lambda: repeated(20)]
IDS = ["blocked", "petition", "pass", "incomplete", "hostile", "repeated"]


def shown(report: Report, **options: int) -> str:
    return render(report, "terminal", titles=TITLES, **options)


def whole(report: Report, **options: int) -> str:
    """As ``--all`` shows it."""
    return render(report, "terminal", titles=TITLES, everything=True, **options)


@pytest.mark.parametrize(
    ("report", "beginning"),
    [
        (blocked, "拦下  案卷/reply-bad.pdf：5 处错误、1 处警告、1 处提示；另外没有查全：1 条规则运行出错"),
        (passing, "通过  reply-good.docx：没有发现问题；有 1 项没有核对，见下"),
        (incomplete, "未能查全  scan.pdf：第1页是扫描图片，没有文字层，暂时读不出来"),
    ],
    ids=["blocked", "pass", "incomplete"],
)
def test_the_first_line_is_the_verdict_with_the_file_and_the_reason(
    report: Callable[[], Report], beginning: str
) -> None:
    assert shown(report(), width=200).splitlines()[0] == beginning


def test_evidence_in_the_reply_itself_is_another_place_of_it() -> None:
    report = blocked()
    own = Evidence(report.document.source, Span(0, 4), report.document.text[:4])
    assert evidence_place(report, own).startswith("答复的另一处")
    assert evidence_place(report, replace(own, document="判决.docx")).startswith("裁判文书 判决.docx")


def test_the_last_lines_sum_up_and_say_how_much_was_not_checked() -> None:
    assert "结论：拦下。已核对 7 条规则，没有核对 3 条，不适用 1 条。" in shown(blocked())


def test_findings_come_by_weight_with_place_quote_reason_advice_and_evidence() -> None:
    text = whole(blocked(), width=120)
    assert re.search("错误\n.*警告\n.*提示\n", text, re.DOTALL)
    for words in (
        "3. 照搬裁判文书  第3页 第8段  [copying.unattributed]",
        "原文：“原告主张被告拖欠工程款",
        "问题：66 字与判决书大体相同",
        "建议：改用自己的话答复",
        "对照：裁判文书 judgment.docx 第15段（相似 86%）",
        "把握：中，请人工核实",
        "没有联系信访人  全文",
        "页码顺序错误  第2页  [",
        "建议：改为“，”",
        "我院正在研究【,】将另行告知",
    ):
        assert words in text


def test_whatever_was_not_checked_is_named_with_its_reason() -> None:
    unchecked = whole(blocked(), width=120).partition("没有核对的：\n")[2]
    assert "程序出错，没有查成：项数与所说不符（logic.announced-count：ValueError" in unchecked
    assert "未提供来信（--petition）：诉求未答复" in unchecked
    assert "不适用于“法院信访回复”：1 条规则" in unchecked


def test_measures_order_demands_and_caveats_are_told() -> None:
    text = shown(with_petition())
    assert "照搬比例 62%（连同引用、转述 70%），最长连续照搬 75 字，自己的话 142 字" in text
    assert "应依次取第 1、3、2、4 页重新装订" in text
    assert "来信有 2 项诉求，未见答复 1 项：请法院说明为何不采信监理日志\n" in text
    assert "reply-bad.pdf：第4页有一枚印章图片" in text


def test_figures_about_a_reply_that_was_not_read_whole_say_so() -> None:
    text = shown(replace(incomplete(), measures=Measures(0.0, 0, 12)))
    assert "自己的话 12 字（答复没有读全，只算读出的部分）" in text


def test_a_place_over_several_paragraphs_names_both_ends() -> None:
    report = blocked()
    text = report.document.text
    span = Span(text.index("一、"), text.index("承办部门") + 4)
    long = finding(report.document, "a.b", "某", Hit(span, "某"))
    assert place_of(long, report.document) == "第1页 第4段至第2页 第6段"


def test_a_report_opens_with_what_to_do_and_folds_the_findings_behind_it() -> None:
    text = shown(blocked(), width=120)
    first, _, rest = text.partition("先做这几件事：\n")
    assert len(first.splitlines()) <= 5
    assert rest.startswith("一、")
    assert rest.index("怎么改：") < rest.index("错误：") < rest.index("照搬情况：")
    assert "[copying." not in text


def test_what_was_not_checked_is_one_sentence_and_names_what_crashed() -> None:
    (line,) = [line for line in shown(blocked(), width=400).splitlines() if line.startswith("没有核对的：")]
    assert "1 条规则运行出错（logic.announced-count）" in line
    assert "未提供来信（--petition）（1 条）" in line
    assert "不适用" not in line


@pytest.mark.parametrize(("count", "told"), [(5, None), (6, "另有 1 处相同问题：第6段"), (20, "另有 15 处相同问题")])
def test_more_than_five_of_one_rule_are_folded_with_their_number(count: int, told: str | None) -> None:
    text = whole(repeated(count))
    assert text.count("半角标点  第") == min(5, count)
    assert ("另有" in text) is (told is not None)
    assert told is None or told in text


@pytest.mark.parametrize("report", ALL, ids=IDS)
def test_without_colour_nothing_but_printable_characters_and_line_feeds_comes_out(report: Callable[[], Report]) -> None:
    assert [c for c in shown(report()) if not c.isprintable() and c != "\n"] == []


def test_colour_adds_sequences_and_changes_no_word() -> None:
    coloured = shown(blocked(), colour=True)
    assert "\x1b[1;31m拦下" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(blocked())


@pytest.mark.parametrize(
    ("report", "colour"),
    [(blocked, "31"), (passing, "32"), (hostile, "33"), (incomplete, "33")],
    ids=["blocked", "nothing found", "passed with something to look at", "incomplete"],
)
def test_only_a_paper_in_which_nothing_was_found_is_green(report: Callable[[], Report], colour: str) -> None:
    assert shown(report(), colour=True).startswith(f"\x1b[1;{colour}m")
    assert ("没有错误，1 处待核" in shown(report(), width=400)) == (report is hostile)


def test_a_hostile_file_brings_no_sequence_of_its_own_even_in_colour() -> None:
    assert set(re.findall(r"\x1b\[?[0-9;]*.", shown(hostile(), colour=True))) <= {
        f"\x1b[{code}m" for code in ("1", "2", "0", "1;31", "1;32", "1;33", "1;34")
    }


def test_a_file_name_cannot_forge_a_line() -> None:
    assert not any(line.startswith("通过.txt") for line in shown(hostile(), width=60).splitlines())


@pytest.mark.parametrize("report", [blocked, with_petition, passing, incomplete], ids=IDS[:4])
def test_a_gbk_console_can_show_every_character(report: Callable[[], Report]) -> None:
    shown(report()).encode("gbk")


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("report", ALL, ids=IDS)
def test_no_line_is_wider_than_asked(report: Callable[[], Report], width: int) -> None:
    assert [line for line in shown(report(), width=width).splitlines() if columns(line) > width] == []


TEXTS = st.text(st.sampled_from("照搬裁判文书，。“”（）《》abc de1.2 —…"), max_size=120)


@given(TEXTS, st.integers(20, 90), st.sampled_from(["", "  - ", "      原文："]))
def test_wrapping_keeps_to_the_width_and_loses_nothing_but_blanks(text: str, width: int, first: str) -> None:
    lines = wrap(text, width, first)
    assert lines[0].startswith(first.rstrip())
    assert all(columns(line) <= max(width, columns(first) + 12) for line in lines)
    assert "".join("".join(lines).split()) == "".join((first + text).split())


def test_a_closing_mark_never_begins_a_line_and_an_opening_mark_never_ends_one() -> None:
    for width in range(16, 60):
        for line in wrap("依照《信访工作条例》（以下称“条例”），答复如下：同意。" * 3, width)[1:]:
            assert line[0] not in "，。：”》）"
            assert line[-1] not in "（《“"


def test_a_word_longer_than_a_line_is_cut_and_nothing_of_it_is_lost() -> None:
    lines = wrap("https://example.invalid/" + "a" * 70, 30, "  - ")
    assert all(columns(line) <= 30 for line in lines)
    assert "".join(line.strip().removeprefix("- ") for line in lines).endswith("/" + "a" * 70)


def test_a_combining_mark_takes_no_column() -> None:
    assert columns("a\u0301法") == 3
