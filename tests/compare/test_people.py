"""Who did what to whom, who held which office, and whose case it is."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_CRIMINAL = (
    "澜州市东亭区人民法院\n刑事判决书\n（2021）苏0788刑初88号\n公诉机关澜州市东亭区人民检察院。\n"
    "被告人柯少庭，男，1980年5月6日出生。\n澜州市东亭区人民检察院指控，被告人柯少庭犯故意伤害罪。\n"
    "经审理查明，2021年2月3日，被告人柯少庭持刀将被害人祁某捅伤。\n"
    "本院认为，被告人柯少庭犯故意伤害罪。依照《中华人民共和国刑法》第二百三十四条之规定，判决如下：\n"
    "被告人柯少庭犯故意伤害罪，判处有期徒刑八个月。\n"
    "审　判　长　　闻达\n审　判　员　　莫一凡\n审　判　员　　姚启明\n二〇二一年五月二十八日\n书　记　员　　宋词"
)
_CIVIL = (
    "澜州市东亭区人民法院\n民事判决书\n（2021）苏0788民初731号\n"
    "原告（反诉被告）：贝文秀，女，1979年2月3日出生。\n被告（反诉原告）：柯少庭，男，1980年5月6日出生。\n"
    "经审理查明，2020年3月1日，贝文秀将其持有的瑞禾公司股权转让给柯少庭。2020年5月，柯少庭向案外人杜明远借款30000元。"
    "柯少庭受贝文秀委托办理登记。2020年6月，柯少庭驾车将贝文秀撞伤，负事故的全部责任，柯少庭垫付医疗费3000元。贝文秀、柯少庭均到庭参加诉讼。\n"
    "本院认为，股权转让协议有效。依照《中华人民共和国民法典》第五百零九条之规定，判决如下：\n"
    "柯少庭于本判决生效之日起十日内支付贝文秀股权转让款80000元。\n案件受理费5元，由柯少庭负担。\n"
    "审判员　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)
_OPEN = {
    _CRIMINAL: "祁某：\n你的来信收悉，现答复如下：\n我院作出（2021）苏0788刑初88号判决。",
    _CIVIL: "贝文秀：\n你的来信收悉，现答复如下：\n我院作出（2021）苏0788民初731号判决。",
}


def _wrong(words: str, judgment: str) -> list[str]:
    comparison = Comparison("r.txt", _OPEN[judgment] + words, (("j.txt", judgment),), None, "澜州市东亭区人民法院")
    return [one.statement.span.of(comparison.text) for one in comparison.differences]


@pytest.mark.parametrize(
    ("words", "judgment"),
    [
        pytest.param("审判长莫一凡在庭上作了说明。", _CRIMINAL, id="another of the bench"),
        pytest.param("姚启明是该案的审判长。", _CRIMINAL, id="the name first"),
        pytest.param("祁某故意伤害一案已经审结。", _CRIMINAL, id="the victim's case"),
        pytest.param("你父亲起诉柯少庭，我院依法受理。", _CRIMINAL, id="a charge that nobody else brings"),
        pytest.param("祁某捅伤了柯少庭。", _CRIMINAL, id="the hurt one hurts"),
        pytest.param("柯少庭把股权转让给你。", _CIVIL, id="a transfer turned round"),
        pytest.param("杜明远向柯少庭借款30000元。", _CIVIL, id="a loan of somebody who is no party"),
        pytest.param("你受柯少庭委托办理登记。", _CIVIL, id="who was charged with it"),
        pytest.param("你是反诉原告。", _CIVIL, id="the counter-claim"),
        pytest.param("医疗费是你垫付的。", _CIVIL, id="who advanced money"),
        pytest.param("柯少庭没有到庭。", _CIVIL, id="who came to court"),
        pytest.param("判决认定，你负事故的全部责任。", _CIVIL, id="the fault of who was hit"),
    ],
)
def test_who_is_taken_for_another_is_found(words: str, judgment: str) -> None:
    assert _wrong(words, judgment)


@pytest.mark.parametrize(
    ("words", "judgment"),
    [
        pytest.param("审判长闻达在庭上作了说明，审判员莫一凡也在场。", _CRIMINAL, id="the one who presided"),
        pytest.param("柯少庭故意伤害一案已经审结。", _CRIMINAL, id="the accused's case"),
        pytest.param("检察院起诉柯少庭，我院依法受理。", _CRIMINAL, id="the charge"),
        pytest.param("柯少庭捅伤了你。", _CRIMINAL, id="as it was"),
        pytest.param("关于抗诉的问题，请向检察院提出。", _CRIMINAL, id="a heading is nobody"),
        pytest.param("你把股权转让给柯少庭，登记是他受你委托办的。", _CIVIL, id="the transfer"),
        pytest.param("柯少庭向杜明远借款30000元。", _CIVIL, id="the loan"),
        pytest.param("柯少庭是反诉原告，你是反诉被告。", _CIVIL, id="both sides of the counter-claim"),
        pytest.param("医疗费由柯少庭垫付，你和柯少庭都到了庭。", _CIVIL, id="money and attendance"),
        pytest.param("你认为柯少庭应当负主要责任，判决写的是全部责任。", _CIVIL, id="what the petitioner thinks"),
        pytest.param("判决认定，柯少庭负事故的全部责任。", _CIVIL, id="the fault of who drove"),
    ],
)
def test_who_is_told_as_he_is_differs_from_none(words: str, judgment: str) -> None:
    assert not _wrong(words, judgment)


_APPEAL = (
    "澜州市中级人民法院\n民事判决书\n（2021）苏07民终88号\n"
    "上诉人（一审被告）：东禾（澜州）贸易有限公司（以下简称东禾公司）。\n被上诉人（一审原告）：贝文秀，女，1979年2月3日出生。\n"
    "一审被告：柯少庭，男，1980年5月6日出生。\n一审被告：中国农业银行股份有限公司澜州支行。\n"
    "东禾公司不服东亭区人民法院（2020）苏0788民初31号民事判决，提起上诉。本院认为，一审判决正确。判决如下：\n"
    "驳回上诉，维持原判。\n审判长　闻达\n二〇二一年五月二十八日"
)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("上诉的是柯少庭。", "上诉的是东禾公司。"),
        ("起诉的是柯少庭，被诉的是贝文秀。", "起诉的是贝文秀，被诉的是柯少庭和东禾公司。"),
        ("三个被告全部上诉。", "上诉的只有东禾公司。"),
        ("柯少庭以贝文秀为对方，起诉到法院。", "贝文秀以柯少庭为对方，起诉到法院。"),
        ("东禾公司仍坚持要告贝文秀。", "贝文秀仍坚持要告东禾公司。"),
        ("贝文秀，她是一审被告。", "贝文秀，她是一审原告。"),
        ("农行不服，提起上诉。", "公司不服，提起上诉。"),
        ("你公司是一审原告。", "你公司是一审被告。"),
    ],
)
def test_who_took_which_step_is_held_against_the_sides_of_the_judgment(wrong: str, right: str) -> None:
    found = []
    head = "东禾（澜州）贸易有限公司：" if "你" in wrong else "莫守成："
    for words in (wrong, right):
        reply = f"{head}\n你的来信收悉，现答复如下：\n我院作出（2021）苏07民终88号判决。{words}"
        comparison = Comparison("r.txt", reply, (("j.txt", _APPEAL),), None, "澜州市中级人民法院")
        found.append(any(one.statement.role == "relation" for one in comparison.differences))
    assert found == [True, False]


_SOLD = (
    "澜州市东亭区人民法院\n刑事判决书\n（2021）苏0788刑初99号\n公诉机关澜州市东亭区人民检察院。\n"
    "被告人柯少庭，男，1980年5月6日出生。\n经审理查明，2021年3月3日，被告人柯少庭在路边将一包毒品贩卖给祁某。"
    "被告人柯少庭从桑某处拿走现金400元。被告人柯少庭用刀朝被害人邹明远的左臂连砍两刀。\n"
    "本院认为，被告人柯少庭犯贩卖毒品罪。判决如下：\n被告人柯少庭犯贩卖毒品罪，判处有期徒刑八个月；"
    "责令被告人柯少庭退赔被害人邹明远人民币400元。\n审　判　长　　闻达\n二〇二一年五月二十八日"
)
_PAID = (
    "澜州市东亭区人民法院\n民事判决书\n（2021）苏0788民初99号\n原告：贝文秀，女，1979年2月3日出生。\n"
    "被告：柯少庭，男，1980年5月6日出生。\n经审理查明，柯少庭替贝文秀缴纳税款3500元。贝文秀将其股权转让给柯少庭。"
    "瑞禾公司向东禾公司采购钢材。贝文秀从瑞禾公司领取货款8000元。\n本院认为，协议有效。判决如下：\n"
    "驳回贝文秀的诉讼请求。\n审判员　闻达\n二〇二一年五月二十八日"
)


@pytest.mark.parametrize(
    ("wrong", "right", "judgment"),
    [
        ("祁某把毒品卖给柯少庭。", "柯少庭把毒品卖给祁某。", _SOLD),
        ("判决责令你退赔给柯少庭400元。", "判决责令柯少庭退赔给你400元。", _SOLD),
        ("桑某从柯少庭那里拿走400元。", "柯少庭从桑某那里拿走400元。", _SOLD),
        ("邹明远朝柯少庭砍了两刀。", "柯少庭朝邹明远砍了两刀。", _SOLD),
        ("用刀砍伤柯少庭的是邹明远。", "用刀砍伤邹明远的是柯少庭。", _SOLD),
        ("贝文秀替柯少庭缴纳税款3500元。", "柯少庭替贝文秀缴纳税款3500元。", _PAID),
        ("柯少庭把股权转让给贝文秀。", "贝文秀把股权转让给柯少庭。", _PAID),
        ("由东禾公司买瑞禾公司的钢材。", "由瑞禾公司买东禾公司的钢材。", _PAID),
        ("瑞禾公司从贝文秀手里领取货款。", "贝文秀从瑞禾公司领取货款。", _PAID),
    ],
)
def test_a_deed_turned_round_is_found_whoever_is_left_out(wrong: str, right: str, judgment: str) -> None:
    number = judgment.split("\n")[2]
    found = []
    for words in (wrong, right):
        reply = f"邹明远：\n你的来信收悉，现答复如下：\n我院作出{number}判决。{words}"
        comparison = Comparison("r.txt", reply, (("j.txt", judgment),), None, "澜州市东亭区人民法院")
        found.append(any(one.statement.role == "relation" for one in comparison.differences))
    assert found == [True, False]


_NAMED = (
    "澜州市东亭区人民法院\n刑事判决书\n（2021）苏0788刑初91号\n公诉机关澜州市东亭区人民检察院。\n"
    "被告人柯少庭，曾用名柯大庭，男，1980年5月6日出生。\n澜州市东亭区人民检察院指派检察员桑英出庭支持公诉。\n"
    "经审理查明，被告人柯少庭与瑞禾公司业务员祁耀庭商谈，在“东禾收藏群”里骗走一辆贝纳利牌摩托车。被害人邹明远报案。\n"
    "本院认为，被告人柯少庭犯诈骗罪，如实供述。判决如下：\n被告人柯少庭犯诈骗罪，判处有期徒刑八个月。\n"
    "审　判　长　　闻达\n二〇二一年五月二十八日"
)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("检察员桑莹出庭支持公诉。", "检察员桑英出庭支持公诉。"),
        ("瑞禾公司业务员祁跃庭商谈时在场。", "瑞禾公司业务员祁耀庭商谈时在场。"),
        ("他在“东禾收购群”里认识了你。", "他在“东禾收藏群”里认识了你。"),
        ("被骗走的是贝利纳牌摩托车。", "被骗走的是贝纳利牌摩托车。"),
        ("不过她如实供述，可以从轻。", "不过他如实供述，可以从轻。"),
        ("柯少庭没有前科，她的罚金还没有交。", "柯少庭没有前科，他的罚金还没有交。"),
    ],
)
def test_a_name_or_a_sex_that_the_judgment_has_otherwise_is_found(wrong: str, right: str) -> None:
    found = []
    for words in (wrong, right):
        reply = f"邹明远：\n你的来信收悉，现答复如下：\n我院作出（2021）苏0788刑初91号判决。{words}"
        comparison = Comparison("r.txt", reply, (("j.txt", _NAMED),), None, "澜州市东亭区人民法院")
        found.append(any(one.statement.role in {"party-name", "pronoun"} for one in comparison.differences))
    assert found == [True, False]


_BOUGHT = (
    "澜州市东亭区人民法院\n民事判决书\n（2021）苏0788民初97号\n原告：贝文秀，女，1979年2月3日出生。\n"
    "被告：柯少庭，男，1980年5月6日出生。\n原告贝文秀与被告柯少庭买卖合同纠纷一案，本院受理后审理终结。\n"
    "经审理查明，买方为贝文秀，卖方为柯少庭。保证人祁某没有签字，同案人桑某（另案处理）。柯少庭驾车由西向东行驶至路口。\n"
    "本院认为，合同有效。判决如下：\n驳回贝文秀的诉讼请求。\n审判员　闻达\n二〇二一年五月二十八日"
)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("买方就是柯少庭。", "买方就是贝文秀。"),
        ("贝文秀是合同的卖方。", "贝文秀是合同的买方。"),
        ("桑某是本案被告人，一并判决。", "桑某另案处理，不在本案判决。"),
        ("柯少庭由东向西开到路口。", "柯少庭由西向东开到路口。"),
        ("贝文秀与柯少庭土地租赁纠纷一案已经审结。", "贝文秀与柯少庭买卖合同纠纷一案已经审结。"),
    ],
)
def test_as_what_somebody_stands_is_held_against_the_judgment(wrong: str, right: str) -> None:
    found = []
    for words in (wrong, right):
        reply = f"祁某：\n你的来信收悉，现答复如下：\n我院作出（2021）苏0788民初97号判决。{words}"
        comparison = Comparison("r.txt", reply, (("j.txt", _BOUGHT),), None, "澜州市东亭区人民法院")
        found.append(any(one.statement.role == "relation" for one in comparison.differences))
    assert found == [True, False]
