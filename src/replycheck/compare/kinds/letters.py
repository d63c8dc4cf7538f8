"""What the reply says of the letter: from whom, of what day, and the figures that it has the petitioner say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from replycheck.compare.cast import addressed, same_name
from replycheck.compare.context import likeness
from replycheck.compare.kinds.figures import digits, explained
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip, slip_of_pen
from replycheck.facts.people.names import NAME, name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_LETTER_DAY = pattern(
    r"^(?:(?:写)?(?:给|寄给|寄来|寄出|寄往|递交|提交|来信|写信|写来|寄|写|发来|通过|在|向|联名)[^，。；\n]{0,18}?)?(?:的)?(?:[^，。；\n]{0,6}?)(?:来信|信件|信访件|信访材料|信|来函|申诉状|材料|邮件|留言|诉求|申请书|(?:抗诉|监督|复查|申诉)(?:请求|申请))(?!访(?:局|办|窗|室|大厅|接待|部门|中心|渠道|途径|科)|用|息|任)"
)
_SLIGHT, _TELLING = 0.3, 3
"""A slip of a figure in the letter needs hardly any likeness, and none where the figure has so many digits."""
_ALIKE, _ALIKE_BOTH = 1.5, 2.5
"""Another figure altogether needs more, and still more where the judgment bears out the reply."""
_ALIKE_SHORT = 0.8
"""In a short letter words weigh little; what stands behind 要求 is held against what is most alike."""
_YOURS = pattern(
    "(?:你|您)(?:们|方|单位|公司|两人|二人|[社行厂院村所校店司组站会处局矿场])?(?:于|在)?$|贵[\u4e00-\u9fff]{1,4}?(?:于|在)?$|^$|(?:^|[。，：\n（(])(?:于|在)?$"
)
_RECEIVED = pattern("收到|收悉|登记|受理|转来|转交|批转|交办")
_LETTER_OF = pattern(
    r"(?:(?:来?信[末尾里上]?|来函|材料|申诉状|信访件|留言)(?:写|署|落款|说|注|标)?(?:的|明)?(?:是|系|的?(?:落款|日期|时间))(?:是|为|在|于|写的是)?|(?:来?信|来函|材料)(?:写|寄|落款)(?:于|在|是|的是)|落款(?:日期|时间)?(?:是|为|在|于)"
    r"|(?:寄出|来信|写信|发信|来函|去信)(?:的)?(?:日期|时间)(?:是|为|在)?|信末(?:写|署|落|注)(?:明)?的?(?:日期|时间)?(?:是|为)?|[信函]（落款(?:日期)?(?:为|是)?)$"
)
"""Behind it stands the day of the letter: 信写于2019年4月20日, 材料落款是10月9日."""
_A_RULING = pattern("(?:判决|裁定|调解|决定)书[^。；\\n]{0,16}$")
"""以判决书结案，落款为11月7日: that is the day of the judgment."""
_WROTE_FOR_YOU = pattern(
    r"^(?:替|代|帮)(?:你|您)(?:们)?写(?:来|下)?的(?:那封|这封)?(?:信|材料)|^(?:你|您)(?:们)?(?:托人)?(?:带|捎|寄|送|写)来?的(?:那封|这封)?(?:信(?!息|访)|材料)"
    r"|^由?(?:你|您)(?:们)?的?[^，。；\n]{0,10}(?:代笔|代写|执笔)的?(?:信(?!息|访)|材料)|^(?:所提|提出?的|问的|来信问的)(?:[一二三四五六]问|[一二三四五六两]个问题)"
)
"""工友5月6日替你写的那封信: whoever held the pen."""
_WRITTEN = pattern("(?:写于|落款|此致|敬礼|年\\d{1,2}月\\d{1,2}日\\s*$)")
_WRITES = pattern("写(?:这封)?信|联名|写信|写下")
_SIGNED_NAME = pattern(
    r"(?:我叫|本人|我是|反映人|信访人|申请人|申诉人|来信人|投诉人)[：:]?\s{0,2}(?P<name>[\u4e00-\u9fff×某]{2,4})(?=[，。、；\s（(]|系|是|住|和|与|因|$)"
)
_NAME_APART = pattern(lambda: rf"(?:^|[\s\n、，：])(?P<name>{name_pattern()})(?=$|[\s\n、，0-9０-９二])")
_ASCRIBED = pattern(
    r"(?:你|您|贵(?:公司|单位|司|方|协会|厂|行|村))(?:们)?(?:在)?(?:来信|信中|信里|信访|反映|要求|请求|提出|主张|认为|称|说|诉求|希望|申请|询问|问|诉称|写|以为|觉得|想知道|想弄清|想问|关心|不明白)|(?:来信|信中|信里|诉求)(?:反映|要求|请求|提出|称|说|是|为|提了|一共)|(?:反映|要求|请求|提出|诉求)(?:的是|如下|：|有|共)"
    r"|(?:你|您|贵(?:公司|单位|司|方))(?:们|公司|二人|两人)?(?:一共|共|总共)?提(?:了|出了?|过)?(?:[一二两三四五六七八\d](?:项|条|点|个|件))|(?:来|函|信|材料)(?:中|里|上)(?:你|您)?(?:一共|共)?(?:[一二两三四五六](?:点|条|项))?(?:请求|要求|诉求|意见|提了?|问|说|写)"
    r"|(?:你|您)(?:们|公司)?(?:现在|还|又|想|一直|另外)?要(?!是|么|不|注意|按|交|在|缴|承担|遵守|支付|付|还|履行|偿|负|先|自己|向|到|对|和|与|有|另|去|凭|带|等|经|证明|举证|由)"
    r"|(?:你|您|贵(?:公司|单位|司|方))(?:们|公司)?(?:的(?:主张|要求|请求|诉求)|(?:所)?(?:记挂|惦记|挂念|牵挂|关心|追问)的)"
    r"|(?:来?信|来?函|信件|材料|申请书|留言)[中里内上]?[^，。；：\n]{0,8}(?:请求|要求|诉求|提出|提了|反映|主张|希望|追问)"
    r"|(?:来|函|信)中所求|所提(?:要求|诉求|请求)|意思(?:很清楚|是)：|(?:你|您)(?:们)?的意思"
)
_OFFICE = pattern("约|电话|接待|听取|我院|我局|我们|承办|面谈|谈话|上门|联系|核实|答复")
_COURT = pattern(
    "判(?:给|令|赔|付|了|得|他|她)|(?:法院|[我本]院|二审|再审|终审|重审|后来)[^，。；、]{0,6}改判"
    "|(?:法院|判决|裁定|决定)书?(?:认定|认为|查明|支持|驳回|判令|确认|写|是|：)|经查|经核|查明|经复查|经审"
)


def written_on(letter: Paper) -> Mention | None:
    """The day of a letter: where it stands alone at the end, or where its writer says so; None where neither is."""
    days = [one for one in letter.mentions if one.kind is Kind.DAY]
    if not days:
        return None
    last = days[-1]
    tail = letter.text[last.span.end :].strip()
    if len(tail) <= 12:  # noqa: PLR2004 - a name, a seal
        return last
    said = [one for one in days if _WRITES.search(letter.text[one.span.end : one.span.end + 12])]
    return said[0] if said else None


@dataclass(frozen=True, slots=True)
class LetterDifference:
    """Something the reply says of the letter, and the letter's own."""

    role: str
    ours: Span
    value: str
    theirs: Span
    right: str
    agrees: bool
    slip: bool


