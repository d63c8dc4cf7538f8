"""The room in which the gate stands, and a rule that crashes."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from gate_room import CRASHING, Room

from replycheck import app, checks
from replycheck.checks import structure
from replycheck.gate import bounded


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Room:
    """An empty folder, which is also the working directory.

    Beside other threads (as in parallel tests) each check would start an interpreter; then it is done in this process,
    and what the child is for is tested in ``test_gate_bounds.py``.
    """
    monkeypatch.chdir(tmp_path)
    if threading.active_count() > 1:
        monkeypatch.setattr(bounded, "examine", app.examine)
    return Room(tmp_path, capsys)


@pytest.fixture
def crashing_rule(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real rule that raises whenever it runs, found like all others: the families' folder is a copy that has it."""
    checks.all_rules()  # so that every other rule is imported from where it belongs
    copy = tmp_path_factory.mktemp("planted") / "checks"
    shutil.copytree(checks.__path__[0], copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "structure" / "planted_crash.py").write_text(CRASHING, encoding="utf-8")
    monkeypatch.setattr(checks, "__path__", [str(copy)])
    monkeypatch.setattr(structure, "__path__", [*structure.__path__, str(copy / "structure")])
    checks.all_rules.cache_clear()
    yield "structure.planted-crash"
    sys.modules.pop("replycheck.checks.structure.planted_crash", None)
    if hasattr(structure, "planted_crash"):
        del structure.planted_crash
    monkeypatch.undo()
    checks.all_rules.cache_clear()
