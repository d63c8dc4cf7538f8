"""Words that a PDF gives to be read in place of its letters (``ActualText``): for ligatures, hyphens, ornaments.

What is easily got wrong: the letters are what is seen. Where the file does not say which characters they are, the words
given for them are all there is; where it does and the words are others, nobody who looks at the page sees them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from replycheck.model.mark import Hiding, MarkKind
from replycheck.readers.layout.page import Note, Run, in_page
from replycheck.text.lookalikes import plain

_HAN_FROM = "\u2e80"
_TELLING = 4
"""Characters that a page has more in its spoken words than in its letters, from which they are other words."""
_LONGEST = 2_000


def settle_spoken(runs: list[Run], said: Mapping[int, str]) -> Iterator[Note]:
    """Name letters without names by the words given for them; a note of the words that no letters show."""
    if not said:
        return
    owned: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        if run.paint is not None and run.paint.said is not None:
            owned[run.paint.said].append(run)
            run.paint = replace(run.paint, said=None)
    gone: list[tuple[Run, str]] = []
    for key, letters in owned.items():
        if any(_is_nameless(run) for run in letters):
            _name(letters, said[key])
        else:
            gone.extend((letters[0], words) for words in _others(letters, said[key]))
    if sum(_told(words).total() for _, words in gone) >= _TELLING:
        first = gone[0][0]
        x, y = in_page(first.glyphs[0][0], first.up, first.angle)
        words = "".join(words for _, words in gone)[:_LONGEST]
        yield Note(MarkKind.HIDDEN, (x, y, x, y + first.size), words, why=Hiding.MISNAMED)


def _others(letters: list[Run], words: str) -> Iterator[str]:
    """The words, or what of them no letter shows where most of them are shown."""
    shown = "".join(chr(code) for run in letters for _, _, code in run.glyphs if code < 0x110000)  # noqa: PLR2004 - end of Unicode
    told = _told(words)
    more = told - _told(shown)
    if more:
        yield words if 2 * more.total() > told.total() else "".join(more.elements())


def _told(words: str) -> Counter[str]:
    """The Chinese characters and figures of words, whose change changes what is said."""
    even = unicodedata.normalize("NFKC", plain(words))
    return Counter(letter for letter in even if letter.isdecimal() or (letter >= _HAN_FROM and letter.isalpha()))


def _is_nameless(run: Run) -> bool:
    return run.unmapped or any(
        code in {0, 0xFFFD, 0xFFFE} or 0xE000 <= code < 0xF900  # noqa: PLR2004 - the private area
        for _, _, code in run.glyphs
    )


def _name(letters: list[Run], words: str) -> None:
    """Give the words out over the places of the letters: one a letter, what is left over to the last."""
    left = [ord(letter) for letter in words if letter.isprintable()]
    for run in letters:
        places, run.unmapped = run.glyphs, False
        taken = left[: len(places)] if run is not letters[-1] else left
        left = left[len(places) :]
        run.glyphs = [(*places[min(at, len(places) - 1)][:2], code) for at, code in enumerate(taken)] or places
