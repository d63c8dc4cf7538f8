"""What an answer comes to: supported, partly, refused, explained, referred on, in progress.

What a reader would get wrong: an answer need not decide. A fact that was found or a reason answers a question and is
called explained; words of diligence (高度重视, 正在研究) come to nothing.
"""

from __future__ import annotations

from replycheck.model.report import DemandOutcome
from replycheck.text.patterns import pattern

_HOLLOW = pattern(
    r"(?:已经?|均已|业已)?(?:收悉|知悉|获悉|阅悉|收到|收阅)|(?:高度|十分|非常|很是|极为|特别)(?:的)?(?:重视|关注|关心)"
    r"|正在(?:抓紧|积极|认真|进一步|全力)?(?:研究处理|研究|处理中|办理中|核查中|跟进|协调中)|(?:敬请|请|望|希望)(?:你|您|广大)?(?:们)?(?:也)?(?:予以|能够?|多加?|给予|对此)?"
    r"(?:谅解|理解|放心|监督|支持|见谅|知悉|正确对待|继续关注|耐心等待)|(?:认真|积极|妥善|抓紧|尽快|依法依规|依法|进一步|及时|全力)(?:地)?"
    r"(?:核查|研究|办理|处理|协调|对待|解决|落实|跟进|推进|改进)(?:处理|解决|工作)?|感谢[^，。；]{0,30}|谢谢[^，。；]{0,20}|一如既往[^，。；]{0,30}"
    r"|欢迎[^，。；]{0,30}监督|(?:严格)?(?:按照?|依照|根据)(?:有关|相关|国家)(?:法律)?(?:规定|程序|政策|要求)(?:来)?(?:办理|处理|执行)?"
    r"|(?:已经?)?引起[^，。；]{0,10}(?:重视|关注)|记录在案|(?:已|均)?(?:作了?|做了?|进行了?|予以)(?:登记|记录)|第一时间|(?:进一步)?加强(?:学习|管理|沟通|监管|监督|力度){1,8}"
    r"|(?:已|并|现|将)?(?:安排|指派|明确)(?:专人|专班|工作人员)(?:跟进|负责|办理|处理)?|(?:将|会)?(?:进行|予以)处理|今后|不断(?:改进|提高|提升|完善)[^，。；]{0,12}"
    r"|理解[你您]的?(?:心情|感受|难处)|(?:比较|较为|确实|情况)(?:复杂|特殊)|(?:服务|工作)(?:水平|质量|作风)|耐心等待|服判息诉|转变作风"
)
"""What may be said of any letter; it comes to nothing."""
_PARTLY = pattern(r"部分(?:予以)?(?:支持|属实|采纳|成立|同意)|支持(?:其中|一部分|部分)|予以部分")
_REFUSED = pattern(
    r"不予(?:以)?(?:支持|受理|采纳|认可|同意|退还|赔偿|补偿|解决|准许|办理|认定|处理|核准|追究)|(?:无法|难以|不能|不宜|未能|未予)(?:予以|给予)?"
    r"(?:支持|采纳|认可|满足|解决|办理|退还|认定|受理|答应|同意|改变|调整|更改|补偿|赔偿|安排)|(?<!是否)不(?:支持|属实|成立|同意|采纳|(?:具备|符合)[^。；]{0,30}(?:条件|规定|要求|情形|政策|标准|范围))"
    r"|不能成立|没有(?:事实|法律|政策|相应)?(?:和|、)?(?:事实|法律|政策)?依据|缺乏[^。；，]{0,8}依据|驳回|不属实|查无|未发现|没有发现|不存在|不在[^。；，]{0,16}(?:范围|之列)|不再(?:受理|处理|审查)|无权|不得"
)
_SUPPORTED = pattern(
    r"(?<!不)予以?(?:确认|支持|采纳|受理|认可|退还|返还|解决|补发|纠正|准许|同意|撤销|核减|更正)|(?<![不未])同意(?!书)|(?<![不未分])属实|准予|(?<!不)成立(?!于|以来|后|了|大会|公司|业|之)"
    r"|(?:已|已经|均已|业已|全部|完成了?)[^。；，不未无]{0,24}?(?:退还|退回|退给|退到|返还|发还|归还|支付|付清|发放|拨付|汇入|转入|打入|到账|张贴|公布|复印给|解除|恢复|修复|修好|更换|整改|拆除|清理|清运|纠正|改正|更正|办结|补发|补缴|补办|到账|完成|处罚|罚款|批评教育|谈话提醒"
    r"|约谈|致歉|道歉|立案|安装|公开|公示|撤销|采纳|关停|查封|取缔|责令|开通|增设|增加|加装|解决|落实|办妥|开工|通车|投入使用|办理完毕|纳入|裁定|送达|领取|启动)"
    r"|要求(?=[^你您，。；]{2,16}(?:定期|立即|做到|加强|整改|停止|严格|限期|尽快))|责令|责成|致歉|道歉|退还?(?:给)?(?:你|您)|退到[^。；，]{2,8}账户|(?:汇入|转入|打入)[你您]|免收|(?<!不)准许(?!可)"
)
_COMING = pattern(
    r"(?:将(?!近)|会(?=按|向|在|将|继续|把|对|同|联合|组织)|拟|计划|预计|力争|争取|待[^。；，]{2,30}(?:后|时)|下一步)[^。；]{2,}|正在(?!研究|处理中|办理中)[^。；，]{2,}|尚在|仍在[^。；，]{2,}|目前[^。；]{0,30}(?:阶段|中(?=[，。；])|推进|施工|审批)"
    r"|(?:年底|月底|月|季度|年)前(?:完成|完工|办结|投入|开通|建成)|列入[^。；，]{0,16}(?:计划|规划)"
)
_REFERRED = pattern(
    r"(?:请|可以?|应当?|建议)[^。；，]{0,8}咨询[^。；，]{2,30}|(?:请|可以?|应当?|建议)(?:你|您|信访人)?(?:依法|直接|及时|持[^。；，]{2,20}|携带[^。；，]{2,20}|凭[^。；，]{2,20})?(?:向|到|前往|拨打|联系|通过)[^。；，]{2,40}"
    r"|(?:已|现已|依法|将其?)[^。；，]{0,12}(?:转送|转交|转办|移送|转由|转至)|由[^。；，]{2,24}(?:负责|受理|管辖|管理|处理|承办)|属于?[^。；，]{2,30}(?:职责|职权|管辖)"
)
_TOLD = pattern(
    r"经[^。，]{0,16}(?:查|核|调|了解|勘|测|比对|审查)|查明|因(?![此素果而])[^。；，]{2,}|由于|原因|鉴于|所以|因此|故|根据|依据|按照|依照|《[^》]{2,50}》|第[一二三四五六七八九十百\d]+条|规定"
    r"|系[^。；，]{2,}|属于?|标准|\d|[一二三四五六七八九十百千万]+(?:元|个|年|月|天|日|人|户|项|次|米|公里|平方)|[%％]|为(?:了|[^。；，]{2,20}元)|需要?|须|应当?|可(?!能)|(?<!可)能(?!否)|合格|达标|正常|已|未|没有|不|是|有"
)
"""A fact, a rule or a reason; wide on purpose, what is hollow has been left out before."""
_CLAUSE = pattern(r"[^，。；！？\n]{0,2000}[，。；！？\n]|[^，。；！？\n]{1,2000}")
_FILLER = pattern(
    r"[，。；：！\s]|我(?:们|局|院|委|镇|办|单位|区|县|市)?|本(?:局|院|委|单位|机关)|(?:相关|有关)(?:部门|单位|人员)|领导|同志|将|会|也|都|已经?|对此|此事|该问题|此问题|这一问题"
    r"|工作|问题|情况|诉求|事项|建议|意见|[你您]|的|予以|进行|并|现|在|了|和|与|及"
)
_AT_LEAST = 6
"""Characters that a fact or a reason takes."""
_EITHER = ((_REFUSED, DemandOutcome.REFUSED), (_SUPPORTED, DemandOutcome.SUPPORTED))
_REST = ((_COMING, DemandOutcome.IN_PROGRESS), (_REFERRED, DemandOutcome.REFERRED))