def letter_differences(reply: Paper, letter: Paper, judgments: list[Paper]) -> list[LetterDifference]:
    """All that the reply says of the letter: addressee, day, figures."""
    return [*_name(reply, letter), *_firm(reply, letter), *_day(reply, letter), *_figures(reply, letter, judgments)]


def writers(letter: Paper) -> dict[str, Span]:
    """Who wrote a letter: the names at its end, and the one who says 我叫."""
    found: dict[str, Span] = {}
    for match in _SIGNED_NAME.finditer(letter.text):
        if _a_name(match["name"]):
            found.setdefault(match["name"], Span(*match.span("name")))
    tail = letter.text.rstrip()
    start = max(0, len(tail) - 60)
    for match in _NAME_APART.finditer(tail[start:]):
        if _a_name("".join(match["name"].split())):
            found.setdefault(
                "".join(match["name"].split()), Span(start + match.start("name"), start + match.end("name"))
            )
    return found


_FIRM_ENDS = ("公司", "集团", "厂", "合作社", "银行", "支行", "分行", "商行", "经营部", "学校", "医院", "中心", "协会")
_WE_ARE = pattern(
    r"我(?:们)?(?:公司|厂|单位|司|社|行|校|院|会|店)?(?:是|系|叫|名称是|全称是|即)(?P<name>[\u4e00-\u9fff（）()]{4,32}?(?:公司|集团|厂|合作社|银行|[支分]行|商行|经营部|学校|医院|协会))"
    r"(?=[，。；、（(\n的]|$)"
)


