"""Whether the decision below, or the act in dispute, is right: what the reply says of its own, against the order.

What is easily got wrong: an order may leave a decision standing although it finds a flaw in it, so nothing is compared
where the judgment speaks of one; and what the petitioner thinks, or what may be asked for yet, is no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.disposals import ordered
from replycheck.compare.kinds.people.sides import sides, stretch
from replycheck.compare.kinds.polarities import pleadings
from replycheck.compare.kinds.rulings import rulings
from replycheck.compare.paper import Paper
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_BELOW = r"(?:原审|原判|原(?:判决|裁定|决定)|一审|二审|终审|两级法院|两审)"
_VERDICT = pattern(
    rf"{_BELOW}(?:法院|判决|裁定)?[^，。；\n]{{0,14}}?(?P<verdict>(?P<wrong>是错的|(?<![写算印记看])错了|有错误|确有错误|有误|不妥|(?<!并无)(?<!无)不当|是不对的|不正确|违法)"
    r"|(?P<right>是对的|没有错(?:误)?|并无(?:错误|不当|不妥)|没有不当|是正确的|(?<!不)正确))(?=[，。；]|$)"
)
_FLAW = pattern("瑕疵|欠妥|虽[^。]{0,60}(?:不当|错误|有误|不准确)|(?:不当|有误|错误)[^。]{0,12}但")
_OPEN = pattern("你|您|贵|如果|如认为|若|是否|认为|称|说|有没有|凡|确有错误的|可以|应当|的，|部分|虽|但")
_UPHELD = frozenset({"dismiss-retrial", "uphold"})
_OVERTURNED = frozenset({"reverse", "remit", "retry"})
_REVOKE = pattern(
    r"(?P<not>不|无需|不必)?(?P<word>应(?:当|予|该)?(?:依法)?(?:予以)?撤销|应予以?撤销|能撤销)(?!的|权|后|[^，。；]{0,4}(?:情形|条件))"
)
_GOT = pattern(
    r"(?:你|您|贵(?:公司|单位|司|方))(?:们)?的?(?:全部|各项|所有)?(?:诉讼)?(?:请求|诉求)(?:(?P<whole>全部|全都|都|均|一项[也都])|大部分|部分|多数|基本)?(?:也)?(?P<no>没有|未|没)?(?:得到|获得)了?(?:法院的?)?支持"
)
_ACT = pattern("罚款|处罚|决定|拆除|认定|征收|登记|许可")
_ADMINISTRATIVE = pattern("行\\s{0,2}政\\s{0,2}(?:判决|裁定)书")
_HEAD = 200
_RULES = pattern("(?:裁定|判决)[^。；\\n]{0,16}?撤销(?:了)?[^，。；\\n]{0,14}?(?:处罚|决定)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reply says is right or wrong, and the order that says otherwise."""

    ours: Span
    theirs: Span


def verdicts(reply: Paper, paper: Paper) -> Iterator[Verdict]:
    """Every verdict of the reply that the order contradicts."""
    order = ordered(paper)
    if order:
        kinds = {ending for ending, _ in order}
        yield from (Verdict(span, order[0][1]) for span in _against(reply, paper, kinds))
        yield from _on_whole(reply, paper)
        yield from _on_target(reply, paper)
        yield from _whole_dismissed(reply, paper)
        yield from _jointly(reply, paper)
    yield from _crimes(reply, paper)


def _against(reply: Paper, paper: Paper, kinds: set[str]) -> Iterator[Span]:
    """The places that the kinds of endings rule out."""
    flawed = _FLAW.search(paper.text) or (kinds & _UPHELD and _found_wrong(paper))
    if bool(kinds & _UPHELD) != bool(kinds & _OVERTURNED) and not flawed:
        yield from _on_below(reply, upheld=bool(kinds & _UPHELD))
    if kinds & _UPHELD and not kinds & _OVERTURNED:
        yield from _overturning(reply)
    if "enforce" in kinds and "no-enforce" not in kinds:
        yield from _forgone(reply)
    if paper.people.addressees and paper.people.addressees <= sides(paper).get(Side.CLAIMS, frozenset()):
        given = any(one.given for one in rulings(paper))
        yield from _on_claims(reply, given=given, dismissed=kinds <= {"dismiss"})
    if _ADMINISTRATIVE.search(paper.text, 0, _HEAD):
        if kinds <= {"dismiss", "uphold"}:
            yield from _on_act(reply)
        if "撤销" not in paper.text:
            yield from (Span(*match.span()) for match in _RULES.finditer(reply.text))


def _found_wrong(paper: Paper) -> bool:
    """Whether the court itself says of the decision below that something in it is wrong."""
    spoken = pleadings(paper.text)
    return any(
        match["wrong"] and not any(low <= match.start() < high for low, high in spoken)
        for match in _VERDICT.finditer(paper.text)
    )


