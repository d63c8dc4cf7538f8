"""Laws of receipts: what is none is refused in words, and no change to one goes unnoticed."""

from __future__ import annotations

import json

import pytest
from gate_room import GOOD, POLICY
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.engine.receipt import BrokenReceiptError, parse_chain, tampering

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(_JSON)
def test_whatever_json_is_no_receipt_is_refused_in_words(value: object) -> None:
    with pytest.raises(BrokenReceiptError):
        parse_chain(json.dumps(value))


@given(st.text(max_size=200))
def test_whatever_text_is_no_receipt_is_refused_in_words(text: str) -> None:
    with pytest.raises(BrokenReceiptError):
        parse_chain(text)


@pytest.mark.parametrize("depth", [2_000, 200_000])
def test_a_bottomless_receipt_is_refused_in_words(depth: int) -> None:
    with pytest.raises(BrokenReceiptError):
        parse_chain("[" * depth)


@pytest.fixture(scope="module")
def chain_text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A chain of two receipts."""
    from replycheck.cli.program import run  # noqa: PLC0415 - outside the room, once for the module

    folder = tmp_path_factory.mktemp("chain")
    (folder / "reply.txt").write_text(GOOD, encoding="utf-8")
    (folder / "policy.toml").write_text(POLICY, encoding="utf-8")
    for _ in range(2):
        run(
            ["gate", str(folder / "reply.txt"), "--policy", str(folder / "policy.toml"), "--receipt", str(folder / "r")]
        )
    return (folder / "r").read_text("utf-8")


@given(data=st.data())
@settings(max_examples=60)
def test_no_single_changed_character_goes_unnoticed(chain_text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain_text.rstrip()) - 1))
    instead = data.draw(st.characters(min_codepoint=33, max_codepoint=126))
    changed = chain_text[:place] + instead + chain_text[place + 1 :]
    try:
        chain = parse_chain(changed)
    except BrokenReceiptError:
        return

    same = [link.statement for link in chain] == [link.statement for link in parse_chain(chain_text)]
    assert list(tampering(chain)) or same
