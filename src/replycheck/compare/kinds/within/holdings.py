"""What the paper holds, against the grounds that it gives and the heading that it bears.

What is easily got wrong: a paper answers several questions, and tells what others hold. So an answer is held against
the grounds of its own paragraph only, without what the petitioner says, and a decision against the appraisal only where
the paper makes one decision and speaks of the paper under review in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_ROLE = "internal-conclusion"
_SOUND = pattern(
    r"(?:认定)?(?:的)?(?:基本)?事实(?:认定)?清楚|证据(?:确实|确凿)?、?充分|适用(?:法律|法规|政策|依据)[^，。；]{0,6}(?:正确|准确|适当|得当)"
    r"|程序(?:合法|正当|规范)|(?:处理|结论)(?:适当|正确|得当|并无不当)"
)
_FAULTY = pattern(
    r"(?:认定)?(?:的)?(?:主要|部分|基本)?事实(?:认定)?(?:不清|错误|有误|不全面|不完整)|证据不足|适用(?:法律|法规|政策|依据)[^，。；]{0,6}(?:错误|不当|有误)"
    r"|程序(?:违法|不当|不合法)|(?:处理|结论)(?:不当|错误|有误)|显失公平"
)
_THEIRS = pattern(r"[你您申信][^，。；]{0,8}(?:请求|诉求|主张|要求|理由|说法)[^，。；]{0,4}$")
_DECIDED = pattern(
    r"(?:予以(?P<bare>维持|撤销)(?=。)|(?:第[一二三四五六七八九十百零]{1,8}条[^，。；\n]{0,12}的规定，|决定|(?:复[查核议]|处理)?意见如下)[：:]?\s{0,4}(?:[（(]?[一1][）)、.．]\s{0,2})?(?:依法)?(?P<verb>维持|撤销)(?!权)[^。；\n]{2,80})"
)
_HOLDS = pattern(
    r"(?:本(?:机关|院|局|委|厅|府)|我(?:局|委|院|厅)|复[查核]组?)(?:经(?:审查|复查|复核|审理))?(?:后)?认为|综上|二审(?:判决|裁定)"
    r"|(?:原|复查|处理)[^，。；]{0,12}(?:意见|判决|决定)(?:书)?(?:[^，。；]{0,20})?认定"
    r"|(?m:^)[ \u3000]{0,6}[一二三四五六七八]、(?:复[查核]|处理|审查)(?:意见|决定|结论)"
)
_BUT = pattern("但|不过|然而|虽|部分")
_REACH = 500
_TITLE = pattern(
    r"(?m)^[ \u3000]*(?:关于[^\n。]{2,40})?(?:信访(?:事项)?|[\u4e00-\u9fff]{0,6}(?:申请|事项|材料|举报|投诉))?"
    r"(?P<no>不予|不再)?(?P<deed>受理|公开|支持|立案)(?:的)?"
    r"(?:决定书?|告知书|通知书)[ \u3000]*$"
)
_TITLED_ABOUT = pattern(
    r"(?m)^[ \u3000]*关于(?P<no>不予|不再)(?P<deed>受理|公开|支持|立案)[^\n。，；]{2,40}"
    r"(?:决定书?|告知书|通知书|函)[ \u3000]*$"
)
"""关于不予受理某某信访事项的告知书."""
_DOES = (
    r"[本我](?:机关|分?局|院|委|厅|府|[县区镇]政府|中心|办|街道|所|队|镇|乡|站|处|馆|校|村|公司)(?:经(?:研究|审查))?(?:决定)?(?:对[^，。；\n]{{1,16}}?)?(?:自[^，。；\n]{{2,14}}起)?(?:依法)?(?P<no>不予|不再)?(?:决定)?(?P<yes>予以)?"
    r"{deed}(?!的|范围|条件|后|之日|期限)"
)
_UNMET = pattern(
    r"(?:不符合|不属于|没有|缺乏|缺少)[^，。；\n]{0,40}(?:规定|条件|情形|范围|依据|根据|证据)[^，。；\n]{0,6}[，。；]"
    r"(?P<between>[^。；\n]{0,12}?)"
    r"(?:本(?:机关|院|局|委|厅|府)|我(?:局|委|院|厅))(?:经研究)?(?:决定|依法)?(?P<yes>(?:对[^，。；\n]{0,20})?(?:予以)?(?:支持|准许|受理|批准|采纳)[你您申该上])"
)
_MET = pattern(
    r"(?<![不未没无缺])(?P<ground>(?:(?:[你您]|申请|请求|诉求)[^，。；\n不没]{0,20}符合[^，。；\n不]{2,40}(?:规定|条件|情形)|(?<![没未])有(?:充分的?)?(?:事实|法律|政策)[^，。；\n]{0,10}(?:依据|根据)|依据充分|理由(?:充分|成立)))[，；](?P<between>[^。；\n]{0,20}?)"
    r"(?P<no>不予(?:支持|受理|准许|采纳|认可)|不支持|不能支持|予以驳回)"
)
_UPHELD_AND = pattern(
    r"(?:维持)[^。；\n]{2,80}，(?P<what>(?:对)?[你您申][^，。；\n]{0,12}(?:请求|诉求|要求|主张|申请)[^，。；\n不]{0,8}(?:予以|应予)(?:支持|采纳))"
)
_SUPPORTED_YET = pattern(
    r"(?P<what>[你您申][^，。；\n]{0,8}(?:请求|诉求|要求|主张|申请)[^。；\n不没无缺]{0,24}(?:予以支持|(?:事实|法律)[^。；\n]{0,8}依据|(?:理由)?成立))。[^。\n]{0,80}(?:。[^。\n]{0,40})?决定维持"
)
_REFUSED_YET = pattern(
    r"(?P<what>[你您申][^，。；\n]{0,8}(?:请求|诉求|要求|主张|申请)(?:全部|均|都)不(?:能)?(?:成立|予支持))。[^。\n]{0,60}决定[：:，]?"
    r"[^。\n]{0,80}(?P<paid>(?:再|另行?)?(?:支付|退还|补发|补偿|赔偿)[你您][^。；，\n]{0,10}\d)"
)
_NO_CASE = pattern(r"不立案的?理由(?P<what>(?:能够|可以|均)?成立)")
_CASE_ORDERED = pattern(r"通知[^。；\n]{0,20}立案")
_ANSWER = pattern(
    r"(?P<verdict>(?:(?P<no>不|与事实不)|(?P<partly>部分|基本))?(?:属实|相符)|(?P<fails>不能成立|不成立)|(?<![不能])成立)(?=[。；]|$)"
)
_ADMITTED = pattern(
    r"(?:多(?:收|扣|算)|少(?:发|付|算|计|领)|漏(?:发|算|计|登|报))了?[^，。；]{0,8}?\d|(?:超出|超过|高于|低于)(?:了)?(?:标准|限值|规定|核定|限额|上限|法定)"
    r"|确(?:有|实存在|存在|已)|(?<![不未没])违反(?:了)?|未(?:按|提前|及时|依法)|没有(?:按|提前|及时|依法)|存在[^，。；]{1,14}(?:问题|情况|行为|现象)"
)
_DENIED = pattern(
    r"不存在|未发现|没有发现|没有[^，。；]{0,8}(?:不当|违规|违纪|违法)|并无|并未|既(?:无|没有)|没有(?:违反|违规|多收|少发|截留|拖欠|克扣)|(?:均|全部|都)(?:合格|符合|达标)|未超(?:过|出|标)|均无"
    r"|符合(?:规定|标准|要求|法定)|依法(?:按|进行|分配)"
)
_STRONG = pattern(
    "没有[^，。；]{0,8}(?:不当|违规|违纪|违法)|不存在|未发现|没有发现|既无|既没有|没有(?:违反|违规|多收|少发|截留|拖欠|克扣)|(?:均|全部|都)(?:合格|符合|达标)|未超"
)
_TOLD = pattern(
    r"(?:[你您]们?|信访人|申请人|反映人|投诉人|来信人|网友|被申请人)(?:来信)?(?:反映|提出|认为|主张|称|说|要求|请求)(?:的)?[^。；\n]{0,80}?(?=[。；，]|$)"
)
_UNSAID = pattern("未发现|没有发现|不存在|是否|未见|并无|如|若|不得|应当|规定|禁止")
_NEAR = 8
_THEIR_REASONS = pattern(
    "(?:[你您]|申请人|信访人|申诉人)(?:的|提出的|[^，。；]{1,16}的)(?:请求|申请|复查|申诉|监督)?理由"
)
"""公安机关不立案的理由成立 speaks against the petitioner."""
_OF_ONE_THING = pattern("(?:反映|所说|提出|投诉|举报)的(?!(?:问题|情况|事项|内容)(?:$|，))[^，。；]{2,20}$")
"""你反映的辱骂情况不属实 answers one thing of several."""


def holdings(reply: Paper) -> Iterator[Clash]:
    """Every conclusion of the paper that its own grounds, or its own title, contradict."""
    yield from _reviewed(reply.text)
    yield from _titled(reply.text)
    yield from _grounded(reply.text)
    yield from _answered(reply.text)


def _reviewed(text: str) -> Iterator[Clash]:
    """认定事实清楚……决定撤销; 事实不清……决定维持."""
    decided = list(_DECIDED.finditer(text))
    if len({_verb(match) for match in decided}) != 1:
        return
    decision = decided[0]
    holds = list(_HOLDS.finditer(text, max(0, decision.start() - _REACH), decision.start()))
    if not holds:
        return
    low = holds[-1].start()
    sound, faulty = (list(sign.finditer(text, low, decision.start())) for sign in (_SOUND, _FAULTY))
    if _BUT.search(text, low, decision.start()):
        return
    faulty = [one for one in faulty if not of_a_request(text, one)]
    against = faulty if _verb(decision) == "维持" else sound
    agreeing = sound if _verb(decision) == "维持" else faulty
    if against and not agreeing:
        yield Clash(
            _ROLE,
            Span(decision.start("verb" if decision["verb"] else "bare"), decision.end()),
            Span(against[0].start(), against[-1].end()),
        )


def of_a_request(text: str, match: re.Match[str]) -> bool:
    """Whether it is a request that lacks proof, which speaks for what is upheld: 你的请求证据不足."""
    return match.group() == "证据不足" and _THEIRS.search(text, max(0, match.start() - 24), match.start()) is not None


def _verb(match: re.Match[str]) -> str:
    return match["verb"] or match["bare"]


def _titled(text: str) -> Iterator[Clash]:
    """不予受理告知书 that says 本机关予以受理."""
    title = _TITLE.search(text) or _TITLED_ABOUT.search(text)
    if title is None:
        return
    for match in re.finditer(_DOES.format(deed=title["deed"]), text[title.end() :]):
        told = match["yes"] if title["no"] else match["no"]
        if told and bool(match["no"]) != bool(title["no"]):
            start = title.end() + match.start()
            yield Clash(
                _ROLE,
                Span(start, title.end() + match.end()),
                Span(title.start("no") if title["no"] else title.start("deed"), title.end()),
            )
            return


def _grounded(text: str) -> Iterator[Clash]:
    """不符合规定的情形。本院决定支持你的申请; 符合规定，不予支持; 维持……，你的请求予以支持."""
    for match in _UNMET.finditer(text):
        if not re.search("不|没|未|但|部分", match["between"]):
            yield Clash(_ROLE, Span(*match.span("yes")), Span(match.start(), match.start("between")))
    for match in _MET.finditer(text):
        others = "理由" in match["ground"] and not _THEIR_REASONS.search(
            text, max(0, match.start() - _REACH), match.end()
        )
        if not others and not re.search("但|不|没|未|无|其他|其余", match["between"]):
            yield Clash(_ROLE, Span(*match.span("no")), Span(*match.span("ground")))
    yield from _decided(text)


def _decided(text: str) -> Iterator[Clash]:
    """An answer to the requests that the decision beside it does not bear."""
    for match in _UPHELD_AND.finditer(text):
        yield Clash(_ROLE, Span(*match.span("what")), Span(match.start(), match.start("what")))
    for match in _SUPPORTED_YET.finditer(text):
        yield Clash(_ROLE, Span(*match.span("what")), Span(match.end() - 4, match.end()))
    for match in _REFUSED_YET.finditer(text):
        yield Clash(_ROLE, Span(*match.span("what")), Span(*match.span("paid")))
    ordered = _CASE_ORDERED.search(text)
    for match in _NO_CASE.finditer(text) if ordered else ():
        yield Clash(_ROLE, Span(*match.span()), Span(*ordered.span()) if ordered else Span(*match.span()))


def _answered(text: str) -> Iterator[Clash]:
    """An item that finds 多收48元 and answers 不属实; one that finds nothing wrong and answers 属实."""
    start = 0
    for line in text.splitlines(keepends=True):
        answers = list(_ANSWER.finditer(line.rstrip()))
        if len(answers) == 1 and not answers[0]["partly"] and not _BUT.search(line):
            answer = answers[0]
            own = _TOLD.sub(lambda one: "\u3000" * len(one.group()), line[: answer.start()])
            refused = bool(answer["no"] or answer["fails"])
            admitted = [
                one
                for one in _ADMITTED.finditer(own)
                if not _UNSAID.search(own, max(0, one.start() - _NEAR), one.end())
            ]
            denied = list(_DENIED.finditer(own))
            against, agreeing = (admitted, denied) if refused else (denied, admitted)
            firm = refused or len(denied) > 1 or any(_STRONG.match(one.group()) for one in denied)
            if against and not agreeing and firm and not _answers_another(line, answer.start(), against[-1].end()):
                at = against[-1]
                yield Clash(
                    _ROLE,
                    Span(start + answer.start("verdict"), start + answer.end("verdict")),
                    Span(start + at.start(), start + at.end()),
                )
        start += len(line)


def _answers_another(line: str, answer: int, found: int) -> bool:
    """Whether the answer is of a thing that its sentence names, and what was found stands in an earlier sentence."""
    sentence = line.rfind("。", 0, answer) + 1
    return found <= sentence and _OF_ONE_THING.search(line, sentence, answer) is not None
