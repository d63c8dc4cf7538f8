"""SQLite's files under paths of every kind."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from replycheck.disk.databases import address, database

_NO_NAME = pytest.mark.skipif(sys.platform == "win32", reason="there no file may be called so")


@pytest.mark.parametrize(
    "path",
    [
        "D:\\信访 材料\\journal.sqlite",
        "\\\\server\\共享\\journal.sqlite",
        f"\\\\?\\D:\\{'信访' * 200}\\journal.sqlite",
        "D:\\a?b#c%20d&mode=ro\\x",
    ],
    ids=["drive", "share", "long", "signs"],
)
def test_on_windows_the_whole_path_is_in_the_address_and_may_be_long(path: str) -> None:
    place, _, asked = address(path, "rw", windows=True).removeprefix("file:").partition("?")
    assert unquote(place) == path
    assert "/" not in place
    assert asked == "mode=rw&vfs=win32-longpath"


@pytest.mark.parametrize(
    "name", ["journal.sqlite", "进度 记录.sqlite", "a#c%20d.sqlite", pytest.param("a?b.sqlite", marks=_NO_NAME)]
)
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    with database(tmp_path / name) as base:
        base.execute("CREATE TABLE one (word TEXT)")
        base.execute("INSERT INTO one VALUES ('甲')")
    base.close()
    assert (tmp_path / name).is_file()
    again = database(tmp_path / name, mode="ro")
    assert again.execute("SELECT word FROM one").fetchone() == ("甲",)
    with pytest.raises(sqlite3.OperationalError):
        again.execute("DELETE FROM one")
    again.close()


def test_only_who_may_make_a_file_makes_one(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database(tmp_path / "none.sqlite", mode="rw").execute("SELECT 1 FROM sqlite_master")
    assert not (tmp_path / "none.sqlite").exists()
