"""Wait until something may have changed in a folder; ``watchfiles`` (the extra ``replycheck[watch]``) makes it prompt.

Events only wake: what is there is always found by looking, so that a lost event costs a pause and nothing else.
"""

from __future__ import annotations

import time
from pathlib import Path


def pause(folder: Path, seconds: float) -> None:
    """Return after ``seconds``, or sooner when something happens in ``folder``."""
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra

        events = watch(
            folder, recursive=False, debounce=200, rust_timeout=max(1, int(seconds * 1000)), yield_on_timeout=True
        )
        next(iter(events), None)
    except (ImportError, OSError, RuntimeError):  # not installed, or the system has no more watches to give
        time.sleep(seconds)
