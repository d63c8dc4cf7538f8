"""The parts a reply is made of, and the marks by which each is known (domain specification, section 4).

A part is recognised wherever one of its usual phrasings stands; that a part is *missing* is therefore said only
where none of many phrasings is found, so the patterns here are wide on purpose.
"""

from __future__ import annotations

from replycheck.model.span import Span
from replycheck.text.patterns import Pattern, pattern

READER_WORDS = (
    r"(?:你们?|您们?|信访人|来信人|来访人|申诉人|反映人|网友|来电人|投诉人|举报人|申请人|市民|群众"
    r"|[\u4e00-\u9fa5]某{1,2})"
)
"""How a reply speaks to or of the petitioner, as a pattern to build others from."""
_EMPTY = pattern(
    r"(?:反映|反应|提出|咨询|投诉|来信|来访|信访|诉求|请求)的?(?:有关|相关|上述|以上|该)?的?(?:问题|情况|事项|事宜|内容|诉求|请求)(?![：:]\S)"
)
"""Words that announce a demand without telling it: 你反映的有关问题."""
_ADMONITION = pattern(
    r"(?:希望|请|望)(?:你|您)们?(?:正确|理性|依法|理解|服判|息诉|积极|继续)[^。！？\n]{0,80}", needs=("你", "您")
)
"""What the office asks of the petitioner, which is no demand of theirs: 希望你正确对待生效判决……依法理性表达诉求."""
_ANNOUNCED = pattern(
    r"(?:反映|反应|提出(?![^，。！？\n]{0,6}意见)|诉求|请求|要求|主张)[^，。！？\n]{0,8}(?:以下|下列|如下)"
)
_DEMANDS = pattern(
    rf"{READER_WORDS}[^。！？\n]{{0,30}}(?:反映|反应|请求|要求|诉求|主张|提出|咨询|投诉|举报|建议|询问|提问|希望|认为|申请)"
    r"|(?:反映|反应|咨询|投诉|举报|请求|要求|诉求|建议|提出)[^。！？\n]{2,60}(?:问题|事项|事宜|情况|请求|诉求|一事|的信访)"
    r"|(?:信访|反映|诉求)(?:事项|问题|请求|内容)[：:]|针对.{1,40}(?:问题|诉求|反映)"
    r"|不服[^。！？\n]{4,80}(?:判决|裁定|决定|意见|处理)[^。！？\n]{0,40}(?:申诉|监督|复查|来信|来访)|申诉(?:的)?理由"
    r"|(?m:^)[ \u3000【（(一二三四五六七八九十、．.0-9]{0,6}"
    r"(?:你|您)们?(?:的(?:理由|意见|诉求|要求|请求|主张)|说的)[】：:。]\s*(?=[^。！？\n]{6})"
    r"|(?:请求人|诉求人)[^。！？\n]{0,30}(?:反映|请求|要求|主张|提出|认为)"
    r"|(?:(?m:^)|(?<=[。；，]))(?![本我该应将已并依须需现可不再也就其各])[\u4e00-\u9fa5]{2,3}(?:请求|要求|反映|主张)(?=[^。，\n]{4})"
    r"|(?:你|您|申请人|信访人)(?:对此)?不服[^。！？\n]{2,120}(?:请求|申请|提出|要求)[^。，\n]{0,10}(?:复查|复核)"
    r"|关于.{1,80}?(?:问题|事项|请求|诉求|一事|事宜|咨询|一帖|一贴)"
    r"|(?m:^[ \u3000]{0,4}[（(]?[一二三四五六七八九十]{1,3}[）)、][^。！？\n]{0,10}(?:请求|诉求)$)"
)


def states_demands(text: str) -> bool:
    """Whether ``text`` tells what the petitioner complains of or asks for, and not only that there was a letter."""
    return _ANNOUNCED.search(text) is not None or _DEMANDS.search(without_empty(text)) is not None


def without_empty(text: str) -> str:
    """``text`` without words that announce a demand and tell none, and without what the office asks of the reader."""
    return _EMPTY.sub("", _ADMONITION.sub("", text))


OPINION = pattern(
    r"予以支持|不予支持|不支持|不能支持|(?:处理|答复|复查|复核|办理|调查)(?:意见|结果|结论|决定)|(?:答复|回复|处理|告知|解释|说明)如下"
    r"|无法支持|予以解释|予以说明|不予(?:受理|采纳|认可|处理|退还|办理|同意)|(?:不|部分|基本)?属实|(?:不)?成立|没有(?:事实|法律|政策)"
    r"|(?:不)?符合[^。；]{0,30}(?:规定|条件|政策|要求|情形)|可(?:到|向|以|通过|持|凭|拨打|登录|咨询)|(?:应当|可以|须|应|需|请)(?:依法|按照|通过|向|由|到|凭|携带|及时|你|您)?[^。]{0,4}"
    r"|已(?:经|于|将|对|向|由|按|责令|完成|退|解除|支付|发|办|转|作|纳入|列入|要求|安排|启动|全部|落实|得到)"
    r"|(?:将(?!一如既往|继续|进一步|不断|始终|坚持)|拟|计划|正在|尽快|预计|力争)[^。；]{1,60}|同意|责令|退还|返还|发还|解除|撤销|维持|改正|纠正|道歉|赔偿|补偿|处罚|追究|整改|拆除|不得|无权|有权"
)
"""An outcome is stated for the petitioner: supported or not, true or not, done, planned, refused, explained."""

