"""What the characters of a line spell: spaces by their gaps, and the few signs whose width no picture shows well.

A comma read in half width between two Han characters would be a false accusation later on; where the model itself is
not sure of its width it is the one that belongs there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median

from replycheck.readers.layout.brackets import CLOSED, OPENED, numbered
from replycheck.readers.ocr.engine import Character
from replycheck.text.patterns import pattern

_SURE_OF_WIDTH = 0.97
_WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_GAP = 1.9
"""Ems between the middles of two characters that a space stands between."""
_FEW = 3
"""Steps of Han characters that tell their size; fewer may be a name spread out."""
_APART = (0.6, 1.6)
_FIGURES = "一二三四五六七八九十〇零"
_RING = pattern(f"(?<=[{_FIGURES}])[○◯OＯ0０o](?=[{_FIGURES}○◯OＯ0０o年])")
_YEAR = pattern(f"([{re.escape(OPENED)}])(?=[12][0-9]{{3}}([{re.escape(CLOSED)}]))")
"""The year of a document or case number between its brackets."""
_HAN = pattern("[\u3400-\u9fff]")


def pitch(characters: Sequence[Character]) -> float | None:
    """The mean distance of two Han characters side by side, in pixels; None where too few stand so.

    The mean and not the median: places come in steps of a sixth of the line's height.
    """
    steps = [
        after.at - before.at
        for before, after in pairwise(characters)
        if _HAN.match(before.text) and _HAN.match(after.text)
    ]
    if len(steps) < _FEW:
        return None
    usual = median(steps)
    return fmean(step for step in steps if _APART[0] * usual < step < _APART[1] * usual)


def spelt(characters: Sequence[Character], size: float) -> tuple[str, tuple[float, ...]]:
    """The text of a line whose type is ``size`` pixels large, and how sure each of its characters is."""
    letters: list[str] = []
    sure: list[float] = []
    last: Character | None = None
    blank = False
    for character in characters:
        if character.text.isspace():
            blank = True
            continue
        if last is not None and _parted(last, character, size, blank=blank):
            letters.append(" ")
            sure.append(1.0)
        for letter in unicodedata.normalize("NFC", character.text):
            letters.append(letter)
            sure.append(character.sure)
        last, blank = character, False
    text = _paired(_widened("".join(letters), sure), sure)
    return numbered(_RING.sub("〇", text)), tuple(sure)


def _parted(before: Character, after: Character, size: float, *, blank: bool) -> bool:
    """Whether a space stands between: a wide gap, or one that the model saw between Latin words."""
    if after.at - before.at > _GAP * size:
        return True
    return blank and before.text.isascii() and after.text.isascii()


def _widened(text: str, sure: Sequence[float]) -> str:
    """Half-width marks of doubtful width beside Han characters in full width."""
    found = list(text)
    for index, letter in enumerate(text):
        if letter in _WIDE and sure[index] < _SURE_OF_WIDTH:
            beside = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
            if _HAN.search(beside) or any(mark in "，。；：“”《》" for mark in beside):
                found[index] = _WIDE[letter]
    return "".join(found)


def _paired(text: str, sure: Sequence[float]) -> str:
    """Brackets about a year alike on both sides: as the surer of the two."""
    found = list(text)
    for match in _YEAR.finditer(text):
        start, end = match.start(1), match.start(2)
        kinds = OPENED.index(match[1]), CLOSED.index(match[2])
        kind = kinds[0] if sure[start] >= sure[end] else kinds[1]
        found[start], found[end] = OPENED[kind], CLOSED[kind]
    return "".join(found)
