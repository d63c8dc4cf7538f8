"""括号、引号、书名号不配对。

“”、‘’、（）、《》、〈〉、〔〕、【】应当成对。少了后一半，后面的文字就分不清在里在外；少了前一半同样。
一段话引到下一段的引号、每段开头重复的前引号、1）2）这样的序号不报；全角和半角括号混着配成一对的不在这里报。

依据：GB/T 15834—2011《标点符号用法》4.8、4.9、4.15。
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.joining import broken_by_hand
from replycheck.text.patterns import pattern

_PAIRS = {
    "”": "“",
    "’": "‘",
    "）": "（",
    ")": "（",
    "》": "《",
    "〉": "〈",
    "〕": "〔",
    "】": "【",
    "」": "「",
    "』": "『",
}
_OPENS = {**{mark: mark for mark in "“‘（《〈〔【「『"}, "(": "（"}
_MARKS = pattern("[“”‘’（）()《》〈〉〔〕【】「」『』]")
_NUMBERED = pattern(r"(?:^|[\s　；;。，、：:])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$")
_QUOTES = frozenset("“‘「『")
_PARAGRAPH = pattern(r"[^\n]+")
_LINES_OF_ONE = pattern(r"[^\n]+(?:\n[^\n]+){0,2000}")
"""Where lines are broken by hand, a pair that is torn by a line's end is one all the same."""
_REACH = 40
"""So much of what is swallowed is shown."""
_INDENT = 40
"""No paragraph begins with more blanks."""
_LINES = 700
"""A pair of brackets that is set over lines is no longer than this: the list of amendments under a title."""
_PARAGRAPH_LONGEST = 4_000
"""Beyond this a paragraph's end is not looked for."""
_BEFORE = 8
"""A number or letter in front of a closing mark is no longer."""
_STOP = pattern("[。；！？\n]")
_APOSTROPHE = pattern(r"[A-Za-z]$")


def check(case: Case) -> Iterator[Hit]:
    """Report marks without a partner in their paragraph."""
    text = case.text[: case.body_end]
    opened: list[tuple[str, int]] = []
    closed: list[tuple[str, int]] = []
    unit = _LINES_OF_ONE if broken_by_hand(text.split("\n")) else _PARAGRAPH
    for paragraph in unit.finditer(text):
        ascii_quotes = '"' in paragraph.group()
        alone = _alone(text, paragraph.start(), paragraph.end())
        opened += [one for one in alone[0] if not (ascii_quotes and one[0] in _QUOTES)]
        closed += [one for one in alone[1] if not (ascii_quotes and one[0] in _QUOTES)]
    for kind in dict.fromkeys(_OPENS.values()):
        left = [at for mark, at in opened if mark == kind]
        right = [at for mark, at in closed if mark == kind]
        left, right = _over_paragraphs(text, left, right, quotes=kind in _QUOTES)
        for at in left:
            yield _unclosed(text, at)
        for at in right:
            shown = text[max(0, at - 8) : at + 1].rpartition("\n")[2]
            yield Hit(
                Span(at, at + 1),
                f"“{shown}”的“{text[at]}”前面没有配对的“{kind}”。",
                suggestion=f"补上“{kind}”，或者删去这个“{text[at]}”。",
            )


def _alone(text: str, start: int, end: int) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The marks of one paragraph that have no partner: those that open, those that close."""
    waiting: dict[str, list[int]] = {kind: [] for kind in _OPENS.values()}
    closing: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark in _OPENS:
            waiting[_OPENS[mark]].append(at)
            continue
        wanted = _PAIRS[mark]
        before = text[max(start, at - _BEFORE) : at]
        if waiting[wanted]:
            waiting[wanted].pop()
        elif not (wanted == "（" and _NUMBERED.search(before)) and not (mark == "’" and _APOSTROPHE.search(before)):
            closing.append((wanted, at))
    return sorted(((kind, at) for kind, places in waiting.items() for at in places), key=itemgetter(1)), closing


def _over_paragraphs(text: str, left: list[int], right: list[int], *, quotes: bool) -> tuple[list[int], list[int]]:
    """The marks that are left when a pair may run over lines, and a quotation over paragraphs, each opened anew."""
    waiting: list[int] = []
    alone: list[int] = []
    opens = frozenset(left)
    for at in sorted([*left, *right]):
        if at in opens:
            waiting.append(at)
        elif waiting and (quotes or at - waiting[-1] < _LINES):
            waiting.pop()
        else:
            alone.append(at)
    return [at for at in waiting if not (quotes and _opened_anew(text, at))], alone


def _opened_anew(text: str, at: int) -> bool:
    """Whether the next paragraph begins with a mark of the same kind: the quotation goes on there."""
    following = text.find("\n", at, at + _PARAGRAPH_LONGEST)
    return following >= 0 and text[following : following + _INDENT].lstrip().startswith(text[at])


def _unclosed(text: str, at: int) -> Hit:
    stop = _STOP.search(text, at, at + _REACH)
    end = min(stop.start() if stop else len(text), at + _REACH)
    mark = text[at]
    partner = next(close for close, opens in _PAIRS.items() if opens == _OPENS[mark])
    return Hit(
        Span(at, max(end, at + 1)),
        f"“{mark}”没有配对的“{partner}”，后面的文字分不清在里在外：“{text[at:end]}”。",
        suggestion=f"补上“{partner}”。",
    )


RULE = Rule(
    module=__name__,
    title="括号引号不配对",
    severity=Severity.ERROR,
    severity_in={Profile.GENERIC: Severity.INFO, Profile.ONLINE_REPLY: Severity.WARNING},
    check=check,
    examples=(
        bad("赔偿你1200元⟦（大写：壹仟贰佰元整，已于4月8日付清⟧。"),
        good("赔偿你1200元（大写：壹仟贰佰元整），已于4月8日付清。"),
        bad("通过⟦“一卡通账户足额支付⟧。"),
        good("通过“一卡通”账户足额支付。"),
        bad("登录青湖教育⟦”⟧小程序报名。"),
        good("登录“青湖教育”小程序报名。"),
        bad("依照⟦《信访工作条例第三十五条的规定⟧。"),
        good("需要：1）身份证；2）户口簿。"),
        good("原文是：“第一段。\n“第二段。”"),
        good("原文是：“第一段。\n第二段。”"),
        good("经营范围(含分公司）见附表。"),
        good(
            "你于五月八日来信，反映河口镇第二小学门前的路\n灯不亮，晚上接送孩子不便，本局已经收到（202\n3）青建信字第17号转办单，现将核查的情\n况告诉你。"
        ),
        bad(
            "你于五月八日来信，反映河口镇第二小学门前的路\n灯不亮，晚上接送孩子不便，本局⟦（城建股已经派⟧\n人去看过，现将核查的情\n况告诉你。"
        ),
    ),
)
