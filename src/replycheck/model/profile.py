"""The genres of reply, each bound by its own rules (domain specification, section 1)."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """Which kind of paper this is. Most false alarms come from judging one kind by another's rules."""

    PETITION_OPINION = "petition-opinion"
    PETITION_REVIEW = "petition-review"
    PETITION_FINAL = "petition-final"
    PETITION_NOTICE = "petition-notice"
    COURT_REPLY = "court-reply"
    PROCURATORATE_REPLY = "procuratorate-reply"
    BUREAU_REPLY = "bureau-reply"
    COURT_NOTICE = "court-notice"
    REPORT_BACK = "report-back"
    LETTER = "letter"
    OFFICIAL_REPLY = "official-reply"
    OPINION = "opinion"
    ONLINE_REPLY = "online-reply"
    GENERIC = "generic"

    @property
    def label(self) -> str:
        """The name a clerk knows it by."""
        return _TITLES[self]


_TITLES = {
    Profile.PETITION_OPINION: "信访事项处理（答复）意见书",
    Profile.PETITION_REVIEW: "信访事项复查意见书",
    Profile.PETITION_FINAL: "信访事项复核意见书",
    Profile.PETITION_NOTICE: "信访事项告知书",
    Profile.COURT_REPLY: "法院信访回复",
    Profile.PROCURATORATE_REPLY: "检察院答复",
    Profile.BUREAU_REPLY: "部门答复、复信、情况说明",
    Profile.COURT_NOTICE: "法院通知书",
    Profile.REPORT_BACK: "办理情况回告",
    Profile.LETTER: "函、复函",
    Profile.OFFICIAL_REPLY: "批复",
    Profile.OPINION: "意见",
    Profile.ONLINE_REPLY: "网上留言、12345 工单答复",
    Profile.GENERIC: "通用",
}

ANY = frozenset(Profile)
PLAIN_REPLIES = frozenset({Profile.BUREAU_REPLY, Profile.PROCURATORATE_REPLY})
"""What an office writes to a person in no prescribed form: what a petition opinion must have is only asked for."""
FORMAL_REPLIES = frozenset(
    {Profile.PETITION_OPINION, Profile.PETITION_REVIEW, Profile.PETITION_FINAL, Profile.COURT_REPLY}
)
"""The papers that answer a person in the prescribed form."""
WRITTEN_REPLIES = FORMAL_REPLIES | PLAIN_REPLIES
"""The papers on paper that answer a person."""
REPLIES = WRITTEN_REPLIES | {Profile.ONLINE_REPLY}
"""The papers that answer a person."""
FLOWING = REPLIES | {
    Profile.PETITION_NOTICE, Profile.COURT_NOTICE, Profile.REPORT_BACK, Profile.LETTER, Profile.OFFICIAL_REPLY,
    Profile.GENERIC,
}  # fmt: skip
"""The papers that have one reader and one matter, so that it can be told what goes on and what does not; of
those of no known genre only what answers somebody (``Need.ANSWER``)."""
