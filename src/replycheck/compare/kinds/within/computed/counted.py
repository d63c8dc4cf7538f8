"""Counts that the paper takes of what it has named itself: 以上四个情节 behind 一是……三是, 这五个挡板 behind three.

What is easily got wrong: a paper counts many things of one kind, and a list may go on behind the count. So a count is
wrong only where the list it looks back to is numbered, or all that it is made of stands right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_SUM, _AGAIN = "internal-sum", "internal-repeat"
_N = "(?:[一二两三四五六七八九十]{1,3}|[1-9][0-9]?)"
_C = r"[^，。；：\n]"


def counted_wrongly(reply: Paper) -> Iterator[Clash]:
    """Every count that what it counts contradicts."""
    yield from _of_a_list(reply.text)
    yield from _with_more(reply.text)
    yield from _without(reply.text)
    yield from _left_over(reply)
    yield from _of_the_same(reply.text)
    yield from _of_both(reply.text)


_BACK = pattern(
    rf"(?:以上|上述|前述|上面|这|综合这|综合以上)(?:的)?(?P<n>{_N})(?:个|条|项|点|方面|种|类)(?P<what>[\u4e00-\u9fff]{{0,4}})"
    rf"|(?<=，)(?P<n2>{_N})(?:个|条|项|点)(?:条件|理由|情节|事实)?(?:都|均|全)[^，。；：\n]{{1,6}}(?=[：，。])"
)
_POINT = pattern(
    "(?P<first>第[一二三四五六七八九]|[一二三四五六七八九](?=是|、|，)|其[一二三四五六七八九](?=，|是|、)|[（(][一二三四五六七八九1-9][）)]|[1-9](?=[.．、]))"
)
_FAR = 600


def _of_a_list(text: str) -> Iterator[Clash]:
    """一是……二是……三是……。以上四个情节: the list in one paragraph before, or right behind a colon."""
    for match in _BACK.finditer(text):
        count = _number(match["n"] or match["n2"])
        line = text.rfind("\n", 0, match.start()) + 1
        if match["n2"]:
            end = text.find("\n", match.end())
            run = _run(text, match.end(), end if end >= 0 else len(text)) if text[match.end()] == "：" else []
        else:
            run = _run(text, max(line, match.start() - _FAR), match.start())
        if len(run) > 1 and count not in (len(run), 1) and _CLOSED.match(match["what"] or "情"):
            yield Clash(_SUM, Span(*match.span()), Span(run[0].start(), run[-1].end()))


_CLOSED = pattern("情|条件|理由|原因|因素|事实|问题|方面|点|$|都|合|均|意见|要求|请求|诉求|证据|措施|办法")


def _run(text: str, low: int, high: int) -> list[re.Match[str]]:
    """The last numbered list in a stretch, 一是 to the last of the same style; nothing where it doesn't count on."""
    found: dict[str, list[re.Match[str]]] = {}
    for one in _POINT.finditer(text, low, high):
        if one[0][0] not in "第其（(" and text[one.start() - 1 : one.start()] not in ("", "：", "；", "。", "，", "\n"):
            continue
        style = re.sub("[一二三四五六七八九1-9]", "#", one[0]) + text[one.end() : one.end() + 1]
        found.setdefault(style if style[0] == "#" else style[:2], []).append(one)
    lists = [run for run in found.values() if len(run) > 1 and _counts_on(run)]
    return lists[0] if len(lists) == 1 else []


def _counts_on(run: list[re.Match[str]]) -> bool:
    return [_number(re.sub("[^一二三四五六七八九1-9]", "", one[0])) for one in run] == list(range(1, len(run) + 1))


_NAME = r"[\u4e00-\u9fff]{1,3}某{0,2}"
_MORE = pattern(
    rf"(?P<first>{_N})(?:人|名)，(?:随后|后来|之后|接着|此后|次日)?(?:又|还|再)(?:先后)?(?:查获|抓获|找到|带走|查到|传唤|拘留|逮捕|询问)了?(?P<names>[\u4e00-\u9fff]{{1,2}}某(?:[、和及][\u4e00-\u9fff]{{1,2}}某){{0,5}}|(?P<more>{_N})(?:人|名))"
    rf"，(?:前后|先后|一共|总共|合计)?(?:共|是|有)?(?P<total>{_N})(?:人|名)"
)


def _with_more(text: str) -> Iterator[Clash]:
    """抓获甲某、乙某两人，随后又查获丙某，先后共四人."""
    for match in _MORE.finditer(text):
        more = _number(match["more"]) if match["more"] else len(re.split("[、和及]", match["names"]))
        if _number(match["first"]) + more != _number(match["total"]):
            yield Clash(_SUM, Span(match.start("total"), match.end()), Span(match.start(), match.end("names")))


