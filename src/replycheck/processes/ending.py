"""A program that is told to end by whatever means ends as by Ctrl-C, so that it tidies up."""

from __future__ import annotations

import signal
import threading


def end_as_by_ctrl_c() -> None:
    """Raise ``KeyboardInterrupt`` on SIGTERM, and on Windows on SIGBREAK; only where the main thread calls it."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)


def _end(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
