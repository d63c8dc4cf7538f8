"""What a story complains of counts as a demand; what is only sad, or leads up to a question, does not."""

from __future__ import annotations

import pytest

from replycheck.facts.demands.letter import asked

STORIES = {
    "nothing to this day": (
        "水务站：我家的水表去年秋天换了新的，换表的师傅说多扣的水费月底退。到今天一分钱也没退，电话打过去没人接。",
        "到今天一分钱也没退",
    ),
    "nobody answers for it": (
        "街道：巷口那棵老槐树被大货车撞歪了。园林的人说归市政，市政说归社区，推来推去，树一直歪着没人扶。",
        "推来推去",
    ),
    "cannot be understood": (
        "法院：我和堂弟的宅基地官司判了。图上明明画着两尺的滴水，判决书却写成一尺，这个理我怎么也想不通。",
        "这个理",
    ),
    "an indignant question": (
        "教育局：娃上初二，班里五十二个人。补习班的收据都写着“自愿”，不交钱的名字贴在墙上，这也叫自愿，还有没有王法？",
        "王法",
    ),
}


@pytest.mark.parametrize(("letter", "words"), STORIES.values(), ids=STORIES)
def test_a_complaint_of_a_story_is_a_demand(letter: str, words: str) -> None:
    assert any(words in one.span.of(letter) for one in asked(letter))


def test_each_matter_of_a_story_is_a_demand_and_what_is_only_sad_is_none() -> None:
    letter = (
        "民政局：我叫田桂香，今年六十八，老伴走得早，一个人过。低保卡从二月起一分钱也没进，到现在没有人告诉我为什么停。"
        "村口那口老井边上没有栏杆，去年掉下去过一头羊，一直没人来盖，迟早要出事。"
        "我嘴笨，写得不好，请你们多担待。"
    )
    assert [one.span.of(letter)[:4] for one in asked(letter)] == ["低保卡从", "村口那口"]


def test_what_leads_up_to_a_question_belongs_to_it() -> None:
    letter = "交警队：我的电动车被拖走半个月了，停车场到今天不让看车。请问电动车要交哪些钱才能领回来？"
    assert [one.span.of(letter)[:2] for one in asked(letter)] == ["请问"]


def test_the_story_before_a_list_is_the_story_of_the_list() -> None:
    letter = (
        "住建局：\n我家楼顶漏了两年，物业和开发商推来推去，一直没人修。\n"
        "请求：\n1．责令开发商修好楼顶的防水。\n2．公布维修资金的账。\n"
    )
    assert [one.numbered for one in asked(letter)] == [True, True]


COURTESIES = {
    "bear with me": "我文化不高，字写得乱，请你们多担待。",
    "a hired expert": "开庭前我花了三千块请人鉴定，票也交了。",
    "less than was asked": "法院判他赔我两万，比我请求的少了一半。",
    "come and look": "我把家里的难处写给你们，盼着有人来看看。",
}


@pytest.mark.parametrize("words", COURTESIES.values(), ids=COURTESIES)
def test_courtesies_and_what_was_asked_before_are_no_demands(words: str) -> None:
    letter = f"民政局：\n请问高龄津贴从几岁开始发？\n{words}\n"
    assert [one.span.of(letter)[:2] for one in asked(letter)] == ["请问"]
