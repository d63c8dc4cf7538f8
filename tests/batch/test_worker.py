"""What a worker answers, asked in this process."""

from __future__ import annotations

import multiprocessing
import pickle
import sys

import pytest
from batch_workers import by_name, now_and_then

from replycheck.batch import CheckResult, Entry
from replycheck.batch.checked import Checked
from replycheck.batch.worker import Failed, Ready, WorkerLimits, answer, guard, serve
from replycheck.model.report import Verdict


def _no_memory(_entry: Entry) -> CheckResult:
    raise MemoryError


def test_an_answer_is_the_report_in_its_final_form() -> None:
    made = answer(by_name, Entry(1, "blocked.docx"))
    assert isinstance(made, Checked)
    assert made.verdict is Verdict.BLOCKED
    assert made.row[:4] == ("1", "blocked.docx", "", "拦下")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("raise", "检查时出错（ValueError: 意外），没有查完。"),
        ("unreadable", "文件已加密，请去掉密码。"),
        ("strange", "检查时出错（ValueError: 'fine' is not a valid Verdict），没有查完。"),
    ],
)
def test_a_check_that_fails_is_told_and_the_worker_lives_on(name: str, reason: str) -> None:
    assert answer(by_name, Entry(1, name)) == Failed(reason)


def test_a_worker_that_ran_out_of_memory_is_worn() -> None:
    made = answer(_no_memory, Entry(1, "a"))
    assert isinstance(made, Failed)
    assert made.worn


def _served_and_gone() -> list[object]:
    """Run a worker with a parent that goes away after two entries, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, pickle.dumps(now_and_then), WorkerLimits(5, 4 << 30)))
    process.start()
    theirs.close()
    messages = [ours.recv()]
    for index in (1, 2):
        ours.send(Entry(index, f"{index}.txt"))
        messages.append(ours.recv())
    ours.close()
    process.join(30)
    return [*messages, process.exitcode]


def test_a_worker_serves_under_spawn_too_and_ends_in_peace_when_its_parent_is_gone() -> None:
    ready, first, second, exit_code = _served_and_gone()
    assert ready == Ready()
    assert isinstance(first, Checked)
    assert isinstance(second, Checked)
    assert exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX's")
def test_a_limit_that_the_system_refuses_does_not_stop_the_worker() -> None:
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=guard, args=(WorkerLimits(5, 1 << 62),))
    process.start()
    process.join(30)
    assert process.exitcode == 0
