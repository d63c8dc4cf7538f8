"""How fast the engine is: on the pairs of a set, and on a long judgment.

Processor time of one core, the best of three rounds for each pair, so that what else runs changes little.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Any

from replycheck.model.document import plain
from replycheck.reuse import find_passages, spans

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 3


def speed(pairs: list[tuple[str, str]], judgments: list[str], replies: list[str]) -> dict[str, float]:
    """Million characters (reply and source) a second of the median pair, and seconds for 100,000 against 20,000."""
    library = "".join(judgments)
    source = library[:100_000]
    own = "".join(replies)[:14_000]
    mixed = own + source[20_000:23_000] + source[70_000:73_000]
    return {
        "passages_median_pair_million_characters_per_second": _median(_passages, pairs),
        "aligner_median_pair_million_characters_per_second": _median(spans, pairs),
        "seconds_100000_by_20000_own_text_with_two_copies": _seconds(_passages, mixed, source),
        "seconds_100000_by_20000_all_copied": _seconds(_passages, source[40_000:60_000], source),
        "seconds_100000_by_20000_other_judgments": _seconds(_passages, library[200_000:220_000], source),
    }


def _passages(reply: str, source: str) -> object:
    return find_passages(plain(reply, source="reply"), (plain(source, source="judgment"),))


def _median(detect: Callable[[str, str], Any], pairs: list[tuple[str, str]]) -> float:
    rates = [(len(reply) + len(source)) / _seconds(detect, reply, source) / 1e6 for reply, source in pairs]
    return round(statistics.median(rates), 2)


def _seconds(detect: Callable[[str, str], Any], reply: str, source: str) -> float:
    taken = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        detect(reply, source)
        taken.append(time.process_time() - began)
    return round(min(taken), 6)
