"""Within which term, and to which court, one may appeal or ask for a review, as the decision itself says.

What is easily got wrong: a reply tells of several decisions and of other roads (申请再审, 申请监督), so only 上诉 and
复议 of this decision are held against its last sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.decisions import same_court
from replycheck.compare.kinds.people.sides import alone
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_GIVEN = pattern(
    r"(?:如果?不服本|不服本|如对本)(?P<paper>判决|裁定)?[^。\n]{0,120}?(?P<term>[一二三四五六七八九十\d]{1,3})日之?内(?P<rest>[^。\n]{0,180})"
)
_ROAD = pattern("上诉|复议")
_GIVEN_COURT = pattern(r"(?:上诉(?:于|至|到)|向)(?P<court>(?!本院)[\u4e00-\u9fff]{2,26}?法院)(?!递交|提交副本)")
_TOLD = pattern(
    r"(?<![第月一二三四五六七八九十\d])(?P<term>[一二三四五六七八九十\d]{1,3})[日天](?P<time>之?内|的?(?:上诉|复议)期)?(?P<rest>(?:(?!抗诉|申诉|再审|监督|异议)[^。；\n]){0,44}?(?P<road>上诉|复议))"
)
_TO = pattern(
    r"(?:(?:上诉(?:于|至|到)|(?:向|到))(?P<court>(?:(?![向到至于日内])[\u4e00-\u9fff]){1,24}?(?:法院|[中高]院)))(?P<behind>[^，。；\n]{0,4}(?:提起|提出|申请)?[^，。；\n]{0,3}(?:上诉|复议))?"
)
_IS_COURT = pattern(
    r"(?:上诉的?法院|受理上诉的?(?:法院)?|二审法院)(?:是|为|：)(?P<court>[\u4e00-\u9fff]{2,24}?(?:法院|[中高]院))"
)
_OTHERS = pattern("重审|新的?判决|另案|再审判决|一审(?=判决|裁定)|原审|当年|按撤|撤回|不得|信访|答复|意见|处罚决定")
_DENIED = pattern("没有|未(?!来)")
"""Of the clause alone: 可以上诉到某高院，你没有上诉 tells of this decision."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the reply tells of the road, and the decision's own sentence on it."""

    role: str
    ours: Span
    theirs: Span
    right: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class _Open:
    road: str
    paper: str
    term: int
    term_at: Span
    court: str
    court_at: Span


@lru_cache(maxsize=8)
def _open(paper: Paper) -> _Open | None:
    """The remedy at the end of a decision; None where it names none."""
    found = list(_GIVEN.finditer(paper.text))
    if not found:
        return None
    match = found[-1]
    road = _ROAD.search(match["rest"])
    term = from_chinese(match["term"])
    if road is None or term is None:
        return None
    courts = list(_GIVEN_COURT.finditer(paper.text, match.start("rest"), match.end("rest")))
    court = courts[-1] if courts else None
    return _Open(
        road[0],
        match["paper"] or "",
        term,
        Span(*match.span("term")),
        court["court"] if court else "",
        Span(*court.span("court")) if court else Span(match.start(), match.end()),
    )


def remedies(reply: Paper, paper: Paper) -> Iterator[Remedy]:
    """Every term and court of an appeal or a review that the reply tells of this decision."""
    given = _open(paper)
    if given is None:
        return
    for match in _TOLD.finditer(reply.text):
        term = from_chinese(match["term"])
        span = Span(match.start(), match.end("term") + 1)
        if term is not None and match["road"] == given.road and _of_this(reply, paper, span, given):
            right = given.term_at.of(paper.text) + "日"
            yield Remedy("appeal-status", span, given.term_at, right, term == given.term)
    for match in _IS_COURT.finditer(reply.text) if given.court and given.road == "上诉" else ():
        if _of_this(reply, paper, Span(*match.span("court")), given):
            agrees = same_court(match["court"], given.court)
            yield Remedy("court", Span(*match.span("court")), given.court_at, given.court, agrees)
    for match in _TO.finditer(reply.text) if given.court else ():
        behind = match["behind"] or match[0]
        if given.road not in behind or not _of_this(reply, paper, Span(*match.span("court")), given):
            continue
        agrees = same_court(match["court"], given.court)
        yield Remedy("court", Span(*match.span("court")), given.court_at, given.court, agrees)


def _of_this(reply: Paper, paper: Paper, span: Span, given: _Open) -> bool:
    """Whether a place speaks of the remedy against this very decision."""
    sentence = reply.sentence(span)
    words = sentence.of(reply.text)
    other = {"判决": "裁定", "裁定": "判决"}.get(given.paper, "")
    return (
        _OTHERS.search(words) is None
        and _DENIED.search(reply.clause(span).of(reply.text)) is None
        and not (other and other in words and given.paper not in words)
        and alone(reply, paper, sentence)
    )
