"""The committed rule pages are what the rules say today."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from replycheck.checks import all_rules


@pytest.fixture(scope="module")
def wanted(root: Path) -> dict[str, str]:
    pages: dict[str, str] = runpy.run_path(str(root / "docs" / "make_rule_pages.py"))["pages"]()
    return pages


def test_every_committed_page_is_current(root: Path, wanted: dict[str, str]) -> None:
    folder = root / "docs" / "rules"
    committed = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}

    assert sorted(committed) == sorted(wanted), "run: make docs"
    stale = [path for path, text in wanted.items() if committed[path] != text]
    assert not stale, "run: make docs"


def test_the_index_lists_every_rule_with_its_title(wanted: dict[str, str]) -> None:
    for rule in all_rules():
        (row,) = [line for line in wanted["README.md"].splitlines() if f"[{rule.id}]" in line]
        assert rule.title in row
        assert row.split("](")[1].split(")")[0] in wanted


def test_a_page_keeps_the_words_of_every_example(wanted: dict[str, str]) -> None:
    for rule in all_rules():
        page = wanted[rule.id.replace(".", "/") + ".md"]
        bare = page.replace("\\", "")
        for example in rule.examples:
            marked = example.marked.replace("⟦⟧", "").replace("⟦", "<ins>").replace("⟧", "</ins>")
            for line in marked.replace("\f", "\n").replace("\\", "").splitlines():
                assert line.strip() in bare
