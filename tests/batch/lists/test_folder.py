"""What a folder of replies gives, and what it never drops in silence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.batch import load_list
from replycheck.batch.lists.folder import natural_key
from replycheck.errors import UsageError


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def names_in(folder: Path) -> list[str]:
    return [Path(os.path.relpath(entry.reply, folder)).as_posix() for entry in load_list(str(folder)).entries]


def test_a_folder_gives_its_documents_in_natural_order(tmp_path: Path) -> None:
    touch(tmp_path, "答复10.docx", "答复2.docx", "B/1.PDF", "a/12.txt", "a/3.txt", "答复1.docx")
    wanted = ["a/3.txt", "a/12.txt", "B/1.PDF", "答复1.docx", "答复2.docx", "答复10.docx"]
    assert names_in(tmp_path) == wanted


def test_documents_that_cannot_be_read_yet_are_entries_and_never_dropped(tmp_path: Path) -> None:
    names = ["a.doc", "b.wps", "c.ofd", "d.rtf", "e.jpg", "f.png", "g.tiff"]
    touch(tmp_path, *names)
    assert names_in(tmp_path) == names


def test_lock_files_and_the_systems_own_files_are_left_out_and_the_rest_is_counted(tmp_path: Path) -> None:
    touch(tmp_path, "a.docx", "~$a.docx", ".a.docx", ".hidden/x.docx", "Thumbs.db", ".DS_Store", "__MACOSX/a.docx")
    touch(tmp_path, "x.zip", "y.zip", "README")
    cases = load_list(str(tmp_path))
    assert names_in(tmp_path) == ["a.docx"]
    assert cases.warnings == (
        "Word 打开文件时留下的临时文件没有检查：~$a.docx。",
        "另有 3 个文件不是文书，没有检查：无扩展名 1 个、.zip 2 个。",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there a link is an administrator's to make")
def test_a_loop_of_links_ends_and_is_said(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.docx")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.docx").symlink_to(tmp_path / "nowhere.docx")
    cases = load_list(str(tmp_path))
    assert names_in(tmp_path) == ["a/x.docx", "gone.docx"]
    assert cases.warnings == ("没有进入链接文件夹：a/again；要检查请单独列出。",)


@pytest.mark.parametrize("names", [(), ("x.zip",), (".a.docx",)], ids=["empty", "no document", "only hidden"])
def test_a_folder_without_documents_is_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    touch(tmp_path, *names)
    with pytest.raises(UsageError, match="没有可以检查的文书"):
        load_list(str(tmp_path))


@given(st.lists(st.text(st.sampled_from("aB/.10９②答 "), min_size=1, max_size=8)))
def test_natural_order_is_total_and_does_not_depend_on_the_start(names: list[str]) -> None:
    paths = [Path(name) for name in names]
    backwards = list(reversed(paths))
    assert sorted(paths, key=natural_key) == sorted(backwards, key=natural_key)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_opened_is_an_entry_so_that_its_report_says_so(tmp_path: Path) -> None:
    touch(tmp_path, "a.docx", "locked/b.docx")
    (tmp_path / "locked").chmod(0)
    try:
        assert names_in(tmp_path) == ["a.docx", "locked"]
    finally:
        (tmp_path / "locked").chmod(0o700)