def _forgone(reply: Paper) -> Iterator[Span]:
    """这笔罚款不必再交 where its enforcement was allowed."""
    for match in _NEED_NOT.finditer(reply.text):
        if not _FEE.search(match[0]):
            yield Span(*match.span("what"))


_OVERTURNS = pattern(
    r"(?<!不)(?<!没)(?<!没有)(?<!未)(?<!是否)(?<!足以)影响了?(?:最终的?)?(?:裁判|判决|审判|处理|案件)?(?:的)?结果(?!的)|(?:所以|因此|综上)[^，。；\n不没未]{0,16}(?:管|管辖|受理|审理)(?:是)?(?:不对的|错的|不当的)"
)


def _overturning(reply: Paper) -> Iterator[Span]:
    """因而影响了结果 of a decision that was left standing."""
    for match in _OVERTURNS.finditer(reply.text):
        clause = reply.clause(Span(*match.span()))
        if not _OPEN.search(reply.text, clause.start, match.start()) and not _NO.search(
            reply.text, clause.start, match.start()
        ):
            yield Span(*match.span())


_NO = pattern("不|没|未|无|非")
_NEED_NOT = pattern(
    r"(?:罚款|款项|处罚决定|处罚|欠款|这笔钱)[^，。；\n]{0,8}?(?P<what>(?:不必|不用|无需|无须|不需要|不再)(?:再)?(?:交|缴|付|履行|执行)(?:纳)?了?)(?=[，。；])"
)
_FEE = pattern("受理费|诉讼费|加处")
_WHOLE = pattern(
    r"(?:法院|判决|合议庭|一审|我院|该院)[^，。；\n不没未]{0,8}(?P<what>照单全收|(?:全部|全额|如数|都|均)(?:予以|给予)?(?:支持|认定)了?(?:你|您|原告|贵公司)?的?(?:全部|所有)?(?:请求|主张|诉求|数目|数额)|都支持了(?:你|您))"
    r"|(?P<what2>(?:你|您|贵公司|原告)的(?:全部|所有|各项)?(?:诉讼)?(?:请求|诉求)(?:全部|全都|都|均)(?:得到|获得)了?(?:法院的?)?支持)"
)
_REST = pattern(
    r"驳回[^，。；\n]{0,30}(?:其他|其它|其余)(?:的)?(?:诉讼)?请求|驳回[^，。；\n]{0,20}的?(?:全部)?(?:诉讼请求|再审申请|上诉)"
)


def _on_whole(reply: Paper, paper: Paper) -> Iterator[Verdict]:
    """法院照单全收 where the order dismisses the rest."""
    order = ordered(paper)
    start = order[0][1].start
    dismissed = _REST.search(paper.text, start, min(len(paper.text), order[-1][1].end + _ORDER_REACH))
    for match in _WHOLE.finditer(reply.text) if dismissed else ():
        group = "what" if match["what"] else "what2"
        sentence = reply.sentence(Span(*match.span()))
        if dismissed and not _NOT_OF_HIM.search(reply.text, sentence.start, match.start()):
            yield Verdict(Span(*match.span(group)), Span(*dismissed.span()))


_ALL_DISMISSED = pattern(
    r"(?:判决|裁定)[^。；\n]{0,16}?(?P<what>驳回了?(?:你|您|原告|贵公司|贵单位)?(?:们)?(?:提出)?的?(?:全部|所有|各项)的?(?:诉讼)?(?:请求|诉求))"
)
_GIVES_ACT = frozenset({"act-revoked", "void"})


def _whole_dismissed(reply: Paper, paper: Paper) -> Iterator[Verdict]:
    """判决驳回全部诉讼请求 where the order does away with the act, and dismisses the rest."""
    order = ordered(paper)
    given = next((place for ending, place in order if ending in _GIVES_ACT), None)
    for match in _ALL_DISMISSED.finditer(reply.text) if given else ():
        sentence = reply.sentence(Span(*match.span()))
        if given and not _OF_OTHER_INSTANCE.search(reply.text, sentence.start, match.start()):
            yield Verdict(Span(*match.span("what")), given)


_JOINTLY = pattern(r"(?<![不未])承担(?P<what>连带(?:清偿|赔偿|保证|偿还|给付|付款)?责任)")


def _jointly(reply: Paper, paper: Paper) -> Iterator[Verdict]:
    """承担连带责任 of a judgment that nowhere speaks of it."""
    if "连带" in paper.text:
        return
    for match in _JOINTLY.finditer(reply.text):
        sentence = reply.sentence(Span(*match.span()))
        if not _OPEN_JOINT.search(reply.text, sentence.start, match.start()):
            yield Verdict(Span(*match.span("what")), ordered(paper)[0][1])


