"""Bodies: who made the punishment, who was sued, and companies whose name is a slip of a party's.

What is easily got wrong: a body is called by short names (国土分局, 市政府), so whatever fits into the full name is it.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.people.names import NameSlip
from replycheck.compare.kinds.people.sides import HEAD, Relation, sides, stretch
from replycheck.compare.paper import Paper
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_BODY = r"[\u4e00-\u9fff]{2,20}?(?:人民政府|管委会|委员会|大队|支队|总队|分局|局(?!长|面|限|势|部))"
_MADE = pattern(
    rf"处罚(?:决定)?(?:书)?(?:是|由)(?P<one>{_BODY})|(?P<two>{_BODY})(?:于|在)?(?:[\d年月日]{{4,12}})?作出(?:了)?[^，。；\n]{{0,30}}?处罚",
    needs="处罚",
)
_LEAD = pattern(r"^.*?(?:申请执行人|被申请人|被告|对|由|向|将|经|及|和|与|日|，|该|不服|因)(?=[\u4e00-\u9fff]{4})")


def makers(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Another body than the one that the judgment says made the punishment."""
    yield from _made_on(reply, paper)
    given = {_bare(match["one"] or match["two"]): _at(match) for match in _MADE.finditer(paper.text)}
    for match in _MADE.finditer(reply.text) if given else ():
        name = _bare(match["one"] or match["two"])
        if not any(_fits(name, other) for other in given) and not any(
            _fits(name, party.name) for party in paper.people.parties
        ):
            first, place = next(iter(given.items()))
            yield Relation(_at(match), f"{name}作出处罚", f"{first}作出处罚", place, agrees=False, certain=False)


_MADE_ON = pattern(
    rf"(?P<body>{_BODY})(?:于|在)?(?P<day>(?:19|20)\d{{2}}年\d{{1,2}}月\d{{1,2}}日)(?:对[^，。；\n]{{0,20}})?(?:作出|发出|下达|制发)"
)
_OURS = pattern("[我本该]")
_UNSERVED = pattern(rf"不服(?:被告|被申请人)?(?P<body>{_BODY})(?=(?:于|在)?(?:19|20)\d{{2}}年|作出|的)")


