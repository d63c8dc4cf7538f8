"""Paths that Windows opens only when they are written out in full."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.disk import reach

FOLDER = "C:\\Users\\王\\文档"
DEEP = "\\".join(["信访材料" * 10] * 7)


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        ("答复.docx", "答复.docx"),
        ("D:\\答复 稿.docx", "D:\\答复 稿.docx"),
        ("\\\\server\\共享\\答复.docx", "\\\\server\\共享\\答复.docx"),
        (f"D:\\{DEEP}\\答复.docx", f"\\\\?\\D:\\{DEEP}\\答复.docx"),
        (f"{DEEP}\\答复.docx", f"\\\\?\\{FOLDER}\\{DEEP}\\答复.docx"),
        (f"D:/{DEEP}/../甲/答复.docx".replace("\\", "/"), None),
        (f"\\\\server\\共享\\{DEEP}\\答复.docx", f"\\\\?\\UNC\\server\\共享\\{DEEP}\\答复.docx"),
        (f"\\\\?\\D:\\{DEEP}\\答复.docx", f"\\\\?\\D:\\{DEEP}\\答复.docx"),
        ("\\\\.\\pipe\\replycheck", "\\\\.\\pipe\\replycheck"),
    ],
    ids=["name", "drive", "share", "long", "long-name", "slashes", "long-share", "written-out", "device"],
)
def test_long_paths_are_written_out_and_others_left_alone(path: str, opened: str | None) -> None:
    found = reach.written_out(path, FOLDER)
    if opened is None:
        assert found.startswith("\\\\?\\D:\\")
        assert "/" not in found
        assert ".." not in found
    else:
        assert found == opened


@pytest.mark.parametrize(("length", "written_out"), [(239, False), (240, True)], ids=["fits", "one too many"])
def test_windows_needs_room_for_a_short_name_besides(*, length: int, written_out: bool) -> None:
    path = "D:\\" + "a" * (length - 3)
    assert reach.written_out(path, FOLDER).startswith("\\\\?\\") is written_out


@given(st.lists(st.text("甲乙abc. ", min_size=1, max_size=40), min_size=1, max_size=12))
def test_writing_out_twice_is_writing_out_once_and_names_the_same_place(parts: list[str]) -> None:
    path = ntpath.join("D:\\", *parts)
    once = reach.written_out(path, FOLDER)
    assert reach.written_out(once, FOLDER) == once
    assert ntpath.normpath(once).removeprefix("\\\\?\\") == ntpath.normpath(path)


@pytest.mark.skipif(os.name == "nt", reason="elsewhere nothing is written out")
def test_elsewhere_a_path_is_left_alone() -> None:
    assert reach.reachable("a" * 300) == Path("a" * 300)
