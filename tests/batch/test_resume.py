"""A run that was killed goes on where it stopped: every reply exactly once, and the same files in the end."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import batch_workers
import pytest
from batch_workers import by_name, entries_in, noted, work

from replycheck.batch import BatchSummary, CheckResult, Entry, Options, Sample, Work, run
from replycheck.batch.journal import JOURNAL, Journal
from replycheck.errors import UsageError

HAN = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 3000))
FILES = ("results.jsonl", "summary.csv", "index.html", "sample.csv")
_SCRIPT = """
import sys
from functools import partial
from pathlib import Path
sys.path.insert(0, {here!r})
from batch_workers import entries_in, noted, work
from replycheck.batch import Options, Sample, run
if __name__ == "__main__":
    folder = Path({folder!r})
    options = Options(folder / "out", jobs=2, resume=True, sample=Sample(5))
    run(entries_in(folder / "replies"), work(partial(noted, str(folder / "marks"))), options)
"""


def replies(folder: Path, count: int) -> list[Entry]:
    """Invented replies; every fifth is sent a second time."""
    folder.mkdir(parents=True)
    for number in range(count):
        words = random.Random(number - number % 5 if number % 5 == 1 else number)  # noqa: S311 - invented words
        text = "".join(words.choices(HAN, k=200))
        (folder / f"{number:03d}.txt").write_text(f"来信人：\n{text}\n", encoding="utf-8")
    return entries_in(folder)


def reports_in(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()]


def whole(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_a_run_that_is_killed_again_and_again_gives_the_same_files_and_does_nothing_twice(tmp_path: Path) -> None:
    entries, kills, wait = replies(tmp_path / "replies", 60), 0, random.Random(1)  # noqa: S311 - when to kill
    for folder in ("marks", "once"):
        (tmp_path / folder).mkdir()
    script = tmp_path / "script.py"
    here = str(Path(batch_workers.__file__).parent)
    script.write_text(_SCRIPT.format(here=here, folder=str(tmp_path)), encoding="utf-8")
    while True:
        process = subprocess.Popen([sys.executable, str(script)], stderr=subprocess.PIPE, text=True)
        if kills < 3:
            _until_it_goes_on(tmp_path / "marks", process)
            time.sleep(wait.random() * 0.3)
            process.kill()
            kills += 1
        _, err = process.communicate(timeout=120)
        if process.returncode == 0:
            break
        assert process.returncode == -9, err
    run(entries, work(partial(noted, str(tmp_path / "once"))), Options(tmp_path / "whole", jobs=2, sample=Sample(5)))
    assert whole(tmp_path / "out") == whole(tmp_path / "whole")
    marks = [path.read_text() for path in (tmp_path / "marks").iterdir()]
    assert len(marks) == len(entries)
    # two were being checked at each kill, in either pass; nothing else was begun a second time
    assert sum(map(len, marks)) <= sum(len(path.read_text()) for path in (tmp_path / "once").iterdir()) + 2 * 2 * kills
    assert not list(tmp_path.glob("out/*.part"))


def _until_it_goes_on(marks: Path, process: subprocess.Popen[str]) -> None:
    """Wait until the run has begun something, or is over."""
    before, deadline = sum(path.stat().st_size for path in marks.iterdir()), time.monotonic() + 60
    while process.poll() is None and sum(path.stat().st_size for path in marks.iterdir()) == before:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_replies_that_share_words_are_looked_at_again_with_each_other(tmp_path: Path) -> None:
    entries = replies(tmp_path / "replies", 7)
    (tmp_path / "marks").mkdir()
    run(entries, work(partial(noted, str(tmp_path / "marks"))), Options(tmp_path / "out", jobs=1))
    told = [made["siblings"] for made in reports_in(tmp_path / "out")]
    paths = [entry.reply for entry in entries]
    assert told == [[paths[1]], [paths[0]], [], [], [], [paths[6]], [paths[5]]]
    assert [(tmp_path / "marks" / str(n)).read_text() for n in range(1, 8)] == ["cs", "cs", "c", "c", "c", "cs", "cs"]


def _comparing_fails(entry: Entry) -> CheckResult:
    if entry.siblings:
        raise ValueError("意外")
    return noted(str(Path(entry.reply).parent.parent / "marks"), entry)


def test_a_reply_that_cannot_be_compared_keeps_its_report_and_says_so(tmp_path: Path) -> None:
    entries = replies(tmp_path / "replies", 3)
    (tmp_path / "marks").mkdir()
    summary = run(entries, work(_comparing_fails), Options(tmp_path / "out", jobs=1))
    assert summary == BatchSummary(passed=1, incomplete=2)
    assert ["ValueError: 意外" in made.get("uncompared", "") for made in reports_in(tmp_path / "out")] == [
        True,
        True,
        False,
    ]


def test_a_finished_run_is_not_done_again(tmp_path: Path) -> None:
    entries = [Entry(1, "a.docx"), Entry(2, "blocked.docx")]
    wanted = BatchSummary(passed=1, blocked=1)
    assert run(entries, work(by_name), Options(tmp_path, jobs=1, resume=True)) == wanted
    before = (tmp_path / "results.jsonl").stat().st_mtime_ns
    assert run(entries, work(by_name), Options(tmp_path, jobs=1, resume=True)) == wanted
    assert (tmp_path / "results.jsonl").stat().st_mtime_ns == before
    with sqlite3.connect(tmp_path / JOURNAL) as base:
        assert base.execute("SELECT count(*) FROM done").fetchone() == (0,), "texts are left in the journal"
    base.close()


def _stopped(entries: Sequence[Entry], check: Work, output: Path) -> None:
    """A run that is interrupted after two replies."""

    def stop(_doing: str, done: int, _total: int, _so_far: BatchSummary) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt, match="已查完 2 份；再加 --resume"):
        run(entries, check, Options(output, jobs=1), stop)


@pytest.mark.parametrize(
    ("other", "about"),
    [
        ([Entry(1, "a"), Entry(2, "b"), Entry(3, "x")], ""),
        ([Entry(n, name) for n, name in enumerate("abc", 1)], "other"),
    ],
    ids=["another list", "other settings"],
)
def test_another_run_is_not_gone_on_with(tmp_path: Path, other: list[Entry], about: str) -> None:
    _stopped([Entry(n, name) for n, name in enumerate("abc", 1)], work(by_name), tmp_path)
    with pytest.raises(UsageError, match="另一份清单、另一种设置"):
        run(other, work(by_name, about), Options(tmp_path, jobs=1, resume=True))
    with pytest.raises(UsageError, match="--resume"):
        run(other, work(by_name, about), Options(tmp_path, jobs=1))
    assert run(other, work(by_name, about), Options(tmp_path, jobs=1, overwrite=True)).passed == 3


def test_a_file_that_has_changed_since_is_checked_again(tmp_path: Path) -> None:
    entries = replies(tmp_path / "replies", 4)
    (tmp_path / "marks").mkdir()
    check = work(partial(noted, str(tmp_path / "marks")))
    _stopped(entries, check, tmp_path / "out")
    Path(entries[0].reply).write_text("改过的答复", encoding="utf-8")
    assert run(entries, check, Options(tmp_path / "out", jobs=1, resume=True)).passed == 4
    assert [(tmp_path / "marks" / str(n)).read_text().count("c") for n in (1, 2)] == [2, 1]


def test_two_runs_never_write_into_one_folder(tmp_path: Path) -> None:
    with Journal(tmp_path, "x"), pytest.raises(UsageError, match="另一个检查正在"):
        Journal(tmp_path, "x")


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 40, b""], ids=["text", "empty"])
def test_a_journal_that_is_none_is_said_and_an_empty_one_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / JOURNAL).write_bytes(content)
    entries, options = [Entry(1, "a")], Options(tmp_path, jobs=1, resume=True)
    if not content:
        assert run(entries, work(by_name), options).passed == 1
        return
    with pytest.raises(UsageError, match="已损坏"):
        run(entries, work(by_name), options)


@pytest.mark.skipif(
    sys.platform == "win32" or not Path("/dev/full").exists(), reason="needs a disk that is always full"
)
def test_results_that_could_not_be_written_are_written_later_without_checking_again(tmp_path: Path) -> None:
    entries = replies(tmp_path / "replies", 3)
    (tmp_path / "marks").mkdir()
    check, out = work(partial(noted, str(tmp_path / "marks"))), tmp_path / "out"
    _stopped(entries, check, out)
    (out / "index.html.part").symlink_to("/dev/full")
    with pytest.raises(UsageError, match="磁盘已满"):
        run(entries, check, Options(out, jobs=1, resume=True))
    assert not (out / "results.jsonl").exists()
    (out / "index.html.part").unlink()
    assert run(entries, check, Options(out, jobs=1, resume=True)).passed == 3
    assert [(tmp_path / "marks" / str(n)).read_text().count("c") for n in (1, 2, 3)] == [1, 1, 1]
    assert len(reports_in(out)) == 3


def test_resume_and_overwrite_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="只能用一个"):
        Options(tmp_path, resume=True, overwrite=True)
