"""单位名称前后写得差一个字。

红头、落款、称呼里的单位，或者出现两次以上的单位，在别处写成只差一个音近形近的字（或者东南西北）、颠倒了两个字，而那个写法只出现一次的，可能写错：
湖东街道办事处与湖西街道办事处、西渡区与西度区。差的那个字音形都不近的，只作提示。落款与红头的发文机关不一样的也报。
序号不同的（第一中学与第二中学）、同一句里并列的、本来就是两个机关的（民政局与财政局）不报。

依据：《党政机关公文处理工作条例》第十九条（使用规范化简称）、第二十条（核对单位名称）。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import chain, combinations

from replycheck.facts.organs import body_tail
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.confusable import alike
from replycheck.text.likelihood import WORD, weight
from replycheck.text.patterns import pattern

_TAILS = (
    r"街道办事处|人民政府|人民法院|人民检察院|派出所|村民委员会|居民委员会|有限公司|有限责任公司|医院|学校|中学|小学|幼儿园|水库|煤矿|中心|管理处|办事处|分局|支队|大队"
    r"|委员会|事务所|经营部|服务部|门市部|合作社|养殖场|加工厂|养老院|福利院|商行|[\u4e00-\u9fff]{2}[局厅]"
)
_BODY = pattern(rf"[\u4e00-\u9fff]{{2,18}}?(?:{_TAILS})")
_VERBS = pattern(
    r"^.*(?:[向由对与和经请找了为到在从将被及或同是把受让给于其该各原据称以致按报送至]|根据|通过|不服|拨打|按照|前往|属于|组织|会同|联合|责成|责令|配合|委托|调取|反映)"
)
_LINE = pattern(
    rf"[ \u3000]*(?P<name>[\u4e00-\u9fff]{{3,30}}?(?:{_TAILS}|[局院府委办处厅会部]))(?:文件)?[：:]?[ \u3000]*"
)
_TITLED = pattern(
    rf"(?m)^[ \u3000]*(?P<name>[\u4e00-\u9fff]{{3,24}}?(?:{_TAILS}|[局院府委办处厅会部]))关于[^\n]{{4,60}}$"
)
_OF_NO_NAME = pattern("[你您我该贵本其此这那两各]公司$")
_WHOSE = frozenset("你您我该贵本其此这那两各")
"""可见你公司 and 但你公司 name no firm."""
_TOP = 400
_HIGHER = pattern(
    r"向(?P<place>[\u4e00-\u9fff]{2,4}[市县区州旗])(?:人民政府|政府)[^。；\n]{0,10}(?:申请|请求|提出)[^。；\n]{0,4}复[查核]"
)
_PLACE = pattern(r"[\u4e00-\u9fff]{2,3}(?:省|市|县|区|镇|乡|街道)")
_TOWN = pattern(
    r"(?=(?P<place>[\u4e00-\u9fff]{2}(?:(?<!超)(?<!城)(?<!门)(?<!股)(?<!上)(?<!夜)(?<!都)市|[县区镇乡村桥站路街巷湖河山庄园苑坝沟湾塘]|街道)))"
)
_FIRM = pattern(r"(?=(?P<name>[\u4e00-\u9fff]{6,24}(?:有限(?:责任)?|股份)公司))")
_BRAND = pattern(
    r"(?P<brand>[\u4e00-\u9fff]{2})公司(?!的?名)(?<!分公司)(?<!物业公司)(?<!保险公司)(?<!运输公司)(?<!建筑公司)(?<!劳务公司)(?<!置业公司)(?<!房产公司)"
    r"(?<!供水公司)(?<!供电公司)(?<!电力公司)(?<!公交公司)(?<!热力公司)(?<!燃气公司)(?<!担保公司)(?<!该公司)(?<!限公司)(?<!份公司)"
)
_ANY_FIRM = pattern(r"(?=(?P<name>[\u4e00-\u9fff]{4}公司))")
_LOCAL = pattern(
    r"(?=(?P<brand>[\u4e00-\u9fff]{2})(?P<tail>大队|中队|支队|派出所|水库|小区|小学|中学|学校|幼儿园|医院|卫生院|社区|村委会|村民小组|工业园|广场|农场|林场|煤矿|酒店|宾馆|超市|药店|养老院|敬老院|物业|花园|家园|嘉园))"
)
"""Bodies and places with two characters of their own: 松林大队."""
_DIRECTIONS = frozenset("东南西北")
_COUNTED = frozenset("省市县区镇乡村州旗国本一二三四五六七八九十甲乙丙丁新老大小上下")
_SHORTEST, _PLACE_LENGTH = 5, 3
_TWICE, _LONG = 2, 8
_MOST = 20
_NEARLY = 0.6
_FOREIGN = frozenset("我本馆该向由同与")
_RUNS_IN = frozenset("向与以和对由被将把及给")
"""Words that lead to a firm are no part of its name: 向亚欧公司."""
_RARE, _TRADE = 2, 4
_OWN = pattern(r"(?P<place>[\u4e00-\u9fff]{2,4}?[市县区州旗镇乡])")
_DEPARTMENT = pattern(
    r"(?:[市县区州旗省镇乡]"
    r"|(?m:^)[ \u3000]{0,4}[\u4e00-\u9fff]{2,5}[市县区州旗省])(?P<name>[\u4e00-\u9fff]{3,12}?(?:局|委员会)(?!长"
    r"|部|机关))"
)
DEPARTMENTS = (
    "卫生健康局", "卫生健康委员会", "人力资源和社会保障局", "自然资源和规划局", "自然资源局", "市场监督管理局",
    "住房和城乡建设局", "生态环境局", "农业农村局", "交通运输局", "教育局", "教育体育局", "民政局", "财政局",
    "司法局", "公安局", "审计局", "统计局", "水利局", "水务局", "林业局", "林业和草原局", "应急管理局",
    "医疗保障局", "退役军人事务局", "文化和旅游局", "文化广电旅游局", "文化广电和旅游局", "文化广电旅游体育局",
    "发展和改革局", "发展和改革委员会", "发展改革委员会", "工业和信息化局", "科学技术局", "商务局",
    "城市管理局", "城市管理和综合执法局", "综合行政执法局", "行政审批局", "行政审批服务局", "信访局",
    "乡村振兴局", "粮食和物资储备局", "民族宗教事务局", "住房保障和房产管理局", "住房保障局", "园林绿化局",
    "国有资产监督管理委员会", "机关事务管理局", "地方金融监督管理局", "数据资源管理局", "政务服务管理局",
    "大数据管理局", "体育局", "气象局", "烟草专卖局", "邮政管理局", "税务局", "政法委员会", "纪律检查委员会",
    "监察委员会", "仲裁委员会", "劳动人事争议仲裁委员会",
)  # fmt: skip
"""What departments of places are called."""
_DISTRICT = pattern(r"[\u4e00-\u9fff]{1,4}(?:区|县|旗)")
_HEAD, _TAIL = 4, 6
_SAME = 0.7
_FIRM_LENGTH = 16
_FORMS = frozenset({"有限", "股份", "责任"})
"""What a firm is, and no name of it: 没有贵公司 is no 有限公司."""
_USUAL = 6


def check(case: Case) -> Iterator[Hit]:
    """Report a body named once that is one character from one that is known, and a signature unlike the head."""
    text = case.unquoted[: case.body_end]
    heads, feet = _lines(case)
    heads = heads or _in_title(case)
    told: set[int] = set()
    for hit in _signature(case, heads, feet):
        told.update(range(hit.span.start, hit.span.end))
        heads = []
        yield hit
    lines = [*heads, *(span for span in feet if span.start not in told)]
    alone = {span.of(text) for span in lines}
    yield from _firms(text, told)
    yield from _higher(text, [span.of(text) for span in lines])
    for name in _known(text, lines):
        for start in _near(text, name):
            written = text[start : start + len(name)]
            near = _slip(written, name)
            if _OF_NO_NAME.search(name):
                break  # 诉你公司 is no firm
            sure = near and (name in alone or text.count(name) >= _TWICE)
            if not sure and text.count(name) < _TWICE and not (near and start > text.index(name)):
                continue
            if written[0] != name[0] and name not in alone and not _PLACE.fullmatch(name):
                continue  # the words ahead of a name ran into it
            if start in told or text.count(written) != 1 or not _counts(text, start, written, name, near=near):
                continue
            told.update(range(start, start + len(name)))
            yield Hit(
                Span(start, start + len(name)),
                f"这里写“{written}”，别处写“{name}”，只差一个字。",
                suggestion="核对单位名称，前后改一致；是两个单位的，不用管。",
                severity=None if sure else Severity.INFO,
                confidence=None if sure else Confidence.LOW,
            )
    bodies = [span.of(text) for span in lines]
    more = (_departments(text), _own_place(text, bodies), _firm_pairs(text), _local_pairs(text))
    yield from _untold(told, chain(*more, _sides(text), _ordinals(text), _addresses(text)))


def _untold(told: set[int], hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits at places that none has told of."""
    for hit in hits:
        if told.isdisjoint(range(hit.span.start, hit.span.end)):
            told.update(range(hit.span.start, hit.span.end))
            yield hit


