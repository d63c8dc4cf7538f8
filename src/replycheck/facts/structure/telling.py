"""Which parts of a reply one sentence tells: receipt, demands, contact, hearing, verification, facts, opinion …

What a reader would get wrong: the words are those of everyday life, so each part has signs and counter-signs. 登记
tells of receipt only where a letter is registered and no household; 谢谢 is no opinion; what the parties told a court
is no hearing by the office. A sentence may tell several parts, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from replycheck.facts.masks import blank
from replycheck.facts.structure.part_wording import shipped_weights, wording
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.sentences import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class SentencePart(StrEnum):
    """What a sentence may tell."""

    RECEIPT = "receipt"
    DEMANDS = "demands"
    CONTACT = "contact"
    HEARING = "hearing"
    VERIFICATION = "verification"
    FACTS = "facts"
    OPINION = "opinion"
    REASON = "reason"
    BASIS = "basis"
    EXPLANATION = "explanation"
    REMEDY = "remedy"


_YOU = (
    r"(?:[你您](?:们|本人|户|家)?|信访人|来信人|来访人|反映人|申诉人|投诉人|举报人|申请人|网友|群众代表"
    r"|村民代表|业主代表|代表们?|当事人本人|[贵你](?:公司|单位|厂|校|院|店|社)(?:[^。；，的]{0,6}?(?:代理人|负责人|代表))?)"
)
_THEIRS = (
    r"(?:来信|来访|来电|来函|来件|信件|信访件?|信访事项|诉求件?|诉求|留言|投诉|举报信?|工单|帖子|材料|申请|反映|求助|邮件"
    r"|书信|信(?=[，,]|我|本|于|已|寄)|意见书|申诉|复查申请)"
)
_WE = (
    r"(?:我们|本[院局委厅办所站镇乡街县市区]|我[院局委厅办所站镇乡县市区]|我街道|承办(?:人|法官)|主审法官|法官|窗口|庭长|院长|局长|主任|科长|书记|镇长|"
    r"乡长|所长|社区|网格员|驻村干部|干部|工作组|调查组|专班|工作人员|经办人|信访(?:办|局|科|室)|接访|民警|[老小][\u4e00-\u9fff](?=给|打|"
    r"到|与|和))"
)
_LITIGANTS = r"原告|被告|上诉人|被上诉人|庭审|开庭|一审|二审|合议庭|仲裁庭|判决(?:书)?(?:认定|认为|查明)|双方当事人"

_SHAPES: Mapping[SentencePart, tuple[Pattern, Pattern | None]] = {
    SentencePart.RECEIPT: (
        pattern(
            rf"{_THEIRS}[^。；]{{0,40}}送达(?:我|本)|"
            rf"{_THEIRS}[^。；]{{0,50}}(?:取出|建档|推送到|读到|看到|已阅|办理|接收|接下|交由|批示|交给)|(?:推送|交给|交由|批示|"
            rf"督办|接下|接收|收下|拿到)[^。；]{{0,30}}(?:我[局委院办县区镇市]|本[局委院办]|办理|{_THEIRS}|请愿书)|留的言|(?:感谢|"
            rf"谢谢)[^。；，]{{0,6}}(?:来信|来电|留言)[，,][^。；]{{0,30}}(?:已阅|收)|(?:请愿书|联名信|"
            rf"举报信)[^。；]{{0,12}}(?:收|接)|"
            rf"{_THEIRS}[^。；]{{0,60}}?(?:收悉|收到了?|已收|收讫|签收|受理|登记|流转|转来|转到|转至|转送|转交|转办|交办|派到|派至|批转|到达|阅悉|看到了|知悉|获悉|阅办)"
            rf"|(?:收悉|收到|接到|签收|接收|受理|登记|批转|转来|转送|转交|转办|交办|获悉)[^。；]{{0,50}}?(?:{_YOU}[^。；]{{0,20}}{_THEIRS}|{_THEIRS})"
            rf"|(?:寄来|寄出|送来|递交|提交|发来|写来)[^。；]{{0,40}}(?:信|材料|申请|诉求|意见|反映)[^。；]{{0,40}}(?:收到|收悉|签收|受理|登记)"
            r"|(?:收件|受理|登记|来信|来访|信访|接访)(?:日期|时间|编号|渠道|方式|形式)|(?:本件|此件|该件|你的信|您的信|"
            r"来信)[^。；]{0,30}(?:转|批转|交)[^。；]{0,14}(?:办理|处理|我|本)"
            rf"|\d+月\d*日?[^。；]{{0,30}}(?:来信|来访|来电|来函|寄信|写信|在网上|通过[^。；，]{{2,20}}(?:平台|信箱|热线|"
            rf"系统))[^。；]{{0,8}}(?:反映|投诉|提出|要求|请求|举报|咨询|称|[，,])"
        ),
        pattern(
            r"应(?:当)?在|公司接到投诉|"
            r"可(?:以)?(?:在|自)|不服|请[你您]?在|复查意见|之日起|不再受理|也受理|监督申请|登记(?:人口|成立|在[你您]|于|注册)|(?:法院|"
            r"该院)[^。；]{0,16}受理[^。；]{0,12}(?:案|破产)|拨付|款"
        ),
    ),
    SentencePart.DEMANDS: (
        pattern(
            r"(?:的)?主要诉求|"
            rf"(?:^|[，。])(?:来访时|来信中|信[里中]|电话[里中])?{_YOU}(?:在?信[里中])?(?:问|讲(?!的)|觉得|不认可|不同意(?!本|上述|该)|"
            rf"说[，,]|质疑|请[镇县市区局院委]|想|提出(?!的))|{_YOU}(?:的)?(?:诉求|请求|要求|问题)(?:是|为|有)|(?:两|三|四|五|"
            rf"\\d|[一二])(?:个|项|条)?(?:诉求|请求|要求)[：:]|[某甲乙丙](?:的)?诉求|"
            rf"{_YOU}[^。；]{{0,16}}[，,](?:要求|请求|申请|希望)|"
            rf"{_YOU}(?:[^。；，！？]{{0,30}})(?:要求|希望|请求|认为|反映|提出|询问|咨询|想知道|想了解|投诉|举报|建议|主张|诉称|"
            rf"对[^。；，]{{1,24}}(?:有意见|不满|不服|有疑问))"
            r"|(?:来信|信中|诉求|来访|来电|留言|反映人?[^。；，]{0,6})(?:里|中)?[^。；，]{0,12}(?:要求|希望|请求|认为|反映|提出|"
            r"询问|主要|说了|称|投诉|主张)[^。；]{2,}"
            r"|(?:信访|反映|诉求|主要)(?:事项|问题|请求|内容|诉求)[是为：:]|(?:反映|请求|要求|诉求)[^。；，]{0,6}(?:以下|下列|如下|"
            r"[两二三四五六七八\d]+(?:个|项|件|点))"
        ),
        pattern(
            r"可以?提出|可以?[^。；，]{0,6}(?:提出|申请)[^。；]{0,12}(?:异议|监督)|"
            r"[你您](?:若|如|有权)|有权|也曾|可提出|邻居|"
            r"^[^。；，]{0,4}希望[你您]|举报信|^[^。；]{0,16}转交|请(?:你|您)(?:在|于|依法|正确|理性)|(?:同意|支持|不能|不予|"
            r"无法|难以|采纳|不成立|已经?(?:完成|办|退|清|修)|属实|查明|经查)|表示|感谢|谢谢|判决|之所以|因为?[^此]"
        ),
    ),
    SentencePart.CONTACT: (
        pattern(
            rf"听取了?{_YOU}[^。；，]{{0,12}}(?:意见|陈述|申辩|看法|理由)|"
            rf"(?:组织|召集|邀请){_YOU}[^。；]{{0,20}}(?:召开|协调|协商|见面|座谈)|{_YOU}向(?:工作组|调查组|我们|承办|"
            rf"法官)[^。；]{{0,16}}(?:讲述|说明|反映|陈述|出示)|征求了?{_YOU}|"
            rf"(?:(?<![虑想得])到|去|往)[^。；，]{{0,3}}{_YOU}(?:的|们的)?[^。；，]{{0,6}}(?:住|家|病床|小区|村|店|"
            rf"单位|工地)|(?:打|拨|回拨)(?:了|过)?{_YOU}[^。；，]{{0,8}}(?:手机|电话|号码)|"
            rf"把{_YOU}[^。；，]{{0,12}}(?:请|叫|约|接)到|转告{_YOU}|(?:同|和|与|跟){_YOU}[^。；，]{{0,8}}(?:碰|"
            rf"聊|谈|捋|见|一起|坐)|(?:寄出|发出)了?[^。；，]{{0,4}}(?:约谈|面谈)通知|无此人|没法(?:回访|联系)|没(?:有)?(?:署名|"
            rf"留)|鼓谈|当面(?:聊|谈|讲|说)|下访|凉亭|接待了[^。；，]{{0,10}}(?:业主|村民|群众|职工)|{_YOU}在(?:电话|视频|"
            rf"微信)[里中]|面谈时|听{_YOU}|邀请{_YOU}|病床|{_YOU}先说|联系不上|没有碰到|"
            rf"(?:给|跟|与|和|同|向|找|对){_YOU}[^。；]{{0,30}}(?:打了?|通了?|联系|沟通|见面|面谈|谈|座谈|核对|核实|了解|交流|"
            rf"交换|讲|说|解释|说明|坐下来|面对面|视频|回访|短信|微信)"
            rf"|{_WE}[^。；]{{0,40}}(?:打电话|打了电话|电话联系|致电|电联|去电|联系|约见|约谈|约请|上门|走访|登门|接待|接访|座谈|面谈|"
            rf"会见|回访|找到了?|视频|谈话|短信|微信|当面)[^。；，]{{0,16}}(?:{_YOU}|你|您)"
            rf"|(?:请|约|邀请?|通知){_YOU}[^。；]{{0,20}}(?:到|来)[^。；]{{0,12}}(?:院|局|办|厅|庭|镇|乡|村|社区|中心|接待|面谈)"
            rf"|(?:(?<![虑想得])到|去|上|赴|前往){_YOU}(?:的)?(?:家|住处|工地|单位|打工)?[^。；]{{0,10}}(?:家|走|了解|"
            rf"见|谈|看望|工地|单位)|(?:到|进|去)[^。；，]{{0,4}}(?:户|家)[^。；，]{{0,8}}(?:听取|走访|了解|座谈)|上门走访|"
            rf"入户"
            rf"|(?:接待了?|接访|会见|见到)[^。；]{{0,16}}{_YOU}|{_YOU}[^。；]{{0,24}}(?:面对面|陪[你您]?到|"
            rf"一行[^。；]{{0,6}}人)|与[^。；，]{{0,12}}代表[^。；]{{0,20}}(?:座谈|坐下来|谈|交流|见面)"
            r"|(?:多次|先后|连续|[两三四五六七八几]次|\d次)[^。；]{0,24}(?:拨打|致电|联系|打电话|上门)|(?:无法|未能|没能|联系不上|"
            r"不能)[^。；]{0,14}(?:取得联系|联系上|联系到|接通)"
            r"|(?:没有|未)(?:留下?|提供|预留)[^。；]{0,10}(?:联系|电话|地址|姓名)|(?:信件|信)[^。；]{0,6}(?:被)?退回|"
            r"(?:电话|号码)[^。；]{0,10}(?:关机|停机|空号|无人接听|不通)|匿名"
            rf"|加了?{_YOU}的?微信|发(?:短信|微信)[^。；]{{0,6}}{_YOU}|联合接访|听{_YOU}(?:把|讲|说|反映)"
        ),
        pattern(
            r"已向[你您]说清|出示了|判决书载明|"
            rf"{_LITIGANTS}|^请[你您]|请[你您]?[^。；，]{{0,6}}(?:保持|拨打|与|联系)|"
            rf"可(?:以)?[^。；，]{{0,8}}(?:拨打|联系|致电|向)|客服|约定了|双方[^。；]{{0,10}}协商|如(?:有|您|你)|欢迎|"
            rf"{_YOU}与(?![^。；，]{{0,8}}(?:我|本|副?局|院|庭))[^。；，]{{1,8}}于"
        ),
    ),
    SentencePart.HEARING: (
        pattern(
            rf"{_YOU}[^。；，]{{0,10}}讲了|讲述了|征求了?{_YOU}|{_YOU}向(?:工作组|调查组|我们)|"
            rf"捋了|当面(?:聊|谈|讲|说|锣)|(?:同|和|与|跟){_YOU}[^。；，]{{0,10}}(?:碰|聊|捋)|"
            rf"接待了[^。；，]{{0,10}}(?:业主|村民|群众|职工)|{_YOU}在(?:电话|视频)[里中](?:讲|说)|{_YOU}先说|"
            rf"邀请{_YOU}[^。；]{{0,10}}(?:列席|发言|参加)|逐条记|鼓谈|"
            rf"听取|倾听|听{_YOU}|听了{_YOU}|听证会?(?!制度)[^。；]{{0,30}}(?:发言|陈述|召开|举行|参加了|笔录)|(?:举行|召开|"
            rf"组织)了?[^。；]{{0,12}}听证|面谈|约谈|座谈|面对面|接访|会见"
            rf"|{_YOU}[^。；，]{{0,10}}(?:当面|当场|在电话[里中])?(?:补充|陈述|表示|说明了|讲述|诉说|反映了)|"
            rf"{_YOU}[^。；，]{{0,12}}(?:的|提出的)[^。；，]{{0,8}}(?:意见|陈述|理由)[^。；]{{0,6}}(?:记录|记入|附卷|"
            rf"听)"
            rf"|(?:与|和|同|跟){_YOU}[^。；]{{0,12}}(?:谈|交流|交换|沟通|坐下来|见面|核对)|询问了?{_YOU}|(?:询问|谈话|接待|"
            rf"走访|陈述)笔录|(?:接待|会见)了?[^。；]{{0,12}}{_YOU}|(?:代|替){_YOU}陈述|(?:不需要|无需|不用|不必|"
            rf"放弃)[^。；]{{0,8}}(?:面谈|当面|见面|陈述|听证)"
            r"|[你您]看过以后签|签字确认|与[^。；，]{0,12}代表[^。；]{0,20}(?:座谈|坐下来|谈)"
        ),
        pattern(
            r"^请[你您]|"
            r"约谈通知|回访|判决书载明|"
            rf"{_LITIGANTS}|村民大会|征求意见|感谢|请[你您][^。；，]{{0,12}}(?:参加|到)(?!.{{0,60}}听)|如(?:有|您|你)"
        ),
    ),
    SentencePart.VERIFICATION: (
        pattern(
            r"查到了|封存|复核了|复查了|"
            r"(?:测|踏勘|核|抽查|暗访|明查|回看|提取|查控|发函|求证|验了|找出了?|拍了照片|拍照|查了|翻了|问了)[^。；]{0,20}(?:点|档|册|"
            r"清册|票据|存根|影像|录像|监控|住户|工资册|考勤|数据|真伪|现场|江边|情况|出纳|会计|账|记录)|踏勘|暗访|抽查|求证|(?:作|做)了了解|"
            r"(?:送|交)[^。；，]{2,12}(?:鉴定|检测|检验|验)|逐帧|发函查|"
            r"(?:调|查|翻|审|核|比|对|检|测|量|勘|走访|询问|蹲守|鉴定)(?:阅|取|看|查|卷|档|验|对|核|勘|量|测|检|实|清|询)|调出来|翻阅|"
            r"重新看|逐[页笔项]|一笔一笔|放在一起对照|量了|(?:找|问)了?[^。；，]{1,14}(?:谈话|了解|情况)"
            r"|走访|询问了|蹲守|作了?[^。；，]{0,6}(?:检测|鉴定|勘查|监测|测量|检查)|(?:到|赴|前往|会同)[^。；]{2,30}(?:核实|核查|"
            r"调查|了解|勘查|查看|检查)|(?:请|委托)[^。；，]{2,20}(?:检测|鉴定|评估|测绘|检验)"
            r"|经(?:查|调查|核查|核实|审查|复查|复核|了解|走访|勘查|检查)|实地|现场(?:查看|检查|勘查|核查|核实|调查)|(?:开展|"
            r"进行)了?[^。；，]{0,10}(?:调查|核查|核实|检查|审查)"
        ),
        pattern(
            r"核对无误|谈话笔录|"
            r"申请重新鉴定|处罚决定|调查中|检测报告的?结论|立案调查|报告显示|"
            r"请[你您][^。；，]{0,20}(?:查询|核对|查)|今后|将(?:进一步)?(?:加大|加强|开展)|可(?:以)?[^。；，]{0,10}(?:查询|"
            r"申请)|(?:一审|二审|原审|判决|该)(?:法院|案)[^。；，]{0,6}(?:调取|审查)|不服|应当|高度重视[^。；]{0,20}$"
        ),
    ),
    SentencePart.FACTS: (
        pattern(
            r"名下没有|取得了|有\d+盏|确有|都在|"
            r"(?:结论|产权|余款|名单|首付|装在|位于|归[^。；，]{2,12}(?:所有|使用)|写明|载明|贴的|分得|挖断|停的|打错|未见|"
            r"没见)[^。；]{0,}|的是[^。；，]{2,16}(?:公司|队|单位|人)|"
            r"查明|查证|属实|不成立|事情是这样|情况(?:是|为|如下)|(?:19|20)\d\d年|\d+月\d+日|\d+(?:\.\d+)?(?:元|万元|人|"
            r"户|平方米|米|公里|度|分贝|天|岁|%|％|亩|份|名|次)|没有(?:发现|取得|办理|签订|缴纳|交接|收到)|未(?:发现|取得|办理|签订|缴纳|"
            r"经)|原来|监测结果|从(?:记录|监控|现场|材料|台账)[^。；，]{0,6}看|造成的|系因|显示"
        ),
        pattern(
            r"信箱|推送|读到|撤回|找出了|仪器|退给|还给|"
            r"感谢|谢谢|祝[你您]|[你您](?:要求|希望|请求|询问|咨询|提出|认为)|不服|请[你您]|可以?(?:在|到|向|自)|根据《|依照|按照《|"
            r"(?:来信|信件|材料|举报信|诉求件)[^。；]{0,30}(?:收|转|受理|登记)|法[^。；]{0,8}第[^。；]{1,8}条|面谈|通话|给你打|"
            r"拨打|听证会|听取|座谈"
            r"|注册资本|判令|驳回"
        ),
    ),
    SentencePart.OPINION: (
        pattern(
            r"承诺在|建议[你您]向[^。；，]{2,30}(?:申请|提出|反映|起诉)|"
            r"不予采纳|应当满足|(?:我局|我院|我委|我们|本局|本院)?表示支持|恢复[，,。]|从下月起|一并补|诫勉|收回|移送|批不下来|不退|"
            r"按[^。；，]{1,10}(?:认定|办理?[，,。])|当场把|撤回|限[^。；，]{1,12}(?:日|天|月)(?:内|前)|(?:本周|下周|下月|"
            r"月底|本月|明年|节前|年内)[^。；，]{0,6}(?:内|前)?[^。；，]{0,4}(?:打到|动工|开工|完工|到账|装好|拆除|补上|发放)|"
            r"强制执行|罚款[^。；，]{1,8}元|满足|不准许|不予准许|还给[你您]|准予|"
            r"(?:不能|无法|不予?|难以|予以|部分)支持|不予|(?<!不)同意(?!书)|不同意|决定|维持|撤销|变更|责令|责成|道歉|致歉|退还|退给|返还|"
            r"发还|补发|补办|补缴|赔偿|支付|不成立|(?:诉求|请求|主张|理由|反映)[^。；，]{0,10}成立|采纳|不作调整|无法为|不(?:归|"
            r"属于?)[^。；，]{0,10}(?:管|职责|管辖|范围)|已?转(?:送|交|由|至)?[^。；，]{2,16}(?:处理|办理)"
            r"|(?:已|已经|均已|全部)[^。；，不未无达]{0,20}(?:清[走理运除]|修[复好缮]|退[还回给]|补[发办缴登]|完成|完工|改[正为]|拆除|"
            r"发[放还给]|支付|付清|归还|解[除冻决]|处[理罚]|落实|整改|纠正|恢复|到位|办[结好理]|立案|安装|更换|纳入|列入)|"
            r"列入[^。；，]{0,12}(?:计划|规划|预算)|预计|计划于|(?:目前|现)?正在[^。；]{2,}|将(?:于|在)[^。；，]{2,}|批评教育|"
            r"处分|处罚|扣发|可以?(?:到|向|凭|持|携带|通过)[^。；，]{2,24}(?:办理|申请|领取|咨询|提出|补缴|缴)"
            r"|不再(?:受理|处理)|给你(?:补|退|办)|终止|符合[^。；，]{0,12}条件|不符合|属实"
        ),
        pattern(
            r"将[你您]的信访件转|"
            r"清偿责任人|条例》(?!第[^。；，]{1,8}条[，,])|意见为准[^以本]|经[你您]本人同意|"
            r"感谢|谢谢|[你您][^。；，]{0,14}(?:请求|要求|希望|认为|申请)(?!.{0,200}(?:不能|不予|无法|予以|同意|不成立|成立|齐全))|"
            r"判决(?:驳回|判令|认定)|(?:一审|二审|法院|仲裁)[^。；]{0,12}(?:判决|裁定|裁决|驳回)|不服|如(?:果)?[你您]|自收到|如不|"
            r"将进一步(?:改进|加强|提高)|改进作风|本件由|来信[^。；]{0,20}(?:收|转)|(?:信件|诉求件|举报信|材料)[^。；]{0,16}(?:转|"
            r"流转)|应当由|应当在|有异议|申请再审|已收到"
        ),
    ),
    SentencePart.REASON: (
        pattern(
            r"属于[^。；，]{2,12}问题|不适用|既然|(?:慢|难|差|错|卡|根子|症结|毛病|缘由)(?:就)?(?:难|慢|差|出)?(?:在|是)(?=[^。]{2})|怪不得|"
            r"(?:缘故|才(?:没|不|被|会|一)|无从(?:查|认)|难以采信|没法认定|(?:当然|自然)(?:不|没|谈不上|领不|被)|互相打架|只登记[^，。]{1,8}个)|"
            r"只能|(?:问题)?出在|是因|惯例|考虑[^。；，]{2,}|只好|(?:承办|工作|经办)人[^。；，]{0,6}(?:休假|疏忽|失误|漏)|"
            r"受[^。；，]{1,8}(?:限制|影响)|够不上|没有瑕疵|不在[^。；，]{1,10}(?:途中|学区|之列)|漏[传报登]|造成的|没有提供|尚未|"
            r"因为|由于|鉴于|因(?![此而素果])[^。；，]{2,}|理由(?:是|有|如下)|原因(?:是|有|在于|如下|为)|之所以|主要是|所以|因此|故|"
            r"考虑到|不在[^。；，]{1,16}(?:内|范围)|不属于|(?:是|系)[^。；，]{1,12}[，,]不是|已经?超过|缺(?:少|乏)|不具备|"
            r"没有(?:达到|满足|纳入)|未(?:达到|满足|纳入)"
        ),
        pattern(
            r"^《|开发商解释|通过(?:微信|电话)与[你您]|"
            r"没法回访|在释明时|"
            r"^[^。；]{0,4}(?:希望|请)[你您]|(?:你|您)(?:认为|要求|请求)[^。；]{0,200}$|没有留下|无法与"
        ),
    ),
    SentencePart.BASIS: (
        pattern(
            r"(?:国务院令|省政府令|部令|主席令)第?\d+号|[〔\[]\d{4}[〕\]]\d+号|(?:19|20)\d{2}年第?\d+号文|"
            r"《[^》\n]{2,60}》|第[一二三四五六七八九十百千零\d]+条|[\u4e00-\u9fff]{0,8}[〔\[（(](?:19|"
            r"20)\d{2}[〕\])）]\s*第?\d+\s*号(?!民|刑|行|执)|(?:19|20)\d{2}年第?\d+号(?:通知|令|文|公告|意见)|"
            r"第?\d+号(?:令|文|文件|通知)|(?:民法典|刑法|宪法|诉讼法)(?:第|规定)"
        ),
        pattern(r"^(?:你|您)(?:请求|要求|认为)[^。；]*$"),
    ),
    SentencePart.EXPLANATION: (
        pattern(
            r"释明|"
            r"打个比方|讲解|解读|讲给[你您]听|[一句条]{2,8}讲|给[你您]看了[^。；]{0,12}(?:告诉|说明|讲)|告诉[你您](?:差|为|怎|"
            r"哪)|算了一遍|听明白|作个说明|作[^。；，]{0,4}说明|"
            rf"释法|释明|答疑|(?:向|对|给|跟|与|和|同|为){_YOU}?[^。；]{{0,24}}(?:解释|说明|讲解|讲了|讲明|讲清|念给|解答)|"
            rf"(?:作|做)了?(?:以下|如下)?[^。；，]{{0,6}}(?:解释|说明)|需要说明的是|需要指出的是|通俗地说|也就是说|便于[你您]了解|"
            rf"(?:解释|说明|讲明|解答)了|(?:条款|政策|理由|规定)[^。；]{{0,10}}(?:讲|念|解释|说明)给?"
            r"|把[^。；，]{1,20}(?:讲|说|解释)(?:了|清|明|给)|逐一(?:得到)?解答"
        ),
        pattern(
            r"你在会上|说明了?来意|"
            r"把事情|"
            r"请[你您][^。；]{0,12}(?:说明|解释)|(?:被告|原告|该公司|开发商|物业|对方)[^。；，]{0,8}(?:解释|说明|未就)|未(?:就|"
            r"作|能)[^。；]{0,16}(?:说明|解释)|希望[^。；]{0,16}(?:说明|解释)|[你您](?:要求|请求|希望)"
        ),
    ),
    SentencePart.REMEDY: (
        pattern(
            r"申请复核的权利|复查机关(?:是|为)|(?:还想|要想|想要?|要)(?:往上|继续|推翻|再)[^。]{0,30}(?:请[^，。]{0,12}(?:去|到|找)|到|去|找|递)|"
            r"(?:剩下|还有|只剩|往下)[^，。]{0,8}(?:路|一道门|机会)[^。]{0,24}(?:监督|复核|复查|法院|起诉|申诉|省|市)|"
            r"(?:不愿意|谈不拢|谈不成|调解不成)的?[，,]?(?:直接|可以?|请)?(?:起诉|到法院)|(?:建议|可以?|只能)[^，。]{0,4}(?:到|向|去)[^，。]{2,14}(?:法院|仲裁院)"
            r"(?:告|起诉|打官司|立案|申请)|请(?:市|省|县|州|上级)[^，。]{0,4}复[查核]|有权[^。]{0,12}(?:要求|申请)听证|(?:享有|保留)[^。]{0,20}(?:听证|复议|复核|诉讼|赔偿)"
            r"的权利|另请[^，。]{0,6}重新鉴定|打行政官司|救济途径|再提复[查核]|再往后就是复核|要么[^，。]{0,4}复议[，、]要么|"
            r"(?:通过|走)[^。；，]{0,6}(?:诉讼|再审程序|审判监督程序|仲裁)(?:程序)?(?:解决|主张)?|先仲裁|"
            r"(?:如|若|不服|不同意|有异议|不满意|认为|自收到|民事纠纷|确有错误|可以?|有权|也受理)[^。]{0,60}(?:复查|复核|再审|申诉|行政复议|"
            r"申请复议|提起诉讼|行政诉讼|起诉|上诉|执行异议|书面[^。；，]{0,6}(?:提出|异议)|监督|抗诉|国家赔偿)"
            r"|(?:请求|申请)复[查核]的?(?:权利|途径|期限)"
        ),
        pattern(
            r"感谢|谢谢|"
            r"评估结果|评估机构|物业公司|电梯|征信|(?:[你您]|信访人)(?:于|在)?[^。；，]{0,14}(?:提出|申请)了?(?:复查|"
            r"复核)[^。；]{0,6}[，,]|后[，,]?[你您]又|被驳回后|(?:已经?|曾|先后)[^。；，]{0,10}(?:申请|提起|提出)|"
            r"应当由[^。；，]{2,16}(?:复核|复查)"
        ),
    ),
}


_USUAL = pattern(r"(?s:.{7,79})[。；！？!?;.”’）]")
_GREETING = pattern(r"[^。；！？\n]{0,40}[您你](?:们)?好[！!。]?")
_SURE = 1.5
"""So far above its limit wording holds whatever a single counter-sign says."""
_FAR_LESS, _PLAIN, _LIKELY = 2.0, 1.0, -0.5
"""Log-odds by which wording speaks for one part more than for another, those at which a part is plainly told all the
same, and those at which a sentence without any part is taken for the likeliest."""
_WORDY = frozenset({SentencePart.OPINION, SentencePart.REASON, SentencePart.EXPLANATION, SentencePart.DEMANDS})
"""Parts that are told in so many ways that counter-signs of single words mistake them."""
_WANTS = pattern(
    r"要求|请求|希望|咨询|询问|建议|投诉|举报|补|退|恢复|盼|问|求|说的是|讲的是|想让|关于[^，。]{4,40}(?:一事|的事|的建议|的意见)"
)
"""Beside the receipt only one of these tells what is wanted: 你来信反映的事项已收悉 tells nothing."""
_NO_FACTS = frozenset(
    {
        SentencePart.RECEIPT,
        SentencePart.CONTACT,
        SentencePart.HEARING,
        SentencePart.EXPLANATION,
        SentencePart.REMEDY,
        SentencePart.DEMANDS,
        SentencePart.BASIS,
    }
)
"""What is told of these has days and counts too, and is no fact of the matter."""
_FOUND = pattern(
    r"查明|查证|属实|事情是这样|情况(?:是|如下)|没有发现|未发现|原来|监测结果|从(?:记录|监控|现场|材料|台账)|造成的|显示"
)
_DECIDED = pattern(
    r"不能|不予|无法|难以|予以|同意|不成立|属实|采纳|已经?(?:于|由|将|向|对|完成|清|修|退|补|发|办|支付|解除|责|改|纠|拆)|决定|责成|预计|将于"
)
"""Beside what the petitioner asks for only one of these makes an opinion."""


_INSTITUTION = (
    r"(?:诉讼时效|保证期间|除斥期间|申请期限|起诉期限|上诉期|公示期|异议期|举证期限|举证责任|再审(?:申请)?(?:审查)?(?:阶段)?|申诉|先予执行|财产保全|先行调解|调解书|终结本次执行(?:程序)?|终本|"
    r"执行(?:异议|和解|程序|担保)|限制高消费|失信名单|司法(?:鉴定|救助|确认)|国家赔偿|行政(?:复议|诉讼|调解|处罚)|信访(?:程序|复查|复核|事项)?|复查|复核|政府信息公开(?:的申请)?|公证|仲裁|劳动能力鉴定|工伤认定|"
    r"停工留薪期|连带责任|一般保证|违约金|滞纳金|迟延履行利息|逾期利息|定金|押金|抵押权?|保全|查封|冻结|缓刑|假释|减刑|取保候审|附带民事诉讼|抗诉|检察建议|管辖(?:权|异议)?|回避|缺席判决|"
    r"公告送达|留置送达|登记(?:程序|审查)|预告登记|更正登记|异议登记|确权|低保|公租房|住房公积金|社会保险费?|医疗救助|集体土地|宅基地(?:使用权)?|承包(?:经营权|期)|征收(?:补偿)?|评估(?:价|机构)?|听证)"
)


_PLAINLY: Mapping[SentencePart, Pattern] = {
    SentencePart.RECEIPT: pattern(
        rf"{_YOU}(?:的)?(?:来信|来函|信件|来件|信)[^，。；]{{0,24}}(?:收悉|收到|收讫)|(?:我|本)[局院委镇办街][^，。；]{{0,6}}收到(?:{_YOU}的?)?(?:来信|来函|信件)"
    ),
    SentencePart.CONTACT: pattern(
        r"(?:短信|挂号信?|邮寄|快递|特快专递)[^。]{0,14}(?:送达|(?:寄|发)(?:出|给(?!我|本)|送|达)|告知[您你]|通知[您你])|[给向][您你](?:邮寄|寄|发)(?:出|送|去)?了?[^。]{0,10}(?:告知书|通知书?|回执)|(?:回|致)电(?:给)?[您你]|(?:与|同|和)[您你](?:约谈|约见|约定)"
    ),
    SentencePart.HEARING: pattern(
        r"(?:询问|问话|谈话|接待|听证|约谈|座谈)(?:过程)?(?:中|时)[，,]?[您你](?:还|又|也)?(?:提出|表示|陈述|谈到|说)|听(?:了)?[您你](?:们)?(?:把|讲|说|谈)[^。]{3,}|(?:邀请?|请|约)[您你](?:们)?[^，。]{0,10}(?:参加|出席|到场)[^，。]{0,10}(?:恳谈|座谈|听证|协商|调解|见面)"
    ),
    SentencePart.BASIS: pattern(r"(?:依照|依据|根据|按照)[^，。]{2,20}(?:法|条例|办法|规定|细则|解释)的规定[，,]"),
    SentencePart.REMEDY: pattern(
        r"^(?:如|若)?对[^，。]{2,20}(?:有异议|不服|不认可)的?[，,](?:[您你])?(?:请|可以?|应当?)[^。]{0,30}(?:申请|提出|提起|投诉)"
    ),
    SentencePart.DEMANDS: pattern(
        rf"^据(?:来信|信中|您信中)[^，。]{{0,4}}[，,]?{_YOU}(?:想|要求|希望|请求|反映)|[，,](?:大家|{_YOU})(?:要求|举报|希望|请求)(?![^，。]{{0,12}}的)[^，。]{{5,60}}。|问的是[：:，,]|^{_YOU}(?:在)?信(?:中|里)?(?:还|又|再|另)?(?:谈到|说到|提到|写到|写道|讲到)[^。]{{6,}}|^{_YOU}主张(?![^。]{{0,60}}(?:没有|不|未|无|缺|难以|成立|支持|这一|笔录))[^。]{{8,}}|^{_YOU}对[^，。]{{3,24}}有意见[，,]|关于[^，。]{{3,30}}问题的(?:来电|来信|来函|信访件?|留言)"
        rf"|^{_YOU}[^。；]{{0,20}}(?:来访|来信|来电|来函|留言)(?:中|时|里)?[，,]?(?:要求|请求|提出|反映|希望|询问|咨询)(?!过?的|人|人的)[^，。]{{4,}}"
    ),
    SentencePart.REASON: pattern(
        r"^(?:因|由于|因为|鉴于)(?!此[，,])[^。]{4,60}[，,][^。]{0,60}(?:不予|不能|不再|无法|难以|碍难|未能|应当|成立|终止|同意)|[，,]而[你您][^，。]{0,8}(?:已|只|没有?|不|未)|(?:早?已经?)?(?:超过|超出|过了?)[^，。]{0,6}(?:法定)?(?:的?期限|的?时效|规定的时间)(?=[。，])"
        r"|[，,]可见[^，。]{3,}|(?:因而|因此|故|据此)(?:不|未|难|缺|没)|没有(?:相应)?证据证明|(?:这)?才是[^，。]{2,16}(?:原因|根由|缘由)|难以采信|没有反证|没有[^，。]{2,10}的必要|不在(?:其中|其列|此列)|^考虑到[^。]{4,60}[，,](?=[^。]{0,40}(?:同意|不予|决定|减|免|补助|给予|支持))|不能再作[^，。]{0,4}依据|与[^，。]{2,12}(?:条件|要求|情形)不符|不属于[^，。]{2,16}的?(?:对象|情形|条件)|(?:理由|原因)(?:是|在于)|是因为|[，,]因为(?=[^，。]{4})|[，,](?:因此|因而|故|所以)(?=[^，。]{0,4}(?:不|未|无法|只|没))|[，,](?:据此|由此)(?=[^，。]{0,8}(?:未|不|判断|认定|并非|将))"
    ),
    SentencePart.VERIFICATION: pattern(
        r"通过(?:调看|调取|查阅|走访|询问|比对)[^，。]{1,14}[，,]|[，,](?:又|再|还|并|同时)(?:到|去|向|询问)[^，。]{0,14}(?:核对|核实|询问|了解|查[了对看证])|[^，。]{0,16}(?:问|询问|走访)了[^，。]{0,4}(?:邻居|工友|在场|同事|村民|经办人|证人)|请[^，。]{2,14}机构[^，。]{0,16}(?:做|作|进行)了[^，。]{0,4}(?:鉴定|检测|评估)|^(?:走访|询问|抽查|查看|实地查看)[^，。]{1,14}(?:得知|了解到|发现|证实)|^经(?:向[^，。]{2,16}(?:核|查|了解)|(?:实地|现场)(?:查|核|丈量|测|勘|走访)|丈量|测量|勘查|走访)[^，。]{0,16}[，,]|^(?:调看|调取|比对|查阅|翻阅|向[^，。]{2,12}(?:核实|查询|了解))[^，。]{0,16}(?:后|发现|得知|[，,])|(?:到|赴|向)[^，。]{2,14}(?:查询|核实|了解|丈量)(?:得知|发现|后)"
    ),
    SentencePart.FACTS: pattern(
        r"^(?:原审|一审|二审|终审)(?:法院|判决)?(?:认定|查明)[，,：:]|^(?:经|调看|调取|比对|查阅|翻阅|我[局院委镇]到|向)[^。]{3,24}(?:发现|得知|可以看(?:到|出)|确认|证实|显示|核实|丈量|测量|清点|查询)[，,][^。]{4,}"
    ),
    SentencePart.OPINION: pattern(
        r"不再(?:追缴|续签|收取|征收|扣)|[调办给减免排]不了[，。]|办不到[，。]|[分领拿]不到[^，。]{2,}|是我们(?:做得)?(?:不对|的错)|^(?:复查|复核|审查|处理)(?:结论|意见|决定|结果)(?:是|为|[：:])|认定[您你][^，。]{0,4}为|(?<!没有)(?<!未)列入[^，。]{0,8}(?:计划|工程|预算|改造)|[不予]予认可[，,。]|予以认可|可以凭[^，。]{2,16}(?:办理|过户|领取)|^[您你]的?(?!主张|要求|认为|提出)[^，。]{2,16}(?:可以|应当|应)(?:从|自|按|连续|一次性|继续|重新)[^。]{4,}|经[^，。]{2,14}(?:研究|讨论|审议|审核)(?:决定)?[，,][^。]{0,12}(?:可|同意|予以|决定|给予)|应当?(?:于|在)[^，。]{2,12}(?:之?前|以内|日内)(?:返还|退|支付|付清|清|改|拆|修|完成|补)|予以支持|不(?:再重复(?:处理|受理)|予(?:支持|变更|受理|采纳|调整))(?=[，。；]|$)"
    ),
    SentencePart.EXPLANATION: pattern(
        r"(?:要|须|需要?)经过?[^。]{4,40}(?:几|[两三四五六]|\d)个?(?:环节|步骤|阶段|程序)|(?:是|为)[两三](?:种|道|件|条|类)(?:不同的?)?[^，。]{0,6}[，,。]|的意思是[^，。]{4,}|按[^，。]{2,20}(?:算|计算|累计)(?:的)?[，,](?:而不是|不是|并不)|执行法院[^。]{0,6}由|(?:向|给)[你您][^，。]{0,6}(?:讲明|算了)|给[你您]算了|由[^，。]{2,14}(?:提出|提起|负责)[^，。]{0,6}[，,][^。]{0,6}由[^，。]{2,14}(?:裁定|决定|审批|批准|核发|监督)|^(?:本次|这次|此次)[^，。]{2,12}只(?:影响|适用于?|针对|涉及)|按(?:照)?现行(?:制度|体制|政策|做法)[，,]|只(?:改|管|审|解决|处理|针对)[^，。]{2,30}[，,](?:并?不(?:能|改|管|审|涉及|解决)|无权)"
        r"|^(?:简单(?:地)?说|说白了|换句话说|打个比方|通俗地?(?:讲|说))|(?:是|算)(?:两|不同的)(?:笔|回|码|种|件|个)[^，。]{0,4}[，,]|不是一(?:回|码)事|讲的是[，,]|(?:不等于|并不意味着|不意味着|不是说)|"
        r"(?:取决于|只看|要看)[^，。]{2,20}|与[^，。]{2,24}(?:无关|没有关系)[。，]|不能颠倒|区别在于|(?:法院|法官|仲裁委?|机关|部门)(?:一般)?(?:只审查|只管|一般不)|不能代替[^，。]{2,}|一般(?:要|须|需要?)(?:先|经过)|必经(?:步骤|程序)|前者[^。]{2,40}后者|"
        rf"^(?:所谓)?{_INSTITUTION}[^，。]{{0,6}}(?:就是|是指|指的是|的意思是|的作用是|的目的是|的意义在于|是(?:在|为了|一种|对|法律|当事人|由)|不是|并非|既)[^。]{{4,}}|"
        rf"{_INSTITUTION}[^，。]{{0,10}}(?:主要(?:看|审查|是看)|不能用来|只限于|仅限于|只能(?:要求|用于|针对|由)|(?:期间)?不(?:停止|影响|中断|延长|等于|适用于)|"
        rf"由[^，。]{{2,20}}(?:审查|审理|办理|作出|负责)[，,]|可以二选一|各有各的|分(?:为|两|三)|有先后|以[^，。]{{2,16}}为(?:准|限|前提))|"
        r"(?:只限于|仅限于|适用于)[^。]{4,30}(?:情形|案件|事项|等)|(?:期|制度|程序|规定|环节|做法)(?:之所以)?(?:是|就是)?为了(?:让|使|保证|防止|避免|给)[^。]{4,}|"
        r"(?:判决|裁定|裁决|复议|复查|仲裁|调解)[^，。]{0,6}与[^，。]{1,10}不同"
    ),
}
"""What tells a part beyond doubt, for sentences that are filled by another part."""
_ONLY_WHY = pattern(
    r"之所以|^(?![^。\n]{0,200}(?:予以支持|决定|同意))[^。]{4,60}是因为|主要(?:是)?考虑|^(?:由于|因为)[^。]{6,60}(?:缺乏必要|没有必要|不具备|不符合)|(?:所以|因此|因而|故)(?:不具备|不符合|不属于|不在)"
)
"""The decision is known, and this tells why: 之所以没有支持……是因为……"""
_DISPOSED = pattern(
    r"(?:的|这一|该项?|上述)(?:请求|要求|诉求|申请|主张|建议)[，,]?(?:我们|[我本][局院委镇厅街校])?(?:已经?|可以|应当|应)?(?:依法)?(?:予以|不予|不能|无法|难以|部分|全部)?(?:支持|采纳|准许|满足|同意|成立|不成立|驳回)"
)
"""What is asked for is only named to be granted or refused."""
_TO_COME = pattern(
    r"(?:近期|随后|届时|近日|日内)[^，。]{0,4}将|将为[您你]|^(?:下一步|今后|以后|接下来|待|等)|[，,](?:我[们局院]|本[局院])?(?:将|会)(?:适时|及时|再|马上|立即|尽快|尽早|主动|随时)|我[们局院委办镇]?(?:将|会)(?!议)(?:适时|及时|再|马上|尽快|尽早|主动)?(?=[^，。]{0,10}(?:联系|打电话|电话|核实|核查|听取|回访|上门|告知|通知))|会再(?=[^，。]{0,4}(?:打|联系))|(?:下|本)(?:季度|周|月)[，,][^。]{0,10}将"
)
"""What is still to be done has not been done."""
_HAS_DONE = pattern(r"\d月\d|\d日|已(?:经|于|向|将|对|由|与)|[查核听谈问看量测调][^，。]{0,4}[了过]|先后|当天|当日")
_ROUTINE = pattern(
    r"(?:去年|今年|全年|上半年|下半年|本月|本季度)[^，。]{0,6}共(?:收到|受理|接待|办理)|停止接待|每[周月年][一二三四五六日]?[^，。]{0,8}(?:闭馆|休息|整理|开放)|宣传[月周日]|报名(?:从|时间)|每(?:年|月|周|季|逢|到)[^。]{0,30}(?:接待日|培训|组织|开展|听取|走访|一次)|近年来|历年|历来|一贯|一直坚持|^坚持|共受理[^。]{0,12}(?:案|件)|^凡|^为迎接|通过[^，。]{2,12}复审"
)
"""What an office does at large."""
_COPIES = pattern(r"一式[两三四五六七八\d]份|^附件?\s?\d?[：:.．]|^(?:抄送|主送|抄报)|随信(?:退回|寄回|附[上寄])")
_OTHERS_DID = pattern(
    r"(?:开发(?:公司|商)|物业(?:公司)?|用人单位|(?<![我贵])公司|学校|医院|银行|村委会|保险公司|施工队|对方|被告|房东|老板|旅行社)[^，。]{0,6}(?:给|向|通知|找|约|打|与)(?:过|了)?[^，。]{0,3}(?:[你您]|游客|客户)"
)
_HOLLOW = pattern(
    r"高度(?:关注|重视)|抓紧(?:落实|办理|处理)|研究之中|正在(?:积极|认真|抓紧)?(?:研究|协调|办理|处理)(?:之中|中)?[。，]|把[^，。]{1,8}(?:办好|做好|办实)|好事办(?:好|实)|以此为[鉴戒]|在职责范围内|(?:依据|根据|按照)(?:有关|相关)[^，。]{2,8}[，,][^。]{0,12}处理|另行通知|认真(?:吸取|对待|研究|考虑)"
    r"|尽快[^，。]{0,8}(?:处理|办理|解决|答复)|积极[^，。]{0,6}(?:协调|推进|处理|配合)|尽(?:最大|一切)努力|全力以赴|(?:给|还)[^，。]{0,6}(?:满意|合理)的?(?:答复|结果|交代)|认真负责"
)
_FIRM = pattern(
    r"不予|不能|不再|无法|难以|不准|[退补赔发罚]|\d|同意|驳回|属实|成立|撤销|维持|采纳|责令|整改|恢复|拆|修|换|移送|立案|停|[一二三四五六七八九十两]+(?:个|日|天|月|元)"
)
_A_COURT_DID = pattern(
    r"^(?:(?:一审|二审|原审|再审|该|终审|区|县|市|中级)?(?:人民)?(?:法院|仲裁委?|检察院|公安机关|复查机关)|一审|二审|原审|终审)[^。]{0,24}(?:驳回|判决|裁定|维持|撤销|不予受理|判令|裁决)[^，。]{0,2}(?:了|过|[你您]|原)"
)
_OURS = pattern(r"我[院局委厅办们镇乡]|本[院局委厅办机关镇乡]")
_LONG_AGO = pattern(
    r"^(?:(?:19|20)\d\d年(?!底|[^，。]{0,6}前)[^，。]{0,8}[，,]|判决生效后[，,]|当年[^，。]{2})|^[^，。]{0,12}(?:19|20)\d\d年曾|^[你您](?:曾|此前|以前)"
)
_ANSWERED_IT = pattern(
    r"(?:请求|诉求|要求|主张|申请|保证金|建议|说法|反映)[^。]{0,40}(?:[，,][^，。]{0,12}(?:予以|不予|列入|作出|属实|成立|难以|不能|无法|同意|支持|采纳|应当|应该|不允许|开不了|与实际不符)|(?:予以|不予)支持)"
)
_OF_THE_TALK = pattern(
    r"(?:谈话|接待|面谈|座谈|通话|现场会|会上|会谈|约见|见面|走访)[^，。]{0,8}(?:中|时|前|后|里|到一半)[，,]?"
)
_SORRY = pattern(r"[^。]{0,40}(?:深表歉意|表示歉意|十分抱歉|非常抱歉|深感抱歉|表示(?:诚挚的?)?歉意)[。！]?")


@lru_cache(maxsize=4096)
def told_in(sentence: str) -> frozenset[SentencePart]:
    """The parts that the sentence tells.

    Those that it may tell, without the ones that its wording speaks for far less than for another; where it may tell
    none, the one that its wording speaks for most.
    """
    found = possible_in(sentence)
    if not is_usual(sentence) or _GREETING.fullmatch(sentence.strip()):
        return found
    weights = shipped_weights()
    scores = _scores(sentence)
    best = int(scores.argmax())
    if not found:
        likely = SentencePart(weights.parts[best])
        told = scores[best] > _LIKELY and not _speaks_against(likely, sentence)
        return _without_mistaken({likely} if told else set(), sentence) | _said_beside(sentence)
    by_part = dict(zip(map(SentencePart, weights.parts), scores, strict=True))
    told = {part for part in found if by_part[part] >= min(scores[best] - _FAR_LESS, _PLAIN)}
    plain = _said_beside(sentence)
    if SentencePart.EXPLANATION in plain:
        told -= {SentencePart.OPINION, SentencePart.FACTS, SentencePart.REASON}
    if _ONLY_WHY.search(sentence) is not None or _SORRY.fullmatch(sentence.strip()) is not None:
        told -= {SentencePart.OPINION, SentencePart.FACTS}
    if _DISPOSED.search(sentence) is not None:
        told.discard(SentencePart.DEMANDS)
    return _without_mistaken(told | plain, sentence)


_ONLY_LISTENS = pattern(
    r"^(?![^。]{0,80}(?:电话|短信|微信|联系|约|上门|走访|入户|登门|通知|邀|到[^，。]{0,8}户|前往|视频|当面|接待了|面对面|面谈|会见|看望))[^。]{0,40}(?:听取|倾听)了?[^，。]{0,4}[您你][^，。]{0,16}(?:陈述|意见|申辩|诉说|看法|讲述)"
    r"|(?:接访|接待|谈话|信访)室(?:当面)?(?:听取|倾听)"
)
"""Whoever only tells that somebody was heard has told nothing of how he was reached."""
_ONLY_WEIGHS = pattern(
    r"(?:无法|难以|不予|不能|未予)采信|不(?:能|足以)证明|法律不予保护|不受法律保护|不能(?:反映|说明|认定为)|^(?:理由|原因)(?:是|在于|有)"
)
"""What evidence is worth, which is why, and nothing that is granted or refused."""
_ONLY_COMFORTS = pattern(r"^(?:我们?|本院|本局)?(?:知道|深知|明白|理解|体会)|相信[您你]|慰问|哀悼|痛心")
_PLEASE = pattern(r"^请(?!求|示|[^。]{0,40}(?:领取|补发|来领))[^。]{4,}")
_FOUND_OUT = pattern(
    r"^经?查(?:明|实|证)?[，,：:](?![^。]{0,120}(?:同意|不予|予以|支持|责令|责成|驳回|决定|属实|成立|应当|可以|纠正|不能|难以|[退返]还|补|已))"
)
_REACHES = pattern(r"[您你]|可|请(?!求)|有权|不服|异议")
_ASKS_ALSO = pattern(r"^[您你](?:们)?(?:还|又|另|也|并)(?:要求|请求|希望|提出)[^，。]{4,40}。$")
_OUTSIDE_LAW = pattern(r"(?:公司|股东大会|商会|协会)章程|^按照惯例|宣传[月周日]")
_FACT_IS = pattern(r"^(?:事实(?:上)?是|实际情况是|实情是)")
_DONE_TO_YOU = frozenset({SentencePart.CONTACT, SentencePart.HEARING, SentencePart.VERIFICATION, SentencePart.RECEIPT})


_MISTAKEN: tuple[tuple[Pattern, frozenset[SentencePart], frozenset[SentencePart]], ...] = (
    (_ROUTINE, _DONE_TO_YOU | {SentencePart.BASIS}, frozenset()),
    (_COPIES, _DONE_TO_YOU | {SentencePart.DEMANDS}, frozenset()),
    (_ONLY_WEIGHS, frozenset({SentencePart.OPINION, SentencePart.FACTS}), frozenset({SentencePart.REASON})),
    (_ONLY_COMFORTS, frozenset({SentencePart.EXPLANATION, SentencePart.HEARING}), frozenset()),
    (_PLEASE, frozenset({SentencePart.RECEIPT, SentencePart.OPINION, SentencePart.DEMANDS}), frozenset()),
    (_FOUND_OUT, frozenset({SentencePart.OPINION}), frozenset()),
    (_ASKS_ALSO, frozenset({SentencePart.OPINION}), frozenset()),
    (_OUTSIDE_LAW, frozenset({SentencePart.BASIS}), frozenset()),
    (_FACT_IS, frozenset({SentencePart.OPINION}), frozenset({SentencePart.FACTS})),
)
"""Shapes of sentences, which parts they only seem to tell, and which they tell whatever they seem to."""


def _without_mistaken(told: set[SentencePart], sentence: str) -> frozenset[SentencePart]:
    """The parts without those that somebody else did, that are only promised, or that are done all the time."""
    for shape, lost, gained in _MISTAKEN:
        if shape.search(sentence) is not None:
            told = (told - lost) | gained
    if _TO_COME.search(sentence) and not _HAS_DONE.search(sentence):
        told -= _DONE_TO_YOU
    if _HOLLOW.search(sentence) and not _FIRM.search(_HOLLOW.sub("", sentence)):
        told -= {SentencePart.OPINION}
    return _without_half(told if _OURS.search(sentence) else _done_by_others(told, sentence), sentence)


def _without_half(told: set[SentencePart], sentence: str) -> frozenset[SentencePart]:
    """The parts without those that only lead up to another one in the same sentence."""
    half: set[SentencePart] = set()
    if _ANSWERED_IT.search(sentence) or (SentencePart.HEARING in told and _OF_THE_TALK.search(sentence)):
        half.add(SentencePart.DEMANDS)
    if SentencePart.HEARING in told and _ONLY_LISTENS.search(sentence):
        half.add(SentencePart.CONTACT)
    if SentencePart.EXPLANATION in told and not _REACHES.search(sentence):
        half.add(SentencePart.REMEDY)
    return frozenset(told - half)


def _done_by_others(told: set[SentencePart], sentence: str) -> set[SentencePart]:
    """The parts of a sentence that does not name the office: what a company or a court did is a fact."""
    if SentencePart.CONTACT in told and _OTHERS_DID.search(sentence):
        told = (told - {SentencePart.CONTACT, SentencePart.HEARING}) | {SentencePart.FACTS}
    if _A_COURT_DID.search(sentence) or _LONG_AGO.search(sentence):
        told = (told - {SentencePart.REASON, SentencePart.OPINION, SentencePart.RECEIPT}) | {SentencePart.FACTS}
    return told


def _said_beside(sentence: str) -> frozenset[SentencePart]:
    """The parts that a sentence tells in so many words, whatever else fills it: 予以支持，理由是……"""
    return frozenset(
        part
        for part, plain in _PLAINLY.items()
        if plain.search(sentence) is not None and not _speaks_against(part, sentence)
    )


@lru_cache(maxsize=4096)
def possible_in(sentence: str) -> frozenset[SentencePart]:
    """The parts that the sentence may tell: those it has signs of unless its wording speaks against, and the reverse.

    For whoever says that a part is missing: that must hold whatever a sentence is taken for.
    """
    if _GREETING.fullmatch(sentence.strip()):
        return frozenset()
    weights = shipped_weights()
    scores = _scores(sentence)
    signs = signs_in(sentence)
    alone, beside = (scores > weights.high) & is_usual(sentence), scores > weights.low
    sure = scores > weights.high + _SURE
    found = {
        part
        for at, part in enumerate(map(SentencePart, weights.parts))
        if (alone[at] and ((sure[at] and part in _WORDY) or not _speaks_against(part, sentence)))
        or (beside[at] and part in signs)
    }
    return _without_contradiction(found, sentence)


@lru_cache(maxsize=256)
def _scores(sentence: str) -> NDArray[np.float32]:
    """What its wording speaks for, for whoever asks what it tells and what it may tell."""
    return wording(sentence, shipped_weights())


def is_usual(sentence: str) -> bool:
    """Whether it is a sentence like those whose wording was learned: no title, no greeting, no long enumeration."""
    return _USUAL.fullmatch(sentence.strip()) is not None


@lru_cache(maxsize=4096)
def signs_in(sentence: str) -> frozenset[SentencePart]:
    """The parts of which the sentence has signs."""
    found = {part for part, (signs, against) in _SHAPES.items() if _fits(sentence, signs, against)}
    return _without_contradiction(found, sentence)


def _without_contradiction(found: set[SentencePart], sentence: str) -> frozenset[SentencePart]:
    """The parts that go together: days of a talk are no facts of the matter, what is asked for is no opinion."""
    if found & _NO_FACTS and not _FOUND.search(sentence):
        found.discard(SentencePart.FACTS)
    if SentencePart.DEMANDS in found and not _DECIDED.search(sentence):
        found -= {SentencePart.OPINION, SentencePart.REASON}
    if SentencePart.RECEIPT in found and not _WANTS.search(sentence):
        found.discard(SentencePart.DEMANDS)
    if SentencePart.REMEDY in found:
        found -= {SentencePart.RECEIPT, SentencePart.OPINION}
    return frozenset(found)


def _speaks_against(part: SentencePart, sentence: str) -> bool:
    against = _SHAPES[part][1]
    return against is not None and against.search(sentence) is not None


def _fits(sentence: str, signs: Pattern, against: Pattern | None) -> bool:
    return signs.search(sentence) is not None and (against is None or against.search(sentence) is None)


_REGISTERED = pattern(
    r"登记(?:人口|成立|注册|在|为|的?(?:面积|用途|产权))|(?:产权|不动产|户籍|注册|婚姻|工商)登记|注册登记"
)
_COURTESY = pattern(
    r"感谢|谢谢|衷心|祝[你您]|(?:希望|望|请)[你您](?:能)?(?:理解|支持|谅解|正确|依法|监督|配合)|改进(?:工作)?作风|提高服务|一如既往|举一反三|"
    r"欢迎[^。；]{0,20}(?:监督|批评|意见)"
)


def registers_nothing_of_a_letter(sentence: str) -> bool:
    """Whether 登记 in the sentence is that of a household, a company or a house."""
    return _REGISTERED.search(sentence) is not None and SentencePart.RECEIPT not in told_in(sentence)


def is_courtesy(sentence: str) -> bool:
    """Whether the sentence only thanks, wishes, or promises to do better."""
    if _COURTESY.search(sentence) is None or _DECIDED.search(sentence) is not None:
        return False
    return not told_in(sentence) & {SentencePart.OPINION, SentencePart.REMEDY}


def tells(part: SentencePart, text: str) -> bool:
    """Whether any sentence of ``text`` may tell ``part``."""
    return any(part in told_in(words) | possible_in(words) for words in (s.of(text).strip() for s in sentences(text)))


def without(text: str, unwanted: Callable[[str], bool]) -> str:
    """``text`` with the sentences that are ``unwanted`` blanked; offsets stay."""
    return blank(text, (span for span in sentences(text) if unwanted(span.of(text).strip())))
