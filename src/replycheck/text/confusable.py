"""Characters that are easily written for each other: of one sound, nearly of one sound, or of one shape.

The sets are made by ``benchmarks/typos/confusion_sets.py``. What is easily got wrong: they are wide (a character has
some sixty companions), so that two characters are confusable says little by itself; it needs a second witness.
"""

from __future__ import annotations

from functools import cache

from replycheck.text.tables import columns

KINDS = ("same", "near", "sound", "shape")


def alike(one: str, other: str) -> bool:
    """Whether the two characters sound or look alike."""
    return other in companions(one) or one in companions(other)


def companions(character: str) -> str:
    """All characters that sound or look like it, by kind, the most frequent first of each; "" for one that has none."""
    return "".join(_sets().get(character, ()))


def by_kind(character: str) -> tuple[str, ...]:
    """The same, apart: of the same sound, nearly the same, alike to the ear otherwise, alike in shape."""
    return _sets().get(character, ("",) * len(KINDS))


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    table = columns("confusable.tsv.gz")
    return dict(zip(table["character"], zip(*(table[kind] for kind in KINDS), strict=True), strict=True))
