"""Totals and counts right behind the list they are of: 三万元、二万元、一万元，合计七万元; 手段、功能、效果这两个方面.

What is easily got wrong: a total may be of more than the list beside it, so what stands before the list in its sentence
may be a part as well; and 和 joins two things, or is within the name of one. A total is wrong only where no reading of
the list gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.facts.amounts import Amount, amounts
from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_SUM, _AGAIN = "internal-sum", "internal-repeat"
_N = "(?:[一二两三四五六七八九十]{1,3}|[1-9][0-9]?)"
_ARABIC = r"\d[\d,，]{0,14}(?:\.\d{1,2})?(?:[百千]?[万亿])?"
_MONEY = rf"(?:{_ARABIC}|[零一二两三四五六七八九十百千万亿]{{1,12}})元"
_ADDED = "(?:合计|共计|总计|一共|总共|合起来|加起来|加在一起|共)"


def listed_wrongly(reply: Paper, papers: Sequence[Paper]) -> Iterator[Clash]:
    """Every total or count that the list right before it contradicts."""
    text = reply.text
    yield from _money_added(text)
    yield from _so_often(text)
    yield from _each_of(text)
    yield from _one_and_another(text)
    yield from _things_added(text)
    yield from _aspects(text)
    yield from _times(text)
    yield from _dated(text)
    yield from _respectively(text)
    yield from _shares_of_shares(text)
    yield from _with_the_rest(text)
    yield from _parties(text)
    yield from _land(text)
    yield from _kept(text)
    yield from _probation(text)
    yield from _made_of_nothing(reply, papers)


def _count(words: str) -> int:
    return int(words) if words.isdecimal() else 2 if words == "两" else from_chinese(words) or 0


def _sum(words: str) -> Decimal | None:
    found = [one for one in amounts(words) if not one.approximate]
    return found[0].value if len(found) == 1 else None


_TOTAL = pattern(
    rf"(?P<last>{_MONEY})[，,]?(?:[\u4e00-\u9fff]{{1,2}}项|以上|[这全]部)?{_ADDED}(?:人民币|是|为|就是|正好|正好是)?(?P<total>{_MONEY})"
)
_NO_PART = pattern(
    "[（(×]|每|各|减|扣|退|其中|包括|单价|除|折|不(?:含|算|计)|预交|实际|应[收缴交]|超|多|少|低|按|平均|原价|余"
)


def _money_added(text: str) -> Iterator[Clash]:
    """罚金依次为三万元、二万元、二万元、一万元，合计七万元: the whole list, with what stands before it or without."""
    for match in _TOTAL.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "。；：\n") + 1
        ahead = amounts(text[low : match.end("last")])
        total = _sum(match["total"])
        if total is None or len(ahead) < _PAIR or any(one.approximate for one in ahead):
            continue
        if _NO_PART.search(text, low, match.end()):
            continue
        first = _list_start(text, low, ahead)
        values = [one.value for one in ahead]
        made = {sum(values[at:], Decimal(0)) for at in range(first + 1)}
        if first < len(values) - 1 and total not in made:
            yield Clash(_SUM, Span(*match.span("total")), Span(low + ahead[first].span.start, match.end("last")))


_PAIR = 2


def _list_start(text: str, low: int, ahead: Sequence[Amount]) -> int:
    """Where the list begins that ends with the last sum: the sums that 、 alone holds together."""
    at = len(ahead) - 1
    while at and _HELD.fullmatch(text[low + ahead[at - 1].span.end : low + ahead[at].span.start]):
        at -= 1
    return at


_HELD = pattern(r"(?:[、和及与]|以及)[^，。；、\d]{0,12}")
_OFTEN = pattern(
    rf"(?P<list>(?:{_MONEY}的(?:有|共)?{_N}(?:次|笔|个|人|户|张|件|套)(?:、|和|，)?){{2,6}})[^，。；、\d]{{0,4}}[，,]?[^，。；、\d]{{0,4}}?{_ADDED}(?:是|为)?(?P<total>{_MONEY})"
)
_ONE_OFTEN = pattern(rf"(?P<sum>{_MONEY})的(?:有|共)?(?P<n>{_N})")


def _so_often(text: str) -> Iterator[Clash]:
    """200元的4次、100元的2次、150元的1次，价款合计1350元."""
    for match in _OFTEN.finditer(text):
        parts = [(_sum(one["sum"]), _count(one["n"])) for one in _ONE_OFTEN.finditer(match["list"])]
        total = _sum(match["total"])
        made = sum((value * n for value, n in parts if value is not None), Decimal(0))
        if total is not None and made != total:
            yield Clash(_SUM, Span(*match.span("total")), Span(*match.span("list")))


_EACH = pattern(
    rf"各[^，。；\d一二两三四五六七八九十百]{{0,6}}?(?P<each>{_MONEY})，(?P<n>{_N})(?:笔|项|人|家|户|次|样|处|期|份)(?:款|钱|罚金)?(?:相加|加起来)?(?:就是|一共|共计|合计|总共|总计|共|加起来)(?:是|为|就是)?(?P<total>{_MONEY})"
)


def _each_of(text: str) -> Iterator[Clash]:
    """房屋和设备各记150万元，两笔共计250万元."""
    for match in _EACH.finditer(text):
        each, total = _sum(match["each"]), _sum(match["total"])
        if each is not None and total is not None and each * _count(match["n"]) != total:
            yield Clash(_SUM, Span(*match.span("total")), Span(*match.span("each")))


_AND_ANOTHER = pattern(
    rf"(?P<a>{_MONEY})，(?:再|另|又)?(?:加上?|连同)[^，。；、\d]{{0,14}}?(?P<b>{_MONEY})，[^，。；、\d]{{0,4}}?(?:这)?(?P<n>两)(?:项|笔|样|部分)(?:就|加起来|相加|合起来|一共|共|合计|总共|共计){{1,2}}(?:有|是|为|达|达到)?(?P<total>{_MONEY})"
)


def _one_and_another(text: str) -> Iterator[Clash]:
    """现金76万元，加上汇款40万元，光这两项就有106万元."""
    for match in _AND_ANOTHER.finditer(text):
        a, b, total = (_sum(match[name]) for name in ("a", "b", "total"))
        if a is not None and b is not None and total is not None and a + b != total:
            yield Clash(_SUM, Span(*match.span("total")), Span(match.start("a"), match.end("b")))


_THING = r"[\u4e00-\u9fff]{0,8}?"
_THINGS = pattern(
    r"(?<![\d.零一二两三四五六七八九十百千])(?P<list>(?:(?P<n0>\d{1,4})(?:户|套|间|个|处|件|台|辆|亩|棵|株|头|只|份|张|把|块|盏|栋|幢|家|人|名|箱|包|支|座|口|根)[\u4e00-\u9fff]{1,6}(?:、|和|以及|及)){1,7}(?P<n1>\d{1,4})(?:户|套|间|个|处|件|台|辆|亩|棵|株|头|只|份|张|把|块|盏|栋|幢|家|人|名|箱|包|支|座|口|根)[\u4e00-\u9fff]{1,6}?)"
    r"，(?:合计|共计|总计|一共|总共|加起来|共)(?:是|为|有)?(?P<total>\d{1,5})(?:户|套|间|个|处|件|台|辆|亩|棵|株|头|只|份|张|把|块|盏|栋|幢|家|人|名|箱|包|支|座|口|根|样|宗)(?!月)"
)
_EACH_THING = pattern(r"\d{1,4}")


def _things_added(text: str) -> Iterator[Clash]:
    """22户住宅、14户门市、28个车库，总共54处: things of several names, with figures, nothing else before them."""
    for match in _THINGS.finditer(text):
        low = max(text.rfind(mark, 0, match.start()) for mark in "。；：\n") + 1
        values = [int(one[0]) for one in _EACH_THING.finditer(match["list"])]
        if re.search(r"\d[户套间个处件台辆]|其中|除", text[low : match.start()]) or int(match["total"]) == sum(values):
            continue
        yield Clash(_SUM, Span(match.start("total"), match.end()), Span(*match.span("list")))


_ASPECTS = pattern(
    r"(?<=[，。；：\n从在])(?P<list>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){1,6}(?:(?:和|以及|及|与)[\u4e00-\u9fff]{2,8}?)?|[\u4e00-\u9fff]{2,6}(?:和|以及|及|与)[\u4e00-\u9fff]{2,6}?)，?(?:这|上述|以上)(?P<n>[二两三四五六七八九])(?:个|种|项|样|点)(?:方面|环节|要素|条件|因素|阶段|步骤|领域|层面|条|项|证据|材料|情节|要件|程序|部分|角度|问题|指标)"
)


def _aspects(text: str) -> Iterator[Clash]:
    """手段、功能、效果这两个方面: as many as are named; 和 may be within one name, and 等 leaves the list open."""
    for match in _ASPECTS.finditer(text):
        names = match["list"]
        most = len(re.split("、|以及|和|及|与", names))
        least = names.count("、") + 1
        if "等" in names or least <= _count(match["n"]) <= most or (least < _PAIR and most > _PAIR):
            continue
        if least < _PAIR:
            continue
        yield Clash(_SUM, Span(match.start("n"), match.end()), Span(*match.span("list")))


_TIMES = pattern(
    rf"(?P<n>{_N})次(?P<deed>[^，。；：\d]{{1,10}})[，：（]?(?:即|分别是|分别在|分别为|就是|是)?(?P<list>(?:(?:19|20)\d{{2}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:、|和|及|以及)?){{2,8}})各一次"
)
_WHEN = pattern(r"(?:19|20)\d{2}年")


def _times(text: str) -> Iterator[Clash]:
    """两次被判刑，即2008年、2013年、2014年各一次."""
    for match in _TIMES.finditer(text):
        if len(_WHEN.findall(match["list"])) != _count(match["n"]):
            yield Clash(_SUM, Span(match.start("n"), match.end("deed")), Span(*match.span("list")))


_DAY = r"(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日"
_DATED = pattern(
    rf"(?P<list>{_DAY}(?:(?:、|和|及|以及|与){_DAY}){{1,5}})的?(?P<what>[^，。；：\d]{{0,8}}?(?P<thing>[\u4e00-\u9fff]{{2}}))，(?:这|上述|该)(?P<n>{_N})(?:份|张|次|封|笔|个)(?P=thing)"
)


def _dated(text: str) -> Iterator[Clash]:
    """3月10日和3月25日的调查笔录，这三份笔录."""
    for match in _DATED.finditer(text):
        days = match["list"].count("月")
        if days != _count(match["n"]):
            yield Clash(_AGAIN, Span(match.start("n"), match.end()), Span(*match.span("list")))


_ITEM = (
    rf"(?:{_MONEY}|(?:19|20)\d{{2}}-\d{{2,5}}|第?\d{{1,6}}号"
    r"|\d{1,4}(?:\.\d{1,3})?(?:%|％|平方米|亩|吨|公斤|克|天|日))"
)
_RESPECTIVELY = pattern(
    rf"(?P<n>{_N})(?:项|笔|份|件|个|次|家|人|名|户|批|期)(?P<what>[^，。；：、\d元]{{0,8}})(?:分别|依次)(?:是|为|作出了?|对应|有|编号|即|得|付|赔|收|判处罚金|处罚金)?(?P<list>{_ITEM}(?:(?:、|和|及|以及){_ITEM}){{1,8}})(?=号|元|的|[，。；\u4e00-\u9fff])"
)


def _respectively(text: str) -> Iterator[Clash]:
    """两项申请分别作出2015-0025、2015-0026、2015-0027号告知: as many figures as things that have one each."""
    for match in _RESPECTIVELY.finditer(text):
        items = len(re.split("、|以及|和|及", match["list"]))
        if text[match.start() - 1 : match.start()] in "第每其" or items == _count(match["n"]):
            continue
        yield Clash(_SUM, Span(match.start("n"), match.end("what")), Span(*match.span("list")))


_TENTHS = (
    r"(?:\d{1,2}(?:\.\d{1,4})?[%％]"
    r"|百分之[一二三四五六七八九十]{1,3}|[一二三四五六七八九]成(?:[一二三四五六七八九])?|一半)"
)
_SHARES = pattern(
    rf"(?P<a>{_TENTHS})(?P<gap>[^。；\n]{{0,40}}?)(?P<b>{_TENTHS})[^。；\n]{{0,16}}?(?:相乘|乘起来|折算(?:下来)?)[^。；\n\d]{{0,24}}?(?P<c>{_TENTHS})(?!以)"
)


def _shares_of_shares(text: str) -> Iterator[Clash]:
    """70%的股份，该公司又持有九成股份，两者相乘，对应的份额为83%."""
    for match in _SHARES.finditer(text):
        a, b, c = (_share(match[name]) for name in "abc")
        if re.search(_TENTHS, match["gap"]) is None and abs(a * b - c) > Decimal("0.006"):
            yield Clash(_SUM, Span(*match.span("c")), Span(match.start("a"), match.end("b")))


def _share(words: str) -> Decimal:
    if words == "一半":
        return Decimal("0.5")
    if words.endswith(("%", "％")):
        return Decimal(words[:-1]) / 100
    if words.startswith("百分之"):
        return Decimal(from_chinese(words[3:]) or 0) / 100
    tens, _, more = words.partition("成")
    return Decimal((from_chinese(tens) or 0) * 10 + ((from_chinese(more) or 0) if more else 0)) / 100


_REST_AFTER = pattern(
    rf"(?P<a>{_N})(?:份|批|次|个|件|笔|套|台|期)(?P<what>[^，。；\d]{{0,8}})，(?:后|另|另外|还有|其余|剩下)(?:有|的)?(?P<b>{_N})(?P<unit>批|次|个|件|笔|套|台|期|份)[^，。；]{{0,4}}(?:没有|未|没)[^，。；]{{0,6}}，(?:前后|先后|一共|总共|合计|共)(?P<c>{_N})(?P=unit)"
)
_WHOLE_BEFORE = pattern(
    rf"(?:分(?:为|成)?|共|一共|总共)(?P<c>{_N})(?P<unit>批|次|个|件|笔|套|台|期|份)(?P<gap>[^。；\n]{{2,24}}?)了?(?P<a>{_N})(?:份|张|批|次|个|件|笔|套|台|期)(?P<what>[^，。；\d]{{0,8}})，(?:另|另外|还有|其余|剩下|余下)(?:还)?(?:有|的)?(?P<b>{_N})(?P=unit)(?:还|都|均)?(?:没有|未|没)"
)


def _with_the_rest(text: str) -> Iterator[Clash]:
    """出具过五份保函，后三批没有出，前后九批货; 分八批出运，出具了五份保函，另有两批没有保函."""
    for form, ours in ((_REST_AFTER, "c"), (_WHOLE_BEFORE, "b")):
        for match in form.finditer(text):
            if re.search("每|各|第|[\\d一二三四五六七八九十]", match["what"] + match.groupdict().get("gap", "")):
                continue
            if _count(match["a"]) + _count(match["b"]) != _count(match["c"]):
                yield Clash(_SUM, Span(*match.span(ours)), Span(*match.span("a")))


_DRAWN = pattern(
    rf"(?:(?P<n>[两二三四五])(?:笔|项|者)(?:款|钱|罚金|费用)?(?:相加|加起来|合计|共计|一共|总共|合起来)(?:正好|刚好|就)?(?:是|为|有)?|(?:还缺|尚缺|还差|数差))(?P<sum>{_MONEY})(?!以)"
)
_MOST, _NEAR = 36, 120
"""So many sums may be added; two of them stand so near to what is said to be made of them."""


def _made_of_nothing(reply: Paper, papers: Sequence[Paper]) -> Iterator[Clash]:
    """两笔相加正好2340元, 离总数还缺50380元: a result that no figures of the reply and its papers give."""
    matches = list(_DRAWN.finditer(reply.text))
    if not matches:
        return
    own = [one for one in reply.mentions if _exact(one)]
    known = list(dict.fromkeys(one.value for one in own if isinstance(one.value, Decimal)))
    told = {one.value for paper in papers for one in paper.mentions if one.kind is Kind.MONEY}
    for match in matches:
        wanted = _sum(match["sum"])
        others = [one for one in own if not one.span.overlaps(Span(*match.span("sum")))]
        values = [one.value for one in others if isinstance(one.value, Decimal)]
        low = max(reply.text.rfind("\n", 0, match.start()), match.start() - _NEAR)
        near = sum(low < one.span.start < match.start() for one in others)
        if wanted is None or wanted in told or wanted in values or near < _PAIR or len(known) > _MOST:
            continue
        every = [*dict.fromkeys([*values, *(one for one in told if isinstance(one, Decimal))])][: _MOST * 2]
        if not _makes(wanted, every, _count(match["n"] or "两")):
            before = [one for one in others if one.span.end <= match.start()] or others
            yield Clash(_SUM, Span(*match.span("sum")), before[-1].span)


def _exact(one: Mention) -> bool:
    return one.kind is Kind.MONEY and not one.about


def _makes(wanted: Decimal, values: list[Decimal], size: int) -> bool:
    """Whether some of the values make a sum, added, taken from each other, or so many times one."""
    if any(wanted in (one * size, one * _PAIR, one / _PAIR) for one in values):
        return True
    within = set(values)
    for one, other in combinations(values, _PAIR):
        if {one + other - wanted, wanted - one - other, one - other - wanted, other - one - wanted} & (
            within | {_NONE}
        ):
            return True
    return size > _PAIR + 1 and any(sum(some) == wanted for some in combinations(values[:14], size))


_NONE = Decimal(0)


_ONE_PARTY = r"[\u4e00-\u9fff]{2,14}?(?:公司|局|院|厂|银行|村委会|合作社|大学|学校|中心|医院|支行|分行|商行|店)"
_WHO = "(?:被告|原告|股东|第三人|上诉人|被上诉人|投标人|中标候选人|债权人|保证人)"
_PARTIES = pattern(
    rf"(?:起诉|告|状告|诉|股东(?:是|为|有)|被告(?:是|为|有))了?(?P<list>{_ONE_PARTY}(?:、{_ONE_PARTY}){{0,6}}(?:和|及|以及|、|与){_ONE_PARTY})，{_WHO}(?:一共|总共|共计|共)(?:有|是)?(?P<n>{_N})(?:家|个)"
    rf"|{_WHO}(?:一共|总共|共)?(?:是|有|为|共)(?P<n2>{_N})(?:家|个|人|名)：(?P<list2>[^，。；：\n等及与]{{2,20}}(?:、[^，。；：\n等及与]{{2,20}}){{0,6}}[、和][^，。；：\n等及与]{{2,20}})(?=。)"
)


def _parties(text: str) -> Iterator[Clash]:
    """起诉甲公司、乙公司和丙公司，被告一共两家; 股东是四家：甲、乙和丙."""
    for match in _PARTIES.finditer(text):
        names = match["list"] or match["list2"]
        least, most = names.count("、") + 1, len(re.split("、|和|以及|及|与", names))
        name = "list" if match["list"] else "list2"
        told = _count(match["n"] or match["n2"])
        named = match["list"] is None and least <= told <= most
        if not named and told not in (most, len(re.findall(_ONE_PARTY, names))):
            number = "n" if match["n"] else "n2"
            yield Clash(_SUM, Span(match.start(number), match.end(number) + 1), Span(*match.span(name)))


_LAND = pattern(
    r"(?<![\d.])(?P<a>\d{1,5}(?:\.\d{1,4})?)(?P<unit>亩|公顷)[^，。；\d]{0,8}[，（(]?(?:也就是|折合|合|约合|相当于|即|折算|换算)[^，。；\d]{0,6}?(?P<b>\d{1,9}(?:\.\d{1,4})?)(?P<unit2>平方米|亩)"
)
_SIZES = {("亩", "平方米"): 2000 / 3, ("公顷", "平方米"): 10000.0, ("公顷", "亩"): 15.0}
_ROUNDED = 0.05


def _land(text: str) -> Iterator[Clash]:
    """4.68亩，折合约31200平方米."""
    for match in _LAND.finditer(text):
        size = _SIZES.get((match["unit"], match["unit2"]))
        if size and abs(float(match["a"]) * size / max(float(match["b"]), 0.001) - 1) > _ROUNDED:
            yield Clash(_SUM, Span(match.start("b"), match.end()), Span(match.start("a"), match.end("unit")))


_KEPT = pattern(
    r"(?P<what>罚金|罚款|受理费|违约金|定金|保证金|押金|租金|赔偿金)"
    rf"(?:也|仍|还是|仍然)?(?:维持|保持)(?P<sum>{_MONEY})不变"
)


def _kept(text: str) -> Iterator[Clash]:
    """罚金也维持两万元不变, where the one fine of the paper is 2000元."""
    for match in _KEPT.finditer(text):
        what = match["what"]
        others = [
            one
            for one in re.finditer(rf"{what}(?:人民币)?(?P<sum>{_MONEY})|(?P<sum2>{_MONEY})的?{what}", text)
            if one.end() <= match.start() or one.start() >= match.end()
        ]
        values = {_sum(one["sum"] or one["sum2"]) for one in others}
        if len(values) == 1 and None not in values and _sum(match["sum"]) not in values:
            yield Clash(_AGAIN, Span(*match.span("sum")), Span(*others[0].span()))


_PROBATION = pattern(
    rf"缓刑(?:考验期)?(?P<term>(?:(?P<years>{_N})年)?(?:(?P<months>{_N})个月)?)(?=[，。；、])[^\n]{{0,400}}?考验期(?:限)?(?:一共|总共|共|合计|就|也就)?(?:是|为)?(?P<told>(?P<all>{_N})个月)"
)


def _probation(text: str) -> Iterator[Clash]:
    """缓刑一年六个月……考验期一共十二个月."""
    for match in _PROBATION.finditer(text):
        months = _count(match["years"] or "零") * 12 + _count(match["months"] or "零")
        if months and months != _count(match["all"]) and len(re.findall(rf"缓刑(?:考验期)?{_N}[年个]", text)) == 1:
            yield Clash(_SUM, Span(*match.span("told")), Span(*match.span("term")))
