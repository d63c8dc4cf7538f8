"""Laws of the fingerprints: what two texts must share to be found by them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.library.storage.fingerprints import GRAM, WINDOW, fingerprints, keys_of

_HAN = st.text(alphabet=st.characters(min_codepoint=0x4E8C, max_codepoint=0x4EFF), max_size=60)
_SHARED = st.text(
    alphabet=st.sampled_from("甲乙丙丁戊己庚辛风花雪云山川河海"),
    min_size=GRAM + WINDOW - 1,
    max_size=GRAM + WINDOW + 20,
)


@given(shared=_SHARED, sides=st.tuples(_HAN, _HAN, _HAN, _HAN))
def test_texts_that_share_a_run_of_guaranteed_length_share_a_fingerprint(
    shared: str, sides: tuple[str, str, str, str]
) -> None:
    one, other = sides[0] + shared + sides[1], sides[2] + shared + sides[3]

    assert np.intersect1d(fingerprints(one), fingerprints(other)).size


@settings(max_examples=60)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_texts_have_the_same_fingerprints_together_as_each_alone(texts: list[str]) -> None:
    alone = {(int(one), at) for at, text in enumerate(texts) for one in fingerprints(text)}
    keys = keys_of(texts)

    assert {(int(key) >> 32, int(key) & 0xFFFFFFFF) for key in keys.tolist()} == alone
    assert (np.sort(keys) == keys).all()


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param("原告于2019年3月5日把砂石运到柳湾，双方约定货款在验收之后结清", id="dates"),
        pytest.param("原告于二〇二〇年八月把砂石运到柳湾，双方约定货款在验收之后结清", id="chinese-numerals"),
        pytest.param("原告于,把砂石运到柳湾\n双方约定 货款在验收之后结清。", id="layout"),
        pytest.param("原告於把砂石運到柳灣，雙方約定貨款在驗收之後結清", id="traditional"),
    ],
)
def test_dates_layout_and_script_change_no_fingerprint(changed: str) -> None:
    plain = "原告于把砂石运到柳湾，双方约定货款在验收之后结清"

    assert fingerprints(changed).tolist() == fingerprints(plain).tolist()


@pytest.mark.parametrize(
    "text", ["", "短", "第七条", "\ud800" * 20, "𠮷" * 20], ids=["empty", "short", "few", "halves", "rare"]
)
def test_a_text_too_short_to_tell_has_no_fingerprints(text: str) -> None:
    assert not fingerprints(text).size
