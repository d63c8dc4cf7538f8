"""Whether a paper that calls itself a notice is one that a court serves in a case (驳回申诉通知书, 执行通知书).

What is easily got wrong: rules against a judgment's formulae do not run on a notice, so whoever writes 通知书 over a
reply would switch them off. The title alone proves nothing; the number of the case, its parties, and what a notice
orders do, and a paper that answers a letter is a reply whatever stands over it.
"""

from __future__ import annotations

from collections.abc import Sequence

from replycheck.facts.case_numbers import case_numbers
from replycheck.text.patterns import pattern

_NUMBER_LINE = 40
_ENOUGH = 2
"""Of number, parties and form."""
_ANSWERS = pattern(
    r"收悉|来信|来访|来电|来函|信访|留言|投诉|(?:答复|回复|函复|说明)如下|特此(?:答复|回复|函复)|反映的[^。；]{0,20}(?:问题|情况|事项)"
)
_PARTIES = pattern(
    r"申请执行人|被执行人|申诉人|再审申请人|申请再审人|被申请人|第三人|协助义务人"
    r"|(?:[你您]|你(?:公司|单位|厂|村))[^。；，]{0,4}(?:因|与|诉|不服|系)[^。；]{0,60}?(?:一案|案件|判决|裁定|纠纷)"
    r"|与[你您][^。；]{0,30}?(?:一案|纠纷)"
)
_TITLED = pattern(
    r"(?:申诉|申请|执行|受理|应诉|举证|参加诉讼|缴费|交费|缴纳诉讼费|开庭|权利义务|裁判文书生效|结案|移送|拍卖|评估|报到)[^。]{0,8}通知书$"
)
_ORDERS = pattern(
    r"特此通知|责令[你您被]|限[你您][^。；]{0,20}(?:日|天)内|通知[你您]?[^。；]{0,4}如下|予以驳回|符合[^。；]{0,30}(?:再审|重新审判)条件"
    r"|应当?自?[^。；]{0,20}(?:日|天)内[^。；]{0,30}(?:履行|预交|交纳|缴纳|提交|到庭)"
)


def is_notice(head: Sequence[str], text: str) -> bool:
    """Whether the paper, whose first lines (without white space) are ``head``, has the form of a court's notice."""
    if _ANSWERS.search(text):
        return False
    numbered = any(len(line) <= _NUMBER_LINE and case_numbers(line) for line in head)
    formed = any(_TITLED.search(line) for line in head) or _ORDERS.search(text) is not None
    return numbered + (_PARTIES.search(text) is not None) + formed >= _ENOUGH
