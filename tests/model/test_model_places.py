"""Which page and paragraph an offset is on; plain text keeps every character where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.model.document import Document, Page, Paragraph, plain
from replycheck.model.span import Span

LENGTHS = st.lists(st.integers(0, 9), min_size=1, max_size=8)


def _bound(lengths: list[int]) -> Document:
    pages, start = [], 0
    for number, length in enumerate(lengths, 1):
        pages.append(Page(number, Span(start, start + length)))
        start += length
    return Document("a.pdf", "", "pdf", "字" * start, pages=tuple(pages), bound=True)


@given(LENGTHS)
def test_an_offset_is_on_the_page_whose_span_holds_it(lengths: list[int]) -> None:
    document = _bound(lengths)
    for page in document.pages:
        for offset in range(page.span.start, page.span.end):
            assert document.page_at(offset) == page.number


@given(LENGTHS, st.integers(0, 100), st.integers(0, 100))
def test_later_offsets_are_never_on_earlier_pages(lengths: list[int], one: int, other: int) -> None:
    document = _bound(lengths)
    first, last = (document.page_at(offset) for offset in sorted((one, other)))
    assert first is not None
    assert last is not None
    assert 1 <= first <= last <= len(lengths)


def test_a_document_without_pages_puts_nothing_on_a_page() -> None:
    assert plain("甲\n乙").page_at(0) is None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=8))
def test_an_offset_is_in_the_paragraph_whose_span_holds_it(gaps: list[tuple[int, int]]) -> None:
    spans, start = [], 0
    for gap, length in gaps:
        spans.append(Span(start + gap, start + gap + length))
        start += gap + length
    document = Document("a", "", "txt", "字" * start, tuple(Paragraph(span) for span in spans))
    for offset in range(start + 2):
        inside = [n for n, span in enumerate(spans, 1) if span.start <= offset < span.end]
        touching = [n for n, span in enumerate(spans, 1) if offset == span.end]
        assert document.paragraph_at(offset) == (inside or touching or [None])[0]


ODD = {
    "windows line ends": "甲\r\n乙\r\n",
    "old mac line ends": "甲\r乙",
    "mixed line ends": "甲\r\n\n乙\r丙\n",
    "line separator": "甲\u2028乙",
    "paragraph separator": "甲\u2029乙",
    "form feed": "甲\x0c乙",
    "byte order mark inside": "\ufeff甲\n\ufeff乙",
    "lone surrogates": "甲\ud800乙\n\udfff丙",
    "characters beyond the basic plane": "𠮷野\n😀乙",
    "full-width space indent": "\u3000\u3000甲\u3000乙\u3000\n",
    "nothing but blank lines": "\n \r\n\t\u3000\n",
    "a repeated first character": "  甲甲\n甲 甲甲",
    "nothing": "",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_plain_text_stays_as_it_is_and_every_line_is_a_paragraph(text: str) -> None:
    _holds(text)


@given(st.text(alphabet=st.sampled_from("甲乙 \u3000\r\n\x0b\x0c\x1c\x85\u2028\u2029\ufeff\ud800𠮷")))
def test_plain_text_stays_as_it_is_whatever_it_holds(text: str) -> None:
    _holds(text)


def _holds(text: str) -> None:
    document = plain(text)
    assert document.text == text
    assert [p.span.of(text) for p in document.paragraphs] == [
        line.strip() for line in text.splitlines() if line.strip()
    ]
