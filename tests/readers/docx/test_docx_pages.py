"""Pages of a Word file: where the file tells them, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import box, cell, p, read_bytes, run, table, word_file

BREAK = '<w:r><w:br w:type="page"/></w:r>'
SOFT = "<w:r><w:lastRenderedPageBreak/></w:r>"
BEFORE = "<w:pageBreakBefore/>"


def section(kind: str = "", width: int = 11906, height: int = 16838) -> str:
    start = f'<w:type w:val="{kind}"/>' if kind else ""
    return f'<w:sectPr>{start}<w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr>'


PAGES = {
    "hard-break": (p("甲") + p(inner=BREAK) + p("乙"), ["甲\n", "乙"]),
    "break-inside-a-paragraph": (p("甲", inner=BREAK + run("乙")), ["甲\n", "乙"]),
    "break-at-the-end": (p("甲", inner=BREAK) + p("乙"), ["甲", "\n乙"]),
    "break-before": (p("甲") + p("乙", BEFORE), ["甲\n", "乙"]),
    "rendered-in-mid-sentence": (p("前半", inner=SOFT + run("后半")), ["前半", "后半"]),
    "rendered-after-hard": (p("甲") + p(inner=BREAK) + p(inner=SOFT + run("乙")), ["甲\n", "乙"]),
    "rendered-after-before": (p("甲") + p("", BEFORE, SOFT + run("乙")), ["甲\n", "乙"]),
    "rendered-at-the-very-start": (p(inner=SOFT + run("甲")) + p("乙", BEFORE), ["甲\n", "乙"]),
    "before-on-the-first": (p("甲", BEFORE) + p("乙", BEFORE), ["甲\n", "乙"]),
    "two-hard-breaks-leave-a-blank-page": (p("甲") + p(inner=BREAK + BREAK) + p("乙"), ["甲\n", "", "乙"]),
    "section-on-a-new-page": (p("甲", section()) + p("乙") + section(), ["甲\n", "乙"]),
    "section-then-rendered": (p("甲", section()) + p(inner=SOFT + run("乙")) + section(), ["甲\n", "乙"]),
    "odd-page-section": (p("甲", section()) + p("乙") + section("oddPage"), ["甲\n", "乙"]),
    "continuous-section": (p("甲", section()) + p("乙", BEFORE) + section("continuous"), ["甲\n", "乙"]),
    "deleted-break": (p("甲", inner=f"<w:del>{BREAK}</w:del>") + p("乙", BEFORE), ["甲\n", "乙"]),
    "hidden-break": (p("甲", inner=f"<w:r><w:rPr><w:vanish/></w:rPr>{SOFT[5:]}") + p("乙", BEFORE), ["甲\n", "乙"]),
    "row-over-two-pages": (
        table(cell(p("左", inner=SOFT + run("左"))) + cell(p("右", inner=SOFT + run("右")))) + p("末", BEFORE),
        ["左", "左\n右右\n", "末"],
    ),
    "row-over-three-pages": (
        table(cell(p("短", inner=SOFT + run("短"))) + cell(p("长", inner=SOFT + run("长")) + p("尾", BEFORE))),
        ["短短\n长", "长\n", "尾"],
    ),
    "break-in-a-text-box": (
        p("甲", inner=box(p("框", inner=SOFT + run("内")))) + p("乙", BEFORE),
        ["甲\n框内\n", "乙"],
    ),
}


@pytest.mark.parametrize(("body", "texts"), PAGES.values(), ids=PAGES)
def test_pages_part_the_text_where_the_file_says(tmp_path: Path, body: str, texts: list[str]) -> None:
    document = read_bytes(tmp_path, word_file(body))
    assert [page.span.of(document.text) for page in document.pages] == texts
    assert [page.number for page in document.pages] == list(range(1, len(texts) + 1))
    assert not document.bound
    assert "".join(texts) == document.text


def test_each_page_has_the_size_of_its_section(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, word_file(p("甲", section()) + p("乙") + section("", 16838, 11906)))
    assert [(page.width, page.height) for page in document.pages] == [(595.3, 841.9), (841.9, 595.3)]


def _properties(pages: int, characters: int) -> dict[str, str | bytes]:
    name = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    inner = f"<Pages>{pages}</Pages><Characters>{characters}</Characters>"
    return {"docProps/app.xml": f'<Properties xmlns="{name}">{inner}</Properties>'}


@pytest.mark.parametrize(
    ("stated", "characters", "count"),
    [(1, 100, 1), (1, 0, 0), (1, 900, 0), (2, 100, 0)],
    ids=["one-page", "numbers-of-a-template", "numbers-of-another-text", "two-pages-unknown-where"],
)
def test_a_stated_count_is_believed_only_with_this_text(
    tmp_path: Path, stated: int, characters: int, count: int
) -> None:
    data = word_file(p("字" * 100), parts=_properties(stated, characters))
    assert len(read_bytes(tmp_path, data).pages) == count


def test_a_file_that_tells_nothing_has_no_pages(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, word_file(p("字" * 3000) + section())).pages == ()
