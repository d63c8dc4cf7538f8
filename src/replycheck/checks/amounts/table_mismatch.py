"""表格里的合计、结余与各格不符。

最后一行是合计的，逐列相加核对；各行都有同样关系（应发减已发等于欠发、数量乘单价等于金额）而只有一行不合的，报那一行。
单价、标准、比例、序号、日期这些列不相加；表里还有小计的不查；用空格、制表符对齐的文字表和文件里的表格都查。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）；算术。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.arithmetic.tables import table_faults
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.figures import plain
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report cells that the others of their column or row contradict."""
    for fault in table_faults(case.text, case.reply.paragraphs, case.body_end):
        yield Hit(
            fault.span,
            f"表里{fault.how}是{plain(fault.made)}，这一格写的是{fault.span.of(case.text)}。",
            suggestion="核对这一列、这一行的各个数，改正写错的那一个。",
        )


_WAGES = (
    "姓名　　应发　已发　欠发\n"
    "邹某富　24000　10000　14000\n韦某山　22400　10000　12400\n"
    "莫某妹　18500　8000　{}\n合计　　{}　28000　36900"
)

RULE = Rule(
    module=__name__,
    title="表格合计不符",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad(_WAGES.format("⟦11500⟧", "64900")),
        bad(_WAGES.format("10500", "⟦65900⟧")),
        good(_WAGES.format("10500", "64900")),
        bad("项目  数量  单价  金额\n水泥  20  30  600\n砂石  15  80  1200\n砖块  50  12  ⟦650⟧\n运费  1  200  200"),
        good("项目  数量  单价  金额\n水泥  20  30  600\n砂石  15  80  1200\n砖块  50  12  600\n运费  1  200  200"),
        bad("月份\t金额\n3月\t1200\n4月\t1300\n合计\t⟦2600⟧"),
        good("月份\t金额\n3月\t1200\n4月\t1300\n合计\t2500"),
        bad("姓名  等级  金额\n甲某  九级  40500\n乙某  十级  31000\n丙某  十级  29400\n合计  ⟦100000⟧"),
        good("姓名  等级  金额\n甲某  九级  40500\n乙某  十级  30100\n丙某  十级  29400\n合计  100000"),
        good("项目  金额\n一组  100\n二组  200\n小计  300\n三组  50\n合计  350"),
        good("序号  面积  单价\n1  50  300\n2  60  300\n合计  110  600"),
    ),
)
