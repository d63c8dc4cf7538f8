"""单位名称前后写得差一个字。

全文出现两次以上的单位名称，在别处写成只差一个音近形近的字（或者东南西北）、而那个写法只出现一次的，可能写错：湖东街道办事处与湖西街道办事处。
序号不同的（第一中学与第二中学）、同一句里并列的、名称前带着不同上级地名的不报。落款与红头的发文机关不一样的也报。

依据：《党政机关公文处理工作条例》第十九条（使用规范化简称）、第二十条（核对单位名称）。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.confusable import alike
from replycheck.text.patterns import pattern

_BODY = pattern(
    r"[\u4e00-\u9fff]{2,14}?(?:街道办事处|人民政府|人民法院|人民检察院|派出所|信访局|教育局|民政局|公安局|司法局|财政局|村民委员会"
    r"|居民委员会|市场监督管理局|人力资源和社会保障局|自然资源局|自然资源和规划局|住房和城乡建设局|卫生健康局|生态环境局|税务局"
    r"|有限公司|有限责任公司|医院|学校)"
)
_VERBS = pattern(
    r"^.*(?:[向由对与和经请找了为到在从将被及或同是把受让给于其该各原据称以致]|根据|通过|不服|拨打|按照|前往|属于|组织|会同|联合|责成|责令|配合)"
)
_DIRECTIONS = frozenset("东南西北")
_LEVELS = frozenset("省市县区镇乡村州旗国本一二三四五六七八九十甲乙")
_SHORTEST = 5
_TWICE = 2


def check(case: Case) -> Iterator[Hit]:
    """Report a body named once that is one character from one named more often."""
    text = case.unquoted[: case.body_end]
    found: list[tuple[str, int]] = []
    for match in _BODY.finditer(text):
        lead = _VERBS.match(match.group())
        name = match.group()[lead.end() if lead else 0 :]
        if len(name) >= _SHORTEST:
            found.append((name, match.end() - len(name)))
    often = Counter(name for name, _ in found)
    known = [name for name, times in often.items() if times >= _TWICE or text.count(name) >= _TWICE]
    for name, start in found:
        if text.count(name) != 1:
            continue
        near = next((other for other in known if _differs(name, other)), None)
        if near is not None and near not in _sentence(text, start):
            yield Hit(
                Span(start, start + len(name)),
                f"这里写“{name}”，别处写“{near}”，只差一个字。",
                suggestion="核对单位名称，前后改一致。",
            )


def _differs(one: str, other: str) -> bool:
    """Whether the names differ in one character that is easily written for the other, or in a direction."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1:
        return False
    first, second = pairs[0]
    if {first, second} <= _DIRECTIONS:
        return True
    return alike(first, second) and not {first, second} & _LEVELS


def _sentence(text: str, at: int) -> str:
    low = max(text.rfind(mark, 0, at) for mark in "。\n") + 1
    high = min((place for mark in "。\n" if (place := text.find(mark, at)) >= 0), default=len(text))
    return text[low:high]


RULE = Rule(
    module=__name__,
    title="单位名称差一个字",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    examples=(
        bad("我局会同湖东街道办事处查看。该小区已列入湖东街道办事处计划。请拨打⟦湖西街道办事处⟧电话。"),
        good("我局会同湖东街道办事处查看。该小区已列入湖东街道办事处计划。请拨打湖东街道办事处电话。"),
        good("青湖市第一人民医院答复。青湖市第一人民医院已经改正。青湖市第二人民医院另行答复。"),
        good("湖东街道办事处来函。湖东街道办事处与湖西街道办事处共同处理。"),
    ),
)
