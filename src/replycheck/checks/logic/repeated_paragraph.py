"""同一段文字出现两次。

两段文字完全相同（不计空格和标点），或者几乎相同，多半是粘贴时重复了。
完全相同且满30字的报错误，20至29字的报警告；几乎相同（相同的四字词串占九成以上）且满40字的报警告。
表格里的重复、引号内的重复、附件不报；整页重复装订的，由“pages.repeated”报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字和段落顺序）。
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from replycheck.model.binding import Problem
from replycheck.model.document import Paragraph, ParagraphKind
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_SURE, _LEAST, _LEAST_NEAR = 30, 20, 40
"""Shorter repeats are fixed phrases of one answer after another."""
_PARTICULARS = pattern("(?:共同)?(?:委托|诉讼|法定|代理|负责|住所|住址|地址|联系|电话|经办|承办)")
"""Lines of a person's particulars: the same counsel may act for two parties."""
_ALIKE = 0.9
_GRAM = 4


def check(case: Case) -> Iterator[Hit]:
    """Report the second of two paragraphs with the same words."""
    told = [(paragraph, words) for paragraph in _candidates(case) if (words := _words(case, paragraph)) is not None]
    commonness = Counter(gram for _, words in told for gram in _grams(words))
    earlier = _Earlier(commonness)
    for paragraph, words in told:
        hit = _repeat(paragraph, words, earlier)
        if hit is not None:
            yield hit
        earlier.add(words)


def _words(case: Case, paragraph: Paragraph) -> str | None:
    """The letters and digits of a paragraph that is long enough to compare; None where it is not."""
    words = re.sub(r"[\W_\ue000]", "", paragraph.span.of(case.unquoted))
    return None if len(words) < _LEAST or _PARTICULARS.match(words) else words


def _candidates(case: Case) -> Iterator[Paragraph]:
    """The paragraphs of the body, without tables and without pages that are bound twice."""
    doubled = {problem.page for problem in case.binding.having(Problem.REPEATED)} if case.binding else set()
    for paragraph in case.paragraphs:
        inside = paragraph.span.start < case.body_end and paragraph.kind is not ParagraphKind.TABLE_CELL
        if inside and case.reply.page_at(paragraph.span.start) not in doubled:
            yield paragraph


class _Earlier:
    """The paragraphs met so far, found again by their rarest words, so that a long paper takes no quadratic time.

    Two sets of which nine tenths are common share at least one of the rarest tenth (and one more) of either.
    """

    def __init__(self, commonness: Counter[str]) -> None:
        self._commonness = commonness
        self._same: set[str] = set()
        self._by_gram: dict[str, list[frozenset[str]]] = {}

    def add(self, words: str) -> None:
        """Remember a paragraph; one with the same words as an earlier one adds nothing."""
        if words in self._same:
            return
        self._same.add(words)
        grams = _grams(words)
        for gram in self._rarest(grams):
            self._by_gram.setdefault(gram, []).append(grams)

    def has(self, words: str) -> bool:
        """Whether a paragraph had exactly these words."""
        return words in self._same

    def has_alike(self, words: str) -> bool:
        """Whether a paragraph had nearly these words."""
        grams = _grams(words)
        return any(
            _jaccard(grams, other) >= _ALIKE for gram in self._rarest(grams) for other in self._by_gram.get(gram, ())
        )

    def _rarest(self, grams: frozenset[str]) -> list[str]:
        kept = len(grams) - math.ceil(_ALIKE * len(grams)) + 1
        return sorted(grams, key=lambda gram: (self._commonness[gram], gram))[:kept]


def _grams(words: str) -> frozenset[str]:
    return frozenset(words[i : i + _GRAM] for i in range(len(words) - _GRAM + 1))


def _repeat(paragraph: Paragraph, words: str, earlier: _Earlier) -> Hit | None:
    if earlier.has(words):
        severity = Severity.ERROR if len(words) >= _SURE else Severity.WARNING
        return Hit(paragraph.span, "这一段与前面的一段完全相同。", suggestion="删去重复的一段。", severity=severity)
    if len(words) >= _LEAST_NEAR and earlier.has_alike(words):
        return Hit(
            paragraph.span,
            "这一段与前面的一段几乎相同。",
            suggestion="核对是不是重复粘贴；确需分别答复的，写清各自的不同。",
            severity=Severity.WARNING,
            confidence=Confidence.MEDIUM,
        )
    return None


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    if min(len(one), len(other)) < _ALIKE * max(len(one), len(other)):
        return 0.0
    return len(one & other) / len(one | other)


_LONG = "本院已于判决生效后将上述款项全部发还申请执行人并办理了领款手续，执行案件已经依法结案。"
_NEARLY = "本院已于判决生效后将上述款项全部发还申请执行人并办理了领款手续，执行案件已经依法结案了。"
_SHORT = "该项请求没有事实根据和法律依据，本院不予支持。"

RULE = Rule(
    module=__name__,
    title="段落重复",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad(f"{_LONG}\n另有说明。\n⟦{_LONG}⟧"),
        good(f"{_LONG}\n另有说明。"),
        bad(f"{_LONG}\n另有说明。\n⟦{_NEARLY}⟧"),
        good(f"{_LONG}\n本院已于判决生效后将保证金发还被执行人，执行案件尚未结案，正在查找其他财产线索。"),
        bad(f"{_SHORT}\n另有说明。\n⟦{_SHORT}⟧"),
        good("不予支持。\n另有说明。\n不予支持。"),
        good(
            "委托代理人：周某某，某某市某某律师事务所律师，特别授权代理。\n乙公司\n委托代理人：周某某，某某市某某律师事务所律师，特别授权代理。"
        ),
        good(f"“{_LONG}”\n另有说明。\n“{_LONG}”"),
        good(f"{_LONG}\n附件1\n{_LONG}"),
        good(f"一、说明\f{_LONG}{_SHORT}\f{_LONG}{_SHORT}", printed=(1, 2, 2)),
    ),
)
