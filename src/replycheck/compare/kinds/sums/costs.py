"""Who paid or bears a single cost, told by its sum or its name: 鉴定费12000元由双方各承担一半, 某公司支付的拖车费.

What is easily got wrong: a case has many costs, and one of them is paid first by one and borne in the end by another.
So only a sum that both papers name, or a cost with a name of its own, is held against the judgment, and only where none
of its places has the same people.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.people.directed import everybody, in_signs, key_of, sign_pattern
from replycheck.compare.kinds.people.sides import Relation
from replycheck.compare.kinds.polarities import pleadings
from replycheck.compare.mentions import Kind
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_P = sign_pattern()
_SIDE = "(?:原告|被告人?|上诉人|被上诉人|第三人|申请人|被申请人)?"
_BEARS = "负担|承担|分担|支付|缴纳|交纳|预交|垫付|付|出(?=[，。；\n])|各?担一?半"
_TOLD = pattern(
    rf"(?P<by>由|归|要|让|判|判令|是)?(?:{_SIDE}(?P<who>{_P}(?:[、和与及]{{1,2}}{_SIDE}{_P}){{0,4}})|(?P<both>双方|[你您]们两[家人方]|两[家人方]|二人))"
    r"(?:自己|自行|一家|一方|个人|本人|共同|各自?|全部|全额|独自|单独|平均|均|都|先行?|已经?|公司|单位|也|应当?){0,3}"
    rf"(?P<does>{_BEARS})(?P<half>一半|半数|各半)?(?:了|过)?(?P<behind>[^，。；\n]{{0,24}})"
)
_NAMED = pattern(r"(?P<name>[\u4e00-\u9fff]{1,3}费)(?!用)")
_COMMON = pattern("理费$|讼费$|公费$|自费$|收费$|计费$|小费$|话费$|消费$|浪费$|免费$|经费$|规费$")
"""The costs of the case itself, of which there are several, and what is no cost."""
_OPEN = pattern(
    "是不是|是否|如果|若|该不该|不该|应否|要求|请求|希望|主张|认为|可以|不应|不用|不必|无需|不由|没有|没|未|不能|拒绝|说(?=[由他])|约定"
)
_AHEAD = 44
_PAID = frozenset({"预交", "垫付", "支付", "缴纳", "交纳", "付"})
"""Who pays first is not who bears it in the end."""
_JOINED = pattern("(?:公司|[厂局院行会府社所某])[、和与及]$")
_EACH = pattern("分别|各[^半]{0,12}元|元[和、]")


@dataclass(frozen=True, slots=True)
class _Borne:
    """One statement: the cost by its sums and name, who bears it, where."""

    sums: frozenset[object]
    name: str
    people: frozenset[str]
    half: bool
    span: Span
    asked: bool
    paid: bool


def costs(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Every cost that the reply gives to other people than the judgment does."""
    names = everybody(reply, paper)
    given = _borne(paper, names)
    for ours in _borne(reply, names):
        if ours.asked:
            continue
        known = [one for one in given if one.paid == ours.paid]
        same = [one for one in known if ours.sums & one.sums] or [
            one for one in known if ours.name and one.name == ours.name and not (ours.sums and one.sums)
        ]
        told = [one for one in same if not one.asked] or [one for one in same if ours.sums & one.sums]
        if not told or any(_agree(ours, one) for one in same):
            continue
        theirs = told[0].span
        yield Relation(ours.span, ours.span.of(reply.text), theirs.of(paper.text), theirs, agrees=False, certain=False)


def _agree(ours: _Borne, theirs: _Borne) -> bool:
    """Whether the same people bear it; 双方 are whoever they are."""
    if not ours.people or not theirs.people:
        return ours.half == theirs.half or (len(ours.people or theirs.people) > 1)
    return ours.people == theirs.people or (not ours.half and not theirs.half and ours.people < theirs.people)


@lru_cache(maxsize=8)
def _borne(paper: Paper, names: tuple[str, ...]) -> tuple[_Borne, ...]:
    signs, back = in_signs(paper, names), paper.named.back
    found = []
    spoken = () if paper.reply else pleadings(paper.text)
    for match in _TOLD.finditer(signs):
        end = back[match.end("does")] if match.end("does") < len(back) else len(paper.text)
        span = Span(back[match.start()], end)
        sentence = paper.sentence(span)
        behind = Span(end, back[match.end()] if match.end() < len(back) else len(paper.text))
        low = max(sentence.start, span.start - _AHEAD)
        sums, name = _cost(paper, behind)
        if not (sums or name):
            sums, name = _cost(paper, Span(low, span.start))
            share = False
        else:
            share = True
        context = paper.text[low : behind.end]
        if not (sums or name) or "费" not in context or _JOINED.search(paper.text, max(0, span.start - 4), span.start):
            continue
        if share and (_EACH.search(match[0]) or not sums):
            continue  # 甲和乙分别承担81元和332元
        people = frozenset(key_of(sign) for sign in (match["who"] or "") if _stands_for_one(sign))
        clause = paper.clause(span)
        pleaded = any(low <= span.start < high for low, high in spoken)
        asked = pleaded or _OPEN.search(paper.text, clause.start, span.end) is not None
        half = bool(match["half"]) or "半" in match[0] or bool(match["both"])
        paid = match["does"] in _PAID
        found.append(_Borne(sums, name, people, half, span, asked, paid))
    return tuple(found)


def _stands_for_one(sign: str) -> bool:
    return "\ue200" <= sign < "\uf7ff"


def _cost(paper: Paper, span: Span) -> tuple[frozenset[object], str]:
    """The last sum of money and the last name of a cost in a stretch; neither where there is none."""
    sums = [one.value for one in paper.mentions if one.kind is Kind.MONEY and span.contains(one.span)]
    named = [match["name"] for match in _NAMED.finditer(paper.text, span.start, span.end)]
    name = named[-1] if named and not _COMMON.search(named[-1]) else ""
    return frozenset(sums[-1:]), name[-3:]
