"""What is concluded about pages that carry no printed number."""

from __future__ import annotations

from itertools import accumulate, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.model.binding import Binding, Problem
from replycheck.model.document import Document, Page
from replycheck.model.finding import Confidence
from replycheck.model.span import Span
from replycheck.pages import examine

LETTER = (
    "关于李某某反映灌溉渠道占地补偿问题的答复\n李某某：\n你反映河西村修建灌溉渠道占用你家承包地、补偿款没有到位、施工队压坏"
    "青苗的来信，我局已经收到。收信以后，我局派出两名工作人员到河西村实地查看了渠道和承包地，与你本人、村民小组长王某某、施工队"
    "负责人赵某某分别作了谈话，查阅了渠道工程的施工图纸、补偿清册和银行发放记录。现将核查的情况和处理意见答复如下：\n"
    "一、关于占地面积的问题。经现场丈量，灌溉渠道占用你家承包地零点四亩，与补偿清册上登记的面积一致。你在补偿清册上签了字，"
    "村民小组长王某某也在场作了证明。你提出占地面积应当是零点六亩，但是没有提供承包合同或者其他材料，我局不能认定。\n"
    "二、关于补偿标准的问题。渠道占地按照镇人民政府公布的标准补偿，每亩补偿二万八千元，河西村三十二户都按这个标准执行，没有"
    "差别。你提出邻村的标准高于河西村，经核实，邻村的渠道是另一个工程，适用的是另一份补偿方案，两个方案的区片不同，不能相比。\n"
    "三、关于补偿款发放的问题。你家的补偿款一万一千二百元已经由镇财政所打入你本人的银行账户，银行发放记录上有转账的日期和"
    "金额。村民小组长把补偿清册在公开栏张贴了七天，公示期间没有人提出不同意见。\n四、关于青苗损失的问题。施工队运送材料时确实"
    "压坏了你家的青苗，面积约三十平方米。施工队负责人赵某某同意按照青苗补偿的标准赔偿你的损失，赔偿款将在十五日内送到你家。\n"
    "如果你对本答复不服，可以自收到之日起三十日内向县人民政府提出复查申请。\n特此答复。\n河西镇农业农村局\n2023年6月1日"
)
SIZE = 150
SHEETS = tuple(LETTER[start : start + SIZE] for start in range(0, len(LETTER), SIZE))
STRANGER = (
    "路灯下对被害人吴某拦路威胁，抢走现金三千二百元和金项链一条。案发当晚，吴某到派出所报案，侦查人员在城南网吧将孙某抓获，"
    "从其身上搜出尚未变卖的金项链，经鉴定价值人民币六千一百元。公诉机关出示了吴某的陈述、金项链的照片和鉴定意见、监控录像。"
    "被告人孙某到案后如实供述抢劫的犯罪事实，当庭自愿认罪，辩护人提出的量刑意见本院予以采纳。为惩罚犯罪，保护公民的人身权利和"
    "财产权利，依照《中华人民共和国刑法》的规定，判决如下：\n被告人孙某犯抢劫罪，判处有期徒刑四年，并处罚金人民币五千元。"
)


def bound(texts: tuple[str, ...], numbers: tuple[int | None, ...] = ()) -> Document:
    ends = list(accumulate((len(text) for text in texts), initial=0))
    pages = tuple(
        Page(at + 1, Span(ends[at], ends[at + 1]), printed_number=numbers[at] if numbers else None)
        for at in range(len(texts))
    )
    return Document("答复.pdf", "0" * 64, "pdf", "".join(texts), pages=pages, bound=True)


def judged(order: tuple[int, ...]) -> Binding:
    return examine(bound(tuple(SHEETS[page] for page in order)))


