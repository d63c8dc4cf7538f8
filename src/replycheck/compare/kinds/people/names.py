"""Names of people in the reply that are a slip of one in a paper, and he and she for those whose sex the paper tells.

What is easily got wrong: brothers have names that differ in one character, so a name that any paper has is none's slip;
and 他 may stand for whoever was named, or for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from replycheck.compare.paper import Paper
from replycheck.facts.people.names import NAME, name_pattern, persons
from replycheck.facts.people.parties import Side
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.confusable import alike
from replycheck.text.pairs import pair_weights
from replycheck.text.patterns import pattern
from replycheck.text.tables import rows

_MASK = pattern("[某×xX＊*]")
_NAME = 3
_WORD = pattern(r"[\u4e00-\u9fff]")
_NOT_LAST = frozenset("不未无没已均系被将")
"""被害人林甲不承担责任 names 林甲."""
_BEHIND = frozenset(
    "让叫用拿带陪说写念看听在的了是不未没有于和与因向对将把被由从为以及等也就都已又还再却则而所其此该这那应并能会要到来去给让请问说称诉告提出收写签借欠付交同先后前中上下到作两二三俩"
)


@dataclass(frozen=True, slots=True)
class NameSlip:
    """A name in the reply and the one in the paper that it is a slip of."""

    ours: Span
    theirs: Span
    name: str


@lru_cache(maxsize=8)
def names_in(paper: Paper) -> dict[str, Span]:
    """The whole names of people in a paper, each where it stands first."""
    found: dict[str, Span] = {}
    for party in paper.people.parties:
        if not paper.reply and len(party.name) in (2, 3, 4) and paper.text.startswith(party.name, party.place):
            found.setdefault(party.name, Span(party.place, party.place + len(party.name)))
    whole = tuple(party.name for party in paper.people.parties if len(party.name) > 1)
    for person in persons(paper.text):
        if any(person.name.startswith(name) and person.name != name for name in whole):
            continue  # 罗丹供述 names 罗丹, and nobody of the name 罗丹供
        if not person.masked and len(person.name) >= 2:  # noqa: PLR2004
            found.setdefault(person.name, person.span)
    return found


def name_slips(reply: Paper, papers: Iterable[Paper]) -> Iterator[tuple[NameSlip, Paper]]:
    """Names of three characters of which the reply writes one otherwise, where no paper has it so."""
    papers = list(papers)
    every = "\n".join(paper.text for paper in papers)
    seen: set[int] = set()
    for paper in papers:
        short = {name for party in paper.people.parties for name in party.names if len(name) == _NAME - 1}
        for name, place in names_in(paper).items():
            if len(name) != _NAME or _MASK.search(name) or _ROLE.match(name) or name[-1] in _NOT_LAST:
                continue
            for start in _like(name, reply.text):
                written = reply.text[start : start + _NAME]
                known = written in every or _MASK.search(written) or written[1:] in _ADDRESSED or written[:2] in short
                if start not in seen and not known and NAME.fullmatch(written):
                    seen.add(start)
                    yield NameSlip(Span(start, start + _NAME), place, name), paper


def _like(name: str, text: str) -> Iterator[int]:
    """Where a text has a name that differs in one character."""
    for at in _all(name[0], text):
        second, third = text[at + 1 : at + 2], text[at + 2 : at + 3]
        slip = second == name[1] and _WORD.match(third) is not None and (third == name[2] or third not in _BEHIND)
        if slip or (third == name[2] and _WORD.match(second) is not None):
            yield at
    for at in _all(name[1:], text):
        if at and _named_so(text, at - 1):
            yield at - 1


def _all(words: str, text: str) -> Iterator[int]:
    """Every place where the words stand; no expression is compiled for words that are looked for once."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _named_so(text: str, start: int) -> bool:
    """Whether another surname stands before the given name: the letter's 陈某某 is 程某某."""
    return start >= 0 and (start == 0 or text[start - 1] in "\n，、。；：（ \u3000")


