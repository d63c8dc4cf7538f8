"""长乘宽、各几个、一半、起止时间，与得数不符。

“宽0.6米、长11米，面积66平方米”“早晚高峰各停靠6个班次，全天一共21个班次”“共五本，现存三本，缺一本”“共5间，看了其中3间，2间没有看”，按前面的数核算。
面积只报差一个笔误（两位颠倒、一位写错、错一位小数点）的，不规则的地块不是长乘宽；约数不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）；算术。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from re import Match

from replycheck.facts.arithmetic.slips import digits, misplaced, slipped, swapped
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.figures import plain
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_SIDE = r"(?:东西|南北|进深|开间|面宽|宽度?|长度?|高度?|深度?|边长)(?:各?为|是|约|达|有|向)?[长宽]?(?:为|是|约)?"
_AREA = pattern(
    rf"{_SIDE}(?P<a>\d{{1,4}}(?:\.\d{{1,3}})?)米(?:[、，]|，?与|和|乘以?|×){_SIDE}(?P<b>\d{{1,4}}(?:\.\d{{1,3}})?)米"
    r"[，、）)]?(?:[^。；\n\d]{0,10})?(?:面积|占地|合|计|共)[^。；，\n\d约]{0,8}(?P<c>\d{1,7}(?:\.\d{1,4})?)平方米",
    needs="平方米",
)
_N = r"\d{1,5}|[一二两三四五六七八九十百]{1,5}"
_PAIRS = {
    "早晚": 2,
    "上下午": 2,
    "早、晚": 2,
    "上、下午": 2,
    "双方": 2,
    "夫妻": 2,
    "夫妇": 2,
    "左右": 2,
    "男女": 2,
    "东西": 2,
    "南北": 2,
}
_EACH = pattern(
    rf"(?:(?P<pair>早晚|上下午|早、晚|上、下午|双方|夫妻|夫妇|左右|男女|东西|南北)|(?P<k>[两二三四五六七八九])[个名位家户处栋条次类人村组])"
    rf"[^。；，\n各]{{0,8}}各[^。；，\n\d一二两三四五六七八九十百]{{0,6}}(?P<a>{_N})(?P<unit>[^\d，。；、一二三四五六七八九十]{{1,2}})[^。；，\n\d]{{0,6}}"
    rf"，[^。；，\n\d]{{0,8}}(?:共|合计|总计|一共|共计)[^。；，\n\d一二两三四五六七八九十百]{{0,6}}(?P<c>{_N})(?P=unit)",
    needs="各",
)
_LACKING = pattern(
    rf"(?:共|应有|应到|原有|全套)[^。；，\n\d一二两三四五六七八九十]{{0,4}}(?P<a>{_N})(?P<unit>[本份页卷册张件个名人户台辆间])，"
    rf"[^。；，\n\d]{{0,6}}(?:现存|现有|实有|实到|尚存|保存|留存|在册|找到|到场)[^。；，\n\d一二两三四五六七八九十]{{0,4}}(?P<b>{_N})(?P=unit)，"
    rf"[^。；，\n]{{0,6}}(?:缺|少|丢失|遗失|灭失|未到|损毁)[^。；，\n]{{0,10}}?(?P<c>{_N})(?P=unit)"
)
_SEEN = pattern(
    rf"共(?:有)?(?P<a>{_N})(?P<unit>[本份页卷册张件个名人户台辆间处栋株棵])(?P<between>[^\n]{{1,80}}?)其中(?P<b>{_N})(?P=unit)"
    rf"(?P<more>[^。；\n\d一二两三四五六七八九十]{{0,12}})，[^。；，\n\d一二两三四五六七八九十]{{0,6}}(?P<c>{_N})(?P=unit)(?:没有|未|尚未|没|不)",
    needs="其中",
)
"""房屋共5间……只查看了其中3间，东侧2间没有查看."""
_ROW = pattern(
    r"(?<![\d.])(?P<a>\d{1,6}(?:\.\d{1,3})?)(?P<unit>[^\d\s|，。；、]{1,6})[ \u3000|\t]{1,12}"
    r"(?P<b>\d{1,6}(?:\.\d{1,3})?)(?P=unit)"
    r"[ \u3000|\t]{1,12}(?:超标|超出|超过|超|相差|差额|差|多出|多|少|不足)(?P<c>\d{1,6}(?:\.\d{1,3})?)(?P=unit)",
    needs=("超", "差", "多", "少", "不足"),
)
"""A row of a table: 夜间噪声　56分贝　50分贝　超标6分贝."""
_OVER = pattern(
    r"(?<![\d.])(?P<a>\d{1,6}(?:\.\d{1,3})?)(?P<unit>[^\d\s|，。；、（()）]{1,8})[，,]?(?:已|均|都)?(?P<how>超过|超出|高于|低于)了?"
    r"[^，。；\d]{0,14}?(?P<b>\d{1,6}(?:\.\d{1,3})?)(?P<unit2>[^\d\s|，。；、（()）的]{1,8})的?(?:限值|限额|上限|标准|规定|要求|限制|排放限值)的?"
    r"(?:(?:达|共|了)?(?P<c>\d{1,6}(?:\.\d{1,3})?)(?P=unit)(?![\d\u4e00-\u9fff/]))?",
    needs=("超过", "超出", "高于", "低于"),
)
"""夜间噪声为56分贝，超过50分贝的限值6分贝; 浓度为3.1毫克/立方米，超过2.0毫克/立方米的限值."""
_SCALES = {"毫": "克米升", "微": "克米升", "千": "克米瓦", "厘": "米"}
_HALF = pattern(r"(?:一半|百分之五十|50[%％]|二分之一)[，,]?(?:即|也就是|各?为|计|各|是)?\s?$")
_RANGE = pattern(
    r"(?<!\d)(?P<h>\d{1,2})(?:时|点|[:：])(?:(?P<m>\d{1,2})分?)?(?:至|到|[-—~－～])(?:当[日晚天]|次日)?(?P<h2>\d{1,2})(?:时|点|[:：])(?:(?P<m2>\d{1,2})分?)?"
    r"(?:[^，。；\n\d]{0,10})?[，,（(]?(?:前后|共计?|历时|长达|总共|一共|持续|全程|时长|合计|连续)(?:为|约)?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<half>个?半)?(?P<unit>个?小时|个?钟头|分钟)"
)
_CLOCK = pattern(r"(?<!\d)(?P<h>[01]?\d|2[0-4])(?:[时点](?!间)|[:：](?=\d\d))(?:(?P<m>\d{1,2})分?)?(?!至|到)")
_SEVERALLY, _LEAD = pattern("分别|各|每|平均|均|都"), 10
"""分别停留12分钟、25分钟 is of each, and not between two times."""
_LASTED = pattern(
    r"(?:等候?|等待|历时|耗时|用时|用|花|持续|间隔|相隔|迟到|晚到|晚|停留|中断|耽误|延误|滞留|超时)了?(?:约)?"
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<half>个?半)?(?P<unit>个?小时|个?钟头|分钟)"
)
_COUNTED = pattern(rf"(?:{_N})[本份页卷册张件个名人户台辆间处栋株棵]")
_FEW_TIMES = (2, 4)
_MEASURES = frozenset({"厘米", "毫米", "米", "公里", "平方米", "亩", "吨", "公斤", "立方米"})
_LEAD, _NEAR, _DAY = 12, 40, 24 * 60
_TENTH = Decimal("0.1")


def check(case: Case) -> Iterator[Hit]:
    """Report results that the measures and counts right before them do not give."""
    text = case.unquoted[: case.body_end]
    for match in _AREA.finditer(text):
        made, told = Decimal(match["a"]) * Decimal(match["b"]), Decimal(match["c"])
        off = slipped(made, told) or swapped(made, told) or not made / 2 <= told <= made * 2
        if abs(made - told) > max(_TENTH, made / 100) and off:
            yield _hit(match, f"{match['a']}米乘{match['b']}米是{plain(made)}平方米，这里写的是{match['c']}平方米。")
    for match in _EACH.finditer(text):
        times = _PAIRS.get(match["pair"] or "") or from_chinese(match["k"] or "")
        one, all_ = _number(match["a"]), _number(match["c"])
        if times is not None and one is not None and all_ is not None and times * one != all_:
            unit = match["unit"]
            yield _hit(match, f"各{match['a']}{unit}，合起来是{times * one}{unit}，这里写的是{match['c']}{unit}。")
    yield from _halves(case, text)
    yield from _hours(text)
    yield from _waited(text)
    yield from _twice(case)
    yield from _seen(text)
    yield from _rows(text)
    yield from _passed(text)
    for match in _LACKING.finditer(text):
        whole, have, lack = (_number(match[name]) for name in "abc")
        if whole is not None and have is not None and lack is not None and have + lack != whole:
            unit = match["unit"]
            yield _hit(
                match,
                f"有{match['b']}{unit}、缺{match['c']}{unit}，加起来是{have + lack}{unit}，"
                f"前面写的是{match['a']}{unit}。",
            )


def _seen(text: str) -> Iterator[Hit]:
    """Those looked at and those not looked at are all: 共5间……其中3间，东侧2间没有查看."""
    for match in _SEEN.finditer(text):
        whole, have, lack = (_number(match[name]) for name in "abc")
        again = f"{match['unit']}" in match["between"] and _COUNTED.search(match["between"]) is not None
        if whole is not None and have is not None and lack is not None and have + lack != whole and not again:
            unit = match["unit"]
            yield Hit(
                Span(match.start("b"), match.end("c") + len(unit)),
                f"{match['b']}{unit}和{match['c']}{unit}加起来是{have + lack}{unit}，前面写的共{match['a']}{unit}。",
                suggestion="核对这几个数，改正写错的那一个。",
            )


def _rows(text: str) -> Iterator[Hit]:
    """Rows of a table that tell by how much the second figure is passed."""
    for match in _ROW.finditer(text):
        a, b, told = (Decimal(match[name]) for name in "abc")
        if abs(a - b) != told:
            unit = match["unit"]
            yield _hit(
                match,
                f"{match['a']}{unit}与{match['b']}{unit}相差{plain(abs(a - b))}{unit}，这里写的是{match['c']}{unit}。",
            )


def _passed(text: str) -> Iterator[Hit]:
    """What is measured, the limit and by how much it is passed, in one unit all three."""
    for match in _OVER.finditer(text):
        a, b = Decimal(match["a"]), Decimal(match["b"])
        one, other = match["unit"], match["unit2"]
        if one == other and match["c"] is not None and abs(a - b) != Decimal(match["c"]):
            yield _hit(
                match,
                f"{match['a']}{one}与{match['b']}{one}相差{plain(abs(a - b))}{one}，这里写的是{match['c']}{one}。",
            )
        elif _scaled(one, other) or _scaled(other, one):
            yield _hit(match, f"{match['a']}{one}与{match['b']}{other}的单位不一样。")


def _scaled(one: str, other: str) -> bool:
    """Whether a unit is another with 毫, 厘, 千 ahead of it."""
    return other[:1] in _SCALES and other[1:] == one and one[:1] in _SCALES[other[0]]


def _halves(case: Case, text: str) -> Iterator[Hit]:
    """6800元，各预交一半，即3400元."""
    money = [one for one in case.facts.figures if one.unit == "元" and not (one.per or one.rough or one.capital)]
    for half in money:
        told = _HALF.search(text, max(0, half.span.start - _LEAD), half.span.start)
        whole = next((one for one in reversed(money) if told and one.span.end <= told.start()), None)
        if (
            told is None
            or whole is None
            or told.start() - whole.span.end > _NEAR
            or "。" in text[whole.span.end : told.start()]
        ):
            continue
        if whole.value != half.value * 2 and not any(one.value == half.value * 2 for one in money):
            yield Hit(
                Span(whole.span.start, half.span.end),
                f"{whole.span.of(text)}的一半是{plain(whole.value / 2)}元，这里写的是{half.span.of(text)}。",
                suggestion="核对这几个数，改正写错的那一个。",
            )


def _hours(text: str) -> Iterator[Hit]:
    """2月9日17时至22时的监控，前后五个小时."""
    for match in _RANGE.finditer(text):
        first, last = (int(match[h]) * 60 + int(match[m] or 0) for h, m in (("h", "m"), ("h2", "m2")))
        number = from_chinese(match["n"]) if not match["n"].isdecimal() else int(match["n"])
        made = last - first if last > first else last + _DAY - first
        told = None if number is None else number * (60 if "时" in match["unit"] else 1)
        whole = "时" not in match["unit"] or made % 60 == 0
        if told is not None and whole and told != made and not match["half"]:
            shown = f"{made // 60}小时" if made % 60 == 0 else f"{made}分钟"
            yield _hit(match, f"按起止时间算是{shown}，这里写的是{match['n']}{match['unit']}。")


def _waited(text: str) -> Iterator[Hit]:
    """9时20分你到窗口，9时41分才有人来，你等了21分钟: so long lies between two of the times of the sentence."""
    for match in _LASTED.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
        end = min((at for mark in "。\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        several = (
            _SEVERALLY.search(text, max(low, match.start() - _LEAD), match.start())
            or text[match.end() : match.end() + 1] == "、"
        )
        if several or sum(1 for _ in _LASTED.finditer(text, low, end)) > 1:
            continue
        times = [int(one["h"]) * 60 + int(one["m"] or 0) for one in _CLOCK.finditer(text, low, match.start())]
        number = int(match["n"]) if match["n"].isdecimal() else from_chinese(match["n"])
        if number is None or not _FEW_TIMES[0] <= len(times) <= _FEW_TIMES[1] or match["half"]:
            continue
        told = number * (60 if "时" in match["unit"] or "钟头" in match["unit"] else 1)
        made = {b - a for at, a in enumerate(times) for b in times[at + 1 :]}
        if told not in made and (told % 60 or all(one % 60 == 0 for one in made)):
            shown = f"{times[-1] - times[0]}分钟"
            yield Hit(
                Span(*match.span()),
                f"按前面的时间算，前后相隔{shown}，这里写的是{match['n']}{match['unit']}。",
                suggestion="核对这几个时间，改正写错的那一个。",
            )


def _twice(case: Case) -> Iterator[Hit]:
    """A length or weight told twice of one thing, once with its point elsewhere: 长15厘米, 擦伤1.5厘米."""
    kept = [
        one
        for one in case.facts.figures
        if one.unit in _MEASURES and not (one.per or one.rough or one.spelt) and one.span.end <= case.body_end
    ]
    for unit in {one.unit for one in kept}:
        pair = [one for one in kept if one.unit == unit]
        if len(pair) != 2 or pair[0].value == pair[1].value:  # noqa: PLR2004 - more of them are of several things
            continue
        first, second = pair
        apart = case.text[first.span.end : second.span.start]
        same_figures = digits(first.value) == digits(second.value) and len(digits(first.value)) > 1
        if same_figures and misplaced(first.value, second.value) and len(apart) <= _NEAR * 2:
            yield Hit(
                first.span,
                f"这里写“{first.span.of(case.text)}”，后面写“{second.span.of(case.text)}”，数字相同，小数点不同。",
                suggestion="核对这个数，前后改一致。",
            )


def _hit(match: Match[str], said: str) -> Hit:
    return Hit(Span(*match.span()), said, suggestion="核对这几个数，改正写错的那一个。")


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else from_chinese(written)


RULE = Rule(
    module=__name__,
    title="得数与前面的数不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("夜间噪声为⟦56分贝，超过50分贝的限值9分贝⟧。"),
        good("夜间噪声为56分贝，超过50分贝的限值6分贝。"),
        bad("油烟排放浓度为⟦3.1克/立方米，超过2.0毫克/立方米的限值⟧。"),
        good("油烟排放浓度为3.1毫克/立方米，超过2.0毫克/立方米的限值。"),
        bad("西侧的石坎⟦宽0.6米、长11米，面积66平方米⟧，在界线以外。"),
        good("西侧的石坎宽0.6米、长11米，面积6.6平方米，在界线以外。"),
        bad("实测，⟦东西长12米、南北长11米，面积123平方米⟧。"),
        good("实测，东西长12米、南北长11米，面积132平方米。"),
        good("该地块东西长12米、南北长11米，不规则，面积118.5平方米。"),
        bad("⟦早晚高峰各停靠6个班次，全天一共21个班⟧次。"),
        good("早晚高峰各停靠6个班次，全天一共12个班次。"),
        bad("⟦两个村各配4名网格员，共6名⟧。"),
        good("两个村各配4名网格员，共8名。"),
        bad("鉴定费⟦8600元，双方各预交一半，即3400元⟧。"),
        good("鉴定费6800元，双方各预交一半，即3400元。"),
        bad("调取了⟦17时至22时的监控，前后六个小时⟧，画面完整。"),
        good("调取了17时至22时的监控，前后五个小时，画面完整。"),
        bad("9时20分你到窗口，9时41分才有人来，你⟦等了41分钟⟧。"),
        good("9时20分你到窗口，9时41分才有人来，你等了21分钟。"),
        bad("手背有一处擦伤，长⟦15厘米⟧，体检表记为“擦伤”1.5厘米。"),
        good("手背有一处擦伤，长1.5厘米，体检表记为“擦伤”1.5厘米。"),
        bad("夜间噪声\u3000⟦56分贝\u300050分贝\u3000超标16分贝⟧"),
        good("夜间噪声\u300056分贝\u300050分贝\u3000超标6分贝"),
        bad("房屋共5间，面积96平方米。上次鉴定只查看了其中⟦3间，东侧3间⟧没有查看。"),
        good("房屋共5间，面积96平方米。上次鉴定只查看了其中3间，东侧2间没有查看。"),
        bad("工资册⟦共五本，现存三本，缺1981年的一本⟧。"),
        good("工资册共五本，现存四本，缺1981年的一本。"),
    ),
)
