"""Text in symbol fonts is read as the signs that it shows."""

from __future__ import annotations

import pytest

from replycheck.text.symbols import in_symbols, is_symbol_font, symbol


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Wingdings", "\uf0a8", "□"),
        ("Wingdings", "\uf0fe", "☑"),
        ("wingdings", "\u00fe", "☑"),
        ("Wingdings 2", "R", "☑"),
        ("Symbol", "\uf0b7", "•"),
        ("Wingdings", "是 \uf0fc否", "是 ✓否"),
        ("Wingdings", "\uf07f", "\uf07f"),
    ],
)
def test_signs_are_what_they_look_like(font: str, text: str, shown: str) -> None:
    assert is_symbol_font(font)
    assert in_symbols(font, text) == shown


def test_a_font_of_letters_is_none_of_signs() -> None:
    assert not is_symbol_font("宋体")
    assert symbol("宋体", "2611") == "☑"
