"""Paths beyond 260 characters on Windows, for whatever opens a file in this process: SQLite, parsers, Excel's writer.

Windows opens them for a program whose manifest says that it knows of them (python.exe's does), where an administrator
has allowed it in the registry. What the two come to is one bit in the process; the run-time of Go sets it in every
program that it makes (``initLongPathSupport`` in runtime/os_windows.go), and so do we. ``reach`` writes out what we
open ourselves besides, for systems that do not know the bit.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_FIRST_BUILD = 15063
"""Windows 10 1703; older ones do not know the bit."""
_BIT_FIELD, _KNOWS_LONG_PATHS = 3, 0x80
"""``PEB.BitField`` and ``IsLongPathAwareProcess`` in it."""


def allow_long_paths() -> None:
    """Have this process open them; nothing where the system opens them anyway, or never would."""
    if sys.platform == "win32" and sys.getwindowsversion().build >= _FIRST_BUILD:
        mark(ctypes.WinDLL("ntdll"))


def mark(library: Any) -> None:  # noqa: ANN401 - ntdll, or what a test puts in its place
    """Set the bit in the block that ``RtlGetCurrentPeb`` gives the address of."""
    library.RtlGetCurrentPeb.restype = ctypes.c_void_p
    block = library.RtlGetCurrentPeb()
    if block:
        ctypes.c_ubyte.from_address(block + _BIT_FIELD).value |= _KNOWS_LONG_PATHS
