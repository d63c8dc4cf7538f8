"""Right things that look like slips (sums added up, earlier punishments, other deeds), and their wrong likes."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

CRIMINAL = """青禾县人民法院
刑事判决书
（2021）川9921刑初35号
公诉机关青禾县人民检察院。
被告人柳青，女，1990年3月2日出生。因犯抢劫罪，于2008年3月6日被白溪县人民法院判处有期徒刑四年，2011年9月1日刑满释放。
该扣押决定合法有效。柳青起主要作用，到案后有坦白情节，经鉴定具有限定刑事责任能力。被害人的损失尚未挽回，柳青的手机系作案工具。
经审理查明，2020年12月1日，柳青醉酒驾车，血液酒精含量为2.31mg/ml。被告人柳青有毒品犯罪前科，但其再犯不属于累犯。
本院认为，柳青系毒品再犯，应当从重处罚。认定柳青违约缺乏证据。该瑕疵不影响案件的裁判结果。
判决如下：
依照《中华人民共和国刑法》第三百四十七条之规定，判决生效。
被告人柳青犯贩卖毒品罪，判处拘役四个月，并处罚金二千元（刑期自2021年4月2日起至2021年8月1日止）。
如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向禾州市中级人民法院提出上诉。
审判长  柳长庚
二〇二一年四月二日
"""
TOGETHER = """青禾县人民法院
刑事判决书
（2019）川9921刑再3号
公诉机关青禾县人民检察院。
原审被告人柳青，女，1990年3月2日出生。
本院于2018年7月11日作出判决，判决已发生法律效力。2019年3月6日，青禾县人民法院院长提交审判委员会讨论决定对柳青诈骗一案建议再审，并上报本院。本院于2019年4月13日作出再审决定书，决定本案由本院再审。
又查明，青禾县人民法院因柳青2018年8月29日产有一男婴，不宜收监，于2018年10月17日作出暂予监外执行决定书。
判决如下：
柳青犯诈骗罪，判处有期徒刑二年，缓刑三年。该处罚决定合法。
审判长  柳长庚
二〇一九年八月二日
"""
REGISTER = """和州省高级人民法院
行政裁定书
（2020）川行申88号
再审申请人：江河。
被申请人：青禾县公安局。
江河不服禾州市中级人民法院（2019）川98行终12号行政裁定，向本院申请再审。
本院认为，江河具有原告主体资格。该迁户行为于2009年5月7日即已作出，江河于2019年6月8日才提起诉讼，超过五年的最长期限。
依照《中华人民共和国行政诉讼法》第九十七条之规定，裁定如下：
驳回江河的再审申请。
本裁定自送达之日起发生法律效力。
审判长  江一舟
二〇二〇年六月三日
"""
PLACE = """最高人民法院
民事裁定书
（2015）民一终字第88号
上诉人（一审被告）：北岭建筑有限公司。
被上诉人（一审原告）：南湾置业有限公司。
一审法院受理该案后，北岭建筑有限公司提出管辖权异议。一审法院认为，本院对案件有管辖权，北岭公司的异议不能成立，裁定驳回北岭建筑有限公司对本案管辖权提出的异议。
北岭建筑有限公司曾诉南湾置业有限公司，禾州市中级人民法院（2013）川98民终5号判决驳回上诉，维持原判。禾州市中级人民法院（2012）川98民初6号裁定驳回北岭建筑有限公司的起诉。
南湾置业有限公司的诉讼请求是：判令北岭建筑有限公司付款；诉讼费用由北岭建筑有限公司承担。
北岭建筑有限公司不服，向本院提起上诉认为：一审公告送达，明显程序违法。请求撤销一审裁定。
本院认为，一审公告送达不违反法律规定。南湾公司的诉讼请求是确认终止函无效。管辖约定符合法律规定，程序并无不当。南湾公司的其他理由本院不予支持，其提交的合同属于新证据。北岭公司签字的委托书有效期间是2012年2月14日至2014年2月20日。查封后的转让不得对抗申请执行人。林甲承担连带清偿责任。
裁定如下：
驳回上诉，维持原裁定。
审判长  江一舟
二〇一五年六月三日
"""
RIGHT = {
    "an earlier punishment": (CRIMINAL, "柳青2008年因犯抢劫罪，被白溪县人民法院判处有期徒刑四年。"),
    "a punishment to measure by": (CRIMINAL, "法院依法判处拘役四个月，比三年有期徒刑低得多。"),
    "no recidivist, but again for drugs": (CRIMINAL, "所以判决没有按累犯处理；毒品再犯则要从重。"),
    "a day that is only supposed": (CRIMINAL, "若她是在2015年9月1日以前又犯罪，判决才会认定累犯。"),
    "in another measure": (CRIMINAL, "她血液里的酒精含量换算过来是每百毫升231毫克。"),
    "a day told beside a term": (CRIMINAL, "这次犯罪发生在2020年12月1日，超过了刑满后五年。"),
    "the term without its kind": (CRIMINAL, "柳青贩卖毒品罪判了四个月。"),
    "an earlier term without its kind": (CRIMINAL, "2008年3月6日柳青曾被白溪县法院判了四年。"),
    "an earlier term that the judgment lacks": (CRIMINAL, "柳青2015年曾因赌博被判了五个月。"),
    "what was advised, and given": (CRIMINAL, "公诉机关建议三个月至五个月，我院判的拘役四个月在这个幅度里。"),
    "the end of the term": (CRIMINAL, "拘役从2021年4月2日起算，到2021年8月1日为止。"),
    "what the end would have been": (CRIMINAL, "拘役从2021年4月2日起算，本应到2021年8月5日为止。"),
    "a part": (CRIMINAL, "判决认定她起主要作用。"),
    "reasons of the court": (CRIMINAL, "判决从轻的理由有三点：第一，她有坦白情节。"),
    "a flaw without weight": (CRIMINAL, "法院指出，瑕疵不影响裁判结果。"),
    "a loss that stands": (CRIMINAL, "判决时被害人的损失尚未挽回。"),
    "a lawful act": (CRIMINAL, "法院认为扣押决定合法有效。"),
    "where she was convicted before": (CRIMINAL, "她2008年曾被白溪县法院判处刑罚。"),
    "where one could appeal": (CRIMINAL, "她当时可以向禾州市中级人民法院上诉而没有上诉。"),
    "a court by its number": (REGISTER, "禾州市中级人民法院二审案号为（2019）川98行终12号。"),
    "a court by its day": (REGISTER, "江河不服申诉，和州省高级人民法院2020年6月3日裁定驳回。"),
    "fees as they were asked for": (PLACE, "南湾公司起诉时的请求有两项：付款，诉讼费由北岭公司承担。"),
    "what lacks proof": (CRIMINAL, "判决写明，认定柳青违约缺乏证据。"),
    "what was done on a day": (REGISTER, "该行为2009年5月7日已经作出。"),
    "two days of two things": (REGISTER, "该行为发生在2009年5月7日，起诉是2019年6月8日。"),
    "time that has passed": (REGISTER, "从那时到起诉，中间隔了十年零一个多月。"),
    "the article of the order": (
        REGISTER,
        "（2020）川行申88号裁定以行政诉讼法第九十七条为依据，不影响你申请强制执行。",
    ),
    "an effect": (REGISTER, "该裁定送达后即生效。"),
    "what need not be": (CRIMINAL, "坦白是可以从轻，不是必须免除处罚。"),
    "who may sue": (REGISTER, "法院认定江河具有原告资格。"),
    "a transfer that does not stand against others": (PLACE, "查封后的转让不得对抗申请执行人。"),
    "a surety": (PLACE, "判决由林甲承担连带清偿责任。"),
    "what the law lets one do": (CRIMINAL, "一般来说，盗窃数额较大的，处三年以下有期徒刑、拘役或者管制。"),
    "opinions that were not followed": (CRIMINAL, "合议庭没有采纳的意见，判决书已逐条说明理由。"),
    "a conviction that the judgment leaves out": (REGISTER, "江河2008年曾因赌博被靖安县人民法院判处罚金。"),
    "what is supposed of the other side": (CRIMINAL, "判决生效后，对方仍未履行的，你可以申请强制执行。"),
    "facts that are proven": (PLACE, "判决认定的事实有证据支持，本院不再重复。"),
    "what would be": (PLACE, "没有新的证据，案件不会再审。"),
    "what it depends on": (PLACE, "鉴定费由谁负担，要看鉴定结论和过错。"),
    "the other end of a range": (PLACE, "北岭公司的委托书2014年2月20日才到期，签字时委托仍然有效。"),
    "why a plea was not followed": (CRIMINAL, "你的主张没有证据证明，这是判决没有采纳的原因。"),
    "what no court does": (CRIMINAL, "法院不会因为你没有请律师就不支持你的请求。"),
    "an appeal that failed": (PLACE, "禾州市中级人民法院以（2013）川98民终5号判决驳回上诉。"),
    "the result": (PLACE, "最高人民法院作出（2015）民一终字第88号裁定，没有公开审理。裁定结果是维持原裁定。"),
    "a suit that was not heard": (PLACE, "禾州市中级人民法院以（2012）川98民初6号裁定驳回了北岭公司的起诉。"),
    "an objection that failed": (PLACE, "一审法院裁定没有支持它的管辖权异议。"),
    "what the court held lawful": (PLACE, "最高人民法院认定公告送达不违反法律规定。"),
    "the second of two days that are told together": (
        TOGETHER,
        "再审由院长提交审判委员会讨论后建议，市院2019年4月13日决定的。",
    ),
    "a birth beside the order made for it": (TOGETHER, "她2018年8月29日生了儿子，没有收监，监外执行到期。"),
    "not for that alone": (TOGETHER, "所以并非只因你写了谅解书才缓刑。"),
    "how the case was heard": (REGISTER, "审理的程序是合法的。"),
    "a clause that holds": (PLACE, "法院认定这一约定有效。"),
}
WRONG = {
    "no suspension": (TOGETHER, "所以判决没有适用缓刑。"),
    "the own punishment": (CRIMINAL, "法院依法判处柳青有期徒刑四年。"),
    "a recidivist": (CRIMINAL, "判决认定她构成累犯。"),
    "another term without its kind": (CRIMINAL, "柳青贩卖毒品罪判了七个月。"),
    "another kind beside what was advised": (
        CRIMINAL,
        "公诉机关建议三个月至五个月，我院判的有期徒刑四个月在这个幅度里。",
    ),
    "a sentence that opens with it": (CRIMINAL, "结果如下。\n拘役五个月，并处罚金二千元。"),
    "another end of the term": (CRIMINAL, "拘役从2021年4月2日起算，到2021年9月1日为止。"),
    "another part": (CRIMINAL, "判决认定她起次要作用。"),
    "a surrender among the reasons": (CRIMINAL, "判决从轻的理由有三点：第一，她有自首情节。"),
    "another capacity": (CRIMINAL, "经鉴定，她作案时属于无责任能力。"),
    "no punishment": (CRIMINAL, "所以法院对她免予处罚。"),
    "a flaw with weight": (CRIMINAL, "法院指出，瑕疵影响了裁判结果。"),
    "a loss made good": (CRIMINAL, "判决时被害人的损失已经挽回。"),
    "an unlawful act": (CRIMINAL, "经法院审查，该扣押决定违法无效。"),
    "convicted elsewhere": (CRIMINAL, "她2008年曾被黑石县法院判处刑罚。"),
    "appeal to another court": (CRIMINAL, "她当时可以向云山市中级人民法院上诉而没有上诉。"),
    "another court by its number": (REGISTER, "云山市中级人民法院二审案号为（2019）川98行终12号。"),
    "another court by its day": (REGISTER, "江河不服申诉，禾州市中级人民法院2020年6月3日裁定驳回。"),
    "fees asked of another": (PLACE, "南湾公司起诉时的请求有两项：付款，诉讼费由南湾公司承担。"),
    "the article turned about": (
        REGISTER,
        "（2020）川行申88号裁定以行政诉讼法第七十九条为依据，不影响你申请强制执行。",
    ),
    "who may not sue": (REGISTER, "法院认定江河不具有原告资格。"),
    "a transfer that stands": (PLACE, "查封后的转让可以对抗申请执行人。"),
    "another surety": (PLACE, "判决由林甲承担一般保证责任。"),
    "no milder punishment": (CRIMINAL, "法院没有对她从重处罚。"),
    "an appeal that won": (PLACE, "禾州市中级人民法院以（2013）川98民终5号判决撤销了一审判决。"),
    "another result": (PLACE, "最高人民法院作出（2015）民一终字第88号裁定，没有公开审理。裁定结果是撤销原裁定。"),
    "a suit that won": (PLACE, "禾州市中级人民法院以（2012）川98民初6号裁定，支持了北岭公司的请求。"),
    "no effect yet": (REGISTER, "该裁定自送达之日起尚未生效。"),
    "the day of the judgment": (REGISTER, "省高级人民法院2009年5月7日作出裁定。"),
    "an objection that was upheld": (PLACE, "北岭公司提出管辖权异议，一审法院裁定采纳了它的异议。"),
}
PAYERS = {
    "one's own": ("拖车费是你自己付的。", False),
    "the writer's fine": ("罚金已经入库，这笔钱是你替他交的，也不退。", False),
    "somebody else's": ("拖车费是柳某付的。", True),
    "his own fine": ("罚金已经入库，这笔钱是他自己交的，也不退。", True),
    "one of the family": ("罚金是家属代交的。", False),
    "a payment of another name": ("停车费是柳某付的。", False),
}
LETTER = (
    "县法院：\n我要求赔偿车费1260元，再奖励5000元。他买车花了一万五。"
    "罚款200元、加处200元也要免。我付的拖车费和我替他交的罚金都要退。\n李河\n2021年12月1日\n"
)
TOLD = {
    "two demands together": ("你要求赔车费1260元、奖励5000元，钱款共6260元。", False),
    "twice the same sum": ("你要求免去罚款200元、加处的200元，共计400元。", False),
    "a sum in short": ("你说买车总共一万五千元，没有票据。", False),
    "the day it came in": ("您反映案件的来信，本院12月9日收到。", False),
    "where one was heard": ("我院于12月9日在信访室听取了你的意见。", False),
    "the day of a judgment": ("我院以判决书结案，落款为2021年11月7日。", False),
    "a sum beside its name": ("车费1260元不属于本案的范围。", False),
    "a slip of it beside its name": ("车费1620元不属于本案的范围。", True),
    "another sum beside another name": ("住宿费1620元不属于本案的范围。", False),
    "a demand that is another": ("你要求赔车费1620元。", True),
    "the day it was written": ("你2021年12月11日的来信收悉。", True),
}


def _differs(judgment: str, words: str) -> list[tuple[str, str]]:
    number = next(line for line in judgment.split("\n") if line.endswith("号"))
    text = f"关于来信的答复\n\n李河：\n你来信反映{number}一案。\n{words}\n\n青禾县信访局\n2022年1月5日\n"
    held = Comparison("reply.txt", text, (("judgment.txt", judgment),))
    return [(one.statement.role, one.statement.span.of(text)) for one in held.differences if not one.doubtful]


@pytest.mark.parametrize(("judgment", "words"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_not_held_against_the_judgment(judgment: str, words: str) -> None:
    assert _differs(judgment, words) == []


@pytest.mark.parametrize(("judgment", "words"), WRONG.values(), ids=WRONG)
def test_its_wrong_like_is_found(judgment: str, words: str) -> None:
    assert _differs(judgment, words)


@pytest.mark.parametrize(("words", "wrong"), TOLD.values(), ids=TOLD)
def test_what_the_letter_says(words: str, *, wrong: bool) -> None:
    text = f"关于来信的答复\n\n李河：\n{words}\n\n青禾县人民法院\n2022年1月5日\n"
    held = Comparison("reply.txt", text, (), ("letter.txt", LETTER), "", len(text))

    assert any(one.statement.role.startswith("letter-") for one in held.differences) is wrong


@pytest.mark.parametrize(("words", "wrong"), PAYERS.values(), ids=PAYERS)
def test_who_paid_as_the_letter_says(words: str, *, wrong: bool) -> None:
    text = f"关于来信的答复\n\n李河：\n{words}\n\n青禾县人民法院\n2022年1月5日\n"
    held = Comparison("reply.txt", text, (), ("letter.txt", LETTER), "", len(text))

    assert any(one.statement.role == "fee-bearer" for one in held.differences) is wrong
