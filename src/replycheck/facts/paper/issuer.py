"""Who issued a paper, and whether it turns to a person: read from the signature, the red head and the addressee."""

from __future__ import annotations

from replycheck.model.document import RUNNING, Document
from replycheck.text.patterns import pattern

_TAIL = 8
"""Paragraphs at the end in which issuer and date can stand."""
_HEADS = 4
_STAMP = pattern(r"(?:[（(].{0,6}[章印][）)])$|文件$")
_HAN = pattern(r"[\u4e00-\u9fa5×]+")
_COURT = pattern(
    r"^[\u4e00-\u9fa5]{2,28}(?:人民|海事|知识产权|金融|互联网|铁路(?:运输)?|基层|林区|矿区|垦区|农垦|油田|运输)法院"
    r"(?:文件|[\u4e00-\u9fa5]{1,10}(?:庭|局|室|中心))?$"
)
"""A court, or a part of it: 某某区人民法院立案庭."""
_PROCURATORATE = pattern(
    r"^(?:[\u4e00-\u9fa5×]{1,28}人民检察院|最高人民检察院)(?:文件|[\u4e00-\u9fa5第]{1,12}(?:部|局|室|中心|处))?$"
)
_ADDRESSEE = pattern(
    r"^(?:尊敬的)?(?P<name>[\u4e00-\u9fa5·×＊*]{2,12}?)(?:、[\u4e00-\u9fa5·×]{2,12}?){0,4}(?:[（(][男女][）)])?"
    r"(?P<title>同志|先生|女士|等\d*(?:人|户|名)(?:村民|业主|居民|群众|职工|住户)?"
    r"|等[一二三四五六七八九十]*(?:人|户|名)(?:村民|业主|居民|群众|职工|住户)?)?(?<!如下)[：:]$"
)
_ORGAN = pattern(
    r"(?:院|法院[\u4e00-\u9fa5]{1,10}庭|局|委|会|厅|部|办|处|府|室|所|站|中心|公司|镇|乡|街道|机关|单位|大队|支队|总队|馆|学校|中学|小学|大学|银行)$"
)
_NO_PERSON = pattern(
    r"(?:事项|请求|理由|问题|情况|要求|诉求|原告|被告|附件|主送|抄送|抄报|同志们|各位|领导|书记"
    r"|[省市县区镇乡]长|主任|院长|检察长|人员|来宾|用户|单位|各[\u4e00-\u9fa5]{1,12}|规定|意见|名称|姓名|日期"
    r"|时间|地点|标题)[：:]$"
)
"""Labels and offices that end like a name does; a letter to 张县长： is one to the office."""


def issuer(document: Document) -> str | None:
    """The name of the issuing body: from the signature at the end, else from the red head; None if neither tells."""
    lines = ["".join(p.span.of(document.text).split()) for p in document.paragraphs if p.kind in RUNNING]
    for line in [*reversed(lines[-_TAIL:]), *lines[:_HEADS]]:
        name = _STAMP.sub("", line)
        if 4 <= len(name) <= 40 and _ORGAN.search(name) and _HAN.fullmatch(name):  # noqa: PLR2004
            return name
    return None


def is_court(name: str | None) -> bool:
    """Whether this is the name of a people's court."""
    return name is not None and _COURT.match(name) is not None


def is_procuratorate(name: str | None) -> bool:
    """Whether this is the name of a people's procuratorate."""
    return name is not None and _PROCURATORATE.match(name) is not None


def addressed_to_person(head: list[str]) -> bool:
    """Whether the first line that can be an addressee names a person; later ones are lead-ins of the text.

    ``head``: the first lines of a paper without white space.
    """
    return addressee(head) is not None


def addressee(head: list[str]) -> str | None:
    """The person (the first of several) whom the paper addresses; None where it is addressed to none."""
    match = next(filter(None, map(_ADDRESSEE.match, head)), None)
    if match is None or _NO_PERSON.search(match[0]):
        return None
    return match["name"] if match["title"] or not _ORGAN.search(match[0][:-1]) else None
