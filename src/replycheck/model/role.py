"""What a file itself is: a reply, a judgment, a letter, or some other paper."""

from __future__ import annotations

from enum import StrEnum

from replycheck.records import dataclass


class Role(StrEnum):
    """What a paper looks like, whatever it was handed in as."""

    REPLY = "reply"
    JUDGMENT = "judgment"
    PETITION = "petition"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown to a user."""
        return {"reply": "答复", "judgment": "裁判文书", "petition": "来信", "other": "其他文书"}[self.value]


@dataclass(frozen=True, slots=True)
class Nature:
    """The role of a paper; ``called`` is the word a clerk has for it (起诉状, 合同), "" where the words do not tell."""

    role: Role
    called: str = ""

    @property
    def remark(self) -> str:
        """What a report says first of a paper that is no reply, without a full stop; "" of a reply."""
        if self.role is Role.REPLY:
            return ""
        if self.role is Role.OTHER and not self.called:
            return "看不出这是一份答复"
        return f"这像是{self.called or self.role.label}，不是答复"


REPLY = Nature(Role.REPLY)
UNKNOWN = Nature(Role.OTHER)