def outcome_of(words: str) -> DemandOutcome:
    """What ``words``, the office's own about one demand, come to."""
    told = without_hollow(words)
    if _PARTLY.search(told):
        return DemandOutcome.PARTLY
    decided = [outcome for shape, outcome in _EITHER if shape.search(told)]
    if len(decided) == len(_EITHER):
        return DemandOutcome.PARTLY if _balanced(told) else decided[0]
    if decided:
        return decided[0]
    found = next((outcome for shape, outcome in _REST if shape.search(told)), None)
    return found or (DemandOutcome.EXPLAINED if states(told) else DemandOutcome.NONE)


def without_hollow(words: str) -> str:
    """``words`` without what may be said of any letter, clauses that are nothing else left out whole."""
    return "".join(map(_emptied, clauses_of(words)))


def _emptied(clause: str) -> str:
    left = _HOLLOW.sub("", clause)
    return left if left == clause or len(_FILLER.sub("", left)) >= _AT_LEAST else ""


def clauses_of(words: str) -> list[str]:
    """The clauses of ``words`` with their marks."""
    return [match.group() for match in _CLAUSE.finditer(words)]


def states(told: str) -> bool:
    """Whether anything is told: a fact, a rule, a reason, a step. ``told`` is without hollow words."""
    return len("".join(told.split()).strip("，。；：、！")) >= _AT_LEAST and _TOLD.search(told) is not None


def _balanced(told: str) -> bool:
    """Whether one thing is granted and another refused: a refusal that only tells what is no longer so is none."""
    refused = [match.group() for match in _REFUSED.finditer(told)]
    return any("予" in one or "支持" in one or "不能" in one or "无法" in one for one in refused)
