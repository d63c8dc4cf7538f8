"""A sample of the replies for call-backs: reproducible and stratified.

What is easily got wrong: the same seed must draw the same replies next year on another machine, so nothing here
depends on Python's random numbers: replies are sorted by a digest of the seed and their place in the list. Each
stratum gets its share, largest remainders first, and one at least as long as the sample has room for all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Sequence

from replycheck.errors import UsageError
from replycheck.records import dataclass

BY = ("unit", "verdict", "profile")
"""What a sample may be stratified by."""


@dataclass(frozen=True, slots=True)
class Sample:
    """How many replies, by what, and the seed."""

    size: int
    by: str = "unit"
    seed: int = 1

    def __post_init__(self) -> None:
        if self.size < 1:
            raise UsageError(f"--sample 应是 1 以上的整数，不能是 {self.size}。")
        if self.by not in BY:
            raise UsageError(f"--by 只能是 {'、'.join(BY)}，不能是“{self.by}”。")


def draw(strata: Sequence[Hashable], sample: Sample) -> tuple[int, ...]:
    """The 0-based places of the replies that are drawn, in order; ``strata[i]`` is the stratum of reply ``i``."""
    members: dict[str, list[int]] = {}
    for at, stratum in enumerate(strata):
        members.setdefault(str(stratum), []).append(at)
    names = sorted(members)
    counts = shares([len(members[name]) for name in names], sample.size)
    drawn = [
        at
        for name, count in zip(names, counts, strict=True)
        for at in sorted(members[name], key=lambda at: hashlib.sha256(f"{sample.seed}:{at}".encode()).digest())[:count]
    ]
    return tuple(sorted(drawn))


def shares(sizes: Sequence[int], wanted: int) -> list[int]:
    """How many to draw from strata of those sizes: in proportion, none empty where there is room, ``wanted`` in all.

    All of them where ``wanted`` is more than there are.
    """
    total = sum(sizes)
    if wanted >= total:
        return list(sizes)
    least = int(wanted >= len(sizes))
    # exact in whole numbers: what is left after the first of each is shared out by what is left of each
    left, rest = wanted - least * len(sizes), total - least * len(sizes)
    quotas = [(size - least) * left for size in sizes]
    counts = [least + quota // rest for quota in quotas]
    order = sorted(range(len(sizes)), key=lambda at: (-(quotas[at] % rest), -sizes[at], at))
    for at in order[: wanted - sum(counts)]:
        counts[at] += 1
    return counts
