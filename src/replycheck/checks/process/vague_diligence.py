"""用“高度重视”一类的话代替具体工作。

“高度重视”“第一时间”“积极协调”“认真核查”说不出谁在什么时候做了什么。有两处以上这样的话，而又没有写明联系过信访人，或者没有写明核查了什么的，报警告。
一句客气话不报；写明了具体联系和核查经过的，不报；引号里的不算。

依据：《信访工作条例》第二十八条（不得敷衍）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.parts import OBJECT, VAGUE, first
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import PLAIN_REPLIES, Profile
from replycheck.model.span import Span
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.contacts import contacted
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule

_MANY = 2


def check(case: Case) -> Iterator[Hit]:
    """Report the first of several vague phrases where contact or an object of verification is missing."""
    found = list(VAGUE.finditer(case.own_words, 0, case.body_end))
    if len(found) < _MANY or (contacted(case) and first(OBJECT, case.own_words, case.body_end) is not None):
        return
    words = "、".join(f"“{word}”" for word in dict.fromkeys(match.group() for match in found))
    lacking = "核查了什么" if contacted(case) else "什么时候、谁联系过信访人"
    yield Hit(
        Span(*found[0].span()),
        f"写了{words}，却没有写明{lacking}。",
        suggestion="把空话换成事实：谁、哪一天、做了什么、结果怎样。",
    )


RULE = Rule(
    module=__name__,
    title="空话代替工作",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=PLAIN_REPLIES | {Profile.PETITION_OPINION, Profile.COURT_REPLY},
    in_plain=asked,
    examples=(
        bad("张某：\n你的来信收悉，我院领导⟦高度重视⟧，第一时间进行了研究。经审查，不予支持。"),
        good("张某：\n你的来信收悉，我院领导高度重视。经审查，不予支持。"),
        good("张某：\n我院高度重视，第一时间研究。5月10日，承办人王某与你面谈，并调阅了案卷。"),
        bad("张某：\n我院⟦高度重视⟧，第一时间研究。5月10日，承办人王某与你面谈，你的请求不予支持。"),
        good("张某：\n你信中说我院只会“高度重视”“第一时间”。"),
    ),
)