def _firm(reply: Paper, letter: Paper) -> Iterator[LetterDifference]:
    """The company to which a reply is written, where the letter says which company writes."""
    called = [name for name in addressed(reply.text) if name.endswith(_FIRM_ENDS)]
    known = list(_WE_ARE.finditer(letter.text)) if len(called) == 1 else []
    if len({match["name"] for match in known}) != 1 or "转" in known[0]["name"]:
        return
    name, right = called[0], known[0]["name"]
    at, place = reply.text.find(name), Span(*known[0].span("name"))
    agrees = _scattered(name, right) or _scattered(right, name)
    near = name[:2] == right[:2] and name[-2:] == right[-2:]
    if agrees or (near and name not in letter.text):
        yield LetterDifference("letter-name", Span(at, at + len(name)), name, place, right, agrees, slip=False)


def _scattered(short: str, full: str) -> bool:
    """Whether a name's signs stand in a fuller one in this order, its first being the same, or its own last ones."""
    rest = iter(full)
    return all(sign in rest for sign in short) and (short == full or len(full) - len(short) >= _SHORTER)


_SHORTER = 2
"""第一建设公司 is not short for 第十一建设公司."""


def _name(reply: Paper, letter: Paper) -> list[LetterDifference]:
    known = writers(letter)
    called = [name for name in addressed(reply.text) if _a_name(name)]
    if not known or not called:
        return []
    found = []
    for name in called:
        at = reply.text.find(name)
        match = next((one for one in known if same_name(one, name)), None)
        near = next(
            (
                one
                for one in known
                if len(one) == len(name) and sum(a != b for a, b in zip(one, name, strict=True)) == 1
            ),
            None,
        )
        if match is not None or (name in letter.text and not (near and _signed_alone(letter.text, near))):
            one = match or name
            place = known.get(one, Span(letter.text.find(one), letter.text.find(one) + len(one)))
            found.append(
                LetterDifference("letter-name", Span(at, at + len(name)), name, place, one, agrees=True, slip=False)
            )
        elif near is not None or (len(called) == 1 and _signed_alone(letter.text, next(iter(known)))):
            one = near or next(iter(known))
            found.append(
                LetterDifference(
                    "letter-name", Span(at, at + len(name)), name, known[one], one, agrees=False, slip=near is not None
                )
            )
    return found


def _a_name(word: str) -> bool:
    """Whether a form of address is the name of a person: 网友 and 大观社区各位居民 are none."""
    return (
        len(word) <= 4  # noqa: PLR2004 - a name has four characters at most
        and NAME.fullmatch(word) is not None
        and not not_names().match(word)
        and not _NOBODY.search(word)
    )


_NOBODY = pattern("网友|市民|居民|业主|群众|朋友|各位|先生|女士|老师|您好|你好|同志|家长|村民|员工|职工")


def _signed_alone(text: str, name: str) -> bool:
    """Whether a name stands alone on one of the last lines."""
    return any("".join(line.split()) == name for line in text.rstrip().split("\n")[-4:])


def is_letter_day(reply: Paper, ours: Mention) -> bool:
    """Whether a day of the reply is said to be that of the letter: 你2024年4月2日的来信."""
    text, span = reply.text, ours.span
    behind = text[span.end : span.end + 34]
    if _LETTER_OF.search(text, max(0, span.start - 14), span.start):
        return _A_RULING.search(text, reply.sentence(span).start, span.start) is None
    if _WROTE_FOR_YOU.match(behind):
        return True
    match = _LETTER_DAY.match(behind)
    if match is None or (_RECEIVED.search(match[0]) and "来信收" not in match[0]):
        return False
    ahead = text[max(0, span.start - 6) : span.start]
    return _YOURS.search(ahead) is not None


def _day(reply: Paper, letter: Paper) -> list[LetterDifference]:
    written = written_on(letter)
    if written is None:
        return []
    found: list[LetterDifference] = []
    for ours in reply.mentions:
        told = _LETTER_OF.search(reply.text, max(0, ours.span.start - 14), ours.span.start)
        if ours.kind is Kind.DAY and (told or not found) and is_letter_day(reply, ours):
            found.append(
                LetterDifference(
                    "letter-date",
                    ours.span,
                    ours.span.of(reply.text),
                    written.span,
                    written.span.of(letter.text),
                    same(ours, written),
                    slip(ours, written),
                )
            )
    return found


