"""The words by which a paragraph shows beyond doubt what it is in a reply, narrower still than ``part_signs``.

There a sentence is told by what it most likely is; here nothing may be taken for what it is not, since a proof of
``proofs`` rests on it.
"""

from __future__ import annotations

from replycheck.facts.structure.part_signs import Part
from replycheck.text.patterns import pattern

_SUBJECT = r"(?:[你您]们?|申请人|信访人|来信人|投诉人|反映人)"
_LETTER = (
    r"(?:来信|来访|来电|来函|信件|邮件|信访(?:事项|件|材料|诉求)|投诉|举报|留言|诉求|工单|材料|申请|咨询"
    r"|[寄写]来?[给到]?[^，。]{0,12}信)"
)
RECEIVED = pattern(
    rf"{_LETTER}[^。]{{0,40}}(?:收悉|收到|已收|受理|登记|转来|转送|转交|批转|交办|转我|转至)"
    rf"|(?:收到|接到|受理|转来|交办|转办)了?[^。]{{0,12}}{_SUBJECT}[^。]{{0,30}}{_LETTER}"
    rf"|^{_SUBJECT}于?(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日[^。]{{0,40}}(?:来信|来访|来电|寄|写|递交|提交|反映|提出|投诉|留言|申请)"
    rf"|^{_SUBJECT}(?:因)?(?:不服|对)[^。]{{4,60}}(?:不服|请求|申请)"
)
"""That the letter was received: what a reply begins with."""
LEADS_IN = pattern(r"现(?!场)[^。]{0,30}(?:如下|告知你|告知您|答复你|回复您)[。：:]?$")
LETTER_NAMED = pattern(rf"{_LETTER}|反映|收悉|受理|请求|[你您][^。]{{0,10}}(?:提出|要求|询问|建议|问)|不服")
HANDLED = frozenset({
    Part.CONTACT, Part.INVESTIGATION, Part.FINDINGS, Part.VIEW, Part.EXPLANATION, Part.REMEDY, Part.CONTACT_POINT,
})  # fmt: skip
REMEDY = pattern(
    rf"^(?:{_SUBJECT})?(?:如果?|若|对)[^。]{{0,30}}(?:不服|异议|不同意|不满意|有意见)[^。]{{0,60}}(?:可以?|有权|请)[^。]{{0,60}}"
    r"(?:复查|复核|再审|申诉|起诉|诉讼|复议|反映|提出)"
)
COURT_REMEDY = pattern(
    rf"^{_SUBJECT}(?:如果?|若|如仍)?(?:[^，。]{{0,16}}认为[^，。]{{2,24}}(?:错误|违法|违反[^，。]{{0,8}}|不当)的?，)?[^。，]{{0,4}}可以?(?:在|自|依法|向)[^。]{{0,50}}"
    r"(?:申请再审|提出申诉|请求复查|请求复核|申请复核|提起诉讼|申请检察监督)"
)
CONTACT_LINE = pattern(r"^[（(]?(?:联系人|联系电话|咨询电话|联系方式)")
DECIDED = pattern(
    r"(?:请求|诉求|要求|主张)[^。]{0,24}(?:予以支持|不予支持|不能支持|无法支持|不支持)|本[院局委]\S{0,6}决定|决定(?:予以|不予|维持|撤销)"
)
OTHERS = pattern(r"原(?:处理|答复|复查|办理|信访|审)|(?<![本我])(?:政府|[局委院厅]|中心)[^，。]{0,14}认为")
"""What another office had decided."""
BASED = pattern(r"^(?:依照|依据|根据|按照)《")
PARTING = pattern(
    r"^[（(]?(?:联系人|联系电话|咨询电话|特此|(?:再次)?感谢[你您]|如(?:果)?[你您]?(?:还|仍)?(?:有|需)[^。]{0,12}(?:疑问|不明|不清楚|咨询|了解)"
    rf"|{_SUBJECT}(?:如果?|若)?(?:还|仍|对[^。]{{0,16}}还)有(?:疑问|不明|不清楚|问题)|本(?:复核|复查|处理|答复)?意见(?:书)?(?:为|是)[^。]{{0,12}}终结意见)"
)
TOLD = pattern(
    r"^(?:经|现)?(?:调查|核查|核实|审查|复查|查)?(?:查明|核查|核实|经查)[^。]{0,4}[，,：:]|^经[^，。]{0,12}[，,：:]"
)
ASKED = pattern(
    rf"^{_SUBJECT}[^。]{{0,24}}(?:反映|请求|要求|提出|认为|称|建议|投诉)(?!.{{0,40}}(?:属实|成立|支持|属于|符合))"
)
MET = pattern(
    r"^(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日|收到[^，。]{0,12}后|当[天日])[^。]{0,50}(?:[与和同向对]|听取)[^。]{0,24}(?:[你您]|申请人|信访人)"
)
VIEWED = pattern(
    rf"^(?:{_SUBJECT}的?[^，。]{{0,24}}(?:诉求|请求|要求)[^。]{{0,24}}(?:予以支持|不予支持|成立|属实|没有[^。]{{0,8}}依据)"
    r"|本(?:机关|院|局|委|厅)(?:经[^，。]{0,6})?(?:认为|决定)|依[照据][^。]{0,40}(?:本(?:机关|院|局)|决定))"
)
EXPLAINED = pattern(
    r"^[^，。]{0,24}(?:(?:向|把|将|对)[^。]{0,16}(?:情况|结果|理由|结论|意见|上述|以上)?[^。]{0,6}(?:说明|解释|告知|告诉)|以上(?:情况|结果|内容)[^。]{0,20}(?:向|告))"
)
HEARD = pattern(
    r"^(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日|(?:收到|受理|接到)[^，。]{0,12}后|(?:复查|复核|办理|核查|调查)?期间|当[天日]|(?:本|我)(?:机关|院|局))[^。]{0,60}(?:听取|面谈|谈话|电话[^。]{0,6}联系|联系|打电话|接待|座谈|走访|现场)"
)
OFFICE = pattern(r"(?:本|我)(?:[\u4e00-\u9fff]{0,2}[院局委镇乡会厅所办处]|机关|中心)|工作人员|法官|民警|检察官|承办")
TO_READER = pattern(r"[你您]|申请人|信访人")
SPOKE = pattern(r"听取|面谈|谈话|通话|联系|约谈|见面|接待|座谈|询问|沟通")
SUBORDINATE = pattern(r"(?:收到|接到|接|受理|收悉|登记|转来)[^，。；]{0,30}后")
"""收到来信后: the letter is mentioned on the way to something else."""
FOUND_OUT = pattern(r"^经(?:查|核实|调查|核查|审查|复查|复核)[^，。：]{0,6}[，：]")
GREETS = pattern(r"^(?:[你您]们?好|[^，。]{1,12}[，：][你您]们?好)")
STRICTLY = pattern(
    rf"{_LETTER}[^。]{{0,40}}(?:收悉|收到|已收|登记)|(?:本|我)[院局委镇会厅所][^。]{{0,20}}(?:收到|收悉|受理|登记)"
)
CONCLUDES = pattern(r"^(?:据此|因此|综上|综合以上|由此)")
ASKED_FOR = pattern(
    rf"^{_SUBJECT}(?:的(?:主要)?(?:请求|诉求|要求|理由)(?:是|有|为|[：:])|(?:请求|要求|反映|称|提出)[：:])(?!.{{0,200}}(?:支持|成立|属实))"
)
TITLE = pattern(r"关于.{4,200}(?:答复|回复|复函|意见|意见书|告知书|报告|说明)$|(?:意见|告知|答复)书$")
SALUTATION = pattern(r"^(?:尊敬的)?[^，。：]{1,12}(?:同志|先生|女士|老师|网友|家长|市民|群众)[：:]$")
SUMS_UP = pattern(r"^(?:综上|综合以上|综合上述|总之)")
BEGUN_BY = {
    Part.DEMANDS: pattern(r"(?:诉求|请求|信访事项)$|反映的"),
    Part.INVESTIGATION: pattern(r"(?:办理|调查|核查|核实|复查|复核|审查|处理)的?(?:经过|过程)|工作开展|调查工作"),
    Part.FINDINGS: pattern(r"查明|事实|(?:核查|调查|核实)的?情况$"),
    Part.REMEDY: pattern(r"救济|权利(?:义务)?告知|不服"),
    Part.VIEW: pattern(r"(?:处理|答复|复查|复核|审查|办理)的?(?:意见|结论|决定|结果)"),
}
"""What headings announce beyond doubt."""
TOPIC_LESS = pattern(
    r"关于|对于|针对|[你您]|反映|请求|要求|问题|情况|说明|答复|回复|建议|诉求|事项|方面|的|有关|是否|[一二三四五六七八九十\d（）().、：:，第项]"
)
SUBJECTS = pattern(r"关于|对于|针对|问题|反映")
AFTERWARDS = pattern(
    r"^[^。]{0,60}(?:说明|解释|宣读|告知|告诉|送达|回访|复测|满意|认可|反馈|整改|办结|完工|完成|再次|又)"
)

