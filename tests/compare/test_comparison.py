"""A reply against its judgment, its letter and itself: what is found, as what, and what is left alone."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison
from replycheck.compare.retold import retold
from replycheck.model.span import Span

_JUDGMENT = (
    "青石市云岭区人民法院\n民事判决书\n（2022）鄂0199民初456号\n"
    "原告：邹明远，男，1970年4月5日出生。\n被告：许小梅，女，1975年3月2日出生。\n"
    "原告邹明远与被告许小梅民间借贷纠纷一案，本院于2022年3月8日立案后，于2022年4月12日公开开庭进行了审理。\n"
    "经审理查明，2019年6月15日，邹明远与许小梅签订借款合同，约定借款本金240000元，月利率1%。"
    "2020年9月30日，许小梅归还35000元。证人孙祥云到庭陈述了经过。\n"
    "本院认为，借款合同合法有效。依照《中华人民共和国民法典》第六百七十五条的规定，判决如下：\n"
    "一、被告许小梅于本判决生效之日起十五日内偿还原告邹明远借款本金205000元；\n二、驳回原告邹明远的其他诉讼请求。\n"
    "案件受理费4900元，由被告许小梅负担。\n审判员　方文\n二〇二二年五月二十日\n书记员　李可"
)
_LETTER = "云岭区人民法院：\n我叫邹明远，请求：一、退还我多交的受理费360元；二、说明执行情况。\n邹明远\n2022年7月4日"
_COURT = "青石市云岭区人民法院"
_OPEN = "邹明远：\n你的来信收悉，现答复如下：\n你与许小梅借款一案，"


def _roles(words: str, *, opening: str = _OPEN) -> set[tuple[str, bool]]:
    comparison = Comparison(
        "r.txt", opening + words, (("j.txt", _JUDGMENT),), ("l.txt", _LETTER), "青石市云岭区人民法院"
    )
    return {(one.statement.role, one.certain) for one in comparison.differences}


@pytest.mark.parametrize(
    ("words", "role", "certain"),
    [
        ("我院（2022）鄂0199民初465号判决要求许小梅还款。", "case-number", True),
        ("我院2022年5月2日作出（2022）鄂0199民初456号判决。", "judgment-date", True),
        ("判决全部驳回了你的诉讼请求。", "outcome", True),
        ("判决确认借款合同无效。", "outcome", False),
        ("许小梅起诉你，我院已经审结。", "relation", True),
        ("受理费由你负担。", "fee-bearer", True),
        ("受理费9400元由许小梅负担。", "fee-amount", False),
        ("约定月利率2%。", "interest-rate", False),
        ("约定借款本金42万元。", "claim-amount", False),
        ("许小梅2020年9月30日已归还53000元。", "repaid", False),
        ("2022年4月12日立案。", "filing-date", False),
        ("证人孙祥文到庭陈述了经过。", "party-name", False),
        ("许小梅没有还，你可以申请执行他的财产。", "pronoun", False),
        ("判决依照民法典第六百五十七条。", "article", False),
        ("你向青石市水口区人民法院起诉。", "court", False),
        ("你要求退还多交的受理费630元。", "letter-demand-figure", False),
    ],
)
def test_what_the_papers_say_otherwise_is_found(words: str, role: str, certain: bool) -> None:  # noqa: FBT001 - a table
    assert (role, certain) in _roles(words)


@pytest.mark.parametrize(
    "words",
    [
        "我院二〇二二年五月二十日作出（2022）鄂0199民初456号判决，支持了你要求还款的请求，其余请求没有支持。",
        "你起诉许小梅，2022年3月8日立案，同年4月12日开庭。",
        "许某2020年9月30日还了3.5万元，还欠二十万零五千元，判决要求她十五日内付清。",
        "受理费4900元由许小梅承担，你不用出。",
        "约定的是月息一分，本金24万元。",
        "判决依照民法典第六百七十五条，你可以依照民事诉讼法第二百一十一条申请再审。",
        "2023年1月9日，我院执行局查询了许小梅的账户，冻结到8120元。",
        "你要求退还多交的三百六十元受理费，由我院财务科核对。",
        "你要求由我院垫付，没有法律依据，这项请求不予支持。",
        "判决驳回了你关于利息的诉讼请求。",
        "你不服的，可以向湖北省青石市中级人民法院申请再审。",
    ],
)
def test_what_is_so_in_other_words_is_left_alone(words: str) -> None:
    assert _roles(words) == set()


def test_a_judgment_of_another_matter_settles_nothing() -> None:
    reply = "陈某：\n你反映小区噪声，2022年5月2日，我局对某酒吧罚款4200元。"
    assert not Comparison("r.txt", reply, (("j.txt", _JUDGMENT),)).concerned


def test_where_two_judgments_are_given_each_may_bear_out_the_reply() -> None:
    other = _JUDGMENT.replace("月利率1%", "月利率2%")
    words = _OPEN + "约定月利率2%。"
    both = Comparison("r.txt", words, (("j.txt", _JUDGMENT), ("k.txt", other)))
    assert not [one for one in both.differences if one.statement.role == "interest-rate"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("许小梅还欠本金20万元、利息3万元，合计25万元。", "internal-sum"),
        ("许小梅还欠本金23万元。上述32万元应当付清。", "internal-repeat"),
        ("我院没有在三十日内答复，没有超期。", "internal-conclusion"),
        ("案款已经付清。你说案款没有付，情况属实。", "internal-conclusion"),
        ("一审判处有期徒刑三年四个月，二审改判有期徒刑三年，刑罚加重了。", "internal-conclusion"),
    ],
)
def test_a_reply_that_contradicts_itself_is_told(words: str, role: str) -> None:
    assert role in {one for one, _ in _roles(words)}


def test_statements_hold_both_places_and_say_whether_they_agree() -> None:
    comparison = Comparison("r.txt", _OPEN + "受理费4900元由许小梅负担。", (("j.txt", _JUDGMENT),))
    bearer = next(one for one in comparison.statements if one.role == "fee-bearer")
    assert bearer.agrees
    assert bearer.found is not None
    assert "由被告许小梅负担" in bearer.found.span.of(_JUDGMENT)


def test_what_is_taken_already_is_not_retold() -> None:
    words = (
        _OPEN + "2019年6月15日邹明远同许小梅签了借款合同，本金240000元，月利率1%，2020年9月30日许小梅归还了35000元。"
    )
    comparison = Comparison("r.txt", words, (("j.txt", _JUDGMENT),))
    reply, judgment = comparison.reply, comparison.papers[0]
    assert retold(reply, judgment, [])
    assert not retold(reply, judgment, [Span(0, len(words))])
