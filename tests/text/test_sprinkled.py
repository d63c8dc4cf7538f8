"""Words that are broken up by what nobody sees are told; ordinary papers are not accused of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import replycheck
from replycheck.model.report import Verdict
from replycheck.text.sprinkled import sprinkled

_TEXT = "经审理查明，双方签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。" * 6


@pytest.mark.parametrize("between", ["\u200b", "\u2060", "\ufe00", "\u00ad", "\ufeff", " ", "\u3000", "\u00a0"])
@pytest.mark.parametrize("every", [1, 3])
def test_a_text_with_something_between_its_characters_is_not_checked(between: str, every: int, tmp_path: Path) -> None:
    text = "".join(one + (between if at % every == 0 else "") for at, one in enumerate(_TEXT))
    (tmp_path / "答复.txt").write_text(f"张某：\n来信收悉。{text}\n特此答复。\n", encoding="utf-8")

    assert sprinkled(text)
    assert replycheck.check(tmp_path / "答复.txt").verdict is not Verdict.PASS


@pytest.mark.parametrize(
    "text",
    [
        "".join(one + ("7" if at % 3 == 0 else "") for at, one in enumerate(_TEXT)),
        "".join(f"&#{ord(one)};" for one in _TEXT),
    ],
    ids=["figures between characters", "characters as codes"],
)
def test_a_text_that_no_rule_can_read_is_not_checked(text: str, tmp_path: Path) -> None:
    (tmp_path / "答复.txt").write_text(f"张某：\n来信收悉。{text}\n特此答复。\n", encoding="utf-8")

    assert replycheck.check(tmp_path / "答复.txt").verdict is not Verdict.PASS


@pytest.mark.parametrize(
    "text",
    [
        _TEXT,
        "通　知\n" + _TEXT,
        "案 由\n对 方 当 事 人\n承 办 人 意 见\n" * 20 + _TEXT,
        _TEXT.replace("，", "， "),
        _TEXT.replace("合同", "合\u200b同"),
        _TEXT + "2023年5月8日、6月1日、6月12日共3次，第2次有5人、6名组长到场，9月3日第4次。" * 3,
        "",
    ],
    ids=[
        "plain",
        "title in wide letters",
        "labels of a form",
        "blanks behind commas",
        "a few unseen",
        "dates",
        "empty",
    ],
)
def test_an_ordinary_text_is_not_accused(text: str) -> None:
    assert sprinkled(text) == ""
