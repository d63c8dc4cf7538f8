"""Broken, odd and hostile files through the real path: one clear sentence, never a traceback, never a pass on nothing.

The files lie beside the project and are never part of it; without them these tests are skipped in words.
``benchmarks/hostile.py`` measures time and memory of each, every one in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from replycheck.app import Inputs, examine
from replycheck.config.settings import Settings
from replycheck.model.report import Verdict
from replycheck.reporting import json_schema, render

FOLDER = Path(os.environ.get("REPLYCHECK_TEST_DATA") or "no-test-data") / "data" / "hostile"
FILES = sorted(path.relative_to(FOLDER) for path in FOLDER.rglob("*") if path.is_file())

pytestmark = [
    pytest.mark.outside_data,
    pytest.mark.skipif(not FILES, reason="REPLYCHECK_TEST_DATA 没有指明真实文件（不随项目分发），跳过"),
]


@pytest.mark.parametrize("name", FILES, ids=str)
def test_a_hostile_file_gives_a_report_that_hides_nothing(name: Path) -> None:
    report = examine(str(FOLDER / name), Inputs(), Settings())
    told = render(report, "json")
    jsonschema.validate(json.loads(told), json_schema())
    assert render(report, "terminal")
    assert report.crashed == ()
    if not report.document.text.strip():
        assert report.verdict is Verdict.INCOMPLETE
        assert any(caveat.incomplete and caveat.message for _, caveat in report.caveats)
    for finding in report.findings:
        assert finding.quote == finding.hit.span.of(report.document.text)[:2000]


HANDFUL = sorted({path.suffix.lower(): path for path in FILES}.values())


@pytest.mark.parametrize("name", HANDFUL, ids=str)
def test_a_hostile_file_on_the_command_line_ends_in_time_and_without_traceback(name: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "replycheck", "check", str(FOLDER / name), "--format", "json"],
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.returncode in {0, 1, 3}
    assert b"Traceback" not in done.stderr
    verdict = json.loads(done.stdout)["verdict"]
    assert {0: "pass", 1: "blocked", 3: "incomplete"}[done.returncode] == verdict
