"""Case numbers of the people's courts: the form in force since 2016 and the older one.

Source: 最高人民法院《关于人民法院案件案号的若干规定》（法〔2015〕137号，2016-01-01 起施行；法〔2018〕335号修正）.
A document number (文号, 〔2023〕5号) is something else; so are numbers of arbitration, procuratorates and notaries.
"""

from __future__ import annotations

import re
from functools import cache

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows
from replycheck.text.torn import whole_numbers

PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新兵军"
_LOCAL_TYPES = (
    "诉前调",
    "民诉前调",
    "诉前调确",
    "诉前调书",
    "知",
    "经",
    "商",
    "商初",
    "信访",
    "访",
    "诉调",
    "调确",
    "引调",
    "民特调",
    "民公初",
    "执前督",
    "执前调",
    "执异再",
    "执异监",
    "执清",
    "刑没初",
    "认港破",
    "工认",
    "工不认",
)
"""Codes outside the standard that courts use every day, so none of them is a defect."""
_LETTER = r"[^\W0-9A-Za-z_]"
"""A Han character, near enough; the range of all of them costs ten times as much to compile."""
_LOOSE = pattern(
    r"[（(〔\[【［﹝]\s*(?P<year>(?:19|20)\d{2})\s*[）)〕\]】］﹞]\s*"
    rf"(?P<body>{_LETTER}{{1,14}}(?:[（(]{_LETTER}{{1,4}}[）)]{_LETTER}{{1,6}})?\s*(?:\d{{1,4}}\s*{_LETTER}{{1,12}}\s*)?)"
    r"(?P<no>\d{1,8}(?:[-－—–]\d{1,3})?)\s*号(?P<suffix>之[一二三四五六七八九十]{1,3})?"
)
_OLD_BODY = pattern(rf"[刑民行执知经商立审破赔督海受](?:{_LETTER}|[（）()]){{0,8}}字第?$")
_SURE_OLD = pattern(r"[刑民行执商知][一二三四五六七八九]?[初终再申监提抗辖特撤破少外商知]{0,3}字第?$")
_SPELT_COURT = pattern(rf"{_LETTER}{{2,12}}\d{{2,4}}{_LETTER}{{1,6}}$")
_NEW_SHAPE = pattern(rf"(?P<court>[{PROVINCES}]\d{{1,4}})(?P<special>)(?P<type>{_LETTER}{{1,6}})")
_SINCE = 2016
"""The year from which the rule is in force."""
_OTHER_BODY = pattern(r"仲|检|公证|证字|证内|证民|证经|证执|公\S{0,4}字")
_ELSEWHERE = pattern(r"行政|政复|复决|罚|信复|访复|司鉴|鉴|国土|建|规|发|函|办|不动产|房权|土|拆|许|登")
"""Words that show the number to be another body's: a 文号, an award, an indictment, a notarial deed."""


_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number as written; ``fault`` is a Chinese clause saying what is malformed, None if it is well formed.

    ``court`` is the court's code (鄂0107, in the older form what stands before 字第), ``type`` its type code ("" in the
    older form, where the two run together), ``number`` without padding, ``suffix`` 之一 or "". ``era`` says in Chinese
    that the form does not suit the year; ``unknown``: no list of type codes has this one.
    """

    span: Span
    written: str
    year: int
    fault: str | None = None
    proper: str | None = None
    court: str = ""
    type: str = ""
    number: str = ""
    suffix: str = ""
    old: bool = False
    era: str | None = None
    unknown: bool = False

    @property
    def identity(self) -> tuple[int, str, str, str]:
        """What two mentions of one case share, however they are written: year, court, type, number."""
        return self.year, self.court, self.type, self.number


def known_types() -> str:
    """The type codes of courts, as alternatives of a pattern, the longest first; in one order in every process."""
    codes = {row["code"] for row in rows("casecodes.tsv")} | set(_LOCAL_TYPES)
    return "|".join(sorted(codes, key=lambda code: (-len(code), code)))


@cache
def _new_form() -> Pattern:
    return pattern(rf"(?P<court>最高法|[{PROVINCES}]\d{{0,4}})(?P<special>(?:知|商|少|环)?)(?P<type>{known_types()})")


@cache
def _type_at_end() -> Pattern:
    return pattern(rf"(?:{known_types()})$")


@whole_numbers
def case_numbers(text: str) -> tuple[CaseNumber, ...]:
    """Everything in ``text`` that is written as a court's case number, in order."""
    return tuple(found for match in _LOOSE.finditer(text) if (found := _judge(match)) is not None)


