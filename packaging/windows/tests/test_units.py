"""Unit tests that do not need Linux, run by the bundle's own Python: at least 95 of 100 hold, the rest are named."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

from fetching import fetched

from conftest import ROOT, WORK, Bundle, windows_path

FOLDERS = (
    "config",
    "disk",
    "engine",
    "facts",
    "hostile",
    "model",
    "pages",
    "processes",
    "readers",
    "rules",
    "text",
)
"""Left out: what starts Chromium, Java or a build of the wheel, and what measures accuracy, which no system changes."""
NAMED = {
    r"forked-memory|fresh-memory": "Wine lets a process have what its job forbids, if it asks for all of it at once",
    r"test_engine_(?:run|scorecard)": "rpds, a library of the tests, calls bcryptprimitives, which Wine has from 8.13",
    r"test_patterns": "it imports every module, that for POSIX too",
    r"parent_works_while": "nothing is forked there",
}
"""Tests that fail under Wine, with the reason; on Windows the first must hold."""
_SHARE = 0.95
_SECONDS = 3000


def test_unit_tests_hold_where_they_do_not_need_linux(bundle: Bundle, tmp_path: Path) -> None:
    program = tmp_path / "program"
    shutil.copytree(bundle.program, program)
    (program / "python312._pth").unlink()  # it would hide the tests from the processes that they start
    library = tmp_path / "tests"
    for wheel in fetched("windows-tests.txt", WORK / "downloads"):
        with zipfile.ZipFile(wheel) as opened:
            opened.extractall(library)
    report = tmp_path / "report.xml"
    places = ";".join(windows_path(place) for place in (ROOT / "src", library, program / "lib"))
    command = [
        program / "python.exe",
        "-m",
        "pytest",
        "-q",
        "--continue-on-collection-errors",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        windows_path(ROOT),
    ]
    folders = [windows_path(ROOT / "tests" / name) for name in FOLDERS if (ROOT / "tests" / name).is_dir()]
    more = {"PYTHONPATH": places, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    told = bundle.wine.run(
        [*command, f"--junitxml={windows_path(report)}", *folders], seconds=_SECONDS, more=more
    ).stdout.decode("utf-8", "replace")
    cases = list(ET.parse(report).iter("testcase"))  # noqa: S314 - pytest has just written it
    ran = [case for case in cases if case.find("skipped") is None]
    failed = [_name(case) for case in ran if case.find("failure") is not None or case.find("error") is not None]
    print(f"{len(ran) - len(failed)} of {len(ran)} hold, {len(cases) - len(ran)} are skipped")
    assert len(failed) <= (1 - _SHARE) * len(ran), told[-5000:]
    unnamed = [name for name in failed if not any(re.search(known, name) for known in NAMED)]
    assert not unnamed, told[-5000:]


def _name(case: ET.Element) -> str:
    return f"{case.get('classname')}::{case.get('name')}"
