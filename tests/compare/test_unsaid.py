"""What a sentence supposes or says of the law in general is no statement about the case."""

from __future__ import annotations

import pytest

from replycheck.compare.unsaid import states_nothing, unsaid
from replycheck.model.span import Span

SAYS_NOTHING = {
    "what a court would do": ("处罚决定要是违法，法院也会裁定不准许执行。", "裁定不准许执行"),
    "what would have been": ("假如他不是从犯，量刑会比这更重。", "量刑会比这更重"),
    "one or the other": ("法庭合议以后，作出准不准执行的裁定。", "准不准执行"),
    "what is looked into": ("审查的对象是处罚合法不合法。", "合法不合法"),
    "what everybody must do": ("上诉要在指定期限内预交受理费。", "在指定期限内预交"),
    "what a law says": ("刑法第七十二条规定，犯罪情节较轻、有悔罪表现的，可以宣告缓刑。", "宣告缓刑"),
    "as a rule": ("这类案件一般不公开开庭。", "不公开开庭"),
    "two endings": ("判决驳回诉讼请求和裁定驳回起诉，是两种不同的结果。", "驳回起诉"),
    "which of two": ("判决维持还是撤销，以主文为准。", "维持还是撤销"),
    "what people believe": ("不少人以为裁定驳回起诉就是败诉。", "驳回起诉"),
    "what the petitioner says": ("您在信里说判决早就被撤销了，我们已当面解释。", "被撤销了"),
    "whoever does so": ("逾期的不予受理。", "不予受理"),
    "whether": ("合同是否有效，由法庭判断。", "有效"),
}
SAYS = {
    "plain": ("二审撤销了原判。", "撤销了原判"),
    "by a law": ("依照合同法第九十四条的规定，判决解除合同。", "解除合同"),
    "drawn from a supposition": ("合同即使无效，条款仍然有效，所以我院没有管辖权。", "没有管辖权"),
    "a body": ("鉴定认为股东会决议上的签章是真实的。", "签章是真实的"),
    "a sum": ("三万一千元罚款不必缴纳。", "不必缴纳"),
    "the order": ("裁定第二项写得清楚，自送达之日起生效。", "生效"),
    "the law, and then the case": ("刑法第六十七条规定可以从轻，法院因此对他减轻处罚。", "减轻处罚"),
}


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(("text", "words"), SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_it_is_supposed_or_general(text: str, words: str) -> None:
    assert unsaid(text, _span(text, words))


@pytest.mark.parametrize(("text", "words"), SAYS.values(), ids=SAYS)
def test_it_is_said_of_the_case(text: str, words: str) -> None:
    assert not unsaid(text, _span(text, words))


NO_STATEMENT = {
    "a difference of two figures": ("误工费少1993元，护理费少60元。", "1993元", "other-figure"),
    "a figure told before": ("你还要求赔偿手机。这680元没有票据。", "680元", "other-figure"),
    "left out of the sum": ("第三，680元没有列入损失。", "680元", "other-figure"),
    "a product": ("两者相乘，间接的份额为63%。", "63%", "other-figure"),
    "what a court found of another day": ("二审查明，我委收到材料是2015年11月12日。", "2015年11月12日", "letter-date"),
    "the petitioner goes on": ("您提出，厂里没有通知；还说别的工友已经胜诉。", "还说别的工友已经胜诉", "outcome"),
    "held once": ("中级法院曾认定该条款有效，但后来双方放弃了仲裁。", "曾认定该条款有效", "outcome"),
    "agrees with an opinion": ("这一点是支持您的说法的。", "支持您的说法", "outcome"),
    "one of several": ("王某没有缓刑；李某有期徒刑六个月，缓刑一年。", "没有缓刑", "outcome"),
    "still valid": ("委托书的有效期到2010年2月，9月28日正在期内。", "在期内", "internal-conclusion"),
    "another one": ("45万元是另一法律关系。", "45万元是另一法律关系", "outcome"),
}
A_STATEMENT = {
    "a plain sum": ("误工费1993元，护理费60元。", "1993元", "other-figure"),
    "at least": ("损失至少1993元。", "1993元", "other-figure"),
    "counted in": ("第三，680元已经列入损失。", "680元", "other-figure"),
    "received": ("我委收到你的信是2015年11月12日。", "2015年11月12日", "letter-date"),
    "somebody answers": ("您提出，厂里没有通知，但法院已经驳回起诉。", "驳回起诉", "outcome"),
    "held": ("中级法院认定该条款有效，驳回异议。", "认定该条款有效", "outcome"),
    "a demand supported": ("这一点支持您的请求。", "支持您的请求", "outcome"),
    "only one": ("王某没有缓刑，刑期到1月24日止。", "没有缓刑", "outcome"),
    "in the term for suing": ("起诉期限到2010年2月，9月28日起诉在期内。", "在期内", "internal-conclusion"),
    "the same": ("45万元是同一法律关系。", "45万元是同一法律关系", "outcome"),
}


@pytest.mark.parametrize(("text", "words", "role"), NO_STATEMENT.values(), ids=NO_STATEMENT)
def test_it_states_nothing_of_its_role(text: str, words: str, role: str) -> None:
    assert states_nothing(text, role, _span(text, words))


@pytest.mark.parametrize(("text", "words", "role"), A_STATEMENT.values(), ids=A_STATEMENT)
def test_it_states_something(text: str, words: str, role: str) -> None:
    assert not states_nothing(text, role, _span(text, words))
