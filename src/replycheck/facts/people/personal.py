"""What in a text tells who somebody is: names, ID numbers, phones, e-mail, bank cards, addresses; and masks for it.

Whatever the other modules of ``facts`` recognise of a person is masked; the patterns here add what only masking asks
for, where a wrong mask costs little. What is easily got wrong: a name is recognised only where names stand (after
原告, 信访人, before 先生 …), but once recognised it is masked wherever it stands, also in a file name. Masks keep the
length, so every offset stays right. A person who is never called by a role, a title or a salutation is not
recognised; ``docs/reports.md`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from replycheck.facts.people.emails import emails
from replycheck.facts.people.identity_numbers import identity_numbers
from replycheck.facts.people.names import persons
from replycheck.facts.people.personal_contexts import after_role, around, at_line, before_word, in_path, not_names
from replycheck.facts.people.phones import phones
from replycheck.model.span import Span
from replycheck.text.numerals import BRANCHES, STEMS
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows

_STAR = "*"
_NOBODY = "某"
_SIGNS = STEMS + BRANCHES
"""Masks are numbered with these: 某甲, 某乙 …, so that two people never share one."""
_LETTER = r"A-Za-z0-9"
_NUMBERS = pattern(
    rf"(?<![{_LETTER}])(?:"
    r"[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[ -]?\d{3}[0-9Xx]"  # identity card
    r"|0\d{9,11}"  # land line in one piece
    r"|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?|\d{15,19}"  # bank card, and any number as long as one
    rf")(?![{_LETTER}])"
)
_LABELLED = pattern(
    r"(?:电话|手机|传真|热线|账号|帐号|卡号|微信|QQ|身份证[件]?(?:号码?|号)?|公民身份号码|证件号码?)"
    r"[^\d\n，。；、A-Za-z]{0,6}?[:：]?\s*((?:[A-Za-z][A-Za-z0-9_\-]{5,19}|\d[\d \-－—转]{4,22}[\dXx]))"
)
_ADDRESS = pattern(
    r"(?:住所地?|现住址?|户籍(?:所在)?地|家庭住址|住址|通讯地址|通信地址|联系地址|地址|经常居住地|居住地|(?<=[，,：:；;\s])住)"
    r"(?:[：:为是在]|位于)?\s*([^，。；、,;\n（()）：:]{4,60})"
)
_PLACE = pattern(
    r"(?:(?:(?![省市州盟县区旗镇乡])[\u4e00-\u9fff]){2,8}(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)){1,5}"
    r"[\u4e00-\u9fff]{1,12}?(?:路|街|巷|大道|胡同|村|社区|小区|组|里)[^，。；、,;\n（()）：:]{0,20}?\d[\-－\d]{0,20}"
    r"(?:号院?|弄|幢|栋|楼|单元|室|组|队|户)(?:[^，。；、,;\n（()）：:]{0,8}?\d[\-－\d]{0,20}(?:号|幢|栋|楼|层|单元|室|户)?){0,8}"
)
_NARROW = {
    **{0xFF01 + at: 0x21 + at for at in range(94)},  # full-width letters, figures and signs
    0x3000: 0x20,
}
"""Numbers are also written with full-width figures; nothing changes its place."""
_MOST_NAMES = 2000
"""More names than this no report has; a hostile text must not make the masking slow."""


class Masks:
    """Masks for everything personal that the given texts and file names tell; applied to every word of a report."""

    def __init__(self, texts: Iterable[str], paths: Iterable[str] = ()) -> None:
        kept = tuple(texts)
        names: dict[str, str] = {}
        found = [
            *(name for text in kept for name in (*names_in(text), *_acting(text))),
            *(name for path in paths for name in _found(path, _in_paths())),
        ]
        for name in found:
            if name not in names and len(names) < _MOST_NAMES:
                names[name] = _mask(len(names), len(name))
        self._names = names
        told = {part for text in kept for part in (*_grouped(_LABELLED, text), *_grouped(_ADDRESS, text))}
        self._known = _any_of(told)
        self._people = _any_of(names)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are masked, without blanks, in the order in which they were met."""
        return tuple(self._names)

    def apply(self, text: str) -> str:
        """``text`` of the same length with everything personal masked; a second time changes nothing."""
        masked = self._once(text)
        while masked != text:  # behind a masked number a label may reach the next one
            text, masked = masked, self._once(masked)
        return masked

    def _once(self, text: str) -> str:
        text = _NUMBERS.sub(_starred, text)  # before anything that would take a part of one
        for span in chain(_told(text), _told(text.translate(_NARROW))):  # where both kinds of figures meet, they differ
            text = text[: span.start] + re.sub(r"\S", _STAR, span.of(text)) + text[span.end :]
        for form in (self._known, _ADDRESS, _PLACE, _LABELLED):
            if form is not None:
                text = form.sub(_starred, text)
        if self._people is not None:
            text = self._people.sub(self._named, text)
        return _titled().sub(_untold, text)

    def _named(self, match: re.Match[str]) -> str:
        """The mask of a name, blanks inside kept."""
        words = match.group()
        signs = iter(self._names["".join(words.split())])
        return "".join(character if character.isspace() else next(signs) for character in words)


