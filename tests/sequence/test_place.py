"""Where a stretch stands is judged in windows that overlap by half."""

from __future__ import annotations

import pytest

from replycheck.sequence.place import WINDOW, Places, strings, windows

LETTERS = "".join(chr(0x4E00 + at) for at in range(3 * WINDOW))


@pytest.mark.parametrize("size", [1, WINDOW // 2, WINDOW - 1, WINDOW, WINDOW + 1, 2 * WINDOW, 3 * WINDOW])
def test_windows_begin_half_a_window_apart_and_leave_nothing_out(size: int) -> None:
    found = list(windows(LETTERS[:size]))

    assert [LETTERS.index(piece) for piece in found] == [at * WINDOW // 2 for at in range(len(found))]
    assert all(len(piece) == WINDOW for piece in found[:-1])
    assert found[-1].endswith(LETTERS[size - 1])


def test_digits_are_left_out_and_nothing_gives_no_window() -> None:
    assert list(windows("0甲0乙0")) == ["甲乙"]
    assert list(windows("00")) == []


def test_a_window_has_its_strings_of_two_to_four() -> None:
    assert strings("甲乙丙丁") == {"甲乙", "乙丙", "丙丁", "甲乙丙", "乙丙丁", "甲乙丙丁"}


def test_the_place_of_a_page_is_that_of_its_ends_and_its_whole() -> None:
    head, foot = "甲" * WINDOW * 4, "乙" * WINDOW * 4
    place = Places({"甲甲": -0.5, "乙乙": 0.5}).of(head + foot)

    assert place.first < 0 < place.last
    assert place.first < place.mean < place.last
    assert Places({}).of("") == Places({}).of("丙丁")
