"""How long a clerk waits: from the drop to the first findings and to the whole report, beside ``replycheck check``.

    python benchmarks/web/latency.py [--drops 50] [--scans 50] [--papers 200]

The page runs as a program of its own and is asked as the browser asks it: the files one by one, the page, then what
is found in the reply alone and with its papers. Each drop differs in its bytes, so that nothing is read from a cache.
Cold is the first drop right after the program has printed its address; warm are the others. What a browser adds (laying
out the report) is not in it. Memory is that of the page and all its processes, shared pages counted in part (Linux).
"""

from __future__ import annotations

import argparse
import http.client
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

CASE = Path(__file__).resolve().parents[2] / "examples" / "case"
OTHERS = ("judgment.docx", "petition.docx")


@dataclass
class Asked:
    """The page, asked as a browser asks it."""

    port: int
    cookie: str = ""
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def ask(self, method: str, path: str, body: bytes = b"") -> http.client.HTTPResponse:
        """One request; its body must be read by the caller."""
        heads = {"Origin": f"http://127.0.0.1:{self.port}", "Cookie": self.cookie, "HX-Request": "true"}
        self.connection.request(method, path, body, heads)
        return self.connection.getresponse()

    def text(self, method: str, path: str, body: bytes = b"") -> str:
        """The words of the answer."""
        return self.ask(method, path, body).read().decode()

    def dropped(self, files: list[tuple[str, bytes]]) -> tuple[float, float]:
        """Seconds from the drop to the first findings, and to the whole report."""
        self.connection.close()  # the page closes one that was idle for long; the next request opens another
        began = time.perf_counter()
        drop = json.loads(self.text("POST", "/drops"))["id"]
        for name, data in files:
            self.text("PUT", f"/drops/{drop}/files?name={urllib.parse.quote(name)}", data)
        address = json.loads(self.text("POST", f"/drops/{drop}/done"))["go"]
        while "正在认这些文件" in self.text("GET", f"{address}?wait=1"):
            pass
        first = 0.0
        alone = self.text("GET", f"{address}/alone")
        if alone:
            first = time.perf_counter() - began
        while not (whole := self.text("GET", f"{address}/whole")):
            pass
        total = time.perf_counter() - began
        if 'id="findings"' not in whole:
            raise SystemExit(f"no report: {whole[:300]}")
        return first or total, total


def varied(name: str, number: int) -> tuple[str, bytes]:
    """A file of the example case whose bytes are its own and whose words are the same."""
    data = (CASE / name).read_bytes()
    if name.endswith(".pdf"):
        return name, data + f"\n%{number}\n".encode()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part, old.read(part))
        new.comment = str(number).encode()
    return name, made.getvalue()


def memory(pid: int) -> float:
    """Megabytes of a process and all that it has started; a shared page counts for each its part."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    waiting, total = [pid], 0
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1024


def checked(reply: str) -> float:
    """Seconds of ``replycheck check`` on the same papers, the whole process."""
    command = [sys.executable, "-m", "replycheck", "check", str(CASE / reply), "--source", str(CASE / OTHERS[0])]
    command += ["--petition", str(CASE / OTHERS[1]), "--format", "json", "--no-config"]
    with tempfile.TemporaryDirectory() as cache:
        began = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, env={**os.environ, "REPLYCHECK_CACHE": cache})
        return time.perf_counter() - began


def quantiles(values: list[float]) -> str:
    """The median and the 95th percentile."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):6.2f} {ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]:6.2f}"


def started(folder: str) -> tuple[subprocess.Popen[str], Asked]:
    """The page as a program, and the one who asks it."""
    environment = {**os.environ, "TMPDIR": folder, "REPLYCHECK_KEPT": f"{folder}/kept"}
    environment.pop("REPLYCHECK_CACHE", None)
    program = subprocess.Popen(
        [sys.executable, "-m", "replycheck", "serve", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        text=True,
    )
    assert program.stdout is not None  # noqa: S101 - a pipe was asked for
    parts = urllib.parse.urlsplit(program.stdout.readline().strip())
    asked = Asked(parts.port or 0)
    answer = asked.ask("GET", f"/?{parts.query}")
    asked.cookie = (answer.headers["set-cookie"] or "").partition(";")[0]
    answer.read()
    return program, asked


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--drops", type=int, default=50)
    parser.add_argument("--scans", type=int, default=50)
    parser.add_argument("--papers", type=int, default=200)
    wanted = parser.parse_args()
    kinds = (("reply-bad.docx", wanted.drops), ("reply-bad.pdf", wanted.drops), ("reply-bad-scan.pdf", wanted.scans))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"load at the start {load:.1f}; seconds: median and 95th percentile")
    print(f"{'reply':20} {'drops':>5}  {'cold':>6} {'':6}  {'first':>13}  {'whole':>13}  {'check':>13}")
    for name, drops in kinds:
        if drops < 1:
            continue
        with tempfile.TemporaryDirectory() as folder:
            program, asked = started(folder)
            others = [(one, (CASE / one).read_bytes()) for one in OTHERS]
            cold = asked.dropped([varied(name, 0), *others])
            found, commands = [], []
            for number in range(1, drops + 1):
                found.append(asked.dropped([varied(name, number), *others]))
                if number <= max(3, drops // 10):
                    commands.append(checked(name))
            program.terminate()
            program.wait()
        first, whole = ([one[part] for one in found] for part in (0, 1))
        row = f"{name:20} {drops:5}  {cold[0]:6.2f} {cold[1]:6.2f}  {quantiles(first)}  {quantiles(whole)}"
        print(f"{row}  {quantiles(commands)}", flush=True)
    if wanted.papers:
        with tempfile.TemporaryDirectory() as folder:
            program, asked = started(folder)
            others = [(one, (CASE / one).read_bytes()) for one in OTHERS]
            for number in range(wanted.papers):
                asked.dropped([varied("reply-bad.docx", number), *others])
                if number in {0, wanted.papers - 1}:
                    print(f"memory after {number + 1:3} papers: {memory(program.pid):6.0f} MB", flush=True)
            program.terminate()
            program.wait()


if __name__ == "__main__":
    main()
