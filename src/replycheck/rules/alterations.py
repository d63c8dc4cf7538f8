"""What the differences inside a near-copy mean: a number, name or verdict that no longer says what the judgment says.

A new layout is no alteration: 50万元 and 500,000元, 原告 and 张某 say the same. Only places where the words on both
sides still agree are judged, so that a rewritten sentence is not taken for a falsified one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import takewhile

from replycheck.compare.mentions import Kind, Mention, mentions
from replycheck.compare.unsaid import unsaid
from replycheck.compare.values import same
from replycheck.facts.quantities import Quantity, quantities
from replycheck.model.passage import Change, Difference, Passage
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern

_NEIGHBOURS = 4
"""Edits this close together are one rewriting: a date changes in three places when its form changes."""
_LARGEST = 24
_FRINGE = 8
"""The aligner goes this far at most from the last words that agree to the end of a clause."""
_LINE = 40
_SENTENCE_END = pattern("[。；！？\n]")
_SHORTEST_VERDICT = 6
"""Edits longer than this rewrite more than a verdict."""
_BEFORE, _AFTER, _TIGHT = 6, 3, 16
"""Solid characters that must agree before and behind a place to judge it, and on both sides together to be certain."""
_MARK = pattern("[，。；：、？！\n]")
_TURNS = pattern("[不未无非否]|没有|驳回|撤销|拒绝")
_NOT = pattern("[不未无非否予以其了的仍已]|没有|驳回|撤销|拒绝")
_NUMERIC = pattern(
    r"[0-9０-９〇○零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟两.,，．:/%％‰\-分之年月日元圆角第]"
)
_REACH = 18
_UNIT, _AROUND = 4, 120
_FACT_REACH, _NEARBY, _BEFORE_SETTLED = 24, 400, 14
_BESIDE, _DIGITS, _BARE = 16, pattern(r"\d+(?:\.\d+)?"), pattern(r"(?<![\d.,，])\d+(?:\.\d+)?(?=[（(，、,/；;)）\n])")
_SETTLED = pattern("和解|协商|协议|结算|实际(?:支付|履行|给付)|后来|分期")
"""What the parties agreed on later is another sum than the judgment's."""
_NEGATION = pattern(
    r"不(?!动产|服|仅|但|过(?!期)|论|管|锈|特定|可抗|同|等|足)|未(?!来|成年|婚)|无(?!论|锡|偿|限|形|效宣告|罪推定|固定期|因管理|名|期徒刑)|没有|并非|驳回|拒绝|撤销|否(?:认|定)"
)
_REVERSED = {"原告": "被告", "上诉人": "被上诉人", "申请人": "被申请人", "申请执行人": "被执行人"}
_ROLES = pattern("|".join(sorted((*_REVERSED, *_REVERSED.values()), key=len, reverse=True)))
_OPPOSITE = {**_REVERSED, **{other: one for one, other in _REVERSED.items()}}
_PERSON = pattern(
    r"(?:原告|被告人?|上诉人|被上诉人|第三人|申请人|被申请人|被执行人|法定代表人|证人|被害人|辩护人|代理人)"
    r"(?:（[^）\n]{1,20}）)?[：:]?(?P<name>[\u4e00-\u9fa5]{2,4}?)(?=[，。、；：（(\s]|与|和|诉|系|于|向|到|在|提|辩|的|$)"
)
_MASKED = pattern(r"[某×xXＸ*＊]|先生|女士|同志|公司|某|本人|原告|被告|双方|对方|当事")


class Altered(StrEnum):
    """What kind of fact was altered."""

    QUANTITY = "数字"
    POLARITY = "结论"
    ROLE = "当事人"
    NAME = "姓名"


