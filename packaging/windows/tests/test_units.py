"""Unit tests that do not need Linux, run by the bundle's own Python: at least 95 of 100 hold, the rest are named."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fetching import fetched

from conftest import ROOT, WORK, Bundle, windows_path

FOLDERS = (
    "app",
    "batch",
    "checks",
    "compare",
    "config",
    "disk",
    "engine",
    "facts",
    "flow",
    "hostile",
    "library",
    "model",
    "pages",
    "processes",
    "readers",
    "reporting",
    "reuse",
    "rules",
    "sequence",
    "text",
)
"""Left out: what starts Chromium, Java or a build of the wheel; what measures accuracy, which no system changes; and
the command line and the gate, whose tests start the program for nearly every case: test_bundle stands for them."""
NAMED = {
    r"readers\.ocr\.test_(?:scans|ocr_pool)": "this bundle is the one that recognises no scans",
    r"test_a_pdf_gives_the_text_on_its_pages\[ligatures\]": "it draws with a font that the bundle does without",
    r"forked-memory|fresh-memory": "Wine lets a process have what its job forbids, if it asks for all of it at once",
    r"test_a_folder_that_cannot_be_written_is_said": "a path below a file is there one that is not there",
    r"test_patterns": "it imports every module, that for POSIX too",
    r"parent_works_while|begun_are_at_work_together|nobody_asks_ends": "nothing is forked there, or begins early",
}
"""Tests that fail under Wine, with the reason; on Windows the first must hold."""
_SHARE = 0.95
_SECONDS = 1800


@dataclass
class Runs:
    """What runs the tests of a folder, and what became of all so far."""

    bundle: Bundle
    program: Path
    places: str
    reports: Path
    ran: int = 0
    failed: list[str] = field(default_factory=list)

    def run(self, folder: str) -> tuple[list[str], str]:
        """The tests of the folder that fail, and what pytest said."""
        report = self.reports / f"{folder}.xml"
        asked = ("-m", "pytest", "-q", "--continue-on-collection-errors", "-p", "no:cacheprovider")
        told = self.bundle.wine.run(
            [
                self.program / "python.exe",
                *asked,
                *("--rootdir", windows_path(ROOT)),
                f"--junitxml={windows_path(report)}",
                windows_path(ROOT / "tests" / folder),
            ],
            seconds=_SECONDS,
            more={"PYTHONPATH": self.places, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        ).stdout.decode("utf-8", "replace")
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314 - pytest has just written it
        ran = [case for case in cases if case.find("skipped") is None]
        failed = [_name(case) for case in ran if case.find("failure") is not None or case.find("error") is not None]
        print(f"{folder}: {len(ran) - len(failed)} of {len(ran)} hold, {len(cases) - len(ran)} are skipped")
        self.ran += len(ran)
        self.failed += failed
        return failed, told


@pytest.fixture(scope="module")
def runs(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """The bundle's Python with the libraries of the tests."""
    place = tmp_path_factory.mktemp("units")
    program = place / "program"
    shutil.copytree(bundle.program, program)
    (program / "python312._pth").unlink()  # it would hide the tests from the processes that they start
    library = place / "tests"
    for wheel in fetched("windows-tests.txt", WORK / "downloads"):
        with zipfile.ZipFile(wheel) as opened:
            opened.extractall(library)
    bundle.wine.run([program / "python.exe", "-m", "compileall", "-q", library])  # each folder starts Python anew
    # What is tried is the package that ships, compiled: from the sources each child would compile it again.
    places = ";".join(windows_path(one) for one in (library, program / "lib"))
    return Runs(bundle, program, places, place)


@pytest.mark.parametrize("folder", [name for name in FOLDERS if (ROOT / "tests" / name).is_dir()])
def test_unit_tests_hold_where_they_do_not_need_linux(folder: str, runs: Runs) -> None:
    failed, told = runs.run(folder)
    assert [name for name in failed if not any(re.search(known, name) for known in NAMED)] == [], told[-5000:]


def test_of_all_unit_tests_nineteen_of_twenty_hold(runs: Runs) -> None:
    print(f"{runs.ran - len(runs.failed)} of {runs.ran} hold")
    assert len(runs.failed) <= (1 - _SHARE) * runs.ran


def _name(case: ET.Element) -> str:
    return f"{case.get('classname')}::{case.get('name')}"