def ascribed(reply: Paper, span: Span) -> bool:
    """Whether a place of the reply is what it has the petitioner say."""
    start = reply.sentence(span).start
    if reply.text[start - 1 : start] == "；" and (
        listed := _LISTED.search(reply.text, max(0, span.start - 160), start)
    ):
        start = listed.start()  # 你提了三点：甲；乙；再赔38000元
    ahead = reply.text[max(start, span.start - 90) : span.start]
    said = None
    for one in _ASCRIBED.finditer(ahead):
        said = said if _AS_YOU_SAY.match(ahead, one.end()) else one
    if said is None or _MEASURED.search(ahead, max(0, said.start() - 1)):
        return False
    return _COURT.search(ahead, said.end()) is None


_AS_YOU_SAY = pattern("的?(?:是)?(?:一致|一样|相同|相符|不同|不符|不一致|有出入|基本一致)")
"""判决查明的与你说的一致：…… tells what the court found."""
_LISTED = pattern(
    r"(?:(?:你|您|贵(?:公司|单位|司|方))(?:们|公司)?[^，。；：\n]{0,8}|[信函][中里内上]?)(?:提了?|要求|请求|反映|问)[^，。；：\n]{0,8}[：:][^。\n]{0,150}；$"
)
_MEASURED = pattern(
    "[比与和同][你您贵][^，。；\n]{0,8}(?:要求|请求|主张|提出)的[^，。；\n]{0,4}(?:少|多|低|高|差|相差|短)"
)
"""比你要求的少2800元: the difference is the office's own."""
_FIGURES = frozenset({Kind.MONEY, Kind.LENGTH, Kind.RATE, Kind.COUNT, Kind.PENALTY, Kind.DAY})


def _figures(reply: Paper, letter: Paper, judgments: list[Paper]) -> list[LetterDifference]:
    found = []
    for ours in reply.mentions:
        if ours.kind in _FIGURES and not is_letter_day(reply, ours) and ascribed(reply, ours.span):
            rivals = [one for one in letter.mentions if one.kind is ours.kind and _comparable(ours, one)]
            one = _named_beside(reply, letter, ours) or _meant(reply, letter, ours, rivals)
            if one is None and (other := _in_other_money(letter, ours)) is not None:
                found.append(_difference(reply, letter, ours, other, agrees=False))
            if one is not None and (_added_up(reply, letter, ours) or in_short(letter, ours) or _came_in(reply, ours)):
                continue
            if one is not None and (same(ours, one) or _otherwise(reply, letter, judgments, (ours, one))):
                found.append(_difference(reply, letter, ours, one, agrees=same(ours, one)))
    return [*found, *_unascribed(reply, letter, judgments)]


def _unascribed(reply: Paper, letter: Paper, judgments: list[Paper]) -> list[LetterDifference]:
    """A slip of a sum that only the letter has, with the same word beside both: 26800元医药费 for 28600元医药费."""
    found = []
    papers = [letter, *judgments]
    for ours in reply.mentions:
        if ours.kind is not Kind.MONEY or ours.about or digits(ours) < _TELLING or ascribed(reply, ours.span):
            continue
        if any(same(ours, one) for paper in papers for one in paper.mentions):
            continue
        one = _named_beside(reply, letter, ours)
        if one is None or not slip(ours, one) or explained(ours, reply.mentions):
            continue
        known = any(same(one, other) for paper in (reply, *judgments) for other in paper.mentions)
        if not known and not _added_up(reply, letter, ours) and not in_short(letter, ours):
            found.append(_difference(reply, letter, ours, one, agrees=False))
    return found


_TOGETHER = pattern("(?:共|合计|总|加起来|相加|加在一起|两项|三项|一起|(?:这|那)(?:笔|些)?)[^，。；\\d]{0,8}$")
_MOST_ADDED = 4


