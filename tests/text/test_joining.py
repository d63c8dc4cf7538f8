"""How printed lines are put together again."""

from __future__ import annotations

import pytest

from replycheck.text.joining import begins_item, finished, first_width, hyphenated, joint


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("现答复", "如下", ""),
        ("the village", "committee", " "),
        ("as planned.", "The rest", " "),
        ("www.example.", "com", ""),
        ("一、二,", "three", " "),
        ("2014", "年", ""),
        ("18", "5000元", ""),
        ("GB", "15834", " "),
        ("标准", "GB", ""),
        ("", "如下", ""),
        ("已有空格 ", "word", ""),
    ],
)
def test_only_latin_words_get_a_space(left: str, right: str, between: str) -> None:
    assert joint(left, right) == between


@pytest.mark.parametrize(
    ("left", "right", "broken"), [("re-", "paired", True), ("37-", "2号", False), ("A-", "b", False)]
)
def test_a_hyphen_goes_only_where_it_breaks_a_word(left: str, right: str, broken: bool) -> None:  # noqa: FBT001 - a column
    assert hyphenated(left, right) is broken


@pytest.mark.parametrize("line", ["到此为止。", "理由如下：", "他说“不同意。”", "（完。）", "第一项；"])
def test_a_line_that_ends_a_sentence_or_opens_a_list_is_finished(line: str) -> None:
    assert finished(line)


@pytest.mark.parametrize("line", ["经核实，", "关于补偿", "（未完）", "计划，"])
def test_other_lines_are_open(line: str) -> None:
    assert not finished(line)


@pytest.mark.parametrize(
    "line",
    ["一、基本情况", "（二）核查", "1.渠道", "3、漏水", "（1）现场", "①", "第三条 本办法", "附件：1.图纸", "附件2"],
)
def test_items_are_known_by_their_number(line: str) -> None:
    assert begins_item(line)


@pytest.mark.parametrize("line", ["一是加强", "3.5公里", "第三人", "附件所列", "2024年"])
def test_figures_in_a_sentence_begin_no_item(line: str) -> None:
    assert not begins_item(line)


@pytest.mark.parametrize(
    ("line", "ems"), [("答复", 1), ("司。", 2), ("2024年", 2), ("word and", 2), ("道）。其", 3), ("", 0)]
)
def test_what_cannot_be_broken_off_has_its_width(line: str, ems: float) -> None:
    assert first_width(line) == ems
