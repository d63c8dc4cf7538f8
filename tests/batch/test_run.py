"""Many replies, some of them vicious: each is accounted for, in order, and costs nobody else anything."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import batch_workers
import pytest
from batch_workers import (
    Unloadable,
    by_name,
    failed_but_passing,
    first_waits,
    now_and_then,
    uncompared,
    with_a_child,
    work,
)

from replycheck.batch import BatchSummary, Entry, Options, Work, run
from replycheck.errors import ReplycheckError, UsageError
from replycheck.processes.pool import TASKS_PER_WORKER

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and memory limits are POSIX's")


def listed(*names: str) -> list[Entry]:
    return [Entry(index, f"{name}.docx") for index, name in enumerate(names, 1)]


def reports_in(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()]


def test_reports_and_rows_come_in_the_order_of_the_list(tmp_path: Path) -> None:
    entries = listed(*(f"r{n}" for n in range(60)))
    told: list[int] = []
    summary = run(
        entries,
        work(now_and_then),
        Options(tmp_path, jobs=2),
        lambda doing, done, total, _: told.append(done * 1000 + total) if doing == "检查" else None,
    )
    assert summary == BatchSummary(passed=60)
    reports = reports_in(tmp_path)
    assert [made["document"]["path"] for made in reports] == [entry.reply for entry in entries]
    rows = list(csv.DictReader((tmp_path / "summary.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["文件"] for row in rows] == [entry.reply for entry in entries]
    assert len({made["pid"] for made in reports}) == 2
    limits = [made["limits"] for made in reports if made["limits"]]
    assert len(limits) == (0 if sys.platform == "win32" else 60)
    assert all(2 << 30 < memory < 3 << 30 and core == 0 for memory, core in limits)
    assert os.getpid() not in {made["pid"] for made in reports}
    assert told == [n * 1000 + 60 for n in range(61)]


@posix
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("exit", "退出码 7", id="os._exit"),
        pytest.param("segfault", "SIGSEGV", id="segmentation fault"),
        pytest.param("kill", "SIGKILL，多半是内存不足", id="the system is out of memory"),
        pytest.param("memory", "内存超过上限", id="beyond the memory limit"),
        pytest.param("sleep", "超过 2 秒", id="too long"),
        pytest.param("raise", "ValueError: 意外", id="exception"),
        pytest.param("unreadable", "文件已加密，请去掉密码。", id="error with a sentence"),
        pytest.param("nan", "ValueError", id="no JSON"),
        pytest.param("strange", "ValueError", id="unknown verdict"),
        pytest.param("leave", "退出码 3", id="sys.exit"),
    ],
)
def test_a_file_that_ends_its_worker_costs_only_itself(tmp_path: Path, name: str, reason: str) -> None:
    entries = listed("a", name, "b", "blocked", "c")
    summary = run(entries, work(by_name), Options(tmp_path, jobs=1, seconds_per_file=2))
    assert summary == BatchSummary(passed=3, blocked=1, incomplete=1, failed=1)
    assert summary.exit_code == 1
    assert [made["verdict"] for made in reports_in(tmp_path)] == ["pass", "incomplete", "pass", "blocked", "pass"]
    assert reason in reports_in(tmp_path)[1]["caveats"][0]["message"]
    row = (tmp_path / "summary.csv").read_text(encoding="utf-8-sig").splitlines()[2]
    assert reason in row


@posix
def test_many_crashes_in_two_workers_lose_nothing(tmp_path: Path) -> None:
    names = ["exit" if n % 3 == 0 else "segfault" if n % 3 == 1 else "fine" for n in range(30)]
    summary = run(listed(*names), work(by_name), Options(tmp_path, jobs=2))
    assert summary == BatchSummary(passed=10, incomplete=20, failed=20)
    assert [made["verdict"] == "pass" for made in reports_in(tmp_path)] == [name == "fine" for name in names]


@posix
def test_a_worker_that_ran_out_of_memory_checks_nothing_more(tmp_path: Path) -> None:
    run(listed("a", "memory", "b"), work(by_name), Options(tmp_path, jobs=1))
    before, _, after = reports_in(tmp_path)
    assert before["pid"] != after["pid"]


def test_a_worker_is_replaced_after_many_files(tmp_path: Path) -> None:
    run(listed(*["a"] * (TASKS_PER_WORKER + 1)), work(by_name), Options(tmp_path, jobs=1))
    workers = [made["pid"] for made in reports_in(tmp_path)]
    assert len(set(workers[:-1])) == 1
    assert workers[-1] != workers[0]


def test_an_incomplete_report_is_no_failure_of_the_run(tmp_path: Path) -> None:
    summary = run(listed("incomplete", "a"), work(by_name), Options(tmp_path, jobs=1))
    assert summary == BatchSummary(passed=1, incomplete=1, failed=0)
    assert summary.exit_code == 3


def test_while_one_file_takes_long_the_others_go_on(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    entries = listed(*(f"r{n}" for n in range(200)))
    check = partial(first_waits, str(marks), 200)
    assert run(entries, work(check), Options(tmp_path / "out", jobs=2)).passed == len(entries)
    assert reports_in(tmp_path / "out")[0]["begun"] == 200


@posix
def test_a_file_that_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    check = partial(with_a_child, str(tmp_path))
    run(listed("a", "b"), work(check), Options(tmp_path / "out", jobs=1, seconds_per_file=1))
    assert_gone(tmp_path)


def assert_gone(folder: Path) -> None:
    """No process that left its number in ``folder`` is alive (a dead one may wait a moment to be collected)."""
    numbers = [int(number) for mark in folder.glob("*-*") for number in mark.name.split("-")]
    assert numbers
    deadline = time.monotonic() + 20
    while any(_alive(number) for number in numbers):
        assert time.monotonic() < deadline, f"still alive: {[n for n in numbers if _alive(n)]}"
        time.sleep(0.05)


def _alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_an_empty_list_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有要检查的答复"):
        run([], work(by_name), Options(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_results_that_are_there_are_not_overwritten(tmp_path: Path) -> None:
    run(listed("a"), work(by_name), Options(tmp_path, jobs=1))
    with pytest.raises(UsageError, match="没有覆盖"):
        run(listed("blocked"), work(by_name), Options(tmp_path, jobs=1))
    assert reports_in(tmp_path)[0]["verdict"] == "pass"
    run(listed("blocked"), work(by_name), Options(tmp_path, jobs=1, overwrite=True))
    assert reports_in(tmp_path)[0]["verdict"] == "blocked"


def test_a_failed_check_can_never_be_reported_as_a_pass(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="incomplete"):
        run(listed("raise"), Work(by_name, failed_but_passing, uncompared), Options(tmp_path, jobs=1))
    assert not list(tmp_path.glob("results.jsonl"))


def test_workers_that_cannot_start_end_the_run_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReplycheckError, match="检查进程启动不了"):
        run(listed("a"), work(Unloadable()), Options(tmp_path, jobs=1))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("wrong", [{"jobs": -1}, {"seconds_per_file": 0}, {"memory_bytes": 0}], ids=str)
def test_senseless_options_are_refused(tmp_path: Path, wrong: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        Options(tmp_path, **wrong)  # type: ignore[arg-type]


def test_without_a_number_there_is_a_worker_for_each_processor(tmp_path: Path) -> None:
    assert 1 <= Options(tmp_path).workers <= (os.cpu_count() or 1)
    assert Options(tmp_path, jobs=3).workers == 3


_INTERRUPTED = """
import signal
import sys
from functools import partial
from pathlib import Path
sys.path.insert(0, {here!r})
from batch_workers import with_a_child, work
from replycheck.batch import Entry, Options, run
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background ignores it
    folder = Path({folder!r})
    entries = [Entry(n, f"r{{n}}.docx") for n in range(1, 9)]
    try:
        run(entries, work(partial(with_a_child, str(folder))), Options(folder / "out", jobs=2))
    except KeyboardInterrupt as interrupt:
        print(interrupt)
        sys.exit(130)
"""


@posix
@pytest.mark.parametrize("how", ["Ctrl-C", "killed"])
def test_an_interrupted_run_leaves_parts_and_no_process(tmp_path: Path, how: str) -> None:
    script = tmp_path / "script.py"
    here = str(Path(batch_workers.__file__).parent)
    script.write_text(_INTERRUPTED.format(here=here, folder=str(tmp_path)), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(list(tmp_path.glob("*-*"))) < 2:
        assert time.monotonic() < deadline
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    if how == "Ctrl-C":
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
        out, err = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "已中断：8 份中已查完 1 份；再加 --resume 接着查。" in out
        assert not err
        assert_gone(tmp_path)
    else:
        process.kill()
        process.wait(timeout=30)
        for number in (int(mark.name.partition("-")[0]) for mark in tmp_path.glob("*-*")):
            os.killpg(number, signal.SIGKILL)  # they would end by their own alarm, 90 s later
        process.communicate(timeout=30)
        assert_gone(tmp_path)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names - {"journal.sqlite-wal"} == {"journal.sqlite"}
