"""Courts that the reply says decided, against those that the judgment names.

What is easily got wrong: the courts to which one may turn (可以向某高院申请再审) are no courts of the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.decisions import decisions, same_court
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.facts.courts import code_of
from replycheck.facts.organs import OrganKind, organs
from replycheck.facts.overlaps import Taken
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_COURT = pattern(
    r"(?P<name>[\u4e00-\u9fff×某]{2,12}?(?:(?:高级|中级)?人民法院|中院|高院|(?:区|县|市|旗)法院|海事法院|铁路运输法院|[\u4e00-\u9fff]{2}法院))"
)
_DECIDES = pattern(
    r"^(?:也|又|还|都|已经?|曾|随后|后来){0,2}(?:[于在]?[\d〇一二三四五六七八九十零年月日号，]{4,20}|（[^）]{0,10}）)?(?:以[（(]|于|公开|不公开|适用|作出|作了|一审|二审|终审|判决|裁定|受理|立案|审理|开庭|宣判|判过|判处|判了|院长|认为|认定|查明|起诉|提起|[（(]\d{4}|依法|经审|驳回|维持|撤销|改判|发回|支持|指令|查封|冻结|扣押|已?查封|判刑|判罪|准许|同意|收案|下达|收到|的(?:一审|二审|终审|再审)?(?:判决|裁定|案号|文书)|作过)"
)
_REMEDY = pattern("上诉(?:于|至|到)|提出副本|提起上诉$|递交上诉状|汇|户名")
_LED = pattern(
    "(?:(?:一审|二审|终审|再审|原审|上级|受理|管辖|审理)(?:的)?(?:法院)?(?:是|为|系)|由|向|被|诉至|告到|起诉到|上诉(?:到|至|于)|经|不服|到|在|移送)$"
)
_MAY = pattern(
    "可以|可向|如不服|不服(?:的|本)|有权|申请再审|管辖(?!法院是)|上一级|另行|申诉|建议你|请你|请您|应当向|转|隶属|上级|咨询|反映"
)


@dataclass(frozen=True, slots=True)
class CourtDifference:
    """A court of the reply with the one of the judgment, None where no like one is there."""

    ours: Span
    theirs: Span | None
    name: str
    agrees: bool


@lru_cache(maxsize=8)
def courts(paper: Paper) -> dict[str, Span]:
    """The courts that a paper names, each where it stands first."""
    found: dict[str, Span] = {}
    for organ in organs(paper.text):
        if organ.kind is OrganKind.COURT and not _REMEDY.search(
            paper.text, max(0, organ.span.start - 40), organ.span.start
        ):
            found.setdefault(organ.name, organ.span)
    for match in _COURT.finditer(paper.text):
        if not _REMEDY.search(paper.text, max(0, match.start("name") - 40), match.start("name")):
            found.setdefault(match["name"], Span(*match.span("name")))
    return found


def _places(paper: Paper) -> dict[Span, str]:
    """Where courts are named, and how."""
    places = {organ.span: organ.name for organ in organs(paper.text) if organ.kind is OrganKind.COURT}
    taken = Taken(places)
    for match in _COURT.finditer(paper.text):
        span = Span(*match.span("name"))
        if taken.add(span):
            places[span] = match["name"]
    return places


def _level(name: str) -> str:
    return (
        "最高" if "最高" in name else "高" if "高" in name else "中" if "中级" in name or name.endswith("中院") else ""
    )


_NUMBER_NEAR = 40
_ANOTHER = pattern("[我本]院|上诉|[一初]审，|，[^，。]{0,6}(?:二审|终审)")
_ENDED = pattern("^[^，。；]{0,3}(?:判决|裁定|作出|驳回|维持|改判)")


def _of_number(reply: Paper, paper: Paper, place: Span) -> str:
    """The court that made the decision whose number stands behind a court's name; "" where that is not known."""
    end = min(reply.sentence(place).end, place.end + _NUMBER_NEAR)
    number = next((one for one in reply.mentions if one.unit == "case" and place.end <= one.span.start < end), None)
    if number is None and (day := _day_behind(reply, paper, place)):
        return day
    if number is None or _COURT.search(reply.text, place.end, number.span.start):
        return ""
    if _ANOTHER.search(reply.text, place.end, number.span.start):
        return ""  # 由某中院一审，我院以……号判决终审: the number is ours
    known = (one for one in decisions(paper) if one.number is not None and one.number.value == number.value)
    return next((one.court for one in known if not _own_court(paper, one.number)), "")