def _added_up(reply: Paper, letter: Paper, ours: Mention) -> bool:
    """Whether a sum is what several of the letter's make, and is said to be: 两项合计9.5万元."""
    if ours.kind is not Kind.MONEY or any(same(ours, one) for one in letter.mentions):
        return False
    said = any(
        _TOGETHER.search(reply.text, max(reply.sentence(one.span).start, one.span.start - 14), one.span.start)
        for one in reply.mentions
        if same(one, ours)
    )
    sums = [one.value for one in letter.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal)][
        :_LISTED_SUMS
    ]
    return said and any(
        sum(group) == ours.value for size in range(2, _MOST_ADDED + 1) for group in combinations(sums, size)
    )


_LISTED_SUMS = 12
_CAME_IN = pattern("(?:日|号)?[^，。；\\n]{0,6}(?:收到|收悉|登记|受理|收(?=[，。；])|转)")
_DIGITS = "零一二三四五六七八九"
_TEN_THOUSAND, _THOUSAND = 10000, 1000


def _came_in(reply: Paper, ours: Mention) -> bool:
    """Whether it is the day on which the office got the letter: 您反映……的来信，本院1月21日收到."""
    return ours.kind is Kind.DAY and _CAME_IN.match(reply.text, ours.span.end) is not None


def in_short(letter: Paper, ours: Mention) -> bool:
    """Whether the letter has the sum without its unit: 一万五, 1.5万, 15000."""
    if ours.kind is not Kind.MONEY or not isinstance(ours.value, Decimal) or ours.value != int(ours.value):
        return False
    value = int(ours.value)
    forms = [str(value)] if value >= _THOUSAND else []
    if value >= _TEN_THOUSAND:
        forms.append(f"{(ours.value / _TEN_THOUSAND).normalize():f}万")
    high, low = divmod(value, _TEN_THOUSAND)
    if 0 < high < len(_DIGITS) and low and low % _THOUSAND == 0:
        forms.append(f"{_DIGITS[high]}万{_DIGITS[low // _THOUSAND]}")
    return any(re.search(rf"(?<![\d.]){re.escape(form)}(?![\d.元万千百亿])", letter.text) for form in forms)


def _in_other_money(letter: Paper, ours: Mention) -> Mention | None:
    """The same number in another currency: 46.8万元 for 46.8万美元."""
    if ours.kind is not Kind.MONEY or digits(ours) < _TELLING:
        return None
    return next((one for one in letter.mentions if one.kind is Kind.MONEY and one.value == ours.value), None)


def _comparable(ours: Mention, theirs: Mention) -> bool:
    return ours.unit == theirs.unit or ours.kind in (Kind.DAY, Kind.RATE)


def _meant(reply: Paper, letter: Paper, ours: Mention, rivals: list[Mention]) -> Mention | None:
    """The figure of the letter that the reply speaks of: one of that value, else the one most alike."""
    around = reply.settings[ours]

    def alike(one: Mention) -> float:
        return likeness(around, letter.settings[one], letter.weights) + 2 * slip(ours, one)

    return max([one for one in rivals if same(ours, one)] or rivals, key=alike, default=None)


def _said_close(reply: Paper, ours: Mention) -> bool:
    """Whether the petitioner's saying so stands in the same clause as a day, and the office did nothing on it."""
    clause = reply.clause(ours.span)
    said = _ASCRIBED.search(reply.text, max(clause.start, ours.span.start - 16), ours.span.start)
    return said is not None and _OFFICE.search(reply.text, ours.span.end, ours.span.end + 16) is None


def _otherwise(reply: Paper, letter: Paper, judgments: list[Paper], pair: tuple[Mention, Mention]) -> bool:
    """Whether the letter says it otherwise, and no judgment bears out the reply."""
    ours, theirs = pair
    if _named_beside(reply, letter, ours):
        return True
    in_judgment = any(same(ours, one) for judgment in judgments for one in judgment.mentions)
    if ours.kind is Kind.DAY:
        meant = slip(ours, theirs) and _said_close(reply, ours)
        told = any(same(theirs, one) for one in reply.mentions)
        return (meant or (slip_of_pen(ours, theirs) and not told)) and not in_judgment
    # 六个月内申请再审 is what the law gives
    given = ours.kind is Kind.LENGTH and _ROAD.search(reply.text, ours.span.end, ours.span.end + _ROAD_NEAR)
    if given or (in_judgment and ours.kind is not Kind.MONEY):
        return False
    alike = likeness(reply.settings[ours], letter.settings[theirs], letter.weights)
    if not in_judgment and slip(ours, theirs) and (alike > _SLIGHT or digits(theirs) >= _TELLING):
        return True
    if alike >= (_ALIKE_BOTH if in_judgment else _ALIKE):
        return True
    same_kind = [one for one in letter.mentions if one.kind is ours.kind and one.unit == ours.unit]
    close = _OF_YOURS.search(reply.text, max(0, ours.span.start - 12), ours.span.start) is not None
    named = (close and slip(ours, theirs)) or (
        (close or _demanded(reply, ours) or slip(ours, theirs))
        and (len(same_kind) == 1 or (alike >= _ALIKE_SHORT and not close))
    )
    return not in_judgment and named


