"""What single people of a case did or are: who advanced money, came to court, whose employee or kin somebody is.

What is easily got wrong: an agent comes to court for a party, and what is asked of somebody he has not done.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.people.sides import Relation, stretch
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_PAYS_AHEAD = pattern(
    r"(?<![替为给代帮])(?P<who>[\ue200-\ue3fe])(?:一方|个人|本人|自己|也|又|已经?|曾|先行?|先后|另外?|共|为[^，。；\n\ue200-\ue3fe]{1,8}|给[^，。；\n\ue200-\ue3fe]{1,8}){0,3}垫付"
    r"|垫付[^，。；\n\ue200-\ue3fe]{0,10}的(?:人)?(?:是|为|系)(?P<who2>[\ue200-\ue3fe])"
)


def advancers(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Who advanced money: 是保险公司垫付的 where the driver did."""
    given: dict[str, Span] = {}
    for match in _PAYS_AHEAD.finditer(paper.named.signs):
        span = stretch(paper.named, match.start(), match.end(), paper.text)
        given.setdefault(match["who"] or match["who2"], span)
    for match in _PAYS_AHEAD.finditer(reply.named.signs) if given else ():
        who = match["who"] or match["who2"]
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        theirs = given.get(who) or next(iter(given.values()))
        if not _ASKED.search(reply.text, reply.clause(span).start, span.end):
            yield Relation(span, span.of(reply.text), theirs.of(paper.text), theirs, who in given, certain=False)


_ASKED = pattern("要求|请求|希望|是否|如果|可以|没有|未|不|应当?|应由")
_BELONGS = pattern(
    r"(?P<a>[\ue200-\ue3fe])(?:是|系|为)(?P<b>[\ue200-\ue3fe])的?(?P<what>员工|职工|工作人员|雇员|司机|驾驶员|法定代表人|股东|代理人|妻子|丈夫|父亲|母亲|儿子|女儿|配偶)"
)


def belongings(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """丘某是保险公司的员工 where he is another's."""
    given: dict[tuple[str, str], dict[str, Span]] = {}
    for match in _BELONGS.finditer(paper.named.signs):
        span = stretch(paper.named, match.start(), match.end(), paper.text)
        given.setdefault((match["a"], match["what"]), {}).setdefault(match["b"], span)
    for match in _BELONGS.finditer(reply.named.signs):
        held = given.get((match["a"], match["what"]))
        if held:
            span = stretch(reply.named, match.start(), match.end(), reply.text)
            theirs = held.get(match["b"]) or next(iter(held.values()))
            agrees = match["b"] in held
            yield Relation(span, span.of(reply.text), theirs.of(paper.text), theirs, agrees, certain=False)


_CAME = pattern(
    r"(?P<no>(?P<who>[\ue200-\ue3fe])(?:经[^，。；\n\ue200-\ue3fe]{0,24})?，?(?:无正当理由)?(?:拒不|未|没有|没)(?:依法|按时)?(?:到庭|到了?庭|出庭|参加庭审))"
    r"|(?P<list>(?:[\ue200-\ue3fe][^，。；\n\ue200-\ue3fe]{0,20}?[、和及，]{0,2}(?:原告|被告|第三人)?(?=[\ue200-\ue3fe都均也到出])){1,6})(?:均|都|也)?(?:到庭|到了庭|出庭)"
)
_ALSO = pattern("代理人|律师")


def attendances(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Whether a party came to court."""
    given: dict[tuple[str, bool], Span] = {}
    for who, came, start, end in _came(paper):
        given.setdefault((who, came), stretch(paper.named, start, end, paper.text))
    for who, came, start, end in _came(reply):
        span = stretch(reply.named, start, end, reply.text)
        theirs = given.get((who, came)) or given.get((who, not came))
        if theirs is not None and not _ALSO.search(span.of(reply.text)):
            agrees = (who, came) in given
            yield Relation(span, span.of(reply.text), theirs.of(paper.text), theirs, agrees, certain=False)


def _came(paper: Paper) -> Iterator[tuple[str, bool, int, int]]:
    for match in _CAME.finditer(paper.named.signs):
        if match["no"]:
            yield match["who"], False, match.start(), match.end()
            continue
        for sign in match["list"]:
            if "\ue200" <= sign < "\ue3ff":
                yield sign, True, match.start(), match.end()
