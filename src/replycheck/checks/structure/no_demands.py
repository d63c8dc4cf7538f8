"""没有写明信访人的诉求。

答复应当先写清信访人反映什么、请求什么，再逐项答复。标题或正文里写了“你反映……问题”“关于……的请求”等，都算写明。
网上留言答复上方就是留言原文，不适用本规则。
从裁判文书照搬来的文字不算；全文没有一处这类说法才报。

依据：《信访工作条例》第三十二条：信访处理意见书应当载明信访人投诉请求。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import states_demands, without_empty
from replycheck.facts.structure.telling import SentencePart, tells
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.model.scorecard import Aspect
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.own_statements import told
from replycheck.rules.rule import Need, Rule

_NOT_HERE = frozenset({Part.REMEDY, Part.CLOSING, Part.ANNEX})


def check(case: Case) -> Iterator[Hit]:
    """Report that no demand of the petitioner is stated in the office's own words."""
    text = told(case, leaving_out=_NOT_HERE, quotations=True)
    if not states_demands(text) and not tells(SentencePart.DEMANDS, without_empty(text)):
        yield absent(
            case, "全文没有写明信访人反映了什么、请求什么。", "在开头逐项写明：“你反映以下问题：一、……；二、……”。"
        )


RULE = Rule(
    module=__name__,
    title="没有写明诉求",
    severity=Severity.ERROR,
    severity_in={Profile.COURT_REPLY: Severity.WARNING},
    check=check,
    aspect=Aspect.RELEVANCE,
    needs=frozenset({Need.WHOLE}),
    profiles=WRITTEN_REPLIES,
    in_plain=asked,
    examples=(
        bad("⟦⟧张某：\n经审查，该案判决并无不当。\n特此答复。"),
        good("张某：\n你反映执行款未发放。\n经审查，该案判决并无不当。\n特此答复。"),
        good("关于张某反映执行款发放问题的答复\n张某：\n经审查，该案判决并无不当。"),
        good("张某：\n你问的两个问题，逐一回答。\n1.执行款什么时候发。五日以内发还。"),
        good("张某：\n关于数量。两包合计三克七六。\n关于累犯。五年之内又犯，就是累犯。"),
        good("张某：\n您担心孩子能不能按时出来，日期没有写错。"),
        bad("⟦⟧张某：\n关于数量。两包合计三克七六。\n判决已经生效。"),
        bad("⟦⟧张某：\n你于2023年5月6日的来信收悉。"),
        bad("⟦⟧张某：\n希望你正确对待生效判决，依法理性表达诉求。"),
        bad("⟦⟧关于张某来信反映有关问题的答复\n张某：\n你来信反映的问题收悉。"),
        good(
            "张某：\n二、复查请求\n恢复对你户的补助。\n三、复查结论\n经复查，维持原意见。",
            profile=Profile.PETITION_REVIEW,
        ),
        good(
            "张某：\n你不服某某局《关于补助的处理意见》，于3月5日请求复查。\n经复查，维持原意见。",
            profile=Profile.PETITION_REVIEW,
        ),
        good("路明德请求认定工伤。\n经复查，维持原意见。", profile=Profile.PETITION_REVIEW),
        good("请求人于3月5日提出复查，请求恢复补助。\n经复查，维持原意见。", profile=Profile.PETITION_REVIEW),
        bad("⟦⟧张某：\n我局要求物业公司整改。\n经复查，维持原意见。", profile=Profile.PETITION_REVIEW),
        bad(
            "⟦⟧张某：\n经复查，维持原意见。\n如不服，可以自收到之日起30日内请求复核。",
            profile=Profile.PETITION_REVIEW,
        ),
        good(
            "张某：\n【你的理由】机具铭牌与目录一致，县里没有到地头看过。\n经复查，予以撤销。",
            profile=Profile.PETITION_REVIEW,
        ),
        bad("⟦⟧张某：\n你的理由不能成立。\n经复查，维持原意见。", profile=Profile.PETITION_REVIEW),
        good("张某：\n你反映以下问题：\n一、执行款未发放。\n二、账户未解冻。"),
        good("张某：\n你信中“请求退还原件”一事，已经办结。\n特此答复。", profile=Profile.ONLINE_REPLY),
        good("张某：\n收到你“关于退还购房合同原件的请求”以后，已经办结。"),
    ),
)
