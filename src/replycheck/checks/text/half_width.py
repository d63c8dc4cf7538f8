"""中文句子里用了半角标点。

逗号、分号、冒号、问号、叹号、句点的前面是汉字、后面是汉字或者行末的，应当用全角。数字之间、网址、编号、外文里的不报。
网上留言答复里半角标点多是输入时的习惯，只作提示。

依据：GB/T 15834—2011《标点符号用法》5.1（横排文稿标点符号的位置和书写形式）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Fix, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_BETWEEN = pattern(
    r"(?<=[\u4e00-\u9fff”》）])[,;:?!](?=[\u4e00-\u9fff“《（\d])|(?<=[\d%％])[,;](?=[\u4e00-\u9fff“《（])"
    r"|(?<=[\u4e00-\u9fff”》）])\.(?=[\u4e00-\u9fff“《（]|\d{1,2}月|\d{4}年)"
    r"|(?<=[\u4e00-\u9fff”》）])[,;:?!.](?=[ \u3000]{0,4}(?:\n|$))"
)
_LABEL = pattern(r"(?:^|\n)[^\n]{0,12}$")


def check(case: Case) -> Iterator[Hit]:
    """Report half-width marks in Chinese sentences, each with its full-width form."""
    text = case.unquoted[: case.body_end]
    for match in _BETWEEN.finditer(text):
        wanted = _FULL[match.group()]
        span = Span(*match.span())
        yield Hit(span, f"半角“{match.group()}”应为全角“{wanted}”。", suggestion=wanted, fix=Fix(span, wanted))


RULE = Rule(
    module=__name__,
    title="半角标点",
    severity=Severity.WARNING,
    severity_in={Profile.ONLINE_REPLY: Severity.INFO, Profile.GENERIC: Severity.INFO},
    check=check,
    examples=(
        bad("您提出的建议收悉⟦,⟧现答复如下。", suggestion="，"),
        good("您提出的建议收悉，现答复如下。"),
        bad("三笔款项都已发放，没有截留⟦.⟧分笔发放的原因是到账时间不同。", suggestion="。"),
        good("面积3.5亩，网址www.example.cn，上午9:30。"),
        bad("现答复如下⟦:⟧\n一、已办理。"),
        bad("共退460元，其中2024年6月3日退200元⟦;⟧其余6月5日退清。"),
        good("见附件A,共三页。"),
        good("你信中写的“收悉,谢谢”已转告。"),
    ),
)
