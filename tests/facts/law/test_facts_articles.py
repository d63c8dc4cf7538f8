"""Figures of articles: a quotation word for word agrees from any letter on, and a departure is found where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.law.articles import articles, elsewhere, figures_of, known_since, letters_of, likeness

WORDS = (
    "车主应当在收费泊位内停放车辆，并按照公示的标准缴纳停车费用；离开泊位后二十分钟内再次驶入的，不重复计费。"
    "对收费有异议的，可以自缴费之日起十日内向停车管理机构提出，停车管理机构应当在五日内核实并书面答复。"
)
LETTERS = letters_of(WORDS)
FIGURES = figures_of(WORDS)


@given(st.integers(0, len(LETTERS) - 12), st.integers(12, len(LETTERS)))
def test_words_of_the_article_agree_wherever_they_begin(start: int, length: int) -> None:
    quoted = LETTERS[start : start + length]
    if len(quoted) >= 12:
        assert likeness(quoted, FIGURES).share == 1


@given(st.integers(12, len(LETTERS) - 13))
def test_one_other_letter_is_found_where_it_stands(at: int) -> None:
    quoted = LETTERS[:at] + "龘" + LETTERS[at + 1 :]
    found = likeness(quoted, FIGURES)
    assert 0.8 < found.share < 1
    assert any(span.start - 2 <= at <= span.end + 2 for span in found.odd)


@given(st.integers(12, len(LETTERS) - 14), st.integers(1, 3))
def test_letters_left_out_are_found(at: int, count: int) -> None:
    found = likeness(LETTERS[:at] + LETTERS[at + count :], FIGURES)
    assert 0.8 < found.share < 1
    assert found.odd


def test_other_words_have_nothing_in_common() -> None:
    assert likeness("原告主张工程款，被告认为双方没有结算，原告的主张不能成立。", FIGURES).share < 0.2


def test_the_laws_that_replies_cite_are_known() -> None:
    for title, number in (
        ("民法典", 1165),
        ("民事诉讼法", 211),
        ("信访工作条例", 35),
        ("行政诉讼法", 90),
        ("刑法", 264),
    ):
        assert articles(title, number), title
    assert articles("信访工作条例", 99) == ()
    assert articles("某某县停车管理办法", 1) == ()
    assert known_since("民法典") == "2021-01-01"
    assert known_since("某某县停车管理办法") == ""


def test_words_of_another_article_are_found_there() -> None:
    quoted = "信访人对信访处理意见不服的，可以自收到书面答复之日起三十日内请求原办理机关、单位的上一级机关、单位复查"
    assert elsewhere("信访工作条例", quoted) == (35, 0)
    assert elsewhere("信访工作条例", "这些文字在条例里没有，哪一条都不是这样写的。") is None
