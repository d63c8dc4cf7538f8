"""标题、条目的序号缺号、重号或倒序。

同一层次的序号应当依次递增。缺号往往说明漏了一段，或者粘贴时丢了内容；倒序、重号说明拼接混乱。
Word 自动编号已计算在内。从“一”重新开始算新的一组，不报；引号内、附件里、表格里的序号不报；
缺的序号写在段落中间的（如“……。二、……”），不报。页序装错时，按应有的页序核对。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对段落顺序）；GB/T 9704—2012 第7.3.3条。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.facts.structure.outline import Item, items, mark_of
from replycheck.model.document import ParagraphKind
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report items whose number does not follow the one before at the same level."""
    open_levels: list[Item] = []
    for item in _items(case):
        before = _close_deeper(open_levels, item.style)
        if before is not None and item.number != 1:
            yield from _compare(case, before, item)
        elif before is None and item.number != 1 and not open_levels and item.style == "一、":
            yield from _not_from_one(case, item)
        open_levels.append(item)


def _items(case: Case) -> tuple[Item, ...]:
    """The numbered paragraphs of the body, outside quotations and tables, in the order they should be read."""
    body = (p for p in case.paragraphs if p.span.start < case.body_end and p.kind is not ParagraphKind.TABLE_CELL)
    return items(case.unquoted, body)


def _close_deeper(open_levels: list[Item], style: str) -> Item | None:
    """Pop the levels below ``style``; give its last item, or None where the style is not open (a new level)."""
    if all(item.style != style for item in open_levels):
        return None
    while open_levels[-1].style != style:
        open_levels.pop()
    return open_levels.pop()


def _compare(case: Case, before: Item, item: Item) -> Iterator[Hit]:
    was, now = mark_of(item.style, before.number), mark_of(item.style, item.number)
    if item.number != before.number + 1 and _stands_inline(case, item.style, item.number - 1, before, item):
        return
    if item.number > before.number + 1:
        missing = range(before.number + 1, item.number)
        names = "、".join(f"“{mark_of(item.style, number)}”" for number in missing)
        message = f"序号从“{was}”跳到“{now}”，缺{names}。"
        yield Hit(item.mark, message, suggestion="补上漏掉的部分，或者改正序号。")
    elif item.number == before.number:
        yield Hit(item.mark, f"序号“{now}”重复。", suggestion="改正序号，并核对内容有没有重复。")
    elif item.number < before.number:
        message = f"序号倒退：“{was}”之后又出现“{now}”。"
        yield Hit(item.mark, message, suggestion="调整段落顺序或改正序号。", severity=Severity.WARNING)


def _not_from_one(case: Case, item: Item) -> Iterator[Hit]:
    mark = mark_of(item.style, item.number)
    if not re.search(f"{mark_of(item.style, item.number - 1)[:-1]}[、，,.．：:]", case.text[: item.mark.start]):
        message = f"第一个标题的序号是“{mark}”，前面没有“{mark_of(item.style, 1)}”。"
        yield Hit(item.mark, message, suggestion="补上漏掉的部分，或者改正序号。", severity=Severity.WARNING)


def _stands_inline(case: Case, style: str, number: int, before: Item, item: Item) -> bool:
    """Whether the number that should precede ``item`` stands in the middle of a paragraph between the two."""
    start, end = sorted((before.mark.end, item.mark.start))
    return mark_of(style, number) in case.text[start:end]


RULE = Rule(
    module=__name__,
    title="序号不连续",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.WHOLE}),
    examples=(
        bad("一、关于补偿款\n已经支付。\n⟦三、⟧关于安置房\n正在建设。"),
        good("一、关于补偿款\n已经支付。\n二、关于安置房\n正在建设。"),
        good("一、关于补偿款\n一、关于安置房"),
        bad("一、甲\n二、乙\n⟦二、⟧丙"),
        bad("一、甲\n二、乙\n三、丙\n⟦二、⟧丁"),
        bad("张某：\n⟦二、⟧关于安置房"),
        good("张某：一、关于补偿款，已经支付。\n二、关于安置房"),
        good("一、关于补偿款，已付。二、关于过渡费，已付。\n三、关于安置房"),
        good("一，关于补偿款，已经支付。\n二、关于安置房"),
        good("你认为：（一）未通知。\n（二）未公告。\n（三）未补偿。\n经审查：（一）已通知。\n（二）已公告。"),
        bad("你认为：（一）未通知。\n（二）未公告。\n（三）未补偿。\n经审查，已通知。\n⟦（二）⟧已公告。"),
        good("一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅\n（二）卯"),
        bad("一、甲\n（一）子\n⟦（三）⟧丑\n二、乙"),
        good("一、甲\n1.子\n2.丑\n二、乙\n1.寅"),
        bad("1．甲\n2．乙\n⟦4．⟧丙"),
        good("1.5万元已付。\n3.5万元未付。"),
        bad("（1）甲\n⟦（3）⟧乙"),
        bad("①甲\n⟦③⟧乙"),
        good("一、甲\n“三、被告返还货款。”\n二、乙"),
        good("一、甲\n二、乙\n附件1\n五、丙"),
        good("一、甲\f三、丙\f二、乙", printed=(1, 3, 2)),
        bad("一、甲\f⟦三、⟧丙\f四、乙", printed=(1, 2, 3)),
    ),
)
