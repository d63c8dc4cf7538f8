"""Whether a document is one running text, whose words tell how its pages follow one another.

What is easily got wrong: forms, tables, standards, catalogues, statutes and slides have pages that stand by themselves;
their words end and begin anywhere, so a page that seems not to go on from the one before is no page out of place. What
the words of pages say was learned from replies and judgments, so only of such papers is it believed.
"""

from __future__ import annotations

from statistics import median

from replycheck.facts.paper.nature import holds_judgment_title, lines_of, nature
from replycheck.model.document import RUNNING, Document, ParagraphKind
from replycheck.model.role import Role
from replycheck.text.patterns import pattern

_HAN = pattern(r"[\u4e00-\u9fff]")
_STOPS = pattern(r"[，。；：！？、]")
_TABLES, _CHINESE, _WIDE = 0.4, 0.5, 0.5
"""Shares of the text in tables, of Han among the letters, of pages lying on their side, that settle it."""
_LINE, _STOP = 16, 0.02
"""A catalogue: half of its paragraphs are shorter, and it has fewer marks among its letters; prose has 0.08."""
_OF_CASES = pattern(
    r"本院|原告|被告|判决|裁定|上诉|公诉|申请再审|执行(?:案|局|法官|标的)|申请执行|被执行|答复|回复|反映|来信|来访|信访|诉求|投诉|收悉|您|你(?:们)?(?:于|反映|提出|要求|申请|来)"
)
_EVERY = 700
"""Characters among which a reply or a judgment has one such word; other papers have them by chance."""
_ENOUGH = 12


def is_running(document: Document) -> bool:
    """Whether the order of its pages can be judged by words."""
    text = document.text
    letters = sum(character.isalpha() for character in text)
    if not letters or len(_HAN.findall(text)) < _CHINESE * letters:
        return False
    if len(_OF_CASES.findall(text)) * _EVERY < len(text):
        return False
    if _is_of_another_kind(document) or _lies_on_its_side(document) or is_tables(document):
        return False
    running = [paragraph for paragraph in document.paragraphs if paragraph.kind in RUNNING]
    lists = len(running) >= _ENOUGH and median(len(one.span) for one in running) < _LINE
    return not (lists and len(_STOPS.findall(text)) < _STOP * letters)


def _is_of_another_kind(document: Document) -> bool:
    """Whether its name says that it is neither reply nor judgment: no name is one where a page before it lies later."""
    looks = nature(document)
    if looks.role is not Role.OTHER or not looks.called:
        return False
    return not holds_judgment_title(lines_of(document), document.text)


def is_tables(document: Document) -> bool:
    """Whether much of it stands in tables."""
    running = [paragraph for paragraph in document.paragraphs if paragraph.kind in RUNNING]
    cells = sum(len(one.span) for one in running if one.kind is ParagraphKind.TABLE_CELL)
    return cells > _TABLES * sum(len(one.span) for one in running)


def _lies_on_its_side(document: Document) -> bool:
    wide = sum(page.width > page.height for page in document.pages)
    return wide > _WIDE * len(document.pages)
