"""Which parts of a reply a sentence tells, on labelled sentences: receipt is no register, thanks no opinion."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from replycheck.facts.structure.telling import SentencePart, is_courtesy, registers_nothing_of_a_letter, tells, told_in

Labelled = list[tuple[str, set[str], set[str]]]
RECALLED, RIGHT = 0.85, 0.8
LOOSE = frozenset({SentencePart.FACTS})
"""What is a fact and what an outcome is told by what stands around it; alone a sentence is often both."""


@pytest.fixture(scope="module")
def labelled(root: Path) -> Labelled:
    with (root / "corpora" / "marked" / "parts" / "sentences.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["sentence"], set(row["parts"].split()), set(row["maybe"].split())) for row in rows]


@pytest.mark.parametrize("part", SentencePart)
def test_each_part_is_mostly_recognised_and_little_else(labelled: Labelled, part: SentencePart) -> None:
    wanted = [sentence for sentence, parts, _ in labelled if part in parts]
    found = [
        (sentence, parts)
        for sentence, parts, maybe in labelled
        if part in told_in(sentence) and part not in maybe - parts
    ]
    right = [sentence for sentence, parts in found if part in parts]
    assert len(wanted) >= 15
    assert len(right) >= RECALLED * len(wanted), sorted(set(wanted) - set(right))
    assert part in LOOSE or len(right) >= RIGHT * len(found), [
        sentence for sentence, parts in found if part not in parts
    ]


NOT_THIS = {
    "household register": ("你户登记人口5人。", SentencePart.RECEIPT),
    "a company's registration": ("该公司2018年登记成立。", SentencePart.RECEIPT),
    "thanks": ("感谢你对本院工作的支持。", SentencePart.OPINION),
    "heard by the court": ("庭审中听取了双方的陈述。", SentencePart.HEARING),
    "a lift is checked again": ("物业公司应当在15日内复查电梯。", SentencePart.REMEDY),
    "a call to come": ("今后我们会适时与你联系。", SentencePart.CONTACT),
    "a hearing to come": ("下一步，我们将上门听取你的意见。", SentencePart.HEARING),
    "what an office does at large": ("近年来，我院共受理民事案件六千余件。", SentencePart.RECEIPT),
    "copies": ("本意见书一式三份，送达信访人一份。", SentencePart.RECEIPT),
    "a call of somebody else": ("2021年3月，开发商给你打过电话。", SentencePart.CONTACT),
    "what a court decided": ("二审法院以证据不足为由，驳回了你的上诉。", SentencePart.OPINION),
    "diligence": ("你反映的问题，我局正在研究之中。", SentencePart.OPINION),
    "a demand that is granted": ("对你提出的补发津贴请求，予以支持。", SentencePart.DEMANDS),
    "an appraisal is checked again": ("对评估结果有异议的，应当由评估机构复核。", SentencePart.REMEDY),
}


@pytest.mark.parametrize(("sentence", "part"), NOT_THIS.values(), ids=NOT_THIS)
def test_a_sentence_that_only_sounds_like_a_part_is_none(sentence: str, part: SentencePart) -> None:
    assert part not in told_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["听取了贵公司代理人的意见。", "我局听取了你单位负责人的申辩。", "承办法官听取了贵厂委托代理人的陈述。"],
)
def test_a_company_is_heard_by_whoever_speaks_for_it(sentence: str) -> None:
    assert SentencePart.HEARING in told_in(sentence)


def test_a_household_register_registers_no_letter() -> None:
    assert registers_nothing_of_a_letter("你户登记人口5人。")
    assert not registers_nothing_of_a_letter("你的来信已登记。")


def test_thanks_are_courtesy_and_thanks_with_an_outcome_are_none() -> None:
    assert is_courtesy("感谢你的来信。")
    assert not is_courtesy("感谢你的建议，我们予以采纳。")


def test_a_text_tells_what_one_of_its_sentences_tells() -> None:
    assert tells(SentencePart.CONTACT, "经查属实。6月3日，承办法官给你打了电话。")
    assert not tells(SentencePart.CONTACT, "经查属实。")


BESIDE = {
    "a reason behind a refusal": (
        "您要求换发旧证的请求不能办理，因为旧证已在2016年统一收回作废。",
        SentencePart.REASON,
    ),
    "what follows from the facts": ("表底与入户照片上的数字一致，由此判断不是抄错。", SentencePart.REASON),
    "the letter that came, and a call": (
        "你的来信6月2日收悉，6月4日经办人打电话同你核对了住址。",
        SentencePart.RECEIPT,
    ),
    "a decision with its reason": (
        "对你退还押金的请求予以支持，理由是房子已经提前收回。",
        SentencePart.OPINION,
    ),
    "two things that are mixed up": (
        "工龄和缴费年限不是一回事，没有缴费的年份算不进养老金。",
        SentencePart.EXPLANATION,
    ),
    "a notice sent by message": ("准予登记的告知书已用短信发给您的儿子，一并告知您。", SentencePart.CONTACT),
    "an invitation to be heard": ("约谈中，您还提出门牌号写错了。", SentencePart.HEARING),
    "those who were asked": ("工作组听了您的说法，还问了两位工友。", SentencePart.VERIFICATION),
    "what another court found": ("一审认定，欠条上的日期是后来补写的。", SentencePart.FACTS),
    "what a meeting decided": ("您想缓交租金，经镇长办公会讨论，同意缓到年底。", SentencePart.OPINION),
    "evidence that is worth nothing": ("照片上没有日期，不能证明是哪一天拍的。", SentencePart.REASON),
    "who does what": ("低保由本人提出，再由乡镇审批，民政局抽查。", SentencePart.EXPLANATION),
    "what the letter says besides": ("您信里还谈到，楼下的网吧通宵不关，请派出所管管。", SentencePart.DEMANDS),
    "what it depends on": ("利息从哪天起算，取决于催告送到的那一天。", SentencePart.EXPLANATION),
}


@pytest.mark.parametrize(("sentence", "part"), BESIDE.values(), ids=BESIDE)
def test_what_is_said_in_so_many_words_is_told_beside_what_fills_the_sentence(
    sentence: str, part: SentencePart
) -> None:
    assert part in told_in(sentence)


SEEMS = {
    "evidence that is worth nothing": ("照片上没有日期，无法采信。", SentencePart.OPINION),
    "what readers are asked to do": ("请您把收据原件寄来，信封上写明案号。", SentencePart.RECEIPT),
    "what the office always does": ("查档窗口每周三下午闭馆整理。", SentencePart.VERIFICATION),
    "what is still to be done": ("近期将组织技术人员上门核查。", SentencePart.VERIFICATION),
    "the articles of a company": ("公司章程规定每年三月分红。", SentencePart.BASIS),
    "who does what": ("上诉和抗诉不同，前者由当事人提出，后者由检察院提出。", SentencePart.REMEDY),
    "comfort": ("我们明白，等了三年对您意味着什么。", SentencePart.EXPLANATION),
    "somebody who was heard": ("6月3日，法官在接访室听取了您的意见。", SentencePart.CONTACT),
    "what was found out": ("查明，实际面积比证上多出两平方米。", SentencePart.OPINION),
}


@pytest.mark.parametrize(("sentence", "part"), SEEMS.values(), ids=SEEMS)
def test_what_a_sentence_only_seems_to_tell_it_does_not(sentence: str, part: SentencePart) -> None:
    assert part not in told_in(sentence)
