"""Courts that the reply says decided, against those that the judgment names.

What is easily got wrong: the courts to which one may turn (可以向某高院申请再审) are no courts of the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.decisions import decisions, same_court
from replycheck.compare.paper import Paper
from replycheck.facts.organs import OrganKind, organs
from replycheck.facts.overlaps import Taken
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_COURT = pattern(
    r"(?P<name>[\u4e00-\u9fff×某]{2,12}?(?:(?:高级|中级)?人民法院|中院|高院|(?:区|县|市|旗)法院|海事法院|铁路运输法院|[\u4e00-\u9fff]{2}法院))"
)
_DECIDES = pattern(
    r"^(?:也|又|还|都|已经?|曾|随后|后来){0,2}(?:[于在]?[\d〇一二三四五六七八九十零年月日号，]{4,20}|（[^）]{0,10}）)?(?:以[（(]|于|公开|不公开|适用|作出|作了|一审|二审|终审|判决|裁定|受理|立案|审理|开庭|宣判|判过|判处|判了|院长|认为|认定|查明|起诉|提起|[（(]\d{4}|依法|经审|准许|同意|收案|下达|收到|的(?:一审|二审|终审|再审)?(?:判决|裁定|案号|文书)|作过)"
)
_REMEDY = pattern("上诉(?:于|至|到)|提出副本|提起上诉$|递交上诉状|汇|户名")
_LED = pattern("(?:由|向|诉至|告到|起诉到|上诉(?:到|至|于)|经|不服|到|在)$")
_MAY = pattern(
    "可以|可向|如不服|不服(?:的|本)|有权|申请再审|管辖|上一级|另行|申诉|建议你|请你|请您|应当向|转|隶属|上级|咨询|反映"
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
_ANOTHER = pattern("[我本该]院|上诉|[一初]审，|二审|终审")


def _of_number(reply: Paper, paper: Paper, place: Span) -> str:
    """The court that made the decision whose number stands behind a court's name; "" where that is not known."""
    end = min(reply.sentence(place).end, place.end + _NUMBER_NEAR)
    number = next((one for one in reply.mentions if one.unit == "case" and place.end <= one.span.start < end), None)
    if number is None or _COURT.search(reply.text, place.end, number.span.start):
        return ""
    if _ANOTHER.search(reply.text, place.end, number.span.start):
        return ""  # 由某中院一审，我院以……号判决终审: the number is ours
    known = (one for one in decisions(paper) if one.number is not None and one.number.value == number.value)
    return next((one.court for one in known), "")


def court_differences(reply: Paper, paper: Paper, known: str, issuer: str) -> Iterator[CourtDifference]:
    """Every court that the reply says took part, held against the judgment's; ``known``: words that bear out others."""
    given = courts(paper)
    yield from _heard_by(reply, paper, issuer)
    for span, written in sorted(_places(reply).items()) if given else ():
        name = _bare(written)
        place = Span(span.end - len(name), span.end)
        decides = _DECIDES.match(reply.text[place.end : place.end + 26]) is not None
        led = _LED.search(reply.text[max(0, place.start - 8) : place.start]) is not None
        deciding = _of_number(reply, paper, place) if decides or led else ""
        if deciding and deciding in given and _is_court(name) and not same_court(name, deciding):
            yield CourtDifference(place, given[deciding], name, agrees=False)
        elif (decides or led) and not _advised(reply, place):
            yield from _took_part(reply, paper, place, name, known)
        else:
            yield from _above(reply, paper, place, name)


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
    return _MAY.search(reply.text, max(sentence.start, place.start - 20), min(sentence.end, place.end + 14)) is not None


_NO_PLACE = pattern("(?:自治)?[省市州县区]?(?:高院|中院|(?:高级|中级)?(?:人民)?法院)")
"""州中院 names no place: which one is meant the reply has told."""


def _took_part(reply: Paper, paper: Paper, place: Span, name: str, known: str) -> Iterator[CourtDifference]:
    given = courts(paper)
    if not _is_court(name) or _NO_PLACE.fullmatch(name):
        return
    same = next((span for court, span in given.items() if same_court(name, court)), None)
    if same is not None:
        yield CourtDifference(place, same, name, agrees=True)
        return
    alike = [(court, first) for court, first in given.items() if _is_court(court) and _level(court) == _level(name)]
    if name in known:
        return
    if alike:  # a court of another level heard an appeal, or may hear one
        yield CourtDifference(place, alike[0][1], alike[0][0], agrees=False)
    else:
        yield from _above(reply, paper, place, name)


_APPEALED = pattern("(?:提起|提出)?上诉")
_TO = pattern("向(?:[\u4e00-\u9fff]{0,3})$|到$|至$")
_ABOVE = pattern(r"上诉(?:于|至|到)(?P<name>[\u4e00-\u9fff×]{3,24}?法院)")


def _above(reply: Paper, paper: Paper, place: Span, name: str) -> Iterator[CourtDifference]:
    """The court to which one may appeal, which the judgment names: 没有向某中院上诉."""
    if not (_APPEALED.match(reply.text, place.end) and _TO.search(reply.text, max(0, place.start - 4), place.start)):
        return
    for match in _ABOVE.finditer(paper.text):
        span = Span(*match.span("name"))
        if _level(name) == _level(match["name"]):
            yield CourtDifference(place, span, name, same_court(name, match["name"]))
            return


_LEAD = pattern(
    r"^.{0,14}?(?:被|(?<!理)由|应当?归)(?=[\u4e00-\u9fff]{3})|^[这那](?:笔|个|份|件|起)?(?:债务?|案件?|事|钱|款|官司)(?:已?由|被|在)?(?=[\u4e00-\u9fff]{3})|^.{0,10}?(?:起诉到|诉至|告到|上诉(?:到|至|于))(?=[\u4e00-\u9fff]{3})|^.{0,3}?(?:[一二终再原]审(?:法院)?是|起诉到|诉至|告到|上诉到|不服|[由向经到在对将并日月年的了被罪])(?=[\u4e00-\u9fff]{3})"
)
_NO_COURT = pattern("原审|一审|二审|该|法院$(?<![区县市旗院]法院)(?<!人民法院)(?<!海事法院)(?<!中级法院)")


def _is_court(name: str) -> bool:
    """Whether a name is that of a court, and no stretch of words that ends with 法院."""
    return _NO_COURT.search(name) is None and _LEAD.sub("", name) == name


def _bare(name: str) -> str:
    while (shorter := _LEAD.sub("", name)) != name:
        name = shorter
    return name
