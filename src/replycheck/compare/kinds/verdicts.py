"""Whether the decision below, or the act in dispute, is right: what the reply says of its own, against the order.

What is easily got wrong: an order may leave a decision standing although it finds a flaw in it, so nothing is compared
where the judgment speaks of one; and what the petitioner thinks, or what may be asked for yet, is no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.disposals import ordered
from replycheck.compare.kinds.people.sides import sides
from replycheck.compare.kinds.rulings import rulings
from replycheck.compare.paper import Paper
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_BELOW = r"(?:原审|原判|原(?:判决|裁定|决定)|一审|二审|终审|两级法院|两审)"
_VERDICT = pattern(
    rf"{_BELOW}(?:法院|判决|裁定)?[^，。；\n]{{0,14}}?(?P<verdict>(?P<wrong>是错的|错了|有错误|确有错误|有误|不妥|(?<!并无)(?<!无)不当|是不对的|不正确|违法)"
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
    kinds = {ending for ending, _ in order}
    if not order:
        return
    place = order[0][1]
    if bool(kinds & _UPHELD) != bool(kinds & _OVERTURNED) and not _FLAW.search(paper.text):
        yield from (Verdict(span, place) for span in _on_below(reply, upheld=bool(kinds & _UPHELD)))
    if paper.people.addressees and paper.people.addressees <= sides(paper).get(Side.CLAIMS, frozenset()):
        given = any(one.given for one in rulings(paper))
        yield from (Verdict(span, place) for span in _on_claims(reply, given=given, dismissed=kinds <= {"dismiss"}))
    if _ADMINISTRATIVE.search(paper.text, 0, _HEAD):
        if kinds <= {"dismiss", "uphold"}:
            yield from (Verdict(span, place) for span in _on_act(reply))
        if "撤销" not in paper.text:
            yield from (Verdict(Span(*match.span()), place) for match in _RULES.finditer(reply.text))


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
        clause = reply.sentence(Span(*match.span()))
        ahead = reply.text[clause.start : match.start()]
        if match["not"] is None and _ACT.search(ahead) and not _OPEN.search(ahead):
            yield Span(*match.span())
