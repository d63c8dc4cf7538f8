"""Serial numbers of papers without a year (第26419号审查决定), where ours is a slip of the only one the judgment has.

What is easily got wrong: papers of one kind stand in a row (第12345号 and 第12346号 are two certificates), so the
judgment must have one number that is so near, and the reply must not name it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.paper import Paper
from replycheck.compare.values import slip_of_number
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_SERIAL = pattern(r"第(?P<digits>\d{4,10})号(?=(?P<thing>[\u4e00-\u9fff]{0,12}))")
_THINGS = ("决定", "证书", "专利", "商标", "合同", "通知", "公告", "批复", "判决", "裁定", "房产证", "土地证", "许可证")


def near_serials(reply: Paper, paper: Paper, known: str) -> Iterator[tuple[Span, Span]]:
    """Numbers of the reply that no paper has (``known``: the words of the others), with the judgment's."""
    given = {match["digits"]: match for match in reversed(list(_SERIAL.finditer(paper.text)))}
    told = {match["digits"] for match in _SERIAL.finditer(reply.text)}
    for match in _SERIAL.finditer(reply.text) if given else ():
        digits, kinds = match["digits"], _kinds(match["thing"])
        if digits in paper.text or digits in known:
            continue
        near = [
            one
            for other, one in given.items()
            if _slip(digits, other) and other not in told and (not kinds or not kinds.isdisjoint(_kinds(one["thing"])))
        ]
        if len(near) == 1:
            yield Span(match.start(), match.end("digits") + 1), Span(near[0].start(), near[0].end("digits") + 1)


def _slip(one: str, other: str) -> bool:
    return slip_of_number(one, other) or (len(one) == len(other) and sorted(one) == sorted(other))


def _kinds(words: str) -> frozenset[str]:
    return frozenset(one for one in _THINGS if one in words)