@dataclass(frozen=True, slots=True)
class Alteration:
    """A fact that the reply states otherwise; spans are absolute. ``tight``: the words around it agree."""

    kind: Altered
    reply: Span
    source: Span
    tight: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A cluster of edits with the count of solid characters that agree on either side of it.

    ``starts`` and ``ends``: nothing else of the sentence stands before or behind it, in both texts.
    """

    reply: Span
    source: Span
    before: int
    after: int
    starts: bool
    ends: bool

    @property
    def embedded(self) -> bool:
        """Whether the words around it agree so far that the two places are the same place."""
        return (self.before >= _BEFORE or (self.starts and self.after >= _BEFORE)) and (
            self.after >= _AFTER or (self.ends and self.before >= _BEFORE)
        )


def alterations(reply: str, source: str, passage: Passage) -> tuple[Alteration, ...]:
    """The facts that ``passage`` states otherwise than the judgment, in reading order."""
    names = frozenset(match["name"] for match in _PERSON.finditer(source))
    found = []
    for place in _places(reply, source, passage):
        if not place.embedded or _size(place) > _LARGEST:
            continue
        hit = (
            _quantity(reply, source, place)
            or _rate(reply, source, place)
            or _verdict(reply, source, place)
            or _party(reply, source, place, names)
        )
        if hit is None or not passage.reply.contains(hit[1]):
            continue
        alteration = Alteration(*hit, tight=place.before + place.after >= _TIGHT)
        settled = _as_facts(reply, source, alteration) if alteration.kind is Altered.QUANTITY else alteration
        if settled is not None:
            found.append(settled)
    return tuple(found)


def _rate(reply: str, source: str, place: _Place) -> tuple[Altered, Span, Span] | None:
    """A rate with another value: 万分之二点七 for 万分之二点一."""
    ours, theirs = _fact_at(reply, _touching(place.reply)), _fact_at(source, _touching(place.source))
    if ours is None or theirs is None or not ours.kind is theirs.kind is Kind.RATE or same(ours, theirs):
        return None
    return Altered.QUANTITY, ours.span, theirs.span


def _touching(span: Span) -> Span:
    return Span(max(0, span.start - 1), span.end + 1)


def _as_facts(reply: str, source: str, found: Alteration) -> Alteration | None:
    """The altered figures read whole, as facts: None where they say the same, no error where the judgment has both."""
    ours, theirs = _fact_at(reply, found.reply), _fact_at(source, found.source)
    if ours is None or theirs is None or ours.kind is not theirs.kind:
        return found
    if same(ours, theirs) or _SETTLED.search(reply, max(0, ours.span.start - _BEFORE_SETTLED), ours.span.start):
        return None
    if _unit_left_out(ours.span.of(reply), source, theirs.span):
        return None
    near = source[max(0, found.source.start - _NEARBY) : found.source.end + _NEARBY]
    elsewhere = any(same(ours, one) for one in mentions(near))
    return Alteration(found.kind, ours.span, theirs.span, found.tight and not elsewhere)


def _unit_left_out(words: str, source: str, theirs: Span) -> bool:
    """Whether the judgment has the reply's figure close by without its unit: 农用地35.7327（耕地24.2978公顷）."""
    digits = _DIGITS.match(words)
    if digits is None:
        return False
    beside = source[max(0, theirs.start - _BESIDE) : theirs.start] + "\n" + source[theirs.end : theirs.end + _BESIDE]
    return any(digits[0] == bare[0] for bare in _BARE.finditer(beside))


def _fact_at(text: str, span: Span) -> Mention | None:
    """The whole fact of which a span is part."""
    start = max(0, span.start - _FACT_REACH)
    inside = span.shifted(-start)
    for mention in mentions(text[start : span.end + _FACT_REACH]):
        if mention.span.overlaps(inside):
            return replace(mention, span=mention.span.shifted(start))
    return None


