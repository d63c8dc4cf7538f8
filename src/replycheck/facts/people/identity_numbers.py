"""Citizens' identity numbers (公民身份号码, GB 11643—1999): 18 digits with a check digit, and the older 15.

A number of 18 digits whose middle is no day of the calendar is something else (an account, a waybill) unless a label
in front says 身份证.
"""

from __future__ import annotations

import datetime as dt
import re

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_NUMBER = pattern(
    r"(?<![A-Za-z0-9*])(?:[1-9]\d{5}[ -]?\d{8}[ -]?\d{3}[0-9Xx]|[1-9]\d{14}"
    r"|[1-9]\d{2,5}[*×]{6,14}[\d*×]{0,3}[\dXx])(?![A-Za-z0-9*])"
)
_LABEL = pattern(r"(?:身份证|身份号码|证件号)[^\d\n，。；]{0,8}$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NEW, _OLD = 18, 15


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """``number`` without blanks, X in capitals, ``*`` where masked.

    ``valid``: date and check digit are right; None where that cannot be told (masked, or of the older form).
    ``female`` is told by the last digit but one; None where masked.
    """

    span: Span
    number: str
    valid: bool | None
    born: dt.date | None = None
    female: bool | None = None


def identity_numbers(text: str) -> tuple[IdentityNumber, ...]:
    """Every identity number in ``text``, in order."""
    found = []
    for match in _NUMBER.finditer(text):
        number = re.sub("[ -]", "", match.group()).upper().replace("×", "*")
        labelled = _LABEL.search(text[max(0, match.start() - 16) : match.start()]) is not None
        born = _born(number)
        if "*" in number:
            if labelled or len(number) == _NEW:
                found.append(IdentityNumber(Span(*match.span()), number, None))
        elif labelled or born is not None:
            valid = None if len(number) == _OLD else born is not None and check_digit(number[:17]) == number[17]
            sex = number[16] if len(number) == _NEW else number[14]
            found.append(IdentityNumber(Span(*match.span()), number, valid, born, int(sex) % 2 == 0))
    return tuple(found)


def check_digit(seventeen: str) -> str:
    """The eighteenth character that belongs to the first seventeen digits."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, seventeen, strict=True)) % 11]


def _born(number: str) -> dt.date | None:
    """The day of birth in the number; None where it is masked or no day of the calendar of this or the last century."""
    digits = number[6:14] if len(number) == _NEW else "19" + number[6:12]
    if not digits.isdecimal() or digits[:2] not in ("18", "19", "20"):
        return None
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
