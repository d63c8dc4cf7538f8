"""Who is to do something, in which capacity somebody signed, and what was seized: small closed statements.

What is easily got wrong: 由法院实施 and 不是由法院实施 are opposites, and a thing that the judgment doesn't name at all
is judged only where it names another thing for the same deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from replycheck.compare.cast import same_name
from replycheck.compare.paper import Paper
from replycheck.facts.amounts import amounts
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class Deed:
    """A statement of the reply on a deed and the judgment's."""

    role: str
    span: Span
    value: str
    found: Span
    theirs: str
    agrees: bool


def deeds(reply: Paper, paper: Paper) -> Iterator[Deed]:
    """All that the reply says on who does what, as what, with what, held against the judgment."""
    yield from _agents(reply, paper)
    yield from _capacities(reply, paper)
    yield from _things(reply, paper)
    yield from _halves(reply, paper)
    yield from _findings(reply, paper)
    yield from _proxies(reply, paper)
    yield from _returned(reply, paper)
    yield from _forfeited(reply, paper)


_TREASURY = pattern(r"(?:上缴|收归|缴入|没收(?:归|上缴)?)国库")
_BACK = pattern(r"(?:发还|返还|退还|退赔)(?:给)?[^，。；\n]{0,12}")
_NOT_TREASURY = pattern("没有|不|未|并非|罚金|如果|是否|而不")


def _forfeited(reply: Paper, paper: Paper) -> Iterator[Deed]:
    """上缴国库 of a judgment that gives things back, and nowhere speaks of the treasury."""
    given = _BACK.search(paper.text)
    if given is None or "国库" in paper.text or "没收" in paper.text:
        return
    for match in _TREASURY.finditer(reply.text):
        if not _NOT_TREASURY.search(reply.text, reply.clause(Span(*match.span())).start, match.start()):
            yield Deed("outcome", Span(*match.span()), match[0], Span(*given.span()), given[0], agrees=False)


_AGENT = pattern(
    r"(?P<not>不是|而不是|并非|不)?由(?:申请执行人|原告|被告|申请人)?(?P<who>[\ue200-\ue3fe]|法院|我院|本院|[\u4e00-\u9fff]{2,14}?(?:局|政府|法院|公司|委员会))(?:负责|来|依法|具体)?(?P<deed>组织实施|实施|赔偿|偿还|抚养|监护|占有|使用|管理|拆除|恢复)"
)
_WE = pattern("[我本该](?:乡|镇|县|区|市|局|厅|委|街道|单位|公司|机关)")
_SAME_DEED = {"组织实施": "实施"}


def _agents(reply: Paper, paper: Paper) -> Iterator[Deed]:
    given: dict[str, list[re.Match[str]]] = {}
    for match in _AGENT.finditer(paper.named.signs):
        if not match["not"]:
            given.setdefault(_SAME_DEED.get(match["deed"], match["deed"]), []).append(match)
    for match in _AGENT.finditer(reply.named.signs):
        if _WE.match(match["who"]):
            continue  # 由我乡人民政府组织实施: who signs is known by another name
        known = given.get(_SAME_DEED.get(match["deed"], match["deed"]), [])
        if not known:
            continue
        among = any(_one(match["who"], other["who"]) for other in known)
        agrees = among != bool(match["not"])
        if match["not"] and not among:
            agrees = True
        first = known[0]
        read, theirs = reply.named, paper.named
        span = Span(read.back[match.start()], _end(read.back, match.end(), len(reply.text)))
        found = Span(theirs.back[first.start()], _end(theirs.back, first.end(), len(paper.text)))
        yield Deed("relation", span, span.of(reply.text), found, found.of(paper.text), agrees)


def _end(back: object, place: int, length: int) -> int:
    return back[place] if place < len(back) else length  # type: ignore[index, arg-type]


def _one(ours: str, theirs: str) -> bool:
    courts = ("法院", "我院", "本院")
    return same_name(ours, theirs) or theirs.endswith(ours) or (ours.endswith(courts) and theirs.endswith(courts))


_CAPACITY = pattern(
    r"(?P<who>[\ue200-\ue3fe])[^，。；\n\ue200-\ue3fe]{0,8}?(?:以|作为|是|系|为)(?P<what>借款人|共同借款人|担保人|保证人|出借人|见证人|介绍人|经办人|证明人|买受人|出卖人|承租人|出租人|代理人|实际施工人|发包人|承包人|股东|法定代表人|用工单位|用人单位)(?:的?身份|的?名义)?"
)
_CAPACITIES = {
    "借款人": "作为借款人|系借款人|是借款人|借款人[：:]?",
    "共同借款人": "共同借款",
    "担保人": "担保|保证",
    "保证人": "担保|保证",
}


