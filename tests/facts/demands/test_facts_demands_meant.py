"""What was meant for which demand, and whether it answers what was asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.demands.answers import answers
from replycheck.facts.demands.fitting import COUNT, fitting_features, says_something, sorts
from replycheck.facts.demands.handling import tells_of_handling
from replycheck.facts.demands.laying import laid
from replycheck.facts.demands.letter import asked
from replycheck.facts.demands.reply import answering
from replycheck.facts.demands.segments import segmented
from replycheck.facts.demands.wanted import wanted
from replycheck.model.span import Span

LETTER = (
    "居委会：\n我们几户提三点要求：\n1．把堵在消防通道的石墩搬走；\n"
    "2．说明去年的清扫费花到哪里去了；\n3．给三楼的老人装一个扶手。"
)
STONES = "消防通道上的四个石墩，9月2日已由施工队搬到院外，通道现在能过救护车。再摆出来的，一次罚二百元。\n"
CLEANING = "清扫费去年共收6400元，其中5100元付了保洁员工资，余下1300元存在居委会账上，收支单已贴在楼道口。\n"
RAIL = "扶手9月10日装好了，从一楼装到三楼，老人试过，不要你们出钱。\n"
VISIT = "9月1日，网格员上门同你们三户谈过，又看了通道和楼道。\n"


def _segments(reply: str) -> list[str]:
    demands = asked(LETTER)
    seen = answering(reply, LETTER)
    return [one.of(reply) for one in segmented(wanted(LETTER, demands, seen), seen, reply, LETTER, demands)]


def test_each_paragraph_goes_to_the_demand_that_it_was_written_for() -> None:
    stones, cleaning, rail = _segments(VISIT + STONES + CLEANING + RAIL)
    assert stones.startswith("消防通道")
    assert cleaning.startswith("清扫费")
    assert rail.startswith("扶手")


def test_a_sentence_without_a_word_of_any_demand_goes_on_with_the_one_before_it() -> None:
    stones, *_ = _segments(VISIT + STONES + CLEANING + RAIL)
    assert stones.endswith("再摆出来的，一次罚二百元。")


def test_what_tells_of_the_handling_belongs_to_no_demand() -> None:
    assert tells_of_handling(VISIT)
    assert not any("网格员" in one for one in _segments(VISIT + STONES + CLEANING + RAIL))
    assert not tells_of_handling(STONES)


def test_a_demand_whose_paragraph_is_missing_has_nothing() -> None:
    assert _segments(VISIT + STONES + RAIL)[1] == ""


def test_a_copied_demand_is_a_heading_and_no_answer_but_its_words_may_grant_it() -> None:
    letter = "请求：\n1．请确认我在机修车间的工龄为二十一年；\n2．补发去年的高温补贴三百元。"
    granted = "您在机修车间的工龄确认为二十一年。\n"
    seen = answering(granted, letter)
    assert [one.own for one in seen.sentences] == [True]
    assert [one.own for one in answering("请确认我在机修车间的工龄为二十一年。\n", letter).sentences] == [False]


SORTS = {
    "why": ("我的申请为什么没有批", 0),
    "whether": ("这样签的字算不算数", 1),
    "what": ("那笔钱什么时候发", 2),
    "to look": ("请查清水表走快的责任", 3),
    "to do": ("把坏掉的门换掉", 4),
}


@pytest.mark.parametrize(("words", "at"), SORTS.values(), ids=SORTS)
def test_a_demand_is_of_a_sort(words: str, at: int) -> None:
    assert sorts(words)[at]


@given(st.text(alphabet="为什么能不能退还了已查明因不予元月日一二3，。？您", max_size=60), st.text(max_size=60))
def test_there_are_as_many_features_for_any_words(asked_words: str, said: str) -> None:
    assert len(fitting_features(asked_words, said)) == COUNT


SAID = {
    "a step": ("押金已于6月1日退还给你。", True),
    "a refusal": ("扩建的申请不予批准。", True),
    "a cause": ("停水是因为主管爆裂。", True),
    "a greeting": ("网友您好。", False),
}


@pytest.mark.parametrize(("words", "something"), SAID.values(), ids=SAID)
def test_a_step_a_refusal_and_a_cause_say_something(words: str, something: bool) -> None:  # noqa: FBT001 - a case
    assert says_something(words) is something


BESIDE = {
    "perfunctory": "清扫费的事，居委会一直放在心上，请大家多一分理解。\n",
    "beside the point": "清扫员平均年龄五十八岁，全区现有六百余名，每年培训两次，统一着装。\n",
}


@pytest.mark.parametrize("words", BESIDE.values(), ids=BESIDE)
def test_what_stands_in_the_place_of_an_answer_and_answers_nothing_is_noticed(words: str) -> None:
    right = answers(LETTER, VISIT + STONES + CLEANING + RAIL, ())
    assert [one.answered for one in right] == [True, True, True]
    found = answers(LETTER, VISIT + STONES + words + RAIL, ())
    assert [one.answered for one in found] == [True, False, True]


STORIES = {
    "others speak": (
        "我去问过，值班的人说“谁让你来的”。物业讲凭什么给你修。我家的水管漏了半年，能不能派人修好？",
        ["我家的水管漏了半年，能不能派人修好？"],
    ),
    "a wish": (
        "老人上下楼难。要是能在楼道口装个扶手，那就感激不尽了。",
        ["要是能在楼道口装个扶手，那就感激不尽了。"],
    ),
    "a lead-in": (
        "我就想问问，多收的清扫费能不能退？",
        ["我就想问问，多收的清扫费能不能退？"],
    ),
    "semicolons behind a colon": (
        "我要求：把石墩搬走，恢复通道；公开去年的清扫费账目；给三楼的老人装扶手。",
        ["把石墩搬走，恢复通道；", "公开去年的清扫费账目；", "给三楼的老人装扶手。"],
    ),
    "其一其二": (
        "我的请求有三。其一，确认我的工龄；其二，补发高温补贴；其三，退还工作服押金。",
        ["其一，确认我的工龄；", "其二，补发高温补贴；", "其三，退还工作服押金。"],
    ),
}


@pytest.mark.parametrize(("letter", "expected"), STORIES.values(), ids=STORIES)
def test_the_demands_of_a_story_are_the_writers_own(letter: str, expected: list[str]) -> None:
    assert [one.span.of(letter) for one in asked(letter)] == expected


HANDLED = {
    "a visit": "6月5日调解员老龚到您家里，同您谈了一个小时。",
    "the way on": "您如不服本意见，可以在三十日内向区政府申请复查。",
    "the way to a court": "对处罚决定有异议的，六十日内可以申请行政复议，也可以向法院起诉。",
}


@pytest.mark.parametrize("words", HANDLED.values(), ids=HANDLED)
def test_how_a_letter_was_handled_and_how_to_appeal_is_no_answer(words: str) -> None:
    assert tells_of_handling(words)


@pytest.mark.parametrize(
    "words", ["不能退，合同第九条写明押金抵租。", "石墩7月2日已经搬走。", "钱用在了清运垃圾上，共三千二百元。"]
)
def test_what_is_decided_or_found_is_no_handling(words: str) -> None:
    assert not tells_of_handling(words)


LAID_OUT = (
    "各位住户：\n通道口的石头6月9日拉到了河边，已经清出来，消防车能过。\n"
    "三千二百元付给了清运队，票据复印件贴在楼下，余下八十元在账上。\n"
    "不锈钢的，6月15日装好，楼上老太太试过，走着稳当。\n居委会\n6月16日"
)
"""Answers in the order of the letter, a paragraph each, in other words than its demands."""


def test_a_paragraph_for_each_demand_in_their_order_answers_each() -> None:
    assert [one.answered for one in answers(LETTER, LAID_OUT, ())] == [True, True, True]


@pytest.mark.parametrize(
    "empty",
    ["清扫费的事，我们会按规定办理，请您相信居委会。", "清扫费由物业统一收取，全区共有小区二百一十个，每年评比一次。"],
)
def test_a_paragraph_that_says_nothing_of_what_was_asked_answers_nothing(empty: str) -> None:
    lines = LAID_OUT.split("\n")
    lines[2] = empty
    assert [one.answered for one in answers(LETTER, "\n".join(lines), ())][1] is False


def test_a_name_at_the_head_of_a_paragraph_tells_which_demand_it_answers() -> None:
    reply = "各位住户：\n石墩。6月9日已经搬走，通道清出来了。\n扶手。6月15日在三楼装好了。\n居委会\n6月16日"
    assert [one.answered for one in answers(LETTER, reply, ())] == [True, False, True]


STORY = (
    "卫生局的同志：我爹去年在镇卫生院看腿，拍了片子说没事，回来越走越疼，到县里一查是骨裂，这片子当时到底看没看？"
    "药费花了两千多，农合本上只记了六百，剩下的钱该谁出？"
    "我去问院里，收费窗口的人把单子往外一推，说自己看墙上的牌子，这样对待病人合适吗？"
)
CAME = "来信4月2日收悉，医政科4月6日同你见了面，调阅了门诊记录和收费底账。现答复如下：\n"
FILM = (
    "片子由值班医师丁某阅过，漏看了踝部的裂隙，属于误诊，已对丁某暂停处方权三个月，"
    "4月20日前与你协商片子和误诊的赔偿。\n"
)
MONEY = "两千多元药费里有1430元是农合目录外的接骨药，按规定不予报销，用药前没有请你签字，这笔药费退给你。\n"
WINDOW = "录像中收费窗口的人员确有推单子的动作，她4月9日已当面向你道歉，当月绩效扣二百元。\n"
RING = "还有不清楚的，打0799-6543210找医政科。\n"
ANSWERS = {"片子": FILM, "药费": MONEY, "窗口": WINDOW}


@pytest.mark.parametrize("cut", ANSWERS)
def test_of_a_story_the_demand_is_left_out_that_the_other_paragraphs_fit_least(cut: str) -> None:
    reply = CAME + "".join(said for name, said in ANSWERS.items() if name != cut) + RING
    assert [one.answered for one in answers(STORY, reply, ())] == [name != cut for name in ANSWERS]


def test_a_paragraph_for_each_demand_answers_them_all() -> None:
    assert all(one.answered for one in answers(STORY, CAME + FILM + MONEY + WINDOW + RING, ()))


SURE = [2.0] * len(ANSWERS)


def test_paragraphs_are_laid_beside_demands_in_their_order() -> None:
    found = laid(STORY, [one.span for one in asked(STORY)], SURE, [FILM, MONEY, WINDOW])
    assert found is not None
    assert found.rows == (0, 1, 2)


def test_paragraphs_may_turn_once_from_the_order_of_the_letter() -> None:
    found = laid(STORY, [one.span for one in asked(STORY)], SURE, [MONEY, WINDOW, FILM])
    assert found is not None
    assert found.rows == (2, 0, 1)


@pytest.mark.parametrize("left", range(len(ANSWERS)))
def test_the_demand_whose_paragraph_is_missing_is_left_out(left: int) -> None:
    rows = [said for at, said in enumerate((FILM, MONEY, WINDOW)) if at != left]
    found = laid(STORY, [one.span for one in asked(STORY)], SURE, rows)
    assert found is not None
    assert [at for at, row in enumerate(found.rows) if row is None] == [left]


def test_a_figure_is_the_same_however_it_is_written() -> None:
    letter = "我在砖厂干了半年，还差我一万八千七。我的身份证他们押着，总该还给我。"
    spans = [Span(0, 18), Span(18, len(letter))]
    found = laid(letter, spans, SURE[:2], ["你出工的钱算下来是18700元，已打到你的卡上。"])
    assert found is not None
    assert found.rows == (0, None)


@pytest.mark.parametrize("paragraphs", [[], [FILM], [FILM, MONEY, WINDOW, FILM, MONEY, WINDOW]])
def test_paragraphs_that_are_far_too_few_or_too_many_are_laid_beside_nothing(paragraphs: list[str]) -> None:
    assert laid(STORY, [one.span for one in asked(STORY)], SURE, paragraphs) is None


def test_what_was_done_about_the_letter_and_whom_to_ring_up_frame_the_answers() -> None:
    seen = answering(CAME + FILM + MONEY + RING, STORY)
    assert [one.span.of(CAME + FILM + MONEY + RING)[:2] for one in seen.sentences if one.own] == ["片子", "两千"]


def test_a_paragraph_between_the_others_answers_though_it_sounds_like_the_handling() -> None:
    where = "药费的单子请带上身份证和农合本到医政科三号窗口登记，由科里替你送农合办复审。\n"
    seen = answering(CAME + FILM + where + WINDOW + RING, STORY)
    assert sum(one.own for one in seen.sentences) == len(ANSWERS)


def test_an_item_of_the_reply_answers_the_demand_of_its_number_in_other_words() -> None:
    letter = "我和申请执行人的借款案，我请求：\n一、让我少交一点，分几回行不行；\n二、说清执行通知是谁签收的。"
    parts = "1．分期的问题。借款案的裁定没有准许分期，你可以同申请执行人商量，达成和解的报我院备案。\n"
    signed = "2．送达回证上是你妻子5月3日签的字，她与你同住，执行通知视为送达。\n"
    assert [one.answered for one in answers(letter, parts + signed, ())] == [True, True]


def test_a_heading_on_a_line_of_its_own_tells_whose_paragraph_stands_under_it() -> None:
    letter = "我请求：\n1．认定我儿子是自首；\n2．告诉我们刑期到哪天；\n3．退还扣押的手机。"
    reply = (
        "一、关于自首\n他是民警到工地传唤归案的，没有自己去投案，不符合自动投案的条件，不能认定。\n"
        "二、关于刑期\n刑期自2024年3月2日起，至2025年9月1日止，先行羁押的日子已经折抵。\n"
        "三、关于手机\n不是作案工具，6月4日已经发还，由他母亲领走。\n"
    )
    assert all(one.answered for one in answers(letter, reply, ()))
