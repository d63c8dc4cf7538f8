"""Pipes, devices and links that lead out of an inspected folder are refused in words; nothing waits for them."""

from __future__ import annotations

import os
import signal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from gate_room import ERROR, GOOD, POLICY, Room, waiver

from replycheck.batch import load_list
from replycheck.errors import UsageError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows 上没有命名管道文件")
_PATIENCE = 60


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Who waits for a pipe that nobody writes to is interrupted."""

    def late(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(_PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def pipe(room: Room) -> str:
    """A pipe that nobody writes to, and a good paper and a policy beside it."""
    room.put(policy=POLICY, reply=GOOD)
    os.mkfifo(room.folder / "pipe.txt")
    return "pipe.txt"


_COMMANDS = {
    "check": ("check", "pipe.txt"),
    "check, as the judgment": ("check", "reply.txt", "--source", "pipe.txt"),
    "check, as the letter": ("check", "reply.txt", "--petition", "pipe.txt"),
    "check, as the configuration": ("check", "reply.txt", "--config", "pipe.txt"),
    "check, a device": ("check", "/dev/zero"),
    "batch": ("batch", "pipe.txt", "--output", "out"),
    "gate": ("gate", "pipe.txt", "--policy", "policy.toml"),
    "gate, by a pattern": ("gate", "p*.txt", "--policy", "policy.toml"),
    "gate, as the policy": ("gate", "reply.txt", "--policy", "pipe.txt"),
    "gate, as the receipt": ("gate", "reply.txt", "--policy", "policy.toml", "--receipt", "pipe.txt"),
    "gate, as the judgment": ("gate", "reply.txt", "--policy", "policy.toml", "--source", "pipe.txt"),
    "verify": ("verify", "pipe.txt", "--receipt", "policy.toml"),
    "verify, as the receipt": ("verify", "reply.txt", "--receipt", "pipe.txt"),
    "waive": (
        *("waive", "pipe.txt", "--rule", "dates.impossible", "--reason", "无", "--by", "李某"),
        *("--until", "2999-01-01", "--yes"),
    ),
    "text": ("text", "pipe.txt"),
    "fix": ("fix", "pipe.txt", "-o", "out.docx"),
    "library add": ("library", "add", "lib", "pipe.txt"),
    "library add, a table": ("library", "add", "lib", "--jsonl", "pipe.txt"),
}


@pytest.mark.parametrize("arguments", _COMMANDS.values(), ids=_COMMANDS)
@pytest.mark.usefixtures("pipe")
def test_no_command_waits_for_a_pipe(arguments: tuple[str, ...], room: Room) -> None:
    told = room.call(*arguments)

    assert told.code in {2, 3}
    assert any(word in told.err + told.out for word in ("管道", "不是文件", "不是普通文件", "找不到")), told


@pytest.mark.usefixtures("pipe")
def test_waivers_that_are_a_pipe_beside_the_paper_do_not_hold_up_the_gate(room: Room) -> None:
    os.mkfifo(room.folder / "replycheck.waivers.toml")

    told = room.gate("reply.txt")

    assert told.code == 2
    assert "不是普通文件" in told.err


def test_waivers_beside_the_paper_that_lead_elsewhere_are_refused(
    room: Room, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "waivers.toml"
    elsewhere.write_text(waiver(), encoding="utf-8")
    (room.folder / "replycheck.waivers.toml").symlink_to(elsewhere)
    room.put(policy=POLICY + "[waivers]\nallow = ['*']\n", reply=ERROR)

    told = room.gate("reply.txt")

    assert told.code == 2
    assert "链接" in told.err


@pytest.mark.usefixtures("pipe")
def test_a_key_that_is_a_pipe_does_not_hold_up_the_gate(room: Room) -> None:
    os.mkfifo(room.folder / "key.pem")

    told = room.gate("reply.txt", "--receipt", "r.jsonl", "--sign", "key.pem")

    assert told.code == 2


def test_a_judgment_beside_the_paper_that_leads_elsewhere_leaves_it_incomplete(room: Room) -> None:
    (room.folder / "secret.txt").write_text("民事判决书", encoding="utf-8")
    (room.folder / "in").mkdir()
    (room.folder / "in" / "reply.txt").write_text(GOOD, encoding="utf-8")
    (room.folder / "in" / "reply-判决书.txt").symlink_to(room.folder / "secret.txt")
    room.put(policy=POLICY + "[sources]\nbeside = ['{stem}-判决书.*']\n")

    told = room.gate("in/reply.txt")

    assert told.code == 3
    assert "链接" in told.out


def test_a_pattern_that_meets_a_link_out_of_its_folder_stops(room: Room) -> None:
    room.put(policy=POLICY, outside=GOOD)
    (room.folder / "in").mkdir()
    (room.folder / "in" / "one.txt").write_text(GOOD, encoding="utf-8")
    (room.folder / "in" / "two.txt").symlink_to(room.folder / "outside.txt")

    told = room.gate("in/*.txt")

    assert told.code == 2
    assert "two.txt" in told.err


def test_links_and_pipes_stay_in_the_watched_folder_and_are_named(room: Room) -> None:
    room.put(policy=POLICY, outside=GOOD)
    (room.folder / "in").mkdir()
    (room.folder / "in" / "link.txt").symlink_to(room.folder / "outside.txt")
    os.mkfifo(room.folder / "in" / "pipe.txt")

    sides = ("--passed", "p", "--blocked", "b", "--policy", "policy.toml", "--settle", "0", "--once")
    told = room.call("watch", "in", *sides)

    assert told.code == 3
    assert "“link.txt”是链接" in told.err
    assert "“pipe.txt”是链接、管道或设备" in told.err
    assert not list((room.folder / "p").iterdir())


def test_a_batch_names_what_leads_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text(GOOD, encoding="utf-8")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "one.txt").write_text(GOOD, encoding="utf-8")
    (inside / "same.txt").symlink_to(inside / "one.txt")
    (inside / "two.txt").symlink_to(tmp_path / "outside.txt")
    os.mkfifo(inside / "three.txt")

    found = load_list(str(inside))

    assert [Path(entry.reply).name for entry in found.entries] == ["one.txt", "same.txt"]
    assert any("指到了文件夹外面" in said and "two.txt" in said for said in found.warnings)
    assert any("管道、设备" in said and "three.txt" in said for said in found.warnings)


def test_a_matter_says_what_leads_out_of_its_folder(room: Room) -> None:
    (room.folder / "secret.txt").write_text("民事判决书\n本院认为，甲乙丙丁。判决如下。", encoding="utf-8")
    (room.folder / "in").mkdir()
    (room.folder / "in" / "答复.txt").write_text(GOOD, encoding="utf-8")
    (room.folder / "in" / "判决书.txt").symlink_to(room.folder / "secret.txt")

    told = room.call("check", "in")

    assert told.code == 3
    assert "指到了文件夹外面" in told.out
    assert "甲乙丙丁" not in told.out


def test_a_link_in_an_archive_leads_nowhere(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("答复.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "件.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")

    found = load_list(str(tmp_path / "件.zip"), tmp_path / "out")

    unpacked = Path(found.entries[0].reply)
    assert not unpacked.is_symlink()
    assert unpacked.read_text("utf-8") == "/etc/passwd"


def test_a_list_that_is_a_device_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="管道或设备"):
        load_list("/dev/null", tmp_path / "out")
