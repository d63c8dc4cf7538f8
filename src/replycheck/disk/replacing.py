"""Putting a file in the place of another, all at once, though a virus scanner may be looking at it just now.

What is easily got wrong: on Windows nobody may replace a file that is open elsewhere. A scanner or an indexer lets go
within a second; whoever has the file open in Excel does not, and that must be told.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from replycheck.disk.reach import reachable

_WAITS = (0.01, 0.03, 0.1, 0.3, 0.6, 1.0)
"""Seconds between one try and the next: two in all."""


def replace(source: str | os.PathLike[str], target: str | os.PathLike[str], *, patient: bool | None = None) -> None:
    """Give ``source`` the name ``target``, in place of what has it.

    ``patient`` waits for whoever has one of them open; by default where the system minds.

    :raises OSError: it cannot be done.
    """
    waits = _WAITS if (sys.platform == "win32" if patient is None else patient) else ()
    for wait in waits:
        try:
            Path(reachable(source)).replace(reachable(target))
        except PermissionError:
            time.sleep(wait)
        else:
            return
    Path(reachable(source)).replace(reachable(target))