def _firm_pairs(text: str) -> Iterator[Hit]:
    """Two firms that differ in one character of what is their own: 广通路桥公司, 广道路桥公司."""
    named = (match["name"] for match in _ANY_FIRM.finditer(text))
    found = dict.fromkeys(name for name in named if not _RUNS_IN & set(name[:3]))
    for first, other in combinations(list(found)[:_MOST], 2):
        places = [at for at, (a, b) in enumerate(zip(first, other, strict=True)) if a != b]
        if len(places) != 1 or set(first[places[0]] + other[places[0]]) & (_COUNTED | _DIRECTIONS):
            continue
        name, written = (first, other) if text.count(first) >= text.count(other) else (other, first)
        at = text.index(written)
        brands = max(weight(name[:2]), weight(written[:2])) <= _RARE and weight(name[2:4]) > _TRADE
        rare = brands and places == [1] and not weight(name[:4]) and not weight(written[:4])
        if rare and text.count(written) == 1 and name not in _around(text, at, at + len(written), "。\n"):
            near = alike(first[places[0]], other[places[0]])
            yield Hit(
                Span(at, at + len(written)),
                f"这里写“{written}”，别处写“{name}”，只差一个字。",
                suggestion="核对单位名称，前后改一致；是两个单位的，不用管。",
                severity=None if near else Severity.INFO,
                confidence=None if near else Confidence.LOW,
            )


