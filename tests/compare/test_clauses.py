"""Clauses of a reply against the clauses of a judgment that speak of the same, and how the case ended."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_ISSUER = "澜州市东亭区人民法院"
_JUDGMENT = (
    "澜州市东亭区人民法院\n民事判决书\n（2021）苏0788民初731号\n"
    "原告：贝文秀，女，1979年2月3日出生。\n被告：澜州市瑞禾园林有限公司，住所地澜州市东亭区。\n"
    "原告贝文秀与被告澜州市瑞禾园林有限公司（以下简称瑞禾公司）劳动争议一案，本院于2021年4月6日立案后，依法适用简易程序，"
    "公开开庭进行了审理。\n"
    "贝文秀提出诉讼请求：瑞禾公司支付赔偿金36000元、加班工资9500元。瑞禾公司辩称，贝文秀自行离职，解除合同合法。\n"
    "经审理查明，贝文秀2016年3月1日到瑞禾公司工作，月工资4000元。2020年8月，瑞禾公司口头通知贝文秀不用上班。"
    "贝文秀提交的打卡照片不能反映加班的事实。瑞禾公司未安排贝文秀参加工伤保险。事故中，货车司机负事故的主要责任。\n"
    "本院认为，瑞禾公司不能证明贝文秀自行离职，解除劳动合同违法，应当支付赔偿金。贝文秀要求加班工资，没有提供充分证据，"
    "不予支持。贝文秀的起诉没有超过仲裁时效。依照《中华人民共和国劳动合同法》第四十七条、第八十七条之规定，判决如下：\n"
    "一、瑞禾公司于本判决生效之日起十日内支付贝文秀赔偿金36000元；\n二、驳回贝文秀的其他诉讼请求。\n"
    "案件受理费5元，由瑞禾公司负担。\n审判员　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)
_RULING = (
    "澜州市中级人民法院\n民事裁定书\n（2022）苏07民终99号\n"
    "上诉人（原审原告）：贝文秀，女，1979年2月3日出生。\n被上诉人（原审被告）：柯少庭，男，1980年5月6日出生。\n"
    "上诉人贝文秀因与被上诉人柯少庭租赁合同纠纷一案，不服澜州市东亭区人民法院（2021）苏0788民初1202号民事判决，"
    "向本院提起上诉。本院认为，一审遗漏必须参加诉讼的当事人。裁定如下：\n"
    "一、撤销澜州市东亭区人民法院（2021）苏0788民初1202号民事判决；\n二、本案发回澜州市东亭区人民法院重审。\n"
    "审判长　闻达\n二〇二二年三月二日\n书记员　宋词"
)
_OPEN = "贝文秀：\n你的来信收悉，现答复如下：\n你诉瑞禾公司劳动争议一案已经审结。"
_OPEN_RULING = "贝文秀：\n你的来信收悉，现答复如下：\n你诉柯少庭租赁合同纠纷一案已有结果。"


def _wrong(words: str, judgment: str = _JUDGMENT, opening: str = _OPEN, issuer: str = _ISSUER) -> list[str]:
    comparison = Comparison("r.txt", opening + words, (("j.txt", judgment),), None, issuer)
    return [one.statement.span.of(comparison.text) for one in comparison.differences]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("判决认为，你提交的打卡照片能够反映加班的事实。", id="a no was dropped"),
        pytest.param("判决认定，瑞禾公司解除劳动合同合法。", id="lawful for unlawful"),
        pytest.param("判决认为，你的起诉超过了仲裁时效。", id="too late for in time"),
        pytest.param("法院查明，瑞禾公司安排你参加了工伤保险。", id="done for not done"),
        pytest.param("法院查明，货车司机负事故的全部责任。", id="another word of a closed set"),
        pytest.param("判决要求瑞禾公司十五日内支付你赔偿金36000元。", id="another figure"),
    ],
)
def test_a_clause_that_says_the_opposite_is_found(words: str) -> None:
    assert _wrong(words)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("判决认为，打卡照片反映不出加班的事实。", id="a no in another form"),
        pytest.param("判决认定，瑞禾公司解除劳动合同的做法违反法律规定。", id="unlawful in other words"),
        pytest.param("判决认为，你的起诉并未超过仲裁时效。", id="the no stays"),
        pytest.param("你认为照片能够反映加班的事实，法院没有采纳。", id="what the petitioner thinks"),
        pytest.param("如果瑞禾公司安排你参加了工伤保险，可以另行处理。", id="a condition"),
        pytest.param("2021年9月3日，瑞禾公司安排你参加了工伤保险。", id="a day after the judgment"),
        pytest.param("货车司机负主要责任。判决要求瑞禾公司10日内付清。", id="the same word and figure"),
        pytest.param("现有证据不足以证明你参加了工伤保险。", id="not shown is not denied"),
    ],
)
def test_a_clause_that_says_the_same_is_left_alone(words: str) -> None:
    assert _wrong(words) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        pytest.param("我院（2022）苏07民终99号裁定撤销一审判决，发回重审。", False, id="as it was"),
        pytest.param("我院（2022）苏07民终99号裁定驳回上诉，维持原判。", True, id="upheld for remitted"),
        pytest.param("我院（2022）苏07民终99号裁定按撤回上诉处理。", True, id="withdrawn for remitted"),
        pytest.param("澜州市中级人民法院2022年3月2日裁定维持一审判决。", True, id="told by day and court"),
        pytest.param("一审曾经驳回起诉。", False, id="of another instance"),
        pytest.param("你请求维持一审判决。", False, id="what is asked for"),
    ],
)
def test_how_the_case_ended_is_held_against_the_order(words: str, wrong: bool) -> None:  # noqa: FBT001 - a table
    assert bool(_wrong(words, _RULING, _OPEN_RULING, "澜州市中级人民法院")) is wrong


def test_an_ending_behind_the_number_of_the_case_is_told_in_closed_form() -> None:
    text = _OPEN_RULING + "我院（2022）苏07民终99号裁定维持原判。"
    comparison = Comparison("r.txt", text, (("j.txt", _RULING),), None, "澜州市中级人民法院")
    assert [one.certain for one in comparison.differences if one.statement.role == "outcome-on-appeal"] == [True]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        pytest.param("澜州市东亭区人民法院（2021）苏0788民初1202号判决作了一审。", False, id="the right court"),
        pytest.param("东亭区法院（2021）苏0788民初1202号判决作了一审。", False, id="its short name"),
        pytest.param("澜州市中级人民法院（2021）苏0788民初1202号判决作了一审。", True, id="the court above"),
        pytest.param("澜州市西亭区人民法院（2021）苏0788民初1202号判决作了一审。", True, id="its neighbour"),
        pytest.param("不服的，可以向江苏省高级人民法院申请再审。", False, id="where one may turn"),
    ],
)
def test_a_court_is_held_against_the_decision_whose_number_follows(words: str, wrong: bool) -> None:  # noqa: FBT001
    assert bool(_wrong(words, _RULING, _OPEN_RULING, "澜州市中级人民法院")) is wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        pytest.param("你对判决不服，提起上诉。", False, id="who did appeal"),
        pytest.param("柯少庭不服，提起上诉。", True, id="who did not"),
        pytest.param("你没有上诉。", True, id="that nobody did"),
        pytest.param("只有柯少庭提起上诉。", True, id="that the other alone did"),
        pytest.param("柯少庭没有上诉，也没有上诉权以外的异议。", False, id="that the other did not"),
    ],
)
def test_who_appealed_is_held_against_the_judgment(words: str, wrong: bool) -> None:  # noqa: FBT001 - a table
    assert bool(_wrong(words, _RULING, _OPEN_RULING, "澜州市中级人民法院")) is wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        pytest.param("先后借了30万元和20万元，合计60万元。", True, id="a total that is no sum"),
        pytest.param("每月3000元，分四期，合计12000元。", False, id="a price by a count"),
        pytest.param("应付8000元，已付2000元，扣除后是5000元。", True, id="a remainder that is no difference"),
        pytest.param("应付8000元，已付2000元，扣除后是6000元。", False, id="a remainder"),
        pytest.param("双方对过账的是18700元。应当付清的是81700元。", True, id="digits that changed places"),
        pytest.param("工钱8500元，材料费5800元。", False, id="two digits the other way round"),
        pytest.param("欠款45万元，法院要求还清这40万元。", True, id="another figure taken up again"),
        pytest.param("借款25万元、20万元，法院要求还清这45万元。", False, id="a sum taken up again"),
        pytest.param("这项请求没有法律依据，予以支持。", True, id="a reason against and a conclusion for"),
        pytest.param("按月利率1%计算没有依据，按约定的月利率1‰予以支持。", False, id="of two things"),
    ],
)
def test_figures_and_conclusions_are_held_against_each_other(words: str, wrong: bool) -> None:  # noqa: FBT001 - a table
    comparison = Comparison("r.txt", "贝文秀：\n你的来信收悉，现答复如下：\n" + words, ())
    found = [one for one in comparison.differences if one.statement.against.value == "reply"]
    assert bool(found) is wrong


_ON_APPEAL = (
    "澜州市中级人民法院\n行政判决书\n（2022）苏07行终55号\n"
    "上诉人（原审原告）：贝文秀，女，1979年2月3日出生。\n被上诉人（原审被告）：澜州市东亭区人民政府。\n"
    "上诉人贝文秀因诉被上诉人澜州市东亭区人民政府行政协议一案，不服澜州市东亭区人民法院（2021）苏0788行初12号行政判决，"
    "向本院提起上诉。\n原审法院认为，协议不存在重大且明显违法的情形，判决：驳回贝文秀的诉讼请求。\n"
    "贝文秀上诉称，请求撤销原判，确认协议无效。\n本院认为，原审判决正确。判决如下：\n驳回上诉，维持原判。\n"
    "审判长　闻达\n二〇二二年三月二日\n书记员　宋词"
)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        pytest.param("东亭区人民法院以（2021）苏0788行初12号判决确认了协议无效。", True, id="by its number"),
        pytest.param("东亭区人民法院以（2021）苏0788行初12号判决驳回了你的诉讼请求。", False, id="as it is"),
        pytest.param("一审裁定驳回起诉。", True, id="by its instance"),
        pytest.param("一审判决驳回了你的诉讼请求，你请求撤销一审判决。", False, id="what was asked for"),
        pytest.param("一审没有确认协议无效。", False, id="denied"),
    ],
)
def test_how_another_instance_ended_is_held_against_what_the_judgment_tells(words: str, wrong: bool) -> None:  # noqa: FBT001 - a table
    found = _wrong(
        words,
        _ON_APPEAL,
        "贝文秀：\n你的来信收悉。你告东亭区人民政府一案，我院作出（2022）苏07行终55号判决。\n",
        "澜州市中级人民法院",
    )
    assert bool(found) is wrong
