"""The signs by which a line or a sentence of a reply shows which part of the reply it belongs to.

These are narrow where ``facts.parts`` is wide: there it is asked whether a part stands *anywhere* (nothing may be
overlooked), here which one a given sentence is (nothing may be taken for another). A sentence without any sign belongs
to what stands before it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from replycheck.facts.structure.parts import READER_WORDS
from replycheck.text.patterns import Pattern, pattern


class Part(StrEnum):
    """The parts of a reply in their usual order (domain specification, section 4.1)."""

    MARK = "mark"
    TITLE = "title"
    ADDRESSEE = "addressee"
    RECEIPT = "receipt"
    DEMANDS = "demands"
    CONTACT = "contact"
    INVESTIGATION = "investigation"
    FINDINGS = "findings"
    VIEW = "view"
    EXPLANATION = "explanation"
    REMEDY = "remedy"
    CONTACT_POINT = "contact-point"
    CLOSING = "closing"
    SIGNATURE = "signature"
    ANNEX = "annex"
    IMPRINT = "imprint"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The name a clerk knows it by."""
        return _LABELS[self]


_LABELS = {
    Part.MARK: "发文机关、文号",
    Part.TITLE: "标题",
    Part.ADDRESSEE: "称呼",
    Part.RECEIPT: "收到来信",
    Part.DEMANDS: "诉求",
    Part.CONTACT: "联系听取",
    Part.INVESTIGATION: "核查经过",
    Part.FINDINGS: "查明情况",
    Part.VIEW: "处理意见",
    Part.EXPLANATION: "解释说明",
    Part.REMEDY: "救济途径",
    Part.CONTACT_POINT: "联系方式",
    Part.CLOSING: "结尾语",
    Part.SIGNATURE: "署名日期",
    Part.ANNEX: "附件",
    Part.IMPRINT: "版记",
    Part.OTHER: "其他",
}

_R = READER_WORDS
_DATE = r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日"

DOCUMENT_NUMBER = pattern(r"[\u4e00-\u9fa5]{0,16}〔(?:19|20)\d{2}〕\s*\d+\s*号")
TITLE = pattern(
    r"^(?=.{4,90}$)(?:.{0,90}关于.{1,90}(?:意见书?|答复|回复|复函|回函|函|报告|回告|反馈|告知书|通知书?|说明|批复)"
    r"|.{0,90}(?:信访|答复|处理|复查|复核).{0,12}(?:意见书?|告知书|回复|答复|复函))(?:[（(].{1,20}[）)])?$"
)
ADDRESSEE = pattern(
    r"^(?![一二三四五六七八九十\d（(]{1,8}[、.）)])(?!.{0,60}(?:反映|问题|请求|情况|答复|意见|事项|以下|下列|如下|说明|查明))[^，。；：:]{2,30}[：:]$"
)
NAMED_READER = pattern(r"^(?:信访人|来信人|来访人|反映人|申请人)(?:姓名)?[：:][^，。；]{2,20}$")
"""The petitioner in a printed form, which has no salutation."""
ORGAN_LINE = pattern(
    r"^[\u4e00-\u9fa5×A-Z\d]{3,40}(?:院|局|委|会|厅|部|办|处|府|室|所|站|中心|公司|镇|乡|街道|庭|科|股|大队|支队|文件)"
    r"(?:[（(].{0,6}[章印][）)])?$"
)
DATE_LINE = pattern(
    r"^(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二一][〇○零Oo0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2})(?:[（(].{0,6}[章印][）)])?$"
)
SIGNED = pattern(r"^[\u4e00-\u9fa5×]{4,40}(?:院|局|委|会|厅|部|办|处|府|室|所|站|中心|公司)\d{4}年\d{1,2}月\d{1,2}日$")
"""Issuer and date on one line, white space left out."""
IMPRINT = pattern(r"^(?:抄送|抄报|主题词|印发|.{2,30}\d{4}年\d{1,2}月\d{1,2}日印发)")
ANNEX_LIST = pattern(r"^附(?:件|表)?\s*[：:]")
CONTACT_POINT = pattern(r"^[（(]?(?:联系人|联系电话|联系方式|联系地址|承办人|经办人|咨询电话|电话)[^。]{0,8}[：:]")
CLOSING = pattern(
    r"^(?:特此|专此|此复|以上(?:意见|答复|回复)|感谢|衷心感谢|再次感谢|谢谢|欢迎|祝|此致|敬礼|希望你(?:正确|理性|依法)|望你)"
)
LEAD_IN = pattern(r"^(?:现|经)[^。]{0,40}(?:答复|回复|告知|反馈|说明|函复|报告)如下")

