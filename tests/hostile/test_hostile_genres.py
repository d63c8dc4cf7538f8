"""The same for formal papers, whose rules ask for more: long runs of what marks a part, a remedy, a contact.

No time is asserted: a pattern that runs away is stopped by the limit of the process, which fails the test.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LENGTH = 30_000
UNITS = {
    "letters that came in": "你来信反映请求收到",
    "remedies": "如不服本答复可以自收到之日起30日内请求",
    "lines": "经查\n",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_formal_paper_made_of_one_pattern_is_checked_to_the_end(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "reply.txt"
    path.write_text("张某：\n" + unit * (LENGTH // len(unit)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "replycheck", "check", str(path), "--profile", "petition-opinion"],
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.returncode in {0, 1, 3}, done.stderr.decode()
    assert b"Traceback" not in done.stderr
