"""Whether a reply tells of contact with the petitioner: a date, a means and a person in one sentence.

The office's own phone number at the end is no contact, and a call between the parties of a lawsuit is none either.
"""

from __future__ import annotations

from functools import cache, lru_cache

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import CONTACT, FAILED_CONTACT, READER, STAFF
from replycheck.facts.structure.telling import SentencePart, possible_in, signs_in
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.rules.own_statements import told
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences
from replycheck.text.tables import rows

_DATED = pattern(
    r"[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日|[当同次昨前隔][日天]|当晚|[本上]月\d{1,2}日|第[二两三四五六七八九十\d]{1,2}天|过了[两三四五六七八九十几]天|[两三四五六]天后"
)
_IN_VAIN = pattern(
    r"(?:无法|未能|没能|没法)[^。；，]{0,12}(?:取得联系|联系上|联系到|接通|回访)|联系不上|查无此人|无此人|(?:没有|未|没)(?:署名|留[^。；，]{0,6}(?:号码|电话|联系|地址))|都没有碰到人"
)
"""Contact that was tried in vain or was impossible, in other words."""
_LITIGANTS = pattern(r"原告|被告|上诉人")
_OWN_NUMBER = pattern(r"联系(?:电话|人|方式)|办公电话|咨询电话|服务热线")
_CAME = pattern(r"(?:你|您|信访人)(?:于|在)?[^，。；]{0,16}(?:来|到)(?:院|局)(?!面谈|谈话)")
"""The petitioner came of their own accord: no contact of the office's."""
_SEEN_BY_US = pattern(
    r"[\d一二三四五六七八九十]日[^。；]{0,6}?(?:[本我][院局委厅镇]|承办|法官|书记员|工作人员|[\u4e00-\u9fff]{1,4}(?:科|室|队|股|庭|所))"
    r"[^。；]{0,24}(?:[和与同跟给向找约请][你您]们?|[听问]了?[你您])"
)
"""What the office did on a day stands in the paragraph of the demands, too: 12月17日我院法官和您谈了一个多小时."""
_NOT_HERE = frozenset({Part.TITLE, Part.DEMANDS, Part.REMEDY, Part.ANNEX})
_NAMED = pattern(
    r"(?:[\u4e00-\u9fa5]某{1,2}|(?P<name>[\u4e00-\u9fa5]{2,3}))(?=(?:打|致)?电话|致电|联系|约|与你|与您|同你|到你|上门|拨打|会同|接待|面谈)"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A sentence that tells of contact; ``dated`` and ``person`` say whether it names a day and who it was."""

    span: Span
    dated: bool
    person: bool


def contacts(case: Case) -> tuple[Contact, ...]:
    """Every sentence in the office's own words that tells of contact with the petitioner, dated or not."""
    return _contacts_in(told(case, leaving_out=_NOT_HERE), told(case, leaving_out=_NOT_HERE - {Part.DEMANDS}))


@lru_cache(maxsize=2)
def _contacts_in(text: str, whole: str) -> tuple[Contact, ...]:
    found = [one for span in sentences(text) if (one := _contact(span, span.of(text))) is not None]
    found += [
        one
        for span in sentences(whole)
        if _SEEN_BY_US.search(span.of(whole))
        and (one := _contact(span, span.of(whole))) is not None
        and one not in found
    ]
    return tuple(sorted(found, key=lambda one: one.span))


def failed_contact(case: Case) -> Span | None:
    """Where the reply says that contact was tried in vain, was impossible or was declined."""
    match = FAILED_CONTACT.search(case.own_words, 0, case.body_end) or _IN_VAIN.search(case.own_words, 0, case.body_end)
    return None if match is None else Span(*match.span())


def contacted(case: Case) -> bool:
    """Whether a dated contact is told, or why there was none."""
    return failed_contact(case) is not None or any(contact.dated for contact in contacts(case))


def _contact(span: Span, words: str) -> Contact | None:
    bare = _CAME.sub("", _OWN_NUMBER.sub("", words))
    means = CONTACT.search(bare)
    told = bare.strip()
    by_sign = SentencePart.CONTACT in signs_in(told)
    staff, reader = STAFF.search(words) is not None, READER.search(words) is not None
    if (not staff and not reader) or _LITIGANTS.search(words):
        return None
    if (
        means is None and not by_sign and SentencePart.CONTACT not in possible_in(told)
    ):  # the dearest question comes last
        return None
    last = max((match.start() for match in CONTACT.finditer(bare)), default=0)
    anywhere = by_sign or means is None
    dated = _DATED.search(bare, 0, len(bare) if anywhere else last) is not None
    return Contact(span, dated, staff or _names_somebody(words))


def _names_somebody(words: str) -> bool:
    match = _NAMED.search(words)
    return match is not None and (match["name"] is None or match["name"][0] in _surnames())


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("surnames.tsv"))
