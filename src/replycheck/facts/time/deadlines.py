"""The days of a petition's handling and how many passed between them (domain specification, section 3.3).

The first day is not counted. A missing date is never guessed: a date without a year takes that of the date before it
in the same sentence (2023年5月6日来信，5月8日收悉), as such sentences are written, and otherwise stays unknown.
Of several acceptances the latest counts, since a reply may tell of earlier petitions.
"""

from __future__ import annotations

from datetime import date

from replycheck.facts.time.dates import WrittenDate, written_dates
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.sentences import sentences

_PETITION = pattern(r"信访|来信|来访|来电|来函|反映|诉求|请求|投诉|举报|申请|事项|材料|你|您")
_LITIGATION = pattern(r"一案|起诉|上诉|立案|执行(?:申请|案件)|诉讼|仲裁|报警|报案|不予受理|不受理")
_REACH = 40
"""Characters after a date within which the act of that day is named."""
_ACCEPTED = pattern(r"^[^，。；]{0,30}?(?:决定|予以|登记|正式|依法)?受理(?!告知|通知|机关|范围|条件|费|中心|大厅)")
_RECEIVED = pattern(
    r"^[^，。；]{0,30}?(?:收悉|收到|接到|转来|转送|转交|交办|登记(?!条件|机构|证|中心|手续|簿)|来访|来电|网上信访)"
)
"""A letter's own date is not that of its receipt; a visit, a call and an entry on the web are received at once."""
_TOLD = pattern(
    r"^[^，。；]{0,40}?(?:(?:送达|出具|发出|作出|制发|寄送|寄出|发送)[^，。；]{0,20}告知(?:书|单|函)"
    r"|(?:书面)?告知(?:你|您|信访人)[^，。；]{0,20}(?:受理|收到|登记|办理途径))"
)


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which the office did something; ``span`` is the date as written."""

    span: Span
    day: date


@dataclass(frozen=True, slots=True)
class Handling:
    """The steps that could be told for certain; None where the paper does not say."""

    received: Step | None
    accepted: Step | None
    told: Step | None
    replied: Step | None

    @property
    def period(self) -> tuple[Step, Step] | None:
        """From acceptance, or else receipt, to the reply; None where an end is unknown."""
        start = self.accepted or self.received
        return None if start is None or self.replied is None else (start, self.replied)

    def notice(self, profile: Profile) -> tuple[Step, Step] | None:
        """From receipt to the notice, which a paper of that kind may itself be; None where an end is unknown."""
        told = self.replied if profile is Profile.PETITION_NOTICE else self.told
        return None if self.received is None or told is None else (self.received, told)


def handling(text: str, signed: WrittenDate | None) -> Handling:
    """The steps told in ``text``; ``signed`` is the date of signing, the day of the reply."""
    replied = None if signed is None else _step(signed, 0, None)
    return Handling(
        _latest(text, _RECEIVED, replied),
        _latest(text, _ACCEPTED, replied),
        _latest(text, _TOLD, replied),
        replied,
    )


def days_between(first: Step, last: Step) -> int:
    """Days of a period that begins on the day of ``first``, which itself is not counted (民法典第二百零一条)."""
    return (last.day - first.day).days


def _latest(text: str, act: Pattern, replied: Step | None) -> Step | None:
    """The latest certain day of that act, not after the reply itself."""
    found = []
    for sentence in sentences(text):
        words = sentence.of(text)
        if _PETITION.search(words) is None or _LITIGATION.search(words):
            continue
        year: int | None = None
        dates = written_dates(words)
        for number, written in enumerate(dates):
            year = written.year or year
            end = dates[number + 1].span.start if number + 1 < len(dates) else len(words)
            behind = words[written.span.end : min(end, written.span.end + _REACH)]
            step = _step(written, sentence.start, year) if act.search(behind) else None
            if step is not None and (replied is None or step.day <= replied.day):
                found.append(step)
    return max(found, key=lambda step: step.day, default=None)


def _step(written: WrittenDate, offset: int, year: int | None) -> Step | None:
    known = written.year or year
    if known is None or not written.possible:
        return None
    return Step(written.span.shifted(offset), date(known, written.month, written.day))
