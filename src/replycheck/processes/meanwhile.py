"""What this process does while a child process parses a paper for it.

What is easily got wrong: nothing is promised; where no child is forked the work is not done here at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_WORK: ContextVar[Callable[[], object] | None] = ContextVar("work", default=None)


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """Within it, whoever waits for a forked child does ``work`` first, once for each child; it must not mind that."""
    token = _WORK.set(work)
    try:
        yield
    finally:
        _WORK.reset(token)


def work_meanwhile() -> None:
    """Do what was asked for; for who has a child at work."""
    if (work := _WORK.get()) is not None:
        work()
