"""The remedies that a reply offers: which, against what, within what time, from when, before whom."""

from __future__ import annotations

import pytest

from replycheck.facts.law.remedies import Remedy, remedies

Told = tuple[str, bool | None, str | None, str | None, str | None]


def told(remedy: Remedy) -> Told:
    period = None if remedy.period is None else f"{remedy.period.count}{remedy.period.unit}"
    return remedy.procedure, remedy.against_reply, period, remedy.start, remedy.body


OFFERS: dict[str, tuple[str, tuple[Told, ...]]] = {
    "review": (
        "如不服本处理意见，可以自收到本意见书之日起30日内向某某市人民政府请求复查。",
        (("复查", True, "30日", "收到本意见书", "某某市人民政府"),),
    ),
    "review in Chinese numerals": (
        "对本意见有异议的，可自作出之日起三十日内向市住建局申请复查；逾期不申请的，不再受理。",
        (("复查", True, "30日", "作出", "市住建局"),),
    ),
    "a final review, named as an application": (
        "如不服，可自收到本复查意见书之日起30日内，向某某省住房和城乡建设厅提出复核申请。",
        (("复核", None, "30日", "收到本复查意见书", "某某省住房和城乡建设厅"),),
    ),
    "two against the reply": (
        "如对本答复不服，可依法申请行政复议或者提起行政诉讼。",
        (("行政复议", True, None, None, None), ("行政诉讼", True, None, None, None)),
    ),
    "against another act": (
        "你如不服该处罚决定，可以在收到决定书之日起60日内向区政府申请行政复议。",
        (("行政复议", False, "60日", "收到决定书", "区政府"),),
    ),
    "enforcement": (
        "对异议裁定不服的，可以自裁定送达之日起十日内向某某市中级人民法院申请复议。",
        (("复议", False, "10日", "裁定送达", "某某市中级人民法院"),),
    ),
    "retrial": (
        "你如认为判决确有错误，可以在判决生效后六个月内向上一级人民法院申请再审。",
        (("再审", None, "6月", "判决生效", "上一级人民法院"),),
    ),
    "history is no offer": ("你于2023年3月1日申请复查，我局已答复。", ()),
    "what was not done is no offer": ("你可能记得，你未在十五日内上诉。", ()),
    "the duty of the reviewing body is no offer": (
        "收到复查请求的机关应当自收到复查请求之日起30日内提出复查意见。",
        (),
    ),
    "no offer at all": ("特此答复。", ()),
}


@pytest.mark.parametrize(("text", "wanted"), OFFERS.values(), ids=OFFERS)
def test_an_offer_is_read_with_all_that_it_says(text: str, wanted: tuple[Told, ...]) -> None:
    assert tuple(told(remedy) for remedy in remedies(text)) == wanted


def test_the_span_runs_from_the_period_to_the_procedure() -> None:
    text = "特此答复。如不服本意见，可以自收到之日起30日内向市政府请求复查。"
    (remedy,) = remedies(text)
    assert remedy.span.of(text) == "30日内向市政府请求复查"
    assert remedy.period is not None
    assert remedy.period.span.of(text) == "30日内"


def test_a_sentence_without_end_is_left_alone() -> None:
    assert remedies("可以申请复查，" * 200) == ()
