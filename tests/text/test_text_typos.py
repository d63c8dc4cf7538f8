"""Likely typos: hashes asked one by one and many at once agree, and doubts stand where they say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.text.confusable import alike, companions
from replycheck.text.likelihood import hashed, key, logarithms, weight
from replycheck.text.typos import doubts, proposals

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=4)


@settings(deadline=None)
@given(HAN)
def test_a_string_has_one_hash_however_it_is_asked(string: str) -> None:
    (many,) = hashed([np.array([ord(character)], dtype=np.uint64) for character in string])
    assert int(many) == key(string)
    assert (weight(string) > 0) == (logarithms(np.array([key(string)], dtype=np.uint64))[0] > 0)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_proposals_point_at_what_is_written(text: str) -> None:
    found = proposals(text)
    assert [text[at] for at in found.places] == list(found.written)
    assert list(found.places) == sorted(found.places)
    assert all(mended in companions(written) for written, mended in zip(found.written, found.meant, strict=True))


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("依法向人民发院提起诉讼", "法"), ("被执形人拒不履行生效判决", "行"), ("不服一审判绝提起上诉", "决")],
    ids=["court", "enforcement", "judgment"],
)
def test_a_slip_in_a_usual_phrase_is_found(wrong: str, meant: str) -> None:
    assert meant in {one.meant for one in doubts(wrong, 0.5)}


def test_what_is_usual_is_not_doubted() -> None:
    assert doubts("依法向人民法院提起诉讼，被执行人拒不履行生效判决。", 0.3) == ()


@settings(deadline=None)
@given(HAN)
def test_alike_goes_both_ways(string: str) -> None:
    assert alike(string[0], string[-1]) == alike(string[-1], string[0])
