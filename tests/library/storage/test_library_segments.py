"""Segments: what is written is found, merged segments hold what their parts held, and damage is noticed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.errors import UnreadableError
from replycheck.library.storage.merging import FAN, SETTLED, due, merged, unsettled
from replycheck.library.storage.segment import Segment, SegmentInfo, SegmentWriter

_HASHES = st.one_of(st.integers(0, 40), st.integers(0, 2**32 - 2))
_POSTINGS = st.sets(st.tuples(_HASHES, st.integers(0, 70_000)), max_size=80)


def _segment(folder: Path, name: str, postings: set[tuple[int, int]], edges: tuple[int, int]) -> Segment:
    keys = np.array(sorted((hash_ << 32) | number for hash_, number in postings), dtype=np.uint64)
    with SegmentWriter(folder / name, *edges) as writer:
        writer.add(keys[: keys.size // 2])
        writer.add(keys[keys.size // 2 :])
        return Segment(folder, writer.close())


def _held(segment: Segment) -> set[tuple[int, int]]:
    keys = np.concatenate([segment.keys(*edges) for edges in segment.parts(1000)])
    return {(key >> 32, key & 0xFFFFFFFF) for key in keys.tolist()}


@settings(max_examples=60)
@given(postings=_POSTINGS, asked=st.lists(_HASHES, min_size=1, max_size=20))
def test_exactly_the_postings_of_a_hash_are_found(postings: set[tuple[int, int]], asked: list[int]) -> None:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        shifted = {(hash_, number + 5) for hash_, number in postings}
        segment = _segment(Path(folder), "one", shifted, (5, 70_005))
        start, count = segment.find(np.array(asked, dtype=np.uint32))

        for hash_, first, many in zip(asked, start.tolist(), count.tolist(), strict=True):
            numbers = segment.documents(np.arange(first, first + many)).tolist()
            assert numbers == sorted(number for one, number in shifted if one == hash_)
        assert segment.in_order()


@settings(max_examples=30)
@given(one=_POSTINGS, other=_POSTINGS, gone=st.sets(st.integers(0, 140_001), max_size=30))
def test_a_merged_segment_holds_the_living_postings_of_its_parts(
    one: set[tuple[int, int]], other: set[tuple[int, int]], gone: set[int]
) -> None:
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        later = {(hash_, number + 70_001) for hash_, number in other}
        parts = [_segment(folder, "one", one, (0, 70_000)), _segment(folder, "two", later, (70_001, 140_001))]
        live = np.ones(140_002, dtype=np.bool_)
        live[list(gone)] = False
        whole = Segment(folder, merged(folder, parts, Path("both"), live))

        assert _held(whole) == {posting for posting in one | later if posting[1] not in gone}


@pytest.mark.parametrize("cut", [0, 1, 20, 5000], ids=["empty", "a-byte", "a-footer", "much"])
def test_a_segment_that_was_cut_is_refused(tmp_path: Path, cut: int) -> None:
    info = _segment(tmp_path, "one", {(7, 1), (9, 2)}, (1, 2)).info  # whoever has it open keeps it from being cut
    file = tmp_path / "one"
    file.write_bytes(file.read_bytes()[:cut])

    with pytest.raises(UnreadableError, match="已损坏"):
        Segment(tmp_path, info)


def test_a_segment_cannot_tell_more_judgments_apart_than_it_has_room_for(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too many"):
        SegmentWriter(tmp_path / "one", 1, 1 << 25)


def test_batch_after_batch_few_segments_are_left_and_each_posting_is_copied_seldom() -> None:
    segments: list[SegmentInfo] = []
    copied = 0
    for number in range(1, 301):
        segments.append(SegmentInfo(str(number), 1000, number, number, 0, ""))
        while run := due(segments):
            copied += sum(info.postings for info in run)
            segments = _in_place(segments, run)
        assert len(segments) <= 3 * FAN
    while run := unsettled(segments):
        segments = _in_place(segments, run)

    assert len(segments) <= SETTLED
    assert sum(info.postings for info in segments) == 300_000
    assert copied <= 4 * 300_000


def _in_place(segments: list[SegmentInfo], run: Sequence[SegmentInfo]) -> list[SegmentInfo]:
    old = list(run)
    at = segments.index(old[0])
    whole = SegmentInfo(old[0].name, sum(info.postings for info in old), old[0].first, old[-1].last, 0, "")
    assert segments[at : at + len(old)] == old
    return [*segments[:at], whole, *segments[at + len(old) :]]
