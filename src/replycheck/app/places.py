"""Where papers that were handed in as a heap belong: one reply, one letter, and judgments.

Nothing here reads a paper: what each looks like is known (``sorting``). So who only shows the places loads no reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from replycheck.model.role import Role
from replycheck.records import dataclass


class Place(StrEnum):
    """Where a paper lies before the one who checks it."""

    REPLY = "reply"
    SOURCE = "source"
    PETITION = "petition"
    UNUSED = "unused"

    @property
    def label(self) -> str:
        """The word shown to a user."""
        return {"reply": "答复", "source": "裁判文书", "petition": "来信", "unused": "没有用到"}[self.value]


_PLACE_OF = {Role.REPLY: Place.REPLY, Role.JUDGMENT: Place.SOURCE, Role.PETITION: Place.PETITION}


@dataclass(frozen=True, slots=True)
class SortedPaper:
    """A paper by its file name, its ``place``, and what it looks like.

    ``role`` is what its words (``by_name``: only its name) tell, None where nothing does; ``called`` the word a clerk
    has for it; ``firm`` whether that is certain. ``trouble`` is why it could not be read, as a sentence.
    """

    name: str
    place: Place = Place.UNUSED
    role: Role | None = None
    called: str = ""
    firm: bool = False
    by_name: bool = False
    trouble: str = ""

    @property
    def misplaced(self) -> str:
        """What must be told of a paper whose words say that it belongs elsewhere; "" where nothing must."""
        seems = None if self.role is None or self.by_name else _PLACE_OF.get(self.role)
        if self.place is Place.UNUSED or seems is self.place or not self.called:
            return ""
        return f"这像是{self.called}，不像{self.place.label}"


def placed(papers: Sequence[SortedPaper]) -> tuple[SortedPaper, ...]:
    """The papers in their places: one reply and one letter at most, judgments as many as there are."""
    reply = _likeliest(papers, Role.REPLY) or _left_over(papers)
    letter = _likeliest(papers, Role.PETITION)
    return tuple(replace(paper, place=_place(paper, reply, letter)) for paper in papers)


def _place(paper: SortedPaper, reply: SortedPaper | None, letter: SortedPaper | None) -> Place:
    if paper is reply:
        return Place.REPLY
    if paper is letter:
        return Place.PETITION
    return Place.SOURCE if paper.role is Role.JUDGMENT else Place.UNUSED


def _likeliest(papers: Sequence[SortedPaper], role: Role) -> SortedPaper | None:
    """The paper of that role that is surest to be it; the first of several."""
    found = [paper for paper in papers if paper.role is role]
    return min(found, key=lambda paper: (paper.by_name, not paper.firm), default=None)


def _left_over(papers: Sequence[SortedPaper]) -> SortedPaper | None:
    """The one paper of which nothing tells what it is: where none is a reply, it was meant for one."""
    unknown = [paper for paper in papers if paper.role in {None, Role.OTHER}]
    return unknown[0] if len(unknown) == 1 else None
