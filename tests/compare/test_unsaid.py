"""What a sentence supposes or says of the law in general is no statement about the case."""

from __future__ import annotations

import pytest

from replycheck.compare.unsaid import unsaid
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
