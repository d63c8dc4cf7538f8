"""Whatever a parser does to itself, the caller gets a result or one sentence."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.processes.call import begin, call

QUICK = Limits(seconds=2, memory_bytes=300_000_000)
PATIENT = Limits(seconds=60, memory_bytes=300_000_000)
"""For parsers that do end: starting an interpreter takes its time on a machine that is busy."""


def doubled(path: str, text: str) -> str:
    return path + text * 2


def identity(path: str) -> int:
    return os.getpid() + 0 * len(path)


def refuse(path: str) -> None:
    raise UnreadableError(f"“{path}”已加密。")


def crash(path: str) -> None:
    os.abort() if path else None


def leave(path: str) -> None:
    os._exit(3 + 0 * len(path))


def hang(path: str) -> None:
    time.sleep(60 + 0 * len(path))


def spin(path: str) -> None:
    while path:
        pass


def hoard(path: str) -> int:
    return len(bytearray(2_000_000_000)) + len(path)


def stumble(path: str) -> str:
    return path[10_000]


def chatter(path: str) -> str:
    os.write(2, b"noise on standard error\n")
    os.write(1, b"noise on standard output\n")
    sys.stderr.write("more noise\n")
    return path


def large(path: str) -> str:
    return path + "字" * 3_000_000


def meet(path: str, other: str) -> str:
    Path(path).touch()
    while not Path(other).exists():
        time.sleep(0.01)
    return path


@pytest.fixture(params=["forked", "fresh"])
def way(request: pytest.FixtureRequest) -> str:
    """Both ways of making a child: a second thread in this process forbids forking."""
    return str(request.param)


def run(way: str, function: object, *args: object) -> object:
    assert callable(function)
    limits = QUICK if function in {hang, spin} else PATIENT
    if way == "forked":
        return call(function, *args, limits=limits)
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        return call(function, *args, limits=limits)
    finally:
        done.set()
        other.join()


def test_the_result_comes_back_from_another_process(way: str) -> None:
    assert run(way, doubled, "甲", "乙") == "甲乙乙"
    assert run(way, identity, "甲") != os.getpid()
    assert len(str(run(way, large, "甲"))) == 3_000_001


def test_our_own_errors_come_back_as_they_are(way: str) -> None:
    with pytest.raises(UnreadableError, match=r"^“答复\.pdf”已加密。$"):
        run(way, refuse, "答复.pdf")


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (crash, "崩溃"),
        (leave, "崩溃"),
        (hang, "超过 2 秒"),
        (spin, "超过 2 秒"),
        (hoard, "内存"),
        (stumble, "无法解析"),
    ],
    ids=["abort", "exit", "sleep", "loop", "memory", "exception"],
)
def test_a_failing_parser_is_one_sentence_that_names_the_file(way: str, function: object, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        run(way, function, str(Path("案卷") / "答复.pdf"))
    assert str(caught.value).startswith("“答复.pdf”")


def test_the_next_file_is_read_after_a_crash(way: str) -> None:
    with pytest.raises(UnreadableError):
        run(way, crash, "坏.pdf")
    assert run(way, doubled, "好", "") == "好"


def test_what_a_new_interpreter_takes_to_start_is_not_of_the_files_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = "import sys, time\nif sys.argv[0] == '-c':\n    time.sleep(4)\n\ndef given(path):\n    return path\n"
    (tmp_path / "slow_to_load.py").write_text(slow, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    function = importlib.import_module("slow_to_load").given
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert call(function, "甲", limits=QUICK) == "甲"
    finally:
        done.set()
        other.join()


def test_children_that_were_begun_are_at_work_together(tmp_path: Path) -> None:
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    results = [begin(meet, one, other, limits=PATIENT), begin(meet, other, one, limits=PATIENT)]
    assert [result() for result in results] == [one, other]


def test_a_child_that_failed_before_it_was_asked_is_one_sentence_then() -> None:
    results = [begin(function, "答复.pdf", limits=PATIENT) for function in (crash, refuse, leave)]
    for result, words in zip(results, ("崩溃", "已加密", "崩溃"), strict=True):
        with pytest.raises(UnreadableError, match=words):
            result()


def test_a_child_that_nobody_asks_ends_by_itself() -> None:
    before = multiprocessing.active_children()
    result = begin(large, "甲", limits=PATIENT)
    (child,) = [one for one in multiprocessing.active_children() if one not in before]
    del result
    gc.collect()
    child.join(60)
    assert not child.is_alive()


def test_parsers_are_silent(way: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(way, chatter, "甲") == "甲"
    assert capfd.readouterr() == ("", "")


def _from_a_worker(answers: multiprocessing.Queue[str]) -> None:
    answers.put(str(call(doubled, "甲", "乙", limits=PATIENT)))


def test_a_daemonic_worker_can_call_it_too() -> None:
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    answers = context.Queue()
    worker = context.Process(target=_from_a_worker, args=(answers,), daemon=True)
    worker.start()
    assert answers.get(timeout=200) == "甲乙乙"
    worker.join()


def test_a_script_without_a_main_guard_can_call_it(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import threading\n"
        "from replycheck.model.limits import Limits\n"
        "from replycheck.processes.call import call\n"
        "from os.path import basename\n"
        "threading.Thread(target=__import__('time').sleep, args=(3,), daemon=True).start()\n"
        "print(call(basename, 'a/b.pdf', limits=Limits()))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout, done.stderr) == ("b.pdf\n", "")
