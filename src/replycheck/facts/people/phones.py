"""Phone numbers: mobile, land line with or without area code, service lines; masked ones are recognised too."""

from __future__ import annotations

import re
from enum import StrEnum

from replycheck.facts.overlaps import clear_of
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_DASHES = r"\-－—–‐‑"
_EDGE = rf"(?<![A-Za-z0-9*.{_DASHES}])"
_END = rf"(?![A-Za-z0-9*]|[.{_DASHES}]\d)"
_DASH = rf"[ {_DASHES}]{{0,2}}"
_PATTERN = pattern(
    rf"{_EDGE}(?:(?:\+?86{_DASH})?(?P<mobile>1[3-9]\d{_DASH}[\d*×]{{4}}{_DASH}\d{{4}})"
    rf"|(?P<area>[（(]0\d{{2,3}}[）)][ {_DASHES}]?|0\d{{2,3}}[ {_DASHES}]{{1,2}}|0(?:10|2\d|[3-9]\d\d)(?=\d{{7,8}}))"
    rf"(?P<local>\d{{7,8}}|\d{{3,4}}[ {_DASHES}]\d{{4}})"
    rf"(?P<ext>\s?(?:转|[{_DASHES}])\s?\d{{1,5}})?"
    rf"|(?P<service>[48]00{_DASH}\d{{3,4}}{_DASH}\d{{3,4}})){_END}"
)
_LABELLED = pattern(
    r"(?:电话|热线|传真|拨打|咨询|手机|座机|致电)[^\d\n，。；]{0,8}?(?P<number>1[012]\d{3}|1[12]\d|9[56]\d{3,4}|[2-9]\d{6,7})"
    r"(?![A-Za-z0-9*\-－—年月元])"
)
_LONGEST_SERVICE = 6


class PhoneKind(StrEnum):
    """What kind of line it is."""

    MOBILE = "mobile"
    LAND_LINE = "land-line"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Phone:
    """``digits`` only, area code included where it is written; ``*`` where the paper masks a digit."""

    span: Span
    digits: str
    kind: PhoneKind
    extension: str = ""


def phones(text: str) -> tuple[Phone, ...]:
    """Every phone number in ``text``, in order; one without area code only behind a word like 电话."""
    found = []
    for match in _PATTERN.finditer(text):
        if match["mobile"]:
            found.append(Phone(Span(match.start(), match.end()), _digits(match["mobile"]), PhoneKind.MOBILE))
        elif match["service"]:
            found.append(Phone(Span(*match.span()), _digits(match["service"]), PhoneKind.SERVICE))
        else:
            digits = _digits(match["area"] + match["local"])
            found.append(Phone(Span(*match.span()), digits, PhoneKind.LAND_LINE, _digits(match["ext"] or "")))
    short = (_short(match) for match in _LABELLED.finditer(text))
    found.extend(clear_of(short, [phone.span for phone in found]))
    return tuple(sorted(found, key=lambda phone: phone.span))


def _short(match: re.Match[str]) -> Phone:
    """A number behind a label: a service line (12345, 955555) or a land line without area code."""
    number = match["number"]
    service = number[0] in "19" and len(number) <= _LONGEST_SERVICE
    return Phone(Span(*match.span("number")), number, PhoneKind.SERVICE if service else PhoneKind.LAND_LINE)


def _digits(written: str) -> str:
    return re.sub(r"[^\d*]", "", written.replace("×", "*"))