_TITLE = pattern(
    r"(?P<title>副?(?:院长|庭长|镇长|乡长|县长|区长|市长|局长|处长|科长|主任|书记|总?经理|董事长|厂长|校长|所长|队长|检察长|审判长|村长|主席))(?P<name>[\u4e00-\u9fff]{2,3})"
)


def wrong_titles(reply: Paper, paper: Paper) -> Iterator[tuple[Span, Span, str]]:
    """镇长赵某 for 副镇长赵某: the title of a person whom the judgment gives another of the same kind."""
    given = {match["name"]: match for match in _TITLE.finditer(paper.text)}
    for match in _TITLE.finditer(reply.text):
        theirs = given.get(match["name"]) or given.get(match["name"][:2])
        if (
            theirs is not None
            and theirs["title"] != match["title"]
            and match["title"].removeprefix("副") == theirs["title"].removeprefix("副")
        ):
            yield Span(*match.span()), Span(*theirs.span()), theirs[0]


_ROLE = pattern("申请|上诉|被告|原告|案外|被害|第三|代理|辩护|证人|债权|债务|权利|当事")
"""申请人 is nobody's name."""
_ADDRESSED = frozenset(
    {
        "先生",
        "女士",
        "同志",
        "老师",
        "律师",
        "法官",
        "师傅",
        "大姐",
        "大哥",
        "大妈",
        "大爷",
        "大叔",
        "大娘",
        "阿姨",
        "经理",
        "主任",
        "院长",
        "庭长",
        "局长",
        "书记",
        "总经",
        "董事",
        "家属",
        "老板",
        "医生",
        "教授",
        "队长",
        "村长",
        "镇长",
        "股东",
        "父母",
        "父子",
        "夫妇",
        "兄弟",
        "姐妹",
        "家人",
        "老人",
        "女儿",
        "儿子",
        "一方",
        "本人",
        "自己",
        "个人",
        "等人",
        "二人",
        "两人",
        "三人",
    }
)
"""With these somebody is spoken to or of by the surname: 林先生 is no slip of 林克生."""
_AROUND = 2


def unlike_names(reply: Paper, papers: Iterable[Paper]) -> Iterator[tuple[NameSlip, Paper]]:
    """A name of three characters that no paper has, at a place where a paper has one that differs in one character."""
    papers = list(papers)
    every, words = "\n".join(paper.text for paper in papers), pair_weights()
    for start in _may_begin_names(reply.text):
        written = reply.text[start : start + _NAME]
        if (
            not _COMMON_SIGNS.isdisjoint(written)  # asked first, as the next: some hundred places are asked
            or reply.text[max(0, start - 1) : start + 1] in words
            or written in every
            or _TRIPLE.match(reply.text, start) is None
            or not_names().match(written)
        ):
            continue
        before, behind = (
            reply.text[max(0, start - _AROUND) : start],
            reply.text[start + _NAME : start + _NAME + _AROUND],
        )
        for paper in papers:
            for at in _all(written[0], paper.text):
                theirs = paper.text[at : at + _NAME]
                if not _alike(theirs, written):
                    continue
                left = paper.text[max(0, at - _AROUND) : at]
                right = paper.text[at + _NAME : at + _NAME + _AROUND]
                if (
                    _LITTLE.search(theirs + written)
                    or _MASK.search(theirs + written)
                    or _BEHIND & {written[2], theirs[2]}
                    or _COMMON.search(theirs)
                    or not_names().match(theirs)
                ):
                    continue
                if (left == before and _LISTED.search(left)) or (
                    left[-1:] == before[-1:]
                    and left[-1:] in "、和"
                    and left
                    and (right == behind or paper.text.count(theirs) > 1)
                ):
                    yield NameSlip(Span(start, start + _NAME), Span(at, at + _NAME), theirs), paper
                    break


