"""同一案件的案号前后写得不一样。

两处案号除一个字、一位数字或者相邻两位数字颠倒以外完全相同，其中一处只出现一次的，多半是抄错。给了裁判文书的，以裁判文书里的案号为准。
两处都只出现一次、两位数字颠倒的，报后一处。
相邻或者成批的案件（案号只差几号）、同一句话里并列写出的案号，本来就是不同的案件，不报。

依据：最高人民法院《关于人民法院案件案号的若干规定》（法〔2015〕137号；法〔2018〕335号修正）第三条（每个案件编定的案号均应具有唯一性）。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from replycheck.facts.case_numbers import CaseNumber, case_numbers
from replycheck.facts.law.citations import sentence_around
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import is_own
from replycheck.rules.rule import Rule

_SERIES = 30
"""Numbers this close together are of cases filed one after the other."""
_MOST = 200
"""A paper that names more cases than this more than once is a list of series."""
_SHORTEST = 3
"""Shorter numbers differ in one digit by chance."""


def check(case: Case) -> Iterator[Hit]:
    """Report a number that stands once and differs in one place from one that stands more often or in a judgment."""
    ours = [number for number in case.facts.case_numbers if number.span.start < case.body_end]
    counts = Counter(number.identity for number in ours)
    given = {number.identity: number for source in case.sources for number in case_numbers(source.text)}
    known = given | {one.identity: one for one in reversed(ours) if counts[one.identity] > 1}
    if len(known) > _MOST:
        return
    for place, number in enumerate(ours):
        if number.identity in known and counts[number.identity] > 1:
            continue
        if number.identity in given or counts[number.identity] > 1:
            continue
        right = next((one for one in known.values() if _slip(number, one)), None)
        right = right or next((one for one in ours[:place] if _slip(number, one, swap=True)), None)
        if right is not None and is_own(case, number.span) and not _side_by_side(case.text, number, ours, right):
            where = "裁判文书里" if right.identity in given else "本文别处"
            yield Hit(
                number.span,
                f"案号“{number.written}”与{where}的“{right.written}”只差一处，可能是同一案件写错了案号。",
                suggestion="对照原裁判文书，把案号改一致。",
            )


def _slip(one: CaseNumber, other: CaseNumber, *, swap: bool = False) -> bool:
    """Whether one of the two is easily written for the other and they are not of one series.

    Another type is another case (民初 and 民终 of one dispute), and a short number recurs every year.
    """
    parts = [(a, b) for a, b in zip(map(str, one.identity), map(str, other.identity), strict=True) if a != b]
    if len(parts) != 1 or one.type != other.type or min(len(one.number), len(other.number)) < _SHORTEST:
        return False
    a, b = parts[0]
    if len(a) != len(b):
        return False
    swapped = sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2  # noqa: PLR2004 - a pair
    if one.number != other.number and not swapped and not _far(a, b):
        return False
    return swapped or (not swap and _differs_once(a, b))


def _far(one: str, other: str) -> bool:
    """Whether the two numbers are too far apart to be of cases filed together."""
    return one.isdecimal() and other.isdecimal() and abs(int(one) - int(other)) > _SERIES


def _differs_once(one: str, other: str) -> bool:
    return sum(x != y for x, y in zip(one, other, strict=True)) == 1


def _side_by_side(text: str, number: CaseNumber, ours: list[CaseNumber], right: CaseNumber) -> bool:
    """Whether one sentence names both: then the writer tells them apart."""
    around = sentence_around(text, number.span)
    return any(one.identity == right.identity and around.overlaps(one.span) for one in ours)


RULE = Rule(
    module=__name__,
    title="案号前后不一致",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad(
            "你不服（2023）云0102民初1230号判决。本院调阅了（2023）云0102民初1230号案卷。⟦（2023）云0102民初1320号⟧判决并无不当。"
        ),
        good(
            "你不服（2023）云0102民初1230号判决。本院调阅了（2023）云0102民初1230号案卷。（2023）云0102民初1230号判决并无不当。"
        ),
        good(
            "你不服（2023）云0102民初1230号判决。本院调阅了（2023）云0102民初1230号案卷。（2023）云0102民初1231号判决并无不当。"
        ),
        bad("你不服（2023）云0102民初481号判决。本院调阅了⟦（2023）云0102民初418号⟧案卷。"),
        good("你不服（2023）云0102民初481号判决。本院调阅了（2023）云0102民初481号案卷。"),
        bad(
            "你不服⟦（2023）云0102民初1002号⟧判决。",
            sources=("（2023）云0102民初1020号\n原告张某与被告李某民间借贷纠纷一案，本院受理后依法审理。",),
        ),
        good("（2023）云0102民初1230号、（2023）云0102民初1320号两案已审结。（2023）云0102民初1230号判决已生效。"),
        bad(
            "你不服（2023）云0102民初1230号判决。本院调阅了（2023）云0102民初1230号案卷。⟦（2022）云0102民初1230号⟧判决并无不当。"
        ),
        good(
            "你不服（2023）云0102民初1230号判决。本院调阅了（2023）云0102民初1230号案卷。（2023）云01民终456号判决维持原判。"
        ),
        good(
            "你不服（2023）云0102行初12号裁定。本院调阅了（2023）云0102行初12号案卷。（2022）云0102行初12号是另一案件。"
        ),
        good(
            "你不服（2023）云0102民初1230号判决。本院调阅了（2023）云0102民初1230号案卷。你信中写的“（2023）云0102民初1320号”有误。"
        ),
        bad(
            "你不服⟦（2022）云0102民初1230号⟧判决。",
            sources=("（2023）云0102民初1230号\n原告张某与被告李某民间借贷纠纷一案，本院受理后依法审理。",),
        ),
        good(
            "你不服（2023）云0102民初1230号判决。",
            sources=("（2023）云0102民初1230号\n原告张某与被告李某民间借贷纠纷一案，本院受理后依法审理。",),
        ),
    ),
)
