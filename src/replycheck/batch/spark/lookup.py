"""The look-up of many replies in a judgment library as one join over Parquet.

What a reader would get wrong: the weights are not computed by the join. How rare a fingerprint is enters as a small
table, made by the library's own formula, so that the scores are the library's to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from replycheck.batch.spark import joins
from replycheck.batch.spark.parquet import Joiner, write
from replycheck.library import Library
from replycheck.library.proposed import MOST, Candidates
from replycheck.library.search import _MOST_POSTINGS, _SCALE
from replycheck.library.storage.fingerprints import fingerprints

if TYPE_CHECKING:
    from replycheck.batch.spark.parquet import Columns

_LIVE = 100_000


def export(library: Library, joiner: Joiner, folder: Path) -> None:
    """Write the fingerprints of a library as tables: ``postings``, ``counts``, ``weights`` and ``live``."""
    pieces = ({"hash": hashes, "judgment": numbers} for hashes, numbers in library.postings())
    write(folder / "postings", pieces, ("hash", "judgment"))
    write(folder / "live", _numbers(library), ("judgment",))
    joiner.store(joins.counts(), folder, ("postings",), folder / "counts")
    held = np.array([row[0] for row in joiner.rows(joins.kinds(), folder, ("counts",))], dtype=np.int64)
    write(folder / "weights", [{"held": held, "weight": _weights(library, held)}], ("held", "weight"))


def _weights(library: Library, held: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Any:  # noqa: ANN401 - an array
    """The weight of a fingerprint that so many judgments have: the line of ``library.search``, word for word."""
    judgments = sum(segment.info.last - segment.info.first + 1 for segment in library.segments)
    return (np.log1p(judgments / np.maximum(1, held)) * _SCALE).astype(np.uint64)


def _numbers(library: Library) -> Iterator[Columns]:
    some: list[int] = []
    for found in library.all():
        some.append(found.number)
        if len(some) >= _LIVE:
            yield {"judgment": np.array(some)}
            some = []
    if some:
        yield {"judgment": np.array(some)}


def propose(joiner: Joiner, folder: Path, texts: Iterable[tuple[int, str]]) -> Mapping[int, Candidates]:
    """For each reply (by its place) the judgments that share most with its text, best first; () for none."""
    places: list[int] = []
    write(folder / "asked", _asked(texts, places), ("reply", "hash"))
    found: dict[int, list[tuple[int, float]]] = {place: [] for place in places}
    names = ("asked", "counts", "weights", "postings", "live")
    for reply, judgment, score, _ in joiner.rows(joins.proposed(_MOST_POSTINGS, MOST), folder, names):
        found[reply].append((judgment, score / _SCALE))
    return {place: tuple(judgments) for place, judgments in found.items()}


def _asked(texts: Iterable[tuple[int, str]], places: list[int]) -> Iterator[Columns]:
    for place, text in texts:
        hashes = fingerprints(text).astype(np.int64)
        places.append(place)
        yield {"reply": np.full(hashes.size, place, dtype=np.int64), "hash": hashes}
