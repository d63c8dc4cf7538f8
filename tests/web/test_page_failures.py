"""What goes wrong is told in a sentence with a way on, and nothing that was answered is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from page_asking import Drop, report_of
from starlette.testclient import TestClient

from replycheck.processes.bounds import Bounds
from replycheck.processes.standing import Standing
from replycheck.processes.worker import Cause, Failed
from replycheck.web.failing import sentence
from replycheck.web.private import private_folder
from replycheck.web.store import Store

File = Callable[[str], tuple[str, bytes]]


@pytest.mark.parametrize("cause", Cause)
def test_every_failure_has_a_sentence_with_a_way_on(cause: Cause) -> None:
    told = sentence(Failed(cause, "说明，请换一个文件。"))
    assert "。" in told
    assert any(word in told for word in ("请", "可以"))


def test_a_reason_that_is_known_is_said_and_what_is_no_failure_is_our_own() -> None:
    reasons = (Cause.REFUSED, Cause.DIED, Cause.BROKE)

    assert all("读不了这一页" in sentence(Failed(cause, "读不了这一页")) for cause in reasons)
    assert "时间太长" in sentence(Failed(Cause.LATE))
    assert "内存" in sentence(Failed(Cause.MEMORY))
    assert "程序内部出错" in sentence(ValueError("读不了这一页"))


def test_a_check_that_fails_can_be_done_again(
    client: TestClient, store: Store, drop: Drop, case: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = store.workers.ask
    monkeypatch.setattr(
        store.workers,
        "ask",
        lambda task, name="": Failed(Cause.DIED, "SIGKILL") if "Check" in repr(task) else ask(task, name),
    )
    address = drop(case("reply-good.docx"))
    assert "没有查成" in report_of(client, address)
    monkeypatch.undo()
    client.post(f"{address}/again", data={})
    assert 'id="findings"' in report_of(client, address)


def _never(_task: Any) -> None:
    time.sleep(600)


def test_a_check_that_never_ends_is_ended_and_told(
    client: TestClient, store: Store, drop: Drop, case: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = store.workers.ask
    endless: Standing[Any, Any] = Standing(_never, 2, Bounds(2, 2 << 30))
    monkeypatch.setattr(
        store.workers,
        "ask",
        lambda task, name="": (endless.ask if type(task).__name__ == "Check" else ask)(task, name),
    )
    try:
        address = drop(case("reply-good.docx"))
        assert "没有查成" in report_of(client, address)
        monkeypatch.undo()
        client.post(f"{address}/again", data={})
        assert 'id="findings"' in report_of(client, address)
    finally:
        endless.stop()


def test_a_matter_that_is_gone_is_told(client: TestClient) -> None:
    for path in ("/matters/none", "/matters/none/whole", "/matters/none/take/word", "/batches/none"):
        response = client.get(path)
        assert response.status_code == 404
        assert "再拖进来" in response.text


def test_folders_of_pages_that_were_killed_are_removed_and_those_of_the_living_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead = tmp_path / "replycheck-page-dead"
    dead.mkdir()
    (dead / ".lock").touch()
    (dead / "答复.docx").touch()
    other = tmp_path / "replycheck-page-not-ours"
    other.mkdir()
    with private_folder() as living:
        (living / "答复.docx").touch()
        assert not dead.exists()
        script = "from replycheck.web.private import private_folder\nwith private_folder() as f: print(f.is_dir())"
        environment = {**os.environ, "TMPDIR": str(tmp_path)}
        told = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        assert told.stdout.strip() == "True"
        assert living.is_dir()
    assert not living.exists()
    assert other.exists()


MISSING = """
import sys
class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name == "starlette": raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refusing())
import importlib.util
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "starlette" else real(name, package)
sys.argv = ["replycheck", "serve"]
from replycheck.cli import main
main()
"""


def test_without_the_extra_one_sentence_says_how_to_install_it() -> None:
    told = subprocess.run([sys.executable, "-c", MISSING], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "pip install 'replycheck[web]'" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--port", "99999"], 2), (["--library", "/nothing/here"], 2), (["--port", "x"], 2)]
)
def test_wrong_arguments_are_told_and_nothing_starts(arguments: list[str], code: int) -> None:
    command: list[Any] = [sys.executable, "-m", "replycheck", "serve", "--no-browser", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == code
    assert told.stdout == ""