def _local_pairs(text: str) -> Iterator[Hit]:
    """Two short names that differ in one character easily written for the other: 松林大队, 松琳大队."""
    found = Counter((match["brand"], match["tail"]) for match in _LOCAL.finditer(text))
    for (first, tail), (other, kind) in combinations(list(found)[: _MOST * 2], 2):
        pairs = [(a, b) for a, b in zip(first, other, strict=True) if a != b]
        if tail != kind or len(pairs) != 1 or not alike(*pairs[0]) or set(pairs[0]) & (_COUNTED | _DIRECTIONS):
            continue
        name, written = sorted((first, other), key=lambda one: (-text.count(one), weight(one)))
        at = text.index(written + tail)
        if text.count(written) > 1 or weight(written) > _RARE or text.count(name) < _TWICE:
            continue
        if name + tail not in _around(text, at, at + len(written), "。\n"):
            yield Hit(
                Span(at, at + len(written + tail)),
                f"这里写“{written}{tail}”，别处写“{name}{tail}”，只差一个字。",
                suggestion="核对单位、地点的名称，前后改一致；是两个的，不用管。",
            )


def _firms(text: str, told: set[int]) -> Iterator[Hit]:
    """A short name one character from the words of the only full name: 顺发公司 beside 顺达运输有限公司."""
    names = {match["name"][-_FIRM_LENGTH:] for match in _FIRM.finditer(text)}
    if not names:
        return
    for match in _BRAND.finditer(text):
        brand = match["brand"]
        if (
            brand[-1] in _WHOSE
            or match.start() in told
            or any(brand in name for name in names)
            or text.count(brand) > 1
        ):
            continue
        meant = {
            name[at : at + 2]
            for name in names
            for at in range(len(name) - 2)
            if name[at : at + 2] not in _FORMS
            and _differences(name[at : at + 2], brand) == 1
            and name[at + 1] not in _WHOSE
            and text.count(f"{name[at : at + 2]}公司")
        }
        if len(meant) == 1 and weight(brand) <= _USUAL:
            known = meant.pop()
            yield Hit(
                Span(match.start(), match.end()),
                f"这里写“{brand}公司”，别处写“{known}公司”，只差一个字。",
                suggestion="核对单位名称，前后改一致；是两个单位的，不用管。",
            )


