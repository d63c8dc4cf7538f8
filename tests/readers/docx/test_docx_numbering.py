"""Automatic numbers: what Word shows in front of a paragraph and the file does not contain."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import level, listed, numbered, p, read_bytes, run, word_file
from hypothesis import given
from hypothesis import strategies as st

from replycheck.readers.docx.styling.labels import label
from replycheck.text.numerals import from_chinese


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 100, "一○○"),
        ("chineseCountingThousand", 21, "二十一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("taiwaneseCountingThousand", 12, "十二"),
        ("japaneseCounting", 23, "二十三"),
        ("japaneseCounting", 101, "百一"),
        ("ideographDigital", 12, "一二"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("chineseLegalSimplified", 3, "叁"),
        ("ideographLegalTraditional", 2, "貳"),
        ("ideographTraditional", 10, "癸"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircleChinese", 11, "11"),
        ("ideographEnclosedCircle", 3, "㊂"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 26, "z"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("lowerRoman", 5000, "5000"),
        ("numberInDash", 3, "- 3 -"),
        ("hex", 255, "FF"),
        ("chicago", 5, "**"),
        ("a-format-of-tomorrow", 7, "7"),
    ],
)
def test_every_format_writes_as_word_does(style: str, number: int, text: str) -> None:
    assert label(number, style) == text


@given(st.integers(-3, 10**9), st.sampled_from(["chineseCounting", "japaneseCounting", "lowerLetter", "none", "hex"]))
def test_every_number_has_a_label(number: int, style: str) -> None:
    assert label(number, style) or style == "none"


@given(st.integers(0, 9999))
def test_chinese_labels_read_back(number: int) -> None:
    assert from_chinese(label(number, "chineseCountingThousand")) == number


OFFICIAL = numbered(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


def lines(folder: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    return read_bytes(folder, word_file(body, numbering=numbering, styles=styles)).text.split("\n")


def test_the_four_levels_of_official_papers(tmp_path: Path) -> None:
    steps = [(0, "甲"), (1, "乙"), (2, "丙"), (3, "丁"), (2, "戊"), (1, "己"), (2, "庚"), (0, "辛"), (1, "壬")]
    body = "".join(listed(text, 1, depth) for depth, text in steps)
    assert lines(tmp_path, body, OFFICIAL) == [
        "一、甲",
        "（一）乙",
        "1. 丙",
        "（1）丁",
        "2. 戊",
        "（二）己",
        "1. 庚",
        "二、辛",
        "（一）壬",
    ]


def test_numbers_go_on_after_plain_paragraphs_and_in_tables(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{listed('乙', 1)}</w:tc></w:tr></w:tbl>"
    assert lines(tmp_path, listed("甲", 1) + p("文") + table + listed("丙", 1), OFFICIAL) == [
        "一、甲",
        "文",
        "二、乙",
        "三、丙",
    ]


def test_an_empty_numbered_paragraph_shows_its_number(tmp_path: Path) -> None:
    assert lines(tmp_path, listed("甲", 1) + listed("", 1) + listed("丙", 1), OFFICIAL) == ["一、甲", "二、", "三、丙"]


def _deleted_mark(text: str) -> str:
    return listed(text, 1).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")


def test_a_deleted_paragraph_does_not_count_and_a_hidden_one_does(tmp_path: Path) -> None:
    hidden = listed("", 1).replace("</w:pPr>", f"<w:rPr><w:vanish/></w:rPr></w:pPr>{run('藏', '<w:vanish/>')}")
    body = listed("甲", 1) + _deleted_mark("") + hidden + listed("乙", 1)
    assert lines(tmp_path, body, OFFICIAL) == ["一、甲", "三、乙"]


def _second_list(overrides: str) -> str:
    return f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'


@pytest.mark.parametrize(
    ("overrides", "labels"),
    [
        ("", ["一、", "二、", "三、", "四、"]),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>', ["一、", "二、", "一、", "二、"]),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>', ["一、", "二、", "五、", "六、"]),
        (
            f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1）")}</w:lvlOverride>',
            ["一、", "二、", "3）", "4）"],
        ),
    ],
    ids=["goes-on", "restarts", "starts-at-five", "own-format"],
)
def test_lists_of_one_definition_count_together_unless_they_say_otherwise(
    tmp_path: Path, overrides: str, labels: list[str]
) -> None:
    numbering = numbered(level(0, "chineseCounting", "%1、"), more=_second_list(overrides))
    body = listed("文", 1) + listed("文", 1) + listed("文", 2) + listed("文", 2)
    assert lines(tmp_path, body, numbering) == [one + "文" for one in labels]


@pytest.mark.parametrize(
    ("more", "labels"),
    [
        ("", ["（1）", "（1）"]),
        ('<w:lvlRestart w:val="0"/>', ["（1）", "（2）"]),
        ('<w:lvlRestart w:val="1"/>', ["（1）", "（1）"]),
    ],
    ids=["restarts", "never", "after-the-first"],
)
def test_a_level_counts_anew_after_a_higher_one(tmp_path: Path, more: str, labels: list[str]) -> None:
    numbering = numbered(level(0, "chineseCounting", "%1、"), level(1, "decimal", "（%2）", more))
    body = listed("甲", 1) + listed("文", 1, 1) + listed("乙", 1) + listed("文", 1, 1)
    found = [line for line in lines(tmp_path, body, numbering) if line.endswith("文")]
    assert found == [one + "文" for one in labels]


def test_a_restart_after_a_lower_level_only(tmp_path: Path) -> None:
    numbering = numbered(
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>'),
    )
    body = "".join(listed("文", 1, depth) for depth in (0, 1, 2, 1, 2, 0, 2))
    assert lines(tmp_path, body, numbering) == [f"{one} 文" for one in ("1.", "1.1", "(1)", "1.2", "(2)", "2.", "(1)")]


@pytest.mark.parametrize(
    ("levels", "depth", "text"),
    [
        ((level(0, "decimal", "第%1条"),), 0, "第1条文"),
        ((level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'),), 0, "1.文"),
        ((level(0, "decimal", "%1.", '<w:suff w:val="space"/>'),), 0, "1. 文"),
        ((level(0, "decimal", "%1．"),), 0, "1．文"),
        ((level(0, "decimalEnclosedCircleChinese", "%1"),), 0, "①文"),
        ((level(0, "bullet", "\uf06c"),), 0, "● 文"),
        ((level(0, "bullet", "\uf0b7"),), 0, "• 文"),
        ((level(0, "bullet", "-"),), 0, "- 文"),
        ((level(0, "none", ""),), 0, "文"),
        ((level(0, "none", "附件："),), 0, "附件：文"),
        ((level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")), 1, "1.1 文"),
        ((level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2")), 1, "一.1 文"),
    ],
    ids=[
        "words",
        "nothing",
        "space",
        "wide-stop",
        "circle",
        "disc",
        "dot",
        "dash",
        "none",
        "word",
        "legal",
        "not-legal",
    ],
)
def test_the_label_is_written_as_the_level_says(tmp_path: Path, levels: tuple[str, ...], depth: int, text: str) -> None:
    assert lines(tmp_path, listed("文", 1, depth), numbered(*levels)) == [text]


def test_a_custom_format_falls_back_to_the_one_that_all_know(tmp_path: Path) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="upperLetter"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
    )
    assert lines(tmp_path, listed("文", 1), numbered(custom)) == ["A、文"]


def _style(name: str, properties: str = "", kind: str = "paragraph", more: str = "") -> str:
    numbering = f"<w:pPr><w:numPr>{properties}</w:numPr></w:pPr>" if properties else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{more}{numbering}</w:style>'


IN_LIST = '<w:numId w:val="1"/>'
STYLES = (
    _style("H1", IN_LIST)
    + _style("H2", '<w:ilvl w:val="1"/>' + IN_LIST)
    + _style("H2b", more='<w:basedOn w:val="H2"/>')
    + _style("N", IN_LIST, "numbering")
)


def test_numbers_come_through_styles_and_their_heirs(tmp_path: Path) -> None:
    numbering = numbered(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>'),
    )
    out = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(p("文", f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2b", "H1")) + p("文", out)
    assert lines(tmp_path, body, numbering, STYLES) == ["一、文", "（一）文", "（二）文", "二、文", "文"]


def test_a_list_may_be_defined_by_a_list_style(tmp_path: Path) -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="N"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>'
    )
    numbering = numbered(level(0, "ideographTraditional", "%1、"), more=linked)
    assert lines(tmp_path, listed("文", 3), numbering, STYLES) == ["甲、文"]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>',
        '<w:num w:numId="1"/>',
        numbered('<w:lvl w:ilvl="x"><w:lvlText w:val="%1"/></w:lvl>'),
        numbered('<w:lvl w:ilvl="0"><w:start w:val="99999999999999"/><w:lvlText w:val=""/></w:lvl>'),
    ],
    ids=["no-list", "no-definition", "empty-list", "nonsense-level", "nonsense-start"],
)
def test_a_broken_list_gives_no_number_and_no_error(tmp_path: Path, numbering: str) -> None:
    assert lines(tmp_path, listed("文", 1), numbering) == ["文"]
