"""Public bodies named in a text: courts (with their codes), procuratorates, police, governments, their offices.

What is easily got wrong: where the name begins. 你向某某区人民法院 begins a clause with two other words; so a name
begins at a place name or behind a word that cannot be part of one. 本院 and 我局 name nobody and are not reported.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from replycheck.facts.courts import code_of, court_names
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_TAIL = (
    r"(?P<court>(?:高级|中级)?人民法院|(?:海事|知识产权|金融|互联网|铁路运输(?:中级)?|军事|林区(?:基层|中级)|农垦(?:中级)?)法院)"
    r"|(?P<procuratorate>人民检察院)"
    r"|(?P<police>公安(?:分|厅|局)局?|公安局(?:[\u4e00-\u9fff]{1,6}(?:分局|派出所))?|派出所|[交刑巡特]警(?:支|大)队)"
    r"|(?P<government>人民政府(?:办公(?:厅|室))?|街道办事处)"
    r"|(?P<office>(?:信访|教育|民政|司法|财政|人力资源和社会保障|自然资源(?:和规划)?|国土资源|生态环境|环境保护|住房和城乡建设|住房保障和房产管理|城乡规划"
    r"|城市管理(?:和综合执法)?|交通运输|水利|农业农村|农业|林业|卫生健康|卫生和计划生育|市场监督管理|工商行政管理|食品药品监督管理|质量技术监督"
    r"|税务|审计|统计|应急管理|退役军人事务|医疗保障|房产管理|行政审批服务)"
    r"(?:厅|局|委员会|委)(?:[\u4e00-\u9fff]{1,6}分局)?)"
    r"|(?P<committee>(?:劳动人事争议|劳动争议)?仲裁委员会|(?:村民|居民|业主)委员会)"
)
_TAILS = pattern(_TAIL)
_REACH = 30
_LONGEST_REST = 10
_PLACE = pattern(
    r"(?:国家|[\u4e00-\u9fff某×]{1,6}?(?:自治区|自治州|自治县|自治旗|新区|开发区|省|市|盟|县|区|旗|镇|乡|街道|村|社区)){1,8}+[\u4e00-\u9fff]{0,4}$"
)
_MASKED = pattern(r"[某×xX]{1,2}(?:省|市|县|区|旗|镇|乡|村|街道)|[A-Z]\d{0,2}(?:省|市|县|区)")
_ANY_SUCH = pattern("乡镇|市县|县级|区县|地方|省级|市级|基层|各级|两级|三级|中央|所在|住所|户籍|原籍")
"""乡镇人民政府 is no body but a kind of body."""
_COURT = pattern(r"(?:(?:高级|中级)?人民法院|[\u4e00-\u9fff]{2}运输(?:中级)?法院)$", re.MULTILINE)
_AREA = pattern(r"[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|自治县|自治旗|省|市|盟|县|区|旗)")
_NO_NAME = pattern(r"[^\u4e00-\u9fff×xXA-Z\d]")
_STOP = pattern(
    r"向|由|到|经(?!济|开)|于|在|被|与|和|及|或|从|对|给|以|将|不服|因|为|请|等|系|的|了|是|即|并|后|报|赴|往|该|本|我|你|您|其|各|原|告|诉|人(?!民)"
    r"|审|之|现|如|判令|确认|撤销|驳回|维持|责令|通过|反映|要求|根据|依据|依照|按照|称|时|有关|相关|上级|下级|当地"
)


class OrganKind(StrEnum):
    """What kind of body it is."""

    COURT = "court"
    PROCURATORATE = "procuratorate"
    POLICE = "police"
    GOVERNMENT = "government"
    OFFICE = "office"
    COMMITTEE = "committee"


@dataclass(frozen=True, slots=True)
class Organ:
    """A body named in full; ``code`` is a court's code where the table knows the court, else None."""

    span: Span
    name: str
    kind: OrganKind
    code: str | None = None


def organs(text: str) -> tuple[Organ, ...]:
    """Every body in ``text`` whose name begins with its place, in order."""
    found: list[Organ] = []
    for match in _TAILS.finditer(text):
        low = max(match.start() - _REACH, found[-1].span.end if found else 0, 0)
        start = _beginning(text[low : match.start()])
        if start is None:
            continue
        span = Span(low + start, match.end())
        if _ANY_SUCH.match(span.of(text)):
            continue
        kind = OrganKind(match.lastgroup or "")
        found.append(Organ(span, span.of(text), kind, code_of(span.of(text)) if kind is OrganKind.COURT else None))
    return tuple(found)


def body_tail(words: str) -> int | None:
    """Where the kind of body begins in words that end in one (民政局, 人民法院); None where they end otherwise."""
    return next((match.start() for match in _TAILS.finditer(words) if match.end() == len(words)), None)


def _beginning(ahead: str) -> int | None:
    """Where in the words before the tail the name begins; None where no place name leads up to the tail."""
    clean = max((match.end() for match in _NO_NAME.finditer(ahead)), default=0)
    for start in range(clean, len(ahead)):
        end = _places_end(ahead, start)
        if end > start and len(ahead) - end <= _LONGEST_REST and not _STOP.search(ahead, end):
            return start
    start = max((stop.end() for stop in _STOP.finditer(ahead, clean)), default=clean)
    return start if ahead[start:] == "最高" or _PLACE.match(ahead, start) else None


def _places_end(ahead: str, start: int) -> int:
    """The end of the known or masked places that follow each other from ``start`` on; ``start`` where none does."""
    end = start
    while end < len(ahead):
        masked = _MASKED.match(ahead, end)
        sizes = _sizes(ahead[end : end + 2])
        size = masked.end() - end if masked else next((n for n in sizes if ahead[end : end + n] in _places()), 0)
        if not size:
            break
        end += size
    return end


@lru_cache(maxsize=4096)
def _sizes(head: str) -> tuple[int, ...]:
    """The lengths of the places that begin with these two characters, the longest first; a paper asks a few."""
    listed, sizes = _listed_places(), set()
    at = listed.find(f"\n{head}")
    while at >= 0:
        sizes.add(listed.index("\n", at + 1) - at - 1)
        at = listed.find(f"\n{head}", at + 1)
    return tuple(sorted(sizes, reverse=True))


@cache
def _listed_places() -> str:
    return "\n".join(("", *_places(), ""))


@cache
def _places() -> frozenset[str]:
    """Names of provinces, cities, counties and districts, taken from the names of their courts."""
    places = _COURT.sub("", "\n".join(court_names()))
    return frozenset((*places.split("\n"), *_AREA.findall(places)))
