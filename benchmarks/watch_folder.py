"""Kill the watched folder again and again under load, and count what was lost or doubled: nothing may be.

    python benchmarks/watch_folder.py --kills 50 [--editor] [--record]

Papers keep arriving while the watching process is killed (SIGKILL) at random moments and started anew. In the end every
paper must stand in exactly one folder, with its report and its receipt, and on the right side. Exit code 1 if not.

``--editor`` has somebody write faults into papers in place, through a file that stays open while the paper is checked
and moved. Then every paper must still be somewhere, and what was let pass must be, byte for byte, what was checked.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from watched import surroundings

_RESULTS = Path(__file__).resolve().parent / "results"
_SOUND = "张某：\n你于2023年5月8日寄来的第{n}封信收悉。经核实，你反映的路口积水问题属实，已经修好。\n特此答复。\n"
_FAULTY = _SOUND.replace("5月8日", "2月30日")
_DAY, _NO_DAY = "5月8日".encode(), "0月8日".encode()
"""Of one length, so that the fault can be written in place."""
_ROUND = 4
"""Every so many papers one is faulty and one is rubbish."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the storm, print what came of it; 0 when nothing was lost, doubled or put on the wrong side."""
    parser = argparse.ArgumentParser(description="Kill the watched folder under load.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--papers", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--editor", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        storm = Storm(Path(folder), given.papers, random.Random(given.seed))
        moments = storm.rage(given.kills, edited=given.editor)
        wrong = storm.unlike_checked() if given.editor else storm.wrong()
        seconds = round(time.monotonic() - started, 1)
        edits = f", {storm.edits} edits" if given.editor else ""
        print(f"{given.papers} papers, {given.kills} kills ({moments}){edits}, {seconds} s")
    for sentence in wrong:
        print(sentence)
    print("nothing lost, nothing doubled" if not wrong else f"{len(wrong)} things wrong")
    if given.record:
        figures = {"papers": given.papers, "kills": given.kills, "moments": moments, "seconds": seconds, "wrong": wrong}
        figures |= {"edits": storm.edits} if given.editor else {}
        told = {"surroundings": surroundings(("replycheck", "watchfiles")), "figures": figures}
        name = "watch_folder_edited.json" if given.editor else "watch_folder.json"
        (_RESULTS / name).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong else 0


class Storm:
    """A watched folder, papers that arrive, and a process that keeps being killed."""

    def __init__(self, folder: Path, papers: int, chance: random.Random) -> None:
        self._incoming, self._passed, self._blocked = (folder / name for name in ("in", "passed", "blocked"))
        self._papers = {f"答复{n}.txt": _paper(n) for n in range(papers)}
        self._policy, self._making, self._chance = folder / "policy.toml", folder / "making", chance
        self._incoming.mkdir()
        self._making.mkdir()
        self._policy.write_text("schema = 1\n", encoding="utf-8")
        self._enough = threading.Event()
        self.edits = 0

    def rage(self, kills: int, *, edited: bool = False) -> str:
        """Let papers arrive and kill so often; then let one run finish. Gives the moments of the kills."""
        arriving = threading.Thread(target=self._arrive, daemon=True)
        arriving.start()
        if edited:
            threading.Thread(target=self._edit, daemon=True).start()
        found: Counter[str] = Counter()
        for _ in range(kills):
            found[self._killed()] += 1
        self._enough.set()
        arriving.join()
        subprocess.run([*self._command(), "--once"], check=False, stdout=subprocess.DEVNULL, timeout=600)
        return ", ".join(f"{count} {moment}" for moment, count in found.most_common())

    def _arrive(self) -> None:
        for name, text in self._papers.items():
            part = self._making / name
            part.write_bytes(text)
            part.replace(self._incoming / name)
            if not self._enough.is_set():
                time.sleep(self._chance.uniform(0, 0.05))

    def _edit(self) -> None:
        """Open papers that wait, and write a fault into each in place a moment later, wherever it is by then."""
        chance = random.Random(11)
        while not self._enough.is_set():
            waiting = list(self._incoming.glob("*.txt"))
            if not waiting:
                time.sleep(0.01)
                continue
            with contextlib.suppress(OSError), chance.choice(waiting).open("r+b") as paper:
                at = paper.read().find(_DAY)
                time.sleep(chance.uniform(0, 0.3))
                if at >= 0:
                    paper.seek(at)
                    paper.write(_NO_DAY)
                    self.edits += 1

    def unlike_checked(self) -> list[str]:
        """What lies among the passed and is not what was checked, and the papers of which no version is left."""
        found = []
        for paper in sorted(self._passed.glob("*.txt")):
            receipt = json.loads(Path(f"{paper}.receipt.json").read_text(encoding="utf-8"))
            checked = receipt["subject"][0]["digest"]["sha256"]
            found += [f"not what was checked: {paper.name}"] if _digest(paper.read_bytes()) != checked else []
            found += [f"passed with a fault: {paper.name}"] if _DAY not in paper.read_bytes() else []
        kept = {
            path.read_bytes().replace(_NO_DAY, _DAY)
            for side in (self._incoming, self._passed, self._blocked)
            for path in side.glob("*.txt")
        }
        return found + [f"lost: {name}" for name, text in self._papers.items() if text not in kept]

    def _command(self) -> list[str]:
        places = [str(self._incoming), "--passed", str(self._passed), "--blocked", str(self._blocked)]
        return [sys.executable, "-m", "replycheck", "watch", *places, "--policy", str(self._policy), "--settle", "0"]

    def _killed(self) -> str:
        """Start the process, kill it a moment after its first move (or even before); say what was left."""
        process = subprocess.Popen(self._command(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if process.stdout is not None and self._chance.random() > 1 / _ROUND and any(self._incoming.glob("*.txt")):
            process.stdout.readline()
            time.sleep(self._chance.uniform(0, 0.06))
        else:
            time.sleep(self._chance.uniform(0.1, 0.9))
        process.kill()
        process.communicate()
        return "during a move" if (self._incoming / ".replycheck" / "journal.json").exists() else "between moves"

    def wrong(self) -> list[str]:
        """What is not as it must be, one sentence each."""
        found = [f"left behind: {path.name}" for path in self._incoming.iterdir() if path.name != ".replycheck"]
        found += [
            f"left over: {path.name}"
            for side in (self._passed, self._blocked)
            for path in side.glob(".*")
            if path.is_file()
        ]
        where: dict[str, list[Path]] = {}
        for side in (self._passed, self._blocked):
            for path in side.glob("*.txt"):
                where.setdefault(_digest(path.read_bytes()), []).append(path)
        for name, text in self._papers.items():
            places = where.pop(_digest(text), [])
            found += [] if len(places) == 1 else [f"{name} stands in {len(places)} places"]
            found += [sentence for place in places for sentence in self._misplaced(name, place)]
        return found + [f"made up: {path}" for paths in where.values() for path in paths]

    def _misplaced(self, name: str, place: Path) -> list[str]:
        right = self._passed if b"5\xe6\x9c\x888" in self._papers[name] else self._blocked
        notes = [Path(f"{place}{ending}") for ending in (".report.html", ".receipt.json")]
        found = [f"{name} is on the wrong side"] if place.parent != right else []
        return found + [f"{note.name} is not there" for note in notes if not note.exists()]


def _paper(number: int) -> bytes:
    """A paper unlike all others: sound, faulty, or no paper at all."""
    if number % _ROUND == 1:
        return b"%PDF-" + os.urandom(40)
    return (_FAULTY if number % _ROUND == 0 else _SOUND).format(n=number).encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