_OUT_OF = pattern(
    rf"(?P<all>{_N})(?:名|家|人|个|位)[^，。；\n]{{0,8}}[中里]，(?:只有|仅有?|除了?)[^，。；\n]{{0,12}}?(?P<few>{_N})(?:名|家|人|个|位)[^。；\n]{{0,70}}?(?:没有|未|不|没)[^，。；\n]{{1,8}}的(?:一共|总共|共|就|还)?(?:有|是)?(?P<rest>{_N})(?:名|家|人|个|位)"
)


def _without(text: str) -> Iterator[Clash]:
    """五名被告中，只有一家上诉，没有上诉的共三名."""
    for match in _OUT_OF.finditer(text):
        if _number(match["all"]) - _number(match["few"]) != _number(match["rest"]):
            yield Clash(_SUM, Span(match.start("rest"), match.end()), Span(match.start(), match.end("few")))


_THINGS = "份|批|件|套|台|辆|间|户|棵|株|箱|张|包|颗|笔|盏|处"
_REST = pattern(
    rf"(?:没有|未|尚未|没|还没)(?P<deed>[^，。；、：\n没未不]{{2,5}})的(?P<n>\d{{1,5}}|{_N})(?P<unit>{_THINGS})"
)


def _left_over(reply: Paper) -> Iterator[Clash]:
    """57份合同……16份已经履行完毕，没有履行的31份: what is left is the whole without what was done."""
    text = reply.text
    for match in _REST.finditer(text):
        low = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _FAR // 2)
        done = re.compile(rf"(?P<n>\d{{1,5}}|{_N}){match['unit']}(?:已经?|均已|都已){re.escape(match['deed'][:2])}")
        told = done.search(text, low, match.start())
        if told is None:
            continue
        whole = [
            _number(one["n"])
            for one in re.finditer(rf"(?P<n>\d{{1,5}}|{_N}){match['unit']}", text[: told.start()])
            if _number(one["n"]) > _number(told["n"])
        ]
        left = _number(match["n"])
        if whole and left not in {one - _number(told["n"]) for one in whole}:
            yield Clash(_SUM, Span(match.start("n"), match.end()), Span(*told.span()))


_BOTH = pattern(
    rf"(?P<all>\d{{1,5}}|{_N})(?P<unit>[次人名户家件份起辆套亩盏张])，(?:其中)?(?P<one>既遂|男性?|合格|同意|已缴|已交|完好|成年|达标)[^，。；、\d]{{0,3}}?(?P<a>\d{{1,5}}|{_N})(?P=unit)[，、](?P<other>未遂|女性?|不合格|反对|不同意|未缴|未交|损坏|未成年|不达标)[^，。；、\d]{{0,3}}?(?P<b>\d{{1,5}}|{_N})(?P=unit)(?=[，。；\n])"
)
"""Two halves that leave no third."""


def _of_both(text: str) -> Iterator[Clash]:
    """盗窃七次，其中既遂五次、未遂三次."""
    for match in _BOTH.finditer(text):
        if _number(match["a"]) + _number(match["b"]) > _number(match["all"]):
            yield Clash(_SUM, Span(*match.span("all")), Span(match.start("one"), match.end()))


_THESE = pattern(
    rf"(?:这|那|该|上述|前述)(?P<n>{_N})(?P<unit>个|件|份|张|套|台|辆|间|处|块|根|本|枚|棵|盏|名|位)(?P<what>[\u4e00-\u9fff]{{2}})"
)
_NO_THING = pattern("月|小时|工作|问题|方面|条件|理由|情节|意见|要求|请求|诉求|原因|人(?!员)|被告|原告|公司|案件|证据")


def _of_the_same(text: str) -> Iterator[Clash]:
    """拆了三个安装挡板……这五个挡板: the one count of the thing before is another."""
    for match in _THESE.finditer(text):
        if _NO_THING.match(match["what"]):
            continue
        thing = re.escape(match["what"])
        before = [
            one
            for one in re.finditer(
                rf"(?P<n>{_N}){match['unit']}(?:[\u4e00-\u9fff]{{0,4}}?){thing}", text[: match.start()]
            )
            if not text[: one.start()].endswith(("第", "每", "各", "另", "其余", "其他"))
        ]
        counts = {_number(one["n"]) for one in before}
        if counts and _number(match["n"]) not in counts and len(counts) == 1:
            yield Clash(_AGAIN, Span(*match.span()), Span(*before[-1].span()))


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else 2 if words == "两" else from_chinese(words) or 0
