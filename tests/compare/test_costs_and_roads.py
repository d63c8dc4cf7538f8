"""Who bears a single cost, who holds a role, and whether a decision was or may be challenged."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_CIVIL = (
    "云泽省高级人民法院\n民事裁定书\n（2021）云民申77号\n"
    "再审申请人（一审原告、二审上诉人）：云泽东湖机床有限公司。\n被申请人（一审被告、二审被上诉人）：临江宏图建设有限公司。\n"
    "再审申请人云泽东湖机床有限公司（以下简称东湖公司）因与被申请人临江宏图建设有限公司（以下简称宏图公司）租赁合同纠纷一案，"
    "不服临江市中级人民法院（2020）云01民终5号民事判决，向本院申请再审。\n"
    "本院经审查认为，东湖公司（出租人）与宏图公司（承租人）签订合同。合同的乙方为宏图公司，实际收款人是东湖公司。"
    "鉴定费12000元由东湖公司与宏图公司各承担一半，拖车费由宏图公司承担。二审判决并无不当。依照《中华人民共和国民事诉讼法》第二百条之规定，裁定如下：\n"
    "驳回云泽东湖机床有限公司的再审申请。\n审判长　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)
_ENFORCED = (
    "云泽市云岭区人民法院\n行政裁定书\n（2021）云0101行审9号\n申请执行人：云泽市云岭区市场监督管理局。\n被执行人：临江宏图建设有限公司。\n"
    "申请执行人于2021年3月1日作出处罚决定，被执行人在法定期限内未申请行政复议，也未提起行政诉讼，又不履行。裁定如下：\n"
    "准予强制执行。\n本裁定送达后即发生法律效力。\n审判长　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)
_OPEN = {
    _CIVIL: "东湖公司：\n贵公司的来信收悉，现答复如下：\n我院作出（2021）云民申77号裁定。",
    _ENFORCED: "临江宏图建设有限公司：\n贵公司的来信收悉，现答复如下：\n我院作出（2021）云0101行审9号裁定。",
}


def _wrong(words: str, judgment: str) -> set[str]:
    text = _OPEN[judgment] + words
    comparison = Comparison("r.txt", text, (("j.txt", judgment),), None, "", len(text))
    return {one.statement.role for one in comparison.differences if not one.doubtful}


@pytest.mark.parametrize(
    ("words", "judgment", "role"),
    [
        pytest.param("鉴定费12000元由宏图公司承担。", _CIVIL, "fee-bearer", id="one of two who bear halves"),
        pytest.param("拖车费由贵公司负担。", _CIVIL, "fee-bearer", id="a cost by its name"),
        pytest.param("合同的乙方是东湖公司。", _CIVIL, "relation", id="the other side of a contract"),
        pytest.param("实际收款人是宏图公司。", _CIVIL, "relation", id="a role of its own"),
        pytest.param("宏图公司出租、东湖公司承租。", _CIVIL, "relation", id="a bare verb"),
        pytest.param("贵公司在法定期限内申请了复议，但没有起诉。", _ENFORCED, "appeal-status", id="a review"),
        pytest.param("贵公司在法定期限内没有复议，但起诉了。", _ENFORCED, "appeal-status", id="a suit"),
        pytest.param("该裁定送达十日后才生效。", _ENFORCED, "appeal-status", id="later than at once"),
        pytest.param("该裁定尚未生效。", _ENFORCED, "appeal-status", id="not yet"),
        pytest.param("该裁定支持了贵公司的再审申请。", _CIVIL, "outcome-on-appeal", id="the application"),
        pytest.param("对该裁定还可以在十日内上诉。", _ENFORCED, "appeal-status", id="an appeal that there is not"),
    ],
)
def test_what_is_given_to_another_or_told_otherwise_is_found(words: str, judgment: str, role: str) -> None:
    assert role in _wrong(words, judgment)


@pytest.mark.parametrize(
    ("words", "judgment"),
    [
        pytest.param("鉴定费12000元由双方各承担一半。", _CIVIL, id="both"),
        pytest.param("鉴定费12000元由贵公司预交。", _CIVIL, id="who paid first"),
        pytest.param("贵公司要求鉴定费12000元由宏图公司承担。", _CIVIL, id="what is asked for"),
        pytest.param("拖车费由宏图公司承担，停车费由贵公司承担。", _CIVIL, id="another cost"),
        pytest.param("合同的乙方是宏图公司，实际收款人是贵公司。", _CIVIL, id="the roles as they are"),
        pytest.param("贵公司不愿当实际收款人，宏图公司也不是实际收款人。", _CIVIL, id="who is not"),
        pytest.param("贵公司出租、宏图公司承租。", _CIVIL, id="a bare verb that is right"),
        pytest.param("贵公司在法定期限内没有复议，也没有起诉。", _ENFORCED, id="neither"),
        pytest.param("贵公司当时可以在法定期限内申请复议或者起诉。", _ENFORCED, id="what could be done"),
        pytest.param("本案不是贵公司起诉云岭区市场监督管理局的案件。", _ENFORCED, id="who did not sue"),
        pytest.param("该裁定送达后即生效，不能上诉。", _ENFORCED, id="at once"),
    ],
)
def test_what_is_told_rightly_is_left_alone(words: str, judgment: str) -> None:
    assert _wrong(words, judgment) == set()


_DISMISSED = (
    "云泽市云岭区人民法院\n民事判决书\n（2021）云0101民初9号\n原告：贝文秀，女。\n被告：柯少庭，男。\n"
    "原告贝文秀与被告柯少庭买卖合同纠纷一案，本院受理后公开开庭审理。贝文秀请求判令柯少庭支付货款5000元。\n"
    "本院认为，贝文秀没有证据，其请求不予支持。依照《中华人民共和国民法典》第五百零九条之规定，判决如下：\n"
    "驳回原告贝文秀的诉讼请求。\n案件受理费50元，由贝文秀负担。\n审判员　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)
_APPEALED = (
    "云泽省高级人民法院\n民事裁定书\n（2021）云民申78号\n再审申请人（一审原告、二审上诉人）：贝文秀。\n被申请人（一审被告、二审被上诉人）：柯少庭。\n"
    "再审申请人贝文秀因与被申请人柯少庭买卖合同纠纷一案，不服云泽市中级人民法院（2020）云01民终5号民事判决，向本院申请再审。\n"
    "二审法院认为，一审法院未开庭并无不当。故驳回上诉，维持一审判决。\n"
    "本院认为，贝文秀的理由不成立。依照《中华人民共和国民事诉讼法》第二百条之规定，裁定如下：\n"
    "驳回贝文秀的再审申请。\n审判长　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)


def _told(judgment: str, words: str) -> set[str]:
    text = f"贝文秀：\n你的来信收悉，现答复如下：\n{words}"
    comparison = Comparison("r.txt", text, (("j.txt", judgment),), None, "", len(text))
    return {one.statement.role for one in comparison.differences if not one.doubtful}


def test_what_was_dismissed_was_not_allowed_in_part() -> None:
    ahead = "你诉柯少庭一案，案号是（2021）云0101民初9号。"
    assert _told(_DISMISSED, f"{ahead}判决部分支持了你的诉讼请求。") == {"outcome"}
    assert _told(_DISMISSED, f"{ahead}判决驳回了你的诉讼请求。") == set()


def test_an_appeal_that_was_dismissed_was_not_allowed() -> None:
    assert "outcome-on-appeal" in _told(_APPEALED, "二审案号是（2020）云01民终5号，支持了你的上诉。")
    assert _told(_APPEALED, "二审案号是（2020）云01民终5号，没有支持你的上诉。") == set()
    assert _told(_APPEALED, "二审案号是（2020）云01民终5号，驳回了你的上诉。") == set()


_LIABLE = (
    "云泽省高级人民法院\n民事裁定书\n（2021）云民申79号\n再审申请人（一审原告、二审上诉人）：贝文秀。\n"
    "被申请人（一审被告、二审被上诉人）：柯少庭。\n被申请人（一审被告、二审被上诉人）：云泽东湖机床有限公司。\n"
    "再审申请人贝文秀因与被申请人柯少庭、云泽东湖机床有限公司（以下简称东湖公司）买卖合同纠纷一案，不服云泽市中级人民法院"
    "（2020）云01民终5号民事判决，向本院申请再审。\n"
    "本院认为，柯少庭不承担保证责任，贝文秀的其他损失可以另行起诉。二审判决适用法律并无不当。"
    "依照《中华人民共和国民事诉讼法》第二百条之规定，裁定如下：\n"
    "驳回贝文秀的再审申请。\n审判长　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)


_NUMBER = "我院作出（2021）云民申79号裁定。"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        pytest.param("裁定认定柯少庭应当承担保证责任。", "outcome", id="a liability"),
        pytest.param("其他损失不得另行起诉。", "outcome", id="another suit"),
        pytest.param("最高人民法院认为二审适用法律确有错误。", "outcome", id="the law"),
        pytest.param("你只起诉了柯少庭。", "relation", id="one of two who were sued"),
        pytest.param("本案原告是东湖公司。", "relation", id="the plaintiff"),
        pytest.param("柯少庭以违约为由起诉你。", "relation", id="who sued, with the ground between"),
        pytest.param("这是柯少庭起诉的买卖合同纠纷。", "relation", id="whose suit it is"),
    ],
)
def test_a_plain_holding_turned_round_is_found(words: str, role: str) -> None:
    assert role in _told(_LIABLE, _NUMBER + words)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("裁定认定柯少庭不承担保证责任，二审适用法律并无不当。", id="as the court holds"),
        pytest.param("其他损失可以另行起诉。", id="another suit"),
        pytest.param("你认为二审适用法律错误，没有得到支持。", id="what the petitioner says"),
        pytest.param("你以违约为由起诉柯少庭、东湖公司。", id="who sued"),
        pytest.param("本案原告是你，这不是柯少庭起诉的买卖合同纠纷。", id="whose suit it is not"),
    ],
)
def test_a_plain_holding_as_it_is_is_left_alone(words: str) -> None:
    assert _told(_LIABLE, _NUMBER + words) == set()
