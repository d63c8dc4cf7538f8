"""What a worker answers, asked in this process and at the end of a pipe."""

from __future__ import annotations

import multiprocessing
import pickle
import sys
from collections.abc import Callable

import pytest

from replycheck.errors import UnreadableError
from replycheck.processes.bounds import Bounds
from replycheck.processes.worker import _DETAIL_LIMIT, Cause, Failed, Ready, _short, done, guard, serve


def halved(number: int) -> int:
    return number // 2


def refuse(_task: int) -> int:
    raise UnreadableError("文件已加密，请去掉密码。")


def stumble(task: int) -> int:
    raise ValueError("意外" * task)


def hoard(_task: int) -> int:
    raise MemoryError


FAILURES: dict[str, tuple[Callable[[int], int], Failed]] = {
    "refused": (refuse, Failed(Cause.REFUSED, "文件已加密，请去掉密码。")),
    "broke": (stumble, Failed(Cause.BROKE, "ValueError: 意外")),
    "out of memory": (hoard, Failed(Cause.MEMORY)),
}


@pytest.mark.parametrize(("work", "failed"), FAILURES.values(), ids=FAILURES)
def test_a_task_that_fails_is_told_and_only_want_of_memory_wears_the_worker(
    work: Callable[[int], int], failed: Failed
) -> None:
    assert done(work, 1) == failed
    assert failed.worn is (work is hoard)


def test_a_result_goes_through_and_a_long_word_of_failure_is_cut() -> None:
    assert done(halved, 8) == 4
    assert len(done(stumble, 1000).detail) == 301


def _served_and_gone() -> list[object]:
    """Run a worker with a parent that goes away after two tasks, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, pickle.dumps(halved), Bounds(5, 4 << 30)))
    process.start()
    theirs.close()
    messages = [ours.recv()]
    for task in (2, 4):
        ours.send(task)
        messages.append(ours.recv())
    ours.close()
    process.join(30)
    return [*messages, process.exitcode]


def test_a_worker_serves_under_spawn_too_and_ends_in_peace_when_its_parent_is_gone() -> None:
    assert _served_and_gone() == [Ready(), 1, 2, 0]


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX's")
def test_a_limit_that_the_system_refuses_does_not_stop_the_worker() -> None:
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=guard, args=(Bounds(5, 1 << 62),))
    process.start()
    process.join(30)
    assert process.exitcode == 0


@pytest.mark.parametrize(
    ("size", "cut"), [(_DETAIL_LIMIT - 1, False), (_DETAIL_LIMIT, False), (_DETAIL_LIMIT + 1, True)]
)
def test_a_long_reason_is_cut_and_says_so(size: int, *, cut: bool) -> None:
    told = _short("字" * size)

    assert told.endswith("…") is cut
    assert len(told.rstrip("…")) == min(size, _DETAIL_LIMIT)
