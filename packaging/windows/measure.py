"""How long the program for Windows takes under Wine, beside this machine's own: to its page, and to check the example.

usage: python packaging/windows/measure.py [TIMES]

The zip in dist/ is unpacked and each thing done once before it is timed; the middle of several times is told, with
the load of the machine, without which none of them means anything. For the page the processor seconds until it is there
are told too, of the program and of Wine's server together: they say on a busy machine what the time would be on an idle
one.
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
from contextlib import suppress
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
                _page(command, environment)
                seen = [_page(command, environment) for _ in range(times)]
                seconds, worked = (statistics.median(column) for column in zip(*seen, strict=True))
                print(f"page\t{name}\t{seconds:.2f} s\t{worked:.2f} processor seconds", flush=True)
                _check(command, environment)
                seconds = statistics.median(_check(command, environment) for _ in range(times))
                print(f"check\t{name}\t{seconds:.2f} s", flush=True)
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


def _page(command: tuple[str, ...], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until the page is there, and processor seconds until then."""
    prefix = environment.get("WINEPREFIX")
    before, begun = _of_server(prefix), time.perf_counter()
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
            worked = _worked(Path(f"/proc/{server.pid}")) + _of_server(prefix) - before
        finally:
            server.kill()  # Wine does not hear of less
    return taken, worked


def _of_server(prefix: str | None) -> float:
    """Processor seconds of the server of this prefix of Wine so far; none where there is no Wine."""
    if prefix is None:
        return 0.0
    mark = f"WINEPREFIX={prefix}\0".encode()
    total = 0.0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            name = (process / "comm").read_text()
            if name.startswith("wineserver") and mark in (process / "environ").read_bytes():
                total += _worked(process)
    return total


def _worked(process: Path) -> float:
    """Processor seconds of a process so far, its children apart."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