_ROAD, _ROAD_NEAR = pattern("申请再|上诉|复议|复查|复核|起诉|书面异议|申请(?:强制)?执行"), 28
_OF_YOURS = pattern(
    "(?:[你您]|贵(?:公司|单位|司|方))(?:们|公司)?(?:现在|一直|另外)?(?:想?要|主张|要求|所?说|请求|提出?|记挂|惦记|挂念|追问)的(?:这|那)?$"
)
"""你现在要的三千二百元: whose figure it is stands right before it."""
_BESIDE = 6
_PLAIN = frozenset(
    (
        "要求",
        "请求",
        "应为",
        "改为",
        "应该",
        "判给",
        "只判",
        "按照",
        "应当",
        "全部",
        "多少",
        "给我",
        "一共",
        "怎么",
        "为什",
        "什么",
        "元的",
        "不能",
        "我的",
        "这个",
        "的钱",
    )
)


def _named_beside(reply: Paper, letter: Paper, ours: Mention) -> Mention | None:
    """The one figure that the letter has for what the reply names right beside its own, where it is another."""
    if ours.kind is not Kind.MONEY:
        return None
    mine = _words_beside(reply.text, ours)
    same_kind = [one for one in letter.mentions if one.kind is ours.kind and one.unit == ours.unit]
    named = [one for one in same_kind if mine & _words_beside(letter.text, one)]
    alone = len({one.value for one in named}) == 1 and not any(same(ours, one) for one in named)
    known = any(same(ours, one) for one in same_kind)
    if alone and any(same(ours, one) and letter.clause(named[0].span).contains(one.span) for one in same_kind):
        return None  # 罚金5000元减为2000元 has both
    return named[0] if alone and (not known or _item(reply, ours) & _words_beside(letter.text, named[0])) else None


_ITEM = pattern(r"(?:[：、；，]|^|(?:要求|请求)(?:把|将)?)(?P<name>[\u4e00-\u9fff]{2,5})$")


def _item(reply: Paper, ours: Mention) -> set[str]:
    """The pairs of characters that a demand of a list begins with, right before its figure: 电脑按2600元赔."""
    match = _ITEM.search(reply.text, max(0, ours.span.start - 9), ours.span.start)
    return {match["name"][:2], match["name"][1:3], match["name"][-2:]} if match else set()


def _words_beside(text: str, one: Mention) -> set[str]:
    """The pairs of characters next to a figure, within its clause."""
    ahead = _HAN_END.search(text[max(0, one.span.start - _BESIDE) : one.span.start])
    behind = _HAN.match(text, one.span.end, one.span.end + _BESIDE)
    found = set()
    for words in (ahead[0] if ahead else "", behind[0] if behind else ""):
        found |= {words[i : i + 2] for i in range(len(words) - 1)}
    return {pair for pair in found if pair not in _PLAIN and not set(pair) & set("的了我你您是按把")}


_HAN, _HAN_END = pattern("[\u4e00-\u9fff]{1,12}"), pattern("[\u4e00-\u9fff]{1,12}$")
_DEMANDS = pattern("(?:要求|请求|希望|再赔|再给|补给|补发|退还)[^，。；\n]{0,14}$")


def _demanded(reply: Paper, ours: Mention) -> bool:
    """Whether a figure stands right behind 要求: then it is one that the letter names."""
    clause = reply.clause(ours.span)
    return ours.kind is not Kind.DAY and _DEMANDS.search(reply.text, clause.start, ours.span.start) is not None


def _difference(reply: Paper, letter: Paper, ours: Mention, theirs: Mention, *, agrees: bool) -> LetterDifference:
    return LetterDifference(
        "letter-demand-figure",
        ours.span,
        ours.span.of(reply.text),
        theirs.span,
        theirs.span.of(letter.text),
        agrees,
        slip(ours, theirs),
    )
