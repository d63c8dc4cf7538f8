"""What a reply supposes, asks or says of the law in general: sentences that state nothing about the case.

What a reader would get wrong: the words are those of a statement (法院会裁定不准许执行), and only what stands before
them in the sentence tells that nobody says that it was so. A supposition reaches to the end of its sentence; what a
law says reaches as far as nothing of the case is named.
"""

from __future__ import annotations

import re

from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_IF = pattern(
    "如果|假如|假设|假使|假若|倘若|倘使|若是|要是|(?<![一二三四五六七八九十百千零])万一(?![千百十零元亩])|一旦|只要|除非|即使|即便|哪怕|就算|换作|换成|设若"
    "|(?<![假倘])若(?!干|是)|(?<![例比譬诸犹])如(?=不|未|有(?!关)|需|确|仍|认为|[你您]|当事人|另)"
    "|的话[，,]|当初(?:能|肯|不)"
)
_WOULD = pattern(
    r"(?<![委员协大集庭社机理学晚宴误体约东事工商妇总])(?:就|也|才|便|都|还|则|仍|更|又)?(?:不|才|可能)?会(?!议|决议|见|计|同|面|谈|商|诊|[，。；]|的)"
    r"|(?:那|这)样(?:的话)?，?(?:就|才)|(?:本来|原本|本)(?:可以?|应|要|该)|才(?:能|可以|谈得上|算|构成|不构成|会|发生)|谈不上|(?<!不)可能(?!性)"
)
"""What would be, or comes about as a rule."""
_EXAMPLE = pattern("打个比方|打比方|比方说|举(?:个|一个)例子?|假定")
"""What is only an example has figures of its own."""
_ONE_OR_THE_OTHER = re.compile(r"([\u4e00-\u9fff]{1,2})不\1(?!\1)")
_WHETHER = pattern(
    "是否|能否|可否|应否|有没有|有无|会不会|怎么|怎样|为什么|为何|[由看是让]谁|谁(?:来|负担|承担|败诉|胜诉)"
    "|(?:维持|撤销|驳回|支持|负担|承担|有效|无效|合法|违法|改判|准许|成立)[^，。；\\n]{0,6}还是"
    "|(?:判决|裁定)[^，。；\\n]{2,12}(?:[和与跟或]|或者|还是)(?:判决|裁定)"
    "|(?:不少|很多|许多|有些|有的|有)人[^，。；\\n]{0,4}(?:以为|认为|说|觉得|讲|传)|大家(?:以为|都说|常说)"
)
"""Which of two, who of several, and what people believe."""
_LAW_SAYS = pattern(
    r"(?:第[一二三四五六七八九十百零\d]{1,9}[条款项]|[法》释例]|法律|法条|条文|该款|该条|司法解释|规则|办法|制度)"
    r"(?:[^，。；：\n]{0,8}?)(?:规定|要求|讲|说|允许|的意思|的精神|看的|写)(?!的(?!是|很|得|明))(?:的)?(?:是|得|了|很|明确|清楚|，|：|为)?"
)
_ACCORDING = pattern(
    "(?:依照|依据|根据|按照|按|依|适用|引用)[^，。；\n]{0,40}$|(?:判决|裁定|决定|主文|合同|协议|条款)书?(?:的|中|里)?$"
)
"""依照第六条的规定判决 tells what was done, 合同第六条规定 and 裁定第二项写明 what a paper of the case has."""
_SO = pattern("所以|因此|因而|故(?!意)|可见|实际上|事实上|其实|但(?:是)?(?:本案|他|她|[你您我本])")
"""Behind it the supposition is over: 如果……，所以我院没有管辖权."""
_AS_A_RULE = pattern(
    "(?<!同)一般(?!保证|程序|缴款|公民|纳税|参与|主体|情节|累犯|授权|代理|债权|过失|工伤|职工|农户|商业|条款|性|经营|的)"
    "|通常|原则上|按理|凡(?:是|属)|任何(?:人|一方|案件)|所谓|是指|指的是"
    "|(?:审查|审理|审判|监督)的?(?:对象|重点|内容|范围)(?:是|只|仅|限|为)|看的是|法律上(?:不|只|并|没|有|要|讲|说)|无论|不论|不管|哪(?:个|家|位|种)[^，。；\n]{1,8}都|(?:认定|复议|起诉|处罚|申请执行|上诉|再审)的(?:期限|时效)(?:是|为)"
    "|(?:这|此|该)(?:一)?(?:类|种)(?:案件|情形|情况|程序|裁定|案子|决定|行为|罪|请求)|各自?(?:有|是)|(?<!也)就是说，"
)
_SOMEBODY = (
    "上诉|申请再审|再审申请|起诉|当事人|人民法院|上一?级法院|行政机关|复议机关|检察机关|检察院|公安机关|法律|被害人|申请人|债权人|债务人|保证人|用人单位"
    "|劳动者|合同|行为人|犯罪分子|罪犯|案件|诉讼|执行|仲裁|复议|抗诉|申诉|保全|鉴定|证据|利息|赔偿|刑期|缓刑|假释|减刑|累犯|自首|从犯|主犯|胁从犯|未成年人"
)
_MUST = pattern(
    rf"(?:^|[，；：])(?:撤回|提起|提出|申请|请求)?(?:(?:{_SOMEBODY})(?:的)?(?:案件|程序|期限|请求|申请|裁定|判决)?)"
    r"(?:(?:(?![已了被过])[^，。；\n]){0,12}，)?(?:都|也|均|还|就|只|又|仍)?(?:必须|须(?!知)|需要?|应当|要(?!求)|可以|不能|不得|才|只能|不可|不适用|只适用)"
    r"|后，(?:当事人|双方|任何一方|申请人|债权人)(?:都|也|还|才|就)?(?:可|应|不得)"
)
"""A subject that is nobody of the case, with what it may or must do: 上诉要在指定期限内预交受理费."""
_WHOEVER = pattern(
    r"(?:^|[，；：])(?!(?:[^，。；\n]{0,10})(?:是|[他她你您我本该此这那]|(?:判决|裁定|法院)(?:书)?(?:认|查|写|中|里|第|所|对|采|主文|没|未|已|，)|认为|主张|提出|要求|请求))[^，。；：\n]{2,40}的，"
    r"|(?:^|[，；：])(?!(?:[^，。；\n]{0,10})(?:是|[他她你您我本该此这那]|(?:判决|裁定|法院)(?:书)?(?:认|查|写|中|里|第|所|对|采|主文|没|未|已|，)|认为|主张|提出|要求|请求))[^，。；：\n]{2,14}的"
    r"(?=(?:依法)?(?:不予|不得|可以|应当|按|由|处[^理罚分]|从[轻重]|一律|视为|只能))"
)
"""Whoever does so and so: 逾期的不予受理; 主要证据不足的，判决撤销."""
_THEY_SAY = pattern(
    r"(?:^|[，。；：\n])(?:但|而|至于|另外|对于|关于)?[你您](?:们|公司|家|的?(?:父|母)亲|爱人|丈夫|妻子|儿子|女儿|家人|家属|代理人|律师)?(?:在[^，。；\n]{0,6}|信[中里]|来[信访电函]时?|面谈时?|还|又|也|一直|总){0,2}(?:提出要|说|认为|觉得|听说|以为|怀疑|担心|讲|称|问)"
    r"(?!的|，|过)(?=[^，。；\n]{2})"
)
"""What the petitioner says, up to the comma: 您在信里说判决早就被撤销了."""
_OF_THE_CASE = pattern(
    "本案|该案|此案|这个案|这起|[我本该](?:院|局|委|厅|办|镇|乡|县|市|区|机关|单位|街道)|我们|一审(?!程序)|二审(?!程序)|原审|生效判决"
    "|(?<!不服)判决(?:书)?(?:认|查|写|据|因|已|里|对|判|没|未|采|将)|裁定书?(?:认|查|写|据|已|里)"
    "|[他她](?!人)|[你您]|贵(?:公司|单位)|法院(?:认|查|据此|因此|已|没|未|对|判|在|就|也|采|最后|考虑)|合议庭|因此|所以|故而?(?!意)|据此|于是"
)
_NAMED = pattern(
    "本案|该案|此案|这个案|这起|[我本该](?:院|局|委|厅|办|镇|乡|县|市|区|机关|单位|街道)|我们|(?:一审|二审|原审)(?:法院)?(?:认|查|采|审理|裁|已|没)|[他她](?!人)|[你您]"
    "|贵(?:公司|单位)|合议庭|法院(?:依照|根据|依据|认|查|考虑|采|对|已|没|最后)|因此|所以|据此|于是|某|\\d{4}年"
)
_NEXT = 10
"""A subject may have its verb behind the comma: 行政机关申请执行，应当先催告."""
_STOPS = "。；\n"
_MARKS = "，。；：！？\n,;"
ROLES = frozenset(
    {
        "outcome",
        "outcome-on-appeal",
        "appeal-status",
        "relation",
        "internal-conclusion",
        "fee-bearer",
        "sentence",
    }
)
"""What a supposition or a rule of law can seem to state; a day or a number is named there as it is."""
GENERAL = frozenset({"pronoun", "other-figure", "fee-amount"})
"""What only a rule of law can."""
_FIGURES = frozenset({"other-figure", "letter-demand-figure"})
_VERDICTS = frozenset({"outcome", "internal-conclusion"})