def _judge(match: re.Match[str]) -> CaseNumber | None:
    """The case number a loose match stands for; None when it is another body's number."""
    body = re.sub(r"\s", "", match["body"]).translate(_WIDE)
    if form := _new_form().fullmatch(body):
        return _new(match, form, unknown=False)
    if _OTHER_BODY.search(body) or (_ELSEWHERE.search(body) and not _SURE_OLD.search(body)):
        return None
    if _OLD_BODY.search(body):
        return _old(match, body)
    if form := _NEW_SHAPE.fullmatch(body):
        return _new(match, form, unknown=True)
    if _SPELT_COURT.match(body) and _type_at_end().search(body):
        fault = "法院代字应为省份简称加数字（如“鄂0107”），不写全称"
        return _made(match, fault=fault, court=_type_at_end().sub("", body))
    return None


def _made(  # noqa: PLR0913 - the parts of a case number, by keyword
    match: re.Match[str],
    *,
    court: str,
    type_: str = "",
    fault: str | None = None,
    proper: str | None = None,
    era: str | None = None,
    old: bool = False,
    unknown: bool = False,
) -> CaseNumber:
    number, suffix = _plain(match["no"]), match["suffix"] or ""
    span, year = Span(*match.span()), int(match["year"])
    return CaseNumber(span, match[0], year, fault, proper, court, type_, number, suffix, old, era, unknown)


def _plain(number: str) -> str:
    return re.sub("[－—–]", "-", number).lstrip("0") or "0"


def _new(match: re.Match[str], form: re.Match[str], *, unknown: bool) -> CaseNumber:
    """A number of the form in force, with what is malformed and the proper one where that is certain."""
    year, court, type_ = int(match["year"]), form["court"], form["special"] + form["type"]
    fault, proper, era = None, f"（{year}）{court}{type_}{_plain(match['no'])}号{match['suffix'] or ''}", None
    digits = len(court) - 1
    if match[0][0] not in "（(":
        fault = "案号的年份应使用圆括号，六角括号用于发文字号"
    elif match["no"].startswith("0"):
        fault = "案号的序号不补零"
    elif court != "最高法" and digits % 2:
        fault, proper = f"法院代字中的数字应为2位或4位，这里是{digits}位", ""
    if year < _SINCE and (digits or court == "最高法"):
        era = "2016年以前的案件还没有这种案号，请核对年份"
    sure = fault is not None and not unknown and proper
    return _made(
        match, court=court, type_=type_, fault=fault, proper=proper if sure else None, era=era, unknown=unknown
    )


def _old(match: re.Match[str], body: str) -> CaseNumber:
    """A number that is written with 字第."""
    year, stripped = int(match["year"]), re.sub("字第?$", "", body)
    form = _new_form().fullmatch(stripped)
    if form and re.search(r"\d", stripped):
        proper = f"（{year}）{stripped}{_plain(match['no'])}号{match['suffix'] or ''}" if year >= _SINCE else None
        fault = "带数字的法院代字不与“字第”连用"
        return _made(match, court=form["court"], type_=form["special"] + form["type"], fault=fault, proper=proper)
    era = "2016年起立案的案件不再使用“字第…号”的案号，请核对年份或改用新案号" if year >= _SINCE else None
    return _made(match, court=stripped, era=era, old=True)
