"""How printed lines are put together again."""

from __future__ import annotations

import pytest

from replycheck.text.joining import begins_item, broken_by_hand, finished, first_width, hyphenated, joint, wraps


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


_SAID = (
    "你反映小区北门外堆放建筑垃圾的来信，本局于五月九日收悉，当日转城管中队办理。经查，垃圾是业主装修时堆放的，"
    "共有三车，其中一车已经运走。物业公司承诺在五月底以前清理完毕，并在北门设立临时堆放点，由专人看管。"
)


def _set(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


@pytest.mark.parametrize("width", [9, 13, 20, 26])
def test_lines_set_by_their_width_are_one_paragraph_wherever_sentences_end(width: int) -> None:
    lines = _set(_SAID, width)
    lines[1] = lines[1][:-1] + "。"

    assert all(wraps(lines, at) for at in range(len(lines) - 1))


def test_lines_that_each_end_their_sentence_are_no_wrapped_ones() -> None:
    lines = [
        "一是请求退还多收的电费。",
        "二是请求更换损坏的水表。",
        "三是请求公布去年的账目。",
        "四是请求更换物业公司。",
    ]

    assert not any(wraps(lines, at) for at in range(len(lines) - 1))


@pytest.mark.parametrize("width", [13, 20, 28])
def test_a_paper_set_by_width_is_broken_by_hand(width: int) -> None:
    assert broken_by_hand(
        ["某县城市管理局", "关于垃圾清运问题的答复", "赵某某：", *_set(_SAID, width), "某县城市管理局"]
    )


def test_paragraphs_titles_and_contacts_are_not() -> None:
    ends = ["联系人：赵某某，电话0500-5550199", "某县城市管理局、某县住房和城乡建设局"]

    assert not broken_by_hand(["关于某某小区北门外垃圾清运问题的答复", "赵某某：", *[_SAID] * 6, *ends])
    assert not broken_by_hand([])


@pytest.mark.parametrize(
    ("line", "following", "goes_on"),
    [
        ("关于阮秋生来信反映鉴定问题的答复", "阮秋生：", False),
        ("关于拖欠工资问题的信访事项处理意见书", "葛长顺、杜春梅、石建军：", False),
        ("我院领导高度重视，现将有关情况答复", "如下：", True),
        ("城东区城市管理局和市容环境卫生服务中心", "2023年8月11日", False),
        ("依照《工伤保险条例》关于认定工伤的规定和", "第十七条的规定，予以认定。", True),
        ("被告已支付的工程款和利息合计人民币51", "600元，尚欠的于年底付清。", True),
    ],
)
def test_what_begins_anew_and_what_goes_on_behind_a_full_line(line: str, following: str, *, goes_on: bool) -> None:
    assert wraps([line, following], 0) is goes_on


def test_rows_of_a_table_set_with_blanks_are_no_wrapped_line() -> None:
    rows = ["1号\u3000\u30004000\u3000\u30003600\u3000\u3000400", "2号\u3000\u30004000\u3000\u30003750\u3000\u3000250"]
    assert not wraps(rows, 0)
    assert wraps([row.replace("\u3000", "，") for row in rows], 0)
