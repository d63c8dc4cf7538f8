"""People by their office in the case: judges, clerks, agents, each with the name that the judgment gives.

What is easily got wrong: a reply names judges of other courts and clerks of its own time, so a name that no paper has
counts only where it is a slip of one that the judgment has in that very office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from replycheck.compare.kinds.people.names import NameSlip
from replycheck.compare.kinds.people.sides import alone, sides
from replycheck.compare.paper import Paper
from replycheck.facts.people.names import NAME, persons
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.text.confusable import alike
from replycheck.text.patterns import pattern

_AHEAD = pattern(
    r"(?P<role>承办法官|主审法官|审判人员|审判长|审判员|(?<!派出)法官(?!助理)|书记员|(?:委托|诉讼){0,2}代理人|辩护人|(?:代理|辩护)?律师)(?P<name>[\u4e00-\u9fff]{2,3})"
)
_BEHIND = pattern(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?:担?任)?(?P<role>(?<=任)审判长|(?<!任)(?:律师|法官(?!助理)|审判员|书记员))"
)
_SIGNS = pattern(
    r"(?m)^[ \u3000]*(?P<role>(?:代\s{0,3}理\s{0,3})?审\s{0,3}判\s{0,3}[长员]|人民陪审员|书\s{0,3}记\s{0,3}员"
    r"|(?:委托|诉讼){0,2}代理人|辩护人|法定代表人|负责人)"
    r"[：:\s]{0,8}(?P<name>[\u4e00-\u9fff](?:[ \u3000]{0,3}[\u4e00-\u9fff]){1,2})(?=[ \u3000]{0,4}(?:\n|$)|，|。)"
    r"|(?P<role2>(?:委托|诉讼){1,2}代理人)(?P<name2>[\u4e00-\u9fff]{2,3})(?=来到|到庭|在|于|，|、|。)"
)
"""Where a judgment names its bench and the agents: the title may be spaced out, and so may a name of two characters."""
_BENCH, _CLERKS, _AGENTS, _HEADS = "judges", "clerks", "agents", "heads"
_OFFICES = (
    (_BENCH, pattern("审判|陪审员|承办法官|主审法官|^法官$")),
    (_CLERKS, pattern("书记员")),
    (_AGENTS, pattern("代理人|辩护人|律师")),
    (_HEADS, pattern("法定代表人|负责人")),
)
_SHORT = 2


def misnamed_officers(reply: Paper, judgment: Paper, papers: Sequence[Paper]) -> Iterator[NameSlip]:
    """Names behind an office that are a slip of the one who held it, or that the judgment has in another office."""
    given = _officers(judgment)
    every = "\n".join(paper.text for paper in papers)
    for one in (_AHEAD, _BEHIND):
        for match in one.finditer(reply.text):
            office = _office(match["role"])
            for name, at in _candidates(match["name"], match.start("name"), ahead=one is _AHEAD):
                wrong = _wrong(name, office, given, every)
                if wrong is not None:
                    yield NameSlip(Span(at, at + len(name)), *wrong)
                    break
                if name in every:
                    break


_OF_PARTY = pattern(
    r"(?P<who>[\ue200-\ue3fe])(?:二位|两位|一方)?(?:，[^，。；\n\ue200-\ue3fe]{0,8})?[，的]?(?:(?:委托|诉讼){0,2}代理人|委托)(?P<name>[\u4e00-\u9fff]{2,3}?)"
    r"(?=在|于|到|来|、|，|。|律师|签收|代理|作为|[\ue200-\ue3fe\n]|\d)"
)
_PRINCIPAL = 160


def agents_of_others(reply: Paper, judgment: Paper) -> Iterator[NameSlip]:
    """The agent of one side told as the other side's."""
    known = sides(judgment)
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    held = {name: place for name, (office, place) in _officers(judgment).items() if office == _AGENTS}
    for match in _OF_PARTY.finditer(reply.named.signs) if claims and claimed else ():
        place = held.get(match["name"])
        who = ord(match["who"]) - 0xE200
        if place is None:
            continue
        near = [one.party for one in judgment.actors if place.start - _PRINCIPAL <= one.start < place.start]
        ours = claims - claimed if who in claims else claimed - claims if who in claimed else frozenset()
        theirs = claimed - claims if who in claims else claims - claimed
        if near and ours and near[-1] in theirs:
            name = f"{match['name']}（是{judgment.people.parties[near[-1]].name}的代理人）"
            start = reply.named.back[match.start("name")]
            yield NameSlip(Span(start, start + len(match["name"])), place, name)