def _own_court(paper: Paper, number: Mention | None) -> bool:
    """Whether the judgment says of a decision that it is its own court's: 并由本院作出……号裁定."""
    return number is not None and "本院" in paper.text[max(0, number.span.start - 8) : number.span.start]


_SO_CLOSE = 3


def _day_behind(reply: Paper, paper: Paper, place: Span) -> str:
    """The court of the only decision of the day behind a court's name: 某省高院2015年11月26日裁定驳回."""
    day = next((one for one in reply.mentions if one.kind is Kind.DAY and one.span.start >= place.end), None)
    if day is None or day.span.start - place.end > _SO_CLOSE or day.open:
        return ""
    if _ENDED.match(reply.text[day.span.end : day.span.end + 12]) is None:
        return ""
    dated = [one for one in decisions(paper) if one.day is not None and same(one.day, day)]
    return dated[0].court if len(dated) == 1 else ""


_CONVICTED = pattern(r"被(?P<name>[\u4e00-\u9fff×]{2,24}?法院)(?:以[^，。；]{1,14}罪)?(?:判|处)")
_ONCE = pattern("曾|此前|以前|先前|前科|前罪|(?:19|20)\\d\\d年")


_SOME = pattern("[某×xX*]")
_OF_PLACE = pattern("[省市县区旗州盟]|最高|海事|铁路|知识产权|互联网|金融|兵团|林区|油田|[中高]院")
_NO_NAME = pattern("[向者的为于]|受理|请求|移送|应当|其他|有关|关于")


def _of_old(reply: Paper, place: Span) -> bool:
    """Whether it is said to have convicted somebody before: a judgment may leave that court out."""
    by = reply.text[max(0, place.start - 1) : place.start] == "被"
    return by and _ONCE.search(reply.text, reply.sentence(place).start, place.start) is not None


def _convicted_by(reply: Paper, paper: Paper) -> Iterator[CourtDifference]:
    """The court of an earlier conviction: 曾被某区法院判刑, where the judgment names another."""
    given = [(match["name"], Span(*match.span("name"))) for match in _CONVICTED.finditer(paper.text)]
    for match in _CONVICTED.finditer(reply.text) if given else ():
        span = Span(*match.span("name"))
        told = _ONCE.search(reply.text, reply.sentence(span).start, span.start)
        if told is None or _SOME.search(match["name"]) or not _is_court(match["name"]):
            continue
        same_one = next((one for one in given if same_court(match["name"], one[0])), None)
        yield CourtDifference(span, (same_one or given[0])[1], match["name"], agrees=same_one is not None)


def court_differences(reply: Paper, paper: Paper, known: str, issuer: str) -> Iterator[CourtDifference]:
    """Every court that the reply says took part, held against the judgment's; ``known``: words that bear out others."""
    given = courts(paper)
    yield from _heard_by(reply, paper, issuer)
    yield from _convicted_by(reply, paper)
    yield from _decided_by_no_court(reply, paper)
    for span, written in sorted(_places(reply).items()) if given else ():
        name = _bare(written)
        place = Span(span.end - len(name), span.end)
        if _SOME.search(name) or _of_old(reply, place):
            continue
        decides = _DECIDES.match(reply.text[place.end : place.end + 26]) is not None
        led = _LED.search(reply.text[max(0, place.start - 8) : place.start]) is not None
        deciding = _of_number(reply, paper, place) if decides or led else ""
        if deciding and deciding in given and _is_court(name) and not same_court(name, deciding):
            yield CourtDifference(place, given[deciding], name, agrees=False)
        elif (decides or led or (_in_full(name) and not _office(reply, place))) and not _advised(reply, place):
            yield from _took_part(reply, paper, place, name, known)
        else:
            yield from _above(reply, paper, place, name)


_VISITED = pattern(
    "[^，。；\n]{0,4}(?:接待|立案庭|信访|诉讼服务|执行局|办公|大厅|窗口|门口|[网官]站"
    "|沟通|联系|核实|了解|协调|调阅|借阅|查阅|网上)"
)


