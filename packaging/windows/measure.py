"""How long the program for Windows takes under Wine, beside this machine's own: to its page, and to check the example.

usage: python packaging/windows/measure.py [TIMES]

The zip in dist/ is unpacked and each thing done once before it is timed; the middle of several times is told, with
the load of the machine, without which none of them means anything.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

from wine import Wine

ROOT = Path(__file__).parents[2]
CASE = ROOT / "examples" / "case"
_OURS = (sys.executable, "-m", "replycheck")
_TIMES = 5


def main() -> None:
    """Print a line for each thing and each system."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else _TIMES
    with tempfile.TemporaryDirectory() as scratch:
        theirs = _unpacked(Path(scratch))
        wine = Wine(ROOT / "build" / "windows" / "prefix")
        wine.run([theirs, "--version"])
        with wine.start([theirs, "-c", "input()"]):  # Wine's own services start once, as on a desktop
            for name, command in (("Wine", (str(Wine.program()), str(theirs), "-m", "replycheck")), ("here", _OURS)):
                environment = wine.environment() if name == "Wine" else dict(os.environ)
                for what, done in (("page", _page), ("check", _check)):
                    seconds = _middle(lambda: done(command, environment), times)  # noqa: B023 - called at once
                    print(f"{what}\t{name}\t{seconds:.2f} s", flush=True)
            wine.end()
    print(f"load\t{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def _unpacked(folder: Path) -> Path:
    """The Python of the newest zip, unpacked."""
    packed = max((ROOT / "dist").glob("replycheck-*-win64.zip"), key=lambda path: path.stat().st_mtime)
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(folder)
    for fatal in folder.rglob("_wmi.pyd"):  # under Wine only
        fatal.unlink()
    return next(folder.glob("replycheck/program-*/python.exe"))


def _middle(done: Callable[[], float], times: int) -> float:
    done()
    return statistics.median(done() for _ in range(times))


def _page(command: tuple[str, ...], environment: dict[str, str]) -> float:
    """Seconds until the page is there."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [*command, "serve", "--no-browser"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,  # Wine gives no program /dev/null
        env=environment,
    ) as server:
        try:
            address = server.stdout.readline().decode().strip() if server.stdout else ""
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())  # or it is refused
            with browser.open(address) as page:
                page.read()
            taken = time.perf_counter() - begun
        finally:
            server.kill()  # Wine does not hear of less
    return taken


def _check(command: tuple[str, ...], environment: dict[str, str]) -> float:
    """Seconds to check the example against its judgment and its letter."""
    papers = ["reply-bad.docx", "--source", "judgment.docx", "--petition", "petition.docx"]
    given = [word if word.startswith("--") else str(CASE / word) for word in papers]
    begun = time.perf_counter()
    told = subprocess.run([*command, "check", *given, "--no-config"], input=b"", capture_output=True, env=environment)  # noqa: PLW1510 - its code is looked at
    if told.returncode != 1:
        raise SystemExit(f"The example was not checked:\n{told.stdout.decode(errors='replace')}")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
