"""What a library holds, in figures; and the ways to take things out again.

What a reader would get wrong: removing frees no space on the disk at once; ``compact`` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from replycheck.library.describe import case_key
from replycheck.library.formulae import refresh
from replycheck.library.statutes import Law, all_hashes, forget_law, law_key, store_law
from replycheck.library.storage.database import FILE_NAME, FORMAT, open_to_read, told
from replycheck.library.storage.tables import FORMULAE, LAWS, discarded, store_table
from replycheck.library.writing import Writer, segments_of
from replycheck.records import dataclass

_UNIT = 8


@dataclass(frozen=True, slots=True)
class Stock:
    """Figures of a library. Characters are UTF-16 units; sizes are bytes on the disk.

    ``removed`` counts judgments that are gone and whose fingerprints are not yet.
    """

    format: int
    judgments: int
    characters: int
    courts: int
    with_case_number: int
    removed: int
    database_bytes: int
    text_bytes: int
    segments: int
    postings: int
    fingerprint_bytes: int
    statutes: int
    articles: int
    formulae: int


def stock_of(folder: Path) -> Stock:
    """The figures of a library.

    :raises UsageError: there is none.
    :raises UnreadableError: it is broken.
    """
    connection = open_to_read(folder)
    try:
        with told(folder):
            segments = segments_of(connection)
            judgments, characters, courts, numbered = connection.execute(
                "SELECT count(*), coalesce(sum(size), 0), count(DISTINCT court), coalesce(sum(case_key <> ''), 0)"
                " FROM judgments"
            ).fetchone()
            (text_bytes,) = connection.execute("SELECT coalesce(sum(length(data)), 0) FROM blocks").fetchone()
            (statutes,) = connection.execute("SELECT count(*) FROM statutes").fetchone()
            (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
            (dead,) = connection.execute("SELECT value FROM meta WHERE key = 'dead'").fetchone()
            row = connection.execute("SELECT size FROM tables WHERE name = ?", (FORMULAE,)).fetchone()
            return Stock(
                format=FORMAT,
                judgments=judgments,
                characters=characters,
                courts=courts,
                with_case_number=numbered,
                removed=dead,
                database_bytes=(folder / FILE_NAME).stat().st_size,
                text_bytes=text_bytes,
                segments=len(segments),
                postings=sum(info.postings for info in segments),
                fingerprint_bytes=sum(info.size for info in segments),
                statutes=statutes,
                articles=articles,
                formulae=row[0] // _UNIT if row else 0,
            )
    finally:
        connection.close()


def remove(folder: Path, ids: Iterable[str], case_numbers: Iterable[str] = ()) -> tuple[int, tuple[str, ...]]:
    """Remove judgments by id and by case number; how many went, and which names stand for none.

    :raises UsageError: there is no library, or another process is writing.
    """
    with Writer(folder) as writer:
        numbers: dict[int, None] = {}
        unknown = []
        with told(folder):
            for column, key, name in [
                *(("id", id_, id_) for id_ in ids),
                *(("case_key", case_key(number), number) for number in case_numbers),
            ]:
                asked = f"SELECT number FROM judgments WHERE {column} = ? AND {column} <> ''"  # noqa: S608 - a name of our own
                found = writer.connection.execute(asked, (key,)).fetchall()
                numbers |= dict.fromkeys(number for (number,) in found)
                if not found:
                    unknown.append(name)
        if numbers:
            writer.remove(list(numbers))
            refresh(writer)
        return len(numbers), tuple(unknown)


def add_statutes(folder: Path, laws: Iterable[Law]) -> int:
    """Store laws, each in the place of an earlier version of the same title; all of them or none. How many.

    :raises UsageError: the library cannot be written to.
    """
    with Writer(folder, begin=True) as writer:
        count = 0
        with writer.change() as connection:
            for law in laws:
                store_law(connection, law)
                count += 1
            old = store_table(connection, folder, LAWS, all_hashes(connection))
        discarded(old)
        return count


def remove_statutes(folder: Path, titles: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """Remove laws by title; how many went, and which titles stand for none.

    :raises UsageError: there is no library, or another process is writing.
    """
    with Writer(folder) as writer:
        with writer.change() as connection:
            unknown = []
            count = 0
            for title in titles:
                if forget_law(connection, law_key(title)):
                    count += 1
                else:
                    unknown.append(title)
            old = store_table(connection, folder, LAWS, all_hashes(connection))
        discarded(old)
        return count, tuple(unknown)
