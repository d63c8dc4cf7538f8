"""Removing a folder of ours with all that is in it, though a program that has just ended may still be letting go of it.

What is easily got wrong: on Windows nobody may remove a file that is open elsewhere, nor a folder that somebody stands
in, and a program that was ended lets go only a moment later.
"""

from __future__ import annotations

import os
import shutil
import sys
import time

from replycheck.disk.reach import reachable

_WAITS = (0.01, 0.03, 0.1, 0.3, 0.6, 1.0)
"""Seconds between one try and the next: two in all."""


def remove_tree(folder: str | os.PathLike[str], *, patient: bool | None = None) -> None:
    """Remove the folder; what cannot be removed stays and nothing is told.

    ``patient`` tries again while something is left; by default where the system minds.
    """
    for wait in _WAITS if (sys.platform == "win32" if patient is None else patient) else ():
        shutil.rmtree(reachable(folder), ignore_errors=True)
        if not os.path.lexists(reachable(folder)):
            return
        time.sleep(wait)
    shutil.rmtree(reachable(folder), ignore_errors=True)
