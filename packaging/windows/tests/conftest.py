"""The bundle that was built, unpacked beside others' files, and what runs it under Wine."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from build import build_id  # noqa: E402 - the scripts of packaging are no package
from wine import Wine  # noqa: E402 - the scripts of packaging are no package

ROOT = HERE.parents[2]
CASE = ROOT / "examples" / "case"
WORK = ROOT / "build" / "windows"


@dataclass(frozen=True)
class Told:
    """What a run said, and its exit code."""

    code: int
    text: str


class Bundle:
    """The program as a user has it: unpacked into a folder with Han characters and a blank."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.wine = Wine(WORK / "prefix")

    @property
    def program(self) -> Path:
        """The folder with Python and the libraries; the newest where there are several."""
        return max(self.home.glob("program-*"), key=lambda path: path.stat().st_mtime)

    def run(self, *arguments: str | Path, seconds: float = 300, launcher: str = "replycheck.exe") -> Told:
        """Run the command that lies in the folder."""
        told = self.wine.run([self.home / launcher, *arguments], seconds=seconds)
        return Told(told.returncode, (told.stdout + told.stderr).decode("utf-8", "replace").replace("\r\n", "\n"))

    def python(self, code: str, *arguments: str | Path) -> Told:
        """Run a line of Python with the bundle's own."""
        told = self.wine.run([self.program / "python.exe", "-c", code, *arguments])
        return Told(told.returncode, (told.stdout + told.stderr).decode("utf-8", "replace"))

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start the command and leave it running."""
        return self.wine.start([self.program / "python.exe", "-m", "replycheck", *arguments])


def here(*arguments: str | Path) -> Told:
    """What the same command says on this machine."""
    environment = {name: value for name, value in os.environ.items() if name != "REPLYCHECK_TEST_DATA"}
    told = subprocess.run(
        [sys.executable, "-m", "replycheck", *map(str, arguments)], capture_output=True, check=False, env=environment
    )
    return Told(told.returncode, (told.stdout + told.stderr).decode("utf-8", "replace"))


def windows_path(path: Path) -> str:
    """A path of this machine as Wine's programs know it."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


def findings(report: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What must be the same on every system: all findings, with their places."""
    return [
        (one["rule"], one["severity"], one["message"], one["span"]["start"], one["span"]["end"])
        for one in report["findings"]
    ]


def unpack(packed: Path, into: Path) -> Path:
    """Unpack a bundle as a user does, over whatever is there; Wine lacks the service that one module asks."""
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(into)
    for fatal in into.rglob("_wmi.pyd"):
        fatal.unlink()
    return into / "replycheck"


def built(pattern: str, how: str = "make windows") -> Path:
    """The newest zip of that name in dist/, which must be of this commit."""
    found = sorted((ROOT / "dist").glob(pattern), key=lambda path: path.stat().st_mtime)
    if not found:
        pytest.fail(f"dist/ has no bundle: {how}")
    with zipfile.ZipFile(found[-1]) as opened:
        program = opened.namelist()[0].split("/")[1]
    if not program.endswith(build_id()):
        pytest.fail(f"dist/ has the bundle of another commit ({program}): {how}")
    return found[-1]


@pytest.fixture(scope="session")
def packed() -> Path:
    """The zip that was built."""
    return built("replycheck-*-win64.zip")


@pytest.fixture(scope="session")
def bundle(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The program as a user has it."""
    made = Bundle(unpack(packed, tmp_path_factory.mktemp("检查 答复")))
    yield made
    made.wine.end()
