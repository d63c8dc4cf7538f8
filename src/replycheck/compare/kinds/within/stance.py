"""Conclusions that stand alone against all that the reply says around them.

The fine is part of the sentence, yet it should be given back; the days are not counted, so the term is wrong.

What is easily got wrong: a reply may well grant something or own a fault, and then it says what was wrong or what is
done about it. So a conclusion counts only where its surroundings speak against it, and nothing there speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_ROLE = "internal-conclusion"
_FAVOUR = pattern(
    r"(?P<yes>(?:应当|应该|应予|可以|予以|能够|有权|应|能)(?:(?!申请|要求|向|的)[^，。；：\n不没未无难]){0,12}?"
    r"(?:退还|退给|退回|全退|退(?=$|[，。；])|支付|返还|发还|照办|支持|撤销|停止|免除|免掉|减免|减掉|同意|采纳|再审(?!申请)|改判|抗诉|追加认定|一并审理|重新审理|恢复原状|兑付|补发|解除|变更|引起改判|成为再审的理由|(?P<drawn>准许|准予|受理|立案|重新(?:开庭|计算|鉴定|认定|审查|处理|登记)|启动再审|提起再审|更正|折抵|抵扣|冲抵|计入|算进|中止执行|停止执行|暂缓执行|恢复(?:审理|执行)|赔偿|补偿|处分|追究|推翻|成立|认定为工伤|继续审理)))"
    r"(?P<rest>[^，。；：\n]{0,10})(?=[，。；\n])"
)
_NOT_SAID = pattern(
    "不|没|未|无|难|否|按(?=约定|[^，。]{0,6}[\\d‰%])|改|如(?!下)|若|只有|才|除非|规定|认为|主张|希望|问|法院(?!申请)|判决(?!书)|裁定|一审|二审|再审"
)
_WHO_ELSE = pattern(
    "(?:[你您]们?|贵)(?:公司|厂|方|行|单位|司|社|村|校|院|队)?(?:也|就|还|仍|依法|另|均|都)?$"
    "|对方|被告|原告|[他她它]|(?<![你您贵])公司|银行|(?<!我)(?<!本)局|单位|开发商|企业|双方|某|人民?法院|检察院|机关|部门"
)
_REST = pattern("^的|申请|起诉|手续|条件|情形|范围|程序|办法|的$|期限|问题|请求权")
_AGAINST = pattern(
    r"(?:没有|没|未|未能|缺乏|拿不出)[^，。；\n]{0,10}(?:证据|依据|根据|凭证|材料|约定|异议|提交|提供|否定|查实|到期|登记|规定)|无(?:证据|依据|据)|(?:证据|依据|理由)不(?:足|充分)|于法无据"
    r"|不(?:符合|属于|是|能(?!作为拒绝|免除|排除|拒)|宜|具备|在|予|构成|得|产生|适用)|并非|无权|无法|超过[^，。；\n]{0,8}(?:期限|时效|期间)|(?:期限|时效)[^，。；\n]{0,3}已?过|已过[^，。；\n]{0,6}(?:期限|时效)|逾期"
    r"|生效(?:判决|裁定|裁判|法律文书)|(?:判决|裁定|裁判)[^，。；\n]{0,6}(?:生效|发生法律效力)|终审|维持|驳回|没收|毒资|赃款|上缴|国库|违法所得"
    r"|罚金[^，。；\n]{0,10}(?:是|属)|刑罚|判决(?:已经?)?(?:确定|写明|判定)|(?:应当|也应|应)(?:予)?扣|有(?:合同|法律|事实|充分)?(?:和[^，。]{1,4})?依据"
    r"|(?:事实|程序|适用法律)[^，。；\n]{0,4}(?:清楚|合法|正确)|并无不当|正确|由[你您][^，。；\n]{0,6}(?:负担|承担)|有据|撤诉|撤回|由[^，。；\n]{2,14}(?:决定|处理|负责|确定|管辖|认定|审查|办理)"
)
_FOR = pattern(
    "错误|违法(?!所得|行为|占|建)|违规|瑕疵|疏漏|疏忽|(?<!不)属实|纠正|整改|道歉|致歉|多(?:预)?[交收扣缴付算]|补发|遗漏|重复[收交扣]|(?<!不)符合[^，。；\n]{0,16}(?:条件|规定)"
    r"|有道理|(?:请求|要求|诉求)[^，。；\n]{0,4}(?<!没)有[^，。；\n]{0,6}依据|漏[发登算]|误[收扣划]|(?<!部分)(?<!没有)得到(?:了)?支持|(?:对方|被告|被上诉人)[^，。；\n]{0,4}(?:负担|承担)|失误|差错|协商|经研究|考虑到|另一半|剩余部分|超出部分"
)
_DENIED = pattern(
    "(?:没有|并无|没|无|不存在|未发现|未|不|并非|谈不上|不等于|不能说明)[^，。；\n]{0,8}?(?:错误|违法|违规|瑕疵|疏漏|疏忽|属实|遗漏|失误|差错|得到(?:了)?支持|符合)"
)
_OURS = pattern("[我本][局院委办镇乡厅校]")
_SO = pattern("综上|总之|所以|因此|因而|故|可见|由此")
_BACK, _FAR_BACK = 150, 320

_FAULT = pattern(
    r"(?P<fault>(?:(?:确有|确实|确属|存在|是|属于|的确|显属|构成|有)[^，。；：\n不没未无是否]{0,4}(?:错误|错的|不当|不妥|有误|违法的?|畸轻|畸重|偏轻|偏重|遗漏|违规|无据)|(?:确实)?(?:算错|判错|弄错|认定错|搞错)了?"
    r"|不符合法律(?:的)?规定|违反(?:了)?法律规定))(?=[，。；\n])"
)
_THEIRS = pattern(
    "(?:原判|原审|判决|裁定|一审|二审|再审|两级法院|法院|我院|本院|我局|本局|认定|刑期|量刑|计算|扣除|收费|处罚|决定|做法|程序|处理|审理|催收|登记)"
)
_UNSURE = pattern("如|若|是否|认为|指出|主张|你|您|贵|觉得|不服|要求|申请|请求|法定|规定的|不能|并非|没有|没|不|无|未")
_MENDED = pattern(
    "纠正|改判|改为|撤销|发回|重新|更正|补正|致歉|道歉|退还|补发|整改|但|不过|不影响|瑕疵|指出|再审(?=改|认定|判)|抗诉(?!的)"
)


def against_all(reply: Paper) -> Iterator[Clash]:
    """Every such conclusion."""
    yield from _from_a_lack(reply)
    yield from _granted(reply)
    yield from _faulted(reply)


_LACK = (
    r"(?:没有|没|未(?!成年)|无(?!论|偿|须|需)|不(?!动产|论|管|同的|仅|但|过|服)|难以|驳回|无关)"
    r"(?![^，。；\n]{0,3}(?:如果|的话))[^，。；\n]{0,26}"
)
_LINK = "(?:所以|因此|因而|故|由此可见|由此|可见|也就是说|换句话说)，?"
_YES = pattern(
    rf"(?P<ground>{_LACK})[，。；](?P<so>{_LINK})(?P<yes>[^，。；：\n不没未无非难驳只另须才如若]{{0,16}}?"
    r"(?:可以?|应当?|应予|予以|符合|有权|成立|有效|能够?|足以|享有|取得|就是|是按|已经?(?:认定|确定|取得|失效|具备|符合|支持|确认))"
    r"[^，。；：\n不没未无非难驳仍只另须才]{1,18})(?=[，。；\n])"
)
_NOT_FOR_YOU = pattern(
    "由|承担|负担|撤销|改判|纠正|解除|退回|驳回|维持|终止|终结|执行|适用|排除|有限|有效期|处罚|对方|被告|原告|公司|银行|单位|[他她它其]|某|双方|申请(?!符合|条件)|起诉(?!符合|条件)|认定为|另行|上诉|向"
)


def _from_a_lack(reply: Paper) -> Iterator[Clash]:
    """证据不能证明这一点，因此起诉符合法定条件: a yes that is drawn from a no."""
    text = reply.text
    for match in _YES.finditer(text):
        you = _YOURS.sub("\u3000", match["yes"])
        sentence = reply.sentence(Span(*match.span("ground")))
        if _NOT_FOR_YOU.search(you) or _OTHERS.search(text, sentence.start, match.start("ground") + _SUBJECT):
            continue
        yield Clash(_ROLE, Span(*match.span("yes")), Span(*match.span("ground")))


_SUBJECT = 4
"""So many characters of a ground tell of whom it is."""
_YOURS = pattern("[你您](?:们)?(?:公司|单位)?|贵(?:公司|单位|司|方|行)|申请人")
_OTHERS = pattern(
    "(?<![你您贵])公司|银行|对方|被告|原告|被上诉人|上诉人|[他她]|法院|检察|村委会|局(?!部)|不当|错误|违法|过错|但|双方"
)


def _window(text: str, sentence: Span) -> int:
    """Where the grounds of a sentence begin: its paragraph, or more where it sums up."""
    if text[sentence.start : sentence.end].lstrip(" \u3000").startswith(("综上", "总之", "因此", "所以")):
        return max(0, sentence.start - _FAR_BACK)
    return max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - _BACK)


_LEAD = 30
_REASONS_OF_OTHERS = pattern(
    r"(?:机关|公安局?|派出所|原[^，。；\n]{1,6}|对方|被告|被申请人|公司|单位)[^，。；\n]{0,10}的(?:理由|主张|辩解|说法|抗辩)$"
)
"""公安机关不立案的理由不能成立 is in favour of the one who complains of it."""


def _granted(reply: Paper) -> Iterator[Clash]:
    text = reply.text
    for match in _FAVOUR.finditer(text):
        clause = reply.clause(Span(*match.span("yes")))
        ahead = text[clause.start : match.start()]
        if text[max(0, clause.start - 2) : clause.start].startswith("的") or "甲方" in ahead or "乙方" in ahead:
            continue  # 情节严重的，应当撤销缓刑 is what a law or a contract says
        if _BY_OTHERS.search(match["yes"]) or re.match(
            r"(?:给|还)?[你您]{0,2}[\d一二三四五六七八九十]", text[match.end("yes") :]
        ):
            continue  # 应当由人民法院退还; 应当退还你2580元 tells how much, and is no answer
        if _NOT_SAID.search(ahead) or _WHO_ELSE.search(ahead) or _REST.search(match["rest"]):
            continue
        sentence = reply.sentence(Span(*match.span("yes")))
        if _is_told(text, sentence, match):
            continue
        low = _window(text, sentence)
        around = _DENIED.sub("\u3000", text[low : sentence.end])
        around_it = (*_AGAINST.finditer(text, low, match.start()), *_AGAINST.finditer(text, match.end(), sentence.end))
        against = [
            one
            for one in around_it
            if not _of_another(text, one.end(), match.start())
            and _REASONS_OF_OTHERS.search(text, max(0, one.start() - _LEAD), one.start()) is None
            and not (_WELL_FOUNDED.search(one[0]) and _ASKED_FOR.search(text, max(0, one.start() - _LEAD), one.start()))
        ]
        if match["yes"].endswith(("支付", "兑付")) and not _OURS.search(text, clause.start, match.end()):
            continue  # who is to pay is not told
        if against and not _FOR.search(around) and not _DONE.match(text, match.end()):
            yield Clash(_ROLE, Span(*match.span("yes")), Span(*against[-1].span()))


def _is_told(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether a paper says it, or it follows from nothing: 判决写明，所得予以追缴后返还 is no answer."""
    if _WRITTEN_THERE.search(text, sentence.start, match.start()):
        return True
    return match["drawn"] is not None and not _SO.search(text, sentence.start, match.start())


