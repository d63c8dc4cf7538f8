"""Names written with one character otherwise, or two the wrong way round, where a paper has them in the same words.

检察员黄莹 for 检察员黄英, 项目人员王永财办证 for 王永才, “红中友情群” for “红中友谊群”. What is easily got wrong: a
reply may name somebody of whom no paper speaks, so the words beside the name have to be the paper's too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from replycheck.compare.kinds.people.names import NameSlip
from replycheck.compare.paper import Paper
from replycheck.facts.people.names import NAME
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.span import Span
from replycheck.text.confusable import alike
from replycheck.text.pairs import pair_weights
from replycheck.text.patterns import pattern

_HAN = pattern("[\u4e00-\u9fff]{1,40}")
_MASK = pattern("[某×xX＊*]")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿年月日元")
_GRAMMAR = frozenset(
    "的了是在和与及于对向由把被将为以给从到也都就还又并而且但不没未无有这那该此其您你我他她它们上下中内外前后时等"
)
_OFFICE = pattern(
    "(?:代理检察员|检察员|公诉人|审判长|代理审判员|审判员|陪审员|书记员|法官助理|承办法官|承办人|辩护人|代理人|律师|法定代表人|负责人|经理|业务员|人员|证人"
    "|被害人|主任|员工|职工|司机|股东|妻子|丈夫|父亲|母亲|女儿|儿子)$"
)
_SHORT, _WHOLE = 2, 3
_QUOTED = pattern(r"“(?P<name>[^”“\n，。；]{3,16})”")


def near_names(reply: Paper, papers: Iterable[Paper]) -> Iterator[tuple[NameSlip, Paper]]:
    """Every such name, with the paper that has it."""
    papers = list(papers)
    every = "\n".join(paper.text for paper in papers)
    yield from _quoted(reply, papers, every)
    text, words = reply.text, pair_weights()
    for start in range(2, len(text) - _WHOLE - 1):
        if text[start : start + 2] in words:
            continue  # no name; asked first, for that is what stands at most places
        for size in (_WHOLE, _SHORT):
            written = text[start : start + size]
            if written[1:] in words:
                continue
            if not _GRAMMAR.isdisjoint(written) or not _NUMERALS.isdisjoint(written):
                continue
            if written in every or _HAN.fullmatch(written) is None:
                continue
            found = next(((at, paper) for paper in papers for at in _places(text, start, size, paper.text)), None)
            if found is not None:
                at, paper = found
                theirs = paper.text[at : at + size]
                yield NameSlip(Span(start, start + size), Span(at, at + size), theirs), paper
                break


def _places(text: str, start: int, size: int, other: str) -> Iterator[int]:
    """Where the other text has a name that this one is a slip of, in the same words."""
    written = text[start : start + size]
    left, right = text[start - 2 : start], text[start + size : start + size + 2]
    if left in other and _HAN.fullmatch(left):
        role = _OFFICE.search(text, max(0, start - 6), start)
        for at in _all(left, other):
            theirs = other[at + 2 : at + 2 + size]
            behind = other[at + 2 + size : at + 3 + size] == right[:1]
            if _slip(written, theirs, firm=behind, role=role is not None):
                yield at + 2
    if size == _WHOLE and right in other and _HAN.fullmatch(right) and _GRAMMAR.isdisjoint(right):
        for at in _all(right, other):
            if at >= size and _slip(written, other[at - size : at], firm=other[at - size - 1] == left[-1], role=False):
                yield at - size


def _all(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _slip(written: str, theirs: str, *, firm: bool, role: bool) -> bool:
    """Whether one name is the other with a character changed, or with two the wrong way round."""
    if len(theirs) != len(written) or _MASK.search(theirs + written) or not _GRAMMAR.isdisjoint(theirs):
        return False
    different = [place for place, pair in enumerate(zip(written, theirs, strict=True)) if pair[0] != pair[1]]
    if len(different) == _SHORT and sorted(written) == sorted(theirs):
        return different[1] - different[0] == 1 and firm and len(written) == _WHOLE and _no_word(written, theirs)
    if len(different) != 1 or not (_name_like(written) and _name_like(theirs)):
        return False
    sounds = alike(written[different[0]], theirs[different[0]])
    if len(written) == _SHORT:
        return role and sounds and different[0] == 1
    return (sounds and (firm or role)) or (firm and role)


def _no_word(*names: str) -> bool:
    return not any(pair in pair_weights() for name in names for pair in (name[:2], name[1:]))


def _name_like(name: str) -> bool:
    return NAME.fullmatch(name) is not None and not not_names().match(name) and _no_word(name)


def _quoted(reply: Paper, papers: list[Paper], every: str) -> Iterator[tuple[NameSlip, Paper]]:
    """A name in quotation marks that a paper has but for one character."""
    for match in _QUOTED.finditer(reply.text):
        name = match["name"]
        if name in every or _HAN.fullmatch(name) is None:
            continue
        for paper in papers:
            other = next((one for one in _QUOTED.finditer(paper.text) if _but_for_one(name, one["name"])), None)
            if other is not None:
                yield NameSlip(Span(*match.span("name")), Span(*other.span("name")), other["name"]), paper
                break


def _but_for_one(name: str, other: str) -> bool:
    if len(name) != len(other):
        return False
    apart = sum(one != two for one, two in zip(name, other, strict=True))
    return apart == 1 or (apart == _SHORT and sorted(name) == sorted(other))
