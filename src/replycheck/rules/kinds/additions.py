"""What a reply adds to what a judgment has: contact, something looked into, new facts.

What a reader would get wrong: few new facts accuse nobody, so this is only asked where a judgment was told again.
"""

from __future__ import annotations

from replycheck.facts.masks import blank
from replycheck.facts.structure.parts import OBJECT, VERIFIED
from replycheck.facts.structure.telling import SentencePart, possible_in
from replycheck.model.passage import Treatment
from replycheck.model.span import Span
from replycheck.model.statement import Origin
from replycheck.rules.case import Case
from replycheck.rules.contacts import contacts, failed_contact
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_NEW = 4
"""Three new facts may be the days of the letter and of the reply and a telephone number."""
_FACT = pattern("月.{1,3}日|年.{1,2}月|元$|号")
"""Days, sums and numbers; a length of time or a count is easily said."""
_ANSWERS = pattern(
    "(?:你|您)(?:们)?(?:认为|说|反映|提出|主张)[^。；\n]{0,40}(?:不符|属实|不能|不予|不成立|没有依据|不对|不准确)"
    "|(?:我|本)(?:局|院|镇|委|们|办|乡|街道|所|厅)(?:对此|为此|诚恳|虚心|完全|愿意|应当?|应于[^，。；\n]{1,16}){0,2}(?:接受(?!了?委托)|致歉|道歉|检讨|改正|整改|付给|退给)|(?:谨此|特此|对此|为此|深表)[^，。；\n]{0,4}(?:致歉|道歉|歉意)"
    "|责成|(?:我|本)(?:局|院|镇|委|们|办|乡|街道)(?:已|将|会)(?!经?审)"
)
"""The office takes a stand on what the petitioner says, or says what it does."""
_WITH_OTHERS = pattern(
    r"(?:听取|征求|记录|了解)了?[^，。；\n]{0,16}(?:代理人|代表|律师|负责人|经理|家属|亲属|你|您)[^，。；\n]{0,8}(?:的)?(?:意见|陈述|要求|想法)"
    r"|(?:代理人|代理律师|公司代表|代表|负责人|家属|亲属|律师)[^，。；\n]{0,8}\d{1,2}月\d{1,2}日[^。；\n]{0,24}(?:来访|来院|到[我本]院|在[我本]院|窗口|服务中心|面谈|登记)"
    r"|(?:当面|当场|口头|电话(?:里|中)?)(?:给|向|同|与|跟)?[^，。；\n]{0,12}(?:作了|做了|进行了)[^，。；\n]{0,4}(?:说明|解释|答复|释明)"
    r"|(?:请|约|邀|通知)(?:了)?(?:你|您|贵[^，。；\n]{1,4}?)[^，。；\n]{0,8}(?:到|来)[^，。；\n]{0,8}谈|谈[了过]话|(?:你|您)[^，。；\n]{0,12}接待日[^，。；\n]{0,6}来访"
)
"""Contact with whoever speaks for the petitioner, in words of other kinds: 听取了贵公司代理人的意见."""
_LOOKED_INTO = pattern(
    r"(?:我|本)(?:院|局|委|办|镇|乡|厅|队|区|街道)[^，。；\n]{0,12}(?:审查了|查阅了|调阅了|调取了|复核了|核对了|核查后|核实后|研究后|审查后|了解后|阅卷后)"
    r"|(?:检察官|法官|承办人|经办人|审判员|书记员|民警|工作人员)[^，。；\n]{0,6}(?:看过|看了|查过|查了|核对|翻阅|阅看|研究过|查对)"
    r"|经(?:与|向|由)[^，。；\n]{1,20}(?:会商|商量|核对|核实|了解|研究)"
    r"|[庭局处科室组队][^，。；\n]{0,6}(?:将|对|把)?[^，。；\n]{0,14}(?:对照|逐项|逐条|共同|重新|再次)(?:核查|核对|核实|审查|复核|研究)"
)
"""What the office looked at for this answer, who did, or with whom."""
_STANDS = pattern(
    r"(?:要求|请求|诉求|主张|申请|意见|问题|[一二三四五六两]项)[^。；\n]{0,16}(?:不能(?:支持|采纳|答应|满足)|无法(?:支持|满足|办理)|得不到支持|不予(?:支持|采纳)|应当照办|应当办理|可以办理|不再重复|暂不具备)"
    r"|不(?:会|能)[^，。；\n]{0,10}(?:发还|退|赔)给[^，。；\n]{1,12}|不受影响|不影响[^，。；\n]{2,14}"
)
"""What becomes of what the petitioner asks for."""
_ADVISES = pattern(
    r"(?:请|可以?|建议|应当?)(?:你|您|贵[^，。；\n]{1,4})?[^。；\n]{0,30}(?:另行(?:起诉|主张|提起)|另案主张|申请(?:执行|监督|检察|抗诉)|到[^，。；\n]{2,20}(?:咨询|办理|查询|登记)|举证|提出证据|提交证据)"
)
"""Where else to go with it."""
_ASKED = pattern(
    "[问讯][^。；\n]{0,40}(?:是否|是不是|为什么|为何|凭什么|能不能|可不可以|怎么|怎样|如何|何时|哪|多少|什么|吗)"
)
"""A question of the petitioner's, told as one."""
_PUTS_RIGHT = pattern(
    "不是[^，。；\n]{1,12}[，而]{1,2}是|(?:可见|也就是说|换句话说)[^。\n]{2,40}(?:不是|不等于|并非|只是|没有)"
    "|(?:并?不|不能)(?:等于|意味着|代表|表示)(?!不服|同意|歉意|感谢|异议)"
)
"""What the answer to such a question puts right in how the petitioner sees it."""
_LEAST_ADVICE = 2
"""A sentence of advice ends many a paper that only tells its judgment again: it takes more of them to be an answer."""
_TOLD = frozenset({Treatment.UNATTRIBUTED, Treatment.REPORTED, Treatment.QUOTED})
_COPIED = frozenset({Treatment.UNATTRIBUTED, Treatment.QUOTED, Treatment.STATUTE})


