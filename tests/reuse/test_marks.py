"""Where quotations end."""

from __future__ import annotations

import pytest

from replycheck.reuse.marks import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("说：“甲乙”。", ["“甲乙”"], id="a pair"),
        pytest.param("“甲‘乙’丙”", ["“甲‘乙’丙”"], id="inner marks of the other kind"),
        pytest.param("“甲“乙”丙”", ["“甲“乙”丙”", "“乙”"], id="inner marks of the same kind"),
        pytest.param("“甲。\n“乙。”丙", ["“甲。\n“乙。”"], id="opened anew at the next paragraph"),
        pytest.param("“甲。\n　　“乙。\n　　“丙。”丁", ["“甲。\n　　“乙。\n　　“丙。”"], id="three paragraphs"),
        pytest.param("“甲。\n乙。”丙", ["“甲。\n乙。”"], id="opened once for two paragraphs"),
        pytest.param("“甲。乙\n丙\n“丁”", ["“甲。", "“丁”"], id="never closed, and a later pair"),
        pytest.param("“甲。乙", ["“甲。"], id="never closed ends with its sentence"),
        pytest.param("“甲", ["“甲"], id="never closed ends with the text"),
        pytest.param("「甲」『乙』", ["「甲」", "『乙』"], id="corner brackets"),
        pytest.param('他说"甲"和"乙"', ['"甲"', '"乙"'], id="straight marks"),
        pytest.param('尺寸5"\n"甲"', ['"甲"'], id="a straight mark alone in its line"),
        pytest.param("”甲“乙”", ["“乙”"], id="a closing mark too many"),
        pytest.param("甲乙", [], id="none"),
    ],
)
def test_a_quotation_ends_where_a_reader_sees_it_end(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text).items()] == found