_SAYS_ON = pattern(
    r"(?:^|[。\n])[^。；：\n]{0,12}(?:[你您]|贵公司)(?:们)?(?:还|又|也)?(?:提出|说|认为|主张|反映|称|强调)，(?=[^。\n]{2})"
)
"""您提出，……；又提出，……；还说……: the petitioner speaks to the end of the sentence, unless somebody answers in it."""
_AND_SAYS = pattern("；(?:又|还|并|也)(?:提出|说|称|讲|认为|主张)")
_ANSWERED = pattern("但|然而|不过|法院|判决|裁定|经查|[本我](?:院|局|委)|实际上|事实上")
_ONCE = pattern("曾(?:经)?(?:认定|认为|判决|裁定)[^。\n]{0,40}(?:但|后来|不过|然而)")
"""What was held first and no longer is."""
_AGREES_WITH = pattern("支持[^，。；\n]{0,6}(?:说法|看法|观点|立场)")
_DIFFERENCE = pattern("(?:(?<![至减不缺])少|相差|差了|多出)了?$")
"""误工费少1993元 is a difference of two figures."""
_LEFT_OUT = pattern("[^，。；\n]{0,10}(?:没有|未|不)(?:能)?(?:列入|计入|算入|算在|纳入)")
_ANOTHER = pattern("(?:是|属于)(?:另一|另外|别的|不同)")
"""45万元是另一法律关系 says what 不属于同一法律关系 does."""
_STILL_VALID = pattern("(?:有效期|委托期|授权期|保证期|租赁期|租期|合同期|任期)[^。；\n]{0,30}(?:[在期]内|没有过期)")
"""Of a paper that still ran, and not of a term for doing something."""
_NO_PROBATION, _PROBATION = pattern("没有缓刑|(?:没有|未|不)适用缓刑"), pattern("缓刑[一二三四五六七八九十两\\d]")
_TOLD_BEFORE, _MULTIPLIED = pattern("[这那]$|上述$"), pattern("相乘|乘以|乘上|连乘")
_FOUND_BY_COURT = pattern("(?:一审|二审|再审|法院|判决书?|裁定书?)[^，。；\n]{0,4}(?:查明|认定)")
_NEAR = 12