@lru_cache(maxsize=8)
def names_in(text: str) -> tuple[str, ...]:
    """The names that stand where names stand, without blanks, each once, in order."""
    return _found(text, _contexts())


def _acting(text: str) -> tuple[str, ...]:
    """The names of those whose role or title is told; those that the paper itself masks are none."""
    return tuple(dict.fromkeys(person.name for person in persons(text) if not person.masked))


def _told(text: str) -> Iterator[Span]:
    """Where phones, identity numbers and e-mail addresses stand."""
    yield from (phone.span for phone in phones(text))
    yield from (number.span for number in identity_numbers(text))
    yield from emails(text)


def _found(text: str, patterns: tuple[Pattern, ...]) -> tuple[str, ...]:
    found: dict[str, int] = {}
    for form in patterns:
        for match in form.finditer(text):
            for group in range(1, form.groups + 1):
                name = "".join((match.group(group) or "").split())
                if len(name) > 1 and _NOBODY not in name and not not_names().match(name):
                    found[name] = min(found.get(name, len(text)), match.start(group))
    return tuple(sorted(found, key=lambda name: (found[name], name)))


@cache
def _surname() -> str:
    """A pattern for one surname, those of two characters first."""
    return "(?:" + "|".join(row["surname"] for row in rows("surnames.tsv")) + ")"


def _name() -> str:
    """A pattern for a surname and a given name of one or two characters, blanks between them allowed."""
    blank = r"[ \u3000\t]{0,4}"
    return rf"{_surname()}{blank}[\u4e00-\u9fff](?:{blank}[\u4e00-\u9fff])?"


@cache
def _in_paths() -> tuple[Pattern, ...]:
    return tuple(pattern(one) for one in in_path(_name()))


@cache
def _contexts() -> tuple[Pattern, ...]:
    """Where names stand; each group of a pattern holds one."""
    name = _name()
    minority = r"[\u4e00-\u9fff]{2,6}[·•][\u4e00-\u9fff]{2,8}"
    return (
        *(pattern(one, re.MULTILINE) for one in after_role(f"(?:{minority}|{name})")),
        *(pattern(one, re.MULTILINE) for one in around(name)),
        *(pattern(one, re.MULTILINE) for one in at_line(name)),
        *(pattern(one, re.MULTILINE) for one in before_word(name)),
    )


@cache
def _titled() -> Pattern:
    """A surname alone before a title: 张先生, 王法官."""
    return pattern(rf"{_surname()}(?=(?:先生|女士|法官|律师|庭长|院长|书记员)(?!任))")


def _untold(match: re.Match[str]) -> str:
    return _NOBODY * len(match.group())


def _starred(match: re.Match[str]) -> str:
    """The match with its telling part as asterisks; a label before it stays."""
    whole = match.group()
    if not match.re.groups:
        return re.sub(r"\S", _STAR, whole)
    begin, end = match.start(1) - match.start(), match.end(1) - match.start()
    return whole[:begin] + re.sub(r"\S", _STAR, whole[begin:end]) + whole[end:]


def _grouped(pattern: Pattern, text: str) -> tuple[str, ...]:
    return tuple(match.group(1).strip() for match in pattern.finditer(text))


def _any_of(words: Iterable[str]) -> Pattern | None:
    """A pattern for any of the words, the longest first, blanks allowed between Han characters."""
    wanted = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    if not wanted:
        return None
    blank = r"[ \u3000\t\n]{0,4}"
    return pattern("|".join(blank.join(map(re.escape, word)) if word.isalpha() else re.escape(word) for word in wanted))


def _mask(number: int, length: int) -> str:
    """The mask of the name of that number (from 0): 某甲, 某乙 … 某某甲; longer numbers take more characters."""
    signs = ""
    while True:
        number, rest = divmod(number, len(_SIGNS))
        signs = _SIGNS[rest] + signs
        if not number:
            break
        number -= 1
    return signs[-length:].rjust(length, _NOBODY)
