"""Conclusions that are drawn from a ground, word for word against it: 没有交凭证，所以应当按你说的数改.

What is easily got wrong: the same ground speaks for somebody else (你没有证据，所以法院支持了银行), and what is wrong
may be mended (确有错误，已经再审). So a conclusion counts only where it has no negation, is in favour of whoever is
written to, and nothing is put right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import Pattern, pattern

_ROLE = "internal-conclusion"
_C = r"[^，。；！？\n]"
_SO = r"(?:所以|因此|因而|故而?|为此|由此|是以|综上)，?"
_LACKS = pattern(
    rf"(?:没有|没能|没|未能|未|无法|不能)(?:再)?(?:提交|提供|交来|交出|交|举出|举证|出示|拿出|提出){_C}{{0,24}}(?:证据|凭证|凭据|材料|票据|原件|证明|依据|发票|收据|合同|单据|记录)"
    rf"|(?:没有|缺乏|缺少|无)(?:任何|别的|其他|相应的?|充分的?)?{_C}{{0,6}}(?:证据|凭证|依据|佐证|原件)|(?:看|证明?|说|反映|查)不出{_C}{{1,24}}|(?:不能|不足以|无法|难以)(?:证明|证实|认定){_C}{{1,24}}"
    rf"|(?:算不上|不是|不属于|不算){_C}{{0,10}}(?:新(?:的)?证据|证据)|(?:依据|证据)不足|(?:未|没有|不予)(?:被)?采信|(?:合同|协议|双方)(?:里|中|上)?没有约定|没有(?:相应的?)?(?:资质|资格|授权|签字|盖章|原件)"
)
_FAVOURS = pattern(
    rf"(?:应当|应予|可以|应|要|能够|能|得|予以)?(?:按|依|照|以)(?:照)?(?:[你您]们?|贵(?:公司|单位|司|方)|[你您]公司|[你您]单位)(?:所)?(?:说|主张|要求|提出|算|报|讲)?的{_C}{{0,8}}(?:改|算|认定|支付|计算|赔|退|判|为准|确定|扣)"
    rf"|(?:应当|可以|应|能)(?:拿|用|以|据)(?:它|此|这份?|该|来){_C}{{0,8}}(?:定|算|认定|当|作|推翻|抵|计)"
    rf"|(?:应当|应予|可以|应|能够|能)(?:拿(?:来|去))?(?:抵|冲抵|抵扣|抵销|抵消|扣减|扣除|减免|冲减)|(?:应当|应予|予以|可以|应)(?:支持|采信|采纳|认可){_C}{{0,12}}"
    rf"|(?:应当|可以|能|应)(?:推翻|改变|改判){_C}{{0,16}}|法院(?:予以|都|全部)?(?:支持|采信|采纳|采用)了?"
)
_OTHERWISE: tuple[tuple[Pattern, Pattern], ...] = (
    (
        pattern(rf"(?:不符合|达不到|不具备|不满足|够不上){_C}{{1,30}}(?:条件|规定|情形|标准|要求|门槛)"),
        pattern(
            rf"(?:可以|应当|应予|予以|能够?|应){_C}{{0,8}}(?:受理|批准|发放|办理|立案|准许|支持|减刑|假释|缓刑|享受|领取|退还|再审|改判|抗诉)"
        ),
    ),
    (
        pattern(
            rf"(?:超过|过了|超出|错过)了?{_C}{{0,14}}(?:期限|时效|期间|时限|[天日]|个月|年)|逾期(?:提出|起诉|申请)"
        ),
        pattern(rf"(?:可以|应当|仍可|予以|能够?|应)(?:再)?{_C}{{0,6}}(?:受理|立案|审查|支持|起诉|上诉|申请)"),
    ),
    (
        pattern(r"(?:终审(?:判决|裁定)|一审终审|(?:判决|裁定)已经?(?:发生法律效力|生效))"),
        pattern(r"(?:可以|有权|仍可|能)(?:再)?(?:提起)?上诉(?!的)"),
    ),
)
"""Other grounds, each with what cannot be drawn from it."""
_NEGATION = pattern("不|没|未|无|难|免[予于]|驳回|仅|只|另|自行|承担|负担|才")
_ANOTHER = pattern(
    "对方|原告|被告|上诉人|银行|保险公司|(?<![你您贵])(?:单位|公司)|[他她]|(?<!我)(?<!本)局|双方|夫妻|共同|债权|连带|抵押|工伤"
)
_DRAWN = pattern(rf"(?P<sep>[，。；])(?P<so>{_SO})(?P<conclusion>[^，。；\n]{{4,44}})(?=[，。；\n])")
_GROUND_REACH = 60
_TURN = pattern("但|不过|虽|然而|考虑到|鉴于|对方|原告|被告")

_POWERLESS = pattern(
    rf"(?P<ground>(?:不是|不属于|不在|并非){_C}{{0,16}}(?:职权|职责|权限|管辖|受理范围|审查范围|审理范围|处理范围|受案范围|范围){_C}{{0,6}})"
    rf"[，。；](?:{_SO})(?P<yes>[^，。；\n不没未无另由]{{0,14}}(?:应当|可以|应该|应|必须|已经|予以)[^，。；\n不没未无另由]{{0,4}}(?:审理|处理|受理|审查|判决|决定|解决|支持)[^，。；\n]{{0,8}})"
)
_OWNS = pattern(
    rf"(?P<what>(?:我院|本院|法院|原审|原判|一审|二审|分院|该院|这份判决|判决|裁定|合议庭|仲裁委|本局|我局){_C}{{0,24}}?(?:是错误?的|是不对的|是不妥的|是不当的|错了|并不妥当|不妥(?=[，。；])|是有误的))(?=[，。；\n])"
)
_MENDED = pattern(
    "纠正|再审|提审|指令|监督|检察建议|改判|更正|撤销|重新|补正|致歉|道歉|抗诉|瑕疵|整改|责成|退还|补发|改正|发回"
)
_THEY_SAY = pattern(
    "(?:[你您]们?|公司|原告|被告|上诉人|申请人|对方|律师)[^，。；\n]{0,8}(?:认为|说|称|主张|提出|以为|觉得)|指出，|如果|若|是否|不能说|并非|不是|不"
)
_CLOSED: tuple[Pattern, ...] = (
    pattern(
        r"(?P<theirs>(?:性质|对象|用途|事由|名目|来源)(?:各)?(?:不同|不一样)|(?:两|各)(?:回|码|件)事|不是一回事)(?P<between>[^\n]{0,90}?)(?<!不)(?<!并)(?P<ours>(?:确实|正|就|正好|恰恰|其实|实际)?是同一(?:笔|件|个|项|回)[^，。；]{0,12})"
    ),
    pattern(
        rf"(?P<theirs>既然(?:是)?被{_C}{{2,20}}的)，(?P<ours>(?:就|那就|便)是[他她你您](?:自己|主动|自愿){_C}{{0,8}})"
    ),
    pattern(
        rf"(?<!不)(?<!不能)(?<!不再)(?P<ours>适用(?:这个|该|这份|此|上述|新){_C}{{0,8}})，(?P<theirs>(?:仍然?|还是|只能)(?:按|适用|依照)(?:照)?{_C}{{2,20}})"
    ),
    pattern(
        rf"(?P<theirs>(?:留待|留到|待|由)(?:重审|再审|一审|二审|另案|以后){_C}{{0,6}}(?:定|判|处理|审查|认定))，(?P<ours>(?:本院|我院|法院)(?:已经?|现已)(?:认可|认定|确认|支持|否定){_C}{{0,6}})"
    ),
    pattern(rf"(?P<theirs>上缴国库{_C}{{0,4}})，(?P<ours>(?:就|都|也|正)?是(?:赔|付|还|退|判)(?:偿)?给{_C}{{1,8}})"),
    pattern(
        r"(?P<theirs>发回重审[^。\n]{0,16}。|撤诉[^。\n]{0,12}。)(?P<ours>(?:这)?(?:说的?|也)?(?:就是|等于|意味着)(?:说)?(?:[你您]们?|贵[司方公]司?)[^，。]{0,3}(?:输|败))"
    ),
    pattern(
        r"(?P<theirs>(?:事先|之前|以前|此前|判决前|判决以前|宣判前)[^，。；\n]{0,10}(?:赔|退|付|还|交)(?:清|到位|完)?了?)，所以(?P<ours>(?:判决|法院)(?:又|还|再)(?:写|判|责令)了?(?:退赔|赔偿|追缴))"
    ),
)
_DENIED = pattern("不是|并非|不同意|不能说")
_POINTED_OUT = pattern("指出|法院[^，。；]{0,6}(?:认为|认定|说明)|该院|裁定[^，。；]{0,6}(?:写|认为|载)")
_BUT_RIGHT = pattern(
    "，(?:但|不过|然而|只是)[^。\n]{0,30}(?:并无不当|正确|不影响|没有影响|适当|结果(?:并)?[无没]|予以维持)"
)
"""该院同时指出，一、二审未查明相关事实不妥，但驳回起诉的结果并无不当: another court says it, or sets it right."""


def drawn_against(reply: Paper) -> Iterator[Clash]:
    """Every conclusion that its own ground, told right before it, does not bear."""
    text = reply.text
    yield from _without_proof(text)
    for match in _POWERLESS.finditer(text):
        yield Clash(_ROLE, Span(*match.span("yes")), Span(*match.span("ground")))
    yield from _owned(reply)
    for turn in _CLOSED:
        for match in turn.finditer(text):
            between = match.groupdict().get("between") or ""
            if not _DENIED.search(between):
                yield Clash(_ROLE, Span(*match.span("ours")), Span(*match.span("theirs")))
    yield from _still_owed(text)
    yield from _begun(reply)


def _without_proof(text: str) -> Iterator[Clash]:
    """没有交买电脑的凭证，所以应当按你说的数改; 算不上新证据。因此可以拿来抵欠款."""
    for match in _DRAWN.finditer(text):
        conclusion = match["conclusion"]
        if _NEGATION.search(conclusion) or _ANOTHER.search(conclusion):
            continue
        signs = [ground for ground, drawn in ((_LACKS, _FAVOURS), *_OTHERWISE) if drawn.search(conclusion)]
        low = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _GROUND_REACH)
        stop = text.rfind("。", low, match.start())
        low = stop + 1 if stop >= 0 else low
        grounds = [one for sign in signs for one in sign.finditer(text, low, match.start())]
        if grounds and not _TURN.search(text, grounds[-1].end(), match.start()) and not _turned(text, low, grounds[-1]):
            yield Clash(_ROLE, Span(*match.span("conclusion")), Span(*grounds[-1].span()))


def _turned(text: str, low: int, ground: re.Match[str]) -> bool:
    """Whether it is somebody else who lacks the proof: 公司没有交凭证，所以应当按你说的数算."""
    clause = max(text.rfind(mark, low, ground.start()) for mark in "，。；\n") + 1
    return _ANOTHER.search(text, max(clause, low), ground.start()) is not None


def _owned(reply: Paper) -> Iterator[Clash]:
    """所以我院没有审这一项是错的, and nothing is put right."""
    text = reply.text
    if _MENDED.search(text[-_TAIL:]) and len(text) < _TAIL:
        return
    for match in _OWNS.finditer(text):
        sentence = reply.sentence(Span(*match.span()))
        if _POINTED_OUT.search(text, sentence.start, match.start()) or _BUT_RIGHT.match(text, match.end()):
            continue
        if _THEY_SAY.search(text, sentence.start, match.start()) or _THEY_SAY.search(match["what"][:-4]):
            continue
        low, high = text.rfind("\n", 0, match.start()) + 1, min(len(text), match.end() + _TAIL)
        if not _MENDED.search(text, low, high):
            yield Clash(
                _ROLE,
                Span(*match.span("what")),
                Span(sentence.start, match.start()) if sentence.start < match.start() else Span(*match.span("what")),
            )


_TAIL = 200
_ALLOWED = pattern("(?<!不)准予(?:强制)?执行|(?:驳回|维持)[^，。；\n]{0,12}(?:请求|上诉|起诉|处罚|决定|判决|申请)")
_LET_OFF = pattern(
    r"(?:罚款|罚金|处罚|受理费|诉讼费|款项?|钱)[^。；\n]{0,24}?(?P<ours>(?:已经)?(?:不必|不用|无需|无须|不需要?|不需再?|用不着)(?:再)?(?:去)?(?:缴|交|付|履行))"
)
_PAID = pattern("交清|缴清|付清|还清|免除|免交|免缴|减免|撤销|你(?:已|已经)[交缴付]|重复")


def _still_owed(text: str) -> Iterator[Clash]:
    """准予强制执行……这笔罚款不必再交."""
    ground = _ALLOWED.search(text)
    if ground is None or _PAID.search(text):
        return
    for match in _LET_OFF.finditer(text, ground.end()):
        yield Clash(_ROLE, Span(*match.span("ours")), Span(*ground.span()))


_THEN = pattern(
    r"(?:当时|此时|那时|这时)[^，。；\n]{0,4}?(?P<deed>[\u4e00-\u9fff]{2,4}?)(?P<ours>(?:还没有?|还未|尚未|并未|没有)(?:开始|进行|着手|发生))"
)
_FAR = 260


def _begun(reply: Paper) -> Iterator[Clash]:
    """10日至13日打捞起浮。18日出具委托书，当时打捞还没有开始."""
    days = [one for one in reply.mentions if one.kind.value == "day" and isinstance(one.value, tuple)]
    for match in _THEN.finditer(reply.text):
        told = reply.text.rfind(match["deed"], max(0, match.start() - _FAR), match.start())
        before = [one for one in days if one.span.end <= told] if told >= 0 else []
        then = [one for one in days if one.span.end <= match.start()]
        if not before or before[-1] is then[-1] or told - before[-1].span.end > _NEAR:
            continue
        if re.search("[不没未]", reply.text[before[-1].span.end : told]):
            continue
        first, later = before[-1].value, then[-1].value
        if isinstance(first, tuple) and isinstance(later, tuple) and first[0] == later[0] and first[1:] < later[1:]:
            yield Clash(_ROLE, Span(*match.span("ours")), Span(before[-1].span.start, told + len(match["deed"])))


_NEAR = 24