REMEDY = pattern(
    r"(?:不服|有异议|不满意|不同意|认为[^。；]{0,24}(?:错误|违法|违反|不当))[^。]{0,60}(?:可|有权|(?<![申提邀恳])请(?!求)|应)[^。]{0,60}"
    r"(?:复查|复核|再审|申诉|异议|复议|起诉|诉讼|上诉|监督|抗诉|检察建议)"
    r"|(?:可以?|有权)[^。；，]{0,40}(?:申请再审|提出申诉|申请复议|申请国家赔偿|提起[^。；，]{0,8}诉讼|另行起诉|(?:请求|申请)复(?:查|核))"
    r"|(?:请求|申请)复(?:查|核)的?(?:权利|途径|期限)"
)
RECEIPT = pattern(
    r"^(?:受理|收到|收件|登记|来信|来访|信访)(?:日期|时间|形式|渠道)[：:]|"
    rf"{_DATE}[^。]{{0,40}}(?:来信|来访|来电|来函|邮寄|信访|反映|投诉|留言|提交)[^。]{{0,60}}(?:收|受理|登记|转|反映|提出|平台|系统|信箱|热线|$)"
    r"|(?:来信|来访|来电|来函|留言|信访(?:件|事项|材料)?|诉求|申请|请求|帖子?|信件|工单)[^。]{0,30}(?:收悉|收到|已收|受理|登记|转来|转送|转交|交办)"
    r"|(?:收到|接到|受理)[^。]{0,30}(?:来信|来访|信访|投诉|举报|留言|反映|诉求|复查|复核|工单|转办|转送|交办)"
    r"|(?:转来|转送|转交|交办|转办)[^。]{0,20}(?:来信|信访|反映|投诉|诉求)"
)
DEMANDS = pattern(
    rf"^[^。]{{0,40}}?{_R}[^。！？\n]{{0,24}}?(?:反映|请求|要求|诉求|主张|提出|咨询|投诉|举报|建议|询问|申请|希望)"
    r"|(?:信访|反映|诉求|复查|复核)(?:事项|问题|请求|诉求|内容|理由)[：:]|^诉求[：:]|(?:反映|提出|请求|要求)[^，。]{0,8}(?:以下|下列|如下|[两二三四五六七八九十\d]+(?:个|项|方面))"
)
CONTACT = pattern(
    rf"(?:{_DATE}|[当同次]日)[^。]{{0,60}}(?:电话|致电|电联|通话|微信|短信|上门|走访|约见|约谈|约请|约(?:你|您)|面谈|接待|见面|会面|座谈|视频|当面|听证|听取|联系)[^。]{{0,40}}"
    rf"|听取了?(?:{_R})的?[^。]{{0,10}}(?:陈述|意见|诉求|理由)|(?:与|同|向)(?:你|您|信访人)(?:本人)?[^。]{{0,12}}(?:联系|沟通|面谈|见面|核实|通话)"
    r"|(?:多次|先后|[两二三四五六]次|\d次)[^。]{0,30}(?:联系|拨打|致电|上门)[^。]{0,30}(?:未果|未能|未接|不通|无人|关机|停机|空号|无法|拒)"
    r"|(?:你|您|信访人)(?:当面|在电话中)?(?:表示|称)[^。]{0,20}(?:理解|同意|不同意|坚持|接受|认可|满意)"
)
INVESTIGATION = pattern(
    r"(?:调阅|查阅|调取|查询|查看|走访|询问|勘查|勘验|勘测|检测|测量|核对|约谈|会商|调查组|专班|派员|到现场|赴现场|现场(?:核查|检查|调查|勘查|查看|核实)|实地)(?!.{0,10}(?:请|可以))"
    r"|(?:组织|安排|会同|责成|指派|派出)[^。]{0,30}(?:核查|调查|核实|检查|审查|了解)|(?:进行|开展)了?[^。]{0,12}(?:核查|调查|核实|检查|审查)"
)
FINDINGS = pattern(
    r"(?:经|现)?(?:查明|查证|核明)|经(?:调查|核查|核实|审查|复查|复核|查|了解|审理|勘查|检查|调阅[^。，]{0,20}|查阅[^。，]{0,20}|走访[^。，]{0,20})[，,：:]|情况(?:基本|部分)?(?:属实|如下)|(?:不|部分|基本)?属实|该?案?基本情况|未发现"
)
STRONG_VIEW = pattern(
    r"不?予(?:以)?支持|不予(?:受理|采纳)|(?:处理|答复|复查|复核)意见(?:如下|：)|无法支持|(?:不能|难以)(?:予)?支持|决定如下"
)
VIEW = pattern(
    r"不?予以?(?:支持|采纳|受理|认可|认定|退还|处理|同意|核准|赔偿|补偿|准许|维持)|(?:不|无法|不能|难以)(?:予)?支持|(?:不|未)?符合[^。；]{0,30}(?:规定|条件|要求|情形|政策)|不属于|没有[^。；]{0,10}依据"
    r"|(?:处理|答复|复查|复核|办理)(?:意见|结果|结论|决定)|作出如下|(?:决定|责令|责成|建议|同意|维持|撤销|变更)[^。]{2,}"
    rf"|(?:{_R})(?:的|所)?[^。]{{0,24}}(?:诉求|请求|要求|主张|申请|理由)[^。]{{0,20}}(?:成立|支持|属于|不属于|没有|缺乏|合理|符合)"
    r"|(?:已|将|拟)[^。]{0,20}(?:退还|发还|解除|支付|发放|整改|拆除|处罚|追究|改正|修复|清理|办结|立案|移送|纠正|批评教育)|下一步|道歉|致歉"
    r"|(?:依照|依据|根据|按照)[^。]{0,6}《[^》]{2,50}》"
)
EXPLANATION = pattern(
    r"释法|释明|判后答疑|答疑|(?:向|对)(?:你|您|信访人)[^。]{0,20}(?:解释|说明)|(?:作了|进行了|作出|做了)(?:[^。]{0,8})(?:解释|说明)|需要说明的是|特别说明|(?:因此|所以|故|由此可见)[^。]{4,}"
)

