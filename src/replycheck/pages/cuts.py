"""Sentences that a page break cuts and that the next page does not take up: a page may be missing there.

Two kinds of evidence. *The lines*: a page ends in mid-sentence and the next begins a paragraph, or a paragraph is over
and the next page begins in mid-sentence, on paper that indents its paragraphs. *The words*: what stands on either side
does not go together, weighed by figures learned from real documents with pages taken out. What a reader would get
wrong: the words are asked only where the general weights leave doubt; the figures here were learned on those alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from replycheck.pages import features, readings
from replycheck.pages.continuity import Measured, Weights
from replycheck.pages.faces import Face, Head, Tail
from replycheck.pages.language import ORDER, Language, language
from replycheck.pages.setting import indents
from replycheck.text.joining import finished
from replycheck.text.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

KINDS = ("lines", "words", "lines-misread", "words-misread")
"""By whether the layout is known and whether the words were recognised on a scan."""
_LENGTHS = (2, 3)
HABITS = tuple(
    f"{side}-{length}-{what}"
    for length in _LENGTHS
    for side in ("behind", "before")
    for what in ("same", "other", "many")
)
"""What stands elsewhere in the document behind the last letters of a page, and before the first of the next."""
FEATURES = (*features.LINKS, *HABITS, *readings.NAMES)
DOUBTFUL = 1.0
"""Log-odds of a join above which its words are not asked."""
_LETTERS = 12
_FEWEST = 5
_SEVERAL = 3
_STOP_DUE = {"running": 0.04, "paragraphs": 0.005}
"""Where a sentence may as well have ended, a stop was left out: three of four pages taken out leave an end below 0.01.
Where pages break between paragraphs anyway, an open end is more likely to be one that lacks its stop."""
_FEW_LINES, _SIGNATURE = 3, 40
_APART = re.compile(r"\s*(?:附|抄送|主送|印发|此件|致[:：])")
"""Openings that go on from nothing by right."""


class Reason(StrEnum):
    """Why a join is none."""

    WORDS = "words"
    NEW_PARAGRAPH = "new paragraph"
    MID_SENTENCE = "mid-sentence"


@dataclass(frozen=True, slots=True)
class Cut:
    """A join that is none: places (in the order measured) of the page in front and of that behind."""

    front: int
    behind: int
    reason: Reason


def cuts(measured: Measured, weights: Weights, members: Sequence[int]) -> Iterator[Cut]:
    """The joins of the pages in the order at hand at which a sentence is cut; ``weights`` are the general ones."""
    faces = measured.faces
    indented = indents([face.setting for face in faces])
    stop_due = _STOP_DUE[measured.kind.rpartition("-")[2]]
    joins = weights.joins(measured)
    for front, behind in pairwise(members):
        reason = _by_lines(faces[front], faces[behind], stop_due) if indented else None
        if reason is None and joins[front, behind] < DOUBTFUL and asked(faces[front], faces[behind]):
            vector, limit = figures(kind_of(measured))
            reason = Reason.WORDS if vector @ [*marks(measured, front, behind, language()), 1.0] > limit else None
        if reason is not None:
            yield Cut(front, behind, reason)


def kind_of(measured: Measured) -> str:
    """Which of ``KINDS`` fits the document."""
    return f"{measured.kind.partition('-')[0]}{'-misread' if measured.misread else ''}"


def asked(front: Face, behind: Face) -> bool:
    """Whether the words can tell: a sentence goes on, and nothing else begins; the setting is no argument."""
    if min(len(front.letters), len(behind.letters)) < _FEWEST:
        return False
    running = front.tail is Tail.FULL_OPEN and behind.head is Head.FLUSH
    return running or (front.tail is Tail.OPEN and behind.head in {Head.UNKNOWN, Head.ITEM})


def marks(measured: Measured, front: int, behind: int, model: Language) -> Floats:
    """The ``FEATURES`` of one join, which is ``asked``."""
    tail, head = measured.faces[front].letters, measured.faces[behind].letters
    texts = [face.letters for face in measured.faces]
    return np.concatenate(
        [
            measured.links[:, front, behind],
            np.array(_habits(texts, tail, head)),
            np.array(readings.readings(model, tail[-_LETTERS:], head[:_LETTERS])),
        ]
    )


def _by_lines(front: Face, behind: Face, stop_due: float) -> Reason | None:
    """What the setting of the lines proves on paper that indents its paragraphs."""
    ends, begins = front.setting, behind.setting
    if ends is None or begins is None or ends.closes_apart or _signed(front):
        return None
    if behind.headline or _APART.match(behind.words):
        return None
    if front.tail is Tail.FULL_OPEN and behind.head in {Head.INDENTED, Head.ITEM, Head.APART}:
        return Reason.NEW_PARAGRAPH if ends.lines >= _FEW_LINES and _stop_chance(front) < stop_due else None
    # A short line that is open may only have had no room for a number.
    if front.tail is Tail.SHORT_CLOSED and behind.head is Head.FLUSH:
        opening = behind.words.partition("\n")[0]
        whole = begins.opens_full or (finished(opening) and not opening.endswith(("：", ":")))
        return Reason.MID_SENTENCE if whole else None
    return None


def _signed(front: Face) -> bool:
    """Whether a page ends with a date or a name that is no part of a sentence."""
    return front.signed and len(front.words) - front.words.rfind("\n") < _SIGNATURE


def _stop_chance(front: Face) -> float:
    codes = np.array([[ord(letter) for letter in front.letters[1 - ORDER :].rjust(ORDER - 1, "\0")]], dtype=np.uint64)
    return float(language().stops(codes)[0])


def _habits(texts: Sequence[str], tail: str, head: str) -> list[float]:
    found: list[float] = []
    for length in _LENGTHS:
        found += _habit(_behind(texts, tail[-length:]), head[:1])
        found += _habit(_before(texts, head[:length]), tail[-1:])
    return found


def _habit(beside: Counter[str], own: str) -> list[float]:
    """Whether the letter stands there elsewhere; how constantly another does; whether many do."""
    total = beside.total()
    if not total:
        return [0.0, 0.0, 0.0]
    other = own not in beside
    return [
        float(not other),
        float(other) * max(beside.values()) / total * float(np.log1p(total)),
        float(other and len(beside) >= _SEVERAL),
    ]


def _behind(texts: Sequence[str], wanted: str) -> Counter[str]:
    return Counter(text[end] for text in texts for end in _ends(text, wanted) if end < len(text))


def _before(texts: Sequence[str], wanted: str) -> Counter[str]:
    size = len(wanted)
    return Counter(text[end - size - 1] for text in texts for end in _ends(text, wanted) if end > size)


def _ends(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at + len(wanted)
        at = text.find(wanted, at + 1)


@cache
def figures(kind: str) -> tuple[Floats, float]:
    """The shipped weights of ``FEATURES`` (a constant last) against a join, and the limit."""
    mine = {row["feature"]: float(row["weight"]) for row in rows("page_weights.tsv") if row["kind"] == kind}
    return vector_of(mine), mine["limit"]


def vector_of(named: Mapping[str, float]) -> Floats:
    """Weights by the names of ``FEATURES`` and ``constant`` as one vector; what is not named weighs nothing."""
    return np.array([named.get(name, 0.0) for name in (*FEATURES, "constant")])
