"""The parts a reply is made of, and the marks by which each is known (domain specification, section 4).

A part is recognised wherever one of its usual phrasings stands; that a part is *missing* is therefore said only
where none of many phrasings is found, so the patterns here are wide on purpose.
"""

from __future__ import annotations

import re

from replycheck.model.span import Span

_READER = (
    r"(?:你们?|您们?|信访人|来信人|来访人|申诉人|反映人|网友|来电人|投诉人|举报人|申请人|市民|群众"
    r"|[\u4e00-\u9fa5]某{1,2})"
)
_EMPTY = re.compile(
    r"(?:反映|反应|提出|咨询|投诉|来信|来访|信访|诉求|请求)的?(?:有关|相关|上述|以上|该)?的?(?:问题|情况|事项|事宜|内容|诉求|请求)"
)
"""Words that announce a demand without telling it: 你反映的有关问题."""
_ADMONITION = re.compile(r"(?:希望|请|望)(?:你|您)们?(?:正确|理性|依法|理解|服判|息诉|积极|继续)[^。！？\n]*")
"""What the office asks of the petitioner, which is no demand of theirs: 希望你正确对待生效判决……依法理性表达诉求."""
_ANNOUNCED = re.compile(r"(?:反映|反应|提出|诉求|请求|要求|主张)[^，。！？\n]{0,8}(?:以下|下列|如下)")
_DEMANDS = re.compile(
    rf"{_READER}[^。！？\n]{{0,30}}(?:反映|反应|请求|要求|诉求|主张|提出|咨询|投诉|举报|建议|询问|提问|希望|认为|申请)"
    r"|(?:反映|反应|咨询|投诉|举报|请求|要求|诉求|建议|提出)[^。！？\n]{2,60}(?:问题|事项|事宜|情况|请求|诉求|一事|的信访)"
    r"|(?:信访|反映|诉求)(?:事项|问题|请求|内容)[：:]|针对.{1,40}(?:问题|诉求|反映)"
    r"|关于.{1,80}?(?:问题|事项|请求|诉求|一事|事宜|咨询|一帖|一贴)"
)


def states_demands(text: str) -> bool:
    """Whether ``text`` tells what the petitioner complains of or asks for, and not only that there was a letter."""
    told = _EMPTY.sub("", _ADMONITION.sub("", text))
    return _ANNOUNCED.search(text) is not None or _DEMANDS.search(told) is not None


OPINION = re.compile(
    r"予以支持|不予支持|不支持|不能支持|(?:处理|答复|复查|复核|办理|调查)(?:意见|结果|结论|决定)|(?:答复|回复|处理|告知|解释|说明)如下"
    r"|无法支持|予以解释|予以说明|不予(?:受理|采纳|认可|处理|退还|办理|同意)|(?:不|部分|基本)?属实|(?:不)?成立|没有(?:事实|法律|政策)"
    r"|(?:不)?符合[^。；]{0,30}(?:规定|条件|政策|要求|情形)|可(?:到|向|以|通过|持|凭|拨打|登录|咨询)|(?:应当|可以|须|应|需|请)(?:依法|按照|通过|向|由|到|凭|携带|及时|你|您)?[^。]{0,4}"
    r"|已(?:经|于|将|对|向|由|按|责令|完成|退|解除|支付|发|办|转|作|纳入|列入|要求|安排|启动|全部|落实|得到)"
    r"|(?:将(?!一如既往|继续|进一步|不断|始终|坚持)|拟|计划|正在|尽快|预计|力争)[^。；]{1,60}|同意|责令|退还|返还|发还|解除|撤销|维持|改正|纠正|道歉|赔偿|补偿|处罚|追究|整改|拆除|不得|无权|有权"
)
"""An outcome is stated for the petitioner: supported or not, true or not, done, planned, refused, explained."""

REMEDY_REVIEW = re.compile(
    r"(?:不服|有异议|不满意|不同意|对[^。]{0,20}意见的?)[^。]{0,60}(?:复查|复核)|(?:请求|申请|提出|提请)[^。]{0,20}(?:复查|复核)"
)
"""The notice of 复查 or 复核."""

REMEDY_COURT = re.compile(
    r"申请再审|再审申请|提出申诉|申诉权|(?:依法|可以|可)申诉|执行异议|异议之诉|申请复议|检察(?:建议|监督|院)|抗诉|国家赔偿|另行(?:起诉|主张)|提起诉讼|申请(?:恢复|强制)执行|复查|复核"
)
"""A remedy that procedure law gives is named."""

CONTACT = re.compile(
    r"电话|致电|电联|去电|通话|微信|短信|上门|走访|约见|约谈|约你|约您|约请|面谈|接待|见面|会面|座谈|视频|当面|来院|到院|到庭约|谈话|回访|听证|邀请你|邀请您|联系"
)
"""A means of contact."""

FAILED_CONTACT = re.compile(
    r"(?:多次|先后|两次|三次|\d次|[两三四五六]次|反复)[^。]{0,30}(?:联系|拨打|致电|上门|走访)[^。]{0,30}(?:未果|未能|未接|不通|无人|关机|停机|空号|没有|无法|拒绝|拒接)"
    r"|(?:联系方式|电话|地址)[^。]{0,8}(?:不详|不明|不清|有误|空号|停机|未留)|未(?:留|提供|预留)[^。]{0,6}(?:联系方式|电话|姓名)|匿名|无需(?:面谈|见面|联系)"
)
"""Contact was tried in vain, was impossible, or was declined."""

STAFF = re.compile(
    r"承办|主审|法官|审判员|书记员|信访(?:专员|员|窗口|工作人员|干部)|院长|庭长|局长|主任|科长|工作人员|本院|我院|本局|我局|本委|我委|我们|[\u4e00-\u9fa5]某{0,2}同志"
)
"""Somebody of the issuing body."""

READER = re.compile(_READER)
"""The petitioner is spoken of or spoken to."""

VAGUE = re.compile(
    r"高度重视|第一时间|积极(?:协调|沟通|对接)|认真(?:核查|研究|办理|负责)|及时进行了?(?:核查|处理|沟通)|多次沟通|充分沟通"
)
"""Words of diligence that name no act, date or person."""


def first(pattern: re.Pattern[str], text: str, end: int | None = None) -> Span | None:
    """Where ``pattern`` first stands in ``text[:end]``, or None."""
    match = pattern.search(text, 0, len(text) if end is None else end)
    return None if match is None else Span(*match.span())
