"""Which sentences of a letter ask: all signs weighed at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.demands.letter import asked
from replycheck.facts.demands.sentences import Setting, signs_of, sureness
from replycheck.facts.demands.units import units
from replycheck.text.tables import rows

STORY = (
    "水务站的同志：\n"
    "我是柳树屯的，家里靠六分菜园过日子。春上修路，挖掘机把我家的水管挖断了，菜苗干死一多半。修路的人说跟他们没关系。"
    "这个损失总得有人给我认下来。\n"
    "后来接了一截软管，水又黄又小，放一桶要二十分钟。到底什么时候能换回铁管？\n"
    "我娘八十二了，挑不动水。字写得丑，您多担待。\n"
    "柳树屯 季长顺"
)


def test_of_a_story_the_sentences_that_ask_are_the_demands() -> None:
    found = [one.span.of(STORY)[-10:] for one in asked(STORY)]
    assert found == ["总得有人给我认下来。", "什么时候能换回铁管？"]


@pytest.mark.parametrize("told", ["我娘八十二了，挑不动水。", "字写得丑，您多担待。", "修路的人说跟他们没关系。"])
def test_what_is_told_by_the_way_asks_for_nothing(told: str) -> None:
    spans = units(STORY)
    odds = dict(zip((span.of(STORY) for span in spans), sureness(STORY, spans, Setting(0, ())), strict=True))
    assert odds[told] < 0


def test_what_others_said_is_no_demand_however_it_sounds() -> None:
    letter = "我去问过两回。站长讲凭什么给你换。我家的铁管断了三个月，请把它换回来。"
    assert [one.span.of(letter) for one in asked(letter)] == ["我家的铁管断了三个月，请把它换回来。"]


def test_every_weight_is_of_a_sign_that_a_sentence_may_have() -> None:
    letters = (STORY, "求修水管\n水管断了。\n1．换回铁管；\n2．赔菜苗。\n谢谢！另外求个准话，行不行？")
    known = {
        name
        for letter in letters
        for title in (0, 4)
        for signs in signs_of(letter, units(letter), Setting(title, ()))
        for name in signs
    }
    kinds = {"something", "attention", "brief", "plea", "rhetoric", "nothing", "greeting"}
    known |= kinds | {f"under a title: {kind}" for kind in kinds}
    assert {row["sign"] for row in rows("demand_sentences.tsv")} <= known


@given(st.text(alphabet="我请问水管，。？！\n1．要不", max_size=60))
def test_every_sentence_has_odds_whatever_the_letter(letter: str) -> None:
    spans = units(letter)
    assert len(sureness(letter, spans, Setting(0, ()))) == len(spans)