_PRESIDES = pattern(
    r"审判长(?:是|为|由)?(?P<name>[\u4e00-\u9fff]{2,3})"
    r"|(?<![\u4e00-\u9fff])由?(?P<name2>[\u4e00-\u9fff]{2,3}?)(?:是|担任|任)(?:该案|本案|那份|这份|该)?(?:判决|裁定|案件)?书?的?审判长"
)
_STOPS = pattern("[，。；、（\\n]|担任|主持|和|与|向|在|于|约|接待|给|打|对|来|把|说|署|签|作|介绍|解释")


def misnamed_presiding(reply: Paper, judgment: Paper, papers: Sequence[Paper]) -> Iterator[NameSlip]:
    """Another judge told as the one who presided, of whom a decision has one."""
    held = [match for match in _SIGNS.finditer(judgment.text) if "长" in (match["role"] or "")]
    names = {"".join(match["name"].split()): Span(*match.span("name")) for match in held}
    bench = {name for name, (office, _) in _officers(judgment).items() if office == _BENCH}
    every = "\n".join(paper.text for paper in papers)
    for match in _PRESIDES.finditer(reply.text) if len(names) == 1 else ():
        group = "name" if match["name"] else "name2"
        right, place = next(iter(names.items()))
        written = [name for name, _ in _candidates(match[group], match.start(group), ahead=True)]
        if right in written or not alone(reply, judgment, reply.sentence(Span(*match.span()))):
            continue
        of_bench = [name for name in written if name in bench]
        unknown = [
            name
            for name in written
            if name not in every
            and NAME.fullmatch(name)
            and (group == "name2" or _STOPS.match(reply.text, match.start(group) + len(name)))
        ]
        if name := next(iter([*of_bench, *unknown]), ""):
            yield NameSlip(Span(match.start(group), match.start(group) + len(name)), place, right)


def _candidates(word: str, at: int, *, ahead: bool) -> Iterator[tuple[str, int]]:
    """The name of three characters, then that of two, next to the office."""
    if len(word) > _SHORT:
        yield word, at
    yield (word[:_SHORT], at) if ahead else (word[-_SHORT:], at + len(word) - _SHORT)


def _wrong(name: str, office: str, given: dict[str, tuple[str, Span]], every: str) -> tuple[Span, str] | None:
    if name in given:
        held, place = given[name]
        return (place, f"{name}（不是这个身份）") if held != office else None
    if name in every or NAME.fullmatch(name) is None:
        return None
    for right, (held, place) in given.items():
        if held == office and len(right) == len(name):
            different = [(a, b) for a, b in zip(name, right, strict=True) if a != b]
            if len(different) == 1 and (len(name) > _SHORT or alike(*different[0])):
                return place, right
    return None


@lru_cache(maxsize=8)
def _officers(judgment: Paper) -> dict[str, tuple[str, Span]]:
    """Each officer's name with the office and the place; who holds two is left out."""
    found: dict[str, tuple[str, Span]] = {}
    twice = set()
    for person in persons(judgment.text):
        office = _office(person.role)
        if office and not person.masked:
            twice |= {person.name} if found.get(person.name, (office,))[0] != office else set()
            found.setdefault(person.name, (office, person.span))
    for match in _SIGNS.finditer(judgment.text):
        group = "name" if match["name"] else "name2"
        name = "".join(match[group].split())
        found.setdefault(name, (_office("".join((match["role"] or match["role2"]).split())), Span(*match.span(group))))
    parties = {party.name for party in judgment.people.parties}
    return {name: one for name, one in found.items() if name not in twice | parties}


def _office(role: str) -> str:
    return next((office for office, words in _OFFICES if words.search(role)), "")
