"""What a click does: a page or a report opens, and what went wrong is seen without a console."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from replycheck.cli import desktop, program

GOOD = Path(__file__).parents[2] / "examples" / "case" / "text" / "reply-good.txt"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The pages that were opened."""
    pages: list[Path] = []
    monkeypatch.setattr(
        desktop.webbrowser, "open", lambda address: pages.append(Path(unquote(urlparse(address).path).lstrip(_SLASH)))
    )
    return pages


_SLASH = "/" if os.name == "nt" else ""


def test_files_that_are_sent_are_checked_and_their_report_opened(tmp_path: Path, shown: list[Path]) -> None:
    reply = tmp_path / "答复 稿.txt"
    reply.write_text("关于李某来信的答复\n\n李某：\n来信收悉。现答复如下。\n", "utf-8")
    assert desktop.opened([str(reply)], tmp_path) in {0, 1, 3}
    assert "答复 稿" in shown[0].read_text("utf-8")


@pytest.mark.parametrize(("name", "words"), [("没有这个.docx", "找不到文件"), ("<b>.docx", "&lt;b&gt;")])
def test_what_cannot_be_checked_is_a_page_that_says_why(
    name: str, words: str, tmp_path: Path, shown: list[Path]
) -> None:
    assert desktop.opened([str(tmp_path / name)], tmp_path) == 2
    assert words in shown[0].read_text("utf-8")


def test_without_files_the_page_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(program, "run", lambda arguments: asked.append(arguments) or 0)
    assert desktop.opened([], tmp_path) == 0
    assert asked == [["serve"]]


def test_reports_of_an_earlier_day_go(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "报告.html").write_text("x")
    (tmp_path / "log.txt").write_text("x")
    now = (tmp_path / "new").stat().st_mtime
    os.utime(tmp_path / "old", (now - 90_000, now - 90_000))
    desktop.sweep(tmp_path, now)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.txt", "new"]


def test_without_a_console_words_go_into_a_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "own_folder", lambda: tmp_path / "own")
    monkeypatch.setattr(desktop.sys, "argv", ["检查答复.exe"])
    monkeypatch.setattr(desktop.sys, "stdout", None)
    monkeypatch.setattr(desktop.sys, "stderr", None)
    monkeypatch.setattr(desktop, "opened", lambda *_: print("说了什么", file=desktop.sys.stderr) or 3)
    with pytest.raises(SystemExit) as left:
        desktop.main()
    assert left.value.code == 3
    assert "说了什么" in (tmp_path / "own" / "log.txt").read_text("utf-8")
