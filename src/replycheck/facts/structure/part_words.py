"""Kinds of words (收到 and 签收, 翻阅 and 比对, 不服 and 有异议), and which kinds stand in a sentence in what order.

Offices say one thing with many words; a kind that is seen once with one of its words is known with all of them
(``corpora/facts/part_words.tsv``). What a reader would get wrong: a word may be of two kinds (座谈 is a meeting and a
hearing), and the longest word that fits is taken, whatever it cuts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from replycheck.text.tables import rows

SUBJECTS = "你我官他"
"""The reader, the office, its people, other bodies: ``part_wording`` writes them so."""
_FIGURES = "日数"
_STOPS = "，；：。"
_FAR = 4
"""Words between two kinds that still go together."""
_BESIDE, _APART, _THREE, _SUBJECT = 1.0, 0.6, 0.7, 0.5
_MOST = 2.0
"""What is said again and again counts twice."""
_WEIGHT, _USUAL_LENGTH, _DAMPED = 5.0, 4.5, 0.4
"""All kinds of a sentence count about as much as all its strings; a longer sentence has somewhat more to say."""


def kinds_in(normal: str) -> list[str]:
    """The kinds of each word of a sentence as ``part_wording`` writes it (a letter each), ``，`` for each stop."""
    known, lengths = _words()
    found: list[str] = []
    at = 0
    while at < len(normal):
        for length in lengths.get(normal[at], ()):
            kinds = known.get(normal[at : at + length])
            if kinds is not None:
                found.append(kinds)
                at += length
                break
        else:
            at += 1
    return found


def word_kinds(normal: str) -> dict[str, float]:
    """The kinds, pairs and threes of kinds of the sentence, who comes first, and what each counts."""
    counts: dict[str, float] = {}
    for name, weight in _named(kinds_in(normal)):
        count = counts.get(name, 0.0) + weight
        counts[name] = count if count < _MOST else _MOST  # noqa: FURB136 - asked thirty times a sentence
    if not counts:
        return counts
    length = math.sqrt(sum(count * count for count in counts.values()))
    share = _WEIGHT / (length**_DAMPED * _USUAL_LENGTH ** (1 - _DAMPED))
    return {name: share * count for name, count in counts.items()}


def _named(places: list[str]) -> Iterator[tuple[str, float]]:
    said = [(at, kind) for at, kinds in enumerate(places) for kind in kinds if kind not in _STOPS]
    subject = next((kind for _, kind in said if kind in SUBJECTS), "-")
    yield f"&{subject}", 1.0
    for kind in [kind for at, kind in said if at < 3][:2]:  # noqa: PLR2004 - what the sentence opens with
        yield f"&^{kind}", 1.0
    for number, (at, kind) in enumerate(said):
        yield f"@{kind}", 1.0
        yield f"&{subject}{kind}", _SUBJECT
        for later, other in said[number + 1 :]:
            if later > at + _FAR:
                break
            if later > at:
                yield f"@{kind}{other}", _BESIDE if later == at + 1 else _APART
    first = [kinds[0] for kinds in places if kinds not in _STOPS]
    for three in zip(first, first[1:], first[2:], strict=False):
        yield f"@{''.join(three)}", _THREE


@cache
def _words() -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
    """The kinds of each word, and the lengths of the words that begin with a character, the longest first."""
    known: dict[str, str] = {letter: letter for letter in SUBJECTS + _FIGURES}
    known |= dict.fromkeys(_STOPS, "，")
    for row in rows("part_words.tsv"):
        for word in row["words"].split():
            known[word] = known.get(word, "") + row["kind"]
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[0], set()).add(len(word))
    return known, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
