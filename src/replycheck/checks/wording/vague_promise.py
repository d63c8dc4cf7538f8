"""没有期限的承诺。

“将尽快安排”“适时开展回头看”“择机实施”没有说什么时候，信访人无从等起。同一句里写了日期、期限的不报；请信访人尽快办的事不报。

依据：《信访工作条例》第二十八条（不得拖延）；公文惯例，承诺应当写明期限。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_VAGUE = pattern(
    r"(?:尽快|适时|过(?:段|一段|一阵|些)(?:时间|日子|子)|(?:等|待)[^，。；\d]{1,8}(?:再说|再议|再看|再定)|等?有条件(?:时|后|的时候)|视情(?:况)?|酌情(?!(?:予以|给予|对[^，。；]{1,4})?(?:[从减]|确定|调[低高减整]|支持|认定|处罚|酌))|适当(?:的)?时[候机]|条件(?:允许|具备)(?:时|后)|资金到位后|抽空|稍后|择机|尽早|早日|抓紧|条件成熟(?:时|后)|时机成熟(?:时|后)|近期内?将?|不日)(?:再)?(?:予以|给予|组织|加以)?"
    r"(?:[\u4e00-\u9fff]{2,4}|(?=[，,]将))"
)
_PROMISED = pattern(
    r"(?:将|会|拟|承诺|答应|保证|表态|争取|力争|下一步|届时|后续|今后|如有|待|(?:作出|完成|出来|结束|收到|查清|核实|办结|研究|批准|到位)(?:之|以)?后)[^。；！\n]{0,24}$"
)
_SOON = pattern(
    r"(?<![机协])(?:我们|[本我][院局委镇乡县区市办厅所站队]|本单位|本机关|中心|街道|社区|物业|学校|医院|公司)?(?:也)?(?:一定)?[会将](?:再|会|一定)?(?:及时|第一时间|马上|立即)"
    r"(?P<deed>(?:(?:向|给|与|同)[你您])?(?:回复|答复|告知|反馈|通知|联系|转告|补发|退还|发放|支付|补偿)[你您]?)(?=[，。；]|$|结果|办理|进展|情况)"
)
"""我们会及时回复您: soon, and no day."""
_SHORTLY = pattern(
    r"[，；]近期(?:内|就)?(?:修复|完成|解决|整改|安装|更换|办结|拆除|清理|补发|退还|支付|发放|恢复|开通|启用|完工)(?:到位|完毕|好)?(?=[。；])"
)
_OPENS = pattern(
    r"(?:^[ \u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?|[，；：])"
    r"(?:(?:[现再并]|由[^，。；\d]{2,14}|[^，。；\d由]{2,8}后|(?:本|我)[院局委镇乡县区市])(?:已安排)?)?$"
)
_WISHED = pattern("要求|请求|希望|建议|提出|反映|诉求|认为|盼|应当|规定|条例|通知|如果|若|可以|可自|请")
"""What somebody wants done soon, or a law says, is no promise."""
_DONE = pattern("[了过完]|已")
_WHENEVER = pattern("如|若|一旦|[凡每]|发现|出现|遇到|收到|问题")
"""Whenever something happens it is met at once: no day can be named."""
_IN_DOUBT = pattern(r"如(?:果)?[你您]?(?:还|仍)?有(?:其他|任何|什么)?(?:疑问|问题|不明白|意见|建议)[^，。；]{0,6}")
_ANSWER_US = pattern(
    r"请(?:贵[^，。；]{1,6}?)?(?:适时|择机|方便时|有空时|抽空)(?:予以)?(?:函复|回复|反馈|答复|回函)[我本]?[院局委厅办会]?"
)
_BY_WHEN = pattern(r"[日天月年底旬度](?:之|以)?(?:前|内|后|左右|起)|年底|月底|季度|上半年|下半年|\d{4}年(?!\d)|届满")
_PETITIONER = pattern(r"(?:请|建议|希望|望|可以?|应当?|督促|要求|责令|催促)[你您其]?[^，。；]{0,8}$")
_DATED = pattern(
    r"\d{1,2}月(?:\d{1,2}日|底|份|上旬|中旬|下旬)|\d{4}年|年底|月底|本周|[上下]半年|季度"
    r"|[\d一二三四五六七八九十]{1,4}个?(?:工作日|日|天|月|周|年)(?:之?内|以内|前)"
)


def check(case: Case) -> Iterator[Hit]:
    """Report promises of the office whose sentence names no time."""
    text = case.unquoted[: case.body_end]
    yield from _asked(text)
    yield from _soon(text)
    for match in _VAGUE.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "。；！？\n") + 1
        high = min((at for mark in "。；！？\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        ahead = text[low : match.start()]
        if (
            _DATED.search(_term(text, low, match.start()) + _told_behind(text, match.start(), high))
            or not (
                _PROMISED.search(ahead)
                or (not match.group().startswith("近期") and _to_be_done(ahead, text[match.end() : high]))
            )
            or _PETITIONER.search(ahead)
        ):
            continue
        yield Hit(
            Span(match.start(), match.end()),
            f"“{match.group()}”没有说什么时候。",
            suggestion="写明期限，或者写明现在到了哪一步。",
        )


def _to_be_done(ahead: str, behind: str) -> bool:
    """Whether the clause begins with the vague word, or with who is to act: 由施工单位尽快安装."""
    opens = _OPENS.search(ahead) is not None and _WISHED.search(ahead) is None
    return opens and _DONE.search(behind.partition("，")[0]) is None


def _asked(text: str) -> Iterator[Hit]:
    """Another body is asked to answer, and no day is named."""
    for match in _ANSWER_US.finditer(text):
        yield Hit(Span(*match.span()), f"“{match.group()}”没有说什么时候。", suggestion="写明请对方什么时候以前答复。")


def _soon(text: str) -> Iterator[Hit]:
    """An answer, or money, that is promised 及时 or 近期, in a sentence without a day."""
    for sign in (_SOON, _SHORTLY):
        for match in sign.finditer(text):
            low = max(text.rfind(mark, 0, match.start()) for mark in "。；！？\n") + 1
            ahead = text[low : match.start()].rpartition("，")[2]
            when = _IN_DOUBT.sub("", text[low : match.start() + 1])
            if not (_DATED.search(ahead) or _WHENEVER.search(when)):
                span = Span(match.start() + (text[match.start()] in "，；"), match.end())
                yield Hit(span, f"“{span.of(text)}”没有说什么时候。", suggestion="写明期限，或者写明现在到了哪一步。")


def _told_behind(text: str, at: int, high: int) -> str:
    """The rest of the clause, and what follows it where that tells by when and not what comes next."""
    clause, _, rest = text[at:high].partition("，")
    return clause + (rest if _BY_WHEN.search(rest) else "")


def _term(text: str, low: int, at: int) -> str:
    """The clause of the promise up to ``at``, and the one ahead of it where that tells a term and no thing done."""
    clause = max(text.rfind("，", low, at), low - 1) + 1
    before = text[low : max(low, clause - 1)].rpartition("，")[2]
    told = not _DONE.search(before) and _BY_WHEN.search(before) is not None
    return before + text[clause:at] if told else text[clause:at]


RULE = Rule(
    module=__name__,
    title="承诺没有期限",
    severity=Severity.INFO,
    check=check,
    examples=(
        good("近期因西瓜上市，垃圾增多，已经加派车辆。"),
        bad("厂房正在拍卖，成交后⟦尽快制定下一⟧次发放方案。"),
        bad("已购置增压泵2台，由施工单位⟦尽快安装⟧。"),
        bad("（二）由乡人民政府⟦尽快为你办理⟧申请手续。"),
        bad("6月至12月共350元，⟦适时一次性补⟧发到社会保障卡。"),
        good("6月至12月共350元，12月31日前一次性补发到社会保障卡。"),
        good("你要求由施工单位尽快安装，已经照办。接到电话后，中队尽快赶到了现场。"),
        good("依照规定，社区应当尽快处理。如果有困难，可以尽快向民政办申请。"),
        bad("学位将⟦尽快安排⟧。"),
        good("学位将于8月20日前尽快安排。"),
        bad("到3月26日换了50块，其余的将⟦尽快更换⟧。"),
        good("到3月26日换了50块，其余的将于4月底前尽快更换。"),
        bad("下一步，我局将⟦适时开展回头⟧看。"),
        bad("电路正在敷设，将⟦适时完成消防⟧验收，7月10日摊户进场。"),
        good("电路正在敷设，将尽快完成消防验收，于7月10日前交付。"),
        bad("核查结果出来后⟦尽快告知你⟧。"),
        bad("⟦请适时函复我局⟧。"),
        good("请于11月15日前函复我局。"),
        good("请您尽快提交材料。"),
        bad("如有遗漏将⟦适时补发⟧。"),
        good("本局已抓紧办理完毕。"),
        bad("路灯问题，我局将⟦适当时候予以解决⟧。"),
        bad("您还有疑问的，请拨打热线，⟦我们会及时回复您⟧。"),
        good("您还有疑问的，请拨打热线，我们会在1个工作日内回复您。如发现问题，我们会及时通知您。"),
        bad("如有疑问，请拨打热线，⟦我们会及时回复您⟧。"),
        bad("护理补贴批准以后，我会⟦过一阵子打入社会⟧保障卡。"),
        bad("断了的电缆由施工单位赔付，⟦近期修复⟧。"),
        good("断了的电缆由施工单位赔付，4月20日前修复。近期修复的路灯共三盏。"),
        bad("店主书面承诺⟦尽快退清余款⟧。"),
        good("店主书面承诺4月20日前退清余款。"),
        bad("待评估报告作出后⟦尽快⟧，将报告副本送达你。"),
        good("待评估报告作出后3个工作日内，将报告副本送达你。"),
    ),
)
