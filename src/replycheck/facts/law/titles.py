"""Titles of law that are nearly one of the known ones: the slips of a copyist.

What is easily got wrong: 湖南省信访条例 is no misspelt 信访条例 and 物业管理办法 no misspelt 物业管理条例; so neither
words put in front nor the kind of instrument at the end count as a slip.
"""

from __future__ import annotations

from functools import cache

from replycheck.facts.law.statutes import plain_title, statute, titles
from replycheck.text.confusable import alike
from replycheck.text.patterns import pattern

_KIND = pattern(r"(?:法典|法|条例|办法|规定|解释|细则|规则|规程|决定|批复|意见|通知)(?:（[\u4e00-\u9fff]{1,3}）)?$")
_SHORTEST, _LONG = 5, 12
"""Shorter titles have lawful neighbours; from the second length on, two slips may be one title."""
_AREA = pattern("[省市县区旗州盟乡镇院部委厅局]|[A-Za-z0-9]")
_STATE = "中华人民共和国"
_NUMBERED = pattern("[一二三四五六七八九十]")


def near_title(written: str) -> str | None:
    """The plain title that is meant by one written with a slip; None where it is known or like no known one."""
    title = plain_title(written)
    if written.startswith(_STATE) and statute(title) is None and (meant := _misheard(title)) is not None:
        return meant
    if len(title) < _SHORTEST or statute(title) is not None or not _KIND.search(title):
        return None
    most = 2 if len(title) >= _LONG else 1
    best: tuple[int, str] | None = None
    for size in range(len(title) - most, len(title) + most + 1):
        for known in _by_length().get(size, ()):
            count = slips(title, known, most)
            if count <= most and (best is None or count < best[0]) and _same_kind(title, known):
                best = count, known
    return best[1] if best else None


def slips(one: str, other: str, most: int) -> int:
    """Characters wrong, left out, added, or two neighbours swapped; more than ``most`` where there are more.

    No character between two that were swapped is changed as well (optimal string alignment).
    """
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    if longer - shorter > most or len({*one} - {*other}) > most or len({*other} - {*one}) > most:
        return most + 1  # a slip brings in one other character at most
    if longer == shorter == sum(map(str.__eq__, one, other)):
        return 0
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        after = [at]
        for place, wanted in enumerate(other, 1):
            best = min(row[place - 1] + (letter != wanted), row[place] + 1, after[-1] + 1)
            if at > 1 < place and letter == other[place - 2] and one[at - 2] == wanted:
                best = min(best, before[place - 2] + 1)
            after.append(best)
        if min(after) > most and min(row) > most:
            return most + 1
        before, row = row, after
    return min(row[-1], most + 1)


def _misheard(title: str) -> str | None:
    """A law of the state with one character misheard, misread or lost, short as it may be: 公正法."""
    near = (known for known in _by_length().get(len(title), ()) if slips(title, known, 1) == 1)
    heard = (known for known in near if any(a != b and alike(a, b) for a, b in zip(title, known, strict=True)))
    return next(heard, None) or (_lost(title) if len(title) == _SHORTEST - 1 else None)


def _lost(title: str) -> str | None:
    """The only known law that has one character more: 刑事诉法."""
    longer = [known for known in _by_length().get(len(title) + 1, ()) if slips(title, known, 1) == 1]
    same = [known for known in longer if known[:2] == title[:2] and known[-1] == title[-1]]
    return same[0] if len(same) == 1 else None


def _same_kind(title: str, known: str) -> bool:
    """Whether the difference is a copyist's slip and not another instrument's own name."""
    kind, other = _KIND.search(title), _KIND.search(known)
    if kind is None or other is None or kind.group() != other.group() or title[0] != known[0] or title.endswith(known):
        return False
    changed = {*title} ^ {*known}
    return not any(_AREA.match(char) or _NUMBERED.match(char) for char in changed)


@cache
def _by_length() -> dict[int, tuple[str, ...]]:
    grouped: dict[int, list[str]] = {}
    for title in titles():
        grouped.setdefault(len(title), []).append(title)
    return {size: tuple(group) for size, group in grouped.items()}
