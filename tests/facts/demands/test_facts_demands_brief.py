"""Letters and replies of a few sentences: what asks in them is a demand, and each sentence answers one in turn."""

from __future__ import annotations

import pytest

from replycheck.facts.demands.answers import answers
from replycheck.facts.demands.fitting import COUNT, fitting_features
from replycheck.facts.demands.letter import asked, is_brief_letter

LETTER = "医保局：我住院的单子少报了两项，请补报。\n还有，异地就医的备案怎么办？"
FIRST = "两项检查费已补报一百八十六元，3月9日到您社保卡。"
SECOND = "异地就医备案可以在手机上办，填一张表，当天生效。"


def _demands(letter: str) -> list[str]:
    return [one.span.of(letter) for one in asked(letter)]


@pytest.mark.parametrize(
    ("letter", "count"),
    [
        (LETTER, 2),
        ("水务站：3号楼水压太低，能加压吗？\n水质多久检测一次？", 2),
        ("村里的广播早上五点就响，请晚点开。是谁定的时间，也请说一声。", 2),
        ("法院：我交的评估费，评估没有做成。钱退不退？案子哪天开庭？", 2),
        ("公园的秋千坏了两个月没人修，另外北门的厕所一直锁着，请打开。", 2),
    ],
)
def test_whatever_asks_in_a_letter_of_a_few_sentences_is_a_demand(letter: str, count: int) -> None:
    assert is_brief_letter(letter)
    assert len(_demands(letter)) == count, _demands(letter)


@pytest.mark.parametrize("words", ["请回个信。", "你们管不管？", "帮帮我们吧！"])
def test_what_only_begs_is_no_demand_of_a_brief_letter(words: str) -> None:
    assert _demands(f"{LETTER}{words}") == _demands(LETTER)


def test_a_sentence_that_ends_on_the_first_line_is_no_title() -> None:
    assert len(_demands("我家的电表跑得快，请来校一校。\n另外想问停电几点恢复。")) == 2


def test_a_title_in_front_of_a_letter_is_none_of_the_demands_of_a_brief_one() -> None:
    assert not is_brief_letter("关于小区充电桩\n充电桩坏了一半，请尽快修好。")


def test_each_sentence_of_a_reply_in_a_breath_answers_one_demand() -> None:
    assert [one.answered for one in answers(LETTER, f"您好。{FIRST}{SECOND}县医疗保障局", ())] == [True, True]


@pytest.mark.parametrize(("left", "answered"), [(FIRST, [True, False]), (SECOND, [False, True])])
def test_the_demand_whose_sentence_is_missing_is_unanswered(left: str, answered: list[bool]) -> None:
    assert [one.answered for one in answers(LETTER, f"您好。{left}县医疗保障局", ())] == answered


def test_empty_words_in_place_of_a_sentence_are_noticed() -> None:
    empty = f"您好。{FIRST}您的意见我们会认真研究，感谢您的支持。县医疗保障局"
    assert [one.answered for one in answers(LETTER, empty, ())] == [True, False]


def test_what_is_asked_for_and_stands_in_the_answer_is_an_echo() -> None:
    asked_words = "请问要不要每年认证？"
    echo, none = (fitting_features(asked_words, said) for said in ("每年要认证一次。", "食堂午餐十二元一份。"))
    assert len(echo) == len(none) == COUNT
    assert sum(echo) > sum(none)