def proposed(order: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(order[page - 1] for page in judged(order).proposed_order)


TODAY = tuple(range(len(SHEETS)))


def test_a_letter_in_order_is_left_alone() -> None:
    binding = judged(TODAY)

    assert binding.proposed_order == tuple(page + 1 for page in TODAY)
    assert not binding.problems


@pytest.mark.parametrize(
    "order",
    [TODAY[::-1], (0, 2, 1, *TODAY[3:]), (*TODAY[1:], 0), (0, 3, 1, 2, *TODAY[4:]), (*TODAY[3:], 0, 1, 2)],
    ids=["reversed", "swapped", "first page last", "one page moved", "second half first"],
)
def test_a_wrong_order_is_found_and_mended(order: tuple[int, ...]) -> None:
    binding = judged(order)

    assert proposed(order) == TODAY
    assert binding.having(Problem.WRONG_ORDER)
    assert {problem.confidence for problem in binding.problems} == {Confidence.MEDIUM}


@given(st.permutations(TODAY))
@settings(max_examples=25, deadline=None)
def test_the_right_order_does_not_depend_on_how_the_pages_lie(order: list[int]) -> None:
    assert proposed(tuple(order)) == TODAY


@given(st.permutations(TODAY), st.integers(2, len(SHEETS)))
@settings(max_examples=25, deadline=None)
def test_a_file_bound_as_proposed_is_left_alone(order: list[int], count: int) -> None:
    today = tuple(SHEETS[page] for page in order[:count])
    once = examine(bound(today))

    again = examine(bound(tuple(today[page - 1] for page in once.proposed_order)))

    assert again.proposed_order == tuple(range(1, count + 1))
    assert not again.having(Problem.WRONG_ORDER)


@pytest.mark.parametrize("place", [1, 3, len(SHEETS)])
def test_a_page_of_another_case_is_found_wherever_it_lies(place: int) -> None:
    binding = examine(bound((*SHEETS[:place], STRANGER, *SHEETS[place:])))

    assert [(found.page, found.problem) for found in binding.problems] == [(place + 1, Problem.FOREIGN)]


_HEADED = f"临江市中级人民法院\n刑事判决书\n{STRANGER}"


@pytest.mark.parametrize(
    ("last", "foreign"),
    [(_HEADED, True), (f"附件1：\n{_HEADED}", False)],
    ids=["a head of its own", "labelled as an annex"],
)
def test_a_single_page_with_its_own_head_behind_the_paper_is_foreign_unless_it_is_an_annex(
    last: str,
    foreign: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    binding = examine(bound((*SHEETS, last)))

    assert [problem.page for problem in binding.having(Problem.FOREIGN)] == [len(SHEETS) + 1] * foreign


@pytest.mark.parametrize("gone", [2, 4])
def test_a_cut_sentence_that_nothing_continues_is_a_missing_page(gone: int) -> None:
    binding = examine(bound((*SHEETS[:gone], *SHEETS[gone + 1 :])))

    assert not binding.having(Problem.WRONG_ORDER)
    assert {found.page for found in binding.having(Problem.MISSING_BEFORE)} <= {gone + 1}


def test_an_annex_is_not_part_of_the_letter() -> None:
    binding = examine(bound((*SHEETS, f"附件1\n{STRANGER}", STRANGER[40:])))

    assert not binding.problems


def test_readable_numbers_have_the_last_word() -> None:
    order = (0, 2, 1, *TODAY[3:])
    numbers = tuple(range(1, len(order) + 1))

    binding = examine(bound(tuple(SHEETS[page] for page in order), numbers))

    assert binding.proposed_order == numbers
    assert not binding.problems


def test_a_page_whose_number_is_lost_finds_its_place_by_its_words() -> None:
    order = (0, 2, 3, 1, *TODAY[4:])
    numbers = tuple(None if page == 1 else page + 1 for page in order)

    binding = examine(bound(tuple(SHEETS[page] for page in order), numbers))

    assert tuple(order[page - 1] for page in binding.proposed_order) == TODAY


@pytest.mark.parametrize("words", ["", "　", "甲", "\x00\ud800", "（" * 500, "一、" * 500, "啊" * 20_000], ids=range(7))
def test_odd_pages_never_crash(words: str) -> None:
    for order in permutations((words, SHEETS[0], words + "乙")):
        examine(bound(order))


def test_a_file_of_too_many_pages_says_that_its_words_were_not_compared() -> None:
    binding = examine(bound(tuple(f"第{page}户的清册" for page in range(301))))

    assert binding.unread
    assert not binding.having(Problem.WRONG_ORDER)


def test_two_scans_of_one_sheet_are_one_page_twice() -> None:
    sheet, rest = LETTER[:450], LETTER[450:]
    first = "".join("口" if at % 50 == 7 else letter for at, letter in enumerate(sheet))
    again = "".join("日" if at % 50 == 31 else letter for at, letter in enumerate(sheet))

    binding = examine(bound((first, again, rest)))

    assert [(found.page, found.confidence) for found in binding.having(Problem.REPEATED)] == [(2, Confidence.MEDIUM)]


def test_pages_that_only_restate_the_facts_are_not_one_page_twice() -> None:
    facts = LETTER[100:500]
    first = f"镇人民政府第一次答复时认定的事实和理由有以下几个方面。{facts}据此，镇人民政府于三月作出了第一次答复意见。"
    second = (
        f"县人民政府复查时重新核实，确认了下面的事实和有关证据。{facts}因此，对你提出的其他要求，复查机关不予支持。"
    )

    assert not examine(bound((first, second))).having(Problem.REPEATED)
