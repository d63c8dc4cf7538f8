"""What differences inside a near-copy mean: a verdict is turned round by an odd number of negations alone."""

from __future__ import annotations

import pytest

from replycheck.model.document import plain
from replycheck.reuse import find_passages
from replycheck.rules.alterations import Altered, alterations

_SOURCE = (
    "双方于柳塘水库工地旁的板房里对了账，宏图公司当场出具了盖有合同专用章的欠条，{}，"
    "石远舟另付的运费没有书面凭据可以证明。"
)


def _kinds(words: str, became: str) -> list[Altered]:
    source, reply = _SOURCE.format(words), _SOURCE.format(became)
    found = find_passages(plain(reply, source="reply.txt"), (plain(source, source="judgment.txt"),))
    return [one.kind for passage in found for one in alterations(reply, source, passage)]


@pytest.mark.parametrize(
    ("words", "became", "turned"),
    [
        ("该公司应当承担清偿责任", "该公司不应承担清偿责任", True),
        ("该公司不应承担清偿责任", "该公司应当承担清偿责任", True),
        ("该公司不得不承担清偿责任", "该公司得承担清偿责任", False),
        ("该公司承担清偿责任", "该公司不得不承担清偿责任", False),
        ("对该公司的请求予以支持", "对该公司的请求不予支持", True),
        ("该公司对此不服决定", "该公司对此仍不满意", False),
        ("对该公司的请求予以支持", "对该公司的请求予以驳回", True),
    ],
    ids=["negation added", "negation dropped", "two dropped", "two added", "verdict", "other words", "refused"],
)
def test_an_odd_number_of_negations_turns_a_verdict_round(words: str, became: str, turned: bool) -> None:  # noqa: FBT001
    assert (Altered.POLARITY in _kinds(words, became)) is turned


@pytest.mark.parametrize(
    ("words", "became", "altered"),
    [
        ("占用农用地35.7327（耕地24.2978公顷）", "占用农用地35.7327公顷", False),
        ("占用农用地35.7327公顷", "占用农用地35.7237公顷", True),
    ],
    ids=["the unit left out", "another figure"],
)
def test_a_figure_whose_unit_the_judgment_leaves_out_is_not_altered(words: str, became: str, altered: bool) -> None:  # noqa: FBT001
    assert (Altered.QUANTITY in _kinds(words, became)) is altered
