"""Which lines of a page run at its head and foot, where some were recognised in a picture."""

from __future__ import annotations

import pytest

from replycheck.readers.layout.lines import TextLine
from replycheck.readers.layout.running_heads import PageLines, set_running_heads_aside

WIDTH, HEIGHT = 595.0, 842.0
WORDS = ("你反映的事项本院已经收悉", "经查，你所说的情况属实", "现将处理的结果答复如下")


def page(number: int, *, mark: bool) -> PageLines:
    lines = [TextLine(f"{words}{number}次", 90, 500, 100 + 28 * row, 16, "") for row, words in enumerate(WORDS)]
    lines.append(TextLine(str(number), 290, 300, 800, 12, ""))
    if mark:
        lines.append(TextLine("www.example.cn", 430, 560, 804, 12, "", sure=(0.9,) * 14))
    return PageLines(lines, WIDTH, HEIGHT)


@pytest.mark.parametrize("marked", [(), (1,), (1, 3)], ids=str)
def test_a_mark_recognised_below_a_page_number_does_not_hide_it(marked: tuple[int, ...]) -> None:
    pages = [page(number, mark=number in marked) for number in (1, 2, 3)]
    set_running_heads_aside(pages)
    assert [one.number and one.number.number for one in pages] == [1, 2, 3]


def test_a_number_that_was_recognised_is_one_where_the_file_has_none_of_its_own() -> None:
    pages = [page(number, mark=False) for number in (1, 2, 3)]
    for one in pages:
        for line in one.lines:
            line.sure = (0.99,) * len(line.text)
    set_running_heads_aside(pages)
    assert [one.number and one.number.number for one in pages] == [1, 2, 3]