def _sides(text: str) -> Iterator[Hit]:
    """One stretch of one road on two sides, never told together: 青松路西段 where the rest is of 青松路东段."""
    found: dict[tuple[str, str], dict[str, list[int]]] = {}
    for match in _SIDE.finditer(text):
        places = found.setdefault((match["stem"], match["what"]), {}).setdefault(match["side"], [])
        places.append(match.start("stem"))
    for (stem, what), sides in found.items():
        if len(sides) != 2:  # noqa: PLR2004 - the one and the other
            continue
        (right, many), (wrong, few) = sorted(sides.items(), key=lambda one: -len(one[1]))
        written, name = f"{stem}{wrong}{what}", f"{stem}{right}{what}"
        at = few[0]
        if len(few) == 1 and all(written not in _around(text, one, one + len(name), "。\n") for one in many):
            yield _low(Span(at, at + len(written)), f"这里写“{written}”，别处写“{name}”。")


def _ordinals(text: str) -> Iterator[Hit]:
    """A school or hospital of one number, told three times and more, and once with another number."""
    found = Counter((match["place"], match["n"], match["tail"]) for match in _NUMBERED.finditer(text))
    for (place, number, tail), times in found.items():
        if times < _OFTEN:
            continue
        for (other, n, kind), once in found.items():
            name, written = f"{place}第{number}{tail}", f"{other}第{n}{kind}"
            if (other, kind) != (place, tail) or n == number or once > 1 or text.count(written) > 1:
                continue
            at = text.index(written)
            if f"第{number}{tail}" not in _around(text, at, at + len(written), "。\n"):
                yield _low(Span(at, at + len(written)), f"这里写“{written}”，别处写“{name}”。")


def _addresses(text: str) -> Iterator[Hit]:
    """One address in two places that differ in one character: 滨江花园6幢402室, 滨河花园6幢402室."""
    found: dict[str, list[tuple[str, int]]] = {}
    for match in _ADDRESS.finditer(text):
        found.setdefault(match["no"], []).append((match["name"], match.start("name")))
    for number, places in found.items():
        for (first, _), (other, at) in combinations(places, 2):
            size = min(len(first), len(other), _LOCALITY)
            one, two = first[-size:], other[-size:]
            if size == _LOCALITY and one != two and _differences(one, two) == 1 and one[-1] == two[-1]:
                start = at + len(other) - size
                yield _low(
                    Span(start, start + size + len(number)),
                    f"这里写“{two}{number}”，别处写“{one}{number}”，只差一个字。",
                )


