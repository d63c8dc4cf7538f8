"""Edits between two strings; between the few short ones of one check without loading rapidfuzz.

Loading rapidfuzz takes as long as comparing two hundred gaps without it. What is easily got wrong: of several ways with
equally few edits it must be the one that rapidfuzz takes, so that a finding does not depend on how long a gap is. Both
go back through Hyyrö's bit vectors (A Note on Bit-Parallel Alignment Computation, 2004) in the same order;
``tests/reuse/test_edits.py`` holds one against the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SHORT, _FEW = 60, 100
"""So many characters on both sides, and so many times: beyond it rapidfuzz is loaded."""
_asked = 0

Edit = tuple[str, int, int, int, int]
"""``equal``, ``replace``, ``insert`` or ``delete``; where it stands in the source, and where in what was made of it."""


def edits(source: str, made: str) -> Iterable[Edit]:
    """The fewest edits that make ``made`` of ``source``, with what is equal between them, in order."""
    global _asked  # noqa: PLW0603 - how often decides how they are found and never what they are
    _asked += 1
    if _asked <= _FEW and max(len(source), len(made)) <= _SHORT:
        return edits_of_short(source, made)
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - loads only where it saves time

    told = Levenshtein.opcodes(source, made)
    return [(one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in told]


def differences(one: str, other: str) -> int:
    """How many characters are other ones, left out or added (Levenshtein's distance)."""
    return sum(max(end - start, there - here) for kind, start, end, here, there in edits(one, other) if kind != "equal")


def edits_of_short(source: str, made: str) -> Iterable[Edit]:
    """The same without rapidfuzz; the time grows with the product of the lengths."""
    return _joined(_single(source, made), len(source), len(made))


def _single(source: str, made: str) -> list[tuple[str, int, int]]:
    """The single edits, each with its place in both strings, in order."""
    first, last = 0, 0
    shorter = min(len(source), len(made))
    while first < shorter and source[first] == made[first]:
        first += 1
    while last < shorter - first and source[-1 - last] == made[-1 - last]:
        last += 1
    source, made = source[first : len(source) - last], made[first : len(made) - last]
    rising, falling = _vectors(source, made)
    found = []
    column, row = len(source), len(made)
    while row and column:
        bit = 1 << (column - 1)
        if rising[row - 1] & bit:
            column -= 1
            found.append(("delete", first + column, first + row))
            continue
        row -= 1
        if row and falling[row - 1] & bit:
            found.append(("insert", first + column, first + row))
            continue
        column -= 1
        if source[column] != made[row]:
            found.append(("replace", first + column, first + row))
    found.extend(("delete", first + at, first) for at in reversed(range(column)))
    found.extend(("insert", first, first + at) for at in reversed(range(row)))
    found.reverse()
    return found


def _vectors(source: str, made: str) -> tuple[list[int], list[int]]:
    """For each row of the table of distances, at which columns the distance rises and at which it falls."""
    places: dict[str, int] = {}
    for at, letter in enumerate(source):
        places[letter] = places.get(letter, 0) | 1 << at
    up, down = (1 << len(source)) - 1, 0
    rising, falling = [], []
    for letter in made:
        same = places.get(letter, 0)
        diagonal = (((same & up) + up) ^ up) | same | down
        across_up = (down | ~(diagonal | up)) << 1 | 1
        across_down = (diagonal & up) << 1
        up = across_down | ~(diagonal | across_up)
        down = across_up & diagonal
        rising.append(up)
        falling.append(down)
    return rising, falling


def _joined(single: list[tuple[str, int, int]], source_size: int, made_size: int) -> Iterator[Edit]:
    """Edits of one kind that follow each other are one; what lies between edits is equal."""
    at, made_at = 0, 0
    index = 0
    while index < len(single):
        kind, start, made_start = single[index]
        if start > at or made_start > made_at:
            yield "equal", at, start, made_at, made_start
        at, made_at = start, made_start
        while index < len(single) and single[index] == (kind, at, made_at):
            at += kind != "insert"
            made_at += kind != "delete"
            index += 1
        yield kind, start, at, made_start, made_at
    if at < source_size or made_at < made_size:
        yield "equal", at, source_size, made_at, made_size