def _in_full(name: str) -> bool:
    """Whether a court is named in full: such a one that no paper of the case has took no part in it."""
    return code_of(name) is not None


def _office(reply: Paper, place: Span) -> bool:
    """Whether the reply tells what its office did at a court or with it, or what happens now."""
    sentence = reply.sentence(place)
    return (
        _VISITED.match(reply.text, place.end) is not None
        or _NOW.search(reply.text, max(sentence.start, place.start - 20), min(sentence.end, place.end + 14)) is not None
    )


_NOW = pattern(
    "目前|现在|现已|正在|眼下|交由|委托|移送|移交|指定|负责执行|恢复执行|立案执行|判决后|裁定后|生效后|此后|后续"
)
"""What comes after a judgment, and to whom a case goes then, it does not tell."""


_HEARS = r"(?:立案)?(?:受理|审理|重审|再审|管辖)"
_SENT = pattern(rf"(?:由|指令|归)(?P<name>(?:(?!由|指令)[\u4e00-\u9fff]){{2,24}}?法院|[我本]院){_HEARS}")
_ORDERED = pattern("(?:判决|裁定|决定)\\s{0,2}如下")


def _heard_by(reply: Paper, paper: Paper, issuer: str) -> Iterator[CourtDifference]:
    """案件由我院受理: the court to which the order gives the case."""
    orders = [match.end() for match in _ORDERED.finditer(paper.text)]
    given = [match for match in _SENT.finditer(paper.text, orders[-1]) if "本院" not in match["name"]] if orders else []
    for match in _SENT.finditer(reply.text) if len(given) == 1 else ():
        name = issuer if match["name"] in ("我院", "本院") else match["name"]
        span, right = Span(*match.span("name")), given[0]["name"]
        if not _advised(reply, span):
            agrees = same_court(name, right)
            yield CourtDifference(span, Span(*given[0].span("name")), right, agrees)


def _advised(reply: Paper, place: Span) -> bool:
    """Whether the reply tells to which court one may turn."""
    sentence = reply.sentence(place)
    if _DONE.match(reply.text, place.end) or _BY_RULING.search(reply.text, sentence.start, place.start):
        return False
    if _TURNED_TO.search(reply.text, max(sentence.start, place.start - 8), place.start):
        return False  # 又向某法院申请再审，该院裁定驳回 tells what was done
    return _MAY.search(reply.text, max(sentence.start, place.start - 20), min(sentence.end, place.end + 14)) is not None


_DONE = pattern(
    "(?:[于在]?(?:(?:19|20)\\d\\d年)?\\d{1,2}月\\d{1,2}日|也|又|已经?)?(?:裁定|判决|驳回|维持|作出|以[（(])"
)
"""What stands right behind its name was done, whatever one may still do: 不服申诉，省高院也裁定驳回了."""
_BY_RULING = pattern(
    "(?:按照|依照|根据|按)[^，。；]{0,6}(?:裁定|判决)[，：]?[^。；]{0,8}(?:应当?|只能)?向$"
    "|(?:请求|要求|申请|裁定)(?:将[^，。；]{1,8})?移送(?:到|至|给)?$"
)
_TURNED_TO = pattern("(?:又|曾|已经?|随后|后来|日)向$")
_NO_PLACE = pattern("(?:自治)?[省市州县区]?(?:高院|中院|(?:高级|中级)?(?:人民)?法院)")
"""州中院 names no place: which one is meant the reply has told."""


def _took_part(reply: Paper, paper: Paper, place: Span, name: str, known: str) -> Iterator[CourtDifference]:
    given = courts(paper)
    if not _is_court(name) or _NO_PLACE.fullmatch(name):
        return
    named = next((span for court, span in given.items() if same_court(name, court)), None)
    if named is not None:
        yield CourtDifference(place, named, name, agrees=True)
        return
    alike = [
        (court, first)
        for court, first in given.items()
        if _is_court(court)
        and _level(court) == _level(name)
        and _OF_PLACE.search(court)
        and not _NO_NAME.search(court.removesuffix("人民法院"))
    ]
    if name in known:
        return
    if alike:  # a court of another level heard an appeal, or may hear one
        yield CourtDifference(place, alike[0][1], alike[0][0], agrees=False)
    elif _in_full(name) and not _may_come_later(name, paper) and (own := given.get(decisions(paper)[0].court)):
        yield CourtDifference(place, own, decisions(paper)[0].court, agrees=False)
    else:
        yield from _above(reply, paper, place, name)


