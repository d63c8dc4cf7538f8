"""The day with which a paragraph begins, and whether one such day lies before another.

What is told in the order in which it happened begins its paragraphs with days that run on. What a reader would get
wrong: what was found out, and what a law says, lies before the day on which the office asked, so that has no day here.
"""

from __future__ import annotations

from re import Match

from replycheck.text.patterns import pattern

Day = Match[str]
"""Year (None where it is not told), month, day (None where it is not told)."""

_FIRST_DAY = pattern(
    r"^(?:[^，。？！：\d第问诉请]{2,14}。)?(?:(?:收到|接到|受理|立案|接访)[^，。]{0,14}(?:以?后)[，,]|在此基础上，|为此，|随后，?|之后，?|此后，?|后来，?)?[^，。？！：信案是\d]{0,12}?"
    r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|(?=[，至以份底初]))"
)
_GOES_BACK = pattern(
    r"^.{0,30}(?:经查|查明|核查发现|显示|反映|证实|认定|结果|记载|规定)|判决认为|^(?:依[照据]|根据|至于|关于(?![^，。]{2,10}。)|对)"
    r"|^[^，。]{0,20}[你您](?:还|另外?|又)(?:问|提|说|反映|要求)"
)
_FOUND_OUT = 60
"""Characters among which a paragraph says that it tells what was found out."""
_STORY, _MONTH = 100, 31
"""Days that a story without years lasts; that a month has at most."""


def opening_day(words: str) -> Day | None:
    """The day that a paragraph of text begins with; None for what goes back."""
    return None if _GOES_BACK.search(words[:_FOUND_OUT]) else _FIRST_DAY.match(words)


def falls(front: Day, behind: Day) -> bool:
    """Whether the day behind lies before that in front, in years that are told or within one story."""
    if front[1] and behind[1] and front[1] != behind[1]:
        return front[1] > behind[1]
    if behind[1] and not front[1]:
        return False
    back = (int(front[2]) - int(behind[2])) * _MONTH + int(front[3] or 0) - int(behind[3] or 0)
    return 0 < back < _STORY if front[3] and behind[3] else bool(front[1] and behind[1]) and back > _MONTH
