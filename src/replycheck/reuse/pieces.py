"""Pieces: what became of each character of a passage, from the exact runs and the edits in the gaps between.

Only the gaps are compared anew, so that the cost follows the edits and not the length squared. What a reader would
get wrong: a piece counts folded characters; ``difference`` leads back to the texts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from replycheck.model.passage import Change, Difference
from replycheck.model.span import Span
from replycheck.reuse.align import Block
from replycheck.reuse.edits import edits
from replycheck.text.fold import Folded


class Piece(NamedTuple):
    """Half-open stretches of both texts in folded characters; ``change`` is None where the words are the same."""

    change: Change | None
    start: int
    end: int
    source_start: int
    source_end: int


_CHANGES = {"replace": Change.REPLACED, "insert": Change.INSERTED, "delete": Change.DROPPED, "equal": None}


def pieces_of(blocks: Iterable[Block], reply: str, source: str) -> list[Piece]:
    """The pieces of a passage in reading order; ``reply`` and ``source`` are the folded texts.

    Between two blocks only a step forward in the judgment counts as words left out: a step back is a move.
    """
    found: list[Piece] = []
    end, source_end = -1, -1
    for block in blocks:
        if end >= 0:
            found.extend(_between(end, block.start, source_end, block.source_start))
        at, source_at = block.start, block.source_start
        for start, source_start, length in block.runs:
            found.extend(_gap(reply, source, (at, start, source_at, source_start)))
            at, source_at = start + length, source_start + length
            found.append(Piece(None, start, at, source_start, source_at))
        found.extend(_gap(reply, source, (at, block.end, source_at, block.source_end)))
        end, source_end = block.end, block.source_end
    return found


def _between(start: int, end: int, source_start: int, source_end: int) -> Iterator[Piece]:
    """The one change, if any, that leads from these words of the judgment to those of the reply."""
    source_end = max(source_start, source_end)
    if start == end and source_start == source_end:
        return
    longer = Change.INSERTED if source_start == source_end else Change.REPLACED
    yield Piece(Change.DROPPED if start == end else longer, start, end, source_start, source_end)


def _gap(reply: str, source: str, place: tuple[int, int, int, int]) -> Iterable[Piece]:
    """What happened between two runs of a block."""
    start, end, source_start, source_end = place
    ours, theirs = end - start, source_end - source_start
    if not ours or not theirs or ours == theirs == 1:
        return _between(start, end, source_start, source_end)
    return [
        Piece(_CHANGES[kind], start + made, start + made_end, source_start + at, source_start + end_there)
        for kind, at, end_there, made, made_end in edits(source[source_start:source_end], reply[start:end])
    ]


def cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """The pieces within a stretch of the reply, beginning and ending with words that both texts have."""
    found = []
    for piece in _touching(pieces, start, end):
        if piece.change is not None:
            found.append(piece)
            continue
        left, right = max(start, piece.start), min(end, piece.end)
        if left < right:
            by, less = left - piece.start, piece.end - right
            found.append(Piece(None, left, right, piece.source_start + by, piece.source_end - less))
    return _without_loose_ends(found)


def same_within(pieces: list[Piece], start: int, end: int) -> int:
    """How many characters of a stretch of the reply stand in the judgment too."""
    touching = _touching(pieces, start, end)
    return sum(max(0, min(p.end, end) - max(p.start, start)) for p in touching if p.change is None)


def _touching(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """The pieces, which are in reading order, that a stretch of the reply meets."""
    return pieces[bisect_left(pieces, start, key=_end_of) : bisect_right(pieces, end, key=_start_of)]


def _start_of(piece: Piece) -> int:
    return piece.start


def _end_of(piece: Piece) -> int:
    return piece.end


def _without_loose_ends(pieces: list[Piece]) -> list[Piece]:
    same = [index for index, piece in enumerate(pieces) if piece.change is None]
    return pieces[same[0] : same[-1] + 1] if same else []


def difference(piece: Piece, reply: Folded, source: Folded) -> Difference:
    """The changed piece as a difference, in offsets of the two texts."""
    if piece.change is None:
        raise ValueError("the words are the same")
    return Difference(
        piece.change, _span(reply, piece.start, piece.end), _span(source, piece.source_start, piece.source_end)
    )


def _span(folded: Folded, start: int, end: int) -> Span:
    if start < end:
        return folded.span(start, end)
    at = int(folded.back[start - 1]) + 1 if start else 0
    return Span(at, at)
