"""The table for the inspection group: right, and safe to open."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from batch_workers import report
from hypothesis import given
from hypothesis import strategies as st

from replycheck.batch import BatchSummary, Entry
from replycheck.batch.figures import Figures, Tally, figures_of
from replycheck.batch.headline import ended, unchecked
from replycheck.batch.progress import progress_bar, verdicts
from replycheck.batch.summary import COLUMNS, summary_row
from replycheck.model.report import Verdict
from replycheck.reporting.spreadsheet import safe_cell


def finding(severity: str, title: str) -> dict[str, str]:
    return {"severity": severity, "title": title}


def test_a_row_tells_verdict_weights_measures_problems_and_what_was_not_checked() -> None:
    made = report(
        Entry(1, "a.docx"),
        "blocked",
        "第 2 页没有文字",
        findings=[
            finding("warning", "半角标点"),
            finding("error", "照搬裁判文书"),
            finding("error", "页序错误"),
            finding("error", "照搬裁判文书"),
            finding("warning", "序号跳号"),
            finding("info", "称谓"),
        ],
        measures={"copied_share": 0.6204, "longest_copied_run": 412, "own_characters": 690},
        demands=[{"answered": True}, {"answered": False}],
        outcomes=[
            {"rule": "a.b", "status": "crashed", "reason": "KeyError: 1"},
            {"rule": "a.c", "status": "skipped", "reason": "未提供裁判文书（--source）"},
            {"rule": "a.d", "status": "skipped", "reason": "未提供裁判文书（--source）"},
            {"rule": "a.e", "status": "skipped", "reason": "不适用于“通知”"},
            {"rule": "a.f", "status": "ran", "reason": None},
        ],
    )
    entry = Entry(7, "a.docx", unit="甲法院", received=date(2023, 5, 1), replied=date(2023, 6, 1))
    row = dict(zip(COLUMNS, summary_row(entry, made), strict=True))
    assert row == {
        "序号": "7",
        "文件": "a.docx",
        "单位": "甲法院",
        "结论": "拦下",
        "错误": "3",
        "警告": "2",
        "提示": "1",
        "照搬比例": "62.0%",
        "最长照搬": "412",
        "自写字数": "690",
        "主要问题": "照搬裁判文书 2 处；页序错误；半角标点；另有 1 类",
        "未查原因": "第 2 页没有文字；规则 a.b 出错；未提供裁判文书（--source）（2 项）",
        "转述比例": "",
        "与文书不符": "",
        "新写的事实": "",
        "未答诉求": "1",
        "收到日期": "2023-05-01",
        "答复日期": "2023-06-01",
        "用时（天）": "31",
        "雷同组": "",
    }


@pytest.mark.parametrize(
    ("agree", "cell"),
    [
        pytest.param([True, False, None, False], "2", id="two do not agree"),
        pytest.param([True, None], "0", id="all that were held agree"),
        pytest.param([None], "", id="none was held against a paper"),
    ],
)
def test_statements_that_do_not_agree_are_counted_where_any_was_held_against_a_paper(
    agree: list[bool | None], cell: str
) -> None:
    made = report(Entry(1, "a"))
    made["statements"] = [{"agrees": one} for one in agree]
    made["provenance"] = {"facts": {"judgment": 3, "letter": 1, "new": 4}, "paragraphs": []}
    made["measures"]["retold_share"] = 0.25
    row = dict(zip(COLUMNS, summary_row(Entry(1, "a"), made), strict=True))
    assert (row["转述比例"], row["与文书不符"], row["新写的事实"]) == ("25.0%", cell, "4")


def test_an_unknown_measure_is_an_empty_cell_not_a_zero() -> None:
    row = dict(zip(COLUMNS, summary_row(Entry(1, "a"), report(Entry(1, "a"))), strict=True))
    assert (row["照搬比例"], row["最长照搬"], row["自写字数"]) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param("  =1", "'  =1", id="behind white space"),
        pytest.param("\t=1", "' =1", id="tab"),
        pytest.param("\r=1", "' =1", id="carriage return"),
        pytest.param("\x07=1", "' =1", id="behind a control character"),
        pytest.param("a\x1b[2J\nb", "a [2J b", id="terminal control"),
        pytest.param("答复=1.docx", "答复=1.docx", id="harmless inside"),
        pytest.param("\udc80.docx", " .docx", id="no Unicode"),
        pytest.param("x" * 600, "x" * 499 + "…", id="long"),
    ],
)
def test_a_cell_is_never_a_formula(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


@given(st.text(st.characters() | st.sampled_from("=+-@＝＋－＠\t\r\n\0\x1b '\","), max_size=20))
def test_whatever_is_in_a_cell_a_spreadsheet_reads_one_cell_of_text(text: str) -> None:
    cell = safe_cell(text)
    sheet = io.StringIO()
    csv.writer(sheet).writerow(["x", cell, "y"])
    assert list(csv.reader(io.StringIO(sheet.getvalue(), newline=""))) == [["x", cell, "y"]]
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert cell.isprintable() or not set(cell) & set("\t\r\n\0\x1b\x7f\x85\u2028\u2029")
    cell.encode()


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        pytest.param((3, 0, 0, 0), 0, id="all passed"),
        pytest.param((3, 1, 2, 1), 1, id="blocked before incomplete"),
        pytest.param((3, 0, 1, 0), 3, id="incomplete"),
        pytest.param((0, 0, 0, 0), 3, id="nothing checked is never a pass"),
    ],
)
def test_the_exit_code_is_the_worst_of_all(counts: tuple[int, int, int, int], code: int) -> None:
    assert BatchSummary(*counts).exit_code == code


def test_the_count_adds_up() -> None:
    summary = BatchSummary()
    for verdict, failed in [(Verdict.PASS, False), (Verdict.INCOMPLETE, True), (Verdict.BLOCKED, False)]:
        summary = summary.plus(verdict, failed=failed)
    assert summary == BatchSummary(1, 1, 1, 1)
    assert summary.total == 3


def test_the_bar_goes_to_standard_error_and_tells_the_verdicts(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar(shown=True) as tell:
        tell("检查", 6, 10, BatchSummary(1, 2, 3, 0))
    with progress_bar(shown=False) as tell:
        tell("检查", 6, 99, BatchSummary(1, 2, 3, 0))
    out, err = capsys.readouterr()
    assert not out
    assert "6/10" in err
    assert "99" not in err
    assert verdicts(BatchSummary(1, 2, 3, 0)) == "拦下 2，未能查全 3"


NO_JUDGMENT, NO_LETTER = "未提供裁判文书（--source）", "未提供来信（--petition）"


def tallied(*cases: tuple[str, list[str], list[str]]) -> Tally:
    """Replies by their verdict, the weights of their findings and the reasons why rules were left out."""
    whole = Tally()
    for number, (verdict, weights, reasons) in enumerate(cases, 1):
        entry = Entry(number, f"{number}.docx")
        outcomes = [{"rule": "a.b", "status": "skipped", "reason": reason} for reason in reasons]
        findings = [finding(weight, "题") | {"rule": "copying.unattributed"} for weight in weights]
        one = figures_of(entry, report(entry, verdict, findings=findings, outcomes=outcomes), 0, linked=False)
        assert Figures.read(one.line()) == one
        whole.add(one)
    return whole


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        pytest.param(
            [("pass", [], [NO_JUDGMENT, NO_JUDGMENT, NO_LETTER])] * 2 + [("pass", [], [NO_JUDGMENT])],
            "3 份都没有裁判文书：照搬没有核对；2 份没有来信：诉求没有核对。",
            id="all without a judgment, two without a letter",
        ),
        pytest.param(
            [("pass", [], ["给的裁判文书看来是另一案的，没有可以比对的"]), ("blocked", ["error"], [])],
            "1 份只有另一案的裁判文书：照搬没有核对。",
            id="a judgment of another matter",
        ),
        pytest.param(
            [("incomplete", [], ["提供的裁判文书没有读出文字", "提供的来信没有读出文字"])],
            "1 份没有读得出文字的裁判文书：照搬没有核对；1 份没有读得出文字的来信：诉求没有核对；1 份没有查全。",
            id="papers that could not be read",
        ),
        pytest.param(
            [("pass", [], ["看不出这是一份答复"]), ("pass", [], ["这像是合同，不是答复"])],
            "1 份看不出是答复：专为答复的规则没有查；1 份像是别的文书：专为答复的规则没有查。",
            id="papers that are no replies",
        ),
        pytest.param([("pass", [], ["不适用于“通知”"])], "", id="a rule for other papers leaves nothing out"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_what_was_not_checked_is_one_sentence(cases: list[tuple[str, list[str], list[str]]], told: str) -> None:
    assert unchecked(tallied(*cases)) == told


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        pytest.param(
            [("pass", [], []), ("pass", ["warning", "info"], []), ("pass", ["info"], []), ("blocked", ["error"], [])],
            "共检查 4 份：通过 3（没有发现问题 1；没有错误，3 处待核的 2），拦下 1，未能查全 0。",
            id="split",
        ),
        pytest.param([("pass", [], [])], "共检查 1 份：通过 1（没有发现问题 1），拦下 0，未能查全 0。", id="clean"),
        pytest.param([("incomplete", ["info"], [])], "共检查 1 份：通过 0，拦下 0，未能查全 1。", id="no pass"),
    ],
)
def test_a_pass_with_something_to_look_at_is_told_apart(
    cases: list[tuple[str, list[str], list[str]]], told: str
) -> None:
    assert ended(tallied(*cases)) == told


def test_shares_are_of_what_was_checked() -> None:
    whole = tallied(("pass", [], []), ("blocked", ["error"], []), ("incomplete", [], []))
    assert whole.share_of(1) == 0.5
    assert tallied(("incomplete", [], [])).share_of(0) is None
