"""Tables of whole numbers as Parquet, partitioned by hash, and the engines that join them.

What is easily got wrong: a folder of Parquet is a table only when it was written whole, so each is written beside its
place and moved there; and Spark runs elsewhere, so the folder must lie where every machine sees it by the same path.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from replycheck.batch.checked import Trace
from replycheck.batch.postings import Links
from replycheck.batch.spark import joins

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Columns = Mapping[str, NDArray[Any]]

_ROWS = 2_000_000
"""So many rows are held while a table is written."""


class Joiner(Protocol):
    """An engine that runs an expression over tables that lie as Parquet in folders of their names."""

    def rows(self, expression: Any, folder: Path, names: Sequence[str]) -> Iterator[tuple[int, ...]]:  # noqa: ANN401 - Ibis
        """The rows that the expression gives, in its order."""

    def store(self, expression: Any, folder: Path, names: Sequence[str], target: Path) -> None:  # noqa: ANN401 - Ibis
        """Write what the expression gives as a table."""


class Duck:
    """DuckDB in this process; what does not fit into memory goes to disk beside the tables."""

    def rows(self, expression: Any, folder: Path, names: Sequence[str]) -> Iterator[tuple[int, ...]]:  # noqa: ANN401 - Ibis
        """As the protocol says."""
        with _opened(folder, names) as base:
            found = base.execute(joins.sql(expression, "duckdb"))
            while some := found.fetchmany(100_000):
                yield from some

    def store(self, expression: Any, folder: Path, names: Sequence[str], target: Path) -> None:  # noqa: ANN401 - Ibis
        """As the protocol says."""
        with _opened(folder, names) as base, _anew(target) as working:
            words = joins.sql(expression, "duckdb")
            base.execute(f"COPY ({words}) TO '{_quoted(working / 'all.parquet')}' (FORMAT parquet)")


def _opened(folder: Path, names: Sequence[str]) -> Any:  # noqa: ANN401 - a connection of a library without stubs
    import duckdb  # noqa: PLC0415 - an extra

    base = duckdb.connect()
    base.execute(f"SET temp_directory = '{_quoted(folder / 'spill')}'")
    for name in names:
        files = str(folder / name / "**" / "*.parquet")
        base.read_parquet(files, hive_partitioning=False).create_view(name)
    return base


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


class _anew:  # noqa: N801 - used as a context only
    """A folder that appears at ``target`` once it is whole."""

    def __init__(self, target: Path) -> None:
        self._target, self._working = target, target.with_name(f".{target.name}.part")

    def __enter__(self) -> Path:
        shutil.rmtree(self._working, ignore_errors=True)
        self._working.mkdir(parents=True)
        return self._working

    def __exit__(self, kind: object, error: object, at: object) -> None:
        if error is None:
            shutil.rmtree(self._target, ignore_errors=True)
            self._working.replace(self._target)


def write(target: Path, pieces: Iterable[Columns], names: Sequence[str]) -> None:
    """Write a table; one with hashes goes into a folder for each class of them."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    with _anew(target) as working:
        schema = pa.schema([(name, pa.int64()) for name in (*names, *(["part"] if "hash" in names else []))])
        for number, piece in enumerate(_gathered(pieces, names), 1):
            for part, rows in _parted(piece):
                place = working if part is None else working / f"class={part:02d}"
                place.mkdir(exist_ok=True)
                pq.write_table(pa.table(dict(rows), schema=schema), place / f"{number:06d}.parquet")
        if not any(working.rglob("*.parquet")):
            pq.write_table(schema.empty_table(), working / "none.parquet")


def _gathered(pieces: Iterable[Columns], names: Sequence[str]) -> Iterator[Columns]:
    held: list[Columns] = []
    for piece in pieces:
        held.append(piece)
        if sum(one[names[0]].size for one in held) >= _ROWS:
            yield {name: np.concatenate([one[name] for one in held]) for name in names}
            held = []
    if held:
        yield {name: np.concatenate([one[name] for one in held]) for name in names}


def _parted(piece: Columns) -> Iterator[tuple[int | None, Columns]]:
    """The rows class by class; as they are where there are no hashes."""
    if "hash" not in piece:
        yield None, {name: column.astype(np.int64) for name, column in piece.items()}
        return
    part = piece["hash"].astype(np.int64) & (joins.PARTS - 1)
    order = np.argsort(part, kind="stable")
    edges = np.searchsorted(part[order], np.arange(joins.PARTS + 1))
    for number in range(joins.PARTS):
        rows = order[edges[number] : edges[number + 1]]
        if rows.size:
            made = {name: column[rows].astype(np.int64) for name, column in piece.items()}
            yield number, {**made, "part": part[rows]}


class Tables:
    """Postings as Parquet: the same numbers as ``postings.Arrays``, by joins."""

    def __init__(self, joiner: Joiner, folder: Path, traces: Iterable[tuple[int, Trace]]) -> None:
        self._joiner, self._folder = joiner, folder
        sizes: list[int] = []
        write(folder / "prints", _prints(traces, sizes), ("reply", "hash"))
        self._sizes = np.array(sizes, dtype=np.int64)

    @property
    def sizes(self) -> Whole:
        """As the protocol says."""
        return self._sizes

    def links(self, leave_out: Whole | None = None) -> Links:
        """As the protocol says."""
        without = leave_out is not None
        write(self._folder / "left_out", [{"hash": leave_out}] if leave_out is not None else [], ("hash",))
        found = self._columns(joins.links(without=without), ("prints", "left_out"), 3)
        return Links(*found)

    def overlaps(self, links: Links) -> Whole:
        """As the protocol says."""
        write(self._folder / "pairs", [{"first": links.first, "second": links.second}], ("first", "second"))
        first, second, count = self._columns(joins.overlaps(), ("prints", "pairs"), 3)
        total = max(1, self._sizes.size)
        shared = np.zeros(links.first.size, dtype=np.int64)
        # pairs that share nothing are in no row
        shared[np.searchsorted(links.first * total + links.second, first * total + second)] = count
        return shared

    def spread(self, group: Whole, least: int) -> Whole:
        """As the protocol says."""
        columns = {"reply": np.arange(group.size), "family": group}
        write(self._folder / "groups", [columns], ("reply", "family"))
        return self._columns(joins.spread(least), ("prints", "groups"), 1)[0]

    def _columns(self, expression: Any, names: Sequence[str], width: int) -> list[Whole]:  # noqa: ANN401 - Ibis
        rows = self._joiner.rows(expression, self._folder, names)
        flat = np.fromiter((value for row in rows for value in row), dtype=np.int64)
        return list(flat.reshape(-1, width).T)


def _prints(traces: Iterable[tuple[int, Trace]], sizes: list[int]) -> Iterator[Columns]:
    for number, (_, trace) in enumerate(traces):
        hashes = np.frombuffer(trace.hashes, dtype=np.int64)
        sizes.append(hashes.size)
        yield {"reply": np.full(hashes.size, number, dtype=np.int64), "hash": hashes}
