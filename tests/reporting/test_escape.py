"""Text from a file can neither steer a terminal nor hide from its reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.errors import UsageError
from replycheck.reporting import FORMS, escape_terminal, one_line, render
from replycheck.reporting.escape import shorten

from invented import EVIL, passing  # isort: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("照搬裁判文书，原样。", "照搬裁判文书，原样。"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b31m", "\\x9b31m"),
        ("\x07\x08\x7f\x00", "\\x07\\x08\\x7f\\x00"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("本\u200b院\ufeff认\u00ad为", "本院认为"),
        ("a\U000e0041b", "ab"),
        ("甲\t乙\n丙\r\n丁", "甲\t乙\n丙\r\n丁"),
        ("遮住\r重写", "遮住\\x0d重写"),
        ("名\udcffx", "名?x"),
    ],
    ids=["plain", "esc", "csi", "c0", "bidi", "zero-width", "tags", "breaks", "lone-cr", "surrogate"],
)
def test_escaped(text: str, shown: str) -> None:
    assert escape_terminal(text) == shown


@given(st.text(st.characters()))
def test_escaping_twice_changes_nothing_and_all_is_encodable(text: str) -> None:
    once = escape_terminal(text)
    assert escape_terminal(once) == once
    once.encode("utf-8")


@given(st.text(st.characters()))
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert one_line(one_line(text)) == one_line(text)


@given(st.text(), st.integers(5, 80))
def test_a_shortened_text_keeps_its_beginning_and_end(text: str, limit: int) -> None:
    cut, whole = shorten(text, limit), one_line(text)
    assert len(cut) <= limit
    assert cut == whole or (whole.startswith(cut.partition("…")[0][:1]) and cut[-1] == whole[-1])


def test_an_unknown_form_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="terminal、json、html") as caught:
        render(passing(), f"word{EVIL}")
    assert all(name in str(caught.value) for name, form in FORMS.items() if not form.is_document)
    assert {"terminal", "json", "html", "sarif", "junit", "csv", "github", "docx", "pdf", "sheet"} <= set(FORMS)
