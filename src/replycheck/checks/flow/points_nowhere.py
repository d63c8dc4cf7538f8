"""承接或者指着的内容，文中没有。

剪掉一段之后，往往留下指着它的话：“见下表”而没有表；收到来信之后直接就是“据此”“因此”，没有写查明的情况；
来信收到了，却没有写来信反映什么；提出两项请求，只答了第一项；第一次提到经办人只写姓名，没有写是哪个部门的；
一问一答的，有问没有答；“这125元”之前没有写过125元；“以下简称”写在简称已经用过之后；“虽然”没有“但是”，“一方面”没有“另一方面”，“其次”前面没有“首先”；“第二件”前面没有第一件。
来信、裁判文书里交代过的人不报，引号里的不看，文件里有表格、图片的不查“见下表”。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对内容和段落）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import REPLIES, Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule

_SAYS = {
    "table": ("说了“{}”，文中却没有表。", "补上这张表，或者改写这一句。"),
    "facts": ("“{}”之前没有写查明的情况。", "补上漏掉的段落。"),
    "matter": ("收到来信之后，没有写来信反映什么、要求什么。", "补上漏掉的诉求。"),
    "item": ("提出的{}请求没有答复，其他的是逐项答复的。", "补上漏掉的这一项。"),
    "person": ("第一次提到“{}”，没有写是哪个部门的什么人。", "补上漏掉的段落，或者写明身份。"),
    "short": ("简称“{}”在写明全称之前已经用过。", "核对段落的次序，把全称移到第一次用到的地方。"),
    "question": ("这里提了问题，下面没有回答，其他的都是一问一答。", "补上漏掉的回答。"),
    "figure": ("说“{}”，前后都没有写过这个数。", "补上漏掉的段落，或者写明是什么数。"),
    "nth": ("写到“{}”，前面没有它的前一项。", "补上漏掉的前一项，或者改正序数。"),
    "partner": ("有“{}”，没有与它呼应的话。", "补上漏掉的话，或者改写这一句。"),
}


def check(case: Case) -> Iterator[Hit]:
    """Report what points to something that the paper does not have."""
    for pointer in case.reading.pointers:
        says, do = _SAYS[pointer.kind]
        yield Hit(pointer.span, says.format(pointer.words), suggestion=do)


_RECEIPT = "你2023年2月20日寄来的信，本局2月22日收到。"
_ASKED = "你反映锦屏路公交站没有站台，要求增设站台。"
_SPOKE = "2月27日，本局工作人员邓凯电话与你联系，听取了你的意见。"
_FOUND = "经查，该站每天上下车约六百人次，具备设置站台的条件。"
_DECIDED = "据此，本局决定在该站设置站台，4月30日前完工。"
RULE = Rule(
    module=__name__,
    title="所指的内容没有",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    needs=frozenset({Need.ANSWER, Need.WHOLE}),
    profiles=REPLIES | {Profile.PETITION_NOTICE},
    examples=(
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_SPOKE}\n{_FOUND}\n{_DECIDED}"),
        bad(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_SPOKE}\n⟦{_DECIDED}⟧"),
        bad(f"罗大勇：\n⟦{_RECEIPT}⟧\n{_SPOKE}\n{_FOUND}\n{_DECIDED}"),
        good(f"罗大勇：\n{_RECEIPT}\n你在信中问，公交站为什么没有站台。\n{_SPOKE}\n{_FOUND}\n{_DECIDED}"),
        bad(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n⟦{_FOUND}各时段的客流见下表。⟧\n{_DECIDED}"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}各时段的客流见下表。\n时段　　人次\n早上　　320\n{_DECIDED}"),
        bad(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}\n{_DECIDED}\n⟦3月10日，邓凯把上述结果向你作了说明。⟧"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_SPOKE}\n{_FOUND}\n{_DECIDED}\n3月10日，邓凯把上述结果向你作了说明。"),
        good(
            f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}\n{_DECIDED}\n3月10日，邓凯把上述结果向你作了说明。",
            petition="去年邓凯到过现场，说没有条件设站台。",
        ),
        bad(f"罗大勇：\n{_RECEIPT}\n⟦你提出两项请求，要求增设站台，安装雨棚。⟧\n第一项请求，站台4月30日前完工。"),
        good(
            f"罗大勇：\n{_RECEIPT}\n你提出两项请求，要求增设站台，安装雨棚。\n第一项请求，站台4月30日前完工。\n第二项请求，雨棚一并安装。"
        ),
        bad(
            f"罗大勇：\n{_RECEIPT}\n问：为什么没有站台？\n答：这里原来没有公交线路。\n⟦问：什么时候增设？⟧\n问：有没有雨棚？\n答：一并安装。"
        ),
        good(
            f"罗大勇：\n{_RECEIPT}\n问：为什么没有站台？\n答：这里原来没有公交线路。\n问：什么时候增设？\n答：4月30日以前。"
        ),
        bad(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}\n⟦这1800元由公交集团承担，不向居民收取。⟧"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}雨棚每座1800元。\n这1800元由公交集团承担，不向居民收取。"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}线路1979年9月至1982年7月停运。\n扣除这35个月，你应缴三年。"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}你报155个月，核定120个月。\n扣除这35个月，你应缴三年。"),
        bad(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}\n⟦其次，雨棚与站台一并安装。⟧"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}\n首先，站台4月30日前完工。\n其次，雨棚与站台一并安装。"),
        bad(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}\n⟦第二个问题，雨棚与站台一并安装。⟧"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n第一个问题，4月30日前完工。\n第二个问题，雨棚与站台一并安装。"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n{_FOUND}\n判决第二项，由公交集团承担。"),
        bad(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n⟦虽然该站每天上下车约六百人次。⟧\n本局决定设置站台。"),
        good(f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n虽然该站每天上下车约六百人次，但人行道只有一米宽。"),
        bad(
            f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n公交集团已经到场查看。\n⟦经查，青川市公共交通集团（以下简称公交集团）同意设站。⟧"
        ),
        good(
            f"罗大勇：\n{_RECEIPT}\n{_ASKED}\n经查，青川市公共交通集团（以下简称公交集团）同意设站。\n公交集团已经到场查看。"
        ),
    ),
)
