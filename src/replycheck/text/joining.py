"""How printed lines make sentences again: what goes between them, whether one is finished, what begins anew.

Chinese is broken anywhere and joined without a space; only Latin words need one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from replycheck.text.patterns import pattern
from replycheck.text.torn import tears

_FINISHED = pattern(r"[。！？；：…!?;:][”’」』）)】》〉\"']{0,8}$")
_ITEM = pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[章节条编](?![的规第之、和及款，,至到])|附件?\s*\d{0,2}\s*[:：]|附件\d{0,2}$"
)
_INSIDE = pattern(r"[，。；].")
_TOKEN = pattern(r"[A-Za-z0-9.,%‰/:+\-–—〔〕\[\]℃]+|.", re.DOTALL)
_NEVER_FIRST = "，。、；：？！）》〉」』】〕”’…—,.;:?!)]}%"
_LATIN_END = pattern(r"[A-Za-z0-9.,;:!?)\]%\"']$")
_LATIN_START = pattern(r"[A-Za-z0-9(\[\"']")
_ADDRESSED = pattern(r"[^，。；：]{1,24}[：:]$")
_TITLED = pattern(
    r"(?:答复|[书函]|意见|通知|决定|批复|报告|说明|情况)(?:[（(][^（()）]{1,20}[）)])?$|〔\d{4}〕第?\d{1,6}号$"
)
"""How a title and the number of a paper end, behind which somebody is addressed."""
_IN_SENTENCE = pattern("[，。；]")
_BODY = pattern(
    r"[\u4e00-\u9fff]{3,40}(?:法院|检察院|政府|[委会局厅部处院所社站]|办公室|中心|公司|学校|大学|支队|大队)"
)
_DATE = pattern(r"[\d〇○零一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日")
"""A date alone on its line, as papers are signed with."""
_GAP = pattern(r"(?<=\S)(?:[ \u3000]{2,20}|\t)(?=\S)")
"""Between the columns of a table that is set with blanks."""
_WIDEST_WRAPPED, _SHORTEST_WRAPPED, _HANGING = 60, 8, 2
"""Characters of a line that was broken by hand, of a full one at least, and by which full lines differ."""
_NO_HEADING, _FEW, _BY_CHANCE = 12, 3, 1 / 3
"""Characters from which a line is no heading; lines that tell of a way of setting, and the share that is chance."""


def joint(left: str, right: str) -> str:
    """What belongs between two lines of one paragraph: a space between Latin words, nothing in Chinese."""
    if not left or not right or left[-1].isspace() or not (_LATIN_END.search(left) and _LATIN_START.match(right)):
        return ""
    if left[-1] == "." and right[0].islower():
        return ""  # an address broken at its dot
    # Figures broken at the end of a line go on; only a letter on either side makes two words.
    return " " if left[-1].isalpha() or right[0].isalpha() or left[-1] in ",;:!?" else ""


def hyphenated(left: str, right: str) -> bool:
    """Whether the hyphen that ends ``left`` only breaks a word (``infor-`` / ``mation``)."""
    return len(left) > 1 and left[-1] == "-" and left[-2].islower() and left[-2].isascii() and right[:1].islower()


def finished(line: str) -> bool:
    """Whether the line ends where a sentence or a clause list ends, so that a new paragraph may follow."""
    return _FINISHED.search(line) is not None


def begins_item(line: str) -> bool:
    """Whether the line starts like a numbered heading, a list item or an annex."""
    return _ITEM.match(line) is not None


def addressed(line: str, following: str) -> bool:
    """Whether a line names whom the paper is addressed to whose title or number ends the one before."""
    if _IN_SENTENCE.search(line) or "如下" in following:
        return False  # 现将有关情况答复 / 如下：
    return _ADDRESSED.match(following.strip()) is not None and _TITLED.search(line) is not None


def _signs(lines: Sequence[str]) -> bool:
    """Whether two lines are a signature: a body without any mark, and a date."""
    if len(lines) < 2:  # noqa: PLR2004 - a body and a date
        return False
    return _BODY.fullmatch(lines[0].strip()) is not None and _DATE.fullmatch(lines[1].strip()) is not None


def wraps(lines: Sequence[str], at: int) -> bool:
    """Whether the break behind line ``at`` of a paragraph only wraps it: a full line that ends no sentence."""
    line, following = lines[at], lines[at + 1]
    widest = max(map(len, lines))
    if not line.strip() or not following.strip():
        return False
    columns = len(_GAP.findall(line.strip()))
    if columns and columns == len(_GAP.findall(following.strip())):
        return False  # rows of a table
    if tears(line, following):
        return True
    anew = begins_item(following) or (finished(line) and not _set_by_width(lines))
    if anew or following[0].isspace() or widest > _WIDEST_WRAPPED:
        return False
    if addressed(line, following) or _DATE.fullmatch(following.strip()) or _signs(lines[at + 1 : at + 3]):
        return False
    return len(line) >= _SHORTEST_WRAPPED and len(line) + _HANGING >= min(widest, max(map(len, lines[at:])))


def _set_by_width(lines: Sequence[str]) -> bool:
    """Whether all lines but the last are full and most end in mid-sentence: where one ends a sentence, it is chance."""
    full = lines[:-1]
    even = min(map(len, full)) + _HANGING >= max(map(len, lines))
    return len(full) >= _FEW and even and sum(map(finished, full)) <= _BY_CHANCE * len(full)


def broken_by_hand(lines: Sequence[str]) -> bool:
    """Whether a paper's lines (or paragraphs) end in mid-sentence so often that it is the way the paper is set.

    A title, a name and a heading end without a stop too; they have no mark inside either, and are not counted.
    """
    told = [line for line in map(str.strip, lines) if len(line) >= _NO_HEADING and _INSIDE.search(line)]
    open_ends = sum(not finished(line) for line in told)
    return open_ends >= _FEW and open_ends > _BY_CHANCE * len(told)


def first_width(line: str) -> float:
    """Ems of what could not have been broken off at the start of the line: a word, or a character with its marks."""
    match = _TOKEN.match(line)
    if match is None:
        return 0.0
    end = match.end()
    while end < len(line) and line[end] in _NEVER_FIRST:
        end += 1
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in line[:end])
