"""What in a judgment is nobody's own: the articles of laws it gives, and the names and numbers it bears.

Sharing these words is no copying of the judgment. What a reader would get wrong: an article counts only where the
judgment itself says that it is one, by its citation or in the annex of provisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from replycheck.model.document import Document
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reuse.marks import line_end
from replycheck.reuse.quotation import cited, items_end
from replycheck.reuse.treatment import NOTICES
from replycheck.text.fold import Folded
from replycheck.text.patterns import pattern

_HEAD = 1500
"""Parties are named in the first characters of a judgment."""
_ROLE = (
    r"(?:原审|再审|一审|二审)?(?:(?:附带民事诉讼)?原告人?|(?:附带民事诉讼)?被告人?|被?上诉人|被?申请人|被?申诉人"
    r"|申请执行人|被执行人|利害关系人|案外人|第三人|法定代表人|负责人|公诉机关|抗诉机关|赔偿请求人|赔偿义务机关)"
)
_PARTY = pattern(
    rf"^[ \t\u3000]*{_ROLE}(?:[（(][^）)\n]{{1,20}}[）)])?"
    r"(?:[：:]\s*(?P<name>[^，。；、：（(\s]{2,30})"
    r"|(?P<person>[\u4e00-\u9fff]{2,4})(?=[，,][男女])"
    r"|(?P<body>[^，。；、：（(\s]{2,24}?(?:公司|合作社|委员会|局|政府|厂|院|中心))(?=[，,。\n]))",
    re.MULTILINE,
)
_SHORT = pattern(r"[（(](?:以下|下)?简?称(?:为|：)?[“\"]?(?P<name>[^”\"）)\n]{2,16})")
_PLACE = (
    r"(?:[\u4e00-\u9fff]{2,3}(?:省|自治区))?(?:[\u4e00-\u9fff]{2,5}(?:市|州|盟|地区))?"
    r"(?:[\u4e00-\u9fff]{1,5}[市县区旗])?"
)
_COURT = pattern(rf"(?:最高|{_PLACE}(?:高级|[第一二三四五]{{0,2}}中级)?)人民(?:法院|检察院)")
_USUAL = (
    (pattern("人民"), _COURT),
    (pattern("案件受理费|可供执行财产"), NOTICES),
)
"""What to look for where words hold a sign of it: a pattern that begins anywhere is slow."""
_ANNEX = pattern(r"^[ \t\u3000]*附[^\n]{0,20}(?:法律|法条|条文|规定)[^\n]{0,12}$", re.MULTILINE)
_ANNEXED = pattern(r"^[ \t\u3000]*第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十])?", re.MULTILINE)


def parties(judgment: str) -> tuple[str, ...]:
    """The names of the parties of a judgment, short names too, the longest first; none where none can be read."""
    found = {match[match.lastgroup or 0] for match in _PARTY.finditer(judgment, 0, _HEAD)}
    found |= {match["name"] for match in _SHORT.finditer(judgment, 0, _HEAD)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


@dataclass(frozen=True)
class Judgment:
    """A judgment made ready; what is asked for only where passages were found is worked out then."""

    document: Document
    folded: Folded

    @cached_property
    def laws(self) -> list[tuple[int, int]]:
        """The articles that it gives, as half-open stretches of folded characters in reading order, apart."""
        apart: list[tuple[int, int]] = []
        last = 0
        for span in sorted(_laws(self.document.text)):
            start, end = self.folded.back.searchsorted((span.start, span.end)).tolist()
            if end > last:
                apart.append((max(last, start), end))
                last = end
        return apart

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its parties' names, the longest first."""
        return parties(self.document.text)

    @cached_property
    def string(self) -> str:
        """The folded text."""
        return self.folded.text

    def law_within(self, stretches: Sequence[tuple[int, int]]) -> int:
        """How many characters of some stretches of its folded text stand in articles that it gives."""
        start, end = min(stretch[0] for stretch in stretches), max(stretch[1] for stretch in stretches)
        near = [law for law in self.laws if law[0] < end and law[1] > start]
        return sum(max(0, min(end, last) - max(start, first)) for first, last in near for start, end in stretches)

    def idle(self, words: str) -> list[tuple[int, int]]:
        """Where ``words`` name somebody or say what the forms of court papers prescribe; not overlapping."""
        found = [(at, at + len(name)) for name in self.names for at in _places(name, words)]
        for sign, usual in _USUAL:
            if sign.search(words):
                found += [match.span() for match in usual.finditer(words)]
        found.sort()
        last, apart = 0, []
        for start, end in found:
            if end > last:
                apart.append((max(last, start), end))
                last = end
        return apart


def _places(name: str, words: str) -> Iterator[int]:
    at = words.find(name)
    while at >= 0:
        yield at
        at = words.find(name, at + len(name))


def _laws(text: str) -> Iterator[Span]:
    yield from cited(text)
    annex = _ANNEX.search(text) if "附" in text else None
    if annex is not None:
        for article in _ANNEXED.finditer(text, annex.end()):
            yield Span(article.end(), items_end(text, line_end(text, article.end())))
