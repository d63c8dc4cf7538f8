"""Who is what: a role with a name of its own (约定的签收人员, 实际收款人, 审计单位) that the judgment gives to another.

What is easily got wrong: one role is held by several, and one person holds several. So somebody is in the wrong place
only where the judgment names a holder of the same role, has him in another place, and nowhere near this role.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.people.directed import everybody, in_signs, key_of, sign_pattern
from replycheck.compare.kinds.people.sides import Relation
from replycheck.compare.paper import Paper
from replycheck.facts.people.names import NAME
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_P = sign_pattern()
_KIND = (
    "(?:签证|签收|收货|经办|验收|指定)人员|收款人|付款人|借款人|贷款人|出借人|担保人|保证人|债权人|债务人|承包人|发包人|施工人|出租人"
    "|承租人|买受人|出卖人|受让人|转让人|委托人|受托人|受益人|投保人|被保险人|保险人|经办人|介绍人|见证人|鉴定人|评估人|监护人"
    "|所有人|实际控制人|投资人|托运人|承运人|收货人|发货人|提货人|出质人|抵押人|质权人|抵押权人|中标人|用工单位|用人单位|建设单位"
    "|施工单位|监理单位|审计单位|评估机构|鉴定机构|[甲乙丙丁]方|[买卖供需]方|出租方|承租方|发包方|承包方|转让方|受让方|实际车主"
    "|组织者|房东|包工头"
)
"""Of a role that every firm has (负责人, 股东, 司机) a case has several, so they are none of these."""
_WHAT = rf"(?P<what>{_KIND})"
_IS = "(?:就|正|也|都|均|其实|实际|应当?)?(?:是|为|系|即|指的?是)"
_FORMS = (
    pattern(rf"{_WHAT}[”\"]?{_IS}[“\"]?(?P<who>{_P})(?!的|和|与|及|、)"),
    pattern(
        rf"(?P<who>{_P})(?:才|就|正|也|其实|只)?(?:是|为|系|作为)"
        rf"(?:[^，。；：\n\ue200-\uf7ff]{{0,10}}|[^，。；：\n\ue200-\uf7ff]{{0,4}}{_P}(?:公司)?的?)"
        rf"[“\"]?{_WHAT}(?=[，。；、”\"\n]|$)"
    ),
)
_ALSO = (
    pattern(rf"作为{_WHAT}的(?P<who>{_P})"),
    pattern(rf"{_WHAT}[”\"]?(?:分别)?[：:（(]?(?:是|为|系|即|由|均为)?(?P<who>{_P})"),
    pattern(
        rf"(?P<who>{_P})(?:[^，。；\n\ue200-\uf7ff]{{0,14}})?[（(]?(?:是|为|系|作为|任|担任|以|[（(])"
        rf"(?:[^，。；\n]{{0,16}}?)?{_WHAT}"
    ),
)
_DENIED = pattern("不|并非|未|没有|是否|如果|认为|主张|称|如何|谁|应否|要求|或者")
_NEAR = 30
_SAME = {
    **dict.fromkeys(("需方", "买受人"), "买方"),
    **dict.fromkeys(("供方", "出卖人"), "卖方"),
    "出租方": "出租人",
    "承租方": "承租人",
    "发包方": "发包人",
    "承包方": "承包人",
    "转让方": "转让人",
    "受让方": "受让人",
}
_WORD = pattern(_KIND)


@dataclass(frozen=True, slots=True)
class _Held:
    who: str
    what: str
    span: Span


def holders(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Every role that the reply gives to somebody and the judgment only to others."""
    names = _people(reply, paper)
    signs, back = in_signs(reply, names), reply.named.back
    given, near = _given(paper, names), _near(paper, names)
    for form in _FORMS:
        for match in form.finditer(signs):
            span = Span(back[match.start()], back[match.end()] if match.end() < len(back) else len(reply.text))
            if _DENIED.search(reply.text, reply.clause(span).start, span.end):
                continue
            what, who = _SAME.get(match["what"], match["what"]), key_of(match["who"])
            rivals = [one for one in given if one.what == what]
            if (
                not rivals
                or what in near.get(who, frozenset())
                or who not in near
                or any(one.who == who for one in rivals)
            ):
                continue
            theirs = rivals[0].span
            yield Relation(span, span.of(reply.text), theirs.of(paper.text), theirs, agrees=False, certain=False)


def _people(reply: Paper, paper: Paper) -> tuple[str, ...]:
    """Whoever has a name, and who is named only with his role."""
    known = everybody(reply, paper)
    named = {match["name"] for one in (reply, paper) for match in _NAMED.finditer(one.text)}
    named = {name for name in named if NAME.fullmatch(name) and name in paper.text and not not_names().match(name)}
    return tuple(sorted({*known, *named}, key=lambda name: (-len(name), name)))


_NAMED = pattern(rf"(?:{_KIND}){_IS}(?P<name>[\u4e00-\u9fff]{{2,4}})(?=[，。；、\n])")


@lru_cache(maxsize=8)
def _given(paper: Paper, names: tuple[str, ...]) -> tuple[_Held, ...]:
    """Every role that the judgment gives to somebody."""
    signs, back = in_signs(paper, names), paper.named.back
    found = []
    for form in (*_FORMS, *_ALSO):
        for match in form.finditer(signs):
            span = Span(back[match.start()], back[match.end()] if match.end() < len(back) else len(paper.text))
            found.append(_Held(key_of(match["who"]), _SAME.get(match["what"], match["what"]), span))
    return tuple(found)


@lru_cache(maxsize=8)
def _near(paper: Paper, names: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The roles that stand near each name, whoever holds them."""
    signs = in_signs(paper, names)
    found: dict[str, set[str]] = {}
    for match in _NAME.finditer(signs):
        if _NOT_HE.search(signs, max(0, match.start() - 3), match.start()):
            continue
        low = max(0, match.start() - _NEAR, *(signs.rfind(stop, 0, match.start()) for stop in "，。；\n"))
        high = min((end for stop in "，。；\n" if (end := signs.find(stop, match.end())) >= 0), default=len(signs))
        around = signs[low : min(high, match.end() + _NEAR)]
        found.setdefault(key_of(match[0]), set()).update(_SAME.get(one[0], one[0]) for one in _WORD.finditer(around))
    return {name: frozenset(words) for name, words in found.items()}


_NAME = pattern(_P)
_NOT_HE = pattern("(?:而非|不是|并非)$")
"""收款人为甲公司，而非乙."""
