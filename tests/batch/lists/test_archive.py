"""A zip of replies: unpacked whole, harmlessly, and once."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from replycheck.batch import load_list
from replycheck.errors import ReplycheckError, UnreadableError, UsageError


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def names_in(archive: Path, output: Path) -> list[str]:
    folder = output / "unpacked"
    return [Path(entry.reply).relative_to(folder).as_posix() for entry in load_list(str(archive), output).entries]


def test_the_replies_in_a_zip_are_read_as_those_in_a_folder(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"甲院/答复10.txt": b"x", "甲院/答复2.txt": b"y", "x.exe": b"z"})
    assert names_in(archive, tmp_path / "out") == ["甲院/答复2.txt", "甲院/答复10.txt"]
    assert (tmp_path / "out" / "unpacked" / "甲院" / "答复2.txt").read_bytes() == b"y"
    assert load_list(str(archive), tmp_path / "out").warnings == ("另有 1 个文件不是文书，没有检查：.exe 1 个。",)


def test_names_that_windows_wrote_in_gbk_are_read(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"AAAA.txt": b"x"})
    archive.write_bytes(archive.read_bytes().replace(b"AAAA", "答复".encode("gb18030")))
    assert names_in(archive, tmp_path / "out") == ["答复.txt"]


def test_names_that_another_system_wrote_in_utf8_without_saying_so_are_read(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"A" * 9 + ".dotm": b"x"})
    archive.write_bytes(archive.read_bytes().replace(b"A" * 9, "答复甲".encode()))
    assert names_in(archive, tmp_path / "out") == ["答复甲.dotm"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("../../up.txt", "up.txt"),
        ("/etc/abs.txt", "etc/abs.txt"),
        ("C:\\x\\win.txt", "C_/x/win.txt"),
        ("a/../b.txt", "a/b.txt"),
        ("con.txt", "_con.txt"),
        ("a?b*.txt", "a_b_.txt"),
    ],
    ids=["upwards", "absolute", "windows", "inside", "device", "forbidden"],
)
def test_no_part_leads_out_of_the_folder(tmp_path: Path, name: str, wanted: str) -> None:
    assert names_in(packed(tmp_path / "a.zip", {name: b"x"}), tmp_path / "out") == [wanted]
    assert {path.name for path in tmp_path.iterdir()} == {"a.zip", "out"}


def test_parts_whose_names_differ_only_in_case_are_both_kept(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"A.txt": b"1", "a.TXT": b"2"})
    assert sorted(names_in(archive, tmp_path / "out")) == ["A.txt", "a(2).TXT"]


def test_a_part_that_cannot_be_unpacked_is_an_entry_and_said(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"good.txt": b"good", "bad.txt": b"0123456789" * 50})
    raw = bytearray(archive.read_bytes())
    at = raw.index(b"bad.txt") + len("bad.txt")
    raw[at : at + 4] = b"\xff\xff\xff\xff"
    archive.write_bytes(raw)
    cases = load_list(str(archive), tmp_path / "out")
    assert [Path(entry.reply).name for entry in cases.entries] == ["bad.txt", "good.txt"]
    assert Path(cases.entries[0].reply).stat().st_size == 0
    assert cases.warnings == ("压缩包里有 1 个文件解不开（加密或损坏），已列入结果，记为未能查全。",)


def test_an_archive_that_would_fill_the_disk_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"bomb.txt": b"0" * 30_000_000})
    with pytest.raises(UnreadableError, match="大得不正常"):
        load_list(str(archive), tmp_path / "out")


def test_sizes_that_lie_do_not_unpack_into_more(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"bomb.txt": b"0" * 30_000_000})
    raw = archive.read_bytes().replace(struct.pack("<I", 30_000_000), struct.pack("<I", 100))
    archive.write_bytes(raw)
    assert names_in(archive, tmp_path / "out") == ["bomb.txt"]
    assert (tmp_path / "out" / "unpacked" / "bomb.txt").stat().st_size <= 100


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"text"], ids=["empty", "cut", "text"])
def test_what_is_no_zip_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(UnreadableError, match="不是 zip"):
        load_list(str(tmp_path / "a.zip"), tmp_path / "out")


def test_unpacking_is_done_once_and_never_over_somebody_elses_files(tmp_path: Path) -> None:
    first = packed(tmp_path / "a.zip", {"a.txt": b"x"})
    assert names_in(first, tmp_path / "out") == ["a.txt"]
    before = (tmp_path / "out" / "unpacked" / "a.txt").stat().st_mtime_ns
    assert names_in(first, tmp_path / "out") == ["a.txt"]
    assert (tmp_path / "out" / "unpacked" / "a.txt").stat().st_mtime_ns == before
    with pytest.raises(UsageError, match="另一个压缩包"):
        load_list(str(packed(tmp_path / "b.zip", {"b.txt": b"y"})), tmp_path / "out")
    (tmp_path / "full" / "unpacked").mkdir(parents=True)
    with pytest.raises(ReplycheckError, match="没有覆盖"):
        load_list(str(first), tmp_path / "full")
