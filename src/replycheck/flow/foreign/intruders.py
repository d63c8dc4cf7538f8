"""Paragraphs that cannot belong to the paper: another office speaks, another reader is spoken to, an item stands alone.

Beside ``strangers``, where signs are weighed: here one sign is enough, so each asks that the rest of the paper be of
one voice. What a reader would get wrong: a letter or judgment may be told in its own voice, so quotations are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from replycheck.facts.people.names import persons
from replycheck.flow.reading import Stretch
from replycheck.flow.roles import Role, role
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows

_QUOTED = pattern(r"“[^”]{0,200}”")
_SELF = pattern(
    r"(?:本|我)(?:[\u4e00-\u9fff]{0,2}(?:分局|支队|大队))|(?:本|我)(院|局|委|厅|镇|乡|街道|中心|所(?![说知做在提见闻有])|校|公司|署)(?![员议计])"
    r"|(?:本|我)(办)(?![理法案完结妥成到好公])|本(会)(?![员议计])"
)
_SIGNED = {
    "院": pattern(r"法院|检察院|医院|学院|研究院|福利院|(?<!国务)院[^\u4e00-\u9fff]"),
    "局": pattern(r"[\u4e00-\u9fff]局"),
    "镇": pattern(r"镇(?:人民)?政府"),
    "乡": pattern(r"乡(?:人民)?政府"),
    "公司": pattern(r"公司"),
}
"""How the papers of an office are signed that calls itself 本院, 本局 …"""
_SPEAKS = pattern(r"(?:本|我)(?:[\u4e00-\u9fff]{0,2}分)?(院|局|厅|镇|乡)(?!长)")
_OFFICES = pattern(r"院|局|厅|镇|乡|委|办|会|中心|街道|政府|队|处|馆|所|校|部|公司")
_READER = pattern(r"您|你(?!们|局|院|委|镇|乡|单位|办|公司|校|处|厅)")
_TOLD_BY_LAW = pattern(r"(?:依照|依据|根据|按照)?《[^》]{2,40}》")
"""What a law says of petitioners in general names none."""
_THIRD = pattern(r"(?<!被)申请人(?![是为系])|信访人")
_COURT_STAFF = pattern(r"(?:法官|执行员|书记员|审判员|法官助理)[\u4e00-\u9fff]{2,3}(?=[，、与和打电当约\d])")
_COURT = pattern(r"法院|本院|我院|法官|判决|裁定|执行")
_SECOND = pattern(r"[（(]?[二三四五][）)、]|第[二三四五](?:[项个点步，]|方面)|[二三四五]是|2[.．、]")
_ORDINAL = pattern(
    r"第[一二三四五六](?:[项个点件条，、]|方面)|[一二三四五六]是|[两二三四五六](?:项|点|件|条|个(?:问题|方面|请求|诉求))"
)
"""Whatever is counted anywhere: then an item that stands alone at the beginning of a paragraph is one of those."""
_ITEM = 6
"""Characters within which the number of an item stands."""
_UNKNOWN = (
    r"(?:^|[，。；：])({surname}[\u4e00-\u9fff]{{2}})"
    r"(?=称|说(?!明)|表示|认为|承认|没有|愿意|拒绝|提出|于|已|未|在|与|将|把|自述|答应|同意|不服|要求|因|的|名下|\d)"
)
"""A name of three characters that acts at the beginning of a clause."""
_NO_NAME = pattern(
    r".[\u4e00-\u9fff]?[区县市镇乡村局院厅处所司路街费款案书人员方馆站店厂园校社部门组队会户车房地水电期项权率量额段层楼号口"
    r"年月日时间后前中上下内外]$|^.{0,2}[某的了是在和与等你您我他她]|^[信原应但查来班公申方成安高时全金关房谢]"
)
_OF_A_CASE = pattern(r"起诉|判决|裁定|一案|原告|被告|借|欠|庭")
_ARRIVED = pattern(
    r"收悉|(?:收到|接到)(?!之日)[^。]{0,20}(?:来信|来函|信件|反映|投诉|留言|工单|材料)"
    r"|来(?:信|函|访|电)[^。]{0,40}(?:收到|登记|受理|转来)"
)
"""你在信中提出三项要求 goes on from a receipt; a second letter that arrives does not."""
_OPENING = 90
_LONG = 30
_TWICE = 2
"""Times that a name must stand in a paragraph before it is surely one."""
_VOICES = 2
_COUNTED_OFF = (4,)
_STYLES = (0, 1, 2, 4)
"""Ways of counting of which one item alone makes no list: 一、 （一） 第一项."""


def intruders(stretches: Sequence[Stretch], framed: str = "") -> dict[int, str]:
    """The places of paragraphs that cannot belong, each with the sign; ``framed`` are the lines of the frame."""
    texts = [at for at, one in enumerate(stretches) if not one.frame and not one.heading and len(one.words) > _LONG]
    words = {at: _QUOTED.sub("", stretches[at].words) for at in texts}
    found: dict[int, str] = {}
    for test in (
        _other_office,
        _other_reader,
        _lone_item,
        _court_staff,
        _second_receipt,
        _other_petitioner,
        _unknown_person,
    ):
        for at, sign in test(stretches, words):
            if sign != "self-other" or not _signs(framed, words[at]):
                found.setdefault(at, sign)
    for at in (*_unsigned(framed, words), *_unknown_office(framed, words)):
        if not _at_home(at, stretches):
            found.setdefault(at, "self-other")
    return found


def _at_home(at: int, stretches: Sequence[Stretch]) -> bool:
    """Whether somebody who is introduced in another paragraph acts here: then 本院 is a slip of the pen."""
    others = [one.words for place, one in enumerate(stretches) if place != at]
    return any(person.name in stretches[at].words for words in others for person in persons(words))


def _alone(words: dict[int, str], voice: Callable[[str], str | None]) -> Iterator[int]:
    """The paragraph whose voice no other has, where at least two others are of one voice."""
    heard = {at: name for at, one in words.items() if (name := voice(one)) is not None}
    for at, mine in heard.items():
        others = [name for place, name in heard.items() if place != at]
        if len(others) >= _VOICES and len(set(others)) == 1 and others[0] != mine:
            yield at


def _other_office(_: Sequence[Stretch], words: dict[int, str]) -> Iterator[tuple[int, str]]:
    for at in _alone(words, _office):
        yield at, "self-other"


def _unsigned(framed: str, words: dict[int, str]) -> Iterator[int]:
    """The paragraph that speaks for a court, where a bureau signs and speaks, or the other way round."""
    signed = {kind for kind, sign in _SIGNED.items() if sign.search(framed)}
    heard = {at: kind for at, one in words.items() if (kind := _office(one)) in _SIGNED}
    for at, mine in heard.items():
        others = [kind for place, kind in heard.items() if place != at]
        if len(signed) == 1 and signed == set(others) and mine not in signed:
            yield at


def _unknown_office(framed: str, words: dict[int, str]) -> Iterator[int]:
    """The paragraph that speaks for an office of a kind that neither the frame nor any other paragraph knows."""
    if _OFFICES.search(framed) is None:
        return
    spoken = {at: frozenset(_SPEAKS.findall(one)) for at, one in words.items()}
    for at, mine in spoken.items():
        others = frozenset().union(*(kinds for place, kinds in spoken.items() if place != at))
        if mine and mine.isdisjoint(others) and not any(kind in framed for kind in mine):
            yield at


def _office(words: str) -> str | None:
    kinds = {match[1] or match[2] or match[3] or "队" for match in _SELF.finditer(words)}
    return kinds.pop() if len(kinds) == 1 else None


def _signs(framed: str, words: str) -> bool:
    """Whether an office of this kind stands in the frame: 本所 and 本局 are one where 某局某所 signs."""
    kind = _office(words)
    return kind is not None and kind in framed


def _other_reader(_: Sequence[Stretch], words: dict[int, str]) -> Iterator[tuple[int, str]]:
    for at in _alone(words, _reader):
        yield at, "reader-other"


def _reader(words: str) -> str | None:
    spoken = set(_READER.findall(words))
    if not spoken:
        return "third" if _THIRD.search(words) and not _TOLD_BY_LAW.match(words) else None
    return spoken.pop() if len(spoken) == 1 else None


def _lone_item(stretches: Sequence[Stretch], words: dict[int, str]) -> Iterator[tuple[int, str]]:
    """One item of a list of which no other is there, and that nothing announces."""
    for style in _STYLES:
        items = [at for at, one in enumerate(stretches) if one.items[style]]
        # A list whose items follow each other is one stretch.
        if len(items) != 1 or items[0] not in words:
            continue
        if style in _COUNTED_OFF and _counted_elsewhere(stretches, items[0], style):
            continue
        later = stretches[items[0]].items[style] > 1 and style in _COUNTED_OFF
        if later or not _SECOND.search(words[items[0]][_ITEM:]):
            yield items[0], "item-alone"


def _counted_elsewhere(stretches: Sequence[Stretch], at: int, style: int) -> bool:
    """Whether 第二项 leans on what others count, or 关于您的第一点 only tells where it stood."""
    if stretches[at].items[style] == 1:
        return not stretches[at].words.startswith("第")
    return any(_ORDINAL.search(one.words) for place, one in enumerate(stretches) if place != at)


def _court_staff(_: Sequence[Stretch], words: dict[int, str]) -> Iterator[tuple[int, str]]:
    courtly = [at for at, one in words.items() if _COURT.search(one)]
    for at in courtly:
        if _COURT_STAFF.search(words[at]) and courtly == [at]:
            yield at, "court-other"


def _second_receipt(stretches: Sequence[Stretch], words: dict[int, str]) -> Iterator[tuple[int, str]]:
    """A second letter is received, or reported to be, behind the first."""
    received = [at for at in words if role(stretches[at]) is Role.RECEIPT]
    for at in received[1:]:
        if _ARRIVED.search(words[at], 0, _OPENING):
            yield at, "part-twice"


def _other_petitioner(stretches: Sequence[Stretch], words: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Somebody else's letter is told of: 欧阳淑贤（女）反映, and she is named nowhere else."""
    for at, mine in words.items():
        match = _writing().match(mine)
        if match is None or _NO_NAME.search(match[1]):
            continue
        if not any(match[1] in one.words for place, one in enumerate(stretches) if place != at):
            yield at, "person-unknown"


@cache
def _writing() -> Pattern:
    surname = "(?:" + "|".join(row["surname"] for row in rows("surnames.tsv")) + ")"
    return pattern(
        rf"({surname}[\u4e00-\u9fff]{{1,2}})(?:[（(][^）)]{{1,30}}[）)])?(?:反映|请求|投诉|来信|来访|诉称|要求)"
    )


def _unknown_person(stretches: Sequence[Stretch], words: dict[int, str]) -> Iterator[tuple[int, str]]:
    """A person whom nothing introduces acts in one paragraph and is named in no other."""
    for at, mine in words.items():
        found = [match for match in _names().finditer(mine) if not _NO_NAME.search(match[1])]
        for match in found:
            name = match[1]
            elsewhere = any(name in one.words for place, one in enumerate(stretches) if place != at)
            told = elsewhere or _OF_A_CASE.search(mine) is not None  # the other side of a case has one paragraph
            if not told and mine.find(name) == match.start(1) and mine.count(name) >= _TWICE:
                yield at, "person-unknown"
                break


@cache
def _names() -> Pattern:
    surname = "(?:" + "|".join(row["surname"] for row in rows("surnames.tsv")) + ")"
    return pattern(_UNKNOWN.format(surname=surname))
