"""People of whom no paper speaks, in the place of one of whom it does: 证人庞某 for 证人邢某, 赵平安 for 赵安平.

What is easily got wrong: an office names its own people, whom no paper knows, so a stranger is held against somebody
only where the words or the names beside him are that one's, or his own name is that one's with its signs the wrong way
round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from replycheck.compare.cast import addressed
from replycheck.compare.kinds.people.names import NameSlip, names_in
from replycheck.compare.paper import Paper
from replycheck.facts.people.names import NAME, name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.span import Span
from replycheck.text.pairs import pair_weights
from replycheck.text.patterns import pattern

_MASKED = pattern(r"(?P<surname>[\u4e00-\u9fff])某(?:某|[甲乙丙丁]|\d)?")
_NO_SURNAME = frozenset("的和与及在由向对给把将被从是为该本我你您贵限任了到责股份有等让对用以、因原")
_ROLE = pattern(
    "(?:证人|被害人|辩护人|审判长|检察员|同案犯|同案人|同伙|被告人|房东|吸毒人员|债权人|借款人|担保人|死者|伤者|司机|驾驶员)$"
)
_AHEAD = 4
_WORD = pattern("(?![的在是说称和与将把被等])[\u4e00-\u9fff]{2}")
_LISTS = frozenset("、和及与")
_WHOLE = 3


def strangers(reply: Paper, papers: Iterable[Paper]) -> Iterator[tuple[NameSlip, Paper]]:
    """Every such person with the one in whose place he stands, and the paper that has that one."""
    papers = list(papers)
    every = "\n".join(paper.text for paper in papers)
    yield from _turned(reply, papers, every)
    yield from _but_for_one(reply, papers, every)
    surnames = {name[0] for paper in papers for name in (*names_in(paper), *_parties(paper))}
    surnames |= {match["surname"] for match in _MASKED.finditer(every)} | {name[0] for name in addressed(reply.text)}
    for match in _MASKED.finditer(reply.text):
        if match["surname"] in surnames | _NO_SURNAME:
            continue
        for paper in papers:
            theirs = next((one for one in _masked(paper) if _beside(reply.text, match, paper.text, one)), None)
            if theirs is not None:
                yield NameSlip(Span(*match.span()), Span(*theirs.span()), theirs[0]), paper
                break


def _parties(paper: Paper) -> Iterator[str]:
    return (name for party in paper.people.parties for name in party.names)


@lru_cache(maxsize=8)
def _masked(paper: Paper) -> tuple[re.Match[str], ...]:
    return tuple(match for match in _MASKED.finditer(paper.text) if match["surname"] not in _NO_SURNAME)


def _beside(text: str, ours: re.Match[str], other: str, theirs: re.Match[str]) -> bool:
    """Whether two masked names stand behind the same role, beside the same name of a list, or before the same words."""
    role = _ROLE.search(text, max(0, ours.start() - _AHEAD), ours.start())
    if role is not None and other.endswith(role[0], 0, theirs.start()):
        return True
    before, after = text[max(0, ours.start() - 3) : ours.start()], text[ours.end() : ours.end() + 3]
    listed = before[-1:] in _LISTS and before[1:2] == "某" and other.endswith(before, 0, theirs.start())
    listed |= after[:1] in _LISTS and after[2:3] == "某" and other.startswith(after, theirs.end())
    behind = _WORD.match(text, ours.end())
    return listed or (behind is not None and other.startswith(behind[0], theirs.end()))


def _turned(reply: Paper, papers: list[Paper], every: str) -> Iterator[tuple[NameSlip, Paper]]:
    """A whole name with the last two signs the wrong way round."""
    for paper in papers:
        for name, place in names_in(paper).items():
            written = name[0] + name[:0:-1]
            if len(name) != _WHOLE or written == name or written in every or not _a_name(written):
                continue
            at = reply.text.find(written)
            if at >= 0:
                yield NameSlip(Span(at, at + _WHOLE), place, name), paper


_LED = pattern(
    "(?:授权|委托|指派|聘请?|指使|伙同|连同|和|与|、|由|被|让|向|曾用名|证人|代理人|辩护人|被害人|被告人?|原告|第三人|员工|经理|跟|及|对|给)$"
)
_ALSO_LED = pattern("(?:[，。；：:（(\n]|称|是|系)$")
_LEAD = 4


def _but_for_one(reply: Paper, papers: list[Paper], every: str) -> Iterator[tuple[NameSlip, Paper]]:
    """A whole name behind a word that leads to one, where a paper has such a name with one sign otherwise."""
    for match in _WHOLE_NAME.finditer(reply.text):
        written, start = match["name"], match.start("name")
        if written in every or not _LED.search(reply.text, max(0, start - _LEAD), start) or not _a_stranger(written):
            continue
        if _KIN.search(reply.text, max(0, start - 2 * _LEAD), start):
            continue  # brothers have names that differ in one sign
        for paper in papers:
            at = next(_near(paper.text, written), None)
            if at is not None:
                place = Span(at, at + _WHOLE)
                yield NameSlip(Span(start, start + _WHOLE), place, place.of(paper.text)), paper
                break


_WHOLE_NAME = pattern(
    lambda: (
        rf"(?<=[托权派请聘使同和与、由被让向名人告员理跟及对给])(?={name_pattern()})(?=(?P<name>[\u4e00-\u9fff]{{3}}))"
    )
)


_KIN = pattern("[弟哥兄姐妹父母子女夫妻儿孙叔伯侄]|家人|家属|亲属|来访|陪同|接待|承办|法官")


def _near(text: str, written: str) -> Iterator[int]:
    """Where a text has a name, led to as such, that differs from another in one sign."""
    one, two, three = map(re.escape, written)
    for match in re.finditer(rf"(?=({one}{two}.|{one}.{three}|.{two}{three}))", text):
        at, name = match.start(), match[1]
        led = _LED.search(text, max(0, at - _LEAD), at) or _ALSO_LED.search(text, max(0, at - 1), at)
        always = text.count(name[:2]) == text.count(name)  # 罗丹犯 is 罗丹, and no name of three signs
        if led and always and (name[:2] != written[:2] or text.count(name) > 1) and _a_stranger(name):
            yield at


def _a_stranger(name: str) -> bool:
    """Whether three signs are a name and hold no word."""
    words = pair_weights()
    return _a_name(name) and _COMMON.isdisjoint(name) and name[:2] not in words and name[1:] not in words


_COMMON = frozenset("市县区省镇乡村州旗中高院某的了在是和与之及被由向对将为以等后前时因本该其不未没有公司法院")


def _a_name(word: str) -> bool:
    return NAME.fullmatch(word) is not None and not_names().match(word) is None
