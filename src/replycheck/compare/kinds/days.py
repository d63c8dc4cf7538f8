"""Days by what happened on them: filed, sued, heard, sent, received; a day that the paper has for something else."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from replycheck.compare.context import likeness
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.text.patterns import pattern

_CUES = {
    "file": "立案(?!执行|侦查|庭)|受理(?!费)|收案",
    "sue": "递交?[的了]?(?:起?诉状|起诉书)|起诉(?!书|状|后)|提起[^，。；]{0,4}诉讼|诉至|诉到|提起公诉",
    "apply": "申请(?!人|费)",
    "born": "出生|生育|生下",
    "hear": "开庭(?!时|前|当|笔录)|公开审理|不公开审理|听证",
    "receive": "收到|签收",
    "send": "邮寄|寄出|寄给|寄送|寄来|寄达|投寄|寄(?=补|了|往|到)",
    "serve": "送达",
    "die": "死亡|去世|身亡|离世",
    "urge": "催告|催收|催款|催要",
    "sign": "签订|签了|签署|订立",
    "penal": "处罚决定|下了处罚",
    "arrest": "逮捕",
    "detain": "(?<!行政)拘留",
    "bail": "取保候审",
    "release": "刑满(?!(?:释放)?(?:以|之)?后|释放之日|之日)|(?<!刑满)(?:释放|放出来|出狱|获释)(?!(?:以|之)?后|之日)",
    "account": "对账|核对账目",
}
_CUE = pattern("|".join(f"(?P<{name}>{words})" for name, words in _CUES.items()))
_CUE_AHEAD = pattern(
    r"(?P<file>立案|受理|收案)(?:(?:的)?(?:时间|日期|日子)(?:就)?(?:为|是|系|在)?|是|于)$|(?P<sign>签(?:订|署)?)(?:于|的(?:时间|日期)是|是)$|(?P<sue>起诉)[^，。；\n]{0,12}(?:的)?(?:时间|日期)(?:为|是|系|在)?$"
)
"""立案时间为2015年5月19日: told before the day."""
_STOP = pattern("[。；！？\n]|第二天|[次翌]日|隔天|[一二两三四五六七八九十\\d]{1,3}[天日]后")
"""Where what happened on a day ends: what is told behind 第二天 happened on another."""
_CLOSE, _WIDE = 22, 70
_AND = pattern("[日号]?(?:、|和|及|与|，)")
_COMMA, _ITS_OWN = pattern("[，,]"), 3
_NEXT_DAY = pattern("(?:次|翌)日|第二天|隔天")
_ORDINARY_YEAR = 2001


@lru_cache(maxsize=8)
def _by_cue(paper: Paper) -> tuple[dict[str, list[Mention]], dict[str, list[Mention]]]:
    """The days of a paper under the first cue behind them, and under every cue up to the next day."""
    first: dict[str, list[Mention]] = {}
    found: dict[str, list[Mention]] = {}
    days = [one for one in paper.mentions if one.kind is Kind.DAY]
    told: list[list[str]] = []
    for index, day in reversed(list(enumerate(days))):
        following = days[index + 1].span.start if index + 1 < len(days) else len(paper.text)
        if told and _AND.fullmatch(paper.text, day.span.end, following):
            told.append(told[-1])  # 6月20日、6月23日对账: both are days of it
            continue
        end = min(following, day.span.end + _WIDE)
        stop = _STOP.search(paper.text, day.span.end, end)
        ahead = _CUE_AHEAD.search(paper.text, max(0, day.span.start - _CLOSE), day.span.start)
        behind = [one.lastgroup or "" for one in _CUE.finditer(paper.text, day.span.end, stop.start() if stop else end)]
        told.append(["+" + (ahead.lastgroup or ""), *behind] if ahead else behind)
    for day, cues in zip(days, reversed(told), strict=True):
        ahead_of_it, others = cues[0][1:] if cues and cues[0][0] == "+" else "", [one for one in cues if one[0] != "+"]
        for cue in ([ahead_of_it] if ahead_of_it else []) + others[:1]:
            first.setdefault(cue, []).append(day)
        for cue in ([ahead_of_it] if ahead_of_it else []) + others:
            found.setdefault(cue, []).append(day)
    return first, found


_SINGLE = frozenset({"file", "sue", "hear"})
_CUSTODY = frozenset({"detain", "arrest", "release", "bail"})
_AT_HOME = 0.5
"""A day whose surroundings stand to such a share around the same day in the paper is where it belongs."""
_OFTEN = frozenset({"receive", "send", "die", "penal", "serve", "apply"})


def cue_of(paper: Paper, day: Mention) -> str:
    """What the reply says happened on a day: the first cue close behind it."""
    if ahead := _CUE_AHEAD.search(paper.text, max(0, day.span.start - _CLOSE), day.span.start):
        return ahead.lastgroup or ""
    end = min(len(paper.text), day.span.end + _CLOSE)
    following = next(
        (one.span.start for one in paper.mentions if one.kind is Kind.DAY and one.span.start >= day.span.end), end
    )
    stop = _STOP.search(paper.text, day.span.end, min(end, following))
    match = _CUE.search(paper.text, day.span.end, stop.start() if stop else min(end, following))
    if match and following - match.end() <= _ITS_OWN and _COMMA.search(paper.text, day.span.end, match.start()):
        return ""  # 行为发生在2008年9月27日，起诉是2018年11月6日: the suit has a day of its own
    return (match.lastgroup or "") if match else ""


def of_one_cue(reply: Paper, ours: Mention, paper: Paper, theirs: Mention) -> bool:
    """Whether the paper tells of the same happening on that day, by any of the cues behind it."""
    cue = cue_of(reply, ours)
    return cue != "" and any(one is theirs for one in _by_cue(paper)[1].get(cue, ()))


def misplaced_day(reply: Paper, paper: Paper, ours: Mention, share: float) -> Mention | None:
    """The day that the paper gives what the reply dates otherwise, where it has one such day only.

    ``share``: how much of what stands around it stands around the same day there.
    """
    if cue_of(reply, ours) == "file" and _filed_on(paper, ours):
        return None
    cue = cue_of(reply, ours)
    first, every = _by_cue(paper)
    if cue not in _SINGLE | _CUSTODY and share >= _AT_HOME:
        return None
    given, loose = first.get(cue, []), every.get(cue, [])
    if cue == "file":
        given = given or first.get("sue", [])
        loose = [*loose, *every.get("apply", [])]
    if not given or any(same(ours, one) for one in given):
        return None
    values = {one.value for one in given}
    if len(values) == 1 and (cue in _SINGLE or not any(same(ours, one) for one in loose)):
        return given[0]
    if any(same(ours, one) for one in loose) or cue not in _OFTEN:
        return None
    around = reply.settings[ours]
    best = max(given, key=lambda one: likeness(around, paper.settings[one], paper.weights))
    right = max(
        (likeness(around, paper.settings[one], paper.weights) for one in paper.mentions if same(ours, one)), default=0.0
    )
    return best if likeness(around, paper.settings[best], paper.weights) > max(1.0, right) else None


_ONCE = frozenset({"arrest", "detain", "die"})
"""What happens to somebody on one day."""


def dated_otherwise(reply: Paper, paper: Paper, ours: Mention) -> Mention | None:
    """The only day of an arrest or a death in the paper, where the reply has a day that stands nowhere there."""
    cue = cue_of(reply, ours) if ours.kind is Kind.DAY else ""
    given = _by_cue(paper)[0].get(cue, []) if cue in _ONCE else []
    if len({one.value for one in given}) != 1 or any(same(ours, one) for one in paper.mentions):
        return None
    return given[0]


_FIRST_INSTANCE = pattern("初(?:字|[0-9])")
_OTHER_FILING = pattern("执行|仲裁|侦查|公安|检察|起诉书|[一二]审|再审|信访|本院已|劳动|恢复|重新")
_SO_NEAR = 60


_FILED = pattern("起诉|提起|立案|诉至")


def _filed_on(paper: Paper, ours: Mention) -> bool:
    """Whether the paper has a suit begin on our day too: 8月3日提起诉讼。本院于当日立案."""
    return any(same(ours, one) and _FILED.search(paper.sentence(one.span).of(paper.text)) for one in paper.mentions)


def filed_otherwise(reply: Paper, paper: Paper, ours: Mention) -> Mention | None:
    """The one day on which the paper says that its case was filed, where the reply has another day near it.

    Only of a first instance: a later one may leave the first filing out.
    """
    if ours.kind is not Kind.DAY or cue_of(reply, ours) != "file" or _OTHER_FILING.search(_clause_of(reply, ours)):
        return None
    given = _by_cue(paper)[0].get("file", [])
    number = next((one for one in paper.mentions if one.unit == "case"), None)
    if len({one.value for one in given}) != 1 or number is None or same(ours, given[0]):
        return None
    if not _FIRST_INSTANCE.search(number.span.of(paper.text)):
        return None
    if _filed_on(paper, ours):
        return None
    apart = _days_apart(ours, given[0])
    return given[0] if apart is not None and 0 < apart <= _SO_NEAR else None


def _clause_of(paper: Paper, one: Mention) -> str:
    return paper.clause(one.span).of(paper.text)


def _days_apart(one: Mention, other: Mention) -> int | None:
    if not isinstance(one.value, tuple) or not isinstance(other.value, tuple):
        return None
    try:
        first = date(one.value[0] or other.value[0], *one.value[1:])
        return abs((first - date(*other.value)).days)
    except ValueError:
        return None


def told_as_the_next(paper: Paper, ours: Mention) -> bool:
    """Whether the paper tells of this day as the one after a day that it names: 10月16日……次日 is 10月17日."""
    if ours.kind is not Kind.DAY or not isinstance(ours.value, tuple):
        return False
    days = [one for one in paper.mentions if one.kind is Kind.DAY]
    for index, one in enumerate(days):
        end = days[index + 1].span.start if index + 1 < len(days) else one.span.end + _WIDE
        if _after(one) == ours.value and _NEXT_DAY.search(paper.text, one.span.end, min(end, one.span.end + _WIDE)):
            return True
    return False


def _after(day: Mention) -> tuple[int, ...] | None:
    if not isinstance(day.value, tuple):
        return None
    year, month, number = day.value
    try:
        after = date(year or _ORDINARY_YEAR, month, number) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return (after.year if year else year, after.month, after.day)