NEVER_OPENS = pattern(
    r"(?:其中|但是|但(?=[，您你本我该])|然而|而且|并且|否则|也(?!许)|又(?!如)|其余|后者|前者|两者|二者"
    r"|其(?!他|次|它|一|二|三|四|实|余|中|间))"
)
"""Words that no paragraph begins with: what they lean on stands in the sentence before."""
CAME = pattern(
    r"^(?:[你您]们?|申请人|信访人)(?:于)?(?:20\d\d年)?\d{1,2}月\d{1,2}日[^。]{0,30}(?:来信|来访|来电|寄|提交|递交|反映|提出)"
)
TORN_START = pattern(
    r"(?![另如经又是好对但而且你您我])[\u4e00-\u9fff][，。；]"
    r"|\d{1,2}(?:日|时\d{0,2}分?)[^，。]{0,3}[，。]|(?:月|年|分|元|日|点)\d"
    r"|[的了着得们](?!确)|[或及][\u4e00-\u9fff]|(?:[一二三四五六七八九十百]{1,4}|\d{1,3})条[^，。]{0,12}规定"
    r"|[^“”，。；：]{1,14}”(?!“)|[^《》，。；：]{1,20}》|[^（）()，。；：\d一二三四五六七八九十]{1,16}[）)]"
)
"""How only the rest of a sentence begins: a scrap before a comma, a day without its month, the end of a bracket."""
SCRAP = pattern(
    r"(?!(?:[经据]查|查明|据悉|此外|另外|同[时样]|目前|当[前即日天然]|因[此而]|综上|首先|其[次中余他]|最[后终]|再[次者]|[为据对由如]此|其[一二三四五]"
    r"|第[一二三四五六]|[一二三四五六]是|如今|[今此]?[后前]|[今之以此][后前]|[后近前][续期段来]|现在|日前|近[日期]|随后|事[后前]|会[后前]|总之|所以|于是"
    r"|至[此今]|[你您][好说]|[你您]们|期间|今[天年日]|去年|昨[天日]|每[天年月]|请问|是的|可以|不[能用过]|[又例比]如|但是|没有|感谢|谢谢|抱歉|下步)[，。；])"
    r"[\u4e00-\u9fff]{2}[，。；]"
)
"""Two characters before a comma that are no adverb: torn where they are no usual beginning either."""
