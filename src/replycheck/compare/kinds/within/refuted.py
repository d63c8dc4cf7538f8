"""Conclusions that their own form speaks against: 即便……也足以推翻, 不得移送，应当移送, 说没准，与事实相符：准许了.

What is easily got wrong: who may and who must not can be two, and 虽 is often followed by nothing that turns. So a row
names the two in closed words, in one thought, and a sentence that turns says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.kinds.within.entailed import ruled_out
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import Pattern, pattern

_ROLE = "internal-conclusion"
_C = r"[^，。；：\n]"
_OFFICE = "(?:我|本)(?:院|局|委|厅|办|镇|乡|机关|街道|府|会)"
_END = r"(?=[，。；]|$)"
_ROWS: tuple[tuple[str, str], ...] = (
    (  # two things apart are not one
        rf"各算各的|各是各的|是两(?:回|码|件)事|(?:互不|并不)(?:相同|重叠|重合|包含)|没有(?:重叠|重合|交叉)|(?:各自|相互|互相|彼此)独立|针对的是{_C}{{1,10}}，{_C}{{1,10}}针对的是{_C}{{1,10}}|一个管{_C}{{1,6}}，一个管{_C}{{1,6}}",
        rf"(?<!不)(?:是|属于|构成|确实|就是|已经?)(?:了)?(?:同一|一回事|一码事|重复(?!一)){_C}{{0,8}}",
    ),
    (  # what differs is not the same
        rf"(?:(?:有|存在)(?:着)?|都有)(?:明显|显著|实质(?:性)?|本质|较大|很大)的?(?:差异|不同|区别|差别)|(?:各|均|都)不(?:相同|一样)|管不住{_C}{{0,6}}|起不到{_C}{{0,10}}作用",
        rf"(?<!不)(?<!不能)(?<!是否)(?:构成|属于|是|可以视为)(?:等同|相同|近似|同样|同类|一样)(?:的)?(?:特征|商标|技术|产品|商品)?{_END}",
    ),
    (  # a sentence that is right is not protested, one that is wrong is
        rf"(?:量刑|刑期|定罪|定性|判决|裁判|处理)(?:均|都|也|并)?(?:没有|并无|没有明显|并无明显|未见)(?:明显)?(?:不当|错误|超出{_C}{{0,8}})|(?:量刑|定罪){_C}{{0,4}}(?:适当|准确|正确|恰当)",
        rf"(?<!不)(?<!不予)(?<!不再)(?:决定)?(?:依法)?(?:提出抗诉|提请抗诉|支持你的抗诉申请){_END}",
    ),
    (
        rf"在(?:这个|法定|法律规定的|上述|该)(?:法定)?(?:量刑)?(?:幅度|档次){_C}{{0,3}}(?:里|内|以内|之内|之中)",
        rf"(?<!没有)(?<!没)(?<!未)(?<!并未)(?<!是否)(?:明显)?(?:超出|超过|突破)了?{_C}{{0,8}}(?:规定|幅度|上限|法律)",
    ),
    (  # what has been settled by a court is not settled anew by an office
        rf"(?:已有|已经有|有了|已作出|已经作出)(?:生效)?(?:结论|定论|认定|裁决){_C}{{0,2}}",
        rf"{_OFFICE}(?:仍然?|还|依法)?(?:可以|应当|能够|可)(?:另作|另行|重新|再行|再){_C}{{1,8}}",
    ),
    (  # a right that was given up is gone
        rf"(?:合意|一致|自愿|明确|书面|写明|共同)(?:约定|表示|同意)?(?:放弃|解除|终止|取消)了?{_C}{{0,10}}",
        rf"(?:条款|协议|约定)(?:仍然?|依然|继续|还)(?:具有|有)(?:法律)?(?:效力?|约束力)|{_C}{{0,8}}(?:应当|应予|应该)(?:予以)?(?:补发|支付|给付|赔偿|补偿){_END}",
    ),
    (
        rf"(?:证明|证实)不了{_C}{{0,10}}|(?:不能|无法|不足以|难以)(?:证明|证实){_C}{{0,12}}",
        rf"(?<!不)(?:应当|应予|应该)(?:予以)?(?:补发|支付|给付|赔偿|补偿|支持|采信|认定){_END}",
    ),
    (
        rf"(?:不能|无法|没有|不足以)(?:指向|对应|特定|确定){_C}{{0,4}}(?:特定|具体|明确)?的?(?:政府)?信息|(?:内容|描述|指向)(?:不|并不)(?:明确|具体|清楚)",
        rf"(?<!不)(?<!无法)(?:应当|可以|应予)(?:按|依|照)?(?:该|此|上述|你的?)?(?:申请)?(?:予以)?(?:公开|提供){_END}",
    ),
    (
        rf"不是(?:改变|变更|排除|撤销|推翻|移送|中止|免除){_C}{{0,10}}的?(?:法定)?(?:理由|事由|原因|依据|条件|情形)|(?:先立案的)?{_C}{{0,8}}不得(?:再)?(?:行)?移送",
        rf"(?:案件|本案|{_OFFICE})(?:就|仍然?)?(?:应当?|应该|可以|必须)(?:将案件|把案件|将本案)?(?:移送|改由|移交|撤销|中止){_C}{{0,10}}",
    ),
    (
        r"不影响(?:本案|案件|该案)(?:的)?(?:基本)?(?:事实|处理|审理|认定|责任|结果|裁判)[^，。；\n]{0,8}",
        r"(?:本案|案件)(?:就|因此)?(?:应当?|必须|需要)(?:中止|等待|停止)[^，。；\n]{0,8}",
    ),
    (  # without a signature nobody agreed
        rf"(?:没有|未见|缺少|无)(?:[\u4e00-\u9fff]{{2,4}}的?)(?:签字|签名|签章|盖章|确认){_END}|(?:接受不了|不接受|不同意|不认可)(?:这个|该|上述|这一)?(?:结果|结算|数额|结论|方案)?[”」]?",
        rf"(?<!不能)(?<!不)(?:可以|应当|足以|能够)?(?:当作|视为|认定为?|看作|说明)(?:他|她|其|对方|双方|你|[\u4e00-\u9fff]{{2,4}})(?:已经?)?(?:认可|同意|接受|确认)了?{_C}{{0,6}}{_END}|(?:他|她|其|对方)(?:都|也)?(?:已经?|早已)(?:认可|同意|接受)了?{_END}",
    ),
    (  # the burden of who claims is not the other's
        r"(?:证据|举证责任|举证)(?:应当|应该|应|要)?由(?P<who>[你您贵我]?[\u4e00-\u9fff]{1,4}?)(?:拿|提供|提交|承担|负责)",
        r"(?<!不能)(?:应当|应该|只能|必须)(?:要求|由|让)(?:对方|他|她|[\u4e00-\u9fff]{2,3}(?<!公司)(?<!单位))(?:来)?(?:举证|拿出证据|提供证据|承担举证责任)",
    ),
    (
        rf"没有进入实体(?:审理|审查)?|没有(?:审查|审理)(?:实体|{_C}{{0,10}}是否合法)|只(?:审查|看)了?程序",
        rf"(?<!不)(?<!并非)(?:等于|说明|意味着|表明|就是){_C}{{0,6}}(?:认定|确认|承认){_C}{{0,8}}(?:合法|违法|有效|无效|正确|错误)",
    ),
    (
        rf"(?:诉求|请求|要求|主张)?{_C}{{0,14}}与(?:生效)?(?:裁判|判决|裁定|法律规定|政策|规定)(?:不一致|不符|相抵触|相冲突|相矛盾|相悖)",
        rf"{_OFFICE}(?:将|会|可以|应当|决定)?(?:照此|照此办理|照办|予以支持|依此|据此照办){_C}{{0,4}}{_END}",
    ),
    (  # a contract binds those who made it
        rf"(?:只|仅)(?:能)?约束(?:签[字约订]的?|当事|合同){_C}{{0,8}}|(?:只|仅)在{_C}{{2,12}}之间(?:有效|生效|有约束力)",
        rf"对(?!{_C}{{0,6}}(?:双方|签约|当事人)){_C}{{1,12}}(?:同样|也|一样|仍然?|当然)(?:具有|有|产生)(?:法律)?(?:约束力|效力){_END}",
    ),
    (
        rf"(?:没有|未|更没有|从未|并未|也未)(?:自觉|主动|按期|按时|依法)?(?:履行|执行|整改|缴纳|拆除|退还){_C}{{0,6}}",
        rf"(?:处罚|决定|义务|内容|要求|措施|款项)(?:都|均|全部|已)(?:已经?|全部)?(?:落实|执行完毕|履行完毕|执行到位|到位|缴清){_END}",
    ),
    (
        rf"不一致的，以(?P<as>{_C}{{2,8}})为准|既要{_C}{{2,12}}，又要{_C}{{2,12}}",
        rf"(?:只要|只需)(?:有|满足|具备)?(?:一|其中一|任一|一样|一个){_C}{{0,8}}(?:就够了|即可|就行|就可以){_END}",
    ),
    (  # who paid it all back owes nothing
        rf"(?:全部|如数|悉数|分文不差|一分不差|足额)(?:地)?(?:归还|还清|退还|付清|交清)?{_C}{{0,4}}(?:归还|还清|退还|付清|交清|一分不差|分文不差|结清)?",
        rf"(?<!不)(?<!不再)(?:现在|目前|至今)?(?:仍然?|还|尚)(?:拖)?欠(?:着)?{_C}{{1,10}}(?:钱|款|元|债){_END}",
    ),
    (
        rf"有时(?:候)?(?:说|称)?{_C}{{2,20}}[，,]有时(?:候)?(?:又)?(?:说|称)?{_C}{{2,20}}|(?:前后|几次)(?:说法|陈述|供述|解释)?(?:不一|不同|矛盾)",
        rf"(?:说法|陈述|前后)(?:前后)?(?:是)?一致{_END}|(?<!不)(?:应予|应当|可以|予以)采信{_END}",
    ),
    (
        rf"(?:只有|仅有|只是|只拿出|只提供|只提交了?){_C}{{2,24}}",
        rf"(?<!不)(?<!不能)(?<!就)(?<!已)(?<!也)(?:足以|完全可以|当然可以)(?:说明|证明|证实|认定){_C}{{2,20}}{_END}",
    ),
    (
        r"(?:既然)?(?:产品|行为|被告|公司|对方)?(?:本身)?(?:不(?:构成)?侵权|没有侵权|未侵权|不违约|没有违约|无(?:过错|责任))",
        rf"(?<!不)(?<!无需)(?:就|也|仍然?|自然|当然)(?:应当?|要|须|得)(?:承担|负|赔偿){_C}{{0,12}}{_END}",
    ),
    (
        rf"没有驾驶证|无证(?:驾驶)?|没有号牌|累犯|再犯|前科{_C}{{0,4}}|逃逸|拒不(?:认罪|配合|供述)",
        rf"(?:都|均|也|这些)?(?:是|属于)(?:法定|酌定|依法)?(?:从轻|减轻|从宽|免除)(?:或者?减轻)?(?:处罚)?的?(?:情节|因素|理由){_END}",
    ),
    (
        r"(?:等于|相当于)?(?:用|以)(?:实际)?行动(?:改|变更|改变)了?(?:原来的|原)?(?:约定|合同|条件)|条件(?:一直)?(?:没有|未|尚未)(?:成就|具备|满足)",
        r"(?:付款|支付|给付)条件(?:已经?|就)(?:成就|具备|满足)",
    ),
)
_TABLE: tuple[tuple[Pattern, Pattern], ...] = tuple((pattern(ground), pattern(drawn)) for ground, drawn in _ROWS)


def refuted(reply: Paper) -> Iterator[Clash]:
    """Every conclusion that the form of its own thought speaks against."""
    for ground, drawn in _TABLE:
        yield from ruled_out(reply, ground, drawn)
    yield from _even_so(reply.text)
    yield from _said_and_told(reply.text)
    yield from _may_and_must_not(reply)


_EVEN_IF = pattern(
    rf"(?P<even>即便|即使|就算|纵使|哪怕)[^。；，\n]{{3,40}}，(?:(?:这|它|该|上述){_C}{{0,4}})?(?:也|仍|还是)?(?P<drawn>(?:足以|能够|可以|已经)(?:推翻|动摇|否定|改变){_C}{{2,20}}){_END}"
)
_THOUGH = pattern(
    rf"(?P<though>虽然?{_C}{{1,14}}|{_C}{{2,8}}虽{_C}{{1,6}})，(?P<drawn>(?:而且|并且|因此|所以|于是){_C}{{2,20}}){_END}"
)


def _even_so(text: str) -> Iterator[Clash]:
    """即便你有不同看法，也足以推翻; 责任虽重，而且是全部责任: what concedes a point may not win it."""
    for form, word in ((_EVEN_IF, "even"), (_THOUGH, "though")):
        for match in form.finditer(text):
            if word == "though" and re.search("，(?:但|却|仍|可|也)", text[match.end() : match.end() + 3]):
                continue
            yield Clash(_ROLE, Span(*match.span("drawn")), Span(*match.span(word)))


_SAID = pattern(
    rf"(?:说|称|反映|提到|认为|提出)(?P<said>[^。；：\n，]{{4,24}})，(?:经查{_C}{{0,8}}，)?(?:这|该|此)?(?:一?点|一?说法|一?情况|句话)?(?:是|，)?(?P<verdict>(?:与|和)(?:事实|实际|记录|案卷)(?:不符|相符|一致|不一致)|(?<!不)属实|不属实|情况属实|情况不属实|不实)[：，；]?(?P<told>[^，。；：\n]{{2,24}})"
)
_SAYS_NO = pattern("(?:没有?|未|不(?:许|让|准|给|肯|予|曾|管)|拒绝|从未|没人|无人)")
_SURE = pattern("(?:已经?|早已|都已|确实|当天就|当日就)|了$|过$|了(?=[^，]{0,6}$)")


def _said_and_told(text: str) -> Iterator[Clash]:
    """二审不许王某出庭，这与事实相符：二审准许了: the deed that was said not to be done is told right behind."""
    for match in _SAID.finditer(text):
        right = not re.search("不符|不一致|不属实|不实", match["verdict"])
        denied, refused = (_SAYS_NO.search(match[name]) is not None for name in ("said", "told"))
        same = _shared(match["said"], match["told"])
        if same and denied != refused and right and (refused or _SURE.search(match["told"])):
            yield Clash(_ROLE, Span(*match.span("verdict")), Span(*match.span("told")))


_SAME_DEED = {"许": "准许", "让": "准许", "准": "准许"}


def _shared(said: str, told: str) -> bool:
    """Whether two clauses speak of one deed: they share two characters in a row, or what was refused was allowed."""
    if any(f"不{word}" in said and deed in told for word, deed in _SAME_DEED.items()):
        return True
    verbs = re.sub("没有|并未|从未|未|不|已经|了", " ", said)
    return any(verbs[at : at + 2] in told for at in range(len(verbs) - 1) if " " not in verbs[at : at + 2])


_MUST_NOT = pattern(
    rf"(?:不得|不能|不应当?|不必|无须|无需|无权)(?:再|另行|重复)?(?P<deed>[\u4e00-\u9fff]{{2}}){_C}{{0,8}}"
)


def _may_and_must_not(reply: Paper) -> Iterator[Clash]:
    """先立案的法院不得再移送，我院应当将案件移送上海: of one deed, in two clauses that stand side by side."""
    text = reply.text
    for match in _MUST_NOT.finditer(text):
        clause = reply.clause(Span(*match.span()))
        if text[clause.end : clause.end + 1] not in ("，", "；"):
            continue
        behind = reply.clause(Span(clause.end + 1, clause.end + 2))
        words = behind.of(text)
        must = re.search(
            rf"^(?:因此|所以|故)?{_OFFICE}(?:就|仍)?(?:应当|必须|可以)[^不没未]{{0,8}}{match['deed']}", words
        )
        if must is not None and not re.search("但|除|如|若|的，", text[clause.start : behind.start] + words[:4]):
            yield Clash(_ROLE, behind, Span(*match.span()))