def _capacities(reply: Paper, paper: Paper) -> Iterator[Deed]:
    for match in _CAPACITY.finditer(reply.named.signs):
        near = list(
            re.finditer(
                rf"{match['who']}[^。；\n]{{0,40}}?(?P<what>借款人|担保人?|保证人?|出借人|见证人|介绍人|承租人|出租人|买受人|出卖人|用工单位|用人单位)",
                paper.named.signs,
            )
        )
        if not near:
            continue
        words = _CAPACITIES.get(match["what"], match["what"])
        named = re.search(rf"(?:{words})[^，。；\n\ue200-\ue3fe]{{0,6}}{match['who']}", paper.named.signs)
        agrees = named is not None or any(re.search(words, other[0]) for other in near)
        first = near[0]
        span = Span(reply.named.back[match.start()], _end(reply.named.back, match.end(), len(reply.text)))
        found = Span(paper.named.back[first.start()], _end(paper.named.back, first.end(), len(paper.text)))
        yield Deed("relation", span, match["what"], found, first["what"], agrees)


_DEED_ON = pattern(
    r"(?P<deed>查封|冻结|扣押|拍卖|变卖|腾退|腾空|没收|扣留|划拨|返还|交付|抵押|质押)(?:了|过)?[^，。；\n]{0,16}?(?P<thing>房屋|住房|住宅|房子|房产|商铺|门面|厂房|车辆|汽车|轿车|货车|小车|存款|银行账户|账户|土地|股权|股份|设备|机器|手机|工资)"
)
_THINGS = {
    **dict.fromkeys(("房屋", "住房", "住宅", "房子", "房产", "商铺", "门面", "厂房"), "房屋"),
    **dict.fromkeys(("车辆", "汽车", "轿车", "货车", "小车"), "车辆"),
    **dict.fromkeys(("存款", "银行账户", "账户"), "存款"),
    **dict.fromkeys(("股权", "股份"), "股权"),
    **dict.fromkeys(("设备", "机器"), "设备"),
}
_ON_DEED = pattern(
    r"(?P<thing>房屋|住房|住宅|房子|房产|商铺|门面|厂房|车辆|汽车|轿车|货车|小车|存款|银行账户|账户|土地|股权|股份|设备|机器|手机)(?:予以|进行|依法|被|已|采取)?(?P<deed>查封|冻结|扣押|拍卖|变卖|没收|划拨)"
)


def _things(reply: Paper, paper: Paper) -> Iterator[Deed]:
    given = [
        (m["deed"], _THINGS.get(m["thing"], m["thing"]), m)
        for p in (_DEED_ON, _ON_DEED)
        for m in p.finditer(paper.text)
    ]
    for match in _DEED_ON.finditer(reply.text):
        thing = _THINGS.get(match["thing"], match["thing"])
        same = [m for deed, what, m in given if deed == match["deed"] and what == thing]
        other = [m for deed, what, m in given if deed == match["deed"] and what != thing]
        named = (
            thing in {_THINGS.get(word, word) for word in _THINGS if word in paper.text} or match["thing"] in paper.text
        )
        if same or (other and not named):
            first = (same or other)[0]
            yield Deed("relation", Span(*match.span()), match[0], Span(*first.span()), first[0], bool(same))


_HALF = pattern(
    r"减半(?:收取|后|计收|征收|交纳)?(?:案件受理费)?(?:为|是|计|收取|收)?(?P<sum>[\d,，.]{1,12}|[零一二三四五六七八九十百千万]{1,10})(?P<scale>万)?元"
    r"(?:[\d一二三四五六七八九]角)?(?:[\d一二三四五六七八九]分)?"
)


_CENTS = 4
"""三百八十一元五角三分: what stands behind 元 belongs to the sum."""


def _halves(reply: Paper, paper: Paper) -> Iterator[Deed]:
    """减半后292元: what is left of a halved fee."""

    def sums(text: str) -> list[tuple[Decimal, re.Match[str]]]:
        found = []
        for match in _HALF.finditer(text):
            values = amounts(text[match.start("sum") : match.end() + _CENTS])
            if values:
                found.append((values[0].value, match))
        return found

    given = sums(paper.text)
    for value, match in sums(reply.text):
        if given:
            first = next((m for v, m in given if v == value), given[0][1])
            yield Deed(
                "fee-amount",
                Span(match.start("sum"), match.end()),
                f"{value}元",
                Span(*first.span()),
                first[0],
                any(v == value for v, _ in given),
            )