_OPEN_JOINT = pattern("你|您|贵|要求|请求|主张|认为|是否|如果|可以|没有|不|未|应否|规定|说")
_OF_OTHER_INSTANCE = pattern("一审|原审|二审|仲裁|复议|如果|是否|没有|不是")
_TARGET = pattern(
    r"(?P<deed>驳回|(?<![不未予有能])支持)了?(?:[^。；，\n]{0,24}?)?对(?:被告|第三人)?(?P<whom>[\ue200-\ue3fe])[^，。；\n\ue200-\ue3fe]{0,4}?的?(?:全部)?(?P<what>起诉|(?:诉讼)?请求)"
)


def _on_target(reply: Paper, paper: Paper) -> Iterator[Verdict]:
    """驳回对甲局的起诉 where the order dismisses the suit against another, or 支持 where it dismisses that one."""
    start = ordered(paper)[0][1].start
    low = paper.named.at(max(0, start - 4))
    given = {match["whom"]: match for match in _TARGET.finditer(paper.named.signs, low) if match["deed"] == "驳回"}
    for match in _TARGET.finditer(reply.named.signs) if given else ():
        known = match["whom"] in given
        if known == (match["deed"] == "驳回") or (not known and match["deed"] == "支持"):
            continue
        if _OPEN_TARGET.search(reply.named.signs[max(0, match.start() - 8) : match.start()]):
            continue
        theirs = given.get(match["whom"]) or next(iter(given.values()))
        yield Verdict(
            stretch(reply.named, match.start(), match.end(), reply.text),
            stretch(paper.named, theirs.start(), theirs.end(), paper.text),
        )


_OPEN_TARGET = pattern("没有|未|不|要求|请求|如果|一审|原审|二审")
_CRIME = pattern(
    r"(?:(?<![主从罪累共惯再逃案初偶])犯|罪名是|罪名为|构成)(?:了)?"
    r"(?P<crime>(?![这那同该此本何什哪一上前几两二三罪])(?:(?!犯罪|悔罪|认罪|有罪|无罪|[他她你您的])[\u4e00-\u9fff、]){2,18}?罪)(?![犯行名过])"
)
_CONVICTED = pattern(r"(?:被告人|上诉人)[^，。；\n]{1,20}犯(?P<crime>[\u4e00-\u9fff、]{2,18}?罪)，")


def _crimes(reply: Paper, paper: Paper) -> Iterator[Verdict]:
    """A crime that the judgment does not name at all, told of somebody as what was found."""
    convicted = _CONVICTED.search(paper.text)
    for match in _CRIME.finditer(reply.text) if convicted else ():
        clause = reply.clause(Span(*match.span()))
        open_ = _OPEN.search(reply.text, clause.start, match.start()) or _DENIED_CRIME.search(
            reply.text, clause.start, match.start()
        )
        if match["crime"].endswith(tuple(f"型{one['crime']}" for one in _CONVICTED.finditer(paper.text))):
            continue  # 醉酒型危险驾驶罪 is the crime with its kind
        if convicted and match["crime"] not in paper.text and not open_:
            yield Verdict(Span(*match.span("crime")), Span(*convicted.span("crime")))


_DENIED_CRIME = pattern("不|没|未|是否|要求|控告|举报|另案|同案|追究|以前|曾")

_ORDER_REACH = 200
_NOT_OF_HIM = pattern("没有|并未|并非|不是|如果|是否|第[一二三]项|对方|仲裁|除")


def _on_below(reply: Paper, *, upheld: bool) -> Iterator[Span]:
    for match in _VERDICT.finditer(reply.text):
        sentence = reply.sentence(Span(*match.span()))
        if _OPEN.search(reply.text, sentence.start, match.start()) or _OPEN.search(match[0][2:]):
            continue
        if upheld == (match["wrong"] is not None):
            yield Span(*match.span())


def _on_claims(reply: Paper, *, given: bool, dismissed: bool) -> Iterator[Span]:
    """您的请求全部没有得到支持 where the order gives something, 得到了支持 where it gives nothing."""
    for match in _GOT.finditer(reply.text):
        whole, none = match["whole"] is not None, match["no"] is not None
        if (given and whole and none) or (not given and dismissed and not none):
            yield Span(*match.span())


def _on_act(reply: Paper) -> Iterator[Span]:
    """应当撤销 of an act that the court left standing."""
    for match in _REVOKE.finditer(reply.text):
        sentence = reply.sentence(Span(*match.span()))
        ahead = "，".join(reply.text[sentence.start : match.start()].rsplit("，", 2)[-2:])
        if match["not"] is None and _ACT.search(ahead) and not _OPEN.search(ahead):
            yield Span(*match.span())
