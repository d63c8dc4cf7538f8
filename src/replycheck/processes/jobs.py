"""Job objects of Windows: processes that end together, with limits that the system holds them to.

What is easily got wrong: a job lives as long as somebody has a handle to it, and ends its processes when the last one
closes. So whoever holds one ends them by dying, however that comes about. Jobs may lie in each other (Windows 8).
The calls go through :class:`Kernel`, so that the order of things is tested on any system.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import Structure, c_int64, c_size_t, c_uint32, c_uint64
from typing import Any, Protocol

_END_WHEN_CLOSED, _DIE_ON_ERROR = 0x2000, 0x400
_PROCESS_MEMORY, _JOB_TIME = 0x100, 0x4
_EXTENDED_LIMITS = 9
_TICKS = 10_000_000
"""Units of time in a second."""
_MAY_BE_HELD = 0x0001 | 0x0100
"""Rights to end a process and to put it into a job."""
_MAY_BE_ASKED = 0x1000
_STILL_ACTIVE = 259
_EXIT_CODE = 1


class Kernel(Protocol):
    """What is called of ``kernel32``; each function gives 0 where it fails."""

    CreateJobObjectW: Any
    SetInformationJobObject: Any
    AssignProcessToJobObject: Any
    TerminateJobObject: Any
    TerminateProcess: Any
    OpenProcess: Any
    GetCurrentProcess: Any
    GetExitCodeProcess: Any
    K32GetProcessMemoryInfo: Any
    CloseHandle: Any


class BasicLimits(Structure):
    """``JOBOBJECT_BASIC_LIMIT_INFORMATION``."""

    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    )


class Limits(Structure):
    """``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    )


class MemoryCounters(Structure):
    """``PROCESS_MEMORY_COUNTERS_EX``."""

    _fields_ = (
        ("size", c_uint32),
        ("faults", c_uint32),
        ("peak_working_set", c_size_t),
        ("working_set", c_size_t),
        ("quotas", c_size_t * 4),
        ("pagefile", c_size_t),
        ("peak_pagefile", c_size_t),
        ("private", c_size_t),
    )


class Job:
    """A job object with limits, made with a handle that its maker alone has.

    ``memory_bytes`` is what one process in it may commit, ``cpu_seconds`` what all of it may compute from now on.
    """

    def __init__(self, kernel: Kernel, memory_bytes: int | None = None, cpu_seconds: float | None = None) -> None:
        self._kernel = kernel
        self._handle = kernel.CreateJobObjectW(None, None)
        limits = Limits()
        limits.basic.flags = _END_WHEN_CLOSED | _DIE_ON_ERROR
        if memory_bytes is not None:
            limits.basic.flags |= _PROCESS_MEMORY
            limits.process_memory = memory_bytes
        if cpu_seconds is not None:
            limits.basic.flags |= _JOB_TIME
            limits.basic.job_time = int(cpu_seconds * _TICKS)
        size = ctypes.sizeof(limits)
        self._limited = bool(
            self._handle and kernel.SetInformationJobObject(self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        )

    def take(self, process: int) -> bool:
        """Put a process (by handle) into the job; False where the system does not let us."""
        return self._limited and bool(self._kernel.AssignProcessToJobObject(self._handle, process))

    def take_self(self) -> bool:
        """Put this process into the job: what it starts from now on is in it too, and ends when it does."""
        return self.take(self._kernel.GetCurrentProcess())

    def end(self) -> None:
        """End every process in the job, at once, and let go of it."""
        if self._handle:
            self._kernel.TerminateJobObject(self._handle, _EXIT_CODE)
            self._kernel.CloseHandle(self._handle)
            self._handle = 0


def holding(kernel: Kernel, pid: int) -> Job | None:
    """A job that the process ``pid`` was put into, without limits; None where it has gone or is not ours to hold."""
    process = kernel.OpenProcess(_MAY_BE_HELD, False, pid)  # noqa: FBT003 - as the system has it
    if not process:
        return None
    job = Job(kernel)
    held = job.take(process)
    kernel.CloseHandle(process)
    if held:
        return job
    job.end()
    return None


def is_alive(kernel: Kernel, pid: int) -> bool:
    """Whether there is a process of that number now."""
    process = kernel.OpenProcess(_MAY_BE_ASKED, False, pid)  # noqa: FBT003 - as the system has it
    if not process:
        return False
    code = c_uint32()
    known = kernel.GetExitCodeProcess(process, ctypes.byref(code))
    kernel.CloseHandle(process)
    return bool(known) and code.value == _STILL_ACTIVE


def committed(kernel: Kernel) -> int:
    """Bytes of memory that this process has been promised; 0 where that is not known."""
    counters = MemoryCounters()
    counters.size = ctypes.sizeof(counters)
    known = kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
    # the same by two names: Wine fills in the older one alone
    return max(int(counters.private), int(counters.pagefile)) if known else 0


def end_self(kernel: Kernel) -> None:
    """End this process at once, without tidying."""
    kernel.TerminateProcess(kernel.GetCurrentProcess(), _EXIT_CODE)


def kernel32() -> Kernel:
    """The system's own, with handles as wide as they are.

    :raises OSError: this is not Windows.
    """
    if sys.platform == "win32":
        return _declared(ctypes.WinDLL("kernel32", use_last_error=True))
    raise OSError("kernel32 is on Windows only")


def _declared(library: Any) -> Kernel:  # noqa: ANN401 - ctypes says no more of it
    """The library with the shapes of its functions: a handle that passes for an int would lose its upper half."""
    handle, number, place = ctypes.c_void_p, c_uint32, ctypes.c_void_p
    shapes = {
        "CreateJobObjectW": (handle, (place, place)),
        "SetInformationJobObject": (ctypes.c_int, (handle, ctypes.c_int, place, number)),
        "AssignProcessToJobObject": (ctypes.c_int, (handle, handle)),
        "TerminateJobObject": (ctypes.c_int, (handle, number)),
        "TerminateProcess": (ctypes.c_int, (handle, number)),
        "OpenProcess": (handle, (number, ctypes.c_int, number)),
        "GetCurrentProcess": (handle, ()),
        "GetExitCodeProcess": (ctypes.c_int, (handle, place)),
        "K32GetProcessMemoryInfo": (ctypes.c_int, (handle, place, number)),
        "CloseHandle": (ctypes.c_int, (handle,)),
    }
    for name, (result, arguments) in shapes.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    kernel: Kernel = library
    return kernel
