"""What a passage says of the words that were changed on the way."""

from __future__ import annotations

import pytest

from replycheck.model.document import plain
from replycheck.model.passage import Change, Kind, Passage
from replycheck.reuse import find_passages

SOURCE = (
    "双方于二〇二一年三月在柳塘水库工地旁的板房里对了账，确认欠砂石款50万元。"
    "宏图公司当场出具了盖有合同专用章的欠条。"
    "石远舟要求宏图公司另付运费差价，没有书面凭据可以证明，不予支持。"
)


def _only(reply: str) -> Passage:
    (passage,) = find_passages(plain(reply, source="reply.txt"), (plain(SOURCE, source="judgment.txt"),))
    return passage


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param("50万元", "5万元", [(Change.DROPPED, "", "0")], id="an amount"),
        pytest.param("不予支持", "予以支持", [(Change.REPLACED, "予以", "不予")], id="polarity"),
        pytest.param("三月", "四月", [(Change.REPLACED, "四", "三")], id="a month"),
        pytest.param("板房里", "旧板房里", [(Change.INSERTED, "旧", "")], id="a word more"),
        pytest.param(
            "宏图公司当场", "该公司当场", [(Change.REPLACED, "该", "宏"), (Change.DROPPED, "", "图")], id="a name"
        ),
        pytest.param("，没有书面", "； 没有书面", [], id="punctuation only"),
        pytest.param("50万元", "５０万元", [], id="width only"),
    ],
)
def test_a_planted_change_is_named_with_its_place_in_both_texts(
    old: str, new: str, changes: list[tuple[Change, str, str]]
) -> None:
    reply = SOURCE.replace(old, new)
    found = [(d.change, d.reply.of(reply), d.source.of(SOURCE)) for d in _only(reply).differences]
    assert found == changes


def test_words_carried_over_unchanged_are_verbatim() -> None:
    passage = _only(SOURCE)
    assert (passage.kind, passage.similarity, passage.blocks) == (
        Kind.VERBATIM,
        1.0,
        ((passage.blocks[0][0], passage.blocks[0][1]),),
    )


def test_changed_words_are_reworded() -> None:
    passage = _only(SOURCE.replace("板房里对了账", "屋子里算了总账").replace("当场", "立即"))
    assert passage.kind is Kind.REWORDED
    assert 0.8 < passage.similarity < 0.99


def test_moved_sentences_are_reordered_and_keep_their_places() -> None:
    first, second, third = (f"{sentence}。" for sentence in SOURCE.split("。")[:3])
    reply = third + first + second
    passage = _only(reply)
    assert passage.kind is Kind.REORDERED
    assert [theirs.of(SOURCE)[:4] for _, theirs in passage.blocks] == [third[:4], first[:4]]
    assert passage.differences == ()


def test_a_sentence_left_out_is_a_difference() -> None:
    first, second, third = (f"{sentence}。" for sentence in SOURCE.split("。")[:3])
    (difference,) = _only(first + third).differences
    assert difference.change is Change.DROPPED
    assert difference.source.of(SOURCE).strip("。") == second.strip("。")


def test_words_that_two_neighbouring_places_share_are_taken_once_and_exactly() -> None:
    clauses = ["".join(chr(0x6B00 + 7 * (20 * row + column)) for column in range(20)) for row in range(3)]
    first, shared, second = clauses[0], clauses[1][:6], clauses[2]
    source = f"{shared}{second}。{first}{shared}。"
    reply = f"{first}{shared}{second}。"
    (passage,) = find_passages(plain(reply, source="reply.txt"), (plain(source, source="judgment.txt"),))
    assert [ours.of(reply) for ours, _ in passage.blocks] == [theirs.of(source) for _, theirs in passage.blocks]
    assert "".join(ours.of(reply) for ours, _ in passage.blocks) == first + shared + second
