"""What a paper is among the papers of one matter: the reply, a judgment, the petitioner's letter, or something else.

What is easily got wrong: a reply that was pasted from a judgment is full of a judgment's words, so only what stands at
the head as a title decides for a judgment. Where the words do not settle it the answer is None: a wrong guess is worse
than a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from replycheck.facts.profile import detect_profile
from replycheck.model.document import RUNNING, Document
from replycheck.model.profile import Profile
from replycheck.text.patterns import pattern


class Role(StrEnum):
    """What a paper is in its matter."""

    REPLY = "reply"
    JUDGMENT = "judgment"
    PETITION = "petition"

    @property
    def label(self) -> str:
        """The word shown to a user."""
        return {"reply": "答复", "judgment": "裁判文书", "petition": "来信"}[self.value]


@dataclass(frozen=True, slots=True)
class Guess:
    """A role, and whether it is certain enough to stand against another paper of the same role."""

    role: Role
    firm: bool


_HEAD, _TAIL = 10, 12
_TITLE_LENGTH = 40
_FIRST = 200
_JUDGMENT_TITLE = pattern(
    r"^(?:.{0,30}?(?:法院|仲裁委员会))?(?:刑事|民事|行政|执行|国家赔偿|赔偿|知识产权|司法|仲裁)?(?:附带民事)?(?:公益诉讼)?"
    r"(?:判决书|裁定书|调解书|决定书|裁决书|判决|裁定|支付令)$"
)
_CASE_NUMBER = pattern(r"[（(〔\[](?:19|20)\d{2}[）)〕\]].{1,14}?号")
_PRONOUNCED = pattern(r"(?:判决|裁定|决定)如下|达成如下协议|不服本(?:判决|裁定)|本(?:判决|裁定)为终审")
_BENCH = pattern(r"^(?:代理|助理)?(?:审判长|审判员|人民陪审员|书记员|法官助理|执行员)")
_LETTER_TITLE = pattern(
    r"(?:信访(?:材料|信|书|事项|件|登记表)|申诉(?:状|书|信|材料)|来信|投诉(?:书|信)|举报(?:书|信|材料)|控告(?:书|信|状)|求助信|请愿书"
    r"|情况(?:反映|说明)|反映(?:材料|信)|再审申请书|异议书|诉求书|(?:请求|申请)书|公开信)$"
)
_TO_OFFICE = pattern(
    r"^(?:尊敬的)?.{0,26}?(?:法院|院长|庭长|法官|领导|信访(?:局|办|处)|检察院|检察长|局|委|政府|书记|市长|县长|区长|负责人)(?:您好|你好)?[：:，,！!]$"
)
_FIRST_PERSON = pattern(r"本人|我(?!院|局|委|办|县|市|省|区|国|处|部|厅|镇|乡|街道|单位|们?将)")
_PLEA = pattern(
    r"(?:请求|恳请|恳求|望|希望|要求|盼)[^。]{0,20}(?:贵院|法院|院长|领导|上级|有关部门|政府|依法)|此致|敬礼|为民做主"
)
_SIGNED = pattern(r"^(?:信访人|申诉人|反映人|投诉人|举报人|控告人|申请人|来信人|请求人|上访人)[：:（(]?")
_ANSWER = pattern(
    r"(?:答复|回复|函复|告知|复查意见|复核意见|处理意见|反馈)如下|(?:现|特)(?:答复|回复|告知)|特此(?:答复|回复|告知|函复)"
)
_FIRM = frozenset(
    {
        Profile.PETITION_OPINION,
        Profile.PETITION_REVIEW,
        Profile.PETITION_FINAL,
        Profile.PETITION_NOTICE,
        Profile.COURT_REPLY,
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
    lines = [
        "".join(paragraph.span.of(document.text).split())
        for paragraph in document.paragraphs
        if paragraph.kind in RUNNING
    ]
    lines = [line for line in lines if line]
    if not lines:
        return None
    judgment = _judgment([*_pieces(document), *lines], document.text)
    scores = {
        Role.JUDGMENT: judgment,
        Role.PETITION: 0 if judgment >= _ENOUGH and not _titled_letter(lines) else _petition(lines, document.text),
        Role.REPLY: _reply(document, lines),
    }
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


def _pieces(document: Document) -> list[str]:
    """The words of the first line, where a text without line breaks has its title."""
    return document.text[:_FIRST].split()[:_HEAD]


def _judgment(lines: list[str], text: str) -> int:
    head = lines[: 2 * _HEAD]
    titled = any(len(line) <= _TITLE_LENGTH and _JUDGMENT_TITLE.match(line) for line in head)
    numbered = any(len(line) <= _TITLE_LENGTH and _CASE_NUMBER.search(line) for line in head)
    pronounced = _PRONOUNCED.search(text) is not None
    signed = any(_BENCH.match(line) for line in lines[-_TAIL:])
    # A title counts only with something else of a judgment's: a list of enclosures names judgments too.
    return (2 if titled else 0) + numbered + pronounced + signed


def _titled_letter(lines: list[str]) -> bool:
    return any(len(line) <= _TITLE_LENGTH and _LETTER_TITLE.search(line) for line in lines[:4])


def _petition(lines: list[str], text: str) -> int:
    head = lines[:_HEAD]
    titled = _titled_letter(lines)
    to_office = any(len(line) <= _TITLE_LENGTH and _TO_OFFICE.match(line) for line in head)
    signed = any(_SIGNED.match(line) and len(line) <= _TITLE_LENGTH for line in (*head, *lines[-_TAIL:]))
    persons = len(_FIRST_PERSON.findall(text))
    often = persons >= 2 and persons * 400 >= len(text)  # noqa: PLR2004 - a letter speaks of its writer all the time
    return (2 if titled else 0) + to_office + signed + (2 if often else 0) + (_PLEA.search(text) is not None)


def _reply(document: Document, lines: list[str]) -> int:
    profile = detect_profile(document)
    firm = profile in _FIRM
    weak = profile not in {Profile.GENERIC, Profile.COURT_NOTICE}
    answers = _ANSWER.search(document.text) is not None
    spoken = any(
        re.search(r"(?:您|你)(?:们)?[^。]{0,12}(?:反映|提出|来信|来访|信访|咨询|投诉)", line) for line in lines
    )
    return (3 if firm else 1 if weak else 0) + (2 if answers else 0) + spoken
