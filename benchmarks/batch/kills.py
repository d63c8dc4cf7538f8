"""Kill a batch again and again and go on with ``--resume``: every file exactly once, and the same results.

usage: python benchmarks/batch/kills.py [--kills 100] [--files 600] [--seed 1] [--data DIR] [--record]

``replycheck batch`` runs over txt, docx and PDF replies with two workers and is killed (SIGKILL) at random moments, in
the checking as well as in the comparing and the writing, then gone on with; a run that is over is followed by the next,
until all kills are spent. In the end of each ``results.jsonl``,
``summary.csv``, ``index.html`` and the sample must be the same to the byte as those of a run that was never killed,
every file must stand there exactly once, and no process may be left. Exit code 1 if not.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent)]

import outside  # noqa: E402 - beside the other benchmarks
from papers import write_all  # noqa: E402 - beside this file
from watched import surroundings  # noqa: E402 - in the folder above

_RESULTS = _HERE.parent / "results" / "batch_kills.json"
_ROOT = _HERE.parents[1]
_EARLY, _MOMENT = 0.1, 0.8
"""So many are killed while they start; the others up to so many seconds after they have written something."""
_FILES = ("results.jsonl", "summary.csv", "index.html", "sample.csv")


def main() -> int:
    """Kill, go on, compare; 0 when nothing was lost, doubled or different."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    outside.add_option(parser)
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed = write_all(folder, given.shared, given.files)
        _finish(listed, folder / "whole")
        moments, wrong, rng, rounds = Counter[str](), [], random.Random(given.seed), 0
        while moments.total() < given.kills:
            rounds += 1
            moments += _storm(listed, folder / f"killed{rounds}", given.kills - moments.total(), rng)
            wrong += _wrong(folder / f"killed{rounds}", folder / "whole", given.files)
        left = [pid for pid in _alive() if str(folder) in pid]
    told = {
        "files": given.files,
        "kills": moments.total(),
        "runs": rounds,
        "killed_while": dict(moments),
        "seconds": round(time.monotonic() - begin, 1),
        "wrong": wrong + [f"left running: {pid}" for pid in left],
    }
    print(json.dumps(told, indent=1, ensure_ascii=False))
    if given.record:
        figures = {"surroundings": surroundings(("replycheck",)), "figures": told}
        _RESULTS.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong or left else 0


def _command(listed: Path, output: Path) -> list[str]:
    words = ["batch", str(listed), "--output", str(output), "--jobs", "2", "--resume", "--sample", "20", "--no-config"]
    return [sys.executable, "-m", "replycheck", *words]


def _finish(listed: Path, output: Path) -> None:
    done = subprocess.run(_command(listed, output), capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1, 3}:
        raise SystemExit(done.stderr)


def _storm(listed: Path, output: Path, kills: int, rng: random.Random) -> Counter[str]:
    """Kill as often as wanted, or until the run is over; when, by what stood in the folder."""
    moments: Counter[str] = Counter()
    for _ in range(kills):
        process = subprocess.Popen(_command(listed, output), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if rng.random() < _EARLY:
            time.sleep(rng.uniform(0, 2))
        else:
            _wait_for_work(process, output)
            time.sleep(rng.uniform(0, _MOMENT))
        if process.poll() is not None:
            return moments
        process.kill()
        process.wait()
        moments[_moment(output)] += 1
    _finish(listed, output)
    return moments


def _wait_for_work(process: subprocess.Popen[bytes], output: Path) -> None:
    """Wait until something more has been written, or the run is over."""
    before = _written(output)
    while process.poll() is None and _written(output) == before:
        time.sleep(0.01)


def _written(output: Path) -> list[tuple[str, int]]:
    names = ("journal.sqlite-wal", *(f"{name}.part" for name in _FILES))
    return [(name, (output / name).stat().st_size) for name in names if (output / name).exists()]


def _moment(output: Path) -> str:
    if any(output.glob("*.part")):
        return "writing"
    return "checking or comparing" if (output / "journal.sqlite").exists() else "starting"


def _wrong(killed: Path, whole: Path, files: int) -> list[str]:
    wrong = [name for name in _FILES if (killed / name).read_bytes() != (whole / name).read_bytes()]
    lines = (killed / "results.jsonl").read_text(encoding="utf-8").splitlines()
    paths = Counter(json.loads(line)["document"]["path"] for line in lines)
    if len(lines) != files or len(paths) != files:
        wrong.append(f"{len(lines)} lines for {files} files, {len(paths)} different")
    pages = {path.name for path in (killed / "reports").glob("[0-9]*.html")}
    if len(pages) != files:
        wrong.append(f"{len(pages)} HTML reports")
    return wrong


def _alive() -> list[str]:
    """The command lines of all processes, after those whose parent was killed have had time to notice."""
    time.sleep(2)
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(entry.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:  # it has ended meanwhile
            continue
    return found


if __name__ == "__main__":
    sys.exit(main())
