"""No other package starts processes."""

from __future__ import annotations

import re
from pathlib import Path

import replycheck

_STARTS = re.compile(
    r"^\s*(?:import|from) (?:subprocess|multiprocessing|resource|signal)\b|ProcessPoolExecutor|os\.(?:fork|kill)",
    re.MULTILINE,
)


def test_child_processes_are_started_and_ended_in_one_package() -> None:
    source = Path(replycheck.__file__).parent
    found = {
        path.relative_to(source).as_posix() for path in source.rglob("*.py") if _STARTS.search(path.read_text("utf-8"))
    }
    assert {path for path in found if not path.startswith("processes/")} == set()
