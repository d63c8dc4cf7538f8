"""Sentences in which little asks: a reply on the matter will do for them, what is plainly asked wants its own."""

from __future__ import annotations

import pytest

from replycheck.facts.demands.answers import answers
from replycheck.model.report import DemandOutcome

LETTER = """请求整治城北菜场路口的噪声
城北菜场路口的音像店天天从早放到晚，喇叭对着我家窗户，老人睡不着，孩子写不了作业，去年冬天老母亲还因此住了院。我去店里说过两回，店主把我推出门外，还说谁也管不着他。楼下的垃圾桶也满了好几天没人收，臭得不敢开窗，请问什么时候能恢复每天清运？
"""
PUSHED, BINS = "我去店里说过两回", "楼下的垃圾桶"
NOISE = (
    "您好！来信收悉。经查，城北菜场路口音像店外放音量超过规定。"
    "我队已责令该店拆除朝向居民楼的喇叭，晚八点以后不得外放，并处警告。"
)


def judged(reply: str, beginning: str) -> tuple[bool, DemandOutcome, str]:
    (found,) = [one for one in answers(LETTER, reply, ()) if one.text.startswith(beginning)]
    return found.answered, found.outcome, found.why


def test_a_sentence_of_the_story_is_answered_by_a_reply_on_its_matter() -> None:
    answered, outcome, why = judged(NOISE, PUSHED)
    assert answered
    assert outcome is not DemandOutcome.NONE
    assert why.startswith("答复没有单独说到这一句，谈的是同一件事")


def test_what_is_plainly_asked_wants_an_answer_of_its_own() -> None:
    assert not judged(NOISE, BINS)[0]
    assert judged(f"{NOISE}垃圾桶由环卫所恢复每日清运，3月5日起已经执行。", BINS)[0]


@pytest.mark.parametrize(
    "reply",
    ["您好！来信收悉，我队高度重视，正在研究。", "您好！经查，您申请的养老保险已补缴到账，3月起按月发放。"],
    ids=["says nothing", "on another matter"],
)
def test_a_reply_that_says_nothing_of_the_matter_answers_no_sentence(reply: str) -> None:
    assert not judged(reply, PUSHED)[0]


def test_an_answer_about_the_whole_letter_is_found_where_it_asks_for_no_more() -> None:
    letter = "法院：他打了我，才判半年，我想不通，他为什么不用坐满？请给我一个说法。"
    reply = (
        "张某：\n你来信问他打人为什么只判半年。他投案自首，又赔了钱，你也写了谅解书，三样加起来减了一半，所以判六个月。\n"
        "不用坐满，是因为判决前关过的三十六天折抵刑期。\n判决已经生效，你不服可以申诉。"
    )
    assert all(one.answered for one in answers(letter, reply, ()))


def test_a_line_that_only_says_what_comes_next_is_a_heading() -> None:
    letter = "我问三件事：\n1.公司为什么只担一半；\n2.利息从哪天算；\n3.诉讼费谁出。"
    reply = (
        "张某：\n再说公司。担保书是写给债主的，公司和你一样都是保证人，两家各担一半。\n"
        "利息从起诉那天算，起诉日是2015年10月19日。\n诉讼费由借款人出，你垫的他一并还你。"
    )
    assert [one.answered for one in answers(letter, reply, ())] == [True, True, True]


@pytest.mark.parametrize("last", ["该判决已发生法律效力。", "经济困难的，可以向法律援助中心申请法律援助。"])
def test_what_frames_a_reply_at_its_end_answers_nothing(last: str) -> None:
    letter = "我问三件事：\n1.公司为什么只担一半；\n2.利息从哪天算；\n3.请法院给我换一把门锁。"
    reply = f"张某：\n公司和你一样都是保证人，两家各担一半。\n利息从起诉那天算，起诉日是2015年10月19日。\n{last}"
    assert [one.answered for one in answers(letter, reply, ())] == [True, True, False]
