"""公文缺少发文字号、标题、主送机关（称呼）、署名、成文日期。

有成文日期而上面没有发文机关署名，有署名而没有成文日期，日期写在署名上面的，是警告；没有文号、标题、称呼的，是提示。
稿子（--draft）不查文号、署名和日期；网上答复只看有日期没有署名的，作提示；认不出文种的文件不查；没有读全的文件不查。

依据：《党政机关公文处理工作条例》第九条；GB/T 9704—2012 7.2.5、7.3.1、7.3.2、7.3.5。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.own_number import own_number
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_HEAD, _TAIL = 14, 8
_ORGAN = pattern(
    r"[^。，；：、\n]{2,40}(?:院|局|委|会|厅|部|办|办公室|处|府|室|所|站|中心|公司|镇|乡|街道|大队|支队|机关|单位|署|庭|行|社|校)"
    r"(?:[（(][^（()）]{0,12}[）)])?"
)
_PLAIN = pattern(r"(?!特此|此[复致])[\u4e00-\u9fff（）()·]{3,40}(?<![。：])")
"""A short line of words alone above the date is the signature, whatever the body is called."""
_TITLE = pattern(r"关于|意见书|告知书|答复书|通知书|回复|答复|报告|函$|批复|决定书|情况说明|证明$")
_SALUTATION = pattern(
    r"(?!.{0,50}(?:如下|权利|事项|意见|情况|材料|方式|规定|附件|决定|理由|经查|查明|认为)[：:]$)[^。；，\n]{1,60}[：:]"
)
"""A line by itself; one that leads up to a list is none."""
_SIGNED_BY_AN_OFFICE = frozenset({Profile.ONLINE_REPLY, Profile.LETTER})
"""Papers without a head, whose office stands in the signature alone."""
_NEAR = 4
"""The signature stands this many lines above its date at most."""
_LEAST = 6
"""A text of fewer paragraphs is an excerpt."""


def check(case: Case) -> Iterator[Hit]:
    """Report the parts of an official paper that it lacks."""
    lines = ["".join(one.span.of(case.text).split()) for one in case.paragraphs if one.span.start < case.body_end]
    lines = [line for line in lines if line]
    if len(lines) < _LEAST:
        return
    head = lines[:_HEAD]
    if case.profile is Profile.ONLINE_REPLY:
        yield from (replace(hit, severity=Severity.INFO) for hit in _ending(case, lines) if hit.span.end)
        return
    if not case.draft:
        yield from _ending(case, lines)
        if own_number(case) is None and case.profile is not Profile.COURT_NOTICE:
            yield absent(case, "没有发文字号。", "补上文号；不编号的，不用管。", severity=Severity.INFO)
    if not any(_TITLE.search(line) and not line.endswith(("。", "：")) for line in head[:8]):
        yield absent(case, "没有标题。", "补上标题，写明是关于什么事的什么文书。", severity=Severity.INFO)
    if not any(_SALUTATION.fullmatch(line) for line in head):
        yield replace(
            absent(case, "没有主送机关或者称呼。", "在正文前顶格写明写给谁，后面加冒号。", severity=Severity.INFO),
            span=_below_title(case),
        )


def _below_title(case: Case) -> Span:
    """The title with the break behind it, under which whom the paper is for should stand; empty where there is none."""
    for one in case.paragraphs[:_HEAD]:
        line = one.span.of(case.text).strip()
        if _TITLE.search(line) and not line.endswith(("。", "：")) and one.span.end < len(case.text):
            end = one.span.end
            while end < len(case.text) and case.text[end] == "\n":
                end += 1
            return Span(one.span.start, end)
    return Span(0, 0)


def _ending(case: Case, lines: list[str]) -> Iterator[Hit]:
    """The signature and the date, which stand on the last lines."""
    signed = case.signed
    tail = lines[-_TAIL:]
    if signed is None:
        if _ORGAN.fullmatch(tail[-1]) and _dated(case):
            last = [
                one.span for one in case.paragraphs if one.span.start < case.body_end and one.span.of(case.text).strip()
            ][-1]
            yield Hit(last, "署名下面没有成文日期。", suggestion="补上成文日期，写全年、月、日。")
        return
    written = "".join(signed.span.of(case.text).split())
    place = next((at for at in range(len(lines) - 1, -1, -1) if written in lines[at]), None)
    if place is None or place == 0:
        return
    line, above = lines[place], lines[place - 1]
    with_date = _ORGAN.search(line.replace(written, "")) is not None
    if with_date or _ORGAN.fullmatch(above) or (place > 1 and _ORGAN.fullmatch(lines[place - 2])):
        return
    around = lines[max(0, place - _NEAR) : place + 2]
    below = place + 1 < len(lines) and _ORGAN.fullmatch(lines[place + 1])
    if below:
        yield Hit(signed.span, "成文日期写在发文机关署名上面。", suggestion="署名在上，日期在下。")
    elif (case.issuer is not None or case.profile in _SIGNED_BY_AN_OFFICE) and not _signs(around):
        yield Hit(
            signed.span,
            "成文日期上面没有发文机关署名。",
            suggestion="补上发文机关的全称或者规范化简称（署名、落款）。",
        )


def _signs(lines: list[str]) -> bool:
    return any(_ORGAN.fullmatch(line) or _PLAIN.fullmatch(line) for line in lines)


def _dated(case: Case) -> bool:
    """Whether the paper is one with a head: then its end is its end."""
    return own_number(case) is not None


_PAPER = "云政信核〔2025〕2号\n关于张某信访事项的复核意见书\n张某：\n你的请求收悉。\n经查属实。\n特此答复。\n"
_WEB = (
    "尊敬的网友：\n您反映公交改线的问题收悉。\n我局到现场看了。\n4月20日起恢复文庙站。\n云岭市交通运输局热线12328。\n"
    "感谢您的监督。\n"
)

RULE = Rule(
    module=__name__,
    title="公文要素缺失",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=ANY - {Profile.GENERIC},
    examples=(
        bad("云岭市人民政府\n" + _PAPER + "⟦2025年1月27日⟧"),
        good(_PAPER + "2025年1月27日"),
        good(_PAPER + "云岭市人民政府\n2025年1月27日"),
        bad(_PAPER + "⟦2025年1月27日⟧\n云岭市人民政府"),
        bad(_PAPER + "⟦云岭市人民政府⟧"),
        good(_PAPER + "云岭市人民政府", draft=True),
        bad("⟦⟧" + _PAPER.replace("云政信核〔2025〕2号\n", "云岭市人民政府\n") + "云岭市人民政府\n2025年1月27日"),
        bad(
            _PAPER.replace("张某：\n", "").replace("关于张某信访事项的复核意见书\n", "⟦关于张某信访事项的复核意见书\n⟧")
            + "云岭市人民政府\n2025年1月27日"
        ),
        bad(_WEB + "⟦2025年1月27日⟧", profile=Profile.ONLINE_REPLY),
        bad(_PAPER + "⟦2025年1月27日⟧", profile=Profile.LETTER),
        good(_WEB + "云岭市交通运输局\n2025年1月27日", profile=Profile.ONLINE_REPLY),
        good(_WEB.removesuffix("感谢您的监督。\n"), profile=Profile.ONLINE_REPLY),
        bad("⟦⟧" + _PAPER.replace("关于张某信访事项的复核意见书\n", "") + "云岭市人民政府\n2025年1月27日"),
    ),
)
