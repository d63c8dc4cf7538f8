"""How much the wording of a sentence speaks for each part of a reply, by weights of its character strings.

The signs of ``telling`` are what somebody thought of; offices say the same in more ways. Each string of one to three
characters, and each pair that follows the office, the reader, a date or a figure at some distance, has a weight for
each part, learned on labelled sentences (``benchmarks/parts.py``; ``corpora/facts/part_weights.tsv.gz``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = "part_weights.tsv.gz"
CONSTANT, LOW, HIGH = "=constant", "=low", "=high"
"""Rows of the table that are no strings."""
SCALE = 64.0
"""The table holds 64ths."""
_LONGEST = 400
"""Characters of a sentence that are looked at; a longer one is a paragraph without stops."""
_STRINGS = (1, 2, 3)
_REACH = 6
"""Characters between one of ``_POLES`` and a pair that goes with it."""
_POLES = "我你日条数"
_LENGTH = 4.0
"""The strings of a sentence together weigh as much, however many they are."""
_SAME: tuple[tuple[Pattern, str], ...] = (
    (pattern(r"\s+"), ""),
    (pattern(r"《[^》]{2,60}》"), "《》"),
    (pattern(r"[（(〔\[](?:19|20)\d\d[）)〕\]]"), "〔数〕"),
    (
        pattern(
            r"(?:(?:19|20)?\d\d年|[去今明前]年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月"
            r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|[上中下]旬|底|初)?"
        ),
        "日",
    ),
    (pattern(r"(?:19|20)\d\d年"), "日"),
    (pattern(r"第[\d一二三四五六七八九十百零〇]{1,9}条"), "条"),
    (pattern(r"\d{1,18}(?:[.,]\d{1,18}){0,6}"), "数"),
    (pattern(r"你们?|您们?|信访人|来信人|来访人|反映人|申诉人|投诉人|举报人|申请人|网友"), "你"),
    (
        pattern(r"(?:我|本)(?:院|局|委|厅|办|镇|乡|县|市|区|街道|机关|部门|单位|所|站|中心|庭)|我们"),
        "我",
    ),
)
"""What stands for one thing: the office, the reader, a date, an article, a figure."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``rows`` gives the row of each string in ``table`` (strings by parts, a float each); the rest is by part."""

    parts: tuple[str, ...]
    rows: dict[str, int]
    table: NDArray[np.float32]
    constant: NDArray[np.float32]
    low: NDArray[np.float32]
    high: NDArray[np.float32]


def strings(sentence: str) -> dict[str, float]:
    """The strings of the sentence and what each counts; their squares add up to the same for every sentence."""
    found = dict(_strings(_normal(sentence)))
    length = math.sqrt(sum(count * count for count in found.values()))
    return {string: count * _LENGTH / length for string, count in found.items()}


def _normal(sentence: str) -> str:
    text = sentence[:_LONGEST]
    for same, sign in _SAME:
        text = same.sub(sign, text)
    return f"^{text}$"


def _strings(text: str) -> Iterator[tuple[str, float]]:
    for length in _STRINGS:
        for start in range(len(text) - length + 1):
            yield text[start : start + length], 1.0
    for at, pole in enumerate(text):
        if pole in _POLES:
            for other in range(max(0, at - _REACH), min(len(text) - 1, at + _REACH + 1)):
                if abs(other - at) > 1:
                    yield f"{pole}{'>' if other > at else '<'}{text[other : other + 2]}", 0.5


def wording(sentence: str, weights: Weights) -> NDArray[np.float32]:
    """The log-odds of each part, in the order of ``weights.parts``."""
    counted = [(weights.rows[one], count) for one, count in strings(sentence).items() if one in weights.rows]
    if not counted:
        return weights.constant
    places, counts = zip(*counted, strict=True)
    summed: NDArray[np.float32] = np.asarray(counts, dtype=np.float32) @ weights.table[list(places)]
    return summed + weights.constant


@cache
def shipped_weights() -> Weights:
    """The weights in the package."""
    found = columns(TABLE)
    named = found.pop("string")
    rows = [np.fromstring(" ".join(found[part]), dtype=np.float32, sep=" ") for part in found]
    table = np.array(rows, dtype=np.float32).T / SCALE
    places = {string: at for at, string in enumerate(named)}
    special = {one: table[places.pop(one)] for one in (CONSTANT, LOW, HIGH)}
    return Weights(tuple(found), places, table, special[CONSTANT], special[LOW], special[HIGH])
