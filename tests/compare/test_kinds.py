"""Kinds of statements, each with what is wrong and what is right: rulings, faults, relations, punishments."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_CIVIL = (
    "青石市云岭区人民法院\n民事判决书\n（2022）鄂0199民初456号\n"
    "原告：邹明远，男，1970年4月5日出生。\n被告：云岭建材有限公司。\n被告：许小梅，女，1975年3月2日出生。\n第三人：孟晓岚，女，1980年2月28日出生。\n"
    "原告邹明远与被告云岭建材有限公司（以下简称建材公司）、许小梅、第三人孟晓岚买卖合同纠纷一案，本院于2022年3月8日立案后，"
    "于2022年4月12日公开开庭进行了审理。\n"
    "邹明远诉称，请求判令建材公司支付货款386200元、律师费18000元。\n建材公司辩称，孟晓岚代付的60000元应当扣除。\n"
    "经审理查明，2019年6月15日，邹明远与建材公司签订合同，约定2020年9月30日前支付15000元，2020年11月30日前支付10000元，"
    "2021年1月31日前支付9800元。孟晓岚转账60000元，用途为还借款。收据由沈伟丰出具。\n"
    "本院认为，合同合法有效。建材公司主张扣除60000元，本院不予采信。律师费没有约定，本院不予支持。"
    "邹明远未在保证期间内主张权利，许小梅的保证责任免除。邹明远与孟晓岚转账的用途没有利害关系。"
    "依照《中华人民共和国民法典》第五百七十七条的规定，判决如下：\n"
    "一、被告云岭建材有限公司于本判决生效之日起十日内支付原告邹明远货款386200元；\n二、驳回原告邹明远的其他诉讼请求。\n"
    "案件受理费7363元，由原告邹明远负担330元，被告云岭建材有限公司负担7033元。\n"
    "如不服本判决，可以在判决书送达之日起十五日内上诉于青石市中级人民法院。\n"
    "审判员　方文鹏\n二〇二二年五月二十日\n书记员　李可欣"
)
_CRIME = (
    "云陵县人民法院\n刑事判决书\n（2019）云0422刑初87号\n公诉机关云陵县人民检察院。\n"
    "被告人邵国强，男，1981年11月5日出生，汉族。\n"
    "云陵县人民检察院以云检公诉刑诉〔2019〕64号起诉书指控被告人邵国强犯交通肇事罪，于2019年4月18日提起公诉。\n"
    "公诉机关指控，2018年12月29日邵国强驾车与万勇相撞，邵国强负事故的全部责任，双方达成调解。上述事实有证据证实，足以认定。\n"
    "本院认为，邵国强系自首。判决如下：\n被告人邵国强犯交通肇事罪，判处有期徒刑一年三个月"
    "（刑期自2019年1月8日起至2020年4月7日止）。\n审判长　方志明\n二〇一九年六月十日\n书记员　叶青\n"
    "附：法律条文 犯罪以后自动投案的，是自首。处三年以下有期徒刑或者拘役。"
)
_RETRIAL = (
    "中华人民共和国最高人民法院\n行政裁定书\n（2017）最高法行申7633号\n"
    "再审申请人庄美兰因诉江苏省人民政府（以下简称江苏省政府）土地征收批准一案，不服江苏省高级人民法院"
    "（2015）苏环行终字第00017号行政裁定，向本院申请再审。\n"
    "一审法院裁定驳回庄美兰的起诉。二审法院驳回上诉，维持一审裁定。\n"
    "本院认为，批复不能视为新的审批行为。庄美兰的房屋虽在批复范围之内，但其理由不能成立。裁定如下：\n"
    "驳回庄美兰的再审申请。\n审判长　王宇\n二〇一七年十二月二十七日"
)
_OPEN = "{}：\n你的来信收悉，现答复如下：\n"


def _differs(judgment: str, name: str, words: str) -> set[str]:
    issuer = "青石市云岭区人民法院" if judgment is _CIVIL else "云陵县人民法院"
    comparison = Comparison("r.txt", _OPEN.format(name) + words, (("j.txt", judgment),), None, issuer)
    return {one.statement.role for one in comparison.differences}


_WRONG_AND_RIGHT = [
    (_CIVIL, "contract-date", "2019年5月15日，你与建材公司签订合同。", "2019年6月15日，你与建材公司签订合同。"),
    (_CIVIL, "claim-amount", "建材公司付给你货款368200元。", "建材公司付给你货款386200元。"),
    (_CIVIL, "outcome", "法院对你的请求照单全收。", "法院对你的请求没有照单全收。"),
    (_CIVIL, "party-name", "由方文朋任审判长的合议庭判决如上。", "法官方文鹏作了判决。"),
    (
        _CIVIL,
        "court",
        "你和建材公司的案子，上诉法院是河口市中级人民法院。",
        "你和建材公司的案子，上诉法院是青石市中级人民法院。",
    ),
    (_CRIME, "outcome", "邵国强犯危险驾驶罪，刑期到2020年4月7日。", "邵国强犯交通肇事罪，刑期到2020年4月7日。"),
    (
        _CRIME,
        "relation",
        "老邵起诉云陵县人民检察院，刑期到2020年4月7日。",
        "云陵县人民检察院起诉老邵，刑期到2020年4月7日。",
    ),
    (
        _RETRIAL,
        "outcome",
        "（2017）最高法行申7633号案，送达有瑕疵，因而影响了结果。",
        "（2017）最高法行申7633号案，送达有瑕疵，但不影响结果。",
    ),
    (_CIVIL, "outcome", "法院采信了建材公司扣除60000元的意见。", "法院没有采信建材公司扣除60000元的意见。"),
    (_CIVIL, "outcome", "律师费的请求，法院予以支持。", "律师费的请求，法院没有支持。"),
    (_CIVIL, "outcome", "许小梅的保证责任没有免除。", "许小梅的保证责任已经免除。"),
    (_CIVIL, "relation", "你起诉建材公司和孟晓岚。", "你起诉建材公司和许小梅。"),
    (_CIVIL, "relation", "本案中孟晓岚是被告。", "本案中孟晓岚是第三人。"),
    (_CIVIL, "relation", "建材公司不服起诉你。", "你不服起诉建材公司。"),
    (_CIVIL, "other-figure", "2020年9月30日付10000元。", "2020年9月30日付15000元。"),
    (_CIVIL, "party-name", "收据由沈伟峰出具。", "收据由沈伟丰出具。"),
    (_CIVIL, "fee-bearer", "受理费你和建材公司各承担7033元和330元。", "受理费你和建材公司各承担330元和7033元。"),
    (_CIVIL, "appeal-status", "2022年的这份判决是终审判决。", "2022年的这份判决可以上诉。"),
    (_CIVIL, "party-name", "法官方文朋向你作了说明。", "法官方文鹏向你作了说明。"),
    (_CIVIL, "party-name", "法官李可欣向你作了说明。", "书记员李可欣给你打了电话。"),
    (_CIVIL, "party-name", "你与云岭建木公司的案子已经审结。", "你与云岭建材公司的案子已经审结。"),
    (_CIVIL, "relation", "判决由你支付建材公司货款。", "判决由建材公司支付你货款。"),
    (_CIVIL, "relation", "你告的是许小梅和云岭银行。", "你告的是许小梅和建材公司。"),
    (_CIVIL, "fee-bearer", "受理费7363元，由你全部负担，不用建材公司出。", "受理费你负担330元。"),
    (_CIVIL, "appeal-status", "可以在判决书送达之日起十日内上诉到青石中院。", "可以在十五日内上诉到青石中院。"),
    (_CIVIL, "court", "可以在十五日内上诉到青石省高级人民法院。", "可以在十五日内上诉到青石市中级人民法院。"),
    (_CIVIL, "outcome", "你的请求全部没有得到支持。", "你的请求大部分得到了支持。"),
    (_CIVIL, "fee-bearer", "受理费由你负担7033元。", "受理费由你负担330元。"),
    (_CIVIL, "court", "你没有向河口市中级人民法院上诉。", "你没有向青石市中级人民法院上诉。"),
    (_CRIME, "outcome", "邵国强肇事案，法院认定邵国强不是自首。", "邵国强肇事案，法院认定邵国强是自首。"),
    (_CRIME, "outcome", "交警认定邵国强负次要责任。", "交警认定邵国强负全部责任。"),
    (_CRIME, "outcome", "交警认定邵国强次责。", "交警认定全责在邵国强。"),
    (_CRIME, "sentence", "刑期从2019年1月8日算到2020年7月4日。", "刑期从2019年1月8日算到2020年4月7日。"),
    (_CRIME, "outcome", "邵国强与对方没有达成调解。", "邵国强与对方达成了调解。"),
    (_CRIME, "sentence", "判决判处邵国强拘役一年三个月。", "判决判处邵国强有期徒刑十五个月。"),
    (_CRIME, "sentence", "邵国强的刑期改为三年一个月。", "邵国强的刑期改为一年三个月。"),
    (_CRIME, "sentence", "邵国强的刑期到2020年7月4日。", "邵国强的刑期到2020年4月7日。"),
    (_CRIME, "relation", "云陵县公安局以（2019）64号文提起公诉。", "云陵县人民检察院以64号起诉书提起公诉。"),
    (_RETRIAL, "relation", "省政府起诉你一案已经审结。", "你起诉省政府一案已经审结。"),
    (_RETRIAL, "outcome", "一审法院裁定驳回你的诉讼请求。", "一审法院裁定驳回你的起诉。"),
    (_RETRIAL, "outcome", "原审认定批复不可诉是错的。", "原审认定批复不可诉是对的。"),
    (_RETRIAL, "outcome", "裁定认为批复应当视为新的审批行为。", "裁定认为批复不是新的审批行为。"),
    (_RETRIAL, "outcome", "裁定认为你的房屋不在批复范围之内。", "裁定认为你的房屋在批复范围之内。"),
]


def _name(judgment: str) -> str:
    return {_CIVIL: "邹明远", _CRIME: "万勇", _RETRIAL: "庄美兰"}[judgment]


def _with_case(judgment: str, words: str) -> str:
    number = {
        _CIVIL: "（2022）鄂0199民初456号案。",
        _CRIME: "（2019）云0422刑初87号案。",
        _RETRIAL: "（2017）最高法行申7633号案。",
    }[judgment]
    return number + words


@pytest.mark.parametrize(
    ("judgment", "role", "wrong", "right"), _WRONG_AND_RIGHT, ids=[row[2] for row in _WRONG_AND_RIGHT]
)
def test_a_statement_is_told_from_its_opposite(judgment: str, role: str, wrong: str, right: str) -> None:
    assert role in _differs(judgment, _name(judgment), _with_case(judgment, wrong))
    assert not _differs(judgment, _name(judgment), _with_case(judgment, right))


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [
        ("离婚判决不能申请再审，你要求改判，我院予以支持。", True),
        ("离婚判决不能申请再审，你要求改判，我院不予支持。", False),
        ("判决确有错误，你要求改判，我院予以支持。", False),
        ("这笔钱依法应当退还，但不能退还。", True),
        ("通知由你本人签收。因此你说没有收到通知，情况属实。", True),
        ("通知由你本人签收。因此你说没有收到通知，与事实不符。", False),
        ("5月3日收到，5月17日答复，期限是十五日，中间隔了14天，已经超期。", True),
        ("5月3日收到，5月17日答复，期限是十五日，中间隔了14天，没有超期。", False),
        ("律师费双方没有约定，所以予以支持。", True),
        ("律师费双方没有约定，所以不予支持。", False),
    ],
)
def test_a_conclusion_is_held_against_its_reasons(words: str, contradicts: bool) -> None:  # noqa: FBT001 - a table
    comparison = Comparison("r.txt", "邹明远：\n" + words, (), None, "青石市云岭区人民法院")
    assert any(one.statement.role == "internal-conclusion" for one in comparison.differences) is contradicts


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("租了4间，每间50元，共收250元。", "250元"),
        ("租了4间，每间50元，共收200元。", ""),
        ("受理费1050元，减半后退还另一半552元。", "552元"),
        ("受理费1050元，减半后退还另一半525元。", ""),
        ("原来判处有期徒刑三年六个月，再审判处有期徒刑二年三个月，比原来少了一年九个月。", "一年九个月"),
        ("原来判处有期徒刑三年六个月，再审判处有期徒刑二年三个月，比原来少了一年三个月。", ""),
        ("你要22800元，判了20000元，比你要求的少8200元。", "8200元"),
        ("你要22800元，判了20000元，比你要求的少2800元。", ""),
        ("用过的1台、没拆封的5台，一共8台。", "8台"),
        ("用过的1台、没拆封的5台，一共6台。", ""),
        ("东片90台，其中新的8台、旧的5台和借来的12台，一共115台。", ""),
    ],
)
def test_what_the_reply_works_out_follows_from_what_it_gives(words: str, wrong: str) -> None:
    comparison = Comparison("r.txt", "邹明远：\n" + words, (), None, "青石市云岭区人民法院")
    assert [one.statement.value for one in comparison.differences] == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    "words",
    [
        "投递员联系不上孟晓岚，材料退了回来。",
        "判决支持了你哪些主张，下面逐项说。",
        "合同法允许法院对过高的违约金适当减少。",
        "你来信说许小梅没有还钱；还说孟晓岚转的60000元不能算。",
        "对许小梅的请求没有驳回。",
        "12月20日法官接待了你。",
        "行政罚款是云岭区市场监督管理局2021年12月26日作出的。",
    ],
)
def test_what_is_no_statement_of_the_judgment_differs_from_none(words: str) -> None:
    assert not _differs(_CIVIL, "邹明远", _with_case(_CIVIL, words))


_WITHDRAWN = (
    "云岭区人民法院\n民事裁定书\n（2021）鄂0199民初31号\n原告：邹明远，男。\n被告：许小梅，女。\n"
    "原告邹明远诉被告许小梅一案，裁定如下：\n准许原告邹明远撤回起诉。本案由青石市中级人民法院受理。\n"
    "审判员　方文鹏\n二〇二一年五月二十日"
)


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("裁定不准你撤回起诉。", {"outcome"}),
        ("裁定准许你撤诉。", set()),
        ("案件由河口市中级人民法院受理。", {"court"}),
        ("案件由青石中院受理。", set()),
    ],
)
def test_what_an_order_of_procedure_says_is_told_as_it_is(words: str, roles: set[str]) -> None:
    reply = "邹明远：\n（2021）鄂0199民初31号案，" + words
    comparison = Comparison("r.txt", reply, (("j.txt", _WITHDRAWN),), None, "云岭区人民法院")
    assert {one.statement.role for one in comparison.differences} == roles


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("检察院建议二年至三年，判决没有超出。", True),
        ("检察院建议一年六个月至二年，判决没有超出。", False),
        ("从他身上查获冰毒0.52克、麻古0.52克。", True),
        ("从他身上查获冰毒7.31克、麻古0.52克。", False),
        ("你的伤鉴定为轻伤。", True),
        ("你的伤鉴定为轻微伤。", False),
        ("你认为是轻伤，与鉴定不符。", False),
        ("以前已经羁押的19日折抵了刑期。", True),
        ("以前已经羁押的9日折抵了刑期。", False),
        ("那天下午三点多他在家里被抓获。", False),
        ("他一共收取投注200万余元。", True),
        ("他一共收取投注20万余元。", False),
        ("案发以后他还没有赔你。", True),
        ("案发以后他已经赔了你。", False),
        ("判决后他没有按调解书赔偿的，可以申请执行。", False),
        ("判决并没有体现从轻。", True),
        ("判决没有因此从轻。", False),
        ("你讲没有从轻，与判决不符。", False),
    ],
)
def test_figures_of_a_criminal_judgment_are_held_by_what_they_are_of(words: str, wrong: bool) -> None:  # noqa: FBT001
    judgment = (
        "云陵县人民法院\n刑事判决书\n（2019）云0422刑初91号\n公诉机关云陵县人民检察院。\n被告人邵国强，男。\n"
        "公诉机关建议对邵国强判处有期徒刑一年六个月至二年。\n经审理查明，邵国强共收取投注人民币20万余元。当天15时20分，"
        "邵国强在家里被抓获，从他身上查获冰毒7.31克、麻古0.52克。经鉴定，万勇的损伤为轻微伤。邵国强已赔偿万勇的损失。\n"
        "本院认为，邵国强如实供述，可以从轻处罚。判决如下：\n被告人邵国强判处有期徒刑一年六个月"
        "（扣除以前已羁押的9日）。\n审判员　方志明\n二〇一九年六月十日"
    )
    told = _OPEN.format("万勇") + "邵国强一案，案号是（2019）云0422刑初91号。" + words
    reply = Comparison("r.txt", told, (("j.txt", judgment),), None, "云陵县人民法院")
    assert any(one.statement.found is not None for one in reply.differences) == wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("你提了三点：撤销缓刑、赔偿740元；再查一次。", True),
        ("你提了三点：撤销缓刑、赔偿470元；再查一次。", False),
        ("信里提了两条：手机按900元赔，改判两年。", True),
        ("信里提了两条：手机按2300元赔，改判两年。", False),
        ("你现在要的三千二百元没有依据。", True),
        ("你现在要的二千三百元没有依据。", False),
    ],
)
def test_a_demand_in_a_list_is_the_letters(words: str, wrong: bool) -> None:  # noqa: FBT001
    letter = ("l.txt", "我要求：撤销缓刑，赔偿470元；手机按2300元赔，判决只赔900元。\n邹明远\n2022年6月1日")
    reply = Comparison("r.txt", f"邹明远：\n{words}现答复如下。", (), letter, "云岭区人民法院")
    assert bool(reply.differences) == wrong


def test_a_figure_of_the_letter_is_known_by_what_stands_beside_it() -> None:
    def differs(sum_: str) -> bool:
        letter = ("l.txt", "我叫邹明远。受理费1050元应当退给我，利息30元也要退。\n邹明远\n2022年6月1日")
        text = f"邹明远：\n你来信要求把{sum_}受理费退回，现答复如下。"
        return bool(Comparison("r.txt", text, (), letter, "云岭区人民法院").differences)

    assert differs("525元")
    assert not differs("1050元")


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("于2018年10月16日到家中商谈借款。次日凑足四十万元转账", False),
        ("于2018年10月16日到家中商谈借款。第三天凑足四十万元转账", True),
        ("于2018年10月16日到家中商谈借款，2018年11月2日催问，次日凑足四十万元转账", True),
    ],
)
def test_a_day_told_as_the_next_is_the_judgments_own(told: str, wrong: bool) -> None:  # noqa: FBT001 - a table
    judgment = (
        "青石市云岭区人民法院\n民事判决书\n（2020）鄂0199民初46号\n原告：柏松年，男。\n被告：鲜于海，男。\n"
        f"本院经审理认定事实如下：鲜于海{told}，鲜于海出具借条一张。\n判决如下：\n被告鲜于海偿还原告柏松年借款四十万元。\n"
        "审判员　方文鹏\n二〇二〇年五月二十日"
    )
    reply = (
        "柏松年：\n你的来信收悉。2018年10月17日转给鲜于海的是四十万元，鲜于海出具借条一张。\n"
        "青石市云岭区人民法院\n2021年3月5日"
    )
    comparison = Comparison("r.txt", reply, (("j.txt", judgment),), None, "云岭区人民法院")
    said = [one.statement.value for one in comparison.differences if not one.statement.agrees]
    assert said == ["2018年10月17日"] * wrong
