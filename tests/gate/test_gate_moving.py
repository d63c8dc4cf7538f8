"""A file on its way is in one place after every kill; the steps of a move are walked one by one and left there."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from replycheck.errors import UsageError
from replycheck.gate.atomic_move import Intent, move, recover, unused

_TEXT = "张某：\n特此答复。\n".encode()
_NOTES = ("报告", "凭据")
_STEPS = 7
"""intended, noted, noted, copied, arrived, removed, done"""


@pytest.fixture(params=["same disk", "another disk"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """The folder that papers come from and the one they go to."""
    (tmp_path / "in").mkdir()
    if request.param == "same disk":
        (tmp_path / "out").mkdir()
        yield tmp_path / "in", tmp_path / "out"
        return
    memory = Path("/dev/shm")  # noqa: S108 - another file system is what this test needs
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("这台机器没有第二个文件系统可供试验")
    with tempfile.TemporaryDirectory(dir=memory) as other:
        yield tmp_path / "in", Path(other)


def _intent(source: Path, target: Path) -> Intent:
    notes = (f"{target}.report.html", f"{target}.receipt.json")
    return Intent(str(source), str(target), hashlib.sha256(_TEXT).hexdigest(), source.stat().st_ino, notes)


def _there(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"journal"}


@pytest.mark.parametrize("steps", range(_STEPS + 1))
def test_a_move_that_is_killed_after_any_step_leaves_the_file_in_one_place(
    steps: int, places: tuple[Path, Path]
) -> None:
    source, target, journal = places[0] / "答复.txt", places[1] / "答复.txt", places[0] / "journal"
    source.write_bytes(_TEXT)

    walk = move(journal, _intent(source, target), _NOTES)
    for _ in islice(walk, steps):
        pass
    recover(journal)

    whole = {"答复.txt", "答复.txt.report.html", "答复.txt.receipt.json"}
    assert (_there(places[0]), _there(places[1])) in [({"答复.txt"}, set()), (set(), whole)]
    assert (source if source.exists() else target).read_bytes() == _TEXT
    assert not journal.exists()


@pytest.mark.parametrize("steps", range(_STEPS))
def test_a_new_file_of_the_same_name_is_never_taken_for_the_one_that_was_moved(
    steps: int, places: tuple[Path, Path]
) -> None:
    source, target, journal = places[0] / "答复.txt", places[1] / "答复.txt", places[0] / "journal"
    source.write_bytes(_TEXT)
    for _ in islice(move(journal, _intent(source, target), _NOTES), steps):
        pass
    arrived = places[0] / "new"
    arrived.write_bytes(b"another paper")
    arrived.replace(source)  # over the old name, as a program that saves does

    recover(journal)

    assert source.read_bytes() == b"another paper"
    assert not target.exists() or target.read_bytes() == _TEXT


def test_a_file_that_changed_after_the_check_stays_where_it_is(places: tuple[Path, Path]) -> None:
    source, target, journal = places[0] / "答复.txt", places[1] / "答复.txt", places[0] / "journal"
    source.write_bytes(_TEXT)
    intent = _intent(source, target)
    source.write_bytes(_TEXT + b"more")

    with pytest.raises(UsageError, match="变动"):
        list(move(journal, intent, _NOTES))

    assert _there(places[0]) == {"答复.txt"}
    assert _there(places[1]) == set()


@pytest.mark.parametrize("step", ["noted", "copied", "arrived", "done"])
def test_who_holds_the_old_file_open_cannot_change_what_arrived(step: str, places: tuple[Path, Path]) -> None:
    source, target, journal = places[0] / "答复.txt", places[1] / "答复.txt", places[0] / "journal"
    source.write_bytes(_TEXT)
    intent = _intent(source, target)

    with source.open("r+b") as editor, suppress(UsageError):
        for done in move(journal, intent, _NOTES):
            if done == step:
                editor.seek(0)
                editor.write(b"#")
                editor.flush()

    assert not target.exists() or target.read_bytes() == _TEXT
    assert source.exists() or target.exists()
    assert target.exists() == (step == "done")


def test_a_file_that_changed_while_the_process_was_dead_stays_beside_what_was_checked(
    places: tuple[Path, Path],
) -> None:
    source, target, journal = places[0] / "答复.txt", places[1] / "答复.txt", places[0] / "journal"
    source.write_bytes(_TEXT)
    for done in move(journal, _intent(source, target), _NOTES):
        if done == "arrived":
            break
    with source.open("ab") as editor:
        editor.write(b"more")

    recover(journal)

    assert source.read_bytes() == _TEXT + b"more"
    assert target.read_bytes() == _TEXT


def test_nothing_is_ever_moved_over_another_file(places: tuple[Path, Path]) -> None:
    source, target, journal = places[0] / "答复.txt", places[1] / "答复.txt", places[0] / "journal"
    source.write_bytes(_TEXT)
    target.write_bytes(b"somebody else's")

    with pytest.raises(UsageError, match="移不动"):
        list(move(journal, _intent(source, target), _NOTES))

    assert source.read_bytes() == _TEXT
    assert target.read_bytes() == b"somebody else's"


def test_a_foreign_file_at_the_new_place_survives_a_kill(places: tuple[Path, Path]) -> None:
    source, target, journal = places[0] / "答复.txt", places[1] / "答复.txt", places[0] / "journal"
    source.write_bytes(_TEXT)
    next(move(journal, _intent(source, target), _NOTES))
    target.write_bytes(b"somebody else's")

    recover(journal)

    assert source.read_bytes() == _TEXT
    assert target.read_bytes() == b"somebody else's"


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"source": 1}', b"\xff\xfe"])
def test_a_journal_that_cannot_be_read_stops_everything(text: bytes, tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(text)

    with pytest.raises(UsageError, match="移动记录"):
        recover(tmp_path / "journal")


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "答复.docx").touch()
    (tmp_path / "答复-2.docx.report.html").touch()

    assert unused(tmp_path, "答复.docx", (".report.html",)).name == "答复-3.docx"


_KILLS = 50
_LARGE = _TEXT * 20_000
"""Half a megabyte, so that a kill may fall into the copying of it."""


def _moved_in_a_child(journal: Path, intent: Intent) -> int:
    """The process that moves the file, as fast as it can."""
    child = os.fork()
    if child:
        return child
    with suppress(BaseException):
        deque(move(journal, intent, _NOTES), maxlen=0)
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="这个系统不能复制进程")
@pytest.mark.parametrize("edited", [False, True], ids=["nobody writes", "an editor writes in place"])
def test_fifty_kills_at_any_moment_lose_nothing_and_let_nothing_through_that_was_not_checked(
    *, edited: bool, places: tuple[Path, Path]
) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    journal, moments = places[0] / "journal", set()
    for number in range(_KILLS):
        source, target = places[0] / f"{number}.txt", places[1] / f"{number}.txt"
        source.write_bytes(_LARGE)
        intent = replace(_intent(source, target), sha256=hashlib.sha256(_LARGE).hexdigest())
        with source.open("r+b") as editor:
            child = _moved_in_a_child(journal, intent)
            time.sleep(chance.uniform(0, 0.02))
            if edited:
                editor.seek(chance.randrange(len(_LARGE)))
                editor.write(b"!")
                editor.flush()
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        moments.add("during" if journal.exists() else "before or after")
        recover(journal)

        assert source.exists() or target.read_bytes() == _LARGE
        assert not target.exists() or target.read_bytes() == _LARGE
        assert edited or source.exists() is not target.exists()
        assert {Path(f"{target}{end}").exists() for end in (".report.html", ".receipt.json")} == {target.exists()}
        assert not list(places[1].glob(".*"))
    assert "during" in moments