def misheard_names(reply: Paper, papers: Iterable[Paper]) -> Iterator[tuple[NameSlip, Paper]]:
    """A name that no paper has, where a paper has one with a character of the same sound or shape: 沈伟峰, 沈伟丰."""
    papers = list(papers)
    every, words = "\n".join(paper.text for paper in papers), pair_weights()
    short = {
        name
        for paper in (reply, *papers)
        for name in (*(name for party in paper.people.parties for name in party.names), *names_in(paper))
        if len(name) == _NAME - 1
    }
    for start in _may_begin_names(reply.text):
        written = reply.text[start : start + _NAME]
        if written[1:] in _ADDRESSED or not _COMMON_SIGNS.isdisjoint(written[:2]):
            continue  # no name
        if reply.text[max(0, start - 1) : start + 1] in words:
            continue  # 工程 of 工程团 is a word, and 程 no surname
        if written[:2] in short or _TRIPLE.match(written) is None or not _name_like(written) or written in every:
            continue
        for paper in papers:
            at = next((at for at in _all(written[0], paper.text) if _misheard(paper.text, at, written)), None)
            if at is not None:
                yield NameSlip(Span(start, start + _NAME), Span(at, at + _NAME), paper.text[at : at + _NAME]), paper
    yield from _short_names(reply, papers, every)


def _misheard(text: str, at: int, written: str) -> bool:
    """Whether the name at a place differs from the written one in one character that sounds or looks like it.

    Its first two characters must be of no other word there: a name is written one way throughout.
    """
    theirs = text[at : at + _NAME]
    if not _alike(theirs, written):
        return False
    last = theirs[:2] == written[:2]
    different = _NAME - 1 if last else 1
    if not alike(written[different], theirs[different]) or not _name_like(theirs):
        return False
    return not last or text.count(theirs[:2]) == text.count(theirs)


def _short_names(reply: Paper, papers: list[Paper], every: str) -> Iterator[tuple[NameSlip, Paper]]:
    """The same of names of two characters, which take a role or a title to be known as names."""
    for name, span in names_in(reply).items():
        if len(name) != _NAME - 1 or name in every or _MASK.search(name) or name in pair_weights():
            continue
        for paper in papers:
            for at in _all(name[0], paper.text):
                theirs = paper.text[at : at + 2]
                if (
                    len(theirs) > 1
                    and alike(name[1], theirs[1])
                    and theirs not in pair_weights()
                    and not _MASK.search(theirs)
                ):
                    yield NameSlip(span, Span(at, at + 2), theirs), paper
                    break


def _name_like(word: str) -> bool:
    """Whether three characters that begin with a surname are no words of the language."""
    return not (
        _LITTLE.search(word)
        or _MASK.search(word)
        or _COMMON.search(word[:2])
        or (word[2] not in _LAST and _COMMON.search(word[2]))
        or word[2] in _BEHIND
        or not_names().match(word)
        or word[1:] in pair_weights()
        or word[:2] in pair_weights()
    )


_LAST = frozenset("民国安月")
"""Common characters with which given names end as well."""


def _alike(theirs: str, written: str) -> bool:
    """Whether a name of three characters has the written one's first and either of the others."""
    return len(theirs) == _NAME and (
        (theirs[1] == written[1] and _WORD.match(theirs[2]) is not None)
        or (theirs[2] == written[2] and _WORD.match(theirs[1]) is not None)
    )


def _may_begin_names(text: str) -> list[int]:
    """The places at which a name of three characters may begin: by its surname, or by a mark in or behind it."""
    every = (match.start() for match in _BEGINNING.finditer(text))
    return [start for start in every if start < len(text) - _NAME]


_BEGINNING = pattern(
    lambda: (
        f"[{''.join(sorted({row['surname'][0] for row in rows('surnames.tsv')}))}]"
        r"|[\u4e00-\u9fff](?=[某×xX＊*])|[\u4e00-\u9fff](?=[\u4e00-\u9fff]{1,5}[·•・])"
    )
)
_TRIPLE = pattern(lambda: rf"(?={name_pattern()})(?P<name>[\u4e00-\u9fff]{{3}})")
_LITTLE = pattern("[按我你您他她它这那按照给被把与和以及]")
_LISTED = pattern("[长夫妻子女父母人者员师事理任记、兄弟姐妹告工主]$")
_COMMON_SIGNS = frozenset(
    "的了不在是有法院人民区县市省镇乡村局判决定书案件款元年月日公司单位律师信用社银行房屋土地合同责任"
)
_COMMON = pattern(f"[{''.join(sorted(_COMMON_SIGNS))}]")
_HE = pattern("(?<![其吉])(?P<he>他|她)(?!人|们|项|案|方|因|乡|日|处|用|事|地|诉|国|部)")


