"""A second click on the icon while the page is open."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from page_served import served

from replycheck.cli import desktop, program
from replycheck.gate.lock import held


def test_a_second_click_opens_the_page_that_runs_and_a_page_that_is_gone_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    asked: list[list[str]] = []
    monkeypatch.setattr(desktop.webbrowser, "open", seen.append)
    monkeypatch.setattr(program, "run", lambda arguments: asked.append(arguments) or 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    with served(tmp_path) as address:
        assert desktop.opened([], tmp_path) == 0
    assert (seen, asked) == ([address], [])
    left = tmp_path / "tmp" / "replycheck-page-other"  # it has stopped, and its folder is held by something else
    left.mkdir()
    (left / ".address").write_text(address, encoding="utf-8")
    with held(left / ".lock"):
        assert desktop.opened([], tmp_path) == 0
    assert (seen, asked) == ([address], [["serve"]])
