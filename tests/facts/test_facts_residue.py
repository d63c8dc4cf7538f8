"""A judgment's formulae: each is found in its own words, and weighs once."""

from __future__ import annotations

import pytest

from replycheck.facts.residue import CERTAIN, residue_in, score
from replycheck.text.tables import rows

FORMULAE = {
    "J01": "审　判　长　　陆某文",
    "J02": "本件与原本核对无异",
    "J03": "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状",
    "J04": "案件受理费100元，由被告负担",
    "J05": "判决如下：",
    "J06": "如果未按本判决指定的期间履行给付金钱义务，应当加倍支付",
    "J07": "本判决为终审判决",
    "J08": "原告：张某，女",
    "J09": "委托诉讼代理人：李某",
    "J10": "被告张某辩称",
    "J11": "本院于2022年3月1日立案后，依法适用简易程序",
    "J12": "本案现已审理终结",
    "J13": "到庭参加诉讼",
    "J14": "本院组织当事人进行了证据交换和质证",
    "J15": "本院认定如下",
    "J16": "本院认为，",
    "J17": "刑期从判决执行之日起计算",
    "J18": "二〇二二年三月一日",
    "J19": "民 事 判 决 书",
    "J20": "附：相关法律条文",
    "J21": "按照对方当事人的人数提出副本",
    "J22": "驳回上诉，维持原判",
    "J23": "驳回原告的其他诉讼请求",
}
REPLIES = [
    "你来信反映的问题收悉。",
    "审判长说明了情况。",
    "该判决已经生效，你如不服，可以申请再审。",
    "你询问案件受理费怎样计算，现说明如下。",
    "该案审理终结后，案卷已经归档。",
    "你的委托代理人李某可以代你查阅。",
    "2022年3月1日，本院立案庭收到来信。",
    "关于民事判决书的送达问题",
    "我院认为你的请求应当通过再审程序解决。",
]


def test_every_formula_of_the_table_has_an_example_here() -> None:
    assert set(FORMULAE) == {row["id"] for row in rows("residue.tsv")}


@pytest.mark.parametrize(("id_", "words"), FORMULAE.items(), ids=FORMULAE)
def test_a_formula_is_found_in_its_own_words(id_: str, words: str) -> None:
    text = f"张某：\n{words}\n特此答复。"
    (found,) = [residue for residue in residue_in(text) if residue.id == id_]
    covered = found.span.of(text)
    assert covered == covered.strip()
    assert covered in words


@pytest.mark.parametrize("words", REPLIES)
def test_the_words_of_a_reply_are_no_formula(words: str) -> None:
    assert residue_in(words) == ()


def test_a_formula_weighs_once_however_often_it_stands_there() -> None:
    once = residue_in("到庭参加诉讼。")
    assert score(residue_in("到庭参加诉讼。" * 5)) == score(once) == 3
    assert score(()) == 0


def test_weights_are_those_of_the_specification() -> None:
    assert {int(row["weight"]) for row in rows("residue.tsv")} == {1, 3, CERTAIN}


def test_formulae_come_in_reading_order() -> None:
    found = residue_in("\n".join(reversed(FORMULAE.values())))
    assert list(found) == sorted(found, key=lambda residue: (residue.span, residue.id))
