"""姓名前后写得差一个字。

称呼、标题里的人，或者出现两次以上的人，在别处写成音近或者形近的另一个字（德与得、大与太、建与健），而那个写法只出现一次的，多半写错。
亲属的名字往往也只差一个字，所以只认音近、形近的字；两个名字在同一句里并列的不报；名字不足三个字的不查。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对人名）。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.people import addressed, is_masked, petitioners
from replycheck.rules.rule import Rule
from replycheck.text.confusable import alike

_SHORTEST = 3
_MOST = 12
_TWICE = 2


def check(case: Case) -> Iterator[Hit]:
    """Report a spelling that stands once and differs from a known name in a character that sounds or looks alike."""
    text = case.text[: case.body_end]
    spoken = {one.name for one in addressed(case)}
    known = {one.name for one in petitioners(case)}
    counted = Counter(person.name for person in case.facts.persons if person.span.end <= len(text))
    known |= {name for name, times in counted.items() if times >= _TWICE}
    names = [name for name in known if len(name) >= _SHORTEST and not is_masked(name)]
    told: set[int] = set()
    for name in sorted(names)[:_MOST]:
        often = text.count(name)
        for place in range(len(name)):
            head, tail = name[:place], name[place + 1 :]
            for start in _places(text, head, tail, len(name)):
                written = text[start : start + len(name)]
                if written[place] == name[place] or start in told or not alike(written[place], name[place]):
                    continue
                right = often + (name in spoken)
                if text.count(written) == 1 and right >= _TWICE and not _side_by_side(text, start, name):
                    told.add(start)
                    yield Hit(
                        Span(start, start + len(name)),
                        f"这里写“{written}”，别处写“{name}”，可能是一个人写错了字。",
                        suggestion="对照来信、证件核对姓名。",
                    )


def _places(text: str, head: str, tail: str, length: int) -> Iterator[int]:
    """Where a string of that length stands that begins with ``head`` and ends with ``tail``."""
    at, wanted = -1, head or tail
    while (at := text.find(wanted, at + 1)) >= 0:
        start = at if head else at - 1
        if (
            start >= 0
            and text[start + len(head) + 1 : start + length] == tail
            and "\n" not in text[start : start + length]
        ):
            yield start


def _side_by_side(text: str, start: int, name: str) -> bool:
    """Whether the clause names both: then they are two people."""
    low = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    high = min((at for mark in "。；\n" if (at := text.find(mark, start)) >= 0), default=len(text))
    return name in text[low:high]


RULE = Rule(
    module=__name__,
    title="姓名差一个字",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("张建国：\n你的来信收悉。经查，⟦张健国⟧的请求没有依据。张建国可以复查。"),
        good("张建国：\n你的来信收悉。经查，张建国的请求没有依据。"),
        bad("邹国富、韦大山：\n工资已付清。其中邹国富14000元；⟦韦太山⟧12400元。证人韦大山签字。"),
        good("马德福：\n你与邻居马德贵的纠纷，马德福可以起诉。"),
        good("张建国：\n张建国与其兄张健国均到场。"),
        good("张某国：\n张某国的来信收悉。"),
    ),
)
