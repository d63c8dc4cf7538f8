"""Short strings are compared without rapidfuzz, and nobody can tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from replycheck.reuse.edits import differences, edits, edits_of_short

FEW = st.text("甲乙丙丁戊", max_size=14)
LONG = st.text("甲乙丙丁", min_size=90, max_size=130)


def told_by_rapidfuzz(source: str, made: str) -> list[tuple[str, int, int, int, int]]:
    told = Levenshtein.opcodes(source, made)
    return [(one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in told]


@given(FEW | LONG, FEW | LONG)
def test_edits_found_without_rapidfuzz_are_those_that_it_finds(source: str, made: str) -> None:
    assert list(edits_of_short(source, made)) == told_by_rapidfuzz(source, made)


@given(FEW | LONG, FEW | LONG)
def test_the_edits_are_the_same_however_often_one_asks_and_however_long_the_strings(source: str, made: str) -> None:
    assert list(edits(source, made)) == list(edits_of_short(source, made))


@given(FEW, FEW)
def test_differences_are_counted_as_rapidfuzz_counts_them(one: str, other: str) -> None:
    assert differences(one, other) == Levenshtein.distance(one, other)


@given(FEW, FEW)
def test_the_edits_make_one_string_of_the_other(source: str, made: str) -> None:
    parts = [source[a:b] if kind == "equal" else made[c:d] for kind, a, b, c, d in edits(source, made)]

    assert "".join(parts) == made
