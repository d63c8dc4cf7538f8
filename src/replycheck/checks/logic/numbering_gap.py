"""标题、条目的序号缺号、重号或倒序。

同一层次的序号应当依次递增。缺号往往说明漏了一段，或者粘贴时丢了内容；倒序、重号说明拼接混乱。
Word 自动编号、换行符后面的序号已计算在内。“5.”和“5、”是两种序号，各数各的。从“一”重新开始算新的一组，不报；
引号内、表格里、目录里的序号，条文后面照录的各项，不报；附件里只查逐行编号的名单、清单；缺的序号写在段落中间的（如“……。二、……”），不报。
“一是、三是”“第一、第四”“其一、其三”缺了中间的，“第二、第二”“其次、其次”重复的，没有第一项就从第二项开始的，报警告。页序装错时，按应有的页序核对。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对段落顺序）；GB/T 9704—2012 第7.3.3条。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from replycheck.facts.structure.outline import Item, in_contents, items, mark_of
from replycheck.model.document import Paragraph, ParagraphKind
from replycheck.model.finding import Confidence, Fix, Hit, Severity
from replycheck.model.role import Role
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.numerals import ordinal, to_chinese
from replycheck.text.patterns import Pattern, pattern

_FIGURES = frozenset({"1.", "1、"})
"""Two series where both are used in one paper, one where a careless hand took now this and now that mark."""
_RANKS = ("一、", "（一）", "1.", "1、", "（1）", "①")
"""The usual order of levels, highest first."""
_INTRODUCED = pattern(
    r"(?:第[一二三四五六七八九十百千零〇\d]{1,8}条|《[^《》\n]{2,60}》)"
    r"(?![^。；\n]{0,40}(?:商请|现将|现就|请贵|请你|函告|(?:答复|决定|意见|告知|函复)如下"
    r"|(?:以下|下列|如下)[一二三四五六七八九两\d]{0,2}[项点个条]?(?:意见|情况|材料|事项|问题|工作)"
    r"|(?:决定|答复|意见|处理|要求|责令|请你)[：:]$))[^。；\n]{0,40}[：:]$"
)
"""A provision follows: the numbers of its items are those of the law."""
_BEGIN = r"(?:(?<=^)|(?<=[。；：，,:;\n（( 　]))"
_SERIES: tuple[tuple[str, Pattern], ...] = (
    ("{}是", pattern(_BEGIN + r"(?P<n>[一二三四五六七八九])是(?!否|非|不是)", re.MULTILINE)),
    ("第{}", pattern(_BEGIN + r"第(?P<n>[一二三四五六七八九])[，、,：:](?![一二三四五六七八九十])", re.MULTILINE)),
    ("其{}", pattern(_BEGIN + r"其(?P<n>[一二三四五六])[，、,：:是]", re.MULTILINE)),
)
_ORDER = pattern(r"(?P<word>首先|其次)(?=[，,：:是])")
_BEGINS_AGAIN = pattern(r"首先|第一[，、,：:]|其一|一是|一、|（一）")
_OWN_TURN = pattern(
    r"从(?:第[二三四五六七八九]|最后一?)[项条点个件]?[^，。；\n]{0,8}?(?:讲|说|谈|答|看|写)?起|倒着(?:讲|说|答|写)|先(?:讲|说|谈|答复?)第[二三四五六七八九]"
)
"""The writer says that the items come in a turn of his own: 三项要求，从第三项讲起."""
_REACH = 1200
"""Characters between two members of a series in running text; what stands farther apart are two series."""


def check(case: Case) -> Iterator[Hit]:
    """Report items whose number does not follow the one before at the same level.

    ``outer`` are the last items of lists that wait while another with the same marks stands within one of their items.
    """
    open_levels: list[Item] = []
    outer: list[list[Item]] = []
    quoted: Item | None = None
    introduced = _introduced(case)
    found = tuple(_as_continued(items(case.unquoted, (p for p in case.paragraphs if _counts(case, p)))))
    for item in found:
        rank = _RANKS.index(item.style)
        above = [one for one in open_levels if _RANKS.index(one.style) < rank]
        deeper = [one for one in open_levels if _RANKS.index(one.style) > rank]
        parent = above[-1] if above else None
        before = _close_deeper(open_levels, item.style)
        if before is None and item.paragraph.start in introduced:
            quoted = item
        elif quoted is not None and before is None:
            quoted = None
        outer = [waiting for waiting in outer if _RANKS.index(waiting[0].style) <= rank]
        if before is not None and item.number == 1 and deeper:
            outer.append([before, *deeper])
        in_turn = before is not None and _follows(before, item)
        resumed = not in_turn and any(_follows(one, item) for waiting in outer for one in waiting)
        if resumed:
            outer = [[item if _follows(one, item) else one for one in waiting] for waiting in outer]
        elif (quoted is None or quoted.style != item.style) and not _OWN_TURN.search(case.unquoted, 0, item.mark.start):
            yield from (
                replace(hit, fix=_renumbered(case, before, item, found)) for hit in _judged(case, before, parent, item)
            )
        open_levels.append(item)
    for form, words in _SERIES:
        yield from _series(case, form, words)
    yield from _twice(case)
    yield from _inline(case)
    yield from _in_annex(case)


def _in_annex(case: Case) -> Iterator[Hit]:
    """Numbers of a list in an annex, line by line, of which one stands twice or leaves one out."""
    last: tuple[int, int] | None = None
    for match in _LISTED.finditer(case.unquoted, case.body_end):
        number, end = int(match["n"]), case.text.find("\n", match.end())
        follows = last is not None and last[1] == match.start()
        if last is not None and follows and last[0] > 0 and number in (last[0], last[0] + 2):
            what = f"序号“{match['n']}”重复。" if number == last[0] else f"序号从“{last[0]}”跳到“{number}”。"
            yield Hit(
                Span(*match.span("mark")), what, suggestion="改正序号，并核对有没有漏列。", severity=Severity.WARNING
            )
        first = last is None or not follows
        last = None if end < 0 or (first and number != 1) else (number, end + 1)


def _renumbered(case: Case, before: Item | None, item: Item, found: Sequence[Item]) -> Fix | None:
    """The number that an item must have: that between the ones before and behind it, where one alone fits."""
    behind = next((one for one in found if one.mark.start > item.mark.start and one.style == item.style), None)
    if before is None or behind is None or behind.number != before.number + 2:
        return None
    was, now = mark_of(item.style, item.number), mark_of(item.style, before.number + 1)
    written = item.mark.of(case.text)
    return Fix(item.mark, now) if written == was and was != now else None


def _follows(before: Item, item: Item) -> bool:
    return before.style == item.style and item.number == before.number + 1


def _judged(case: Case, before: Item | None, parent: Item | None, item: Item) -> Iterator[Hit]:
    if before is not None and item.number != 1:
        yield from _compare(case, before, item)
    elif before is not None and before.number == 1 and _goes_on(case, before, item):
        now = mark_of(item.style, 1)
        message = f"序号“{now}”重复。"
        yield Hit(item.mark, message, suggestion="改正序号，并核对内容有没有重复。", severity=Severity.WARNING)
    elif before is None and item.number > 1 and (item.number == 2 or (item.style == "一、" and parent is None)):  # noqa: PLR2004
        yield from _not_from_one(case, parent, item)


def _goes_on(case: Case, before: Item, item: Item) -> bool:
    """Whether an item stands right behind another that ends in a semicolon: both are of one list."""
    ends = before.paragraph.of(case.text).rstrip().endswith(("；", ";"))
    return ends and not case.text[before.paragraph.end : item.paragraph.start].strip()


def _as_continued(found: tuple[Item, ...]) -> Iterator[Item]:
    """The items; where ``2、`` follows ``1.`` in one list, it is taken for the mark that the list began with."""
    last: Item | None = None
    for item in found:
        mixed = last is not None and {last.style, item.style} == _FIGURES and item.number == last.number + 1
        last = replace(item, style=last.style) if last is not None and mixed else item
        yield last


def _counts(case: Case, paragraph: Paragraph) -> bool:
    inside = paragraph.span.start < case.body_end and paragraph.kind is not ParagraphKind.TABLE_CELL
    return inside and not in_contents(paragraph.span.of(case.text))


def _introduced(case: Case) -> frozenset[int]:
    """Where the paragraphs begin before which a provision of a law is announced."""
    return frozenset(
        behind.span.start
        for before, behind in pairwise(case.paragraphs)
        if _INTRODUCED.search(before.span.of(case.text).rstrip())
    )


def _close_deeper(open_levels: list[Item], style: str) -> Item | None:
    """Pop the levels below ``style``; give its last item, or None where the style is not open (a new level)."""
    if all(item.style != style for item in open_levels):
        return None
    while open_levels[-1].style != style:
        open_levels.pop()
    return open_levels.pop()


def _compare(case: Case, before: Item, item: Item) -> Iterator[Hit]:
    was, now = mark_of(item.style, before.number), mark_of(item.style, item.number)
    between = case.text[slice(*sorted((before.mark.end, item.mark.start)))]
    if item.number > before.number + 1:
        missing = [n for n in range(before.number + 1, item.number) if not _stands_in(between, item.style, n)]
        # One that stands in the middle of a paragraph shows that the others do too, or were glued to it in reading.
        if len(missing) == item.number - before.number - 1:
            names = "、".join(f"“{mark_of(item.style, number)}”" for number in missing)
            message = f"序号从“{was}”跳到“{now}”，缺{names}。"
            yield Hit(item.mark, message, suggestion="补上漏掉的部分，或者改正序号。")
    elif item.number <= before.number and _stands_in(between, item.style, item.number - 1):
        return  # a new list whose first items stand in the middle of a paragraph
    elif item.number == before.number:
        yield Hit(item.mark, f"序号“{now}”重复。", suggestion="改正序号，并核对内容有没有重复。")
    elif item.number < before.number:
        message = f"序号倒退：“{was}”之后又出现“{now}”。"
        yield Hit(item.mark, message, suggestion="调整段落顺序或改正序号。", severity=Severity.WARNING)


def _not_from_one(case: Case, parent: Item | None, item: Item) -> Iterator[Hit]:
    start = 0 if parent is None else parent.mark.end
    if not _stands_in(case.text[start : item.mark.start], item.style, item.number - 1):
        mark, first = mark_of(item.style, item.number), mark_of(item.style, 1)
        what = "第一个标题的序号" if parent is None and item.style == "一、" else "这一组序号的第一个"
        message = f"{what}是“{mark}”，前面没有“{first}”。"
        yield Hit(item.mark, message, suggestion="补上漏掉的部分，或者改正序号。", severity=Severity.WARNING)


def _stands_in(words: str, style: str, number: int) -> bool:
    """Whether a number stands in the middle of the words, whatever mark follows it."""
    written = str(number) if "1" in style else to_chinese(number)
    if style == "①":
        return mark_of(style, number) in words
    if "（" in style:
        return re.search(rf"[（(]\s?{written}\s?[）)]", words) is not None
    if "1" in style and re.search(rf"(?m)^[ \u3000]*{written}(?=[\u4e00-\u9fff])(?![年月日号个])", words):
        return True  # 1男：…… 2.男：…… : the mark behind the first number was left out
    return re.search(rf"(?<![\d.．一二三四五六七八九十]){written}\s?[、，,.．：:)）]", words) is not None


def _series(case: Case, form: str, words: Pattern) -> Iterator[Hit]:
    """Report members of a series in running text (一是 … 三是) of which one between is missing or told twice."""
    last: tuple[int, int] | None = None
    first: Span | None = None
    for match in words.finditer(case.unquoted, 0, case.body_end):
        number = ordinal(match["n"]) or 0
        began, first = first, None
        near = last is not None and match.start() - last[1] <= _REACH
        twice = last is not None and number == last[0]
        if twice and case.role is not Role.REPLY:
            continue  # a judgment tells what each party said first, second, third
        if last is not None and near and number > 1 and number != last[0] + 1:
            span = Span(match.start(), match.end("n") + (form == "{}是"))
            if number == last[0] and began is not None:
                one, now = form.format(to_chinese(1)), form.format(to_chinese(number))
                yield Hit(
                    began,
                    f"这一组的第一个是“{now}”，前面没有“{one}”，后面又是“{now}”。",
                    suggestion=f"改为“{one}”，或者补上漏掉的一项。",
                    severity=Severity.WARNING,
                    confidence=Confidence.MEDIUM,
                )
            elif (message := _leap(case.text[last[1] : match.start()], form, last[0], number)) is not None:
                yield Hit(
                    span,
                    message,
                    suggestion="补上漏掉的一项，或者改正序号。",
                    severity=Severity.WARNING,
                    confidence=Confidence.MEDIUM,
                )
        if number > 1 and (last is None or not near) and not _BEGINS_AGAIN.search(case.unquoted, 0, match.start()):
            first = Span(match.start(), match.end("n") + (form == "{}是"))
        last = (number, match.end())


def _leap(between: str, form: str, was: int, number: int) -> str | None:
    """What is said of a member that does not follow the one before; None where one between is told in other words."""
    if number == was and _BEGINS_AGAIN.search(between):
        return None  # first, second, third were told of another
    if number == was:
        return f"“{form.format(to_chinese(number))}”重复。"
    missing = [to_chinese(one) for one in range(was + 1, number)]
    if not missing or any(
        re.search(rf"{one}是|第{one}(?![百十千零条])|其{one}|{one}、|（{one}）|其次|再次|再者", between)
        for one in missing
    ):
        return None
    lost = "、".join(f"“{form.format(one)}”" for one in missing)
    return f"从“{form.format(to_chinese(was))}”跳到“{form.format(to_chinese(number))}”，缺{lost}。"


def _twice(case: Case) -> Iterator[Hit]:
    """Report 其次 where 其次 stood before it: 首先 … 其次 … 其次."""
    stood: int | None = None
    if case.role is not Role.REPLY:
        return  # a judgment tells what each party said first and second
    for match in _ORDER.finditer(case.unquoted, 0, case.body_end):
        if match["word"] == "首先":
            stood = None
        elif stood is not None and match.start() - stood <= _REACH:
            yield Hit(
                Span(*match.span("word")),
                f"前面已经有“{match['word']}”，这里又是“{match['word']}”。",
                suggestion="后一处改为“再次”或者“最后”。",
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
            )
        else:
            stood = match.start()


def _inline(case: Case) -> Iterator[Hit]:
    """Report members of a series inside one paragraph that do not follow each other: （一）甲；（三）乙；（三）丙."""
    for paragraph in case.paragraphs:
        if paragraph.span.start >= case.body_end or paragraph.kind is ParagraphKind.TABLE_CELL:
            continue
        for marks in _INLINE:
            found = list(marks.finditer(case.unquoted, paragraph.span.start, paragraph.span.end))
            numbers = [ordinal(match["n"]) or 0 for match in found]
            if len(found) < _FEWEST or numbers[0] != 1 or numbers.count(1) > 1:
                continue
            wrong = next((at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1] + 1), None)
            if wrong is not None and numbers[wrong] in (numbers[wrong - 1], numbers[wrong - 1] + 2):
                written = found[wrong].group("mark")
                span, right = Span(*found[wrong].span("mark")), numbers[wrong - 1] + 1
                between = wrong + 1 < len(numbers) and numbers[wrong + 1] == right + 1
                number = found[wrong]["n"]
                mended = written.replace(number, str(right) if number.isdecimal() else to_chinese(right))
                yield Hit(
                    span,
                    f"前面是第{numbers[wrong - 1]}项，这里的序号是“{written}”。",
                    suggestion="依次编号；漏了一项的，补上。",
                    fix=Fix(span, mended) if between and number not in _CIRCLED else None,
                    severity=Severity.WARNING,
                    confidence=Confidence.MEDIUM,
                )
                break


_FEWEST = 2
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_LISTED = pattern(r"(?m)^[ \u3000]{0,8}(?P<mark>(?P<n>[1-9]\d?)[.．、])(?!\d)")
_INLINE = (
    pattern(
        r"(?:(?<=[：:；;。，])|(?<=^))(?P<mark>[（(](?P<n>[一二三四五六七八九十]{1,2})[）)])(?![、和及与至款项])",
        re.MULTILINE,
    ),
    pattern(r"(?<=[：:；;。])(?P<mark>(?P<n>[1-9])[.．](?!\d(?!\d{3}年)))"),
    pattern(r"(?<=[：:；;])(?P<mark>(?P<n>[一二三四五六七八九])、)(?![一二三四五六七八九]、)"),
    pattern(r"(?P<mark>(?P<n>[①-⑩]))(?![、和])"),
)
"""Marks of a series that runs on in a paragraph; (一) behind 第二款 and the like is a citation."""

RULE = Rule(
    module=__name__,
    title="序号不连续",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.WHOLE}),
    examples=(
        good("晚会开始。\n1男：请欣赏舞蹈。\n女：请欣赏。\n2.男：请欣赏歌曲。"),
        bad("晚会开始。\n男：请欣赏舞蹈。\n女：请欣赏。\n⟦2.⟧男：请欣赏歌曲。"),
        bad(
            "依照《某某条例》第七十条的规定，商请协助查询以下三项情况：\n一、缴费的月份；\n⟦三、⟧账户的起止时间；\n⟦三、⟧是否申请过补缴。"
        ),
        bad("第一，关于条件，你符合。\n⟦第四⟧，关于材料，需要两样。\n第三，关于地点，在县城。"),
        good("第一，关于条件，你符合。\n第二，关于材料，需要两样。\n第三，关于地点，在县城。"),
        bad("第一，关于条件。\n第二，关于材料。\n⟦第二⟧，关于地点。"),
        good(
            "首先，对方说已付款。其次，收据是真的。第三，账已结清。\n你说：首先，没有付款。其次，收据是假的。第三，账没有结清。"
        ),
        bad("关于噪声，⟦第二⟧，店主已签承诺书；第二，社区每周查看。"),
        good("关于噪声，第一，店主已签承诺书；第二，社区每周查看。"),
        bad("依照《某某条例》第三十六条的规定，决定：\n一、撤销该意见；\n⟦三、⟧责令补付。"),
        good("依照《某某条例》第三十六条的规定，决定：\n一、撤销该意见；\n二、责令补付。"),
        bad("首先，关于量刑。\n其次，关于赔偿。\n⟦其次⟧，关于开庭。"),
        good("首先，关于量刑。\n其次，关于赔偿。\n再次，关于开庭。"),
        good("一、首先，关于量刑；其次，关于赔偿。\n二、首先，查了档案；其次，问了证人。"),
        bad("你可以做两件事：\n一、补交复查片子；\n⟦一、⟧书面提出名单。"),
        good("你可以做两件事：\n一、补交复查片子；\n二、书面提出名单。"),
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
        bad("你的来信收悉。\n附件\n来信群众名单\n1.蒋某\n2.唐某\n⟦2.⟧祝某"),
        good("你的来信收悉。\n附件\n来信群众名单\n1.蒋某\n2.唐某\n3.祝某"),
        good("你的来信收悉。\n附件\n说明\n2.唐某\n2.祝某"),
        good("1．你于5月申请执行。\n2．2023年5月6日，查封房产。\n3．12户已经领款。"),
        good("4．改造内容\n4.2 已完成事项\n1、增加窗口。\n2、增设查询机。\n5．后续安排"),
        bad("1．甲\n2、乙\n⟦4．⟧丁"),
        good("1．甲\n2、乙\n3．丙"),
        bad("现答复如下：\n⟦（二）⟧关于安置房"),
        good("现答复如下：（一）关于补偿款，已付。\n（二）关于安置房"),
        bad("一、甲\n⟦2.⟧子\n二、乙"),
        good("依据《信访工作条例》第二十条规定：\n（二）复查的。\n（四）复核的。"),
        good("一、总则\t1\n三、附则\t9\n一、总则\n二、分则"),
        good("一、丙\n注：1．以当年为准。\n2．以实测为准。"),
        bad("经核实，一是面积有误。⟦三是⟧单价有误。"),
        good("经核实，一是面积有误。二是单价有误。"),
        bad("第一，已经通知。⟦第三⟧，已经公告。"),
        bad("第一，已经通知。依照第二百一十条。\n⟦第三⟧，已经公告。"),
        bad("你要求：（一）公开账目；⟦（三）⟧审计资产；（三）罢免主任。"),
        good("你要求：（一）公开账目；（二）审计资产；（三）罢免主任。"),
        good("你提交：1.承包经营权证；2.2019年资金发放表；3.村委会证明。"),
        bad("处理意见：1.合并线路；2.发放补贴；⟦2.⟧更换车辆。"),
        good("处理意见：1.合并线路；2.发放补贴；3.更换车辆。"),
        good("依照第二十条第二款（一）、（三）项，（一）甲；（二）乙。"),
        good("第一、三项请求不予支持。第三，已经公告。"),
        bad("其一，没有证据。\n⟦其三⟧，已过期限。"),
        good("一、甲\f三、丙\f二、乙", printed=(1, 3, 2)),
        good("1.甲\n（1）子\n1.打开。\n2.填写。\n3.提交。\n（2）丑\n2.乙"),
        bad("1.甲\n（1）子\n1.打开。\n2.填写。\n3.提交。\n（2）丑\n⟦5.⟧乙"),
        bad("一、甲\f⟦三、⟧丙\f四、乙", printed=(1, 2, 3)),
    ),
)