def states_nothing(text: str, role: str, span: Span) -> bool:
    """Whether what seems to be a statement of a role states nothing about the case."""
    low = _low(text, span)
    if _EXAMPLE.search(text, low, span.end):
        return True
    if role == "letter-date":
        return _FOUND_BY_COURT.search(text, low, span.start) is not None
    if role in _FIGURES:
        before = text[max(low, span.start - _NEAR) : span.start]
        told = role == "other-figure" and (
            _TOLD_BEFORE.search(before) is not None
            or _LEFT_OUT.match(text, span.end) is not None
            or _MULTIPLIED.search(text, low, span.start) is not None
        )
        if told or _DIFFERENCE.search(before) is not None:
            return True
    if role in _VERDICTS and _tells_no_verdict(text, span):
        return True
    if role == "outcome" and _NO_SUIT.match(text, span.start, span.end):
        return _ONE_SUIT.search(text, low, span.start) is not None
    return _states_no_fact(text, role, span, low)


def _states_no_fact(text: str, role: str, span: Span, low: int) -> bool:
    """Whether it is told of another time, or only supposed, or holds for all."""
    if role == "outcome" and _ONCE.search(text, low, text.find("。", span.end) % (len(text) + 1)) is not None:
        return True
    return (role in ROLES and unsaid(text, span)) or (role in GENERAL and in_general(text, span, beyond=0))