def _low(span: Span, message: str) -> Hit:
    return Hit(
        span,
        message,
        suggestion="核对名称，前后改一致；是两个地方、两个单位的，不用管。",
        severity=Severity.INFO,
        confidence=Confidence.LOW,
    )


_SIDE = pattern(r"(?P<stem>[\u4e00-\u9fff]{2}[路街道桥河渠堤巷村])(?P<side>[东南西北中])(?P<what>段|侧|端|头|口)")
_NUMBERED = pattern(
    r"(?P<place>[\u4e00-\u9fff]{2}[省市县区州旗镇])第(?P<n>[一二三四五六七八九十])(?P<tail>中学|小学|(?:人民)?医院|实验小学|幼儿园|建筑公司|水厂|粮站|机械厂)"
)
_ADDRESS = pattern(
    r"(?P<name>[\u4e00-\u9fff]{4,8})(?P<no>\d{1,3}(?:号楼|幢|栋|座)(?:\d{1,2}单元)?\d{2,4}[室号]?|\d{1,3}-\d{1,2}-\d{3,4})"
)
_OFTEN, _LOCALITY = 3, 4


def _departments(text: str) -> Iterator[Hit]:
    """A department that there is not, nearly one that the paper names: 文化健康局 beside 卫生健康局."""
    found: dict[str, list[int]] = {}
    for match in _DEPARTMENT.finditer(text):
        found.setdefault(match["name"], []).append(match.start("name"))
    known = [name for name in DEPARTMENTS if name in text]
    for name, places in found.items():
        if (
            len(places) > 1
            or name.endswith("分局")
            or not _FOREIGN.isdisjoint(name)
            or any(name.endswith(one) for one in DEPARTMENTS)
        ):
            continue
        close = [one for one in known if one[-1] == name[-1] and _close(one, name)]
        if len(close) == 1:
            yield Hit(
                Span(places[0], places[0] + len(name)),
                f"这里写“{name}”，别处写“{close[0]}”，可能是同一个部门写错了。",
                suggestion="核对单位名称，前后改一致；是两个单位的，不用管。",
            )


