"""没有写明核查的情况和查明的事实。

答复应当写清做了哪些核查、查明了什么，再给结论。“经查”“调阅”“走访”“情况属实”等任何一种说法都算写明；三句以上用自己的话讲了事情的日期、数字的，也算。
除了收件、诉求、意见、救济以外没有别的内容时报错误；还有别的叙述（或者意见里写了数字）、只是没有说明是怎样查明的，报警告。
从裁判文书照搬来的“经审理查明”不算，那是案件的事实，不是对这次诉求的核查。网上留言多是咨询、建议，不适用本规则。

依据：《信访工作条例》第三十一条第六项（应当调查核实）、第三十二条（应当载明有关事实认定情况）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import VERIFIED, first
from replycheck.facts.structure.telling import SentencePart, tells
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.own_statements import told
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_MAY_TELL = frozenset({Part.FINDINGS, Part.INVESTIGATION, Part.EXPLANATION, Part.OTHER})
_A_SENTENCE, _MANY = 15, 3
_HAPPENED = pattern(
    r"(?:\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d\d年)[^。]{0,80}(?:了|判|裁|签|收|付|查|认定|受理|起诉|申请|作出|发生|登记|调解|建|领|交|驳回)"
    r"|\d{1,2}时(?:\d{1,2}分)?|\d(?:元|万元|小时|亩|户|平方米|克|米|天|次|人)|[（(]\d{4}[）)][^，。；\n]{2,24}号|公开开庭|到庭"
)
"""A day with what happened on it, or figures of the matter."""
_HANDLED = pattern(r"面谈|听取|解释|释法|受理告知|收到|收悉|谈话|接访|来访|来信|预留|以?前(?:到|由|将)")
"""What the office did with the letter, or will do, is no fact of the matter."""
_FIGURE = pattern(r"[0-9０-９](?:元|万元|户|亩|小时|平方米|米|人|次|层|台|辆|%|％|分贝)")
_NEVER_TELLS = frozenset({Part.TITLE, Part.MARK, Part.RECEIPT, Part.DEMANDS, Part.REMEDY, Part.CLOSING, Part.ANNEX})
_NOT_HERE = frozenset({Part.TITLE, Part.MARK, Part.REMEDY, Part.CLOSING, Part.ANNEX})


def check(case: Case) -> Iterator[Hit]:
    """Report that neither facts nor any verification is told in the office's own words."""
    text = told(case, leaving_out=_NOT_HERE)
    if first(VERIFIED, text) is None and not tells(SentencePart.VERIFICATION, text) and not _tells_facts(text):
        yield absent(
            case,
            "全文没有写明做了什么核查、查明了什么事实。",
            "写明，例如：“经调阅（案号）卷宗、询问承办人，查明……”，再写结论。",
            severity=Severity.WARNING if _may_tell_facts(case) else None,
        )


def _tells_facts(text: str) -> bool:
    """Whether so many sentences tell what happened that nobody can say that no facts are told."""
    told_facts = (span.of(text) for span in sentences(text) if len(span) >= _A_SENTENCE)
    return sum(not _HANDLED.search(one) and _HAPPENED.search(one) is not None for one in told_facts) >= _MANY


def _may_tell_facts(case: Case) -> bool:
    """Whether sentences are left that may state facts without saying how they were found."""
    return any(
        len(span) >= _A_SENTENCE
        and (part in _MAY_TELL or (part not in _NEVER_TELLS and _FIGURE.search(case.text, span.start, span.end)))
        for placed in case.parts
        for span, part in placed.pieces
    )


RULE = Rule(
    module=__name__,
    title="没有查明的事实",
    severity=Severity.ERROR,
    severity_in={Profile.COURT_REPLY: Severity.WARNING},
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=WRITTEN_REPLIES,
    in_plain=asked,
    examples=(
        good(
            "张某：\n你的信收到。现将判决的来龙去脉说明如下。\n2016年1月27日晚，你的车被追尾，交警作了责任认定，判决采纳了它。\n"
            "我院2017年1月18日立案，9月25日判决对方赔偿20000元。\n修车费8800元全部认了，停运按每天800元算14天。"
        ),
        bad("⟦⟧张某：\n你反映执行款未发放的来信收悉。我院高度重视，请你耐心等待。\n特此答复。"),
        good("张某：\n你反映执行款未发放的来信收悉。经调阅执行案卷，该款已于6月1日发放。\n特此答复。"),
        bad("⟦⟧张某：\n你反映路灯不亮。对你的请求不予支持。", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n你反映路灯不亮。路灯由开发商在2015年安装，没有移交。", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n对停工的请求不予支持，每户出400元，已于8月5日补给。", profile=Profile.PETITION_OPINION),
        good("张某：\n你反映路灯不亮，情况属实，已经修好。", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n判决书写有“经查，款项已经发放”。\n请你正确对待。"),
        good("网友：您好！公积金可以网上提取。", profile=Profile.ONLINE_REPLY),
    ),
)
