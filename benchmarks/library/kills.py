"""Kill a writer at random moments of adding, removing and compacting; the library must be as before or after.

usage: python benchmarks/library/kills.py [--kills 100] [--seed 1] [--folder DIR] [--no-results]

A child adds, removes and compacts without end and says of each operation when it begins and when it is done. It is
killed (SIGKILL) at a random moment; then ``verify`` must be clean, what was said to be done must have happened, and
the operation in between must have happened whole or not at all. Exit code 1 if anything of this ever fails.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from replycheck.errors import ReplycheckError
from replycheck.library import open_library
from replycheck.library.adding import AddOptions, Callbacks, add_jsonl
from replycheck.library.compacting import compact
from replycheck.library.inventory import remove
from replycheck.library.verifying import verify
from replycheck.library.writing import Writer

_RESULTS = Path(__file__).resolve().parents[1] / "results" / "library_kills.json"
_BATCH, _TAKEN = 12, 4
_WORDS, _MOMENT = 16, 0.06
"""The child is killed after 1 to 15 words (about three rounds) and up to so many seconds."""
_HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


class Operation(NamedTuple):
    """What the child said: the name, its first judgment, and whether it was done."""

    name: str
    first: int
    done: bool


def text_of(number: int) -> str:
    """A text that no other number has."""
    rng = random.Random(number)
    return "".join(rng.choices(_HAN, k=600))


def work(folder: Path, first: int) -> None:
    """The child: operations without end, each told before and after."""
    while True:
        _told("begin", "add", first)
        file = folder.parent / "batch.jsonl"
        lines = (json.dumps({"id": f"k{number}", "text": text_of(number)}) for number in range(first, first + _BATCH))
        file.write_text("\n".join(lines), encoding="utf-8")
        add_jsonl(folder, file, AddOptions(), Callbacks(lambda _: None, lambda _: None))
        _told("done", "add", first)
        _told("begin", "remove", first)
        remove(folder, [f"k{number}" for number in range(first, first + _TAKEN)])
        _told("done", "remove", first)
        if first // _BATCH % 3 == 0:
            _told("begin", "compact", first)
            with Writer(folder) as writer:
                compact(writer, lambda _: None)
            _told("done", "compact", first)
        first += _BATCH


def _told(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def operations(said: str) -> list[Operation]:
    """What the child said, each operation once; a line that the kill has cut short was never said."""
    found: list[Operation] = []
    for line in said.split("\n")[:-1]:
        word, name, first = line.split()
        if word == "done":
            found.pop()
        found.append(Operation(name, int(first), word == "done"))
    return found


def fault_of(folder: Path, expected: set[str], last: Operation | None) -> str | None:
    """What is wrong with the library; ``expected`` is what it held before the ``last``, unfinished operation."""
    try:
        faults = verify(folder).faults
        with closing(open_library(folder)) as library:
            held = {found.id for found in library.all()}
    except ReplycheckError as error:
        return str(error)
    if faults:
        return "; ".join(faults)
    after = [expected]
    if last is not None and last.name == "add":
        after.append(expected | _ids(last.first, _BATCH))
    if last is not None and last.name == "remove":
        after.append(expected - _ids(last.first, _TAKEN))
    if held not in after:
        return f"held {len(held)}, expected {[len(some) for some in after]}"
    return None


def _ids(first: int, count: int) -> set[str]:
    return {f"k{number}" for number in range(first, first + count)}


def killed(folder: Path, first: int, rng: random.Random) -> list[Operation]:
    """Run the child until some word that it says, and a random moment longer; kill it, and give what it said."""
    command = [sys.executable, __file__, "--folder", str(folder), "--work", str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None  # noqa: S101 - it was asked for above
        said = "".join(child.stdout.readline() for _ in range(rng.randrange(1, _WORDS)))
        time.sleep(rng.uniform(0, _MOMENT))
        child.kill()
        return operations(said + child.stdout.read())


def run(folder: Path, kills: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill so often; in which operation, and what was wrong afterwards."""
    rng = random.Random(seed)
    expected: set[str] = set()
    where: Counter[str] = Counter()
    faults: list[str] = []
    first = _BATCH
    for _ in range(kills):
        some = killed(folder, first, rng)
        for one in some:
            if one.done and one.name == "add":
                expected |= _ids(one.first, _BATCH)
            elif one.done and one.name == "remove":
                expected -= _ids(one.first, _TAKEN)
        last = some[-1] if some and not some[-1].done else None
        where[last.name if last else "between"] += 1
        if (fault := fault_of(folder, expected, last)) is not None:
            faults.append(fault)
        with closing(open_library(folder)) as library:
            expected = {found.id for found in library.all()}
        first = max([one.first for one in some], default=first) + _BATCH
    return where, faults


def main() -> int:
    """Kill and tell; 1 if the library was ever harmed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--work", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--no-results", action="store_true")
    options = parser.parse_args()
    if options.work is not None:
        work(options.folder, options.work)
    with tempfile.TemporaryDirectory() as place:
        folder = options.folder or Path(place) / "library"
        first = folder.parent / "first.jsonl"
        first.write_text(json.dumps({"id": "first", "text": text_of(0)}), encoding="utf-8")
        add_jsonl(folder, first, AddOptions(), Callbacks(lambda _: None, lambda _: None))
        remove(folder, ["first"])
        where, faults = run(folder, options.kills, options.seed)
    machine = {"system": platform.platform(), "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    result = {"machine": machine, "kills": options.kills, "killed_in": dict(where), "harmed": faults}
    print(json.dumps(result, ensure_ascii=False, indent=1))
    if not options.no_results:
        _RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