def _close(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return len(other) >= _SHORTEST and matcher.ratio() >= _NEARLY and other not in one


def _own_place(text: str, bodies: list[str]) -> Iterator[Hit]:
    """The office's own place with one other character: 黑水湾市 in a paper of 黑水滩市."""
    for place in {match["place"] for body in bodies if (match := _OWN.match(body)) is not None}:
        short = len(place) == _PLACE_LENGTH
        if text.count(place) < _TWICE + short or weight(place):
            continue
        for at in range(len(place) - 1):
            form = re.escape(place[:at]) + "[\u4e00-\u9fff]" + re.escape(place[at + 1 :])
            for match in re.finditer(form, text):
                written = match.group()
                odd = written != place and text.count(written) == 1 and not weight(written)
                odd = odd and not (short and (at == 0 or weight(written[:-1]) or weight(WORD + written[:-1])))
                if (
                    odd
                    and not set(written[at] + place[at]) & (_COUNTED | _DIRECTIONS)
                    and weight(written[: at + 2]) <= _USUAL
                ):
                    yield Hit(
                        Span(*match.span()),
                        f"这里写“{written}”，别处写“{place}”，只差一个字。",
                        suggestion="核对地名，前后改一致；是两个地方的，不用管。",
                    )


def _lines(case: Case) -> tuple[list[Span], list[Span]]:
    """The bodies that stand on lines of their own: at the head and the addressee, at the end."""
    spans = [one.span for one in case.paragraphs if one.span.end <= case.body_end and one.span.of(case.text).strip()]
    found: list[list[Span]] = []
    for some in (spans[:_HEAD], spans[-_TAIL:] if len(spans) > _HEAD + 1 else []):
        matches = [_LINE.fullmatch(case.text, one.start, one.end) for one in some]
        found.append([Span(*match.span("name")) for match in matches if match is not None])
    return found[0], found[1]


def _higher(text: str, bodies: list[str]) -> Iterator[Hit]:
    """The government that is to review, where its place is nearly that of the office: 长宁区, 向长安区人民政府."""
    for match in _HIGHER.finditer(text):
        place = match["place"]
        own = next(
            (name[: len(place)] for name in bodies if len(name) > len(place) and name[len(place) - 1] == place[-1]), ""
        )
        if own and own != place and _differences(own, place) == 1 and text.count(place) == 1 and text.count(own) > 1:
            yield Hit(
                Span(*match.span("place")),
                f"这里写“{place}”，本机关是“{own}”的，只差一个字。",
                suggestion="核对复查、复核机关的名称。",
            )


def _in_title(case: Case) -> list[Span]:
    """The body that a title begins with: 柳河县生态环境局关于……的报告."""
    match = _TITLED.search(case.text, 0, min(case.body_end, _TOP))
    return [Span(*match.span("name"))] if match else []


def _signature(case: Case, heads: list[Span], feet: list[Span]) -> Iterator[Hit]:
    """The body that signs, where it is nearly that of the head and is not."""
    if not heads or not feet:
        return
    head, foot = heads[0].of(case.text), feet[-1].of(case.text)
    if (
        head.endswith(foot)
        or foot.endswith(head)
        or foot in head
        or head in foot
        or "：" in case.text[heads[0].end :][:1]
    ):
        return
    alike_enough = SequenceMatcher(None, head, foot, autojunk=False).ratio() >= _SAME
    close = alike_enough and abs(len(head) - len(foot)) <= 1
    if head[-1] == foot[-1] and (close or _cut_short(head, foot) or _of_district(head, foot)):
        yield Hit(
            feet[-1],
            f"落款写“{foot}”，版头写“{head}”。",
            suggestion="核对发文机关的名称，前后改一致。",
        )


def _cut_short(head: str, foot: str) -> bool:
    """Whether the signature leaves characters of the head's department out: 某某区卫生局 for 某某区卫生健康局."""
    left = iter(head)
    return head[:_HEAD] == foot[:_HEAD] and len(foot) < len(head) and all(character in left for character in foot)


def _of_district(head: str, foot: str) -> bool:
    """Whether the signature is the head with a district put in: 某市北林区民政局 for 某市民政局."""
    at = next((place for place, (a, b) in enumerate(zip(head, foot, strict=False)) if a != b), 0)
    put_in = foot[at : len(foot) - len(head) + at]
    return len(foot) > len(head) and foot.endswith(head[at:]) and _DISTRICT.fullmatch(put_in) is not None


def _known(text: str, lines: list[Span]) -> list[str]:
    """The bodies of the lines, those named twice, and the places in their names."""
    found: dict[str, None] = {}
    named = [span.of(text) for span in lines]
    for match in _BODY.finditer(text):
        lead = _VERBS.match(match.group())
        name = match.group()[lead.end() if lead else 0 :]
        if len(name) >= _SHORTEST and text.count(name) >= _TWICE:
            named.append(name)
        elif len(name) >= _LONG:
            named.append(name[-_LONG:])
    for name in named:
        found.setdefault(name)
    places = Counter(match["place"] for match in _TOWN.finditer(text))
    named = sorted(found, key=lambda name: (-len(name), name))[:_MOST]
    return [
        *named,
        *(place for place, times in places.most_common(_MOST) if times >= _TWICE and weight(place[1:3]) <= _USUAL),
        *[place for place, times in places.items() if times == 1 and place[-1] not in "市县区" and not weight(place)][
            :_MOST
        ],
    ]


def _near(text: str, name: str) -> Iterator[int]:
    """Where a string of the name's length stands that has its first or last two characters and is not the name."""
    length = len(name)
    if length == _PLACE_LENGTH:
        for match in re.finditer(f"{name[0]}[^{name[1]}\\W]{name[2]}", text):
            yield match.start()
    for part, shift in ((name[:2], 0), (name[-2:], length - 2)):
        at = -1
        while (at := text.find(part, at + 1)) >= 0:
            start = at - shift
            written = text[start : start + length] if start >= 0 else ""
            if len(written) == length and written != name and written.isalpha() and _differences(written, name) <= 2:  # noqa: PLR2004 - two that changed places
                yield start


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _slip(written: str, name: str) -> bool:
    """Whether two characters changed places, or one is easily written for the other, or names another direction."""
    pairs = [(a, b) for a, b in zip(written, name, strict=True) if a != b]
    if len(pairs) > 1:
        return sorted(a for a, _ in pairs) == sorted(b for _, b in pairs)
    first, second = pairs[0]
    return {first, second} <= _DIRECTIONS or alike(first, second)


def _counts(text: str, start: int, written: str, name: str, *, near: bool) -> bool:
    """Whether the two are one body: not side by side, not of a series, no two bodies of different work."""
    pairs = [(a, b) for a, b in zip(written, name, strict=True) if a != b]
    stops = "，；。\n" if len(name) == _PLACE_LENGTH else "。\n"
    if any(_is_of_series(written, name, pair) for pair in pairs) or name in _around(
        text, start, start + len(name), stops
    ):
        return False
    if len(name) <= _PLACE_LENGTH + 1:
        rare = not weight(written[:3]) and weight(text[start - 1 : start + 1]) <= _USUAL
        return len(pairs) == 1 and near and rare and written[-1] == name[-1]
    if len(pairs) > 1:
        return near
    at = next(place for place, (a, b) in enumerate(zip(written, name, strict=True)) if a != b)
    place = _PLACE.match(name)
    in_place = place is not None and at < place.end() - 1
    if in_place:
        return near or at > 0
    tail = body_tail(written)
    return (near or len(name) >= _LONG) and (tail is None or at < tail)


def _is_of_series(written: str, name: str, pair: tuple[str, str]) -> bool:
    """Whether the two characters tell two bodies of a series; 州 in the name of a place does not: 梨州县, 梨川县."""
    place = _PLACE.match(name)
    inside = place is not None and "州" in pair and pair[0] in written[1 : place.end() - 1]
    return bool(set(pair) & _COUNTED) and not inside


def _around(text: str, start: int, end: int, stops: str) -> str:
    low = max(text.rfind(mark, 0, start) for mark in stops) + 1
    high = min((place for mark in stops if (place := text.find(mark, end)) >= 0), default=len(text))
    return text[low:high]


_SIGNED = "青湖市公安局城东分局\n关于张某反映问题的答复\n张某：\n你的来信收悉。\n经查属实。\n{}\n2024年9月9日"

RULE = Rule(
    module=__name__,
    title="单位名称差一个字",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    check=check,
    examples=(
        good("青湖市顺达运输有限公司来函。该有限公司已经改正，没有贵公司的签字。"),
        good(
            "青湖银行起诉你公司，诉你公司还款。我院向你公司送达，见你公司没有到庭，但你公司可以上诉。诉你公司一案已结。"
        ),
        bad("青湖县卫生健康局已经受理。请拨打青湖县卫生健康局电话，或者青湖县⟦文化健康局⟧电话。"),
        good("青湖县卫生健康局已经受理。请拨打青湖县卫生健康局电话，或者青湖县文化和旅游局电话。"),
        bad("黑浪滩市医疗保障局\n张某：\n黑浪滩市已经发文。⟦黑浪湾市⟧中心医院收费有误。"),
        bad("施工方广澜路桥公司已到场。广澜路桥公司承诺修复。⟦广阑路桥公司⟧书面答复。"),
        good("施工方广澜路桥公司已到场。广澜路桥公司承诺修复。广澜路桥公司书面答复。"),
        bad("我局会同湖东街道办事处查看。该小区已列入湖东街道办事处计划。请拨打⟦湖西街道办事处⟧电话。"),
        good("我局会同湖东街道办事处查看。该小区已列入湖东街道办事处计划。请拨打湖东街道办事处电话。"),
        bad("你向泽源县仲裁委员会申请，又向⟦泽原县⟧人民法院起诉。泽源县人民法院已经判决。"),
        good("你向泽源县仲裁委员会申请，又向泽源县人民法院起诉。泽源县人民法院已经判决。"),
        bad(
            "长宁区住房和城乡建设局关于薛某事项的意见\n薛某：\n经查，长宁区已备案。不服的，可以向⟦长安区⟧人民政府申请复查。"
        ),
        good(
            "长宁区住房和城乡建设局关于薛某事项的意见\n薛某：\n经查，长宁区已备案。不服的，可以向长宁区人民政府申请复查。"
        ),
        bad("你反映⟦松琳大队⟧拖延。松林大队应在1月制作认定书。松林大队已书面告知你。"),
        good("你反映松林大队拖延。松林大队应在1月制作认定书。松林大队已书面告知你。"),
        bad(
            "青湖市北屏区卫生健康局\n关于张某反映问题的答复\n张某：\n来信收悉。\n经查属实。\n⟦青湖市北屏区卫生局⟧\n2025年5月6日"
        ),
        good("青湖市第一人民医院答复。青湖市第一人民医院已经改正。青湖市第二人民医院另行答复。"),
        good("湖东街道办事处来函。湖东街道办事处与湖西街道办事处共同处理。"),
        bad(_SIGNED.format("⟦青湖市公安局城北分局⟧")),
        good(_SIGNED.format("青湖市公安局城东分局")),
        bad(_SIGNED.replace("青湖市公安局城东分局\n", "青湖市民政局\n").format("⟦青湖市北岭区民政局⟧")),
        good(_SIGNED.replace("青湖市公安局城东分局\n", "青湖市民政局\n").format("青湖市民政局")),
        bad("桐乐市枫林镇人民政府认定没有越界。你不服⟦桐乐市枫木镇人民政府⟧的意见。桐乐市枫林镇人民政府已经改正。"),
        bad(
            "桐柏市教育局\n张某：\n你向桐柏市人民法院起诉，桐柏市公安局也来了人。请向⟦桐伯市⟧人民法院咨询。\n桐柏市教育局\n2024年9月9日"
        ),
        good(
            "桐柏市教育局\n张某：\n你向桐柏市人民法院起诉，桐柏市公安局也来了人。你户口在桐城市。\n桐柏市教育局\n2024年9月9日"
        ),
        bad("网友：您反映⟦青松路西段⟧路灯不亮。经查，青松路东段共有路灯64盏。青松路东段已经修好。"),
        good("网友：您反映青松路东段路灯不亮。经查，青松路东段共有路灯64盏，比青松路西段多。"),
        bad("你住滨河花园6幢402室漏水。物业公司已经把⟦滨江花园6幢402室⟧修好。"),
        good("你住滨河花园6幢402室漏水。物业公司已经把滨河花园6幢402室修好，滨江花园6幢401室也在查。"),
        bad(
            "梨川县公安局交通警察大队\n您好！来信收悉。请拨打⟦梨州县公安局交通警察大队⟧电话。\n梨川县公安局交通警察大队\n2025年9月16日"
        ),
        good("烨星超市报了案。事后他与人进超市搬货。烨星超市已经停业。"),
        good("嘉树区民政局已经受理。嘉树区民政局派员核查。资金由嘉树区财政局安排。"),
        bad(
            "古渡区市场监督管理局来函。古渡区市场监督管理局已经立案。请到⟦古渡区市场管理监督局⟧领取。".replace(
                "管理监督", "监督理管"
            )
        ),
    ),
)
