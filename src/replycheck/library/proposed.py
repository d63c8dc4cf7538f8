"""A library whose candidates were found elsewhere: by a join over all replies at once, on a cluster.

What a reader would get wrong: only the search is replaced. Texts, case numbers, formulae and laws are the library's
own, so a reply is judged exactly as if it had been searched for alone.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TypeAlias

from replycheck.library.reading import Found, Library

Candidates: TypeAlias = tuple[tuple[int, float], ...]
"""Numbers of judgments with their scores, best first."""

MOST = 16
"""So many candidates are proposed; whoever aligns them asks for half as many."""


class Proposed(Library):
    """The library in ``path``; ``candidates`` are those proposed for the one reply that will be asked about."""

    def __init__(self, path: str | os.PathLike[str], candidates: Candidates) -> None:
        super().__init__(path)
        self._candidates = candidates

    def candidates(self, text: str, limit: int = 5) -> tuple[Found, ...]:  # noqa: ARG002 - the text was asked already
        """The judgments that were proposed, best first.

        :raises ValueError: more are asked for than were looked for.
        """
        if limit > MOST:
            raise ValueError(f"{MOST} judgments were looked for, not {limit}")
        found: list[Found] = []
        for number, score in self._candidates[:limit]:
            found.extend(replace(one, score=score) for one in self._where("number = ?", (number,), 1))
        return tuple(found)
