"""Characters that are easily written for each other: of one sound, or of one shape.

What is easily got wrong: sets of sound are wide (each character has twenty companions and more), so that two characters
are confusable says little by itself; it needs a second witness.
"""

from __future__ import annotations

from functools import cache

from replycheck.text.tables import rows


def alike(one: str, other: str) -> bool:
    """Whether the two characters sound or look alike."""
    return other in companions(one)


def companions(character: str) -> str:
    """All characters that sound or look like it, the most frequent first of each kind; "" for one that has none."""
    return "".join(_sets().get(character, ("", "")))


@cache
def _sets() -> dict[str, tuple[str, str]]:
    return {row["character"]: (row["sound"] or "", row["shape"] or "") for row in rows("confusable.tsv.gz")}
