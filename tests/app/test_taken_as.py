"""What a paper is taken as, whose own words do not tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from replycheck.app.checking import check

_JUDGMENT = (
    "青石市云岭区人民法院\n民事判决书\n（2022）鄂0199民初456号\n"
    "原告：邹明远，男，1970年4月5日出生。\n被告：许小梅，女，1975年3月2日出生。\n"
    "原告邹明远与被告许小梅民间借贷纠纷一案，本院于2022年3月8日立案后，公开开庭进行了审理。\n"
    "经审理查明，2019年6月15日，邹明远与许小梅签订借款合同，约定借款本金240000元。\n"
    "本院认为，许小梅应当偿还本金。判决如下：\n一、被告许小梅于本判决生效之日起十五日内偿还原告邹明远借款本金240000元。\n"
    "审判员 方文\n二〇二二年五月二十日\n书记员 李可"
)
_NOTE = "关于邹明远与许小梅的借款\n案号是（2022）鄂0199民初456号，许小梅应当偿还借款本金204000元，期限十五日。"


@pytest.mark.parametrize(
    ("text", "compared"),
    [(_NOTE, True), ("今天天气很好，适合出门走走。", False)],
    ids=["it speaks of the judgment's matter", "it speaks of something else"],
)
def test_a_paper_of_unknown_nature_is_a_reply_where_it_speaks_of_the_judgment_given(
    tmp_path: Path, text: str, *, compared: bool
) -> None:
    reply, judgment = tmp_path / "a.txt", tmp_path / "b.txt"
    reply.write_text(text, encoding="utf-8")
    judgment.write_text(_JUDGMENT, encoding="utf-8")
    report = check(reply, sources=[judgment])
    found = [finding for finding in report.findings if finding.rule == "facts.misstated-amount"]
    assert bool(found) == compared
