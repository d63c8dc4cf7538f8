"""Signs that a paragraph begins in the middle of a sentence, for ``trees`` to weigh together.

``openings`` alone leaves half of them unsaid, for a right paragraph of an unknown hand may begin as oddly; how the
rest of the paper uses the same words, and what the first clause lacks, tell more. What a reader would get wrong: where
the cut fell behind a comma, nothing shows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow import signs
from replycheck.flow.openings import LONGEST, Openings, dense, openings, strings
from replycheck.flow.reading import Stretch
from replycheck.flow.roles import role
from replycheck.sequence.language import language, letters
from replycheck.text.patterns import pattern
from replycheck.text.words import pair_weight

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

BEGINNINGS = "flow_beginnings.tsv.gz"
"""As ``openings``, learned from the paragraphs of many more hands: only trees are grown that have not seen them."""
TORN = (
    "opening", "opens-two", "opens-one", "headed", "joint", "next", "ends-words", "no-word", "rest-of-word",
    "strings-short", "strings-three", "strings-long", "clause", "clause-mark", "begins-paper", "figure", "subject",
    "of", "first", "on-top", "within", "in-front", "one-before", "rare", "unopened", "told", "role", "length", "item",
    "place", "plain", "front-ends",
)  # fmt: skip
"""What :func:`torn_table` measures of a paragraph."""
SHORTEST = 20
"""Characters that a paragraph needs to be asked."""
_NO_BEGINNING = pattern(
    r"[^，。；：]{1,3}。|[■□◆◇●○△▲★※]|[甲乙丙丁戊己庚辛]、|[^，。；]{2,16}(?:地址|电话)[：:]|.{0,200}：$"
)
"""The answer in a word (节哀。少了。), a mark of a list, an address, what leads in a list: no sentence that begins."""
_CLAUSE = pattern(r"[，。；：、！？]")
_MARKS = "，。；：、！？"
_OPENERS = "，。；：、“《（\n"
_BRACKETS = (("“", "”"), ("《", "》"), ("（", "）"))
_SUBJECT = pattern(r"[你您我本该其]|人|局|院|公司|法院|部门|中心|委|会|所|政府|[^，。]{0,3}某")
_LONG_CLAUSE, _OFTEN, _LONG = 30, 4, 300


def asked(told: Sequence[Stretch]) -> list[int]:
    """The paragraphs that are asked."""
    return [
        at
        for at, one in enumerate(told)
        if not one.frame and not one.heading and len(one.words) > SHORTEST and _NO_BEGINNING.match(one.words) is None
    ]


def torn_table(
    told: Sequence[Stretch],
    chosen: Sequence[int],
    clauses: Collection[str],
    plain: Sequence[bool],
    figures: Openings | None = None,
) -> Floats:
    """The ``TORN`` of the chosen paragraphs: shape (len(TORN), n).

    ``clauses`` are the first one and two characters of every clause of the paper, ``plain`` tells of each chosen
    paragraph whether it is a sentence of running text; ``figures`` in place of the openings that ship.
    """
    figures = figures or openings(BEGINNINGS)
    paper = "\n".join(one.words for one in told)
    heads = [letters(told[at].words)[:LONGEST] for at in chosen]
    scores, models = figures.scores([told[at].words for at in chosen]), dense(heads, language())
    first = next((at for at, one in enumerate(told) if not one.frame and not one.heading), None)
    rows = [
        (
            score,
            told[at].words[:2] in clauses,
            told[at].words[:1] in clauses,
            at > 0 and told[at - 1].heading,
            *model,
            *_by_length(head, figures),
            *_of_the_clause(told[at].words),
            at == first,
            at == 0 or told[at - 1].frame,
            *_elsewhere(told[at].words, paper),
            _rarity(told[at].words[:2]),
            _unopened(told[at].words.partition("。")[0]),
            sum(told[at].told.first) > 0,
            role(told[at]) is not None,
            min(len(told[at].words), _LONG),
            any(told[at].items[:4]),
            at / len(told),
            text,
            at > 0 and told[at - 1].words[-1:] in "。！？",
        )
        for at, score, head, model, text in zip(chosen, scores.tolist(), heads, models.tolist(), plain, strict=True)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(chosen), len(TORN)).T


def _of_the_clause(words: str) -> tuple[float, ...]:
    """The length of the first clause, the mark behind it, and what is in it."""
    match = _CLAUSE.search(words)
    clause = words[: match.start()] if match else words
    return (
        min(len(clause), _LONG_CLAUSE),
        _MARKS.index(match.group()) if match else len(_MARKS),
        signs.BEGINS_A_PAPER.search(clause) is not None,
        words[0].isdigit(),
        _SUBJECT.search(clause) is not None,
        "的" in clause[:2],
    )


def _unopened(sentence: str) -> bool:
    """Whether a bracket or quotation mark closes that was not opened."""
    return any(sentence.count(behind) > sentence.count(front) for front, behind in _BRACKETS)


def _by_length(head: str, figures: Openings) -> tuple[float, float, float]:
    """What the strings of one and two characters, of three, and of more say."""
    sums = [0.0, 0.0, 0.0]
    for string in strings(head):
        if string[0] != "@":
            sums[max(0, min(2, int(string[0]) - 2))] += figures.strings.get(string, 0.0)
    return sums[0], sums[1], sums[2]


def _elsewhere(words: str, text: str) -> tuple[float, float, bool]:
    """How often the first two characters stand within clauses elsewhere, and in front; whether behind one character."""
    rest, head = text.replace(words, "", 1), words[:2]
    within, in_front, before = 0, 0, set()
    at = rest.find(head)
    while at >= 0:
        if at == 0 or rest[at - 1] in _OPENERS:
            in_front += 1
        else:
            within += 1
            before.add(rest[at - 1])
        at = rest.find(head, at + 2)
    return min(within, _OFTEN), min(in_front, _OFTEN), len(before) == 1


def _rarity(pair: str) -> float:
    han = len(pair) > 1 and all("\u4e00" <= letter <= "\u9fff" for letter in pair)
    return pair_weight(pair) if han else -1.0