def wrong_pronouns(reply: Paper, paper: Paper) -> Iterator[tuple[Span, Span, str]]:
    """He or she for the one person spoken of in the sentence, whom the judgment gives the other sex."""
    sexes = {index: party.sex for index, party in enumerate(paper.people.parties) if party.sex}
    people = {index for index, party in enumerate(paper.people.parties) if len(party.name) <= 4}  # noqa: PLR2004
    if not sexes:
        return
    accused = {index for index, party in enumerate(paper.people.parties) if Side.ACCUSED in party.sides}
    for match in _HE.finditer(reply.text):
        party = _spoken_of(reply, paper, match.start(), people, sexes)
        if party is None and _ACCUSED_DOES.match(reply.text, match.end()):
            party = _alike_in_sex(accused, sexes)
        wanted = {"男": "他", "女": "她"}.get(sexes.get(party, "")) if party is not None else None
        if party is not None and wanted and match["he"] != wanted:
            place = paper.people.parties[party].place
            name = paper.people.parties[party].name
            yield Span(*match.span()), Span(place, place + len(name)), name


_ACCUSED_DOES = pattern(
    r"[^，。；\n你您]{0,10}?(?:如实供述|投案|自首|认罪|归案|到案|供述|悔罪|累犯|坦白|作案|犯[^，。；\n]{2,14}罪|被(?:判处|判刑|逮捕|刑事拘留|取保候审|抓获|羁押)|的(?:刑期|犯罪|罪行|前科))"
)
"""What only an accused does, or is done to him."""


def _alike_in_sex(parties: set[int], sexes: dict[int, str]) -> int | None:
    """One of the parties, where all of them are known to be of one sex."""
    told = {sexes.get(index, "") for index in parties}
    return min(parties) if len(told) == 1 and told != {""} else None


def _spoken_of(reply: Paper, paper: Paper, at: int, people: set[int], sexes: dict[int, str]) -> int | None:
    """The party that a pronoun can only mean; one of several that are of one sex."""
    low = reply.text.rfind("\n", 0, at) + 1
    others = people - paper.people.addressees
    every = [
        actor for actor in reply.actors if actor.start < at and actor.party in others and not _you(reply, actor.start)
    ]
    before = [actor for actor in every if actor.start >= low] or every
    party = _alike_in_sex({actor.party for actor in before}, sexes)
    if party is None:
        return None
    last = max(actor.end for actor in before)
    start = low if len(others) == 1 else min(low, last)  # of a case with one person the rest are officers
    names = {paper.people.parties[actor.party].name for actor in before}
    if _masked_behind(reply, last, at) or _somebody_else(reply, start, at, names):
        return None
    return party


def _you(reply: Paper, start: int) -> bool:
    return reply.text[start] in "你您我本"


def _somebody_else(reply: Paper, low: int, high: int, names: set[str]) -> bool:
    """Whether the paragraph names another person, or kin, whom the word may mean."""
    text = reply.text[low:high]
    if re.search(
        "代理人|代表人|律师|辩护人|邻居|丈夫|妻子|儿子|女儿|父亲|母亲|哥|弟|姐|妹|法官|承办人|工作人员|经理|老板|证人|司机|配偶|对方|家属|被害人|孩子",
        text,
    ):
        return True
    return any(person.name not in names for person in persons(text))


_SOMEONE = pattern("[\u4e00-\u9fff]某(?:某|[甲乙丙丁])?")


def _masked_behind(reply: Paper, low: int, high: int) -> bool:
    """Whether a masked name, which may be of anybody, stands between the party and the word in its sentence."""
    return _SOMEONE.search(reply.text, max(low, reply.sentence(Span(high, high + 1)).start), high) is not None
