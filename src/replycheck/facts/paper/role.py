"""What a paper is among the papers of one matter: the reply, a judgment, the petitioner's letter.

What is easily got wrong: a reply that was pasted from a judgment is full of a judgment's words, so only what stands at
the head as a title decides for a judgment. Where the words do not settle it the answer is None: a wrong guess is worse
than a question. (``facts.nature`` answers another question: what a file is that was handed in as a reply.)
"""

from __future__ import annotations

import re

from replycheck.facts.paper.nature import HEAD, judgment_score, letter_score, lines_of, titled_letter
from replycheck.facts.paper.profile import detect_profile
from replycheck.model.document import Document
from replycheck.model.profile import Profile
from replycheck.model.role import Role
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

__all__ = ["Guess", "Role", "guess", "named_role"]


@dataclass(frozen=True, slots=True)
class Guess:
    """A role, and whether it is certain enough to stand against another paper of the same role."""

    role: Role
    firm: bool


_FIRST = 200
_ANSWER = pattern(
    r"(?:答复|回复|函复|告知|复查意见|复核意见|处理意见|反馈)如下|(?:现|特)(?:答复|回复|告知)|特此(?:答复|回复|告知|函复)"
)
_SPOKEN = pattern(r"(?:您|你)(?:们)?[^。]{0,12}(?:反映|提出|来信|来访|信访|咨询|投诉)")
_FIRM = frozenset(
    {
        Profile.PETITION_OPINION,
        Profile.PETITION_REVIEW,
        Profile.PETITION_FINAL,
        Profile.PETITION_NOTICE,
        Profile.COURT_REPLY,
        Profile.PROCURATORATE_REPLY,
        Profile.BUREAU_REPLY,
        Profile.ONLINE_REPLY,
    }
)
_ENOUGH = 3
_NAMES = (
    (pattern(r"答复|回复|复函|回函|告知书|(?:处理|复查|复核|答复)意见|reply", re.IGNORECASE), Role.REPLY),
    (pattern(r"判决|裁定|裁判|调解书|judge?ment", re.IGNORECASE), Role.JUDGMENT),
    (pattern(r"来信|信访|申诉|诉求|上访|来访|举报|投诉|控告|反映|petition|letter", re.IGNORECASE), Role.PETITION),
)


def guess(document: Document) -> Guess | None:
    """The role that the words of a paper tell; None where they tell none, or two."""
    lines = lines_of(document)
    if not lines:
        return None
    judgment = judgment_score([*document.text[:_FIRST].split()[:HEAD], *lines], document.text)
    letter = 0 if judgment >= _ENOUGH and not titled_letter(lines) else letter_score(lines, document.text)
    scores = {Role.JUDGMENT: judgment, Role.PETITION: letter, Role.REPLY: _reply(document, lines)}
    best = max(scores, key=lambda role: scores[role])
    if scores[best] < _ENOUGH or list(scores.values()).count(scores[best]) > 1:
        return None
    rivals = [score for role, score in scores.items() if role is not best]
    if max(rivals) >= _ENOUGH:
        return None
    return Guess(best, firm=best is not Role.REPLY or detect_profile(document) in _FIRM)


def named_role(name: str) -> Role | None:
    """The role that a file's name hints at; None where it does not."""
    return next((role for pattern, role in _NAMES if pattern.search(name)), None)


def _reply(document: Document, lines: list[str]) -> int:
    profile = detect_profile(document)
    firm = profile in _FIRM
    weak = profile not in {Profile.GENERIC, Profile.COURT_NOTICE}
    answers = _ANSWER.search(document.text) is not None
    spoken = any(_SPOKEN.search(line) for line in lines)
    return (3 if firm else 1 if weak else 0) + (2 if answers else 0) + spoken
