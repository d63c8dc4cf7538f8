"""The joins on DuckDB give the same numbers as one machine's arrays and one library's search."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from replycheck.batch.across import across
from replycheck.batch.checked import Trace, trace_of
from replycheck.batch.postings import Arrays
from replycheck.library import open_library
from replycheck.library.adding import AddOptions, Callbacks, add_jsonl
from replycheck.library.inventory import remove

pytest.importorskip("duckdb", reason="没有安装 replycheck[spark]，跳过 DuckDB 的测试")
pytest.importorskip("ibis", reason="没有安装 replycheck[spark]，跳过 Ibis 的测试")
pytest.importorskip("pyarrow", reason="没有安装 replycheck[spark]，跳过 Parquet 的测试")

from replycheck.batch.spark import joins, lookup
from replycheck.batch.spark.parquet import Duck, Tables, write

HAN = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 3000))
WORDS = random.Random(4)  # noqa: S311 - invented words
SENTENCES = ["".join(WORDS.choices(HAN, k=WORDS.randrange(12, 60))) + "。" for _ in range(60)]


def text(seed: int, count: int = 8) -> str:
    """A text of sentences that others have, and of words that no other has."""
    rng = random.Random(seed)  # noqa: S311 - invented words
    return "".join(rng.choices(SENTENCES, k=count)) + "".join(rng.choices(HAN, k=60))


def test_replies_are_compared_alike_by_arrays_and_by_joins(tmp_path: Path) -> None:
    texts = [text(seed) for seed in range(30)] + [text(seed) for seed in range(5)] + [text(3)] * 12 + [""]
    traces = [(at, trace_of(one) if one else Trace()) for at, one in enumerate(texts)]
    arrays = Arrays(np.frombuffer(trace.hashes, dtype=np.int64) for _, trace in traces)
    tables = Tables(Duck(), tmp_path, traces)
    for without in (None, np.unique(np.frombuffer(traces[0][1].hashes, dtype=np.int64))):
        one, other = arrays.links(without), tables.links(without)
        assert len(one.first) > 40
        for name in ("first", "second", "count"):
            assert getattr(one, name).tolist() == getattr(other, name).tolist()
        assert arrays.overlaps(one).tolist() == tables.overlaps(one).tolist()
    here, there = across(arrays), across(tables)
    assert here.template.size
    assert (here.siblings, here.families, here.template.tolist()) == (
        there.siblings,
        there.families,
        there.template.tolist(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library in two segments, one judgment of it removed since."""
    place = tmp_path / "library"
    for part, seeds in enumerate((range(100, 140), range(140, 150))):
        lines = (json.dumps({"id": f"j{seed}", "text": "民事判决书\n" + text(seed, 20)}) for seed in seeds)
        (tmp_path / f"{part}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        add_jsonl(place, tmp_path / f"{part}.jsonl", AddOptions(), Callbacks(lambda _: None, lambda _: None))
    remove(place, ["j101"])
    return place


def test_judgments_are_proposed_as_the_library_proposes_them(folder: Path, tmp_path: Path) -> None:
    with closing(open_library(folder)) as library:
        lookup.export(library, Duck(), tmp_path / "tables")
        asked = [(seed, text(seed, 20)[100:500]) for seed in range(99, 152, 4)] + [(7, "一句没有人写过的话。"), (8, "")]
        found = lookup.propose(Duck(), tmp_path / "tables", iter(asked))
        wanted = {at: tuple((one.number, one.score) for one in library.candidates(words, 16)) for at, words in asked}
    assert found == wanted
    assert sum(map(len, wanted.values())) > 50


def test_a_judgment_proposed_elsewhere_is_the_librarys_own(folder: Path) -> None:
    from replycheck.library.proposed import MOST, Proposed  # noqa: PLC0415 - only this test needs it

    with (
        closing(open_library(folder)) as library,
        closing(Proposed(folder, ((3, 7.5), (999, 3.0), (2, 1.0)))) as proposed,
    ):
        assert [(one.id, one.score) for one in proposed.candidates("", 3)] == [("j102", 7.5)]
        assert proposed.read(3) == library.read(3)
        with pytest.raises(ValueError, match="looked for"):
            proposed.candidates("", MOST + 1)


def _pieces() -> Iterator[dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]]]:
    yield {"hash": np.array([5, -5, 69, 2**62]), "judgment": np.array([1, 2, 3, 4])}
    raise KeyboardInterrupt


def test_a_table_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "postings", _pieces(), ("hash", "judgment"))
    assert not (tmp_path / "postings").exists()


def test_a_table_is_partitioned_by_hash_and_an_empty_one_is_a_table(tmp_path: Path) -> None:
    write(tmp_path / "postings", [next(_pieces())], ("hash", "judgment"))
    assert {path.name for path in (tmp_path / "postings").iterdir()} == {"class=00", "class=05", "class=59"}
    rows = list(Duck().rows(joins.counts(), tmp_path, ("postings",)))
    assert sorted(row[1] for row in rows) == [-5, 5, 69, 2**62]
    write(tmp_path / "counts", [], ("hash", "held"))
    assert list(Duck().rows(joins.kinds(), tmp_path, ("counts",))) == []


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark"])
def test_one_expression_speaks_both_languages(dialect: str) -> None:
    for expression in (joins.links(), joins.overlaps(), joins.spread(5), joins.counts(), joins.proposed(30_000, 16)):
        assert joins.sql(expression, dialect).startswith(("SELECT", "WITH"))