HEADINGS: tuple[tuple[Part, Pattern], ...] = (
    (Part.REMEDY, pattern(r"救济|不服|权利告知|权利义务|复查权|程序告知|可以?走")),
    (Part.CONTACT, pattern(r"联系|沟通|约谈|面谈|听取|见面|接访")),
    (
        Part.VIEW,
        pattern(
            r"(?:处理|答复|办理|复查|复核|审查|解决|整改)(?:的)?(?:意见|结果|结论|决定|措施|情况)|意见|结论|下一步|工作打算"
        ),
    ),
    (Part.EXPLANATION, pattern(r"说明|释法|解释|法律规定|法律依据|政策依据|答疑|释明|依据")),
    (Part.INVESTIGATION, pattern(r"(?:调查|核查|核实|办理|审查|工作)(?:的)?(?:经过|过程|工作|开展)|经过|工作情况")),
    (Part.FINDINGS, pattern(r"查明|事实|(?:核查|调查|核实|审查|审理|执行|案件|基本)(?:的)?情况|基本案情|情况$")),
    (Part.DEMANDS, pattern(r"反映|诉求|请求|(?<!有关)(?<!工作)(?<!几点)要求|信访事项|来信|主张|咨询|投诉")),
)
"""What a heading announces, tried in this order: 关于反映问题的处理意见 is a view, not a demand."""
SENTENCE: tuple[tuple[Part, Pattern], ...] = (
    (Part.CLOSING, CLOSING),
    (Part.REMEDY, REMEDY),
    (Part.CONTACT_POINT, CONTACT_POINT),
    (Part.RECEIPT, RECEIPT),
    (Part.CONTACT, CONTACT),
    (Part.VIEW, STRONG_VIEW),
    (Part.FINDINGS, FINDINGS),
    (Part.DEMANDS, DEMANDS),
    (Part.VIEW, VIEW),
    (Part.EXPLANATION, EXPLANATION),
    (Part.INVESTIGATION, INVESTIGATION),
)
"""What the signs of a sentence say of its part, tried in this order."""


@lru_cache(maxsize=512)
def sentence_part(sentence: str) -> Part | None:
    """The part that the signs of a sentence say, None where it has none; asked of each by two who read the paper."""
    return next((part for part, sign in SENTENCE if sign.search(sentence)), None)
