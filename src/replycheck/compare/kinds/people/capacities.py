"""As what somebody stands in a contract or a case: 买方就是甲公司, 刘某是还款协议的债权人, 梁某是同案人，另案处理.

What is easily got wrong: a case has several contracts, and who buys in one sells in another. So somebody is in the
wrong place only where the judgment has him on the other side, and nowhere on this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.people.directed import everybody, in_signs, key_of, sign_pattern
from replycheck.compare.kinds.people.sides import Relation
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_PAIRS = (
    ("买方|买受人|需方|购买方|购货方|买受方", "卖方|出卖人|供方|销售方|供货方|出卖方"),
    ("债权人|出借人|贷款人|出借方", "债务人|借款人|保证人|担保人|借款方"),
    ("发包人|发包方|建设单位", "承包人|承包方|施工单位|实际施工人|中标人"),
    ("出租人|出租方", "承租人|承租方"),
    ("用工单位", "用人单位"),
    ("甲方", "乙方"),
    ("转让人|转让方|出让方", "受让人|受让方"),
    ("案外人", "申请执行人|被执行人"),
    ("申请执行人", "被执行人|案外人"),
)
_WORDS = "|".join(
    sorted({word for pair in _PAIRS for side in pair for word in side.split("|")}, key=lambda word: (-len(word), word))
)
_KIND = {word: (row, side) for row, pair in enumerate(_PAIRS[:-2]) for side in (0, 1) for word in pair[side].split("|")}
_KIND |= {"案外人": (90, 0), "申请执行人": (91, 0), "被执行人": (92, 0)}
_EXECUTION = frozenset({90, 91, 92})
_P = sign_pattern()
_FORMS = (
    pattern(
        rf"(?P<who>{_P})(?:、(?P<more>{_P}))?(?:就|均|都|才|也)?(?:是|系|为|作为)(?:本案|案涉|该|这份|上述|此)?(?:[^，。；：\n\ue200-\uf7ff]{{0,12}}的)?(?P<what>{_WORDS})"
    ),
    pattern(rf"(?P<what>{_WORDS})[”\"]?(?:就|正|应|，即|，?也就)?(?:是|为|系|即)(?P<who>{_P})"),
    pattern(rf"(?P<what>{_WORDS})[：:（(]?(?P<who>{_P})"),
    pattern(rf"作为(?:[^，。；：\n\ue200-\uf7ff]{{0,8}}的)?(?P<what>{_WORDS})的(?P<who>{_P})"),
    pattern(rf"(?P<who>{_P})[（(](?P<what>{_WORDS})[）)]"),
)
_DOES = pattern(rf"(?P<who>{_P})(?P<does>出租|承租|发包|承包|出借|受让)(?=[，。、；\n])")
_AS = {"出租": "出租人", "承租": "承租人", "发包": "发包人", "承包": "承包人", "出借": "出借人", "受让": "受让人"}
"""甲公司出租、乙公司承租: a bare verb says as what somebody stands."""
_DENIED = pattern("不是|并非|不能|未|没有|是否|如果|认为|主张|称")


def capacities(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Every place of the reply in a contract, or in the case, that the judgment gives to another."""
    names = everybody(reply, paper)
    given = _given(paper, names)
    signs, back = in_signs(reply, names), reply.named.back
    for form in (*_FORMS[:2], _DOES):
        for match in form.finditer(signs):
            span = Span(back[match.start()], back[match.end()] if match.end() < len(back) else len(reply.text))
            if _DENIED.search(reply.text, reply.clause(span).start, span.end):
                continue
            kind = _KIND[_AS[match["does"]] if form is _DOES else match["what"]]
            for who in {key_of(match[name]) for name in ("who", "more") if match.groupdict().get(name)}:
                rival = _rival(given, kind, who)
                if rival is not None:
                    yield Relation(span, span.of(reply.text), rival.of(paper.text), rival, agrees=False, certain=False)
    yield from _tried_apart(reply, paper)


def _rival(given: dict[tuple[int, int], dict[str, Span]], kind: tuple[int, int], who: str) -> Span | None:
    """The place of the judgment that somebody's capacity contradicts."""
    row, side = kind
    holders = given.get(kind, {})
    if who in holders:
        return None
    if row in _EXECUTION:
        others = [given[one, 0][who] for one in _EXECUTION - {row} if who in given.get((one, 0), {})]
        return others[0] if others and holders else None
    across = given.get((row, 1 - side), {})
    return across.get(who)


@lru_cache(maxsize=8)
def _given(paper: Paper, names: tuple[str, ...]) -> dict[tuple[int, int], dict[str, Span]]:
    found: dict[tuple[int, int], dict[str, Span]] = {}
    signs, back = in_signs(paper, names), paper.named.back
    for form in _FORMS:
        for match in form.finditer(signs):
            span = Span(back[match.start()], back[match.end()] if match.end() < len(back) else len(paper.text))
            for name in ("who", "more"):
                if match.groupdict().get(name):
                    found.setdefault(_KIND[match["what"]], {}).setdefault(key_of(match[name]), span)
    return found


_APART = pattern(
    r"(?P<name>[\u4e00-\u9fff]某(?:某|[甲乙丙丁]|\d)?|(?<=[，、人犯告])[\u4e00-\u9fff]{2,3})[（(](?:均|已|都)?(?:另案处理|另案起诉|在逃|已判决|已判刑|另处)"
)


def _tried_apart(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """梁某是本案被告人，一并判决, of somebody whom the judgment has 另案处理."""
    for match in _APART.finditer(paper.text):
        name = match["name"]
        told = re.search(
            rf"{re.escape(name)}(?:也)?(?:是|系|作为)(?:本案|该案)?的?(?:被告人|同案被告人?)|{re.escape(name)}[^，。；\n]{{0,6}}(?:一并|一同|一起)(?:判决|审理|判刑)",
            reply.text,
        )
        if told is not None:
            span = Span(*told.span())
            yield Relation(span, told[0], match[0], Span(*match.span()), agrees=False, certain=False)


_WAY = pattern("由(?P<from>[东南西北]{1,2})(?:向|往|朝)(?P<to>[东南西北]{1,2})")


def ways(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """由东向西 of a judgment that knows only of 由西向东."""
    given = list(_WAY.finditer(paper.text))
    known = {match[0][1:] for match in given}
    for match in _WAY.finditer(reply.text) if len({(one["from"], one["to"]) for one in given}) == 1 else ():
        if (match["from"], match["to"]) == (given[0]["to"], given[0]["from"]) and match[0][1:] not in known:
            theirs = Span(*given[0].span())
            yield Relation(Span(*match.span()), match[0], given[0][0], theirs, agrees=False, certain=False)