REMEDY_REVIEW = pattern(
    r"(?:不服|有异议|不满意|不同意|对[^。]{0,20}意见的?)[^。]{0,60}(?:复查|复核)|(?:请求|申请|提出|提请)[^。]{0,20}(?:复查|复核)"
)
"""The notice of 复查 or 复核."""

REMEDY_COURT = pattern(
    r"申请再审|再审申请|提出申诉|申诉权|(?:依法|可以|可)申诉|执行异议|异议之诉|申请复议|检察(?:建议|监督|院)|抗诉|国家赔偿|另行(?:起诉|主张)|提起诉讼|(?:再次)?申请(?:恢复|强制)?执行|复查|复核"
)
"""A remedy that procedure law gives is named."""

CONTACT = pattern(
    r"电话|致电|电联|去电|通话|登门|(?:到|去)(?:你|您)们?家|(?:与|同|和|跟)(?:你|您)们?(?:一起|[^，。；]{0,4}谈)|请(?:你|您)[^，。；]{0,8}指|微信|短信|上门|走访|约见|约谈|约你|约您|约请|面谈|接待|见面|会面|询问了?(?:你|您|信访人|申请人)|听取了?(?:你|您)|座谈|视频|当面|来院|到院|到庭约|谈话|回访|听证|邀请你|邀请您|电话联系|联系(?:到|上|了)?(?:你|您|信访人|来信人)"
    r"|(?:与|同|和|跟)(?:你|您|信访人|来信人|来访人|申诉人|反映人|[\u4e00-\u9fa5]某{1,2})[^，。；]{0,12}(?:联系|沟通)"
)
"""A means of contact."""

FAILED_CONTACT = pattern(
    r"(?:多次|先后|两次|三次|\d次|[两三四五六]次|反复)[^。]{0,30}(?:联系|拨打|致电|上门|走访)[^。]{0,30}(?:未果|未能|未接|不通|无人|关机|停机|空号|没有|无法|拒绝|拒接)"
    r"|(?:联系方式|电话|地址)[^。]{0,8}(?:不详|不明|不清|有误|空号|停机|未留)|未(?:留|提供|预留)[^。]{0,6}(?:联系方式|电话|姓名)|匿名|无需(?:面谈|见面|联系)"
)
"""Contact was tried in vain, was impossible, or was declined."""

STAFF = pattern(
    r"承办|主审|法官|审判员|书记员|[镇乡村社区县市]干部|网格员|民警|调解员|村支书|书记|镇长|乡长|所长|站长|信访(?:专员|员|窗口|工作人员|干部)|院长|庭长|局长|主任|科长|工作人员|本院|我院|本局|我局|本委|我委|我们|[\u4e00-\u9fa5]某{0,2}同志"
)
"""Somebody of the issuing body."""

READER = pattern(READER_WORDS)
"""The petitioner is spoken of or spoken to."""

VAGUE = pattern(
    r"高度重视|第一时间|积极(?:协调|沟通|对接)|认真(?:核查|研究|办理|负责)|及时进行了?(?:核查|处理|沟通)|多次沟通|充分沟通"
)
"""Words of diligence that name no act, date or person."""


def first(pattern: Pattern, text: str, end: int | None = None) -> Span | None:
    """Where ``pattern`` first stands in ``text[:end]``, or None."""
    match = pattern.search(text, 0, len(text) if end is None else end)
    return None if match is None else Span(*match.span())


RECEIVED = pattern(
    r"(?:收悉|收到(?!本|该意见|书面|复[查核]意见|处理意见|答复|之日)|接到|接收|受理|登记|转来|转送|转交|转办|交办|批转)"
    r"(?=[^。；\n]{0,80}(?:来信|来访|来电|来函|信访|留言|反映|投诉|诉求|请求|申请|举报|事项|信件|材料|你|您))"
    r"|(?:来信|来访|来电|来函|信访|留言|反映|投诉|诉求|请求|申请|举报|事项|信件|材料|工单|你|您)[^。；\n]{0,80}"
    r"(?:收悉|收到(?!本|该意见|书面|复[查核]意见|处理意见|答复|之日)|接到|接收|受理|登记|转来|转送|转交|转办|交办|批转|已收)"
    r"|接待了?(?:你|您|信访人)|接访|(?:信访|来信|来访|受理|登记|收件|收到|接访|申请)(?:日期|时间|形式|渠道|方式)"
    r"|月[\d一二三四五六七八九十]{1,3}日[^。\n]{0,40}(?:来信|来访|来电|来函|邮寄|信访|反映|投诉|举报|留言|提交|提出|递交|申请|寄来|请求复[查核])"
    r"|(?:来信|来访|来电|来函|邮寄|信访|投诉|举报|留言)[^。，\n]{0,16}月[\d一二三四五六七八九十]{1,3}日"
)
"""When or how the petition came in, in any of the usual words."""

