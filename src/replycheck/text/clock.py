"""How long the work on one paper may take: looked at before every search, so that no stage goes on without end.

A stage that is linear still takes minutes on five million characters, and a clock that is looked at between rules alone
stops none of what they conclude together. What is easily got wrong: the clock counts processor time of this process,
so that a busy machine changes nothing in a report; and it stops work between two searches, never within one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import process_time

EACH = 64
"""Asking the system for the time costs as much as a short search, so that only some of the looks do it."""


class OutOfTimeError(Exception):
    """The time that one paper may take is up; says so in a Chinese clause."""


class Clock:
    """Processor time that the work on one paper may take together, beginning now."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, process_time() + seconds

    @property
    def up(self) -> bool:
        """Whether the time is up."""
        return process_time() >= self._end

    @property
    def said(self) -> str:
        """Why something was not finished or did not come to its turn, as a Chinese clause."""
        return f"检查超过 {self._seconds:g} 秒，没有轮到或者没有查完"


_looks = 0
_RUNNING: ContextVar[Clock | None] = ContextVar("clock", default=None)


@contextmanager
def timed(clock: Clock) -> Iterator[None]:
    """Have ``clock`` looked at while what is inside runs."""
    token = _RUNNING.set(clock)
    try:
        yield
    finally:
        _RUNNING.reset(token)


def look() -> None:
    """Look at the clock that runs, if any, now and then.

    :raises OutOfTimeError: its time is up.
    """
    global _looks  # noqa: PLW0603 - one of many looks: which one does not matter, what it costs does
    _looks += 1
    if not _looks % EACH:
        look_now()


def look_now() -> None:
    """Look at the clock that runs, if any.

    :raises OutOfTimeError: its time is up.
    """
    clock = _RUNNING.get()
    if clock is not None and clock.up:
        raise OutOfTimeError(clock.said)
