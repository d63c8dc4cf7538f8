"""Make the sets of characters that are easily written for each other.

    python benchmarks/typos/confusion_sets.py SOUND.json SHAPE.json OUT.tsv.gz [PAIRS...]

Sources, all public: the readings of pypinyin (MIT; nothing else asks for it, so
install it by hand); SOUND.json and SHAPE.json, the confusion sets of ECSpell (MIT,
github.com/Aopolin-Lv/ECSpell, Data/confusion); PAIRS, its training sentences, of which the even half is used (see
``learn.py``). Only characters that the counted texts have often enough are meant by anybody, so only they are
companions. Within a column the most frequent come first.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from pypinyin import Style, pinyin

from replycheck.text.likelihood import hashed, logarithms

_FREQUENT, _KNOWN = 5.0, 3.2
"""Binary logarithms of counts: what may be meant, what may be written."""
_CELLS = 3
"""Of a line: count, wrong, right."""
_HAN = range(0x4E00, 0xA000)
_PLAIN = {"zh": "z", "ch": "c", "sh": "s"}
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")


def readings(character: str) -> set[str]:
    """Every reading without its tone."""
    return set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def blurred(reading: str) -> str:
    """The reading as careless ears take it: flat for curled tongues, front for back nasals."""
    initial = next((one for one in _INITIALS if reading.startswith(one)), "")
    return f"{_PLAIN.get(initial, initial)}|{reading[len(initial) :].replace('ng', 'n')}"


def even_pairs(paths: list[str]) -> set[tuple[str, str]]:
    """What stands for what in the even half of the sentences."""
    found = set()
    for path in paths:
        for line in Path(path).read_text("utf-8").splitlines():
            cells = line.split("\t")
            if (
                len(cells) == _CELLS
                and len(cells[1]) == len(cells[2])
                and hashlib.sha256(line.encode()).digest()[0] % 2 == 0
            ):
                found |= {(a, b) for a, b in zip(cells[1], cells[2], strict=True) if a != b}
    return found


def row_of(character: str, sets: list[set[str]], often: dict[str, float]) -> str | None:
    """The row of a character: each companion in the first set that has it; None where it has none."""
    taken, columns = {character}, []
    for members in sets:
        kept = sorted(
            (one for one in members - taken if often.get(one, 0) > _FREQUENT), key=lambda one: (-often[one], one)
        )
        taken |= set(kept)
        columns.append("".join(kept))
    return "\t".join((character, *columns)) if any(columns) else None


def main() -> None:
    """Write one row a character: the same sound, nearly the same, alike by ECSpell, alike in shape."""
    sound, shape = (json.loads(Path(path).read_text("utf-8")) for path in sys.argv[1:3])
    counts = logarithms(hashed([np.array(list(_HAN), dtype=np.uint64)]))
    often = {chr(code): float(count) for code, count in zip(_HAN, counts, strict=True)}
    same, near, look = defaultdict(set), defaultdict(set), defaultdict(set)
    for character in (one for one in often if often[one] > _FREQUENT):
        for reading in readings(character):
            same[reading].add(character)
            near[blurred(reading)].add(character)
    for one, other in (*((a, b) for a, members in shape.items() for b in members), *even_pairs(sys.argv[4:])):
        look[one].add(other)
    for one, members in shape.items():
        for other in members:
            look[other].add(one)
    made = []
    for character in (one for one in often if often[one] > _KNOWN or one in look):
        heard = readings(character)
        sets = [{one for reading in heard for one in same[reading]}]
        sets.append({one for reading in heard for one in near[blurred(reading)]})
        sets += [set(sound.get(character, ())), look[character]]
        made.append(row_of(character, sets, often))
    lines = ["character\tsame\tnear\tsound\tshape", *(one for one in made if one is not None)]
    Path(sys.argv[3]).write_bytes(gzip.compress("\n".join(lines).encode() + b"\n", 9, mtime=0))
    print(f"{len(lines) - 1} characters")


if __name__ == "__main__":
    main()