def _of_another(text: str, ground: int, start: int) -> bool:
    """Whether the ground is of another demand."""
    between = text[ground:start]
    return "；" in between or (_ANOTHER.search(between) is not None and _SO.search(between) is None)


_BY_OTHERS = pattern(
    "由(?![我本])(?:人民)?(?:法院|[\u4e00-\u9fff]{1,10}(?:局|院|委|部门|机关|公司|单位))|协助|帮助|查询|咨询"
)
_WELL_FOUNDED, _ASKED_FOR = (
    pattern("有据|依据|正确|清楚|合法"),
    pattern("(?:请求|诉求|要求|主张|申请|意见)[^，。；]{0,12}$"),
)
"""你的请求于法有据，予以支持."""
_WRITTEN_THERE = pattern(
    "(?:判决|裁定|调解书|主文|决定书?|法律|条例|办法|合同|协议|通知|政策)[^，。；\n]{0,12}(?:写明|载明|写着|写的是|判令)[，：了]"
)
_DONE = pattern(
    r"[^，。；\n]{0,4}[，。；\n]{1,2}(?:并|且|现|现在)?(?:已(?!交|没收|写)|由(?!对方|被告)|将|拟|我[局院镇乡街]|本[局院镇乡]|\d{1,2}月|定于|于\d|户口)"
)
_ANOTHER = pattern("[你您](?:们)?(?:的)?[^，。；]{0,8}(?:请求|要求|诉求|申请)")


def _faulted(reply: Paper) -> Iterator[Clash]:
    text = reply.text
    for match in _FAULT.finditer(text):
        clause = reply.clause(Span(*match.span("fault")))
        ahead = text[clause.start : match.start()]
        sentence = reply.sentence(Span(*match.span("fault")))
        if not _THEIRS.search(ahead) or _UNSURE.search(_SO.sub("", ahead)):
            continue
        if not _SO.search(text, sentence.start, match.start()):
            continue
        low = _window(text, sentence)
        end = text.find("\n", sentence.end)
        around = text[low : min(len(text) if end < 0 else end, sentence.end + _BACK)]
        if not _MENDED.search(around):
            yield Clash(_ROLE, Span(*match.span("fault")), Span(low, max(low + 1, clause.start)))