_FOUND = pattern(
    r"(?:应当?|可以|被|予以|依法|故|因此)?认定(?:为|属于|是|成)(?P<what>[\u4e00-\u9fff]{2,8}?)(?=[，。；、]|$)"
)


def _findings(reply: Paper, paper: Paper) -> Iterator[Deed]:
    """认定为住宅: what something was found to be, where the judgment finds it with the same words before."""
    given = list(_FOUND.finditer(paper.text))
    for match in _FOUND.finditer(reply.text):
        what = match["what"]
        if not given or any(_shares(what, other["what"]) for other in given) or what in paper.text:
            continue
        before = set(
            re.findall(r"[\dA-Za-z]{3,}|[\u4e00-\u9fff]{2}", reply.text[max(0, match.start() - 24) : match.start()])
        )
        near = [
            o
            for o in given
            if before
            & set(re.findall(r"[\dA-Za-z]{3,}|[\u4e00-\u9fff]{2}", paper.text[max(0, o.start() - 40) : o.start()]))
        ]
        if near:
            yield Deed("outcome", Span(*match.span()), what, Span(*near[0].span()), near[0]["what"], agrees=False)


def _shares(one: str, other: str) -> bool:
    return any(one[i : i + 2] in other for i in range(len(one) - 1))


_PROXY = pattern(
    r"(?P<who>近亲属|亲属|家属|家人|妻子|丈夫|配偶|父亲|母亲|父母|儿子|女儿|哥哥|弟弟|姐姐|妹妹|朋友|同伙|同案犯|单位|同事)"
    r"(?:已|已经|主动|积极)?(?:代为|代其|代他|代她|代|替他|替她|替其)(?P<deed>退赔|退还|退赃|退缴|退出|退|赔偿|赔|缴纳|交纳|偿还|支付|付|出|垫付)"
)
_KIN = frozenset({"近亲属", "亲属", "家属", "家人"})
_NO_KIN = frozenset({"朋友", "同伙", "同案犯", "单位", "同事"})


def _proxies(reply: Paper, paper: Paper) -> Iterator[Deed]:
    """Who paid in somebody's stead: 妻子代为退赔; 亲属 may be any of the kin."""
    given = list(_PROXY.finditer(paper.text))
    for match in _PROXY.finditer(reply.text) if given else ():
        agreeing = next((one for one in given if _same_proxy(match["who"], one["who"])), None)
        first = agreeing or given[0]
        yield Deed(
            "relation", Span(*match.span()), match[0], Span(*first.span()), first[0], agrees=agreeing is not None
        )


def _same_proxy(one: str, other: str) -> bool:
    return one == other or (bool({one, other} & _KIN) and not {one, other} & _NO_KIN)


_BACK = pattern(
    r"(?:手机|电脑|刀|工具|车|物品|财物|胶带|设备|机器)[^。；\n]{0,16}?(?P<what>(?<!不能)(?<!不予)(?<!不)(?<!没有)(?<!未)(?:予以|依法|已经?|判决)?(?:退还|发还|返还|还给)(?:给)?了?(?:他|她|被告人|本人)?)"
)
_TAKEN = pattern("(?:予以|依法)?没收(?!个人|财产|全部)")
_GIVEN_BACK = pattern("退还|发还|返还|还给")
_CRIMINAL = pattern("刑\\s{0,2}事\\s{0,2}(?:判决|裁定)书")
_ASKED_BACK = pattern("要求|请求|希望|想|能否|是否|可以|申请|不|没有|没法|无法|无权|难以|未")


def _returned(reply: Paper, paper: Paper) -> Iterator[Deed]:
    """手机予以发还 where the sentence confiscates and gives nothing back."""
    taken = list(_TAKEN.finditer(paper.text))
    if not taken or _GIVEN_BACK.search(paper.text) or not _CRIMINAL.search(paper.text, 0, _HEAD):
        return
    for match in _BACK.finditer(reply.text):
        if not _ASKED_BACK.search(reply.text, reply.sentence(Span(*match.span())).start, match.start("what")):
            span = Span(*match.span("what"))
            yield Deed("outcome", span, match["what"], Span(*taken[-1].span()), taken[-1][0], agrees=False)


_HEAD = 200