_RANKS = (("最高",), ("高级", "高院"), ("中级", "中院", "海事", "铁路", "知识产权", "金融"))


def _rank(name: str) -> int:
    """How high a court stands: 0 is the highest."""
    return next((rank for rank, words in enumerate(_RANKS) if any(one in name for one in words)), len(_RANKS))


def _may_come_later(name: str, paper: Paper) -> bool:
    """Whether a court stands above the judgment's own, so that it may have heard what came after it."""
    own = decisions(paper)[0].court
    return not own or _rank(name) < _rank(own)


_PROSECUTOR = pattern(
    r"(?P<name>[\u4e00-\u9fff]{2,12}检察院)(?:(?:经|依法)?(?:审查|审理|提审)[后过]?)?，?(?:[于在]?[\d年月日]{4,12})?"
    r"(?:作出|以)?（\d{4}）[^，。；\n]{4,20}号(?:民事|刑事|行政)?(?:判决|裁定)"
)
"""No procuratorate decides a case."""


def _decided_by_no_court(reply: Paper, paper: Paper) -> Iterator[CourtDifference]:
    """最高人民检察院审查后，于某日作出某号裁定: what has a court's number a court decided."""
    numbers = {str(one.number.value): one for one in decisions(paper) if one.number is not None}
    for match in _PROSECUTOR.finditer(reply.text):
        number = next((m for m in reply.mentions if m.unit == "case" and m.span.start > match.start("name")), None)
        decision = numbers.get(str(number.value)) if number is not None else None
        if decision is not None and decision.court in courts(paper):
            span = Span(*match.span("name"))
            yield CourtDifference(span, courts(paper)[decision.court], decision.court, agrees=False)


_APPEALED = pattern("(?:提起|提出)?上诉")
_TO = pattern("向(?:[\u4e00-\u9fff]{0,3})$|到$|至$")
_HIGHER = pattern("(?:上级|上诉|上一级)(?:人民)?法院(?:就)?(?:是|为)$")
_ABOVE = pattern(r"(?:上诉(?:于|至|到)|向)(?P<name>[\u4e00-\u9fff×]{3,24}?法院)(?=[。，；]|提出上诉|提起上诉|$)")


def _above(reply: Paper, paper: Paper, place: Span, name: str) -> Iterator[CourtDifference]:
    """The court to which one may appeal, which the judgment names: 没有向某中院上诉."""
    to = _APPEALED.match(reply.text, place.end) and _TO.search(reply.text, max(0, place.start - 4), place.start)
    if not to and not _HIGHER.search(reply.text, max(0, place.start - 10), place.start):
        return
    for match in _ABOVE.finditer(paper.text):
        span = Span(*match.span("name"))
        if _level(name) == _level(match["name"]):
            yield CourtDifference(place, span, name, same_court(name, match["name"]))
            return


_LEAD = pattern(
    r"^.{0,14}?(?:被|(?<!理)由|应当?归)(?=[\u4e00-\u9fff]{3}|[高中]院$)|^[这那](?:笔|个|份|件|起)?(?:债务?|案件?|事|钱|款|官司)(?:已?由|被|在)?(?=[\u4e00-\u9fff]{3})|^.{0,10}?(?:起诉到|诉至|告到|上诉(?:到|至|于))(?=[\u4e00-\u9fff]{3})|^.{0,3}?(?:[一二终再原]审(?:法院)?是|起诉到|诉至|告到|上诉到|不服|[由向经到在对将并日月年的了被罪])(?=[\u4e00-\u9fff]{3})"
)
_NO_COURT = pattern(
    "案子|官司|纠纷|事情|一案|请求|诉讼|材料|这事|那事|原审|一审|二审|该|法院$(?<![区县市旗院]法院)(?<!人民法院)(?<!海事法院)(?<!中级法院)"
)


def _is_court(name: str) -> bool:
    """Whether a name is that of a court, and no stretch of words that ends with 法院."""
    return _NO_COURT.search(name) is None and _LEAD.sub("", name) == name


def _bare(name: str) -> str:
    while (shorter := _LEAD.sub("", name)) != name:
        name = shorter
    return name
