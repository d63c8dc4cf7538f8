"""Grades of which a paper gives one or a few: of an injury, of a disability, of the blame for an accident.

What is easily got wrong: a grade that is denied, asked for or only named by the law is no finding. So a grade of the
reply is wrong only where it is stated plainly, and the judgment names others of its kind and not this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.letters import ascribed
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern

_INJURY, _DISABILITY, _BLAME = "injury", "disability", "blame"
_GRADES: dict[str, Pattern] = {
    _INJURY: pattern(r"(?P<grade>轻微伤|轻伤|重伤)(?:(?P<degree>[一二])级)?(?!害|亡)"),
    _DISABILITY: pattern(
        r"(?P<grade>[一二三四五六七八九十]|10|[1-9])级(?P<degree>)(?=伤残|残疾|、[一二三四五六七八九十]级伤残)"
        r"|(?:伤残|残疾)(?:等级)?(?:为|是|评定为|鉴定为|程度为|达到)?(?P<grade2>[一二三四五六七八九十]|10|[1-9])级(?P<degree2>)"
    ),
    _BLAME: pattern(r"(?P<grade>全部|主要|同等|次要)(?:事故)?责任(?P<degree>)"),
}
_ACCIDENT = pattern("事故|交警|交巡警|碰撞|相撞|驾驶")
_PLAIN = pattern(
    "(?:为|是|系|属于?|成|构成|达到?|评定|鉴定|认定|诊断|负|承担|致[^，。；]{0,10}|受|的)(?:了|其|有)?(?:人体)?(?:损伤)?(?:程度)?(?:为|是|系|属于?|构成|的)?$"
)
_NOT = pattern("不|没|未|非|是否|如果|如|若|标准|应当|要求|认为|以为|一般|凡|规定|才|，?而")
_DIGITS = str.maketrans("123456789", "一二三四五六七八九")


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade as the reply states it, and one of its kind in the judgment."""

    ours: Span
    theirs: Span
    agrees: bool


@dataclass(frozen=True, slots=True)
class _Grade:
    span: Span
    kind: str
    grade: str
    degree: str


@lru_cache(maxsize=16)
def _grades(paper: Paper) -> tuple[_Grade, ...]:
    found = []
    for kind, words in _GRADES.items():
        for match in words.finditer(paper.text):
            groups = match.groupdict()
            grade = groups["grade"] or groups.get("grade2") or ""
            degree = groups["degree"] or ""
            plain = "十" if grade == "10" else grade.translate(_DIGITS)
            found.append(_Grade(Span(*match.span()), kind, plain, degree))
    return tuple(found)


def misgraded(reply: Paper, paper: Paper) -> Iterator[Graded]:
    """Every grade that the reply states, held against those of the judgment."""
    for ours in _grades(reply):
        known = [one for one in _grades(paper) if one.kind == ours.kind]
        if not known or not _stated(reply, ours) or (ours.kind == _BLAME and not _ACCIDENT.search(paper.text)):
            continue
        right = next((one for one in known if _one(ours, one)), None)
        yield Graded(ours.span, (right or known[0]).span, right is not None)


def _one(ours: _Grade, theirs: _Grade) -> bool:
    return ours.grade == theirs.grade and (not ours.degree or not theirs.degree or ours.degree == theirs.degree)


def _stated(reply: Paper, ours: _Grade) -> bool:
    clause = reply.clause(ours.span)
    ahead = reply.text[clause.start : ours.span.start]
    plain = _PLAIN.search(ahead) is not None or (ours.kind == _DISABILITY)
    return plain and not _NOT.search(ahead) and not ascribed(reply, ours.span)
