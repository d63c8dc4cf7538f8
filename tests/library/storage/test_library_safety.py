"""Safety: a kill harms nothing, damage is noticed and mended, and what is no library of ours is refused in words."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from shelves import judgment, shelved, written

from replycheck.errors import ReplycheckError, UnreadableError, UsageError
from replycheck.library import open_library
from replycheck.library.compacting import compact
from replycheck.library.inventory import remove, stock_of
from replycheck.library.storage.database import FILE_NAME, writing
from replycheck.library.verifying import verify
from replycheck.library.writing import SUFFIX, Writer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of thirty judgments, two of them removed."""
    shelf = tmp_path / "shelf"
    shelved(shelf, [judgment(number) for number in range(15)])
    shelved(shelf, [judgment(number) for number in range(15, 30)])
    remove(shelf, ["j3", "j20"])
    return shelf


def _compact(folder: Path) -> None:
    with Writer(folder) as writer:
        compact(writer, lambda _: None)


def _first(folder: Path, text: str) -> str:
    with closing(open_library(folder)) as library:
        return library.candidates(text)[0].id


def test_five_kills_at_random_moments_harm_nothing(root: Path) -> None:
    script = root / "benchmarks" / "library" / "kills.py"
    done = subprocess.run(
        [sys.executable, str(script), "--kills", "5", "--no-results"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["harmed"] == []


def test_a_sound_library_is_verified(folder: Path) -> None:
    found = verify(folder)

    assert (found.judgments, found.segments, found.faults, found.notes) == (28, 1, (), ())


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5])


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 0x40
    file.write_bytes(data)


@pytest.mark.parametrize("harm", [Path.unlink, _cut, _flip], ids=["missing", "cut", "a-bit"])
def test_harm_to_fingerprints_is_noticed_and_mended_from_the_texts(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(next(folder.glob(f"*{SUFFIX}")))
    faults = verify(folder).faults
    _compact(folder)

    assert len(faults) == 1
    assert "compact" in faults[0]
    assert verify(folder).faults == ()
    for number in (1, 14, 15, 29):
        assert _first(folder, judgment(number)["text"][100:400]) == f"j{number}"


def test_a_missing_fingerprint_file_is_told_in_words_when_a_reply_is_checked(folder: Path) -> None:
    next(folder.glob(f"*{SUFFIX}")).unlink()

    with pytest.raises(UnreadableError, match="compact"):
        open_library(folder)


def test_harm_to_a_text_is_noticed(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute("UPDATE judgments SET start = start + 1 WHERE id = 'j5'")
        connection.commit()

    assert any("j5" in fault for fault in verify(folder).faults)


@pytest.mark.parametrize("harm", [b"", b"x" * 5000, None], ids=["empty", "something-else", "cut"])
def test_a_broken_database_is_told_in_words(folder: Path, harm: bytes | None) -> None:
    file = folder / FILE_NAME
    file.write_bytes(file.read_bytes()[:9000] if harm is None else harm)

    with pytest.raises(ReplycheckError) as told:
        verify(folder)
    assert "文书库" in str(told.value)


@pytest.mark.parametrize(("version", "word"), [(0, "太旧"), (99, "升级")], ids=["older", "newer"])
def test_a_library_of_another_format_is_refused_in_words(folder: Path, version: int, word: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")

    for use in (open_library, Writer, verify):
        with pytest.raises(UsageError, match=word):
            use(folder)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("CREATE TABLE a (b)")

    with pytest.raises(UsageError, match="不是文书库"):
        open_library(tmp_path)


def test_a_folder_of_other_things_does_not_become_a_library(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")

    with pytest.raises(UsageError, match="别的文件"):
        Writer(tmp_path, begin=True)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_two_writers_exclude_each_other_and_readers_go_on(folder: Path) -> None:
    with Writer(folder):
        with pytest.raises(UsageError, match="另一个 replycheck"):
            Writer(folder)
        assert _first(folder, judgment(7)["text"]) == "j7"
    with Writer(folder) as writer:
        writer.remove([])


def test_a_reader_waits_for_a_commit_and_then_goes_on(folder: Path) -> None:
    """In the moment of a commit the database is closed to readers: they wait, and fail in nothing."""
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN EXCLUSIVE")

    def commit() -> None:
        time.sleep(0.2)
        connection.execute("COMMIT")

    thread = threading.Thread(target=commit)
    thread.start()
    assert _first(folder, judgment(7)["text"]) == "j7"
    thread.join()
    connection.close()


def test_what_a_killed_writer_left_behind_is_noted_and_tidied_up(folder: Path) -> None:
    (folder / f"0123{SUFFIX}").write_bytes(b"half")
    noted = verify(folder)
    Writer(folder).__exit__(None, None, None)

    assert noted.faults == ()
    assert len(noted.notes) == 1
    assert not (folder / f"0123{SUFFIX}").exists()


def test_compacting_keeps_every_judgment_and_frees_the_space_of_the_others(folder: Path) -> None:
    before = stock_of(folder)
    _compact(folder)
    after = stock_of(folder)

    assert (after.judgments, after.removed, after.segments) == (28, 0, 1)
    assert after.text_bytes < before.text_bytes
    assert after.characters == before.characters
    assert verify(folder).faults == ()
    with closing(open_library(folder)) as library:
        for number in set(range(30)) - {3, 20}:
            document = library.document(f"j{number}")
            assert document is not None
            assert document.text == judgment(number)["text"]


def test_compacting_an_empty_library_leaves_an_empty_one(tmp_path: Path) -> None:
    shelved(tmp_path / "shelf", [judgment(1)])
    remove(tmp_path / "shelf", ["j1"])
    _compact(tmp_path / "shelf")

    assert verify(tmp_path / "shelf").faults == ()
    assert stock_of(tmp_path / "shelf").judgments == 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX")
def test_a_full_disk_is_a_clear_error_and_harms_nothing(folder: Path) -> None:
    size = (folder / FILE_NAME).stat().st_size
    file = written(folder.parent / "more.jsonl", [judgment(number, lines=60) for number in range(100, 160)])
    limited = (
        "import resource, sys; from replycheck.cli.program import run;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size + 9000}, {size + 9000}));"
        f"sys.exit(run(['library', 'add', {str(folder)!r}, '--jsonl', {str(file)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, check=False)

    assert done.returncode == 2, done.stdout + done.stderr
    assert "磁盘" in done.stderr
    assert "Traceback" not in done.stderr
    assert verify(folder).faults == ()
    assert stock_of(folder).judgments == 28


def test_a_library_that_cannot_be_written_to_is_read_all_the_same(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert _first(folder, judgment(7)["text"]) == "j7"
    finally:
        folder.chmod(0o700)


def test_the_lock_is_free_again_when_its_holder_has_died(folder: Path) -> None:
    holder = (
        "import sys, time; from pathlib import Path; from replycheck.library.storage.database import writing;"
        f"lock = writing(Path({str(folder)!r})); lock.__enter__(); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(UsageError, match="另一个"), writing(folder):
            pass
        child.kill()
    with writing(folder):
        pass
