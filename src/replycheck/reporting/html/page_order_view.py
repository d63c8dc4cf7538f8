"""The page order view: how they are bound today, how they should be, and what is wrong with each.

Positions are 1-based and count today's binding; the number printed on a page is another thing and shown beside.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace

from replycheck.model.binding import Binding, PageProblem, Problem
from replycheck.records import dataclass
from replycheck.reporting.wording import PROBLEM, in_order, order_line

DRAWN = 14
"""More pages than fit in a row of a small screen are listed instead of drawn."""

_CELL, _GAP, _LEFT = 74, 8, 76
_PICTURE = 104
"""Height of a page's picture with the space around it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A page: ``x`` is its left edge in the drawing; ``words`` what is wrong with it, empty when nothing is.

    ``sign`` is the first of it, or where the page belongs; ``picture`` is the address of a small picture of the page,
    "" for none.
    """

    position: int
    printed: str
    words: str
    x: int
    moved: bool
    sign: str = ""
    picture: str = ""

    @property
    def middle(self) -> int:
        """Where its arrow begins or ends."""
        return self.x + _CELL // 2


@dataclass(frozen=True, slots=True)
class PageOrderView:
    """What the template draws. ``proposed`` and ``arrows`` are empty where the order is right.

    ``picture`` is how much room pictures of the pages take, 0 without them.
    """

    sentence: str
    today: tuple[Cell, ...]
    proposed: tuple[Cell, ...]
    arrows: tuple[tuple[int, int, bool], ...]
    drawn: bool
    problems: tuple[str, ...]
    width: int
    cell: int = _CELL
    picture: int = 0

    @property
    def height(self) -> int:
        """Height of the drawing."""
        return (150 + self.picture if self.proposed else 62) + self.picture


def page_order_view(binding: Binding, pictures: Sequence[bytes] = ()) -> PageOrderView:
    """The view for a binding; of many pages only those with a problem or in a wrong place are kept.

    ``pictures`` are PNG files, one a page; where their number is another, none is shown.
    """
    if len(pictures) != len(binding.printed):
        pictures = [b""] * len(binding.printed)
    places = {was: now for now, was in enumerate(binding.proposed_order, 1)}
    moved = {was for was, now in places.items() if now != was}
    today = tuple(
        _today(binding, position, places.get(position, position), picture)
        for position, picture in enumerate(pictures, 1)
    )
    proposed = tuple(
        replace(_cell(binding, was, now, was in moved), picture=_address(pictures[was - 1]))
        for now, was in enumerate(binding.proposed_order, 1)
        if moved
    )
    drawn = len(today) <= DRAWN
    before = {cell.position: cell for cell in today}
    arrows = tuple((before[cell.position].middle, cell.middle, cell.moved) for cell in proposed) if drawn else ()
    return PageOrderView(
        _sentence(binding),
        today if drawn else tuple(cell for cell in today if cell.words or cell.moved),
        proposed if drawn else (),
        arrows,
        drawn,
        tuple(_told(problem, places) for problem in binding.problems),
        _LEFT + len(today) * (_CELL + _GAP),
        picture=_PICTURE if drawn and any(pictures) else 0,
    )


def _told(problem: PageProblem, places: Mapping[int, int]) -> str:
    """``现第3页，应为第4页：顺序错。页码是4，却装在第3页``."""
    place = places.get(problem.page, problem.page)
    where = f"现第{problem.page}页，应为第{place}页" if place != problem.page else f"第{problem.page}页"
    return f"{where}：{PROBLEM[problem.problem]}。{problem.reason}"


def _today(binding: Binding, position: int, place: int, picture: bytes) -> Cell:
    """A page where it is, with what is wrong with it; first of all where it should be."""
    cell = _cell(binding, position, position, place != position)
    others = [word for word in cell.words.split("、") if word and word != PROBLEM[Problem.WRONG_ORDER]]
    sign = f"应为第{place}页" if cell.moved else next(iter(others), cell.words)
    return replace(cell, sign=sign, picture=_address(picture))


def _address(picture: bytes) -> str:
    """The picture itself as an address, so that the page needs no other file."""
    return f"data:image/png;base64,{b64encode(picture).decode()}" if picture else ""


def _cell(binding: Binding, position: int, place: int, moved: bool) -> Cell:  # noqa: FBT001 - a plain value
    printed = binding.printed[position - 1]
    wrong = dict.fromkeys(PROBLEM[found.problem] for found in binding.problems if found.page == position)
    x = _LEFT + (place - 1) * (_CELL + _GAP)
    return Cell(position, "未读出" if printed is None else f"页码 {printed}", "、".join(wrong), x, moved)


def _sentence(binding: Binding) -> str:
    anew = order_line(binding)
    if anew:
        return f"装订顺序不对：{anew}。"
    if all(number is None for number in binding.printed):
        return "各页都没有读出印刷页码，装订顺序没有据页码核对。"
    if binding.problems or not in_order(binding):
        return "装订顺序不必调整，但有的页需要处理："
    return f"共 {len(binding.printed)} 页，没有发现装订问题。"
