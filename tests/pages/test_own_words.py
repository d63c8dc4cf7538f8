"""What the document's own words say of a break: names and turns of its own, letters misread or not."""

from __future__ import annotations

import pytest

from replycheck.pages.own_words import NAMES, own_words
from replycheck.sequence.language import language

NAMED = "你反映鑫垚商贸行占用河西村集体土地一事，经查，鑫垚商贸行租用的是柳湾村的仓库，与鑫垚商贸行的陈述一致。"
UNNAMED = "你反映他人占用河西村集体土地一事，经查，他人租用的是柳湾村的仓库，与其陈述一致，没有发现占用集体土地。"


def _signs(pages: list[str], tail: str, head: str) -> dict[str, float]:
    return dict(zip(NAMES, own_words(pages).signs(language(), [tail], [head])[0], strict=True))


def test_a_name_of_the_document_holds_a_break_together() -> None:
    named = _signs([NAMED, UNNAMED], "已经要求鑫垚商", "贸行提供合同")
    strange = _signs([UNNAMED, UNNAMED], "已经要求鑫垚商", "贸行提供合同")

    for sign in ("own-joint", "own-first", "echo", "echo-misread"):
        assert named[sign] > strange[sign]


def test_a_common_turn_needs_no_document_to_hold_together() -> None:
    turn = _signs([NAMED], "不服本判", "决，可以在十五日内")
    broken = _signs([NAMED], "不服本判", "的仓库面积没有变")

    assert turn["own-link"] > 0 > broken["own-link"]


@pytest.mark.parametrize(
    ("tail", "head"),
    [("已经要求鑫堯商", "贸行提供合同"), ("已经要求鑫垚商", "贺行提供合同")],
    ids=["before the break", "behind it"],
)
def test_a_name_with_one_letter_misread_still_echoes(tail: str, head: str) -> None:
    signs = _signs([NAMED], tail, head)

    assert signs["echo-misread"] > signs["echo"]


def test_a_name_read_rightly_echoes_no_louder_with_a_letter_forgiven() -> None:
    signs = _signs([NAMED], "求鑫垚商", "贸行租用")

    assert signs["echo-misread"] == signs["echo"] > 0


def test_two_letters_misread_are_no_echo() -> None:
    assert _signs([NAMED], "已经要求垚鑫賈", "賀行提供合同")["echo-misread"] == 0


def test_the_break_itself_is_no_evidence() -> None:
    signs = _signs(["本镇没有鑫垚商", "贸行这一登记"], "本镇没有鑫垚商", "贸行这一登记")

    assert signs["echo"] == 0
    assert signs["behind-2-same"] == signs["before-2-same"] == 0


@pytest.mark.parametrize(
    ("tail", "head", "said"),
    [
        ("鑫垚", "商贸", {"behind-2-same": True, "behind-2-other": False, "behind-2-many": False}),
        ("鑫垚", "某贸", {"behind-2-same": False, "behind-2-other": True, "behind-2-many": False}),
        ("某某", "商贸", {"before-2-same": False, "before-2-other": True, "before-2-many": False}),
        ("贸行", "某某", {"behind-2-same": False, "behind-2-other": True, "behind-2-many": True}),
        ("某某", "某某", {"behind-2-same": False, "behind-2-other": False, "before-2-other": False}),
    ],
    ids=["goes on as ever", "goes on otherwise", "begins otherwise", "goes on in many ways", "unknown"],
)
def test_what_stands_elsewhere_beside_the_letters_at_a_break(tail: str, head: str, said: dict[str, bool]) -> None:
    signs = _signs([NAMED], f"没有的事{tail}", f"{head}没有的事")

    assert {name: signs[name] > 0 for name in said} == said


def test_the_end_and_the_beginning_of_a_page_have_nothing_beside_them() -> None:
    signs = _signs(["鑫垚商贸行", "河西村鑫垚"], "一二三鑫垚", "鑫垚一二三")

    assert signs["behind-2-other"] > 0
    assert _signs(["河西村鑫垚"], "一二三鑫垚", "某某一二三")["behind-2-other"] == 0
    assert _signs(["鑫垚河西村"], "一二三某某", "鑫垚一二三")["before-2-other"] == 0


def test_no_break_has_no_signs() -> None:
    assert own_words([NAMED]).signs(language(), [], []).shape == (0, len(NAMES))