def _made_on(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Another body than the one that the judgment has making something out on that very day, or being appealed from."""
    parties = [party.name for party in paper.people.parties]
    for one, key in ((_MADE_ON, "day"), (_UNSERVED, "")):
        given = {(match[key] if key else ""): match for match in one.finditer(paper.text)}
        for match in one.finditer(reply.text):
            theirs = given.get(match[key] if key else "")
            name = _bare(match["body"])
            if theirs is None or name in paper.text or _OURS.search(name) or _fits(name, _bare(theirs["body"])):
                continue
            if any(_fits(name, party) for party in parties):
                continue
            ours, found = Span(*match.span("body")), Span(*theirs.span("body"))
            yield Relation(ours, name, _bare(theirs["body"]), found, agrees=False, certain=False)


def _at(match: object) -> Span:
    group = "one" if match["one"] else "two"  # type: ignore[index]
    return Span(*match.span(group))  # type: ignore[attr-defined]


def _bare(name: str) -> str:
    return _LEAD.sub("", name)


def _fits(short: str, full: str) -> bool:
    """Whether one name's characters stand in the other's in this order."""
    short, full = sorted((short, full), key=len)
    place = iter(full)
    return all(sign in place for sign in short)


_SUED = pattern(r"(?P<a>[\ue200-\ue3fe])[^，。；\n]{0,6}?(?:起诉|诉|告|状告)的(?:是|有)(?P<list>[^，。；\n]{2,40})")
_OTHER_BODY = pattern(r"[\u4e00-\u9fff]{2,16}(?:公司|政府|局|委员会|集团|银行|医院|村委会|合作社)")


def sued_bodies(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """你诉的是某局 where another was sued."""
    claimed = sides(paper).get(Side.CLAIMED, frozenset())
    for match in _SUED.finditer(reply.named.signs) if claimed else ():
        for body in _OTHER_BODY.finditer(match["list"]):
            if any(_fits(body[0].lstrip("和与及"), paper.people.parties[index].name) for index in claimed):
                continue
            start = match.start("list") + body.start()
            span = stretch(reply.named, start, match.start("list") + body.end(), reply.text)
            first = paper.people.parties[min(claimed)]
            theirs = Span(first.place, first.place + len(first.name))
            yield Relation(span, f"诉{body[0]}", f"诉{first.name}", theirs, agrees=False, certain=False)
            break


_FIRM = pattern(r"[\u4e00-\u9fff]{3,10}?公司")
_LEAST_FIRM = 5


_OF_NO_NAME = pattern("[你您我该贵本其此这那两各]公司$")


def _short_of(tail: str, full: str) -> bool:
    """Whether a firm is called so for short: 恒昌公司 of 临江恒昌商贸有限公司."""
    return len(tail) >= _LEAST_SHORT and not full.endswith(tail) and _fits(tail, full) and tail[:2] in full


_LEAST_SHORT = 4


def misnamed_firms(reply: Paper, paper: Paper, every: str) -> Iterator[NameSlip]:
    """A firm that no paper names, but for one character: 郑州中储公司 for 郑州中驰公司."""
    firms = [party for party in paper.people.parties if party.name.endswith("公司")]
    for match in _FIRM.finditer(reply.text):
        for start in range(len(match[0]) - _LEAST_FIRM):
            word = match[0][start:]
            if word in every or any(_fits(word, party.name) for party in firms) or _OF_NO_NAME.search(word):
                break
            at = _written_otherwise(word, paper.text)
            if at is not None:
                place = Span(at, at + len(word))
                if any(actor.end < place.end for actor in paper.actors_in(place)):
                    break  # 张兴永给付恒昌公司 is a sentence, and no firm's name
                if any(_short_of(word[index:], party.name) for party in firms for index in range(2, len(word) - 2)):
                    break  # nor is 没有证据证明恒昌公司
                yield NameSlip(Span(match.start() + start, match.end()), place, place.of(paper.text))
                break
            party = next((one for one in firms if _but_for_one(word, one.name)), None)
            if party is not None:
                at = match.start() + start
                yield NameSlip(Span(at, match.end()), Span(party.place, party.place + len(party.name)), party.name)
                break


_LEAST_LONG = 8
_ANOTHER = pattern("[一二三四五六七八九十东西南北中省市县区分总同从与和向对于在被把跟及等的是由\\d]|[^\u4e00-\u9fff]")
"""Signs in which two firms of one name differ rightly: 第一, 第二."""


def _written_otherwise(word: str, text: str) -> int | None:
    """Where a text has a long name of a firm that differs in one character before 公司; None where it has none."""
    if len(word) < _LEAST_LONG:
        return None
    for index in range(2, len(word) - 2):
        at = text.find(word[:index])
        while at >= 0:
            theirs = text[at : at + len(word)]
            if theirs[index + 1 :] == word[index + 1 :] and _ANOTHER.search(theirs[index] + word[index]) is None:
                return at
            at = text.find(word[:index], at + 1)
    return None


def _but_for_one(word: str, name: str) -> bool:
    """Whether a name without one of its inner characters fits, the first and the one before 公司 being right or not."""
    return word[:2] == name[:2] and any(_fits(word[:i] + word[i + 1 :], name) for i in range(2, len(word) - 2))


_FILES = pattern(
    r"(?P<who>[\ue200-\ue3fe])[^，。；\n\ue200-\ue3fe]{0,14}?(?P<no>均?没有|均?未|并未|没)?(?:向[^，。；\n]{0,6})?提交(?:了|过)?(?:任何)?(?:书面|口头)?(?:的)?(?:答辩|陈述)?意见"
)


def filings(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Whether a party handed in an answer."""
    given: dict[tuple[str, bool], Span] = {}
    for match in _FILES.finditer(paper.named.signs):
        span = stretch(paper.named, match.start(), match.end(), paper.text)
        given.setdefault((match["who"], match["no"] is None), span)
    for match in _FILES.finditer(reply.named.signs):
        did = match["no"] is None
        theirs = given.get((match["who"], did)) or given.get((match["who"], not did))
        if theirs is not None:
            span = stretch(reply.named, match.start(), match.end(), reply.text)
            agrees = (match["who"], did) in given
            yield Relation(span, span.of(reply.text), theirs.of(paper.text), theirs, agrees, certain=False)


_ORDERED = pattern(r"责令(?:被执行人|被告|被处罚人|当事人|第三人)?(?P<who>[\ue200-\ue3fe])")


def ordered_to(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """责令 another party than the judgment has: the body that made an order is not told to obey it."""
    known = sides(paper)
    given = {
        match["who"]: stretch(paper.named, *match.span(), paper.text) for match in _ORDERED.finditer(paper.named.signs)
    }
    applied = known.get(Side.CLAIMS, frozenset()) if "申请执行人" in paper.text[:HEAD] else frozenset()
    for match in _ORDERED.finditer(reply.named.signs):
        party = paper.people.parties[ord(match["who"]) - 0xE200]
        if match["who"] in given or not (given or ord(match["who"]) - 0xE200 in applied):
            continue
        span = stretch(reply.named, *match.span(), reply.text)
        at = Span(party.place, party.place + len(party.name))
        theirs = next(iter(given.values()), at)
        yield Relation(span, span.of(reply.text), theirs.of(paper.text), theirs, agrees=False, certain=False)
