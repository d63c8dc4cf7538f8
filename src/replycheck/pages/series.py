"""The order that printed numbers ask for.

Numbers are not one series: an annex starts again at 1, a letter's first page has none, an extract starts at 23.
So a file is first cut into runs, and only within a run is a number that goes back a page out of place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from replycheck.records import dataclass
from replycheck.sequence.order import longest_rising

_MOVED, _CLASH, _NO_START, _RUN = 2.0, 3.0, 2.0, 1.0
"""Costs in dividing a file into runs: a page out of place, a number twice, a run that lacks its 1, one more run."""
_GAP_CAP = 3.0
_FEW_CUTS = 40
"""More restarts than this are a pile of short papers: each restart is then taken as one, which stays linear."""
_ROUNDS = 4
_FAR = 10
"""A number further than this from every other (and than there are pages) belongs to no series of the file."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive positions (0-based, half-open) that share one numbering.

    ``clashes`` are positions whose number another page of the run already has, with other words.
    """

    start: int
    end: int
    clashes: tuple[int, ...] = ()


def runs(numbers: Sequence[int | None]) -> tuple[Run, ...]:
    """The runs of numbering, in today's order; they cover all positions. None stands for a page without number."""
    if not numbers:
        return ()
    readable = [number for number in numbers if number is not None]
    cuts = _restarts(numbers)
    if not cuts or _one_series(readable):
        return (_run(numbers, 0, len(numbers)),)
    edges = [0, *cuts, len(numbers)]
    plain = tuple(_run(numbers, start, end) for start, end in pairwise(edges))
    headed = numbers[0] is None or readable[0] == 1
    if len(cuts) > _FEW_CUTS or (headed and all(_sorted(numbers, run) for run in plain)):
        return plain
    return _cheapest(numbers, edges)


def strays(numbers: Sequence[int | None]) -> tuple[int, ...]:
    """Positions of single numbers far from all others: misread, or of a page from elsewhere; they order nothing."""
    readable = sorted((number, position) for position, number in enumerate(numbers) if number is not None)
    far = max(_FAR, len(readable))
    found = []
    for index, (number, position) in enumerate(readable):
        near = [readable[other][0] for other in (index - 1, index + 1) if 0 <= other < len(readable)]
        if near and all(abs(number - other) > far for other in near):
            found.append(position)
    return tuple(found) if 4 * len(found) <= len(readable) else ()


def sorted_order(numbers: Sequence[int | None]) -> tuple[int, ...]:
    """Today's positions (0-based) in the order that the numbers ask for; applying it twice changes nothing more."""
    order = tuple(range(len(numbers)))
    for _ in range(_ROUNDS):
        step = _sort_once([numbers[position] for position in order])
        if step == tuple(range(len(numbers))):
            return order
        order = tuple(order[position] for position in step)
    # Numbers that ask for another order each time ask for none.
    return tuple(range(len(numbers)))


def _sort_once(numbers: Sequence[int | None]) -> tuple[int, ...]:
    order: list[int] = []
    for run in runs(numbers):
        order.extend(range(run.start, run.end) if run.clashes else _sort_run(numbers, run))
    return tuple(order)


def _sort_run(numbers: Sequence[int | None], run: Run) -> list[int]:
    """A page without number goes with the page it lies behind; in a run that is wholly reversed, with the next."""
    positions = list(range(run.start, run.end))
    values = [number for number in numbers[run.start : run.end] if number is not None]
    if len(values) > 2 and all(left > right for left, right in pairwise(values)):  # noqa: PLR2004 - two pages are merely swapped
        return positions[::-1]
    leading: list[int] = []
    groups: list[tuple[int, list[int]]] = []
    for position in positions:
        number = numbers[position]
        if number is not None:
            groups.append((number, [position]))
        elif groups:
            groups[-1][1].append(position)
        else:
            leading.append(position)
    groups.sort(key=lambda group: group[0])
    return leading + [position for _, members in groups for position in members]


def _one_series(readable: Sequence[int]) -> bool:
    """Whether the numbers, whatever their order, are one dense series without repetition."""
    return len(set(readable)) == len(readable) and max(readable) - min(readable) + 1 <= 1.5 * len(readable) + 3


def _restarts(numbers: Sequence[int | None]) -> list[int]:
    """Positions where a new run may begin: a 1, or an unnumbered page (letter form) before a 2."""
    found: list[int] = []
    seen = False
    for position, number in enumerate(numbers):
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        if seen and (number == 1 or (number is None and following == 2)):  # noqa: PLR2004 - the page after an unnumbered first
            found.append(position)
        seen = seen or number is not None
    return found


def _run(numbers: Sequence[int | None], start: int, end: int) -> Run:
    """A run with its clashes: of pages with one number the one that fits the rising series stays."""
    positions = [position for position in range(start, end) if numbers[position] is not None]
    values = [number for number in numbers[start:end] if number is not None]
    if len(set(values)) == len(values):
        return Run(start, end)
    rising = {positions[index] for index in longest_rising(values)}
    taken = {numbers[position] for position in rising}
    clashes = []
    for position in positions:
        if position in rising:
            continue
        if numbers[position] in taken:
            clashes.append(position)
        taken.add(numbers[position])
    return Run(start, end, tuple(clashes))


def _sorted(numbers: Sequence[int | None], run: Run) -> bool:
    values = [number for number in numbers[run.start : run.end] if number is not None]
    return all(left < right for left, right in pairwise(values))


def _cheapest(numbers: Sequence[int | None], edges: Sequence[int]) -> tuple[Run, ...]:
    best: list[tuple[float, int, tuple[Run, ...]]] = [(0.0, 0, ())]
    for right in range(1, len(edges)):
        choices = []
        for left in range(right):
            run = _run(numbers, edges[left], edges[right])
            cost, count, path = best[left]
            choices.append((cost + _cost(numbers, run), count - 1, (*path, run)))
        best.append(min(choices, key=lambda choice: choice[:2]))
    return best[-1][2]


def _cost(numbers: Sequence[int | None], run: Run) -> float:
    values = [number for number in numbers[run.start : run.end] if number is not None]
    if not values:
        return _RUN
    moved = len(values) - len(longest_rising(values)) - len(run.clashes)
    missing = max(values) - min(values) + 1 - len(set(values))
    headless = min(values) > 1 and numbers[run.start] is not None
    return _RUN + _MOVED * moved + _CLASH * len(run.clashes) + min(_GAP_CAP, missing) + (_NO_START if headless else 0.0)
