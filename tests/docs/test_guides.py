"""The guides for adding a format and a form of report, followed to the letter in a copy of the source."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import replycheck

_ROOT = Path(__file__).resolve().parents[2]
_REPLY = "关于张某来信的回复\n张某：\n您的来信收悉。经与您电话沟通，现答复如下,情况属实。"
_MAIL = f"Subject: reply\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{_REPLY}\n"


@pytest.fixture
def followed(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with the package in which the guide's steps were taken: a file written, a line put behind another."""
    guide, behind = request.param
    source = tmp_path / "replycheck"
    shutil.copytree(Path(replycheck.__file__).parent, source, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(_ROOT / "corpora" / "facts", source / "corpora" / "facts", dirs_exist_ok=True)
    text = (_ROOT / "docs" / guide).read_text(encoding="utf-8")
    (module,), (line,) = (re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("python", "text"))
    new, listed = re.findall(r"`src/replycheck/(\S+?\.py)`", text)
    (source / new).write_text(module, encoding="utf-8")
    known = (source / listed).read_text(encoding="utf-8")
    assert known.count(behind) == 1
    (source / listed).write_text(known.replace(behind, behind + line), encoding="utf-8")
    return tmp_path


def told(folder: Path, *arguments: str) -> str:
    """What the program in the folder prints."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "replycheck", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=folder, check=False)
    assert not done.stderr, done.stderr
    return done.stdout


_TEXT = '    TEXT = "txt", About("纯文本", (".txt", ".md"), "plain_text")\n'


@pytest.mark.parametrize("followed", [("adding-a-format.md", _TEXT)], indirect=True)
def test_a_format_added_by_the_guide_is_read(followed: Path) -> None:
    (followed / "a.eml").write_bytes(_MAIL.encode())
    assert told(followed, "text", "a.eml") == f"reply\n{_REPLY}\n"


@pytest.mark.parametrize("followed", [("adding-a-report.md", '        Form("json", "jsonline"),\n')], indirect=True)
def test_a_form_of_report_added_by_the_guide_is_written(followed: Path) -> None:
    (followed / "a.txt").write_text(_REPLY, encoding="utf-8")
    shown = told(followed, "check", "a.txt", "--format", "markdown")
    assert shown.startswith("# ")
    assert "没有核对" in shown