LETTER = pattern(r"来信|来访|来电|来函|信访|留言|反映|投诉|工单|举报")
"""A petition is spoken of at all."""

VERIFIED = pattern(
    r"查明|查证|查实|经查|查下来|查了|核查|核实|核对|调查|了解到?|调阅|查阅|查询|走访|勘查|勘验|勘测|检测|鉴定|属实|实地|现场|审查|经复[查核]|情况如下|比对|会同|询问|研究认为|审核"
)
"""Facts were established, or at least looked into."""

OBJECT = pattern(
    r"调阅|查阅|调取|查询|查看|查验|翻阅|走访|询问|勘查|勘验|勘测|检测|测量|鉴定|约谈|案卷|卷宗|档案|记录|台账|笔录|合同|协议|凭证|票据|材料|资料|文件|监控|录像|录音|照片|系统|账户|流水|图纸"
    r"|现场|实地|(?:到|赴|前往|向)[^，。；]{2,20}(?:核实|核查|调查|了解)|(?:与|向|会同|联合)[^，。；]{2,24}(?:核实|核查|调查|了解|核对|确认)"
    r"|经[^，。；]{2,20}(?:局|街道|社区|村委会|村|镇|乡|公司|中心|支队|大队|派出所|物业|学校|医院|部门|法院|法官)[^，。；]{0,12}(?:核查|核实|调查|查)"
)
"""What was looked into: a paper, a place, a person, another body."""

REFUSAL = pattern(
    r"不予(?:以)?(?:支持|受理|采纳|认可|同意|退还|赔偿|补偿|解决|准许)|不(?:能|予)支持|(?:无法|难以)(?:予以)?(?:支持|采纳|认可)|不支持(?=[，。；你您该其这此])"
    r"|(?:请求|诉求|要求|主张|申请)[^。；]{0,16}(?:不能成立|不成立|没有[^。；]{0,8}依据|缺乏[^。；]{0,8}依据|(?:无法|不能|难以)满足)"
)
"""A demand is turned down."""

FALLS_SHORT = pattern(r"不符合[^。；]{0,30}(?:规定|条件|要求|政策|情形)|不予办理")
"""A demand is turned down, if what falls short is the petitioner's demand (:data:`CLAIM`) and no third thing."""

CLAIM = pattern(r"你|您|信访人|来信人|反映人|诉求|请求|主张|(?:提出的?|该|此项)(?:要求|申请)")
"""The petitioner or their demand is spoken of."""

DECIDED_BEFORE = pattern(
    r"判决|裁定|裁决|一审|二审|再审|仲裁|曾|此前|原(?:处理|答复|复查)意见|(?<![本我])(?:院|局)[^。；]{0,6}认为"
)
"""Somebody else, or an earlier paper, decided: what the sentence tells is no decision of this reply."""

FACTUAL_GROUND = pattern(
    r"不属实|没有事实|无事实|查无|未发现|没有发现|(?:没有|无|未提供|未提交)[^。；]{0,12}证据|证据不足|无法(?:核实|查证|证实)"
)
"""The ground for turning it down is a fact, which needs no law."""

BASIS = pattern(
    r"《[^》\n]{2,80}》|第[一二三四五六七八九十百千零\d]+条|[〔\[（(](?:19|20)\d{2}[〕\])）]\s*\d+\s*号|第?\d+号[令文]"
    r"|(?:民法典|宪法|刑法|(?:民事|刑事|行政)诉讼法|条例|细则)(?:的)?(?:规定|第)"
)
"""A law, a rule or a policy paper is named; 依法 alone names none."""

REASON = pattern(
    r"因为|由于|鉴于|因[^果此素而]|理由|原因|因此|所以|故|属于|不属于|系|依据|根据|依照|按照|超过|已经?由|尚未|没有|未"
)
"""A reason is given."""

HEARD = pattern(
    r"听取|面谈|约谈|约见|座谈|听证(?!制度)|(?:组织|主持|进行)[^，。；]{0,12}调解|接访|接待了?(?:你|您|信访人)|谈话|(?:接待|询问|答疑|走访)笔录|当面|见面|会面|询问了?(?:你|您|信访人)"
    r"|(?:你|您|信访人)(?:当面|在电话(?:里|中)|在通话中)?(?:表示|称|补充|陈述)|(?:向|与|同)(?:你|您|信访人)[^，。；]{0,14}(?:核实|了解|沟通|交流|交换意见|核对)"
    r"|无需(?:面谈|见面)|放弃(?:陈述|面谈|听证)"
)
"""The petitioner had their say, or waived it."""

EXPLAINED = pattern(
    r"释法|释明|判后答疑|答疑|(?:解释|讲解)(?:了|如下|：)|说明了?(?:有关|相关)?(?:法律|理由|依据|原因|规定|为什么|判决|政策)"
    r"|(?:向|对|与|同|给)(?:你|您|信访人)[^，。；]{0,16}(?:解释|说明|讲解)|(?:作|做|进行|作出|做出)了?[^，。；]{0,10}(?:解释|说明|释法)|需要说明的是"
)
"""The law was explained."""