def adds_own(case: Case) -> bool:
    """Whether the reply tells of a contact, of something looked into, or of facts that neither paper has."""
    if failed_contact(case) is not None or contacts(case) or _WITH_OTHERS.search(case.unquoted, 0, case.body_end):
        return True
    own = _outside(case)
    if any(SentencePart.CONTACT in possible_in(span.of(own)) for span in sentences(own)):
        return True
    if any(VERIFIED.search(own, *_ends(span)) and OBJECT.search(own, *_ends(span)) for span in sentences(own)):
        return True
    if _ANSWERS.search(case.unquoted, 0, case.body_end):
        return True
    known = case.provenance
    inside = [fact.span for fact in known.facts if fact.origin is Origin.NEW] if known else []
    return sum(_FACT.search(span.of(own)) is not None for span in inside) >= _NEW


def answers_itself(case: Case) -> bool:
    """Whether the reply adds something, or tells what it looked into or what becomes of the demands.

    Enough to take what it tells of the judgment for an explanation, which is at most pointed at.
    """
    if adds_own(case):
        return True
    body = case.unquoted[: case.body_end]
    if _ASKED.search(body) is not None and _PUTS_RIGHT.search(body) is not None:
        return True
    own = blank(body, [one.reply for one in case.passages if one.treatment in _COPIED])
    if _LOOKED_INTO.search(body) is not None or _STANDS.search(own) is not None:
        return True
    advised = sum(_ADVISES.search(own, span.start, span.end) is not None for span in sentences(own))
    return advised >= _LEAST_ADVICE


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _outside(case: Case) -> str:
    """The body without what is shared with a judgment in whatever form; same offsets."""
    taken: list[Span] = []
    for passage in case.passages:
        if passage.treatment in _TOLD and (not taken or passage.reply.start >= taken[-1].end):
            taken.append(passage.reply)
    return blank(case.unquoted, taken)[: case.body_end]
