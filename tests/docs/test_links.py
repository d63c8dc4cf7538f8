"""No document of the project points at a file that is not there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = ("docs", "corpora", "examples", "benchmarks")
_PAGES = sorted([*_ROOT.glob("*.md"), *(page for folder in _FOLDERS for page in (_ROOT / folder).rglob("*.md"))])
_CODE = re.compile(r"^(`{3,}).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
_ELSEWHERE = ("http://", "https://", "mailto:")


def _links(text: str) -> list[str]:
    return [link for link in _LINK.findall(_CODE.sub("", text)) if not link.startswith(_ELSEWHERE)]


def _anchors(text: str) -> set[str]:
    """The ids that a forge gives to headings: lower case, punctuation dropped, spaces as hyphens."""
    headings = _HEADING.findall(re.sub(r"^(`{3,}).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL))
    return {re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.lower())) for heading in headings}


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.relative_to(_ROOT).as_posix())
def test_every_relative_link_leads_to_a_file_in_the_project(page: Path) -> None:
    for link in _links(page.read_text("utf-8")):
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(_ROOT), f"{link} leaves the project"
        assert target.exists(), f"{link} is not there"
        if anchor:
            assert anchor in _anchors(target.read_text("utf-8")), f"{link} names no heading"


def test_the_documents_that_a_newcomer_needs_are_reached_from_the_readmes() -> None:
    reached = {link for name in ("README.md", "README.zh-CN.md") for link in _links((_ROOT / name).read_text("utf-8"))}

    assert {"docs/using.md", "docs/writing-a-rule.md", "docs/architecture.md", "docs/rules/README.md"} <= reached
    assert {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "corpora/README.md", "examples/README.md"} <= reached


def test_every_decision_is_in_the_index() -> None:
    folder = _ROOT / "docs" / "decisions"
    linked = set(_links((folder / "README.md").read_text("utf-8")))

    assert {page.name for page in folder.glob("*.md")} - {"README.md"} <= linked


def test_every_table_of_facts_is_described() -> None:
    told = (_ROOT / "corpora" / "README.md").read_text("utf-8")

    undescribed = [table.name for table in (_ROOT / "corpora" / "facts").iterdir() if f"`{table.name}`" not in told]
    assert not undescribed
