"""The library's own formulae: strings that many unrelated judgments of it have, so that sharing them proves nothing.

They add to the background that ships with the package. What a reader would get wrong: two hundred judgments between
one bank and its debtors are alike because one was made from the other; of judgments that have a party in common only
one is counted, and those that name no party are not counted at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from replycheck.library.describe import BETWEEN
from replycheck.library.storage.database import told
from replycheck.library.storage.fingerprints import unique_sorted
from replycheck.library.storage.tables import FORMULAE, discarded, store_table
from replycheck.library.storage.texts import unpacked
from replycheck.reuse.background import string_hashes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from replycheck.library.writing import Writer

_COUNTED = 2000
"""So many judgments are counted: a sample by the digest of their text, which is as good as chance and repeatable."""
_LOOKED_AT = 5
"""So many times more are looked at to find some without parties in common."""
_LEAST_COUNTED = 20
_LEAST, _SHARE = 10, 0.01
"""A formula stands in so many unrelated judgments, and in such a share of those counted."""
_GROWTH = 1.25
"""Counted anew when the library has grown (or shrunk) by so much since."""


def refresh(writer: Writer, *, anyway: bool = False) -> None:
    """Count the formulae anew where the library has changed enough since they were counted."""
    with told(writer.folder):
        connection = writer.connection
        (count,) = connection.execute("SELECT count(*) FROM judgments").fetchone()
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (FORMULAE,)).fetchone()
        before = row[0] if row else 0
        if not anyway and before / _GROWTH < count < max(_LEAST_COUNTED, before * _GROWTH):
            return
        found = counted(_sample(connection))
    with writer.change():
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (FORMULAE, count))
        old = store_table(connection, writer.folder, FORMULAE, found)
    discarded(old)


def counted(texts: Iterator[str]) -> NDArray[np.uint64] | None:
    """The hashes of the strings that enough of the texts have; None where there are too few texts."""
    some = [unique_sorted(np.sort(string_hashes(text))) for text in texts]
    if len(some) < _LEAST_COUNTED:
        return None
    hashes = np.concatenate(some)
    hashes.sort()
    least = max(_LEAST, int(_SHARE * len(some)))
    # In sorted order a hash that stands there so often is equal to the one so many places on.
    often = hashes[: hashes.size - least + 1]
    found: NDArray[np.uint64] = np.unique(often[often == hashes[least - 1 :]])
    return found


def _sample(connection: sqlite3.Connection) -> Iterator[str]:
    """Texts of judgments that have no party in common."""
    rows = connection.execute(
        "SELECT parties, block, start, size FROM judgments WHERE parties <> '' ORDER BY content LIMIT ?",
        (_COUNTED * _LOOKED_AT,),
    ).fetchall()
    seen: set[str] = set()
    count = 0
    for parties, block, start, size in rows:
        names = set(parties.split(BETWEEN))
        if count < _COUNTED and seen.isdisjoint(names):
            seen |= names
            count += 1
            (data,) = connection.execute("SELECT data FROM blocks WHERE block = ?", (block,)).fetchone()
            yield unpacked(data, start, size)
