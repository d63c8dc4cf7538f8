"""标题或者“如下”之后没有内容。

“二、核查情况”下面紧接着就是“三、处理意见”，“现答复如下：”之后就是署名，说明中间的内容被剪掉了，或者没有粘贴进来。
“三、处理意见”下面直接就是“如不服本意见……”的也报。各个标题下面都没有内容的，是列举，不报；只看“一、”“（一）”两级。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对内容和段落）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import FLOWING
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report headings and announcements that nothing follows."""
    for span in case.reading.empty:
        yield Hit(span, "这里下面没有内容。", suggestion="补上漏掉的内容；用不着的，删去这一行。")


RULE = Rule(
    module=__name__,
    title="标题或者“如下”之后没有内容",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.ANSWER, Need.WHOLE}),
    profiles=FLOWING,
    examples=(
        bad(
            "罗大勇：\n一、你的诉求\n要求增设站台。\n⟦二、核查情况⟧\n三、处理意见\n决定予以支持。\n青川市交通运输局\n2023年3月15日"
        ),
        good("罗大勇：\n一、你的诉求\n要求增设站台。\n二、核查情况\n情况属实。\n三、处理意见\n决定予以支持。"),
        bad(
            "罗大勇：\n一、你的诉求\n要求增设站台。\n⟦二、处理意见⟧\n如不服本意见，可以自收到之日起三十日内请求复查。\n青川市交通运输局"
        ),
        good("罗大勇：\n一、处理意见\n予以支持。\n二、权利告知\n如不服本意见，可以自收到之日起三十日内请求复查。"),
        bad("罗大勇：\n（一）站台\n已经建好。\n⟦（二）雨棚⟧\n（三）座椅\n一并安装。\n青川市交通运输局\n2023年3月15日"),
        bad("罗大勇：\n⟦你的来信收悉，现将有关情况答复如下：⟧\n特此答复。"),
        good("罗大勇：\n你的来信收悉，现将有关情况答复如下：\n站台已经建好。\n特此答复。"),
        good("罗大勇：\n你的来信收悉。需要的材料是：\n一、身份证\n二、户口簿\n特此答复。"),
    ),
)
