"""Where a page break cuts a sentence that nothing takes up: what the lines prove, and what the words tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import Row, laid_out, pages_of, rows

from replycheck.model.binding import Problem
from replycheck.pages import examine
from replycheck.pages.continuity import kind_of, measure, weights
from replycheck.pages.cuts import Reason, asked, cuts, goes_on
from replycheck.pages.readings import NAMES, readings
from replycheck.pages.signals import Head, Tail, faces
from replycheck.sequence.language import language
from replycheck.sequence.place import places

BODY = (
    "你反映河西村修建灌溉渠道占用你家承包地、补偿款没有到位、施工队压坏青苗的来信，我局已经收到。\n"
    "收信以后，我局派出两名工作人员到河西村实地查看了渠道和承包地，与你本人、村民小组长和施工队负责人分别作了谈话。\n"
    "经现场丈量，灌溉渠道占用你家承包地零点四亩，与补偿清册上登记的面积一致，村民小组长也在场作了证明。\n"
    "渠道占地按照镇人民政府公布的标准补偿，每亩补偿二万八千元，河西村三十二户都按这个标准执行，没有差别。\n"
    "你家的补偿款已经由镇财政所打入你本人的银行账户，银行发放记录上有转账的日期和金额，你可以到银行核对。\n"
    "施工队运送材料时确实压坏了你家的青苗，面积约三十平方米，负责人同意按照青苗补偿的标准赔偿你的损失。\n"
    "如果你对本答复不服，可以自收到之日起三十日内向县人民政府提出复查申请，也可以来我局当面说明情况。"
)
LATER = (
    "关于你提出的邻村补偿标准较高的问题，经核实，邻村的渠道属于另一个工程，适用另一份补偿方案，两者不能相比。\n"
    "县人民政府公布的区片综合地价每三年调整一次，调整以前已经签订协议的，按照签订协议时的标准执行。\n"
    "关于你要求公开补偿方案的问题，方案全文已经张贴在村务公开栏，你也可以到镇人民政府查阅、复印。\n"
    "关于你反映施工噪声扰民的问题，施工队承诺夜间十点以后不再施工，镇人民政府安排专人每天巡查。\n"
    "以上意见已经当面向你说明，你表示理解，并在谈话记录上签了字，谈话记录附在案卷里。"
)
OPEN = "镇财政所已经把补偿款的全部金额转入你本人在县农村商业银行开立的个人结算账户和惠农补贴存折"
"""Does not end: what fits on whole lines of it is in mid-sentence."""
DUE = "根据镇人民政府的规定和承包合同的约定以及村民会议讨论的意见，现将结果答复如下：略"
"""Its first 38 characters fill whole lines and lack only a stop."""
ON = "和承包地的界限，并且在场的村民小组长也作了同样的说明，双方都签了字。"
"""Begins in mid-sentence."""


def _full(words: str) -> list[Row]:
    """The whole lines of a paragraph that goes on."""
    return [row for row in rows(words) if not row.ends]


def _amid(words: str) -> list[Row]:
    """The rest of a paragraph: flush lines."""
    found = rows(words, 0)
    return [Row(row.words, 0.0, row.ends) for row in found]


_NEXT = rows(LATER)
_CUT = [*rows(BODY), *_full(OPEN)]
_WHOLE = [*rows(BODY), *rows("以上有现场照片为证。")]


@pytest.mark.parametrize(
    ("front", "behind", "told"),
    [
        (_CUT, _NEXT, Reason.NEW_PARAGRAPH),
        (_CUT, [*rows("二、关于青苗损失的问题。", 2), *_NEXT], Reason.NEW_PARAGRAPH),
        (_CUT, [*rows("附件：补偿清册", 2), *_NEXT], None),
        ([*rows(BODY), Row("河西镇农业农村局关于补偿的说明某某某某", 4)], _NEXT, None),
        (
            [*rows(BODY), *_full("根据镇人民政府的上述规定和承包合同的约定，现将处理意见答复如下" + "某" * 9)],
            _NEXT,
            None,
        ),
        (_CUT, [Row("河西镇农业农村局", 10), Row("2023年6月1日", 11)], Reason.NEW_PARAGRAPH),
        ([*rows(BODY), Row("河西镇人民政府代书记员赵某", 7)], _NEXT, None),
        ([*rows(BODY), Row("二〇二三年六月一日承办人代书记员赵某", 2)], _NEXT, None),
        (_full(OPEN), _NEXT, None),
        (_WHOLE, [*_amid(ON), *_NEXT], Reason.MID_SENTENCE),
        (_WHOLE, [*_amid("和承包地的界限，并且在场的村民小组长作了这样的说明："), *_NEXT], Reason.MID_SENTENCE),
        (_WHOLE, [Row("河西镇人民政府关于灌溉渠道占地补偿的答复"), *_NEXT], None),
        (_WHOLE, [*_amid("双方都签了字。"), *_NEXT], Reason.MID_SENTENCE),
        (
            [*rows(BODY), *rows("根据县人民政府的规定以及")],
            [*_amid("（2013）河西农发第0124号文件的要求，应当补偿。"), *_NEXT],
            None,
        ),
        (_WHOLE, _NEXT, None),
        (_WHOLE, [*_amid("李某某："), *_NEXT], None),
        (_WHOLE, [*_amid("抄送：县信访局，县农业农村局，河西镇人民政府办公室，河西村村民委员会。"), *_NEXT], None),
        ([*rows(BODY), Row("2023年6月1日", 11)], [*_amid(ON), *_NEXT], None),
        (rows(BODY, 0), [*_amid(ON), *rows(LATER, 0)], None),
    ],
    ids=[
        "open, then a new paragraph",
        "open, then a numbered item",
        "open, then an annex",
        "a title is no open sentence",
        "a stop was left out",
        "open, then a signature",
        "a name apart is no open sentence",
        "a signature is no open sentence",
        "two lines are no page of prose",
        "whole, then the rest of a sentence",
        "whole, then the rest of a sentence with a colon",
        "whole, then a title",
        "whole, then the last line of a paragraph",
        "short before a number that cannot be broken",
        "whole, then a new paragraph",
        "whole, then an addressee",
        "whole, then who gets copies",
        "signed, then something else",
        "paper without indents",
    ],
)
def test_what_the_lines_prove_about_a_break(front: list[Row], behind: list[Row], told: Reason | None) -> None:
    measured = measure(laid_out((front, behind)))

    found = [cut.reason for cut in cuts(measured, weights(measured.kind), (0, 1))]

    assert found == [told] * (told is not None)


@pytest.mark.parametrize(
    ("front", "behind", "told"),
    [
        (_CUT, _NEXT, "另起一段“关于你提出的"),
        (_WHOLE, [*_amid(ON), *_NEXT], "从句子中间“和承包地的界限"),
    ],
    ids=["a new paragraph", "amid a sentence"],
)
def test_a_missing_page_is_told_with_the_words_on_either_side(front: list[Row], behind: list[Row], told: str) -> None:
    (problem,) = examine(laid_out((front, behind))).having(Problem.MISSING_BEFORE)

    assert problem.page == 2
    assert told in problem.reason


@given(st.integers(8, 30), st.integers(0, 7))
def test_no_break_of_a_whole_paper_is_called_one_wherever_it_falls(length: int, lead: int) -> None:
    printed = rows(f"{BODY}\n{LATER}")

    assert not examine(laid_out(pages_of(printed[lead:], length))).having(Problem.MISSING_BEFORE)


@pytest.mark.parametrize(
    ("tail", "head", "running", "told"),
    [
        (Tail.FULL_OPEN, Head.FLUSH, True, True),
        (Tail.FULL_OPEN, Head.FLUSH, False, True),
        (Tail.FULL_OPEN, Head.INDENTED, True, False),
        (Tail.OPEN, Head.UNKNOWN, False, True),
        (Tail.OPEN, Head.ITEM, False, True),
        (Tail.FULL_CLOSED, Head.FLUSH, True, True),
        (Tail.FULL_CLOSED, Head.FLUSH, False, False),
        (Tail.FULL_CLOSED, Head.INDENTED, True, False),
        (Tail.CLOSED, Head.UNKNOWN, True, True),
        (Tail.CLOSED, Head.UNKNOWN, False, False),
        (Tail.CLOSED, Head.ITEM, True, False),
        (Tail.SHORT_CLOSED, Head.FLUSH, True, False),
        (Tail.SHORT_OPEN, Head.FLUSH, True, False),
    ],
)
def test_words_are_asked_where_a_sentence_goes_on_or_one_may_begin(
    tail: Tail, head: Head, *, running: bool, told: bool
) -> None:
    front, behind = faces(laid_out((_CUT, _NEXT)), places())

    assert asked(replace(front, tail=tail), replace(behind, head=head), running=running) is told


def test_the_words_of_a_page_with_hardly_any_tell_nothing() -> None:
    front, behind = (
        replace(face, tail=Tail.FULL_OPEN, head=Head.FLUSH) for face in faces(laid_out((_CUT, _NEXT)), places())
    )

    assert asked(replace(front, letters="一二三四五"), behind, running=True)
    assert not asked(replace(front, letters="一二三四"), behind, running=True)
    assert not asked(front, replace(behind, letters="一二三四"), running=True)


@pytest.mark.parametrize(
    ("letters", "misread", "on"),
    [
        ("证人均在场作了证明，足以认定", False, False),
        ("你家的补偿款已经由镇财政", False, True),
        ("你家的补偿款已经由镇财政", True, True),
        ("有关事实清楚，足以认定枪", False, True),
        ("有关事实清楚，足以认定枪", True, False),
    ],
    ids=["a stop is due", "amid a word", "amid a word on a scan", "a letter behind", "a stop misread as a letter"],
)
def test_an_open_end_is_amid_a_sentence_unless_its_stop_was_left_out_or_misread(
    letters: str, *, misread: bool, on: bool
) -> None:
    assert goes_on(letters, 0.04, misread=misread) is on


def _read_without_lines(opening: str) -> list[str]:
    """What is said of missing pages where only words are known and the fourth page begins with ``opening``."""
    first, later = BODY.split("\n"), LATER.split("\n")
    sheets = [
        [Row(first[0]), Row(first[1][:-20], ends=False)],
        [Row(first[1][-20:]), Row(first[2]), Row(first[3][:-14], ends=False)],
        [Row(first[3][-14:]), Row(first[4]), Row(first[5])],
        [Row(opening), Row(later[0]), Row(later[1]), Row(later[2][:-13], ends=False)],
        [Row(later[2][-13:]), Row(later[3]), Row(later[4])],
    ]
    document = laid_out(sheets)
    bare = replace(document, pages=tuple(replace(page, lines=()) for page in document.pages))
    return [problem.reason for problem in examine(bare).having(Problem.MISSING_BEFORE)]


def test_a_page_that_opens_in_mid_word_behind_a_whole_sentence_does_not_follow_it() -> None:
    (reason,) = _read_without_lines(
        "讼法》第一百七十条第一款第（一）项之规定，判决如下：驳回上诉，维持原判。本判决为终审判决。"
    )

    assert "已经写完" in reason
    assert "“讼法》第一百七十条第一款”却接不上" in reason


def test_a_page_that_opens_with_a_sentence_may_follow_a_whole_one() -> None:
    assert not _read_without_lines("你可以自收到本答复之日起三十日内向县人民政府申请复查，也可以来我局面谈。")


def _reading(tail: str, head: str) -> dict[str, float]:
    return dict(zip(NAMES, readings(language(), [tail], [head])[0], strict=True))


def test_a_misread_letter_is_told_from_words_that_do_not_go_together() -> None:
    sound = _reading("依照《中华人民共和国民事诉", "讼法》第一百七十条的规定")
    misread = _reading("依照《中华人民共和国民事訴", "讼法》第一百七十条的规定")
    lost = _reading("依照《中华人民共和国民事", "讼法》第一百七十条的规定")

    assert sound["read-own"] > misread["read-own"]
    assert misread["read-other-1"] > sound["read-other-1"] + 3
    assert lost["read-between"] > sound["read-between"] + 3


@pytest.mark.parametrize(
    ("numbers", "missing", "breaks"),
    [
        ((None, None, None, None), [3], ()),
        ((None, 2, 3, 4), [], (3,)),
        ((1, None, 3, 4), [], (3,)),
        ((None, 2, None, 4), [], (3,)),
    ],
    ids=["no numbers", "letter form", "one unreadable", "two unreadable"],
)
def test_where_no_number_is_missing_another_page_was_put_in(
    numbers: tuple[int | None, ...], missing: list[int], breaks: tuple[int, ...]
) -> None:
    sheets = pages_of(rows(f"{BODY}\n{LATER}"), 8)
    document = laid_out([*sheets[:2], *sheets[3:]])
    pages = tuple(replace(page, printed_number=number) for page, number in zip(document.pages, numbers, strict=True))

    binding = examine(replace(document, pages=pages))

    assert [problem.page for problem in binding.having(Problem.MISSING_BEFORE)] == missing
    assert binding.breaks == breaks


def test_a_sentence_about_a_decision_is_no_title() -> None:
    sentence = rows("你至今仍未履行该处罚义务，故申请强制执行该行政处罚决定书\n" + LATER)
    title = rows("河西镇人民政府行政处罚决定书\n" + LATER)
    known = faces(laid_out([rows(BODY), sentence, title]), places())

    assert [face.headline for face in known] == [False, False, True]


def test_a_title_without_a_stop_does_not_make_pages_run_on() -> None:
    titled = [Row("关于河西镇渠道占地补偿标准的答复", 4), *rows(BODY)]
    sheets = [titled[:1], titled[1:], rows(LATER), rows(BODY.replace("河西村", "柳湾村"))]

    assert kind_of(faces(laid_out(sheets), places())) == "lines-paragraphs"
