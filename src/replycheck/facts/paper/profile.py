"""Which genre of paper a document is (domain specification, section 1).

Most false alarms come from judging one genre by another's rules; where nothing is certain the answer is ``GENERIC``. A
paper that is no reply at all (``facts.nature``) has none of the genres of reply, whatever single words it holds.
"""

from __future__ import annotations

from replycheck.facts.paper.issuer import addressed_to_person, is_court, is_procuratorate, issuer
from replycheck.facts.paper.nature import HEAD, nature
from replycheck.facts.paper.notice import is_notice
from replycheck.facts.paper.titles import answer_title, hotline_title, kind_of_title, profile_of_title
from replycheck.model.document import RUNNING, Document
from replycheck.model.profile import Profile
from replycheck.model.role import Role
from replycheck.text.patterns import pattern

__all__ = ["detect_profile", "is_court", "issuer"]

_ONLINE = pattern(
    r"^[\s“”\"'（(]*(?:尊敬的)?(?:各位)?(?:网友|网民|发帖人|留言者|市民|来信人|.{0,20}(?:网友|网民)|.{0,14}您好"
    r"|.{0,14}你好|[“\"]?UU\d+)"
)
_NUMBER = pattern(r"〔(?:19|20)\d{2}〕\s*\d+\s*号")
_NUMBER_LINE = 40
"""A number of the paper itself stands on a line of its own; in a sentence it is that of another paper."""
_ANSWERED = pattern(r"(?:答复|回复|函复|反馈|说明|告知)如下|(?:特此|专此)(?:答复|回复|函复|告知|说明)")
_ON_THE_WEB = pattern(r"网友|网民|留言|帖子|发帖|UU\d{3}")
_OPENING = 120
_WEB_LINES = 6
"""What came over the web has no lines of its own for title, addressee and signature."""
_OWN = frozenset({Profile.LETTER, Profile.OPINION, Profile.OFFICIAL_REPLY, Profile.REPORT_BACK})
"""The genres of organs among each other: their titles tell whatever else the paper looks like."""

_NAMED_BY = frozenset({"", "函", "意见"})
_TELLING = frozenset(Profile) - {Profile.COURT_REPLY, Profile.LETTER, Profile.OPINION}
"""The genres that a title alone tells; what a court writes depends on the court, a 函 on whom it is to."""


def detect_profile(document: Document) -> Profile:
    """The genre, from title, issuer and addressee; ``GENERIC`` where they do not tell."""
    paragraphs = ["".join(p.span.of(document.text).split()) for p in document.paragraphs if p.kind in RUNNING]
    headers = ["".join(p.span.of(document.text).split()) for p in document.paragraphs if p.kind not in RUNNING]
    head = paragraphs[:HEAD]
    looks = nature(document)
    titled = profile_of_title(head)
    name = issuer(document)
    court = is_court(name) or any(is_court(line) for line in headers)
    if titled is Profile.COURT_NOTICE and court and looks.role is not Role.PETITION and is_notice(head, document.text):
        return titled
    titled = None if titled is Profile.COURT_NOTICE else titled
    if looks.role in (Role.JUDGMENT, Role.PETITION):
        return Profile.GENERIC
    if looks.role is Role.OTHER:
        return _among_organs(head, titled)
    return _of_reply(document, head, titled, court=court)


def _among_organs(head: list[str], titled: Profile | None) -> Profile:
    """The genre of a paper that answers no person."""
    kind = kind_of_title(head)
    return titled if titled in _OWN and (kind is None or kind[1] in _NAMED_BY) else Profile.GENERIC


def _of_reply(document: Document, head: list[str], titled: Profile | None, *, court: bool) -> Profile:
    """The genre of a paper that answers somebody."""
    to_person = addressed_to_person(head)
    if court and (to_person or titled in (Profile.PETITION_OPINION, Profile.COURT_REPLY)):
        return Profile.COURT_REPLY
    if hotline_title(head):
        return Profile.ONLINE_REPLY
    if titled in _TELLING or (titled is Profile.LETTER and not to_person):
        return titled or Profile.GENERIC
    if _online(document, head, to_person=to_person):
        return Profile.ONLINE_REPLY
    if to_person or titled is Profile.COURT_REPLY:
        return _of_bureau(document, head, to_person=to_person)
    return titled or Profile.GENERIC


def _online(document: Document, head: list[str], *, to_person: bool) -> bool:
    """Whether it answers a message that came over the web."""
    if any(len(line) <= _NUMBER_LINE and _NUMBER.search(line) for line in head):
        return False
    if head and _ONLINE.match(head[0]):
        return True
    return not to_person and len(head) <= _WEB_LINES and _ON_THE_WEB.search(document.text[:_OPENING]) is not None


def _of_bureau(document: Document, head: list[str], *, to_person: bool) -> Profile:
    """The genre of what an office that is no court writes to a person, or about a person's letter."""
    name = issuer(document)
    answers = answer_title(head) is not None or (to_person and _ANSWERED.search(document.text) is not None)
    if not answers or name is None or is_court(name):
        return Profile.GENERIC
    return Profile.PROCURATORATE_REPLY if is_procuratorate(name) else Profile.BUREAU_REPLY
