"""Whether a paragraph begins as a paragraph may, or in the middle of a sentence that was cut.

Strings of one to five characters at the beginning, weighed by figures learned from the sentences of real judgments
and replies against places within them (``benchmarks/flow``). What a reader would get wrong: a paragraph cut
behind a comma begins well, so what is not called torn may be torn all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass
from replycheck.sequence.language import Language, aligned, language, letters
from replycheck.text.tables import columns
from replycheck.text.words import begins_word, ends_words, rest_of_word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TABLE = "flow_openings.tsv.gz"
LONGEST = 5
"""Characters at the beginning that are looked at."""
DENSE = ("#joint", "#next", "#ends-words", "#no-word", "#rest-of-word")
"""Rows of the table that are no strings: what the language model and the dictionary say of a beginning …"""
FIXED = ("#constant", "#limit")
"""… and the constant, and the limit below which a beginning is none."""
_STOP = "。"


@dataclass(frozen=True, slots=True)
class Openings:
    """The weight of each string at the beginning, those of ``DENSE``, a constant and the limit."""

    strings: dict[str, float]
    dense: tuple[float, ...]
    constant: float
    limit: float

    def scores(self, paragraphs: Sequence[str]) -> Floats:
        """How well each paragraph of a paper begins (log-odds)."""
        if not paragraphs:
            return np.zeros(0)
        read = [letters(paragraph)[:LONGEST] for paragraph in paragraphs]
        plain = np.array([sum(self.strings.get(string, 0.0) for string in strings(head)) for head in read])
        return np.asarray(plain + dense(read, language()) @ np.array(self.dense) + self.constant)


def strings(head: str) -> Iterator[str]:
    """The strings of a beginning (as ``letters`` makes it), each with its length or its place."""
    for length in range(1, LONGEST + 1):
        if len(head) >= length:
            yield f"{length}{head[:length]}"
    for at in (1, 2):
        yield f"@{at}{head[at : at + 2]}"


def dense(heads: Sequence[str], model: Language) -> Floats:
    """What language model and dictionary say of each beginning behind a full stop: shape (n, len(DENSE)), -2 to 1."""
    tail, head = aligned([_STOP], 4, ends=True), aligned(heads, 4, ends=False)
    joint, following = model.joints(tail, head)[0], model.next(tail, head)[0]
    words = [(np.clip(ends_words(head[:1]), -3, 3) / 3, not begins_word(head), rest_of_word(head)) for head in heads]
    return np.column_stack([np.clip(joint, -10, 6) / 5, np.clip(following, -12, 0) / 5, np.array(words, dtype=float)])


@cache
def openings(name: str = TABLE) -> Openings:
    """The figures of one of the tables that ship with the package."""
    table = columns(name)
    found = dict(zip(table["string"], map(float, table["weight"]), strict=True))
    dense = tuple(found.pop(name) for name in DENSE)
    constant, limit = (found.pop(name) for name in FIXED)
    return Openings(found, dense, constant, limit)
