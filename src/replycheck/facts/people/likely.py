"""Strings that are most likely names, wherever they stand: a surname with two characters that make no word.

What is easily got wrong: a surname begins many a word. So a string counts only where the counted texts hardly have it,
nor its halves as words, and where it neither begins inside a word nor runs into one.
"""

from __future__ import annotations

from functools import lru_cache

from replycheck.facts.people.personal_contexts import not_names
from replycheck.records import dataclass
from replycheck.text.confusable import alike
from replycheck.text.likelihood import weight
from replycheck.text.patterns import pattern
from replycheck.text.tables import rows

_LENGTH = 3
_GRAMMAR = frozenset(
    "的地得了着过在于与和及或已未没不是系为以向对从由将把被让给到等作予仅均并即则又也还再就经应可能其该此各每人日月年号元第个件次名户条项款处局院县市区镇乡村街路说称问答找看要会有无上下前后内外中之所你您我他她"
)
_NO_SURNAME = frozenset(
    "但应信来由于和向时从任常经安平全成都能支相过计习项种终后关管连同以即并须需另仅且其该此各每查根据按依对将被把因为是有黄金水石田门"
)
"""Surnames that begin many a phrase; they count only in names that stand again."""
_HALF, _GIVEN, _RUN_IN, _RUN_OUT = 3, 5, 7, 9
_CANDIDATE = pattern(lambda: rf"(?=(?P<name>[{''.join(sorted(_surnames() - _GRAMMAR))}][\u4e00-\u9fff]{{2}}))")


@dataclass(frozen=True, slots=True)
class Likely:
    """A name with the place of its first character."""

    name: str
    start: int


@lru_cache(maxsize=4)
def likely_names(text: str) -> tuple[Likely, ...]:
    """Every string that is most likely a name, in order; two may overlap: 商佟国 and 佟国权."""
    found: list[Likely] = []
    for match in _CANDIDATE.finditer(text):
        name, start = match["name"], match.start()
        if not _GRAMMAR.isdisjoint(name[1:]):
            continue
        if weight(name[:2]) > _HALF or weight(name) or weight(name[1:]) > _GIVEN or not_names().match(name):
            continue
        if start and text[start - 1] not in _GRAMMAR and weight(text[start - 1 : start + 1]) > _RUN_IN:
            continue
        if weight(text[start + 2 : start + 4]) > _RUN_OUT or weight(text[start + 1 : start + 4]) > 1:
            continue
        if "〔" in text[start + _LENGTH : start + 2 * _LENGTH]:
            continue  # 江检申〔2025〕21号
        if name[0] in _NO_SURNAME and text.count(name) == 1:
            continue
        found.append(Likely(name, start))
    return tuple(found)


def recurring(text: str) -> tuple[str, ...]:
    """The likely names that stand more than once, each once; of two that overlap the one that stands more often."""
    found = likely_names(text)
    often = {one.name: text.count(one.name) for one in found}
    kept: dict[str, None] = {}
    for one in found:
        rivals = [other for other in found if 0 < abs(other.start - one.start) < _LENGTH]
        if often[one.name] > 1 and all(often[other.name] < often[one.name] for other in rivals):
            kept[one.name] = None
    return tuple(kept)


def alike_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Likely names that differ in one character: in the surname, or in one that is easily written for the other.

    The one that stands more often, or first, comes first.
    """
    found = dict.fromkeys(one.name for one in likely_names(text))
    groups: dict[str, list[str]] = {}
    for name in found:
        for place in range(_LENGTH):
            groups.setdefault(f"{name[:place]}?{name[place + 1 :]}", []).append(name)
    return tuple(
        (first, other) if text.count(first) >= text.count(other) else (other, first)
        for hole, names in groups.items()
        for at, first in enumerate(names)
        for other in names[at + 1 :]
        if hole[0] == "?" or alike(first[hole.index("?")], other[hole.index("?")])
    )


def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("surnames.tsv") if len(row["surname"]) == 1)
