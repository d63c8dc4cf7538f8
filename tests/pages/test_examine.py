"""What printed numbers prove about a binding, and what they do not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.model.binding import Binding, Problem
from replycheck.model.document import Document, Page
from replycheck.model.finding import Confidence
from replycheck.model.span import Span
from replycheck.pages import examine

HIGH, MEDIUM = Confidence.HIGH, Confidence.MEDIUM
_WORDS = "渠道修复预算村民小组施工图纸公开栏联系电话漏水占道补偿青苗核查答复复查期限水利站河西"


def words(seed: int) -> str:
    """Sixty characters that no other page has."""
    return "".join(Random(seed).choices(_WORDS, k=60))  # noqa: S311 - the same words in every run


def bound(
    numbers: Sequence[int | None],
    texts: Sequence[str] = (),
    totals: Sequence[int | None] = (),
    rotations: Sequence[int] = (),
) -> Document:
    """A document whose pages carry the numbers; pages differ unless texts say otherwise."""
    texts = texts or [words(index) for index in range(len(numbers))]
    totals = totals or [None] * len(numbers)
    ends = list(accumulate((len(text) for text in texts), initial=0))
    pages = tuple(
        Page(
            index + 1,
            Span(ends[index], ends[index + 1]),
            printed_number=number,
            printed_total=totals[index],
            rotation=rotations[index] if rotations else 0,
            ink=0.0 if not texts[index] else None,
        )
        for index, number in enumerate(numbers)
    )
    return Document("答复.pdf", "0" * 64, "pdf", "".join(texts), pages=pages, bound=True)


def found(binding: Binding) -> list[tuple[int, str]]:
    return [(problem.page, problem.problem.value) for problem in binding.problems]


@pytest.mark.parametrize(
    "numbers",
    [
        [1, 2, 3, 4],
        [None, 2, 3, 4],
        [1, 2, 3, None],
        [1, 2, None, 4],
        [1, 2, None, 3],
        [None, 1, 2, 3],
        [None, None, 1, 2],
        [23, 24, 25],
        [1, 2, 3, 4, 5, 1, 2, 3],
        [1, 2, 3, 1, 2],
        [1, 2, 3, None, 2, 3],
        [1, 2, 3, None, 1, 2],
        [23, 24, 25, 1, 2, 3],
        [1, 1, 1, 1],
        [None, None, None],
        [7],
        [],
    ],
    ids=str,
)
def test_proper_numberings_are_left_alone(numbers: list[int | None]) -> None:
    binding = examine(bound(numbers))
    assert binding.proposed_order == tuple(range(1, len(numbers) + 1))
    assert binding.problems == ()
    assert binding.printed == tuple(numbers)


@pytest.mark.parametrize(
    ("numbers", "order", "misplaced", "confidence"),
    [
        ([1, 2, 4, 3], [1, 2, 4, 3], [3], HIGH),
        ([1, 3, 2, 4], [1, 3, 2, 4], [2], HIGH),
        ([3, 1, 2], [2, 3, 1], [1], HIGH),
        ([2, 3, 4, 1], [4, 1, 2, 3], [4], HIGH),
        ([4, 5, 1, 2, 3], [3, 4, 5, 1, 2], [1, 2], HIGH),
        ([3, 2, 1], [3, 2, 1], [1, 2], HIGH),
        ([4, 3, 2, None], [4, 3, 2, 1], [1, 2], HIGH),
        ([None, 3, 2, 4], [1, 3, 2, 4], [2], HIGH),
        ([1, 2, 4, 3, 1, 2], [1, 2, 4, 3, 5, 6], [3], HIGH),
        ([2, 3, 1, 1, 2], [3, 1, 2, 4, 5], [3], MEDIUM),
        ([24, 23, 25], [2, 1, 3], [1], HIGH),
        ([2, 1], [2, 1], [1], MEDIUM),
        ([None, None, None, None, 5, 4, 6], [1, 2, 3, 4, 6, 5, 7], [5], MEDIUM),
    ],
    ids=str,
)
def test_pages_out_of_order_are_named_with_the_fewest_moves(
    numbers: list[int | None], order: list[int], misplaced: list[int], confidence: Confidence
) -> None:
    binding = examine(bound(numbers))
    assert list(binding.proposed_order) == order
    assert found(binding) == [(page, "wrong-order") for page in misplaced]
    assert {problem.confidence for problem in binding.problems} == {confidence}


def test_the_reason_says_what_is_printed_and_where_it_lies() -> None:
    assert examine(bound([1, 2, 4, 3])).problems[0].reason == "页码是4，却装在第3页"


@pytest.mark.parametrize(
    ("numbers", "page", "words_of_reason", "confidence"),
    [
        ([1, 2, 4, 5], 3, "缺第3页", HIGH),
        ([1, 2, 3, 6, 7], 4, "缺第4至5页", HIGH),
        ([23, 24, 26, 27], 3, "缺第25页", HIGH),
        ([1, 2, None, 6], 4, "不全", MEDIUM),
        ([1, 3], 2, "缺第2页", MEDIUM),
        ([1, 2, 40, 41], 3, "缺第3至39页", MEDIUM),
        ([1, 2, 3, 1, 3, 4], 5, "缺第2页", HIGH),
    ],
    ids=str,
)
def test_a_jump_in_the_numbers_is_a_missing_page(
    numbers: list[int | None], page: int, words_of_reason: str, confidence: Confidence
) -> None:
    problem = examine(bound(numbers)).problems[0]
    assert (problem.page, problem.problem, problem.confidence) == (page, Problem.MISSING_BEFORE, confidence)
    assert words_of_reason in problem.reason
    assert len(examine(bound(numbers)).problems) == 1


@pytest.mark.parametrize(
    ("numbers", "totals", "expected"),
    [
        ([1, 2, 3], [5, 5, 5], [(4, "missing-before")]),
        ([1, 2, 3], [3, 3, 3], []),
        ([2, 3, 4], [4, 4, 4], [(1, "missing-before")]),
        ([None, 2, 3, 4], [None, 4, 4, 4], []),
        ([1, 2, 3, None], [4, 4, 4, None], []),
        ([1, 2, 3, 1, 2], [4, 4, 4, 2, 2], [(4, "missing-before")]),
        ([1, 2, 3, 4], [4, 4, 6, 4], [(3, "foreign")]),
    ],
    ids=str,
)
def test_the_printed_total_tells_of_missing_and_foreign_pages(
    numbers: list[int | None], totals: list[int | None], expected: list[tuple[int, str]]
) -> None:
    assert found(examine(bound(numbers, totals=totals))) == expected


@pytest.mark.parametrize(
    ("numbers", "same", "expected", "confidence"),
    [
        ([1, 2, 2, 3], (1, 2), [(3, "repeated")], HIGH),
        ([1, 2, 3, 2], (1, 3), [(4, "repeated")], HIGH),
        ([None, None, None], (0, 2), [(3, "repeated")], HIGH),
        ([1, 2, 3], (0, 2), [], HIGH),
        ([1, 2, 3, 3, 4], None, [(4, "wrong-order")], MEDIUM),
    ],
    ids=["beside", "later", "no numbers", "other numbers", "other words"],
)
def test_only_equal_words_make_a_repeated_page(
    numbers: list[int | None], same: tuple[int, int] | None, expected: list[tuple[int, str]], confidence: Confidence
) -> None:
    texts = [words(index) for index in range(len(numbers))]
    if same:
        texts[same[1]] = texts[same[0]]
    binding = examine(bound(numbers, texts))
    assert found(binding) == expected
    assert all(problem.confidence is confidence for problem in binding.problems)
    assert binding.proposed_order == tuple(range(1, len(numbers) + 1))


def test_a_second_scan_with_a_few_other_characters_is_repeated_but_less_surely() -> None:
    text = "".join(words(seed) for seed in range(5))
    other = text[:150] + "口" + text[151:]
    problem = examine(bound([1, 2, 2, 3], [words(7), text, other, words(8)])).problems[0]
    assert (problem.page, problem.problem, problem.confidence) == (3, Problem.REPEATED, MEDIUM)


@pytest.mark.parametrize("numbers", [[None, None, None, None], [1, 2, 1, 2]], ids=str)
def test_a_sheet_of_a_few_words_may_occur_twice(numbers: list[int | None]) -> None:
    assert examine(bound(numbers, [words(0), "（此页无正文）", words(2), "（此页无正文）"])).problems == ()


def test_a_sheet_of_a_few_words_beside_its_like_is_repeated_but_less_surely() -> None:
    problem = examine(bound([1, 2, 2], [words(0), "此页无正文", "此页无正文"])).problems[0]
    assert (problem.page, problem.problem, problem.confidence) == (3, Problem.REPEATED, MEDIUM)


def test_a_copy_goes_behind_its_original_when_other_pages_move() -> None:
    texts = [words(index) for index in range(5)]
    texts[4] = texts[0]
    binding = examine(bound([1, 3, 2, 4, 1], texts))
    assert binding.proposed_order == (1, 5, 3, 2, 4)


def test_a_number_from_nowhere_moves_no_page() -> None:
    binding = examine(bound([1, 2, 57, 3, 4]))
    assert binding.proposed_order == (1, 2, 3, 4, 5)
    assert found(binding) == [(3, "wrong-order")]
    assert binding.problems[0].confidence is MEDIUM


def test_turned_and_blank_pages_are_named() -> None:
    document = bound(
        [1, 2, 3, None, 4, 5], [words(0), words(1), words(2), "", words(4), words(5)], rotations=[0, 180, 90, 0, 0, 0]
    )
    assert found(examine(document)) == [(2, "rotated"), (3, "rotated"), (4, "blank")]
    assert [problem.confidence for problem in examine(document).problems] == [HIGH, Confidence.LOW, Confidence.LOW]


def test_a_blank_page_before_the_last_sheet_is_customary() -> None:
    assert examine(bound([1, 2, None, None], [words(0), words(1), "", words(3)])).problems == ()


numberings = st.lists(st.one_of(st.none(), st.integers(1, 12)), max_size=12)
plausible = st.builds(
    lambda first, rest, lead, tail: [None] * lead + list(range(first, first + rest)) + [None] * tail,
    st.integers(1, 60),
    st.integers(0, 30),
    st.integers(0, 2),
    st.integers(0, 2),
)
annexed = st.builds(
    lambda parts: [number for length in parts for number in range(1, length + 1)],
    st.lists(st.integers(1, 9), max_size=6),
)


def rebound(document: Document, order: Sequence[int]) -> Document:
    pages = [document.pages[number - 1] for number in order]
    return bound([page.printed_number for page in pages], [page.span.of(document.text) for page in pages])


@given(st.one_of(plausible, annexed))
def test_identity_stays_identity(numbers: list[int | None]) -> None:
    binding = examine(bound(numbers))
    assert binding.proposed_order == tuple(range(1, len(numbers) + 1))
    assert not binding.having(Problem.WRONG_ORDER)
    assert not binding.having(Problem.MISSING_BEFORE)


@given(numberings)
def test_the_proposal_is_a_fixed_point(numbers: list[int | None]) -> None:
    document = bound(numbers)
    order = examine(document).proposed_order
    again = examine(rebound(document, order))
    assert again.proposed_order == tuple(range(1, len(numbers) + 1))


@given(st.integers(1, 40), st.integers(3, 25), st.randoms(use_true_random=False))
def test_any_shuffle_of_one_series_is_recovered(first: int, length: int, random: Random) -> None:
    numbers = list(range(first, first + length))
    random.shuffle(numbers)
    binding = examine(bound(numbers))
    assert [numbers[page - 1] for page in binding.proposed_order] == sorted(numbers)
    assert bool(binding.having(Problem.WRONG_ORDER)) == (numbers != sorted(numbers))
    assert not binding.having(Problem.MISSING_BEFORE)


@given(st.integers(6, 20), st.sets(st.integers(2, 19), max_size=3), st.randoms(use_true_random=False))
def test_what_is_missing_does_not_depend_on_the_order_of_the_pages(length: int, lost: set[int], random: Random) -> None:
    def gaps(series: list[int]) -> set[str]:
        binding = examine(bound(series))
        return {problem.reason for problem in binding.having(Problem.MISSING_BEFORE)}

    numbers = [number for number in range(1, length + 1) if number not in lost]
    ordered = gaps(numbers)
    random.shuffle(numbers)
    assert gaps(numbers) == ordered


def test_three_hundred_pages_and_many_restarts_are_no_burden() -> None:
    numbers: list[int | None] = [number for length in range(1, 75) for number in range(1, length + 1)]
    assert examine(bound(numbers)).problems == ()
    assert examine(bound(list(range(300, 0, -1)))).proposed_order == tuple(range(300, 0, -1))


@pytest.mark.parametrize(
    ("numbers", "confidence"),
    [
        ([1, 2, 4, 3, 5], HIGH),
        ([1, 2, 4, 3, None, None, None], MEDIUM),
        ([1, 2, 30, 3], MEDIUM),
        ([2, 1], MEDIUM),
    ],
    ids=["all", "most unread", "far apart", "two only"],
)
def test_an_order_is_certain_only_where_numbers_stand_close(numbers: list[int | None], confidence: Confidence) -> None:
    wrong = [one for one in examine(bound(numbers)).problems if one.problem is Problem.WRONG_ORDER]
    assert {one.confidence for one in wrong} == {confidence}