def _places(reply: str, source: str, passage: Passage) -> Iterator[_Place]:
    """The clusters of edits, each with the count of solid characters that agree on either side."""
    clusters: list[list[Difference]] = []
    for difference in [*passage.differences, *_fringes(reply, source, passage)]:
        near = clusters and (
            0 <= difference.reply.start - clusters[-1][-1].reply.end <= _NEIGHBOURS
            and 0 <= difference.source.start - clusters[-1][-1].source.end <= _NEIGHBOURS
        )
        clusters[-1].append(difference) if near else clusters.append([difference])
    for cluster in clusters:
        here, there = _hull([edit.reply for edit in cluster]), _hull([edit.source for edit in cluster])
        here, there = _solid_start(reply, here, source, there), _solid_start(source, there, reply, here)
        before = _agreeing(reply[passage.reply.start : here.start][::-1], source[: there.start][::-1])
        after = _agreeing(reply[here.end : passage.reply.end], source[there.end :])
        starts = _sentence_side(reply[: here.start][::-1]) == _sentence_side(source[: there.start][::-1])
        ends = _sentence_side(reply[here.end :]) == _sentence_side(source[there.end :])
        yield _Place(here, there, before, after, starts, ends)


def _fringes(reply: str, source: str, passage: Passage) -> Iterator[Difference]:
    """The change, if any, between the last words that agree and the end of the clause: 50万元。 for 5万元。"""
    if not passage.blocks:
        return
    here, there = passage.blocks[-1]
    ours, theirs = Span(here.end, passage.reply.end), Span(there.end, max(there.end, passage.source.end))
    if max(len(ours), len(theirs)) > _FRINGE or _solid(ours.of(reply)) == _solid(theirs.of(source)):
        return
    same = _agreeing(ours.of(reply)[::-1], theirs.of(source)[::-1])
    yield Difference(Change.REPLACED, _without_tail(reply, ours, same), _without_tail(source, theirs, same))


def _without_tail(text: str, span: Span, count: int) -> Span:
    """The span without its last ``count`` solid characters and what stands among and behind them."""
    end = span.end
    while end > span.start and (count or not text[end - 1].isalnum()):
        end -= 1
        count -= text[end].isalnum()
    return Span(span.start, end)


def _solid_start(text: str, span: Span, other: str, beside: Span) -> Span:
    """The span without the punctuation that it begins with; an empty one moves over it where the other's words have."""
    start = span.start
    if len(span) or (beside.start and not other[beside.start - 1].isalnum()):
        while start < len(text) and not text[start].isalnum() and text[start] != "\n":
            start += 1
    return Span(start, max(start, span.end))


def _size(place: _Place) -> int:
    return max(len(place.reply), len(place.source))


