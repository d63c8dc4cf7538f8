"""The watched folder puts every paper on the right side, once, whatever happens to it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from gate_room import ERROR, GOOD, POLICY, Room, Tell

from replycheck.gate.lock import held
from replycheck.gate.wait_for_change import pause
from replycheck.gate.watch import _FolderState


def _watched(room: Room, **texts: str | bytes) -> Tell:
    """Put texts into the folder ``in`` and let one run finish."""
    incoming = room.folder / "in"
    incoming.mkdir(exist_ok=True)
    for name, text in texts.items():
        (incoming / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    arguments = ("--passed", "passed", "--blocked", "blocked", "--policy", "policy.toml", "--settle", "0", "--once")
    return room.call("watch", "in", *arguments)


def _papers(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.txt")}


def test_papers_go_to_their_side_with_report_and_receipt(room: Room) -> None:
    room.put(policy=POLICY)

    told = _watched(room, good=GOOD, bad=ERROR, unread=b"%PDF-")

    assert told.code == 1
    assert _papers(room.folder / "passed") == {"good.txt"}
    assert _papers(room.folder / "blocked") == {"bad.txt", "unread.txt"}
    assert _papers(room.folder / "in") == set()
    assert "通过" in (room.folder / "passed" / "good.txt.report.html").read_text("utf-8")
    receipt = json.loads((room.folder / "blocked" / "bad.txt.receipt.json").read_text("utf-8"))
    assert receipt["predicate"]["verdict"] == "blocked"
    assert room.call("verify", "passed/good.txt", "--receipt", "passed/good.txt.receipt.json").code == 0


def test_a_second_paper_of_the_same_name_does_not_replace_the_first(room: Room) -> None:
    room.put(policy=POLICY)
    _watched(room, reply=GOOD)

    _watched(room, reply=GOOD + "又及。\n")

    assert _papers(room.folder / "passed") == {"reply.txt", "reply-2.txt"}


def test_what_is_no_paper_or_not_yet_written_stays(room: Room) -> None:
    room.put(policy=POLICY)
    incoming = room.folder / "in"
    incoming.mkdir()
    for name in ("~$答复.docx", ".hidden.txt", "答复.docx.part", "Thumbs.db", "replycheck.waivers.toml"):
        (incoming / name).write_text("schema = 1\n", encoding="utf-8")

    told = _watched(room, reply=GOOD)

    assert told.code == 0
    assert len([path for path in incoming.iterdir() if path.is_file()]) == 5


def test_terms_laid_beside_the_papers_do_not_count(room: Room) -> None:
    room.put(policy=POLICY)
    (room.folder / "in").mkdir()
    (room.folder / "in" / "replycheck.toml").write_text('disabled = ["dates.impossible"]\n', encoding="utf-8")

    assert _watched(room, reply=ERROR).code == 1


def test_wrong_waivers_beside_the_papers_block_them_and_stop_nothing(room: Room) -> None:
    room.put(policy=POLICY)
    (room.folder / "in").mkdir()
    (room.folder / "in" / "replycheck.waivers.toml").write_text("[[", encoding="utf-8")

    told = _watched(room, reply=GOOD)

    assert told.code == 3
    assert _papers(room.folder / "blocked") == {"reply.txt"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--passed", "in", "--blocked", "b", "--policy", "policy.toml"), "三个不同的文件夹"),
        (("--passed", "p", "--blocked", "p", "--policy", "policy.toml"), "三个不同的文件夹"),
        (("--passed", "p", "--blocked", "b", "--policy", "absent.toml"), "找不到制度文件"),
        (("--passed", "p", "--blocked", "b"), "--policy"),
        (("--passed", "p", "--policy", "policy.toml"), "--blocked"),
    ],
)
def test_a_watch_that_cannot_work_does_not_start(arguments: tuple[str, ...], said: str, room: Room) -> None:
    room.put(policy=POLICY)
    (room.folder / "in").mkdir()

    told = room.call("watch", "in", *arguments, "--once")

    assert told.code == 2
    assert said in told.err


def test_a_file_that_is_still_being_written_is_not_complete(tmp_path: Path) -> None:
    paper, desk = tmp_path / "reply.txt", _FolderState()
    paper.write_text("张某：", encoding="utf-8")
    desk.look(tmp_path)
    before = desk.since[paper]
    desk.look(tmp_path)
    assert desk.since[paper] == before

    paper.write_text("张某：你于", encoding="utf-8")
    desk.look(tmp_path)

    assert desk.since[paper][1] > before[1]
    assert desk.complete(settle=3600) == []
    assert desk.complete(settle=0) == [paper]


def test_two_processes_do_not_watch_the_same_folder(room: Room) -> None:
    room.put(policy=POLICY)
    with held(room.folder / "in" / ".replycheck" / "lock"):
        told = _watched(room, reply=GOOD)

    assert told.code == 2
    assert "另一个 replycheck" in told.err
    assert _papers(room.folder / "in") == {"reply.txt"}


def test_a_watch_that_is_killed_under_load_loses_and_doubles_nothing(root: Path) -> None:
    """Five kills here; the program makes fifty when it is called by itself."""
    program = root / "benchmarks" / "watch_folder.py"

    done = subprocess.run(
        [sys.executable, str(program), "--kills", "5", "--papers", "40"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_change_ends_the_pause_long_before_its_time(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    waiting = threading.Thread(target=pause, args=(tmp_path, 300.0), daemon=True)
    waiting.start()

    for number in range(100):  # the first ones may come before the watch stands
        (tmp_path / f"{number}.txt").touch()
        waiting.join(0.2)
        if not waiting.is_alive():
            return
    pytest.fail("没有被惊醒")


def test_a_folder_that_cannot_be_watched_is_looked_at_all_the_same(tmp_path: Path) -> None:
    pause(tmp_path / "absent", 0.01)  # returns
