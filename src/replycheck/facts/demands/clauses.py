"""The demands of one sentence: 需要哪些材料，多久能办好 asks twice.

What a reader would get wrong: a clause begins another demand only where the ones before it have asked already and it
asks of something new; 为什么选这里，而不选那里呢 is one question, and a bracket belongs to what is around it.
"""

from __future__ import annotations

from itertools import pairwise

from replycheck.facts.demands.terms import substance
from replycheck.facts.demands.units import trimmed
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_CLAUSE_END = pattern(r"[，,；;？?！!。]+")
_BRACKETS = (("（", "）"), ("“", "”"), ("(", ")"), ("《", "》"))
_LONGEST_BRACKET = 60
_QUESTION = pattern(
    r"是否|是不是|能否|能不能|可否|可不可以|有没有|有无|(?<!任)何|(?<!没)(?<!没有)(?<!见有)什么|怎|如何|归谁|找谁|多少|多久|多长|哪|几[种个时年岁]"
)
_REQUEST = pattern(
    r"请(?!问)|希望|建议|要求|(?<![期盼失绝渴希愿])望(?=[^，。！？]{2})|呼吁|抗议|反对|我们?(?:就|也|还)?要(?=[他她它你您这那讨求对把回拿法政镇村厂])|给个(?:准|说法|时间|日子|痛快)|如果能|若能|也可以|考虑"
)
_ENDS_QUESTION = pattern(r"[吗呢][，,。？?！!]?$|[？?]$", needs=("吗", "呢", "？", "?"))
_LEADS_IN = pattern(r"请问|咨询|想问|想知道|想了解|了解一?下|请教")
_TELL_ME = pattern(
    r"(?:[^，。]{0,8}(?:能不能|能否|可否|可不可以|请|想|希望|盼|麻烦|烦请|劳烦|恳请))?[^，。]{0,10}(?:告诉|回答|答复|说一?句|说说|讲讲|解答|弄?明白|弄清|知道|问|问问|问一下|问下|请教)"
    r"(?:一下)?(?:我们?|大家)?(?:[^，。：:]{0,8}问题)?[，,：:]+"
)
"""A clause that only asks to be told; what is asked stands behind it."""
_WHAT = pattern(
    r"(?:流程|手续|程序|材料|资料|条件|标准|时间|地[址点]|费用|价格|进度|进展|情况|方式|政策|走向|规划)[，,。？?！!]?$"
)
"""What is asked for without a word of asking: 咨询报名流程，报名时间."""
_AND = pattern(r"另外?|此外|同时|还有|并且?|以及|[及和]其|其次|再[者次则]")
_GOES_ON = pattern(r"还是|或者|即|例如|比如|因为|否则|以便|以及|而且")
_MUCH = 3
"""Pairs of characters that make 并…… a demand beside the one before."""


@dataclass(slots=True)
class _Reading:
    """What the clauses of one demand have said so far."""

    told: frozenset[str] = frozenset()
    asked: bool = False
    open: bool = False
    """A question has begun and not ended."""
    led_in: bool = False

    def asks(self, words: str) -> bool:
        """Whether the next clause asks by itself."""
        if _TELL_ME.fullmatch(words) is not None:
            return False
        what = _WHAT.search(words) is not None and (self.asked or self.led_in or _LEADS_IN.search(words) is not None)
        begins = _QUESTION.search(words) is not None or _REQUEST.search(words) is not None
        return begins or what or (_ENDS_QUESTION.search(words) is not None and not self.open)

    def is_new(self, words: str) -> bool:
        """Whether the next clause begins another demand."""
        mine = substance(words)
        if not self.asked or not mine:
            return False
        fresh = len(mine - self.told)
        if _AND.match(words) is not None and fresh >= _MUCH:
            return True
        return fresh > 0 and self.asks(words) and _GOES_ON.match(words) is None

    def take(self, words: str) -> None:
        """Read the clause as part of this demand."""
        adds = self.asked and _AND.match(words) is not None
        asks = self.asks(words) or adds
        self.told |= substance(words)
        self.led_in = self.led_in or _LEADS_IN.search(words) is not None or _TELL_ME.fullmatch(words) is not None
        ended = _ENDS_QUESTION.search(words) is not None
        self.open = not ended and (self.open or _QUESTION.search(words) is not None)
        self.asked = self.asked or (asks and bool(self.told))


def parted(letter: str, span: Span) -> list[Span]:
    """The sentence as one demand, or as the several that it states, in order; commas at their ends are left out."""
    starts = [span.start]
    reading = _Reading()
    for clause in _clauses(letter, span):
        words = clause.of(letter)
        if reading.is_new(words):
            starts.append(clause.start)
            reading = _Reading(asked=_AND.match(words) is not None)
        reading.take(words)
    return [_shorn(letter, trimmed(letter, Span(start, end))) for start, end in pairwise([*starts, span.end])]


def _shorn(letter: str, span: Span) -> Span:
    """``span`` without the comma at its end."""
    return Span(span.start, span.start + len(span.of(letter).rstrip("，, 　\n")))


def _clauses(letter: str, span: Span) -> list[Span]:
    words = span.of(letter)
    found = (match.end() for match in _CLAUSE_END.finditer(words))
    ends = dict.fromkeys([span.start, *(span.start + at for at in found if not _inside(words[:at])), span.end])
    return [Span(start, end) for start, end in pairwise(ends)]


def _inside(words: str) -> bool:
    """Whether a bracket or quotation is still open at the end of ``words``."""
    return any(
        words.count(left) > words.count(right) and len(words) - words.rfind(left) < _LONGEST_BRACKET
        for left, right in _BRACKETS
    )
