"""Job objects of Windows, with the calls of its kernel faked: what is asked for, in which order, and what is let go."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from replycheck.processes import jobs, windows

OURS = 1000


class FakeKernel:
    """Processes by number, jobs by handle; ``refuses`` names the calls that fail."""

    def __init__(
        self, *refuses: str, alive: tuple[int, ...] = (7,), committed: int = 50, told_as: str = "private"
    ) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.limits = jobs.Limits()
        self._refuses, self._alive, self._committed = refuses, alive, committed
        self._told_as = told_as
        self._open = 0

    def __getattr__(self, name: str) -> Any:
        def call(*args: Any) -> int:
            self.calls.append((name, *args))
            if name in self._refuses:
                return 0
            answer = getattr(type(self), f"_{name}", None)
            return 1 if answer is None else int(answer(self, *args))

        return call

    @property
    def names(self) -> list[str]:
        return [name for name, *_ in self.calls]

    @property
    def handles(self) -> int:
        """Handles that were opened and not closed."""
        opened = [n for n in self.names if n in {"CreateJobObjectW", "OpenProcess"} and n not in self._refuses]
        gone = sum(1 for call in self.calls if call[0] == "OpenProcess" and call[3] not in self._alive)
        return len(opened) - gone - self.names.count("CloseHandle")

    def _CreateJobObjectW(self, *_: Any) -> int:  # noqa: N802 - as the system calls it
        return 100

    def _OpenProcess(self, _rights: int, _inherited: bool, pid: int) -> int:  # noqa: N802, FBT001
        return 200 + pid if pid in self._alive else 0

    def _GetCurrentProcess(self) -> int:  # noqa: N802
        return OURS

    def _SetInformationJobObject(self, _job: int, _kind: int, place: Any, size: int) -> int:  # noqa: N802
        ctypes.memmove(ctypes.byref(self.limits), place, size)
        return 1

    def _GetExitCodeProcess(self, process: int, place: Any) -> int:  # noqa: N802
        place._obj.value = 259 if process - 200 in self._alive else 1
        return 1

    def _K32GetProcessMemoryInfo(self, _process: int, place: Any, size: int) -> int:  # noqa: N802
        assert size == ctypes.sizeof(jobs.MemoryCounters)
        setattr(place._obj, self._told_as, self._committed)
        return 1


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> FakeKernel:
    fake = FakeKernel()
    monkeypatch.setattr(windows, "_kernel", lambda: fake)
    monkeypatch.setattr(windows, "_held", {})
    monkeypatch.setattr(windows, "_ours", [])
    return fake


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of a 64-bit system")
@pytest.mark.parametrize(
    ("structure", "size"), [(jobs.BasicLimits, 64), (jobs.Limits, 144), (jobs.MemoryCounters, 80)], ids=str
)
def test_structures_are_as_large_as_the_system_has_them(structure: type[ctypes.Structure], size: int) -> None:
    assert ctypes.sizeof(structure) == size


@pytest.mark.parametrize(
    ("memory", "seconds", "flags"),
    [(None, None, 0x2400), (10, None, 0x2500), (None, 2.0, 0x2404), (10, 2.0, 0x2504)],
    ids=["none", "memory", "time", "both"],
)
def test_a_job_ends_with_its_holder_and_has_the_limits_asked_for(
    memory: int | None, seconds: float | None, flags: int
) -> None:
    kernel = FakeKernel()
    assert jobs.Job(kernel, memory, seconds).take_self()
    assert kernel.limits.basic.flags == flags
    assert kernel.limits.process_memory == (memory or 0)
    assert kernel.limits.basic.job_time == int((seconds or 0) * 10_000_000)
    assert kernel.calls[-1] == ("AssignProcessToJobObject", 100, OURS)


@pytest.mark.parametrize("refused", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_system_that_refuses_is_told_and_costs_nothing(refused: str) -> None:
    assert not jobs.Job(FakeKernel(refused), 10).take_self()
    kernel = FakeKernel(refused)
    assert jobs.holding(kernel, 7) is None
    assert kernel.handles == 0


def test_a_process_that_is_held_ends_when_it_is_let_go_and_once_only(kernel: FakeKernel) -> None:
    windows.hold(7)
    assert kernel.handles == 1, "the job's own, and none to the process"
    windows.let_go(7)
    windows.let_go(7)
    assert kernel.names.count("TerminateJobObject") == 1
    assert kernel.handles == 0


def test_one_that_has_died_already_is_not_held(kernel: FakeKernel) -> None:
    windows.hold(8)
    windows.end_tree(8)
    assert "TerminateJobObject" not in kernel.names
    assert kernel.handles == 0


def test_a_process_bounds_itself_beyond_what_it_has(kernel: FakeKernel, monkeypatch: pytest.MonkeyPatch) -> None:
    watched: list[Any] = []
    monkeypatch.setattr(
        windows.threading, "Thread", lambda **given: SimpleNamespace(start=lambda: watched.append(given))
    )
    windows.confine(30, 5.0)
    assert kernel.limits.process_memory == 80
    within = watched[0]["args"][0]
    assert within()
    kernel._committed = 81
    assert not within()


@pytest.mark.parametrize("told_as", ["private", "pagefile"], ids=["Windows", "Wine"])
def test_what_a_process_has_is_known_by_either_name(told_as: str) -> None:
    assert jobs.committed(FakeKernel(committed=77, told_as=told_as)) == 77


def test_whoever_oversteps_is_ended_where_the_system_does_not(kernel: FakeKernel) -> None:
    answers = iter([True, False])
    windows._watch(lambda: next(answers))
    assert kernel.calls[-1] == ("TerminateProcess", OURS, 1)


@pytest.mark.parametrize(("pid", "alive"), [(7, True), (8, False)])
def test_whether_a_process_lives(kernel: FakeKernel, pid: int, *, alive: bool) -> None:
    assert windows.is_alive(pid) is alive
    assert kernel.handles == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there it is")
def test_elsewhere_there_is_no_such_kernel() -> None:
    with pytest.raises(OSError, match="Windows"):
        jobs.kernel32()


def test_the_module_for_windows_offers_what_that_for_posix_does() -> None:
    system = Path(windows.__file__).with_name("system.py").read_text("utf-8")
    wanted = {
        "MOST_WORKERS",
        "alarm",
        "confine",
        "confine_program",
        "end_tree",
        "hold",
        "is_alive",
        "let_go",
        "set_apart",
    }
    for name in wanted:
        assert system.count(f"{name},") == 2, name
        assert hasattr(windows, name)
