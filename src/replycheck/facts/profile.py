"""Which genre of paper a document is (domain specification, section 1).

Most false alarms come from judging one genre by another's rules; where nothing is certain the answer is ``GENERIC``.
"""

from __future__ import annotations

import re

from replycheck.model.document import RUNNING, Document
from replycheck.model.profile import Profile
from replycheck.text.patterns import Pattern, pattern

_HEAD, _TAIL = 12, 8
"""Paragraphs at the start and the end in which title, addressee, issuer and date can stand."""
_TITLE_LENGTH = 90
_COURT = pattern(
    r"^[\u4e00-\u9fa5]{2,28}(?:人民法院|海事法院|知识产权法院|金融法院|互联网法院|铁路运输法院)"
    r"(?:文件|[\u4e00-\u9fa5]{1,10}(?:庭|局|室|中心))?$"
)
"""A court, or a part of it: 某某区人民法院立案庭."""
_ADDRESSEE = pattern(
    r"^(?:尊敬的)?[\u4e00-\u9fa5·×]{2,12}?(?:、[\u4e00-\u9fa5·×]{2,12}?){0,4}(?:[（(][男女][）)])?"
    r"(?P<title>同志|先生|女士|等\d*人|等[一二三四五六七八九十]*人)?(?<!如下)[：:]$"
)
_ORGAN = pattern(
    r"(?:院|法院[\u4e00-\u9fa5]{1,10}庭|局|委|会|厅|部|办|处|府|室|所|站|中心|公司|镇|乡|街道|机关|单位|大队|支队)$"
)
_ONLINE = pattern(
    r"^[\s“”\"'（(]*(?:尊敬的)?(?:各位)?(?:网友|发帖人|留言者|市民|来信人|.{0,20}网友|.{0,14}您好|.{0,14}你好|[“\"]?UU\d+)"
)
_NUMBER = pattern(r"〔(?:19|20)\d{2}〕\s*\d+\s*号")
_TITLES: tuple[tuple[Pattern, Profile], ...] = (
    (pattern(r"复查意见书?$"), Profile.PETITION_REVIEW),
    (pattern(r"复核意见书?$"), Profile.PETITION_FINAL),
    (
        pattern(r"(?:信访|受理|转送|转办|交办|不再受理).{0,24}告知(?:书|单)$|^告知(?:书|单)$", needs="告知"),
        Profile.PETITION_NOTICE,
    ),
    (pattern(r"(?:处理|答复)意见书?$"), Profile.PETITION_OPINION),
    (
        pattern(r"(?:办理|核查|落实|处理)(?:情况|结果)的?(?:报告|回告|反馈)$", needs=("情况", "结果")),
        Profile.REPORT_BACK,
    ),
    (pattern(r"批复$"), Profile.OFFICIAL_REPLY),
    (pattern(r"通知书$"), Profile.COURT_NOTICE),
    (
        pattern(
            r"(?:来信|来访|信访|反映|诉求|投诉|申诉).{0,60}(?:回复|答复|复函|回函|复信|的函)$|^信访.{0,6}(?:回复|答复)$"
        ),
        Profile.COURT_REPLY,
    ),
    (pattern(r"(?:复)?函$"), Profile.LETTER),
    (pattern(r"意见$"), Profile.OPINION),
)


def detect_profile(document: Document) -> Profile:
    """The genre, from title, issuer and addressee; ``GENERIC`` where they do not tell."""
    paragraphs = [re.sub(r"\s+", "", p.span.of(document.text)) for p in document.paragraphs if p.kind in RUNNING]
    headers = [re.sub(r"\s+", "", p.span.of(document.text)) for p in document.paragraphs if p.kind not in RUNNING]
    head = paragraphs[:_HEAD]
    titled = _by_title(head)
    court = is_court(issuer(document)) or any(is_court(line) for line in headers)
    if titled is Profile.COURT_NOTICE:
        return titled if court else Profile.GENERIC
    if court and (_addressed_to_person(head) or titled in (Profile.PETITION_OPINION, Profile.COURT_REPLY)):
        return Profile.COURT_REPLY
    if titled is not None and titled is not Profile.COURT_REPLY:
        return titled
    if head and _ONLINE.match(head[0]) and not any(_NUMBER.search(line) for line in head):
        return Profile.ONLINE_REPLY
    return Profile.GENERIC


def issuer(document: Document) -> str | None:
    """The name of the issuing body: from the signature at the end, else from the red head; None if neither tells."""
    lines = [re.sub(r"\s+", "", p.span.of(document.text)) for p in document.paragraphs if p.kind in RUNNING]
    for line in [*reversed(lines[-_TAIL:]), *lines[:4]]:
        name = re.sub(r"(?:[（(].{0,6}[章印][）)])$|文件$", "", line)
        if 4 <= len(name) <= 40 and _ORGAN.search(name) and re.fullmatch(r"[\u4e00-\u9fa5×]+", name):  # noqa: PLR2004
            return name
    return None


def is_court(name: str | None) -> bool:
    """Whether this is the name of a people's court."""
    return name is not None and _COURT.match(name) is not None


def _by_title(head: list[str]) -> Profile | None:
    """The genre that a title among the first lines tells; a title may run over two or three lines."""
    short = [line if len(line) <= _TITLE_LENGTH and not re.search(r"[。；：:，]$", line) else "" for line in head]
    for first in range(len(short)):
        for length in (1, 2, 3):
            lines = short[first : first + length]
            if not all(lines):
                break
            title = re.sub(r"[（(].{0,20}[）)]$", "", "".join(lines))
            for form, profile in _TITLES:
                if len(title) <= _TITLE_LENGTH and form.search(title) and not title.endswith(("：", "。")):
                    return profile
    return None


def _addressed_to_person(head: list[str]) -> bool:
    """Whether the first line that can be an addressee names a person; later ones are lead-ins of the text."""
    match = next(filter(None, map(_ADDRESSEE.match, head)), None)
    return match is not None and bool(match["title"] or not _ORGAN.search(match[0][:-1]))
