"""Case numbers of the people's courts: the form in force since 2016 and the older one.

Source: 最高人民法院《关于人民法院案件案号的若干规定》（法〔2015〕137号，2016-01-01 起施行；法〔2018〕335号修正）.
A document number (文号, 〔2023〕5号) is something else; so are numbers of arbitration, procuratorates and notaries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from replycheck.model.span import Span
from replycheck.text.tables import rows

_PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新兵军"
_LOCAL_TYPES = (
    "诉前调",
    "民诉前调",
    "知",
    "经",
    "商",
    "信访",
    "访",
    "诉调",
    "调确",
    "引调",
    "民特调",
    "执前督",
    "执前调",
)
"""Codes outside the standard that courts use every day, so none of them is a defect."""
_LOOSE = re.compile(
    r"[（(〔\[【［]\s*(?P<year>(?:19|20)\d{2})\s*[）)〕\]】］]\s*"
    r"(?P<body>[一-龥]{1,14}\s*(?:\d{1,4}\s*[一-龥]{1,12}\s*)?)(?P<no>\d{1,8}(?:[-－—–]\d{1,3})?)\s*号"
)
_OLD_BODY = re.compile(r"[刑民行执知经商立审破赔督海][一-龥]{0,8}字第?$")
_SPELT_COURT = re.compile(r"[一-龥]{2,12}\d{2,4}[一-龥]{1,6}$")
_SINCE = 2016
"""The year from which the rule is in force."""
_ELSEWHERE = re.compile(
    r"仲|检|公证|证字|证内|证民|证经|公\S{0,4}字|行政|政复|复决|罚|信复|访复|司鉴|鉴|国土|建|规|发|函|办"
)
"""Words that show the number to be another body's: a 文号, an award, an indictment, a notarial deed."""


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number as written; ``fault`` is a Chinese clause saying what is malformed, None if it is well formed."""

    span: Span
    written: str
    year: int
    fault: str | None = None
    proper: str | None = None


def _types() -> str:
    codes = {row["code"] for row in rows("casecodes.tsv")} | set(_LOCAL_TYPES)
    return "|".join(sorted(codes, key=len, reverse=True))


@cache
def _new_form() -> re.Pattern[str]:
    return re.compile(rf"(?:最高法|[{_PROVINCES}]\d{{0,4}})(?:知|商|少|环)?(?:{_types()})")


@cache
def _type_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_types()})$")


def case_numbers(text: str) -> tuple[CaseNumber, ...]:
    """Everything in ``text`` that is written as a court's case number, in order."""
    return tuple(found for match in _LOOSE.finditer(text) if (found := _judge(match)) is not None)


def _judge(match: re.Match[str]) -> CaseNumber | None:
    """The case number a loose match stands for; None when it is another body's number."""
    body = re.sub(r"\s", "", match["body"])
    if _new_form().fullmatch(body):
        fault, proper = _fault_of_new(int(match["year"]), body, match["no"], match[0][0])
    elif _ELSEWHERE.search(body):
        return None
    elif _OLD_BODY.search(body):
        fault, proper = _fault_of_old(int(match["year"]), body, match["no"])
    elif _SPELT_COURT.match(body) and _type_at_end().search(body):
        fault, proper = "法院代字应为省份简称加数字（如“鄂0107”），不写全称", None
    else:
        return None
    return CaseNumber(Span(*match.span()), match[0], int(match["year"]), fault, proper)


def _fault_of_new(year: int, body: str, number: str, bracket: str) -> tuple[str | None, str | None]:
    """What is malformed in a number of the form in force, and the proper one where it is certain."""
    proper = f"（{year}）{body}{number.lstrip('0') or '0'}号"
    if bracket not in "（(":
        return "案号的年份应使用圆括号，六角括号用于发文字号", proper
    if number.startswith("0"):
        return "案号的序号不补零", proper
    if year < _SINCE:
        return "2016年以前的案件还没有这种案号，请核对年份", None
    if (digits := re.search(r"\d+", body)) and len(digits.group()) % 2:
        return f"法院代字中的数字应为2位或4位，这里是{len(digits.group())}位", None
    return None, None


def _fault_of_old(year: int, body: str, number: str) -> tuple[str | None, str | None]:
    """What is malformed in a number that is written with 字第."""
    stripped = re.sub("字第?$", "", body)
    if _new_form().fullmatch(stripped) and re.search(r"\d", stripped):
        proper = f"（{year}）{stripped}{number.lstrip('0') or '0'}号" if year >= _SINCE else None
        return "带数字的法院代字不与“字第”连用", proper
    if year >= _SINCE:
        return "2016年起立案的案件不再使用“字第…号”的案号，请核对年份或改用新案号", None
    return None, None