_NO_SUIT = pattern("(?:不得|不能|无权|不可以?|不应|不许|不准|无法)(?:再)?[^，。；\n]{0,16}另(?:行|案)")
_ONE_SUIT = pattern("同一|已经|本案|重复|判决|生效|裁定|撤诉|规定|一般|法律")
"""如果有证据证明超额，不能另行起诉 is told of the case; of one and the same matter it holds always."""


def _tells_no_verdict(text: str, span: Span) -> bool:
    """Whether the words of a verdict stand for something else, or are the petitioner's."""
    if _NO_PROBATION.search(text, span.start, span.end) and _PROBATION.search(text):
        return True  # of several who were sentenced, each has a penalty of his own
    return (
        _AGREES_WITH.search(text, span.start, span.end + _NEAR) is not None
        or _ANOTHER.search(text, span.start, span.end) is not None
        or still_valid(text, span)
        or _said_on(text, span)
    )


def still_valid(text: str, span: Span) -> bool:
    """Whether it is said that a paper still ran: 有效期到二月二十日，正在期内."""
    return any(abs(one.end() - span.end) <= 1 for one in _STILL_VALID.finditer(text, _low(text, span)))


def _said_on(text: str, span: Span) -> bool:
    """Whether the petitioner's words go on to here from the start of the sentence."""
    start = max(text.rfind("。", 0, span.start), text.rfind("\n", 0, span.start))
    said = _SAYS_ON.match(text, max(0, start), span.start)
    if said is None or _ANSWERED.search(text, said.end(), span.start) is not None:
        return False
    end = text.find("。", span.start)
    return _AND_SAYS.search(text, said.end(), end if end >= 0 else len(text)) is not None


def unsaid(text: str, span: Span) -> bool:
    """Whether what stands in ``span`` is supposed, asked, told by the petitioner, or said of the law in general."""
    clause = _clause(text, span)
    return (
        supposed(text, span)
        or _WOULD.search(text, clause.start, span.end) is not None
        or _WHETHER.search(text, clause.start, span.end) is not None
        or any(one.start() < span.end for one in _ONE_OR_THE_OTHER.finditer(text, clause.start, clause.end))
        or _THEY_SAY.match(text, max(0, clause.start - 1), clause.end) is not None
        or in_general(text, span)
    )


def _low(text: str, span: Span) -> int:
    return max(text.rfind(stop, 0, span.start) for stop in _STOPS) + 1


def _clause(text: str, span: Span) -> Span:
    """From the start of the clause that a span ends in, or its own, to the end of that clause."""
    start = max(text.rfind(mark, 0, max(span.start, span.end - 1)) for mark in _MARKS) + 1
    end = min((at for mark in _MARKS if (at := text.find(mark, span.end)) >= 0), default=len(text))
    return Span(min(start, span.start), end)


def supposed(text: str, span: Span) -> bool:
    """Whether its sentence makes a supposition before it."""
    last = None
    for last in _IF.finditer(text, _low(text, span), span.end):  # noqa: B007 - the last one is wanted
        pass
    return last is not None and _SO.search(text, last.end(), span.start) is None


def in_general(text: str, span: Span, beyond: int = _NEXT) -> bool:
    """Whether it says what holds for all: nothing of the case stands between the sign of that and its own end."""
    low, clause = _low(text, span), _clause(text, span)
    words = text[low : clause.end + 1]
    ahead = text[low : clause.end + 1 + beyond].partition("。")[0]
    if len(span) == 1:
        words = text[low : span.start]  # of 由他承担 the pronoun is what is asked about
    if _NAMED.search(words) is None and (_MUST.search(ahead) or _AS_A_RULE.search(words) or _WHOEVER.search(words)):
        return True
    alone = text[clause.start : clause.end]
    if _MUST.search(alone) or (_AS_A_RULE.search(alone) and _NAMED.search(alone) is None):
        return True
    return law_says(text, span)


def law_says(text: str, span: Span) -> bool:
    """Whether it is what a law says, by its name or its article."""
    low, clause = _low(text, span), _clause(text, span)
    for says in _LAW_SAYS.finditer(text, low, clause.end):
        if _ACCORDING.search(text, low, says.start()) is None:
            return _OF_THE_CASE.search(text, says.end(), clause.end) is None
    return False