def _hull(spans: list[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _agreeing(words: str, others: str) -> int:
    """How many solid characters both begin with, widths aside, up to a line's length."""
    pairs = zip(_solid(words), _solid(others), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _sentence_side(text: str) -> str:
    """The solid characters up to the end of the sentence."""
    return _solid(_SENTENCE_END.split(text[:_LINE], maxsplit=1)[0])


def _solid(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text[:_LINE]) if char.isalnum())


def _quantity(reply: str, source: str, place: _Place) -> tuple[Altered, Span, Span] | None:
    """A number with another value. The same count of numbers must stand on both sides, with the same units."""
    here, there = _numbers(reply, place.reply), _numbers(source, place.source)
    if not here or len(here) != len(there):
        return None
    for one, other in zip(here, there, strict=True):
        if not one.same_as(other) and _comparable(one, other):
            return Altered.QUANTITY, one.span, other.span
    return None


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether the two can be the same number: of one unit, and, for dates, not merely with the year left out."""
    if one.unit != other.unit:
        return False
    shorter = min(one.value, other.value) < 10000  # noqa: PLR2004 - a date without its year
    return not (one.unit == "date" and shorter and one.value % 10000 == other.value % 10000)


def _numbers(text: str, edited: Span) -> list[Quantity]:
    """The numbers that the edits touch, read whole."""
    start, end = edited.start, edited.end
    while start > 0 and edited.start - start < _REACH and (_NUMERIC.match(text[start - 1]) or _tears(text, start - 1)):
        start -= 1
    while end < len(text) and end - edited.end < _REACH and (_NUMERIC.match(text[end]) or _tears(text, end)):
        end += 1
    # The lines around tell whether a number goes on over the end of one.
    begin = max(0, start - _AROUND)
    found = quantities(text[begin : end + _UNIT + _AROUND])
    absolute = [replace(quantity, span=quantity.span.shifted(begin)) for quantity in found]
    return [
        quantity
        for quantity in absolute
        if quantity.span.start <= min(edited.end, end + _UNIT) and quantity.span.end >= max(edited.start, start)
    ]


def _tears(text: str, at: int) -> bool:
    """Whether a blank stands between two parts of what may be one number."""
    return text[at].isspace() and bool(_NUMERIC.match(text[at - 1 : at]) or text[at - 1 : at].isspace())


def _verdict(reply: str, source: str, place: _Place) -> tuple[Altered, Span, Span] | None:
    """A verdict turned round: an odd number of negations more or fewer, and one of them among the edited words."""
    here, there = _clause(reply, place.reply), _clause(source, place.source)
    edited = place.reply.of(reply) + "　" + place.source.of(source)
    if _size(place) > _SHORTEST_VERDICT or _MARK.search(edited):
        return None
    if _rest(reply, here, place.reply) != _rest(source, there, place.source):
        return None
    if not _TURNS.search(edited) or _other_words(place.reply.of(reply), place.source.of(source)):
        return None
    if (len(_NEGATION.findall(here.of(reply))) - len(_NEGATION.findall(there.of(source)))) % 2 == 0:
        return None
    if unsaid(reply, here) and not unsaid(source, there):
        return None  # what would be so if it were otherwise turns no verdict round
    return Altered.POLARITY, here, there


def _other_words(ours: str, theirs: str) -> bool:
    """Whether the edited words say something else altogether: 仍不满意 for 不服该决定 turns no verdict round."""
    one, other = (_solid(_NOT.sub("", words)) for words in (ours, theirs))
    return len(one) > 1 and len(other) > 1 and not set(one) & set(other)


def _rest(text: str, clause: Span, edited: Span) -> str:
    """The solid characters of a clause without the edited words."""
    return _solid(text[clause.start : edited.start]) + _solid(text[edited.end : clause.end])


def _clause(text: str, edited: Span) -> Span:
    """The clause around the edited words."""
    stop = "，。；：、？！\n"
    start, end = edited.start, edited.end
    while start > 0 and edited.start - start < _REACH and text[start - 1] not in stop:
        start -= 1
    while end < len(text) and end - edited.end < _REACH and text[end] not in stop:
        end += 1
    return Span(start, end)


def _party(reply: str, source: str, place: _Place, names: frozenset[str]) -> tuple[Altered, Span, Span] | None:
    """A party's role turned round, or one full name in place of another; masks like 张某 say the same."""
    here, there = _around(_ROLES, reply, place.reply), _around(_ROLES, source, place.source)
    if here and there and _OPPOSITE[there.of(source)] == here.of(reply):
        return Altered.ROLE, here, there
    if not names:
        return None
    full = pattern("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    there = _around(full, source, place.source)
    if there is None or there.start > place.source.start or there.end < place.source.end:
        return None
    before, after = place.source.start - there.start, there.end - place.source.end
    here = Span(max(0, place.reply.start - before), min(len(reply), place.reply.end + after))
    written, stated = here.of(reply), there.of(source)
    if len(written) != len(there) or not re.fullmatch(r"[\u4e00-\u9fa5]+", written):
        return None
    masked = _MASKED.search(written) is not None
    if masked and (written[0] in stated[0] + "某×" or written[1:2] != "某"):
        return None
    return Altered.NAME, here, there


def _around(pattern: Pattern, text: str, edited: Span) -> Span | None:
    """The match of ``pattern`` that the edited words touch."""
    start, end = max(0, edited.start - 5), min(len(text), edited.end + 5)
    for match in pattern.finditer(text, start, end):
        if match.start() <= edited.end and match.end() >= edited.start and match.start() < match.end():
            return Span(*match.span())
    return None
