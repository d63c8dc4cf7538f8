"""The roles of statements: what a day, a sum or a number of the reply is the day, sum or number of."""

from __future__ import annotations

from replycheck.compare.kinds.days import cue_of
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.text.patterns import pattern

LABELS = {
    "case-number": "案号、文号",
    "judgment-date": "裁判日期",
    "filing-date": "立案、起诉日期",
    "contract-date": "合同、借款日期",
    "other-date": "日期",
    "letter-date": "来信日期",
    "outcome": "裁判结果、认定",
    "outcome-on-appeal": "上级法院的处理结果",
    "appeal-status": "上诉、生效情况",
    "sentence": "刑罚",
    "relation": "当事人的地位",
    "party-name": "姓名",
    "pronoun": "人称",
    "court": "法院",
    "article": "适用的法条",
    "claim-amount": "请求或者借款的数额",
    "award-amount": "判决的数额",
    "repaid": "已经支付的数额",
    "fee-amount": "诉讼费数额",
    "fee-bearer": "诉讼费的负担",
    "interest-rate": "利率",
    "other-figure": "数字",
    "letter-name": "信访人姓名",
    "letter-demand-figure": "信访人所说的数额",
    "internal-repeat": "前后两处",
    "internal-sum": "合计",
    "internal-conclusion": "结论",
}
"""The Chinese name of each role, as reports show it."""

_FEE = pattern("(?:受理费|诉讼费|申请费|保全费|执行费|鉴定费|公告费)(?!以?后)|减半")
_REPAID = pattern(
    "已还|还了|归还了|已经?归还|偿还了|已付|付了|已支付|支付了|还给|已经?偿还|交清|已经?支付|垫付|还过|退回了|先后还"
)
_AWARD = pattern(
    "判令|判决|应(?:当)?(?:支付|偿还|归还|赔偿|给付|返还)|尚欠|欠|赔偿|支付|偿还|归还|罚款|退赔|付给|给付|返还"
)
_CLAIM = pattern("请求|要求|主张|诉请|索赔|借|出借|本金|货款|工程款")
_ASKS = pattern("请求(?!权)|要求|诉请|索赔|主张")
_RULES = pattern("判|酌定|支持|确定|应|裁定|认定|核定|属于|采纳")
_CONTRACT = pattern("签订|签了|签署|订立|合同|协议|借|约定|申请办理|开户|入股|购买|买了|转账|汇款|出具|欠条")
_REACH = 24


def role_of(reply: Paper, mention: Mention) -> str:
    """The role of a mention of the reply, told by the words next to it."""
    if mention.kind is Kind.NUMBER:
        return "case-number"
    if mention.kind is Kind.RATE:
        return "interest-rate" if mention.unit else "other-figure"
    if mention.kind is Kind.PENALTY:
        return "sentence"
    if mention.kind in (Kind.DAY, Kind.MONTH):
        return _role_of_day(reply, mention)
    if mention.kind is Kind.MONEY:
        return _role_of_sum(reply, mention)
    return "other-figure"


def _role_of_day(reply: Paper, mention: Mention) -> str:
    if mention.kind is Kind.DAY and cue_of(reply, mention) in ("file", "sue", "apply"):
        return "filing-date"
    clause = reply.clause(mention.span)
    behind = reply.text[mention.span.end : min(len(reply.text), mention.span.end + _REACH)]
    return "contract-date" if _CONTRACT.search(behind.split("。")[0]) and clause else "other-date"


def _role_of_sum(reply: Paper, mention: Mention) -> str:
    sentence = reply.sentence(mention.span)
    ahead = reply.text[max(sentence.start, mention.span.start - _REACH) : mention.span.start]
    behind = reply.text[mention.span.end : min(sentence.end, mention.span.end + 6)]
    near = ahead[-14:] + behind
    if _FEE.search(ahead + behind):
        return "fee-amount"
    if _REPAID.search(near):
        return "repaid"
    asked = _last(_ASKS, ahead)
    if asked >= 0 and not _RULES.search(ahead, asked):
        return "claim-amount"  # 要求停止侵权，赔偿经济损失3000元
    award, claim = _last(_AWARD, ahead), _last(_CLAIM, ahead)
    if award < 0 and claim < 0:
        return "other-figure"
    return "award-amount" if award > claim else "claim-amount"


def _last(words: object, text: str) -> int:
    found = -1
    for match in words.finditer(text):  # type: ignore[attr-defined]
        found = match.start()
    return found
