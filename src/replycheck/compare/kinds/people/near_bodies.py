"""Names of companies, institutes and places written otherwise than in the judgment or the letter.

宏图兄妹文化公司 for 宏图兄弟文化公司, 通安公司 for 安通公司, 平阴县 for 平阳县. What is easily got wrong: before a
whole name there stand other words (起诉某公司, 诉某公司), so what differs must stand inside the name, and a name
that any paper has is none's slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from replycheck.compare.kinds.people.names import NameSlip
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.confusable import alike
from replycheck.text.patterns import pattern

_TAIL = pattern(
    "公司|集团|研究院|研究所|设计院|鉴定所|鉴定中心|事务所|合作社|合作联社|信用社|支行|分行|营业部|项目部|大厦|小区|酒店|商行"
    "|超市|学校|学院|医院|协会|[厂店](?![房长面铺家里内])|支队|大队|村(?![委民里长内口])|路(?=\\d)|街道"
    "|县(?!级|委|城|区|内|长)|镇(?!政府|长|里)"
)
_GENERAL = pattern(
    "股份有限公司$|有限责任公司$|有限公司$|[分子]公司$|集团公司$|公司$|集团$|司法鉴定(?:所|中心)$|鉴定(?:所|中心)$"
    "|律师事务所$|事务所$|(?:农村)?信用合作联社$|合作联社$|合作社$|信用社$|[支分]行$|人民医院$|医院$|小学$|中学$|学校$|学院$"
    "|协会$|研究[院所]$|设计院$|营业部$|项目部$|支队$|大队$|[\u4e00-\u9fff]$"
)
"""What any body of a kind is called by."""
_HAN = pattern("[\u4e00-\u9fff]")
_LITTLE = frozenset(
    "的了是在和与及于对向由被把将为以给从到也都就还又并而且但不没未无有这那该此其您你我他她它们等、或跟同则后前时经因本贵原"
    "诉告称说让令请求各两几某一二三四五六七八九十东西南北上中下甲乙丙丁大小新老替帮代号判决认定日月年"
)
"""Signs that are no part of a name, or in which two names differ rightly."""
_LONGEST, _OWN = 22, 2
_Place = tuple[str, int]
"""A text and an offset in it."""


@lru_cache(maxsize=8)
def _tails(paper: Paper) -> dict[str, list[int]]:
    """Where each tail of a body ends in a paper."""
    found: dict[str, list[int]] = {}
    for match in _TAIL.finditer(paper.text):
        found.setdefault(match[0], []).append(match.end())
    return found


def near_bodies(reply: Paper, papers: Iterable[Paper]) -> Iterator[tuple[NameSlip, Paper]]:
    """Every name of a body that is a slip of one in a paper, with that paper."""
    papers = list(papers)
    every = "\n".join(paper.text for paper in papers)
    for tail, ends in _tails(reply).items():
        for end in ends:
            for paper in papers:
                rivals = _tails(paper).get(tail, ())
                slips = [slip for at in rivals if (slip := _slip((reply.text, end), (paper.text, at), every))]
                if slips:
                    yield max(slips, key=lambda slip: (len(slip.ours), -slip.theirs.start)), paper
                    break


def _slip(ours: _Place, theirs: _Place, every: str) -> NameSlip | None:
    """The name that ends at a place, where the one that ends at the other is the same but for a sign or two."""
    (text, end), (other, at) = ours, theirs
    same = _same_before(ours, theirs)
    own = len(_GENERAL.sub("", text[end - same : end], count=1))
    for size in (1, 2):
        low, low_other = end - same - size, at - same - size
        mine, right = text[max(0, low) : max(0, low + size)], other[max(0, low_other) : max(0, low_other + size)]
        if len(mine) < size or len(right) < size or not (_plain(mine) and _plain(right)):
            return None
        swapped = size > 1 and sorted(mine) == sorted(right)
        further = _in_name(text, low, _same_before((text, low), (other, low_other)))
        name, known = text[low - further : end], other[low_other - further : at]
        if name in every:
            return None
        if size > 1 and not swapped and every.count(text[end - same : end]) > every.count(other[low_other:at]):
            return None  # 证据显示某公司 for 证据证明某公司: the name is whole without them
        inside = swapped or (further > 0 and own + further > (_OWN if size == 1 else _OWN + 1))
        short = size == 1 and own == 0 and further == 1 and (alike(mine, right) or _same_behind(ours, theirs, same))
        if (inside or short) and _begins(text, low - further):
            return NameSlip(Span(end - len(name), end), Span(at - len(name), at), known)
    return None


def _same_before(ours: _Place, theirs: _Place) -> int:
    """How many Han characters before two places are the same."""
    (text, end), (other, at) = ours, theirs
    most = max(0, min(_LONGEST, end, at))
    for count in range(most):
        sign = text[end - count - 1]
        if sign != other[at - count - 1] or not _HAN.match(sign):
            return count
    return most


def _same_behind(ours: _Place, theirs: _Place, same: int) -> bool:
    """Whether the same word follows two places whose kind is told by one character: 平阴县美华公司, 平阳县美华公司."""
    (text, end), (other, at) = ours, theirs
    behind = text[end : end + 2]
    return same == 1 and behind == other[at : at + 2] and len(behind) > 1 and _plain(behind)


def _in_name(text: str, end: int, count: int) -> int:
    """How many of some signs before a place belong to the name."""
    return next((index for index in range(count) if text[end - index - 1] in _LITTLE), count)


def _plain(signs: str) -> bool:
    return all(_HAN.match(sign) is not None and sign not in _LITTLE for sign in signs)


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin at a place: no sign of a longer word stands before it."""
    return start <= 0 or text[start - 1] in _LITTLE or not _HAN.match(text[start - 1])
