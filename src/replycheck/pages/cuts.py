"""Sentences that a page break cuts and that the next page does not take up: a page may be missing there.

Two kinds of evidence. *The lines*: a page ends in mid-sentence and the next begins a paragraph, or a paragraph is over
and the next page begins in mid-sentence, on paper that indents its paragraphs. *The words*: what stands on either side
does not go together, weighed by figures learned from real documents with pages taken out. What a reader would get
wrong: the words are asked only where the general weights leave doubt; the figures here were learned on those alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from replycheck.pages import features, own_words, readings
from replycheck.pages.continuity import Measured, Weights
from replycheck.pages.setting import indents
from replycheck.pages.signals import Head, PageSignals, Tail
from replycheck.records import dataclass
from replycheck.sequence.language import ORDER, Language, aligned, language
from replycheck.sequence.network import Network, unpacked
from replycheck.text.joining import finished
from replycheck.text.patterns import pattern
from replycheck.text.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

KINDS = ("lines", "words", "lines-misread", "words-misread")
"""By whether the layout is known and whether the words were recognised on a scan."""
FEATURES = (*features.LINKS, *own_words.NAMES, *readings.NAMES)
DOUBTFUL = 1.0
"""Log-odds of a join above which its words are not asked."""
_LETTERS = 12
_FEWEST = 5
_ASKED = {
    Tail.FULL_OPEN: (Head.FLUSH,),
    Tail.OPEN: (Head.UNKNOWN, Head.ITEM),
    Tail.FULL_CLOSED: (Head.FLUSH,),
    Tail.CLOSED: (Head.UNKNOWN,),
}
"""What the next page may begin with, by how a page ends, for its words to tell anything."""
_CLOSED = frozenset({Tail.FULL_CLOSED, Tail.CLOSED})
_STOP_DUE = {"running": 0.04, "paragraphs": 0.005}
"""Where a sentence may as well have ended, a stop was left out: three of four pages taken out leave an end below 0.01.
Where pages break between paragraphs anyway, an open end is more likely to be one that lacks its stop."""
_STOP_MISREAD = 0.5
"""How much likelier than a stop here, misread as just this letter, the letter must be; nine of ten whole scans that the
lines spoke against ended in such a letter, and one page in twenty of those taken out."""
_FEW_LINES, _SIGNATURE = 3, 40
_APART = pattern(r"\s*(?:附|抄送|主送|印发|此件|致[:：])")
"""Openings that go on from nothing by right."""


class Reason(StrEnum):
    """Why a join is none."""

    WORDS = "words"
    OPENING = "opening"
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
    worded = by_words(measured, doubtful(measured, weights, pairwise(members)))
    for front, behind in pairwise(members):
        reason = _by_lines(faces[front], faces[behind]) if indented else None
        if reason is Reason.NEW_PARAGRAPH and not goes_on(faces[front].letters, stop_due, misread=measured.misread):
            reason = None
        if reason is None and (front, behind) in worded:
            reason = Reason.OPENING if faces[front].tail in _CLOSED else Reason.WORDS
        if reason is not None:
            yield Cut(front, behind, reason)


def doubtful(measured: Measured, weights: Weights, joins: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The joins (front, behind) that the general weights leave in doubt and whose words can tell."""
    odds, faces, running = weights.joins(measured), measured.faces, measured.kind.endswith("running")
    return [
        (front, behind)
        for front, behind in joins
        if odds[front, behind] < DOUBTFUL and asked(faces[front], faces[behind], running=running)
    ]


def by_words(measured: Measured, joins: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Those of the ``doubtful`` joins whose words do not go together."""
    if not joins:
        return frozenset()
    network, limit = figures(kind_of(measured))
    scores = network.scores(marks(measured, joins, language()))
    return frozenset(join for join, score in zip(joins, scores, strict=True) if score > limit)


def kind_of(measured: Measured) -> str:
    """Which of ``KINDS`` fits the document."""
    return f"{measured.kind.partition('-')[0]}{'-misread' if measured.misread else ''}"


def network_of(kind: str) -> str:
    """The name of the network that a kind shares with the other that was read in the same way."""
    return "misread" if kind.endswith("misread") else "plain"


def asked(front: PageSignals, behind: PageSignals, *, running: bool) -> bool:
    """Whether the words can tell: a sentence goes on, and nothing else begins; the setting is no argument.

    Where pages break in mid-paragraph (``running``), also whether the next one begins as a sentence may, after a stop.
    """
    if min(len(front.letters), len(behind.letters)) < _FEWEST:
        return False
    return behind.head in _ASKED.get(front.tail, ()) and (running or front.tail not in _CLOSED)


def marks(measured: Measured, joins: Sequence[tuple[int, int]], model: Language) -> Floats:
    """The ``FEATURES`` of some joins, which are ``doubtful``: one row a join."""
    fronts, behinds = (list(side) for side in zip(*joins, strict=True))
    texts = [face.letters for face in measured.faces]
    tails, heads = [texts[front][-_LETTERS:] for front in fronts], [texts[behind][:_LETTERS] for behind in behinds]
    return np.hstack(
        [
            measured.links[:, fronts, behinds].T,
            own_words.own_words(texts).signs(model, tails, heads),
            readings.readings(model, tails, heads),
        ]
    )


def goes_on(letters: str, stop_due: float, *, misread: bool) -> bool:
    """Whether a page that ends openly ends in mid-sentence: no stop was left out, nor misread as another letter."""
    if _stop_chance(letters) >= stop_due:
        return False
    if not misread:
        return True
    model, codes = language(), aligned([letters], ORDER, ends=True)
    *before, last = (codes[:, place] for place in range(ORDER))
    stopped = _stop_chance(letters[:-1]) * float(model.chance([], last)[0])
    return stopped < _STOP_MISREAD * float(model.chance(before, last)[0])


def _by_lines(front: PageSignals, behind: PageSignals) -> Reason | None:
    """What the setting of the lines proves on paper that indents its paragraphs, if a page with an open end goes on."""
    ends, begins = front.setting, behind.setting
    if ends is None or begins is None or ends.closes_apart or _signed(front):
        return None
    if behind.headline or _APART.match(behind.words):
        return None
    if front.tail is Tail.FULL_OPEN and behind.head in {Head.INDENTED, Head.ITEM, Head.APART}:
        return Reason.NEW_PARAGRAPH if ends.lines >= _FEW_LINES else None
    # A short line that is open may only have had no room for a number.
    if front.tail is Tail.SHORT_CLOSED and behind.head is Head.FLUSH:
        opening = behind.words.partition("\n")[0]
        whole = begins.opens_full or (finished(opening) and not opening.endswith(("：", ":")))
        return Reason.MID_SENTENCE if whole else None
    return None


def _signed(front: PageSignals) -> bool:
    """Whether a page ends with a date or a name that is no part of a sentence."""
    return front.signed and len(front.words) - front.words.rfind("\n") < _SIGNATURE


def _stop_chance(letters: str) -> float:
    return float(language().stops(aligned([letters], ORDER - 1, ends=True))[0])


@cache
def figures(kind: str) -> tuple[Network, float]:
    """The shipped network that weighs ``FEATURES`` against a join, and the limit.

    A network belongs to what was recognised on a scan, or to what was not; known lines move only the limit.
    """
    mine = {
        row["part"]: np.array(row["figures"].split(), dtype=float)
        for row in rows("page_cuts.tsv.gz")
        if row["kind"] in {network_of(kind), kind}
    }
    return unpacked(mine), float(mine["limit"][0])
